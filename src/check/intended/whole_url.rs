//! Guesses the URL that a malformed one was meant to be.

use crate::reference::{Reference, decoded};

/// The URL with one whole `://`, where that is cut short or has backslashes, as in `https:/acme.com/1.jpg`, or its scheme
/// is doubled.
pub(in crate::check) fn schemed(text: &str) -> Option<String> {
    let after = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    // Nearly every URL is right.
    if after.is_some_and(|rest| !rest.starts_with([':', '/', '\\']) && !rest.starts_with("http")) {
        return None;
    }
    let mut rest = text;
    let piece = |rest: &str| {
        ["https", "http", ":", "/", "\\"].iter().find_map(|piece| rest.strip_prefix(piece).map(str::len))
    };
    while let Some(len) = piece(rest) {
        rest = &rest[rest.len() - len..];
    }
    let head = &text[..text.len() - rest.len()];
    let scheme = if head.contains("https") { "https" } else { "http" };
    let doubled = head.matches("http").count() > 1;
    let cut = head.starts_with("http")
        && head.ends_with([':', '/', '\\'])
        && head.strip_prefix(scheme) != Some("://");
    // What follows may be the path of a file without a host.
    (cut && (doubled || begins_with_host(rest))).then(|| format!("{scheme}://{}", with_slashes(rest)))
}

/// Whether a text without a scheme begins with the name of a host and the path of a file.
fn begins_with_host(text: &str) -> bool {
    let host = text.split_once(['/', '\\']).map_or("", |(host, _)| host);
    host.contains(['.', ':']) || host == "localhost"
}

/// The URL that is written as a value in the query of another one: `https%3A%2F%2Facme.com%2F1.jpg`. Some programs write
/// it so twice.
pub(in crate::check) fn percent_decoded(text: &str) -> Option<String> {
    // Hardly any text begins so.
    let rest = text.strip_prefix("https").or_else(|| text.strip_prefix("http"))?;
    let begins = |start: &str| rest.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
    if !["%3a%2f%2f", ":%2f%2f", "%253a%252f%252f"].iter().any(|start| begins(start)) {
        return None;
    }
    let once = decoded(text)?;
    let whole = if once.contains("://") { once } else { decoded(&once)? };
    let is_url = !whole.contains(|c: char| c.is_whitespace() || c.is_control());
    (is_url && Reference::parse(&whole).is_ok()).then_some(whole)
}

/// The URL with the slashes that it should have, where a backslash ends its host.
pub(in crate::check) fn slashed(text: &str) -> Option<String> {
    // Hardly any URL has one.
    if !text.contains('\\') {
        return None;
    }
    let (_, rest) = text.split_once("://")?;
    let end = rest.find(['/', '?', '#', '\\'])?;
    rest[end..].starts_with('\\').then(|| with_slashes(text))
}

fn with_slashes(text: &str) -> String {
    // JSON may write `/` as `\/` (RFC 8259, section 7), and PHP does.
    let text = &text.replace("\\/", "/");
    let (path, query) = text.split_at(text.find(['?', '#']).unwrap_or(text.len()));
    path.replace('\\', "/") + query
}

/// Whether a text is several URLs rather than one with another in its path or query. What is between them, or nothing,
/// cannot be between the parts of one.
pub(in crate::check) fn is_several(text: &str) -> bool {
    // Nearly every URL has one scheme, and one colon.
    if text.bytes().filter(|byte| *byte == b':').count() < 2 {
        return false;
    }
    let path_end = text.find(['?', '#']).unwrap_or(text.len());
    let schemes = text[..path_end].match_indices("://").filter_map(|(at, _)| {
        let begins = |scheme: &str| {
            let start = at.checked_sub(scheme.len())?;
            text.get(start..at)?.eq_ignore_ascii_case(scheme).then_some(start)
        };
        let start = begins("https").or_else(|| begins("http"))?;
        (start > 0).then_some(start)
    });
    let apart = |start: usize| {
        let before = text[..start].trim_end().chars().next_back();
        before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | ';' | '|' | '"' | '\''))
    };
    let mut schemes = schemes.filter(|start| apart(*start));
    schemes.next().is_some_and(|start| Reference::parse(text[start..].trim_end()).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_of_a_url_with_a_broken_scheme_is_told_from_its_path() {
        for (text, whole) in [
            ("https:/acme.com/1.jpg", Some("https://acme.com/1.jpg")),
            ("https:\\\\acme.com\\mms\\1.jpg", Some("https://acme.com/mms/1.jpg")),
            ("https:\\/\\/acme.com\\/mms\\/1.jpg", Some("https://acme.com/mms/1.jpg")),
            ("http:acme.com/1.jpg", Some("http://acme.com/1.jpg")),
            ("https:///acme.com/1.jpg", Some("https://acme.com/1.jpg")),
            ("https://https://acme.com/1.jpg", Some("https://acme.com/1.jpg")),
            ("https:///1.jpg", None),
            ("https:///images/1.jpg", None),
            ("http:1.jpg", None),
            ("https://acme.com/1.jpg", None),
        ] {
            assert_eq!(schemed(text).as_deref(), whole, "{text}");
        }
    }

    #[test]
    fn a_url_that_is_encoded_as_a_value_is_decoded() {
        for (text, whole) in [
            ("https%3A%2F%2Facme.com%2F1.jpg", Some("https://acme.com/1.jpg")),
            ("http%3a%2f%2facme.com%2f1.jpg%3Fa%3D1%26b%3D2", Some("http://acme.com/1.jpg?a=1&b=2")),
            ("https%3A%2F%2Facme.com%2Fa%2520b.jpg", Some("https://acme.com/a%20b.jpg")),
            ("https%253A%252F%252Facme.com%252F1.jpg", Some("https://acme.com/1.jpg")),
            ("https:%2F%2Facme.com%2F1.jpg", Some("https://acme.com/1.jpg")),
            ("https%3A%2F%2Facme.com%2Fa%20b.jpg", None),
            ("https%3A%2F%2F", None),
            ("https://acme.com/%3A%2F%2F", None),
            ("%2Fimages%2F1.jpg", None),
        ] {
            assert_eq!(percent_decoded(text).as_deref(), whole, "{text}");
        }
    }

    #[test]
    fn several_urls_are_told_from_one_inside_another() {
        for (text, several) in [
            ("https://a.com/1.jpg|https://b.com/2.jpg", true),
            ("https://a.com/1.jpg,https://b.com/2.jpg", true),
            ("https://a.com/1.jpg; HTTP://b.com/2.jpg", true),
            ("https://a.com/1.jpghttps://b.com/2.jpg", true),
            ("https://web.acme.com/2024/https://b.com/2.jpg", false),
            ("https://a.com/?url=https://b.com/2.jpg", false),
            ("https://a.com/?urls=https://b.com/2.jpg,https://b.com/3.jpg", false),
            ("https://https://b.com/2.jpg", false),
            ("https://a.com/1.jpg", false),
        ] {
            assert_eq!(is_several(text), several, "{text}");
        }
    }
}
