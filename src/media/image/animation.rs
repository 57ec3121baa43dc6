//! Decoded animations: full frames with their display times.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::metadata::LoopCount;
use image::{AnimationDecoder, ImageFormat};

use super::decode::apng;
use super::error::{MEMORY, within};
use super::frames::Frames;
use super::{Channels, DecodeError, Picture, difference, similarity, webp};
use crate::media::probe::guarded;

/// The most bytes that all decoded frames may take together. Our choice: recordings of a screen have 800 frames of 640
/// by 420 pixels.
const ALL: u64 = 800 << 20;

/// The number of frames checked to tell drawings from photographs. Our choice: the frames of an animation differ little
/// in this.
const LOOKED_AT: usize = 5;

/// A decoded animation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Animation {
    /// The frames, all of one size.
    pub frames: Vec<Frame>,
    /// Whether any pixel of any frame was transparent.
    pub transparent: bool,
    /// How often the animation repeats; `None` if it repeats for ever.
    pub repeats: Option<u16>,
}

/// A frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The pixels of the frame.
    pub picture: Picture,
    /// The display time in milliseconds.
    pub milliseconds: u32,
}

impl Animation {
    /// Decodes an animated GIF, PNG or WebP onto a background of colour `ground`.
    ///
    /// # Errors
    /// If the file is damaged, too large or of another format.
    pub fn decode(bytes: &[u8], ground: [u8; 3]) -> Result<Self, DecodeError> {
        let frames = Frames::of(bytes).unwrap_or_default();
        // The limit for one frame while it is unpacked (four bytes a pixel), then for all frames as they are kept
        // (three).
        within(frames.pixels.saturating_mul(4), MEMORY)?;
        within(frames.pixels.saturating_mul(3).saturating_mul(frames.count), ALL)?;
        let mut result = Err(DecodeError::Damaged("its contents are malformed".to_owned()));
        guarded(|| {
            result = match image::guess_format(bytes) {
                Ok(ImageFormat::Gif) => GifDecoder::new(Cursor::new(bytes))
                    .map_err(DecodeError::from)
                    .and_then(|decoder| collect(drawn(decoder, 0), ground)),
                Ok(ImageFormat::WebP) => webp::shown(bytes)
                    .and_then(|frames| collect((frames, webp::plays(bytes).map(|plays| plays - 1)), ground)),
                Ok(ImageFormat::Png) => apng(bytes)
                    .map_err(DecodeError::from)
                    .and_then(|decoder| decoder.ok_or(DecodeError::Format))
                    .and_then(|decoder| collect(drawn(decoder, 1), ground)),
                _ => Err(DecodeError::Format),
            };
        });
        result
    }

    /// The width and height in pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        let first = &self.frames.first().expect("an animation has a frame").picture;
        (first.width, first.height)
    }

    /// The duration of one run in seconds.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.frames.iter().map(|frame| f64::from(frame.milliseconds)).sum::<f64>() / 1000.0
    }

    /// Whether most of the checked frames are drawn rather than photographed.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        let looked_at = self.frames.iter().step_by(self.frames.len().div_ceil(LOOKED_AT).max(1));
        let (drawn, other): (Vec<_>, Vec<_>) = looked_at.partition(|frame| frame.picture.is_drawn());
        drawn.len() > other.len()
    }

    /// The similarity of a result to this animation, from 0 to 1, averaged over time: each frame is compared with the
    /// one that the result shows at that time.
    #[must_use]
    pub fn similarity(&self, result: &Self) -> f64 {
        self.compared(result, similarity)
    }

    /// The colour difference of a result, in the units of [`super::distance`], averaged over time.
    #[must_use]
    pub fn difference(&self, result: &Self) -> f64 {
        self.compared(result, difference)
    }

    /// The mean of `compare` over all frames and the frames that the result shows at the same time, weighted by display
    /// time.
    fn compared(&self, result: &Self, compare: impl Fn(&Picture, &Picture) -> f64) -> f64 {
        let (mut sum, mut time, mut frame, mut end) = (0.0, 0.0, 0, 0u64);
        let mut now = 0u64;
        for source in &self.frames {
            // Compare at the middle of a frame's display time, so that small shifts in timing do not matter.
            let middle = now + u64::from(source.milliseconds) / 2;
            while frame < result.frames.len() && end <= middle {
                end += u64::from(result.frames[frame].milliseconds);
                frame += 1;
            }
            let Some(shown) = result.frames.get(frame.saturating_sub(1)) else { break };
            let weight = f64::from(source.milliseconds.max(1));
            sum += weight * compare(&source.picture, &shown.picture);
            time += weight;
            now += u64::from(source.milliseconds);
        }
        sum / f64::max(time, 1.0)
    }

    /// The animation scaled to `width` by `height` pixels.
    #[must_use]
    pub fn scaled(&self, width: u32, height: u32) -> Self {
        let scaled = |frame: &Frame| Frame { picture: frame.picture.scaled(width, height), ..frame.clone() };
        Self { frames: self.frames.iter().map(scaled).collect(), ..*self }
    }

    /// Every `step`th frame, each shown for as long as the frames that it replaces.
    #[must_use]
    pub fn thinned(&self, step: usize) -> Self {
        let merged = |frames: &[Frame]| Frame {
            picture: frames[0].picture.clone(),
            milliseconds: frames.iter().map(|frame| frame.milliseconds).fold(0, u32::saturating_add),
        };
        Self { frames: self.frames.chunks(step.max(1)).map(merged).collect(), ..*self }
    }
}

/// Whether any pixel of any frame of a GIF is transparent, with the frames beneath it. A GIF that cannot be decoded may
/// have one.
#[must_use]
pub fn is_transparent(gif: &[u8]) -> bool {
    let mut transparent = true;
    if within(Frames::of(gif).unwrap_or_default().pixels.saturating_mul(4), MEMORY).is_ok() {
        guarded(|| {
            let frames = GifDecoder::new(Cursor::new(gif)).map(AnimationDecoder::into_frames);
            transparent = frames.map_or(true, |mut frames| {
                frames.any(|frame| frame.map_or(true, |frame| shows_ground(frame.buffer().as_raw())))
            });
        });
    }
    transparent
}

/// Whether any of these pixels (RGBA) is transparent.
fn shows_ground(pixels: &[u8]) -> bool {
    pixels.chunks_exact(4).any(|pixel| pixel[3] < 255)
}

/// The frames of a decoder, and how often they repeat; `counted` is the number of loops in its loop count that are not
/// repeats.
fn drawn<'d>(
    decoder: impl AnimationDecoder<'d>,
    counted: u32,
) -> (impl Iterator<Item = Result<image::Frame, DecodeError>>, Option<u16>) {
    let repeats = match decoder.loop_count() {
        LoopCount::Infinite => None,
        LoopCount::Finite(loops) => u16::try_from(loops.get() - counted).ok(),
    };
    (decoder.into_frames().map(|frame| frame.map_err(DecodeError::from)), repeats)
}

/// Collects frames, and how often they repeat.
fn collect(
    (frames, repeats): (impl Iterator<Item = Result<image::Frame, DecodeError>>, Option<u16>),
    ground: [u8; 3],
) -> Result<Animation, DecodeError> {
    let (mut animation, mut memory) = (Animation { frames: Vec::new(), transparent: false, repeats }, 0u64);
    for frame in frames {
        let frame = frame?;
        let (numerator, denominator) = frame.delay().numer_denom_ms();
        let image = frame.into_buffer();
        let (width, height) = image.dimensions();
        let picture = Picture { width, height, pixels: image.into_raw(), channels: Channels::Rgba };
        animation.transparent |= shows_ground(&picture.pixels);
        let picture = picture.flattened(ground);
        memory = memory.saturating_add(picture.pixels.len() as u64);
        within(memory, ALL)?;
        // Players show frames with a delay of 10 ms or less for a tenth of a second.
        let milliseconds = match numerator / denominator.max(1) {
            0..=10 => 100,
            milliseconds => milliseconds,
        };
        animation.frames.push(Frame { picture, milliseconds });
    }
    if animation.frames.is_empty() {
        Err(DecodeError::Damaged("it has no frame".to_owned()))
    } else {
        Ok(animation)
    }
}
