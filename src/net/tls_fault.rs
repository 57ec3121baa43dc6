//! TLS errors in plain words: rustls describes most of them in terms of its own source code.

use rustls::{AlertDescription, CertificateError, Error, OtherError, PeerIncompatible};

use super::error::TlsFault;
use crate::reason::fragment;

/// The kind of fault.
pub(super) fn fault(error: &Error) -> TlsFault {
    match error {
        error if is_distrust(error) => TlsFault::Untrusted,
        Error::InvalidCertificate(_) | Error::NoCertificatesPresented => TlsFault::Certificate,
        _ => TlsFault::Protocol,
    }
}

/// Whether another trusted root would fix the error.
fn is_distrust(error: &Error) -> bool {
    match error {
        // A bad signature also occurs if the certificate is self-signed and a trusted authority has the same name.
        Error::InvalidCertificate(CertificateError::UnknownIssuer | CertificateError::BadSignature) => true,
        Error::InvalidCertificate(CertificateError::Other(other)) => is_authority(other),
        _ => false,
    }
}

/// Whether a certificate is refused because it is an authority's own.
fn is_authority(error: &OtherError) -> bool {
    matches!(error.0.downcast_ref(), Some(webpki::Error::CaUsedAsEndEntity))
}

/// Whether a certificate is refused because its version is not 3.
fn is_old(error: &OtherError) -> bool {
    matches!(error.0.downcast_ref(), Some(webpki::Error::UnsupportedCertVersion))
}

/// Why the TLS handshake failed.
pub(super) fn reason(error: &Error) -> String {
    match error {
        Error::InvalidCertificate(fault) => certificate(fault),
        Error::NoCertificatesPresented => "it presents no certificate".to_owned(),
        Error::AlertReceived(AlertDescription::CertificateRequired) => {
            "it requires a certificate of the client, which mmsctl has none of".to_owned()
        }
        Error::AlertReceived(alert) => format!("it refuses: {}", in_words(&format!("{alert:?}"))),
        Error::InvalidMessage(_) => "what it answers is not TLS".to_owned(),
        Error::PeerIncompatible(PeerIncompatible::ServerDoesNotSupportTls12Or13) => {
            "it speaks neither TLS 1.2 nor TLS 1.3".to_owned()
        }
        Error::PeerIncompatible(fault) => {
            format!("it has nothing in common with this client: {}", in_words(&format!("{fault:?}")))
        }
        Error::PeerMisbehaved(fault) => {
            format!("it breaks the protocol: {}", in_words(&format!("{fault:?}")))
        }
        Error::InappropriateMessage { .. } | Error::InappropriateHandshakeMessage { .. } => {
            "it breaks the protocol: a message comes out of turn".to_owned()
        }
        Error::InvalidEncryptedClientHello(_)
        | Error::InvalidCertRevocationList(_)
        | Error::InconsistentKeys(_) => "the handshake fails".to_owned(),
        Error::Other(other) => in_words(&other.to_string()),
        other => fragment(&other.to_string()),
    }
}

fn certificate(fault: &CertificateError) -> String {
    let words = match fault {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "has expired",
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => "is not valid yet",
        CertificateError::UnknownIssuer => "was not issued by an authority that this system trusts",
        CertificateError::NotValidForName => "is for another name",
        CertificateError::NotValidForNameContext { presented, .. } => {
            let names: Vec<String> = presented.iter().map(|name| presented_name(name)).collect();
            if names.is_empty() {
                return "its certificate names no host: it has no subjectAltName".to_owned();
            }
            return format!("its certificate is for another name: {}", names.join(", "));
        }
        CertificateError::Revoked => "is revoked",
        CertificateError::BadEncoding => "cannot be read",
        CertificateError::InvalidPurpose | CertificateError::InvalidPurposeContext { .. } => {
            "is not for servers"
        }
        CertificateError::Other(other) if is_authority(other) => {
            "is self-signed, or an authority's own, and none that this system trusts"
        }
        CertificateError::Other(other) if is_old(other) => {
            "has an old version, which cannot name the host; it has to be version 3"
        }
        CertificateError::UnsupportedSignatureAlgorithmContext { .. } => {
            "is signed in a way that this client does not accept, such as with SHA-1"
        }
        CertificateError::Other(other) => {
            return format!("its certificate is not valid: {}", in_words(&other.0.to_string()));
        }
        CertificateError::BadSignature => {
            "was not signed by the authority of that name that this system trusts"
        }
        other => return format!("its certificate is not valid: {}", in_words(&format!("{other:?}"))),
    };
    format!("its certificate {words}")
}

/// The name in `DnsName("cdn.acme.com")`, the form in which the verifier lists the names of a certificate.
fn presented_name(name: &str) -> String {
    let inner = name.split_once('"').and_then(|(_, rest)| rest.rsplit_once('"')).map(|(inner, _)| inner);
    format!("`{}`", inner.unwrap_or(name))
}

/// Converts `HandshakeFailure` to `handshake failure`, without its fields; other text is kept.
fn in_words(name: &str) -> String {
    let name = name.split(['(', '{']).next().unwrap_or(name).trim();
    if name.contains(' ') || !name.starts_with(|c: char| c.is_uppercase()) {
        return fragment(name);
    }
    let mut words = String::new();
    let mut before = ' ';
    for c in name.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
        before = c;
    }
    words
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use rustls::pki_types::ServerName;
    use rustls::{InvalidMessage, PeerMisbehaved};

    use super::*;

    #[test]
    fn what_goes_wrong_is_said_in_words() {
        assert_eq!(presented_name("DnsName(\"cdn.acme.com\")"), "`cdn.acme.com`");
        for (error, words) in [
            (Error::AlertReceived(AlertDescription::HandshakeFailure), "it refuses: handshake failure"),
            (Error::InvalidMessage(InvalidMessage::InvalidContentType), "what it answers is not TLS"),
            (
                Error::PeerMisbehaved(PeerMisbehaved::SelectedUnofferedCipherSuite),
                "it breaks the protocol: selected unoffered cipher suite",
            ),
            (
                Error::InvalidCertificate(CertificateError::UnhandledCriticalExtension),
                "its certificate is not valid: unhandled critical extension",
            ),
            (
                Error::InvalidCertificate(CertificateError::BadSignature),
                "its certificate was not signed by the authority of that name that this system trusts",
            ),
            (
                Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(
                    webpki::Error::UnsupportedCertVersion,
                )))),
                "its certificate has an old version, which cannot name the host; it has to be version 3",
            ),
            (
                Error::InvalidCertificate(CertificateError::NotValidForNameContext {
                    expected: ServerName::try_from("a.com").unwrap(),
                    presented: Vec::new(),
                }),
                "its certificate names no host: it has no subjectAltName",
            ),
        ] {
            assert_eq!(reason(&error), words);
        }
    }
}
