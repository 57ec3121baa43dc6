//! `url-not-absolute`

use crate::check::edits::rewritten;
use crate::check::form::templates::{ADVICE, placeholder};
use crate::check::rule::rule;
use crate::check::slide_media::{Link, links};
use crate::check::values::{is_blank, unquoted, unseen};
use crate::check::{Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::limits::{HOST_BYTES, HOST_PART_BYTES};
use crate::reference::{Reference, ReferenceError};

rule! {
    /// A URL names scheme, host and file
    ///
    /// # Why
    /// The service fetches the URL as it is: it knows no folder that a path could start from, and a host
    /// without a file is a page at best.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>images/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>//www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><audio><url>http://www.yoursite.com/</url></audio></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>https://cdn..acme.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>https://a-part-of-a-host-is-no-longer-than-sixty-three-characters-and-this-is.acme.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>https://https://cdn.acme.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>"https://cdn.acme.com/1.jpg"</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>https://cdn.acme.com\1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>{{ base }}/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/images/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021): the full path to the file; codes E351 to E358
    "url-not-absolute", Level::ERROR, ["E351", "E352", "E353", "E355", "E356", "E357", "E358"], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        if let Some(finding) = unfilled_or_quoted(subject, link).or_else(|| malformed(subject, link)) {
            findings.report(finding.codes(&[link.part.kind.copy_code()]));
        }
    }
}

/// The finding for what is no URL because something is around it, or because a template was not filled in.
fn unfilled_or_quoted(subject: &Subject<'_>, link: &Link<'_>) -> Option<Finding> {
    link.reference.as_ref().err()?;
    if let Some(bare) = unquoted(link.text) {
        let invisible = link.text.starts_with(is_blank);
        let around =
            if invisible { "invisible characters are before" } else { "quotes or brackets are around" };
        let finding = link.finding(format!("{around} the URL")).help(format!("write `{bare}`"));
        return Some(finding.fix(Safety::Safe, rewritten(subject, link.url, bare)));
    }
    let place = placeholder(link.text)?;
    Some(link.finding(format!("`{place}` in the URL was not filled in")).help(ADVICE))
}

fn malformed(subject: &Subject<'_>, link: &Link<'_>) -> Option<Finding> {
    let text = link.text;
    let (message, help) = what_is_wrong(link)?;
    let finding = link.finding(message).help(help);
    let finding = match unseen(text) {
        Some(words) => finding.more_help(&words),
        None => finding,
    };
    let whole = match text.strip_prefix("//") {
        Some(rest) => Some(format!("https://{rest}")),
        None if text.starts_with("www.") => Some(format!("https://{text}")),
        None => schemed(text).or_else(|| slashed(text)),
    };
    Some(match whole.filter(|whole| Reference::parse(whole).is_ok()) {
        Some(whole) => finding.fix(Safety::Unsafe, rewritten(subject, link.url, &whole)),
        None => finding,
    })
}

/// The message and the help for a URL that cannot be fetched as it is.
fn what_is_wrong(link: &Link<'_>) -> Option<(String, String)> {
    let text = link.text;
    if let Some(right) = schemed(text) {
        let message = format!("`{text}` does not begin with one whole `://`");
        return Some((message, format!("write `{right}`")));
    }
    let (message, help) = match &link.reference {
        Err(ReferenceError::Relative) if text.starts_with("//") => {
            (format!("`{text}` has no scheme"), format!("write `https:{text}`"))
        }
        Err(ReferenceError::Relative) => (
            format!("`{text}` is not a whole URL"),
            "write scheme, host and path, such as `https://cdn.acme.com/1.jpg`".to_owned(),
        ),
        Err(ReferenceError::NoHost | ReferenceError::Empty) => {
            (format!("`{text}` names no host"), "write it as `https://cdn.acme.com/1.jpg`".to_owned())
        }
        Err(ReferenceError::Malformed(why)) => (
            format!("`{text}` is not a URL: {why}"),
            "correct it; a browser must be able to open it".to_owned(),
        ),
        Ok(reference) => return what_is_wrong_with(reference, text),
    };
    Some((message, help))
}

/// The message and the help for a URL that can be parsed, but leads to no file.
fn what_is_wrong_with(reference: &Reference, text: &str) -> Option<(String, String)> {
    if let Some(right) = slashed(text) {
        let message = format!("`{text}` has `\\` after its host, where a path begins with `/`");
        return Some((message, format!("write `{right}`")));
    }
    if !reference.is_web() {
        return None;
    }
    if reference.host().is_some_and(is_no_name) {
        let help = format!(
            "set its parts apart by one dot each, begin and end none with a hyphen, and keep each to \
             {HOST_PART_BYTES} characters and all to {HOST_BYTES}"
        );
        return Some((format!("`{text}` names a host that cannot exist"), help));
    }
    let nameless = || (format!("`{text}` names no file"), "write the path to the file itself".to_owned());
    (!reference.names_file()).then(nameless)
}

/// Whether a host's name is too long, or a part of it is, or is empty, or begins or ends with a hyphen (RFC 1123,
/// section 2.1).
fn is_no_name(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let is_none = |part: &[u8]| part.is_empty() || part.starts_with(b"-") || part.ends_with(b"-");
    let mut parts = host.as_bytes().split(|byte| *byte == b'.');
    host.len() > HOST_BYTES || parts.any(|part| is_none(part) || part.len() > HOST_PART_BYTES)
}

/// The URL with one whole `://`, where that is cut short, such as in `https:/acme.com`, or its scheme is doubled.
fn schemed(text: &str) -> Option<String> {
    let after = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    // Nearly every URL is right.
    if after.is_some_and(|rest| !rest.starts_with([':', '/']) && !rest.starts_with("http")) {
        return None;
    }
    let mut rest = text;
    while let Some(shorter) = ["https", "http", ":", "/"].iter().find_map(|piece| rest.strip_prefix(piece)) {
        rest = shorter;
    }
    let head = &text[..text.len() - rest.len()];
    let scheme = if head.contains("https") { "https" } else { "http" };
    let cut = head.starts_with("http") && head.ends_with('/') && head.strip_prefix(scheme) != Some("://");
    cut.then(|| format!("{scheme}://{rest}"))
}

/// The URL with the slashes that it should have, where a backslash ends its host.
fn slashed(text: &str) -> Option<String> {
    // Hardly any URL has one.
    if !text.contains('\\') {
        return None;
    }
    let (_, rest) = text.split_once("://")?;
    let end = rest.find(['/', '?', '#', '\\'])?;
    rest[end..].starts_with('\\').then(|| text.replace('\\', "/"))
}
