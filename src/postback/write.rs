//! Drafts of postbacks: writing them as XML, and turning postbacks back into drafts.

use super::{Notification, Postback};
use crate::dialect::{Dialect, Home, Term};
use crate::elements::DraftError;
use crate::elements::writing::Writing;
use crate::xml::Writer;

/// The order of the elements in the current dialect's postbacks (API facts §4.2): one order fits every form.
const CURRENT: &[Term] = &[
    Term::Origin,
    Term::Code,
    Term::SentAs,
    Term::DeliveryStatus,
    Term::MmsId,
    Term::From,
    Term::To,
    Term::Keyword,
    Term::TrackingId,
    Term::PostbackOperator,
    Term::Timestamp,
    Term::Handset,
    Term::AudioName,
    Term::VideoName,
    Term::IncomingSubject,
    Term::StatusDetails,
    Term::ClientReference,
];

/// The order of the elements in the classic dialect, in which an incoming message's subject follows its keyword.
const CLASSIC: &[Term] = &[
    Term::Origin,
    Term::Code,
    Term::SentAs,
    Term::DeliveryStatus,
    Term::MmsId,
    Term::From,
    Term::To,
    Term::Keyword,
    Term::IncomingSubject,
    Term::TrackingId,
    Term::PostbackOperator,
    Term::Timestamp,
    Term::Handset,
    Term::AggregatorId,
    Term::Os,
    Term::AudioName,
    Term::VideoName,
    Term::StatusDetails,
];

/// The order of a bundled notification's elements.
const BUNDLED: &[Term] = &[
    Term::Origin,
    Term::Code,
    Term::HistoryId,
    Term::MmsId,
    Term::To,
    Term::TrackingId,
    Term::PostbackOperator,
    Term::Timestamp,
    Term::Handset,
    Term::Celly,
    Term::Provider,
    Term::StatusText,
    Term::StatusDescription,
];

/// A postback to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostbackDraft {
    /// Elements with one value each; written in the documented order.
    pub fields: Vec<(Term, String)>,
    /// The URLs of an incoming message's files.
    pub files: Vec<String>,
    /// The notifications of a bundle, as used from 2011 to 2013; only the classic dialect has bundles.
    pub notifications: Vec<NotificationDraft>,
}

/// A notification of a bundle to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotificationDraft {
    /// Attributes by name.
    pub attributes: Vec<(&'static str, String)>,
    /// Elements with one value each, no matter which part of the notification they belong to.
    pub fields: Vec<(Term, String)>,
}

impl NotificationDraft {
    /// The draft of an existing notification.
    #[must_use]
    pub fn of_notification(notification: &Notification) -> Self {
        let attributes = notification.attributes.iter();
        Self {
            attributes: attributes.map(|(name, value)| (*name, value.value.clone())).collect(),
            fields: notification.fields.drafted(),
        }
    }

    fn write(&self, out: &mut Writing) -> Result<(), DraftError> {
        let attributes: Vec<_> =
            self.attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
        out.open(Term::Notification, &attributes)?;
        self.inside(Home::Notification, None, out)?;
        if self.of(Home::NotificationBody).chain(self.of(Home::NotificationStatus)).next().is_some() {
            out.open(Term::NotificationBody, &[])?;
            self.inside(Home::NotificationBody, None, out)?;
            self.inside(Home::NotificationStatus, Some(Term::NotificationStatus), out)?;
            out.close();
        }
        out.close();
        Ok(())
    }

    /// The fields that belong in `home`.
    fn of(&self, home: Home) -> impl Iterator<Item = &(Term, String)> {
        self.fields.iter().filter(move |(term, _)| term.lives_in(home))
    }

    /// Writes the fields that belong in `home`, inside the element `around` if there are any.
    fn inside(&self, home: Home, around: Option<Term>, out: &mut Writing) -> Result<(), DraftError> {
        let fields: Vec<_> = self.of(home).cloned().collect();
        let around = around.filter(|_| !fields.is_empty());
        around.map_or(Ok(()), |term| out.open(term, &[]))?;
        out.elements(&fields, BUNDLED)?;
        if around.is_some() {
            out.close();
        }
        Ok(())
    }
}

impl PostbackDraft {
    /// The draft of an existing postback.
    #[must_use]
    pub fn of_postback(postback: &Postback) -> Self {
        let files = postback.files.iter().map(|file| file.value.clone()).collect();
        let notifications = postback.notifications.iter().map(NotificationDraft::of_notification).collect();
        Self { fields: postback.fields.drafted(), files, notifications }
    }

    /// Writes the postback as XML in `dialect`; the same draft always gives the same bytes. There is no XML
    /// declaration, as in the documentation of postback notifications.
    ///
    /// # Errors
    /// If the dialect lacks an element, or a text contains characters that XML cannot represent.
    pub fn write(&self, dialect: Dialect) -> Result<String, DraftError> {
        let order = if dialect == Dialect::Current { CURRENT } else { CLASSIC };
        let mut out = Writing::new(Writer::bare(), dialect);
        out.open(Term::Postback, &[])?;
        out.elements(&self.fields, order)?;
        if !self.files.is_empty() {
            out.open(Term::Content, &[])?;
            self.files.iter().try_for_each(|file| out.element(Term::File, file))?;
            out.close();
        }
        self.notifications.iter().try_for_each(|notification| notification.write(&mut out))?;
        Ok(out.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::{Home, TABLE};
    use crate::message::{Message, read};
    use crate::source::{Origin, Source, Sources};
    use crate::xml;
    use proptest::prelude::*;

    /// The terms that may have a value of their own in a postback of the given dialect.
    fn terms(dialect: Dialect) -> Vec<Term> {
        let nested = [Term::Content, Term::Notification];
        let single = |term: &Term| !nested.contains(term) && term.name(dialect).is_some();
        TABLE.iter().map(|row| row.term).filter(|term| term.lives_in(Home::Postback)).filter(single).collect()
    }

    #[test]
    fn the_orders_name_every_element() {
        for (dialect, order) in [(Dialect::Current, CURRENT), (Dialect::Classic, CLASSIC)] {
            let mut sorted = order.to_vec();
            sorted.sort_unstable();
            assert_eq!(sorted, terms(dialect), "{dialect:?}");
        }
    }

    #[test]
    fn elements_stand_in_the_documented_order() {
        let draft = PostbackDraft {
            fields: [Term::To, Term::Code, Term::TrackingId, Term::IncomingSubject, Term::From, Term::Origin]
                .map(|term| (term, format!("{term:?}")))
                .to_vec(),
            files: vec!["https://a.com/1.jpg".into()],
            notifications: Vec::new(),
        };
        for (dialect, expected) in [
            (Dialect::Current, "postback origin code from to tracking-id message-subject content file"),
            (Dialect::Classic, "POSTBACK ORIGIN CODE FROM TO SUBJECT TRACKINGID CONTENT FILE"),
        ] {
            let written = draft.write(dialect).unwrap();
            let oracle = roxmltree::Document::parse(&written).unwrap();
            let names: Vec<_> = oracle.root().descendants().filter(|node| node.is_element()).collect();
            let names: Vec<_> = names.iter().map(|node| node.tag_name().name()).collect();
            assert_eq!(names.join(" "), expected);
            assert!(!written.starts_with("<?xml"), "{written}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_to_the_same(
            values in proptest::collection::vec(proptest::option::of("[ a-z&<>\"\r\n]{0,20}"), TABLE.len()),
            files in proptest::collection::vec("\\PC{0,20}", 0..3),
        ) {
            for dialect in [Dialect::Current, Dialect::Classic] {
                let fields = terms(dialect).into_iter().zip(values.clone());
                let fields = fields.filter_map(|(term, value)| Some((term, value?))).collect();
                let draft = PostbackDraft { fields, files: files.clone(), notifications: Vec::new() };
                let written = draft.write(dialect).unwrap();
                let mut sources = Sources::default();
                let id = sources.add(Source::new(Origin::Composed("draft".into()), written.clone().into()));
                let document = xml::parse(id, sources.get(id).text());
                prop_assert_eq!(document.errors(), &[], "{}", written);
                let message = read(&document);
                prop_assert_eq!(message.oddities(), &[], "{}", written);
                let Message::Postback(postback) = message else { panic!("{written}") };
                let back = PostbackDraft::of_postback(&postback);
                prop_assert_eq!(back.write(dialect).unwrap(), written);
                let sorted = |draft: &PostbackDraft| {
                    let mut fields = draft.fields.clone();
                    fields.sort();
                    (fields, draft.files.clone())
                };
                prop_assert_eq!(sorted(&back), sorted(&draft));
            }
        }
    }
}
