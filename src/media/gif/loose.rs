//! Fewer bytes by nearly the same colours: LZW repeats what it has seen before, and more of that can be repeated
//! where a colour may be a little different.

use crate::media::image::distance;

/// Codes of which LZW knows no more, and then begins anew (GIF89a specification, appendix F).
const CODES: usize = 4096;

/// How much of what a pixel is wrong by is made up for by the next, in quarters: so that areas keep their colour.
const CARRIED: i32 = 3;

/// What LZW has seen so far: strings, each of which is another one and a pixel.
struct Strings {
    /// Of each string the pixels that were seen behind it, with the string that they make.
    longer: Vec<Vec<(u8, usize)>>,
    /// Strings of one pixel, and the codes for clearing and ending.
    first: usize,
}

impl Strings {
    fn new(colours: usize) -> Self {
        // Transparency is one more.
        let first = (colours + 1).next_power_of_two().max(4) + 2;
        Self { longer: vec![Vec::new(); first], first }
    }

    fn learn(&mut self, string: usize, pixel: u8) {
        if self.longer.len() == CODES {
            self.longer.truncate(self.first);
            self.longer.iter_mut().for_each(Vec::clear);
            return;
        }
        let new = self.longer.len();
        self.longer[string].push((pixel, new));
        self.longer.push(Vec::new());
    }
}

/// Changes pixels, none of them by more than `tolerance`, so that more of them repeat. Pixels without a colour stay.
pub(super) fn loosened(pixels: &mut [u8], colours: &[[u8; 3]], tolerance: u32) {
    let mut strings = Strings::new(colours.len());
    let (mut string, mut owed) = (None::<usize>, [0i32; 3]);
    for pixel in pixels {
        let Some(colour) = colours.get(usize::from(*pixel)).copied() else {
            // Transparent: what is owed is owed to what is drawn.
            string = Some(exact(&mut strings, string, *pixel));
            owed = [0; 3];
            continue;
        };
        let wanted = [0, 1, 2].map(|channel| {
            u8::try_from((i32::from(colour[channel]) + owed[channel]).clamp(0, 255)).unwrap_or(u8::MAX)
        });
        let known =
            string.and_then(|string| nearest(&strings.longer[string], colours, colour, wanted, tolerance));
        string = Some(match known {
            Some((index, longer)) => {
                *pixel = index;
                longer
            }
            None => exact(&mut strings, string, *pixel),
        });
        let drawn = colours[usize::from(*pixel)];
        owed =
            [0, 1, 2].map(|channel| (i32::from(wanted[channel]) - i32::from(drawn[channel])) * CARRIED / 4);
    }
}

/// The string that a pixel makes as it is: a longer one where that is known, else a new one of its own.
fn exact(strings: &mut Strings, string: Option<usize>, pixel: u8) -> usize {
    let Some(string) = string else { return usize::from(pixel) };
    let longer = strings.longer[string].iter().find(|(known, _)| *known == pixel);
    if let Some((_, longer)) = longer {
        return *longer;
    }
    strings.learn(string, pixel);
    usize::from(pixel)
}

/// Of the pixels that were seen behind a string the one that is nearest to what is wanted, if it is near enough to
/// that and to what is really there.
fn nearest(
    longer: &[(u8, usize)],
    colours: &[[u8; 3]],
    colour: [u8; 3],
    wanted: [u8; 3],
    tolerance: u32,
) -> Option<(u8, usize)> {
    let near = longer.iter().filter_map(|(index, string)| {
        let known = *colours.get(usize::from(*index))?;
        let far = distance(known, wanted);
        (far <= tolerance && distance(known, colour) <= tolerance).then_some((far, (*index, *string)))
    });
    near.min_by_key(|(far, _)| *far).map(|(_, found)| found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_pixel_changes_by_more_than_it_may() {
        let colours: Vec<[u8; 3]> = (0..=200).map(|grey| [grey; 3]).collect();
        let mut seed = 7u32;
        let mut noise = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            u8::try_from(seed >> 27).unwrap() + 80
        };
        let pixels: Vec<u8> = (0..20_000).map(|n| if n % 50 == 0 { 201 } else { noise() }).collect();
        let mut loose = pixels.clone();
        loosened(&mut loose, &colours, 10 * 8 * 8);
        assert!(pixels.iter().zip(&loose).all(|(a, b)| a.abs_diff(*b) <= 8 && (*a == 201) == (*b == 201)));
        assert!(pixels != loose);
        let mean = |pixels: &[u8]| pixels.iter().map(|pixel| f64::from(*pixel)).sum::<f64>() / 20_000.0;
        assert!((mean(&pixels) - mean(&loose)).abs() < 0.5, "areas keep their colour");
        let same = loose.clone();
        loosened(&mut loose, &colours, 0);
        assert_eq!(loose, same);
    }
}
