//! Absolute URLs, parsed into their parts.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use url::{Host, Url};

use super::escaping::is_unreserved;
use super::host::{HostFault, HostKind, address_kind, ipv4_kind, name_fault, name_kind};
use crate::limits::HOST_PART_BYTES;

/// Why a reference is not an absolute URL.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// The reference is empty.
    #[error("it is empty")]
    Empty,
    /// A path without scheme and host.
    #[error("it has no scheme and host")]
    Relative,
    /// A scheme without a host.
    #[error("it has no host")]
    NoHost,
    /// Something that URL syntax does not allow.
    #[error("{0}")]
    Malformed(String),
}

/// An absolute URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference(Form);

/// The parsed form of a URL. Equal texts have equal forms.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    /// A URL that URL parsing leaves unchanged, with a host that can exist: no login, port, query, fragment, escape or
    /// dot segment. Nearly all media have such a URL, and full parsing takes a twentieth of a document's time.
    Plain { text: Arc<str>, scheme: usize, host: Range<usize>, kind: HostKind },
    /// Any other URL.
    Whole(Arc<Url>),
}

impl Form {
    /// The form of a plain URL; `None` if the URL may be of another form.
    fn plain(text: &str) -> Option<Self> {
        let scheme = if text.starts_with("https://") { 5 } else { 4 };
        let after = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let (host, path) = after.split_at(after.bytes().position(|byte| byte == b'/')?);
        let start = scheme + "://".len();
        (is_plain_host(host) && is_plain_path(path)).then(|| Form::Plain {
            text: text.into(),
            scheme,
            host: start..start + host.len(),
            kind: name_kind(host),
        })
    }
}

/// Whether a host is a lowercase name that URL parsing leaves unchanged and that a host can have: no longer than a
/// label, no label is empty, in another script (`xn--…`), or begins or ends with a hyphen, and the last label is not a
/// number, which would make the host an address.
fn is_plain_host(host: &str) -> bool {
    let is_mark = |byte| matches!(byte, b'.' | b'-');
    let (mut before, mut top) = (b'.', b'.');
    for byte in host.bytes() {
        let fits =
            if is_mark(byte) { !is_mark(before) } else { byte.is_ascii_lowercase() || byte.is_ascii_digit() };
        if !fits {
            return false;
        }
        top = if before == b'.' { byte } else { top };
        before = byte;
    }
    !is_mark(before) && top.is_ascii_lowercase() && host.len() <= HOST_PART_BYTES
}

/// Whether a path has neither escapes nor segments that begin with a dot.
fn is_plain_path(path: &str) -> bool {
    let mut before = b'/';
    path.bytes().all(|byte| {
        let fits = IN_PATH[usize::from(byte)] && !(before == b'/' && byte == b'.');
        before = byte;
        fits
    })
}

/// The bytes that may be in a path unescaped (RFC 3986, section 3.3).
const IN_PATH: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 0x80 {
        let other = matches!(
            byte,
            b'/' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' | b':' | b'@'
        );
        plain[byte as usize] = is_unreserved(byte) || other;
        byte += 1;
    }
    plain
};

impl Reference {
    /// Parses a URL.
    ///
    /// # Errors
    /// If the text is not an absolute URL.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let text = text.trim_ascii();
        if text.is_empty() {
            return Err(ReferenceError::Empty);
        }
        if let Some(plain) = Form::plain(text) {
            return Ok(Self(plain));
        }
        let url = Url::parse(text).map_err(|error| match error {
            url::ParseError::RelativeUrlWithoutBase => ReferenceError::Relative,
            url::ParseError::EmptyHost => ReferenceError::NoHost,
            other => ReferenceError::Malformed(other.to_string()),
        })?;
        // The URL standard repairs `http:///a` and `http:a`, but a fetcher need not.
        let after_scheme = &text[url.scheme().len().min(text.len())..];
        let repaired = matches!(url.scheme(), "http" | "https")
            && after_scheme.strip_prefix("://").is_none_or(|rest| rest.starts_with(['/', '\\']));
        if repaired {
            return Err(ReferenceError::NoHost);
        }
        Ok(Self::of(url))
    }

    fn of(url: Url) -> Self {
        Self(Form::plain(url.as_str()).unwrap_or_else(|| Form::Whole(Arc::new(url))))
    }

    fn url(&self) -> Cow<'_, Url> {
        match &self.0 {
            Form::Plain { text, .. } => Cow::Owned(Url::parse(text).expect("a plain URL is one")),
            Form::Whole(url) => Cow::Borrowed(url),
        }
    }

    /// Whether the URL was written as `written` without white space around it, and that has only a scheme, a host and
    /// a path, all as URL parsing leaves them: no login, port, query, fragment, escape or dot segment.
    #[must_use]
    pub fn is_plainly(&self, written: &str) -> bool {
        matches!(&self.0, Form::Plain { text, .. } if **text == *written)
    }

    /// The fully parsed URL, unless the URL is plain.
    fn whole(&self) -> Option<&Url> {
        match &self.0 {
            Form::Plain { .. } => None,
            Form::Whole(url) => Some(url),
        }
    }

    /// The URL as it is sent, without its fragment.
    #[must_use]
    pub fn to_fetch(&self) -> String {
        let mut url = self.url().into_owned();
        url.set_fragment(None);
        url.into()
    }

    /// The URL for showing: without a login, and without its query and fragment, because queries contain signatures.
    #[must_use]
    pub fn shown(&self) -> String {
        let mut url = self.url().into_owned();
        // A URL without a host has no login to take away.
        let _ = url.set_username("").and_then(|()| url.set_password(None));
        url.set_query(None);
        url.set_fragment(None);
        if self.has_query() { format!("{url}?…") } else { url.into() }
    }

    /// A `Location` header, absolute or relative, for showing in the same way as [`Reference::shown`].
    #[must_use]
    pub fn shown_location(location: &str) -> String {
        if let Ok(whole) = Self::parse(location) {
            return whole.shown();
        }
        match location.split_once(['?', '#']) {
            Some((path, _)) => format!("{path}?…"),
            None => location.to_owned(),
        }
    }

    /// The URL that a redirect to `location` leads to from this one.
    ///
    /// # Errors
    /// If the result is not a URL.
    pub fn redirected(&self, location: &str) -> Result<Self, ReferenceError> {
        let joined = self.url().join(location.trim_ascii());
        joined.map(Self::of).map_err(|error| ReferenceError::Malformed(error.to_string()))
    }

    /// The scheme, in lowercase.
    #[must_use]
    pub fn scheme(&self) -> &str {
        match &self.0 {
            Form::Plain { text, scheme, .. } => &text[..*scheme],
            Form::Whole(url) => url.scheme(),
        }
    }

    /// Whether the scheme is one that the service fetches.
    #[must_use]
    pub fn is_web(&self) -> bool {
        matches!(self.scheme(), "http" | "https")
    }

    /// The host as URL parsing normalises it: in lowercase and as an ASCII name.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        match &self.0 {
            Form::Plain { text, host, .. } => Some(&text[host.clone()]),
            Form::Whole(url) => url.host_str(),
        }
    }

    /// Why no host can have the name in the URL.
    #[must_use]
    pub fn host_fault(&self) -> Option<HostFault> {
        self.whole()?.host_str().filter(|_| self.is_web()).and_then(name_fault)
    }

    /// The port, if it is not the scheme's default.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        self.whole()?.port()
    }

    /// The host with its port, if that is not the scheme's default; never a login.
    #[must_use]
    pub fn authority(&self) -> String {
        let port = self.port().map_or(String::new(), |port| format!(":{port}"));
        format!("{}{port}", self.host().unwrap_or_default())
    }

    /// Whether there is a query string.
    #[must_use]
    pub fn has_query(&self) -> bool {
        self.whole().is_some_and(|url| url.query().is_some())
    }

    /// Whether there is a fragment, which is never sent to a server.
    #[must_use]
    pub fn has_fragment(&self) -> bool {
        self.whole().is_some_and(|url| url.fragment().is_some())
    }

    /// Whether there is a user or password.
    #[must_use]
    pub fn has_userinfo(&self) -> bool {
        self.whole().is_some_and(|url| !url.username().is_empty() || url.password().is_some())
    }

    /// Whether the path names a file, which means that it does not end in a slash.
    #[must_use]
    pub fn names_file(&self) -> bool {
        self.last_segment().is_some()
    }

    /// The path's last segment, decoded; `None` if the path ends in a slash.
    #[must_use]
    pub fn file_name(&self) -> Option<String> {
        self.last_segment().map(Cow::into_owned)
    }

    fn last_segment(&self) -> Option<Cow<'_, str>> {
        let last = match &self.0 {
            Form::Plain { text, .. } => {
                Cow::Borrowed(&text[text.bytes().rposition(|byte| byte == b'/')? + 1..])
            }
            Form::Whole(url) => percent_decode_str(url.path_segments()?.next_back()?).decode_utf8_lossy(),
        };
        Some(last).filter(|segment| !segment.is_empty())
    }

    /// The file name's extension, in lowercase, without the dot.
    #[must_use]
    pub fn extension(&self) -> Option<Cow<'_, str>> {
        let name = self.last_segment()?;
        let dot = name.bytes().rposition(|byte| byte == b'.')?;
        let is_lower = |name: &str| !name[dot..].bytes().any(|byte| byte.is_ascii_uppercase());
        (dot > 0 && dot + 1 < name.len()).then(|| match name {
            Cow::Borrowed(name) if is_lower(name) => Cow::Borrowed(&name[dot + 1..]),
            name => Cow::Owned(name[dot + 1..].to_ascii_lowercase()),
        })
    }

    /// Who can reach the host.
    #[must_use]
    pub fn host_kind(&self) -> HostKind {
        let url = match &self.0 {
            Form::Plain { kind, .. } => return *kind,
            Form::Whole(url) => url,
        };
        match url.host() {
            Some(Host::Ipv4(address)) => ipv4_kind(address),
            Some(Host::Ipv6(address)) => address_kind(address.into()),
            Some(Host::Domain(name)) => name_kind(name),
            None => HostKind::Unspecified,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Plain URLs have the same parts as when the URL standard's parser reads them.
        #[test]
        fn plain_urls_are_what_the_syntax_makes_of_them(
            text in "https?://[a-z0-9.x-]{0,6}(xn--a|0x1|1|com|test)?\\.?/([a-z.%~:@=/]{0,4}|\\.\\.?|%2e)/?[a-zA-Z.;]{0,5}",
        ) {
            if let Some(plain) = Form::plain(&text) {
                let url = Url::parse(&text).expect("plain");
                prop_assert_eq!(url.as_str(), &text);
                let (plain, whole) = (Reference(plain), Reference(Form::Whole(Arc::new(url))));
                let facts = |one: &Reference| {
                    let host = (one.host().map(str::to_owned), one.host_kind(), one.port());
                    let marks = (one.has_query(), one.has_fragment(), one.has_userinfo(), one.host_fault());
                    let file = (one.file_name(), one.extension().map(Cow::into_owned));
                    (one.scheme().to_owned(), host, marks, file, one.shown())
                };
                prop_assert_eq!(facts(&plain), facts(&whole));
            }
        }
    }

    #[test]
    fn what_most_media_have_is_plain() {
        for (url, plain) in [
            ("https://media.acme.com/spring/1_a.jpg", true),
            ("http://h.co/", true),
            ("https://media.acme.com", false),
            ("https://media.acme.com:8443/1.jpg", false),
            ("https://u@media.acme.com/1.jpg", false),
            ("https://media.acme.com/1.jpg?x", false),
            ("https://media.acme.com/1.jpg#x", false),
            ("https://media.acme.com/a/../1.jpg", false),
            ("https://media.acme.com/a%20b.jpg", false),
            ("https://10.0.0.1/1.jpg", false),
            ("https://xn--acm-dma.com/1.jpg", false),
            ("https://Media.acme.com/1.jpg", false),
            ("ftp://media.acme.com/1.jpg", false),
            ("https://me-dia.acme.com/1.jpg", true),
            ("https://-media.acme.com/1.jpg", false),
            ("https://media-.acme.com/1.jpg", false),
        ] {
            assert_eq!(Form::plain(url).is_some(), plain, "{url}");
        }
    }
}
