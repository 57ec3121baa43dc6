//! Oddities: things that a reader noticed but could not place. Checks turn them into findings.

use crate::dialect::{Dialect, Home, Term};
use crate::source::{Span, Spanned};

/// Something in a document that the dialect's table does not have at that place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// The kind of oddity.
    pub kind: OddityKind,
    /// The name or value as written.
    pub written: Spanned<String>,
    /// The place of the name in the end tag, for a fix.
    pub end: Option<Span>,
    /// The dialect that the document was read in.
    pub dialect: Dialect,
    /// The kind of element that it is in.
    pub home: Home,
}

/// The kinds of oddity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OddityKind {
    /// An element under another dialect's or generation's name; it was read as this term.
    OtherName(Term),
    /// A prefix before the name of an element; recorded only for the first one.
    Prefixed,
    /// An element that the dialect does not have; it was read as this term.
    Foreign(Term),
    /// An element whose name is nearly this term's; it was read as this term.
    Misspelt(Term),
    /// An element that belongs elsewhere; it was not read.
    Misplaced(Term),
    /// An element of a form that the service no longer takes; the words say what it was.
    Retired(&'static str),
    /// An element of the JSON API only.
    JsonOnly,
    /// An unknown element.
    Unknown,
    /// An unknown element around elements that belong where it is itself; they were read.
    Wrapper,
    /// A second element where one is allowed; the first one counts.
    Duplicate {
        /// The meaning of both.
        term: Term,
        /// The place of the first one's name.
        first: Span,
    },
    /// An attribute where none is documented.
    Attribute,
    /// An element inside a value.
    Markup,
    /// Text between elements.
    StrayText,
    /// A slide's duration given in two places.
    DurationTwice,
}
