//! Requests that list the templates stored at the service, page by page, and delete them (API facts §1.5, §1.6).

use std::collections::BTreeSet;

use crate::dialect::{Dialect, Term};
use crate::elements::{DraftError, Fields, OddityKind};
use crate::message::{Action, Draft};
use crate::reply::Reply;

/// The default number of templates on a page (API facts §1.5).
pub const PER_PAGE: u32 = 100;

/// A template that the service holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, schemars::JsonSchema, serde::Serialize)]
pub struct Template {
    /// Its id; empty if the service lists it without one.
    pub mms_id: String,
    /// Its name.
    pub name: Option<String>,
    /// Its subject.
    pub subject: Option<String>,
    /// Its fallback text.
    pub fallback_sms_text: Option<String>,
    /// When it was made, as the service writes it.
    pub created: Option<String>,
    /// How many slides it has.
    pub slides: Option<u64>,
    /// Its size, in a unit that is not documented.
    pub size: Option<u64>,
    /// Its picture.
    pub poster_url: Option<String>,
}

/// A page of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The page number, from 1.
    pub number: u32,
    /// The number of entries on a page.
    pub per_page: u32,
    /// Only templates newer than this, as ISO 8601 in UTC.
    pub since: Option<String>,
}

/// The request that lists a page.
///
/// # Errors
/// When a text contains characters that XML cannot represent.
pub fn listing(page: &Page, dialect: Dialect, key: &str) -> Result<String, DraftError> {
    let mut draft = Draft::new(Action::GetMmsTemplates);
    draft.fields.push((Term::ApiKey, key.to_owned()));
    draft.fields.extend(page.since.clone().map(|since| (Term::StartDate, since)));
    draft.fields.push((Term::PageNumber, page.number.to_string()));
    draft.fields.push((Term::ItemsPerPage, page.per_page.to_string()));
    draft.write(dialect)
}

/// The request that deletes a template.
///
/// # Errors
/// When a text contains characters that XML cannot represent.
pub fn deletion(mms_id: &str, dialect: Dialect, key: &str) -> Result<String, DraftError> {
    let mut draft = Draft::new(Action::DeleteMmsId);
    draft.fields.push((Term::ApiKey, key.to_owned()));
    draft.fields.push((Term::MmsId, mms_id.to_owned()));
    draft.write(dialect)
}

/// What a reply lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The templates.
    pub templates: Vec<Template>,
    /// The total number on all pages, if the reply states it.
    pub total: Option<u64>,
    /// Whether the reply holds any of the elements that every listing has, an empty one too (API facts §1.6).
    pub is_listing: bool,
    /// The names of elements that were not read, each once.
    pub unread: BTreeSet<String>,
}

impl Listed {
    /// What this reply lists.
    #[must_use]
    pub fn of(reply: &Reply) -> Self {
        let total = reply.fields.filled(Term::TotalResults).and_then(|field| field.trimmed().parse().ok());
        let unknown = reply.oddities.iter().filter(|oddity| oddity.kind == OddityKind::Unknown);
        let of_listings = [Term::TotalResults, Term::PageNumber, Term::ItemsPerPage, Term::StartDate];
        let holds = |term: &Term| reply.fields.get(*term).is_some();
        Self {
            is_listing: !reply.templates.is_empty() || of_listings.iter().any(holds),
            templates: reply.templates.iter().map(template).collect(),
            total,
            unread: unknown.map(|oddity| oddity.written.value.clone()).collect(),
        }
    }
}

fn template(fields: &Fields) -> Template {
    let text = |term| fields.filled(term).map(|field| field.trimmed().to_owned());
    let number = |term| text(term).and_then(|text| text.parse().ok());
    Template {
        mms_id: text(Term::TemplateId).unwrap_or_default(),
        name: text(Term::TemplateName),
        subject: text(Term::TemplateSubject),
        fallback_sms_text: text(Term::TemplateFallback),
        created: text(Term::TemplateCreated),
        slides: number(Term::TemplateSlides),
        size: number(Term::TemplateSize),
        poster_url: text(Term::TemplatePoster),
    }
}
