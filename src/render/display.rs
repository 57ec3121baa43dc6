//! Sanitises untrusted text (file names, words of documents) for display: no terminal control character and no
//! bidirectional override gets through.

use std::path::Path;

use crate::source::{Origin, Sources};

/// The symbol of the first control character; the others follow in their order (Unicode 16, Control Pictures).
const PICTURES: u32 = 0x2400;

/// What a stranger wrote, on one line: each character that steers is one that shows where it stood.
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if steers(c) { picture(c) } else { c }).collect()
}

/// The same for text that has lines of its own.
pub(super) fn lines(text: &str) -> String {
    text.chars().map(|c| if steers(c) && c != '\n' { picture(c) } else { c }).collect()
}

/// The same for an excerpt that marks are set in by their bytes. Control characters of one byte stay as they are: what
/// draws the frame shows them.
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

/// What a text is called, as people read it.
#[must_use]
pub fn origin(origin: &Origin) -> String {
    plain(&origin.to_string())
}

/// The name of a file, as people read it.
pub(super) fn path(path: &Path) -> String {
    plain(&path.display().to_string())
}

/// A sentence that quotes documents, with their secrets masked, on one line.
pub(super) fn told(sources: &Sources, sentence: &str) -> String {
    plain(&sources.mask(sentence))
}

/// The name of a file as the lines of a patch hold it: where it would steer anything, quoted as `git diff` and GNU
/// diff quote it, so that `patch` finds the file all the same.
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

/// Whether a character steers a terminal (C0, DEL, C1), breaks lines, or turns the direction of what follows (Unicode
/// Technical Report 36, 2.5: embeddings, overrides and isolates).
fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What shows that a character stood there.
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
