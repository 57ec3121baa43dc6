//! Why a budget cannot be met.

/// Why a budget cannot be met.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The least size that can be reached, in bytes.
    pub least: u64,
    /// Whether `least` is an estimate: not everything was encoded that might be smaller.
    pub is_estimate: bool,
    /// The seconds that would fit, if cutting helps.
    pub fitting_seconds: Option<f64>,
    /// Whether a video would fit without its sound.
    pub fits_silent: bool,
}

impl Reason {
    /// At least `least` bytes are needed.
    #[must_use]
    pub fn exact(least: u64) -> Self {
        Self { least, is_estimate: false, fitting_seconds: None, fits_silent: false }
    }

    /// About `least` bytes are needed.
    #[must_use]
    pub fn estimated(least: u64) -> Self {
        Self { is_estimate: true, ..Self::exact(least) }
    }
}
