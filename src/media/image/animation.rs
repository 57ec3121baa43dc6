//! Animations: whole frames with their times.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::LoopCount;
use image::{AnimationDecoder, ImageFormat};

use super::decode::{MEMORY, apng, within};
use super::frames::Frames;
use super::{Channels, DecodeError, Picture, difference, similarity};
use crate::media::probe::guarded;

/// Memory that all frames may take together. Ours: recordings of a screen have 800 frames of 640 by 420 pixels.
const ALL: u64 = 800 << 20;

/// Frames by which drawings are told from photographs. Ours: they differ little.
const LOOKED_AT: usize = 5;

/// Frames as they are shown, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Animation {
    /// The frames, all of one size.
    pub frames: Vec<Frame>,
    /// Whether something in it is transparent.
    pub transparent: bool,
    /// How often it begins anew; nothing for ever.
    pub repeats: Option<u16>,
}

/// A frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// What is shown.
    pub picture: Picture,
    /// For how many milliseconds.
    pub milliseconds: u32,
}

impl Animation {
    /// Decodes a GIF, PNG or WebP; what is transparent shows `ground`.
    ///
    /// # Errors
    /// When it is damaged, too large or something else.
    pub fn decode(bytes: &[u8], ground: [u8; 3]) -> Result<Self, DecodeError> {
        let frames = Frames::of(bytes).unwrap_or_default();
        // One frame as it is unpacked, then all as they are kept.
        within(frames.pixels.saturating_mul(4), MEMORY)?;
        within(frames.pixels.saturating_mul(3).saturating_mul(frames.count), ALL)?;
        let mut result = Err(DecodeError::Damaged("its contents are malformed".to_owned()));
        guarded(|| {
            result = match image::guess_format(bytes) {
                Ok(ImageFormat::Gif) => GifDecoder::new(Cursor::new(bytes))
                    .map_err(DecodeError::from)
                    .and_then(|decoder| collect(decoder, 0, ground)),
                Ok(ImageFormat::WebP) => WebPDecoder::new(Cursor::new(bytes))
                    .map_err(DecodeError::from)
                    .and_then(|decoder| collect(decoder, 1, ground)),
                Ok(ImageFormat::Png) => apng(bytes)
                    .map_err(DecodeError::from)
                    .and_then(|decoder| decoder.ok_or(DecodeError::Format))
                    .and_then(|decoder| collect(decoder, 1, ground)),
                _ => Err(DecodeError::Format),
            };
        });
        result
    }

    /// Pixels across and down.
    ///
    /// # Panics
    /// Never: an animation has a frame.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        let first = &self.frames.first().expect("an animation has a frame").picture;
        (first.width, first.height)
    }

    /// How long it plays once, in seconds.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.frames.iter().map(|frame| f64::from(frame.milliseconds)).sum::<f64>() / 1000.0
    }

    /// Whether most of it is drawn rather than photographed.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        let looked_at = self.frames.iter().step_by(self.frames.len().div_ceil(LOOKED_AT).max(1));
        let (drawn, other): (Vec<_>, Vec<_>) = looked_at.partition(|frame| frame.picture.is_drawn());
        drawn.len() > other.len()
    }

    /// How alike a result looks, from 0 to 1, over the time that it plays: each frame beside what is shown instead.
    #[must_use]
    pub fn similarity(&self, result: &Self) -> f64 {
        self.compared(result, similarity)
    }

    /// How different the colours of a result are, as [`super::distance`] counts, over the time that it plays.
    #[must_use]
    pub fn difference(&self, result: &Self) -> f64 {
        self.compared(result, difference)
    }

    /// The mean of a comparison of each frame with what is shown instead, weighed by its time.
    fn compared(&self, result: &Self, compare: impl Fn(&Picture, &Picture) -> f64) -> f64 {
        let (mut sum, mut time, mut frame, mut end) = (0.0, 0.0, 0, 0u64);
        let mut now = 0u64;
        for source in &self.frames {
            // In the middle of its time a frame is surely what is meant to be seen.
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

    /// The same in so many pixels.
    #[must_use]
    pub fn scaled(&self, width: u32, height: u32) -> Self {
        let scaled = |frame: &Frame| Frame { picture: frame.picture.scaled(width, height), ..frame.clone() };
        Self { frames: self.frames.iter().map(scaled).collect(), ..*self }
    }

    /// Every `step`th frame, each shown as long as those that it stands for.
    #[must_use]
    pub fn thinned(&self, step: usize) -> Self {
        let merged = |frames: &[Frame]| Frame {
            picture: frames[0].picture.clone(),
            milliseconds: frames.iter().map(|frame| frame.milliseconds).fold(0, u32::saturating_add),
        };
        Self { frames: self.frames.chunks(step.max(1)).map(merged).collect(), ..*self }
    }
}

/// The frames of a decoder, whose number of loops counts so many that are no repeats.
fn collect<'d>(
    decoder: impl AnimationDecoder<'d>,
    counted: u32,
    ground: [u8; 3],
) -> Result<Animation, DecodeError> {
    let repeats = match decoder.loop_count() {
        LoopCount::Infinite => None,
        LoopCount::Finite(loops) => u16::try_from(loops.get() - counted).ok(),
    };
    let (mut animation, mut memory) = (Animation { frames: Vec::new(), transparent: false, repeats }, 0u64);
    for frame in decoder.into_frames() {
        let frame = frame?;
        let (numerator, denominator) = frame.delay().numer_denom_ms();
        let image = frame.into_buffer();
        let (width, height) = image.dimensions();
        let picture = Picture { width, height, pixels: image.into_raw(), channels: Channels::Rgba };
        animation.transparent |= picture.pixels.chunks_exact(4).any(|pixel| pixel[3] < 255);
        let picture = picture.flattened(ground);
        memory = memory.saturating_add(picture.pixels.len() as u64);
        within(memory, ALL)?;
        // A delay of nothing is what players take for a tenth of a second.
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
