//! Searches for the best way to encode an animation: its size, its colours and the loss allowed.

use super::FitError;
use super::animation::{AIM, resized};
use super::in_memory::{Encoded, Search};
use crate::limits::fitting::{
    FILLED, GIF_COLOURS, GIF_DRAWN_LOSS, GIF_FEW_COLOURS, GIF_LEAST_DECIBELS, GIF_LEAST_LONG_SIDE,
    GIF_MOST_LOSS, GIF_TOLERANCE,
};
use crate::media::gif::{Gif, Painting};
use crate::media::image::{Animation, colours_alike, likeness};
use crate::media::plan::float;
use crate::media::plan::image::{ImageFormat, ImageSettings, scaled};

/// Encodings by which one size or loss is found. Ours: as many as leave nothing to be seen between two.
const TRIES: usize = 7;

/// How an animation is encoded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Manner {
    /// Pixels across and down.
    pub(super) size: (u32, u32),
    pub(super) colours: Colours,
    /// How much may be lost where that saves bytes: 1 is what [`GIF_TOLERANCE`] allows.
    pub(super) loss: f64,
}

/// Which colours it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colours {
    /// So many that all frames share.
    Shared(usize),
    /// Each frame its own.
    Own,
}

/// A manner that fits, and what comes of it.
pub(super) struct Tried {
    pub(super) manner: Manner,
    pub(super) gif: Gif,
    /// The most that may be lost in this manner.
    pub(super) most: f64,
    /// By how much the logarithm of its bytes grows with a loss that is greater by 1; below zero.
    pub(super) slope: f64,
    /// How many colours it has.
    colours: usize,
    /// Bytes of the whole.
    pub(super) bytes: usize,
}

/// Frames in which manners are tried.
pub(super) struct Trial<'t, 's> {
    stretch: &'t Animation,
    /// Whether they are drawn rather than photographed.
    drawn: bool,
    /// Frames of the whole.
    frames: usize,
    /// The least bytes that came of it.
    least: usize,
    search: &'t mut Search<'s>,
}

impl Manner {
    /// How different a pixel may be; its root is what is seen.
    pub(super) fn tolerance(&self) -> u32 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
        let tolerance = (f64::from(GIF_TOLERANCE) * self.loss * self.loss) as u32;
        tolerance
    }
}

impl Colours {
    /// An animation in these colours.
    pub(super) fn painted(self, animation: &Animation) -> Painting<'_> {
        match self {
            Self::Shared(colours) => Painting::shared(animation, colours),
            Self::Own => Painting::own(animation),
        }
    }
}

impl Tried {
    /// As a result of so many frames.
    pub(super) fn encoded(self, frames: Option<u32>) -> Encoded {
        let (width, height) = self.manner.size;
        let settings = ImageSettings { format: ImageFormat::Gif(self.colours), width, height, frames };
        Encoded { settings, bytes: self.gif.bytes }
    }
}

/// What looks most like the source; one alone is not looked at.
pub(super) fn best_looking<T>(
    source: &Animation,
    mut found: Vec<T>,
    tried: impl Fn(&T) -> &Tried,
) -> Option<T> {
    let alike = |back: &Animation| likeness(source.similarity(back), source.difference(back));
    let looks = |found: &T| decoded(&tried(found).gif.bytes).map_or(0.0, |back| alike(&back));
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

    /// What has all that so many colours can show, or more where each frame may have its own.
    fn richer(&mut self, exact: Tried, painting: &Painting<'_>) -> Result<Tried, FitError> {
        if painting.is_exact() {
            return Ok(exact);
        }
        let own = Manner { colours: Colours::Own, ..exact.manner };
        let own = self.by_loss(&own.colours.painted(self.stretch), own, 1.0)?;
        let both = [exact].into_iter().chain(own).collect();
        Ok(best_looking(self.stretch, both, |tried| tried).expect("one of them fits"))
    }

    /// What loses more than a photograph bears, is smaller or has fewer colours: the best of these.
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
            // What is easily told from the source is better than nothing.
            if found.is_empty() {
                found.extend(other);
            }
        }
        Ok(best_looking(self.stretch, found, |tried| tried))
    }

    /// Each frame in its own colours, if nothing is lost then and it fits.
    fn lossless(&mut self, manner: Manner) -> Result<Option<Tried>, FitError> {
        let painting = Painting::own(self.stretch);
        if !painting.is_exact() {
            return Ok(None);
        }
        let tried = self.tried(&painting, Manner { colours: Colours::Own, ..manner })?;
        Ok(Some(tried).filter(|tried| self.fits(tried)))
    }

    /// The whole size with as many colours as fit without loss, and with twice as many and some loss.
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

    /// Whether the colours of what was tried are hardly told from those of the source.
    fn is_alike(&self, tried: &Tried) -> bool {
        let back = decoded(&tried.gif.bytes);
        back.is_some_and(|back| colours_alike(self.stretch.difference(&back)) >= GIF_LEAST_DECIBELS)
    }

    /// With no more loss than it takes.
    fn by_loss(
        &mut self,
        painting: &Painting<'_>,
        manner: Manner,
        most: f64,
    ) -> Result<Option<Tried>, FitError> {
        let exact = self.tried(painting, Manner { loss: 0.0, ..manner })?;
        if self.fits(&exact) { Ok(Some(exact)) } else { self.between(painting, exact, most) }
    }

    /// Between none, which is too much, and the most that may be lost, if that fits.
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
            // By the straight line between what is known, and now and then by halves, where the line misleads.
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

    /// Fewer pixels, as bytes follow their number; then less loss, until the budget is filled.
    fn by_size(&mut self, manner: Manner, most: f64) -> Result<Option<Tried>, FitError> {
        let (width, height) = self.stretch.size();
        let least = f64::from(GIF_LEAST_LONG_SIDE / 4) / f64::from(width.max(height));
        let (mut factor, mut low, mut high) = (1.0, 0.0, 1.0);
        let (mut got, mut best) = (self.least, None::<Tried>);
        for turn in 1..=TRIES {
            factor *= (AIM * float(self.search.target.budget) / float(got as u64)).sqrt();
            if factor <= low || factor >= high {
                factor = f64::midpoint(low, high);
            }
            // What fits at all is found, and what is called impossible has been tried.
            factor = if turn == TRIES && best.is_none() { least } else { factor.max(least) };
            if factor >= high {
                break;
            }
            let size = scaled((width, height), factor);
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
            // What is left is filled with less loss.
            if self.search.is_filled(got, FILLED - 100) {
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

    /// Encodes the frames.
    fn tried(&mut self, painting: &Painting<'_>, manner: Manner) -> Result<Tried, FitError> {
        self.search.step()?;
        let gif = painting.encoded(manner.tolerance());
        let bytes = self.of_whole(&gif);
        self.search.count(bytes);
        self.least = self.least.min(bytes);
        Ok(Tried { manner, gif, most: 1.0, slope: -1.0, colours: painting.colours(), bytes })
    }

    /// The bytes that the whole has by those of these frames: its first frame is there once.
    fn of_whole(&self, gif: &Gif) -> usize {
        let [others, tried] = [self.frames, self.stretch.frames.len()].map(|frames| frames - 1);
        gif.head + (gif.bytes.len() - gif.head).saturating_mul(others) / tried.max(1)
    }

    fn fits(&self, tried: &Tried) -> bool {
        tried.bytes as u64 <= self.search.target.budget
    }

    fn is_filled(&self, tried: &Tried) -> bool {
        self.search.is_filled(tried.bytes, FILLED)
    }
}
