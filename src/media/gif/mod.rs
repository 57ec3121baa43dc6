//! Animated GIF: one palette for all frames, and of each frame only what changes to the eye.

mod lzw;
mod strings;

use std::ops::Range;

use gif::{Encoder, Frame, Repeat};

use crate::limits::fitting::{GIF_COLOURS, GIF_TOLERANCE};
use crate::media::image::{Animation, Palette, Picture, distance};

/// What an animation is encoded with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GifSettings {
    /// Colours, the transparent one counted.
    pub colours: usize,
    /// How different a pixel may be from what it should be, as [`distance`] counts, where that saves bytes.
    pub tolerance: u32,
}

impl GifSettings {
    /// The settings of a loss from 0, with which nothing is lost that a GIF can show, to 1.
    #[must_use]
    pub fn of(loss: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
        Self {
            colours: GIF_COLOURS,
            // The tolerance is a square: its root is what is seen.
            tolerance: (f64::from(GIF_TOLERANCE) * loss * loss) as u32,
        }
    }
}

/// Encodes an animation that repeats for ever.
///
/// # Panics
/// Never: an animation has a frame, and memory takes what is written to it.
#[must_use]
pub fn encode(animation: &Animation, settings: GifSettings) -> Vec<u8> {
    let size = settings.colours.clamp(2, 256) - 1;
    let palette = Palette::of(animation.frames.iter().map(|frame| &frame.picture), size);
    let colours: Vec<u8> = palette.colours.iter().copied().chain([[0; 3]]).flatten().collect();
    let (width, height) = animation.size();
    let side = |side: u32| u16::try_from(side).expect("a canvas was scaled below 65,536");
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, side(width), side(height), &colours)
        .expect("memory takes what is written to it");
    encoder.set_repeat(Repeat::Infinite).expect("memory takes what is written to it");
    let mut screen = Screen { shown: Vec::new(), palette, tolerance: settings.tolerance };
    let mut clock = Clock::default();
    for frame in &animation.frames {
        let mut drawn = screen.draw(&frame.picture);
        drawn.delay = clock.hundredths(frame.milliseconds);
        encoder.write_lzw_pre_encoded_frame(&drawn).expect("memory takes what is written to it");
    }
    drop(encoder);
    bytes
}

/// What is shown, and how it may change.
struct Screen {
    /// The colours of all pixels; none before the first frame.
    shown: Vec<[u8; 3]>,
    palette: Palette,
    tolerance: u32,
}

impl Screen {
    /// Shows a picture; gives the part that has to be drawn for it, compressed.
    fn draw(&mut self, picture: &Picture) -> Frame<'static> {
        let pixels = picture.pixels.chunks_exact(picture.channels.bytes());
        let wanted: Vec<[u8; 3]> = pixels.map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        let near: Vec<u8> = wanted.iter().map(|colour| self.palette.nearest(*colour)).collect();
        let colour = |index: u8| self.palette.colours[usize::from(index)];
        let stays = |place: usize| {
            let may_stay = |shown: &[u8; 3]| {
                *shown == colour(near[place]) || distance(*shown, wanted[place]) <= self.tolerance
            };
            self.shown.get(place).is_some_and(may_stay)
        };
        let part = Part::of((picture.width as usize, picture.height as usize), stays);
        let (data, drawn) = lzw::compressed(&lzw::Canvas {
            colours: &self.palette.colours,
            wanted: &part.of_whole(&wanted),
            near: &part.of_whole(&near),
            shown: &part.of_whole(&self.shown),
            tolerance: self.tolerance,
        });
        self.shown.resize(wanted.len(), [0; 3]);
        for (place, index) in part.places().zip(drawn) {
            if let Some(colour) = self.palette.colours.get(usize::from(index)) {
                self.shown[place] = *colour;
            }
        }
        let side = |side: usize| u16::try_from(side).unwrap_or(u16::MAX);
        Frame {
            left: side(part.columns.start),
            top: side(part.rows.start),
            width: side(part.columns.len()),
            height: side(part.rows.len()),
            transparent: u8::try_from(self.palette.colours.len()).ok(),
            buffer: data.into(),
            ..Frame::default()
        }
    }
}

/// The rectangle of a frame outside of which nothing changes.
struct Part {
    /// Pixels across the whole.
    width: usize,
    columns: Range<usize>,
    rows: Range<usize>,
}

impl Part {
    fn of((width, height): (usize, usize), stays: impl Fn(usize) -> bool) -> Self {
        let row = |y: &usize| (0..width).any(|x| !stays(y * width + x));
        let column = |x: &usize| (0..height).any(|y| !stays(y * width + x));
        let range = |first: Option<usize>, last: Option<usize>| {
            // A frame in which nothing changes still takes its time: one pixel stands for it.
            first.zip(last).map_or(0..1, |(first, last)| first..last + 1)
        };
        let rows = range((0..height).find(row), (0..height).rfind(row));
        let columns = range((0..width).find(column), (0..width).rfind(column));
        Self { width, columns, rows }
    }

    /// Its pixels' places in the whole.
    fn places(&self) -> impl Iterator<Item = usize> + use<> {
        let (columns, width) = (self.columns.clone(), self.width);
        self.rows.clone().flat_map(move |y| columns.clone().map(move |x| y * width + x))
    }

    /// What it has of the whole; nothing of nothing.
    fn of_whole<T: Copy>(&self, whole: &[T]) -> Vec<T> {
        self.places().filter_map(|place| whole.get(place).copied()).collect()
    }
}

/// Milliseconds as hundredths of a second, so that what is rounded does not add up.
#[derive(Default)]
struct Clock {
    exact: u64,
    told: u64,
}

impl Clock {
    fn hundredths(&mut self, milliseconds: u32) -> u16 {
        self.exact += u64::from(milliseconds);
        let delay = ((self.exact + 5) / 10).saturating_sub(self.told);
        self.told += delay;
        u16::try_from(delay).unwrap_or(u16::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::image::{AnimationFrame, similarity};

    /// A square that crosses a photograph's quiet ground.
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
        Animation { frames: (0..frames).map(frame).collect(), transparent: false }
    }

    #[test]
    fn frames_and_times_come_back() {
        let animation = animation(12);
        let bytes = encode(&animation, GifSettings::of(0.0));
        let back = Animation::decode(&bytes, [255; 3]).unwrap();
        assert_eq!(back.frames.len(), 12);
        assert!((back.seconds() - animation.seconds()).abs() < 0.011, "{}", back.seconds());
        for (one, other) in animation.frames.iter().zip(&back.frames) {
            assert!(similarity(&one.picture, &other.picture) > 0.9);
        }
        let poorer = encode(&animation, GifSettings::of(0.6));
        assert!(poorer.len() < bytes.len());
        assert_eq!(animation.thinned(5).frames.len(), 3);
        assert!((animation.thinned(5).seconds() - animation.seconds()).abs() < 1e-9);
    }

    #[test]
    fn a_frame_without_change_still_takes_its_time() {
        let mut animation = animation(1);
        animation.frames.push(animation.frames[0].clone());
        let bytes = encode(&animation, GifSettings::of(0.0));
        assert_eq!(Animation::decode(&bytes, [0; 3]).unwrap().frames.len(), 2);
    }
}
