//! Chooses the size that a profile compares with its limit.

use super::estimate::{Estimate, Total, medium};
use crate::limits::AT_RISK_PERCENT;
use crate::limits::profile::{Basis, Bound, Limit, Profile};

/// A size compared with a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Which size is compared.
    pub figure: Figure,
    /// The size.
    pub used: Total,
    /// The limit.
    pub limit: Limit,
}

/// Which size of a message is compared with a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The message as MIME.
    Mime,
    /// The message in the binary form.
    Binary,
    /// The message by the base64 estimate of the service's documentation.
    Documented,
    /// One file, by its index among the parts.
    Part(usize),
}

impl Compared {
    /// Whether the size certainly exceeds the limit. This includes a lower bound that exceeds it.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.used.bytes > self.limit.most
    }

    /// The percentage of the limit that is used.
    #[must_use]
    pub fn percent(&self) -> u64 {
        let percent = u128::from(self.used.bytes) * 100 / u128::from(self.limit.most.max(1));
        u64::try_from(percent).unwrap_or(u64::MAX)
    }

    /// Whether the size is so close to the limit that headers added by the service or carriers may exceed it.
    pub(super) fn is_near(&self) -> bool {
        u128::from(self.used.bytes) * 100 > u128::from(self.limit.least) * u128::from(AT_RISK_PERCENT)
    }
}

/// The comparison with the profile's additional base64 limit, if it has one.
pub(super) fn in_base64(estimate: &Estimate, profile: &Profile) -> Option<Compared> {
    let limit = profile.wire.clone()?;
    Some(Compared { figure: Figure::Documented, used: estimate.documented_bytes, limit })
}

/// The comparison that the profile makes: of the message, or of the file that comes closest to its limit.
pub(super) fn compared(estimate: &Estimate, profile: &Profile) -> Option<Compared> {
    match &profile.bound {
        Bound::Message(limit) => {
            let (figure, used) = match profile.basis {
                Basis::Wire => (Figure::Mime, estimate.mime_bytes),
                Basis::Binary => (Figure::Binary, estimate.binary_bytes),
            };
            let own = Compared { figure, used, limit: limit.clone() };
            // An additional base64 limit decides only if its result is worse (API facts §9); the binary limit is the
            // hard number (§8.1).
            let grade = |compared: &Compared| (compared.is_over(), compared.is_near());
            Some(in_base64(estimate, profile).filter(|wire| grade(wire) > grade(&own)).unwrap_or(own))
        }
        Bound::Parts(_) => {
            let parts = estimate.parts.iter().enumerate().filter_map(|(index, part)| {
                let limit = profile.part(medium(part)?)?.clone();
                let used = Total { bytes: part.bytes.unwrap_or(0), complete: part.bytes.is_some() };
                Some(Compared { figure: Figure::Part(index), used, limit })
            });
            // Prefer parts over the limit, then parts of unknown size, then the fullest; of equals, the first.
            parts.rev().max_by_key(|part| (part.is_over(), !part.used.complete, part.percent()))
        }
    }
}
