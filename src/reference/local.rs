//! The URL of a local file.

use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode, utf8_percent_encode};

use super::{Reference, ReferenceError};

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
