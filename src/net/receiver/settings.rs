//! The settings of a receiver: where it listens, what it accepts, and how it responds.

use std::net::SocketAddr;
use std::time::Duration;

/// The status for a POST that is not kept: come back later (RFC 9110, section 15.6.4).
pub const STATUS_NOT_STORED: u16 = 503;

/// When the response to a POST is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RespondWhen {
    /// When the POST has been received.
    Received,
    /// When the POST is kept ([`Received::keep`](super::Received::keep)); the response is [`STATUS_NOT_STORED`] if the
    /// POST is dropped without being kept.
    Kept,
}

/// The settings of a receiver.
#[derive(Clone, Debug)]
pub struct ReceiverSettings {
    /// The address to listen on; port 0 takes any free port.
    pub address: SocketAddr,
    /// The most bytes of a body.
    pub body_bytes: usize,
    /// The most bytes of the request line and headers together.
    pub header_bytes: usize,
    /// The most connections at a time; further ones wait to be accepted.
    pub connections: usize,
    /// The longest time for the headers of a request, and for its body.
    pub time: Duration,
    /// The statuses to respond with, one after the other; the last one is repeated.
    pub answers: Vec<u16>,
    /// When to respond.
    pub respond: RespondWhen,
    /// How long to wait before each response.
    pub delay: Duration,
    /// Whether a body is accepted and gets a status of [`ReceiverSettings::answers`]; others are refused.
    pub wanted: fn(&[u8]) -> bool,
}

impl ReceiverSettings {
    /// Settings that respond to every POST on `address` with 200, with limits that fit postbacks: the service gives an
    /// endpoint ten seconds (API facts §4.5).
    #[must_use]
    pub fn new(address: SocketAddr) -> Self {
        Self {
            address,
            body_bytes: 1_000_000,
            header_bytes: 16 << 10,
            connections: 2048,
            time: Duration::from_secs(10),
            answers: vec![200],
            respond: RespondWhen::Received,
            delay: Duration::ZERO,
            wanted: |body| !body.is_empty(),
        }
    }
}
