//! Finds the one part whose shrinking brings a message under its limit, and by how much: size arithmetic in reverse.

use super::compared::{Compared, Figure};
use super::estimate::Estimate;
use super::layout::LayoutKind;
use super::{binary, encoding};
use crate::media::kind::Family;

/// A part that has to be smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shrink {
    /// Its index among the parts.
    pub part: usize,
    /// The least number of bytes to save.
    pub by_bytes: u64,
    /// The most bytes that it may have afterwards.
    pub to_bytes: u64,
}

/// Finds the part to shrink: the one over its limit, else the largest image, audio or video, else the largest other
/// file. `None` if shrinking this part cannot bring the message under all limits that it exceeds.
pub(super) fn shrink(estimate: &Estimate, exceeded: &[&Compared]) -> Option<Shrink> {
    let (part, bytes) = match exceeded.first()?.figure {
        Figure::Part(part) => (part, estimate.parts[part].bytes?),
        _ => largest(estimate)?,
    };
    let mut to_bytes = bytes;
    for compared in exceeded {
        to_bytes = to_bytes.min(most(estimate, compared, bytes)?);
    }
    (to_bytes > 0 && to_bytes < bytes).then(|| Shrink { part, by_bytes: bytes - to_bytes, to_bytes })
}

/// The most bytes with which a part that now has `bytes` brings the message under one limit.
fn most(estimate: &Estimate, compared: &Compared, bytes: u64) -> Option<u64> {
    let limit = compared.limit.most;
    // A saturated sum does not tell how much the other parts take.
    let used = Some(compared.used.bytes).filter(|used| *used < u64::MAX)?;
    match compared.figure {
        Figure::Part(_) => Some(limit),
        Figure::Mime => encoding::raw_under_lines(limit, used - encoding::base64_lines(bytes)),
        Figure::Documented => {
            let others = estimate.raw_bytes.bytes.checked_sub(bytes)?;
            encoding::raw_under_documented(limit)?.checked_sub(others)
        }
        Figure::Binary => binary::raw_under(limit, used - bytes - binary::length_bytes(bytes)),
    }
}

fn largest(estimate: &Estimate) -> Option<(usize, u64)> {
    let files = estimate.parts.iter().enumerate().filter(|(_, part)| !part.is_text());
    let sized = files.filter_map(|(index, part)| Some((index, part, part.bytes?)));
    sized
        .rev()
        .max_by_key(|(_, part, bytes)| (part.plays() || part.kind == LayoutKind::File(Family::Image), *bytes))
        .map(|(index, _, bytes)| (index, bytes))
}
