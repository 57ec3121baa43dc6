//! Values that a request must have and lacks.

use super::Subject;
use super::displaced::is_folded;
use crate::dialect::Term;
use crate::source::Span;

/// Where a request lacks a value: at the empty element that should hold it, or at the request's own name. `None` if the
/// value is there, or is written as an attribute, which `unknown-attribute` reports.
pub(super) fn missing(subject: &Subject<'_>, term: Term) -> Option<Span> {
    let request = subject.request().filter(|_| subject.is_whole())?;
    match request.fields.get(term) {
        Some(field) => request.fields.filled(term).is_none().then_some(field.name),
        None => (!is_folded(subject, request.root, term)).then_some(request.root),
    }
}
