//! Why a receiver could not be started.

use std::io;
use std::net::SocketAddr;

use crate::reason::io_reason;

/// Why the receiver could not be started.
#[derive(Debug, thiserror::Error)]
pub enum ReceiverError {
    /// The address is in use.
    #[error("`{0}` is in use")]
    InUse(SocketAddr),
    /// This user may not listen on the address.
    #[error("this user may not listen on `{0}`")]
    Denied(SocketAddr),
    /// The address is not one of this machine.
    #[error("`{0}` is not an address of this machine")]
    NotHere(SocketAddr),
    /// Anything else.
    #[error("cannot listen on `{address}`: {}", io_reason(source))]
    Other {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use super::*;

    #[test]
    fn an_error_that_is_not_foreseen_keeps_what_the_system_says() {
        let address = SocketAddr::from(([127, 0, 0, 1], 80));
        let error = ReceiverError::Other { address, source: io::Error::from_raw_os_error(24) };
        assert!(error.source().is_some_and(|source| source.is::<io::Error>()));
        let words = error.to_string();
        assert!(
            words.starts_with("cannot listen on `127.0.0.1:80`: ") && !words.contains("os error"),
            "{words}"
        );
    }
}
