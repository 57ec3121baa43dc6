//! Decides which hosts may be contacted: by name, and by address once they are resolved.

use std::net::{IpAddr, SocketAddr};

use crate::reference::{HostKind, Reference, address_kind};

/// The hosts that may be contacted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hosts {
    /// Only publicly reachable hosts.
    Public,
    /// All hosts.
    #[default]
    Any,
}

/// A host that the policy does not allow.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", words(self))]
pub struct Forbidden {
    /// The host, as the URL names it.
    pub host: String,
    /// The address that it resolves to, if that is the reason.
    pub address: Option<IpAddr>,
    /// The kind of host, that is, who can reach it.
    pub kind: HostKind,
}

fn words(forbidden: &Forbidden) -> String {
    let what = match forbidden.kind {
        HostKind::Loopback => "this machine itself",
        HostKind::Private => "in a private network",
        HostKind::LinkLocal => "a link-local address, which only machines of its own network reach",
        HostKind::Internal => "in a local network",
        HostKind::Reserved => "reserved for examples and tests",
        HostKind::Unspecified => "not the address of a host",
        HostKind::Public => "public",
    };
    match forbidden.address {
        Some(address) => format!("`{}` resolves to {address}, which is {what}", forbidden.host),
        None => format!("`{}` is {what}", forbidden.host),
    }
}

impl Hosts {
    /// Checks a URL by the name or address in it.
    ///
    /// # Errors
    /// If the policy does not allow the host.
    pub fn check_name(self, url: &Reference) -> Result<(), Forbidden> {
        let kind = url.host_kind();
        if self == Hosts::Any || kind == HostKind::Public {
            return Ok(());
        }
        Err(Forbidden { host: url.host().unwrap_or_default().to_owned(), address: None, kind })
    }

    /// Checks the addresses that a name resolved to. A single address that is not public is enough to refuse the host,
    /// since the connection may take any of them.
    ///
    /// # Errors
    /// If the policy does not allow one of them.
    pub fn check_addresses(self, host: &str, addresses: &[SocketAddr]) -> Result<(), Forbidden> {
        let kinds = addresses.iter().map(|address| (address.ip(), address_kind(address.ip())));
        match kinds.into_iter().find(|(_, kind)| *kind != HostKind::Public) {
            Some((address, kind)) if self == Hosts::Public => {
                Err(Forbidden { host: host.to_owned(), address: Some(address), kind })
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_what_they_resolve_to_are_judged() {
        let url = |text: &str| Reference::parse(text).unwrap();
        assert!(Hosts::Public.check_name(&url("https://media.acme.com/")).is_ok());
        assert!(Hosts::Any.check_name(&url("http://127.0.0.1/")).is_ok());
        let forbidden = Hosts::Public.check_name(&url("http://127.0.0.1/")).unwrap_err();
        assert_eq!(forbidden.to_string(), "`127.0.0.1` is this machine itself");
        let rebound = ["93.184.216.34:80".parse().unwrap(), "[::ffff:10.0.0.1]:80".parse().unwrap()];
        let forbidden = Hosts::Public.check_addresses("media.acme.com", &rebound).unwrap_err();
        assert_eq!(forbidden.kind, HostKind::Private);
        assert!(Hosts::Public.check_addresses("media.acme.com", &rebound[..1]).is_ok());
        assert!(Hosts::Any.check_addresses("media.acme.com", &rebound).is_ok());
    }
}
