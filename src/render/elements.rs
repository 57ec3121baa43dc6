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
        write!(out, "{indent}{}", indented(value, indent)?)
    }

    /// Writes what sets the next element apart from the last.
    pub fn comma(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let comma = if self.written > 0 { ",\n" } else { "\n" };
        self.written += 1;
        out.write_all(comma.as_bytes())
    }
}

/// A value as it stands inside an object that is written by hand. No string of JSON holds a line break.
pub(super) fn indented(value: &impl Serialize, indent: &str) -> io::Result<String> {
    Ok(serde_json::to_string_pretty(value)?.replace('\n', &format!("\n{indent}")))
}
