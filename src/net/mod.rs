//! The wire: what goes to other machines and what comes back. The door to the network.

pub mod client;
pub mod error;
pub mod hosts;
pub mod preflight;
mod proxy;
pub mod receiver;
mod tls;
mod tls_fault;
