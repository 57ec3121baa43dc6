//! Sanitises untrusted text (file names, text from documents) for display: no terminal control character and no
//! bidirectional override gets through.

use std::path::Path;

use crate::source::{Origin, Sources};

/// The symbol for the first control character; the others follow in the same order (Unicode 16, Control Pictures).
const PICTURES: u32 = 0x2400;

/// Untrusted text on one line. Each control character is replaced by a visible symbol.
#[must_use]
pub fn plain(text: &str) -> String {
    // Nearly every text is.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    text.chars().map(|c| if steers(c) { picture(c) } else { c }).collect()
}

/// Like [`plain`], for text that has several lines.
pub(super) fn lines(text: &str) -> String {
    text.chars().map(|c| if steers(c) && c != '\n' { picture(c) } else { c }).collect()
}

/// Like [`plain`], for an excerpt in which labels are placed by byte offset: replacements keep the number of bytes.
/// Control characters of one byte stay, because the renderer of the frame replaces them.
pub(super) fn in_place(text: String) -> String {
    if !text.chars().any(steers) {
        return text;
    }
    let same_width = |c: char| match c.len_utf8() {
        2 if steers(c) => '¤',
        3 if steers(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    text.chars().map(same_width).collect()
}

/// The name of a text's origin, for people.
#[must_use]
pub fn origin(origin: &Origin) -> String {
    plain(&origin.to_string())
}

/// The name of a file, for people.
pub(super) fn path(path: &Path) -> String {
    plain(&path.display().to_string())
}

/// A sentence that quotes documents, on one line, with their secrets masked.
pub(super) fn told(sources: &Sources, sentence: &str) -> String {
    plain(&sources.mask_finding(sentence))
}

/// The name of a file in the header of a patch. If it contains control characters, it is quoted like `git diff` and
/// GNU diff do, so that `patch` finds the file all the same.
pub(super) fn in_patch(name: &str) -> String {
    if !name.chars().any(steers) {
        return name.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in name.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if steers(c) => {
                let bytes = c
                    .encode_utf8(&mut [0; 4])
                    .bytes()
                    .map(|byte| format!("\\{byte:03o}"))
                    .collect::<String>();
                quoted.push_str(&bytes);
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// Whether a character controls a terminal (C0, DEL, C1), breaks lines, or changes the direction of the text after it
/// (Unicode Technical Report 36, 2.5: embeddings, overrides and isolates).
fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The visible symbol for a control character.
fn picture(c: char) -> char {
    let symbol = match u32::from(c) {
        code @ ..0x20 => char::from_u32(PICTURES + code),
        0x7f => Some('␡'),
        _ => None,
    };
    symbol.unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_shown() {
        assert_eq!(plain("a\u{1b}[2J\r\n\u{9b}\u{7f}\u{85}\u{202e}\u{2066}\u{2028}é🎉"), "a␛[2J␍␊�␡����é🎉");
        assert_eq!(lines("a\nb\u{1b}"), "a\nb␛");
        let text = "\u{1b}\u{9b}\u{2028}é🎉";
        assert_eq!(in_place(text.to_owned()), "\u{1b}¤�é🎉");
        assert_eq!(in_place(text.to_owned()).len(), text.len());
    }

    #[test]
    fn names_in_patches_are_quoted_as_git_quotes_them() {
        assert_eq!(in_patch("a b\"é.xml"), "a b\"é.xml");
        assert_eq!(in_patch("a\n\u{1b}\"\u{9b}é"), "\"a\\n\\033\\\"\\302\\233é\"");
    }
}
