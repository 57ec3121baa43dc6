//! Prints results of commands that do more than print: they continue if standard output is closed or full, because sent
//! requests stay sent and fixed files fixed. A command that does nothing but report asks [`Report::is_unread`].

use std::io;

use super::context::Context;
use super::exit::{Exit, Failure};
use crate::reason::io_reason;
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
            context.mute();
            if error.kind() == io::ErrorKind::BrokenPipe {
                self.listener = Listener::Nobody;
            } else {
                self.listener = Listener::Stderr;
                let words = format!("the result cannot be written: {}", io_reason(&error));
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

/// Prints results piece by piece, as they would be without a report of what could not be printed in between.
#[derive(Debug)]
pub struct Results {
    /// Whether they go to standard error, because standard output carries a document.
    aside: bool,
    /// The exit code that printing them leads to.
    exit: Exit,
}

impl Results {
    /// Results that go to standard output or, with `aside`, to standard error.
    #[must_use]
    pub fn new(aside: bool) -> Self {
        Self { aside, exit: Exit::Clean }
    }

    /// The style of the stream that they go to.
    #[must_use]
    pub fn style(&self, context: &Context<'_>) -> Style {
        if self.aside { context.err_style } else { context.out_style }
    }

    /// Prints a piece. After one that could not be printed, `write` still runs, but nothing more is shown.
    pub fn print(
        &mut self,
        context: &mut Context<'_>,
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) {
        let printed = write(if self.aside { context.stderr } else { context.stdout });
        self.heed(printed, context);
    }

    /// Takes note of how writing to standard output went. That it is closed is no error: `mmsctl … | head` has seen all
    /// it wanted.
    pub fn heed(&mut self, printed: io::Result<()>, context: &mut Context<'_>) {
        let Err(error) = printed else { return };
        context.mute();
        if error.kind() != io::ErrorKind::BrokenPipe {
            let words = format!("the result cannot be written: {}", io_reason(&error));
            let failure = Failure::world(words).help("the run continues without it");
            context.complain(&failure);
            self.exit = failure.exit;
        }
    }

    /// Prints what is left in buffers, and returns the exit code of a run that would otherwise end with `exit`.
    pub fn exit(&mut self, exit: Exit, context: &mut Context<'_>) -> Exit {
        let flushed = context.stdout.flush();
        self.heed(flushed, context);
        exit.max(self.exit)
    }
}
