//! What fitting goes by and works with.

use std::path::PathBuf;
use std::time::Duration;

use super::Limit;
use crate::interrupt::Interrupt;
use crate::media::cache::Cache;
use crate::media::encode::Encode;
use crate::media::fit::Event;
use crate::media::plan::Target;

/// How the work is done.
#[derive(Clone, Debug)]
pub struct WorkSettings {
    /// How many files are worked on in parallel.
    pub jobs: usize,
    /// The least similarity of result and input.
    pub min_similarity: Option<f64>,
    /// The cache with results of earlier runs.
    pub cache: Option<Cache>,
    /// Whether frames are extracted for a contact sheet.
    pub sheet: Sheet,
}

/// Whether frames are extracted for a contact sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Frames are extracted.
    Wanted,
    /// No frames are extracted.
    Unwanted,
}

/// The settings for fitting a message.
pub struct MessageSettings<'a> {
    /// The limits that the message has to meet.
    pub limits: &'a [Limit],
    /// What a medium is fitted to, apart from its share of the limits.
    pub target: &'a Target,
    /// How the work is done.
    pub work_settings: &'a WorkSettings,
    /// Paths of media, with the factors that multiply their weights.
    pub weights: &'a [(PathBuf, f64)],
}

/// What fitting works with.
#[derive(Clone, Copy)]
pub struct Equipment<'a> {
    /// The tools that encode.
    pub tools: &'a dyn Encode,
    /// Whether ffprobe is installed.
    pub ffprobe: bool,
    /// The request to stop.
    pub interrupt: &'a Interrupt,
    /// The clock.
    pub clock: fn() -> Duration,
}

/// Sees how the work goes.
pub trait Watch {
    /// The files of these names are begun. The events that follow name them by their index.
    fn begin(&mut self, names: Vec<String>);

    /// A file is being worked on.
    fn event(&mut self, index: usize, event: Event);

    /// A file is done.
    fn done(&mut self, index: usize);

    /// All are done.
    fn end(&mut self);
}
