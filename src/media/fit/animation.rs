//! Fitting animations: what does not change to the eye first, then fewer pixels, then fewer frames.

use super::{
    Event, FitError, Fitted, Forecast, ForecastOutcome, Kit, Outcome, Product, Settings, Source, Step,
    picture,
};
use crate::limits::fitting::{FRAME_RATE, GIF_CANVAS, GIF_COLOURS, GIF_LEAST_LONG_SIDE, GIF_TOLERANCE};
use crate::media::encode::ToolError;
use crate::media::gif::{GifSettings, encode};
use crate::media::image::{Animation, similarity};
use crate::media::kind::MediaKind;
use crate::media::plan::image::{ImageFormat, ImageSettings, scaled, within};
use crate::media::plan::{Reason, Target, float, floor};

/// How many frames one stands for at most.
const STEPS: [usize; 4] = [1, 2, 3, 4];

/// Encodings by which one size or tolerance is found.
const TRIES: usize = 7;

/// Where in the band the next encoding aims.
const AIM: f64 = 0.98;

/// An encoded animation.
struct Encoded {
    animation: Animation,
    colours: usize,
    bytes: Vec<u8>,
}

pub(super) fn fit(
    source: &Source,
    target: &Target,
    min_similarity: Option<f64>,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<Fitted, FitError> {
    on_event(Event { step: Step::Reading, done: 0.0 });
    let animation = decoded(source, target)?;
    if keeps(source, target) {
        return Ok(Fitted::kept());
    }
    let notes = notes(&animation, target);
    let mut search = Search { target, kit, on_event, encodes: 0, least: u64::MAX };
    let found = search.run(&animation)?;
    let (encodes, least) = (search.encodes, search.least);
    let Some(encoded) = found else {
        let reason = Reason { least, fitting_seconds: None };
        return Ok(Fitted { notes, ..Fitted::of(Outcome::Impossible(reason), encodes, None) });
    };
    let wrong = |reason: String| FitError::Result { path: source.path.clone(), reason };
    let back = Animation::decode(&encoded.bytes, target.ground).map_err(|error| wrong(error.to_string()))?;
    if back.frames.len() != encoded.animation.frames.len() {
        return Err(wrong("frames are missing".to_owned()));
    }
    let similarity =
        min_similarity.map(|_| similarity(&animation.frames[0].picture, &back.frames[0].picture));
    let file = kit.workspace.file("animation.gif");
    kit.workspace.write(&file, &encoded.bytes)?;
    let product = Product { file, kind: MediaKind::Gif, bytes: encoded.bytes.len() as u64 };
    let outcome = match (min_similarity, similarity) {
        (Some(least), Some(got)) if got < least => Outcome::TooPoor { least, bytes: product.bytes },
        _ => Outcome::Fitted(product),
    };
    let settings = settings(&encoded.animation, encoded.colours);
    Ok(Fitted { similarity, notes, ..Fitted::of(outcome, encodes, Some(Settings::Image(settings))) })
}

/// What [`fit`] would do.
pub(super) fn forecast(source: &Source, target: &Target) -> Result<Forecast, FitError> {
    let animation = decoded(source, target)?;
    let mut forecast =
        Forecast { outcome: ForecastOutcome::Kept, settings: None, commands: Vec::new(), notes: Vec::new() };
    if !keeps(source, target) {
        let first = &animation.frames[0].picture;
        let (width, height) = within((first.width, first.height), GIF_CANVAS);
        let whole = ImageSettings { width, height, ..settings(&animation, 256) };
        forecast.settings = Some(Settings::Image(whole));
        forecast.outcome = ForecastOutcome::Fitted { kind: MediaKind::Gif, least: 0, most: target.budget };
        forecast.notes = notes(&animation, target);
    }
    Ok(forecast)
}

fn decoded(source: &Source, target: &Target) -> Result<Animation, FitError> {
    let bytes = source.read()?;
    Animation::decode(&bytes, target.ground).map_err(|error| picture::damaged(source, &error))
}

fn keeps(source: &Source, target: &Target) -> bool {
    source.kind == MediaKind::Gif && source.bytes <= target.budget
}

fn notes(animation: &Animation, target: &Target) -> Vec<String> {
    let [red, green, blue] = target.ground;
    let note = format!("what is transparent in it is now #{red:02x}{green:02x}{blue:02x}");
    if animation.transparent { vec![note] } else { Vec::new() }
}

fn settings(animation: &Animation, colours: usize) -> ImageSettings {
    let picture = &animation.frames[0].picture;
    let frames = u32::try_from(animation.frames.len()).unwrap_or(u32::MAX);
    ImageSettings {
        format: ImageFormat::Gif(colours),
        width: picture.width,
        height: picture.height,
        frames: Some(frames),
    }
}

/// The search for the best animation within the budget.
struct Search<'a> {
    target: &'a Target,
    kit: &'a Kit<'a>,
    on_event: &'a mut dyn FnMut(Event),
    encodes: u32,
    /// The smallest result so far.
    least: u64,
}

impl Search<'_> {
    fn run(&mut self, animation: &Animation) -> Result<Option<Encoded>, FitError> {
        let first = &animation.frames[0].picture;
        let size = within((first.width, first.height), GIF_CANVAS);
        let whole = animation.thinned(step_at_most(animation, FRAME_RATE)).scaled(size.0, size.1);
        let mut best = None;
        for step in STEPS {
            if step > 1 && whole.frames.len() < 2 * step {
                break;
            }
            let thinned = whole.thinned(step);
            let found = self.at_rate(&thinned)?;
            let cramped = found.as_ref().is_none_or(|found| {
                let picture = &found.animation.frames[0].picture;
                picture.width.max(picture.height) < GIF_LEAST_LONG_SIDE.min(size.0.max(size.1))
            });
            best = found.or(best);
            if !cramped {
                break;
            }
        }
        Ok(best)
    }

    /// The best animation of these frames.
    fn at_rate(&mut self, animation: &Animation) -> Result<Option<Encoded>, FitError> {
        let all = self.encode(animation, GifSettings { colours: 256, tolerance: 0 })?;
        if self.fits(&all) {
            return Ok(Some(all));
        }
        let coarse =
            self.encode(animation, GifSettings { colours: GIF_COLOURS, tolerance: GIF_TOLERANCE })?;
        if self.fits(&coarse) {
            self.by_tolerance(animation, coarse)
        } else {
            self.by_size(animation, &coarse)
        }
    }

    /// Between no tolerance, which is too much, and the greatest.
    fn by_tolerance(&mut self, animation: &Animation, coarse: Encoded) -> Result<Option<Encoded>, FitError> {
        let (mut low, mut high, mut best) = (0, GIF_TOLERANCE, coarse);
        for _ in 0..TRIES {
            if best.bytes.len() as u64 >= floor(self.target.budget) || high - low < 2 {
                break;
            }
            let tolerance = u32::midpoint(low, high);
            let next = self.encode(animation, GifSettings { colours: GIF_COLOURS, tolerance })?;
            if self.fits(&next) {
                (high, best) = (tolerance, if next.bytes.len() > best.bytes.len() { next } else { best });
            } else {
                low = tolerance;
            }
        }
        Ok(Some(best))
    }

    /// Fewer pixels: bytes follow their number.
    fn by_size(&mut self, animation: &Animation, coarse: &Encoded) -> Result<Option<Encoded>, FitError> {
        let first = &animation.frames[0].picture;
        let size = (first.width, first.height);
        let settings = GifSettings { colours: GIF_COLOURS, tolerance: GIF_TOLERANCE };
        let (mut factor, mut got, mut best) = (1.0, float(coarse.bytes.len() as u64), None::<Encoded>);
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..TRIES {
            factor *= (AIM * float(self.target.budget) / got).sqrt();
            if factor <= low || factor >= high {
                factor = f64::midpoint(low, high);
            }
            let (width, height) = scaled(size, factor);
            if width.max(height) < GIF_LEAST_LONG_SIDE / 4 {
                break;
            }
            let next = self.encode(&animation.scaled(width, height), settings)?;
            got = float(next.bytes.len() as u64);
            if self.fits(&next) {
                low = factor;
                if best.as_ref().is_none_or(|best| best.bytes.len() < next.bytes.len()) {
                    best = Some(next);
                }
                if got >= float(floor(self.target.budget)) {
                    break;
                }
            } else {
                high = factor;
            }
        }
        Ok(best)
    }

    fn encode(&mut self, animation: &Animation, settings: GifSettings) -> Result<Encoded, FitError> {
        if self.kit.interrupt.requested() {
            return Err(ToolError::Interrupted.into());
        }
        let done = 1.0 - 0.9f64.powi(i32::try_from(self.encodes).unwrap_or(i32::MAX));
        (self.on_event)(Event { step: Step::Picture, done });
        let bytes = encode(animation, settings);
        self.encodes += 1;
        self.least = self.least.min(bytes.len() as u64);
        Ok(Encoded { animation: animation.clone(), colours: settings.colours, bytes })
    }

    fn fits(&self, encoded: &Encoded) -> bool {
        encoded.bytes.len() as u64 <= self.target.budget
    }
}

/// How many frames one has to stand for, that there are at most `rate` a second.
fn step_at_most(animation: &Animation, rate: f64) -> usize {
    let seconds = animation.seconds().max(0.01);
    let frames = animation.frames.len();
    (1..=frames.max(1)).find(|step| frames.div_ceil(*step) as f64 / seconds <= rate * 1.05).unwrap_or(1)
}
