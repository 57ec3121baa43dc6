//! The door to the network: what is sent to other machines, and what is received.

pub mod client;
pub mod error;
pub mod hosts;
pub mod preflight;
mod proxy;
pub mod receiver;
mod tls;
mod tls_fault;
