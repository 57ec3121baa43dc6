//! The output of `check-urls`.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::Style;
use super::counted::counted;
use super::display::{plain, told};
use crate::bytes::grouped;
use crate::diagnostic::{Diagnostic, Severity};
use crate::media::info::MediaInfo;
use crate::message::PartKind;
use crate::served::{FetchOutcome, FinalResponse, Redirect, Served};
use crate::source::Sources;

/// A URL that was checked.
#[derive(Debug)]
pub struct Checked {
    /// The URL, without a login.
    pub url: String,
    /// The element in which it was checked.
    pub element: PartKind,
    /// How it is served; `None` if it is not a URL that can be fetched.
    pub served: Option<Served>,
    /// The facts about the file.
    pub info: Option<MediaInfo>,
    /// The findings.
    pub diagnostics: Vec<Diagnostic>,
    /// The sources, which mask secrets in output.
    pub sources: Sources,
}

impl Checked {
    /// The number of findings of one severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }
}

/// Prints each URL with how it is served and what is wrong.
///
/// # Errors
/// When `out` cannot be written to.
pub fn human(all: &[Checked], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    for checked in all {
        writeln!(out, "{}", style.bold(&plain(&checked.url)))?;
        for Redirect { status, to } in checked.served.iter().flat_map(|served| &served.redirects) {
            writeln!(out, "  {status} to {}", plain(to))?;
        }
        if let Some(answered) = checked.served.as_ref().and_then(Served::response) {
            writeln!(out, "  {}", plain(&facts(answered, checked.info.as_ref())))?;
        }
        for found in &checked.diagnostics {
            finding(found, &checked.sources, style, out)?;
        }
        writeln!(out)?;
    }
    let sum = |severity| all.iter().map(|checked| checked.count(severity)).sum();
    let (errors, warnings): (usize, usize) = (sum(Severity::Error), sum(Severity::Warning));
    let verdict = match (errors, warnings) {
        (0, 0) => style.good("fetchable"),
        (0, _) => style.doubtful("fetchable"),
        _ => style.bad("not usable"),
    };
    let (errors, warnings) = (counted(errors, "error"), counted(warnings, "warning"));
    writeln!(out, "{verdict}: {}, {errors}, {warnings}", counted(all.len(), "URL"))
}

/// The facts on one line: `200, image/jpeg, 14,183 bytes, JPEG 640 x 480, 0.12 s`.
fn facts(answered: &FinalResponse, info: Option<&MediaInfo>) -> String {
    let mut words = vec![answered.status.to_string()];
    words.extend(answered.headers.media_type.clone().filter(|media_type| !media_type.is_empty()));
    words.extend(answered.length().map(|length| format!("{} bytes", grouped(length))));
    if let Some(info) = info {
        let size = info.image.map(|image| format!(" {} x {}", image.width, image.height));
        words.push(format!("{}{}", info.kind.name(), size.unwrap_or_default()));
    }
    words.push(format!("{:.2} s", answered.seconds));
    words.join(", ")
}

fn finding(found: &Diagnostic, sources: &Sources, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let tag = match found.severity {
        Severity::Error => style.bad(&format!("error[{}]", found.rule)),
        Severity::Warning => style.doubtful(&format!("warning[{}]", found.rule)),
        Severity::Info => style.dim(&format!("info[{}]", found.rule)),
    };
    let codes =
        if found.codes.is_empty() { String::new() } else { format!(" ({})", found.codes.join(" or ")) };
    writeln!(out, "  {tag}: {}{codes}", told(sources, &found.message))?;
    let help = found.help.as_ref().filter(|_| found.severity > Severity::Info);
    help.map_or(Ok(()), |help| writeln!(out, "    {}: {}", style.bold("help"), told(sources, help)))
}

/// Prints one JSON object.
///
/// # Errors
/// When `out` cannot be written to.
pub fn json(all: &[Checked], out: &mut dyn io::Write) -> io::Result<()> {
    let sum = |severity| all.iter().map(|checked| checked.count(severity)).sum();
    let run = Run {
        format: 1,
        urls: all.iter().map(JsonUrl::of).collect(),
        summary: Summary {
            urls: all.len(),
            errors: sum(Severity::Error),
            warnings: sum(Severity::Warning),
            infos: sum(Severity::Info),
        },
    };
    serde_json::to_writer_pretty(&mut *out, &run)?;
    writeln!(out)
}

/// All that is printed.
#[derive(JsonSchema, Serialize)]
pub struct Run<'a> {
    /// The version of this format: 1. It only ever gains fields.
    format: u32,
    /// The URLs, in the order of the inputs.
    urls: Vec<JsonUrl<'a>>,
    /// How many URLs and findings there are.
    summary: Summary,
}

#[derive(JsonSchema, Serialize)]
struct Summary {
    /// How many URLs were checked.
    urls: usize,
    /// How many findings are errors.
    errors: usize,
    /// How many findings are warnings.
    warnings: usize,
    /// How many findings are infos.
    infos: usize,
}

#[derive(JsonSchema, Serialize)]
struct JsonUrl<'a> {
    /// The URL, without a login.
    url: &'a str,
    /// The element that it was checked for, such as `image`.
    element: &'static str,
    /// The redirects that were followed, in order.
    redirects: Vec<JsonRedirect<'a>>,
    /// Why there is no answer that could be checked; null if there is one.
    failure: Option<&'a str>,
    /// The HTTP status of the answer.
    status: Option<u16>,
    /// The Content-Type of the answer.
    content_type: Option<&'a str>,
    /// The Content-Length of the answer.
    content_length: Option<u64>,
    /// The Content-Encoding of the answer.
    content_encoding: Option<&'a str>,
    /// The Transfer-Encoding of the answer.
    transfer_encoding: Option<&'a str>,
    /// How many bytes of the body were read.
    received_bytes: Option<u64>,
    /// The size of the file in bytes, if it is known.
    bytes: Option<u64>,
    /// The type of the file, by its content.
    kind: Option<&'static str>,
    /// How many seconds the answer took.
    seconds: Option<f64>,
    /// The findings.
    diagnostics: Vec<JsonFinding<'a>>,
}

#[derive(JsonSchema, Serialize)]
struct JsonRedirect<'a> {
    /// The HTTP status of the redirect.
    status: u16,
    /// The URL that it redirects to.
    to: &'a str,
}

#[derive(JsonSchema, Serialize)]
struct JsonFinding<'a> {
    /// The rule that found it; `mmsctl explain RULE` says more.
    rule: &'static str,
    /// How much it matters.
    severity: Severity,
    /// The codes that the service would answer.
    codes: &'a [&'static str],
    /// What is wrong.
    message: String,
    /// How to fix it.
    help: Option<String>,
}

impl<'a> JsonUrl<'a> {
    fn of(checked: &'a Checked) -> Self {
        let served = checked.served.as_ref();
        let answered = served.and_then(Served::response);
        let headers = answered.map(|answered| &answered.headers);
        let redirects = served.map_or(&[][..], |served| &served.redirects).iter();
        let finding = |found: &'a Diagnostic| JsonFinding {
            rule: found.rule,
            severity: found.severity,
            codes: &found.codes,
            message: checked.sources.mask_finding(&found.message),
            help: found.help.as_ref().map(|help| checked.sources.mask_finding(help)),
        };
        Self {
            url: &checked.url,
            element: checked.element.as_str(),
            redirects: redirects
                .map(|Redirect { status, to }| JsonRedirect { status: *status, to })
                .collect(),
            failure: served.and_then(|served| match &served.outcome {
                FetchOutcome::Response(_) => None,
                FetchOutcome::BadRedirect { reason: words, .. }
                | FetchOutcome::NotPublic { host: words, .. } => Some(words.as_str()),
                FetchOutcome::Failed(failure) => Some(failure.words.as_str()),
            }),
            status: answered.map(|answered| answered.status),
            content_type: headers.and_then(|headers| headers.media_type.as_deref()),
            content_length: headers.and_then(|headers| headers.promised()),
            content_encoding: headers.and_then(|headers| headers.coding.as_deref()),
            transfer_encoding: headers.and_then(|headers| headers.transfer.as_deref()),
            received_bytes: answered.map(|answered| answered.received),
            bytes: answered.and_then(FinalResponse::length),
            kind: checked.info.as_ref().map(|info| info.kind.name()),
            seconds: answered.map(|answered| answered.seconds),
            diagnostics: checked.diagnostics.iter().map(finding).collect(),
        }
    }
}
