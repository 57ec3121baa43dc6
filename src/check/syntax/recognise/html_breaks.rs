//! HTML tags that break lines (`<br>`, `<p>`, …), which people write into texts. Messages are plain text, and the
//! service keeps their line breaks (API facts §1.2).

use crate::check::Subject;
use crate::check::edits::{Edits, unwrapped};
use crate::dialect::{Home, Meaning, meaning};
use crate::elements::{Oddity, OddityKind};
use crate::source::Span;

/// Elements that HTML shows on lines of their own.
const BLOCKS: [&str; 8] = ["p", "div", "li", "ul", "ol", "h1", "h2", "h3"];

/// Elements that HTML shows within a line.
const INLINE: [&str; 15] =
    ["a", "b", "big", "code", "em", "font", "i", "s", "small", "span", "strong", "sub", "sup", "tt", "u"];

/// Bytes in which the end of a document's first line is searched. Our choice: a document without a line break in them
/// counts as one line.
const FIRST_LINE: usize = 4096;

/// Whether a tag of this name is a line break in HTML and needs no end tag.
pub(in crate::check) fn is_break(name: &str) -> bool {
    ["br", "hr"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether a start tag needs no end tag in HTML. This includes paragraphs and list items.
pub(in crate::check) fn stays_open(subject: &Subject<'_>, name: Span) -> bool {
    let text = subject.source.text();
    let word = &text[name.range()];
    let bare = || text[name.range().end..].trim_start().starts_with('>');
    is_break(word) || ["p", "li"].iter().any(|known| word.eq_ignore_ascii_case(known)) && bare()
}

/// Whether HTML begins a new line before and after an element of this name.
fn is_block(name: &str) -> bool {
    BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block))
}

/// Whether an element inside a value is a part of a record: beside another element, and not one of HTML. Without the
/// tags, as in `<entry><key>first</key><value>Bill</value></entry>`, the values would run into each other.
pub(in crate::check) fn is_of_record(subject: &Subject<'_>, markup: &Oddity) -> bool {
    let (name, at) = (&markup.written.value, markup.written.span);
    if is_break(name) || is_block(name) || INLINE.iter().any(|known| name.eq_ignore_ascii_case(known)) {
        return false;
    }
    let (document, text) = (subject.document, subject.source.text());
    let Some(own) = document.named_at(at).map(|element| element.span()) else { return false };
    let blank =
        |range: std::ops::Range<u32>| text[range.start as usize..range.end as usize].trim().is_empty();
    let after = text[own.range().end..].trim_start();
    let before = document.last_before(at.start).map(|before| before.span());
    let follows = before.is_some_and(|before| before.end <= own.start && blank(before.end..own.start));
    follows || after.strip_prefix('<').is_some_and(|tag| tag.starts_with(char::is_alphabetic))
}

/// Whether an HTML element has a URL, which would be lost with its tags.
pub(in crate::check) fn leads(subject: &Subject<'_>, markup: &Oddity) -> bool {
    let element = subject.document.named_at(markup.written.span);
    element.is_some_and(|element| element.attributes().iter().any(|one| matches!(one.name, "href" | "src")))
}

/// Turns markup into plain text: removes its tags and inserts the line breaks that they make. No edits if the markup
/// has a URL or is a part of a record.
pub(in crate::check) fn plain(subject: &Subject<'_>, markup: &Oddity) -> Edits {
    if leads(subject, markup) || is_of_record(subject, markup) {
        return Vec::new();
    }
    let (name, home) = (&markup.written.value, markup.home);
    let mut edits = unwrapped(subject, markup.written.span);
    let breaks = is_break(name);
    if let [(tag, text), _] = &mut edits[..] {
        let apart = breaks || is_block(name) && !begins(&subject.source.text()[..tag.range().start]);
        *text = if apart { gap(subject, home, tag.range().end).to_owned() } else { String::new() };
    }
    if let Some((tag, text)) = edits.last_mut().filter(|_| breaks || is_block(name)) {
        *text = gap(subject, home, tag.range().end).to_owned();
    }
    edits
}

/// Whether a line or a value begins after this text.
fn begins(text: &str) -> bool {
    let before = text.trim_end_matches([' ', '\t']);
    let tag = || before.rfind('<').map_or("", |at| &before[at..]).trim_end_matches('>');
    let runs_on = || tag().strip_prefix("</").is_some_and(|name| !is_block(name.trim_end()));
    before.ends_with('\n') || before.ends_with('>') && !runs_on()
}

/// Replaces a line-breaking tag that is never closed with a line break.
pub(in crate::check) fn unclosed(subject: &Subject<'_>, name: Span) -> Edits {
    let text = subject.source.text();
    let range = name.range();
    let Some(len) = text[range.end..].find(['<', '>']).filter(|at| text[range.end + at..].starts_with('>'))
    else {
        return Vec::new();
    };
    let (start, end) = (range.start - 1, range.end + len + 1);
    // Of several such tags, the first is directly in the value and the others are inside it.
    let oddities =
        subject.message.oddities().iter().take_while(|oddity| oddity.written.span.start <= name.start);
    let home = oddities.filter(|oddity| oddity.kind == OddityKind::Markup).last().map(|oddity| oddity.home);
    let over = is_block(&text[range]) && begins(&text[..start]);
    let gap = if over { "" } else { gap(subject, home.unwrap_or(Home::Slide), end) };
    vec![(Span::new(name.source, start..end), gap.to_owned())]
}

/// Replaces a line-breaking end tag that closes nothing with a line break: browsers read `</br>` as `<br>`.
pub(in crate::check) fn unopened(subject: &Subject<'_>, tag: Span) -> Edits {
    let owner = subject.document.last_before(tag.start).map_or("", |owner| owner.name());
    let home = subject.message.dialect().map(|dialect| meaning(owner, dialect, Home::Slide));
    let home = if let Some(Meaning::Misplaced(_)) = home { Home::AnyRequest } else { Home::Slide };
    vec![(tag, gap(subject, home, tag.range().end).to_owned())]
}

/// Whether the first line of a document ends with CRLF. Only the first line is read, because this is called for each
/// break.
fn has_windows_lines(text: &str) -> bool {
    let head = &text.as_bytes()[..text.len().min(FIRST_LINE)];
    head.iter().position(|byte| *byte == b'\n').is_some_and(|end| head[..end].ends_with(b"\r"))
}

/// The text that replaces a line break of HTML: empty if no words follow or a line break already does, a line break in
/// texts, and a blank in other values.
fn gap(subject: &Subject<'_>, home: Home, at: usize) -> &'static str {
    let text = subject.source.text();
    let rest = text[at..].trim_start_matches([' ', '\t']);
    let over = rest.starts_with(['\r', '\n']) || rest.starts_with("</");
    match home {
        _ if over => "",
        Home::Slide | Home::CustomText if has_windows_lines(text) => "\r\n",
        Home::Slide | Home::CustomText => "\n",
        _ => " ",
    }
}
