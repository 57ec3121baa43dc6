//! CDATA sections whose marks have lost characters, so that they are text: `[CDATA[Fish & chips]]`.

use crate::check::Subject;
use crate::check::edits::{Edits, SECTION, SECTION_END};
use crate::source::Span;
use crate::xml::Node;

/// The start and the end of such a section, as far as they are written.
pub(in crate::check) struct BareSection {
    /// What is left of `<![CDATA[`.
    pub start: Span,
    /// What is left of `]]>`.
    pub end: Span,
}

impl BareSection {
    /// Completes both marks.
    pub(in crate::check) fn completed(&self) -> Edits {
        vec![(self.start, SECTION.to_owned()), (self.end, SECTION_END.to_owned())]
    }
}

/// The text that a mistake is in, if it is the first that its element holds.
pub(in crate::check) fn value_around(subject: &Subject<'_>, mistake: Span) -> Option<Span> {
    let holder = subject.document.last_before(mistake.start)?;
    let Node::Text(text) = holder.nodes().next()? else { return None };
    (text.span.start <= mistake.start && mistake.end <= text.span.end).then_some(text.span)
}

/// The section that a value is.
pub(in crate::check) fn section(subject: &Subject<'_>, value: Span) -> Option<BareSection> {
    let raw = &subject.source.text()[value.range()];
    let trimmed = raw.trim_ascii();
    let (mark, inside) = parts(trimmed)?;
    let from = value.range().start + raw.len() - raw.trim_ascii_start().len();
    let at = |start: usize, len: usize| Span::new(value.source, from + start..from + start + len);
    let end = mark.len() + inside.len();
    Some(BareSection { start: at(0, mark.len()), end: at(end, trimmed.len() - end) })
}

/// What is left of the mark at the start of a value, and what is between it and the mark at the end.
pub(in crate::check) fn parts(value: &str) -> Option<(&str, &str)> {
    let inside = value.trim_start_matches(['!', '[']).strip_prefix("CDATA[")?;
    let mark = &value[..value.len() - inside.len()];
    let inside = inside.strip_suffix('>').unwrap_or(inside).strip_suffix("]]")?;
    Some((mark, inside))
}
