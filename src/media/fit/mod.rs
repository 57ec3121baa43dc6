//! The loop: plan, encode, verify, plan again, until a result is within its budget. Progress is reported by events;
//! results stay in a workspace and appear nowhere else.

mod animation;
mod animation_search;
mod audio;
mod copied;
mod drawing;
mod in_memory;
mod lossless;
mod photograph;
mod picture;
#[cfg(test)]
mod scripted;
mod sheet;
mod source;
mod speech;
mod trial;
mod verify;
mod video;
mod workspace;

pub use sheet::{Pair, sheet};
pub use source::{Form, Source};
pub use workspace::Workspace;

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;

use super::encode::{Encode, ToolError};
use super::image::Animation;
use super::kind::MediaKind;
use super::plan::audio::AudioSettings;
use super::plan::image::ImageSettings;
use super::plan::video::VideoSettings;
use super::plan::{Reason, Target};
use super::probe::ProbeError;
use crate::interrupt::Interrupt;

/// What a fit works with.
#[derive(Clone, Copy)]
pub struct Kit<'a> {
    /// The tools.
    pub tools: &'a dyn Encode,
    /// Where results and what leads to them are written.
    pub workspace: &'a Workspace,
    /// The wish to end, looked for where no tool runs.
    pub interrupt: &'a Interrupt,
}

/// What came of a fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// How it ended.
    pub outcome: Outcome,
    /// How many times media were encoded, first passes counted.
    pub encodes: u32,
    /// With what, if anything was.
    pub settings: Option<Settings>,
    /// How alike result and source look, where that was asked.
    pub similarity: Option<f64>,
    /// What people should know.
    pub notes: Vec<String>,
}

/// How a fit ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The input is within its budget and plays everywhere.
    Kept,
    /// A result within the budget.
    Fitted(Product),
    /// There is none.
    Impossible(Reason),
    /// There is one, but it looks worse than is allowed.
    TooPoor {
        /// What was allowed.
        least: f64,
        /// What it would have.
        bytes: u64,
    },
}

/// A result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Where it is, inside the workspace.
    pub file: PathBuf,
    /// What it is.
    pub kind: MediaKind,
    /// How long it is, in bytes.
    pub bytes: u64,
}

/// What a result was encoded with.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Settings {
    /// A video.
    Video(VideoSettings),
    /// Sound.
    Audio(AudioSettings),
    /// A picture or an animation.
    Image(ImageSettings),
}

/// What a fit is about to do, or has come to.
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
    /// Encoding sound.
    Sound,
    /// Trying how large its frames look best.
    Trying,
    /// Looking at all pictures.
    FirstPass,
    /// Encoding all pictures.
    SecondPass,
    /// Encoding a picture or an animation.
    Picture,
    /// Decoding the result.
    Checking,
    /// Comparing the result with the input.
    Comparing,
}

impl Step {
    /// What is done, in words.
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

/// What would be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// How it would end; a result is named but not made.
    pub outcome: ForecastOutcome,
    /// With what it would be encoded at first.
    pub settings: Option<Settings>,
    /// The command lines of ffmpeg, in order.
    pub commands: Vec<Vec<OsString>>,
    /// What people should know.
    pub notes: Vec<String>,
}

/// What people are told of the size of a result that is foretold without a try.
const FILLS: &str =
    "it fills 95 % of its budget or more, unless it needs less or its size comes in wide steps";

/// How a fit would end.
#[derive(Clone, Debug, PartialEq)]
pub enum ForecastOutcome {
    /// With the input itself.
    Kept,
    /// With a result between these sizes.
    Fitted {
        /// Its kind.
        kind: MediaKind,
        /// At least so many bytes.
        least: u64,
        /// At most so many.
        most: u64,
    },
    /// With a refusal.
    Impossible(Reason),
}

/// Why there is no result.
#[derive(Debug, thiserror::Error)]
pub enum FitError {
    /// The input cannot be looked at.
    #[error(transparent)]
    Probe(#[from] ProbeError),
    /// A tool failed.
    #[error(transparent)]
    Tool(#[from] ToolError),
    /// The input is of a kind that has nothing to encode.
    #[error("`{path}` is no medium that could be made smaller (its bytes are those of a {kind})")]
    Kind {
        /// The input.
        path: PathBuf,
        /// Its kind's name.
        kind: &'static str,
    },
    /// The input does not decode.
    #[error("`{path}` is damaged: {reason}")]
    Damaged {
        /// The input.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The input is whole, but of a sort that nothing here reads.
    #[error("`{path}` is a {kind} of a sort that is not read: {reason}")]
    Unsupported {
        /// The input.
        path: PathBuf,
        /// Its kind's name.
        kind: &'static str,
        /// What is not read.
        reason: String,
    },
    /// The input is a picture of too many pixels.
    #[error("`{path}` {reason}")]
    Large {
        /// The input.
        path: PathBuf,
        /// How many, and how many are read.
        reason: String,
    },
    /// The input is whole, but of a format that this ffmpeg does not read.
    #[error("`{path}` is a {kind}, which the ffmpeg of this machine does not read: {reason}")]
    Unread {
        /// The input.
        path: PathBuf,
        /// Its kind's name.
        kind: &'static str,
        /// What ffmpeg made of it.
        reason: String,
    },
    /// The input ends before it should.
    #[error("`{path}` ends early: {got:.1} of {wanted:.1} seconds decode")]
    Short {
        /// The input.
        path: PathBuf,
        /// Seconds that came out.
        got: f64,
        /// Seconds that should have.
        wanted: f64,
    },
    /// The wanted part begins behind the end.
    #[error("`{path}` plays {seconds:.1} seconds, so that nothing begins at {start:.1}")]
    Start {
        /// The input.
        path: PathBuf,
        /// How long it plays.
        seconds: f64,
        /// Where the part should begin.
        start: f64,
    },
    /// A result is not what was asked for, though the tool said that all went well.
    #[error("ffmpeg left a damaged result for `{path}`: {reason}")]
    Result {
        /// The input.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The system refused to write.
    #[error("`{path}` cannot be written: {error}")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// The system's words.
        error: io::Error,
    },
}

/// Fits one file into its budget.
///
/// # Errors
/// When the input cannot be read, a tool fails, or the run is to end. An impossible budget is no error.
pub fn fit(
    source: &Source,
    target: &Target,
    min_similarity: Option<f64>,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<Fitted, FitError> {
    let target = &of_its_length(source, target);
    match source.form {
        Form::Video => video::fit(source, target, min_similarity, kit, on_event),
        Form::Audio => {
            let mut fitted = audio::fit(source, target, kit, on_event)?;
            fitted.notes.extend(min_similarity.map(|_| "how alike sound is, is not measured".to_owned()));
            Ok(fitted)
        }
        Form::Image => in_memory::fit::<picture::Still>(source, target, min_similarity, kit, on_event),
        Form::Animation => in_memory::fit::<Animation>(source, target, min_similarity, kit, on_event),
    }
}

/// Says what [`fit`] would do.
///
/// # Errors
/// As [`fit`].
pub fn forecast(
    source: &Source,
    target: &Target,
    tools: &dyn Encode,
    interrupt: &Interrupt,
) -> Result<Forecast, FitError> {
    let target = &of_its_length(source, target);
    match source.form {
        Form::Video => video::forecast(source, target, tools),
        Form::Audio => audio::forecast(source, target, tools),
        Form::Image if source.needs_ffmpeg() => picture::forecast(source, target),
        Form::Image => in_memory::forecast::<picture::Still>(source, target, interrupt),
        Form::Animation => in_memory::forecast::<Animation>(source, target, interrupt),
    }
}

/// The target for a source as long as it is: what is not shorter than all of it is all of it.
fn of_its_length(source: &Source, target: &Target) -> Target {
    Target { cut: target.cut.within(source.streams.seconds), ..target.clone() }
}

impl Fitted {
    fn kept() -> Self {
        Self::of(Outcome::Kept, 0, None)
    }

    fn of(outcome: Outcome, encodes: u32, settings: Option<Settings>) -> Self {
        Self { outcome, encodes, settings, similarity: None, notes: Vec::new() }
    }
}
