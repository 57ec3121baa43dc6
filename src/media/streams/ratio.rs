//! Fractions, as rates of frames and shapes of pixels are.

/// A fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Ratio {
    /// Above the line.
    pub over: u32,
    /// Below it.
    pub under: u32,
}

impl Ratio {
    /// Its value; zero where it means nothing.
    #[must_use]
    pub fn value(self) -> f64 {
        if self.under == 0 { 0.0 } else { f64::from(self.over) / f64::from(self.under) }
    }

    /// The same divided by a whole number.
    #[must_use]
    pub fn divided(self, by: u32) -> Self {
        Self { over: self.over, under: self.under.saturating_mul(by) }
    }

    /// The one nearest to a value, in thousandths.
    #[must_use]
    pub fn of(value: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
        let thousandths = (value * 1000.0).round() as u32;
        if thousandths.is_multiple_of(1000) {
            return Self { over: thousandths / 1000, under: 1 };
        }
        Self { over: thousandths, under: 1000 }
    }

    /// `30000/1001` or `4:3`; nothing for `0/0` and what is no fraction.
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
