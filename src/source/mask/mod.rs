//! Finds secrets in text only by how they look, so that they are masked even in broken documents.
//!
//! A secret is the content of an element or attribute whose name means an API key, a user or a password (API facts
//! §0.2: `api-key`, `API_KEY`, and `USER` with `PASS` before 2013), of a JSON or header `x-api-key`, of a query or form
//! pair `api_key=…`, of an instruction `<?api-key …?>`, or of an entity, and the text after `name="api-key"`, after
//! `<name>api-key</name>`, or before the `@` of a URL. Programs print the same pairs as arrays, objects, lists and tables,
//! and gateways in base64. Misspelt names count: a key does not become public because its tag is misspelt.

mod coded;
mod escaped;
mod listed;
mod logins;
mod marks;
mod names;
mod pairs;
mod tags;
mod words;

use std::ops::Range;

use memchr::memmem;

pub use names::is_secret_name;

use coded::coded;
use escaped::escaped;
pub(crate) use escaped::escaped_less;
use listed::listed;
use logins::{logins, options};
use marks::Marks;
use names::{Names, ends_with, is_name_char, is_user_name};
use pairs::{name_before, paired};
use tags::{announced, half_tagged, tagged, without_brackets};
use words::{is_like_a_key, occurrences, spellings};

/// The most different secrets that are also searched for outside their own elements. Our choice.
const SEARCHED: usize = 64;

/// Bytes that are searched for the other end of something. Our choice: a document of nothing but beginnings must not be
/// searched over and over.
const LONGEST: usize = 4096;

/// What takes the place of a key until the real one is inserted. It is not secret.
pub const PLACEHOLDER: &str = "YOUR-API-KEY";

/// The secrets of one text: their places and their words.
#[derive(Debug, Default)]
pub(super) struct Secrets {
    /// The places of the secrets themselves.
    own: Vec<Range<usize>>,
    /// These, and every other place where one of the words is.
    everywhere: Vec<Range<usize>>,
    words: Vec<String>,
}

impl Secrets {
    pub(super) fn find(text: &str) -> Self {
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
    pub(super) fn mask_range(&self, text: &str, range: Range<usize>) -> String {
        covered(text, range, &self.everywhere)
    }

    /// The whole text for use, also without the `others`. A password may be a word like any other, so outside its own
    /// element only what looks like a key is covered: the message must stay what it is.
    pub(super) fn mask_document<'a>(
        &'a self,
        text: &'a str,
        others: impl Iterator<Item = &'a String>,
    ) -> String {
        let keys = occurrences(text, self.keys()).chain(occurrences(text, others));
        covered(text, 0..text.len(), &merged(self.own.iter().cloned().chain(keys).collect()))
    }

    /// Whether `edit`, put in place of a range of the text, would show a secret where it is given out for use.
    pub(super) fn is_shown_by(&self, range: &Range<usize>, edit: &str) -> bool {
        let is_own = self.own.iter().any(|own| own.start <= range.end && range.start <= own.end);
        self.words
            .iter()
            .filter(|word| is_own || is_like_a_key(word))
            .any(|word| edit.contains(word.as_str()))
    }

    /// The words that look like a key.
    pub(super) fn keys(&self) -> impl Iterator<Item = &String> {
        self.words.iter().filter(|word| is_like_a_key(word))
    }

    /// How often one of the words is in a text.
    pub(super) fn exposed(&self, text: &str) -> usize {
        occurrences(text, &self.words).count()
    }

    /// Whether each secret of `text` is the content of an element that is named for it, and `after`, a well-formed
    /// document, has that element as well, byte for byte. What tells of the secret goes with it.
    pub(super) fn stay(&self, text: &str, after: &str) -> bool {
        let stays = |own: &Range<usize>| {
            let open = memchr::memrchr(b'<', &text.as_bytes()[..own.start])?;
            let name = text[open + 1..own.start].trim_ascii_end().strip_suffix('>')?;
            let is_whole = !text[own.clone()].contains('<') && text[own.end..].starts_with("</");
            let is_named = name.chars().all(is_name_char) && is_secret_name(name);
            // The name after `</` is the same in a well-formed document.
            let element = text.as_bytes().get(open..own.end + "</".len())?;
            (is_whole && is_named).then(|| memmem::find(after.as_bytes(), element))?
        };
        self.own.iter().all(|own| stays(own).is_some())
    }

    pub(super) fn mask_words(&self, sentence: String) -> String {
        self.words.iter().fold(sentence, |text, word| {
            if text.contains(word.as_str()) { text.replace(word.as_str(), "****") } else { text }
        })
    }
}

/// A range of the text with each of the places covered, which are in order and apart.
fn covered(text: &str, range: Range<usize>, places: &[Range<usize>]) -> String {
    let mut masked = String::with_capacity(range.len());
    let mut at = range.start;
    let first = places.partition_point(|secret| secret.end <= range.start);
    for secret in places[first..].iter().take_while(|secret| secret.start < range.end) {
        let (from, to) = (secret.start.max(at), secret.end.min(range.end));
        if from < to {
            masked.push_str(&text[at..from]);
            masked.extend(text[from..to].chars().map(cover));
            at = to;
        }
    }
    masked.push_str(&text[at..range.end]);
    masked
}

/// The ranges in order, with touching ones joined.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// A character that replaces `c` and has as many bytes, so that offsets stay valid. Line breaks and
/// tabs, which indent a key and are no part of it, are kept.
fn cover(c: char) -> char {
    match (c, c.len_utf8()) {
        ('\n' | '\r' | '\t', _) => c,
        (_, 1) => '*',
        (_, 2) => '·',
        (_, 3) => '•',
        (_, _) => '🔒',
    }
}

/// The text that a quoted name announces, as in `<param name="api-key" value="…"/>`, `<param name="api-key">…`, and the
/// parts of a form: up to the next tag or part.
fn quoted_names<'t>(text: &'t str, marks: &Marks, names: &mut Names<'t>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in marks.pairs().filter(|at| text[*at..].starts_with('=')) {
        let Some(quote) = text[at + 1..].chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
        let start = at + 2;
        let Some(len) = text[start..].find(|c: char| !is_name_char(c)) else { continue };
        // A name that is itself the value of a secret announces nothing: `api-key="my-secret"`.
        let announces = text[start + len..].starts_with(quote) && names.is_secret(&text[start..start + len]);
        if !announces || names.is_secret(name_before(text, at)) {
            continue;
        }
        found.extend(values_before(text, at));
        let rest = &text[start + len + 1..];
        let end = [rest.find('<'), rest.find("\n--"), Some(rest.len())].into_iter().flatten().min();
        let after = start + len + 1;
        found.extend(end.and_then(|end| without_brackets(text, after..after + end)));
    }
    found
}

/// The values in a tag that come before the attribute whose `=` is at `at`, as in `<param value="…" name="api-key"/>`.
fn values_before(text: &str, at: usize) -> impl Iterator<Item = Range<usize>> {
    let near = text.ceil_char_boundary(at.saturating_sub(TAG));
    let open = text[near..at].rfind(['<', '>']).map(|found| near + found);
    let start = open.filter(|open| text[*open..].starts_with('<')).unwrap_or(at);
    let equals = text[start..at].match_indices('=').map(move |(found, _)| start + found);
    equals.filter_map(move |equals| {
        let value = text[equals + 1..at].trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let from = at - value.len() + 1;
        let range = from..from + text[from..at].find(quote)?;
        let is_value = ends_with(name_before(text, equals), "value") || is_like_a_key(&text[range.clone()]);
        is_value.then_some(range)
    })
}

/// Bytes before an attribute that are searched for the start of its tag. Our choice: a tag with a name and a value is
/// far shorter.
const TAG: usize = 1024;

/// The values that a document type gives to entities: `<!ENTITY key "…">`.
fn entities(text: &str, marks: &Marks) -> Vec<Range<usize>> {
    let value = |at: usize| {
        let declared = &text[at..][..text[at..].find('>')?];
        let open = at + declared.find(['"', '\''])?;
        // An address says where the entity comes from; it is not its value.
        let named = text[at..open].contains("SYSTEM") || text[at..open].contains("PUBLIC");
        let len = text[open + 1..].find(&text[open..=open])?;
        (!named).then_some(open + 1..open + 1 + len)
    };
    marks.opens().filter(|at| text[*at..].starts_with("<!ENTITY")).filter_map(value).collect()
}

fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests;
