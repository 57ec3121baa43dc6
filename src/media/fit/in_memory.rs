//! The part of fitting that images and animations share: results are built and verified in memory before anything is
//! written.

use super::{
    Event, FitError, Fitted, Forecast, ForecastOutcome, Form, Kit, Outcome, Product, Settings, Source, Step,
};
use crate::interrupt::Interrupt;
use crate::media::encode::ToolError;
use crate::media::image::DecodeError;
use crate::media::kind::MediaKind;
use crate::media::plan::image::{ImageFormat, ImageSettings};
use crate::media::plan::{Reason, Target};

/// A decoded source or result.
pub(super) trait Shown: Sized {
    /// Decodes a source; through ffmpeg, if its format needs that, only with a `kit`.
    fn read(source: &Source, target: &Target, kit: Option<&Kit<'_>>) -> Result<Self, FitError>;

    /// Whether the source is delivered unchanged.
    fn keeps(&self, source: &Source, target: &Target) -> bool;

    /// Notes for users about the source, and about the format of its result.
    fn notes(&self, target: &Target, format: Option<ImageFormat>) -> Vec<String>;

    /// The note for users about a source that is kept though it is damaged.
    fn damage(&self) -> Option<String> {
        None
    }

    /// Why a result is smaller than its budget, if that needs a reason.
    fn why_small(&self, _encoded: &Encoded, _target: &Target) -> Option<String> {
        None
    }

    /// The best result within the budget, if there is any.
    fn best(&self, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError>;

    /// The smallest result, which does not depend on the budget.
    fn smallest(&self, search: &mut Search<'_>) -> Result<Encoded, FitError>;

    /// Decodes a result as recipients will see it; an error says why it is not what it should be.
    fn back(&self, encoded: &Encoded, target: &Target) -> Result<Self, String>;

    /// Checks that a result decodes to its end, if nobody looks at it; otherwise like [`Shown::back`].
    fn verify(&self, encoded: &Encoded, target: &Target) -> Result<(), String> {
        self.back(encoded, target).map(|_| ())
    }

    /// Similarity of a result to this source, from 0 to 1.
    fn similarity(&self, result: &Self) -> f64;
}

/// A result in memory.
#[derive(Clone, Debug)]
pub(super) struct Encoded {
    pub(super) settings: ImageSettings,
    pub(super) bytes: Vec<u8>,
}

/// The search for the best result within the budget.
pub(super) struct Search<'a> {
    pub(super) target: Target,
    interrupt: &'a Interrupt,
    on_event: &'a mut dyn FnMut(Event),
    pub(super) encodes: u32,
    /// The size in bytes of the smallest result so far.
    pub(super) least: u64,
    /// The smallest result of all, if it was made already.
    pub(super) smallest: Option<Encoded>,
}

pub(super) fn fit<S: Shown>(
    source: &Source,
    target: &Target,
    min_similarity: Option<f64>,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<Fitted, FitError> {
    on_event(Event { step: Step::Reading, done: 0.0 });
    let shown = S::read(source, target, Some(kit))?;
    if shown.keeps(source, target) {
        return Ok(Fitted { notes: shown.damage().into_iter().collect(), ..Fitted::kept() });
    }
    let mut search = Search::new(target, kit.interrupt, on_event);
    let found = found(&shown, &mut search)?;
    let encodes = search.encodes;
    let notes = found.notes(&shown, target);
    let encoded = match found {
        Found::Encoded(encoded) => encoded,
        Found::Least(least) => {
            return Ok(Fitted { notes, encodes, ..Fitted::impossible(reason(source, least)) });
        }
    };
    let back = match min_similarity {
        Some(_) => Some(back(&shown, &encoded, source, target)?),
        None => {
            shown.verify(&encoded, target).map_err(|reason| wrong(source, reason))?;
            None
        }
    };
    let product = product(&encoded, kit)?;
    let similarity = back.map(|back| {
        on_event(Event { step: Step::Comparing, done: 0.95 });
        shown.similarity(&back)
    });
    let outcome = match too_low(similarity, min_similarity) {
        Some(least) => Outcome::TooPoor { least, bytes: product.bytes },
        None => Outcome::Fitted(product),
    };
    let settings = Some(Settings::Image(encoded.settings));
    Ok(Fitted { similarity, notes, ..Fitted::of(outcome, encodes, settings) })
}

/// Whether a source that ffmpeg is not needed for is delivered unchanged.
pub(super) fn keeps<S: Shown>(source: &Source, target: &Target) -> Result<bool, FitError> {
    Ok(S::read(source, target, None)?.keeps(source, target))
}

/// Why there is no result if the smallest that was made has `least` bytes. An animation has so many encodings that some
/// others may be a little smaller.
fn reason(source: &Source, least: u64) -> Reason {
    Reason { is_estimate: source.form == Form::Animation, ..Reason::exact(least) }
}

/// Forecasts what [`fit`] would do. Nothing is quicker than doing it in memory, so the size is known to the byte.
pub(super) fn forecast<S: Shown>(
    source: &Source,
    target: &Target,
    min_similarity: Option<f64>,
    interrupt: &Interrupt,
) -> Result<Forecast, FitError> {
    let shown = S::read(source, target, None)?;
    if shown.keeps(source, target) {
        let notes = shown.damage().into_iter().collect();
        return Ok(Forecast { notes, ..Forecast::of(ForecastOutcome::Kept) });
    }
    let mut nobody = |_| {};
    let found = found(&shown, &mut Search::new(target, interrupt, &mut nobody))?;
    let notes = found.notes(&shown, target);
    let encoded = match found {
        Found::Encoded(encoded) => encoded,
        Found::Least(least) => return Ok(Forecast { notes, ..Forecast::impossible(reason(source, least)) }),
    };
    let compared = |_| back(&shown, &encoded, source, target).map(|back| shown.similarity(&back));
    let similarity = min_similarity.map(compared).transpose()?;
    let bytes = encoded.bytes.len() as u64;
    let outcome = match too_low(similarity, min_similarity) {
        Some(least) => ForecastOutcome::TooPoor { least, bytes },
        None => {
            let kinds = vec![kind(encoded.settings.format)];
            ForecastOutcome::Fitted { kinds, least: bytes, most: bytes }
        }
    };
    let settings = Some(Settings::Image(encoded.settings));
    Ok(Forecast { settings, similarity, notes, ..Forecast::of(outcome) })
}

/// What a search came to.
enum Found {
    /// The best result within the budget.
    Encoded(Encoded),
    /// The least budget with a result.
    Least(u64),
}

impl Found {
    /// Notes for users about it.
    fn notes<S: Shown>(&self, shown: &S, target: &Target) -> Vec<String> {
        match self {
            Self::Least(_) => shown.notes(target, None),
            Self::Encoded(encoded) => {
                let mut notes = shown.notes(target, Some(encoded.settings.format));
                notes.extend(shown.why_small(encoded, target));
                notes
            }
        }
    }
}

/// Searches for the best result. The least budget that is named has a result.
fn found<S: Shown>(shown: &S, search: &mut Search<'_>) -> Result<Found, FitError> {
    if let Some(encoded) = shown.best(search)? {
        return Ok(Found::Encoded(encoded));
    }
    let tried = search.least;
    let smallest = shown.smallest(search)?;
    let least = smallest.bytes.len() as u64;
    if least <= search.target.budget {
        return Ok(Found::Encoded(smallest));
    }
    // What was tried for one budget may not be tried for the next.
    if tried < least {
        let budget = std::mem::replace(&mut search.target.budget, tried);
        let found = shown.best(search)?;
        search.target.budget = budget;
        if found.is_some() {
            return Ok(Found::Least(tried));
        }
    }
    Ok(Found::Least(least))
}

/// Decodes a result as recipients will see it.
fn back<S: Shown>(shown: &S, encoded: &Encoded, source: &Source, target: &Target) -> Result<S, FitError> {
    shown.back(encoded, target).map_err(|reason| wrong(source, reason))
}

/// The error of a result that is not what it should be.
fn wrong(source: &Source, reason: String) -> FitError {
    FitError::Result { path: source.path.clone(), reason }
}

/// The least similarity that is allowed, if a result has less.
fn too_low(similarity: Option<f64>, least: Option<f64>) -> Option<f64> {
    similarity.zip(least).filter(|(similarity, least)| similarity < least).map(|(_, least)| least)
}

pub(super) fn damaged(source: &Source, error: &DecodeError) -> FitError {
    let path = source.path.clone();
    match error {
        DecodeError::Large { .. } | DecodeError::Memory => {
            FitError::Large { path, reason: error.to_string() }
        }
        DecodeError::Unsupported(reason) => {
            FitError::Unsupported { path, kind: source.kind.noun(), reason: reason.clone() }
        }
        _ => FitError::Damaged { path, reason: error.to_string() },
    }
}

/// The note for users about an image that is no longer transparent.
pub(super) fn flattened([red, green, blue]: [u8; 3]) -> String {
    format!("what is transparent in it is now #{red:02x}{green:02x}{blue:02x}")
}

fn kind(format: ImageFormat) -> MediaKind {
    match format {
        ImageFormat::Jpeg(_) => MediaKind::Jpeg,
        ImageFormat::Png(_) => MediaKind::Png,
        ImageFormat::Gif(_) => MediaKind::Gif,
    }
}

fn product(encoded: &Encoded, kit: &Kit<'_>) -> Result<Product, FitError> {
    let kind = kind(encoded.settings.format);
    let file = kit.workspace.file(&format!("result.{}", kind.extension()));
    kit.workspace.write(&file, &encoded.bytes)?;
    Ok(Product { file, kind, bytes: encoded.bytes.len() as u64 })
}

impl<'a> Search<'a> {
    pub(super) fn new(target: &Target, interrupt: &'a Interrupt, on_event: &'a mut dyn FnMut(Event)) -> Self {
        Self { target: target.clone(), interrupt, on_event, encodes: 0, least: u64::MAX, smallest: None }
    }

    /// Counts an encoding; returns whether it is within the budget.
    pub(super) fn count(&mut self, bytes: usize) -> bool {
        self.encodes += 1;
        self.reaches(bytes as u64);
        bytes as u64 <= self.target.budget
    }

    /// Records a size that could be reached.
    pub(super) fn reaches(&mut self, bytes: u64) {
        self.least = self.least.min(bytes);
    }

    /// Whether `bytes` fill at least `parts` thousandths of the budget.
    pub(super) fn is_filled(&self, bytes: usize, parts: u64) -> bool {
        bytes as u128 * 1000 >= u128::from(self.target.budget) * u128::from(parts)
    }

    /// Reports that the next encoding begins, or ends the search if the run is interrupted.
    pub(super) fn step(&mut self) -> Result<(), FitError> {
        if self.interrupt.requested() {
            return Err(ToolError::Interrupted.into());
        }
        // The number of encodings is not known in advance: each advances the progress by a tenth of what is left.
        let done = 1.0 - 0.9f64.powi(i32::try_from(self.encodes).unwrap_or(i32::MAX));
        (self.on_event)(Event { step: Step::Picture, done });
        Ok(())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Asserts that the least budget that is named has a result, and every larger one.
    #[track_caller]
    pub(in crate::media::fit) fn assert_least_is_enough<S: Shown>(shown: &S) {
        let at = |budget| {
            let (interrupt, mut nobody) = (Interrupt::default(), |_| {});
            found(shown, &mut Search::new(&Target::of(budget), &interrupt, &mut nobody)).unwrap()
        };
        let Found::Least(least) = at(40) else { panic!("nothing has 40 bytes") };
        for budget in [least, least + 1, least * 21 / 20, least * 11 / 10, least * 5 / 4] {
            match at(budget) {
                Found::Encoded(encoded) => assert!(encoded.bytes.len() as u64 <= budget),
                Found::Least(least) => panic!("at {budget}, the least is {least}"),
            }
        }
        if let Found::Least(other) = at(least - 1) {
            assert!(other <= least, "{other} is more than {least}");
        }
    }
}
