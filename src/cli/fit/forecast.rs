//! Shows what would become of each file.

use std::path::{Path, PathBuf};

use super::budget::Bounds;
use super::failure::{self, Room};
use super::options::FitArgs;
use super::results::{complain, explaining, failed};
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::format::Format;
use crate::fitting::{Limit, Prospect};
use crate::media::encode::Encode;
use crate::media::fit::{self, Outcome, Source};
use crate::render::fit as show;

/// Shows the forecast for the media of a manifest.
///
/// # Errors
/// When it cannot be shown.
pub(super) fn of_message(
    path: &Path,
    prospect: &Prospect,
    format: Format,
    context: &mut Context<'_>,
) -> Result<Exit, Stop> {
    let planned = prospect.media.iter().map(|medium| show::Planned {
        input: &medium.path,
        budget: medium.budget,
        input_bytes: medium.bytes,
        forecast: medium.forecast.clone(),
    });
    let plans: Vec<_> = planned.collect();
    let limit = |(limit, others): &(Limit, u64)| show::Shared {
        limit: limit.words(),
        basis: limit.basis.name(),
        limit_bytes: limit.bytes,
        others_bytes: *others,
    };
    let message = show::MessagePlan { path, limits: prospect.others.iter().map(limit).collect() };
    let refusal = prospect.refusal.clone().map(Failure::from);
    match format {
        Format::Human => {
            show::human_message(&message, context.out_style, context.stdout)?;
            show::human_plans(&plans, context.out_style, context.stdout)?;
        }
        Format::Json => {
            let rest = show::Rest {
                failed: Vec::new(),
                untried: prospect.untried.iter().map(PathBuf::as_path).collect(),
                refusal: refusal.as_ref().map(|refusal| refusal.message.as_str()),
            };
            show::json_plans(&plans, Some(&message), &rest, context.stdout)?;
        }
    }
    let needs = plans.iter().filter_map(|plan| match &plan.forecast.outcome {
        fit::ForecastOutcome::Impossible(reason) => Some((plan.input, plan.budget, reason)),
        _ => None,
    });
    Ok(match refusal {
        Some(refusal) => complain(&explaining(refusal, needs), context),
        None => refuse(&plans, Room::Share, context),
    })
}

/// The largest size of a file that is a message by itself, in bytes.
pub(super) fn of_file(input: &Path, limits: &[Limit]) -> u64 {
    limits.iter().map(|limit| limit.of_file(input)).min().unwrap_or(0)
}

/// Shows what would be done with files.
///
/// # Errors
/// When it cannot be shown.
pub(super) fn of_files(
    inputs: &[PathBuf],
    args: &FitArgs,
    bounds: &Bounds,
    tools: &dyn Encode,
    format: Format,
    context: &mut Context<'_>,
) -> Result<Exit, Stop> {
    let (mut plans, mut failures) = (Vec::new(), Vec::new());
    for input in inputs {
        let target = args.target(of_file(input, &bounds.limits), &bounds.capabilities);
        let planned = Source::open(input, target.gif_form, tools).and_then(|source| {
            let forecast = fit::forecast(&source, &target, args.min_similarity(), tools, &context.interrupt)?;
            Ok((source.bytes, forecast))
        });
        match planned {
            Ok((input_bytes, forecast)) => {
                plans.push(show::Planned { input, budget: target.budget, input_bytes, forecast });
            }
            Err(error) => failures.push((input, failure::of(&error))),
        }
    }
    match format {
        Format::Human => show::human_plans(&plans, context.out_style, context.stdout)?,
        Format::Json => {
            let failed = failures.iter().map(|(input, failure)| failed(input, failure)).collect();
            let rest = show::Rest { failed, ..show::Rest::default() };
            show::json_plans(&plans, None, &rest, context.stdout)?;
        }
    }
    let exits = failures.iter().map(|(_, failure)| complain(failure, context));
    let exit = exits.max().unwrap_or(Exit::Clean);
    Ok(exit.max(refuse(&plans, Room::Budget, context)))
}

/// Reports the media that would have no result; returns the worst exit code.
fn refuse(plans: &[show::Planned<'_>], room: fn(u64) -> Room, context: &mut Context<'_>) -> Exit {
    let mut exit = Exit::Clean;
    for plan in plans {
        let outcome = match &plan.forecast.outcome {
            fit::ForecastOutcome::Impossible(reason) => Outcome::Impossible(reason.clone()),
            fit::ForecastOutcome::TooPoor { least, bytes } => {
                Outcome::TooPoor { least: *least, bytes: *bytes }
            }
            _ => continue,
        };
        let failure = failure::of_outcome(plan.input, room(plan.budget), &outcome, plan.forecast.similarity);
        let failure = failure.expect("what has no result is a failure");
        exit = exit.max(complain(&failure, context));
    }
    exit
}
