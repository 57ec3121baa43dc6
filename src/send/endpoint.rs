//! The endpoint of requests, and the headers they are sent with (API facts §0.2, §0.3).

use crate::dialect::Dialect;
use crate::net::client::{Call, Method};
use crate::reference::{HostKind, Reference, ReferenceError};

/// The default endpoint of a dialect (API facts §0.2).
#[must_use]
pub fn of(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Current => "https://api.ci.mblox.com/ep/v1/",
        Dialect::Classic | Dialect::Legacy => "https://secure.skycore.com/API/wxml/1.3/index.php",
    }
}

/// Why an endpoint is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// It is not an absolute URL.
    #[error("the endpoint is not an absolute URL: {0}")]
    Url(#[from] ReferenceError),
    /// Its scheme is neither `http` nor `https`.
    #[error("the endpoint's scheme is `{0}`")]
    Scheme(String),
    /// It uses plain HTTP, so the API key could be read in transit.
    #[error("the endpoint `{0}` does not use TLS, so anyone on the path could read the API key")]
    Plain(String),
}

/// Checks that a key may be sent to this endpoint: it uses https, or is on this machine, or `insecure` allows plain
/// http.
///
/// # Errors
/// When the URL cannot be parsed, has another scheme, or uses plain http to another machine without `insecure`.
pub fn check(url: &str, insecure: bool) -> Result<Reference, EndpointError> {
    let endpoint = Reference::parse(url)?;
    match endpoint.scheme() {
        "https" => Ok(endpoint),
        "http" if insecure || endpoint.host_kind() == HostKind::Loopback => Ok(endpoint),
        "http" => Err(EndpointError::Plain(endpoint.shown())),
        other => Err(EndpointError::Scheme(other.to_owned())),
    }
}

/// The HTTP call that submits `body`. The newest documentation of the UPPERCASE API expects this Content-Type with
/// the bare XML as the body. The documentation of the lowercase API names no Content-Type; a truthful one does no
/// harm.
#[must_use]
pub fn call(endpoint: &Reference, body: &str) -> Call {
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    Call {
        method: Method::Post,
        url: endpoint.to_fetch(),
        headers: vec![
            header("Content-Type", "text/xml; charset=utf-8"),
            header("Accept", "text/xml, application/xml, */*;q=0.1"),
        ],
        body: body.as_bytes().to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_go_over_tls_or_stay_on_this_machine() {
        for (url, plainly, insecurely) in [
            ("https://api.ci.mblox.com/ep/v1/", true, true),
            ("http://127.0.0.1:8080/", true, true),
            ("http://localhost/ep", true, true),
            ("http://[::1]/", true, true),
            ("http://10.0.0.1/", false, true),
            ("http://api.ci.mblox.com/", false, true),
            ("ftp://api.ci.mblox.com/", false, false),
            ("api.ci.mblox.com", false, false),
        ] {
            assert_eq!(check(url, false).is_ok(), plainly, "{url}");
            assert_eq!(check(url, true).is_ok(), insecurely, "{url}");
        }
        for dialect in [Dialect::Current, Dialect::Classic, Dialect::Legacy] {
            assert!(check(of(dialect), false).is_ok());
        }
    }
}
