//! The path below a base URL that another URL names.

use super::decoded;

/// The path below `base` that `url` names, decoded; `None` if `url` is not below `base` or its path is not UTF-8.
#[must_use]
pub fn below(base: &str, url: &str) -> Option<String> {
    let (base, url) = (base.trim_ascii().trim_end_matches('/'), url.trim_ascii());
    let rest = url.strip_prefix(base).or_else(|| below_same_origin(base, url))?.strip_prefix('/')?;
    let path = rest.split(['?', '#']).next().unwrap_or(rest);
    decoded(path)
}

/// The rest of `url` after `base`, if only the spelling of their schemes and hosts differs: letter case, or a port that
/// is the scheme's own (RFC 3986, sections 6.2.2.1 and 6.2.3).
fn below_same_origin<'u>(base: &str, url: &'u str) -> Option<&'u str> {
    let ((base_origin, base_path), (origin, path)) = (origin(base)?, origin(url)?);
    (base_origin == origin).then(|| path.strip_prefix(base_path)).flatten()
}

/// Scheme and authority of a URL, spelled as usual, and the rest of it.
fn origin(url: &str) -> Option<(String, &str)> {
    let begins = url.find("://")? + "://".len();
    let ends = url[begins..].find(['/', '?', '#']).map_or(url.len(), |at| begins + at);
    let (origin, rest) = url.split_at(ends);
    // A login before the host is not spelled differently.
    if origin.contains('@') {
        return None;
    }
    let origin = origin.to_ascii_lowercase();
    let port = if origin.starts_with("https:") { ":443" } else { ":80" };
    let usual = origin.strip_suffix(port).unwrap_or(&origin);
    Some((usual.to_owned(), rest))
}
