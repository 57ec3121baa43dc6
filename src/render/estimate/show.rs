//! A way to show sizes, message by message.

use std::io;

use super::Tally;
use crate::sizing::Sized;

/// A way to show sizes. Messages are shown one by one; the summary of all comes last.
pub trait Show {
    /// Writes the part before the first message.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = out;
        Ok(())
    }

    /// Writes about one message.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn message(&mut self, message: &Sized<'_>, out: &mut dyn io::Write) -> io::Result<()>;

    /// Writes the part after the last message.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn end(&mut self, tally: &Tally<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = (tally, out);
        Ok(())
    }
}
