//! Secrets that a quoted name announces: `<param name="api-key" value="…"/>`.

use std::ops::Range;

use super::marks::Marks;
use super::names::{Names, ends_with, is_name_char};
use super::pairs::name_before;
use super::tags::without_brackets;
use super::words::is_like_a_key;

/// Bytes before an attribute that are searched for the start of its tag. Our choice: a tag with a name and a value is
/// far shorter.
const TAG: usize = 1024;

/// The text that a quoted name announces, as in `<param name="api-key" value="…"/>`, `<param name="api-key">…`, and the
/// parts of a form: up to the next tag or part.
pub(super) fn quoted_names<'t>(text: &'t str, marks: &Marks, names: &mut Names<'t>) -> Vec<Range<usize>> {
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
