//! `mmsctl validate`

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::context::Context;
use super::exit::{Exit, Failure};
use super::inputs::{Hidden, Input, find, read_stdin};
use super::media_args::MediaArgs;
use super::online::{Depth, FetchArgs};
use crate::analysis::{Analysis, Judged, Settings, judge_all};
use crate::check::Strictness;
use crate::diagnostic::Severity;
use crate::media::assets::AssetState;
use crate::media::fetch::Fetch;
use crate::media::probe::Once;
use crate::render::human::Human;
use crate::render::json::Json;
use crate::render::progress::Progress;
use crate::render::{Render, Summary};
use crate::source::Sources;

/// Check requests, responses and postbacks.
///
/// Says what is wrong, where, which code the service would answer and how to mend it. Media that
/// `--base-url` and `--media-dir` resolve to local files are inspected; `--online` fetches them instead.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Files, folders (their `.xml` files), patterns such as 'requests/**/*.xml', or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Look in folders also at what .gitignore and .ignore name, and at hidden files.
    #[arg(long)]
    no_ignore: bool,
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
    let locations = args.media.locations(&context.config)?;
    let probe = Once::new(args.media.prober(true, context));
    let strictness = if args.strict { Strictness::Strict } else { Strictness::Lenient };
    let policy = context.config.policy(strictness);
    let online = args.online.then(|| args.fetch.online(Depth::Whole, context)).transpose()?;
    let fetch = online.as_ref().map(|online| online as &dyn Fetch);
    let settings = Settings { policy: &policy, locations: &locations, fetch, probe: &probe };
    let stdin = args.paths.iter().any(|path| path == Path::new("-")).then(|| read_stdin(context));
    let hidden = if args.no_ignore { Hidden::Taken } else { Hidden::LeftOut };
    let mut render: Box<dyn Render> = match args.format {
        Format::Human => {
            let style = context.out_style;
            Box::new(Human { style, verbose: args.verbose, quiet: args.quiet })
        }
        Format::Json => Box::new(Json::default()),
    };
    let (mut summary, mut exit) = (Summary::default(), Exit::Clean);
    let terminals = (context.environment.stdout_is_terminal, context.environment.stderr_is_terminal);
    // While media are fetched, these are what somebody waits for.
    let progress = match &online {
        Some(online) => online.progress(),
        None => Progress::counting("checking", terminals == (false, true)),
    };
    render.begin(context.stdout)?;
    let inputs = find(args.paths, stdin, hidden);
    judge_all(
        inputs,
        &settings,
        |input| input.and_then(Input::read),
        |judged| {
            progress.advance();
            if context.interrupt.requested() {
                return Ok(());
            }
            match judged {
                Err(failure) => {
                    summary.unread += 1;
                    exit = exit.max(failure.exit);
                    progress.aside(|| context.complain(&failure));
                }
                Ok(Judged { sources, analysis }) => {
                    summary.add(&analysis);
                    progress.aside(|| render.document(&sources, &analysis, context.stdout))?;
                    if args.require_media {
                        exit = exit.max(progress.aside(|| require_media(&sources, &analysis, context)));
                    }
                }
            }
            Ok::<(), anyhow::Error>(())
        },
    )?;
    progress.finish();
    if context.interrupt.requested() {
        return Ok(Exit::Interrupted);
    }
    render.end(&summary, context.stdout)?;
    if summary.at_least(args.fail_on.severity()) > 0 {
        exit = exit.max(Exit::Findings);
    }
    Ok(exit)
}

/// Complains about each medium that was not inspected.
fn require_media(sources: &Sources, analysis: &Analysis, context: &mut Context<'_>) -> Exit {
    let mut exit = Exit::Clean;
    for (url, asset) in analysis.assets.iter() {
        let why = match &asset.state {
            AssetState::Inspected(_) => continue,
            AssetState::NotInspected if analysis.assets.served(url).is_some() => {
                "it could not be fetched".to_owned()
            }
            AssetState::NotInspected => "no `--base-url` covers it".to_owned(),
            AssetState::Failed(error) => error.to_string(),
        };
        let message = sources.mask(&format!("`{url}` could not be inspected: {why}"));
        let failure = Failure::world(message)
            .help("map it with `--base-url` and `--media-dir`, or drop `--require-media`");
        context.complain(&failure);
        exit = exit.max(failure.exit);
    }
    exit
}
