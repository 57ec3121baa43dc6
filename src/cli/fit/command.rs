//! The command: options, then fitting, then what it shows.

use std::path::{Path, PathBuf};

use super::budget::{Bounds, bounds};
use super::failure::Room;
use super::manifest;
use super::options::FitArgs;
use super::outputs::{Places, warn_of_replaced};
use super::watching::{Watching, equipment};
use super::{forecast, results};
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::format::Format;
use crate::compose;
use crate::fitting::{self, Basis, MessageSettings, MessageSizes, Results, Sheet, Task, WorkSettings};
use crate::media::encode::Ffmpeg;
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
pub fn run(args: Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    if args.report.as_deref() == Some(Path::new("-")) {
        return Err(Failure::usage("the report is not written to standard output")
            .help("name a file")
            .into());
    }
    context.heed_interrupts();
    let tools = Ffmpeg::new(args.fit.patience(), context.interrupt.clone());
    if args.inputs.iter().any(|input| compose::manifest::is_manifest_file(input)) {
        return whole_message(&args, &tools, context);
    }
    if !args.fit.weight.is_empty() {
        let failure =
            Failure::usage("`--weight` shares the budget of a message, but each file has its own here");
        return Err(failure
            .help("name a manifest (`mmsctl fit spring.toml`), or leave `--weight` out")
            .into());
    }
    let bounds = bounds(&args.fit, Basis::Raw, context)?;
    if args.dry_run {
        return forecast::of_files(&args.inputs, &args.fit, &bounds, &tools, args.format, context);
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
            target: args.fit.target(forecast::of_file(input, &bounds.limits), &bounds.capabilities),
        })
        .collect();
    let settings = args.work_settings(context);
    let interrupt = context.interrupt.clone();
    let equipment = equipment(&tools, &interrupt, context);
    let done = fitting::run(&tasks, &settings, equipment, &mut Watching::new(args.quiet, context));
    if done.iter().flatten().any(|done| done.output.is_some()) {
        places.keep();
    }
    let replacing = done.iter().flatten().filter(|done| done.replaces);
    warn_of_replaced(replacing.filter_map(|done| done.output.as_deref()), context);
    let results = Results { tasks, done, ..Results::default() };
    results::show(results, Room::Budget, args.format, args.report.as_deref(), context)
}

impl Args {
    /// How the work is done.
    fn work_settings(&self, context: &Context<'_>) -> WorkSettings {
        let sheet = if self.report.is_some() { Sheet::Wanted } else { Sheet::Unwanted };
        WorkSettings { sheet, ..self.fit.work_settings(context) }
    }
}

/// Fits the media of a manifest.
fn whole_message(args: &Args, tools: &Ffmpeg, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let [path] = args.inputs.as_slice() else {
        return Err(Failure::usage("a manifest cannot be fitted together with other inputs")
            .help("fit them one after the other")
            .into());
    };
    let Bounds { limits, capabilities } = bounds(&args.fit, Basis::Wire, context)?;
    let settings = MessageSettings {
        limits: &limits,
        target: &args.fit.target_of_message(&capabilities),
        work_settings: &args.work_settings(context),
        weights: &args.fit.weight,
    };
    let mut sources = Sources::default();
    if args.dry_run {
        return match manifest::forecast(path, &settings, tools, &mut sources, context) {
            Ok(prospect) => forecast::of_message(path, &prospect, args.format, context),
            Err(complaint) => Ok(complaint.say("manifest", &sources, context)),
        };
    }
    let Some(folder) = &args.out_dir else {
        let failure = Failure::usage("fitting a manifest needs `--out-dir`");
        return Err(failure.help("give `--out-dir DIR`; the manifest is written there too").into());
    };
    let places = manifest::Places { folder, report: args.report.as_deref() };
    match manifest::fit(path, places, &settings, tools, args.quiet, &mut sources, context) {
        Ok(fitted) => {
            let summary = fitted.sizes.as_ref().map(MessageSizes::words);
            let exit = results::show(fitted, Room::Share, args.format, args.report.as_deref(), context)?;
            if let Some(summary) = summary {
                context.say(&format!("the message has {summary}"));
            }
            Ok(exit)
        }
        Err(complaint) => Ok(complaint.say("manifest", &sources, context)),
    }
}
