//! The result of a fit.

use std::path::PathBuf;

use crate::media::kind::MediaKind;
use crate::media::plan::Reason;
use crate::media::plan::audio::AudioSettings;
use crate::media::plan::image::ImageSettings;
use crate::media::plan::video::VideoSettings;

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

impl Fitted {
    /// A budget that is refused.
    #[must_use]
    pub fn impossible(reason: Reason) -> Self {
        Self::of(Outcome::Impossible(reason), 0, None)
    }

    /// An input that is delivered unchanged.
    pub(super) fn kept() -> Self {
        Self::of(Outcome::Kept, 0, None)
    }

    /// A result without notes, whose similarity was not asked for.
    pub(super) fn of(outcome: Outcome, encodes: u32, settings: Option<Settings>) -> Self {
        Self { outcome, encodes, settings, similarity: None, notes: Vec::new() }
    }
}
