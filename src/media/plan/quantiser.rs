//! Plans videos with too few bits for rate control: all frames get the same quantiser, and the one that fills the
//! budget is found by trial.

use super::settings::{VideoCodec, VideoSettings};
use super::{Target, Tried, float};

/// The most encodings that are tried. Our choice: each is one pass, over a video of small frames.
const TRIES: usize = 6;

/// The quantiser to try next, from the results `tried` at one size; `None` if the budget is filled, if nothing finer
/// fits, or if no result fits.
pub(super) fn next(tried: &[&Tried<VideoSettings>], target: &Target) -> Option<u32> {
    let known = || tried.iter().filter_map(|tried| Some((tried.settings.quantiser?, tried.bytes)));
    let (fits, bytes) = known().filter(|(_, bytes)| *bytes <= target.budget).min()?;
    if bytes >= target.floor() || known().count() >= TRIES {
        return None;
    }
    let above = known().filter(|(_, bytes)| *bytes > target.budget).map(|(quantiser, _)| quantiser).max();
    let more = float(target.budget) / float(bytes.max(1));
    let likely = match tried[0].settings.codec {
        // In H.264, six more double the quantiser's step size, and about halve the bits.
        VideoCodec::H264High | VideoCodec::H264Baseline => f64::from(fits) - 6.0 * more.log2(),
        VideoCodec::H263 => f64::from(fits) / more,
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
    let likely = likely.ceil() as u32;
    let next = likely.clamp(above.map_or(1, |above| above + 1), fits.saturating_sub(1).max(1));
    (next < fits && above.is_none_or(|above| above < next)).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::streams::Ratio;

    #[test]
    fn the_finest_that_fits_is_found() {
        let (codec, frame_rate) = (VideoCodec::H263, Ratio { over: 15, under: 1 });
        let settings = VideoSettings {
            codec,
            width: 176,
            height: 144,
            frame_rate,
            bitrate: 1000,
            quantiser: Some(codec.coarsest()),
            rate_factor: None,
            rate_tolerance: 1.0,
            audio: None,
        };
        let bytes = |quantiser: u32| 300_000 / u64::from(quantiser);
        let mut tried = vec![Tried { settings, bytes: bytes(31) }];
        while let Some(quantiser) = next(&tried.iter().collect::<Vec<_>>(), &Target::of(20_000)) {
            assert!(tried.iter().all(|tried| tried.settings.quantiser != Some(quantiser)));
            let settings = VideoSettings { quantiser: Some(quantiser), ..settings };
            tried.push(Tried { settings, bytes: bytes(quantiser) });
        }
        assert_eq!(tried.last().unwrap().settings.quantiser, Some(15), "{tried:?}");
        assert_eq!(next(&[&Tried { settings, bytes: 30_000 }], &Target::of(20_000)), None);
    }
}
