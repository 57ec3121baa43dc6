//! Bytes and pixels as floats, and back.

/// `bytes` as a float: budgets are far below what a double holds exactly.
#[expect(clippy::cast_precision_loss, reason = "2^53 bytes are no budget")]
pub(in crate::media) fn float(bytes: u64) -> f64 {
    bytes as f64
}

/// A float as bytes or pixels; saturates.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
pub(in crate::media) fn whole(number: f64) -> u64 {
    number as u64
}
