//! A request as it was read. It owns its text and keeps the position of every value.

use crate::dialect::{Dialect, Home, Term};
use crate::elements::{Fields, Oddity, OddityKind};
use crate::source::{Span, Spanned};

/// The action that a request asks for (API facts §0.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Store a message as a template.
    SaveMms,
    /// Send a message at once.
    SendMms,
    /// Send a stored message.
    SendSavedMms,
    /// Delete a template.
    DeleteMmsId,
    /// List templates.
    GetMmsTemplates,
    /// List template ids (classic only).
    GetMmsIds,
}

impl Action {
    /// Every action.
    pub const ALL: [Action; 6] = [
        Action::SaveMms,
        Action::SendMms,
        Action::SendSavedMms,
        Action::DeleteMmsId,
        Action::GetMmsTemplates,
        Action::GetMmsIds,
    ];

    /// The action's word as the documentation spells it.
    #[must_use]
    pub fn canonical(self) -> &'static str {
        match self {
            Action::SaveMms => "saveMMS",
            Action::SendMms => "sendMMS",
            Action::SendSavedMms => "sendSavedMMS",
            Action::DeleteMmsId => "deleteMMSID",
            Action::GetMmsTemplates => "getMMSTemplates",
            Action::GetMmsIds => "getMmsIds",
        }
    }

    /// The action that `word` names, in any case and with or without underscores and hyphens.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim_ascii();
        let exact = Self::ALL.into_iter().find(|action| action.canonical() == word);
        exact.or_else(|| Self::ALL.into_iter().find(|action| letters(action.canonical()).eq(letters(word))))
    }

    /// The action's place in the dialect table.
    #[must_use]
    pub fn home(self) -> Home {
        match self {
            Action::SaveMms => Home::Save,
            Action::SendMms => Home::Send,
            Action::SendSavedMms => Home::SendSaved,
            Action::DeleteMmsId => Home::Delete,
            Action::GetMmsTemplates => Home::Templates,
            Action::GetMmsIds => Home::Ids,
        }
    }

    /// Whether the request carries slides.
    #[must_use]
    pub fn has_slides(self) -> bool {
        matches!(self, Action::SaveMms | Action::SendMms)
    }

    /// Whether the request addresses a recipient.
    #[must_use]
    pub fn sends(self) -> bool {
        matches!(self, Action::SendMms | Action::SendSavedMms)
    }
}

/// The letters of an action's word in lowercase, without `_` and `-`.
fn letters(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|c| !matches!(c, '_' | '-')).map(|c| c.to_ascii_lowercase())
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The root element's name.
    pub root: Span,
    /// The dialect that it was read in.
    pub dialect: Dialect,
    /// The action, if its word is known.
    pub action: Option<Action>,
    /// Every element with one value, including the action.
    pub fields: Fields,
    /// The slides, in order.
    pub slides: Vec<Slide>,
    /// Replacements of slide texts.
    pub custom_texts: Vec<CustomText>,
    /// Values for merge tags.
    pub data: Vec<Datum>,
    /// The oddities that were recorded while reading.
    pub oddities: Vec<Oddity>,
}

/// One slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// The slide's number, from 1.
    pub number: usize,
    /// The place of the element's name.
    pub name: Span,
    /// The slide's text and duration, as written.
    pub fields: Fields,
    /// The slide's media and objects, in document order.
    pub parts: Vec<Part>,
}

impl Slide {
    /// The media and objects that have a URL. Programs write empty elements for those that a slide does not have.
    pub fn media(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.url().is_some())
    }

    /// The last medium or object whose name begins before `offset`.
    #[must_use]
    pub fn part_before(&self, offset: u32) -> Option<&Part> {
        let after = self.parts.partition_point(|part| part.name.start < offset);
        self.parts[..after].last()
    }

    /// Whether the slide has something to show: a text, or a medium or object with a URL.
    #[must_use]
    pub fn shows(&self) -> bool {
        self.media().next().is_some() || self.fields.filled(Term::Text).is_some()
    }
}

/// A medium or object of a slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The kind of element.
    pub kind: PartKind,
    /// The place of the element's name.
    pub name: Span,
    /// The URLs, untrimmed; there should be exactly one.
    pub urls: Vec<Spanned<String>>,
}

/// The elements that hold a medium or an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PartKind {
    /// `image`
    Image,
    /// `audio`
    Audio,
    /// `video`
    Video,
    /// `vcard`
    Vcard,
    /// `ical`
    Ical,
    /// `pdf`
    Pdf,
    /// `passbook`
    Passbook,
}

impl PartKind {
    /// All of them.
    pub const ALL: [PartKind; 7] = [
        PartKind::Image,
        PartKind::Audio,
        PartKind::Video,
        PartKind::Vcard,
        PartKind::Ical,
        PartKind::Pdf,
        PartKind::Passbook,
    ];

    /// The kind of an element of this meaning; `None` if it holds neither a medium nor an object.
    #[must_use]
    pub fn from_term(term: Term) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.term() == term)
    }

    /// The element's meaning in the dialect table.
    #[must_use]
    pub fn term(self) -> Term {
        match self {
            PartKind::Image => Term::Image,
            PartKind::Audio => Term::Audio,
            PartKind::Video => Term::Video,
            PartKind::Vcard => Term::Vcard,
            PartKind::Ical => Term::Ical,
            PartKind::Pdf => Term::Pdf,
            PartKind::Passbook => Term::Passbook,
        }
    }

    /// The name of the element in the current dialect.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.term().name_or_other(Dialect::Current)
    }

    /// Whether it is an object (API facts C08): a file that handsets save rather than show.
    #[must_use]
    pub fn is_object(self) -> bool {
        !matches!(self, PartKind::Image | PartKind::Audio | PartKind::Video)
    }

    /// The error codes for media that could not be fetched, of all kinds.
    pub const COPY_CODES: [&'static str; 7] = [
        PartKind::Image.copy_code(),
        PartKind::Audio.copy_code(),
        PartKind::Video.copy_code(),
        PartKind::Vcard.copy_code(),
        PartKind::Ical.copy_code(),
        PartKind::Pdf.copy_code(),
        PartKind::Passbook.copy_code(),
    ];

    /// The error code for a medium of this kind that could not be fetched (API facts §3.1).
    #[must_use]
    pub const fn copy_code(self) -> &'static str {
        match self {
            PartKind::Image => "E351",
            PartKind::Audio => "E352",
            PartKind::Video => "E353",
            PartKind::Vcard => "E355",
            PartKind::Ical => "E356",
            PartKind::Pdf => "E357",
            PartKind::Passbook => "E358",
        }
    }

    /// The error code for a medium of this kind that is too large (API facts §3.1).
    #[must_use]
    pub fn size_code(self) -> &'static str {
        match self {
            PartKind::Image => "E331",
            PartKind::Audio => "E332",
            PartKind::Video => "E333",
            PartKind::Vcard => "E335",
            PartKind::Ical => "E336",
            PartKind::Pdf => "E337",
            PartKind::Passbook => "E338",
        }
    }
}

/// A replacement of one slide's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomText {
    /// The place of the element's name.
    pub name: Span,
    /// The text and the slide number, as written.
    pub fields: Fields,
}

/// A value for a merge tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Datum {
    /// The tag's name as written.
    pub name: Spanned<String>,
    /// The tag's value.
    pub value: Spanned<String>,
}

impl Part {
    /// The first URL, trimmed, unless it is missing or empty.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.urls.first().map(|url| url.value.trim_ascii()).filter(|url| !url.is_empty())
    }
}

impl Request {
    /// How many slides stand in the request itself, where the service looks for them. Others stand in an unknown element.
    #[must_use]
    pub fn own_slides(&self) -> usize {
        let wrappers = self.oddities.iter().filter(|oddity| oddity.kind == OddityKind::Wrapper);
        let wrappers: Vec<_> =
            wrappers.filter_map(|oddity| Some((oddity.written.span.start, oddity.end?.start))).collect();
        let is_wrapped = |slide: &&Slide| {
            let before = wrappers.partition_point(|(start, _)| *start < slide.name.start);
            before > 0 && slide.name.start < wrappers[before - 1].1
        };
        self.slides.len() - self.slides.iter().filter(is_wrapped).count()
    }

    /// The last slide whose name begins before `offset`.
    #[must_use]
    pub fn slide_before(&self, offset: u32) -> Option<&Slide> {
        let after = self.slides.partition_point(|slide| slide.name.start < offset);
        self.slides[..after].last()
    }

    /// The last custom text whose name begins before `offset`.
    #[must_use]
    pub fn custom_text_before(&self, offset: u32) -> Option<&CustomText> {
        let after = self.custom_texts.partition_point(|text| text.name.start < offset);
        self.custom_texts[..after].last()
    }

    /// All media and objects with the number of their slide, in order.
    pub fn parts(&self) -> impl Iterator<Item = (usize, &Part)> {
        self.slides.iter().flat_map(|slide| slide.parts.iter().map(move |part| (slide.number, part)))
    }

    /// All media and objects that have a URL, with the number of their slide, in order.
    pub fn media(&self) -> impl Iterator<Item = (usize, &Part)> {
        self.parts().filter(|(_, part)| part.url().is_some())
    }

    /// The name of an element in this document's dialect, or in another one if this dialect does not have the element.
    #[must_use]
    pub fn name_of(&self, term: Term) -> &'static str {
        term.name_or_other(self.dialect)
    }
}
