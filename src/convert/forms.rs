//! What a dialect or a draft has a form for: bundles of notifications, and custom texts that are whole.

use crate::dialect::{Dialect, Term};
use crate::message::CustomText;
use crate::postback::{Notification, Postback};

/// Whether a dialect has bundles of notifications (API facts §4.2).
pub(super) fn bundles(dialect: Dialect) -> bool {
    Term::Notification.name(dialect).is_some()
}

/// The notification that becomes the postback itself in a dialect without bundles: the bundle must hold just this one.
pub(super) fn unbundled(postback: &Postback, to: Dialect) -> Option<&Notification> {
    let [only] = postback.notifications.as_slice() else { return None };
    let alone = postback.fields.iter().next().is_none() && postback.files.is_empty();
    (alone && !bundles(to)).then_some(only)
}

/// Whether a custom text has both a text and a slide number.
pub(super) fn is_whole(text: &CustomText) -> bool {
    [Term::Value, Term::SlideNumber].into_iter().all(|term| text.fields.get(term).is_some())
}
