//! Texts embedded in other texts, plain or in an encoding of web and log formats, with offsets mapped back to the
//! whole.

use std::ops::Range;

use super::coding::Coding;
use super::span::offset;

/// A text taken out of another one, the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub(super) text: String,
    pub(super) places: Places,
    /// The range of the first replaced sequence that was not UTF-8 after decoding, and the number of such sequences.
    pub(super) invalid: Option<(Range<usize>, usize)>,
}

/// Maps offsets of a part to offsets of the whole: one pair of offsets, part and whole, for each point at which their
/// difference changes, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Places(Vec<(u32, u32)>);

impl Places {
    pub(super) fn in_whole(&self, offset: u32) -> u32 {
        let passed = self.0.partition_point(|(part, _)| *part <= offset);
        let (part, whole) = passed.checked_sub(1).map_or((0, 0), |last| self.0[last]);
        whole + (offset - part)
    }
}

impl Part {
    /// Takes `range` out of `whole` and decodes it.
    #[must_use]
    pub fn new(whole: &str, range: Range<usize>, coding: Coding) -> Self {
        let mut collector = Collector::default();
        let text = &whole[range.clone()];
        let mut at = 0;
        while at < text.len() {
            let (bytes, taken) = coding.decode(&text[at..]);
            let place = range.start + at;
            match bytes {
                Some(bytes) => collector.decoded(&bytes, place),
                None => collector.verbatim(&text[at..at + taken], place),
            }
            at += taken;
        }
        collector.finish(range.end)
    }

    /// Takes several ranges out of `whole`, unchanged and one after another.
    #[must_use]
    pub fn of_pieces(whole: &str, pieces: &[Range<usize>]) -> Self {
        let mut collector = Collector::default();
        for piece in pieces {
            collector.verbatim(&whole[piece.clone()], piece.start);
        }
        collector.finish(pieces.last().map_or(0, |last| last.end))
    }

    /// Several parts of one whole as one part, one after another.
    #[must_use]
    pub fn joined(parts: Vec<Self>) -> Self {
        let mut joined = Self { text: String::new(), places: Places(Vec::new()), invalid: None };
        for part in parts {
            let start = joined.text.len();
            let places = part.places.0.into_iter().map(|(own, whole)| (offset(start) + own, whole));
            joined.places.0.extend(places);
            joined.text.push_str(&part.text);
            joined.invalid = match (joined.invalid, part.invalid) {
                (None, Some((first, count))) => Some((first.start + start..first.end + start, count)),
                (Some((first, count)), Some((_, more))) => Some((first, count + more)),
                (invalid, None) => invalid,
            };
        }
        joined
    }

    /// A part of this part's text, as a part of the whole.
    #[must_use]
    pub fn through(&self, inner: Self) -> Self {
        let mut places = Vec::with_capacity(inner.places.0.len());
        let past_end = offset(inner.text.len()) + 1;
        let ends = inner.places.0.iter().skip(1).map(|(part, _)| *part).chain([past_end]);
        for ((part, here), end) in inner.places.0.iter().zip(ends) {
            places.push((*part, self.places.in_whole(*here)));
            // What was taken unchanged may have been decoded before.
            let first = self.places.0.partition_point(|(own, _)| own <= here);
            let later = self.places.0[first..].iter().map(|(own, whole)| (part + (own - here), *whole));
            places.extend(later.take_while(|(place, _)| *place < end));
        }
        let invalid = inner.invalid.or_else(|| {
            let start = inner.text.find(char::REPLACEMENT_CHARACTER)?;
            let (_, count) = self.invalid.as_ref()?;
            Some((start..start + char::REPLACEMENT_CHARACTER.len_utf8(), *count))
        });
        Self { text: inner.text, places: Places(places), invalid }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A range of this part, as a part of the same whole.
    #[must_use]
    pub fn within(&self, range: Range<usize>) -> Self {
        let (start, end) = (offset(range.start), offset(range.end));
        let mut places = vec![(0, self.places.in_whole(start))];
        let first = self.places.0.partition_point(|(part, _)| *part <= start);
        let inside = self.places.0[first..].iter().take_while(|(part, _)| *part <= end);
        places.extend(inside.map(|(part, whole)| (part - start, *whole)));
        let invalid = self.invalid.clone().filter(|(first, _)| range.contains(&first.start));
        let invalid = invalid.map(|(first, n)| (first.start - range.start..first.end - range.start, n));
        Self { text: self.text[range].to_owned(), places: Places(places), invalid }
    }
}

/// Collects decoded bytes with their offsets in the whole.
#[derive(Default)]
struct Collector {
    bytes: Vec<u8>,
    /// As in [`Places`], for bytes that are not yet known to be UTF-8.
    places: Vec<(usize, usize)>,
}

impl Collector {
    fn verbatim(&mut self, text: &str, place: usize) {
        self.places.push((self.bytes.len(), place));
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn decoded(&mut self, bytes: &[u8], place: usize) {
        // Every byte of an escape is mapped to the start of the escape.
        for byte in bytes {
            self.places.push((self.bytes.len(), place));
            self.bytes.push(*byte);
        }
    }

    /// The finished part, with U+FFFD for each sequence that is not UTF-8. `end` is the end of the part in the whole.
    fn finish(self, end: usize) -> Part {
        let (mut text, mut places, mut invalid) = (String::with_capacity(self.bytes.len()), Vec::new(), None);
        let mut at = 0;
        let mut pending = self.places.iter().peekable();
        for chunk in self.bytes.utf8_chunks() {
            let start = text.len();
            for (byte, place) in
                std::iter::from_fn(|| pending.next_if(|(byte, _)| *byte < at + chunk.valid().len()))
            {
                places.push((offset(start + byte - at), offset(*place)));
            }
            text.push_str(chunk.valid());
            at += chunk.valid().len();
            if chunk.invalid().is_empty() {
                continue;
            }
            let place = self.place(at);
            places.push((offset(text.len()), offset(place)));
            let first = text.len()..text.len() + char::REPLACEMENT_CHARACTER.len_utf8();
            invalid =
                Some(invalid.map_or((first.clone(), 1), |(first, n): (Range<usize>, usize)| (first, n + 1)));
            text.push(char::REPLACEMENT_CHARACTER);
            at += chunk.invalid().len();
            while pending.next_if(|(byte, _)| *byte < at).is_some() {}
            if at < self.bytes.len() {
                places.push((offset(text.len()), offset(self.place(at))));
            }
        }
        places.push((offset(text.len()), offset(end)));
        Part { text, places: Places(places), invalid }
    }

    /// The offset in the whole of a collected byte.
    fn place(&self, byte: usize) -> usize {
        let last = self.places.partition_point(|(known, _)| *known <= byte).saturating_sub(1);
        self.places.get(last).map_or(0, |(known, place)| place + (byte - known))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The offset in the whole of the first byte of `word` in the part.
    fn place(part: &Part, word: &str) -> usize {
        part.places.in_whole(offset(part.text.find(word).unwrap())) as usize
    }

    #[test]
    fn every_place_of_a_part_is_one_of_the_whole() {
        for (whole, coding, text) in [
            ("log <a>é</a> end", Coding::Plain, "<a>é</a>"),
            ("xml=%3Ca%3E%C3%A9+1%3C/a%3E&y", Coding::Form, "<a>é 1</a>"),
            (r#"{"b":"\u003ca>\n\u00e9 \"1\"\ud83c\udf89</a>"}"#, Coding::Json, "<a>\né \"1\"🎉</a>"),
            (r#"- "<a>\x0A\xC3\xA9 \x221\x22</a>" 200"#, Coding::Json, "<a>\né \"1\"</a>"),
            (r"'<a>é\n \'1\'</a>',", Coding::Quoted, r"<a>é\n '1'</a>"),
            ("1,\"<a>é \"\"1\"\"</a>\",2", Coding::Doubled('"'), "<a>é \"1\"</a>"),
            (
                "b: &lt;a&gt;&#xe9; &#34;1&#x22; &amp;eacute; &amp &lt;/a&gt;",
                Coding::Html,
                "<a>é \"1\" &eacute; &amp </a>",
            ),
        ] {
            let start = whole.find(['<', '%', '\\', '&']).unwrap();
            let end = whole.rfind(['>', 'E', ';']).map_or(whole.len(), |at| at + 1);
            let part = Part::new(whole, start..end, coding);
            assert_eq!(part.text(), text);
            assert_eq!(place(&part, "<a>"), start, "{whole}");
            assert_eq!(place(&part, "/a>"), whole.find("/a").unwrap(), "{whole}");
            assert_eq!(part.places.in_whole(offset(part.text.len())) as usize, end, "{whole}");
            let inner = part.within(text.find("</a").unwrap()..text.len());
            assert_eq!((inner.text(), place(&inner, "/a>")), ("</a>", whole.find("/a").unwrap()));
        }
    }

    #[test]
    fn every_place_of_a_part_of_a_part_is_one_of_the_whole() {
        let whole = r#"x "{\"b\":\"<a>\\n\\u00e9 \\\"1\\\" end</a>\"}""#;
        let outer = Part::new(whole, 3..whole.len() - 1, Coding::Json);
        let start = outer.text.find('<').unwrap();
        let inner = outer.through(Part::new(&outer.text, start..outer.text.len() - 2, Coding::Json));
        assert_eq!(inner.text(), "<a>\né \"1\" end</a>");
        for word in ["<a>", "1", "end", "/a>"] {
            assert_eq!(place(&inner, word), whole.find(word).unwrap(), "{word}");
        }
        let lines = Part::of_pieces("t1 <a>\nt2 b</a>\n", &[3..7, 10..15]);
        assert_eq!((lines.text(), place(&lines, "b")), ("<a>\nb</a>", 10));
    }

    #[test]
    fn what_is_no_escape_stands_for_itself() {
        for (text, coding) in [("100% %zz %4", Coding::Form), (r"C:\q \u12 \x2 \", Coding::Json)] {
            let part = Part::new(text, 0..text.len(), coding);
            assert_eq!(part.text().replace(' ', ""), text.replace(' ', ""));
        }
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_found_at_their_place() {
        let whole = "xml=%3Ca%3E%FFx%FE%3C/a%3E";
        let part = Part::new(whole, 4..whole.len(), Coding::Form);
        assert_eq!(part.text(), "<a>\u{FFFD}x\u{FFFD}</a>");
        assert_eq!(part.invalid, Some((3..6, 2)));
        assert_eq!(place(&part, "x"), whole.find('x').map(|_| 14).unwrap());
        assert_eq!(place(&part, "/a>"), whole.find("/a").unwrap());
    }
}
