//! How a URL is served, as observed. Rules judge these facts by what the service requires of a server (API facts §7);
//! nothing is judged here.

use crate::reference::HostKind;

/// The result of fetching a URL.
#[derive(Clone, Debug, PartialEq)]
pub struct Served {
    /// The redirects that were followed, in order.
    pub redirects: Vec<Redirect>,
    /// The outcome after the redirects.
    pub outcome: FetchOutcome,
}

/// One redirect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// Its status code.
    pub status: u16,
    /// The target of the redirect.
    pub to: String,
}

/// The outcome of fetching a URL.
#[derive(Clone, Debug, PartialEq)]
pub enum FetchOutcome {
    /// A response.
    Response(Box<FinalResponse>),
    /// A redirect that cannot be followed.
    BadRedirect {
        /// Its status.
        status: u16,
        /// What is wrong with it.
        reason: String,
    },
    /// The host is not public.
    NotPublic {
        /// Its name with the addresses it resolves to, as a sentence.
        host: String,
        /// Who can reach it.
        kind: HostKind,
    },
    /// No response, with the reason.
    Failed(FetchFailure),
}

/// Why there is no response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchFailure {
    /// Whose fault it is.
    pub cause: Cause,
    /// What happened, in words.
    pub words: String,
}

/// Whose fault it is that there is no response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The server's; other clients would fare no better.
    Server,
    /// The server's certificate.
    Certificate,
    /// The rest of the server's TLS configuration, such as its version.
    Tls,
    /// This machine's own network or proxy; it says nothing about the server.
    LocalNetwork,
    /// This machine's disk; it says nothing about the server either.
    LocalDisk,
}

/// The last response, after all redirects.
#[derive(Clone, Debug, PartialEq)]
pub struct FinalResponse {
    /// Its status code.
    pub status: u16,
    /// The response's headers.
    pub headers: Headers,
    /// The number of bytes of the body that were received.
    pub received: u64,
    /// How the body ended.
    pub end: BodyEnd,
    /// The time it took, in seconds.
    pub seconds: f64,
    /// The response to HEAD, if HEAD was tried.
    pub head: Option<Head>,
}

/// The headers that matter, as received.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers {
    /// `Content-Length`.
    pub length: Option<String>,
    /// `Content-Type`.
    pub media_type: Option<String>,
    /// `Content-Encoding`.
    pub coding: Option<String>,
    /// `Transfer-Encoding`.
    pub transfer: Option<String>,
}

/// How a body ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyEnd {
    /// The body was received completely.
    Complete,
    /// Reading was stopped on purpose, because enough had been read.
    LimitReached,
    /// The body ended early; the words say what happened.
    Truncated(String),
    /// The body did not arrive in time; the words give details.
    TimedOut(String),
}

/// The response to HEAD.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Head {
    /// The status and headers.
    Response(u16, Headers),
    /// No response, with the reason.
    Failed(String),
}

impl Served {
    /// The last response, if there is one.
    #[must_use]
    pub fn response(&self) -> Option<&FinalResponse> {
        match &self.outcome {
            FetchOutcome::Response(response) => Some(response),
            _ => None,
        }
    }

    /// The last response, if it is a success.
    #[must_use]
    pub fn success(&self) -> Option<&FinalResponse> {
        self.response().filter(|response| response.is_success())
    }
}

impl FinalResponse {
    /// Whether the status is one of a file: see [`is_success`].
    #[must_use]
    pub fn is_success(&self) -> bool {
        is_success(self.status)
    }

    /// The file's length in bytes, as well as it is known: the bytes received, or the length promised by the header if
    /// the body was not read to its end.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match self.end {
            BodyEnd::Complete => Some(self.received),
            BodyEnd::LimitReached | BodyEnd::Truncated(_) | BodyEnd::TimedOut(_) => self.headers.promised(),
        }
    }
}

/// Whether a response with this status holds the file that was asked for: a success (2xx), but not one that comes
/// without content (204, 205) or with a part that nobody asked for (206; RFC 9110, section 15.3).
#[must_use]
pub fn is_success(status: u16) -> bool {
    matches!(status, 200..=203 | 207..=299)
}

impl Headers {
    /// The value of `Content-Length`, if it is a number.
    #[must_use]
    pub fn promised(&self) -> Option<u64> {
        self.length.as_deref()?.trim().parse().ok()
    }

    /// The media type without its parameters, in lowercase; empty if there is none.
    #[must_use]
    pub fn essence(&self) -> String {
        let value = self.media_type.as_deref().unwrap_or_default();
        value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// The content coding, if it is one that changes the bytes.
    #[must_use]
    pub fn coded(&self) -> Option<&str> {
        let coding = self.coding.as_deref()?.trim();
        (!coding.is_empty() && !coding.eq_ignore_ascii_case("identity")).then_some(coding)
    }

    /// Whether the body is sent in chunks.
    #[must_use]
    pub fn chunked(&self) -> bool {
        let codings = self.transfer.as_deref().unwrap_or_default();
        codings.split(',').any(|coding| coding.trim().eq_ignore_ascii_case("chunked"))
    }
}

/// A status with its name, where something went wrong (RFC 9110, section 15; RFC 6585).
#[must_use]
pub fn http_status(status: u16) -> String {
    let name = match status {
        304 => "not modified",
        400 => "bad request",
        401 => "unauthorized",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        406 => "not acceptable",
        408 => "request timeout",
        409 => "conflict",
        410 => "gone",
        411 => "length required",
        413 => "content too large",
        414 => "URI too long",
        415 => "unsupported media type",
        421 => "misdirected request",
        422 => "unprocessable content",
        426 => "upgrade required",
        429 => "too many requests",
        431 => "headers too large",
        500 => "internal server error",
        501 => "not implemented",
        502 => "bad gateway",
        503 => "service unavailable",
        504 => "gateway timeout",
        _ => return status.to_string(),
    };
    format!("{status} ({name})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read_as_http_has_them() {
        let headers = |name: &str, value: &str| {
            let value = Some(value.to_owned());
            match name {
                "length" => Headers { length: value, ..Headers::default() },
                "type" => Headers { media_type: value, ..Headers::default() },
                "coding" => Headers { coding: value, ..Headers::default() },
                _ => Headers { transfer: value, ..Headers::default() },
            }
        };
        assert_eq!(headers("type", "Image/JPEG; q=1").essence(), "image/jpeg");
        assert_eq!(headers("length", " 12 ").promised(), Some(12));
        assert_eq!(headers("length", "-1").promised(), None);
        assert_eq!(headers("coding", "identity").coded(), None);
        assert_eq!(headers("coding", "gzip").coded(), Some("gzip"));
        assert!(headers("transfer", "gzip, Chunked").chunked());
        assert!(!Headers::default().chunked() && Headers::default().essence().is_empty());
    }
}
