//! Names of elements that white space has split, as in pages that were copied, `<message-`, a line break, `text>`, or as
//! people write them: `<fallback sms text>`.

use crate::check::edits::Edits;
use crate::check::{Finding, Subject};
use crate::diagnostic::Safety;
use crate::dialect::is_name;
use crate::source::Span;
use crate::xml::{SyntaxError, SyntaxErrorKind as Kind};

/// The most words of a name. `ddm-message-subject` has three; our choice beyond.
const WORDS: usize = 4;

/// A tag whose name is split: the place of all its parts, and the name that they make.
struct SplitName {
    place: Span,
    right: String,
}

/// The finding, with its fix, for a split name of which this error is the first that a parser meets.
pub(in crate::check) fn split_name(subject: &Subject<'_>, error: &SyntaxError) -> Option<Finding> {
    let (first, end) = reported(subject, error)?;
    let (right, safety) = (first.right, Safety::Unsafe);
    let slash = if matches!(error.kind, Kind::MismatchedEnd { .. }) { "/" } else { "" };
    let edits: Edits = std::iter::once(first.place).chain(end).map(|place| (place, right.clone())).collect();
    let finding = Finding::at(first.place, format!("white space is in the name `{right}`"));
    Some(finding.help(format!("remove it: write `<{slash}{right}>`")).fix(safety, edits))
}

/// Whether an error is only a consequence of a split name that another one reports.
pub(in crate::check) fn follows_split(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    match (&error.kind, error.related) {
        (Kind::MismatchedEnd { found, .. }, Some(start)) => {
            split(subject, start).is_some_and(|start| start.right == *found)
        }
        (Kind::BadTag(_) | Kind::BadAttribute(_), _) => {
            let within = |place: Span| place.start < error.span.start && error.span.end <= place.end;
            let reports = |other: &SyntaxError| {
                let reported = reported(subject, other);
                reported.is_some_and(|(first, end)| within(first.place) || end.is_some_and(within))
            };
            subject.document.errors().iter().take_while(|other| !std::ptr::eq(*other, error)).any(reports)
        }
        _ => false,
    }
}

/// Whether the name of a start tag is the first part of a split one.
pub(in crate::check) fn is_split(subject: &Subject<'_>, name: Span) -> bool {
    let reports = |error: &SyntaxError| {
        reported(subject, error).is_some_and(|(first, _)| first.place.start == name.start)
    };
    split(subject, name).is_some() && subject.document.errors().iter().any(reports)
}

/// The split tag that an error is reported for, and its end tag if that is split too.
fn reported(subject: &Subject<'_>, error: &SyntaxError) -> Option<(SplitName, Option<Span>)> {
    match &error.kind {
        // The second part of the name, read as an attribute.
        Kind::BadAttribute(_) => {
            let element = subject.document.last_before(error.span.start)?;
            let first = split(subject, element.name_span())?;
            let end = element.end_name_span().and_then(|end| split(subject, end));
            let end = end.filter(|end| end.right == first.right).map(|end| end.place);
            let name = element.name_span().range();
            let is_second = subject.source.text()[name.end..error.span.range().start].trim_ascii().is_empty();
            (is_second && error.span.end <= first.place.end).then_some((first, end))
        }
        Kind::MismatchedEnd { open, .. } => {
            split(subject, error.span).filter(|end| end.right == *open).map(|end| (end, None))
        }
        _ => None,
    }
}

/// The tag that has the first part of its name at `name`, if the next words complete it to a name of the API and end
/// the tag, but for attributes. A hyphen after a part may have been added where the line was broken.
fn split(subject: &Subject<'_>, name: Span) -> Option<SplitName> {
    let text = subject.source.text();
    let mut end = name.range().end;
    let mut parts = vec![&text[name.range()]];
    while parts.len() <= WORDS {
        let rest = &text[end..];
        let after = rest.trim_ascii_start();
        let len = after.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))?;
        if len == 0 || after.len() == rest.len() {
            return None;
        }
        parts.push(&after[..len]);
        let tail = &after[len..];
        end = text.len() - tail.len();
        if tail.trim_ascii_start().starts_with('>') || has_attribute(tail) {
            let right = whole(&parts)?;
            return Some(SplitName { place: Span::new(name.source, name.range().start..end), right });
        }
    }
    None
}

/// The name of the API that the parts of one make.
fn whole(parts: &[&str]) -> Option<String> {
    let bare: Vec<&str> = parts.iter().map(|part| part.strip_suffix('-').unwrap_or(part)).collect();
    let names = [parts.concat(), parts.join("-"), parts.join("_"), bare.concat()];
    names.into_iter().find(|name| is_name(name))
}

/// Whether the rest of a tag begins with an attribute, set apart from what is before it.
fn has_attribute(rest: &str) -> bool {
    let after = rest.trim_ascii_start();
    let named = after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'));
    let value = named.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start);
    after.len() < rest.len()
        && named.len() < after.len()
        && value.is_some_and(|value| value.starts_with(['"', '\'']))
}
