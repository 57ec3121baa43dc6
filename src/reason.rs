//! What the system and other programs say went wrong, as the ends of our sentences.

use std::io;

/// Turns a sentence into a fragment: in lowercase unless it begins with an acronym, and without a final full stop.
#[must_use]
pub fn fragment(words: &str) -> String {
    let mut chars = words.trim_end_matches('.').chars();
    let acronym = words.chars().nth(1).is_some_and(|c| c.is_uppercase());
    match chars.next() {
        Some(first) if !acronym => first.to_lowercase().chain(chars).collect(),
        _ => words.trim_end_matches('.').to_owned(),
    }
}

/// The system's message as a fragment, without the error number that Rust adds.
#[must_use]
pub fn io_reason(error: &io::Error) -> String {
    let words = error.to_string();
    fragment(words.split(" (os error").next().unwrap_or(&words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_become_fragments() {
        assert_eq!(fragment("Name or service not known."), "name or service not known");
        assert_eq!(fragment("TLS is off"), "TLS is off");
    }

    #[test]
    fn io_reasons_have_no_number_and_keep_the_case_of_names() {
        let missing = std::fs::File::open("/no such folder/Photo.JPG").unwrap_err();
        let other = |words: &str| io_reason(&io::Error::other(words));
        assert_eq!(io_reason(&missing), "no such file or directory");
        assert_eq!(other("stream did not contain valid UTF-8"), "stream did not contain valid UTF-8");
        assert_eq!(other("the medium of `Photo.JPG` changed"), "the medium of `Photo.JPG` changed");
    }
}
