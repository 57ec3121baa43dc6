//! Letters on the wrong side of a tag's `<` or `>`: letters of a name that are outside of the tag, as in `<nam>efair`, and
//! letters of a value that may be in it, as in `<name2>4-fair`.

use crate::check::edits::{Edits, edit};
use crate::check::syntax::repair::missing_end_tag::{holds_value, homes};
use crate::check::syntax::repair::tag_typos::at;
use crate::check::{Finding, Subject};
use crate::diagnostic::Safety;
use crate::dialect::Home;
use crate::elements::{Oddity, OddityKind};
use crate::source::Span;
use crate::xml::{SyntaxError, SyntaxErrorKind as Kind};

/// The rest of a tag's name beside the tag: the place of the name, of the mark after or before it, and of the rest; and
/// what belongs there.
pub(in crate::check) struct Displaced {
    pub(in crate::check) place: Span,
    pub(in crate::check) right: String,
    /// The letters outside of the tag.
    outside: Span,
}

/// The finding for a start tag with a wrong name whose end tag has the right one, `found`.
pub(in crate::check) fn wrong_start(
    subject: &Subject<'_>,
    error: &SyntaxError,
    oddity: &Oddity,
    open: &str,
    found: &str,
) -> Finding {
    let start = oddity.written.span;
    let finding = Finding::at(start, format!("`</{found}>` closes `<{open}>`"));
    let finding = finding.related(error.span, "closed here");
    // Where an attribute follows, a letter may be one of its name.
    let certain = oddity.kind != OddityKind::Unknown && is_bare(subject, start);
    let known = if certain { Safety::Safe } else { Safety::Unsafe };
    let is_value = |dialect| homes(found, dialect).next().is_none();
    // The `slide` of a custom text holds a number.
    let of_value = oddity.home == Home::CustomText || subject.message.dialect().is_some_and(is_value);
    if let Some(displaced) = displaced(subject, start, found) {
        // What follows the tag may as well be the whole value, and the letters be missing.
        let safety = if of_value && displaced.outside.start > start.start { Safety::Unsafe } else { known };
        let letters = &subject.source.text()[displaced.outside.range()];
        let side = if displaced.outside.start > start.start { "after the `>`" } else { "before the `<`" };
        return finding
            .help(format!("write `<{found}>`: its `{letters}` is {side}"))
            .fix(safety, edit(displaced.place, displaced.right));
    }
    let Some(surplus) = surplus(open, found).filter(|_| of_value) else {
        return finding.help(format!("write `<{found}>`")).fix(known, edit(start, found));
    };
    // A number or a name that begins here is more likely to be that of the value than a letter too many.
    let doubled = found.ends_with(surplus) && surplus.len() == 1;
    let edits = if doubled {
        edit(start, found)
    } else if !surplus.starts_with(|c: char| c.is_lowercase()) {
        moved_out(subject, start, found, surplus)
    } else {
        Edits::new()
    };
    finding
        .help(format!("write `<{found}>`, and `{surplus}` after it if it belongs to the value"))
        .fix(Safety::Unsafe, edits)
}

/// What a name has after the right one.
fn surplus<'n>(written: &'n str, right: &str) -> Option<&'n str> {
    let (name, surplus) = written.split_at_checked(right.len())?;
    (name.eq_ignore_ascii_case(right) && !surplus.is_empty()).then_some(surplus)
}

/// Moves what a start tag has after the right name to where the value begins.
fn moved_out(subject: &Subject<'_>, name: Span, right: &str, surplus: &str) -> Edits {
    if is_bare(subject, name) {
        edit(Span { end: name.end + 1, ..name }, format!("{right}>{surplus}"))
    } else {
        Edits::new()
    }
}

/// Whether a tag ends where its name does.
fn is_bare(subject: &Subject<'_>, name: Span) -> bool {
    subject.source.text()[name.range().end..].starts_with('>')
}

/// Whether a value, at its place, may lack its first letters, or have letters of its start tag before them.
pub(in crate::check) fn is_doubtful(subject: &Subject<'_>, error: &SyntaxError, value: Span) -> bool {
    let (Kind::MismatchedEnd { open, found }, Some(start)) = (&error.kind, error.related) else {
        return false;
    };
    let follows = value.start == start.end + 1 && value.end <= error.span.start;
    follows && (surplus(open, found).is_some() || displaced(subject, start, found).is_some())
}

/// Whether a text is what a tag with a wrong name lacks of the right one, or the slash that an end tag lacks.
pub(in crate::check) fn is_displaced(subject: &Subject<'_>, error: &SyntaxError, text: Span) -> bool {
    let Kind::MismatchedEnd { open, found } = &error.kind else { return false };
    // Nearly every text is somewhere else.
    let is_beside = |name: Span| text.start <= name.end + 1 && name.start <= text.end + 1;
    if !is_beside(error.span) && !error.related.is_some_and(is_beside) {
        return false;
    }
    let is_text = |displaced: Displaced| {
        let within = text.start <= displaced.outside.start && displaced.outside.end <= text.end;
        let written = &subject.source.text();
        within && written[text.range()].trim() == &written[displaced.outside.range()]
    };
    let start = error.related.and_then(|start| displaced(subject, start, found));
    start.or_else(|| displaced(subject, error.span, open)).is_some_and(is_text)
}

/// What a tag with the name at `name` lacks of the right one, if that is beside it.
pub(in crate::check) fn displaced(subject: &Subject<'_>, name: Span, right: &str) -> Option<Displaced> {
    let text = subject.source.text();
    let range = name.range();
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let written = &text[range.clone()];
    let span = |range| Span::new(name.source, range);
    if let Some(rest) = right.strip_prefix(written).filter(|rest| !rest.is_empty()) {
        after.strip_prefix('>')?.strip_prefix(rest)?;
        let outside = range.end + 1..range.end + 1 + rest.len();
        let place = span(range.start..outside.end);
        return Some(Displaced { place, right: format!("{right}>"), outside: span(outside) });
    }
    let rest = right.strip_suffix(written).filter(|rest| !rest.is_empty())?;
    let start = before.strip_suffix('<')?.strip_suffix(rest)?.len();
    let right = format!("<{right}");
    Some(Displaced { place: span(start..range.end), right, outside: span(start..start + rest.len()) })
}

/// The finding for a value that stands in its tag, where an attribute would: `<action=saveMMS></action>`.
pub(in crate::check) fn value_in_tag(subject: &Subject<'_>, error: &SyntaxError) -> Option<Finding> {
    let text = subject.source.text();
    let element = subject.document.last_before(error.span.start)?;
    let (name, name_end) = (element.name(), element.name_span().range().end);
    let equals = error.span.range().start;
    if !holds_value(subject, element) || !text[name_end..equals].trim_ascii().is_empty() {
        return None;
    }
    let finding = Finding::at(error.span, format!("the value of `{name}` is inside its tag"));
    let finding = finding.help(format!("write it between `<{name}>` and `</{name}>`"));
    let raw = text[error.span.range()].strip_prefix('=')?;
    let value = raw.trim_ascii().trim_matches(['"', '\'']);
    let start = equals + 1 + raw.find(value)?;
    let end = error.span.range().end;
    let rest = &text[end..];
    let (mark, close) =
        if rest.starts_with("/>") { ("/>", format!("</{name}>")) } else { (">", String::new()) };
    let follows = rest.strip_prefix(mark).map(str::trim_ascii_start);
    let meant = follows.is_some_and(|rest| rest.starts_with(&format!("</{name}>")) == close.is_empty());
    let at = |range| Span::new(error.span.source, range);
    let edits =
        vec![(at(name_end..start), ">".to_owned()), (at(start + value.len()..end + mark.len()), close)];
    Some(if meant && !value.is_empty() { finding.fix(Safety::Unsafe, edits) } else { finding })
}

/// The place of the slash of an end tag that stands before its `<`, given the name in the tag: `fair/<name>`.
pub(in crate::check) fn slash_before(subject: &Subject<'_>, name: Span) -> Option<Span> {
    let before = &subject.source.text()[..name.range().start];
    before.ends_with("/<").then(|| at(name, name.start - 2)).map(|slash| Span { end: name.start, ..slash })
}
