//! References to media: the parts of a URL, and the URL of a local file.

mod absolute;
mod host;

use std::borrow::Cow;
use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode, utf8_percent_encode};

pub use absolute::{Reference, ReferenceError};
pub use host::{HostFault, HostKind, address_kind};

/// All characters except the unreserved ones of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// [`RESERVED`] without the slash.
const PATH: &AsciiSet = &RESERVED.remove(b'/');

/// A file's path as a URI reference: a relative path stays relative, an absolute one becomes a `file:` URL. Every byte
/// of the name is kept.
#[must_use]
pub fn of_path(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let bytes = bytes.strip_prefix(b"./").unwrap_or(bytes);
    let text = percent_encode(bytes, PATH).to_string();
    let text = if cfg!(windows) { text.replace("%5C", "/") } else { text };
    match (path.is_absolute(), text.starts_with('/')) {
        (true, true) => format!("file://{text}"),
        (true, false) => format!("file:///{text}"),
        (false, _) => text,
    }
}

/// The URL of a file served under `base`, with its name percent-encoded.
///
/// # Errors
/// If `base` is not an absolute http or https URL, or has a query or fragment.
pub fn join(base: &str, file_name: &str) -> Result<String, ReferenceError> {
    let reference = Reference::parse(base)?;
    if !reference.is_web() {
        let scheme = reference.scheme();
        return Err(ReferenceError::Malformed(format!("its scheme is `{scheme}`, not `http` or `https`")));
    }
    if reference.has_query() || reference.has_fragment() {
        return Err(ReferenceError::Malformed("it has a query or fragment".to_owned()));
    }
    let base = base.trim_ascii();
    let slash = if base.ends_with('/') { "" } else { "/" };
    Ok(format!("{base}{slash}{}", utf8_percent_encode(file_name, RESERVED)))
}

/// Whether a byte is an unreserved character of RFC 3986, section 2.3.
const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// The bytes that may be in a URL unescaped: the unreserved and the reserved characters (RFC 3986, sections 2.2 and
/// 2.3).
const IN_URL: [bool; 256] = {
    let mut legal = [false; 256];
    let reserved = b":/?#[]@!$&'()*+,;=";
    let mut at = 0;
    while at < reserved.len() {
        legal[reserved[at] as usize] = true;
        at += 1;
    }
    let mut byte = 0;
    while byte < 0x80 {
        legal[byte as usize] |= is_unreserved(byte);
        byte += 1;
    }
    legal
};

/// A URL with all characters that it must not contain encoded: the host becomes an ASCII name, the rest is
/// percent-encoded.
#[must_use]
pub fn encoded(url: &str) -> Cow<'_, str> {
    const ILLEGAL: &AsciiSet = &percent_encoding::CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'\\')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    let url = url.trim_ascii();
    // Nearly all URLs are valid already.
    if url.bytes().all(|byte| IN_URL[usize::from(byte)]) {
        return Cow::Borrowed(url);
    }
    let path_at = url.find("://").and_then(|at| url[at + 3..].find('/').map(|slash| at + 3 + slash));
    let (head, path) = url.split_at(path_at.unwrap_or(url.len()));
    let host = Reference::parse(url).ok().filter(|_| !head.is_ascii());
    let head = match &host {
        Some(reference) => format!("{}://{}", reference.scheme(), reference.authority()),
        None => head.to_owned(),
    };
    let encoded = utf8_percent_encode(path, ILLEGAL).to_string();
    Cow::Owned(head + &percents_closed(&encoded))
}

/// Encodes each `%` that is not followed by two hexadecimal digits.
fn percents_closed(path: &str) -> String {
    let mut pieces = path.split('%');
    let mut closed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let digits = piece.as_bytes().get(..2).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        closed.push_str(if digits { "%" } else { "%25" });
        closed.push_str(piece);
    }
    closed
}

/// The URL-encoded body of a form with one field.
#[must_use]
pub fn form(name: &str, value: &str) -> String {
    url::form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish()
}

/// Turns a name into one that needs no encoding: letters, digits, `.`, `_` and `-`, with the extension in lowercase.
#[must_use]
pub fn safe_name(name: &str) -> String {
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.trim_matches('.').is_empty() => (stem, Some(extension)),
        _ => (name, None),
    };
    let clean = |text: &str| {
        let mut safe = String::with_capacity(text.len());
        for c in text.chars() {
            let kept = if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') { c } else { '-' };
            if !(kept == '-' && safe.ends_with('-')) {
                safe.push(kept);
            }
        }
        safe.trim_matches(['-', '.']).to_owned()
    };
    let stem = Some(clean(stem)).filter(|stem| !stem.is_empty()).unwrap_or_else(|| "file".to_owned());
    match extension.map(|extension| clean(extension).to_ascii_lowercase()).filter(|e| !e.is_empty()) {
        Some(extension) => format!("{stem}.{extension}"),
        None => stem,
    }
}

/// A text with the characters that its percent signs stand for; `None` if they are not UTF-8.
#[must_use]
pub fn decoded(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(Cow::into_owned)
}

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

#[cfg(test)]
mod tests;
