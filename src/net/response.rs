//! A response of HTTP.

use std::time::Duration;

use super::error::NetError;

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
}
