//! Counts the SMS that a text takes (3GPP TS 23.038 and TS 23.040).

/// The alphabet that a text needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    /// Seven bits a character.
    Gsm7,
    /// Sixteen bits a unit, because at least one character is not in the GSM alphabet.
    Ucs2 {
        /// The first character that is not in the GSM alphabet.
        because: char,
    },
}

impl Alphabet {
    /// The units that fit into a single SMS.
    #[must_use]
    pub fn units(self) -> usize {
        match self {
            Alphabet::Gsm7 => GSM7_UNITS.0,
            Alphabet::Ucs2 { .. } => UCS2_UNITS.0,
        }
    }
}

/// The size of a text in SMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segments {
    /// Its alphabet.
    pub alphabet: Alphabet,
    /// Its length in units of the alphabet, including reserved ones.
    pub units: usize,
    /// The number of SMS; zero for an empty text.
    pub segments: usize,
}

/// The basic character set of TS 23.038, section 6.2.1.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡\
    ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/// The extension table of TS 23.038, section 6.2.1.1: two units each.
const EXTENSION: &str = "\u{c}^{}\\[~]|€";

/// The units that each ASCII character takes in the GSM alphabet, for a fast look-up; zero if the alphabet lacks it.
const ASCII_UNITS: [u8; 128] = with_ascii(EXTENSION, 2, with_ascii(BASIC, 1, [0; 128]));

const fn with_ascii(set: &str, each: u8, mut units: [u8; 128]) -> [u8; 128] {
    let mut at = 0;
    while at < set.len() {
        let byte = set.as_bytes()[at];
        if byte.is_ascii() {
            units[byte as usize] = each;
        }
        at += 1;
    }
    units
}

/// The units that a character takes in the GSM alphabet, escape included; `None` if the alphabet lacks it.
fn gsm7_units(c: char) -> Option<usize> {
    match ASCII_UNITS.get(c as usize) {
        Some(0) => None,
        Some(units) => Some(usize::from(*units)),
        None if BASIC.contains(c) => Some(1),
        None if EXTENSION.contains(c) => Some(2),
        None => None,
    }
}

/// The units of a single SMS, and of each of several, which lose some to the header that joins them.
const GSM7_UNITS: (usize, usize) = (160, 153);
const UCS2_UNITS: (usize, usize) = (70, 67);

/// Counts the segments of `text` followed by `reserved` ASCII characters, such as a link.
#[must_use]
pub fn segments(text: &str, reserved: usize) -> Segments {
    let gsm7 = text.chars().try_fold(0, |units, c| gsm7_units(c).map(|more| units + more).ok_or(c));
    let (alphabet, units, (single, each)) = match gsm7 {
        Ok(units) => (Alphabet::Gsm7, units, GSM7_UNITS),
        Err(because) => (Alphabet::Ucs2 { because }, text.encode_utf16().count(), UCS2_UNITS),
    };
    let width = |c: char| match alphabet {
        Alphabet::Gsm7 => gsm7_units(c).unwrap_or_default(),
        Alphabet::Ucs2 { .. } => c.len_utf16(),
    };
    let units = units + reserved;
    let segments = match units {
        0 => 0,
        units if units <= single => 1,
        _ => packed(text.chars().map(width).chain(std::iter::repeat_n(1, reserved)), each),
    };
    Segments { alphabet, units, segments }
}

/// The characters of `text` outside the GSM alphabet, in order, repetitions included.
pub fn foreign(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| gsm7_units(*c).is_none())
}

/// The number of SMS of `each` units for characters of these widths. An escape and its character, and the two halves of
/// a surrogate pair, stay together.
fn packed(widths: impl Iterator<Item = usize>, each: usize) -> usize {
    let (segments, _) = widths.fold((1, 0), |(segments, used), width| {
        if used + width > each { (segments + 1, width) } else { (segments, used + width) }
    });
    segments
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
        assert_eq!(foreign("a日ç🌷").collect::<String>(), "日ç🌷");
    }

    #[test]
    fn pairs_are_not_torn_apart() {
        // 306 units would fill two SMS, but the two-unit character in the middle cannot be split.
        let text = format!("{}€{}", "x".repeat(152), "x".repeat(152));
        assert_eq!((segments(&text, 0).units, segments(&text, 0).segments), (306, 3));
        let text = format!("{}🌷{}", "日".repeat(66), "日".repeat(66));
        assert_eq!((segments(&text, 0).units, segments(&text, 0).segments), (134, 3));
    }
}
