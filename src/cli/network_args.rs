//! Flags shared by commands that use the network.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

use super::context::Context;
use super::durations::some_duration;
use super::exit::Failure;
use crate::files::read_bytes;
use crate::net::client::{ClientSettings, is_pem};

/// How other machines are spoken to. Exchanges end after so many seconds by default.
#[derive(Args, Clone, Debug, Default)]
pub struct NetworkArgs<const SECONDS: u64> {
    /// The longest time of an exchange.
    #[arg(
        long,
        value_name = "TIME",
        value_parser = some_duration,
        help = format!("Give up on an HTTP request after this time, such as `30s` [default: {SECONDS}s]"),
        help_heading = "Network"
    )]
    pub timeout: Option<Duration>,
    /// Also trust the certificates in this PEM file; repeatable.
    #[arg(long, value_name = "FILE", help_heading = "Network")]
    pub ca_cert: Vec<PathBuf>,
}

impl<const SECONDS: u64> NetworkArgs<SECONDS> {
    /// The client settings under these flags; `timeout` is the default time limit of an exchange.
    ///
    /// # Errors
    /// When a certificate cannot be read.
    pub fn settings(&self, timeout: Duration, context: &Context<'_>) -> Result<ClientSettings, Failure> {
        let ca_certificates: Result<Vec<_>, _> = self.ca_cert.iter().map(|path| certificates(path)).collect();
        Ok(ClientSettings {
            total_timeout: self.timeout.unwrap_or(timeout),
            ca_certificates: ca_certificates?,
            proxies: context.environment.proxies.clone(),
            interrupt: context.interrupt.clone(),
            ..ClientSettings::default()
        })
    }
}

/// Reads a file of certificates.
fn certificates(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = read_bytes(path)?;
    if is_pem(&bytes) {
        return Ok(bytes);
    }
    let failure = Failure::usage(format!("`{}` holds no certificate in PEM form", path.display()));
    Err(failure.help("it has to hold `-----BEGIN CERTIFICATE-----`; `openssl x509 -inform der` converts DER"))
}
