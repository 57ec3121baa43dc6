//! `mmsctl validate`

use std::path::PathBuf;

use clap::ValueEnum;

use super::context::Context;
use super::exit::{Exit, Failure};
use super::inputs::read_documents;
use super::media_args::MediaArgs;
use super::online::{Depth, FetchArgs, Online};
use crate::analysis::{Analysis, Settings, analyse_all};
use crate::check::Strictness;
use crate::diagnostic::Severity;
use crate::media::assets::AssetState;
use crate::media::fetch::Fetch;
use crate::render::human::Human;
use crate::render::json::Json;
use crate::render::progress::Progress;
use crate::render::{Render, Report};
use crate::source::Sources;

/// Check requests, responses and postbacks.
///
/// Says what is wrong, where, which code the service would answer and how to mend it. Media that
/// `--base-url` and `--media-dir` resolve to local files are inspected; `--online` fetches them instead.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Files, folders (their `.xml` files) or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to show what is found.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Take the sterner side where the documentation disagrees with itself.
    #[arg(long)]
    strict: bool,
    /// The least severity that makes the exit code 1.
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    fail_on: FailOn,
    /// Fail where a medium cannot be inspected.
    #[arg(long, help_heading = "Media")]
    require_media: bool,
    #[command(flatten)]
    media: MediaArgs,
    /// Fetch the media from their URLs as the service does, and judge how they are served.
    #[arg(long, help_heading = "Network")]
    online: bool,
    #[command(flatten)]
    fetch: FetchArgs,
    /// Show only errors, and no summary.
    #[arg(short, long)]
    quiet: bool,
    /// Show infos with their frames too.
    #[arg(short, long)]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Code frames, for people.
    Human,
    /// One JSON object, format 1.
    Json,
}

/// The least severity that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Anything.
    Info,
}

impl FailOn {
    fn severity(self) -> Severity {
        match self {
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Info => Severity::Info,
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When the flags contradict each other or the result cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let locations = args.media.locations()?;
    let probe = args.media.prober(true, context);
    let mut sources = Sources::default();
    let (ids, failures) = read_documents(&args.paths, &mut sources, context);
    for failure in &failures {
        context.complain(failure);
    }
    let strictness = if args.strict { Strictness::Strict } else { Strictness::Lenient };
    let online = args.online.then(|| args.fetch.online(Depth::Whole, context)).transpose()?;
    let fetch = online.as_ref().map(|online| online as &dyn Fetch);
    let settings = Settings { strictness, locations: &locations, fetch, probe: &probe };
    let watched = context.environment.stderr_is_terminal && !args.online;
    let progress = Progress::start("checking", ids.len(), watched);
    let analyses = analyse_all(&sources, &ids, &settings, &|| progress.advance());
    progress.finish();
    online.iter().for_each(Online::finish);
    if context.interrupt.requested() {
        return Ok(Exit::Interrupted);
    }
    let report = Report { sources: &sources, analyses: &analyses };
    match args.format {
        Format::Human => {
            let human = Human { style: context.out_style, verbose: args.verbose, quiet: args.quiet };
            if !analyses.is_empty() {
                human.render(&report, context.stdout)?;
            }
        }
        Format::Json => Json.render(&report, context.stdout)?,
    }
    let mut exit = failures.iter().map(|failure| failure.exit).max().unwrap_or(Exit::Clean);
    if analyses.iter().filter_map(Analysis::worst).any(|worst| worst >= args.fail_on.severity()) {
        exit = exit.max(Exit::Findings);
    }
    if args.require_media {
        exit = exit.max(require_media(&report, context));
    }
    Ok(exit)
}

/// Complains about each medium that was not inspected.
fn require_media(report: &Report<'_>, context: &mut Context<'_>) -> Exit {
    let mut exit = Exit::Clean;
    for analysis in report.analyses {
        for (url, asset) in analysis.assets.iter() {
            let why = match &asset.state {
                AssetState::Inspected(_) => continue,
                AssetState::NotInspected if analysis.assets.served(url).is_some() => {
                    "it could not be fetched".to_owned()
                }
                AssetState::NotInspected => "no `--base-url` covers it".to_owned(),
                AssetState::Failed(error) => error.to_string(),
            };
            let message = report.sources.mask(&format!("`{url}` could not be inspected: {why}"));
            let failure = Failure::world(message)
                .help("map it with `--base-url` and `--media-dir`, or drop `--require-media`");
            context.complain(&failure);
            exit = exit.max(failure.exit);
        }
    }
    exit
}
