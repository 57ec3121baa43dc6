//! The reasons of a verdict as sentences.

use crate::bytes::grouped;
use crate::limits::SLIDES;
use crate::media::kind::{Family, MediaKind};
use crate::size::reason::{Mixture, Reason};

/// A number of bytes in words.
pub(super) fn bytes(bytes: u64) -> String {
    format!("{} {}", grouped(bytes), if bytes == 1 { "byte" } else { "bytes" })
}

/// A reason in words.
pub(super) fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Over { by } => format!("over the limit by {}", bytes(*by)),
        Reason::OverInBase64 { most, by } => {
            format!("over that of {} in base64 by {}", bytes(*most), bytes(*by))
        }
        Reason::Between { least } => {
            format!("above {} bytes the sources or the readings of their KB disagree", grouped(*least))
        }
        Reason::Near => "close to the limit: the service's own headers are not known".to_owned(),
        Reason::AtLeast(1) => "1 part could not be inspected, so the size is a lower bound".to_owned(),
        Reason::AtLeast(count) => {
            format!("{count} parts could not be inspected, so the size is a lower bound")
        }
        Reason::Template => "the saved template decides the size".to_owned(),
        Reason::NoSinglePart => "no single part can get small enough".to_owned(),
        Reason::FallbackLater => {
            "the request that sends it has to carry a fallback text, else it is rejected".to_owned()
        }
        Reason::NoFallbackText => "no SMS in its place: the request has no fallback text".to_owned(),
        Reason::FallbackDisabled => "no SMS in its place: the request disables it".to_owned(),
        Reason::NoFallbackAccount => "no SMS in its place: the account does not fall back".to_owned(),
        Reason::ShortCodesOnly => {
            "the fallback is documented for US short codes; from others it may be rejected".to_owned()
        }
        Reason::Malformed => "the request is not well-formed: the service refuses it (E108)".to_owned(),
        Reason::NoSlides => "the message has no slides: the service refuses it (E312)".to_owned(),
        Reason::TooManySlides(count) => {
            format!("{count} slides are more than the {SLIDES} that a message may have (E225)")
        }
        Reason::Mixed { slide, mixture } => format!("slide {slide} holds {}", together(*mixture)),
        Reason::WrongElement { slide, format, element } => {
            format!("slide {slide} holds {} in an element `{}` (E629)", format.name(), element.element())
        }
        Reason::NoVideoTrack { slide } => format!("the video of slide {slide} has no video track (E343)"),
        Reason::Damaged { slide, element } => {
            let code = match element {
                Family::Image => " (E341)",
                Family::Video => " (E343)",
                _ => "",
            };
            format!("the {} of slide {slide} is damaged{code}", element.element())
        }
        Reason::Refused(format) => format!("the service does not take {} (E629)", format.name()),
        Reason::Doubtful(format, words) => format!("{}: {words}", format.name()),
        Reason::NotShown(format)
            if matches!(format.family(), Family::Audio | Family::Image | Family::Video) =>
        {
            format!("{} is not shown unless it is transcoded", format.name())
        }
        Reason::NotShown(format) => format!("{} is not shown", format.name()),
        Reason::SeldomShown(format) if *format == MediaKind::Passbook => {
            format!("{}: handsets other than Apple's likely get a link", format.name())
        }
        Reason::SeldomShown(format) => format!("{}: Android handsets likely get a link", format.name()),
        Reason::ScaledDown { size, most } => {
            format!("a picture of {}x{} is scaled down to fit {}x{}", size.0, size.1, most.0, most.1)
        }
        Reason::LongSubject { characters, most } => {
            format!("the subject's {characters} characters are cut to {most}")
        }
    }
}

/// What a slide must not hold together, with the code that the service answers.
fn together(mixture: Mixture) -> &'static str {
    match mixture {
        Mixture::VideoWithImage => "an image and a video (E227)",
        Mixture::VideoWithAudio => "audio and a video (E226)",
        Mixture::ObjectWithMedia => "an object and other media (E224)",
        Mixture::SeveralObjects => "more than one object (E223)",
    }
}
