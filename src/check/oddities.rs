//! A document's oddities by their places. Rules look for those beside a mistake, and a document can have very many of
//! both.

use std::ops::Range;

use super::Subject;
use crate::elements::{Oddity, OddityKind};
use crate::source::Span;

/// The oddities that begin in a range of the text.
pub(super) fn within<'a>(
    subject: &Subject<'a>,
    range: Range<u32>,
) -> impl DoubleEndedIterator<Item = &'a Oddity> {
    let placed = subject.derived.placed.get_or_init(|| {
        let mut placed: Vec<_> = subject.message.oddities().iter().collect();
        // Attributes are recorded after the elements of their owner.
        placed.sort_by_key(|oddity| oddity.written.span.start);
        placed
    });
    let before = |offset| placed.partition_point(|oddity| oddity.written.span.start < offset);
    let (start, end) = (before(range.start), before(range.end));
    placed.get(start..end).unwrap_or_default().iter().copied()
}

/// The oddities that begin at an offset.
pub(super) fn at<'a>(subject: &Subject<'a>, offset: u32) -> impl DoubleEndedIterator<Item = &'a Oddity> {
    within(subject, offset..offset + 1)
}

/// The stray text that a place is in. No other oddity begins inside a text, so it is the last that begins before.
pub(super) fn stray_text<'a>(subject: &Subject<'a>, place: Span) -> Option<&'a Oddity> {
    let last = within(subject, 0..place.start + 1).next_back()?;
    let text = last.written.span;
    (last.kind == OddityKind::StrayText && text.start <= place.start && place.end <= text.end).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::assets::Assets;
    use crate::source::{Origin, Source, Sources};

    #[test]
    fn oddities_are_in_the_order_of_their_places() {
        let text = "<request><action a='1'>save<b/>MMS</action><foo/></request>";
        let (sources, id) = Sources::of_one(Source::new(Origin::Stdin, text.as_bytes().to_vec()));
        let source = sources.get(id);
        let (document, assets) = (crate::xml::parse(id, source.text()), Assets::default());
        let message = crate::message::read(&document);
        let subject = Subject::new(source, &document, &message, &assets);
        let names = |range: Range<u32>| -> Vec<&str> {
            within(&subject, range).map(|oddity| oddity.written.value.as_str()).collect()
        };
        assert_eq!(names(0..u32::MAX), ["a", "b", "foo"]);
        assert_eq!(names(17..28), ["a"]);
        assert_eq!(at(&subject, 28).map(|oddity| oddity.written.value.as_str()).collect::<Vec<_>>(), ["b"]);
    }
}
