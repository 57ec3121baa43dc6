//! Finds secrets in text only by how they look, so that they are masked even in broken documents.
//!
//! A secret is the content of an element or attribute whose name means an API key, a user or a password (API facts
//! §0.2: `api-key`, `API_KEY`, and `USER` with `PASS` before 2013), of a JSON or header `x-api-key`, of a query or form
//! pair `api_key=…`, of an instruction `<?api-key …?>`, or of an entity, and the text after `name="api-key"` or before
//! the `@` of a URL. Misspelt names count: a key does not become public because its tag is misspelt.

mod escaped;
mod logins;
mod marks;
mod names;

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;
pub use names::is_secret_name;

use escaped::escaped;
pub(crate) use escaped::escaped_less;
use logins::{logins, options};
use marks::Marks;
use names::{Names, ends_with, is_name, is_name_char, known_name_len, name_at, two_words};

/// How many tags are searched for the end tag of a secret. Our choice: a key contains no markup at all.
const NEAR: usize = 64;

/// Bytes that are searched for the end of a comment or CDATA section in a secret. Our choice: a document of nothing but
/// their beginnings must not be searched over and over.
const LONGEST: usize = 4096;

/// The most different secrets that are also searched for outside their own elements. Our choice.
const SEARCHED: usize = 64;

/// The secrets of one text: their ranges and their words.
#[derive(Debug, Default)]
pub(super) struct Secrets {
    ranges: Vec<Range<usize>>,
    words: Vec<String>,
}

impl Secrets {
    pub(super) fn find(text: &str) -> Self {
        let (marks, mut names) = (Marks::of(text), Names::default());
        let mut ranges = tagged(text, &marks, &mut names);
        ranges.extend(paired(text, &marks, &mut names));
        ranges.extend(half_tagged(text, &marks, &mut names));
        ranges.extend(escaped(text));
        ranges.extend(logins(text, &marks));
        ranges.extend(options(text));
        ranges.extend(quoted_names(text, &marks, &mut names));
        ranges.extend(entities(text, &marks));
        let mut words: Vec<String> =
            ranges.iter().flat_map(|range| spellings(&text[range.clone()])).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.dedup();
        // A message has one key; a document with a million must not be searched a million times.
        words.truncate(SEARCHED);
        // The same secret elsewhere in the text, as in a URL or a comment, is just as secret.
        for word in &words {
            let found = memmem::find_iter(text.as_bytes(), word);
            ranges.extend(found.map(|at| at..at + word.len()));
        }
        Self { ranges: apart(ranges), words }
    }

    pub(super) fn mask_range(&self, text: &str, range: Range<usize>) -> String {
        let mut masked = String::with_capacity(range.len());
        let mut at = range.start;
        let first = self.ranges.partition_point(|secret| secret.end <= range.start);
        for secret in self.ranges[first..].iter().take_while(|secret| secret.start < range.end) {
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

    pub(super) fn mask_words(&self, sentence: String) -> String {
        self.words.iter().fold(sentence, |text, word| {
            if text.contains(word.as_str()) { text.replace(word.as_str(), "****") } else { text }
        })
    }
}

/// The ranges in order, with touching ones joined.
fn apart(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// A character that replaces `c` and has as many bytes, so that offsets stay valid. Line breaks are kept.
fn cover(c: char) -> char {
    match (c, c.len_utf8()) {
        ('\n' | '\r', _) => c,
        (_, 1) => '*',
        (_, 2) => '·',
        (_, 3) => '•',
        (_, _) => '🔒',
    }
}

/// The words of a secret as a sentence could contain them: as written, trimmed, and with references resolved. Very
/// short words are left out: hiding every `1` in a sentence would hide the sentence.
fn spellings(raw: &str) -> Vec<String> {
    let mut words = vec![raw.trim().to_owned()];
    let mut plain = Cow::Borrowed(raw);
    // Hardly any key contains markup.
    if raw.contains(['<', '>', ']', '&']) {
        plain = Cow::Owned(raw.replace("<![CDATA[", "").replace("]]>", ""));
        let decoded = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        let decoded = decoded.replace("&apos;", "'").replace("&amp;", "&");
        words.extend([plain.trim().to_owned(), numbers_resolved(&decoded).trim().to_owned()]);
        words.extend(in_broken_markup(raw).map(str::to_owned));
    }
    words.extend(plain.split(|c: char| c.is_whitespace() || "<>\"'/=:@".contains(c)).map(str::to_owned));
    let telling = |word: &String| word.len() >= 6 || word.len() >= 4 && word.ends_with('@');
    // An element that the secret's element swallows has a name that others have, too.
    let ends = memmem::find_iter(raw.as_bytes(), "</").map(|at| &raw[name_at(raw, at + 2)]);
    let swallowed: Vec<&str> = ends.filter(|name| is_tag(name)).collect();
    words.retain(|word| telling(word) && !is_name(word) && !swallowed.contains(&word.as_str()));
    words
}

/// The words between the characters of markup, as in a section whose beginning is misspelt: `<![CDATA(S3cret)]>`.
fn in_broken_markup(raw: &str) -> impl Iterator<Item = &str> {
    const SECTION: &str = "CDATA";
    raw.split(|c: char| c.is_whitespace() || "<>![](){}?&;".contains(c)).map(|word| {
        let (start, rest) = word.split_at_checked(SECTION.len()).unwrap_or(("", word));
        if start.eq_ignore_ascii_case(SECTION) { rest } else { word }
    })
}

/// The text with its numeric references (`&#83;`, `&#x53;`) resolved.
fn numbers_resolved(text: &str) -> String {
    let mut parts = text.split("&#");
    let mut resolved = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let meant = part.split_once(';').and_then(|(number, rest)| {
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            Some((char::from_u32(code)?, rest))
        });
        match meant {
            Some((c, rest)) => {
                resolved.push(c);
                resolved.push_str(rest);
            }
            None => {
                resolved.push_str("&#");
                resolved.push_str(part);
            }
        }
    }
    resolved
}

/// The content of each element whose name is that of a secret, whatever markup is in it.
fn tagged<'t>(text: &'t str, marks: &Marks, names: &mut Names<'t>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut rest = 0;
    for open in marks.opens() {
        // No secret follows the name in end tags and declarations.
        if open < rest || text[open + 1..].starts_with(['/', '!']) {
            continue;
        }
        let mut place = name_at(text, open + 1);
        rest = place.end;
        if !names.is_secret(&text[place.clone()]) {
            // `<api key>`: the blank is a typing mistake.
            match two_words(text, &place).filter(|both| names.is_secret(&text[both.clone()])) {
                Some(both) => place = both,
                None => continue,
            }
        }
        let name = &text[place.clone()];
        let content = place.start + known_name_len(name);
        let end = end_tag(text, content, name).unwrap_or_else(|| cut_off(text, content));
        let value = without_brackets(text, content..end);
        // `<api-key></api-key>S3cret`: the value that belongs inside follows the element.
        if value.is_none() && text[end..].starts_with("</") {
            let behind = end + text[end..].find('>').map_or(text.len() - end, |close| close + 1);
            let next = text[behind..].find('<').map_or(text.len(), |open| behind + open);
            found.extend(without_brackets(text, behind..next));
        }
        found.extend(value);
        rest = end;
    }
    found
}

/// The offset of the end tag of `name`, if few tags and no second start tag of `name` are before it.
fn end_tag(text: &str, from: usize, name: &str) -> Option<usize> {
    let tag = |at: usize, slash: &str| {
        let rest = text[at + 1..].strip_prefix(slash)?;
        rest.get(..name.len()).filter(|found| found.eq_ignore_ascii_case(name))
    };
    // An empty element has no end tag.
    if text[from..].split(['<', '>']).next().is_some_and(|rest| rest.trim_end().ends_with('/')) {
        return None;
    }
    for at in memchr::memchr_iter(b'<', &text.as_bytes()[from..]).take(NEAR).map(|at| from + at) {
        if tag(at, "/").is_some() {
            return Some(at);
        }
        if tag(at, "").is_some() {
            return None;
        }
    }
    None
}

/// The end of the content of an element that has no end tag: the next tag, or the end of the line in which other
/// markup begins. Comments and CDATA sections that have an end are content.
fn cut_off(text: &str, from: usize) -> usize {
    let mut at = from;
    let mut end = text.len();
    while let Some(next) = text[at..end].find('<').map(|found| at + found) {
        let near = &text[next..text.floor_char_boundary(next + LONGEST)];
        let section = [("<![CDATA[", "]]>"), ("<!--", "-->")].iter().find_map(|(open, close)| {
            near.starts_with(open).then(|| near.find(close))?.map(|len| next + len + close.len())
        });
        if let Some(after) = section {
            (at, end) = (after, end.max(after));
        } else if is_tag(&text[next + 1..]) {
            return next;
        } else {
            end = end.min(text[next..].find('\n').map_or(text.len(), |len| next + len));
            at = next + 1;
        }
    }
    end
}

/// Whether the text after a `<` is the rest of a tag. Most keys have a digit, and no name of an element does.
fn is_tag(rest: &str) -> bool {
    let digit = || rest[name_at(rest, 0)].bytes().any(|byte| byte.is_ascii_digit());
    rest.starts_with(['/', ' ']) || rest.starts_with(char::is_alphabetic) && !digit()
}

/// The text before an end tag whose name is that of a secret: its start tag may have lost its `<`.
fn half_tagged<'t>(text: &'t str, marks: &Marks, names: &mut Names<'t>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for at in marks.opens().filter(|at| text[at + 1..].starts_with('/')) {
        if at >= from && names.is_secret(&text[name_at(text, at + 2)]) {
            let content = text[from..at].rfind(['>', '<']).map_or(from, |cut| from + cut + 1)..at;
            // A comment that mentions the element has no key before it.
            if !text[content.clone()].starts_with('!') {
                found.extend(without_brackets(text, content));
            }
        }
        from = at + 2;
    }
    found
}

/// The range without leading `>`, `/` and white space; `None` if nothing else is left.
fn without_brackets(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let inner = &text[range.clone()];
    let start = inner.find(|c: char| !(c == '>' || c == '/' || c.is_whitespace()))?;
    Some(range.start + start..range.end)
}

/// The values of `api-key="…"`, `"x-api-key": "…"`, `x-api-key: …` and `api_key=…`.
fn paired<'t>(text: &'t str, marks: &Marks, names: &mut Names<'t>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in marks.pairs() {
        let name = name_before(text, at);
        let coded = || percent_named(text, at, name).is_some_and(|name| is_secret_name(&name));
        let keyish = (names.is_secret(name) || coded())
            && !matches!(name.to_ascii_lowercase().as_str(), "user" | "pass");
        if !keyish {
            continue;
        }
        let value = text[at + 1..].trim_start_matches([' ', '\t', '>', '"', '\'']);
        let start = text.len() - value.len();
        // The value of an `Authorization` header is a scheme and a secret (`Bearer …`).
        let scheme = ends_with(name, "authorization");
        let stop = |c: char| c.is_whitespace() && !(scheme && c == ' ') || "\"'<>&;,}".contains(c);
        let len = value.find(stop).unwrap_or(value.len());
        found.push(start..start + len);
    }
    found
}

/// The name before the `=` or `:` at `at`, quoted or not.
fn name_before(text: &str, at: usize) -> &str {
    let before = text[..at].trim_end_matches([' ', '\t', '"', '\'']);
    let start = before.rfind(|c: char| !is_name_char(c)).map_or(0, |cut| cut + char_len(before, cut));
    &before[start..]
}

/// The name before the `=` at `at`, if it ends with `end` and contains percent-encoded characters: `api%5Fkey`.
fn percent_named(text: &str, at: usize, end: &str) -> Option<String> {
    let before = text[..at].strip_suffix(end)?.strip_suffix('%')?;
    let start =
        before.rfind(|c: char| !(is_name_char(c) || c == '%')).map_or(0, |cut| cut + char_len(before, cut));
    let mut parts = text[start..at].split('%');
    let first = parts.next()?;
    // The encoded characters in a name are `-` or `_`, which do not matter when names are compared.
    Some(parts.filter_map(|part| part.get(2..)).fold(first.to_owned(), |name, part| name + part))
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
        let rest = &text[start + len + 1..];
        let end = [rest.find('<'), rest.find("\n--"), Some(rest.len())].into_iter().flatten().min();
        let behind = start + len + 1;
        found.extend(end.and_then(|end| without_brackets(text, behind..behind + end)));
    }
    found
}

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
