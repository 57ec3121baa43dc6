//! Recognises documents out of strings of programs, in which line breaks are spelt: `<request>\\n  <action>`.

use crate::check::Subject;
use crate::xml::{SyntaxError, SyntaxErrorKind as Kind};

/// What is wrong with such a document.
pub(in crate::check) const MESSAGE: &str = "line breaks are written as `\\n` between the elements";

/// What to do about it.
pub(in crate::check) const ADVICE: &str =
    "write the text of the string, not its source; each `\\n` is a line break";

/// Whether a text is white space as strings of programs spell it.
pub(in crate::check) fn is_spelt(text: &str) -> bool {
    let (mut rest, mut is_spelt) = (text.trim(), false);
    while let Some(after) = ["\\r", "\\n", "\\t"].iter().find_map(|escape| rest.strip_prefix(escape)) {
        (rest, is_spelt) = (after.trim_start(), true);
    }
    is_spelt && rest.is_empty()
}

/// Whether `error` is a spelt line break outside the root, where it is a mistake of form.
pub(in crate::check) fn is_outside(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    error.kind == Kind::TextOutsideRoot && is_spelt(&subject.source.text()[error.span.range()])
}

/// Whether the text outside the root says already that the document is out of a string: the string's quote, the brace of
/// the JSON around it, or a line break.
pub(in crate::check) fn is_told_outside(subject: &Subject<'_>) -> bool {
    let quoted = |error: &SyntaxError| {
        error.kind == Kind::TextOutsideRoot
            && subject.source.text()[error.span.range()].starts_with(['"', '{', '['])
    };
    // Asked for each attribute that is malformed.
    let is_told =
        || subject.document.errors().iter().any(|error| quoted(error) || is_outside(subject, error));
    *subject.derived.of_string.get_or_init(is_told)
}
