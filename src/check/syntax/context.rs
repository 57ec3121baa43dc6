//! Helpers for the rules about well-formedness: the place of a mistake, and the clients known to make it.

use crate::check::{Finding, Subject};
use crate::message::Message;
use crate::source::Span;
use crate::xml::{SyntaxError, SyntaxErrorKind as Kind, html_character};

/// Where a mistake is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Place {
    /// In a URL, in which `&` separates parameters.
    Url,
    /// Anywhere else.
    Text,
}

/// Whether `span` is in a URL.
pub(in crate::check) fn place(subject: &Subject<'_>, span: Span) -> Place {
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

/// What programs are known to make the mistakes of [`decoded_client`].
const DECODING_CLIENT: &str = "if your program did, its XML is decoded once more before it is sent, as the PHP client has \
    done since 2020";

/// Adds to the first finding of its kind a hint about programs that are known to make this mistake repeatedly.
pub(in crate::check) fn decoded_client(
    subject: &Subject<'_>,
    error: &SyntaxError,
    finding: Finding,
) -> Finding {
    // A reference to a character of HTML was not decoded.
    let decoded = |error: &&SyntaxError| match &error.kind {
        Kind::UnknownEntity(name) => html_character(name).is_none(),
        Kind::RawAmpersand | Kind::StrayLessThan | Kind::SectionEndInText => true,
        _ => false,
    };
    // The service wrote these; the user's program did not.
    if matches!(subject.message, Message::Reply(_) | Message::Postback(_)) {
        return finding;
    }
    let first = subject.document.errors().iter().find(decoded);
    let is_first = first.is_some_and(|first| std::ptr::eq(first, error));
    finding.more_help(is_first.then(|| DECODING_CLIENT.to_owned()))
}

/// Whether the document type declares an entity of this name. Document types are otherwise ignored.
pub(in crate::check) fn is_declared(subject: &Subject<'_>, name: &str) -> bool {
    let doctypes = subject.document.errors().iter().filter(|error| error.kind == Kind::Doctype);
    doctypes.map(|doctype| &subject.source.text()[doctype.span.range()]).any(|text| {
        let text = &text[..text.floor_char_boundary(DOCTYPE)];
        text.split("<!ENTITY").skip(1).any(|declared| declared.split_whitespace().next() == Some(name))
    })
}

/// Bytes of a document type that are searched. Our choice: document types that people write are far shorter.
const DOCTYPE: usize = 64 << 10;
