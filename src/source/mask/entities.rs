//! Secrets in document types: the values of entities.

use std::ops::Range;

use super::marks::Marks;

/// The values that a document type gives to entities: `<!ENTITY key "…">`.
pub(super) fn entities(text: &str, marks: &Marks) -> Vec<Range<usize>> {
    let value = |at: usize| {
        let declared = &text[at..][..text[at..].find('>')?];
        let open = at + declared.find(['"', '\''])?;
        // An address says where the entity comes from; it is not its value.
        let named = text[at..open].contains("SYSTEM") || text[at..open].contains("PUBLIC");
        let len = text[open + 1..].find(&text[open..=open])?;
        (!named).then_some(open + 1..open + 1 + len)
    };
    marks.opens().filter(|at| text[*at..].starts_with("<!ENTITY")).filter_map(value).collect()
}
