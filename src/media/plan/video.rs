//! Plans a video: its audio first, then frame size and frame rate from the bits left for each pixel.

pub use super::beside::{sound_beside, sounds_its_best};
use super::first::bitrate;
pub use super::first::first;
use super::frame::scaled;
use super::keep::plays;
pub use super::keep::{container, copied, may_be_copied, pictures_may_be_copied};
use super::least::{fits_silent, fitting_by, fitting_seconds, least};
pub use super::settings::{VideoCodec, VideoSettings};
pub use super::source::Source;
pub use super::trial::{Seen, density, largest, trials};
use super::{Plan, Reason, Target, Tried, float, quantiser, rate_factor, whole};
use crate::limits::fitting::{
    BETWEEN_SECOND_PASSES, FRAME_SIZES, FRAMES_THAT_USE_BITS, LARGER_FRAMES_BELOW, LARGER_FRAMES_BITS,
    LEAST_LONG_SIDE, NEXT_AIM, SECOND_PASSES, SHORT_VIDEO_FRAMES, SHORT_VIDEO_SECOND_PASSES, VIDEO_BITRATE,
};
use crate::media::streams::Ratio;

/// Plans the next step towards a video within `target`, from the results `tried` so far.
#[must_use]
pub fn plan(source: &Source<'_>, target: &Target, tried: &[Tried<VideoSettings>]) -> Plan<VideoSettings> {
    if tried.is_empty() {
        let plays = plays(source, target);
        if source.bytes <= target.budget && plays {
            return Plan::Keep;
        }
        let least = least(source, target, source.seconds(target));
        // Encoded audio may have a few bytes more than was estimated: that must not cause a refusal.
        if source.audio_bytes.is_none() && least > target.budget {
            // The unchanged file may be smaller than the estimate for a video of its length.
            let least = if plays { least.min(source.bytes) } else { least };
            let fitting_seconds = fitting_seconds(source, target);
            let fits_silent = fits_silent(source, target);
            return Plan::Impossible(Reason { least, is_estimate: true, fitting_seconds, fits_silent });
        }
        return Plan::Encode(first(source, &aimed(source, target)));
    }
    match next(source, &aimed(source, target), tried) {
        // If no result has as few bits as the codec may have, the smallest one comes nearest.
        Plan::Impossible(reason) => {
            let within = tried.iter().enumerate().filter(|(_, tried)| tried.bytes <= target.budget);
            let smallest = within.min_by_key(|(_, tried)| tried.bytes).map(|(index, _)| index);
            smallest.map_or(Plan::Impossible(reason), Plan::Take)
        }
        plan => plan,
    }
}

/// The target with no larger a budget than the codec may fill.
fn aimed(source: &Source<'_>, target: &Target) -> Target {
    Target { budget: source.reach(target), ..target.clone() }
}

/// The frame rate that is halved unless the video moves too much, if its motion is not known yet.
#[must_use]
pub fn halved_if_steady(source: &Source<'_>, target: &Target) -> Option<Ratio> {
    let rate = source.frame_rate(target);
    (source.steadiness.is_none() && first(source, target).frame_rate != rate).then_some(rate)
}

/// Returns the next step after the results `tried`.
fn next(source: &Source<'_>, target: &Target, tried: &[Tried<VideoSettings>]) -> Plan<VideoSettings> {
    let last = &tried[tried.len() - 1];
    let at_this_size: Vec<_> =
        tried.iter().filter(|tried| tried.settings.shares_first_pass(&last.settings)).collect();
    let seconds = source.seconds(target);
    let fixed = source.fixed(target, last.settings.audio, last.settings.frame_rate, seconds);
    let room = float(target.budget.saturating_sub(fixed)).max(1.0);
    let got = float(last.bytes.saturating_sub(fixed).max(1));
    if last.settings.quantiser.is_some() {
        return match quantiser::next(&at_this_size, target) {
            Some(quantiser) => Plan::Encode(VideoSettings { quantiser: Some(quantiser), ..last.settings }),
            None => richest(tried, target.budget)
                .map_or_else(|| smaller(source, target, tried, room / got), Plan::Take),
        };
    }
    let frames = source.shown(target) * last.settings.frame_rate.value();
    let between = interpolated(&at_this_size, target.budget, fixed);
    let most = match between {
        _ if frames < SHORT_VIDEO_FRAMES => SHORT_VIDEO_SECOND_PASSES,
        Some(_) => BETWEEN_SECOND_PASSES,
        None => SECOND_PASSES,
    };
    let exhausted = at_this_size.len() >= most;
    // Frames at their coarsest are beyond what rate factors tell apart.
    let has_factors = last.settings.codec != VideoCodec::H263 && !source.coarsest;
    let by_factor =
        rate_factor::is_astray(&at_this_size) || exhausted && has_factors && misses(&at_this_size, target);
    if last.settings.rate_factor.is_some() || by_factor {
        return match rate_factor::next(&at_this_size, target) {
            Some(factor) => Plan::Encode(VideoSettings { rate_factor: Some(factor), ..last.settings }),
            None => richest(tried, target.budget)
                .map_or_else(|| smaller(source, target, tried, room / got), Plan::Take),
        };
    }
    // All of the room was asked for: if x264 leaves much of it free, there is enough for larger frames. With few
    // frames, it leaves some free until it is asked for more.
    let saturated = saturated(&at_this_size);
    if got < room * LARGER_FRAMES_BELOW
        && (frames >= FRAMES_THAT_USE_BITS || saturated)
        && last.settings.codec != VideoCodec::H263
        && let Some(larger) = larger(source, target, tried, got)
    {
        return Plan::Encode(larger);
    }
    if let Some(index) = richest(tried, target.budget)
        && (tried[index].bytes >= target.floor() || exhausted || saturated)
    {
        return Plan::Take(index);
    }
    // The next pass may only be as coarse as this one: its bitrate changes next to nothing.
    let is_stuck = source.coarsest && at_this_size.len() == 1 && got > room * STUCK;
    if exhausted || is_stuck {
        return smaller(source, target, tried, room / got);
    }
    // The aim is lowered once for each result above the budget, and twice where bitrates are hardly heeded.
    let above = at_this_size.iter().filter(|tried| tried.bytes > target.budget).count().max(1);
    let steps = if source.coarsest { 2 * above } else { above };
    let aim = NEXT_AIM.powi(i32::try_from(steps).expect("passes are few"));
    // What a few more bits changed little shows only with many more.
    let by = if brought_little(&at_this_size) { DOUBLED } else { aim * room / got };
    let wanted = between.unwrap_or(f64::from(last.settings.bitrate) * by);
    let bitrate = bitrate(wanted);
    Plan::Encode(VideoSettings { bitrate, ..last.settings })
}

/// The bits a second that fill the budget by the results within and above it that asked for nearly the same, between
/// which bytes grow as a power of them; `None` if there are none on both sides.
fn interpolated(tried: &[&Tried<VideoSettings>], budget: u64, fixed: u64) -> Option<f64> {
    let (within, above): (Vec<&Tried<VideoSettings>>, _) =
        tried.iter().partition(|tried| tried.bytes <= budget);
    let low = within.into_iter().max_by_key(|tried| tried.settings.bitrate)?;
    let high = above.into_iter().min_by_key(|tried| tried.settings.bitrate)?;
    let bytes = |bytes: u64| float(bytes.saturating_sub(fixed).max(1));
    let rate = |tried: &Tried<VideoSettings>| f64::from(tried.settings.bitrate);
    let part =
        (bytes(budget) * NEXT_AIM / bytes(low.bytes)).ln() / (bytes(high.bytes) / bytes(low.bytes)).ln();
    // Of results that have next to no frames, nothing follows.
    part.is_finite().then(|| rate(low) * (rate(high) / rate(low)).powf(part.clamp(0.1, 0.9)))
}

/// The index of the result within the budget that has the most pixels a second; of several, the largest one.
fn richest(tried: &[Tried<VideoSettings>], budget: u64) -> Option<usize> {
    let pixels = |settings: &VideoSettings| {
        f64::from(settings.width) * f64::from(settings.height) * settings.frame_rate.value()
    };
    let richness = |tried: &Tried<VideoSettings>| (whole(pixels(&tried.settings)), tried.bytes);
    let within = tried.iter().enumerate().filter(|(_, tried)| tried.bytes <= budget);
    within.max_by_key(|(_, tried)| richness(tried)).map(|(index, _)| index)
}

/// Settings for larger frames or more of them, if the frames are as good as the encoder makes them in a part of the
/// room: then fewer bits per pixel are enough.
fn larger(
    source: &Source<'_>,
    target: &Target,
    tried: &[Tried<VideoSettings>],
    got: f64,
) -> Option<VideoSettings> {
    let last = &tried[tried.len() - 1].settings;
    let pixels = f64::from(last.width) * f64::from(last.height);
    let density =
        LARGER_FRAMES_BITS * got * 8.0 / source.shown(target) / source.changing(last.frame_rate) / pixels;
    let larger = first(&Source { density: Some(density), steadiness: Some(0.0), ..*source }, target);
    let grows = larger.width > last.width || larger.frame_rate.value() > last.frame_rate.value();
    (grows && tried.len() < SECOND_PASSES * FRAME_SIZES).then_some(larger)
}

/// Plans a smaller frame, for a video that no bitrate makes small enough; gives up only at the smallest size, so that
/// no budget is called impossible that a smaller frame meets.
fn smaller(
    source: &Source<'_>,
    target: &Target,
    tried: &[Tried<VideoSettings>],
    room_by_got: f64,
) -> Plan<VideoSettings> {
    let last = &tried[tried.len() - 1].settings;
    let least = tried.iter().map(|tried| tried.bytes).min().unwrap_or(0);
    let long = last.width.max(last.height);
    if long <= LEAST_LONG_SIDE || last.codec == VideoCodec::H263 {
        let fitting_seconds = fitting_by(source, target, least);
        let sound = source.audio_bytes.unwrap_or(0);
        let fits_silent = sound > 0 && least.saturating_sub(sound) <= target.budget;
        return Plan::Impossible(Reason { least, is_estimate: false, fitting_seconds, fits_silent });
    }
    // Frames that still do not fit after one step become smaller in larger steps.
    let most = if tried.len() > SECOND_PASSES { 0.5 } else { 0.8 };
    let factor = (room_by_got * 0.9).clamp(0.25, most).sqrt();
    let factor = factor.max(f64::from(LEAST_LONG_SIDE) / f64::from(long));
    let (width, height) = scaled((last.width, last.height), factor);
    let first = first_with(source, target, *last);
    // What was as coarse as can be will exceed its bitrate at any size.
    let aim = if source.coarsest { COARSEST_AIM } else { 1.0 };
    let bitrate = bitrate(f64::from(first.bitrate) * aim);
    Plan::Encode(VideoSettings { width, height, bitrate, ..first })
}

/// The settings with the bitrate that a first pass starts from.
fn first_with(source: &Source<'_>, target: &Target, settings: VideoSettings) -> VideoSettings {
    let fixed = source.fixed(target, settings.audio, settings.frame_rate, source.seconds(target));
    let bitrate = bitrate(source.bits(target, target.budget.saturating_sub(fixed)));
    VideoSettings { bitrate, quantiser: None, rate_factor: None, ..settings }
}

/// The share of the budget below which a result that bitrates come no nearer to is searched for by rate factors. Our
/// choice: each of them takes an encoding, and the last tenth cannot be seen.
const NEAR: f64 = 0.9;

/// The share of the room above which a result is too large for any second pass, if the first pass was as coarse as the
/// encoder makes frames. Measured on two videos: grain fits with the next pass after 1.11, noise does not after 1.18.
const STUCK: f64 = 1.15;

/// The share of its room that a smaller frame asks for if the larger one was at its coarsest. Measured on noise, which
/// exceeds what is asked for by .02 to .08.
const COARSEST_AIM: f64 = 0.95;

/// The factor by which a bitrate rises to show whether the encoder has any use for more. Our choice.
const DOUBLED: f64 = 2.0;

/// The least such factor that shows it. Our choice: a step of a tenth brings little by chance.
const CLEARLY_MORE: f64 = 1.4;

/// Whether there are results on both sides of the budget, and the best one is far from it: the size comes in wide steps.
fn misses(tried: &[&Tried<VideoSettings>], target: &Target) -> bool {
    let best = tried.iter().map(|tried| tried.bytes).filter(|bytes| *bytes <= target.budget).max();
    let is_over = tried.iter().any(|tried| tried.bytes > target.budget);
    is_over && best.is_some_and(|best| float(best) < float(target.budget) * NEAR)
}

/// Whether the frames of a result are as good as the encoder makes them at their size, by all that were `tried`.
#[must_use]
pub fn is_best_of_its_size(tried: &[Tried<VideoSettings>], settings: &VideoSettings) -> bool {
    // A result that got better sound has the pictures of another one.
    let audio = tried.first().and_then(|first| first.settings.audio);
    let settings = VideoSettings { audio, ..*settings };
    let is_alike = |tried: &&Tried<VideoSettings>| {
        tried.settings.has_first_pass() && tried.settings.shares_first_pass(&settings)
    };
    saturated(&tried.iter().filter(is_alike).collect::<Vec<_>>())
}

/// Whether a result shows all the pixels and frames that its handsets do.
#[must_use]
pub fn is_undiminished(source: &Source<'_>, target: &Target, settings: &VideoSettings) -> bool {
    let whole = super::frame::largest(source.pictures.display(), target);
    let is_large = VideoCodec::of(target.handset) == VideoCodec::H263 || settings.width >= whole.0;
    is_large && settings.frame_rate.value() >= source.frame_rate(target).value()
}

/// How many times the bits of the result before the last one were asked for, and how many times its bytes came.
fn gain(tried: &[&Tried<VideoSettings>]) -> Option<(f64, f64)> {
    let [.., before, last] = tried else { return None };
    Some((
        f64::from(last.settings.bitrate) / f64::from(before.settings.bitrate),
        float(last.bytes) / float(before.bytes.max(1)),
    ))
}

/// Whether a higher bitrate brought hardly more bytes.
fn brought_little(tried: &[&Tried<VideoSettings>]) -> bool {
    gain(tried).is_some_and(|(asked, got)| asked > 1.1 && got < 1.0 + (asked - 1.0) / 4.0)
}

/// Whether a higher bitrate brings no more bytes: the frames are as good as the encoder makes them.
fn saturated(tried: &[&Tried<VideoSettings>]) -> bool {
    let asks_all = |tried: &&Tried<VideoSettings>| f64::from(tried.settings.bitrate) >= VIDEO_BITRATE;
    let is_clear = gain(tried).is_some_and(|(asked, _)| asked >= CLEARLY_MORE);
    tried.last().is_some_and(asks_all) || is_clear && brought_little(tried)
}

#[cfg(test)]
mod tests;
