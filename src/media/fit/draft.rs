//! One size of a photograph, and how many bytes its JPEGs would have, which is found without making them: by quick
//! encodings of a part of it, and by how much smaller the slow coding makes a part.

use std::borrow::Cow;
use std::thread;

use crate::limits::fitting::{JPEG_CHROMA_GAIN, JPEG_LEAST_QUALITY};
use crate::media::image::{Chroma, Coding, Picture, colours_alike, decode, difference};
use crate::media::plan::curve::{Sample, SizeCurve, grained};
use crate::media::plan::{float, whole};

/// The assumed size of a JPEG relative to one that is made quickly, until it is measured. Measured: 14 % smaller on
/// a photograph of 12 megapixels at quality 78.
const TRELLIS_BY_QUICK: f64 = 0.87;

/// The most quick encodings in a row by which a quality is found. Our choice: each leaves a small part of the distance.
const LOOKS: usize = 6;

/// The share of the budget that is aimed at. Our choice: in the band from [`JPEG_LEAST_FILL_PERMILLE`] to [`SURE`].
///
/// [`JPEG_LEAST_FILL_PERMILLE`]: crate::limits::fitting::JPEG_LEAST_FILL_PERMILLE
const AIM: f64 = 0.988;

/// The share of the budget up to which a forecast is taken to be within it. Measured on three photographs at three
/// qualities and two sizes each: forecasts are wrong by .3 % at most.
const SURE: f64 = 0.995;

/// The relative error up to which a quick encoding is near enough. Our choice: [`SURE`] and a per cent less are within.
const NEAR: f64 = 0.005;

/// The quality at which a size is examined first if nothing is known of it. Our choice: the middle of the qualities of
/// balanced sizes, 50 to 83.
const FIRST_LOOK: f32 = 65.0;

/// The pixels of the part by which the two codings of a large picture are compared roughly. Our choice: enough for
/// their ratio to a hundredth.
const ROUGH: u32 = 400_000;

/// The pixels of the part by which the quality of a very large picture is found. Our choice: enough bands to represent
/// the whole, in an eighth of the time.
const PART: u32 = 1_500_000;

/// The points of quality within which a measured ratio holds. Measured: it changes by half a per cent a point in most
/// pictures, and by three at one step of the tables in a grainy one of 12 megapixels.
const HOLDS: f32 = 0.25;

/// The most measurements of it. Our choice: each takes a fifth of the time of an encoding, which it may save.
const MEASUREMENTS: usize = 3;

/// The least distance of two qualities that are tried. Our choice: closer ones seldom differ in size.
const STEP: f32 = 0.125;

/// One size of a picture.
pub(super) struct Draft<'p> {
    pub(super) picture: Cow<'p, Picture>,
    /// The part of the picture by which its quality is found, if it is very large.
    part: Option<Picture>,
    /// The quality that is looked at first.
    first: f32,
    /// The highest quality that is of use.
    finest: f32,
    shades: Shades,
}

/// What is known of the encodings with one resolution of colours.
struct Shades {
    chroma: Chroma,
    /// The sizes of quick encodings; of those of a part, as much as the whole would have.
    quick: SizeCurve,
    /// The size of a quick encoding of the whole relative to that, if it was measured.
    whole: Option<f64>,
    /// The size of an encoding relative to that of a quick one.
    ratio: f64,
    /// The quality at which the ratio was measured.
    measured: Option<f32>,
}

impl Shades {
    fn new(chroma: Chroma) -> Self {
        Self { chroma, quick: SizeCurve::default(), whole: None, ratio: TRELLIS_BY_QUICK, measured: None }
    }
}

impl<'p> Draft<'p> {
    pub(super) fn new(picture: Cow<'p, Picture>, chroma: Chroma, finest: f32) -> Self {
        let pixels = picture.width * picture.height;
        let part = (pixels > 3 * PART).then(|| picture.sample(pixels.div_ceil(PART)));
        Self { picture, part, first: FIRST_LOOK.min(finest), finest, shades: Shades::new(chroma) }
    }

    /// The draft, which is first looked at with this quality.
    pub(super) fn expecting(self, quality: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "qualities are at most 100")]
        let first = grained(quality as f32).clamp(JPEG_LEAST_QUALITY, self.finest);
        Self { first, ..self }
    }

    pub(super) fn chroma(&self) -> Chroma {
        self.shades.chroma
    }

    /// The JPEG of a quality.
    pub(super) fn jpeg(&self, quality: f32) -> Vec<u8> {
        self.picture.jpeg_with(quality, Coding::Trellis, self.shades.chroma)
    }

    /// The quality of a JPEG that fills the budget, roughly; below the useful bounds, how far.
    pub(super) fn balance(&mut self, budget: u64) -> f64 {
        self.look(self.first);
        let likely = self.likely(budget);
        let near = self.look(likely);
        let wanted = self.wanted(budget);
        let beyond = (wanted / float(near.bytes.max(1))).ln() * 20.0;
        if near.quality <= JPEG_LEAST_QUALITY && beyond < 0.0 {
            return f64::from(near.quality) + beyond;
        }
        f64::from(self.likely(budget))
    }

    /// Takes colours of another resolution.
    pub(super) fn recolour(&mut self, chroma: Chroma) {
        self.shades = Shades::new(chroma);
        self.look(self.finest);
    }

    /// Takes colours of another resolution, if the difference is visible at the same bytes.
    pub(super) fn recolour_if_seen(&mut self, chroma: Chroma, budget: u64) {
        let alike = self.colours(budget);
        let kept = std::mem::replace(&mut self.shades, Shades::new(chroma));
        self.look(self.first);
        let likely = self.likely(budget);
        self.look(likely);
        if self.colours(budget) < alike + JPEG_CHROMA_GAIN {
            self.shades = kept;
        }
    }

    /// The best quality that is forecast to be within the budget; the lowest of all that were looked at if none is.
    pub(super) fn best(&mut self, budget: u64) -> f32 {
        self.approach(budget);
        let quick = &self.shades.quick;
        let best = quick.within(self.sure(budget)).or_else(|| quick.lowest());
        best.expect("a size is looked at before it is encoded").quality
    }

    /// A better quality than `low` that is forecast to be within the budget, if there is one below `high`.
    pub(super) fn better(&mut self, low: f32, high: f32, budget: u64) -> Option<f32> {
        let sure = self.sure(budget);
        let mut high = self.shades.quick.too_large(low, sure).map_or(high, |known| known.min(high));
        while high - low >= STEP {
            let middle = self.look(grained(f32::midpoint(low, high)));
            if float(middle.bytes) <= sure {
                return Some(middle.quality);
            }
            high = middle.quality;
        }
        None
    }

    /// Learns the size of a whole encoding.
    pub(super) fn learn(&mut self, Sample { quality, bytes }: Sample) {
        let quick = self.look(quality);
        self.shades.ratio = float(bytes) / float(quick.bytes.max(1));
        self.shades.measured = Some(quality);
    }

    /// Encodes quickly with a quality, unless its size is known already.
    fn look(&mut self, quality: f32) -> Sample {
        let Shades { chroma, quick, .. } = &mut self.shades;
        if let Some(known) = quick.at(quality) {
            return known;
        }
        let part = self.part.as_ref().unwrap_or(&self.picture);
        let bytes = float(part.jpeg_with(quality, Coding::Quick, *chroma).len() as u64);
        let sample = Sample { quality, bytes: whole(bytes * parts(&self.picture, part)) };
        quick.add(sample);
        sample
    }

    /// Similarity of the colours, in decibels, in a quick encoding of the likely quality.
    fn colours(&self, budget: u64) -> f64 {
        let part = self.part.as_ref().unwrap_or(&self.picture);
        let jpeg = part.jpeg_with(self.likely(budget), Coding::Quick, self.shades.chroma);
        decode(&jpeg).map_or(0.0, |back| colours_alike(difference(part, &back.picture)))
    }

    /// The bytes that a quick encoding should have.
    fn wanted(&self, budget: u64) -> f64 {
        float(budget) * AIM / self.shades.ratio
    }

    /// The most bytes of a quick encoding by which the encoding is within the budget.
    fn sure(&self, budget: u64) -> f64 {
        float(budget) * SURE / self.shades.ratio
    }

    /// The estimated quality for a budget, within the useful bounds.
    fn likely(&self, budget: u64) -> f32 {
        self.shades.quick.quality_for(self.wanted(budget), self.finest).unwrap_or(self.first)
    }

    /// Looks until the quality for the budget is known, and measures the ratio there.
    fn approach(&mut self, budget: u64) {
        let mut near = self.close_in(budget);
        if self.shades.measured.is_some() {
            return;
        }
        let pixels = self.picture.width * self.picture.height;
        if pixels >= 3 * ROUGH {
            let rough = self.picture.sample(pixels.div_ceil(ROUGH));
            let length = |coding| float(rough.jpeg_with(near, coding, self.shades.chroma).len() as u64);
            self.shades.ratio = length(Coding::Trellis) / length(Coding::Quick);
            near = self.close_in(budget);
        }
        for _ in 0..MEASUREMENTS {
            if self.shades.measured.is_some_and(|measured| (measured - near).abs() <= HOLDS) {
                break;
            }
            self.measure(near);
            near = self.close_in(budget);
        }
    }

    /// Looks until the size at a quality is near what is wanted, or no other quality is nearer; returns the nearest.
    fn close_in(&mut self, budget: u64) -> f32 {
        let wanted = self.wanted(budget);
        for _ in 0..LOOKS {
            let likely = self.likely(budget);
            let is_near = |known: Sample| (float(known.bytes) / wanted - 1.0).abs() < NEAR;
            let quick = &self.shades.quick;
            if quick.nearest(wanted).is_some_and(is_near) || quick.at(likely).is_some() {
                break;
            }
            self.look(likely);
        }
        self.shades.quick.nearest(wanted).map_or(self.first, |known| known.quality)
    }

    /// Measures the ratio of a very large picture at a quality: how much smaller the slow coding makes the part, and
    /// how much the quick sizes of part and whole differ, which is the same in both codings.
    fn measure(&mut self, quality: f32) {
        let quick = float(self.look(quality).bytes.max(1));
        let Some(part) = &self.part else { return };
        let length = |picture: &Picture, coding| {
            float(picture.jpeg_with(quality, coding, self.shades.chroma).len() as u64)
        };
        let slow = || length(part, Coding::Trellis) * parts(&self.picture, part) / quick;
        let (whole, slow) = match self.shades.whole {
            Some(whole) => (whole, slow()),
            None => thread::scope(|scope| {
                let all = scope.spawn(|| length(&self.picture, Coding::Quick));
                let slow = slow();
                (all.join().expect("an encoding in memory does not fail") / quick, slow)
            }),
        };
        self.shades.whole = Some(whole);
        self.shades.ratio = slow * whole;
        self.shades.measured = Some(quality);
    }
}

/// How many times as high a picture is as its part.
fn parts(picture: &Picture, part: &Picture) -> f64 {
    f64::from(picture.height) / f64::from(part.height)
}
