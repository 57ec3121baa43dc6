//! TLS with the ring crypto provider, the system's roots and those that the user adds. The roots are loaded at the
//! first handshake, so that plain HTTP requests do not pay for it.

use std::sync::{Arc, OnceLock};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{WantsClientCert, verify_server_name};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{ClientConfig, ConfigBuilder, DigitallySignedStruct, Error, SignatureScheme};
use rustls_platform_verifier::Verifier;
use webpki::{EndEntityCert, KeyUsage, anchor_from_trusted_cert};

use super::error::NetError;

/// A client configuration that trusts the system's roots and those in `pem`.
pub(super) fn config(pem: &[Vec<u8>]) -> Result<ClientConfig, NetError> {
    let provider = Arc::new(ring::default_provider());
    let roots =
        Roots { provider: Arc::clone(&provider), extra: certificates(pem)?, verifier: OnceLock::new() };
    let mut config = versions(provider)?.with_no_client_auth();
    config.dangerous().set_certificate_verifier(Arc::new(roots));
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

/// A configuration builder without any roots.
fn versions(provider: Arc<CryptoProvider>) -> Result<ConfigBuilder<ClientConfig, WantsClientCert>, NetError> {
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| NetError::Setup(format!("TLS cannot be set up: {error}")))?;
    Ok(builder.with_root_certificates(rustls::RootCertStore::empty()))
}

fn certificates(pem: &[Vec<u8>]) -> Result<Vec<CertificateDer<'static>>, NetError> {
    let found: Option<Vec<Vec<_>>> = pem.iter().map(|file| in_pem(file)).collect();
    let all = found.map(|all| all.into_iter().flatten().collect());
    all.ok_or_else(|| NetError::Setup("the CA file holds no certificate in PEM form".to_owned()))
}

/// The certificates in a PEM file; `None` if there are none or one is malformed.
fn in_pem(file: &[u8]) -> Option<Vec<CertificateDer<'static>>> {
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(file).collect();
    found.ok().filter(|found| !found.is_empty())
}

/// Whether a file contains certificates in PEM form.
#[must_use]
pub fn is_pem(file: &[u8]) -> bool {
    in_pem(file).is_some()
}

/// A verifier with the system's roots and the added ones, created when it is first needed.
#[derive(Debug)]
struct Roots {
    provider: Arc<CryptoProvider>,
    extra: Vec<CertificateDer<'static>>,
    verifier: OnceLock<Result<Verifier, Error>>,
}

impl Roots {
    /// Whether the server presents one of the added certificates, and the only objection to it is that it is a CA
    /// certificate, as `openssl req -x509` creates them. Such a certificate is trusted as a server certificate, as curl
    /// does.
    fn is_given_authority(&self, end_entity: &CertificateDer<'_>, now: UnixTime) -> bool {
        let Some(given) = self.extra.iter().find(|given| given.as_ref() == end_entity.as_ref()) else {
            return false;
        };
        let (Ok(anchor), Ok(shown)) = (anchor_from_trusted_cert(given), EndEntityCert::try_from(end_entity))
        else {
            return false;
        };
        let algorithms = self.provider.signature_verification_algorithms.all;
        // Expiry is checked before the CA flag, so an expired certificate does not pass; a test covers this.
        let (anchors, usage) = ([anchor], KeyUsage::server_auth());
        let verified = shown.verify_for_usage(algorithms, &anchors, &[], now, usage, None, None);
        matches!(verified, Err(webpki::Error::CaUsedAsEndEntity))
    }
}

impl ServerCertVerifier for Roots {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let make = || Verifier::new_with_extra_roots(self.extra.clone(), Arc::clone(&self.provider));
        let verifier = self.verifier.get_or_init(make).as_ref().map_err(Error::clone)?;
        let verified =
            verifier.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        verified.or_else(|error| {
            if self.is_given_authority(end_entity, now) {
                verify_server_name(&ParsedCertificate::try_from(end_entity)?, server_name)
                    .map(|()| ServerCertVerified::assertion())
            } else {
                Err(error)
            }
        })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signature, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_certificates_is_refused() {
        let junk = [b"-----BEGIN CERTIFICATE-----\n%%%\n-----END CERTIFICATE-----\n".to_vec()];
        for pem in [&[b"hello".to_vec()][..], &junk, &[Vec::new()]] {
            assert!(matches!(config(pem), Err(NetError::Setup(_))));
        }
        let ca = rcgen::generate_simple_self_signed(["a.com".to_owned()]).unwrap();
        assert!(config(&[ca.cert.pem().into_bytes()]).is_ok());
    }
}
