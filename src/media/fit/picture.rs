//! Fitting pictures: quality first, then the next smaller canvas.

use std::path::PathBuf;

use super::{
    Event, FitError, Fitted, Forecast, ForecastOutcome, Kit, Outcome, Product, Settings, Source, Step,
};
use crate::limits::fitting::{JPEG_FILLED, JPEG_LEAST_QUALITY, JPEG_QUALITY, KEPT_PIXELS};
use crate::media::arguments::{Cut, picture as picture_arguments};
use crate::media::encode::{Encode, Job, ToolError};
use crate::media::image::{DecodeError, Decoded, Effort, Picture, decode, is_cmyk, reduced, similarity};
use crate::media::kind::MediaKind;
use crate::media::plan::image::{ImageFormat, ImageSettings, ladder, quality};
use crate::media::plan::{Reason, Target, Tried, float};

/// How much smaller mozjpeg's best is than its quickest, before that is measured.
const BEST_BY_QUICK: f64 = 0.85;

/// Best encodings of one size that are tried.
const TRIES: usize = 4;

/// Quick encodings that precede each.
const QUICK_TRIES: usize = 5;

/// Where in the band the next encoding aims.
const AIM: f64 = 0.988;

/// Colours that a drawing is reduced to, one after the other; nothing is lost at first.
const COLOURS: [Option<usize>; 5] = [None, Some(256), Some(64), Some(32), Some(16)];

/// An encoded picture.
struct Encoded {
    settings: ImageSettings,
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
    let bytes = source.read()?;
    let decoded = decoded(source, &bytes, kit)?;
    if keeps(source, &bytes, &decoded.picture, target) {
        return Ok(Fitted::kept());
    }
    let (picture, notes) = prepared(decoded, source, target);
    let mut search = Search { target, kit, on_event, encodes: 0, least: u64::MAX };
    let found = search.run(&picture, stays_drawn(&picture, source))?;
    let (encodes, least) = (search.encodes, search.least);
    let Some(encoded) = found else {
        let reason = Reason { least, fitting_seconds: None };
        return Ok(Fitted { notes, ..Fitted::of(Outcome::Impossible(reason), encodes, None) });
    };
    let (product, back) = product(&encoded, source, kit)?;
    let similarity = min_similarity.map(|_| similarity(&picture, &back));
    let outcome = match (min_similarity, similarity) {
        (Some(least), Some(got)) if got < least => Outcome::TooPoor { least, bytes: product.bytes },
        _ => Outcome::Fitted(product),
    };
    let settings = Some(Settings::Image(encoded.settings));
    Ok(Fitted { similarity, notes, ..Fitted::of(outcome, encodes, settings) })
}

/// What [`fit`] would do. The encodings are not made, so that the settings are those of the first try.
pub(super) fn forecast(source: &Source, target: &Target, _: &dyn Encode) -> Result<Forecast, FitError> {
    let bytes = source.read()?;
    let mut forecast =
        Forecast { outcome: ForecastOutcome::Kept, settings: None, commands: Vec::new(), notes: Vec::new() };
    if source.needs_ffmpeg() {
        let output = PathBuf::from("picture.png");
        forecast.commands.push(picture_arguments(&source.input(Cut::default())?, &output));
        forecast.outcome = ForecastOutcome::Fitted { kind: MediaKind::Jpeg, least: 0, most: target.budget };
        return Ok(forecast);
    }
    let decoded = decode(&bytes).map_err(|error| damaged(source, &error))?;
    if keeps(source, &bytes, &decoded.picture, target) {
        return Ok(forecast);
    }
    let (picture, notes) = prepared(decoded, source, target);
    let (width, height) = ladder((picture.width, picture.height), target.handset)[0];
    let (format, kind) = match stays_drawn(&picture, source) {
        true => (ImageFormat::Png(None), MediaKind::Png),
        false => (ImageFormat::Jpeg(JPEG_QUALITY), MediaKind::Jpeg),
    };
    forecast.settings = Some(Settings::Image(ImageSettings { format, width, height, frames: None }));
    // Quality that is at its best leaves room.
    forecast.outcome = ForecastOutcome::Fitted { kind, least: 0, most: target.budget };
    forecast.notes = notes;
    Ok(forecast)
}

/// The picture of a source, by way of ffmpeg where nothing here reads its format.
fn decoded(source: &Source, bytes: &[u8], kit: &Kit<'_>) -> Result<Decoded, FitError> {
    if !source.needs_ffmpeg() {
        return decode(bytes).map_err(|error| damaged(source, &error));
    }
    let output = kit.workspace.file("picture.png");
    let arguments = picture_arguments(&source.input(Cut::default())?, &output);
    let job = Job { arguments, seconds: 0.0, output: Some(output.clone()) };
    kit.tools.encode(&job, &mut |_| {}).map_err(|error| match error {
        ToolError::Failed { said, .. } => {
            let reason = format!("ffmpeg says: {}", said.lines().last().unwrap_or_default());
            FitError::Damaged { path: source.path.clone(), reason }
        }
        error => FitError::Tool(error),
    })?;
    let mut decoded = decode(&kit.workspace.read(&output)?).map_err(|error| damaged(source, &error))?;
    decoded.notes.push("its colours are taken for sRGB: ffmpeg read it".to_owned());
    Ok(decoded)
}

pub(super) fn damaged(source: &Source, error: &DecodeError) -> FitError {
    FitError::Damaged { path: source.path.clone(), reason: error.to_string() }
}

/// Whether a picture is delivered as it is: its type is documented (API facts §6.1), and handsets show it.
fn keeps(source: &Source, bytes: &[u8], picture: &Picture, target: &Target) -> bool {
    let documented = matches!(source.kind, MediaKind::Jpeg | MediaKind::Png | MediaKind::Gif);
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    source.bytes <= target.budget && documented && pixels <= KEPT_PIXELS && !is_cmyk(bytes)
}

/// Whether a picture is encoded as a drawing. What JPEG has been over has no clean lines left.
fn stays_drawn(picture: &Picture, source: &Source) -> bool {
    source.kind != MediaKind::Jpeg && picture.is_drawn()
}

/// The picture as it is to be encoded, and what was done to it.
fn prepared(decoded: Decoded, source: &Source, target: &Target) -> (Picture, Vec<String>) {
    let Decoded { picture, mut notes } = decoded;
    if stays_drawn(&picture, source) {
        return (picture, notes);
    }
    let flat = picture.flattened(target.ground);
    if flat.channels != picture.channels {
        let [red, green, blue] = target.ground;
        notes.push(format!("what is transparent in it is now #{red:02x}{green:02x}{blue:02x}"));
    }
    if source.kind == MediaKind::Png {
        notes.push("it is a photograph, so that JPEG shows more of it in as many bytes".to_owned());
    }
    (flat, notes)
}

/// Writes a result, and looks at it as others will.
fn product(encoded: &Encoded, source: &Source, kit: &Kit<'_>) -> Result<(Product, Picture), FitError> {
    let wrong = |reason: String| FitError::Result { path: source.path.clone(), reason };
    let back = decode(&encoded.bytes).map_err(|error| wrong(error.to_string()))?.picture;
    if (back.width, back.height) != (encoded.settings.width, encoded.settings.height) {
        return Err(wrong("its size is another".to_owned()));
    }
    let kind = match encoded.settings.format {
        ImageFormat::Jpeg(_) => MediaKind::Jpeg,
        ImageFormat::Png(_) => MediaKind::Png,
        ImageFormat::Gif(_) => MediaKind::Gif,
    };
    let file = kit.workspace.file(&format!("picture.{}", kind.extension()));
    kit.workspace.write(&file, &encoded.bytes)?;
    Ok((Product { file, kind, bytes: encoded.bytes.len() as u64 }, back))
}

/// The search for the best picture within the budget.
struct Search<'a> {
    target: &'a Target,
    kit: &'a Kit<'a>,
    on_event: &'a mut dyn FnMut(Event),
    encodes: u32,
    /// The smallest result so far.
    least: u64,
}

impl Search<'_> {
    fn run(&mut self, picture: &Picture, drawn: bool) -> Result<Option<Encoded>, FitError> {
        let sizes = ladder((picture.width, picture.height), self.target.handset);
        for (index, (width, height)) in sizes.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "there are five sizes")]
            let done = index as f64 / sizes.len() as f64;
            (self.on_event)(Event { step: Step::Picture, done });
            let scaled = picture.scaled(*width, *height);
            let found = if drawn { self.png(&scaled)? } else { self.jpeg(&scaled)? };
            if found.is_some() {
                return Ok(found);
            }
        }
        // A drawing of too many lines for PNG is better blurred than not sent.
        if drawn {
            self.jpeg(&picture.flattened(self.target.ground).scaled(sizes[0].0, sizes[0].1))
        } else {
            Ok(None)
        }
    }

    /// The largest PNG within the budget, with as many colours as may be.
    fn png(&mut self, picture: &Picture) -> Result<Option<Encoded>, FitError> {
        for colours in COLOURS {
            self.heed()?;
            let bytes = match colours {
                None => picture.png(),
                Some(colours) => reduced(picture, colours).png(),
            };
            if self.count(bytes.len() as u64) {
                return Ok(Some(encoded(picture, ImageFormat::Png(colours), bytes)));
            }
        }
        Ok(None)
    }

    /// The best JPEG within the budget, if one of the least quality is.
    fn jpeg(&mut self, picture: &Picture) -> Result<Option<Encoded>, FitError> {
        let budget = float(self.target.budget);
        let quick = |quality: f32| (quality, picture.jpeg(quality, Effort::Quick).len() as u64);
        let mut known = vec![quick(JPEG_LEAST_QUALITY)];
        if float(known[0].1) * BEST_BY_QUICK * 0.8 > budget {
            self.least = self.least.min(known[0].1);
            return Ok(None);
        }
        known.push(quick(JPEG_QUALITY));
        let (mut by_quick, mut tried, mut best) = (BEST_BY_QUICK, Vec::new(), None::<Encoded>);
        while tried.len() < TRIES {
            self.heed()?;
            let wanted = budget * AIM / by_quick;
            for _ in 0..QUICK_TRIES {
                let next = quality(wanted, &known);
                if known
                    .iter()
                    .any(|(quality, bytes)| *quality == next || (float(*bytes) / wanted - 1.0).abs() < 0.004)
                {
                    break;
                }
                known.push(quick(next));
            }
            let next = nearest(wanted, &known);
            if tried.iter().any(|tried: &Tried<f32>| tried.settings == next.0) {
                break;
            }
            let bytes = picture.jpeg(next.0, Effort::Best);
            let length = bytes.len() as u64;
            tried.push(Tried { settings: next.0, bytes: length });
            by_quick = float(length) / float(next.1.max(1));
            if self.count(length) {
                let better = best.as_ref().is_none_or(|best| best.bytes.len() < bytes.len());
                if better {
                    best = Some(encoded(picture, ImageFormat::Jpeg(next.0), bytes));
                }
                let filled =
                    u128::from(length) * 1000 >= u128::from(self.target.budget) * u128::from(JPEG_FILLED);
                if filled || next.0 >= JPEG_QUALITY {
                    break;
                }
            }
        }
        Ok(best)
    }

    /// Notes an encoding; says whether it is within the budget.
    fn count(&mut self, bytes: u64) -> bool {
        self.encodes += 1;
        self.least = self.least.min(bytes);
        bytes <= self.target.budget
    }

    /// Ends the search where that is wished.
    fn heed(&self) -> Result<(), FitError> {
        if self.kit.interrupt.requested() { Err(ToolError::Interrupted.into()) } else { Ok(()) }
    }
}

fn encoded(picture: &Picture, format: ImageFormat, bytes: Vec<u8>) -> Encoded {
    let settings = ImageSettings { format, width: picture.width, height: picture.height, frames: None };
    Encoded { settings, bytes }
}

/// The quality whose quick encoding is nearest to `wanted` bytes.
fn nearest(wanted: f64, known: &[(f32, u64)]) -> (f32, u64) {
    let distance = |bytes: u64| (float(bytes.max(1)).ln() - wanted.max(1.0).ln()).abs();
    let by_distance = |one: &&(f32, u64), other: &&(f32, u64)| distance(one.1).total_cmp(&distance(other.1));
    *known.iter().min_by(by_distance).expect("the least quality is known")
}
