//! An animation in the colours that a GIF can hold, and the GIF.

use std::collections::HashSet;

use gif::{Encoder, Repeat};

use super::clock::Clock;
use super::part::Part;
use super::screen::Screen;
use crate::media::image::{Animation, AnimationFrame, Channels, Palette, Picture};

/// The most colours of a GIF palette, including the transparent one (GIF89a specification, section 19).
const COLOURS: usize = 256;

/// An animation reduced to the colours that a GIF can hold.
#[derive(Clone, Debug)]
pub struct Painting<'a> {
    size: (u32, u32),
    frames: Vec<Painted<'a>>,
    /// The palette of all frames; empty if each frame has its own.
    shared: Vec<[u8; 3]>,
    is_exact: bool,
    /// How often the animation repeats; `None` if it repeats for ever.
    repeats: Option<u16>,
}

/// A GIF.
#[derive(Clone, Debug)]
pub struct Gif {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// The number of bytes up to and including the first frame.
    pub head: usize,
}

/// A frame in the colours of a palette.
#[derive(Clone, Debug)]
pub(super) struct Painted<'a> {
    /// The wanted colour of each pixel of the frame.
    pub(super) wanted: &'a [[u8; 3]],
    /// The part of the frame that differs from the frame before.
    pub(super) part: Part,
    /// The index of the colour nearest to each pixel of that part.
    pub(super) near: Vec<u8>,
    /// The frame's own palette, if it does not use the shared one.
    own: Option<Vec<[u8; 3]>>,
    milliseconds: u32,
}

impl<'a> Painting<'a> {
    /// Reduces the animation to one palette of at most `colours` colours, including the transparent one, shared by all
    /// frames.
    #[must_use]
    pub fn shared(animation: &'a Animation, colours: usize) -> Self {
        let size = colours.clamp(2, COLOURS) - 1;
        let mut palette = Palette::of(animation.frames.iter().map(|frame| &frame.picture), size);
        let mut before = None;
        let frames = animation.frames.iter().map(|frame| {
            let painted = Painted::of(frame, before, &mut palette);
            before = Some(painted.wanted);
            painted
        });
        let frames = frames.collect();
        let Palette { colours, is_exact, .. } = palette;
        Self { size: animation.size(), frames, shared: colours, is_exact, repeats: animation.repeats }
    }

    /// Gives each frame its own palette, chosen for the pixels that change in it.
    #[must_use]
    pub fn own(animation: &'a Animation) -> Self {
        let (mut before, mut is_exact) = (None::<&[[u8; 3]]>, true);
        let frames = animation.frames.iter().map(|frame| {
            let wanted = colours_of(&frame.picture);
            let changes = |place: &usize| before.is_none_or(|before| before[*place] != wanted[*place]);
            let changed = (0..wanted.len()).filter(changes).map(|place| wanted[place]);
            let mut palette = Palette::of([&row(changed)], COLOURS - 1);
            if !palette.is_exact {
                // A palette of 256 colours has no index left for transparency, but it is exact more often.
                let all = Palette::of([&frame.picture], COLOURS);
                palette = if all.is_exact { all } else { palette };
            }
            is_exact &= palette.is_exact;
            let painted = Painted::of(frame, before, &mut palette);
            before = Some(wanted);
            Painted { own: Some(palette.colours), ..painted }
        });
        let frames = frames.collect();
        Self { size: animation.size(), frames, shared: Vec::new(), is_exact, repeats: animation.repeats }
    }

    /// Whether [`Painting::own`] would be exact; counting colours is much quicker than choosing them.
    #[must_use]
    pub fn may_be_exact(animation: &Animation) -> bool {
        let mut before = None::<&[[u8; 3]]>;
        animation.frames.iter().all(|frame| {
            let wanted = colours_of(&frame.picture);
            let before = before.replace(wanted);
            let changes = |place: &usize| before.is_none_or(|before| before[*place] != wanted[*place]);
            let changed = (0..wanted.len()).filter(changes).map(|place| wanted[place]);
            are_at_most(COLOURS - 1, changed) || are_at_most(COLOURS, wanted.iter().copied())
        })
    }

    /// Whether the palettes hold all colours of the animation, so that no colour is changed.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.is_exact
    }

    /// The number of colours of the largest palette, including the transparent one.
    #[must_use]
    pub fn colours(&self) -> usize {
        let own = self.frames.iter().filter_map(|frame| Some(frame.own.as_ref()?.len()));
        (own.max().unwrap_or(self.shared.len()) + 1).min(COLOURS)
    }

    /// Encodes the GIF. A pixel may differ from its wanted colour by up to `tolerance` (see [`distance`]) if that saves
    /// bytes.
    ///
    /// [`distance`]: crate::media::image::distance
    #[must_use]
    pub fn encoded(&self, tolerance: u32) -> Gif {
        const MEMORY: &str = "memory takes what is written to it";
        let side = |side: u32| u16::try_from(side).expect("a canvas was scaled below 65,536");
        let mut bytes = Vec::new();
        let shared = table(&self.shared);
        let mut encoder =
            Encoder::new(&mut bytes, side(self.size.0), side(self.size.1), &shared).expect(MEMORY);
        encoder.set_repeat(self.repeats.map_or(Repeat::Infinite, Repeat::Finite)).expect(MEMORY);
        let mut screen = Screen { shown: Vec::new(), tolerance };
        let (mut clock, mut head) = (Clock::default(), 0);
        for frame in &self.frames {
            let colours = frame.own.as_ref().unwrap_or(&self.shared);
            let mut drawn = screen.draw(frame, colours);
            drawn.delay = clock.hundredths(frame.milliseconds);
            drawn.palette = frame.own.as_deref().map(table);
            encoder.write_lzw_pre_encoded_frame(&drawn).expect(MEMORY);
            if head == 0 {
                head = encoder.get_ref().len();
            }
        }
        drop(encoder);
        Gif { bytes, head }
    }
}

impl<'a> Painted<'a> {
    fn of(frame: &'a AnimationFrame, before: Option<&[[u8; 3]]>, palette: &mut Palette) -> Self {
        let wanted = colours_of(&frame.picture);
        let (width, height) = (frame.picture.width as usize, frame.picture.height as usize);
        let changes = |place: usize| before.is_none_or(|before| before[place] != wanted[place]);
        let part = Part::whole(width, height).shrunk(|_, place| changes(place));
        let near = part.places().map(|place| palette.nearest(wanted[place])).collect();
        Self { wanted, part, near, own: None, milliseconds: frame.milliseconds }
    }
}

/// The bytes of a colour table, with one more entry for the transparent colour.
fn table(colours: &[[u8; 3]]) -> Vec<u8> {
    colours.iter().copied().chain([[0; 3]]).take(COLOURS).flatten().collect()
}

/// The colours of a picture's pixels; frames have no opacity.
fn colours_of(picture: &Picture) -> &[[u8; 3]] {
    picture.pixels.as_chunks().0
}

/// Whether there are at most so many different colours.
fn are_at_most(most: usize, mut colours: impl Iterator<Item = [u8; 3]>) -> bool {
    let mut seen = HashSet::new();
    colours.all(|colour| seen.contains(&colour) || seen.len() < most && seen.insert(colour))
}

/// A picture of one row made of the given pixels.
fn row(pixels: impl Iterator<Item = [u8; 3]>) -> Picture {
    let pixels: Vec<u8> = pixels.flatten().collect();
    let width = u32::try_from(pixels.len() / 3).unwrap_or(u32::MAX);
    Picture { width, height: 1, pixels, channels: Channels::Rgb }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::image::{AnimationFrame, similarity};

    /// A square that moves across a photograph's calm background.
    fn animation(frames: u32) -> Animation {
        let frame = |n: u32| {
            let pixel = |x: u32, y: u32| {
                let inside = (n * 4..n * 4 + 12).contains(&x) && (10..22).contains(&y);
                if inside { [220, 40, 40] } else { [(x * 2) as u8, (y * 3) as u8, 90] }
            };
            let pixels = (0..48).flat_map(|y| (0..64).flat_map(move |x| pixel(x, y))).collect();
            let picture =
                Picture { width: 64, height: 48, pixels, channels: crate::media::image::Channels::Rgb };
            AnimationFrame { picture, milliseconds: 70 + n % 3 }
        };
        Animation { frames: (0..frames).map(frame).collect(), transparent: false, repeats: None }
    }

    #[test]
    fn frames_and_times_come_back() {
        let animation = Animation { repeats: Some(3), ..animation(12) };
        let painting = Painting::shared(&animation, 256);
        let bytes = painting.encoded(0).bytes;
        let back = Animation::decode(&bytes, [255; 3]).unwrap();
        assert_eq!((back.frames.len(), back.repeats), (12, Some(3)));
        assert!((back.seconds() - animation.seconds()).abs() < 0.011, "{}", back.seconds());
        for (one, other) in animation.frames.iter().zip(&back.frames) {
            assert!(similarity(&one.picture, &other.picture) > 0.9);
        }
        assert!(painting.encoded(600).bytes.len() < bytes.len());
        assert_eq!(animation.thinned(5).frames.len(), 3);
        assert!((animation.thinned(5).seconds() - animation.seconds()).abs() < 1e-9);
    }

    #[test]
    fn a_frame_without_change_still_takes_its_time() {
        let mut animation = animation(1);
        animation.frames.push(animation.frames[0].clone());
        let gif = Painting::shared(&animation, 256).encoded(0);
        assert_eq!(Animation::decode(&gif.bytes, [0; 3]).unwrap().frames.len(), 2);
        assert!(gif.bytes.len() - gif.head < 40, "{} of {}", gif.head, gif.bytes.len());
    }

    #[test]
    fn what_does_not_change_keeps_its_colour_beside_few_colours() {
        // White, then two red corners: the rectangle that changes is the whole, but its only new colour is red.
        let frame = |red: &[usize]| {
            let pixels =
                (0..1024).flat_map(|at| if red.contains(&at) { [200, 0, 0] } else { [255; 3] }).collect();
            let picture = Picture { width: 32, height: 32, pixels, channels: Channels::Rgb };
            AnimationFrame { picture, milliseconds: 100 }
        };
        let frames = vec![frame(&[]), frame(&[0, 1023]), frame(&[0, 31, 992, 1023])];
        let animation = Animation { frames, transparent: false, repeats: None };
        for painting in [Painting::own(&animation), Painting::shared(&animation, 256)] {
            assert!(Animation::decode(&painting.encoded(0).bytes, [0; 3]).unwrap() == animation);
        }
    }

    #[test]
    fn frames_of_their_own_colours_lose_nothing() {
        // 256 colours in each of three frames, 768 in all; half of the third frame stays unchanged.
        let frame = |n: u32| {
            let shade = |at: u32| if n == 2 && at < 128 { [at as u8, 9, 1] } else { [at as u8, 9, n as u8] };
            let pixels = (0..1024).flat_map(|at| shade(at % 256)).collect();
            let picture = Picture { width: 32, height: 32, pixels, channels: Channels::Rgb };
            AnimationFrame { picture, milliseconds: 100 }
        };
        let animation = Animation { frames: (0..3).map(frame).collect(), transparent: false, repeats: None };
        let own = Painting::own(&animation);
        assert!(own.is_exact() && !Painting::shared(&animation, 256).is_exact());
        assert!(Painting::may_be_exact(&animation));
        assert_eq!(own.colours(), 256);
        assert_eq!(Animation::decode(&own.encoded(0).bytes, [0; 3]).unwrap(), animation);
    }
}
