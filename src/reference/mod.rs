//! What a media reference says: the parts of its URL, and the URL of a local file.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::Path;
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode, utf8_percent_encode};
use url::{Host, Url};

/// All but the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The same, but for the slash.
const PATH: &AsciiSet = &RESERVED.remove(b'/');

/// A file's path as a URI reference: relative as it is, absolute as a `file:` URL. Every byte of the name is kept.
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

/// Why a reference is no absolute URL.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// Nothing is there.
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

/// Who can reach a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostKind {
    /// Everybody, as far as its name tells.
    Public,
    /// This machine alone.
    Loopback,
    /// A private or carrier's network (RFC 1918, RFC 4193, RFC 6598).
    Private,
    /// A link (RFC 3927, RFC 4291).
    LinkLocal,
    /// A name that only local resolvers know: `.local`, `.internal`, or without a dot.
    Internal,
    /// A name or address reserved for examples and tests (RFC 2606, RFC 6761, RFC 5737, RFC 2544).
    Reserved,
    /// No host's address: 0.0.0.0, ::, multicast, broadcast and what is kept for the future.
    Unspecified,
}

/// An absolute URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference(Arc<Url>);

impl Reference {
    /// Takes a URL apart.
    ///
    /// # Errors
    /// When it is not absolute or not a URL.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ReferenceError::Empty);
        }
        let url = Url::parse(text).map_err(|error| match error {
            url::ParseError::RelativeUrlWithoutBase => ReferenceError::Relative,
            url::ParseError::EmptyHost => ReferenceError::NoHost,
            other => ReferenceError::Malformed(other.to_string()),
        })?;
        // The URL standard repairs `http:///a` and `http:a`; a fetcher need not.
        let after_scheme = &text[url.scheme().len().min(text.len())..];
        let repaired = matches!(url.scheme(), "http" | "https")
            && after_scheme.strip_prefix("://").is_none_or(|rest| rest.starts_with(['/', '\\']));
        if repaired {
            return Err(ReferenceError::NoHost);
        }
        Ok(Self(Arc::new(url)))
    }

    /// The URL as it is sent, without its fragment.
    #[must_use]
    pub fn to_fetch(&self) -> String {
        let mut url = Url::clone(&self.0);
        url.set_fragment(None);
        url.into()
    }

    /// The URL fit for showing: without a login, and without what stands behind the `?`, where signatures are.
    #[must_use]
    pub fn shown(&self) -> String {
        let mut url = Url::clone(&self.0);
        // A URL without a host has no login to take away.
        let _ = url.set_username("").and_then(|()| url.set_password(None));
        url.set_query(None);
        url.set_fragment(None);
        if self.has_query() { format!("{url}?…") } else { url.into() }
    }

    /// A `Location` as a server wrote it, whole or relative, as fit for showing as [`Reference::shown`] is.
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

    /// Where a redirect to `location` leads from here.
    ///
    /// # Errors
    /// When that is no URL.
    pub fn redirected(&self, location: &str) -> Result<Self, ReferenceError> {
        let joined = self.0.join(location.trim());
        joined.map(|url| Self(Arc::new(url))).map_err(|error| ReferenceError::Malformed(error.to_string()))
    }

    /// The scheme, in lowercase.
    #[must_use]
    pub fn scheme(&self) -> &str {
        self.0.scheme()
    }

    /// Whether the scheme is one that the service fetches.
    #[must_use]
    pub fn is_web(&self) -> bool {
        matches!(self.scheme(), "http" | "https")
    }

    /// The host as written in the URL.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        self.0.host_str()
    }

    /// The port, where it is not the scheme's own.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        self.0.port()
    }

    /// Whether there is a query string.
    #[must_use]
    pub fn has_query(&self) -> bool {
        self.0.query().is_some()
    }

    /// Whether there is a fragment, which is never sent to a server.
    #[must_use]
    pub fn has_fragment(&self) -> bool {
        self.0.fragment().is_some()
    }

    /// Whether there is a user or password.
    #[must_use]
    pub fn has_userinfo(&self) -> bool {
        !self.0.username().is_empty() || self.0.password().is_some()
    }

    /// The path's last segment, decoded; nothing where the path ends in a slash.
    #[must_use]
    pub fn file_name(&self) -> Option<String> {
        let last = self.0.path_segments()?.next_back().filter(|segment| !segment.is_empty())?;
        Some(percent_decode_str(last).decode_utf8_lossy().into_owned())
    }

    /// The file name's extension, in lowercase, without the dot.
    #[must_use]
    pub fn extension(&self) -> Option<String> {
        let name = self.file_name()?;
        let (stem, extension) = name.rsplit_once('.')?;
        (!stem.is_empty() && !extension.is_empty()).then(|| extension.to_ascii_lowercase())
    }

    /// Who can reach the host.
    #[must_use]
    pub fn host_kind(&self) -> HostKind {
        match self.0.host() {
            Some(Host::Ipv4(address)) => ipv4_kind(address),
            Some(Host::Ipv6(address)) => address_kind(address.into()),
            Some(Host::Domain(name)) => name_kind(name),
            None => HostKind::Unspecified,
        }
    }
}

/// Who can reach an address (RFC 6890 and its registries). An IPv4 address inside an IPv6 one counts as itself.
#[must_use]
pub fn address_kind(address: IpAddr) -> HostKind {
    match address {
        IpAddr::V4(address) => ipv4_kind(address),
        IpAddr::V6(address) => embedded_ipv4(address).map_or_else(|| ipv6_kind(address), ipv4_kind),
    }
}

fn ipv4_kind(address: Ipv4Addr) -> HostKind {
    match address.octets() {
        [0, ..] | [224..=255, ..] => HostKind::Unspecified,
        _ if address.is_loopback() => HostKind::Loopback,
        _ if address.is_link_local() => HostKind::LinkLocal,
        _ if address.is_documentation() => HostKind::Reserved,
        // Benchmarks (RFC 2544) and protocol assignments (RFC 6890).
        [198, 18..=19, ..] | [192, 0, 0, _] => HostKind::Reserved,
        // A carrier's own network (RFC 6598).
        [100, 64..=127, ..] => HostKind::Private,
        _ if address.is_private() => HostKind::Private,
        _ => HostKind::Public,
    }
}

fn ipv6_kind(address: Ipv6Addr) -> HostKind {
    match address.segments() {
        _ if address.is_unspecified() || address.is_multicast() => HostKind::Unspecified,
        _ if address.is_loopback() => HostKind::Loopback,
        _ if address.is_unique_local() => HostKind::Private,
        // Site-local, withdrawn but still private (RFC 3879).
        [0xfec0..=0xfeff, ..] => HostKind::Private,
        _ if address.is_unicast_link_local() => HostKind::LinkLocal,
        // Documentation (RFC 3849, RFC 9637).
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => HostKind::Reserved,
        _ => HostKind::Public,
    }
}

/// The IPv4 address that an IPv6 address leads to: mapped (RFC 4291), translated (RFC 6052, RFC 8215), 6to4
/// (RFC 3056). An address of the latter two with a private one inside is a way into a private network.
fn embedded_ipv4(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let join = |high: u16, low: u16| Ipv4Addr::from(u32::from(high) << 16 | u32::from(low));
    match address.segments() {
        [0, 0, 0, 0, 0, 0xffff, high, low] => Some(join(high, low)),
        [0, 0, 0, 0, 0xffff, 0, high, low] => Some(join(high, low)),
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x64, 0xff9b, 1, _, _, _, high, low] => {
            Some(join(high, low))
        }
        [0x2002, high, low, ..] => Some(join(high, low)),
        // IPv4-compatible, withdrawn; `::` and `::1` are IPv6's own.
        [0, 0, 0, 0, 0, 0, high, low] if high != 0 => Some(join(high, low)),
        _ => None,
    }
}

fn name_kind(name: &str) -> HostKind {
    let name = name.trim_end_matches('.');
    let within = |domain: &str| {
        let (above, end) = name.split_at_checked(name.len().saturating_sub(domain.len())).unwrap_or_default();
        end.eq_ignore_ascii_case(domain) && (above.is_empty() || above.ends_with('.'))
    };
    if within("localhost") {
        return HostKind::Loopback;
    }
    if ["example.com", "example.net", "example.org", "example", "test", "invalid"].into_iter().any(within) {
        return HostKind::Reserved;
    }
    if within("local") || within("internal") || !name.contains('.') {
        return HostKind::Internal;
    }
    HostKind::Public
}

/// The URL of a file served under `base`, its name percent-encoded.
///
/// # Errors
/// When `base` is not an absolute http or https URL, or has a query or fragment.
pub fn join(base: &str, file_name: &str) -> Result<String, ReferenceError> {
    let reference = Reference::parse(base)?;
    if !reference.is_web() {
        let scheme = reference.scheme();
        return Err(ReferenceError::Malformed(format!("its scheme is `{scheme}`, not `http` or `https`")));
    }
    if reference.has_query() || reference.0.fragment().is_some() {
        return Err(ReferenceError::Malformed("it has a query or fragment".to_owned()));
    }
    let base = base.trim();
    let slash = if base.ends_with('/') { "" } else { "/" };
    Ok(format!("{base}{slash}{}", utf8_percent_encode(file_name, RESERVED)))
}

/// The unreserved characters of RFC 3986, section 2.3.
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// A URL with what may not stand in it encoded: the host as an ASCII name, the rest by percent signs.
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
    let url = url.trim();
    // What is right already is nearly everything.
    if url.bytes().all(|byte| is_unreserved(byte) || b":/?#[]@!$&'()*+,;=".contains(&byte)) {
        return Cow::Borrowed(url);
    }
    let path_at = url.find("://").and_then(|at| url[at + 3..].find('/').map(|slash| at + 3 + slash));
    let (head, path) = url.split_at(path_at.unwrap_or(url.len()));
    let host = Reference::parse(url).ok().filter(|_| !head.is_ascii());
    let head = match &host {
        Some(reference) => {
            let port = reference.port().map_or(String::new(), |port| format!(":{port}"));
            format!("{}://{}{port}", reference.scheme(), reference.host().unwrap_or_default())
        }
        None => head.to_owned(),
    };
    let encoded = utf8_percent_encode(path, ILLEGAL).to_string();
    Cow::Owned(head + &percents_closed(&encoded))
}

/// Encodes each `%` that two hexadecimal digits do not follow.
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

/// The body of a form with one field.
#[must_use]
pub fn form(name: &str, value: &str) -> String {
    url::form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish()
}

/// A file name that needs no encoding: letters, digits, `.`, `_` and `-`, the extension in lowercase.
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

/// The path below `base` that `url` names, decoded; nothing where `url` is not below it.
#[must_use]
pub fn below(base: &str, url: &str) -> Option<String> {
    let rest = url.trim().strip_prefix(base.trim().trim_end_matches('/'))?.strip_prefix('/')?;
    let path = rest.split(['?', '#']).next().unwrap_or(rest);
    percent_decode_str(path).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests;
