//! Divides a byte budget among the media of a message. Pure arithmetic.

use super::info::MediaInfo;
use super::kind::{Family, MediaKind};
use super::plan::{GifForm, float};

/// The bytes that a picture of full size asks for. Our choice: about a JPEG of quality 80 at 1080 by 1440.
const PICTURE: f64 = 250_000.0;

/// The bytes that an animated GIF asks for (API facts §6.2).
const ANIMATION: f64 = 500_000.0;

/// The bytes that a second of video asks for: 0.045 bits a pixel at 640 by 360 and 30 frames a second.
const VIDEO: f64 = 40_000.0;

/// The bytes that a second of audio asks for: 64 kbit/s.
const SOUND: f64 = 8_000.0;

/// What one medium asks of the budget.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// Its weight relative to the other media.
    pub weight: f64,
    /// The fewest bytes with which the medium can be kept at all.
    pub least: u64,
    /// The most bytes that it can use.
    pub most: u64,
}

/// The weight of a medium of a family, by its kind and duration or dimensions. The family is not that of its kind if a
/// container of videos holds only sound, one of sound holds pictures, or an animated GIF becomes a video. No medium asks
/// for more than the `most` bytes that it can use.
#[must_use]
pub fn weight(info: &MediaInfo, family: Family, gif_form: GifForm, most: u64) -> f64 {
    let seconds = info.seconds.unwrap_or(10.0).clamp(0.5, 300.0);
    let asked = match (family, info.kind) {
        (Family::Image, MediaKind::Gif) if gif_form != GifForm::Still => ANIMATION,
        (Family::Image, _) => {
            let pixels = info.image.map_or(1.5e6, |image| f64::from(image.width) * f64::from(image.height));
            PICTURE * (pixels / 1.5e6).clamp(0.05, 1.0)
        }
        (Family::Video, _) => VIDEO * seconds,
        _ => SOUND * seconds,
    };
    asked.min(float(most))
}

/// Divides `room` by weights. Each claim gets at least its `least` and at most its `most` if possible; bytes that a
/// claim cannot use go to the others.
#[must_use]
pub fn shares(claims: &[Claim], room: u64) -> Vec<u64> {
    let mut shares: Vec<Option<u64>> = vec![None; claims.len()];
    loop {
        let given: u64 = shares.iter().flatten().sum();
        let open: Vec<usize> = (0..claims.len()).filter(|index| shares[*index].is_none()).collect();
        let rest = room.saturating_sub(given);
        let weights: f64 = open.iter().map(|index| claims[*index].weight.max(1e-9)).sum();
        #[expect(clippy::cast_precision_loss, reason = "2^53 bytes are no budget")]
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
        let share = |index: usize| (rest as f64 * claims[index].weight.max(1e-9) / weights) as u64;
        // Claims that would get less than their minimum are settled first, then those that would get more than their
        // maximum.
        let bound = open
            .iter()
            .find(|index| share(**index) < claims[**index].least)
            .map(|index| (*index, claims[*index].least))
            .or_else(|| {
                let sated = open.iter().find(|index| share(**index) > claims[**index].most);
                sated.map(|index| (*index, claims[*index].most))
            });
        match bound {
            Some((index, bytes)) => shares[index] = Some(bytes),
            None => {
                for index in open {
                    shares[index] = Some(share(index));
                }
                return shares.into_iter().flatten().collect();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(weight: f64, least: u64, most: u64) -> Claim {
        Claim { weight, least, most }
    }

    #[test]
    fn shares_follow_weights_between_their_bounds() {
        let free = |weight| claim(weight, 0, u64::MAX);
        assert_eq!(shares(&[free(1.0), free(3.0)], 400), [100, 300]);
        assert_eq!(shares(&[claim(1.0, 200, u64::MAX), free(3.0)], 400), [200, 200]);
        assert_eq!(shares(&[claim(3.0, 0, 50), free(1.0)], 400), [50, 350]);
        assert_eq!(shares(&[claim(0.0, 0, 9)], 400), [9]);
        assert_eq!(shares(&[], 400), [0; 0]);
    }

    #[test]
    fn a_gif_asks_for_what_it_becomes_and_no_more_than_it_can_use() {
        let gif = MediaInfo { seconds: Some(2.0), ..MediaInfo::new(MediaKind::Gif, 250_000) };
        let asked = |family, form, most| weight(&gif, family, form, most);
        assert_eq!(asked(Family::Image, GifForm::Gif, u64::MAX), ANIMATION);
        assert_eq!(asked(Family::Image, GifForm::Gif, 250_000), 250_000.0);
        assert_eq!(asked(Family::Image, GifForm::Still, u64::MAX), PICTURE);
        assert_eq!(asked(Family::Video, GifForm::Mp4, u64::MAX), 2.0 * VIDEO);
    }

    #[test]
    fn no_more_is_given_than_there_is_but_for_what_is_needed() {
        for room in [0, 1, 99, 1_000_003] {
            let claims = [claim(1.0, 0, 300), claim(2.5, 0, u64::MAX), claim(0.3, 0, 10)];
            assert!(shares(&claims, room).iter().sum::<u64>() <= room);
        }
        assert_eq!(shares(&[claim(1.0, 90, 100), claim(1.0, 90, 100)], 100), [90, 90], "too little for both");
    }
}
