//! The reasons of a verdict.

use crate::media::kind::{Family, MediaKind};

/// A reason for a verdict, or a further remark.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The size is over the limit.
    Over {
        /// The number of bytes above the limit.
        by: u64,
    },
    /// The message by the documented base64 estimate is over the profile's limit in base64, too.
    OverInBase64 {
        /// That limit.
        most: u64,
        /// The number of bytes above it.
        by: u64,
    },
    /// The size is in the range within which the sources, or the readings of their units, disagree.
    Between {
        /// The range's low end.
        least: u64,
    },
    /// The size is close to the limit.
    Near,
    /// This many parts could not be inspected.
    AtLeast(usize),
    /// The content is in a template.
    Template,
    /// No single part can be shrunk so far that the message passes.
    NoSinglePart,
    /// The request that sends the message has to carry a fallback text.
    FallbackLater,
    /// The request has no fallback text.
    NoFallbackText,
    /// The request disables the fallback SMS.
    FallbackDisabled,
    /// The account does not fall back.
    NoFallbackAccount,
    /// The fallback is documented for short codes only.
    ShortCodesOnly,
    /// The request is not well-formed.
    Malformed,
    /// The message has no slides.
    NoSlides,
    /// The message has this many slides, which are too many.
    TooManySlides(usize),
    /// A slide holds together what must not share one.
    Mixed {
        /// The slide's number.
        slide: usize,
        /// What it holds.
        mixture: Mixture,
    },
    /// A file is in an element for files of another family.
    WrongElement {
        /// The slide's number.
        slide: usize,
        /// What the file is.
        format: MediaKind,
        /// The family of the element's files.
        element: Family,
    },
    /// A video has no video track.
    NoVideoTrack {
        /// The slide's number.
        slide: usize,
    },
    /// A file does not decode.
    Damaged {
        /// The slide's number.
        slide: usize,
        /// The family of the element's files.
        element: Family,
    },
    /// The service does not accept the type.
    Refused(MediaKind),
    /// The service may not accept the type; the words say why.
    Doubtful(MediaKind, &'static str),
    /// The handset class does not show the type.
    NotShown(MediaKind),
    /// Many handsets do not show the type.
    SeldomShown(MediaKind),
    /// A picture is larger than the handset class shows.
    ScaledDown {
        /// The picture's width and height in pixels.
        size: (u32, u32),
        /// The most that are shown.
        most: (u32, u32),
    },
    /// The subject is longer than the handset class shows.
    LongSubject {
        /// The number of its characters.
        characters: usize,
        /// The most that are shown.
        most: usize,
    },
}

/// What must not share a slide (API facts C05, C06, C08 and C09).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mixture {
    /// A video and an image.
    VideoWithImage,
    /// A video and audio.
    VideoWithAudio,
    /// An object and an image, audio or video.
    ObjectWithMedia,
    /// More than one object.
    SeveralObjects,
}

impl Reason {
    /// Whether the reason is about the numbers of one limit, so that other limits cannot share it.
    #[must_use]
    pub fn is_about_numbers(&self) -> bool {
        matches!(
            self,
            Reason::Over { .. } | Reason::OverInBase64 { .. } | Reason::Between { .. } | Reason::NoSinglePart
        )
    }
}
