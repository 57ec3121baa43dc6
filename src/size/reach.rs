//! Estimates the size to which fitting could reduce video or audio, by arithmetic, with the numbers that fitting itself
//! uses.

use crate::limits::fitting::{
    CONTAINER_PER_REORDERED_FRAME, FIRST_AIM, LEAST_BITS_PER_PIXEL, LEAST_FILL_PERMILLE, LEAST_FRAME_RATE,
    LEAST_LONG_SIDE, MP3_HEADER, MP3_LEAST_BITRATE, VIDEO_AUDIO, VIDEO_CONTAINER,
};
use crate::media::info::{MediaInfo, Presence};
use crate::media::kind::Family;

/// The size that fitting can reach under a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// A file of a size in this range.
    Within {
        /// The lower end in bytes.
        least: u64,
        /// The upper end in bytes: the budget.
        most: u64,
    },
    /// The budget is too small: even the lowest acceptable quality takes more bytes.
    Impossible {
        /// The least reachable size in bytes.
        least: u64,
    },
    /// The duration is not known.
    Unknown,
}

/// Predicts the result of fitting a file into a budget of bytes.
pub type Predict = fn(&MediaInfo, u64) -> Reach;

/// The aspect ratio assumed if a video's dimensions are not known.
const USUAL_FRAME: (u32, u32) = (16, 9);

/// Predicts from the budget and the lowest rates that fitting uses.
#[must_use]
pub fn by_arithmetic(info: &MediaInfo, budget: u64) -> Reach {
    let Some(seconds) = info.seconds.filter(|seconds| seconds.is_finite() && *seconds > 0.0) else {
        return Reach::Unknown;
    };
    let bytes = if info.kind.family() == Family::Video { video(info, seconds) } else { sound(seconds) };
    // The cast saturates: a video of a billion years gives `u64::MAX`.
    let least = bytes.ceil() as u64;
    if least > budget {
        return Reach::Impossible { least };
    }
    let filled = u128::from(budget) * u128::from(LEAST_FILL_PERMILLE) / 1000;
    Reach::Within { least: u64::try_from(filled).unwrap_or(budget).max(least), most: budget }
}

/// The bytes of the smallest acceptable video of this duration.
fn video(info: &MediaInfo, seconds: f64) -> f64 {
    let video = info.video.present().filter(|video| video.width.min(video.height) > 0);
    let (width, height) = video.map_or(USUAL_FRAME, |video| (video.width, video.height));
    let long = f64::from(width.max(height));
    // Fitting never enlarges frames.
    let scaled =
        if video.is_some() { long.min(f64::from(LEAST_LONG_SIDE)) } else { f64::from(LEAST_LONG_SIDE) };
    let pixels = f64::from(width) * f64::from(height) * (scaled / long).powi(2);
    let silent = info.audio == Presence::Absent;
    let audio = if silent { 0.0 } else { f64::from(VIDEO_AUDIO[0].bitrate) };
    let pictures = pixels * LEAST_FRAME_RATE * LEAST_BITS_PER_PIXEL / FIRST_AIM;
    let frames = LEAST_FRAME_RATE * CONTAINER_PER_REORDERED_FRAME as f64;
    VIDEO_CONTAINER as f64 + seconds * ((pictures + audio) / 8.0 + frames)
}

/// The bytes of the smallest acceptable audio of this duration.
fn sound(seconds: f64) -> f64 {
    MP3_HEADER as f64 + seconds * f64::from(MP3_LEAST_BITRATE) / 8.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::info::VideoStream;
    use crate::media::kind::MediaKind;

    #[test]
    fn budgets_are_met_or_refused() {
        let clip = |seconds: Option<f64>| MediaInfo { seconds, ..MediaInfo::new(MediaKind::Mp4, 9_000_000) };
        assert_eq!(by_arithmetic(&clip(None), 300_000), Reach::Unknown);
        assert_eq!(
            by_arithmetic(&clip(Some(10.0)), 300_000),
            Reach::Within { least: 285_000, most: 300_000 }
        );
        // 850 + 600 s x ((200 x 112.5 x 12 x .025 / .99 + 12,000) / 8 + 144) bytes.
        assert_eq!(by_arithmetic(&clip(Some(600.0)), 300_000), Reach::Impossible { least: 1_498_614 });
        let silent = MediaInfo { audio: Presence::Absent, ..clip(Some(600.0)) };
        assert_eq!(by_arithmetic(&silent, 300_000), Reach::Impossible { least: 598_614 });
        let tiny = VideoStream { codec: None, width: 20, height: 10, frame_rate: None };
        let tiny = MediaInfo { video: Presence::Present(tiny), ..silent };
        assert_eq!(by_arithmetic(&tiny, 95_000), Reach::Within { least: 91_796, most: 95_000 });
        let song = MediaInfo { seconds: Some(100.0), ..MediaInfo::new(MediaKind::Mp3, 9_000_000) };
        assert_eq!(by_arithmetic(&song, 100_000), Reach::Impossible { least: 100_500 });
        assert_eq!(
            by_arithmetic(&clip(Some(f64::MAX)), u64::MAX),
            Reach::Within { least: u64::MAX, most: u64::MAX }
        );
    }
}
