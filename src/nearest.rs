//! "Did you mean": the nearest of several names, and the question after it.

/// The candidate that `word` was most likely meant to be, if any is near enough. Case, `-` and `_` are ignored. A third
/// of the letters may be wrong, at least one and at most three; words of one or two letters must be the same.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Every name of the API is shorter, and comparing long words is slow.
    if word.len() > 64 {
        return None;
    }
    let word: String = letters(word).collect();
    // In words of one or two letters, one edit would already make unrelated words near.
    let length = word.chars().count();
    let allowed = if length <= 2 { 0 } else { (length / 3).clamp(1, 3) };
    // Most candidates are too long or too short, which is told at once.
    let is_as_long = |candidate: &&str| letters(candidate).count().abs_diff(length) <= allowed;
    candidates
        .into_iter()
        .filter(is_as_long)
        .filter_map(|candidate| {
            let known: String = letters(candidate).collect();
            // The exact distance is much slower to compute than its lower bound.
            let distance = (least_distance(&word, &known) <= allowed)
                .then(|| strsim::damerau_levenshtein(&word, &known))?;
            (distance <= allowed && distance < known.chars().count()).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The question after the nearest candidate, as advice to the user; other advice if no candidate is near enough.
pub fn suggestion<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    nearest(word, candidates).map_or_else(otherwise, did_you_mean)
}

/// The question whether `name` was meant.
#[must_use]
pub fn did_you_mean(name: &str) -> String {
    format!("did you mean `{name}`?")
}

/// A lower bound of the edit distance: each letter that only the longer word has takes an edit of its own.
fn least_distance(a: &str, b: &str) -> usize {
    let mut surplus = [0i32; 128];
    let (mut more, mut less) = (0, 0);
    for c in a.chars() {
        surplus[usize::from(u8::try_from(c).unwrap_or_default() & 127)] += 1;
    }
    for c in b.chars() {
        surplus[usize::from(u8::try_from(c).unwrap_or_default() & 127)] -= 1;
    }
    for n in surplus {
        more += n.max(0);
        less -= n.min(0);
    }
    usize::try_from(more.max(less)).unwrap_or_default()
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| !matches!(c, '-' | '_')).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_name_is_found_and_far_ones_are_not() {
        let names = ["message-text", "message-subject", "slide", "url", "duration", "to", "mms-id", "image"];
        for (word, near) in [
            ("mesage-text", Some("message-text")),
            ("messageText", Some("message-text")),
            ("MESSAGE_SUBJET", Some("message-subject")),
            ("slde", Some("slide")),
            ("silde", Some("slide")),
            ("slides", Some("slide")),
            ("durration", Some("duration")),
            ("ulr", Some("url")),
            ("imgae", Some("image")),
            ("mmsid", Some("mms-id")),
            ("tp", None),
            ("xx", None),
            ("banana", None),
            ("text", None),
            ("", None),
            ("ein-sehr-langer-name-ohne-nachbarn", None),
        ] {
            assert_eq!(nearest(word, names), near, "{word}");
        }
    }

    #[test]
    fn the_best_of_several_wins() {
        assert_eq!(nearest("imaage", ["imager", "image"]), Some("image"));
        assert_eq!(nearest("abcdef", ["abcxef", "abcdef"]), Some("abcdef"));
    }
}
