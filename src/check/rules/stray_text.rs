//! `stray-text`

use crate::check::edits::{Edits, enclosed, with_plain_blanks, without_section, without_text};
use crate::check::form::consequences::{is_consequence, is_wreckage};
use crate::check::form::line_marks::line_marks;
use crate::check::form::templates;
use crate::check::rule::rule;
use crate::check::rules::misspelt_element::bare_text;
use crate::check::values::is_blank;
use crate::check::{Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::{Home, Term};
use crate::elements::{Oddity, OddityKind};
use crate::xml::is_char;

rule! {
    /// Text occurs only in elements that may hold text
    ///
    /// # Why
    /// Text between elements means nothing to the API and is most likely ignored: often an end tag is in the wrong
    /// place.
    ///
    /// # Fails
    /// ```xml save
    /// <slide>Hello <message-text>world</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// {% for slide in slides %}<slide><message-text>Hello</message-text><duration>5</duration></slide>{% endfor %}
    /// ```
    /// ```xml save
    ///  <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide> <message-text>Hello world</message-text> <duration>5</duration> </slide>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, RELAX NG schemas (2013 to 2015): elements with elements hold no text
    "stray-text", Level::WARNING, [], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut escaped = false;
    let marks = line_marks(subject).map(|marks| marks.places).unwrap_or_default();
    for oddity in subject.oddities() {
        // A text of a slide that is named with its number is reported by `misspelt-element`.
        let is_bare = || {
            let holder = subject.document.last_before(oddity.written.span.start);
            holder.and_then(|holder| bare_text(subject, holder.name_span())).is_some()
        };
        if oddity.home == Home::CustomText && is_bare() {
            continue;
        }
        // A URL without its `url` element is reported by `url-missing`.
        let is_url = oddity.home == Home::Part && oddity.written.value.contains("://");
        let broken = || is_wreckage(subject, oddity.written.span) || is_consequence(subject, oddity);
        if oddity.kind != OddityKind::StrayText || is_url || broken() {
            continue;
        }
        // What each line begins with is reported by `not-well-formed`, as it is before the root too.
        let end = marks.partition_point(|mark| mark.end <= oddity.written.span.start);
        if marks.get(end).is_some_and(|mark| mark.start < oddity.written.span.end) {
            continue;
        }
        // A whole document on one line of a program's or a log's: said once.
        if is_escaped_break(&oddity.written.value) {
            if !escaped {
                findings.report(
                    Finding::at(oddity.written.span, "line breaks are written as `\\n` between the elements")
                        .help("write the text of the string, not its source; each `\\n` is a line break"),
                );
            }
            escaped = true;
            continue;
        }
        if let Some(edits) = without_section(subject, &oddity.written) {
            findings.report(
                Finding::at(oddity.written.span, "elements are in a CDATA section, where they are only text")
                    .help("leave out `<![CDATA[` before and `]]>` after them")
                    .fix(Safety::Unsafe, edits),
            );
            continue;
        }
        let here = oddity.home.describe();
        let text = &oddity.written.value;
        // What is not a character of XML is reported by `control-character`.
        if text.chars().any(|c| !is_char(c)) && text.chars().all(|c| is_blank(c) || !is_char(c)) {
            continue;
        }
        if let Some(words) = blanks(text) {
            findings.report(
                Finding::at(oddity.written.span, format!("{words} directly in {here}"))
                    .help("write plain blanks between elements, or nothing")
                    .fix(Safety::Safe, with_plain_blanks(subject, &oddity.written)),
            );
            continue;
        }
        if templates::opening(oddity.written.value.trim_ascii()).is_some() {
            findings.report(
                Finding::at(oddity.written.span, format!("a tag of a template is directly in {here}"))
                    .help(templates::ADVICE),
            );
            continue;
        }
        let finding = Finding::at(oddity.written.span, format!("text is directly in {here}"));
        if oddity.home == Home::Data {
            let help = "put it into an element of its own, named as in the template";
            findings.report(finding.help(help));
            continue;
        }
        findings.report(match lacking(subject, oddity) {
            Some((element, edits)) => {
                finding.help(format!("put it into `{element}`, or remove it")).fix(Safety::Unsafe, edits)
            }
            None => finding
                .help("remove it, or move it into the element that it is meant for")
                .fix(Safety::Unsafe, without_text(subject, &oddity.written)),
        });
    }
}

/// The element that is missing around a text which would otherwise be lost, and the edits that add it. What is text in
/// a slide and what has come in from elsewhere, such as a comment without its marks, nobody knows, so that none are
/// made.
fn lacking(subject: &Subject<'_>, oddity: &Oddity) -> Option<(&'static str, Edits)> {
    let (place, text) = (oddity.written.span, &oddity.written.value);
    let element = |term: Term| term.name_or_other(oddity.dialect);
    let request = || subject.request();
    match oddity.home {
        Home::Slide if text.contains(char::is_alphabetic) => {
            let slide = request()?.slides.iter().rfind(|slide| slide.name.start < place.start)?;
            slide.fields.get(Term::Text).is_none().then(|| (element(Term::Text), Vec::new()))
        }
        Home::CustomText => {
            let custom = request()?.custom_texts.iter().rfind(|custom| custom.name.start < place.start)?;
            let value = element(Term::Value);
            custom.fields.get(Term::Value).is_none().then(|| (value, enclosed(subject, place, value)))
        }
        Home::Content if text.contains("://") => {
            Some((element(Term::File), enclosed(subject, place, element(Term::File))))
        }
        _ => None,
    }
}

/// What is reported about a text in which there is nothing to see.
fn blanks(text: &str) -> Option<String> {
    let first = text.chars().find(|c| !c.is_ascii_whitespace()).filter(|_| text.chars().all(is_blank))?;
    Some(format!("U+{:04X}, which XML does not treat as white space, is", u32::from(first)))
}

/// Whether a text is white space as strings of programs spell it.
fn is_escaped_break(text: &str) -> bool {
    let rest = ["\\r", "\\n", "\\t"].iter().fold(text.to_owned(), |rest, escape| rest.replace(escape, ""));
    rest.len() < text.len() && rest.trim().is_empty()
}
