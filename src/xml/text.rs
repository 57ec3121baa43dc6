//! Character data and references to values: productions \[14\], \[66\] to \[68\] and section 2.11.

use std::borrow::Cow;

use super::chars::is_char;
use super::html_names::html_character;
use super::syntax::SyntaxErrorKind;
use crate::limits;

/// The place of a raw text, which decides what is legal in it and how white space is normalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Between tags.
    Content,
    /// Between an attribute's quotes.
    Attribute,
    /// Inside a CDATA section, in which `&` and `<` stand for themselves.
    Section,
}

/// A mistake and its byte range in the raw text.
pub(super) type Fault = (SyntaxErrorKind, std::ops::Range<usize>);

/// Appends the value of `raw` to `value`, and reports mistakes in it. Nothing is copied if `value` is empty and `raw`
/// is already the value.
pub(super) fn decode<'t>(raw: &'t str, place: Place, value: &mut Cow<'t, str>, faults: &mut Vec<Fault>) {
    let plain = match place {
        Place::Content => &IN_CONTENT,
        Place::Attribute => &IN_ATTRIBUTE,
        Place::Section => &IN_SECTION,
    };
    if raw.bytes().all(|byte| plain[usize::from(byte)]) {
        *value += raw;
        return;
    }
    let value = value.to_mut();
    let mut at = 0;
    while let Some(special) = raw[at..].find(|c| is_special(c, place)).map(|found| at + found) {
        value.push_str(&raw[at..special]);
        at = special + decode_one(raw, special, place, value, faults);
        // A text can hold a million mistakes, and no more than these are listed.
        faults.truncate(limits::SYNTAX_ERRORS);
    }
    value.push_str(&raw[at..]);
}

/// Whether every character of a text between tags but `<` stands for itself, wherever it is. This holds for most
/// documents, and looking at all bytes at once is faster than at one after the other.
pub(super) fn is_literal(text: &str) -> bool {
    let is_special = |byte: u8| {
        (byte < b' ') & (byte != b'\n') & (byte != b'\t') | (byte == b'&') | (byte == b']') | (byte == 0xEF)
    };
    !text.bytes().fold(false, |any, byte| any | is_special(byte))
}

/// Whether a byte of text between tags stands for itself and does not end the text.
pub(super) fn is_plain(byte: u8) -> bool {
    RUNNING[usize::from(byte)]
}

/// The bytes of content that stand for themselves and do not end it.
const RUNNING: [bool; 256] = {
    let mut plain = IN_CONTENT;
    plain[b'<' as usize] = false;
    // A CDATA section that has lost its `<!` may begin here.
    plain[b'[' as usize] = false;
    plain
};

/// The bytes that cannot be part of a special character, for each place.
const IN_CONTENT: [bool; 256] = plain(Place::Content);
const IN_ATTRIBUTE: [bool; 256] = plain(Place::Attribute);
const IN_SECTION: [bool; 256] = plain(Place::Section);

const fn plain(place: Place) -> [bool; 256] {
    let mut plain = [true; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        plain[byte as usize] = !is_special(byte as char, place);
        byte += 1;
    }
    // The first byte of U+FFFE and U+FFFF, the only characters above ASCII that XML does not allow.
    plain[0xEF] = false;
    plain
}

/// Whether `c` may not stand for itself and needs a closer look.
const fn is_special(c: char, place: Place) -> bool {
    match c {
        '&' => !matches!(place, Place::Section),
        ']' => matches!(place, Place::Content),
        '<' | '\t' | '\n' => matches!(place, Place::Attribute),
        '\r' => true,
        _ => !is_char(c),
    }
}

/// Decodes the special character or reference at `at`, and returns how many bytes of `raw` it takes.
fn decode_one(raw: &str, at: usize, place: Place, value: &mut String, faults: &mut Vec<Fault>) -> usize {
    let c = raw[at..].chars().next().expect("found by searching");
    match c {
        '&' => return reference(raw, at, value, faults),
        // A line break is one LF, however it is written (XML 1.0 section 2.11).
        '\r' if raw[at + 1..].starts_with('\n') => {
            value.push(if place == Place::Attribute { ' ' } else { '\n' });
            return 2;
        }
        '\r' => value.push(if place == Place::Attribute { ' ' } else { '\n' }),
        '\t' | '\n' => value.push(' '),
        ']' => {
            if raw[at..].starts_with("]]>") {
                faults.push((SyntaxErrorKind::SectionEndInText, at..at + 3));
            }
            value.push(']');
        }
        '<' => {
            faults.push((SyntaxErrorKind::LessThanInAttribute, at..at + 1));
            value.push('<');
        }
        other => {
            faults.push((SyntaxErrorKind::IllegalCharacter(other), at..at + other.len_utf8()));
            value.push(other);
        }
    }
    c.len_utf8()
}

/// Appends the value of the reference at `at`, or a raw `&` if there is no reference. Returns how many bytes of `raw`
/// it takes.
fn reference(raw: &str, at: usize, value: &mut String, faults: &mut Vec<Fault>) -> usize {
    let rest = &raw[at + 1..];
    let len = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '#' | '_' | '-' | '.' | ':')));
    let len = len.unwrap_or(rest.len());
    let name = &rest[..len];
    if name.is_empty() || !rest[len..].starts_with(';') {
        faults.push((SyntaxErrorKind::RawAmpersand, at..at + 1));
        value.push('&');
        return 1;
    }
    let whole = at..at + len + 2;
    let kind = match resolve(name) {
        Ok(c) => {
            value.push(c);
            return len + 2;
        }
        Err(kind) => kind,
    };
    // The character that was plainly meant is used, so that the mistake is not reported for the value as well.
    if let Some((start, c)) = surrogates(value, name) {
        value.truncate(start);
        value.push(c);
    } else if let Some(c) = meant(name) {
        value.push(c);
    } else {
        value.push_str(&raw[whole.clone()]);
    }
    faults.push((kind, whole));
    len + 2
}

/// The character that a reference of this name was plainly meant to be: one that HTML names, or one with a number, even
/// if XML does not allow it.
fn meant(name: &str) -> Option<char> {
    if !name.starts_with('#') {
        return html_character(name);
    }
    char::from_u32(number(name)?)
}

/// The number of a character reference.
fn number(name: &str) -> Option<u32> {
    let number = name.strip_prefix('#')?;
    let hex = number.strip_prefix(['x', 'X']);
    let (digits, radix) = hex.map_or((number, 10), |hex| (hex, 16));
    u32::from_str_radix(digits, radix).ok().filter(|_| digits.chars().all(|c| c.is_digit(radix)))
}

/// The character of a surrogate pair that is written as two references: the value ends with the first one, which could
/// not be resolved, and `name` is the second one. Returns also where in the value the first one begins.
fn surrogates(value: &str, name: &str) -> Option<(usize, char)> {
    let low = u16::try_from(number(name)?).ok().filter(|unit| (0xDC00..0xE000).contains(unit))?;
    let start = value.rfind('&')?;
    let high = value[start + 1..].strip_suffix(';').and_then(number)?;
    let mut read = char::decode_utf16([u16::try_from(high).ok()?, low]);
    let whole = read.next()?.ok()?;
    read.next().is_none().then_some((start, whole))
}

/// The character that `&name;` stands for.
fn resolve(name: &str) -> Result<char, SyntaxErrorKind> {
    let Some(number) = name.strip_prefix('#') else {
        return match name {
            "amp" => Ok('&'),
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            _ => Err(SyntaxErrorKind::UnknownEntity(name.to_owned())),
        };
    };
    let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |hex| (hex, 16));
    let all_digits = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
    u32::from_str_radix(digits, radix)
        .ok()
        .filter(|_| all_digits)
        .and_then(char::from_u32)
        .filter(|c| is_char(*c))
        .ok_or_else(|| SyntaxErrorKind::BadCharacterReference(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_literal_if_each_of_its_bytes_is_plain() {
        for c in ('\0'..='\u{2FF}').chain(['\u{D7FF}', '\u{E000}', '\u{FEFF}', '\u{FFFD}', '\u{FFFF}', '🌷'])
        {
            let text = format!("<a>{c}</a>");
            let plain = text.bytes().all(|byte| IN_CONTENT[usize::from(byte)]);
            assert_eq!(is_literal(&text), plain, "{c:?}");
        }
    }

    fn decoded(raw: &str, place: Place) -> (String, Vec<Fault>) {
        let (mut value, mut faults) = (Cow::Borrowed(""), Vec::new());
        decode(raw, place, &mut value, &mut faults);
        (value.into_owned(), faults)
    }

    #[test]
    fn references_and_line_breaks() {
        let (value, faults) = decoded("a&amp;b&#65;&#x1F389;\r\nc\rd]]", Place::Content);
        assert_eq!(value, "a&bA🎉\nc\nd]]");
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(decoded("a\tb\r\nc&#10;d", Place::Attribute).0, "a b c\nd");
        assert_eq!(decoded("&amp;]]", Place::Section).0, "&amp;]]");
    }

    #[test]
    fn a_broken_reference_is_what_was_meant() {
        for (raw, value) in [
            ("caf&eacute; &AMP; &nope;", "café & &nope;"),
            ("&#55357;&#56832;!", "😀!"),
            ("&#xD83D;&#xDE00;", "😀"),
            ("&#55357;&#65;", "&#55357;A"),
            ("&#55357; &#56832;", "&#55357; &#56832;"),
            ("&#XE9;&#1;&#xyz;", "é\u{1}&#xyz;"),
        ] {
            assert_eq!(decoded(raw, Place::Content).0, value, "{raw}");
        }
    }

    #[test]
    fn faults_name_their_bytes() {
        use SyntaxErrorKind as K;
        for (raw, kind, range) in [
            ("a & b", K::RawAmpersand, 2..3),
            ("?x=1&y=2", K::RawAmpersand, 4..5),
            ("&copy;", K::UnknownEntity("copy".into()), 0..6),
            ("&#0;", K::BadCharacterReference("#0".into()), 0..4),
            ("&#xD800;", K::BadCharacterReference("#xD800".into()), 0..8),
            ("&#X41;", K::BadCharacterReference("#X41".into()), 0..6),
            ("&#+65;", K::RawAmpersand, 0..1),
            ("&#99999999999;", K::BadCharacterReference("#99999999999".into()), 0..14),
            ("a]]>b", K::SectionEndInText, 1..4),
            ("ä\u{8}", K::IllegalCharacter('\u{8}'), 2..3),
            ("\u{FFFE}", K::IllegalCharacter('\u{FFFE}'), 0..3),
        ] {
            assert_eq!(decoded(raw, Place::Content).1, [(kind, range)], "{raw}");
        }
        assert_eq!(decoded("a<b", Place::Attribute).1, [(K::LessThanInAttribute, 1..2)]);
    }
}
