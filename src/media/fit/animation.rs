//! Fitting animations: what is not seen first, then fewer pixels, then fewer frames.

use super::shown::{Encoded, Search, Shown, damaged, flattened};
use super::{FitError, Kit, Source};
use crate::limits::fitting::{FILLED, FRAME_RATE, GIF_CANVAS, GIF_LEAST_LONG_SIDE};
use crate::media::gif::{GifSettings, encode};
use crate::media::image::Animation;
use crate::media::kind::MediaKind;
use crate::media::plan::image::{ImageFormat, ImageSettings, scaled, within};
use crate::media::plan::{Target, float};

/// How many frames one stands for. Ours: more than four are seen as a row of pictures.
const STEPS: [usize; 4] = [1, 2, 3, 4];

/// Encodings by which one size or loss is found. Ours: as many as leave nothing to be seen between two.
const TRIES: usize = 7;

/// Where in the band the next encoding aims. Ours: its middle, from [`FILLED`] to the whole budget.
const AIM: f64 = 0.98;

impl Shown for Animation {
    fn read(source: &Source, target: &Target, _: Option<&Kit<'_>>) -> Result<Self, FitError> {
        Animation::decode(&source.read()?, target.ground).map_err(|error| damaged(source, &error))
    }

    fn keeps(&self, source: &Source, target: &Target) -> bool {
        // Handsets that know nothing of moving PNG show its first frame.
        matches!(source.kind, MediaKind::Gif | MediaKind::Png) && source.bytes <= target.budget
    }

    fn notes(&self, target: &Target) -> Vec<String> {
        if self.transparent { vec![flattened(target.ground)] } else { Vec::new() }
    }

    fn best(&self, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
        let size = within(self.size(), GIF_CANVAS);
        let whole = self.thinned(step_at_most(self, FRAME_RATE)).scaled(size.0, size.1);
        // A small animation is not cramped by being a little smaller.
        let least = GIF_LEAST_LONG_SIDE.min(size.0.max(size.1) * 3 / 4);
        let mut best = None;
        for step in STEPS {
            if step > 1 && whole.frames.len() < 2 * step {
                break;
            }
            let Some(found) = at_rate(&whole.thinned(step), search)? else { continue };
            let cramped = found.settings.width.max(found.settings.height) < least;
            if best.is_none() || search.is_filled(found.bytes.len(), FILLED) {
                best = Some(found);
            }
            if !cramped {
                break;
            }
        }
        Ok(best)
    }

    fn back(&self, encoded: &Encoded, target: &Target) -> Result<Self, String> {
        let back = Animation::decode(&encoded.bytes, target.ground).map_err(|error| error.to_string())?;
        if u32::try_from(back.frames.len()).ok() == encoded.settings.frames {
            Ok(back)
        } else {
            Err("frames are missing".to_owned())
        }
    }

    fn similarity(&self, result: &Self) -> f64 {
        Animation::similarity(self, result)
    }
}

/// The best animation of these frames.
fn at_rate(animation: &Animation, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
    let exact = encoded(animation, 0.0, search)?;
    if search.count(exact.bytes.len()) {
        return Ok(Some(exact));
    }
    let coarse = encoded(animation, 1.0, search)?;
    if search.count(coarse.bytes.len()) {
        return by_loss(animation, coarse, Some(exact), search).map(Some);
    }
    let Some(small) = by_size(animation, &coarse, search)? else { return Ok(None) };
    if search.is_filled(small.bytes.len(), FILLED) {
        return Ok(Some(small));
    }
    let animation = animation.scaled(small.settings.width, small.settings.height);
    by_loss(&animation, small, None, search).map(Some)
}

/// Between the greatest loss, which fits, and none, which is too much.
fn by_loss(
    animation: &Animation,
    coarse: Encoded,
    exact: Option<Encoded>,
    search: &mut Search<'_>,
) -> Result<Encoded, FitError> {
    let log = |encoded: &Encoded| float(encoded.bytes.len() as u64).ln();
    let wanted = (AIM * float(search.target.budget)).ln();
    let (mut high, mut small) = (1.0, log(&coarse));
    let (mut low, mut large) = (0.0, exact.as_ref().map(log));
    let mut best = coarse;
    for turn in 0..TRIES {
        if search.is_filled(best.bytes.len(), FILLED) || high - low < 0.002 {
            break;
        }
        // By the straight line between what is known, and now and then by halves, where the line misleads.
        let part = match large {
            Some(large) if turn % 3 != 2 => ((wanted - small) / (large - small)).clamp(0.05, 0.95),
            _ => 0.5,
        };
        let loss = high - (high - low) * part;
        let next = encoded(animation, loss, search)?;
        if search.count(next.bytes.len()) {
            (high, small) = (loss, log(&next));
            if next.bytes.len() > best.bytes.len() {
                best = next;
            }
        } else {
            (low, large) = (loss, Some(log(&next)));
        }
    }
    Ok(best)
}

/// Fewer pixels: bytes follow their number.
fn by_size(
    animation: &Animation,
    coarse: &Encoded,
    search: &mut Search<'_>,
) -> Result<Option<Encoded>, FitError> {
    let (mut factor, mut got, mut best) = (1.0, coarse.bytes.len(), None::<Encoded>);
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..TRIES {
        factor *= (AIM * float(search.target.budget) / float(got as u64)).sqrt();
        if factor <= low || factor >= high {
            factor = f64::midpoint(low, high);
        }
        let (width, height) = scaled(animation.size(), factor);
        if width.max(height) < GIF_LEAST_LONG_SIDE / 4 {
            break;
        }
        let next = encoded(&animation.scaled(width, height), 1.0, search)?;
        got = next.bytes.len();
        if search.count(got) {
            low = factor;
            if best.as_ref().is_none_or(|best| best.bytes.len() < got) {
                best = Some(next);
            }
            // What is left is filled with less loss.
            if search.is_filled(got, FILLED - 100) {
                break;
            }
        } else {
            high = factor;
        }
    }
    Ok(best)
}

/// Encodes with a loss from 0 to 1.
fn encoded(animation: &Animation, loss: f64, search: &mut Search<'_>) -> Result<Encoded, FitError> {
    search.step()?;
    let settings = GifSettings::of(loss);
    let (width, height) = animation.size();
    let frames = u32::try_from(animation.frames.len()).ok();
    let bytes = encode(animation, settings);
    let settings = ImageSettings { format: ImageFormat::Gif(settings.colours), width, height, frames };
    Ok(Encoded { settings, bytes })
}

/// How many frames one has to stand for, that there are at most `rate` a second.
fn step_at_most(animation: &Animation, rate: f64) -> usize {
    let seconds = animation.seconds().max(0.01);
    let frames = animation.frames.len();
    (1..=frames.max(1)).find(|step| frames.div_ceil(*step) as f64 / seconds <= rate * 1.05).unwrap_or(1)
}
