//! The command: options, then sizes, then what it shows.

use std::path::PathBuf;

use clap::ValueEnum;

use super::messages::{Group, Messages, groups};
use super::output::{Output, Sort};
use super::write;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Stop};
use crate::cli::inputs::HiddenArgs;
use crate::cli::media_args::MediaArgs;
use crate::cli::online::{Depth, FetchArgs};
use crate::cli::profile_args::ProfileArgs;
use crate::render::estimate::{Csv, Human, Json, NdJson, Short, Show};
use crate::size::verdict::VerdictOutcome;

/// Report how large a message gets, and how it arrives.
///
/// Takes requests, manifests and bare media files. Reports the sum of the parts, the service's documented estimate, and
/// the exact size both as a MIME message and in the binary form that handsets retrieve; compares them with the limits
/// of carriers, accounts and handsets; and says whether the message arrives as an MMS, as an SMS with a link, or not at
/// all. Only the headers of media are read. A request that is not well-formed exits with 1.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Requests (XML), folders of them, patterns such as 'requests/**/*.xml', manifests (TOML), or media files that
    /// together make one message; `-` is standard input, a request or a manifest.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    hidden: HiddenArgs,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// The order of the messages; by default that of the inputs.
    #[arg(long, value_name = "KEY")]
    sort: Option<Sort>,
    /// Exit with 1 if a message arrives in this way or worse; by default never.
    #[arg(long, value_name = "OUTCOME")]
    fail_on: Option<FailOn>,
    #[command(flatten)]
    limits: ProfileArgs,
    /// Assume an account that does not fall back to SMS, as with Standard MMS.
    #[arg(long, help_heading = "Limits")]
    no_fallback: bool,
    /// Write the message that was sized, as MIME; `-` is standard output, to which nothing else is written then.
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    write_mime: Option<PathBuf>,
    /// Write the message that was sized, in the binary form that handsets retrieve.
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    write_binary: Option<PathBuf>,
    /// Fail if a medium cannot be inspected.
    #[arg(long, help_heading = "Media")]
    require_media: bool,
    #[command(flatten)]
    media: MediaArgs,
    /// Fetch just enough of each medium from its URL to know its size and kind.
    #[arg(long, help_heading = "Network")]
    online: bool,
    #[command(flatten)]
    fetch: FetchArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Aligned tables and bars, for people.
    Human,
    /// One line per message.
    Short,
    /// One JSON object, format 1.
    Json,
    /// One JSON object per message, each on a line.
    Ndjson,
    /// One row per message and limit, for spreadsheets.
    Csv,
}

/// The best outcome that counts as a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Above 85 % of a limit, or with a type that not every handset shows.
    AtRisk,
    /// An SMS with a link.
    SmsLink,
    /// Nothing arrives.
    Rejected,
}

impl FailOn {
    fn outcome(self) -> VerdictOutcome {
        match self {
            FailOn::AtRisk => VerdictOutcome::AtRisk,
            FailOn::SmsLink => VerdictOutcome::SmsLink,
            FailOn::Rejected => VerdictOutcome::Rejected,
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When the flags contradict each other or the result cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let targets = write::targets(args.write_mime.as_deref(), args.write_binary.as_deref())?;
    let known = context.config.profiles();
    let profiles = args.limits.chosen(&known, context)?;
    // Writing the message needs its media whole.
    let depth = if targets.is_empty() { Depth::Size } else { Depth::Whole };
    let online = args.online.then(|| args.fetch.online(depth, context)).transpose()?;
    args.media.note_missing(context);
    let messages = Messages::new(&args.media, online, &profiles, args.no_fallback, context)?;
    let show: Box<dyn Show> = match args.format {
        Format::Human => Box::new(Human::new(context.out_style)),
        Format::Short => Box::new(Short { style: context.out_style }),
        Format::Json => Box::new(Json::default()),
        Format::Ndjson => Box::new(NdJson),
        Format::Csv => Box::new(Csv),
    };
    let mut output = Output::new(show, &profiles, args.sort, !targets.is_empty());
    output.fail_on = args.fail_on.map(FailOn::outcome);
    output.require_media = args.require_media;
    output.silent = write::take_stdout(&targets);
    output.begin(context)?;
    let hidden = args.hidden.hidden();
    for group in groups(args.paths, context) {
        match group {
            Group::Documents(paths, stdin) => {
                messages.documents(paths, stdin, hidden, &mut output, context)?
            }
            Group::Manifest(input) => messages.manifest(input, &mut output, context)?,
            Group::Media(paths) => messages.media(&paths, &mut output, context)?,
        }
    }
    write::write(&targets, &mut output, context)?;
    let unkept = messages.finish();
    let exit = output.end(context)?;
    let Some(failure) = unkept else { return Ok(exit) };
    context.complain(&failure);
    Ok(exit.max(failure.exit))
}
