//! Checks texts that contain postbacks; shared by `check` and `listen`.

use std::sync::Arc;

use crate::analysis::{Judged, Settings, judge};
use crate::check::Policy;
use crate::cli::exit::Failure;
use crate::media::locate::Locations;
use crate::media::probe::Prober;
use crate::message::{self, Message};
use crate::postback::{is_one, scan};
use crate::source::{FormField, Origin, Source, Sources};
use crate::xml;

/// Splits a text into postbacks, one by one. A text that is one document is returned unchanged; otherwise each postback
/// in it becomes a text of its own. A form field may contain the text, because how the service posts is not documented (API
/// facts §4.5).
///
/// # Errors
/// When it contains no postback.
pub fn texts(source: Source) -> Result<Box<dyn Iterator<Item = Source>>, Failure> {
    let parts = scan(source.text());
    let in_form = matches!(source.form_field(), Some(FormField::Encoded | FormField::Cut));
    if is_one(source.text(), &parts) && !(in_form && parts.len() == 1) {
        return Ok(Box::new(std::iter::once(source)));
    }
    if parts.is_empty() {
        let origin = source.origin();
        // The first three bytes of gzip (RFC 1952), of which the second is no UTF-8.
        if source.text().starts_with("\u{1f}\u{fffd}\u{8}") {
            let failure = Failure::world(format!("`{origin}` is compressed (gzip)"));
            return Err(failure.help("unpack it first: `zcat FILE | mmsctl postback check -`"));
        }
        let words = format!("`{origin}` holds no postback");
        return Err(Failure::world(words).help("a postback begins with `<postback>` or `<POSTBACK>`"));
    }
    let whole = Arc::new(source);
    Ok(Box::new(parts.into_iter().map(move |part| Source::of_part(&whole, part))))
}

/// Like [`texts`], for a posted body. In a form, each field that contains a postback counts, even if several fields
/// have the same name.
///
/// # Errors
/// As [`texts`].
pub fn posted(body: &[u8], origin: &Origin) -> Result<Vec<Source>, Failure> {
    let field = |bytes: &[u8]| texts(Source::new(origin.clone(), bytes.to_vec())).map(Iterator::collect);
    let carries = |bytes: &&[u8]| !bytes.contains(&b'<') && !scan(&String::from_utf8_lossy(bytes)).is_empty();
    let fields: Vec<&[u8]> = body.split(|byte| *byte == b'&').filter(carries).collect();
    if fields.len() < 2 {
        return field(body);
    }
    let each: Result<Vec<Vec<Source>>, Failure> = fields.into_iter().map(field).collect();
    Ok(each?.into_iter().flatten().collect())
}

/// Checks a text as a postback. It contains no media, so nothing is inspected.
pub fn check(text: Source, policy: &Policy) -> Judged {
    let locations = Locations::of_files(Vec::new());
    let probe = Prober { ffprobe: false, decode_images: false };
    let settings = Settings { policy: Some(policy), locations: &locations, fetch: None, probe: &probe };
    judge(text, &settings)
}

/// The error for a document that is not for `check`: a request or a response.
pub fn other_document(judged: &Judged) -> Option<Failure> {
    match judged.analysis.message {
        Message::Postback(_) | Message::Unknown { .. } => None,
        Message::Request(_) | Message::Reply(_) => {
            let origin = judged.sources.get(judged.analysis.source).origin();
            let words = format!("`{origin}` is not a postback: {}", judged.analysis.message.describe());
            Some(Failure::world(words).help("`mmsctl validate` checks it"))
        }
    }
}

/// Whether a body contains a postback, whatever is wrong with it: no request, response, web page or other XML, such as an
/// envelope of SOAP around something else.
pub fn holds_document(body: &[u8]) -> bool {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(Origin::Stdin, body.to_vec()));
    let text = sources.get(id).text();
    let parts = scan(text);
    if !text.trim_start().starts_with('<') || !is_one(text, &parts) && !parts.is_empty() {
        return !parts.is_empty();
    }
    match message::read(&xml::parse(id, text)) {
        Message::Request(_) | Message::Reply(_) => false,
        Message::Postback(_) => true,
        Message::Unknown { .. } => !parts.is_empty() && !is_page(text),
    }
}

/// Whether a body contains a postback of the service.
pub fn holds_postback(body: &[u8]) -> bool {
    let source = Source::new(Origin::Stdin, body.to_vec());
    let parts = scan(source.text());
    if !is_one(source.text(), &parts) {
        return !parts.is_empty();
    }
    let mut sources = Sources::default();
    let id = sources.add(source);
    matches!(message::read(&xml::parse(id, sources.get(id).text())), Message::Postback(_))
}

/// Whether a text is HTML, as health checks and browsers post it.
fn is_page(text: &str) -> bool {
    let begins = |word: &str| {
        text.trim_start().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    begins("<html") || begins("<!doctype html")
}
