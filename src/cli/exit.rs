//! Exit codes, errors that carry one, and why a command stops before its end.

use std::{fmt, io};

use crate::reason::io_reason;

use crate::interrupt::StopSignal;

/// How a run ended. With several inputs the worst exit counts; the variants are in ascending order. The help, the manual
/// and the README take their lists from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done; no finding at or above `--fail-on`.
    Clean,
    /// Findings at or above `--fail-on`.
    Findings,
    /// A limit cannot be met.
    Limit,
    /// The network failed, or the service responded with Failure.
    Network,
    /// ffmpeg or ffprobe is missing, or it failed.
    Tool,
    /// A file, port or environment problem.
    World,
    /// A usage or configuration error.
    Usage,
    /// A signal ended it: SIGHUP, because its terminal was closed.
    HungUp,
    /// Ctrl-C ended it, or, until [`Exit::by`] tells, another signal.
    Interrupted,
    /// SIGTERM ended it.
    Terminated,
    /// A bug in mmsctl.
    Bug,
}

impl Exit {
    /// Every exit, in the order of the codes.
    pub const ALL: [Exit; 11] = [
        Exit::Clean,
        Exit::Findings,
        Exit::Usage,
        Exit::World,
        Exit::Tool,
        Exit::Network,
        Exit::Limit,
        Exit::Bug,
        Exit::HungUp,
        Exit::Interrupted,
        Exit::Terminated,
    ];

    /// This exit, but of a run that was interrupted the one of the signal that did it.
    #[must_use]
    pub fn by(self, signal: Option<StopSignal>) -> Self {
        match (self, signal) {
            (Exit::Interrupted, Some(StopSignal::HangUp)) => Exit::HungUp,
            (Exit::Interrupted, Some(StopSignal::Terminate)) => Exit::Terminated,
            _ => self,
        }
    }

    /// The number a shell sees. For a signal it is 128 and the signal's number, as shells show it of a program that does
    /// not handle the signal: no command looks different for cleaning up first.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::World => 3,
            Exit::Tool => 4,
            Exit::Network => 5,
            Exit::Limit => 6,
            Exit::Bug => 70,
            Exit::HungUp => 129,
            Exit::Interrupted => 130,
            Exit::Terminated => 143,
        }
    }

    /// What the code means, as the manual says it.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Exit::Clean => "done; no finding at or above --fail-on",
            Exit::Findings => "findings at or above --fail-on",
            Exit::Usage => "a usage or configuration error",
            Exit::World => "a file or environment problem",
            Exit::Tool => "ffmpeg or ffprobe is missing or failed",
            Exit::Network => "the network failed, or the API answered Failure",
            Exit::Limit => "a limit cannot be met",
            Exit::Bug => "a bug in mmsctl",
            Exit::HungUp => "ended by SIGHUP: its terminal was closed",
            Exit::Interrupted => "ended by Ctrl-C (SIGINT)",
            Exit::Terminated => "ended by SIGTERM",
        }
    }

    /// What the code means in a word or two, as the help says it.
    fn word(self) -> &'static str {
        match self {
            Exit::Clean => "clean",
            Exit::Findings => "findings",
            Exit::Usage => "usage",
            Exit::World => "file or environment",
            Exit::Tool => "ffmpeg",
            Exit::Network => "network",
            Exit::Limit => "limit",
            Exit::Bug => "bug",
            Exit::HungUp => "hung up",
            Exit::Interrupted => "interrupted",
            Exit::Terminated => "terminated",
        }
    }

    /// All codes with their words, in a sentence.
    pub(super) fn summary() -> String {
        let codes = Self::ALL.map(|exit| format!("{} {}", exit.code(), exit.word()));
        format!("Exit codes: {}.", codes.join(", "))
    }
}

/// An error for people, with its exit code and a hint how to fix it.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    /// What is wrong: a fragment in lower case that names the cause.
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
}

impl Failure {
    /// A usage error.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { exit: Exit::Usage, message: message.into(), help: None }
    }

    /// Something wrong with a document.
    pub fn findings(message: impl Into<String>) -> Self {
        Self { exit: Exit::Findings, message: message.into(), help: None }
    }

    /// A problem with a file or the environment.
    pub fn world(message: impl Into<String>) -> Self {
        Self { exit: Exit::World, message: message.into(), help: None }
    }

    /// The network failed, or the service refused.
    pub fn network(message: impl Into<String>) -> Self {
        Self { exit: Exit::Network, message: message.into(), help: None }
    }

    /// Adds a hint how to fix the error.
    #[must_use]
    pub fn help(mut self, repair: impl Into<String>) -> Self {
        self.help = Some(repair.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// Why a command stops before its end.
#[derive(Debug)]
pub enum Stop {
    /// An error that is still to be reported.
    Failure(Failure),
    /// Standard output, or standard error in its place, cannot be written.
    Output(io::Error),
    /// Errors that have been reported; this is the worst of their exit codes.
    Reported(Exit),
    /// A text that is made of the program itself, such as a manual page, cannot be made.
    Bug(anyhow::Error),
}

impl Stop {
    /// The error to report, or the exit code of a run that has nothing to report any more.
    pub(super) fn failure(self) -> Result<Failure, Exit> {
        match self {
            Stop::Failure(failure) => Ok(failure),
            // A closed stdout is not an error: `mmsctl … | head` has seen all it wanted.
            Stop::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Exit::Clean),
            Stop::Output(error) => {
                Ok(Failure::world(format!("the result cannot be written: {}", io_reason(&error))))
            }
            Stop::Reported(exit) => Err(exit),
            Stop::Bug(error) => Ok(Failure { exit: Exit::Bug, message: format!("{error:#}"), help: None }
                .help("this is a bug in mmsctl: please report the command")),
        }
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Stop::Failure(failure)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Stop::Output(error)
    }
}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Self {
        Stop::Bug(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_is_reported_with_its_cause_or_not_at_all() {
        let full = io::Error::new(io::ErrorKind::StorageFull, "no room");
        let page = anyhow::anyhow!("no room").context("the page `mmsctl` cannot be made");
        for (stop, reported) in [
            (Stop::from(Failure::usage("wrong")), Ok((Exit::Usage, "wrong"))),
            (Stop::from(full), Ok((Exit::World, "the result cannot be written: no room"))),
            (Stop::from(io::Error::from(io::ErrorKind::BrokenPipe)), Err(Exit::Clean)),
            (Stop::Reported(Exit::Findings), Err(Exit::Findings)),
            (Stop::from(page), Ok((Exit::Bug, "the page `mmsctl` cannot be made: no room"))),
        ] {
            let failure = stop.failure();
            let failure = failure.as_ref().map(|failure| (failure.exit, failure.message.as_str()));
            assert_eq!(failure, reported.as_ref().copied());
        }
    }
}
