//! The presets of x264.

/// A preset of x264, by its own name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    Ultrafast,
    Veryfast,
    Fast,
    Medium,
    /// Measured: one or two VMAF points above medium for 1.3 times the second pass.
    #[default]
    Slow,
    Veryslow,
}

impl Preset {
    /// The preset's name, as x264 spells it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Preset::Ultrafast => "ultrafast",
            Preset::Veryfast => "veryfast",
            Preset::Fast => "fast",
            Preset::Medium => "medium",
            Preset::Slow => "slow",
            Preset::Veryslow => "veryslow",
        }
    }
}
