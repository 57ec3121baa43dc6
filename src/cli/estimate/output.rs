//! The output of sized messages: at once, or sorted when all are known.

use clap::ValueEnum;

use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::media_args::repair;
use crate::limits::profile::Profile;
use crate::render::estimate::{Show, Tally};
use crate::size::reason::Reason;
use crate::size::verdict::VerdictOutcome;
use crate::sizing::{Missing, Sized};

/// The order of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Sort {
    /// By path.
    Path,
    /// Largest first, by the size as MIME.
    Size,
    /// Worst outcome first; among equals, largest first.
    Outcome,
}

/// The output of a run.
pub struct Output<'p> {
    show: Box<dyn Show>,
    sort: Option<Sort>,
    tally: Tally<'p>,
    /// Messages held back because their order or number matters.
    held: Option<Vec<Sized<'p>>>,
    exit: Exit,
    /// The least severe outcome that counts as a finding.
    pub fail_on: Option<VerdictOutcome>,
    /// Whether a medium that was not inspected is an error.
    pub require_media: bool,
    /// Whether nothing is printed, because standard output carries something else.
    pub silent: bool,
}

impl<'p> Output<'p> {
    /// Starts an output. With `hold`, messages are kept until the end.
    pub fn new(show: Box<dyn Show>, profiles: &[&'p Profile], sort: Option<Sort>, hold: bool) -> Self {
        Self {
            show,
            sort,
            tally: Tally::new(profiles),
            held: (hold || sort.is_some()).then(Vec::new),
            exit: Exit::Clean,
            fail_on: None,
            require_media: false,
            silent: false,
        }
    }

    /// Prints the part before the first message.
    pub fn begin(&mut self, context: &mut Context<'_>) -> Result<(), Stop> {
        if !self.silent {
            self.show.begin(context.stdout)?;
        }
        Ok(())
    }

    /// Counts a message, and prints or keeps it.
    pub fn take(&mut self, message: Sized<'p>, context: &mut Context<'_>) -> Result<(), Stop> {
        self.tally.add(&message);
        if message.estimate.refusals.contains(&Reason::Malformed) {
            let words = format!("`{}` is not well-formed, so the service refuses it", message.path);
            let help = "`mmsctl validate` shows what is wrong with it; its size holds once that is fixed";
            self.complain(&Failure::findings(words).help(help), context);
        }
        if self.fail_on.is_some_and(|bad| message.verdicts.iter().any(|verdict| verdict.outcome.reaches(bad)))
        {
            self.worsen(Exit::Findings);
        }
        if self.require_media {
            for Missing { reference, why, remedy } in &message.missing {
                let failure = Failure::world(format!("`{reference}` could not be inspected: {why}"));
                self.complain(
                    &failure.help(format!("{}, or drop `--require-media`", repair(*remedy))),
                    context,
                );
            }
        }
        match &mut self.held {
            Some(held) => held.push(message),
            None if self.silent => {}
            None => self.show.message(&message, context.stdout)?,
        }
        Ok(())
    }

    /// Reports the error of one input.
    pub fn complain(&mut self, failure: &Failure, context: &mut Context<'_>) {
        context.complain(failure);
        self.worsen(failure.exit);
    }

    /// Raises the exit code of the run to at least `exit`.
    pub fn worsen(&mut self, exit: Exit) {
        self.exit = self.exit.max(exit);
    }

    /// The messages that were held back.
    pub fn held(&self) -> &[Sized<'p>] {
        self.held.as_deref().unwrap_or_default()
    }

    /// Prints the messages that were held back, then the part after the last message.
    pub fn end(mut self, context: &mut Context<'_>) -> Result<Exit, Stop> {
        self.warn_incomplete(context);
        if self.silent {
            return Ok(self.exit);
        }
        let mut held = self.held.take().unwrap_or_default();
        sort(&mut held, self.sort);
        for message in &held {
            self.show.message(message, context.stdout)?;
        }
        self.show.end(&self.tally, context.stdout)?;
        Ok(self.exit)
    }
}

impl Output<'_> {
    /// Warns that `--fail-on` could not see all outcomes, because some messages were judged only in part.
    fn warn_incomplete(&self, context: &mut Context<'_>) {
        if self.fail_on.is_none() || self.tally.incomplete == 0 {
            return;
        }
        let (count, all) = (self.tally.incomplete, self.tally.messages);
        let tag = context.err_style.doubtful("warning");
        context.say(&format!("{tag}: {count} of {all} messages could be judged only in part"));
        let tag = context.err_style.bold("help");
        context.say(&format!("  {tag}: `--require-media` fails where a medium cannot be inspected"));
    }
}

/// Sorts by a key; messages with equal keys keep the order of the inputs.
fn sort(messages: &mut [Sized<'_>], key: Option<Sort>) {
    let size = |message: &Sized<'_>| std::cmp::Reverse(message.estimate.mime_bytes.bytes);
    match key {
        None => {}
        Some(Sort::Path) => messages.sort_by(|one, other| one.path.cmp(&other.path)),
        Some(Sort::Size) => messages.sort_by_key(size),
        Some(Sort::Outcome) => {
            messages.sort_by_key(|message| (std::cmp::Reverse(message.worst()), size(message)));
        }
    }
}
