//! Text that was encoded as UTF-8, read as Windows-1252 by mistake, and encoded once more: `é` has become `Ã©`.

use encoding_rs::WINDOWS_1252;

/// The character that a byte is in Windows-1252; `None` if it is a control character there.
#[must_use]
pub fn windows_1252(byte: u8) -> Option<char> {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
    text.chars().next().filter(|c| !c.is_control())
}

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

/// How many letters of one script show that a text is in it. Our choice: fewer can occur by chance; `Café £3` with a
/// no-break space, for example, could be `Caf頣3` misread.
const LETTERS: usize = 3;

/// Signs that people write directly after a word. Together with the word's last letter, they can be the bytes of
/// another character although nothing was misread: `MAÇÃ…`.
const AFTER_WORDS: [char; 12] = ['’', '‘', '”', '“', '›', '»', '…', '–', '—', '•', '™', '®'];

/// Characters of a text that can be the bytes of one other character.
struct Piece<'a> {
    parts: &'a str,
    /// That character.
    was: char,
    /// What comes before them.
    before: &'a str,
}

/// Recognises a text that was misread. All of its characters that Windows-1252 has beyond ASCII must be the bytes of
/// other characters, and some of these must be a clear sign of that. Characters that Windows-1252 does not have, such
/// as emoji, are left as they are.
#[must_use]
pub fn misread(text: &str) -> Option<Misread> {
    let (mut meant, mut pieces, mut at) = (String::new(), Vec::new(), 0);
    while let Some(first) = text[at..].chars().next() {
        let (was, length) = match byte(first) {
            None => (first, first.len_utf8()),
            Some(lead) => {
                let parts: Vec<char> = text[at..].chars().take(characters(lead)).collect();
                let was = character(&parts)?;
                let length = parts.iter().map(|part| part.len_utf8()).sum();
                pieces.push(Piece { parts: &text[at..at + length], was, before: &text[..at] });
                (was, length)
            }
        };
        meant.push(was);
        at += length;
    }
    let sign = pieces.iter().find(|piece| tells_alone(piece)).or_else(|| foreign(&pieces))?;
    Some(Misread { meant, sign: sign.parts.to_owned(), was: sign.was })
}

/// Whether characters are ones that nobody writes side by side: the letters, punctuation and emoji of Western texts,
/// misread.
fn tells_alone(piece: &Piece<'_>) -> bool {
    let mut parts = piece.parts.chars();
    let (first, second) = (parts.next(), parts.next());
    match first {
        // Letters that no word begins with, and that end words in capitals alone.
        Some('Â' | 'Ã') => {
            let mut before = piece.before.chars().rev();
            let (last, other) = (before.next(), before.next());
            let capital = |c: Option<char>| c.is_some_and(char::is_uppercase);
            let ends = |second: char| AFTER_WORDS.contains(&second) || second == '\u{A0}';
            let word =
                capital(last) && (second.is_some_and(ends) || capital(other) && piece.was.is_lowercase());
            !word
        }
        // `€`, `‚`, `„`, `†`, `˜` and `œ`: punctuation, currencies and marks, arrows, stars, ticks.
        Some('â') => matches!(second.and_then(byte), Some(0x80 | 0x82 | 0x84 | 0x86 | 0x98 | 0x9C)),
        // `Ÿ`: emoji.
        Some('ð') => second.and_then(byte) == Some(0x9F),
        _ => false,
    }
}

/// The first letter of a text in another script, or beyond the letters of Western Europe. Characters that could be such
/// a letter misread are often meant as they are: `2×£5`, `MILJØ²`.
fn foreign<'p, 'a>(pieces: &'p [Piece<'a>]) -> Option<&'p Piece<'a>> {
    let row = |row: &&[Piece<'_>]| {
        let joined =
            row.windows(2).all(|two| two[0].before.len() + two[0].parts.len() == two[1].before.len());
        let of = script(row[0].was);
        joined && of.is_some() && row.iter().all(|piece| script(piece.was) == of)
    };
    // Between them stand letters of ASCII; no word has a capital after a small letter.
    let latin = || {
        pieces.iter().filter(|piece| {
            let inside =
                piece.before.ends_with(char::is_lowercase) && piece.parts.starts_with(char::is_uppercase);
            inside && matches!(piece.was, '\u{100}'..='\u{17F}')
        })
    };
    let rows = pieces.windows(LETTERS).find(row).map(|row| &row[0]);
    rows.or_else(|| latin().next().filter(|_| latin().count() >= LETTERS))
}

/// The script of a letter, by the number of its block of 256 characters; those of East Asia are one script.
fn script(c: char) -> Option<u32> {
    c.is_alphabetic().then(|| match c {
        '\u{2E80}'..='\u{D7FF}' => 0x2E,
        _ => u32::from(c) >> 8,
    })
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
            "OÙ? Où",
            "El Día",
            "Sale ✓ ★ →",
            "€5 at ACME™",
            "że dziękuję, jesteś",
            "привет",
            "γειά",
            "שלום",
            "大家早安",
            "สวัสดี",
            "Tiếng Việt là",
            "“quoted” — and…",
            "São MAÇÃ",
            "Hello. \u{A0}World",
        ] {
            let read = misread(&misreading(text)).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read.meant, text);
        }
        assert_eq!(misread("CafÃ© 🎉").unwrap().meant, "Café 🎉");
        assert_eq!(misread("it\u{E2}\u{80}\u{99}s").unwrap().meant, "it’s", "read as ISO 8859-1");
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
            "Win 2×£50 vouchers this week",
            "2×¥500",
            "3×¢50 off",
            "Caffè\u{A0}€1",
            "Caffè\u{A0}€1, tè\u{A0}€2, purè\u{A0}€3",
            "Café\u{A0}£3 latte",
            "Novità\u{A0}€9,90 solo oggi",
            "Café\u{A0}· Bar",
            "Nestlé\u{A0}© 2026",
            "Café\u{A0}½ price",
            "Le café\u{A0}«Chez René\u{A0}» ouvre",
            "GERÄ\u{AD}TE-SALE",
            "MILJØ\u{AD}VERN",
            "Pipe Ø½ inch",
            "Area 20 Å²",
            "MILJØ² (footnote)",
            "AMANHÃ¹",
            "AMANHÃ\u{AD}",
            "SKÅ° grader",
            "Por qué¿¿",
            "",
        ] {
            assert_eq!(misread(text), None, "{text}");
        }
    }
}
