//! The elements of a slide that carry files.

/// The element of a slide that may carry a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    Image,
    Audio,
    Video,
    Vcard,
    Ical,
    Pdf,
    Passbook,
    /// No element.
    Other,
}

impl Family {
    /// The element's name in the current dialect.
    #[must_use]
    pub fn element(self) -> &'static str {
        match self {
            Family::Image => "image",
            Family::Audio => "audio",
            Family::Video => "video",
            Family::Vcard => "vcard",
            Family::Ical => "ical",
            Family::Pdf => "pdf",
            Family::Passbook => "passbook",
            Family::Other => "none",
        }
    }
}
