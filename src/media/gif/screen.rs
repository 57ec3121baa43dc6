//! What a viewer shows while frames are drawn on one another.

use gif::Frame;

use super::lzw;
use super::painting::Painted;
use crate::media::image::distance;

/// Palettes of up to this many colours are also tried without transparency. Measured: a scene in two colours then has a
/// seventh fewer bytes, because transparent pixels do not break up its repeated strings.
const FEW: usize = 16;

/// The simulated screen of a viewer: the pixels shown after the frames drawn so far.
pub(super) struct Screen {
    /// The colours of all pixels; none before the first frame.
    pub(super) shown: Vec<[u8; 3]>,
    pub(super) tolerance: u32,
}

impl Screen {
    /// Draws a frame and returns the part of it that has to be encoded, compressed.
    pub(super) fn draw(&mut self, frame: &Painted<'_>, colours: &[[u8; 3]]) -> Frame<'static> {
        let Painted { wanted, near, part, .. } = frame;
        let changes = |index: usize, place: usize| {
            let stays = |shown: &[u8; 3]| {
                *shown == colours[usize::from(near[index])]
                    || distance(*shown, wanted[place]) <= self.tolerance
            };
            !self.shown.get(place).is_some_and(stays)
        };
        let drawn = part.shrunk(changes);
        let mut canvas = lzw::Canvas {
            colours,
            wanted: &drawn.of_whole(wanted),
            near: &drawn.of_part(part, near),
            shown: &drawn.of_whole(&self.shown),
            tolerance: self.tolerance,
            see_through: true,
        };
        let mut best = (lzw::compressed(&canvas), canvas.transparent());
        if colours.len() <= FEW && canvas.covers_all() {
            canvas.see_through = false;
            let opaque = lzw::compressed(&canvas);
            if opaque.0.len() < best.0.0.len() {
                best = (opaque, None);
            }
        }
        let ((data, indices), transparent) = best;
        self.shown.resize(wanted.len(), [0; 3]);
        for (place, index) in drawn.places().zip(indices) {
            if let Some(colour) = colours.get(usize::from(index)) {
                self.shown[place] = *colour;
            }
        }
        let side = |side: usize| u16::try_from(side).unwrap_or(u16::MAX);
        Frame {
            left: side(drawn.columns.start),
            top: side(drawn.rows.start),
            width: side(drawn.columns.len()),
            height: side(drawn.rows.len()),
            transparent,
            buffer: data.into(),
            ..Frame::default()
        }
    }
}
