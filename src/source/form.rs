//! Documents in a form field: `xml=%3CREQUEST%3E…`, as the older service takes requests (API facts §0.3).

use super::coding::Coding;
use super::part::Part;

/// How a document is written in a form field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormField {
    /// URL-encoded, as form fields are.
    Encoded,
    /// URL-encoded except for its `&`, at the first of which the field ends.
    Cut,
    /// Unencoded, so that a service cuts it off at the first `&`.
    Raw,
}

/// Takes a document out of a form field `xml`, if the text is one.
pub(super) fn unwrap(text: &str) -> Option<(FormField, Part)> {
    const NAME: &str = "xml=";
    text.get(..NAME.len()).filter(|name| name.eq_ignore_ascii_case(NAME))?;
    let start = NAME.len();
    if text[start..].trim_ascii_start().starts_with('<') {
        return Some((FormField::Raw, Part::new(text, start..text.len(), Coding::Plain)));
    }
    let end = text[start..].find('&').map_or(text.len(), |length| start + length);
    let part = Part::new(text, start..end, Coding::Form);
    let mark = if part.text().starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let part = part.within(mark..part.text().len());
    // Another field has a name first.
    let after = text[end..].strip_prefix('&').unwrap_or_default();
    let name = after.split(['&', '=']).next().unwrap_or_default();
    let field = if name.contains("%3") { FormField::Cut } else { FormField::Encoded };
    part.text().trim_ascii_start().starts_with('<').then_some((field, part))
}

#[cfg(test)]
mod tests {
    use super::super::{EncodingFault, Origin, Position, Source};
    use super::*;

    fn source(text: &str) -> Source {
        Source::new(Origin::Stdin, text.as_bytes().to_vec())
    }

    #[test]
    fn fields_are_unwrapped_and_places_stay_those_of_the_file() {
        for (bytes, text, field, places) in [
            (
                "xml=%3CA%3E%C3%BC+x%3C%2FA%3E&b=1",
                "<A>ü x</A>",
                FormField::Encoded,
                [(1, 7), (3, 11), (6, 18)],
            ),
            ("xml=%3CA%3Ea%20&amp;%20b%3C/A%3E", "<A>a ", FormField::Cut, [(1, 7), (4, 12), (5, 15)]),
            ("XML=<A>&amp;</A>", "<A>&amp;</A>", FormField::Raw, [(1, 5), (3, 7), (8, 12)]),
            ("xml=%EF%BB%BF%3Ca/>", "<a/>", FormField::Encoded, [(0, 13), (1, 16), (4, 19)]),
            ("xml=%3CA%3E%0A%3CB/%3E", "<A>\n<B/>", FormField::Encoded, [(1, 7), (4, 14), (5, 17)]),
        ] {
            let source = source(bytes);
            assert_eq!((source.text(), source.form_field()), (text, Some(field)), "{bytes}");
            for (offset, byte) in places {
                let column = usize::try_from(byte).unwrap() + 1;
                assert_eq!(source.position(offset), Position { byte, line: 1, column }, "{bytes} {offset}");
            }
            assert_eq!(source.encoded(text), None);
        }
        for bytes in ["xml=", "xml=abc", "xml%3D<a/>", "yml=<a/>", "xm", "xmlé"] {
            assert_eq!(source(bytes).form_field(), None, "{bytes}");
        }
    }

    #[test]
    fn what_a_document_in_a_field_declares_counts() {
        let field = source("xml=%3C?xml+version='1.0'+encoding='ISO-8859-1'?%3E%3CA/%3E");
        let Some(EncodingFault::Declared { name, range, .. }) = field.encoding_fault() else { panic!() };
        assert_eq!((name.as_str(), &field.text()[range.clone()]), ("ISO-8859-1", "ISO-8859-1"));
    }
}
