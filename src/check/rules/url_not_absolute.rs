//! `url-not-absolute`

use crate::check::edits::rewritten;
use crate::check::form::templates::{ADVICE, placeholder};
use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::values::{is_blank, unquoted, unseen};
use crate::check::{Findings, Level, Subject};
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
        let (text, codes) = (link.text, [link.part.kind.copy_code()]);
        if let Some(bare) = link.reference.as_ref().err().and_then(|_| unquoted(text)) {
            findings.report(
                link.finding(if text.starts_with(is_blank) {
                    "invisible characters are before the URL"
                } else {
                    "quotes or brackets are around the URL"
                })
                .codes(&codes)
                .help(format!("write `{bare}`"))
                .fix(Safety::Safe, rewritten(subject, link.url, bare)),
            );
            continue;
        }
        if let Some(place) = link.reference.as_ref().err().and_then(|_| placeholder(text)) {
            let message = format!("`{place}` in the URL was not filled in");
            findings.report(link.finding(message).codes(&codes).help(ADVICE));
            continue;
        }
        let (message, help) = match &link.reference {
            _ if schemed(text).is_some() => {
                let right = schemed(text).unwrap_or_default();
                (format!("`{text}` does not begin with one whole `://`"), format!("write `{right}`"))
            }
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
            Ok(_) if slashed(text).is_some() => {
                let right = slashed(text).unwrap_or_default();
                (
                    format!("`{text}` has `\\` after its host, where a path begins with `/`"),
                    format!("write `{right}`"),
                )
            }
            Ok(reference) if reference.is_web() && reference.host().is_some_and(is_no_name) => (
                format!("`{text}` names a host that cannot exist"),
                format!(
                    "set its parts apart by one dot each, begin and end none with a hyphen, and keep each to \
                     {HOST_PART_BYTES} characters and all to {HOST_BYTES}"
                ),
            ),
            Ok(reference) if reference.is_web() && !reference.names_file() => {
                (format!("`{text}` names no file"), "write the path to the file itself".to_owned())
            }
            Ok(_) => continue,
        };
        let finding = link.finding(message).codes(&codes).help(help);
        let finding = match unseen(text) {
            Some(words) => finding.more_help(&words),
            None => finding,
        };
        let whole = match text.strip_prefix("//") {
            Some(rest) => Some(format!("https://{rest}")),
            None if text.starts_with("www.") => Some(format!("https://{text}")),
            None => schemed(text).or_else(|| slashed(text)),
        };
        findings.report(match whole.filter(|whole| Reference::parse(whole).is_ok()) {
            Some(whole) => finding.fix(Safety::Unsafe, rewritten(subject, link.url, &whole)),
            None => finding,
        });
    }
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
    let behind = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    // Nearly every URL is right.
    if behind.is_some_and(|rest| !rest.starts_with([':', '/']) && !rest.starts_with("http")) {
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
