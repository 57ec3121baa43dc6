//! Other programs' sentences as the ends of ours.

/// Turns a sentence into a fragment: in lowercase unless it begins with an acronym, and without a final full stop.
pub(super) fn fragment(words: &str) -> String {
    let mut chars = words.trim_end_matches('.').chars();
    let acronym = words.chars().nth(1).is_some_and(|c| c.is_uppercase());
    match chars.next() {
        Some(first) if !acronym => first.to_lowercase().chain(chars).collect(),
        _ => words.trim_end_matches('.').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_become_fragments() {
        assert_eq!(fragment("Name or service not known."), "name or service not known");
        assert_eq!(fragment("TLS is off"), "TLS is off");
    }
}
