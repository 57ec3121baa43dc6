//! `stray-text`

use crate::check::rule::rule;
use crate::check::form::consequences::{is_consequence, is_wreckage};
use crate::check::form::templates;
use crate::check::{Finding, Findings, Level, Subject};
use crate::check::edits::{without_section, without_text};
use crate::diagnostic::Safety;
use crate::dialect::Home;
use crate::elements::OddityKind;

rule! {
    /// Text occurs only in elements that may hold text
    ///
    /// # Why
    /// Text between elements means nothing to the API and is most likely ignored: often an end tag stands in
    /// the wrong place.
    ///
    /// # Fails
    /// ```xml save
    /// <slide>Hello <message-text>world</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// {% for slide in slides %}<slide><message-text>Hello</message-text><duration>5</duration></slide>{% endfor %}
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
    for oddity in subject.oddities() {
        // A URL without its `url` element is url-missing's.
        let is_url = oddity.home == Home::Part && oddity.written.value.contains("://");
        let broken = || is_wreckage(subject, oddity.written.span) || is_consequence(subject, oddity);
        if oddity.kind != OddityKind::StrayText || is_url || broken() {
            continue;
        }
        // A whole document on one line of a program's or a log's: said once.
        if is_escaped_break(&oddity.written.value) {
            if !escaped {
                findings.report(
                    Finding::at(oddity.written.span, "line breaks stand as `\\n` between the elements")
                        .help("write the text of the string, not its source; each `\\n` is a line break"),
                );
            }
            escaped = true;
            continue;
        }
        if let Some(edits) = without_section(subject, &oddity.written) {
            findings.report(
                Finding::at(oddity.written.span, "elements stand in a CDATA section, where they are text alone")
                    .help("leave out `<![CDATA[` before and `]]>` behind them")
                    .fix(Safety::Unsafe, edits),
            );
            continue;
        }
        let here = oddity.home.describe();
        if templates::opening(oddity.written.value.trim_ascii()).is_some() {
            findings.report(
                Finding::at(oddity.written.span, format!("a tag of a template stands directly in {here}"))
                    .help(templates::ADVICE),
            );
            continue;
        }
        findings.report(
            Finding::at(oddity.written.span, format!("text stands directly in {here}"))
                .help("remove it, or move it into the element that it is meant for")
                .fix(Safety::Unsafe, without_text(subject, &oddity.written)),
        );
    }
}

/// Whether a text is white space as strings of programs spell it.
fn is_escaped_break(text: &str) -> bool {
    let rest = ["\\r", "\\n", "\\t"].iter().fold(text.to_owned(), |rest, escape| rest.replace(escape, ""));
    rest.len() < text.len() && rest.trim().is_empty()
}
