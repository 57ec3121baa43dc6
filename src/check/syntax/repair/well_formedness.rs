//! The fixes of broken rules of XML, where the rule itself says what was meant.

use std::ops::Range;

use crate::check::edits::{Edits, SECTION, SECTION_END, edit};
use crate::check::syntax::recognise::html_breaks::is_break;
use crate::check::syntax::repair::displaced_letters::displaced;
use crate::check::{Finding, Subject};
use crate::diagnostic::Safety;
use crate::dialect::is_name;
use crate::nearest::nearest;
use crate::source::Span;
use crate::xml::{AttributeFault, Markup, SyntaxError, SyntaxErrorKind as Kind, TagFault};

/// Typographic quotes, which word processors put in place of `"` and `'`.
const CURLY: [char; 7] = ['“', '”', '„', '‘', '’', '«', '»'];

/// Adds the fix for a syntax error to its finding, if one is known.
pub(in crate::check) fn fixed(subject: &Subject<'_>, error: &SyntaxError, finding: Finding) -> Finding {
    let (span, text) = (error.span, subject.source.text());
    let written = &text[span.range()];
    match &error.kind {
        // If something before it was meant to open the section, that is the mistake.
        Kind::SectionEndInText if opening(&text[..span.range().start]).is_some() => {
            let mark =
                opening(&text[..span.range().start]).filter(|mark| text[mark.clone()].starts_with('&'));
            let edits = mark.map(|mark| edit(Span::new(span.source, mark), SECTION)).unwrap_or_default();
            finding.help("write `<![CDATA[` where the section begins").fix(Safety::Unsafe, edits)
        }
        Kind::SectionEndInText => finding.fix(Safety::Safe, edit(span, "]]&gt;")),
        Kind::SectionOpen(_) => finding.fix(Safety::Safe, edit(span, SECTION)),
        Kind::CutOff(Markup::Section) => match unfinished_end(subject, span) {
            Some(end) => {
                finding.help("write `]]>` where it ends").fix(Safety::Unsafe, edit(end, SECTION_END))
            }
            None => finding,
        },
        Kind::HyphensInComment => finding.fix(Safety::Safe, edit(span, spaced(written))),
        Kind::BadTag(TagFault::WrongBlank) => {
            finding.help("write a plain one").fix(Safety::Safe, edit(span, " "))
        }
        Kind::BadTag(_) if written.trim().is_empty() => finding.fix(Safety::Safe, edit(span, "")),
        Kind::BadTag(_) => finding.fix(Safety::Unsafe, edit(span, "")),
        // A blank helps only before something that is an attribute.
        Kind::BadAttribute(AttributeFault::NoSpaceBefore) if written.starts_with(char::is_alphabetic) => {
            finding.fix(Safety::Safe, edit(Span { end: span.start, ..span }, " "))
        }
        Kind::BadAttribute(_) if written.trim_matches(['"', '\'']).is_empty() => {
            finding.help("remove it: a quote alone is no attribute").fix(Safety::Unsafe, edit(span, ""))
        }
        Kind::BadAttribute(AttributeFault::Unquoted) => {
            let whole = Span { end: value_end(subject, error), ..span };
            // The words after the first may be attributes of their own.
            let safety = if whole == span { Safety::Safe } else { Safety::Unsafe };
            let right = quoted(&text[whole.range()]).map(|right| edit(whole, right));
            finding.fix(safety, right.unwrap_or_default())
        }
        Kind::UnclosedQuote => finding.fix(Safety::Unsafe, closed(text, span).unwrap_or_default()),
        // Such a tag (`</br>`) was meant as a line break, not as the end of an element.
        Kind::MismatchedEnd { found, .. } if is_break(found) => finding,
        Kind::MismatchedEnd { open, found } => {
            let (place, right) = displaced(subject, span, open)
                .map_or((span, open.clone()), |displaced| (displaced.place, displaced.right));
            finding.fix(mismatch(open, found), edit(place, right))
        }
        Kind::MisplacedDeclaration => {
            let before = Span { start: 0, end: span.start, ..span };
            let blank = text[before.range()].trim().is_empty();
            // Without its `?`, it may have been meant as text.
            let safety = if blank || written.ends_with("?>") { Safety::Safe } else { Safety::Unsafe };
            finding.fix(safety, edit(if blank { before } else { span }, ""))
        }
        Kind::BadDeclaration(_) if subject.source.encoding_fault().is_none() => {
            finding.fix(Safety::Safe, edit(span, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"))
        }
        _ => finding,
    }
}

/// The place of what stands for the mark that opens a CDATA section, before the end of one: the mark with its `<`
/// escaped, or a remnant of it.
fn opening(before: &str) -> Option<Range<usize>> {
    const NAME: &str = "CDATA";
    let from = before.ceil_char_boundary(before.len().saturating_sub(NEAR));
    let from = before[from..].rfind(SECTION_END).map_or(from, |end| from + end);
    let section = &before[from..];
    let escaped = [SECTION.replace('<', "&lt;"), NAME.to_owned(), NAME.to_lowercase()];
    escaped.iter().find_map(|mark| section.rfind(mark).map(|at| from + at..from + at + mark.len()))
}

/// What is left of the mark that ends a CDATA section, at the end of its value: `]]`, `]>`.
fn unfinished_end(subject: &Subject<'_>, open: Span) -> Option<Span> {
    let holder = subject.document.last_before(open.start)?;
    let end = holder.end_name_span()?.range().start.checked_sub("</".len())?;
    let inside = subject.source.text().get(open.range().end..end)?.trim_end();
    let marks = inside.strip_suffix('>').unwrap_or(inside).trim_end();
    let value = marks.trim_end_matches(']');
    let at = |length| open.range().end + length;
    (value.len() < marks.len()).then(|| Span::new(open.source, at(value.len())..at(inside.len())))
}

/// Bytes before the end of a CDATA section that are searched for its beginning. Our choice: texts are shorter.
const NEAR: usize = 8 << 10;

/// Where the value of an attribute ends that is not in quotes: after the words that follow it in the tag, which are no
/// attributes.
pub(in crate::check) fn value_end(subject: &Subject<'_>, attribute: &SyntaxError) -> u32 {
    let errors = subject.document.errors();
    let from = errors.partition_point(|error| error.span.start <= attribute.span.start);
    let words =
        errors[from..].iter().filter(|error| error.kind == Kind::BadAttribute(AttributeFault::NoValue));
    let is_next = |end: u32, word: &SyntaxError| {
        subject.source.text()[end as usize..word.span.range().start].trim_ascii().is_empty()
    };
    words
        .map_while({
            let mut end = attribute.span.end;
            move |word| {
                let follows = word.span.start >= end && is_next(end, word);
                end = word.span.end;
                follows.then_some(end)
            }
        })
        .last()
        .unwrap_or(attribute.span.end)
}

/// An attribute with quotes around its value.
fn quoted(written: &str) -> Option<String> {
    let (name, value) = written.split_once('=')?;
    let value = value.trim().trim_matches(|c| matches!(c, '"' | '\'') || CURLY.contains(&c));
    let plain = !value.contains(['"', '<', '&', '=']);
    plain.then(|| format!("{}=\"{value}\"", name.trim_end()))
}

/// Closes a quote after the word that follows it, in place of another quote there. `open` ends with the quote. `None`
/// if the tag has lost its `>` as well: the quote alone would not fix it.
fn closed(text: &str, open: Span) -> Option<Edits> {
    let end = open.range().end;
    let quote = text.get(end.checked_sub(1)?..end)?;
    let rest = &text[end..];
    let stop = rest.find(|c: char| c.is_whitespace() || "<>\"'".contains(c) || CURLY.contains(&c))?;
    rest[stop..].trim_start_matches(|c| c != '<' && c != '>').strip_prefix('>')?;
    let wrong = rest[stop..].chars().next().filter(|c| !c.is_whitespace() && !matches!(c, '<' | '>'));
    let stop = if rest[..stop].ends_with('/') { stop - 1 } else { stop };
    let place = end + stop..end + stop + wrong.map_or(0, char::len_utf8);
    Some(edit(Span::new(open.source, place), quote))
}

/// Separates hyphens with blanks, so that no two of them touch each other or the end of the comment.
fn spaced(hyphens: &str) -> String {
    let (run, end) = hyphens.strip_suffix("-->").map_or((hyphens, ""), |run| (run, " -->"));
    let run: Vec<&str> = run.split_inclusive('-').collect();
    run.join(" ") + end
}

/// The safety of renaming a mismatched end tag: safe if the open element is one of the API and the end tag is a near
/// miss of its name.
fn mismatch(open: &str, found: &str) -> Safety {
    if is_name(open) && !is_name(found) && nearest(found, [open]).is_some() {
        Safety::Safe
    } else {
        Safety::Unsafe
    }
}
