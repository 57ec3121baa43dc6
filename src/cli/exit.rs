//! Exit codes, and errors that carry one.

use std::fmt;

/// How a run ended. With several inputs the worst exit counts; the variants are in ascending order.
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
    /// Ctrl-C or SIGTERM ended it.
    Interrupted,
    /// A bug in mmsctl.
    Bug,
}

impl Exit {
    /// The number a shell sees.
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
            Exit::Interrupted => 130,
        }
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
