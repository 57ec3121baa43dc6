//! The files that a tool reads.

use std::path::PathBuf;
use std::time::Duration;

use super::Cut;
use crate::limits::fitting::EARLIER;

/// A file to read, with its demuxer, decoder and wanted part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Input {
    /// The absolute path.
    pub path: PathBuf,
    /// The demuxer for the file's bytes; no other is tried.
    pub demuxer: &'static str,
    /// The video decoder, if another than ffmpeg's own is wanted.
    pub decoder: Option<&'static str>,
    /// The wanted part.
    pub cut: Cut,
    /// How the beginning of the wanted part is found.
    pub start: Start,
    /// How much later than the file its streams begin: those that were copied out of a file in which they do, into one
    /// that does not say so.
    pub delay: Duration,
}

/// How a tool finds the beginning of a wanted part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// It seeks in the file.
    #[default]
    Sought,
    /// It seeks to an earlier moment, and the filters drop what is before it: a picture that began earlier may still be
    /// shown.
    Earlier,
    /// It decodes and drops everything before it.
    Decoded,
}

impl Input {
    /// The seconds before the wanted part that the tool reads, from where it seeks.
    pub(super) fn earlier(&self) -> f64 {
        match self.start {
            Start::Sought => 0.0,
            Start::Earlier => self.cut.start.min(EARLIER),
            Start::Decoded => self.cut.start,
        }
    }

    /// An input that covers a whole file.
    #[must_use]
    pub fn whole(path: PathBuf, demuxer: &'static str) -> Self {
        Self { path, demuxer, ..Self::default() }
    }
}
