//! The loop: plan, encode, verify, plan again, until a result is within its budget. Progress is reported by events;
//! results stay in a workspace and appear nowhere else.

mod animation;
mod animation_search;
mod audio;
mod draft;
mod drawing;
mod error;
mod in_memory;
mod lossless;
mod notes;
mod photograph;
mod picture;
#[cfg(test)]
mod scripted;
mod sheet;
mod sides;
mod source;
mod speech;
mod stamp;
mod verify;
mod video;
mod workspace;

pub use error::FitError;
pub use sheet::{Pair, sheet};
pub use source::{Form, Source};
pub use stamp::Stamp;
pub use workspace::{WORKSPACE, Workspace};

use std::ffi::OsString;
use std::path::PathBuf;

use super::encode::Encode;
use super::image::Animation;
use super::kind::MediaKind;
use super::plan::audio::AudioSettings;
use super::plan::image::ImageSettings;
use super::plan::video::VideoSettings;
use super::plan::{Reason, Target};
use crate::interrupt::Interrupt;
use notes::{larger, uncut, unfilmed};

/// The tools and the folder that a fit works with.
#[derive(Clone, Copy)]
pub struct Kit<'a> {
    /// The media tools.
    pub tools: &'a dyn Encode,
    /// The folder for results and intermediate files.
    pub workspace: &'a Workspace,
    /// The interrupt, which is checked while no tool runs.
    pub interrupt: &'a Interrupt,
}

/// The result of a fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// The outcome.
    pub outcome: Outcome,
    /// The number of encodings, including first passes.
    pub encodes: u32,
    /// The settings of the result, if anything was encoded.
    pub settings: Option<Settings>,
    /// Similarity of result and source, if it was asked for.
    pub similarity: Option<f64>,
    /// Notes for users.
    pub notes: Vec<String>,
}

/// How a fit ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The input is within its budget and plays everywhere.
    Kept,
    /// A result within the budget.
    Fitted(Product),
    /// No result is within the budget.
    Impossible(Reason),
    /// There is a result, but it looks worse than is allowed.
    TooPoor {
        /// The least similarity that was allowed.
        least: f64,
        /// The size of the result in bytes.
        bytes: u64,
    },
}

/// A result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// The file, inside the workspace.
    pub file: PathBuf,
    /// The type of the file.
    pub kind: MediaKind,
    /// The size in bytes.
    pub bytes: u64,
}

/// The settings of a result.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Settings {
    /// A video.
    Video(VideoSettings),
    /// Audio.
    Audio(AudioSettings),
    /// A picture or an animation.
    Image(ImageSettings),
}

/// A progress report of a fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event {
    /// The step.
    pub step: Step,
    /// How much of the whole is done, from 0 to 1.
    pub done: f64,
}

/// A step of a fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Reading the input's facts.
    Reading,
    /// Encoding the audio.
    Sound,
    /// Trying which frame size looks best.
    Trying,
    /// Analysing all frames.
    FirstPass,
    /// Encoding all frames.
    SecondPass,
    /// Encoding a picture or an animation.
    Picture,
    /// Decoding the result.
    Checking,
    /// Comparing the result with the input.
    Comparing,
}

impl Step {
    /// The step in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Step::Reading => "reading",
            Step::Sound => "encoding sound",
            Step::Trying => "trying frame sizes",
            Step::FirstPass => "first pass",
            Step::SecondPass => "second pass",
            Step::Picture => "encoding",
            Step::Checking => "checking",
            Step::Comparing => "comparing",
        }
    }
}

/// The forecast of a fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The expected outcome; a result is named but not made.
    pub outcome: ForecastOutcome,
    /// The settings of the first encoding.
    pub settings: Option<Settings>,
    /// The command lines of ffmpeg, in order.
    pub commands: Vec<Vec<OsString>>,
    /// Similarity of result and source, if it was asked for and nothing has to be encoded to know it.
    pub similarity: Option<f64>,
    /// Notes for users.
    pub notes: Vec<String>,
}

/// The note about the size of a result that is forecast without trying.
const FILLS: &str =
    "it fills 95 % of its budget or more, unless it needs less or its size comes in wide steps";

/// The note about a least similarity for audio.
const UNMEASURED: &str = "similarity is not measured for audio";

/// The note about a least similarity for what is forecast without trying.
const UNCOMPARED: &str = "whether it meets `--min-quality` shows when it is encoded";

/// How a fit would end.
#[derive(Clone, Debug, PartialEq)]
pub enum ForecastOutcome {
    /// The input would be kept.
    Kept,
    /// There would be a result between these sizes.
    Fitted {
        /// The kinds that it may be of.
        kinds: Vec<MediaKind>,
        /// The least size in bytes.
        least: u64,
        /// The greatest size in bytes.
        most: u64,
    },
    /// The budget would be refused.
    Impossible(Reason),
    /// The result would be refused, because it looks worse than is allowed.
    TooPoor {
        /// The least similarity that is allowed.
        least: f64,
        /// The size of the result in bytes.
        bytes: u64,
    },
}

/// Fits one file into its budget.
///
/// # Errors
/// If the input cannot be read, a tool fails, or the run is interrupted. An impossible budget is not an error.
pub fn fit(
    source: &Source,
    target: &Target,
    min_similarity: Option<f64>,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<Fitted, FitError> {
    let target = &of_its_length(source, target);
    let fitted = match source.form {
        Form::Video => video::fit(source, target, min_similarity, kit, on_event),
        Form::Audio => {
            let mut fitted = audio::fit(source, target, kit, on_event)?;
            fitted.notes.extend(min_similarity.map(|_| UNMEASURED.to_owned()));
            Ok(fitted)
        }
        Form::Image => in_memory::fit::<picture::Still>(source, target, min_similarity, kit, on_event),
        Form::Animation => in_memory::fit::<Animation>(source, target, min_similarity, kit, on_event),
    };
    let mut fitted = fitted.map_err(|error| verify::blamed(error, source))?;
    // A copy has a few bytes more than its source, and loses nothing.
    if let Outcome::Fitted(product) = &fitted.outcome
        && fitted.encodes > 0
    {
        fitted.notes.extend(larger(source, target, product.bytes, kit.tools)?);
    }
    fitted.notes.extend(uncut(source, target));
    fitted.notes.extend(unfilmed(source, target));
    Ok(fitted)
}

/// Whether a source is within its budget and plays everywhere, so that nothing is made of it.
///
/// # Errors
/// As [`fit`].
pub fn keeps(source: &Source, target: &Target, tools: &dyn Encode) -> Result<bool, FitError> {
    let target = &of_its_length(source, target);
    match source.form {
        Form::Video => video::keeps(source, target, tools),
        Form::Audio => Ok(audio::keeps(source, target)),
        Form::Image if source.needs_ffmpeg() => Ok(false),
        Form::Image => in_memory::keeps::<picture::Still>(source, target),
        Form::Animation => in_memory::keeps::<Animation>(source, target),
    }
}

/// Forecasts what [`fit`] would do.
///
/// # Errors
/// As [`fit`].
pub fn forecast(
    source: &Source,
    target: &Target,
    min_similarity: Option<f64>,
    tools: &dyn Encode,
    interrupt: &Interrupt,
) -> Result<Forecast, FitError> {
    let target = &of_its_length(source, target);
    let mut forecast = match source.form {
        Form::Video => video::forecast(source, target, tools),
        Form::Audio => audio::forecast(source, target, tools),
        Form::Image if source.needs_ffmpeg() => picture::forecast(source, target),
        Form::Image => in_memory::forecast::<picture::Still>(source, target, min_similarity, interrupt),
        Form::Animation => in_memory::forecast::<Animation>(source, target, min_similarity, interrupt),
    }?;
    let is_made = matches!(forecast.outcome, ForecastOutcome::Fitted { .. });
    if is_made && min_similarity.is_some() && forecast.similarity.is_none() {
        forecast.notes.push(if source.form == Form::Audio { UNMEASURED } else { UNCOMPARED }.to_owned());
    }
    forecast.notes.extend(uncut(source, target));
    forecast.notes.extend(unfilmed(source, target));
    if let ForecastOutcome::Fitted { least, .. } = forecast.outcome {
        forecast.notes.extend(larger(source, target, least, tools)?);
    }
    Ok(forecast)
}

/// The target with its cut adapted to the source's length: a cut that covers all of the source becomes the whole.
fn of_its_length(source: &Source, target: &Target) -> Target {
    Target { cut: target.cut.within(source.streams.seconds), ..target.clone() }
}

impl Forecast {
    /// A budget that is refused.
    #[must_use]
    pub fn impossible(reason: Reason) -> Self {
        Self::of(ForecastOutcome::Impossible(reason))
    }

    fn of(outcome: ForecastOutcome) -> Self {
        Self { outcome, settings: None, commands: Vec::new(), similarity: None, notes: Vec::new() }
    }
}

impl Fitted {
    /// A budget that is refused.
    #[must_use]
    pub fn impossible(reason: Reason) -> Self {
        Self::of(Outcome::Impossible(reason), 0, None)
    }

    fn kept() -> Self {
        Self::of(Outcome::Kept, 0, None)
    }

    fn of(outcome: Outcome, encodes: u32, settings: Option<Settings>) -> Self {
        Self { outcome, encodes, settings, similarity: None, notes: Vec::new() }
    }
}
