//! Prints results one by one. The command continues if standard output is closed or full, because sent requests stay
//! sent; a command that does nothing but report asks [`Report::is_unread`].

use std::io;

use super::context::Context;
use super::exit::{Exit, Failure};
use super::inputs::reason;
use crate::render::Style;

/// Prints results as they arrive. A result that cannot be printed does not end the work.
#[derive(Debug, Default)]
pub struct Report {
    listener: Listener,
}

/// Where results are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Listener {
    /// On standard output.
    #[default]
    Reader,
    /// Nowhere, because the pipe is closed, as by `| head`.
    Nobody,
    /// On standard error, because standard output cannot be written.
    Stderr,
}

impl Report {
    /// Prints one result, whole and at once. If the pipe is closed, it is dropped. If standard output cannot be
    /// written, for example because the disk is full, this and all later results are printed on standard error.
    ///
    /// # Errors
    /// When `write` fails, or the result cannot be written to standard error either.
    pub fn tell(
        &mut self,
        context: &mut Context<'_>,
        write: impl FnOnce(Style, &mut dyn io::Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut words = Vec::new();
        write(context.out_style, &mut words)?;
        if self.listener == Listener::Reader {
            let told = context.stdout.write_all(&words).and_then(|()| context.stdout.flush());
            let Err(error) = told else { return Ok(()) };
            // Otherwise the text left in its buffer would be written, and fail, again at the end.
            context.stdout = Box::leak(Box::new(io::sink()));
            if error.kind() == io::ErrorKind::BrokenPipe {
                self.listener = Listener::Nobody;
            } else {
                self.listener = Listener::Stderr;
                let words = format!("the result cannot be written: {}", reason(&error));
                context.complain(&Failure::world(words).help("it follows here; the run continues"));
            }
        }
        if self.listener == Listener::Stderr {
            context.stderr.write_all(&words)?;
        }
        Ok(())
    }

    /// Whether the reader of the results has gone.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        self.listener == Listener::Nobody
    }

    /// The exit code of a run that would otherwise end with `exit`.
    #[must_use]
    pub fn exit(&self, exit: Exit) -> Exit {
        if self.listener == Listener::Stderr { exit.max(Exit::World) } else { exit }
    }
}
