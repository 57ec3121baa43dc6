//! `url-not-absolute`

use crate::check::edits::rewritten;
use crate::check::intended::{is_several, percent_decoded, schemed, slashed};
use crate::check::rule::rule;
use crate::check::slide_media::{Link, links};
use crate::check::syntax::recognise::template_tags::{ADVICE, placeholder};
use crate::check::values::{is_blank, unmeant, unquoted};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::limits::{HOST_BYTES, HOST_PART_BYTES};
use crate::message::PartKind;
use crate::reference::{HostFault, Reference, ReferenceError};
use crate::xml::escaped;

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
    /// <slide><image><url>https://cdn.acme.com/1.jpg|https://cdn.acme.com/2.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>https%3A%2F%2Fcdn.acme.com%2F1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>https://*.acme.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>{{ base }}/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/images/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - RFC 3986 (2005), section 3.2.2, and RFC 1123 (1989), section 2.1: the name of a host
    /// - Sinch XML service, special considerations (2021): the full path to the file; codes E351 to E358
    "url-not-absolute", Level::ERROR, PartKind::COPY_CODES, About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        // Those with white space between them are reported by `url-whitespace`.
        let several = || {
            let together = is_several(link.text) && !link.text.contains(char::is_whitespace);
            together.then(|| link.finding(SEVERAL).help(APART))
        };
        let finding = unfilled_or_quoted(subject, link).or_else(several);
        if let Some(finding) = finding.or_else(|| malformed(subject, link)) {
            findings.report(finding.codes(&[link.part.kind.copy_code()]));
        }
    }
}

/// The message and the help for more than one URL in an element.
pub(super) const SEVERAL: &str = "several URLs are in one element";
pub(super) const APART: &str = "give each medium an element of its own";

/// The finding for what is no URL because something is around it, or because a template was not filled in.
fn unfilled_or_quoted(subject: &Subject<'_>, link: &Link<'_>) -> Option<Finding> {
    if link.reference().is_some_and(|reference| !has_bad_character(reference)) {
        return None;
    }
    if let Some(bare) = unquoted(link.text) {
        let invisible = link.text.starts_with(is_blank);
        let around =
            if invisible { "invisible characters are before" } else { "quotes or brackets are around" };
        let finding = link.finding(format!("{around} the URL")).help(format!("write `{}`", escaped(bare)));
        return Some(finding.fix(Safety::Safe, rewritten(subject, link.url, bare)));
    }
    let place = placeholder(link.text)?;
    Some(link.finding(format!("`{place}` in the URL was not filled in")).help(ADVICE))
}

fn malformed(subject: &Subject<'_>, link: &Link<'_>) -> Option<Finding> {
    let text = link.text;
    let (message, help) = what_is_wrong(link)?;
    let finding = link.finding(message).help(help).more_help(unmeant(text));
    let whole = match text.strip_prefix("//") {
        Some(rest) => Some(format!("https://{rest}")),
        None if text.starts_with("www.") => Some(format!("https://{text}")),
        None => schemed(text).or_else(|| percent_decoded(text)).or_else(|| slashed(text)),
    };
    let right = whole.filter(|whole| Reference::parse(whole).is_ok()).map(|whole| (whole, Safety::Unsafe));
    Some(finding.correct(subject, link.url, right))
}

/// The help for a URL that lacks what nobody can guess.
const SAMPLE: &str = "write scheme, host and path, such as `https://cdn.acme.com/1.jpg`";

/// The message and the help for a URL that cannot be fetched as it is.
fn what_is_wrong(link: &Link<'_>) -> Option<(String, String)> {
    let text = link.text;
    if let Some(right) = schemed(text) {
        let message = if text.contains("\\/") {
            format!("`{text}` has `\\/` where a URL has `/`: it is written as in JSON")
        } else {
            format!("`{text}` does not begin with one whole `://`")
        };
        return Some((message, format!("write `{}`", escaped(&right))));
    }
    if let Some(right) = percent_decoded(text) {
        let message = format!("`{text}` is encoded like a value in the query of another URL");
        return Some((message, format!("write `{}`", escaped(&right))));
    }
    let (message, help) = match &link.reference {
        // White space in a host or a scheme is reported by `url-whitespace`.
        Err(ReferenceError::Malformed(_)) if text.contains(char::is_whitespace) => return None,
        Err(ReferenceError::Relative) if begins_spaced(text) => return None,
        Err(ReferenceError::Relative) if text.starts_with("//") => {
            (format!("`{text}` has no scheme"), format!("write `https:{}`", escaped(text)))
        }
        Err(ReferenceError::Relative) => (format!("`{text}` is not a whole URL"), SAMPLE.to_owned()),
        Err(ReferenceError::NoHost | ReferenceError::Empty) => {
            (format!("`{text}` names no host"), SAMPLE.to_owned())
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
        return Some((message, format!("write `{}`", escaped(&right))));
    }
    if !reference.is_web() {
        return None;
    }
    let fault = reference.host_fault().map(|fault| match fault {
        HostFault::Parts => (
            format!("`{text}` names a host that cannot exist"),
            format!(
                "set its parts apart by one dot each, begin and end none with a hyphen, and keep each to \
                 {HOST_PART_BYTES} characters and all to {HOST_BYTES}"
            ),
        ),
        HostFault::Character(c) => (
            format!("`{text}` names a host that cannot exist: `{c}` is in it"),
            "write the name of a host with letters, digits, hyphens and dots alone".to_owned(),
        ),
    });
    if fault.is_some() {
        return fault;
    }
    let nameless = || (format!("`{text}` names no file"), "write the path to the file itself".to_owned());
    (!reference.names_file()).then(nameless)
}

/// Whether white space is in the scheme of a URL or beside it: `ht tps://`, `https ://`.
fn begins_spaced(text: &str) -> bool {
    let scheme = text.split_once("://").map_or("", |(scheme, _)| scheme);
    scheme.contains(char::is_whitespace)
        && scheme.chars().all(|c| c.is_ascii_alphabetic() || c.is_whitespace())
}

/// Whether a character that no name has is in the host, as in what a template did not fill in.
fn has_bad_character(reference: &Reference) -> bool {
    matches!(reference.host_fault(), Some(HostFault::Character(_)))
}
