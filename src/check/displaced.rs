//! Values that are missing where they belong and stand elsewhere: in an attribute, or in an element of another name. The
//! finding about what stands there says both, so that one mistake has one finding.

use super::Subject;
use super::deletion::release;
use super::edits::{Edits, renamed};
use super::syntax::repair::missing_end_tag::{holds_value, homes};
use crate::dialect::{Home, Meaning, Term, exact, meaning};
use crate::elements::reading::{is_about_xml, local};
use crate::elements::{Oddity, OddityKind};
use crate::message::{Action, Message, Part, PartKind, Request};
use crate::source::Span;
use crate::xml::{Attribute, Element};

/// Names of attributes in which programs write the text of an element. Our choice.
const TEXTS: [&str; 8] = ["value", "val", "text", "content", "data", "code", "number", "name"];

/// Names of attributes in which HTML and other formats write an address.
const ADDRESSES: [&str; 5] = ["url", "src", "href", "uri", "link"];

/// The attribute in which an element has the value that is missing in it, as programs write objects:
/// `<to value="12399471613"/>`, `<image url="https://…"/>`.
pub(super) fn attribute_of<'d, 't>(
    subject: &Subject<'_>,
    element: Element<'d, 't>,
) -> Option<&'d Attribute<'t>> {
    // Hardly any element has one.
    let mut own = element.attributes().iter().filter(|one| !is_about_xml(one.name)).peekable();
    own.peek()?;
    let is_medium = is_medium(subject, element);
    let is_empty = element.text().value.trim_ascii().is_empty();
    let holds_elements = if is_medium { has_url(element) } else { element.children().next().is_some() };
    if !is_empty || holds_elements || !is_medium && !holds_value(subject, element) {
        return None;
    }
    let is_url = is_medium || Term::Url.name_or_other(subject.message.dialect()?) == element.name();
    own.find(|attribute| {
        let named = |names: &[&str]| names.iter().any(|name| attribute.name.eq_ignore_ascii_case(name));
        let value = attribute.value.value.trim_ascii();
        let fits = if is_url {
            value.contains("://") || named(&ADDRESSES)
        } else {
            named(&TEXTS) || named(&ADDRESSES) || attribute.name == element.name()
        };
        fits && !value.is_empty()
    })
}

/// The element that an attribute of a request, a slide or a custom text was meant as, as programs write a map in short:
/// `<slide message-text="Hello"/>`. `None` if its value is blank, or the element holds others.
pub(super) fn folded(
    subject: &Subject<'_>,
    owner: Element<'_, '_>,
    attribute: &Attribute<'_>,
) -> Option<Term> {
    let request = subject.request()?;
    let at = owner.name_span();
    let inside = if at == request.root {
        request.action.map_or(Home::AnyRequest, Action::home)
    } else if is_slide(request, at) {
        Home::Slide
    } else if request.custom_texts.binary_search_by_key(&at.start, |text| text.name.start).is_ok() {
        Home::CustomText
    } else {
        return None;
    };
    let (Meaning::Exact(term) | Meaning::OtherName(term)) = meaning(attribute.name, request.dialect, inside)
    else {
        return None;
    };
    let is_value = homes(term.name(request.dialect)?, request.dialect).next().is_none();
    (is_value && !attribute.value.value.trim_ascii().is_empty()).then_some(term)
}

/// Attributes that are reported one by one. Our choice: an element with more is something else.
pub(super) const ATTRIBUTES: usize = 100;

/// Whether an attribute of the element at `owner` was meant as this element, which is missing in it.
pub(super) fn is_folded(subject: &Subject<'_>, owner: Span, term: Term) -> bool {
    subject.document.named_at(owner).is_some_and(|owner| {
        // Hardly any element has one.
        let own = owner.attributes().iter().take(ATTRIBUTES);
        own.filter_map(|attribute| folded(subject, owner, attribute)).any(|found| found == term)
    })
}

/// Whether the element at `name` is a slide of the request.
fn is_slide(request: &Request, name: Span) -> bool {
    request.slides.binary_search_by_key(&name.start, |slide| slide.name.start).is_ok()
}

/// Whether words are all that a slide holds, which `stray-text` reports.
pub(super) fn is_only_text(subject: &Subject<'_>, slide: Element<'_, '_>) -> bool {
    slide.nodes().nth(LOOKED_AT).is_none()
        && slide.children().next().is_none()
        && slide.end_name_span().is_some()
        && slide.text().value.contains(char::is_alphabetic)
        && subject.request().is_some_and(|request| is_slide(request, slide.name_span()))
}

/// Whether an element is a medium or an object of a slide.
pub(super) fn is_medium(subject: &Subject<'_>, element: Element<'_, '_>) -> bool {
    let meaning = |dialect| meaning(local(element.name()), dialect, Home::Slide);
    match subject.request().and(subject.message.dialect()).map(meaning) {
        Some(Meaning::Exact(term) | Meaning::OtherName(term)) => PartKind::from_term(term).is_some(),
        _ => false,
    }
}

/// Whether a medium holds anything but empty elements.
fn has_url(medium: Element<'_, '_>) -> bool {
    medium.children().any(|child| {
        !child.attributes().is_empty()
            || child.children().next().is_some()
            || !child.text().value.trim_ascii().is_empty()
    })
}

/// What an element that is out of place or of an unknown name was meant as: it holds the kind of value that is missing
/// where it stands.
pub(super) fn meant(subject: &Subject<'_>, oddity: &Oddity) -> Option<Term> {
    if !matches!(oddity.kind, OddityKind::Unknown | OddityKind::Misplaced(_)) {
        return None;
    }
    let element = subject.document.named_at(oddity.written.span)?;
    let text = element.text();
    let text = text.value.trim_ascii();
    let is_value = element.children().next().is_none();
    match oddity.home {
        Home::Part if is_value && text.contains("://") => {
            let part = part_of(subject, oddity).filter(|part| part.url().is_none());
            (part.is_some() && release(subject, oddity).is_empty()).then_some(Term::Url)
        }
        Home::Content if is_value && text.contains("://") => Some(Term::File),
        Home::Postback => {
            let lists = element.children().next().is_some()
                && element
                    .children()
                    .all(|child| exact(child.name(), oddity.dialect, Home::Content) == Some(Term::File));
            lists.then_some(Term::Content)
        }
        Home::Response if is_value => {
            [Term::ErrorCode, Term::ErrorInfo, Term::MmsId].into_iter().find(|term| {
                let first = || stand_in(subject, *term);
                may_stand_for(subject, oddity, *term)
                    && first().is_some_and(|first| first.written.span == oddity.written.span)
            })
        }
        _ => None,
    }
}

/// The name that an odd element should have, and the edits that give it, if it holds what is missing where it stands. An
/// empty element of that name is in their way.
pub(super) fn renaming(subject: &Subject<'_>, oddity: &Oddity) -> Option<(&'static str, Edits)> {
    let term = meant(subject, oddity)?;
    let right = term.name_or_other(oddity.dialect);
    let is_taken = match (oddity.home, subject.message) {
        (Home::Part, _) => part_of(subject, oddity).is_some_and(|part| !part.urls.is_empty()),
        (Home::Response, Message::Reply(reply)) => reply.fields.get(term).is_some(),
        (Home::Postback, _) => subject.has_element(right),
        _ => false,
    };
    let edits = if is_taken { Vec::new() } else { renamed(oddity.written.span, oddity.end, right) };
    Some((right, edits))
}

/// Edits that put the files which stand directly in a postback, one after another, into the content that it lacks.
pub(super) fn with_content(subject: &Subject<'_>, oddity: &Oddity) -> Edits {
    if oddity.kind != OddityKind::Misplaced(Term::File) {
        return Vec::new();
    }
    let Some((first, last)) = files(subject).filter(|(first, _)| first.name_span() == oddity.written.span)
    else {
        return Vec::new();
    };
    let content = Term::Content.name_or_other(oddity.dialect);
    let at = |offset| Span { start: offset, end: offset, ..oddity.written.span };
    vec![(at(first.span().start), format!("<{content}>")), (at(last.span().end), format!("</{content}>"))]
}

/// Whether an element is one of the files that stand directly in a postback, and not the first, which is reported for
/// all.
pub(super) fn is_later_file(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    oddity.kind == OddityKind::Misplaced(Term::File)
        && files(subject).is_some_and(|(first, _)| first.name_span() != oddity.written.span)
}

/// The first and the last of the files that stand directly in a postback, if nothing is between them and the postback
/// has no content.
fn files<'a>(subject: &Subject<'a>) -> Option<(Element<'a, 'a>, Element<'a, 'a>)> {
    let (Message::Postback(postback), Some(root)) = (subject.message, subject.document.root()) else {
        return None;
    };
    if root.children().nth(LOOKED_AT).is_some() {
        return None;
    }
    let [file, content] = [Term::File, Term::Content].map(|term| term.name_or_other(postback.dialect));
    let is_file = |child: &Element<'_, '_>| child.name() == file && child.end_name_span().is_some();
    let others = || root.children().skip_while(|child| !is_file(child)).skip_while(is_file);
    if root.children().any(|child| child.name() == content) || others().any(|child| is_file(&child)) {
        return None;
    }
    let first = root.children().find(is_file)?;
    Some((first, root.children().filter(is_file).last()?))
}

/// Elements, texts and oddities among which a value is sought. Our choice: no document that means one has more.
pub(super) const LOOKED_AT: usize = 500;

/// The element of another name that has a response's error code, the words about it or the number of its message, which
/// are missing.
pub(super) fn stand_in<'a>(subject: &Subject<'a>, term: Term) -> Option<&'a Oddity> {
    let place = match term {
        Term::ErrorCode => 0,
        Term::ErrorInfo => 1,
        Term::MmsId => 2,
        _ => return None,
    };
    *subject.derived.stand_ins[place].get_or_init(|| find_stand_in(subject, term))
}

fn find_stand_in<'a>(subject: &Subject<'a>, term: Term) -> Option<&'a Oddity> {
    let Message::Reply(reply) = subject.message else { return None };
    let has = |term| reply.fields.filled(term).is_some();
    let is_success = || reply.fields.get(Term::Status).is_some_and(|status| status.trimmed() == "Success");
    let lacks = match term {
        Term::MmsId => is_success() && !has(Term::MmsId) && !has(Term::TrackingId),
        _ => !has(term),
    };
    let mut oddities = reply.oddities.iter().take(LOOKED_AT).filter(|_| lacks);
    oddities.find(|oddity| may_stand_for(subject, oddity, term))
}

/// Whether an odd element of a response holds what an error code, the words about one or the number of a message look
/// like.
fn may_stand_for(subject: &Subject<'_>, oddity: &Oddity, term: Term) -> bool {
    let is_odd = matches!(oddity.kind, OddityKind::Unknown | OddityKind::Misplaced(_));
    let element = subject.document.named_at(oddity.written.span).filter(|_| is_odd);
    element.filter(|element| element.children().next().is_none()).is_some_and(|element| {
        let text = element.text();
        let text = text.value.trim_ascii();
        match term {
            Term::ErrorCode => is_error_code(text),
            Term::MmsId => {
                let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
                is_number && element.name().to_ascii_lowercase().ends_with("id")
            }
            _ => !is_error_code(text) && text.contains(char::is_whitespace) && tells(element.name()),
        }
    })
}

/// Whether a text has the form of an error code of the API: `E` and three digits (API facts §3.1).
fn is_error_code(text: &str) -> bool {
    let digits = text.strip_prefix(['E', 'e']);
    digits.is_some_and(|digits| digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether the name of an element is one for words about an error.
fn tells(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["error", "info", "message", "description", "reason", "detail"].iter().any(|word| name.contains(word))
}

/// The medium that an odd element is in.
pub(super) fn part_of<'a>(subject: &Subject<'a>, oddity: &Oddity) -> Option<&'a Part> {
    let request = subject.request().filter(|_| oddity.home == Home::Part)?;
    let at = oddity.written.span.start;
    request.slide_before(at)?.part_before(at)
}

/// Whether an odd element of a medium without a URL holds the medium itself, which `url-missing` reports.
pub(super) fn is_embedded(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let is_odd = matches!(oddity.kind, OddityKind::Unknown | OddityKind::Misplaced(_));
    let lacks = || part_of(subject, oddity).is_some_and(|part| part.url().is_none());
    let holds =
        |element: Element<'_, '_>| element.children().next().is_none() && is_data(&element.text().value);
    is_odd
        && oddity.home == Home::Part
        && subject.is_whole()
        && subject.document.named_at(oddity.written.span).is_some_and(holds)
        && lacks()
}

/// How files begin in Base64: JPEG, PNG, GIF, PDF, and what begins with a length of less than 16 MB, as MP4 does.
const BEGINNINGS: [&str; 5] = ["/9j/", "iVBORw0KGgo", "R0lGOD", "JVBERi0", "AAAA"];

/// Characters of Base64 that are no word, whatever they begin with. Our choice.
const LONG: usize = 200;

/// Whether a text is a file rather than its address: a `data:` URL, or Base64.
pub(super) fn is_data(text: &str) -> bool {
    let text = text.trim_ascii();
    let is_base64 = || {
        let plain = |byte: u8| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=') || byte.is_ascii_whitespace()
        };
        let begins = BEGINNINGS.iter().any(|beginning| text.starts_with(beginning));
        (begins || text.len() >= LONG) && text.bytes().all(plain)
    };
    text.starts_with("data:") && text.contains(',') || is_base64()
}
