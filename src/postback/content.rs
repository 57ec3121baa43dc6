//! The content of a postback: its fields, its files, and what it reports.

use crate::dialect::{Dialect, Operator, Term};
use crate::elements::{Fields, Oddity};
use crate::source::{Span, Spanned};

/// A postback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Postback {
    /// The root element's name.
    pub root: Span,
    /// The dialect that it was read in.
    pub dialect: Dialect,
    /// Every element with a single value.
    pub fields: Fields,
    /// The URLs of an incoming message's files.
    pub files: Vec<Spanned<String>>,
    /// The notifications of a bundle, as used from 2011 to 2013; empty in any other postback.
    pub notifications: Vec<Notification>,
    /// Irregularities found while reading.
    pub oddities: Vec<Oddity>,
}

/// One notification of a bundle (API facts §4.2); the elements of its body are among its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    /// The element's name.
    pub name: Span,
    /// Its known attributes by their documented names, each with its value and the span of its name.
    pub attributes: Vec<(&'static str, Spanned<String>)>,
    /// Every element with a single value.
    pub fields: Fields,
}

impl Postback {
    /// The events that the postback reports, each with the span to point to: the postback itself, or the notifications
    /// of a bundle.
    pub fn told(&self) -> impl Iterator<Item = (Span, &Fields)> {
        let own = self.notifications.is_empty().then_some((self.root, &self.fields));
        own.into_iter().chain(self.notifications.iter().map(|one| (one.name, &one.fields)))
    }

    /// Whether the postback reports `code` with all of these values.
    #[must_use]
    pub fn says(&self, code: &str, values: &[(Term, String)]) -> bool {
        self.told().any(|(_, fields)| {
            let is = |term, value: &str| {
                let same = |found: &str| match term {
                    Term::SentAs => found.eq_ignore_ascii_case(value.trim_ascii()),
                    Term::PostbackOperator => Operator::is_one(found, value.trim_ascii()),
                    _ => found == value.trim_ascii(),
                };
                fields.get(term).is_some_and(|field| same(field.trimmed()))
            };
            is(Term::Code, code) && values.iter().all(|(term, value)| is(*term, value))
        })
    }
}
