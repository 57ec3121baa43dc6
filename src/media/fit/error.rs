//! Why a file has no result.

use std::io;
use std::path::PathBuf;

use crate::media::encode::ToolError;
use crate::media::kind::MediaKind;
use crate::media::probe::ProbeError;

/// Why there is no result.
#[derive(Debug, thiserror::Error)]
pub enum FitError {
    /// The input cannot be examined.
    #[error(transparent)]
    Probe(#[from] ProbeError),
    /// A tool failed.
    #[error(transparent)]
    Tool(#[from] ToolError),
    /// The input is of a kind that has nothing to encode.
    #[error("`{path}` is not a medium that can be made smaller (its bytes are those of {kind})")]
    Kind {
        /// The input.
        path: PathBuf,
        /// Its kind, with the article.
        kind: &'static str,
    },
    /// What the input becomes is not shown by the handsets that it is for.
    #[error("`{path}` would become {}, which `{profile}` does not show", becomes.noun())]
    Unshown {
        /// The input.
        path: PathBuf,
        /// The limit profile of the handsets.
        profile: String,
        /// What the input would become.
        becomes: MediaKind,
        /// The types of the same family that they show.
        shown: Vec<MediaKind>,
    },
    /// The sound of the input would be of a codec that the handsets it is for do not play.
    #[error("the sound of `{path}` would become AAC, which `{profile}` does not play")]
    Unheard {
        /// The input.
        path: PathBuf,
        /// The limit profile of the handsets.
        profile: String,
    },
    /// The input does not decode.
    #[error("`{path}` is damaged: {reason}")]
    Damaged {
        /// The input.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The input is whole, but of a sort that mmsctl does not read.
    #[error("`{path}` is {kind} that mmsctl cannot read: {reason}")]
    Unsupported {
        /// The input.
        path: PathBuf,
        /// Its kind, with the article.
        kind: &'static str,
        /// What is not read.
        reason: String,
    },
    /// The input is a picture of too many pixels.
    #[error("`{path}` {reason}")]
    Large {
        /// The input.
        path: PathBuf,
        /// How large the picture is, and what is read.
        reason: String,
    },
    /// The input is whole, but of a format that this ffmpeg does not read.
    #[error("`{path}` is {kind}, which this machine's ffmpeg cannot read: {reason}")]
    Unread {
        /// The input.
        path: PathBuf,
        /// Its kind, with the article.
        kind: &'static str,
        /// What ffmpeg said about it.
        reason: String,
    },
    /// The input ends before it should.
    #[error("`{path}` ends early: {got:.1} of {wanted:.1} seconds decode")]
    Short {
        /// The input.
        path: PathBuf,
        /// The seconds that were decoded.
        got: f64,
        /// The seconds that were expected.
        wanted: f64,
    },
    /// The wanted part begins after the end.
    #[error("`{path}` plays {seconds:.1} seconds, and nothing in it begins at {start} or later")]
    Start {
        /// The input.
        path: PathBuf,
        /// How long it plays.
        seconds: f64,
        /// Where the part should begin.
        start: f64,
    },
    /// The input changed while it was being fitted.
    #[error("`{path}` changed while it was being fitted")]
    Changed {
        /// The input.
        path: PathBuf,
    },
    /// A result is not what was asked for, although the tool reported success.
    #[error("ffmpeg left a damaged result for `{path}`: {reason}")]
    Result {
        /// The input.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The system refused to read a result, or an input that was read before.
    #[error("`{path}` cannot be read: {error}")]
    Read {
        /// The file.
        path: PathBuf,
        /// The system's words.
        #[source]
        error: io::Error,
    },
    /// The system refused to write.
    #[error("`{path}` cannot be written: {error}")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// The system's words.
        #[source]
        error: io::Error,
    },
}
