//! What rules of form share: where a mistake stands, and who makes mistakes of this kind.

use super::{Finding, Subject};
use crate::message::Message;
use crate::source::Span;
use crate::xml::{SyntaxError, SyntaxErrorKind as Kind};

/// Where a mistake stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a URL, where `&` sets parameters apart.
    Url,
    /// Anywhere else.
    Text,
}

/// Where `span` stands.
pub(super) fn place(subject: &Subject<'_>, span: Span) -> Place {
    let within = |value: Span| value.start <= span.start && span.end <= value.end;
    let in_url = match subject.message {
        Message::Request(request) => {
            request.parts().flat_map(|(_, part)| &part.urls).any(|url| within(url.span))
        }
        Message::Postback(postback) => postback.files.iter().any(|file| within(file.span)),
        _ => false,
    };
    if in_url { Place::Url } else { Place::Text }
}

/// Adds to the first finding of its kind what programs do that make it again and again.
pub(super) fn decoded_client(subject: &Subject<'_>, error: &SyntaxError, finding: Finding) -> Finding {
    let decoded = |error: &&SyntaxError| {
        matches!(
            error.kind,
            Kind::RawAmpersand | Kind::UnknownEntity(_) | Kind::StrayLess | Kind::SectionEndInText
        )
    };
    let first = subject.document.errors().iter().find(decoded);
    match first.is_some_and(|first| std::ptr::eq(first, error)) {
        true => finding.more_help(
            "if your program did, its XML is decoded once more before it is sent, as the PHP client does since 2020",
        ),
        false => finding,
    }
}

/// Whether a text is what is left of markup that could not be read, which is reported as that.
pub(super) fn is_wreckage(subject: &Subject<'_>, text: Span) -> bool {
    subject.document.errors().iter().any(|error| {
        let touches = error.span.start <= text.end && text.start <= error.span.end;
        let broken = matches!(
            error.kind,
            Kind::CutOff(_) | Kind::StrayLess | Kind::StrayBang(_) | Kind::BadName(_) | Kind::UnclosedQuote
        );
        touches && broken
    })
}
