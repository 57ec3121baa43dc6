//! Network access: requests to other machines, and the HTTP receiver.

pub mod client;
pub mod error;
pub mod hosts;
pub(crate) mod preflight;
mod proxy;
pub mod receiver;
mod response;
mod tls;
mod tls_fault;
mod wait;
