//! `mmsctl estimate`

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::compose::{self, ComposeError, Located, Names, Resolved, complain, resolve, written};
use super::context::Context;
use super::exit::{Exit, Failure};
use super::inputs::{looks_like_document, read_document};
use super::media_args::MediaArgs;
use super::online::{Depth, FetchArgs};
use crate::analysis::{Settings, analyse};
use crate::check::Policy;
use crate::dialect::Dialect;
use crate::media::fetch::Fetch;
use crate::media::locate::Locations;
use crate::media::probe::{Probe, Prober};
use crate::message::Message;
use crate::render::estimate::{self as show, Sized};
use crate::render::human::describe;
use crate::size::estimate::estimate_media;
use crate::source::{Origin, Source, Sources};
use crate::submit::key::PLACEHOLDER;

/// Say how large a message gets, per part and in all.
///
/// Takes requests, manifests and bare media files. Gives the sum of the parts, the service's documented
/// estimate, and the exact size as a MIME message and in the handset's binary form. Only headers of media
/// are read.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Requests (XML), manifests (`.toml`), or media files that make one message; `-` is standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to show it.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    #[command(flatten)]
    media: MediaArgs,
    /// Fetch as much of the media from their URLs as tells their size and kind.
    #[arg(long, help_heading = "Network")]
    online: bool,
    #[command(flatten)]
    fetch: FetchArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Aligned tables, for people.
    Human,
    /// One JSON object, format 1.
    Json,
}

/// What a path holds, by its name and first bytes.
enum Input {
    Request,
    Manifest,
    Medium,
}

/// Runs the command.
///
/// # Errors
/// When the flags contradict each other or the result cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let locations = args.media.locations(&context.config)?;
    let probe = args.media.prober(false, context);
    let online = args.online.then(|| args.fetch.online(Depth::Size, context)).transpose()?;
    let fetch = online.as_ref().map(|online| online as &dyn Fetch);
    let (mut messages, mut media, mut exit) = (Vec::new(), Vec::new(), Exit::Clean);
    for path in &args.paths {
        let sized = match input(path) {
            Ok(Input::Request) => {
                request(path, &locations, fetch, &probe, context).map_err(|f| said(&f, context))
            }
            Ok(Input::Manifest) => manifest(path, &probe, context),
            Ok(Input::Medium) => {
                media.push(path.clone());
                continue;
            }
            Err(failure) => Err(said(&failure, context)),
        };
        match sized {
            Ok(sized) => messages.push(sized),
            Err(worse) => exit = exit.max(worse),
        }
    }
    let failures = bare(&media, &probe, &mut messages);
    for failure in &failures {
        exit = exit.max(said(failure, context));
    }
    if let Some(online) = online {
        online.finish();
    }
    if context.interrupt.requested() {
        return Ok(Exit::Interrupted);
    }
    match args.format {
        Format::Human => show::human(&messages, context.out_style, context.stdout)?,
        Format::Json => show::json(&messages, context.stdout)?,
    }
    Ok(exit)
}

/// Says what went wrong with one input.
fn said(failure: &Failure, context: &mut Context<'_>) -> Exit {
    context.complain(failure);
    failure.exit
}

/// What a path holds: standard input and what begins like XML are requests, `.toml` files are manifests, the
/// rest media.
fn input(path: &Path) -> Result<Input, Failure> {
    if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml")) {
        return Ok(Input::Manifest);
    }
    let is_request = path == Path::new("-") || looks_like_document(path)?;
    Ok(if is_request { Input::Request } else { Input::Medium })
}

/// The sizes of what a manifest describes.
fn manifest(path: &Path, probe: &Prober, context: &mut Context<'_>) -> Result<Sized, Exit> {
    let mut sources = Sources::default();
    let resolved =
        resolved(path, &mut sources, context).map_err(|error| complain(&error, &sources, context))?;
    let what = format!("{} manifest", resolved.draft.action.canonical());
    let xml = written(&resolved, Dialect::Current, PLACEHOLDER)
        .or_else(|_| written(&resolved, Dialect::Classic, PLACEHOLDER))
        .map_err(|failure| complain(&failure.into(), &sources, context))?;
    let id = sources.add(Source::new(Origin::Composed("composed request".to_owned()), xml.into_bytes()));
    let locations = Locations::of_files(resolved.locations.clone());
    let settings = Settings { policy: &Policy::default(), locations: &locations, fetch: None, probe };
    let analysis = analyse(&sources, id, &settings);
    let mut estimate = analysis.estimate.expect("what is composed is a request");
    for part in &mut estimate.parts {
        if let Some((_, file)) = resolved.locations.iter().find(|(url, _)| *url == part.reference) {
            part.reference = file.display().to_string();
        }
    }
    Ok(Sized { path: path.display().to_string(), what, estimate })
}

/// A manifest's message on this machine. Sizes do not depend on where media will be served, so that a missing
/// base URL is no error here.
fn resolved(path: &Path, sources: &mut Sources, context: &mut Context<'_>) -> Result<Resolved, ComposeError> {
    let id = sources.add(read_document(path, context)?);
    let mut composition =
        compose::manifest::parse(sources.get(id).text(), path.parent().unwrap_or(Path::new("")))?;
    composition.base_url.get_or_insert_with(|| Located::flag("https://unknown.invalid/".to_owned()));
    resolve(&composition, Names::Own)
}

/// The sizes of a request.
fn request(
    path: &Path,
    locations: &Locations,
    fetch: Option<&dyn Fetch>,
    probe: &Prober,
    context: &mut Context<'_>,
) -> Result<Sized, Failure> {
    let mut sources = Sources::default();
    let id = sources.add(read_document(path, context)?);
    let settings = Settings { policy: &Policy::default(), locations, fetch, probe };
    let analysis = analyse(&sources, id, &settings);
    let path = sources.get(id).origin().to_string();
    match (analysis.estimate, &analysis.message) {
        (Some(mut estimate), Message::Request(_)) => {
            for part in &mut estimate.parts {
                part.reference = sources.mask(&part.reference);
            }
            Ok(Sized { path, what: describe(&analysis.message), estimate })
        }
        _ => Err(Failure::usage(format!("`{path}` is not a request"))
            .help("estimate takes requests and media files; `mmsctl validate` says what this is")),
    }
}

/// The sizes of bare media files, as one message.
fn bare(media: &[PathBuf], probe: &Prober, messages: &mut Vec<Sized>) -> Vec<Failure> {
    let (mut files, mut failures) = (Vec::new(), Vec::new());
    for path in media {
        match probe.probe(path) {
            Ok(info) => files.push((path.display().to_string(), info)),
            Err(error) => failures.push(Failure::world(error.to_string())),
        }
    }
    if !files.is_empty() {
        let estimate = estimate_media(&files);
        messages.push(Sized {
            path: "bare media".into(),
            what: "one message, a slide each".into(),
            estimate,
        });
    }
    failures
}
