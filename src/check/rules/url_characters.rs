//! `url-characters`

use crate::check::edits::rewritten;
use crate::check::intended::is_several;
use crate::check::merge_tags::tags;
use crate::check::rule::rule;
use crate::check::slide_media::{Link, links};
use crate::check::syntax::recognise::template_tags::{ADVICE, placeholder};
use crate::check::values::{hidden, is_quote, is_unseen, unquoted};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::message::PartKind;
use crate::reference::encoded;
use crate::xml::{escaped, is_char};

rule! {
    /// A URL holds only characters that URLs may hold
    ///
    /// # Why
    /// Letters beyond ASCII, quotes and braces are encoded by some clients and sent raw by others; what the
    /// service does is undocumented.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/frühling.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/100%.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/{$name|x}.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg?w=640&amp;amp;h=480</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/{{file}}.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/fr%C3%BChling.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - RFC 3986 (2005), section 2: the characters of a URL
    "url-characters", Level::WARNING, PartKind::COPY_CODES, About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let doubtful = |link: &&Link<'_>| !link.is_plain() || link.text.contains('&');
    // What is not a character of XML is reported by `control-character`.
    let legal = |link: &&Link<'_>| link.text.chars().all(is_char);
    for link in links(subject).filter(doubtful).filter(legal) {
        if let Some(finding) = finding(subject, link) {
            findings.report(finding.codes(&[link.part.kind.copy_code()]));
        }
    }
}

fn finding(subject: &Subject<'_>, link: &Link<'_>) -> Option<Finding> {
    let text = link.text;
    if text.contains("&amp;") {
        let once = text.replace("&amp;", "&");
        let finding = link.finding("the URL itself holds `&amp;`, an `&` that is escaped once too often");
        let fix = rewritten(subject, link.url, &once);
        return Some(finding.help(format!("write it so that it reads `{once}`")).fix(Safety::Safe, fix));
    }
    let encoded = encoded(text);
    // White space is reported by `url-whitespace`, quotes around it all and several URLs by `url-not-absolute`.
    let spaced =
        text.contains(char::is_whitespace) && placeholder(text).is_none() && tags(text).next().is_none();
    if encoded == text || spaced || unquoted(text).is_some() || is_several(text) {
        return None;
    }
    if tags(text).next().is_some() {
        let finding = link.finding("the URL holds a merge tag, which is not documented to be filled there");
        return Some(finding.help("write the URL of the medium itself"));
    }
    if let Some(place) = placeholder(text) {
        // Where it makes no URL at all, that is reported by `url-not-absolute`.
        let finding = || link.finding(format!("`{place}` in the URL was not filled in")).help(ADVICE);
        return link.reference.is_ok().then(finding);
    }
    let seen: String = text.chars().filter(|c| !is_stray(*c)).collect();
    if let Some(words) = hidden(text).filter(|_| seen != text) {
        let finding = link
            .finding("the URL holds an invisible character")
            .help(format!("{words}; type the value again"));
        return Some(finding.fix(Safety::Unsafe, rewritten(subject, link.url, &seen)));
    }
    let finding = link
        .finding("the URL holds characters that must be percent-encoded")
        .help(format!("write `{}`", escaped(&encoded)));
    // A quote at its end was hardly meant to be encoded.
    let fix = if text.ends_with(is_quote) { Vec::new() } else { rewritten(subject, link.url, &encoded) };
    Some(finding.fix(Safety::Safe, fix))
}

/// Whether an invisible character is not part of a name, as the joiners and the selectors of emoji and of some scripts are.
fn is_stray(c: char) -> bool {
    is_unseen(c) && !matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}
