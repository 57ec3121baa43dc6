//! A part of a message as its layout holds it.

use crate::media::info::MediaInfo;
use crate::media::kind::{Family, MediaKind};

/// One part.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutPart {
    /// Its slide (1-based).
    pub slide: usize,
    /// What it holds.
    pub kind: LayoutKind,
    /// Its URL; empty for text.
    pub reference: String,
    /// The name by which the presentation refers to it.
    pub name: String,
    /// Its format, if its content or its URL tells.
    pub format: Option<MediaKind>,
    /// The known facts about its file.
    pub info: Option<MediaInfo>,
    /// Its MIME type.
    pub mime: &'static str,
    /// Its length in bytes, if that is known.
    pub bytes: Option<u64>,
    /// Its text, if it is text.
    pub text: Option<String>,
}

/// What a part holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayoutKind {
    /// A text of the request.
    Text,
    /// A file for an element of this family; of a request's part, the element that it is in.
    File(Family),
    /// A file of an unknown type.
    Unknown,
}
