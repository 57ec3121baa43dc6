//! Conversion of a picture from the colours that its file declares to sRGB, which handsets assume for all pictures.

use moxcms::{
    Chromaticity, CicpColorPrimaries, CicpProfile, ColorPrimaries, ColorProfile, DataColorSpace, Layout,
    MatrixCoefficients, ToneReprCurve, TransferCharacteristics, TransformOptions, XyY,
};

use super::{Channels, Picture};

/// Colours that a file declares in another way than by an ICC profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// By the numbers of their primaries and of their transfer (ITU-T H.273, section 8).
    Numbers {
        /// The number of the primaries.
        primaries: u8,
        /// The number of the transfer.
        transfer: u8,
    },
    /// By what they were measured to be, in hundred-thousandths (PNG, third edition, sections 11.3.2.1 and 11.3.2.2).
    Measured {
        /// The exponent that samples were encoded with.
        exponent: u32,
        /// Where white, red, green and blue are: each x, then y.
        places: Option<[u32; 8]>,
    },
}

/// The exponent of sRGB, and where its white, red, green and blue are, as PNGs declare them (PNG, third edition, section
/// 11.3.2.5).
const EXPONENT: u32 = 45_455;
const PLACES: [u32; 8] = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000];

/// What is nearer than this to sRGB is sRGB: a twentieth of the exponent, as in libpng, and a hundredth of a place.
const NEAR: (u32, u32) = (EXPONENT / 20, 1_000);

/// Converts a picture from the colour space of an ICC profile to sRGB; returns whether the conversion succeeded.
pub(super) fn to_srgb(picture: &mut Picture, profile: &[u8]) -> bool {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return false };
    match profile.color_space {
        DataColorSpace::Rgb => converted(picture, &profile),
        DataColorSpace::Gray => grey_converted(picture, &profile),
        _ => false,
    }
}

/// Converts a picture from declared colours to sRGB; returns the note for users if that does not succeed.
pub(super) fn from_space(picture: &mut Picture, space: Space) -> Option<&'static str> {
    let profile = match space {
        // PQ and HLG.
        Space::Numbers { transfer: 16 | 18, .. } => {
            return Some("its colours are HDR, and are taken for sRGB; they may be off");
        }
        Space::Numbers { primaries, transfer } => numbered(primaries, transfer),
        Space::Measured { exponent, places } => measured(exponent, places),
    };
    let done = profile.is_none_or(|profile| converted(picture, &profile));
    (!done).then_some("its colours cannot be converted, and are taken for sRGB; they may be off")
}

/// The profile of numbered colours; `None` if they are those of sRGB, or are taken for those everywhere.
fn numbered(primaries: u8, transfer: u8) -> Option<ColorProfile> {
    let curve = match transfer {
        4 => Some(2.2),
        5 => Some(2.8),
        8 => Some(1.0),
        // What is meant for television is shown as sRGB.
        _ => None,
    };
    // Likewise the primaries of television.
    let is_wide = matches!(primaries, 4 | 8..=12 | 22);
    if curve.is_none() && !is_wide {
        return None;
    }
    let mut profile = ColorProfile::new_srgb();
    if is_wide {
        profile = ColorProfile::new_from_cicp(CicpProfile {
            color_primaries: CicpColorPrimaries::try_from(primaries).ok()?,
            transfer_characteristics: TransferCharacteristics::Srgb,
            matrix_coefficients: MatrixCoefficients::Identity,
            full_range: true,
        });
    }
    Some(with_curve(profile, curve))
}

/// The profile of measured colours; `None` if they are near those of sRGB, or cannot be.
fn measured(exponent: u32, places: Option<[u32; 8]>) -> Option<ColorProfile> {
    let curve = (exponent > 0 && exponent.abs_diff(EXPONENT) > NEAR.0).then(|| 100_000.0 / exponent as f32);
    let is_far =
        |places: &[u32; 8]| places.iter().zip(PLACES).any(|(one, other)| one.abs_diff(other) > NEAR.1);
    // Each x and y is a part of one.
    let may_be = |places: &[u32; 8]| {
        let pairs = places.as_chunks::<2>().0;
        pairs.iter().all(|[x, y]| *y > 0 && u64::from(*x) + u64::from(*y) <= 100_000)
    };
    let places = places.filter(|places| is_far(places) && may_be(places));
    if curve.is_none() && places.is_none() {
        return None;
    }
    let mut profile = ColorProfile::new_srgb();
    if let Some(places) = places {
        let [wx, wy, rx, ry, gx, gy, bx, by] = places.map(|place| place as f32 / 100_000.0);
        let [red, green, blue] = [(rx, ry), (gx, gy), (bx, by)].map(|(x, y)| Chromaticity::new(x, y));
        profile
            .update_rgb_colorimetry(XyY::new(wx.into(), wy.into(), 1.0), ColorPrimaries { red, green, blue });
    }
    Some(with_curve(profile, curve))
}

/// A profile with another exponent than sRGB's, if one is given.
fn with_curve(mut profile: ColorProfile, exponent: Option<f32>) -> ColorProfile {
    if let Some(exponent) = exponent {
        let curve = Some(ToneReprCurve::Parametric(vec![exponent]));
        (profile.red_trc, profile.green_trc, profile.blue_trc) = (curve.clone(), curve.clone(), curve);
    }
    // Else its numbers would go before its curves.
    profile.cicp = None;
    profile
}

/// Converts a picture from a profile of red, green and blue.
fn converted(picture: &mut Picture, profile: &ColorProfile) -> bool {
    let layout = match picture.channels {
        Channels::Rgb => Layout::Rgb,
        Channels::Rgba => Layout::Rgba,
    };
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) = profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default())
    else {
        return false;
    };
    let mut converted = vec![0; picture.pixels.len()];
    let done = transform.transform(&picture.pixels, &mut converted).is_ok();
    if done {
        picture.pixels = converted;
    }
    done
}

/// Converts a picture from a profile of greys, which were spread over three channels when it was decoded.
fn grey_converted(picture: &mut Picture, profile: &ColorProfile) -> bool {
    let each = picture.channels.bytes();
    if picture.pixels.chunks_exact(each).any(|pixel| pixel[0] != pixel[1] || pixel[1] != pixel[2]) {
        return false;
    }
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(Layout::Gray, &srgb, Layout::Rgb, options) else {
        return false;
    };
    let greys: Vec<u8> = (0..=u8::MAX).collect();
    let mut colours = vec![0; greys.len() * 3];
    if transform.transform(&greys, &mut colours).is_err() {
        return false;
    }
    for pixel in picture.pixels.chunks_exact_mut(each) {
        let at = usize::from(pixel[0]) * 3;
        pixel[..3].copy_from_slice(&colours[at..at + 3]);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_colours_move_and_srgb_stays() {
        let grass = vec![90, 200, 60, 128, 128, 128];
        let picture = || Picture { width: 2, height: 1, pixels: grass.clone(), channels: Channels::Rgb };
        let (mut wide, mut same) = (picture(), picture());
        assert!(to_srgb(&mut wide, &ColorProfile::new_display_p3().encode().unwrap()));
        assert!(to_srgb(&mut same, &ColorProfile::new_srgb().encode().unwrap()));
        assert!(wide.pixels[0] < 70, "the same green has less red in sRGB: {:?}", wide.pixels);
        let near = |one: &[u8], other: &[u8]| one.iter().zip(other).all(|(a, b)| a.abs_diff(*b) <= 2);
        assert!(near(&same.pixels, &grass) && near(&wide.pixels[3..], &grass[3..]));
        assert!(!to_srgb(&mut same, b"no profile"));
    }

    fn of(pixels: &[u8]) -> Picture {
        Picture { width: 1, height: 1, pixels: pixels.to_vec(), channels: Channels::Rgb }
    }

    #[test]
    fn greys_follow_their_profile() {
        let linear = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
        let mut grey = of(&[103; 3]);
        assert!(to_srgb(&mut grey, &linear));
        // The inverse of sRGB's curve (IEC 61966-2-1).
        assert!(grey.pixels.iter().all(|level| level.abs_diff(170) <= 2), "{:?}", grey.pixels);
        assert!(!to_srgb(&mut of(&[1, 2, 3]), &linear), "colours have no profile of greys");
    }

    #[test]
    fn declared_colours_are_converted_unless_they_are_those_of_srgb() {
        let p3 = [31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000];
        let measured = |exponent, places| Space::Measured { exponent, places };
        let numbers = |primaries, transfer| Space::Numbers { primaries, transfer };
        for (space, expected) in [
            (measured(EXPONENT, None), [90, 200, 60]),
            (measured(45_000, Some(PLACES)), [90, 200, 60]),
            (measured(0, Some([0; 8])), [90, 200, 60]),
            (measured(100_000, None), [160, 229, 133]),
            (measured(EXPONENT, Some(p3)), [0, 203, 7]),
            (numbers(12, 13), [0, 203, 7]),
            (numbers(1, 8), [160, 229, 133]),
            (numbers(1, 13), [90, 200, 60]),
            (numbers(2, 2), [90, 200, 60]),
            (numbers(6, 6), [90, 200, 60]),
        ] {
            let mut picture = of(&[90, 200, 60]);
            assert_eq!(from_space(&mut picture, space), None, "{space:?}");
            let far = picture.pixels.iter().zip(expected).map(|(one, other)| one.abs_diff(other)).max();
            assert!(far <= Some(2), "{space:?}: {:?}", picture.pixels);
        }
        let mut bright = of(&[90, 200, 60]);
        assert!(from_space(&mut bright, numbers(9, 16)).is_some_and(|note| note.contains("HDR")));
        assert_eq!(bright, of(&[90, 200, 60]));
    }
}
