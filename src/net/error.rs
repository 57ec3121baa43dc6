//! Network errors, one variant for each case that a caller handles differently, and what each means.

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
    Response,
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
    /// The TLS handshake failed.
    #[error("TLS with `{host}` fails: {reason}")]
    Tls {
        /// The host with its port.
        host: String,
        /// The kind of fault.
        fault: TlsFault,
        /// What is wrong, in words.
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
    NotStored(String),
    /// The response is not HTTP.
    #[error("the answer is not HTTP: {0}")]
    NotHttp(String),
    /// The run was asked to end.
    #[error("interrupted {}", during(*.0))]
    Interrupted(Phase),
}

/// What makes a TLS handshake fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TlsFault {
    /// Nobody whom this machine trusts has signed the certificate.
    Untrusted,
    /// The certificate is not valid, or there is none.
    Certificate,
    /// Anything else, such as the version.
    Protocol,
    /// The server ended TLS after the handshake. With TLS 1.3 a client sends its request before it learns that the
    /// server does not accept the handshake, so the request may have arrived.
    Ended,
}

/// What an error means for the request, for the next attempt and for who is to blame.
struct Meaning {
    /// Whether the request may have reached the server.
    may_have_arrived: bool,
    /// Whether no connection was established, so that another attempt may succeed.
    is_connect: bool,
    /// Whether this machine's own network or its proxy fails.
    is_local: bool,
}

impl NetError {
    /// The one place where the meaning of each error is decided.
    fn meaning(&self) -> Meaning {
        let (may_have_arrived, is_connect, is_local) = match self {
            NetError::Resolve { .. } | NetError::Refused { .. } | NetError::Unreachable { .. } => {
                (false, true, false)
            }
            NetError::NoResolver { .. } | NetError::Offline { .. } | NetError::Proxy { .. } => {
                (false, true, true)
            }
            NetError::Tls { fault: TlsFault::Ended, .. } => (true, false, false),
            NetError::Timeout { phase, .. } | NetError::Dropped { phase, .. } => {
                (*phase != Phase::Connect, *phase == Phase::Connect, false)
            }
            NetError::Setup(_) | NetError::Forbidden(_) | NetError::Tls { .. } => (false, false, false),
            NetError::Interrupted(phase) => (*phase != Phase::Connect, false, false),
            NetError::NotHttp(_) | NetError::NotStored(_) => (true, false, false),
        };
        Meaning { may_have_arrived, is_connect, is_local }
    }

    /// Whether the request may have reached the server. False only if it certainly did not; only then may a request
    /// that must not be made twice be repeated.
    #[must_use]
    pub fn may_have_arrived(&self) -> bool {
        self.meaning().may_have_arrived
    }

    /// The error message, with advice on how to fix it if the server's certificate is not trusted. For requests that
    /// this machine makes on its own behalf.
    #[must_use]
    pub fn with_repair(&self) -> String {
        match self {
            NetError::Tls { fault: TlsFault::Untrusted, .. } => {
                format!("{self}; `--ca-cert FILE` adds one to trust")
            }
            _ => self.to_string(),
        }
    }

    /// Whether this machine's own network or its proxy fails, which says nothing about the server.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.meaning().is_local
    }

    /// Whether no connection was established, so that another attempt may succeed.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.meaning().is_connect
    }
}

fn waiting(phase: Phase) -> &'static str {
    match phase {
        Phase::Connect => "no connection",
        Phase::Response => "no answer",
        Phase::Body => "the answer is not complete",
    }
}

fn during(phase: Phase) -> &'static str {
    match phase {
        Phase::Connect => "while connecting",
        Phase::Response => "before the answer came",
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
    if let Some(tls) = find::<TlsError>(&causes) {
        let fault = if phase == Phase::Connect { tls_fault::fault(tls) } else { TlsFault::Ended };
        return NetError::Tls { host, fault, reason: tls_fault::reason(tls) };
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
        // What hyper says of chunks that are none: `Invalid chunk size line: Invalid Size`.
        (Some(io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData), Phase::Body) => {
            let words = innermost(&causes);
            NetError::NotHttp(words.split(": ").next().unwrap_or_default().to_owned())
        }
        (_, Phase::Response | Phase::Body) => exchange_fault(&causes, phase),
    }
}

/// How resolvers begin to say that they cannot answer now (`EAI_AGAIN`, `EAI_FAIL`, `WSATRY_AGAIN`), as fragments. The
/// standard library passes on the message alone, not the code.
const RESOLVER_DOWN: [&str; 6] = [
    // glibc and macOS.
    "temporary failure in name resolution",
    "non-recoverable failure in name resolution",
    // musl.
    "try again",
    "unrecoverable error",
    // Windows.
    "this is usually a temporary error during hostname resolution",
    "a non-recoverable error occurred during a database lookup",
];

/// The error of a name. Only the resolver's message tells whether the name or the resolver is at fault.
fn unresolved(host: String, reason: String) -> NetError {
    if RESOLVER_DOWN.iter().any(|words| reason.starts_with(words)) {
        NetError::NoResolver { host, reason }
    } else {
        NetError::Resolve { host, reason }
    }
}

// The words of the client for what a proxy responds to CONNECT: it has no other type for them. The integration tests
// provoke each.
const TUNNEL: &str = "tunnel error: ";
const TUNNEL_LOGIN: &str = "proxy authorization required";
const TUNNEL_REFUSED: &str = "unsuccessful";
const TUNNEL_CLOSED: &str = "unexpected end of file";

/// Converts the error of a connection to `host` through a proxy into an error of the proxy. TLS errors are kept, since
/// TLS is negotiated with the server behind the proxy.
pub(super) fn of_proxy(fault: NetError, proxy: &str, host: &str) -> NetError {
    let reason = match fault {
        NetError::Refused { .. } => "refuses the connection".to_owned(),
        NetError::Resolve { reason, .. } | NetError::NoResolver { reason, .. } => {
            format!("cannot be resolved: {reason}")
        }
        NetError::Offline { reason, .. } => format!("cannot be reached: {reason}"),
        NetError::Unreachable { reason, .. } => match reason.strip_prefix(TUNNEL) {
            Some(TUNNEL_LOGIN) => LOGIN.to_owned(),
            // The client does not report the status of the response to CONNECT.
            Some(TUNNEL_REFUSED) => format!("does not connect to `{host}`"),
            Some(TUNNEL_CLOSED) => "ends the connection".to_owned(),
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
            (NetError::Tls { host: host(), fault: TlsFault::Protocol, reason: String::new() }, false),
            (NetError::Timeout { phase: Phase::Connect, after: Duration::ZERO }, false),
            (NetError::Timeout { phase: Phase::Response, after: Duration::ZERO }, true),
            (NetError::Dropped { phase: Phase::Connect, reset: true }, false),
            (NetError::Dropped { phase: Phase::Response, reset: true }, true),
            (NetError::Dropped { phase: Phase::Body, reset: false }, true),
            (NetError::NotHttp(String::new()), true),
        ] {
            assert_eq!(error.may_have_arrived(), arrived, "{error}");
        }
    }

    #[test]
    fn a_server_that_ends_tls_after_the_request_says_why_and_may_have_it() {
        let alert = TlsError::AlertReceived(rustls::AlertDescription::CertificateRequired);
        let error = io::Error::new(io::ErrorKind::InvalidData, alert);
        let error = classify(&error, Phase::Response, "a.com:443", false);
        assert!(error.may_have_arrived() && !error.is_connect() && !error.is_local());
        assert_eq!(
            error.to_string(),
            "TLS with `a.com:443` fails: it requires a certificate of the client, which mmsctl has none of"
        );
    }

    #[test]
    fn a_network_that_is_down_is_no_servers_fault() {
        let host = || "a.com:443".to_owned();
        let of = |kind: io::ErrorKind| classify(&io::Error::from(kind), Phase::Connect, "a.com:443", false);
        for (error, local) in [
            (unresolved(host(), fragment("Temporary failure in name resolution")), true),
            (unresolved(host(), fragment("Non-recoverable failure in name resolution")), true),
            (unresolved(host(), fragment("Try again")), true),
            (unresolved(host(), fragment("Name or service not known")), false),
            (unresolved(host(), fragment("nodename nor servname provided, or not known")), false),
            (unresolved(host(), fragment("No such host is known.")), false),
            (of(io::ErrorKind::NetworkUnreachable), true),
            (of(io::ErrorKind::NetworkDown), true),
            (of(io::ErrorKind::HostUnreachable), false),
            (of(io::ErrorKind::ConnectionRefused), false),
            (NetError::Proxy { proxy: host(), reason: String::new() }, true),
        ] {
            assert_eq!(error.is_local(), local, "{error}");
        }
    }
}
