//! The ways to encode an animation: its size, its colours and the loss allowed.

use std::borrow::Cow;

use crate::limits::fitting::{GIF_COLOURS, GIF_DRAWN_LOSS, GIF_LEAST_LONG_SIDE, GIF_TOLERANCE};
use crate::media::gif::Painting;
use crate::media::image::Animation;
use crate::media::plan::image::scaled;

/// The most loss of an animation that gives up pixels instead, half of what photographs begin to show. Measured on six
/// video clips at .15 to .3 of their bytes: two whose colours are dithered look better by 3.5 and 4.6 points of
/// SSIMULACRA2 than with all of the loss, and by 1.1 and 1.2 than with none; the others keep the loss.
const GENTLE_LOSS: f64 = 0.5;

/// How an animation is encoded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Manner {
    /// Width and height in pixels.
    pub(super) size: (u32, u32),
    pub(super) colours: Colours,
    /// The loss that is allowed if it saves bytes: 1 is what [`GIF_TOLERANCE`] allows.
    pub(super) loss: f64,
}

/// The palettes of an animation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colours {
    /// One palette of this many colours that all frames share.
    Shared(usize),
    /// A palette of its own for each frame.
    Own,
}

/// Manners in the order of what they lose, from nothing on: first they allow more and more loss, then fewer and fewer
/// pixels. A depth of 1 is a loss of 1, or a natural logarithm of pixels that is less by 1: both save about as many
/// bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ladder {
    /// The size at the top.
    whole: (u32, u32),
    colours: Colours,
    /// The most loss.
    most: f64,
    /// The smallest scale factor.
    least: f64,
}

impl Manner {
    /// How much a pixel may differ, as a squared distance; the root of it is what is seen.
    pub(super) fn tolerance(&self) -> u32 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
        let tolerance = (f64::from(GIF_TOLERANCE) * self.loss * self.loss) as u32;
        tolerance
    }
}

impl Colours {
    /// Paints an animation in these colours.
    pub(super) fn painted(self, animation: &Animation) -> Painting<'_> {
        match self {
            Self::Shared(colours) => Painting::shared(animation, colours),
            Self::Own => Painting::own(animation),
        }
    }
}

impl Ladder {
    /// The ladder of an animation of this size, drawn or photographed, with one palette of all colours.
    pub(super) fn of(whole: (u32, u32), drawn: bool) -> Self {
        let most = if drawn { GIF_DRAWN_LOSS } else { 1.0 };
        Self { whole, colours: Colours::Shared(GIF_COLOURS), most, least: least_factor(whole) }
    }

    /// A ladder of other colours and another most loss, on which no pixel is given up.
    pub(super) fn at_full_size(&self, colours: Colours, most: f64) -> Self {
        Self { colours, most, least: 1.0, ..*self }
    }

    /// A ladder with little loss, on which pixels are given up sooner.
    pub(super) fn gentle(&self) -> Self {
        Self { most: self.most.min(GENTLE_LOSS), ..*self }
    }

    /// The ladder of another animation of the same size, on which pixels are given up after the loss.
    pub(super) fn down_to_least(&self) -> Self {
        Self { least: least_factor(self.whole), ..*self }
    }

    /// The size at its end.
    pub(super) fn smallest(&self) -> (u32, u32) {
        scaled(self.whole, self.least)
    }

    /// The most loss, which is also the depth from which pixels are given up.
    pub(super) fn most(&self) -> f64 {
        self.most
    }

    /// The depth of the last manner.
    pub(super) fn end(&self) -> f64 {
        self.most - 2.0 * self.least.ln()
    }

    /// The manner at a depth.
    pub(super) fn manner(&self, depth: f64) -> Manner {
        let factor = ((self.most - depth) / 2.0).exp().clamp(self.least, 1.0);
        let size = scaled(self.whole, factor);
        let pixels = |(width, height): (u32, u32)| f64::from(width) * f64::from(height);
        // A size in whole pixels gives up more or fewer than wanted: the loss makes up for it.
        let given_up = (pixels(self.whole) / pixels(size)).ln();
        let loss = if depth < self.end() { (depth - given_up).clamp(0.0, self.most) } else { self.most };
        Manner { size, colours: self.colours, loss }
    }
}

/// The smallest scale that is tried for an animation of this size, 1 for one that is smaller still.
fn least_factor((width, height): (u32, u32)) -> f64 {
    (f64::from(GIF_LEAST_LONG_SIDE / 4) / f64::from(width.max(height))).min(1.0)
}

/// The animation at this size; borrowed if it has that size already.
pub(super) fn resized(animation: &Animation, (width, height): (u32, u32)) -> Cow<'_, Animation> {
    if animation.size() == (width, height) {
        Cow::Borrowed(animation)
    } else {
        Cow::Owned(animation.scaled(width, height))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_grows_from_nothing_to_the_least_size() {
        let ladder = Ladder::of((480, 360), false);
        let manner = |size, loss| Manner { size, colours: Colours::Shared(256), loss };
        assert_eq!(ladder.manner(0.0), manner((480, 360), 0.0));
        assert_eq!(ladder.manner(1.0), manner((480, 360), 1.0));
        assert_eq!(ladder.manner(ladder.end()), manner((40, 30), 1.0));
        let mut before = ladder.manner(0.0);
        for step in 1..100 {
            let next = ladder.manner(ladder.end() * f64::from(step) / 100.0);
            assert!(next.size.0 < before.size.0 || next.loss > before.loss, "{next:?} after {before:?}");
            assert!(next.size.0 == 480 || next.loss > 0.95, "{next:?}");
            before = next;
        }
        assert_eq!(ladder.at_full_size(Colours::Own, 2.0).manner(9.0).size, (480, 360));
    }
}
