//! A request that was refused, and why.

use std::net::SocketAddr;

/// A request that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Who sent it.
    pub peer: SocketAddr,
    /// Why.
    pub why: Refusal,
}

/// Why a request was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The data are not an HTTP request.
    #[error("it is not HTTP: {0}")]
    NotHttp(String),
    /// The method is not POST.
    #[error("its method is {0}, not POST")]
    Method(String),
    /// The headers are too large, or too many.
    #[error("its headers are too large, or too many")]
    Headers,
    /// The body is too large.
    #[error("its body is larger than {0} bytes")]
    Body(usize),
    /// The body is compressed, in this coding.
    #[error("its body is compressed ({0}), which is not decoded here")]
    Compressed(String),
    /// There is no body, because nothing says how long it would be (RFC 9112, section 6.3).
    #[error("it gives no Content-Length, so it has no body")]
    NoLength,
    /// The body is empty.
    #[error("its body is empty")]
    Empty,
    /// The body is JSON.
    #[error("its body is JSON, not XML")]
    Json,
    /// The body is not wanted; holds what its headers call it.
    #[error("its body is not a postback ({0})")]
    Unwanted(String),
    /// The request arrived too slowly.
    #[error("it was too slow")]
    Slow,
    /// The request broke off.
    #[error("it broke off")]
    BrokenOff,
    /// The receiver was closed already.
    #[error("it arrived after the run had ended")]
    Late,
}
