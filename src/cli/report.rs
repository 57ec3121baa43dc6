//! Prints results one by one. The command continues when standard output is closed or full: what was sent stays sent.

use std::io;

use super::context::Context;
use super::exit::{Exit, Failure};
use super::inputs::reason;
use crate::render::Style;

/// Tells results as they come. One that cannot be told does not end the work.
#[derive(Debug, Default)]
pub struct Report {
    listener: Listener,
}

/// Who hears it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Listener {
    /// Whoever reads standard output.
    #[default]
    Reader,
    /// Nobody any more: the pipe is closed, as by `| head`.
    Nobody,
    /// Whoever reads standard error, for standard output cannot be written.
    Stderr,
}

impl Report {
    /// Tells one result, whole and at once. Where nobody reads it is dropped; where standard output cannot be written,
    /// as on a full disk, it and all that follow are told on standard error.
    ///
    /// # Errors
    /// When it cannot be put into words; never for a stream.
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
            // What stands in its buffer would be tried, and complained about, once more at the end.
            context.stdout = Box::leak(Box::new(io::sink()));
            if error.kind() == io::ErrorKind::BrokenPipe {
                self.listener = Listener::Nobody;
            } else {
                self.listener = Listener::Stderr;
                let words = format!("the result cannot be written: {}", reason(&error));
                context.complain(&Failure::world(words).help("it follows here; the work goes on"));
            }
        }
        if self.listener == Listener::Stderr {
            context.stderr.write_all(&words)?;
        }
        Ok(())
    }

    /// The exit code of work that ends with `exit`.
    #[must_use]
    pub fn exit(&self, exit: Exit) -> Exit {
        if self.listener == Listener::Stderr { exit.max(Exit::World) } else { exit }
    }
}
