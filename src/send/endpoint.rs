//! The endpoint of requests, and the headers they are sent with (API facts §0.2, §0.3).

use crate::dialect::Dialect;
use crate::net::client::Call;
use crate::reference::{HostKind, Reference, ReferenceError};

/// The endpoint of a dialect, where nothing else is said (API facts §0.2).
#[must_use]
pub fn of(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Current => "https://api.ci.mblox.com/ep/v1/",
        Dialect::Classic | Dialect::Legacy => "https://secure.skycore.com/API/wxml/1.3/index.php",
    }
}

/// Why nothing is sent to an endpoint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// It is no URL.
    #[error("the endpoint is no absolute URL: {0}")]
    Url(#[from] ReferenceError),
    /// It is a URL of something else.
    #[error("the endpoint's scheme is `{0}`")]
    Scheme(String),
    /// The API key would be readable on its way.
    #[error("the endpoint `{0}` has no TLS, so that everybody on the way could read the API key")]
    Plain(String),
}

/// Whether an endpoint is one to send a key to: https, or this machine, or `insecure` says so.
///
/// # Errors
/// When it is not.
pub fn judge(url: &str, insecure: bool) -> Result<Reference, EndpointError> {
    let endpoint = Reference::parse(url)?;
    match endpoint.scheme() {
        "https" => Ok(endpoint),
        "http" if insecure || endpoint.host_kind() == HostKind::Loopback => Ok(endpoint),
        "http" => Err(EndpointError::Plain(endpoint.shown())),
        other => Err(EndpointError::Scheme(other.to_owned())),
    }
}

/// The call that submits `body`. The newest documentation of the UPPERCASE API expects this Content-Type with
/// the bare XML as body; the lowercase API's names none, and a type that says what the body is offends nobody.
#[must_use]
pub fn call(endpoint: &Reference, body: &str) -> Call {
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    Call {
        method: "POST",
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
            assert_eq!(judge(url, false).is_ok(), plainly, "{url}");
            assert_eq!(judge(url, true).is_ok(), insecurely, "{url}");
        }
        for dialect in [Dialect::Current, Dialect::Classic, Dialect::Legacy] {
            assert!(judge(of(dialect), false).is_ok());
        }
    }
}
