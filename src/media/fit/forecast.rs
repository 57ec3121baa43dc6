//! The forecast of a fit.

use std::ffi::OsString;

use super::Settings;
use crate::media::kind::MediaKind;
use crate::media::plan::Reason;

/// The note about the size of a result that is forecast without trying.
pub(super) const FILLS: &str =
    "it fills 95 % of its budget or more, unless it needs less or its size comes in wide steps";

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

impl Forecast {
    /// A budget that is refused.
    #[must_use]
    pub fn impossible(reason: Reason) -> Self {
        Self::of(ForecastOutcome::Impossible(reason))
    }

    /// A forecast without settings, commands and notes.
    pub(super) fn of(outcome: ForecastOutcome) -> Self {
        Self { outcome, settings: None, commands: Vec::new(), similarity: None, notes: Vec::new() }
    }
}
