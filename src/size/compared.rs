//! Which of a message's sizes a limit counts.

use super::estimate::{Estimate, Total, medium};
use crate::limits::AT_RISK_PERCENT;
use crate::limits::profile::{Basis, Bound, Limit, Profile};

/// A comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Which size was taken.
    pub figure: Figure,
    /// What it is.
    pub used: Total,
    /// What may be.
    pub limit: Limit,
}

/// A size that is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The message as MIME.
    Mime,
    /// The message in the binary form.
    Binary,
    /// The message as the service's documentation reckons it in base64.
    Documented,
    /// One file, by its place among the parts.
    Part(usize),
}

impl Compared {
    /// Whether it is over for certain; a lower bound that is over is.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.used.bytes > self.limit.most
    }

    /// How many percent of the limit are used.
    #[must_use]
    pub fn percent(&self) -> u64 {
        let percent = u128::from(self.used.bytes) * 100 / u128::from(self.limit.most.max(1));
        u64::try_from(percent).unwrap_or(u64::MAX)
    }

    /// Whether it is so close to the limit that headers of others' making may exceed it.
    pub(super) fn is_near(&self) -> bool {
        u128::from(self.used.bytes) * 100 > u128::from(self.limit.least) * u128::from(AT_RISK_PERCENT)
    }
}

/// What the profile compares: the message, or the file that comes closest to its limit.
pub(super) fn compared(estimate: &Estimate, profile: &Profile) -> Option<Compared> {
    match &profile.bound {
        Bound::Message(limit) => {
            let (figure, used) = match profile.basis {
                Basis::Wire => (Figure::Mime, estimate.mime_bytes),
                Basis::Binary => (Figure::Binary, estimate.binary_bytes),
            };
            let own = Compared { figure, used, limit: limit.clone() };
            // A limit in base64 beside it decides where it alone does (API facts §9); the binary one is the hard number
            // (§8.1).
            let grade = |compared: &Compared| (compared.is_over(), compared.is_near());
            let wire = profile.wire.as_ref().map(|limit| Compared {
                figure: Figure::Documented,
                used: estimate.documented_bytes,
                limit: limit.clone(),
            });
            Some(wire.filter(|wire| grade(wire) > grade(&own)).unwrap_or(own))
        }
        Bound::Parts(_) => {
            let parts = estimate.parts.iter().enumerate().filter_map(|(index, part)| {
                let limit = profile.part(medium(part)?)?.clone();
                let used = Total { bytes: part.bytes.unwrap_or(0), complete: part.bytes.is_some() };
                Some(Compared { figure: Figure::Part(index), used, limit })
            });
            // Over before unknown before the fullest; the first of equals.
            parts.rev().max_by_key(|part| (part.is_over(), !part.used.complete, part.percent()))
        }
    }
}
