//! `mmsctl fit`

mod amounts;
mod budget;
mod composed;
mod failure;
mod manifest;
mod message;
mod options;
mod outputs;
mod prospect;
mod shares;
mod work;

use std::path::{Path, PathBuf};

use super::compose;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::format::Format;
use super::outputs::Outputs;
use budget::Limit;
pub use composed::{Composed, composed};
use failure::Room;
use options::{Basis, Sheet, WorkSettings};
pub use options::{FitArgs, usual_jobs};
use outputs::{Destination, Places};
use prospect::Prospect;
use shares::MessageSettings;
use work::{Done, Results, Task};

use crate::bytes::grouped;
use crate::media::encode::{Encode, Ffmpeg};
use crate::media::fit::{self, Fitted, Outcome, Source};
use crate::render::contact_sheet;
use crate::render::fit::{self as show, FileRow};
use crate::source::Sources;

/// Transcode video, audio, images and animated GIFs to fit a byte budget.
///
/// A file that is already within the budget and plays everywhere is kept byte for byte. Everything else is encoded to
/// look and sound as good as the budget allows, and never exceeds it: each result is decoded completely and measured
/// before it appears. A budget that cannot be met is refused before encoding, and the least reachable size is named.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Media files; or a manifest (TOML), whose media share one budget.
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<PathBuf>,
    #[command(flatten)]
    fit: FitArgs,
    /// Write the result of a single input to this file.
    #[arg(short, long, value_name = "FILE", conflicts_with = "out_dir", help_heading = "Output")]
    output: Option<PathBuf>,
    /// Write results into this folder; without it they appear next to their inputs as `NAME-fit`.
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    out_dir: Option<PathBuf>,
    /// Show what would be done, with the exact command lines, and do nothing.
    #[arg(long, help_heading = "Output")]
    dry_run: bool,
    /// Write a self-contained HTML page with frames from before and after.
    #[arg(long, value_name = "FILE", conflicts_with = "dry_run", help_heading = "Output")]
    report: Option<PathBuf>,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "human", help_heading = "Output")]
    format: Format,
    /// Do not show progress.
    #[arg(short, long, help_heading = "Output")]
    quiet: bool,
}

/// Runs the command.
///
/// # Errors
/// When the flags contradict each other, nothing can be written, or the result cannot be shown.
pub fn run(args: Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    context.heed_interrupts();
    let tools = Ffmpeg::new(args.fit.patience(), context.interrupt.clone());
    if args.inputs.iter().any(|input| compose::manifest::is_manifest_file(input)) {
        return whole_message(&args, &tools, context);
    }
    let limits = budget::limits(&args.fit, Basis::Raw, context)?;
    if args.dry_run {
        return forecast(&args, &limits, &tools, context);
    }
    let mut places = Places::new(&args.inputs, args.output.as_deref(), args.out_dir.as_deref())?;
    places.apart(&args.inputs, args.report.as_deref(), args.fit.gif_form())?;
    let tasks: Vec<Task> = args
        .inputs
        .iter()
        .zip(&places.destinations)
        .map(|(input, destination)| Task {
            input: input.clone(),
            destination: destination.clone(),
            target: args.fit.target(of_file(input, &limits)),
        })
        .collect();
    let done = work::run(&tasks, &args.work_settings(context), &tools, args.quiet, context);
    if done.iter().flatten().any(|done| done.output.is_some()) {
        places.keep();
    }
    shown(Results { tasks, done, ..Results::default() }, Room::Budget, &args, context)
}

impl Args {
    /// How the work is done.
    fn work_settings(&self, context: &Context<'_>) -> WorkSettings {
        let sheet = if self.report.is_some() { Sheet::Wanted } else { Sheet::Unwanted };
        WorkSettings { sheet, ..self.fit.work_settings(context) }
    }
}

/// Shows the results, each of which has to be within a `room`; returns the worst exit code.
fn shown(
    mut results: Results,
    room: fn(u64) -> Room,
    args: &Args,
    context: &mut Context<'_>,
) -> anyhow::Result<Exit> {
    let refusal = results.refusal.take();
    let rows = rows(&results);
    let needs = rows.iter().filter_map(|row| match &row.fitted.outcome {
        Outcome::Impossible(reason) => Some((row.input, row.budget, reason.least)),
        _ => None,
    });
    let refusal = refusal.map(|refusal| explaining(refusal, needs));
    match args.format {
        Format::Human => show::human(&rows, context.out_style, context.stdout)?,
        Format::Json => {
            let rest = show::Rest {
                failed: results.failures().map(|(task, failure)| failed(&task.input, failure)).collect(),
                untried: results.untried.iter().map(PathBuf::as_path).collect(),
                refusal: refusal.as_ref().map(|refusal| refusal.message.as_str()),
            };
            show::json(&rows, &rest, context.stdout)?;
        }
    }
    if let Some(path) = &args.report {
        let taken = results.done.iter().flatten().map(|done| done.frames.as_slice());
        let files: Vec<_> = rows.into_iter().zip(taken).collect();
        let failed =
            results.failures().map(|(task, failure)| (task.input.as_path(), failure.message.as_str()));
        let page = contact_sheet::page(&files, &failed.collect::<Vec<_>>());
        let mut outputs = Outputs::default();
        outputs.bytes(path, page.as_bytes())?;
        outputs.commit()?;
    }
    Ok(match refusal {
        Some(refusal) => report(&refusal, context),
        None => explained(&results, room, context),
    })
}

/// The refusal of a message, with the input, the share and the least bytes of each medium that needs more than it got.
fn explaining<'a>(refusal: Failure, needs: impl Iterator<Item = (&'a Path, u64, u64)>) -> Failure {
    let needs = needs.map(|(input, share, least)| {
        let (input, share, least) = (input.display(), grouped(share), grouped(least));
        format!("; `{input}` needs at least {least} bytes, its share is {share}")
    });
    Failure { message: refusal.message + &needs.collect::<String>(), ..refusal }
}

/// Reports a failure; returns its exit code.
fn report(failure: &Failure, context: &mut Context<'_>) -> Exit {
    context.complain(failure);
    failure.exit
}

/// The results of the files that could be worked on.
fn rows<'a>(results: &'a Results) -> Vec<FileRow<'a>> {
    let row = |(task, done): (&'a Task, &'a Result<Done, Failure>)| {
        let done = done.as_ref().ok()?;
        Some(FileRow {
            input: &task.input,
            output: done.output.as_deref(),
            budget: task.target.budget,
            input_bytes: done.input_bytes,
            fitted: &done.fitted,
            seconds: done.seconds,
        })
    };
    results.tasks.iter().zip(&results.done).filter_map(row).collect()
}

/// A file that could not be worked on, with the reason.
fn failed<'a>(input: &'a Path, failure: &'a Failure) -> show::FailedFile<'a> {
    show::FailedFile { input, error: &failure.message, help: failure.help.as_deref() }
}

/// Reports why files have no result; returns the worst exit code.
fn explained(results: &Results, room: fn(u64) -> Room, context: &mut Context<'_>) -> Exit {
    let mut exit = Exit::Clean;
    for (task, done) in results.tasks.iter().zip(&results.done) {
        let outcome = |done: &Done| {
            let Fitted { outcome, similarity, .. } = &done.fitted;
            failure::of_outcome(&task.input, room(task.target.budget), outcome, *similarity)
        };
        let failure = match done {
            Ok(done) => outcome(done),
            // One interrupt ends all open tasks; it is reported once.
            Err(failure) if failure.exit == Exit::Interrupted && exit == Exit::Interrupted => None,
            Err(failure) => Some(failure.clone()),
        };
        if let Some(failure) = failure {
            exit = exit.max(report(&failure, context));
        }
    }
    exit
}

/// Fits the media of a manifest.
fn whole_message(args: &Args, tools: &dyn Encode, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let [path] = args.inputs.as_slice() else {
        return Err(Failure::usage("a manifest cannot be fitted together with other inputs")
            .help("fit them one after the other")
            .into());
    };
    let limits = budget::limits(&args.fit, Basis::Wire, context)?;
    let settings = MessageSettings {
        limits: &limits,
        target: &args.fit.target_of_message(),
        work_settings: &args.work_settings(context),
        weights: &args.fit.weight,
        quiet: args.quiet,
    };
    let mut sources = Sources::default();
    if args.dry_run {
        return match manifest::forecast(path, &settings, tools, &mut sources, context) {
            Ok(prospect) => foreseen(path, &prospect, args, context),
            Err(complaint) => Ok(complaint.say("manifest", &sources, context)),
        };
    }
    let Some(folder) = &args.out_dir else {
        let failure = Failure::usage("fitting a manifest needs `--out-dir`");
        return Err(failure.help("give `--out-dir DIR`; the manifest is written there too").into());
    };
    let places = manifest::Places { folder, report: args.report.as_deref() };
    match manifest::fit(path, places, &settings, tools, &mut sources, context) {
        Ok(fitted) => {
            let exit = shown(fitted.results, Room::Share, args, context)?;
            if let Some(summary) = fitted.summary {
                context.say(&format!("the message has {summary}"));
            }
            Ok(exit)
        }
        Err(complaint) => Ok(complaint.say("manifest", &sources, context)),
    }
}

/// Shows the forecast for the media of a manifest.
fn foreseen(
    path: &Path,
    prospect: &Prospect,
    args: &Args,
    context: &mut Context<'_>,
) -> anyhow::Result<Exit> {
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
    match args.format {
        Format::Human => {
            show::human_message(&message, context.out_style, context.stdout)?;
            show::human_plans(&plans, context.out_style, context.stdout)?;
        }
        Format::Json => {
            let rest = show::Rest {
                failed: Vec::new(),
                untried: prospect.untried.iter().map(PathBuf::as_path).collect(),
                refusal: prospect.refusal.as_ref().map(|refusal| refusal.message.as_str()),
            };
            show::json_plans(&plans, Some(&message), &rest, context.stdout)?;
        }
    }
    let needs = plans.iter().filter_map(|plan| match &plan.forecast.outcome {
        fit::ForecastOutcome::Impossible(reason) => Some((plan.input, plan.budget, reason.least)),
        _ => None,
    });
    Ok(match &prospect.refusal {
        Some(refusal) => report(&explaining(refusal.clone(), needs), context),
        None => refused(&plans, Room::Share, context),
    })
}

/// The largest size of a file that is a message by itself, in bytes.
fn of_file(input: &Path, limits: &[Limit]) -> u64 {
    let beside = |limit: &Limit| {
        let kind = crate::media::probe::kind(input).ok();
        let info = kind.map(|kind| crate::media::info::MediaInfo::new(kind, 0));
        let layout = crate::size::layout::Layout::of_files(&[(input.display().to_string(), info)]);
        let others = if limit.basis == Basis::Raw { 0 } else { limit.used(&layout) + budget::CHANGED };
        limit.raw(limit.room(others))
    };
    limits.iter().map(beside).min().unwrap_or(0)
}

/// Shows what would be done.
fn forecast(
    args: &Args,
    limits: &[Limit],
    tools: &dyn Encode,
    context: &mut Context<'_>,
) -> anyhow::Result<Exit> {
    let (mut plans, mut failures) = (Vec::new(), Vec::new());
    for input in &args.inputs {
        let target = args.fit.target(of_file(input, limits));
        let planned = Source::open(input, target.gif_form, tools).and_then(|source| {
            let forecast =
                fit::forecast(&source, &target, args.fit.min_similarity(), tools, &context.interrupt)?;
            Ok((source.bytes, forecast))
        });
        match planned {
            Ok((input_bytes, forecast)) => {
                plans.push(show::Planned { input, budget: target.budget, input_bytes, forecast });
            }
            Err(error) => failures.push((input, failure::of(&error))),
        }
    }
    match args.format {
        Format::Human => show::human_plans(&plans, context.out_style, context.stdout)?,
        Format::Json => {
            let failed = failures.iter().map(|(input, failure)| failed(input, failure)).collect();
            let rest = show::Rest { failed, ..show::Rest::default() };
            show::json_plans(&plans, None, &rest, context.stdout)?;
        }
    }
    let exits = failures.iter().map(|(_, failure)| report(failure, context));
    let exit = exits.max().unwrap_or(Exit::Clean);
    Ok(exit.max(refused(&plans, Room::Budget, context)))
}

/// Reports the media that would have no result; returns the worst exit code.
fn refused(plans: &[show::Planned<'_>], room: fn(u64) -> Room, context: &mut Context<'_>) -> Exit {
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
        exit = exit.max(report(&failure, context));
    }
    exit
}

impl Task {
    /// The destination of the task's result.
    fn destination(&self) -> &Destination {
        &self.destination
    }
}
