//! Invisible characters.

/// Whether a character is invisible: soft hyphens, zero-width blanks, joiners, direction marks, variation selectors and
/// byte order marks, as copied text often contains them.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
    )
}

/// Whether a character is blank: white space of any width, or invisible.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_unseen(c)
}
