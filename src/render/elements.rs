//! Writes the elements of a JSON array one by one.

use std::io::{self, Write as _};

use serde::Serialize;

/// Separates elements by commas; each starts on a new line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Elements {
    begun: bool,
}

impl Elements {
    /// Whether an element was written.
    pub fn any(self) -> bool {
        self.begun
    }

    /// Writes an element on one line.
    pub fn line(&mut self, value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
        let mut out = self.more(out);
        out.write_all(b"\n")?;
        Ok(serde_json::to_writer(out, value)?)
    }

    /// Writes an element as a pretty-printed block after `indent`.
    pub fn block(&mut self, value: &impl Serialize, indent: &str, out: &mut dyn io::Write) -> io::Result<()> {
        let mut out = self.more(out);
        write!(out, "\n{indent}")?;
        pretty(value, indent, &mut out)
    }

    /// A writer for any number of elements that are separated from each other already.
    pub fn more<'w>(&'w mut self, out: &'w mut dyn io::Write) -> impl io::Write + 'w {
        More { elements: self, out, begun: false }
    }
}

/// Writes a separator before the first bytes, if anything is written at all.
struct More<'w> {
    elements: &'w mut Elements,
    out: &'w mut dyn io::Write,
    begun: bool,
}

impl io::Write for More<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.begun && !bytes.is_empty() {
            if self.elements.begun {
                self.out.write_all(b",")?;
            }
            (self.elements.begun, self.begun) = (true, true);
        }
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A value as JSON, to be embedded in an object that is written by hand.
pub fn indented(value: &impl Serialize, indent: &str) -> io::Result<String> {
    let mut text = Vec::new();
    pretty(value, indent, &mut text)?;
    Ok(String::from_utf8(text).expect("JSON is UTF-8"))
}

/// Writes a value as JSON, to be embedded in an object that is written by hand.
pub fn pretty(value: &impl Serialize, indent: &str, out: &mut dyn io::Write) -> io::Result<()> {
    Ok(serde_json::to_writer_pretty(Indenting { out, indent }, value)?)
}

/// Indents each line but the first. JSON strings contain no line breaks, so no string is changed.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_no_element_leave_no_comma() {
        let (mut all, mut text) = (Elements::default(), Vec::new());
        for page in [&[][..], &[1, 2], &[], &[3]] {
            let (mut elements, mut more) = (Elements::default(), all.more(&mut text));
            page.iter().try_for_each(|n| elements.line(n, &mut more)).unwrap();
            assert_eq!(elements.any(), !page.is_empty());
        }
        assert_eq!(String::from_utf8(text).unwrap(), "\n1,\n2,\n3");
    }
}
