//! Colour reduction: palettes by splitting the colours where it gains most, and pictures drawn with them.

use std::collections::HashMap;

use super::{Channels, Picture};

/// Up to this many colours are counted one by one. Our choice: pictures with more of them are photographs, in which a
/// difference of a few steps does not matter.
const SINGLE: usize = 1 << 14;

/// Bits of each channel that are kept if there are more colours to count. Our choice: this gives boxes of eight steps,
/// whose averages are still exact.
const COUNTED: u32 = 5;

/// Bits of each channel that are kept to look up the nearest colour. Our choice: nobody sees half a step of seven bits.
const LOOKED_UP: u32 = 7;

/// The number of passes that move colours to the average of the colours they represent.
const SETTLING: usize = 6;

/// A palette of at most 256 colours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The colours.
    pub colours: Vec<[u8; 3]>,
    /// Whether the palette holds every colour of the pictures: then each colour maps to itself.
    pub is_exact: bool,
    /// The index of the nearest palette colour for each coarse colour: a palette colour with the same coarse value if
    /// there is one, else computed on the first look-up.
    nearest: Vec<Option<u8>>,
    /// The indices of palette colours whose coarse value another palette colour already has.
    crowded: HashMap<[u8; 3], u8>,
}

/// Colours with how often they occur.
type Counted = Vec<([u8; 3], u64)>;

impl Palette {
    /// The `size` colours that represent the pixels of all `pictures` best.
    #[must_use]
    pub fn of<'p>(pictures: impl IntoIterator<Item = &'p Picture>, size: usize) -> Self {
        let pictures: Vec<&Picture> = pictures.into_iter().collect();
        let size = size.clamp(1, 256);
        let counted = single(&pictures);
        let is_exact = counted.as_ref().is_some_and(|counted| counted.len() <= size);
        let mut counted = counted.unwrap_or_else(|| coarsely(&pictures));
        // Sort, since a hash map has no stable order.
        counted.sort_unstable();
        let colours = match is_exact {
            // Even a fully transparent picture needs one colour.
            true if counted.is_empty() => vec![[0; 3]],
            true => counted.into_iter().map(|(colour, _)| colour).collect(),
            false => settled(cut(counted.clone(), size), &counted),
        };
        Self::with(colours, is_exact)
    }

    fn with(colours: Vec<[u8; 3]>, is_exact: bool) -> Self {
        let (mut nearest, mut crowded) = (vec![None; 1 << (3 * LOOKED_UP)], HashMap::new());
        for (index, colour) in (0..=u8::MAX).zip(&colours) {
            match &mut nearest[coarse(*colour, LOOKED_UP) as usize] {
                Some(_) => drop(crowded.insert(*colour, index)),
                free => *free = Some(index),
            }
        }
        Self { colours, is_exact, nearest, crowded }
    }

    /// The index of the palette colour nearest to `colour`.
    pub fn nearest(&mut self, colour: [u8; 3]) -> u8 {
        if let Some(index) = self.crowded.get(&colour) {
            return *index;
        }
        let key = coarse(colour, LOOKED_UP) as usize;
        if let Some(index) = self.nearest[key] {
            return index;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a palette has at most 256 colours")]
        let index = closest(&self.colours, colour) as u8;
        self.nearest[key] = Some(index);
        index
    }
}

/// How different two colours look: the sum of the squared differences of their channels, weighted 3 : 6 : 1.
#[must_use]
pub fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    let square = |channel: usize| {
        let difference = u32::from(one[channel].abs_diff(other[channel]));
        difference * difference
    };
    3 * square(0) + 6 * square(1) + square(2)
}

/// The highest `bits` bits of each channel, joined into one number.
fn coarse(colour: [u8; 3], bits: u32) -> u32 {
    colour.into_iter().fold(0, |key, channel| key << bits | u32::from(channel) >> (8 - bits))
}

/// The colours of all pixels that are at least half opaque.
fn seen(pictures: &[&Picture]) -> impl Iterator<Item = [u8; 3]> {
    pictures.iter().flat_map(|picture| {
        let pixels = picture.pixels.chunks_exact(picture.channels.bytes());
        let opaque = picture.channels == Channels::Rgb;
        let visible = pixels.filter(move |pixel| opaque || pixel[3] >= 128);
        visible.map(|pixel| [pixel[0], pixel[1], pixel[2]])
    })
}

/// Each colour of the pictures with its count; `None` if there are too many.
fn single(pictures: &[&Picture]) -> Option<Counted> {
    let mut counted = HashMap::<[u8; 3], u64>::new();
    let (mut last, mut run) = ([0; 3], 0);
    for colour in seen(pictures) {
        if colour != last {
            *counted.entry(last).or_default() += run;
            (last, run) = (colour, 0);
            if counted.len() > SINGLE {
                return None;
            }
        }
        run += 1;
    }
    *counted.entry(last).or_default() += run;
    Some(counted.into_iter().filter(|(_, count)| *count > 0).collect())
}

/// The pictures' colours grouped into coarse boxes: the average and the count of each box.
fn coarsely(pictures: &[&Picture]) -> Counted {
    let mut sums = vec![([0u64; 3], 0u64); 1 << (3 * COUNTED)];
    for colour in seen(pictures) {
        let (sum, count) = &mut sums[coarse(colour, COUNTED) as usize];
        for channel in 0..3 {
            sum[channel] += u64::from(colour[channel]);
        }
        *count += 1;
    }
    let counted = sums.into_iter().filter(|(_, count)| *count > 0);
    counted.map(|(sum, count)| (sum.map(|sum| (sum / count) as u8), count)).collect()
}

/// Splits the box whose colours are furthest from their average until there are `size` boxes, each where the rest is
/// nearest to two averages (Wu, 1992); the colour of a box is the average of its colours.
fn cut(colours: Counted, size: usize) -> Vec<[u8; 3]> {
    let sized = |colours: Counted| (spread(&colours), colours);
    let mut boxes = vec![sized(colours)];
    while boxes.len() < size {
        let divisible = (0..boxes.len()).filter(|index| boxes[*index].1.len() > 1);
        let Some(index) = divisible.max_by_key(|index| boxes[*index].0.0) else { break };
        let ((_, channel), mut colours) = boxes.swap_remove(index);
        colours.sort_unstable_by_key(|(colour, _)| (colour[channel], *colour));
        let rest = colours.split_off(parting(&colours, channel));
        boxes.extend([sized(colours), sized(rest)]);
    }
    boxes.iter().map(|(_, colours)| average(colours)).collect()
}

/// Where colours that are sorted by a channel part into two groups that are nearest to their averages in it.
fn parting(colours: &Counted, channel: usize) -> usize {
    let sums = |(sum, all): (u64, u64), (colour, count): &([u8; 3], u64)| {
        (sum + u64::from(colour[channel]) * count, all + count)
    };
    let whole = colours.iter().fold((0, 0), sums);
    let part = |(sum, count): (u64, u64)| sum as f64 * sum as f64 / count.max(1) as f64;
    let mut left = (0, 0);
    // The squares of the differences are least where the squares of the sums are greatest.
    let gains = colours.iter().take(colours.len() - 1).map(|colour| {
        left = sums(left, colour);
        part(left) + part((whole.0 - left.0, whole.1 - left.1))
    });
    let best = gains.enumerate().max_by(|one, other| one.1.total_cmp(&other.1));
    best.map_or(1, |(place, _)| place + 1)
}

/// Moves each palette colour to the average of the colours nearest to it (Lloyd's algorithm).
fn settled(mut colours: Vec<[u8; 3]>, counted: &Counted) -> Vec<[u8; 3]> {
    for _ in 0..SETTLING {
        let mut near = vec![Counted::new(); colours.len()];
        for (colour, count) in counted {
            near[closest(&colours, *colour)].push((*colour, *count));
        }
        for (colour, near) in colours.iter_mut().zip(near).filter(|(_, near)| !near.is_empty()) {
            *colour = average(&near);
        }
    }
    colours
}

/// The index of the colour nearest to `wanted`.
fn closest(colours: &[[u8; 3]], wanted: [u8; 3]) -> usize {
    let places = colours.iter().enumerate();
    places.min_by_key(|(_, known)| distance(**known, wanted)).map_or(0, |(place, _)| place)
}

/// How far the colours of a box are from their average, as the sum of the squares, weighted as in [`distance`]; and the
/// channel in which they are furthest.
fn spread(colours: &Counted) -> (u64, usize) {
    let spread = |channel: usize| {
        let (mut count, mut sum, mut squares) = (0, 0, 0);
        for (colour, times) in colours {
            let value = u64::from(colour[channel]);
            count += times;
            sum += value * times;
            squares += value * value * times;
        }
        let from_average = squares as f64 - sum as f64 * sum as f64 / count.max(1) as f64;
        (from_average * [3.0, 6.0, 1.0][channel]) as u64
    };
    let spreads = [0, 1, 2].map(spread);
    let channel = (0..3).max_by_key(|channel| spreads[*channel]).expect("there are three");
    (spreads.iter().sum(), channel)
}

fn average(colours: &Counted) -> [u8; 3] {
    let count: u64 = colours.iter().map(|(_, count)| count).sum::<u64>().max(1);
    let sum = |channel: usize| {
        colours.iter().map(|(colour, count)| u64::from(colour[channel]) * count).sum::<u64>()
    };
    [0, 1, 2].map(|channel| ((sum(channel) + count / 2) / count) as u8)
}

/// The size of a step of opacity. Our choice: 51 gives six levels, which are enough for smooth edges.
const OPACITY: u8 = 51;

/// Draws a picture with at most `size` colours and six levels of opacity.
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
