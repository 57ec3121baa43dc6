//! Recognises documents that are not part of the API (web pages, SOAP, JSON, …) by their root element or first words,
//! so that the finding can name them.

use crate::check::Subject;
use crate::dialect::{Dialect, Home, TABLE, Term, exact};
use crate::media::kind::{Family, MediaKind};
use crate::message::{self, Message};
use crate::source::{Span, escaped_less};
use crate::xml::{Element, Markup, SyntaxError, SyntaxErrorKind as Kind};

/// What a document looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) struct Look {
    /// What the document seems to be, to complete `this looks like …`.
    pub what: &'static str,
    /// What to do about it.
    pub advice: &'static str,
}

const fn look(what: &'static str, advice: &'static str) -> Look {
    Look { what, advice }
}

const ELSEWHERE: &str = "mmsctl checks requests, responses and postbacks of the XML API";

/// What a PHP program prints when it fails.
pub(in crate::check) const PHP: Look = look(
    "what a PHP program prints of its own errors",
    "take these lines out, and fix the errors or turn `display_errors` off",
);

const PROGRAM: Look =
    look("a PHP program that was not run", "let the program run, and check what comes out of it");

const WEB_PAGE: Look = look("a web page", "is it the error page of a proxy, a login or a wrong address?");

const WRAPPED: Look = look(
    "a web page around one of the API's documents",
    "take the document out; programs for web pages write it so, and those for XML do not",
);

/// Known foreign documents by the name of their root, in lowercase and without its prefix.
const ROOTS: &[(&str, Look)] = &[
    (
        "envelope",
        look(
            "a SOAP message, as the MM7 service takes it",
            "documents of the XML API have no envelope: take out the document inside it",
        ),
    ),
    ("submitreq", look("the body of an MM7 message", ELSEWHERE)),
    ("deliverreq", look("the body of an MM7 message", ELSEWHERE)),
    ("html", WEB_PAGE),
    ("br", PHP),
    (
        "string",
        look(
            "the answer of a web service, which holds a document as its text",
            "take the text out, and write `<` for each `&lt;`",
        ),
    ),
    ("smil", look("a SMIL presentation, a part of an MMS", "the service makes it from the request's slides")),
    ("urlset", look("a sitemap", ELSEWHERE)),
    ("sitemapindex", look("a sitemap", ELSEWHERE)),
    ("rss", look("a news feed", ELSEWHERE)),
    ("feed", look("a news feed", ELSEWHERE)),
    ("svg", look("an SVG picture", "export it as JPEG, and name its URL in a slide's `image`")),
    ("schema", look("an XML schema", ELSEWHERE)),
    ("grammar", look("a RELAX NG schema", ELSEWHERE)),
    ("stylesheet", look("a stylesheet", ELSEWHERE)),
    ("transform", look("a stylesheet", ELSEWHERE)),
    ("definitions", look("a WSDL description", ELSEWHERE)),
    ("plist", look("a property list", ELSEWHERE)),
    (
        "manifest",
        look("a manifest of another program", "mmsctl's manifests are TOML, and `mmsctl build` takes them"),
    ),
    ("project", look("a project file", ELSEWHERE)),
    ("configuration", look("a configuration file", ELSEWHERE)),
    ("testsuites", look("a test report", ELSEWHERE)),
    ("testsuite", look("a test report", ELSEWHERE)),
    ("error", look("the answer of a storage service that refuses", "are the media's URLs public?")),
    ("pap", look("a WAP push message", ELSEWHERE)),
    ("si", look("a WAP push message", ELSEWHERE)),
];

const TWICE: Look = look(
    "XML that is escaped once too often",
    "write `<` for each `&lt;`, and `&` for each `&amp;`; references by number, such as `&#60;`, are the same",
);

const STRING: Look = look(
    "XML out of a string of a program or of JSON",
    "leave out the quotes around it, and write `\"` for each `\\\"`",
);

const TRACEBACK: Look =
    look("what a Python program prints of its own errors", "take these lines out, and fix the errors");

const HERE_DOCUMENT: Look = look(
    "a script of a shell around one of the API's documents",
    "keep only what is between the lines with `<<` and with the word after it",
);

/// Whether a text begins with a command of a shell whose input is the lines up to a word: `cat <<EOF`.
fn is_here_document(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let Some((_, word)) = line.split_once("<<") else { return false };
    let word = word.trim_start_matches(['-', '"', '\'']);
    let end = word.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(word.len());
    let word = &word[..end];
    !word.is_empty() && text.lines().skip(1).any(|line| line.trim_ascii() == word)
}

/// Recognises XML that is escaped as a whole, by how its first `<` is written.
fn escaped(text: &str) -> Option<Look> {
    // JSON strings may leave `<` unescaped; then only the part before the first tag is seen here.
    if text.strip_prefix('"').is_some_and(|inside| inside.trim().is_empty() || escaped_less(inside).is_some())
    {
        return Some(STRING);
    }
    escaped_less(text)?;
    Some(match text.as_bytes()[0] {
        b'%' => look("a form's field without its name", "write `xml=` before it, or decode it"),
        b'\\' => look("XML out of a JSON string", "write `<` for each `\\u003c`, and `\"` for each `\\\"`"),
        _ => TWICE,
    })
}

/// What the document looks like, if it is clearly not part of the API. Then this is the only finding worth reporting.
pub(in crate::check) fn something_else(subject: &Subject<'_>) -> Option<(Span, Look)> {
    let text = subject.source.text().trim_start();
    if text.starts_with(PROGRAM_TAG) && is_program(subject) {
        let from = subject.source.text().len() - text.len();
        let tag = from..from + PROGRAM_TAG.len();
        return Some((Span::new(subject.document.start().source, tag), PROGRAM));
    }
    if let Some(root) = subject.document.root().filter(is_twiml) {
        return Some((root.name_span(), TWIML));
    }
    let first_word = || {
        let first = text.find(char::is_whitespace).unwrap_or(text.len()).clamp(0, 40);
        let from = subject.source.text().len() - text.len();
        let to = subject.source.text().ceil_char_boundary(from + first);
        Span::new(subject.document.start().source, from..to)
    };
    let is_text = !text.starts_with('<');
    if is_text && is_here_document(text) {
        return Some((first_word(), HERE_DOCUMENT));
    }
    let Message::Unknown { root, start } = subject.message else { return None };
    if is_text {
        return Some((first_word(), by_words(text)?));
    }
    // A web page that is cut off or malformed is still a web page.
    if root.is_none() && text.get(..14).is_some_and(|head| head.eq_ignore_ascii_case("<!DOCTYPE html")) {
        return Some((*start, by_name("html")?));
    }
    let root = root.as_ref()?;
    let look = by_name(&local(&root.value))?;
    let around =
        look == WEB_PAGE && subject.document.elements().any(|inner| document(inner.name()).is_some());
    Some((root.span, if around { WRAPPED } else { look }))
}

const TWIML: Look =
    look("TwiML, with which other services are told how to answer a message or a call", ELSEWHERE);

/// Elements in a `Response` of TwiML and of the languages modelled on it.
const TWIML_VERBS: [&str; 12] = [
    "Dial",
    "Gather",
    "Hangup",
    "Message",
    "Pause",
    "Play",
    "Record",
    "Redirect",
    "Reject",
    "Say",
    "SendMessage",
    "Sms",
];

fn is_twiml(root: &Element<'_, '_>) -> bool {
    root.name() == "Response" && root.children().any(|child| TWIML_VERBS.contains(&child.name()))
}

/// What a program in PHP begins with.
const PROGRAM_TAG: &str = "<?php";

/// Whether a document that begins with a tag of PHP is a program: all of it is in the tag, or the tag has no end.
fn is_program(subject: &Subject<'_>) -> bool {
    let endless = |error: &SyntaxError| error.kind == Kind::CutOff(Markup::Instruction);
    subject.document.root().is_none() || subject.document.errors().first().is_some_and(endless)
}

/// What a program has printed before the root of the message: where it begins, where the root is, and what it looks
/// like. The message is checked anyway.
pub(in crate::check) fn printed_before(subject: &Subject<'_>) -> Option<(Span, Span, Look)> {
    let (first, root) = (subject.document.root()?.name_span(), message::root(subject.document)?.name_span());
    (first != root).then_some((first, root, PHP))
}

/// A name in lowercase without its prefix.
pub(in crate::check) fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase()
}

fn by_name(local: &str) -> Option<Look> {
    ROOTS.iter().find(|(name, _)| *name == local).map(|(_, look)| *look)
}

/// What a text that does not begin with a tag looks like.
pub(in crate::check) fn by_words(text: &str) -> Option<Look> {
    let lower = text.get(..text.floor_char_boundary(4096))?.to_ascii_lowercase();
    let has = |word: &str| lower.contains(word);
    if let Some(look) = by_bytes(text) {
        return Some(look);
    }
    if lower.starts_with(['{', '[']) && has("\"") {
        return Some(
            if has("\"action\"") || has("\"origin\"") || has("\"error-code\"") || has("\"status\"") {
                look("a document of the JSON API v2", ELSEWHERE)
            } else {
                look("JSON", ELSEWHERE)
            },
        );
    }
    if has("[[slide]]") || has("media = [") {
        return Some(look(
            "a manifest",
            "`mmsctl build` composes a request from it, `mmsctl estimate` sizes it",
        ));
    }
    if lower.starts_with("http/1") || has(" http/1.") {
        return Some(http(&lower));
    }
    if has("api_key=") || has("api-key=") || lower.starts_with("action=") {
        return Some(look("the query form of the older service", ELSEWHERE));
    }
    if has("&xml=%3c") || has("&xml=<") {
        return Some(look(
            "a form whose field `xml` is not the first",
            "keep only the value of `xml`, decoded",
        ));
    }
    if has("content-disposition:") {
        return Some(look(
            "the body of a form",
            "keep only the document: what follows the empty line, up to the boundary",
        ));
    }
    if lower.starts_with("from:") || has("\nfrom:") && has("\nsubject:") {
        return Some(look("a mail", "keep only the document"));
    }
    if has("traceback (most recent call last)") {
        return Some(TRACEBACK);
    }
    if has("mime-version:") || has("content-type: multipart/") {
        return Some(look("a MIME message", ELSEWHERE));
    }
    if lower.starts_with("```") {
        return Some(look("a piece of a page in Markdown", "leave out the lines with the three backticks"));
    }
    if let Some(look) = escaped(text).or_else(|| written_otherwise(text)) {
        return Some(look);
    }
    if lower.starts_with("---\n") || lower.starts_with("action:") {
        return Some(look("YAML", ELSEWHERE));
    }
    None
}

/// Recognises XML in another notation by how its first characters are written there.
fn written_otherwise(text: &str) -> Option<Look> {
    // `<?x`, `<re`, `<po`, `<RE` and `<PO` in Base64 (RFC 4648).
    const BASE64: [&str; 5] = ["PD94b", "PHJlc", "PHBvc", "PFJFU", "PFBPU"];
    if BASE64.iter().any(|start| text.starts_with(start)) {
        return Some(look("XML in Base64", "decode it, for example with `base64 -d`"));
    }
    text.starts_with("+ADw")
        .then_some(look("XML in UTF-7", "save it as UTF-8, for example with `iconv -f UTF-7 -t UTF-8`"))
}

/// What a text that mentions HTTP looks like; the text is given in lowercase.
fn http(lower: &str) -> Look {
    const MESSAGE: &str = "a whole HTTP message";
    let starts = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    if lower.contains("transfer-encoding: chunked") {
        look(MESSAGE, "keep only the document: the numbers around it are the sizes of its parts")
    } else if starts(&["http/1", "post ", "get ", "put "]) {
        look(MESSAGE, "keep what follows the first empty line")
    } else if starts(&["> ", "< ", "* "]) {
        look(MESSAGE, "keep only the document")
    } else {
        look("a line of a server's log", "keep only the document")
    }
}

/// Recognises binary files by what decoding has left of their first bytes.
fn by_bytes(text: &str) -> Option<Look> {
    const MEDIUM: Look =
        look("a media file", "name its URL in a request; `mmsctl estimate` sizes the file itself");
    let head = &text[..text.floor_char_boundary(256)];
    let binary = head.contains(['\0', char::REPLACEMENT_CHARACTER]);
    if head.starts_with("\u{1f}\u{fffd}\u{8}") {
        return Some(look("a compressed file", "unpack it, for example with `gunzip`"));
    }
    // `<?xml` and `<re` in EBCDIC, the encoding of mainframes (XML 1.0 appendix F).
    if head.starts_with("Lo\u{fffd}\u{fffd}\u{fffd}") || head.starts_with("L\u{fffd}\u{fffd}") {
        return Some(look("XML in EBCDIC", "save it as UTF-8, for example with `iconv -f IBM037 -t UTF-8`"));
    }
    match MediaKind::from_head(head.as_bytes()).map(MediaKind::family) {
        Some(Family::Vcard | Family::Ical | Family::Pdf) => Some(MEDIUM),
        Some(_) if binary => Some(MEDIUM),
        _ if ["JFIF", "Exif", "PNG\r\n"].iter().any(|mark| binary && head.contains(mark)) => Some(MEDIUM),
        _ if head.contains('\0') => Some(look("no text at all", "is this the right file?")),
        _ => None,
    }
}

/// Advice for an unknown root, in the imperative.
pub(in crate::check) fn advice(subject: &Subject<'_>, name: &str) -> String {
    let messages = subject.document.root().into_iter().flat_map(|root| root.children());
    let messages = messages.filter(|child| document(child.name()).is_some()).count();
    if messages > 0 {
        let them = if messages == 1 { "it" } else { "each" };
        return format!("it wraps {messages} of the API's documents; put {them} into a file of its own");
    }
    if let Some((_, local)) = name.split_once(':').filter(|(_, local)| document(local).is_some()) {
        return format!("write `{local}`; the API knows no namespaces");
    }
    let called = TABLE.iter().filter(|row| row.names().any(|known| known == name));
    let homes: Vec<Home> = called.flat_map(|row| row.term.homes()).copied().collect();
    // Most authors who leave out the root leave out a request's.
    let request = homes.iter().find(|home| matches!(home, Home::Save | Home::Send | Home::SendSaved));
    match request.or(homes.first()) {
        Some(home) => format!("it is an element of {}; give the whole of that", home.describe()),
        None => "the root is `request`, `response` or `postback`, or the same in UPPERCASE".to_owned(),
    }
}

/// The document of the API whose root has this name, in any dialect.
pub(in crate::check) fn document(name: &str) -> Option<Term> {
    // What else a name may mean takes far longer to tell.
    let known = |dialect| exact(name, dialect, Home::Document);
    known(Dialect::Current).or_else(|| known(Dialect::Classic))
}
