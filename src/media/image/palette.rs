//! Fewer colours: a palette by median cut, and pictures drawn with it.

use std::collections::BTreeSet;

use super::{Channels, Picture};

/// Bits of each channel by which colours are counted. Ours: boxes of eight steps, whose average is exact all the same.
const COUNTED: u32 = 5;

/// Bits of each channel by which the nearest colour is looked up. Ours: nobody sees half a step of seven bits.
const LOOKED_UP: u32 = 7;

/// At most 256 colours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The colours.
    pub colours: Vec<[u8; 3]>,
    /// The nearest of them for each coarse colour, found when first asked for.
    nearest: Vec<Option<u8>>,
}

/// Colours with how often they occur.
type Counted = Vec<([u8; 3], u64)>;

impl Palette {
    /// The `size` colours that stand best for the pixels of all `pictures`.
    #[must_use]
    pub fn of<'p>(pictures: impl IntoIterator<Item = &'p Picture>, size: usize) -> Self {
        let pictures: Vec<&Picture> = pictures.into_iter().collect();
        let nearest = vec![None; 1 << (3 * LOOKED_UP)];
        if let Some(colours) = all(&pictures, size.clamp(1, 256)).filter(|colours| !colours.is_empty()) {
            return Self { colours, nearest };
        }
        let mut sums = vec![([0u64; 3], 0u64); 1 << (3 * COUNTED)];
        for picture in pictures {
            for pixel in picture.pixels.chunks_exact(picture.channels.bytes()) {
                if picture.channels == Channels::Rgba && pixel[3] < 128 {
                    continue;
                }
                let (sum, count) = &mut sums[coarse([pixel[0], pixel[1], pixel[2]], COUNTED) as usize];
                for channel in 0..3 {
                    sum[channel] += u64::from(pixel[channel]);
                }
                *count += 1;
            }
        }
        let seen = sums.into_iter().filter(|(_, count)| *count > 0);
        let colours: Counted = seen.map(|(sum, count)| (sum.map(|sum| (sum / count) as u8), count)).collect();
        let colours = cut(colours, size.clamp(1, 256));
        Self { colours, nearest }
    }

    /// The place of the colour nearest to `colour`.
    pub fn nearest(&mut self, colour: [u8; 3]) -> u8 {
        let key = coarse(colour, LOOKED_UP) as usize;
        if let Some(index) = self.nearest[key] {
            return index;
        }
        let found = self.colours.iter().enumerate().min_by_key(|(_, known)| distance(**known, colour));
        #[expect(clippy::cast_possible_truncation, reason = "a palette has at most 256 colours")]
        let index = found.map_or(0, |(index, _)| index as u8);
        self.nearest[key] = Some(index);
        index
    }
}

/// How different two colours look: by weights of the channels.
#[must_use]
pub fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    let square = |channel: usize| {
        let difference = u32::from(one[channel].abs_diff(other[channel]));
        difference * difference
    };
    3 * square(0) + 6 * square(1) + square(2)
}

/// A colour by so many bits of each channel.
fn coarse(colour: [u8; 3], bits: u32) -> u32 {
    colour.into_iter().fold(0, |key, channel| key << bits | u32::from(channel) >> (8 - bits))
}

/// All colours of the pictures, if they are so few.
fn all(pictures: &[&Picture], size: usize) -> Option<Vec<[u8; 3]>> {
    let mut seen = BTreeSet::new();
    for picture in pictures {
        let mut last = None;
        for pixel in picture.pixels.chunks_exact(picture.channels.bytes()) {
            let colour = [pixel[0], pixel[1], pixel[2]];
            if last == Some(colour) || picture.channels == Channels::Rgba && pixel[3] < 128 {
                continue;
            }
            last = Some(colour);
            if seen.insert(colour) && seen.len() > size {
                return None;
            }
        }
    }
    Some(seen.into_iter().collect())
}

/// Cuts the box that spreads most in two until there are `size` of them; a box's colour is its average.
fn cut(colours: Counted, size: usize) -> Vec<[u8; 3]> {
    if colours.is_empty() {
        return vec![[0; 3]];
    }
    let mut boxes = vec![colours];
    while boxes.len() < size {
        let widest = (0..boxes.len())
            .filter(|index| boxes[*index].len() > 1)
            .max_by_key(|index| spread(&boxes[*index]).0);
        let Some(index) = widest else { break };
        let mut colours = boxes.swap_remove(index);
        let channel = spread(&colours).1;
        colours.sort_unstable_by_key(|(colour, _)| (colour[channel], *colour));
        let half = colours.iter().map(|(_, count)| count).sum::<u64>() / 2;
        let mut seen = 0;
        let middle = colours.iter().position(|(_, count)| {
            seen += count;
            seen > half
        });
        let rest = colours.split_off(middle.unwrap_or(0).clamp(1, colours.len() - 1));
        boxes.extend([colours, rest]);
    }
    boxes.iter().map(average).collect()
}

/// How far a box's colours lie apart, weighed by how many there are, and in which channel.
fn spread(colours: &Counted) -> (u64, usize) {
    let count: u64 = colours.iter().map(|(_, count)| count).sum();
    let range = |channel: usize| {
        let values = colours.iter().map(|(colour, _)| colour[channel]);
        let range = values.clone().max().unwrap_or(0) - values.min().unwrap_or(0);
        u64::from(range) * [3, 4, 2][channel]
    };
    let (range, channel) = (0..3).map(|channel| (range(channel), channel)).max().expect("there are three");
    (range * (count as f64).sqrt() as u64, channel)
}

fn average(colours: &Counted) -> [u8; 3] {
    let count: u64 = colours.iter().map(|(_, count)| count).sum::<u64>().max(1);
    let sum = |channel: usize| {
        colours.iter().map(|(colour, count)| u64::from(colour[channel]) * count).sum::<u64>()
    };
    [0, 1, 2].map(|channel| ((sum(channel) + count / 2) / count) as u8)
}

/// The steps of opacity that are left where colours are. Ours: six are enough for smooth edges.
const OPACITY: u8 = 51;

/// A picture drawn with at most `size` colours, each in six steps of opacity.
#[must_use]
pub fn reduced(picture: &Picture, size: usize) -> Picture {
    let mut palette = Palette::of([picture], size);
    let mut pixels = picture.pixels.clone();
    for pixel in pixels.chunks_exact_mut(picture.channels.bytes()) {
        let index = palette.nearest([pixel[0], pixel[1], pixel[2]]);
        let colour = palette.colours[usize::from(index)];
        pixel[..3].copy_from_slice(&colour);
        if let Some(opacity) = pixel.get_mut(3) {
            *opacity = opacity.saturating_add(OPACITY / 2) / OPACITY * OPACITY;
            if *opacity == 0 {
                pixel[..3].fill(0);
            }
        }
    }
    Picture { pixels, ..*picture }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::image::tests::{drawing, photo};

    #[test]
    fn edges_stay_smooth() {
        let pixels = (0..=255).flat_map(|opacity| [200, 30, 30, opacity]).collect();
        let logo = Picture { width: 256, height: 1, pixels, channels: Channels::Rgba };
        let reduced = reduced(&logo, 16);
        let far = logo.pixels.chunks_exact(4).zip(reduced.pixels.chunks_exact(4));
        assert!(far.clone().all(|(one, other)| one[3].abs_diff(other[3]) <= 26));
        assert_eq!((reduced.pixels[3], reduced.pixels[255 * 4 + 3]), (0, 255));
    }

    #[test]
    fn few_colours_stay_and_many_become_few() {
        assert_eq!(reduced(&drawing(96, 48), 16), drawing(96, 48));
        let reduced = reduced(&photo(64, 64), 16);
        let colours: std::collections::HashSet<&[u8]> = reduced.pixels.chunks_exact(3).collect();
        assert!((8..=16).contains(&colours.len()), "{}", colours.len());
        assert_eq!(Palette::of([&photo(64, 64)], 64), Palette::of([&photo(64, 64)], 64));
    }
}
