//! The secrets of one text: found, covered where it is shown, and sought in other texts.

use std::ops::Range;

use super::PLACEHOLDER;
use super::coded::coded;
use super::cover::{covered, merged};
use super::entities::entities;
use super::escaped::escaped;
use super::listed::listed;
use super::logins::{logins, options};
use super::marks::Marks;
use super::names::{Names, is_name_char, is_secret_name, is_user_name};
use super::pairs::paired;
use super::quoted::quoted_names;
use super::tags::{announced, half_tagged, tagged};
use super::words::{is_like_a_key, occurrences, spellings};

/// The most different secrets that are also searched for outside their own elements. Our choice.
const SEARCHED: usize = 64;

/// The secrets of one text: their places and their words.
#[derive(Debug, Default)]
pub(in crate::source) struct Secrets {
    /// The places of the secrets themselves.
    pub(super) own: Vec<Range<usize>>,
    /// These, and every other place where one of the words is.
    everywhere: Vec<Range<usize>>,
    words: Vec<String>,
}

impl Secrets {
    pub(in crate::source) fn find(text: &str) -> Self {
        let (marks, mut names) = (Marks::of(text), Names::default());
        let mut in_tags = tagged(text, &marks, &mut names);
        in_tags.extend(half_tagged(text, &marks, &mut names));
        let (users, in_tags): (Vec<_>, Vec<_>) =
            in_tags.into_iter().partition(|(_, element)| is_user_name(element));
        let mut ranges: Vec<Range<usize>> = in_tags.into_iter().map(|(range, _)| range).collect();
        ranges.extend(paired(text, &marks, &mut names));
        ranges.extend(announced(text, &marks));
        ranges.extend(listed(text));
        ranges.extend(escaped(text));
        ranges.extend(coded(text));
        ranges.extend(logins(text, &marks));
        ranges.extend(options(text));
        ranges.extend(quoted_names(text, &marks, &mut names));
        ranges.extend(entities(text, &marks));
        ranges.retain(|range| text[range.clone()].trim() != PLACEHOLDER);
        let mut words: Vec<String> =
            ranges.iter().flat_map(|range| spellings(&text[range.clone()])).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.dedup();
        // A message has one key. A document with a million keys must not be searched a million times.
        words.truncate(SEARCHED);
        let own = merged(users.into_iter().map(|(range, _)| range).chain(ranges).collect());
        // The same secret elsewhere in the text, as in a URL or a comment, is just as secret.
        let everywhere = merged(own.iter().cloned().chain(occurrences(text, &words)).collect());
        Self { own, everywhere, words }
    }

    /// A range of the text for showing.
    pub(in crate::source) fn mask_range(&self, text: &str, range: Range<usize>) -> String {
        covered(text, range, &self.everywhere)
    }

    /// The whole text for use, also without the `others`. A password may be a word like any other, so outside its own
    /// element only what looks like a key is covered: the message must stay what it is.
    pub(in crate::source) fn mask_document<'a>(
        &'a self,
        text: &'a str,
        others: impl Iterator<Item = &'a String>,
    ) -> String {
        let keys = occurrences(text, self.keys()).chain(occurrences(text, others));
        covered(text, 0..text.len(), &merged(self.own.iter().cloned().chain(keys).collect()))
    }

    /// Whether `edit`, put in place of a range of the text, would show a secret where it is given out for use.
    pub(in crate::source) fn is_shown_by(&self, range: &Range<usize>, edit: &str) -> bool {
        let is_own = self.own.iter().any(|own| own.start <= range.end && range.start <= own.end);
        let mut telling = self.words.iter().filter(|word| is_own || is_like_a_key(word));
        // What was between the lines of base64 may be other than it was.
        telling.any(|word| edit.contains(word.as_str())) || !coded(edit).is_empty()
    }

    /// The words that look like a key.
    pub(in crate::source) fn keys(&self) -> impl Iterator<Item = &String> {
        self.words.iter().filter(|word| is_like_a_key(word))
    }

    /// How often one of the words is in a text.
    pub(in crate::source) fn exposed(&self, text: &str) -> usize {
        occurrences(text, &self.words).count()
    }

    /// Whether each secret of `text` is the content of an element that is named for it, and `after`, a well-formed
    /// document, has these elements as well, byte for byte and in this order. What tells of a secret goes with it.
    pub(in crate::source) fn stay(&self, text: &str, after: &str) -> bool {
        // They are sought from one to the next, since there can be many.
        let mut at = 0;
        let mut stays = |own: &Range<usize>| {
            let open = memchr::memrchr(b'<', &text.as_bytes()[..own.start])?;
            let name = text[open + 1..own.start].trim_ascii_end().strip_suffix('>')?;
            let is_whole = !text[own.clone()].contains('<') && text[own.end..].starts_with("</");
            let is_named = name.chars().all(is_name_char) && is_secret_name(name);
            // The name after `</` is the same in a well-formed document.
            let element = text.as_bytes().get(open..own.end + "</".len()).filter(|_| is_whole && is_named)?;
            let rest = &after.as_bytes()[at..];
            at += memchr::memchr_iter(b'<', rest).find(|open| rest[*open..].starts_with(element))?;
            Some(())
        };
        self.own.iter().all(|own| stays(own).is_some())
    }

    pub(in crate::source) fn mask_words(&self, sentence: String) -> String {
        self.words.iter().fold(sentence, |text, word| {
            if text.contains(word.as_str()) { text.replace(word.as_str(), "****") } else { text }
        })
    }
}
