//! The elements of a JSON array that is written as they come.

use std::io;

use serde::Serialize;

/// Sets elements apart by commas, an element a line or a pretty block.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Elements {
    written: usize,
}

impl Elements {
    /// How many were written.
    pub fn written(self) -> usize {
        self.written
    }

    /// Writes an element on a line of its own.
    pub fn line(&mut self, value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
        self.comma(out)?;
        serde_json::to_writer(&mut *out, value)?;
        Ok(())
    }

    /// Writes an element as a pretty block behind `indent`.
    pub fn block(&mut self, value: &impl Serialize, indent: &str, out: &mut dyn io::Write) -> io::Result<()> {
        self.comma(out)?;
        out.write_all(indent.as_bytes())?;
        pretty(value, indent, out)
    }

    /// Writes what sets the next element apart from the last.
    pub fn comma(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let comma = if self.written > 0 { ",\n" } else { "\n" };
        self.written += 1;
        out.write_all(comma.as_bytes())
    }
}

/// A value as it stands inside an object that is written by hand.
pub(super) fn indented(value: &impl Serialize, indent: &str) -> io::Result<String> {
    let mut text = Vec::new();
    pretty(value, indent, &mut text)?;
    Ok(String::from_utf8(text).expect("JSON is UTF-8"))
}

/// Writes a value as it stands inside an object that is written by hand.
pub(super) fn pretty(value: &impl Serialize, indent: &str, out: &mut dyn io::Write) -> io::Result<()> {
    Ok(serde_json::to_writer_pretty(Indenting { out, indent }, value)?)
}

/// Begins each line but the first with an indent. No string of JSON holds a line break.
struct Indenting<'w> {
    out: &'w mut dyn io::Write,
    indent: &'w str,
}

impl io::Write for Indenting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.out.write_all(line)?;
            if line.ends_with(b"\n") {
                self.out.write_all(self.indent.as_bytes())?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
