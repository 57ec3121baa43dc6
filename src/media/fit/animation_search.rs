//! Searches for the best way to encode an animation: its size, its colours and the loss allowed.

use std::borrow::Cow;

use super::FitError;
use super::in_memory::{Encoded, Search};
use crate::limits::fitting::{
    GIF_COLOURS, GIF_DRAWN_LOSS, GIF_FEW_COLOURS, GIF_LEAST_DECIBELS, GIF_LEAST_LONG_SIDE, GIF_MOST_LOSS,
    GIF_TOLERANCE, LEAST_FILL_PERMILLE,
};
use crate::media::gif::{Gif, Painting};
use crate::media::image::{Animation, colours_alike, likeness};
use crate::media::plan::float;
use crate::media::plan::image::{ImageFormat, ImageSettings, scaled};

/// The share of the budget that the next encoding aims at. Our choice: the middle of the band from
/// [`LEAST_FILL_PERMILLE`] to the whole budget.
pub(super) const AIM: f64 = 0.98;

/// The most encodings for finding one size or loss. Our choice: after as many, no difference is visible between two.
const TRIES: usize = 7;

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

/// A manner that was tried, and its result.
pub(super) struct Tried {
    pub(super) manner: Manner,
    pub(super) gif: Gif,
    /// The most loss that is allowed in this manner.
    pub(super) most: f64,
    /// How much the natural logarithm of the bytes grows if the loss grows by 1; below zero.
    pub(super) slope: f64,
    /// The number of colours.
    colours: usize,
    /// The estimated bytes of the whole animation.
    pub(super) bytes: usize,
}

/// A stretch of frames with which manners are tried.
pub(super) struct Trial<'t, 's> {
    stretch: &'t Animation,
    /// Whether the frames are drawn rather than photographed.
    drawn: bool,
    /// The number of frames of the whole animation.
    frames: usize,
    /// The least bytes of the whole in any result so far.
    least: usize,
    search: &'t mut Search<'s>,
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

impl Tried {
    /// Converts the trial to a result of `frames` frames.
    pub(super) fn encoded(self, frames: Option<u32>) -> Encoded {
        let (width, height) = self.manner.size;
        let settings = ImageSettings { format: ImageFormat::Gif(self.colours), width, height, frames };
        Encoded { settings, bytes: self.gif.bytes }
    }
}

/// The candidate that looks most like the source, by its `bytes`; a single one is not compared.
pub(super) fn best_looking<T>(
    source: &Animation,
    mut found: Vec<T>,
    bytes: impl Fn(&T) -> &[u8],
) -> Option<T> {
    let alike = |back: &Animation| likeness(source.similarity(back), source.difference(back));
    let looks = |found: &T| decoded(bytes(found)).map_or(0.0, |back| alike(&back));
    if found.len() < 2 {
        return found.pop();
    }
    let looks = found.into_iter().map(|found| (looks(&found), found));
    looks.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, found)| found)
}

fn decoded(gif: &[u8]) -> Option<Animation> {
    Animation::decode(gif, [255; 3]).ok()
}

impl<'t, 's> Trial<'t, 's> {
    pub(super) fn of(stretch: &'t Animation, frames: usize, search: &'t mut Search<'s>) -> Self {
        Self { stretch, drawn: stretch.is_drawn(), frames, least: usize::MAX, search }
    }

    /// The smallest encoding that [`Trial::best`] comes to: the fewest pixels, and the most loss.
    pub(super) fn smallest(&mut self) -> Result<Tried, FitError> {
        let whole = self.stretch.size();
        let size = scaled(whole, least_factor(whole));
        let loss = if self.drawn { GIF_DRAWN_LOSS } else { 1.0 };
        let manner = Manner { size, colours: Colours::Shared(GIF_COLOURS), loss };
        self.tried(&manner.colours.painted(&resized(self.stretch, size)), manner)
    }

    /// The manner that looks best within the budget.
    pub(super) fn best(&mut self) -> Result<Option<Tried>, FitError> {
        let manner = Manner { size: self.stretch.size(), colours: Colours::Shared(GIF_COLOURS), loss: 0.0 };
        let painting = manner.colours.painted(self.stretch);
        let exact = self.tried(&painting, manner)?;
        if self.fits(&exact) {
            return self.richer(exact, &painting).map(Some);
        }
        if let Some(own) = self.lossless(manner)? {
            return Ok(Some(own));
        }
        match self.between(&painting, exact, 1.0)? {
            Some(plain) if !self.drawn => Ok(Some(plain)),
            plain => self.poorer(plain, manner, &painting),
        }
    }

    /// Returns `exact`, or an encoding with a palette for each frame if that looks better. The latter is not tried if
    /// the shared palette is exact.
    fn richer(&mut self, exact: Tried, painting: &Painting<'_>) -> Result<Tried, FitError> {
        if painting.is_exact() {
            return Ok(exact);
        }
        let own = Manner { colours: Colours::Own, ..exact.manner };
        let own = self.by_loss(&own.colours.painted(self.stretch), own, 1.0)?;
        let both = [exact].into_iter().chain(own).collect();
        Ok(best_looking(self.stretch, both, |tried| &tried.gif.bytes).expect("one of them fits"))
    }

    /// The best of `plain` and of encodings with more loss, fewer pixels or fewer colours.
    fn poorer(
        &mut self,
        plain: Option<Tried>,
        manner: Manner,
        painting: &Painting<'_>,
    ) -> Result<Option<Tried>, FitError> {
        let mut found = Vec::from_iter(plain);
        if found.is_empty() {
            found.extend(self.by_size(manner, 1.0)?);
        }
        if self.drawn {
            found.extend(self.by_size(manner, GIF_DRAWN_LOSS)?);
        }
        if self.drawn || painting.is_exact() && painting.colours() <= GIF_FEW_COLOURS {
            let few = self.by_colours(manner, painting.colours())?.into_iter();
            let (alike, other): (Vec<_>, Vec<_>) = few.partition(|few| self.is_alike(few));
            found.extend(alike);
            // An encoding that differs visibly from the source is better than none.
            if found.is_empty() {
                found.extend(other);
            }
        }
        Ok(best_looking(self.stretch, found, |tried| &tried.gif.bytes))
    }

    /// An encoding with a palette for each frame, if it loses nothing and fits.
    fn lossless(&mut self, manner: Manner) -> Result<Option<Tried>, FitError> {
        let painting = Painting::own(self.stretch);
        if !painting.is_exact() {
            return Ok(None);
        }
        let tried = self.tried(&painting, Manner { colours: Colours::Own, ..manner })?;
        Ok(Some(tried).filter(|tried| self.fits(tried)))
    }

    /// Encodings at full size: with as many colours as fit without loss, and with twice as many and some loss.
    fn by_colours(&mut self, manner: Manner, most: usize) -> Result<Vec<Tried>, FitError> {
        let halved = std::iter::successors(Some(most.next_power_of_two() / 2), |colours| Some(colours / 2));
        let mut too_many = None::<Manner>;
        let mut found = Vec::new();
        for colours in [most].into_iter().chain(halved.take_while(|colours| *colours >= 4)) {
            let manner = Manner { colours: Colours::Shared(colours), ..manner };
            let exact = self.tried(&manner.colours.painted(self.stretch), manner)?;
            if self.fits(&exact) {
                found.push(exact);
                break;
            }
            too_many = Some(manner);
        }
        if let Some(manner) = too_many {
            found.extend(self.by_loss(&manner.colours.painted(self.stretch), manner, GIF_MOST_LOSS)?);
        }
        Ok(found.into_iter().map(|tried| Tried { most: GIF_MOST_LOSS, ..tried }).collect())
    }

    /// Whether the colours of a result hardly differ from those of the source.
    fn is_alike(&self, tried: &Tried) -> bool {
        let back = decoded(&tried.gif.bytes);
        back.is_some_and(|back| colours_alike(self.stretch.difference(&back)) >= GIF_LEAST_DECIBELS)
    }

    /// The encoding with no more loss than it needs to fit, up to `most`.
    fn by_loss(
        &mut self,
        painting: &Painting<'_>,
        manner: Manner,
        most: f64,
    ) -> Result<Option<Tried>, FitError> {
        let exact = self.tried(painting, Manner { loss: 0.0, ..manner })?;
        if self.fits(&exact) { Ok(Some(exact)) } else { self.between(painting, exact, most) }
    }

    /// The encoding with a loss between zero, which is too large, and `most`, if that fits.
    fn between(
        &mut self,
        painting: &Painting<'_>,
        exact: Tried,
        most: f64,
    ) -> Result<Option<Tried>, FitError> {
        let log = |tried: &Tried| float(tried.bytes as u64).ln();
        let wanted = (AIM * float(self.search.target.budget)).ln();
        let coarse = self.tried(painting, Manner { loss: most, ..exact.manner })?;
        if !self.fits(&coarse) {
            return Ok(None);
        }
        let slope = (log(&coarse) - log(&exact)) / most;
        let (mut high, mut small, mut low, mut large) = (most, log(&coarse), 0.0, log(&exact));
        let mut best = coarse;
        for turn in 0..TRIES {
            if self.is_filled(&best) || high - low < 0.002 {
                break;
            }
            // Interpolates on a straight line between the known results. Every third step bisects instead, because
            // the line may mislead.
            let line = ((wanted - small) / (large - small)).clamp(0.05, 0.95);
            let part = if turn % 3 == 2 { 0.5 } else { line };
            let loss = high - (high - low) * part;
            let next = self.tried(painting, Manner { loss, ..exact.manner })?;
            if self.fits(&next) {
                (high, small) = (loss, log(&next));
                if next.bytes > best.bytes {
                    best = next;
                }
            } else {
                (low, large) = (loss, log(&next));
            }
        }
        Ok(Some(Tried { most, slope: slope.min(-0.01), ..best }))
    }

    /// The encoding with fewer pixels, as bytes follow their number; then with less loss, until the budget is filled.
    fn by_size(&mut self, manner: Manner, most: f64) -> Result<Option<Tried>, FitError> {
        let whole = self.stretch.size();
        let least = least_factor(whole);
        let (mut factor, mut low, mut high) = (1.0, 0.0, 1.0);
        let (mut got, mut best) = (self.least, None::<Tried>);
        for turn in 1..=TRIES {
            factor *= (AIM * float(self.search.target.budget) / float(got as u64)).sqrt();
            if factor <= low || factor >= high {
                factor = f64::midpoint(low, high);
            }
            // The last step tries the least size if nothing fits so far, so that a budget is only called impossible
            // after trying it.
            factor = if turn == TRIES && best.is_none() { least } else { factor.max(least) };
            if factor >= high {
                break;
            }
            let size = scaled(whole, factor);
            let smaller = resized(self.stretch, size);
            let painting = manner.colours.painted(&smaller);
            let next = self.tried(&painting, Manner { size, loss: most, ..manner })?;
            got = next.bytes;
            if !self.fits(&next) {
                high = factor;
                continue;
            }
            low = factor;
            if best.as_ref().is_none_or(|best| best.bytes < got) {
                best = Some(next);
            }
            // The rest of the budget is filled with less loss.
            if self.search.is_filled(got, LEAST_FILL_PERMILLE - 100) {
                break;
            }
        }
        let found = match best {
            Some(best) if !self.is_filled(&best) => best,
            best => return Ok(best),
        };
        let smaller = resized(self.stretch, found.manner.size);
        self.by_loss(&found.manner.colours.painted(&smaller), found.manner, most)
    }

    /// Encodes the stretch in a manner.
    fn tried(&mut self, painting: &Painting<'_>, manner: Manner) -> Result<Tried, FitError> {
        self.search.step()?;
        let gif = painting.encoded(manner.tolerance());
        let bytes = self.of_whole(&gif);
        self.search.count(bytes);
        self.least = self.least.min(bytes);
        Ok(Tried { manner, gif, most: 1.0, slope: -1.0, colours: painting.colours(), bytes })
    }

    /// Estimates the bytes of the whole from those of the stretch: the first frame is counted once.
    fn of_whole(&self, gif: &Gif) -> usize {
        let [others, tried] = [self.frames, self.stretch.frames.len()].map(|frames| frames - 1);
        gif.head + (gif.bytes.len() - gif.head).saturating_mul(others) / tried.max(1)
    }

    fn fits(&self, tried: &Tried) -> bool {
        tried.bytes as u64 <= self.search.target.budget
    }

    fn is_filled(&self, tried: &Tried) -> bool {
        self.search.is_filled(tried.bytes, LEAST_FILL_PERMILLE)
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
