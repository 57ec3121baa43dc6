//! Sending requests to the service: endpoint, headers, the meaning of the response, the rate, and the journal that
//! prevents sending twice. No input or output happens here; sockets and files belong to other modules.

pub mod echo;
pub mod encoding;
pub mod endpoint;
pub mod journal;
pub mod key;
pub mod outcome;
pub mod pace;
pub mod response;
pub mod templates;
