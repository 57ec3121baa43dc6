//! URLs that are directly in a slide: beside their medium, which is empty, or without one.

use super::Subject;
use super::edits::{Edits, enclosed_element, moved_into};
use super::slide_media::family_of;
use crate::dialect::{Home, Term};
use crate::elements::{Oddity, OddityKind};
use crate::media::kind::MediaKind;
use crate::message::{Part, PartKind, Slide};
use crate::reference::Reference;

/// What to do about a URL that is directly in a slide, in words and as edits. `None` if it is not one, or nobody can tell
/// whose it is.
pub(super) fn into_medium(subject: &Subject<'_>, oddity: &Oddity) -> Option<(String, Edits)> {
    let at = oddity.written.span;
    let slide = slide_of(subject, oddity)?;
    let named = |kind: PartKind| kind.term().name_or_other(oddity.dialect);
    if let Some(part) = slide.parts.iter().find(|part| is_beside(subject, part, oddity)) {
        return Some((format!("move it into `{}`", named(part.kind)), moved_into(subject, at, part.name)));
    }
    let url = subject.document.named_at(at)?.text();
    let extension = Reference::parse(url.value.trim()).ok()?.extension()?;
    let family = MediaKind::from_extension(&extension)?.family();
    let kind = PartKind::ALL.into_iter().find(|kind| family_of(*kind) == family)?;
    let medium = named(kind);
    let is_there = slide.parts.iter().any(|part| part.kind == kind);
    let edits = if is_there { Vec::new() } else { enclosed_element(subject, at, medium) };
    Some((format!("write `<{medium}>` before it, and `</{medium}>` after it"), edits))
}

/// Whether the URL of a medium without one is the next element of the slide, where it is reported.
pub(super) fn has_loose_url(subject: &Subject<'_>, part: &Part) -> bool {
    subject.oddities().any(|oddity| {
        oddity.written.span.start > part.name.start
            && slide_of(subject, oddity).is_some()
            && is_beside(subject, part, oddity)
    })
}

/// The slide that a URL is directly in.
fn slide_of<'a>(subject: &Subject<'a>, oddity: &Oddity) -> Option<&'a Slide> {
    let is_loose = oddity.kind == OddityKind::Misplaced(Term::Url) && oddity.home == Home::Slide;
    let is_url = |text: &str| text.contains("://");
    let url = subject.document.named_at(oddity.written.span).filter(|_| is_loose)?;
    let slides = &subject.request()?.slides;
    let slide =
        slides.partition_point(|slide| slide.name.start < oddity.written.span.start).checked_sub(1)?;
    (url.children().next().is_none() && is_url(&url.text().value)).then(|| &slides[slide])
}

/// Whether a medium is empty, and a URL comes directly after it.
fn is_beside(subject: &Subject<'_>, part: &Part, url: &Oddity) -> bool {
    let [Some(medium), Some(url)] = [part.name, url.written.span].map(|name| subject.document.named_at(name))
    else {
        return false;
    };
    let is_empty = medium.children().next().is_none() && medium.text().value.trim_ascii().is_empty();
    let between = subject.source.text().get(medium.span().range().end..url.span().range().start);
    is_empty
        && medium.attributes().is_empty()
        && between.is_some_and(|between| between.trim_ascii().is_empty())
}
