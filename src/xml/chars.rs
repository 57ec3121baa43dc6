//! The character classes of XML 1.0, fifth edition.

/// Whether a document may contain a character at all: production \[2\] `Char`.
#[must_use]
pub const fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether a text is a name: production \[5\] `Name`.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let mut chars = name.chars();
    let Some(first) = chars.next() else { return false };
    // Nearly every name is plain ASCII, for which a table lookup is enough.
    is_name_start(first) && (name.bytes().all(is_ascii_name) || chars.all(is_name_char))
}

/// Whether an ASCII byte is a character of names.
pub(super) fn is_ascii_name(byte: u8) -> bool {
    IN_NAME[usize::from(byte)]
}

/// The ASCII bytes that are characters of names.
const IN_NAME: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        plain[byte as usize] = is_name_char(byte as char);
        byte += 1;
    }
    plain
};

/// Whether a character may begin a name: production \[4\] `NameStartChar`.
pub(super) const fn is_name_start(c: char) -> bool {
    matches!(c,
        ':' | '_' | 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}'
        | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}'
        | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
        | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// Whether a character may be in a name: production \[4a\] `NameChar`.
pub(super) const fn is_name_char(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// Whether a character is white space: production \[3\] `S`.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}
