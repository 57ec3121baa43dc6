//! Recognises documents in which white space follows each `<`, as translators and word processors write tags:
//! `< request >< action >saveMMS< / action >`. Without a tag, they hold no element, or one whose tag was corrected.

use crate::check::Subject;
use crate::check::syntax::recognise::foreign_document::document;
use crate::source::Span;

/// The white space after each `<` and `</`, and in each `? >`, if it is why the document holds no element, or
/// only one.
pub(in crate::check) fn blanks_in_tags(subject: &Subject<'_>) -> Option<Vec<Span>> {
    if subject.document.elements().nth(1).is_some() {
        return None;
    }
    let (text, source) = (subject.source.text(), subject.document.start().source);
    let is_tag = |rest: &str| {
        let name = rest.trim_start_matches('/').split(|c: char| !c.is_ascii_alphabetic()).next();
        name.is_some_and(|name| document(name).is_some())
    };
    let is_about = |at: usize| blank(&text[at + 1..]) > 0 && is_tag(text[at + 1..].trim_ascii_start());
    let is_tight = |at: &usize| blank(&text[at + 1..]) == 0 && !text[at + 1..].starts_with(['?', '!']);
    let opens = || text.match_indices('<').map(|(at, _)| at);
    let is_other = subject.document.root().is_some() && opens().filter(is_tight).nth(1).is_some();
    if is_other || !opens().any(is_about) {
        return None;
    }
    let gap = |mark: &str, close: &str, at: usize| {
        let start = at + mark.len();
        let end = start + blank(&text[start..]);
        let is_gap =
            start < end && text[end..].starts_with(|c: char| c.is_ascii_alphabetic() || close.contains(c));
        is_gap.then(|| Span::new(source, start..end))
    };
    let opened = text.match_indices('<').flat_map(|(at, mark)| {
        let slash = at + 1 + blank(&text[at + 1..]);
        [
            gap(mark, "/?", at),
            Some(slash).filter(|at| text[*at..].starts_with('/')).and_then(|at| gap("/", "", at)),
        ]
    });
    let closed = text
        .match_indices('?')
        .filter_map(|(at, mark)| gap(mark, ">", at).filter(|gap| text[gap.range().end..].starts_with('>')));
    let mut gaps: Vec<Span> = opened.flatten().chain(closed).collect();
    gaps.sort_by_key(|gap| gap.start);
    Some(gaps)
}

/// The length of the white space that a text begins with.
fn blank(text: &str) -> usize {
    text.len() - text.trim_ascii_start().len()
}
