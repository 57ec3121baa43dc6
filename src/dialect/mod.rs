//! The one table of names: what each element is called in each dialect of the API, and where it may be.
//!
//! Readers and writers use no other source of names. Names and homes are those of API facts §1 (requests and responses)
//! and §4.1 (postbacks).

mod operators;
mod table;

use std::sync::LazyLock;

pub use operators::{OPERATORS, Operator};
pub use table::{TABLE, Term, TermRow};

use table::{ALL, JSON_ONLY, RETIRED};

/// A generation of the API's XML (API facts §0.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, schemars::JsonSchema, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// Lowercase with hyphens (mBlox, Sinch): `<mms-id>`.
    Current,
    /// UPPERCASE (Skycore 1.3): `<MMSID>`.
    Classic,
    /// UPPERCASE with `CONTENT` and `SEQUENCE` around the slides and `duration` as an attribute, before
    /// 2014-02; read, no longer documented for writing.
    Legacy,
}

impl Dialect {
    /// The dialect's name, as options and output spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Dialect::Current => "current",
            Dialect::Classic => "classic",
            Dialect::Legacy => "legacy",
        }
    }
}

/// A place that elements may be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Home {
    /// The document itself, which contains the root.
    Document,
    /// A saveMMS request.
    Save,
    /// A sendMMS request.
    Send,
    /// A sendSavedMMS request.
    SendSaved,
    /// A deleteMMSID request.
    Delete,
    /// A getMMSTemplates request.
    Templates,
    /// A getMmsIds request (classic only).
    Ids,
    /// A request whose action is missing or unknown. It may contain everything that any request may contain.
    AnyRequest,
    /// The `CONTENT` of a legacy request.
    LegacyContent,
    /// The `SEQUENCE` of a legacy request.
    Sequence,
    /// A slide.
    Slide,
    /// An image, audio, video or object of a slide.
    Part,
    /// A `custom-text`.
    CustomText,
    /// The `data` of a request.
    Data,
    /// A response.
    Response,
    /// A template listed in a response.
    Template,
    /// A postback.
    Postback,
    /// The `content` of a postback about an incoming message.
    Content,
    /// A notification of a bundle.
    Notification,
    /// The body of a bundled notification.
    NotificationBody,
    /// The status of a bundled notification.
    NotificationStatus,
}

impl Home {
    /// The root of the document that the place is in; `None` for the document itself.
    #[must_use]
    pub fn root(self) -> Option<Term> {
        match self {
            Home::Document => None,
            Home::Response | Home::Template => Some(Term::Response),
            Home::Postback
            | Home::Content
            | Home::Notification
            | Home::NotificationBody
            | Home::NotificationStatus => Some(Term::Postback),
            _ => Some(Term::Request),
        }
    }

    /// The place in words, for use in sentences.
    #[must_use]
    pub fn describe(self) -> &'static str {
        match self {
            Home::Document => "a document",
            Home::Save => "a saveMMS request",
            Home::Send => "a sendMMS request",
            Home::SendSaved => "a sendSavedMMS request",
            Home::Delete => "a deleteMMSID request",
            Home::Templates => "a getMMSTemplates request",
            Home::Ids => "a getMmsIds request",
            Home::AnyRequest => "a request",
            Home::LegacyContent => "`CONTENT`",
            Home::Sequence => "`SEQUENCE`",
            Home::Slide => "a slide",
            Home::Part => "a medium of a slide",
            Home::CustomText => "a custom text",
            Home::Data => "the values of merge tags",
            Home::Response => "a response",
            Home::Template => "a listed template",
            Home::Postback => "a postback",
            Home::Content => "a postback's content",
            Home::Notification => "a bundled notification",
            Home::NotificationBody => "a bundled notification's `BODY`",
            Home::NotificationStatus => "a bundled notification's `STATUS`",
        }
    }
}

impl Term {
    /// The term's row of the table.
    #[must_use]
    pub fn row(self) -> &'static TermRow {
        // Terms and rows are generated from the same lines, in the same order.
        &TABLE[self as usize]
    }

    /// The element's name in `dialect`, if the dialect has the element.
    #[must_use]
    pub fn name(self, dialect: Dialect) -> Option<&'static str> {
        let name = match dialect {
            Dialect::Current => self.row().current,
            Dialect::Classic | Dialect::Legacy => self.row().classic,
        };
        (!name.is_empty()).then_some(name)
    }

    /// The element's name in `dialect`, or else in a dialect that has the element.
    #[must_use]
    pub fn name_or_other(self, dialect: Dialect) -> &'static str {
        self.name(dialect).or(self.name(Dialect::Current)).or(self.name(Dialect::Classic)).unwrap_or_default()
    }

    /// Whether the element may be in `home`.
    #[must_use]
    pub fn lives_in(self, home: Home) -> bool {
        let homes = self.row().homes;
        homes.contains(&home) || home == Home::AnyRequest && homes.iter().any(|home| ALL.contains(home))
    }

    /// The places that the element may be in.
    #[must_use]
    pub fn homes(self) -> &'static [Home] {
        self.row().homes
    }
}

/// The names of one dialect with their terms, by [`slot`]. Nearly every element of every document is looked up here.
type Names = [Vec<(&'static str, Term)>; SLOTS];

/// Our choice: most slots have one name at most.
const SLOTS: usize = 256;

/// Where a name is in [`Names`].
fn slot(name: &str) -> usize {
    let letter = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(*byte));
    let bytes = name.as_bytes();
    (letter(bytes.first()) + 9 * letter(bytes.last()) + 23 * bytes.len()) % SLOTS
}

static CURRENT: LazyLock<Names> = LazyLock::new(|| names(Dialect::Current));
static CLASSIC: LazyLock<Names> = LazyLock::new(|| names(Dialect::Classic));

fn names(dialect: Dialect) -> Names {
    let mut names = [const { Vec::new() }; SLOTS];
    for row in TABLE {
        if let Some(name) = row.term.name(dialect) {
            names[slot(name)].push((name, row.term));
        }
    }
    names
}

/// The terms that are called `name` in `dialect`, each in different places.
pub fn called(name: &str, dialect: Dialect) -> impl Iterator<Item = Term> {
    let names = match dialect {
        Dialect::Current => &CURRENT,
        Dialect::Classic | Dialect::Legacy => &CLASSIC,
    };
    names[slot(name)].iter().filter(move |(known, _)| *known == name).map(|(_, term)| *term)
}

/// Whether an element has this name in any dialect.
#[must_use]
pub fn is_name(name: &str) -> bool {
    [Dialect::Current, Dialect::Classic].into_iter().any(|dialect| called(name, dialect).next().is_some())
}

/// What an element's name means in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The right name in the right place.
    Exact(Term),
    /// An element of this place under its name in another dialect or generation, or in another case.
    OtherName(Term),
    /// An element of this place that the dialect does not have.
    Foreign(Term),
    /// An element of this place whose name is slightly wrong.
    Misspelt(Term),
    /// An element of another place.
    Misplaced(Term),
    /// An element of a form that the service no longer takes; the words say what it was.
    Retired(&'static str),
    /// An element of the JSON API only.
    JsonOnly,
    /// An unknown name.
    Unknown,
}

/// The element that has exactly this name in a place.
#[must_use]
pub fn exact(name: &str, dialect: Dialect, home: Home) -> Option<Term> {
    called(name, dialect).find(|term| term.lives_in(home))
}

/// Looks up a name in a place. Never fails: an unknown name is [`Meaning::Unknown`].
#[must_use]
pub fn meaning(name: &str, dialect: Dialect, home: Home) -> Meaning {
    if let Some(term) = exact(name, dialect, home) {
        return Meaning::Exact(term);
    }
    let here = || TABLE.iter().filter(|row| row.term.lives_in(home));
    if let Some(row) = here().find(|row| row.is_called(name)) {
        let known = row.term.name(dialect).is_some();
        return if known { Meaning::OtherName(row.term) } else { Meaning::Foreign(row.term) };
    }
    if let Some((_, what)) = RETIRED.iter().find(|(retired, _)| retired.eq_ignore_ascii_case(name)) {
        return Meaning::Retired(what);
    }
    if JSON_ONLY.iter().any(|json| json.eq_ignore_ascii_case(name)) {
        return Meaning::JsonOnly;
    }
    // The same name in another document of the API means something else.
    let called = || TABLE.iter().filter(|row| row.is_called(name));
    let of_document = |row: &&TermRow| row.homes.iter().any(|other| other.root() == home.root());
    if let Some(row) = called().find(of_document).or_else(|| called().next()) {
        return Meaning::Misplaced(row.term);
    }
    let names = here().filter_map(|row| row.term.name(dialect));
    let near = crate::nearest::nearest(name, names);
    here()
        .find(|row| near.is_some() && row.term.name(dialect) == near)
        .map_or(Meaning::Unknown, |row| Meaning::Misspelt(row.term))
}

#[cfg(test)]
mod tests {
    use super::Home::{Save, Send, SendSaved, Slide};
    use super::*;

    #[test]
    fn each_term_is_its_own_row() {
        for (index, row) in TABLE.iter().enumerate() {
            assert_eq!(row.term as usize, index);
            assert!(!row.homes.is_empty(), "{row:?}");
            assert!(!(row.current.is_empty() && row.classic.is_empty()), "{row:?}");
        }
    }

    #[test]
    fn a_name_means_one_thing_in_one_place() {
        for row in TABLE {
            for dialect in [Dialect::Current, Dialect::Classic] {
                let Some(name) = row.term.name(dialect) else { continue };
                for home in row.homes {
                    assert_eq!(meaning(name, dialect, *home), Meaning::Exact(row.term), "{name} in {home:?}");
                }
            }
        }
    }

    #[test]
    fn names_of_other_generations_are_recognised() {
        use Meaning as M;
        for (name, dialect, home, expected) in [
            ("mmsid", Dialect::Current, SendSaved, M::OtherName(Term::MmsId)),
            ("MMSID", Dialect::Current, SendSaved, M::OtherName(Term::MmsId)),
            ("mmsId", Dialect::Current, SendSaved, M::OtherName(Term::MmsId)),
            ("subject", Dialect::Current, Save, M::OtherName(Term::Subject)),
            ("text", Dialect::Current, Slide, M::OtherName(Term::Text)),
            ("api_key", Dialect::Current, Save, M::OtherName(Term::ApiKey)),
            ("Slide", Dialect::Current, Save, M::OtherName(Term::Slide)),
            ("message-text", Dialect::Classic, Slide, M::OtherName(Term::Text)),
            ("SPID", Dialect::Classic, Send, M::OtherName(Term::OperatorId)),
            ("SERVICEID", Dialect::Classic, Send, M::Foreign(Term::ServiceId)),
            ("campaignRef", Dialect::Current, Send, M::Foreign(Term::CampaignRef)),
            ("mesage-text", Dialect::Current, Slide, M::Misspelt(Term::Text)),
            ("mms-id", Dialect::Current, Save, M::Misplaced(Term::MmsId)),
            ("slide", Dialect::Current, SendSaved, M::Misplaced(Term::SlideNumber)),
            ("CONTENT", Dialect::Classic, Home::NotificationBody, M::Misplaced(Term::Content)),
            ("STATUS", Dialect::Classic, Save, M::Misplaced(Term::Status)),
            ("cache-content", Dialect::Current, Send, M::JsonOnly),
            ("copy-to", Dialect::Current, Home::Postback, M::JsonOnly),
            ("banana", Dialect::Current, Save, M::Unknown),
        ] {
            assert_eq!(meaning(name, dialect, home), expected, "{name}");
        }
        assert!(matches!(meaning("WALLET", Dialect::Classic, Slide), M::Retired(_)));
    }
}
