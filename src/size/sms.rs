//! How many SMS a text takes (3GPP TS 23.038 and TS 23.040).

/// The alphabet that a text needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    /// Seven bits a character.
    Gsm7,
    /// Sixteen bits a unit, because of one character at least.
    Ucs2 {
        /// The first character that is not in the GSM alphabet.
        because: char,
    },
}

/// What a text takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segments {
    /// Its alphabet.
    pub alphabet: Alphabet,
    /// Its length in the alphabet's units, the reserved ones among them.
    pub units: usize,
    /// How many SMS carry it; none for an empty text.
    pub segments: usize,
}

/// The basic character set of TS 23.038, section 6.2.1.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡\
    ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/// The extension table of TS 23.038, section 6.2.1.1: two units each.
const EXTENSION: &str = "\u{c}^{}\\[~]|€";

/// The segments of `text` with `reserved` more characters of plain ASCII behind it, such as a link.
#[must_use]
pub fn segments(text: &str, reserved: usize) -> Segments {
    let foreign = text.chars().find(|c| !BASIC.contains(*c) && !EXTENSION.contains(*c));
    let (alphabet, units, single, each) = match foreign {
        None => {
            let units = |c: char| 1 + usize::from(EXTENSION.contains(c));
            (Alphabet::Gsm7, text.chars().map(units).sum::<usize>(), 160, 153)
        }
        Some(because) => (Alphabet::Ucs2 { because }, text.encode_utf16().count(), 70, 67),
    };
    let units = units + reserved;
    let segments = match units {
        0 => 0,
        units if units <= single => 1,
        // A part loses seven characters, or three, to the header that joins it to the others.
        units => units.div_ceil(each),
    };
    Segments { alphabet, units, segments }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_counted() {
        for (text, reserved, units, count) in [
            ("", 0, 0, 0),
            ("Hello", 0, 5, 1),
            ("Hello", 155, 160, 1),
            ("Hello", 156, 161, 2),
            ("€", 0, 2, 1),
            ("[x]", 0, 5, 1),
            ("Grüße", 0, 5, 1),
            ("日本", 68, 70, 1),
            ("🌷", 69, 71, 2),
            ("ç", 0, 1, 1),
        ] {
            let found = segments(text, reserved);
            assert_eq!((found.units, found.segments), (units, count), "{text} + {reserved}");
        }
        assert_eq!(BASIC.chars().count(), 127, "all but the escape");
        assert_eq!(segments("日🌷", 0).alphabet, Alphabet::Ucs2 { because: '日' });
        assert_eq!(segments("x", 153 * 2).segments, 3);
    }
}
