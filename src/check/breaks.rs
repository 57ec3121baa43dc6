//! HTML's tags that break lines, which people write into texts. Messages are plain text, whose line breaks the service
//! keeps (API facts §1.2).

use super::Subject;
use super::edits::{Edits, unwrapped};
use crate::dialect::Home;
use crate::message::{Oddity, OddityKind};
use crate::source::Span;

/// Whether a tag of that name breaks the line where it stands, and needs no end tag in HTML.
pub(super) fn is_break(name: &str) -> bool {
    name.eq_ignore_ascii_case("br")
}

/// Whether what follows an element of that name stands in a line of its own.
fn ends_line(name: &str) -> bool {
    is_break(name) || ["p", "div", "li"].iter().any(|block| name.eq_ignore_ascii_case(block))
}

/// Markup made plain text: its tags taken out, with a line break where it makes one.
pub(super) fn plain(subject: &Subject<'_>, markup: &Oddity) -> Edits {
    let mut edits = unwrapped(subject, markup.written.span);
    if let Some((tag, text)) = edits.last_mut().filter(|_| ends_line(&markup.written.value)) {
        *text = gap(subject, markup.home, tag.range().end).to_owned();
    }
    edits
}

/// A tag that breaks the line and is never closed made a line break.
pub(super) fn unclosed(subject: &Subject<'_>, name: Span) -> Edits {
    let range = name.range();
    let rest = &subject.source.text()[range.end..];
    let Some(len) = rest.find(['<', '>']).filter(|at| rest[*at..].starts_with('>')) else {
        return Vec::new();
    };
    let (start, end) = (range.start - 1, range.end + len + 1);
    // Of several the first stands in the value, and the others in it.
    let oddities =
        subject.message.oddities().iter().take_while(|oddity| oddity.written.span.start <= name.start);
    let home = oddities.filter(|oddity| oddity.kind == OddityKind::Markup).last().map(|oddity| oddity.home);
    vec![(Span::new(name.source, start..end), gap(subject, home.unwrap_or(Home::Slide), end).to_owned())]
}

/// What a line of HTML ends with in a value: nothing where no words follow, or where a line break does.
fn gap(subject: &Subject<'_>, home: Home, at: usize) -> &'static str {
    let text = subject.source.text();
    let rest = text[at..].trim_start_matches([' ', '\t']);
    let over = rest.starts_with(['\r', '\n']) || rest.starts_with("</");
    match home {
        _ if over => "",
        Home::Slide | Home::CustomText if text.contains("\r\n") => "\r\n",
        Home::Slide | Home::CustomText => "\n",
        _ => " ",
    }
}
