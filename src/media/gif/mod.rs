//! Animated GIF: one palette for all frames, and of each frame only what changes to the eye.

mod loose;

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
        let (fewest, most) = GIF_COLOURS;
        #[expect(clippy::cast_precision_loss, reason = "there are at most 256 colours")]
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
        Self {
            colours: most - ((most - fewest) as f64 * loss) as usize,
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
        encoder.write_frame(&drawn).expect("memory takes what is written to it");
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
    /// The index behind the colours, which leaves what is shown.
    fn transparent(&self) -> u8 {
        u8::try_from(self.palette.colours.len()).expect("there are at most 255 colours before it")
    }

    /// Shows a picture; gives the part that has to be drawn for it.
    fn draw(&mut self, picture: &Picture) -> Frame<'static> {
        let transparent = self.transparent();
        let wanted = picture.pixels.chunks_exact(picture.channels.bytes());
        let wanted = wanted.map(|pixel| [pixel[0], pixel[1], pixel[2]]);
        let mut indices = Vec::with_capacity(picture.width as usize * picture.height as usize);
        for (place, wanted) in wanted.enumerate() {
            let kept = self.shown.get(place).copied();
            if kept.is_some_and(|kept| distance(kept, wanted) <= self.tolerance) {
                indices.push(transparent);
                continue;
            }
            let index = self.palette.nearest(wanted);
            let colour = self.palette.colours[usize::from(index)];
            indices.push(if kept == Some(colour) { transparent } else { index });
        }
        let width = picture.width as usize;
        let mut frame = cropped(&indices, (width, picture.height as usize), transparent);
        if self.tolerance > 0 {
            loose::loosened(frame.buffer.to_mut(), &self.palette.colours, self.tolerance);
        }
        self.show(&frame, width, indices.len());
        frame
    }

    /// Takes over what a frame draws.
    fn show(&mut self, frame: &Frame<'_>, width: usize, pixels: usize) {
        self.shown.resize(pixels, [0; 3]);
        let rows = frame.buffer.chunks_exact(usize::from(frame.width));
        for (row, y) in rows.zip(usize::from(frame.top)..) {
            let places = &mut self.shown[y * width + usize::from(frame.left)..];
            for (index, place) in row.iter().zip(places) {
                if let Some(colour) = self.palette.colours.get(usize::from(*index)) {
                    *place = *colour;
                }
            }
        }
    }
}

/// The rectangle of a frame outside of which nothing is drawn.
fn cropped(indices: &[u8], (width, height): (usize, usize), transparent: u8) -> Frame<'static> {
    let drawn = |index: &u8| *index != transparent;
    let rows = || (0..height).filter(|y| indices[y * width..(y + 1) * width].iter().any(drawn));
    let columns = |x: &usize| (0..height).any(|y| drawn(&indices[y * width + x]));
    // A frame in which nothing changes still takes its time: one pixel stands for it.
    let (top, bottom) = (rows().next().unwrap_or(0), rows().next_back().unwrap_or(0));
    let left = (0..width).find(columns).unwrap_or(0);
    let right = (0..width).rev().find(columns).unwrap_or(0);
    let buffer: Vec<u8> =
        (top..=bottom).flat_map(|y| indices[y * width + left..=y * width + right].iter().copied()).collect();
    let side = |side: usize| u16::try_from(side).unwrap_or(u16::MAX);
    Frame {
        left: side(left),
        top: side(top),
        width: side(right - left + 1),
        height: side(bottom - top + 1),
        transparent: Some(transparent),
        buffer: buffer.into(),
        ..Frame::default()
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
