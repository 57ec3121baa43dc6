//! Responses as drafts: from a response that was read, and to XML.

use super::Reply;
use crate::dialect::{Dialect, Term};
use crate::elements::DraftError;
use crate::elements::writing::Writing;
use crate::xml::Writer;

/// The order of elements in responses to sendMMS, and in all responses with fewer elements (API facts §1.6).
const ORDER: &[Term] = &[
    Term::Status,
    Term::ErrorCode,
    Term::To,
    Term::MmsId,
    Term::TrackingId,
    Term::StatusDetails,
    Term::ErrorInfo,
    Term::StartDate,
    Term::PageNumber,
    Term::ItemsPerPage,
    Term::TotalResults,
    Term::MmsIds,
];

/// The order of elements in responses to sendSavedMMS, the only ones that name the sender.
const WITH_SENDER: &[Term] =
    &[Term::Status, Term::MmsId, Term::TrackingId, Term::To, Term::From, Term::StatusDetails];

/// A response to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplyDraft {
    /// Elements with one value each; written in the documented order.
    pub fields: Vec<(Term, String)>,
    /// The templates of a listing, each with its elements.
    pub templates: Vec<Vec<(Term, String)>>,
}

impl ReplyDraft {
    /// The draft of a response that was read.
    #[must_use]
    pub fn of_reply(reply: &Reply) -> Self {
        let templates = reply.templates.iter().map(crate::elements::Fields::drafted).collect();
        Self { fields: reply.fields.drafted(), templates }
    }

    /// The response's XML in `dialect`. The same draft always gives the same bytes. There is no XML declaration,
    /// because the documentation prints responses without one.
    ///
    /// # Errors
    /// If the dialect lacks an element, or a text contains a character that XML cannot carry.
    pub fn write(&self, dialect: Dialect) -> Result<String, DraftError> {
        let names_sender = self.fields.iter().any(|(term, _)| *term == Term::From);
        let mut out = Writing::new(Writer::bare(), dialect);
        out.open(Term::Response, &[])?;
        out.elements(&self.fields, if names_sender { WITH_SENDER } else { ORDER })?;
        for template in &self.templates {
            out.open(Term::Template, &[])?;
            // The table's order is the documented one.
            out.elements(template, &[])?;
            out.close();
        }
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

    /// The terms that may be in `home` in this dialect with a value of their own.
    fn terms(dialect: Dialect, home: Home) -> impl Iterator<Item = Term> {
        let single = move |term: &Term| *term != Term::Template && term.name(dialect).is_some();
        TABLE.iter().map(|row| row.term).filter(move |term| term.lives_in(home)).filter(single)
    }

    #[test]
    fn elements_stand_in_the_documented_order() {
        use Term::{ErrorCode, ErrorInfo, From, MmsId, Status, StatusDetails, To, TrackingId};
        for (fields, expected) in [
            (vec![MmsId, Status], "status mms-id"),
            (vec![ErrorInfo, To, Status, ErrorCode], "status error-code to error-info"),
            (
                vec![To, MmsId, TrackingId, StatusDetails, Status],
                "status to mms-id tracking-id status-details",
            ),
            (
                vec![StatusDetails, From, To, MmsId, TrackingId, Status],
                "status mms-id tracking-id to from status-details",
            ),
        ] {
            let fields = fields.into_iter().map(|term| (term, String::new())).collect();
            let written = ReplyDraft { fields, templates: Vec::new() }.write(Dialect::Current).unwrap();
            let oracle = roxmltree::Document::parse(&written).unwrap();
            let root = oracle.root_element();
            let names: Vec<_> = root.children().filter(|node| node.is_element()).collect();
            let names: Vec<_> = names.iter().map(|node| node.tag_name().name()).collect();
            assert_eq!(names.join(" "), expected);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_to_the_same(
            values in proptest::collection::vec(proptest::option::of("[ a-z&<>\"\r\n]{0,20}"), TABLE.len()),
            templates in 0..3_usize,
        ) {
            for dialect in [Dialect::Current, Dialect::Classic] {
                let drafted = |home| {
                    let fields = terms(dialect, home).zip(values.clone());
                    fields.filter_map(|(term, value)| Some((term, value?))).collect::<Vec<_>>()
                };
                let templates = vec![drafted(Home::Template); templates];
                let draft = ReplyDraft { fields: drafted(Home::Response), templates };
                let written = draft.write(dialect).unwrap();
                let mut sources = Sources::default();
                let id = sources.add(Source::new(Origin::Composed("draft".into()), written.clone().into()));
                let document = xml::parse(id, sources.get(id).text());
                prop_assert_eq!(document.errors(), &[], "{}", written);
                let message = read(&document);
                prop_assert_eq!(message.oddities(), &[], "{}", written);
                let Message::Reply(reply) = message else { panic!("{written}") };
                let mut back = ReplyDraft::of_reply(&reply);
                prop_assert_eq!(back.write(dialect).unwrap(), written);
                back.fields.sort();
                prop_assert_eq!(back, draft);
            }
        }
    }
}
