//! Network errors, one variant for each case that a caller handles differently.

use std::error::Error;
use std::io;
use std::time::Duration;

use rustls::Error as TlsError;

use super::hosts::Forbidden;
use super::tls_fault;
use crate::reason::{fragment, io_reason};

/// The words for a proxy that requires credentials.
pub(super) const LOGIN: &str = "requires a login (HTTP 407)";

/// How far an exchange had progressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Name resolution, connection and TLS handshake. Nothing of the request has been sent.
    Connect,
    /// The request is being sent, or its response is awaited.
    Answer,
    /// The response's body is being read.
    Body,
}

/// Why there is no response, or no complete one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NetError {
    /// The URL, a certificate or a proxy of the settings is wrong.
    #[error("{0}")]
    Setup(String),
    /// The policy on hosts does not allow the host.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// The name has no address.
    #[error("`{host}` cannot be resolved: {reason}")]
    Resolve {
        /// The name.
        host: String,
        /// The resolver's message.
        reason: String,
    },
    /// No name can be resolved at the moment.
    #[error("`{host}` cannot be resolved: {reason}")]
    NoResolver {
        /// The name.
        host: String,
        /// The resolver's message.
        reason: String,
    },
    /// The host refuses the connection.
    #[error("`{host}` refuses the connection")]
    Refused {
        /// The host with its port.
        host: String,
    },
    /// This machine has no network, or none that leads there.
    #[error("`{host}` cannot be reached: {reason}")]
    Offline {
        /// The host with its port.
        host: String,
        /// The system's message.
        reason: String,
    },
    /// There is no connection, for another reason.
    #[error("`{host}` cannot be reached: {reason}")]
    Unreachable {
        /// The host with its port.
        host: String,
        /// The system's or the proxy's message.
        reason: String,
    },
    /// There is no connection because of the proxy.
    #[error("the proxy `{proxy}` {reason}")]
    Proxy {
        /// The proxy's host with its port.
        proxy: String,
        /// What the proxy does, in words.
        reason: String,
    },
    /// The TLS handshake failed, because nobody whom this machine trusts has signed the certificate.
    #[error("TLS with `{host}` fails: {reason}")]
    Untrusted {
        /// The host with its port.
        host: String,
        /// What is wrong.
        reason: String,
    },
    /// The TLS handshake failed, because the certificate is not valid.
    #[error("TLS with `{host}` fails: {reason}")]
    Certificate {
        /// The host with its port.
        host: String,
        /// What is wrong.
        reason: String,
    },
    /// The TLS handshake failed for another reason.
    #[error("TLS with `{host}` fails: {reason}")]
    Tls {
        /// The host with its port.
        host: String,
        /// What is wrong.
        reason: String,
    },
    /// A time limit was exceeded.
    #[error("{} after {} s", waiting(*phase), after.as_secs_f64())]
    Timeout {
        /// The phase in which it was exceeded.
        phase: Phase,
        /// The limit.
        after: Duration,
    },
    /// The other side ended the connection.
    #[error("the connection was {} {}", if *reset { "reset" } else { "closed" }, during(*phase))]
    Dropped {
        /// The phase in which it ended.
        phase: Phase,
        /// Whether the connection was reset rather than closed in an orderly way.
        reset: bool,
    },
    /// What was received cannot be stored on this machine.
    #[error("it cannot be kept on this machine: {0}")]
    Unkept(String),
    /// The response is not HTTP.
    #[error("the answer is not HTTP: {0}")]
    NotHttp(String),
    /// The run was asked to end.
    #[error("interrupted {}", during(*.0))]
    Interrupted(Phase),
}

impl NetError {
    /// Whether the request may have reached the server. False only if it certainly did not; only then may a request
    /// that must not be made twice be repeated.
    #[must_use]
    pub fn may_have_arrived(&self) -> bool {
        match self {
            NetError::Setup(_)
            | NetError::Forbidden(_)
            | NetError::Resolve { .. }
            | NetError::NoResolver { .. }
            | NetError::Refused { .. }
            | NetError::Offline { .. }
            | NetError::Unreachable { .. }
            | NetError::Proxy { .. }
            | NetError::Untrusted { .. }
            | NetError::Certificate { .. }
            | NetError::Tls { .. } => false,
            NetError::NotHttp(_) | NetError::Unkept(_) => true,
            NetError::Timeout { phase, .. }
            | NetError::Dropped { phase, .. }
            | NetError::Interrupted(phase) => *phase != Phase::Connect,
        }
    }

    /// The error message, with advice on how to fix it if the server's certificate is not trusted. For requests that
    /// this machine makes on its own behalf.
    #[must_use]
    pub fn with_repair(&self) -> String {
        match self {
            NetError::Untrusted { .. } => format!("{self}; `--ca-cert FILE` adds one to trust"),
            _ => self.to_string(),
        }
    }

    /// Whether this machine's own network or its proxy fails, which says nothing about the server.
    #[must_use]
    pub fn is_here(&self) -> bool {
        matches!(self, NetError::Proxy { .. } | NetError::NoResolver { .. } | NetError::Offline { .. })
    }

    /// Whether no connection was established, so that another attempt may succeed.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        match self {
            NetError::Resolve { .. }
            | NetError::NoResolver { .. }
            | NetError::Refused { .. }
            | NetError::Offline { .. }
            | NetError::Unreachable { .. }
            | NetError::Proxy { .. } => true,
            NetError::Timeout { phase, .. } | NetError::Dropped { phase, .. } => *phase == Phase::Connect,
            _ => false,
        }
    }
}

fn waiting(phase: Phase) -> &'static str {
    match phase {
        Phase::Connect => "no connection",
        Phase::Answer => "no answer",
        Phase::Body => "the answer is not complete",
    }
}

fn during(phase: Phase) -> &'static str {
    match phase {
        Phase::Connect => "while connecting",
        Phase::Answer => "before the answer came",
        Phase::Body => "in the middle of the answer",
    }
}

/// Converts a chain of errors at `phase` of an exchange with `host`.
pub(super) fn classify(error: &(dyn Error + 'static), phase: Phase, host: &str, is_dns: bool) -> NetError {
    let causes = causes(error);
    let host = host.to_owned();
    if let Some(forbidden) = find::<Forbidden>(&causes) {
        return NetError::Forbidden(forbidden.clone());
    }
    let system = causes.iter().rev().find_map(|cause| cause.downcast_ref::<io::Error>());
    if is_dns {
        let reason = system.map_or_else(|| innermost(&causes), plain);
        return unresolved(host, reason);
    }
    if let Some(tls) = find::<TlsError>(&causes).filter(|_| phase == Phase::Connect) {
        let reason = tls_fault::reason(tls);
        return match tls {
            tls if tls_fault::is_distrust(tls) => NetError::Untrusted { host, reason },
            TlsError::InvalidCertificate(_) | TlsError::NoCertificatesPresented => {
                NetError::Certificate { host, reason }
            }
            _ => NetError::Tls { host, reason },
        };
    }
    let kind = system.map(io::Error::kind);
    match (kind, phase) {
        (Some(io::ErrorKind::ConnectionRefused), Phase::Connect) => NetError::Refused { host },
        (
            Some(
                io::ErrorKind::ConnectionReset
                | io::ErrorKind::ConnectionAborted
                | io::ErrorKind::BrokenPipe
                | io::ErrorKind::NotConnected,
            ),
            _,
        ) => NetError::Dropped { phase, reset: true },
        (Some(io::ErrorKind::UnexpectedEof), _) => NetError::Dropped { phase, reset: false },
        (Some(io::ErrorKind::NetworkUnreachable | io::ErrorKind::NetworkDown), Phase::Connect) => {
            NetError::Offline { host, reason: system.map_or_else(String::new, plain) }
        }
        (Some(_), Phase::Connect) => {
            NetError::Unreachable { host, reason: system.map_or_else(String::new, plain) }
        }
        (None, Phase::Connect) => NetError::Unreachable { host, reason: innermost(&causes) },
        (_, Phase::Answer | Phase::Body) => exchange_fault(&causes, phase),
    }
}

/// The error of a name. Only the resolver's message tells whether the name or the resolver is at fault (`EAI_NONAME`,
/// `EAI_AGAIN`).
fn unresolved(host: String, reason: String) -> NetError {
    if reason.starts_with("temporary failure") {
        NetError::NoResolver { host, reason }
    } else {
        NetError::Resolve { host, reason }
    }
}

/// Converts the error of a connection to `host` through a proxy into an error of the proxy. TLS errors are kept, since
/// TLS is negotiated with the server behind the proxy.
pub(super) fn of_proxy(fault: NetError, proxy: &str, host: &str) -> NetError {
    let reason = match fault {
        NetError::Refused { .. } => "refuses the connection".to_owned(),
        NetError::Resolve { reason, .. } | NetError::NoResolver { reason, .. } => {
            format!("cannot be resolved: {reason}")
        }
        NetError::Offline { reason, .. } => format!("cannot be reached: {reason}"),
        NetError::Unreachable { reason, .. } => match reason.strip_prefix("tunnel error: ") {
            Some("proxy authorization required") => LOGIN.to_owned(),
            // The client does not report the status of the response to CONNECT.
            Some("unsuccessful") => format!("does not connect to `{host}`"),
            Some("unexpected end of file") => "ends the connection".to_owned(),
            Some(other) => format!("does not connect to `{host}`: {other}"),
            None => format!("cannot be reached: {reason}"),
        },
        NetError::Timeout { after, .. } => format!("gives no connection in {} s", after.as_secs_f64()),
        NetError::Dropped { .. } => "ends the connection".to_owned(),
        other => return other,
    };
    NetError::Proxy { proxy: proxy.to_owned(), reason }
}

/// Converts an error of an exchange that had begun, by hyper's classification.
fn exchange_fault(causes: &[&(dyn Error + 'static)], phase: Phase) -> NetError {
    match find::<hyper::Error>(causes) {
        Some(error) if error.is_parse_too_large() => {
            NetError::NotHttp("its headers are too large, or too many".to_owned())
        }
        Some(error) if error.is_parse() => NetError::NotHttp(what_is_wrong(&innermost(causes))),
        // An end in the middle of a message, and all other errors.
        _ => NetError::Dropped { phase, reset: false },
    }
}

/// What hyper says is wrong with a message, such as `invalid HTTP version parsed`, without its last word, which is about
/// its own work.
pub(super) fn what_is_wrong(words: &str) -> String {
    words.trim_end_matches(" parsed").to_owned()
}

/// The error and its causes, outermost first, including those wrapped in an I/O error.
fn causes<'a>(error: &'a (dyn Error + 'static)) -> Vec<&'a (dyn Error + 'static)> {
    let mut causes = Vec::new();
    let mut next = Some(error);
    while let Some(cause) = next {
        causes.push(cause);
        let inner = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = inner.map(|inner| inner as &(dyn Error + 'static)).or_else(|| cause.source());
    }
    causes
}

fn find<'a, E: Error + 'static>(causes: &[&'a (dyn Error + 'static)]) -> Option<&'a E> {
    causes.iter().find_map(|cause| cause.downcast_ref::<E>())
}

/// The message of the innermost cause. The outer ones contain the URL, and possibly a login.
fn innermost(causes: &[&(dyn Error + 'static)]) -> String {
    causes.last().map_or_else(String::new, |cause| fragment(&cause.to_string()))
}

/// The system's message without its error number.
fn plain(error: &io::Error) -> String {
    let words = io_reason(error);
    words.strip_prefix("failed to lookup address information: ").map_or(words.clone(), fragment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_surely_did_not_arrive_may_be_repeated() {
        let host = || "a.com:443".to_owned();
        for (error, arrived) in [
            (NetError::Resolve { host: host(), reason: String::new() }, false),
            (NetError::Refused { host: host() }, false),
            (NetError::Tls { host: host(), reason: String::new() }, false),
            (NetError::Timeout { phase: Phase::Connect, after: Duration::ZERO }, false),
            (NetError::Timeout { phase: Phase::Answer, after: Duration::ZERO }, true),
            (NetError::Dropped { phase: Phase::Connect, reset: true }, false),
            (NetError::Dropped { phase: Phase::Answer, reset: true }, true),
            (NetError::Dropped { phase: Phase::Body, reset: false }, true),
            (NetError::NotHttp(String::new()), true),
        ] {
            assert_eq!(error.may_have_arrived(), arrived, "{error}");
        }
    }

    #[test]
    fn a_network_that_is_down_is_no_servers_fault() {
        let host = || "a.com:443".to_owned();
        let of = |kind: io::ErrorKind| classify(&io::Error::from(kind), Phase::Connect, "a.com:443", false);
        for (error, here) in [
            (unresolved(host(), "temporary failure in name resolution".to_owned()), true),
            (unresolved(host(), "name or service not known".to_owned()), false),
            (of(io::ErrorKind::NetworkUnreachable), true),
            (of(io::ErrorKind::NetworkDown), true),
            (of(io::ErrorKind::HostUnreachable), false),
            (of(io::ErrorKind::ConnectionRefused), false),
            (NetError::Proxy { proxy: host(), reason: String::new() }, true),
        ] {
            assert_eq!(error.is_here(), here, "{error}");
        }
    }
}
