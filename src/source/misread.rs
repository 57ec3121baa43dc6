//! Text that was encoded as UTF-8, read as Windows-1252 by mistake, and encoded once more: `é` has become `Ã©`.

use encoding_rs::WINDOWS_1252;

/// What a text was before it was misread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// The text as its author wrote it.
    pub meant: String,
    /// The first characters that give the mistake away.
    pub sign: String,
    /// The character that they stand for.
    pub was: char,
}

/// Punctuation that people write directly after a word. Together with the word's last letter, it can be the bytes of
/// another character although nothing was misread: `MAÇÃ…`.
const AFTER_WORDS: [char; 12] = ['’', '‘', '”', '“', '›', '»', '…', '–', '—', '•', '™', '®'];

/// Recognises a text that was misread. All of its characters that Windows-1252 has beyond ASCII must be the bytes of
/// other characters, and at least once they must be characters that nobody writes side by side. Characters that
/// Windows-1252 does not have, such as emoji, are left as they are.
#[must_use]
pub fn misread(text: &str) -> Option<Misread> {
    let (mut meant, mut sign, mut before, mut rest) = (String::new(), None, None, text);
    while let Some(first) = rest.chars().next() {
        let (was, length) = match byte(first) {
            None => (first, first.len_utf8()),
            Some(lead) => {
                let parts: Vec<char> = rest.chars().take(characters(lead)).collect();
                let was = character(&parts)?;
                if sign.is_none() && !can_be_meant(before, &parts) {
                    sign = Some((parts.iter().collect(), was));
                }
                (was, parts.iter().map(|part| part.len_utf8()).sum())
            }
        };
        meant.push(was);
        before = rest[..length].chars().next_back();
        rest = &rest[length..];
    }
    sign.map(|(sign, was)| Misread { meant, sign, was })
}

/// The byte beyond ASCII that is read as this character. The bytes that Windows-1252 leaves undefined are read as the
/// control characters of ISO 8859-1.
fn byte(c: char) -> Option<u8> {
    match u32::from(c) {
        0..0x80 => None,
        latin @ 0x80..=0xFF => u8::try_from(latin).ok(),
        _ => match WINDOWS_1252.encode(c.encode_utf8(&mut [0; 4])) {
            (bytes, _, false) => bytes.first().copied(),
            _ => None,
        },
    }
}

/// How many bytes UTF-8 has for a character whose first byte is `lead`.
fn characters(lead: u8) -> usize {
    match lead {
        0xF0.. => 4,
        0xE0.. => 3,
        _ => 2,
    }
}

/// The character whose bytes were read as `parts`; `None` if there is none, or none of a script in use.
fn character(parts: &[char]) -> Option<char> {
    let bytes: Vec<u8> = parts.iter().map(|part| byte(*part)).collect::<Option<_>>()?;
    let was = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    // Of the characters with two bytes: Latin, Greek, Cyrillic, Hebrew and Arabic. The first bytes of the others are
    // letters such as `É` and `ß`, at the end of many words.
    let used = matches!(was, '\u{A0}'..='\u{17F}' | 'Ά'..='ώ' | 'Ѐ'..='ѿ' | 'א'..='ת' | '\u{600}'..='\u{67F}' | '\u{800}'..);
    used.then_some(was)
}

/// Whether characters may stand as they are: a last letter with the punctuation behind it. `before` is the character
/// before them; behind a small letter there is no capital one.
fn can_be_meant(before: Option<char>, parts: &[char]) -> bool {
    let ends = parts[1..].iter().all(|part| AFTER_WORDS.contains(part) || part.is_whitespace());
    let letter = match parts[0] {
        // Letters that no word begins with.
        'Â' | 'Ã' => before.is_some_and(char::is_uppercase),
        capital if capital.is_uppercase() => !before.is_some_and(char::is_lowercase),
        _ => true,
    };
    ends && letter
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text as a program reads it that takes UTF-8 for Windows-1252.
    fn misreading(text: &str) -> String {
        WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn what_was_misread_is_recognised() {
        for text in [
            "Café",
            "It’s",
            "Grüße",
            "£5 off",
            "Hi 😀",
            "à la carte",
            "20°C today",
            "Zażółć",
            "Österreich ü",
            "ACME® gifts ©",
            "привет",
            "γειά",
            "早安",
            "Tiếng Việt",
            "“quoted” — and…",
            "São MAÇÃ",
            "Hello. \u{A0}World",
        ] {
            let read = misread(&misreading(text)).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read.meant, text);
        }
        assert_eq!(misread("CafÃ© 🎉").unwrap().meant, "Café 🎉");
        assert_eq!(misread("l\u{E2}\u{80}\u{99}\u{E9}t\u{E9}"), None, "misread in part");
    }

    #[test]
    fn what_people_write_is_left_alone() {
        for text in [
            "São Paulo",
            "MAÇÃ",
            "Ãrea",
            "MAÇÃ…",
            "“MAÇÃ”",
            "MANHÃ—TARDE",
            "MANHÃ\u{A0}DE",
            "IRMÃ® now",
            "«ALÂ»",
            "CAFÉ…",
            "CAFÉ™",
            "“café”…",
            "café’…",
            "the café—“best” in town",
            "Å…",
            "SKÅ–NE",
            "„JÄ“",
            "É…",
            "¡SÍ!",
            "Tiếng Việt",
            "Â",
            "Ã",
            "naïve",
            "5 Å",
            "€5",
            "©",
            "早安",
            "Zoe\u{301} 🎉",
            "déjà vu",
            "Spaß™",
            "Señor JosÃ©",
            "",
        ] {
            assert_eq!(misread(text), None, "{text}");
        }
    }
}
