//! Nearest names.
/// The nearest candidate.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates.into_iter().find(|c| strsim::damerau_levenshtein(word, c) <= 2)
}
