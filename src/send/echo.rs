//! Masks the API key in texts from the service, which may echo the key in another case, percent-encoded in a URL, with
//! a line break in it, or only its beginning; and, in what other servers say, all that looks like a key.

/// The shortest key, or beginning of a key, in bytes, that is masked. Our choice: hiding each `1` of a sentence would
/// make the sentence unreadable.
const LEAST: usize = 6;

/// Returns `words` with every occurrence of `key` masked, whatever its case, whichever of its characters are
/// percent-encoded, wherever a line ends in it, and even if it is cut off.
#[must_use]
pub fn hidden(words: &str, key: &str) -> String {
    if key.len() < LEAST {
        return words.to_owned();
    }
    let (mut hidden, mut at) = (String::with_capacity(words.len()), 0);
    while let Some(next) = words[at..].chars().next() {
        let length = echo(&words.as_bytes()[at..], key.as_bytes());
        match length.filter(|length| words.is_char_boundary(at + length)) {
            Some(length) => {
                hidden.push_str("****");
                at += length;
            }
            None => {
                hidden.push(next);
                at += next.len_utf8();
            }
        }
    }
    hidden
}

/// The number of bytes at the start of `words` that spell `key`, or its beginning and no other letter or digit. `None` if
/// they do not spell it.
fn echo(words: &[u8], key: &[u8]) -> Option<usize> {
    let mut at = 0;
    for (spelt, wanted) in key.iter().enumerate() {
        let is = |byte: u8| byte.eq_ignore_ascii_case(wanted);
        while at > 0 && matches!(words.get(at), Some(b'\r' | b'\n')) {
            at += 1;
        }
        let rest = words.get(at..)?;
        at += match rest {
            [b'%', high, low, ..] if decoded(*high, *low).is_some_and(is) => 3,
            [byte, ..] if is(*byte) => 1,
            [] if spelt >= LEAST => return Some(at),
            [next, ..] if spelt >= LEAST && !next.is_ascii_alphanumeric() => return Some(at),
            _ => return None,
        };
    }
    Some(at)
}

fn decoded(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(high)? * 16 + digit(low)?)
}

/// The fewest characters of a word with a digit in it, and of one without, that may be a key or a part of one in some
/// encoding. Our choice: keys of the API have 32 characters, and hardly any word of a sentence is as long.
const MIXED: usize = 12;
const LONG: usize = 24;

/// A text without the words that look like keys.
pub(super) fn without_keys(text: &str) -> String {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '%' | '&' | '#' | ';');
    let is_key = |word: &str| {
        let has_digit = word.bytes().any(|byte| byte.is_ascii_digit());
        word.len() >= LONG || word.len() >= MIXED && has_digit
    };
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find(is_inside) {
        let word = &rest[at..];
        let length = word.find(|c| !is_inside(c)).unwrap_or(word.len());
        plain.push_str(&rest[..at]);
        plain.push_str(if is_key(&word[..length]) { "****" } else { &word[..length] });
        rest = &word[length..];
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_hidden_however_it_is_spelt() {
        for (words, shown) in [
            ("bad key Ab+c%9/é", "bad key ****"),
            ("AB+C%9/é, ab+c%9/é", "****, ****"),
            ("http://a.com/Ab%2Bc%259%2f%C3%A9/x", "http://a.com/****/x"),
            ("%41b%2bC%259%2Fé", "****"),
            ("\nAb+c\r\n%9/\né\n", "\n****\n"),
            ("bad key Ab+c%9", "bad key ****"),
            ("bad key Ab%2Bc%259\n", "bad key ****"),
            ("bad key Ab+c%", "bad key Ab+c%"),
            ("Ab+c%9... is none", "****... is none"),
            ("bad key Ab+c%9/%C", "bad key ****%C"),
            ("Ab+c%9x is none", "Ab+c%9x is none"),
            ("é%", "é%"),
        ] {
            assert_eq!(hidden(words, "Ab+c%9/é"), shown, "{words}");
        }
        assert_eq!(hidden("1 of 1", "1"), "1 of 1");
    }
}
