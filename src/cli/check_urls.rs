//! `mmsctl check-urls`

use std::collections::HashSet;
use std::path::Path;

use super::context::Context;
use super::exit::{Exit, Failure, Stop};
use super::format::Format;
use super::inputs::read_stdin;
use super::media_args::ffprobe_at_hand;
use super::online::{Depth, FetchArgs, Online};
use super::strict_args::StrictArgs;
use crate::analysis::{Analysis, Settings, judge};
use crate::check::Policy;
use crate::diagnostic::Severity;
use crate::dialect::{Dialect, Term};
use crate::files::is_there;
use crate::media::fetch::Fetch;
use crate::media::kind::{Family, MediaKind};
use crate::media::locate::Locations;
use crate::media::probe::{Probe, Prober};
use crate::message::{Action, Draft, DraftSlide, PartKind};
use crate::reference::Reference;
use crate::render::check_urls::{self as show, Checked};
use crate::served::{Cause, FetchOutcome};
use crate::size::carried::element_of;
use crate::source::{Origin, PLACEHOLDER, Source, Sources};

/// Fetch URLs as the service does, and report whether it could use them.
///
/// Sends GET, following redirects one by one, then HEAD to compare. Checks status, Content-Length, Content-Type,
/// chunked encoding, compression, TLS, size, and whether the file is what its element needs. Hosts that the service
/// cannot reach are not contacted. Exits with 5 if no URL could be fetched because this machine's own network or proxy
/// fails.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The URLs; `-` reads them from standard input, one per line.
    #[arg(required = true, value_name = "URL")]
    urls: Vec<String>,
    /// The element that the URLs are meant for; by default the one that suits each file.
    #[arg(long = "as", value_name = "ELEMENT")]
    element: Option<PartKind>,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    #[command(flatten)]
    strict: StrictArgs,
    #[command(flatten)]
    fetch: FetchArgs,
}

/// Runs the command.
///
/// # Errors
/// When the flags are wrong or the result cannot be written.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let urls = urls(args, context)?;
    let policy = context.config.policy(args.strict.strictness());
    let probe = Prober { ffprobe: ffprobe_at_hand(context), decode_images: true };
    let glance = Prober::default();
    let online = args.fetch.online(Depth::Whole, context)?;
    // Fetches all URLs in parallel; the checks below find them already fetched.
    let fetched = online.fetch(&urls);
    let mut all = Vec::new();
    for (url, fetched) in urls.iter().zip(fetched) {
        let file = fetched.as_ref().and_then(|fetched| fetched.file.as_deref());
        let is = file.and_then(|file| glance.probe(file).ok()).map(|info| info.family());
        let element = args.element.unwrap_or_else(|| fitting(url, is));
        all.push(checked(url, element, &policy, &online, &probe));
    }
    let unkept = online.unkept();
    online.finish();
    if context.interrupt.requested() {
        return Ok(Exit::Interrupted);
    }
    match args.format {
        Format::Human => show::human(&all, context.out_style, context.stdout)?,
        Format::Json => show::json(&all, context.stdout)?,
    }
    if let Some(failure) = unkept {
        return Err(failure.into());
    }
    if all.iter().all(failed_here) {
        let failure = Failure::network("no URL could be fetched: this machine's network or its proxy fails");
        return Err(failure.help("nothing is known about the servers; try again when it works").into());
    }
    let wrong = all.iter().any(|checked| checked.count(Severity::Error) > 0);
    Ok(if wrong { Exit::Findings } else { Exit::Clean })
}

/// Whether the only thing known about a URL is that this machine's own network failed.
fn failed_here(checked: &Checked) -> bool {
    let outcome = checked.served.as_ref().map(|served| &served.outcome);
    matches!(outcome, Some(FetchOutcome::Failed(failure)) if failure.cause == Cause::LocalNetwork)
}

/// The URLs to check.
fn urls(args: &Args, context: &mut Context<'_>) -> Result<Vec<String>, Failure> {
    let mut urls = Vec::new();
    for url in &args.urls {
        if url == "-" {
            urls.extend(on_lines(&read_stdin(context)?)?);
        } else {
            let url = valid_url(url, "an argument")?;
            if matches!(is_there(Path::new(&url)), Ok(true)) {
                return Err(Failure::usage(format!("`{url}` is on this machine, and not a URL")).help(
                    "`mmsctl validate --online` checks the URLs in a document; for a list of URLs, give `-` and \
                     redirect the file to standard input",
                ));
            }
            urls.push(url);
        }
    }
    if urls.is_empty() {
        return Err(Failure::world("standard input holds no URL").help("write one on each line"));
    }
    let mut seen = HashSet::new();
    urls.retain(|url| seen.insert(url.clone()));
    Ok(urls)
}

/// The URLs in a text, one on each line.
fn on_lines(text: &[u8]) -> Result<Vec<String>, Failure> {
    // Some editors begin a file with a byte order mark, which is not part of the first URL.
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let lines = text.split(|byte| *byte == b'\n').zip(1..);
    let lines = lines.filter(|(line, _)| !line.trim_ascii().is_empty());
    lines
        .map(|(line, number)| {
            let place = format!("line {number} of standard input");
            // Another character in place of what cannot be read would make another URL.
            let line = std::str::from_utf8(line).map_err(|_| wrong_url(&place, "is not UTF-8"))?;
            valid_url(line, &place)
        })
        .collect()
}

/// One URL; `place` names where it was written.
fn valid_url(text: &str, place: &str) -> Result<String, Failure> {
    let url = text.trim();
    let wrong = match url.is_empty() {
        true => "is empty",
        false if url.contains(char::is_control) => "holds a control character",
        false => return Ok(url.to_owned()),
    };
    Err(wrong_url(place, wrong))
}

fn wrong_url(place: &str, wrong: &str) -> Failure {
    Failure::usage(format!("{place} {wrong}"))
        .help("write a URL, with `%` and two hexadecimal digits for each character that it cannot hold")
}

/// The element for a file of this family, or else for the extension in the URL.
fn fitting(url: &str, is: Option<Family>) -> PartKind {
    let named = || MediaKind::from_url(&Reference::parse(url).ok()?);
    is.or_else(|| named().map(MediaKind::family)).and_then(element_of).unwrap_or(PartKind::Image)
}

/// Checks a URL as the only medium of a message. Findings about anything else are dropped.
fn checked(url: &str, element: PartKind, policy: &Policy, online: &Online, probe: &Prober) -> Checked {
    let mut draft = Draft::new(Action::SaveMms);
    draft.fields.push((Term::ApiKey, PLACEHOLDER.to_owned()));
    let parts = vec![(element, url.to_owned())];
    draft.slides.push(DraftSlide { parts, text: None, duration: None });
    let xml =
        draft.write(Dialect::Current).expect("every dialect has these, and control characters are refused");
    let locations = Locations::default();
    let settings = Settings { policy: Some(policy), locations: &locations, fetch: Some(online), probe };
    let source = Source::new(Origin::Composed("URL".to_owned()), xml.into_bytes());
    let judged = judge(source, &settings);
    let Analysis { message, assets, mut diagnostics, .. } = judged.analysis;
    let place = message.request().and_then(|request| Some(request.parts().next()?.1.urls.first()?.span));
    diagnostics.retain(|diagnostic| Some(diagnostic.primary.span) == place);
    let (served, info) = (assets.served(url).cloned(), assets.get(url).cloned());
    let sources: Sources = judged.sources;
    Checked { url: sources.mask(url), element, served, info, diagnostics, sources }
}
