//! Sending requests to the service: endpoint, headers, the meaning of the answer, rate, and the journal that prevents
//! sending twice. Pure: sockets and files belong to others.

pub mod echo;
pub mod endpoint;
pub mod journal;
pub mod key;
pub mod outcome;
pub mod pace;
pub mod templates;
