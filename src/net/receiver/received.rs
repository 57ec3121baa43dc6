//! A POST that was accepted, and is to be kept by whoever takes it.

use std::net::SocketAddr;

use tokio::sync::{OwnedSemaphorePermit, oneshot};

/// A POST that was accepted.
#[derive(Debug)]
pub struct Received {
    /// Who sent it.
    pub peer: SocketAddr,
    /// The path and query.
    pub target: String,
    /// The headers, names in lowercase.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// The status of the response.
    pub answered: u16,
    /// Tells the connection that the POST is kept, if the response waits for that.
    pub(super) kept: Option<oneshot::Sender<()>>,
    /// The permit for a large body, released with the POST.
    pub(super) _room: Option<OwnedSemaphorePermit>,
}

impl Received {
    /// Marks the POST as kept, so that its sender may forget it.
    pub fn keep(&mut self) {
        // If nobody waits any more, the sender has gone or its time is over.
        let _ = self.kept.take().map(|kept| kept.send(()));
    }

    /// The first header with this name, which must be given in lowercase.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}
