//! Cuts values that sentences quote between backticks, so that a file of another kind does not flood a terminal or a
//! report.

/// The most characters of a quoted value. Our choice: URLs with a signature have fewer, and a terminal shows as many at
/// once.
const QUOTED: usize = 1000;

/// The most characters of a sentence. Our choice: three values and the words around them; the annotations of GitHub end
/// at 64 KiB.
const SENTENCE: usize = 4000;

/// What is in place of the rest.
const REST: char = '…';

/// The sentence with long values cut. It must be masked already: half a key would no longer be recognised.
pub(super) fn cut(sentence: String) -> String {
    if sentence.len() <= QUOTED {
        return sentence;
    }
    let short: Vec<String> = sentence.split('`').map(|piece| shortened(piece, QUOTED)).collect();
    shortened(&short.join("`"), SENTENCE)
}

fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}{REST}", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_quoted_up_to_a_limit() {
        let quoting = |value: &str| cut(format!("`{value}` is not an action of the API; write `saveMMS`"));
        assert!(quoting(&"é".repeat(1000)).contains("éé` is not an action"));
        assert_eq!(quoting(&"é".repeat(300_000)), quoting(&format!("{}…", "é".repeat(1000))));
        assert!(quoting(&"é".repeat(300_000)).ends_with("éé…` is not an action of the API; write `saveMMS`"));
        assert_eq!(quoting(&"`".repeat(300_000)).chars().count(), 4001);
    }
}
