//! Which fixes are shown as such: those that can be made, and show no secret.

use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::source::{Source, Sources};

/// Whether a document can be fixed: one in another encoding than UTF-8, or in a form field, cannot.
pub(super) fn is_fixable(source: &Source) -> bool {
    source.encoded("").is_some()
}

/// The fix of a finding for a program that applies fixes itself. There is none where `--fix` would refuse it, or if it
/// would show a secret.
pub(super) fn offered<'d>(sources: &Sources, found: &'d Diagnostic) -> Option<&'d Fix> {
    let shows_secret = |edit: &Edit| sources.is_secret_shown(edit.span, &edit.text);
    let fixable = is_fixable(sources.get(found.primary.span.source));
    found.fix.as_ref().filter(|fix| fixable && !fix.edits.iter().any(shows_secret))
}
