//! `text-whitespace`

use crate::check::edits::trimmed;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::Term;
use crate::xml::Element;

rule! {
    /// Texts have no white space around them
    ///
    /// # Why
    /// Whether the service trims is undocumented, so blanks and line breaks at the ends may reach the handset.
    /// Indented XML often brings them in.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><message-text> Hello </message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Skycore API 1.3 (2013): examples with a text on its own, indented line
    "text-whitespace", Level::INFO, [], About::Content, check
}

const HEADS: [Term; 4] = [Term::Subject, Term::CustomSubject, Term::Name, Term::FallbackText];

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let heads = HEADS.into_iter().filter_map(|term| request.fields.filled(term));
    let texts = request.slides.iter().filter_map(|slide| slide.fields.filled(Term::Text));
    for field in heads.chain(texts) {
        let value = &field.value.value;
        let ends = match (trim_start(value).len() < value.len(), trim_end(value).len() < value.len()) {
            (true, true) => "begins and ends",
            (true, false) => "begins",
            (false, true) => "ends",
            (false, false) => continue,
        };
        // Without its end tag nobody knows where a value ends, nor beside markup what is its own.
        let open = |element: Element<'_, '_>| {
            element.end_name_span().is_none() || element.children().next().is_some()
        };
        // An instruction, such as a tag of PHP that was not run, is part of what the text will be.
        let computed = |element: Element<'_, '_>| {
            let (start, end) = (element.span().start, element.span().end);
            subject.document.instructions().iter().any(|place| start < place.start && place.end < end)
        };
        if subject.document.named_at(field.name).is_some_and(|element| open(element) || computed(element)) {
            continue;
        }
        let name = request.name_of(field.term);
        // A line break comes from the indentation of the XML; a blank alone may be meant.
        let around = [value.len() - trim_start(value).len(), trim_end(value).len()];
        let indented = |end: &str| end.is_empty() || end.contains('\n');
        let sure = indented(&value[..around[0]]) && indented(&value[around[1]..]);
        findings.report(
            Finding::at(field.name, format!("`{name}` {ends} with white space, which may reach the handset"))
                .help("close the value up to its tags")
                .fix(if sure { Safety::Safe } else { Safety::Unsafe }, trimmed(subject, &field.value)),
        );
    }
}

/// Whether a character is white space. U+0085 comes of `&#133;`, the `…` of Windows-1252.
fn is_space(c: char) -> bool {
    c.is_whitespace() && c != '\u{85}'
}

fn trim_start(text: &str) -> &str {
    text.trim_start_matches(is_space)
}

fn trim_end(text: &str) -> &str {
    text.trim_end_matches(is_space)
}
