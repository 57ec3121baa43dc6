//! What fitting could make of a film or sound: by arithmetic alone, without encoding.

use crate::media::info::MediaInfo;
use crate::media::kind::Family;

/// What can be reached under a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// A file between these bytes.
    Within {
        /// At least.
        least: u64,
        /// At most; the budget.
        most: u64,
    },
    /// Nothing: even the least that is worth watching has this many bytes.
    Impossible {
        /// The least reachable size.
        least: u64,
    },
    /// How long it plays is not known.
    Unknown,
}

/// Foretells what fitting makes of a file under a budget of bytes.
pub type Predict = fn(&MediaInfo, u64) -> Reach;

/// Percent of the budget that a fitted file has at least; measured over 30 pairs of clips and budgets.
const FITTED_PERCENT: u64 = 95;

/// Bits a second of the smallest picture that is worth watching: 200 by 112 at 12 frames and 0.04 bits a pixel.
const LEAST_VIDEO_RATE: f64 = 200.0 * 112.0 * 12.0 * 0.04;

/// Frames a second of the same.
const LEAST_FRAME_RATE: f64 = 12.0;

/// Bits a second of the poorest sound that is worth hearing: mono AAC.
const LEAST_AUDIO_RATE: f64 = 12_000.0;

/// Bytes of a container without any frame, and for each frame.
const CONTAINER: f64 = 1_200.0;
const CONTAINER_FRAME: f64 = 10.0;

/// Foretells by the budget and the least rates.
#[must_use]
pub fn by_arithmetic(info: &MediaInfo, budget: u64) -> Reach {
    let Some(seconds) = info.seconds.filter(|seconds| seconds.is_finite() && *seconds > 0.0) else {
        return Reach::Unknown;
    };
    let is_video = info.kind.family() == Family::Video;
    let silent = is_video && info.audio == Some(None);
    let audio = if silent { 0.0 } else { LEAST_AUDIO_RATE };
    let (video, frames) = if is_video { (LEAST_VIDEO_RATE, LEAST_FRAME_RATE) } else { (0.0, 0.0) };
    let bytes = CONTAINER + seconds * ((video + audio) / 8.0 + frames * CONTAINER_FRAME);
    // Casts of floats saturate: a film of a billion years needs all there is.
    let least = bytes.ceil() as u64;
    if least > budget {
        return Reach::Impossible { least };
    }
    let usual = u128::from(budget) * u128::from(FITTED_PERCENT) / 100;
    Reach::Within { least: u64::try_from(usual).unwrap_or(budget).max(least), most: budget }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::kind::MediaKind;

    #[test]
    fn budgets_are_met_or_refused() {
        let clip = |seconds: Option<f64>| MediaInfo { seconds, ..MediaInfo::new(MediaKind::Mp4, 9_000_000) };
        assert_eq!(by_arithmetic(&clip(None), 300_000), Reach::Unknown);
        assert_eq!(
            by_arithmetic(&clip(Some(10.0)), 300_000),
            Reach::Within { least: 285_000, most: 300_000 }
        );
        // 1200 + 600 s × ((10,752 + 12,000) / 8 + 120) bytes.
        assert_eq!(by_arithmetic(&clip(Some(600.0)), 300_000), Reach::Impossible { least: 1_779_600 });
        let silent = MediaInfo { audio: Some(None), ..clip(Some(600.0)) };
        assert_eq!(by_arithmetic(&silent, 300_000), Reach::Impossible { least: 879_600 });
        let song = MediaInfo { seconds: Some(100.0), ..MediaInfo::new(MediaKind::Mp3, 9_000_000) };
        assert_eq!(by_arithmetic(&song, 100_000), Reach::Impossible { least: 151_200 });
        assert_eq!(
            by_arithmetic(&clip(Some(f64::MAX)), u64::MAX),
            Reach::Within { least: u64::MAX, most: u64::MAX }
        );
    }
}
