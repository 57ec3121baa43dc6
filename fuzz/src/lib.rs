//! What each fuzz target does with its bytes; see `make fuzz`.

mod attempts;

pub use attempts::{manifest, media, round_trip, rules, xml};
