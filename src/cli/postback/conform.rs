//! `mmsctl postback trigger --conformance`: tests whether an endpoint conforms.

use std::time::Duration;

use super::delivery::{AttemptFormat, Endpoint, Interrupted};
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Stop};
use crate::cli::report::Report;
use crate::postback::{Carriage, Probe, RetryPolicy, Sample, Trial, probes};
use crate::render::postback::trigger::{self as show, Conformance, Event, TrialResult, Tried};

/// The number of POSTs in a row without a response after which the rest is skipped. Our choice: each may take ten
/// seconds.
const SILENCE: usize = 3;

/// The result of one POST.
struct Probed {
    trial: Trial,
    about: String,
    failure: Option<String>,
    answered: bool,
}

/// Tests the endpoint.
///
/// # Errors
/// When a request cannot be made, or the result cannot be written.
pub fn run(
    endpoint: &Endpoint<'_>,
    sample: &Sample,
    carriage: Carriage<'_>,
    format: AttemptFormat,
    context: &mut Context<'_>,
) -> Result<Exit, Stop> {
    let probes = probes(sample);
    let answers = Answers::to(&probes, endpoint, carriage, context)?;
    answers.note_silence(context);
    let trials: Vec<Tried> =
        Trial::ALL.into_iter().map(|trial| tried(trial, &answers.probed, &probes)).collect();
    let whole = answers.probed.len() == probes.len();
    let report = Conformance {
        conforms: whole && trials.iter().all(|tried| tried.result != TrialResult::Failed),
        trials,
        slowest_seconds: answers.slowest.as_secs_f64(),
        // The service's own limit, whatever the limit of this run.
        limit_seconds: RetryPolicy::default().limit.as_secs_f64(),
    };
    let mut told = Report::default();
    told.tell(context, |style, out| match format {
        AttemptFormat::Human => show::conformance(&report, style, out),
        AttemptFormat::Ndjson => show::line(&Event::Conformance(&report), out),
    })?;
    Ok(told.exit(match report.conforms {
        _ if context.interrupt.requested() => Exit::Interrupted,
        true => Exit::Clean,
        false if !answers.reached => Exit::Network,
        false => Exit::Findings,
    }))
}

/// What came of the probes.
#[derive(Default)]
struct Answers {
    probed: Vec<Probed>,
    /// The longest time that an answer took.
    slowest: Duration,
    /// Whether the endpoint was reached at all.
    reached: bool,
    /// Whether any probe was answered.
    answered: bool,
    /// How many probes at the end were not answered.
    silent: usize,
}

impl Answers {
    /// Sends each probe, until too many in a row are not answered or the run is interrupted.
    fn to(
        probes: &[Probe],
        endpoint: &Endpoint<'_>,
        carriage: Carriage<'_>,
        context: &mut Context<'_>,
    ) -> Result<Self, Stop> {
        let mut answers = Self::default();
        for Probe { trial, about, xml, carriage: own } in probes {
            let begun = (context.clock)();
            let outcome = endpoint.deliver(xml, own.unwrap_or(carriage))?;
            answers.slowest = answers.slowest.max((context.clock)().saturating_sub(begun));
            if outcome.interrupted != Interrupted::No {
                break;
            }
            let is_answered = outcome.status.is_some();
            let passes = outcome.status.is_some_and(|status| trial.passes(status));
            // A broken response to a valid postback is a failure too.
            let passes = passes && (outcome.failure.is_none() || *trial == Trial::Broken);
            answers.silent = if is_answered { 0 } else { answers.silent + 1 };
            answers.reached |= !outcome.unreached;
            answers.answered |= is_answered;
            let failure = outcome.failure.filter(|_| !passes);
            answers.probed.push(Probed {
                trial: *trial,
                about: about.clone(),
                failure,
                answered: is_answered,
            });
            if answers.silent == SILENCE {
                break;
            }
        }
        Ok(answers)
    }

    /// Says what to do about an endpoint that does not answer.
    fn note_silence(&self, context: &mut Context<'_>) {
        if self.silent == SILENCE && self.answered {
            context.note("the endpoint no longer answers: see why it stopped; the rest was not tried");
        }
        if !self.answered && !self.probed.is_empty() {
            context.note(if self.reached {
                "the endpoint never answers: check what it waits for, and that it does not close connections early"
            } else {
                "the endpoint cannot be reached: start it, or correct `--to`"
            });
        }
    }
}

/// The summary of one trial.
fn tried(trial: Trial, probed: &[Probed], probes: &[Probe]) -> Tried {
    let mine: Vec<_> = probed.iter().filter(|probed| probed.trial == trial).collect();
    let failures: Vec<_> =
        mine.iter().filter_map(|probed| Some((probed.about.clone(), probed.failure.clone()?))).collect();
    // Advice about responses is useless where there are none.
    let is_bad = mine.iter().any(|probed| probed.failure.is_some() && probed.answered);
    let wanted = probes.iter().filter(|probe| probe.trial == trial).count();
    Tried {
        name: trial.name(),
        result: match failures.is_empty() {
            true if mine.len() < wanted => TrialResult::NotTried,
            true => TrialResult::Passed,
            false if trial.is_vital() => TrialResult::Failed,
            false => TrialResult::Risky,
        },
        passed: mine.len() - failures.len(),
        made: mine.len(),
        advice: Some(trial.advice()).filter(|_| is_bad),
        failures,
    }
}
