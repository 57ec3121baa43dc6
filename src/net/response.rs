//! A response of HTTP.

use std::time::Duration;

use super::error::{NetError, Phase};

/// The most characters of a body that are shown to people. Our choice: a title or the first sentence.
const EXCERPT: usize = 120;

/// A response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The headers in their order, names in lowercase.
    pub headers: Vec<(String, String)>,
    /// The body, or the part of it that was read; empty if the body went to a [`Sink`](super::client::Sink), as with
    /// [`Client::fetch`](super::client::Client::fetch).
    pub body: Vec<u8>,
    /// The number of bytes of the body that were read.
    pub received: u64,
    /// How the body ended.
    pub end: End,
    /// The duration of the whole exchange.
    pub time: Duration,
}

/// How a response's body ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The body is complete.
    Whole,
    /// The body is longer than the limit and was cut there.
    TooLong,
    /// The body ended early, because of this error.
    Cut(NetError),
}

impl Response {
    /// The first header with this name, which must be given in lowercase.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The compression of the body, if any. No request asks for compression.
    #[must_use]
    pub fn coding(&self) -> Option<&str> {
        self.header("content-encoding").filter(|name| !name.eq_ignore_ascii_case("identity"))
    }

    /// Whether the connection ended as TLS does not allow, without the message that closes it, and the body has no
    /// length to tell whether it is whole (RFC 9112, section 9.8). Many servers, and most clients, are content with it.
    #[must_use]
    pub fn lacks_tls_close(&self) -> bool {
        let framed = ["content-length", "transfer-encoding"].iter().any(|name| self.header(name).is_some());
        // Without TLS, the end of the connection ends such a body and is no error.
        !framed && matches!(self.end, End::Cut(NetError::Dropped { phase: Phase::Body, reset: false }))
    }

    /// Whether the body is no text, found as git does.
    #[must_use]
    pub fn is_binary(&self) -> bool {
        self.body.contains(&0)
    }

    /// The beginning of the body on one line; empty if the body is compressed or binary. `mask` hides what is secret
    /// and gets the whole body, since half a secret would not be recognised.
    #[must_use]
    pub fn excerpt(&self, mask: impl Fn(&str) -> String) -> String {
        if self.coding().is_some() || self.is_binary() {
            return String::new();
        }
        let text = mask(&String::from_utf8_lossy(&self.body));
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match words.char_indices().nth(EXCERPT) {
            Some((at, _)) => format!("{}…", &words[..at]),
            None => words,
        }
    }
}
