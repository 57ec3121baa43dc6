//! Classifies hosts by who can reach them: public, private, local, example.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::limits::{HOST_BYTES, HOST_PART_BYTES};

/// Who can reach a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostKind {
    /// Everybody, as far as the name or address tells.
    Public,
    /// Only this machine.
    Loopback,
    /// Only a private or a carrier's network (RFC 1918, RFC 4193, RFC 6598).
    Private,
    /// Only hosts on the same link (RFC 3927, RFC 4291).
    LinkLocal,
    /// A name that only local resolvers know: `.local`, `.internal`, or a name without a dot.
    Internal,
    /// A name or address reserved for examples and tests (RFC 2606, RFC 6761, RFC 5737, RFC 2544).
    Reserved,
    /// Not a host's address: 0.0.0.0, ::, multicast, broadcast and addresses reserved for future use.
    Unspecified,
}

/// Why no host can have a name (RFC 1123, section 2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostFault {
    /// The name or one of its parts is too long, or a part is empty or begins or ends with a hyphen.
    Parts,
    /// A character that no name has. `_` is none: the names of some services have it.
    Character(char),
}

/// Why no host can have this name; `None` if one can, or if it is an address.
pub(super) fn name_fault(name: &str) -> Option<HostFault> {
    if name.starts_with('[') {
        return None;
    }
    if let Some(c) = name.chars().find(|c| !(c.is_alphanumeric() || matches!(c, '-' | '.' | '_'))) {
        return Some(HostFault::Character(c));
    }
    let name = name.strip_suffix('.').unwrap_or(name);
    let is_none = |part: &[u8]| part.is_empty() || part.starts_with(b"-") || part.ends_with(b"-");
    let mut parts = name.as_bytes().split(|byte| *byte == b'.');
    let faulty = name.len() > HOST_BYTES || parts.any(|part| is_none(part) || part.len() > HOST_PART_BYTES);
    faulty.then_some(HostFault::Parts)
}

/// Who can reach an address (RFC 6890 and its registries). An IPv4 address inside an IPv6 one counts as itself.
#[must_use]
pub fn address_kind(address: IpAddr) -> HostKind {
    match address {
        IpAddr::V4(address) => ipv4_kind(address),
        IpAddr::V6(address) => embedded_ipv4(address).map_or_else(|| ipv6_kind(address), ipv4_kind),
    }
}

pub(super) fn ipv4_kind(address: Ipv4Addr) -> HostKind {
    match address.octets() {
        [0, ..] | [224..=255, ..] => HostKind::Unspecified,
        _ if address.is_loopback() => HostKind::Loopback,
        _ if address.is_link_local() => HostKind::LinkLocal,
        _ if address.is_documentation() => HostKind::Reserved,
        // Benchmarks (RFC 2544) and protocol assignments (RFC 6890).
        [198, 18..=19, ..] | [192, 0, 0, _] => HostKind::Reserved,
        // A carrier's own network (RFC 6598).
        [100, 64..=127, ..] => HostKind::Private,
        _ if address.is_private() => HostKind::Private,
        _ => HostKind::Public,
    }
}

fn ipv6_kind(address: Ipv6Addr) -> HostKind {
    match address.segments() {
        _ if address.is_unspecified() || address.is_multicast() => HostKind::Unspecified,
        _ if address.is_loopback() => HostKind::Loopback,
        _ if address.is_unique_local() => HostKind::Private,
        // Site-local, withdrawn but still private (RFC 3879).
        [0xfec0..=0xfeff, ..] => HostKind::Private,
        _ if address.is_unicast_link_local() => HostKind::LinkLocal,
        // Documentation (RFC 3849, RFC 9637).
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => HostKind::Reserved,
        _ => HostKind::Public,
    }
}

/// The IPv4 address that an IPv6 address leads to: mapped (RFC 4291), translated (RFC 6052, RFC 8215) or 6to4 (RFC
/// 3056). A translated or 6to4 address with a private IPv4 address inside is a way into a private network.
fn embedded_ipv4(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let join = |high: u16, low: u16| Ipv4Addr::from(u32::from(high) << 16 | u32::from(low));
    match address.segments() {
        [0, 0, 0, 0, 0, 0xffff, high, low] => Some(join(high, low)),
        [0, 0, 0, 0, 0xffff, 0, high, low] => Some(join(high, low)),
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x64, 0xff9b, 1, _, _, _, high, low] => {
            Some(join(high, low))
        }
        [0x2002, high, low, ..] => Some(join(high, low)),
        // IPv4-compatible, withdrawn; `::` and `::1` are IPv6's own.
        [0, 0, 0, 0, 0, 0, high, low] if high != 0 => Some(join(high, low)),
        _ => None,
    }
}

/// A name's last part, and what is before the dot in front of it. Every URL's host is split, and for so few bytes the
/// standard search takes longer to begin than to end.
fn split_at_last_dot(name: &str) -> (&str, &str) {
    match name.bytes().rposition(|byte| byte == b'.') {
        Some(dot) => (&name[..dot], &name[dot + 1..]),
        None => ("", name),
    }
}

pub(super) fn name_kind(name: &str) -> HostKind {
    let (above, top) = split_at_last_dot(name.trim_end_matches('.'));
    let (_, second) = split_at_last_dot(above);
    let is_any = |label: &str, words: &[&str]| words.iter().any(|word| label.eq_ignore_ascii_case(word));
    match top {
        top if is_any(top, &["localhost"]) => HostKind::Loopback,
        top if is_any(top, &["example", "test", "invalid"]) => HostKind::Reserved,
        top if is_any(top, &["com", "net", "org"]) && is_any(second, &["example"]) => HostKind::Reserved,
        top if is_any(top, &["local", "internal"]) || above.is_empty() => HostKind::Internal,
        _ => HostKind::Public,
    }
}
