//! Decides whether a misplaced element can be deleted. No fix removes content that the message needs.

use super::Subject;
use super::edits::{Edits, moved_behind, unwrapped, without_element};
use crate::dialect::{Home, Meaning, Term, is_name, meaning};
use crate::elements::{Oddity, OddityKind};
use crate::message::Action;
use crate::xml::Element;

/// Edits that remove the element: only its tags if its content belongs there, and no edits if the message would lose
/// something it needs.
pub(super) fn removal(subject: &Subject<'_>, oddity: &Oddity) -> Edits {
    let name = oddity.written.span;
    if wraps(subject, oddity) {
        return unwrapped(subject, name);
    }
    let needed = fills_slide(subject, oddity) || holds_elements(subject, oddity) || supplies(subject, oddity);
    if needed { Vec::new() } else { without_element(subject, name) }
}

/// Edits that move an element out of a medium into the slide, which lacks it: an end tag stands too late.
pub(super) fn release(subject: &Subject<'_>, oddity: &Oddity) -> Edits {
    let (OddityKind::Misplaced(term), Home::Part) = (&oddity.kind, oddity.home) else { return Vec::new() };
    let at = oddity.written.span;
    let slides = subject.request().into_iter().flat_map(|request| &request.slides);
    let slide = slides.rev().find(|slide| slide.name.start < at.start);
    let Some(slide) = slide.filter(|slide| term.lives_in(Home::Slide) && slide.fields.get(*term).is_none())
    else {
        return Vec::new();
    };
    let medium = slide.parts.iter().rfind(|part| part.name.start < at.start);
    medium.map(|medium| moved_behind(subject, at, medium.name)).unwrap_or_default()
}

/// Whether all children of an element of a request belong where the element itself is, as in the `CONTENT` and
/// `SEQUENCE` of legacy requests.
pub(super) fn wraps(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let belongs = |child: Element<'_, '_>| {
        matches!(
            meaning(child.name(), oddity.dialect, oddity.home),
            Meaning::Exact(_) | Meaning::Misplaced(Term::Sequence)
        )
    };
    let wrapper = match oddity.kind {
        OddityKind::Misplaced(term) | OddityKind::Foreign(term) => {
            matches!(term, Term::LegacyContent | Term::Sequence)
        }
        _ => oddity.kind == OddityKind::Unknown,
    };
    let whole =
        |element: Element<'_, '_>| element.children().next().is_some() && element.children().all(belongs);
    wrapper
        && Term::Slide.lives_in(oddity.home)
        && subject.document.named_at(oddity.written.span).is_some_and(whole)
}

/// Whether an element contains elements of the API.
fn holds_elements(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let element = subject.document.named_at(oddity.written.span);
    element.is_some_and(|element| element.children().any(|child| is_name(child.name())))
}

/// Whether a misplaced element gives a value that the request lacks in the right place.
fn supplies(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let (OddityKind::Misplaced(term), Some(request)) = (&oddity.kind, subject.request()) else {
        return false;
    };
    let home = request.action.map_or(Home::AnyRequest, Action::home);
    term.lives_in(home) && request.fields.filled(*term).is_none()
}

/// Whether an element unknown in a slide is the slide's only content, so that the slide would show nothing without it.
fn fills_slide(subject: &Subject<'_>, oddity: &Oddity) -> bool {
    let at = oddity.written.span;
    let slides = || subject.request()?.slides.iter().rfind(|slide| slide.name.start < at.start);
    let holds = |element: Element<'_, '_>| {
        element.children().next().is_some() || !element.text().value.trim_ascii().is_empty()
    };
    oddity.home == Home::Slide
        && slides().is_some_and(|slide| !slide.shows())
        && subject.document.named_at(at).is_some_and(holds)
}
