//! Encodings of web and log formats in which a text is part of another one.

use super::base64_text;

/// How a text is encoded in another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Not encoded.
    Plain,
    /// As a value of `application/x-www-form-urlencoded`: `%3C` and `+`.
    Form,
    /// As in a JSON string: `\n`, `\"` and `\u003c`; also bytes as nginx and Apache write them into their logs: `\x22`, and
    /// quotes as MySQL and programs write them: `\'`.
    Json,
    /// As in a string of PHP, where all but quotes and backslashes stand for themselves: `\'` and `\\`.
    Quoted,
    /// As in a quoted cell of CSV (RFC 4180, section 2), or in a string of SQL (ISO 9075-2, section 5.3), where this
    /// quote is written twice: `""` or `''`.
    Doubled(char),
    /// As rsyslog writes control characters (rsyslog, `$EscapeControlCharactersOnReceive`): `#012`.
    Syslog,
    /// As in a page of HTML: `&lt;` and `&#60;`.
    Html,
    /// In base64, as gateways hand on a body: four digits stand for three bytes.
    Base64,
}

impl Coding {
    /// Decodes the start of `text`, which is not empty: the decoded bytes, and how many bytes of `text` they take; `None`
    /// for the bytes if that text stands for itself.
    pub(super) fn decode(self, text: &str) -> (Option<Vec<u8>>, usize) {
        match self {
            Coding::Plain => (None, text.len()),
            Coding::Form => form(text),
            Coding::Json => json(text),
            Coding::Quoted => quoted(text),
            Coding::Doubled(quote) => doubled(text, quote),
            Coding::Syslog => syslog(text),
            Coding::Html => html(text),
            Coding::Base64 => base64_text::group(text),
        }
    }
}

/// Decodes the start of a form value.
fn form(text: &str) -> (Option<Vec<u8>>, usize) {
    let bytes = text.as_bytes();
    match bytes[0] {
        b'+' => (Some(b" ".to_vec()), 1),
        b'%' => match bytes.get(1..3).and_then(hexadecimal) {
            Some(byte) => (Some(vec![u8::try_from(byte).unwrap_or_default()]), 3),
            None => (None, 1),
        },
        _ => (None, text.find(['+', '%']).unwrap_or(text.len())),
    }
}

/// Decodes the start of a JSON string.
fn json(text: &str) -> (Option<Vec<u8>>, usize) {
    let bytes = text.as_bytes();
    if bytes[0] != b'\\' {
        return (None, text.find('\\').unwrap_or(text.len()));
    }
    let plain = |byte: u8| (Some(vec![byte]), 2);
    match bytes.get(1) {
        Some(b'n') => plain(b'\n'),
        Some(b'r') => plain(b'\r'),
        Some(b't') => plain(b'\t'),
        Some(byte @ (b'"' | b'\'' | b'\\' | b'/')) => plain(*byte),
        Some(b'x') => match bytes.get(2..4).and_then(hexadecimal) {
            Some(byte) => (Some(vec![u8::try_from(byte).unwrap_or_default()]), 4),
            None => (None, 1),
        },
        Some(b'u') => {
            let unit =
                |at: usize| bytes.get(at + 2..at + 6).and_then(hexadecimal).filter(|_| bytes[at + 1] == b'u');
            let Some(first) = unit(0) else { return (None, 1) };
            let second = bytes.get(6).filter(|byte| **byte == b'\\').and_then(|_| unit(6));
            let units: Vec<u16> = [Some(first), second].into_iter().flatten().collect();
            let (units, taken) = if (0xD800..0xDC00).contains(&first) && units.len() == 2 {
                (&units[..], 12)
            } else {
                (&units[..1], 6)
            };
            (Some(String::from_utf16_lossy(units).into_bytes()), taken)
        }
        _ => (None, 1),
    }
}

/// Decodes the start of a string of PHP.
fn quoted(text: &str) -> (Option<Vec<u8>>, usize) {
    match text.as_bytes() {
        [b'\\', byte @ (b'"' | b'\'' | b'\\'), ..] => (Some(vec![*byte]), 2),
        [b'\\', ..] => (None, 1),
        _ => (None, text.find('\\').unwrap_or(text.len())),
    }
}

/// Decodes the start of a text in which quotes are written twice.
fn doubled(text: &str, quote: char) -> (Option<Vec<u8>>, usize) {
    match text.strip_prefix(quote) {
        Some(rest) if rest.starts_with(quote) => (Some(quote.to_string().into_bytes()), 2 * quote.len_utf8()),
        Some(_) => (None, quote.len_utf8()),
        None => (None, text.find(quote).unwrap_or(text.len())),
    }
}

/// Decodes the start of a line of a system's log.
fn syslog(text: &str) -> (Option<Vec<u8>>, usize) {
    let Some(number) = text.strip_prefix('#') else { return (None, text.find('#').unwrap_or(text.len())) };
    let digits = number.get(..3).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let byte = digits.and_then(|digits| u8::from_str_radix(digits, 8).ok()).filter(u8::is_ascii_control);
    byte.map_or((None, 1), |byte| (Some(vec![byte]), 4))
}

fn hexadecimal(digits: &[u8]) -> Option<u16> {
    let digits =
        std::str::from_utf8(digits).ok().filter(|text| text.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u16::from_str_radix(digits, 16).ok()
}

/// Decodes the start of a text in HTML.
fn html(text: &str) -> (Option<Vec<u8>>, usize) {
    let Some(reference) = text.strip_prefix('&') else {
        return (None, text.find('&').unwrap_or(text.len()));
    };
    let name = reference.find(';').filter(|length| *length <= NAME_BYTES).map(|length| &reference[..length]);
    let character = name.and_then(|name| match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            hexadecimal.unwrap_or_else(|| number.parse()).ok().and_then(char::from_u32)
        }
        None => NAMES.iter().find(|(known, _)| *known == name).map(|(_, character)| *character),
    });
    match (name, character) {
        (Some(name), Some(character)) => (Some(character.to_string().into_bytes()), name.len() + "&;".len()),
        _ => (None, 1),
    }
}

/// The names of the characters that programs escape in HTML; what has another name was a name before that.
const NAMES: [(&str, char); 5] = [("lt", '<'), ("gt", '>'), ("amp", '&'), ("quot", '"'), ("apos", '\'')];

/// The most bytes of a character's name or number: `#x10FFFF`.
const NAME_BYTES: usize = 8;
