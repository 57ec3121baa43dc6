//! The flag for the stricter reading of the documentation.

use crate::check::Strictness;

/// How strictly the documentation is read.
#[derive(clap::Args, Clone, Copy, Debug, Default)]
pub struct StrictArgs {
    /// Where the documentation contradicts itself, apply the stricter reading.
    #[arg(long)]
    strict: bool,
}

impl StrictArgs {
    /// The strictness that the flag asks for.
    #[must_use]
    pub fn strictness(self) -> Strictness {
        if self.strict { Strictness::Strict } else { Strictness::Lenient }
    }
}
