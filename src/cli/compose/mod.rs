//! Composes a draft from flags or a manifest: first the composition as the user wrote it, then its resolution on this
//! machine.

pub mod flags;
pub mod manifest;
mod resolve;
pub mod schema;
mod write;

pub use super::toml_file::Complaint as ComposeError;
pub use resolve::{Names, Resolved, resolve, served_name};
pub use write::{complain, in_its_dialect, written};

use std::ops::Range;
use std::path::PathBuf;

use crate::dialect::{Dialect, Term, called};
use crate::message::{Action, PartKind};

/// A field of a message: its name as a flag and as a manifest key, and its help.
#[derive(Debug)]
pub struct FieldRow {
    /// The key: `subject` gives the flag `--subject` and the manifest key `subject`.
    pub key: &'static str,
    /// The field of the request.
    pub term: Term,
    /// The name of the value in the help.
    pub value_name: &'static str,
    /// The help text.
    pub help: &'static str,
}

const fn row(key: &'static str, term: Term, value_name: &'static str, help: &'static str) -> FieldRow {
    FieldRow { key, term, value_name, help }
}

/// Every field, for flags and manifests alike.
pub const FIELDS: &[FieldRow] = &[
    row("subject", Term::Subject, "TEXT", "The subject, at most 80 characters"),
    row("name", Term::Name, "NAME", "The name that the template gets in the account"),
    row("to", Term::To, "NUMBER", "The recipient: digits, country code first"),
    row("from", Term::From, "NUMBER", "The sender: a short code or number of the account"),
    row("from-mask", Term::FromMask, "NAME", "An alphanumeric sender, outside the US"),
    row("operator-id", Term::OperatorId, "ID", "The recipient's operator, if it is known"),
    row("service-id", Term::ServiceId, "ID", "The service that is billed, such as 28444mms"),
    row("campaign-ref", Term::CampaignRef, "ID", "The campaign that is checked (classic dialect)"),
    row("mms-id", Term::MmsId, "ID", "The saved message to send"),
    row("custom-subject", Term::CustomSubject, "TEXT", "A subject that replaces the saved message's"),
    row(
        "fallback-sms-text",
        Term::FallbackText,
        "TEXT",
        "The text of the SMS that is sent where the MMS cannot be",
    ),
    row(
        "disable-fallback-sms",
        Term::DisableFallback,
        "BOOL",
        "Send no SMS where the MMS cannot be sent: true or false",
    ),
    row(
        "disable-fallback-sms-link",
        Term::DisableFallbackLink,
        "BOOL",
        "Leave the link out of that SMS: true or false",
    ),
    row(
        "fallback-sms-link-expiration",
        Term::LinkExpiration,
        "DATE",
        "When that link expires, within 365 days",
    ),
    row("client-reference", Term::ClientReference, "TEXT", "Your own reference, at most 64 characters"),
    row("ddm-message-subject", Term::DdmSubject, "TEXT", "The subject of a device discovery message"),
    row("ddm-message-text", Term::DdmText, "TEXT", "The text of a device discovery message"),
    row("ddm-message-timeout", Term::DdmTimeout, "MINUTES", "How long to wait for device discovery"),
    row("ddm-force", Term::DdmForce, "BOOL", "Force device discovery: true or false"),
];

/// A value with its place in the manifest, if it came from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// The range of bytes in the manifest, if the value came from one.
    pub at: Option<Range<usize>>,
}

impl<T> Located<T> {
    /// A value from a flag.
    pub fn flag(value: T) -> Self {
        Self { value, at: None }
    }
}

/// A message as the user described it in flags and manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Composition {
    /// The action of the request; [`Action::SaveMms`] if none is given.
    pub action: Option<Action>,
    /// The dialect to write.
    pub dialect: Option<Dialect>,
    /// The URL under which local media will be served.
    pub base_url: Option<Located<String>>,
    /// Fields with one value.
    pub fields: Vec<(Term, String)>,
    /// The slides.
    pub slides: Vec<SlideSpec>,
    /// Replacements of slide texts: slide number and text.
    pub custom_texts: Vec<(String, String)>,
    /// Merge values.
    pub data: Vec<(String, String)>,
}

/// One slide as the user described it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlideSpec {
    /// The folder that relative paths start from.
    pub folder: PathBuf,
    /// Files, or URLs that begin with `http://` or `https://`.
    pub media: Vec<Located<String>>,
    /// Its text.
    pub text: Option<TextSpec>,
    /// Its duration in seconds.
    pub duration: Option<String>,
}

/// Where a slide's text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextSpec {
    /// The text itself.
    Words(String),
    /// A file that contains the text.
    File(Located<PathBuf>),
}

impl Composition {
    /// Merges flags into a manifest: the values of flags replace those of the manifest; the slides of flags follow
    /// the manifest's.
    #[must_use]
    pub fn overridden_by(mut self, flags: Composition) -> Self {
        self.fields.retain(|(term, _)| flags.fields.iter().all(|(other, _)| other != term));
        self.fields.extend(flags.fields);
        self.data.retain(|(name, _)| flags.data.iter().all(|(other, _)| other != name));
        self.data.extend(flags.data);
        self.custom_texts.retain(|(slide, _)| flags.custom_texts.iter().all(|(other, _)| other != slide));
        self.custom_texts.extend(flags.custom_texts);
        self.slides.extend(flags.slides);
        Self {
            action: flags.action.or(self.action),
            dialect: flags.dialect.or(self.dialect),
            base_url: flags.base_url.or(self.base_url),
            ..self
        }
    }
}

impl Composition {
    /// All local files that the composition names: media and texts.
    pub fn files(&self) -> impl Iterator<Item = PathBuf> {
        let texts = self.slides.iter().filter_map(|slide| match &slide.text {
            Some(TextSpec::File(file)) => Some(slide.folder.join(&file.value)),
            _ => None,
        });
        self.media().chain(texts)
    }

    /// All local media that the composition names.
    pub fn media(&self) -> impl Iterator<Item = PathBuf> {
        self.slides.iter().flat_map(SlideSpec::files).map(|(path, _)| path)
    }
}

impl SlideSpec {
    /// The slide's local media, each with its path and the name that the user gave.
    pub fn files(&self) -> impl Iterator<Item = (PathBuf, &Located<String>)> {
        let media = self.media.iter().filter(|medium| !is_url(&medium.value));
        media.map(|medium| (self.folder.join(&medium.value), medium))
    }
}

/// The key for an element of the API that has another name here, in any dialect: `message-subject` is `subject`, and an
/// `image` is one of the `media`. No edit distance finds those.
#[must_use]
pub fn key_of(element: &str) -> Option<&'static str> {
    let small = element.to_ascii_lowercase().replace('_', "-");
    let large = element.to_ascii_uppercase();
    let mut terms = called(&small, Dialect::Current).chain(called(&large, Dialect::Classic));
    terms.find_map(|term| match term {
        Term::Text => Some("text"),
        _ if PartKind::from_term(term).is_some() => Some("media"),
        _ => FIELDS.iter().find(|row| row.term == term).map(|row| row.key),
    })
}

/// Whether a medium is named by a URL rather than a path.
#[must_use]
pub fn is_url(medium: &str) -> bool {
    let lower = medium.to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

/// The action named by a flag or manifest: a short word, or the API's own name.
#[must_use]
pub fn action(word: &str) -> Option<Action> {
    match word {
        "save" => Some(Action::SaveMms),
        "send" => Some(Action::SendMms),
        "send-saved" => Some(Action::SendSavedMms),
        other => Action::from_word(other).filter(|action| action.has_slides() || action.sends()),
    }
}
