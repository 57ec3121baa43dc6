//! URLs that are directly in a slide: beside their medium, which is empty, or without one.

use super::Subject;
use super::displaced::LOOKED_AT;
use super::edits::{Edits, enclosed_element, moved_into};
use crate::dialect::{Home, Meaning, Term, meaning};
use crate::elements::{Oddity, OddityKind};
use crate::media::kind::MediaKind;
use crate::message::{Part, PartKind, Slide};
use crate::reference::Reference;
use crate::size::carried::element_of;
use crate::xml::Element;

/// What to do about a URL that is directly in a slide, in words and as edits. `None` if it is not one, or nobody can tell
/// whose it is.
pub(super) fn into_medium(subject: &Subject<'_>, oddity: &Oddity) -> Option<(String, Edits)> {
    let at = oddity.written.span;
    let slide = slide_of(subject, oddity)?;
    let named = |kind: PartKind| kind.term().name_or_other(oddity.dialect);
    let before = slide.part_before(at.start);
    if let Some(part) = before.filter(|part| has_loose_url(subject, part)) {
        return Some((format!("move it into `{}`", named(part.kind)), moved_into(subject, at, part.name)));
    }
    let url = subject.document.named_at(at)?.text();
    let family = MediaKind::from_url(&Reference::parse(url.value.trim()).ok()?)?.family();
    let kind = element_of(family)?;
    let medium = named(kind);
    // Nobody can tell of what is in so many.
    if slide.parts.len() > LOOKED_AT {
        return None;
    }
    let is_there = slide.parts.iter().any(|part| part.kind == kind);
    let edits = if is_there { Vec::new() } else { enclosed_element(subject, at, medium) };
    Some((format!("write `<{medium}>` before it, and `</{medium}>` after it"), edits))
}

/// Whether a medium is empty, and its URL is the next element of the slide, where it is reported.
pub(super) fn has_loose_url(subject: &Subject<'_>, part: &Part) -> bool {
    let Some(medium) = subject.document.named_at(part.name) else { return false };
    let is_empty = medium.children().next().is_none() && medium.text().value.trim_ascii().is_empty();
    let next = subject.document.first_from(medium.span().end).filter(|next| is_loose_url(subject, *next));
    let between =
        next.and_then(|next| subject.source.text().get(medium.span().range().end..next.span().range().start));
    is_empty
        && medium.attributes().is_empty()
        && between.is_some_and(|between| between.trim_ascii().is_empty())
}

/// Whether an element, of a slide, is a URL that should be in a medium.
fn is_loose_url(subject: &Subject<'_>, element: Element<'_, '_>) -> bool {
    let is_named = |dialect| meaning(element.name(), dialect, Home::Slide) == Meaning::Misplaced(Term::Url);
    subject.message.dialect().is_some_and(is_named)
        && element.children().next().is_none()
        && element.text().value.contains("://")
}

/// The slide that a URL is directly in.
fn slide_of<'a>(subject: &Subject<'a>, oddity: &Oddity) -> Option<&'a Slide> {
    let is_odd = oddity.kind == OddityKind::Misplaced(Term::Url) && oddity.home == Home::Slide;
    let url = subject.document.named_at(oddity.written.span).filter(|_| is_odd)?;
    subject.request()?.slide_before(oddity.written.span.start).filter(|_| is_loose_url(subject, url))
}
