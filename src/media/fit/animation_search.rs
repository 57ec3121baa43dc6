//! Searches for the best way to encode an animation: its size, its colours and the loss allowed.

use std::cell::OnceCell;

use super::FitError;
use super::animation_manner::{Colours, Ladder, Manner, resized};
use super::in_memory::{Encoded, Search};
use super::seek::Seek;
use crate::limits::fitting::{
    GIF_COLOURS, GIF_FEW_COLOURS, GIF_LEAST_DECIBELS, GIF_MOST_LOSS, LEAST_FILL_PERMILLE,
};
use crate::media::gif::{Gif, Painting};
use crate::media::image::{Animation, colours_alike, likeness};
use crate::media::plan::image::{ImageFormat, ImageSettings};
use crate::media::plan::{float, whole};

/// The share of the budget that the next encoding aims at. Our choice: the middle of the band from
/// [`LEAST_FILL_PERMILLE`] to the whole budget.
const AIM: f64 = 0.98;

/// The most encodings on one ladder. Our choice: after as many, no difference is visible between two.
const TRIES: usize = 7;

/// The encodings on one ladder after which a result of all pixels is good enough that nearly fills the budget: with
/// loss, the bytes of few colours come in steps, and there may be none that fills it.
const ENOUGH: usize = 4;
const NEARLY: f64 = -0.2;

/// The share of the budget, in thousandths, that an estimate from a stretch has to fill: the whole is encoded after it
/// and corrects the rest.
const ESTIMATE_FILL_PERMILLE: u64 = 850;

/// The change of a result's natural logarithm that is expected for a depth of 1. Measured on four animations: between
/// -.3 and -.8. Our choice is the steepest: a step that is too short is followed by another, one that is too long loses
/// what was not needed.
const SLOPE: f64 = -0.8;

/// The natural logarithm by which half as many colours are expected to make a result smaller. Measured on drawn
/// animations: between 0 and .35.
const BY_HALF_THE_COLOURS: f64 = 0.2;

/// The natural logarithm of bytes above the budget from which an estimate is believed. Our choice: an estimate of fewer
/// frames is a third off at most.
const UNSURE: f64 = 0.3;

/// The natural logarithm of bytes above the budget up to which a palette for each frame may save enough. Our choice:
/// indices of half as many bits save half the bytes.
const OWN_MAY_SAVE: f64 = 0.7;

/// The share of the loss of an animation that it gives up in pixels instead. Our choice: on a chart, a loss of 1 saved a
/// tenth of the bytes.
const GENTLE: f64 = 0.1;

/// A manner that was tried, and its result.
pub(super) struct Tried {
    pub(super) manner: Manner,
    pub(super) gif: Gif,
    /// Where the manner is found.
    pub(super) ladder: Ladder,
    pub(super) depth: f64,
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
    /// How many times as many pixels the whole animation draws after its first frame; 1 if the stretch is the whole.
    times: f64,
    search: &'t mut Search<'s>,
    /// What is known so far of where this stretch fits.
    pub(super) near: Option<Near>,
}

/// About where an animation fits its budget. What is over is the natural logarithm of bytes by those aimed at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Near {
    /// The depth at which the ladder of all colours fits, or its end.
    pub(super) depth: f64,
    /// What is over if nothing is lost.
    pub(super) over: f64,
    /// What is over at full size if as much as possible is lost.
    pub(super) least_over: f64,
    /// The number of colours.
    colours: usize,
}

impl Near {
    /// Where a similar animation fits whose bytes are fewer by a natural logarithm.
    pub(super) fn smaller(self, by: f64) -> Self {
        Self {
            depth: self.depth + by / SLOPE,
            over: self.over - by,
            least_over: self.least_over - by,
            ..self
        }
    }

    /// Whether it may fit at full size.
    pub(super) fn may_fit_whole(self) -> bool {
        self.least_over < UNSURE
    }
}

/// The stretch at full size in the colours of a ladder, once it is painted.
type Painted<'t> = OnceCell<Painting<'t>>;

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
    if found.len() < 2 {
        return found.pop();
    }
    let looks = found.into_iter().map(|found| (looks(source, bytes(&found)), found));
    looks.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, found)| found)
}

/// How much a GIF looks like the source.
pub(super) fn looks(source: &Animation, gif: &[u8]) -> f64 {
    decoded(gif).map_or(0.0, |back| alike(source, &back))
}

/// How much an animation looks like the source.
pub(super) fn alike(source: &Animation, other: &Animation) -> f64 {
    likeness(source.similarity(other), source.difference(other))
}

fn decoded(gif: &[u8]) -> Option<Animation> {
    Animation::decode(gif, [255; 3]).ok()
}

impl<'t, 's> Trial<'t, 's> {
    pub(super) fn of(stretch: &'t Animation, times: f64, search: &'t mut Search<'s>) -> Self {
        Self { stretch, drawn: stretch.is_drawn(), times, search, near: None }
    }

    /// The smallest encoding that [`Trial::best`] comes to: the fewest pixels, and the most loss.
    pub(super) fn smallest(&mut self) -> Result<Tried, FitError> {
        let ladder = Ladder::of(self.stretch.size(), self.drawn);
        self.tried(&ladder, &OnceCell::new(), ladder.end())
    }

    /// The manner that looks best within the budget; with what is known from an animation like this, nothing is tried
    /// that is expected to be far too large.
    pub(super) fn best(&mut self, near: Option<Near>) -> Result<Option<Tried>, FitError> {
        let ladder = Ladder::of(self.stretch.size(), self.drawn);
        let (painted, mut seek) = (OnceCell::new(), Seek::new(ladder.end(), SLOPE));
        let mut now = near.unwrap_or(Near { depth: 0.0, over: 0.0, least_over: 0.0, colours: GIF_COLOURS });
        if now.over < UNSURE {
            let exact = self.tried(&ladder, &painted, 0.0)?;
            if self.fits(&exact) {
                return self.richer(exact, &painted).map(Some);
            }
            now.over = self.over(&exact);
            if near.is_none()
                && now.over < OWN_MAY_SAVE
                && let Some(own) = self.lossless(&ladder)?
            {
                return Ok(Some(own));
            }
            seek.learn(0.0, now.over, false);
            // Loss saves few bytes of a drawing, so it takes all of it and fewer pixels.
            let depth = match self.drawn {
                true if now.over < UNSURE => ladder.most(),
                true => ladder.most() - now.over / SLOPE,
                false => -now.over / SLOPE,
            };
            now.depth = depth.min(ladder.end());
        }
        if let Some(all) = painted.get().filter(|_| near.is_none()) {
            now.colours = all.colours();
            now.least_over = now.over - BY_HALF_THE_COLOURS * f64::from(now.colours.ilog2());
        }
        let plain = self.sought(&ladder, &painted, seek, Some(now.depth))?;
        now.depth = plain.as_ref().map_or(ladder.end(), |plain| plain.depth);
        self.near = Some(now);
        let all = painted.get();
        let few = all.is_some_and(|all| all.is_exact() && all.colours() <= GIF_FEW_COLOURS);
        let gentle = plain.as_ref().map(|plain| self.gentle(plain)).transpose()?.flatten();
        if !self.drawn && !few {
            let both = plain.into_iter().chain(gentle).collect();
            return Ok(best_looking(self.stretch, both, |tried| &tried.gif.bytes));
        }
        let (alike, other): (Vec<_>, Vec<_>) =
            self.by_colours(&ladder, now)?.into_iter().partition(|few| self.is_alike(few));
        let mut found: Vec<_> = plain.into_iter().chain(gentle).chain(alike).collect();
        // An encoding that differs visibly from the source is better than none.
        if found.is_empty() {
            found.extend(other);
        }
        Ok(best_looking(self.stretch, found, |tried| &tried.gif.bytes))
    }

    /// An encoding with little loss and fewer pixels than were found, if any were given up.
    fn gentle(&mut self, plain: &Tried) -> Result<Option<Tried>, FitError> {
        if plain.manner.size == self.stretch.size() {
            return Ok(None);
        }
        let ladder = plain.ladder.gentle();
        let depth = plain.depth - (plain.ladder.most() - ladder.most()) * (1.0 - GENTLE);
        self.sought(&ladder, &OnceCell::new(), Seek::new(ladder.end(), SLOPE), Some(depth.min(ladder.end())))
    }

    /// The whole animation in the manner that was found with a stretch of it, with a little more or less loss, so that
    /// it fits.
    pub(super) fn like(&mut self, found: &Tried) -> Result<Option<Tried>, FitError> {
        let all = found.ladder.down_to_least();
        let sizes = Seek::new(all.end(), SLOPE);
        if found.depth > all.most() {
            return self.sought(&all, &OnceCell::new(), sizes, Some(found.depth));
        }
        // Pixels are given up only if no loss is enough.
        let (losses, painted) = (all.at_full_size(found.manner.colours, all.most()), OnceCell::new());
        match self.sought(&losses, &painted, Seek::new(losses.end(), SLOPE), Some(found.depth))? {
            Some(filled) => Ok(Some(filled)),
            None => self.sought(&all, &painted, sizes, Some(all.most() + GENTLE)),
        }
    }

    /// Returns `exact`, or an encoding with a palette for each frame if that looks better. The latter is not tried if
    /// the shared palette is exact.
    fn richer(&mut self, exact: Tried, painted: &Painted<'t>) -> Result<Tried, FitError> {
        if painted.get().is_some_and(Painting::is_exact) {
            return Ok(exact);
        }
        let ladder = exact.ladder.at_full_size(Colours::Own, 1.0);
        let own = self.sought(&ladder, &OnceCell::new(), Seek::new(ladder.end(), SLOPE), Some(0.0))?;
        let both = [exact].into_iter().chain(own).collect();
        Ok(best_looking(self.stretch, both, |tried| &tried.gif.bytes).expect("one of them fits"))
    }

    /// An encoding with a palette for each frame, if it loses nothing and fits.
    fn lossless(&mut self, ladder: &Ladder) -> Result<Option<Tried>, FitError> {
        if !Painting::may_be_exact(self.stretch) {
            return Ok(None);
        }
        let ladder = ladder.at_full_size(Colours::Own, 1.0);
        let tried = self.tried(&ladder, &OnceCell::new(), 0.0)?;
        Ok(Some(tried).filter(|tried| self.fits(tried)))
    }

    /// Encodings at full size: with as many colours as fit without loss, and with twice as many and some loss. All
    /// colours are too many.
    fn by_colours(&mut self, ladder: &Ladder, near: Near) -> Result<Vec<Tried>, FitError> {
        if !near.may_fit_whole() {
            return Ok(Vec::new());
        }
        let most = near.colours;
        let halved = std::iter::successors(Some(most.next_power_of_two() / 2), |colours| Some(colours / 2));
        let counts: Vec<usize> =
            [most].into_iter().chain(halved.take_while(|colours| *colours >= 4)).collect();
        let of = |index: usize| ladder.at_full_size(Colours::Shared(counts[index]), GIF_MOST_LOSS);
        let (mut low, mut high, mut painted) = (0, counts.len(), OnceCell::new());
        let (mut found, mut over) = (None::<Tried>, near.over);
        while high - low > 1 {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
            let likely = low + ((over / BY_HALF_THE_COLOURS) as usize).max(1);
            let index = if likely < high { likely } else { usize::midpoint(low, high) };
            let fewer = OnceCell::new();
            let exact = self.tried(&of(index), &fewer, 0.0)?;
            if self.fits(&exact) {
                let filled = self.is_filled(&exact);
                (high, found) = (index, Some(exact));
                if filled {
                    return Ok(Vec::from_iter(found));
                }
            } else {
                (low, painted, over) = (index, fewer, self.over(&exact));
            }
        }
        self.near = Some(Near { least_over: over, ..near });
        if over > UNSURE {
            return Ok(Vec::from_iter(found));
        }
        let mut seek = Seek::new(of(low).end(), SLOPE);
        seek.learn(0.0, over.max(0.0), false);
        // Few colours are so far apart that often only the most loss makes a difference.
        let lossy = self.sought(&of(low), &painted, seek, Some(of(low).end()))?;
        Ok(found.into_iter().chain(lossy).collect())
    }

    /// Whether the colours of a result hardly differ from those of the source.
    fn is_alike(&self, tried: &Tried) -> bool {
        let back = decoded(&tried.gif.bytes);
        back.is_some_and(|back| colours_alike(self.stretch.difference(&back)) >= GIF_LEAST_DECIBELS)
    }

    /// The encoding on a ladder that fills the budget, or the fullest that was found; the first is at the depth `start`.
    fn sought(
        &mut self,
        ladder: &Ladder,
        painted: &Painted<'t>,
        mut seek: Seek,
        start: Option<f64>,
    ) -> Result<Option<Tried>, FitError> {
        let (mut best, mut last) = (None::<Tried>, None);
        let mut next = start.or_else(|| seek.next());
        for turn in 1..=TRIES {
            let Some(mut depth) = next else { break };
            // A budget is only called impossible after the end was tried.
            if best.is_none() && (turn == TRIES || last == Some(ladder.manner(depth))) {
                depth = ladder.end();
            }
            if last.replace(ladder.manner(depth)) == Some(ladder.manner(depth)) {
                break;
            }
            let tried = self.tried(ladder, painted, depth)?;
            let (over, fits, full) = (self.over(&tried), self.fits(&tried), self.is_filled(&tried));
            if fits && best.as_ref().is_none_or(|best| best.bytes < tried.bytes) {
                best = Some(tried);
            }
            let nearly = best.as_ref().is_some_and(|best| self.over(best) > NEARLY);
            if fits && full || turn >= ENOUGH && nearly && depth <= ladder.most() {
                break;
            }
            seek.learn(depth, over, fits);
            next = seek.next();
        }
        Ok(best)
    }

    /// Encodes the stretch in the manner at a depth.
    fn tried(&mut self, ladder: &Ladder, painted: &Painted<'t>, depth: f64) -> Result<Tried, FitError> {
        self.search.step()?;
        let manner = ladder.manner(depth);
        let (gif, colours) = if manner.size == self.stretch.size() {
            let painting = painted.get_or_init(|| manner.colours.painted(self.stretch));
            (painting.encoded(manner.tolerance()), painting.colours())
        } else {
            let smaller = resized(self.stretch, manner.size);
            let painting = manner.colours.painted(&smaller);
            (painting.encoded(manner.tolerance()), painting.colours())
        };
        let bytes = self.of_whole(&gif);
        self.search.count(bytes);
        Ok(Tried { manner, gif, ladder: *ladder, depth, colours, bytes })
    }

    /// Estimates the bytes of the whole from those of the stretch: the first frame is counted once.
    fn of_whole(&self, gif: &Gif) -> usize {
        let later = float((gif.bytes.len() - gif.head) as u64) * self.times;
        usize::try_from(whole(later)).unwrap_or(usize::MAX).saturating_add(gif.head)
    }

    fn fits(&self, tried: &Tried) -> bool {
        tried.bytes as u64 <= self.search.target.budget
    }

    /// The natural logarithm of the bytes divided by those aimed at.
    fn over(&self, tried: &Tried) -> f64 {
        (float(tried.bytes as u64) / (AIM * float(self.search.target.budget))).ln()
    }

    /// Whether a result fills enough of the budget.
    pub(super) fn is_filled(&self, tried: &Tried) -> bool {
        let whole = self.times == 1.0;
        self.search.is_filled(tried.bytes, if whole { LEAST_FILL_PERMILLE } else { ESTIMATE_FILL_PERMILLE })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interrupt::Interrupt;
    use crate::media::image::AnimationFrame;
    use crate::media::image::tests::photo;
    use crate::media::plan::Target;

    #[test]
    fn dither_is_smoothed_rather_than_drawn_wrong() {
        let dithered = |n: u32| {
            let mut picture = photo(24 + n, 16).scaled(120, 80);
            for (place, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
                let by = if (place % 120 + place / 120).is_multiple_of(2) { 12 } else { 0 };
                pixel.iter_mut().for_each(|channel| *channel = channel.saturating_add(by));
            }
            AnimationFrame { picture, milliseconds: 100 }
        };
        let clip = Animation { frames: (0..4).map(dithered).collect(), transparent: false, repeats: None };
        let budget = Painting::shared(&clip, 256).encoded(0).bytes.len() * 3 / 10;
        let (interrupt, mut nobody) = (Interrupt::default(), |_| {});
        let mut search = Search::new(&Target::of(budget as u64), &interrupt, &mut nobody);
        let found = Trial::of(&clip, 1.0, &mut search).best(None).unwrap().unwrap();
        assert!(found.bytes <= budget && found.manner.loss <= 0.5, "{:?}", found.manner);
    }
}
