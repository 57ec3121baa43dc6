//! Fractions, for frame rates and pixel aspect ratios.

/// A fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Ratio {
    /// The numerator.
    pub over: u32,
    /// The denominator.
    pub under: u32,
}

impl Ratio {
    /// The value as a float; zero if the denominator is zero.
    #[must_use]
    pub fn value(self) -> f64 {
        if self.under == 0 { 0.0 } else { f64::from(self.over) / f64::from(self.under) }
    }

    /// The fraction divided by a whole number.
    #[must_use]
    pub fn divided(self, by: u32) -> Self {
        Self { over: self.over, under: self.under.saturating_mul(by) }
    }

    /// The fraction nearest to `value`, in thousandths.
    #[must_use]
    pub fn of(value: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
        let thousandths = (value * 1000.0).round() as u32;
        if thousandths.is_multiple_of(1000) {
            return Self { over: thousandths / 1000, under: 1 };
        }
        Self { over: thousandths, under: 1000 }
    }

    /// Parses a fraction such as `30000/1001` or `4:3`; `None` for `0/0` and other text.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (over, under) = text.split_once(['/', ':'])?;
        let ratio = Self { over: over.parse().ok()?, under: under.parse().ok()? };
        (ratio.over > 0 && ratio.under > 0).then_some(ratio)
    }
}

impl std::fmt::Display for Ratio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.under == 1 { write!(f, "{}", self.over) } else { write!(f, "{}/{}", self.over, self.under) }
    }
}
