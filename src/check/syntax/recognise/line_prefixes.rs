//! Recognises documents in which every line begins with a mark that does not belong to it: the `> ` of a quoted mail,
//! the `+` of a diff, a line number from an editor, the marks of a comment, or what a log puts before each line.

use crate::check::Subject;
use crate::source::Span;
use crate::xml::SyntaxErrorKind as Kind;

/// The fewest lines with a mark for the marks not to be a slip. Our choice.
const FEWEST: usize = 3;

/// The marks of a document's lines.
pub(in crate::check) struct LinePrefixes {
    /// What documents with such marks are, to complete `as in …`.
    pub habit: &'static str,
    /// The place of each line's mark.
    pub places: Vec<Span>,
}

/// Finds the length of the mark at the start of a line.
type Mark<'m> = &'m dyn Fn(&str) -> Option<usize>;

/// The marks at the start of the lines, if each line that is not blank has one and the document begins after the first.
pub(in crate::check) fn line_prefixes(subject: &Subject<'_>) -> Option<LinePrefixes> {
    let first = subject.document.errors().first().filter(|error| error.kind == Kind::TextOutsideRoot)?;
    let text = subject.source.text();
    if !text[..first.span.range().start].trim().is_empty() {
        return None;
    }
    let before_tag = text.trim_start().split('<').next().unwrap_or_default();
    let logged = |line: &str| alike(before_tag, line);
    let habits: [(&str, Mark<'_>); 5] = [
        ("a mail that quotes it", &quoted),
        ("a diff", &added),
        ("an editor that numbers lines", &numbered),
        ("a program that has it in a comment", &commented),
        ("a log, or what a search has found", &logged),
    ];
    habits.into_iter().find_map(|(habit, mark)| {
        let (mut places, mut at) = (Vec::new(), 0);
        for line in text.split_inclusive('\n') {
            match mark(line) {
                Some(length) => places.push(Span::new(first.span.source, at..at + length)),
                None if line.trim().is_empty() => {}
                None => return None,
            }
            at += line.len();
        }
        let begins = text[places.first()?.range().end..].trim_start().starts_with('<');
        (begins && places.len() >= FEWEST).then_some(LinePrefixes { habit, places })
    })
}

/// The length of the `> ` at the start of a line.
fn quoted(line: &str) -> Option<usize> {
    let rest = line.strip_prefix('>')?;
    Some(line.len() - rest.strip_prefix(' ').unwrap_or(rest).len())
}

/// The length of the `+` at the start of a line.
fn added(line: &str) -> Option<usize> {
    line.starts_with('+').then_some(1)
}

/// The length of a line's number, with the mark that sets it apart.
fn numbered(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches([' ', '\t']);
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    if after.len() == rest.len() {
        return None;
    }
    let apart = after.trim_start_matches([' ', '\t']);
    let marked = apart.strip_prefix(['|', ':', '.', ')', '\u{2502}']);
    marked.or_else(|| after.strip_prefix([' ', '\t'])).map(|rest| line.len() - rest.len())
}

/// The length of the mark of a comment at the start of a line.
fn commented(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches([' ', '\t']);
    let mark = ["//", "#", "--", ";"].into_iter().find(|mark| rest.starts_with(mark))?;
    Some(line.len() - rest.len() + mark.len())
}

/// The length of what a line begins with if that is like `first` but for the numbers in it.
fn alike(first: &str, line: &str) -> Option<usize> {
    let first = first.trim_end();
    let (mut wanted, mut rest) = (first, line);
    let is_digit = |c: char| c.is_ascii_digit();
    while let Some(c) = wanted.chars().next() {
        let number = wanted.len() - wanted.trim_start_matches(is_digit).len();
        let other = rest.len() - rest.trim_start_matches(is_digit).len();
        if (number == 0) != (other == 0) || number == 0 && !rest.starts_with(c) {
            return None;
        }
        (wanted, rest) = match number {
            0 => (&wanted[c.len_utf8()..], &rest[c.len_utf8()..]),
            _ => (&wanted[number..], &rest[other..]),
        };
    }
    (!first.is_empty()).then_some(line.len() - rest.len())
}
