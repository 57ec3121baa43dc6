//! Digits of other scripts than Latin, which readers take for digits and programs do not.

use std::borrow::Cow;

/// The zeros of scripts whose digits follow each other: Arabic, Persian, N'Ko, the scripts of India, Thai, Lao, Tibetan,
/// Burmese, Khmer, Mongolian, and the wide digits of East Asia. The Unicode Standard 15 (2022), category Nd.
const ZEROS: [u32; 19] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50,
    0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10,
];

/// A text with the digits 0 to 9 in place of those of other scripts.
pub(super) fn with_plain_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| plain(c).unwrap_or(c)).collect())
}

/// Whether a text has digits of another script.
pub(super) fn has_other_digits(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| plain(c).is_some())
}

/// The digit from 0 to 9 that a digit of another script is.
fn plain(c: char) -> Option<char> {
    let digit = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|digit| *digit < 10))?;
    char::from_digit(digit, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_other_scripts_are_read() {
        for (text, plain) in
            [("５", "5"), ("١٢٣", "123"), ("۴۵۶", "456"), ("१२", "12"), ("5", "5"), ("²", "²"), ("é1", "é1")]
        {
            assert_eq!(with_plain_digits(text), plain, "{text}");
            assert_eq!(has_other_digits(text), plain != text, "{text}");
        }
    }
}
