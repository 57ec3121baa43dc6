//! Conversion of a picture from its own colour profile to sRGB, which handsets assume for all pictures.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::{Channels, Picture};

/// Converts a picture from the colour space of an ICC profile to sRGB; returns whether the conversion succeeded.
pub(super) fn to_srgb(picture: &mut Picture, profile: &[u8]) -> bool {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return false };
    match profile.color_space {
        DataColorSpace::Rgb => {}
        // Grey was spread over three channels when it was decoded.
        DataColorSpace::Gray => return true,
        _ => return false,
    }
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
}
