//! Plans videos whose size x264 does not control by a bitrate: with some contents, such as faint noise on a still
//! picture, half the bitrate brings more bytes. A constant rate factor brings fewer with every step, and the one that
//! fills the budget is found by trial.

use super::settings::VideoSettings;
use super::{Target, Tried, float};

/// The factor that is tried first: x264's default.
const FIRST: f64 = 23.0;

/// The finest and the coarsest factor. Our choice: finer ones are hardly told apart; x264 has no coarser ones.
const FACTORS: (f64, f64) = (4.0, 51.0);

/// The most encodings at one frame size. Our choice: two measured parts of a video need three and five.
const TRIES: usize = 7;

/// The share of the budget that is aimed at: the middle of the band.
const AIM: f64 = 0.975;

/// The first step of the factor, and the largest step while all results are on one side of the budget. Our choice:
/// where noise begins to be coded, bytes grow tenfold within four.
const STRIDES: (f64, f64) = (2.0, 8.0);

/// If a lower bitrate brings a result larger by this factor, bitrates do not control the size. Our choice: results that
/// are as good as the encoder makes them differ by a few bytes.
const ASTRAY: f64 = 1.1;

/// Whether a lower bitrate brought more bytes.
pub(super) fn is_astray(tried: &[&Tried<VideoSettings>]) -> bool {
    let rated = || tried.iter().filter(|tried| tried.settings.has_first_pass());
    rated().any(|high| {
        rated().any(|low| {
            low.settings.bitrate < high.settings.bitrate && float(low.bytes) > float(high.bytes) * ASTRAY
        })
    })
}

/// The rate factor to try next, from the results `tried` at one frame size; `None` if the budget is filled, if no
/// other factor brings the result nearer to it, or if none fits.
pub(super) fn next(tried: &[&Tried<VideoSettings>], target: &Target) -> Option<f64> {
    let known: Vec<_> =
        tried.iter().filter_map(|tried| Some((tried.settings.rate_factor?, tried.bytes))).collect();
    let fits = known.iter().filter(|(_, bytes)| *bytes <= target.budget).min_by(|a, b| a.0.total_cmp(&b.0));
    let above = known.iter().filter(|(_, bytes)| *bytes > target.budget).max_by(|a, b| a.0.total_cmp(&b.0));
    if known.len() >= TRIES || fits.is_some_and(|(_, bytes)| *bytes >= target.floor()) {
        return None;
    }
    let doublings = |bytes: u64| (float(target.budget) * AIM / float(bytes.max(1))).log2();
    let wanted = match (fits, above) {
        (None, None) => FIRST,
        (Some((fits, small)), Some((above, large))) => {
            let part = doublings(*small) / (doublings(*small) - doublings(*large));
            fits + (above - fits) * part.clamp(0.1, 0.9)
        }
        (Some((only, bytes)), None) | (None, Some((only, bytes))) => {
            let (doublings, most) = (doublings(*bytes), if known.len() == 1 { STRIDES.0 } else { STRIDES.1 });
            only - (doublings * a_doubling(&known)).abs().clamp(0.1, most).copysign(doublings)
        }
    };
    let next = (wanted.clamp(FACTORS.0, FACTORS.1) * 100.0).round() / 100.0;
    let is_new = fits.is_none_or(|(fits, _)| next < *fits) && above.is_none_or(|(above, _)| *above < next);
    is_new.then_some(next)
}

/// The difference between factors that doubled the bytes from the last result but one to the last.
fn a_doubling(known: &[(f64, u64)]) -> f64 {
    let [.., (before, bytes_before), (last, bytes_last)] = known else { return STRIDES.1 };
    let doublings = (float((*bytes_last).max(1)) / float((*bytes_before).max(1))).log2();
    let found = (before - last) / doublings;
    if found.is_finite() { found.clamp(0.5, STRIDES.1) } else { STRIDES.1 }
}
