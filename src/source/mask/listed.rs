//! Secrets that are listed beside their name, with neither `:` nor `=` between: as a pair of strings, in the members of
//! an object that describes a field, in brackets, in a table.

use std::ops::Range;

use super::escaped::first_char;
use super::marks::LONGEST;
use super::names::{ends_with, is_name_char, is_secret_name};
use super::pairs::{name_before, value_len};
use super::words::is_surely_a_key;

/// The fewest letters of a name that is looked for anywhere. Our choice: `key` and `auth` are words of a message.
const LETTERS: usize = 6;

/// The most bytes of a name. Our choice: `MMSCTL_API_KEY_FILE` has 19.
const NAME: usize = 64;

/// The most bytes between a name and its value. Our choice: what describes a field is short.
const WAY: usize = 512;

/// The most words between a name and its value, and the longest of them that is not a member's name. Our choice: they
/// are numbers and types, such as `string`.
const WORDS: usize = 8;
const SHORT: usize = 6;

/// The fewest characters of a key in the text of an element, and in a member of an object that is not its value. Our
/// choice: keys of the API have 32, and the words of a message are shorter.
const LONG: usize = 16;

/// The most lines of a table that are read. Our choice: nearly every table has the same key in each line.
const LINES: usize = 1000;

/// The values beside the names of keys and tokens, in whatever notation. Only what is surely a key is taken, because the
/// text of a message may be the same words.
pub(super) fn listed(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut rest, mut table) = (0, 0);
    for at in memchr::memchr2_iter(b'k', b'K', text.as_bytes()) {
        if at < rest {
            continue;
        }
        let name = name_around(text, at);
        rest = name.end;
        if !is_telling(&text[name.clone()]) || text[..name.start].ends_with(['<', '/']) {
            continue;
        }
        let mut values: Vec<Range<usize>> = beside(text, name.end).into_iter().collect();
        values.extend(member_before(text, name.start));
        if name.start >= table {
            let (cells, end) = below(text, &name);
            values.extend(cells);
            table = end;
        }
        let in_element = !values.is_empty() && is_in_element(text, name.start);
        found.extend(values.into_iter().filter(|value| !in_element || value.len() >= LONG));
    }
    found
}

/// The range of the name around a place; `api key` is one name.
fn name_around(text: &str, at: usize) -> Range<usize> {
    let (near, far) = (text.ceil_char_boundary(at.saturating_sub(NAME)), text.floor_char_boundary(at + NAME));
    let before = text[near..at].trim_end_matches(is_name_char);
    let end = at + text[at..far].find(|c| !is_name_char(c)).unwrap_or(far - at);
    let start = near + before.len();
    let api = before.trim_end_matches([' ', '_']);
    let split = text[start..end].eq_ignore_ascii_case("key") && api.len() < before.len();
    if split && ends_with(api.get(api.len().saturating_sub("api".len())..).unwrap_or_default(), "api") {
        near + api.len() - "api".len()..end
    } else {
        start..end
    }
}

/// Whether a name means a secret and is hardly a word of a message.
fn is_telling(name: &str) -> bool {
    name.bytes().filter(u8::is_ascii_alphanumeric).count() >= LETTERS && is_secret_name(name)
}

/// Whether a place is in the text of an element.
fn is_in_element(text: &str, at: usize) -> bool {
    let near = text.ceil_char_boundary(at.saturating_sub(LONGEST));
    let bracket = memchr::memrchr2(b'<', b'>', &text.as_bytes()[near..at]).map(|found| near + found);
    bracket.is_some_and(|at| text[at..].starts_with('>') && !text[..at].ends_with(['=', '-']))
}

/// The value after a name that ends at `end`. Between them are separators, brackets, quotes and few short words, or
/// other members of the object that the name is in.
fn beside(text: &str, end: usize) -> Option<Range<usize>> {
    let text = &text[..text.floor_char_boundary(end + WAY)];
    let (mut at, mut apart, mut broken, mut words, mut last) = (end, false, false, 0, ' ');
    while let Some((c, len)) = first_char(&text[at..]) {
        let arrow = || text[at + len..].starts_with([' ', '>']);
        match c {
            ' ' | '\t' => {}
            '"' | '\'' | '`' | '\\' => {}
            '\r' | '\n' => broken |= last != ',',
            ',' | ';' | '|' | '[' | '(' | '→' | '*' => apart = true,
            ']' | ')' if words == 0 && !apart => apart = true,
            '-' if arrow() => apart = true,
            '>' if last == '-' || last == '=' => {}
            // The value of a name before a `:` or `=` is found by that.
            ':' | '=' if apart || broken || len > 1 => apart = true,
            _ if !is_name_char(c) && !matches!(c, '/' | '+') => return None,
            _ => {
                let word = at..at + word_len(&text[at..]);
                words += 1;
                if let Some(value) = member_value(text, word.end) {
                    if holds_key(&text[word.clone()], &text[value.clone()], broken) {
                        return Some(value);
                    }
                    at = value.end;
                    apart = true;
                    continue;
                }
                let key = is_surely_a_key(&text[word.clone()]);
                if key || broken || word.len() > SHORT || words > WORDS {
                    return (key && !broken && (apart || last != ' ')).then_some(word);
                }
                at = word.end;
                continue;
            }
        }
        if !matches!(c, ' ' | '\t' | '"' | '\'' | '\\') {
            last = c;
        }
        at += len;
    }
    None
}

/// The value of an object's member whose name ends at `end`; `None` if what ends there is not the name of a member.
fn member_value(text: &str, end: usize) -> Option<Range<usize>> {
    let quotes: &[char] = &['"', '\'', '`', '\\', ']', ' ', '\t'];
    let mut at = end;
    let mut marked = false;
    while let Some((c, len)) = first_char(&text[at..]) {
        match c {
            ':' | '=' => marked = true,
            '>' if marked => {}
            c if quotes.contains(&c) => {}
            _ => break,
        }
        at += len;
    }
    marked.then(|| at..at + value_len(&text[at..], false))
}

/// Whether a member of an object that also holds the name of a secret is the value for that name.
fn holds_key(name: &str, value: &str, broken: bool) -> bool {
    let is_value = ends_with(name, "value") && !value.is_empty() && !value.starts_with(['{', '[']);
    is_value || !broken && value.len() >= LONG && is_surely_a_key(value)
}

/// The value in a member before the one whose value is a name that begins at `start`: `{"value":"…","key":"api-key"}`.
fn member_before(text: &str, start: usize) -> Option<Range<usize>> {
    let near = text.ceil_char_boundary(start.saturating_sub(WAY));
    let before = text[near..start].trim_end_matches(['"', '\'', '`', '\\', ' ']);
    let before = before.strip_suffix('>').unwrap_or(before).strip_suffix([':', '='])?;
    let own = near + before.len();
    let from = match before.rfind(['{', '}', '<']) {
        Some(open) if before[open..].starts_with('{') => near + open + 1,
        // In YAML it is in the line before.
        _ => {
            let line = before.rfind('\n')?;
            near + before[..line].rfind('\n').map_or(0, |before| before + 1)
        }
    };
    let mut marks = text[from..own].match_indices([':', '=']).map(|(found, _)| from + found);
    marks.find_map(|mark| {
        let value = member_value(&text[..own], mark)?;
        holds_key(name_before(text, mark), &text[value.clone()], false).then_some(value)
    })
}

/// The values in the column of a table that a name is the head of, and where the table ends.
fn below(text: &str, name: &Range<usize>) -> (Vec<Range<usize>>, usize) {
    let near = text.ceil_char_boundary(name.start.saturating_sub(LONGEST));
    let far = text.floor_char_boundary(name.end + LONGEST);
    let start = text[near..name.start].rfind('\n').map_or(near, |line| near + line + 1);
    let end = text[name.end..far].find('\n').map(|len| name.end + len);
    // Another name in the same line would be the head of no table either.
    let nothing = (Vec::new(), end.unwrap_or(far));
    let Some(end) = end else { return nothing };
    let around: &[char] = &['"', '\'', '`', '*', ' ', '\r'];
    let before = text[start..name.start].trim_end_matches(around);
    let after = text[name.end..end].trim_start_matches(around);
    let is_mark = |c: &char| matches!(c, ',' | ';' | '|' | '\t');
    let marks = (before.chars().next_back(), after.chars().next());
    let mark = match marks {
        (None, None) => None,
        (Some(one), None) | (None, Some(one)) if is_mark(&one) => Some(one),
        (Some(one), Some(other)) if is_mark(&one) && one == other => Some(one),
        _ => return nothing,
    };
    let nth = before.chars().filter(|c| Some(*c) == mark).count();
    let (mut found, mut at) = (Vec::new(), end + 1);
    for line in text[end + 1..].split('\n').take(if mark.is_some() { LINES } else { 1 }) {
        let ends =
            line.trim().is_empty() || line.contains('<') || mark.is_some_and(|mark| !line.contains(mark));
        if ends {
            break;
        }
        if let Some(cell) = cell(line, mark, nth).filter(|cell| is_surely_a_key(&line[cell.clone()])) {
            found.push(at + cell.start..at + cell.end);
        }
        at += line.len() + 1;
    }
    (found, at.min(text.len()))
}

/// The `nth` cell of a line of a table, without blanks and quotes around it. A mark in quotes is no separator.
fn cell(line: &str, mark: Option<char>, nth: usize) -> Option<Range<usize>> {
    let mut quoted = false;
    let is_end = |c: char| {
        quoted ^= c == '"';
        !quoted && Some(c) == mark
    };
    let mut ends = line.match_indices(is_end).map(|(at, _)| at);
    let start = if nth == 0 { 0 } else { ends.nth(nth - 1)? + 1 };
    let cell = start..ends.next().unwrap_or(line.len());
    let around: &[char] = &['"', '\'', '`', ' ', '\r', '\t'];
    let start = cell.end - line[cell.clone()].trim_start_matches(around).len();
    Some(start..start + line[start..cell.end].trim_end_matches(around).len())
}

/// The length in bytes of the word at the start of a text.
fn word_len(text: &str) -> usize {
    text.find(|c| !is_name_char(c) && !matches!(c, '/' | '+')).unwrap_or(text.len())
}
