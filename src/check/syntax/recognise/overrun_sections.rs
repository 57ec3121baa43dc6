//! CDATA sections without their `]]>`, which run on to that of a later section and take the elements between for text:
//! `<name><![CDATA[spring</name><message-text><![CDATA[Hello]]></message-text>`.

use crate::check::edits::{SECTION, SECTION_END};
use crate::check::{Finding, Subject};
use crate::diagnostic::Safety;
use crate::source::Span;
use crate::xml::{SyntaxError, SyntaxErrorKind as Kind};

/// The finding, with its fix, for a section of which this end tag is the first that is read after it.
pub(in crate::check) fn overrun(subject: &Subject<'_>, error: &SyntaxError) -> Option<Finding> {
    let (start, end) = (section_start(subject, error)?, end_of_value(subject, error)?);
    let Kind::MismatchedEnd { open, .. } = &error.kind else { return None };
    let place = |at: usize, length: usize| Span::new(error.span.source, at..at + length);
    let finding =
        Finding::at(place(start, SECTION.len()), format!("the CDATA section in `{open}` is never closed"));
    Some(
        finding
            .help("write `]]>` where it ends")
            .fix(Safety::Unsafe, vec![(place(end, 0), SECTION_END.to_owned())]),
    )
}

/// Whether a value is such a section. Where they begin is computed once: each finding may be in one.
pub(in crate::check) fn is_overrun(subject: &Subject<'_>, value: Span) -> bool {
    let starts = subject.derived.overruns.get_or_init(|| {
        let errors = subject.document.errors().iter();
        errors.filter_map(|error| section_start(subject, error)).collect()
    });
    starts.contains(&value.range().start)
}

/// Where the section begins that holds the end tag of its own element.
fn section_start(subject: &Subject<'_>, error: &SyntaxError) -> Option<usize> {
    end_of_value(subject, error)?;
    let name = error.related?.range();
    let tag_end = name.end + subject.source.text()[name.end..].find('>')? + 1;
    let rest = &subject.source.text()[tag_end..];
    Some(tag_end + rest.len() - rest.trim_ascii_start().len())
}

/// Where the end tag of its own element is in the section that the element begins with.
fn end_of_value(subject: &Subject<'_>, error: &SyntaxError) -> Option<usize> {
    let (Kind::MismatchedEnd { open, .. }, Some(start)) = (&error.kind, error.related) else { return None };
    let (text, before) = (subject.source.text(), start.range().end..error.span.range().start);
    let inside = text[before.clone()].split_once('>')?.1.trim_ascii_start().strip_prefix(SECTION)?;
    let end = inside[..inside.find(SECTION_END)?].find(&format!("</{open}>"))?;
    Some(before.end - inside.len() + end)
}
