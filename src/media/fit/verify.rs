//! Verifies results before anyone sees them: a tool can exit successfully having written a damaged or truncated file.

use std::path::Path;

use super::{Event, FitError, Kit, Source, Step};
use crate::media::arguments::Input;

/// How much shorter than its source a result may be: the seconds, or the share of the whole if that is more. Our
/// choice: encoders round to frames, and containers to their clocks.
const SHORTER: (f64, f64) = (0.3, 0.03);

/// Checks a result by decoding it to its end.
///
/// # Errors
/// If it does not decode, or plays shorter than its source.
pub(super) fn plays(
    result: &Path,
    demuxer: &'static str,
    seconds: f64,
    source: &Source,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<(), FitError> {
    let input = Input::whole(result.to_owned(), demuxer);
    let decoded = kit.tools.decode(&input, seconds, &mut |part| {
        on_event(Event { step: Step::Checking, done: 0.9 + part * 0.1 });
    })?;
    if let Some(reason) = decoded.complaint {
        return Err(FitError::Result { path: source.path.clone(), reason });
    }
    long_enough(decoded.seconds, seconds, source)
}

/// Checks that `got` seconds are about as many as `wanted`.
///
/// # Errors
/// If they are fewer.
pub(super) fn long_enough(got: f64, wanted: f64, source: &Source) -> Result<(), FitError> {
    if got + SHORTER.0.max(wanted * SHORTER.1) >= wanted {
        return Ok(());
    }
    Err(FitError::Short { path: source.path.clone(), got, wanted })
}
