//! What an element's name means in a place.

use super::table::{JSON_ONLY, RETIRED};
use super::{Dialect, Home, TABLE, Term, TermRow, called};
use crate::nearest::nearest;

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
    // The same name in another document of the API means something else, unless the dialect has it only there.
    let called = || TABLE.iter().filter(|row| row.is_called(name));
    let of_document = |row: &&TermRow| row.homes.iter().any(|other| other.root() == home.root());
    let of_dialect = |row: &&TermRow| row.term.name(dialect).is_some();
    let near = called().find(|row| of_document(row) && of_dialect(row));
    let far =
        || called().find(|row| row.term.name(dialect) == Some(name)).or_else(|| called().find(of_document));
    if let Some(row) = near.or_else(far).or_else(|| called().next()) {
        return Meaning::Misplaced(row.term);
    }
    let names = here().filter_map(|row| row.term.name(dialect));
    let near = nearest(name, names);
    here()
        .find(|row| near.is_some() && row.term.name(dialect) == near)
        .map_or(Meaning::Unknown, |row| Meaning::Misspelt(row.term))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Home::{Save, Send, SendSaved, Slide};

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
            ("content", Dialect::Current, Slide, M::Misplaced(Term::Content)),
            ("content", Dialect::Current, Save, M::Foreign(Term::LegacyContent)),
            ("CONTENT", Dialect::Classic, Slide, M::Misplaced(Term::LegacyContent)),
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
