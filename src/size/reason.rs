//! The reasons of a verdict, in words.

use std::fmt;

use crate::bytes::grouped;
use crate::media::kind::{Family, MediaKind};

/// A reason for a verdict, or a further remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The size is over the limit.
    Over {
        /// The number of bytes above the limit.
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

impl Reason {
    /// Whether the reason is about the numbers of one limit, so that other limits cannot share it.
    #[must_use]
    pub fn is_about_numbers(&self) -> bool {
        matches!(self, Reason::Over { .. } | Reason::Between { .. } | Reason::NoSinglePart)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Over { by } => write!(f, "over the limit by {} bytes", grouped(*by)),
            Reason::Between { least } => {
                write!(f, "above {} bytes the sources or the readings of their KB disagree", grouped(*least))
            }
            Reason::Near => f.write_str("close to the limit: the service's own headers are not known"),
            Reason::AtLeast(1) => f.write_str("1 part could not be inspected, so the size is a lower bound"),
            Reason::AtLeast(count) => {
                write!(f, "{count} parts could not be inspected, so the size is a lower bound")
            }
            Reason::Template => f.write_str("the saved template decides the size"),
            Reason::NoSinglePart => f.write_str("no single part can get small enough"),
            Reason::FallbackLater => {
                f.write_str("the request that sends it has to carry a fallback text, else it is rejected")
            }
            Reason::NoFallbackText => f.write_str("no SMS in its place: the request has no fallback text"),
            Reason::FallbackDisabled => f.write_str("no SMS in its place: the request disables it"),
            Reason::NoFallbackAccount => f.write_str("no SMS in its place: the account does not fall back"),
            Reason::ShortCodesOnly => {
                f.write_str("the fallback is documented for US short codes; from others it may be rejected")
            }
            Reason::Refused(format) => write!(f, "the service does not take {} (E629)", format.name()),
            Reason::Doubtful(format, words) => write!(f, "{}: {words}", format.name()),
            Reason::NotShown(format)
                if matches!(format.family(), Family::Audio | Family::Image | Family::Video) =>
            {
                write!(f, "{} is not shown unless it is transcoded", format.name())
            }
            Reason::NotShown(format) => write!(f, "{} is not shown", format.name()),
            Reason::SeldomShown(format) if *format == MediaKind::Passbook => {
                write!(f, "{}: handsets other than Apple's likely get a link", format.name())
            }
            Reason::SeldomShown(format) => {
                write!(f, "{}: Android handsets likely get a link", format.name())
            }
            Reason::ScaledDown { size, most } => {
                write!(f, "a picture of {}x{} is scaled down to fit {}x{}", size.0, size.1, most.0, most.1)
            }
            Reason::LongSubject { characters, most } => {
                write!(f, "the subject's {characters} characters are cut to {most}")
            }
        }
    }
}
