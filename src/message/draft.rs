//! Requests as drafts: from a request that was read, and to XML.

use super::request::{Action, PartKind, Request};
use crate::dialect::{Dialect, TABLE, Term};
use crate::elements::Fields;
use crate::elements::writing::{DraftError, Writing};
use crate::xml::Writer;

/// A request to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The action that the request asks for.
    pub action: Action,
    /// Elements with one value each, written in the order of the dialect table.
    pub fields: Vec<(Term, String)>,
    /// The slides, in order.
    pub slides: Vec<DraftSlide>,
    /// Replacements of slide texts: slide number and text.
    pub custom_texts: Vec<(String, String)>,
    /// Merge values: name and value.
    pub data: Vec<(String, String)>,
}

/// A slide to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftSlide {
    /// Media and objects with their URLs.
    pub parts: Vec<(PartKind, String)>,
    /// The text.
    pub text: Option<String>,
    /// The duration, in seconds, as digits.
    pub duration: Option<String>,
}

impl Draft {
    /// A draft with nothing but its action.
    #[must_use]
    pub fn new(action: Action) -> Self {
        Self { action, fields: Vec::new(), slides: Vec::new(), custom_texts: Vec::new(), data: Vec::new() }
    }

    /// The draft of a request that was read. Fields keep their text; their order is the table's.
    #[must_use]
    pub fn of_request(request: &Request) -> Self {
        let value = |fields: &Fields, term| fields.get(term).map(|field| field.value.value.clone());
        let mut draft = Self::new(request.action.unwrap_or(Action::SaveMms));
        for row in TABLE.iter().filter(|row| row.term != Term::Action) {
            draft.fields.extend(value(&request.fields, row.term).map(|text| (row.term, text)));
        }
        for slide in &request.slides {
            let url = |part: &super::Part| part.urls.first().map_or(String::new(), |url| url.value.clone());
            draft.slides.push(DraftSlide {
                parts: slide.parts.iter().map(|part| (part.kind, url(part))).collect(),
                text: value(&slide.fields, Term::Text),
                duration: value(&slide.fields, Term::Duration),
            });
        }
        for text in &request.custom_texts {
            let part = |term| value(&text.fields, term).unwrap_or_default();
            draft.custom_texts.push((part(Term::SlideNumber), part(Term::Value)));
        }
        let data = request.data.iter();
        draft.data = data.map(|datum| (datum.name.value.clone(), datum.value.value.clone())).collect();
        draft
    }

    /// The request's XML in `dialect`. The same draft always gives the same bytes.
    ///
    /// # Errors
    /// If the dialect lacks an element, or a text contains a character that XML cannot carry.
    pub fn write(&self, dialect: Dialect) -> Result<String, DraftError> {
        let mut out = Writing::new(Writer::new(), dialect);
        out.open(Term::Request, &[])?;
        out.element(Term::Action, self.action.canonical())?;
        let mut fields = self.fields.clone();
        fields.sort_by_key(|(term, _)| *term);
        let legacy = dialect == Dialect::Legacy && self.action.has_slides();
        // Legacy requests wrap name and slides (API facts §1.1).
        for (term, value) in fields.iter().filter(|(term, _)| !(legacy && *term == Term::Name)) {
            out.element(*term, value)?;
        }
        if legacy {
            out.open(Term::LegacyContent, &[])?;
            for (term, value) in fields.iter().filter(|(term, _)| *term == Term::Name) {
                out.element(*term, value)?;
            }
            out.open(Term::Sequence, &[])?;
        }
        self.slides.iter().try_for_each(|slide| write_slide(slide, &mut out))?;
        if legacy {
            out.close();
            out.close();
        }
        for (slide, value) in &self.custom_texts {
            out.open(Term::CustomText, &[])?;
            out.element(Term::Value, value)?;
            out.element(Term::SlideNumber, slide)?;
            out.close();
        }
        if !self.data.is_empty() {
            out.open(Term::Data, &[])?;
            self.data.iter().try_for_each(|(name, value)| out.datum(name, value))?;
        }
        Ok(out.finish())
    }
}

fn write_slide(slide: &DraftSlide, out: &mut Writing) -> Result<(), DraftError> {
    let attribute = slide.duration.as_deref().filter(|_| out.dialect == Dialect::Legacy);
    match attribute {
        Some(seconds) => out.open(Term::Slide, &[("duration", seconds)])?,
        None => out.open(Term::Slide, &[])?,
    }
    for (kind, url) in &slide.parts {
        out.open(kind.term(), &[])?;
        out.element(Term::Url, url)?;
        out.close();
    }
    if let Some(text) = &slide.text {
        out.element(Term::Text, text)?;
    }
    if let Some(seconds) = slide.duration.as_deref().filter(|_| attribute.is_none()) {
        out.element(Term::Duration, seconds)?;
    }
    out.close();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::read;
    use crate::source::{Origin, Source, Sources};
    use proptest::prelude::*;

    const DIALECTS: [Dialect; 3] = [Dialect::Current, Dialect::Classic, Dialect::Legacy];

    fn text() -> impl Strategy<Value = String> {
        "[ \t\r\na-z&<>\"'\\]äé🎉\u{85}\u{2028}{}$|]{0,40}|\\PC{0,20}"
    }

    fn slide() -> impl Strategy<Value = DraftSlide> {
        let kinds = prop_oneof![Just(PartKind::Image), Just(PartKind::Audio), Just(PartKind::Video)];
        let parts = proptest::collection::vec((kinds, text()), 0..3);
        (parts, proptest::option::of(text()), proptest::option::of("[0-9]{1,3}"))
            .prop_map(|(parts, text, duration)| DraftSlide { parts, text, duration })
    }

    /// Drafts of actions and elements that every dialect can express.
    fn draft() -> impl Strategy<Value = Draft> {
        let actions = proptest::sample::select(&Action::ALL[..5]);
        let values = proptest::collection::vec(text(), TABLE.len());
        let slides = proptest::collection::vec(slide(), 0..4);
        let custom = proptest::collection::vec(("[1-8]", text()), 0..3);
        let data = proptest::collection::vec(("[a-zA-Z_][a-zA-Z0-9_.-]{0,8}", text()), 0..4);
        (actions, values, slides, custom, data).prop_map(|(action, values, slides, custom, data)| {
            let scalar = |term: Term| {
                let part = PartKind::from_term(term).is_some();
                let nested = matches!(
                    term,
                    Term::Action | Term::Slide | Term::CustomText | Term::Data | Term::LegacyContent
                );
                let everywhere = [Dialect::Current, Dialect::Classic].iter().all(|d| term.name(*d).is_some());
                everywhere && !part && !nested && term.lives_in(action.home())
            };
            let fields = TABLE.iter().zip(values).filter(|(row, _)| scalar(row.term));
            let sends_saved = action == Action::SendSavedMms;
            Draft {
                action,
                fields: fields.map(|(row, value)| (row.term, value)).collect(),
                slides: if action.has_slides() { slides } else { Vec::new() },
                custom_texts: if sends_saved { custom } else { Vec::new() },
                data: if sends_saved { data } else { Vec::new() },
            }
        })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_to_the_same(draft in draft()) {
            for dialect in DIALECTS {
                let written = draft.write(dialect).unwrap();
                prop_assert!(roxmltree::Document::parse(&written).is_ok(), "{}", written);
                let mut sources = Sources::default();
                let id = sources.add(Source::new(Origin::Composed("draft".into()), written.clone().into()));
                let document = crate::xml::parse(id, sources.get(id).text());
                prop_assert_eq!(document.errors(), &[], "{}", written);
                let message = read(&document);
                prop_assert_eq!(message.oddities(), &[], "{}", written);
                let back = Draft::of_request(message.request().unwrap());
                prop_assert_eq!(&back, &draft);
                prop_assert_eq!(back.write(dialect).unwrap(), written);
            }
        }
    }

    #[test]
    fn what_cannot_be_written_is_refused() {
        let with = |term, value: &str| Draft {
            fields: vec![(term, value.to_owned())],
            ..Draft::new(Action::SendMms)
        };
        let error = with(Term::ServiceId, "28444mms").write(Dialect::Classic).unwrap_err();
        assert_eq!(error.to_string(), "`service-id` does not exist in the classic dialect");
        let error = with(Term::Name, "ab\u{8}c").write(Dialect::Current).unwrap_err();
        assert_eq!(error.to_string(), "`name` holds U+0008 at character 3, which XML cannot carry");
        let data = vec![("first name".to_owned(), String::new())];
        let error = Draft { data, ..Draft::new(Action::SendSavedMms) }.write(Dialect::Current).unwrap_err();
        assert_eq!(error, DraftError::DataName("first name".into()));
    }
}
