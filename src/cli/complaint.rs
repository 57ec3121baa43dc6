//! Errors in manifests and configurations, which point into them.

use std::ops::Range;

use super::context::Context;
use super::exit::{Exit, Failure};
use crate::render::human::fault;
use crate::source::{Sources, Span};
use crate::toml_file::{TomlError, TomlFault};

/// An error in a text, with its position.
#[derive(Debug)]
pub struct Complaint {
    /// The message, the hint and the exit code.
    pub failure: Failure,
    /// The range of bytes in the text, if the error has a position.
    pub at: Option<Range<usize>>,
}

impl Complaint {
    /// An error at a position.
    pub fn at(at: Option<Range<usize>>, failure: Failure) -> Self {
        Self { failure, at }
    }

    /// Reports the error. If it has a position, points into the first of `sources`; `rule` is shown in the frame's
    /// title.
    pub fn say(&self, rule: &'static str, sources: &Sources, context: &mut Context<'_>) -> Exit {
        match (self.at.clone(), sources.iter().next()) {
            (Some(at), Some((id, _))) => {
                let (words, help) = (&self.failure.message, self.failure.help.as_deref());
                let frame = fault(sources, Span::new(id, at), rule, words, help, context.err_style);
                context.say(&frame);
            }
            _ => context.complain(&self.failure),
        }
        self.failure.exit
    }
}

impl From<Failure> for Complaint {
    fn from(failure: Failure) -> Self {
        Self { failure, at: None }
    }
}

impl From<TomlFault> for Failure {
    fn from(fault: TomlFault) -> Self {
        let exit = match fault {
            TomlFault::NotUtf8(_) => Exit::World,
            TomlFault::Wrong { .. } => Exit::Usage,
        };
        Failure { exit, message: fault.to_string(), help: fault.help().map(str::to_owned) }
    }
}

impl From<TomlError> for Complaint {
    fn from(error: TomlError) -> Self {
        Self { failure: error.fault.into(), at: error.at }
    }
}
