//! The ways in which a document can fail to be well-formed.

use std::fmt;

use crate::source::Span;

/// A place where the document is not well-formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub kind: SyntaxErrorKind,
    /// The place.
    pub span: Span,
    /// Another place that is part of the problem, such as the start tag that an end tag does not match.
    pub related: Option<Span>,
}

/// The kinds of syntax errors, by the production or constraint of XML 1.0 that is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// No element at all (\[1\] document).
    NoRoot,
    /// A second element after the root (\[1\] document).
    SecondRoot(String),
    /// Text outside the root (\[27\] Misc).
    TextOutsideRoot,
    /// A start tag without its end tag, because an outer element or the document ends first (\[39\] element). `related`
    /// is the name in the outer element's end tag.
    Unclosed(String),
    /// An end tag that closes nothing.
    UnmatchedEnd(String),
    /// An end tag with another name than the start tag (WFC: Element Type Match).
    MismatchedEnd {
        /// The name that is open.
        open: String,
        /// The name in the end tag.
        found: String,
    },
    /// A tag whose name is not a name (\[5\] Name). If a name was plainly meant and the end tag follows, the tag is read
    /// as one, so that the tree has an element at this place; otherwise it is read as text.
    BadName(String),
    /// A `<` that begins no tag, comment or section; mostly a raw `<` in text.
    StrayLessThan,
    /// A `<!` that begins neither a comment nor a section, with the word that it begins.
    StrayBang(String),
    /// A marker that nearly begins a CDATA section, whose `]]>` follows: `<[CDATA[`, `<![cdata[`.
    SectionOpen(String),
    /// A marker that nearly begins a comment, whose end follows: `<--`, `<!-`. `related` is the end, if that is no `-->`
    /// either.
    CommentOpen(String),
    /// What nearly ends a comment that is never closed: `--!>`, `->`.
    CommentEnd(String),
    /// A tag that contains something where nothing may be (\[42\] ETag, \[44\] EmptyElemTag).
    BadTag(TagFault),
    /// Characters of a tag that have changed places or stand for others, with what was meant: `fair<n/ame>`,
    /// `<image<>url>`, `</name}`. The tags are read as they were meant.
    Displaced(String),
    /// An attribute's quote that is not closed before the tag ends (\[10\] AttValue).
    UnclosedQuote,
    /// Markup that has no end.
    CutOff(Markup),
    /// A `&` that starts no reference (\[67\] Reference).
    RawAmpersand,
    /// A reference to an entity that XML does not predefine.
    UnknownEntity(String),
    /// A character reference that is not a number, or not the number of a legal character (WFC: Legal Character).
    BadCharacterReference(String),
    /// A character that XML does not allow, written as itself (\[2\] Char).
    IllegalCharacter(char),
    /// `]]>` in text (\[14\] CharData).
    SectionEndInText,
    /// Something in a tag that is not an attribute (\[41\] Attribute).
    BadAttribute(AttributeFault),
    /// An attribute given twice (WFC: Unique Att Spec).
    DuplicateAttribute(String),
    /// A `<` in an attribute's value (WFC: No < in Attribute Values).
    LessThanInAttribute,
    /// `--` inside a comment, or `--->` at its end (\[15\] Comment).
    HyphensInComment,
    /// A processing instruction with a bad target (\[17\] PITarget).
    BadInstruction(String),
    /// An XML declaration that is not at the very start (\[22\] prolog).
    MisplacedDeclaration,
    /// An XML declaration with content that is not allowed (\[23\] XMLDecl).
    BadDeclaration(DeclarationFault),
    /// A CDATA section outside the root element.
    SectionOutsideRoot,
    /// A document type, which is refused for safety (API facts C40).
    Doctype,
    /// Elements nested deeper than [`crate::limits::NESTING`].
    TooDeep,
    /// More mistakes than are listed; reading stopped here.
    TooMany,
}

/// The kinds of markup that need an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// `<name …>` or `</name>`.
    Tag,
    /// `<!-- … -->`.
    Comment,
    /// `<![CDATA[ … ]]>`.
    Section,
    /// `<? … ?>`.
    Instruction,
}

/// What is wrong with a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagFault {
    /// A blank such as U+00A0, which XML does not take for white space.
    WrongBlank,
    /// White space between the `/` and the `>`.
    SpaceInEmptyEnd,
    /// White space between the `</` and the name.
    SpaceBeforeName,
    /// Anything but white space after the name of an end tag.
    ContentInEndTag,
}

/// What is wrong with an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributeFault {
    /// It directly follows the tag's name or another attribute.
    NoSpaceBefore,
    /// A word without a `=`.
    NoValue,
    /// The word after the `=` does not begin with a quote.
    Unquoted,
    /// A `=` and a value without a name.
    NoName,
    /// The word before the `=` is not a name (\[5\] Name).
    BadName,
}

/// What is wrong with an XML declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeclarationFault {
    /// It does not begin with `<?xml`, or does not end with `?>`.
    Marks,
    /// The version does not come first.
    NoVersion,
    /// The version is not a 1.x (\[26\] VersionNum).
    Version,
    /// The encoding is not the name of one (\[81\] EncName).
    Encoding,
    /// `standalone` is neither `yes` nor `no` (\[32\] SDDecl).
    Standalone,
    /// Something else, or another order.
    Order,
    /// A quote around a value is missing.
    Quote,
    /// The document ends inside it.
    CutOff,
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tag => "tag",
            Self::Comment => "comment",
            Self::Section => "CDATA section",
            Self::Instruction => "processing instruction",
        })
    }
}

impl fmt::Display for TagFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WrongBlank => "a blank in it is not white space in XML",
            Self::SpaceInEmptyEnd => "white space is inside its `/>`",
            Self::SpaceBeforeName => "white space is before its name",
            Self::ContentInEndTag => "an end tag holds nothing but its name",
        })
    }
}

impl fmt::Display for AttributeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoSpaceBefore => "white space is missing before it",
            Self::NoValue => "it has no value",
            Self::Unquoted => "its value is not in quotes",
            Self::NoName => "it has no name",
            Self::BadName => "its name is not an XML name",
        })
    }
}

impl fmt::Display for DeclarationFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Marks => "it must begin with `<?xml` and end with `?>`",
            Self::NoVersion => "it must begin with the version",
            Self::Version => "the version is not 1.0",
            Self::Encoding => "the encoding is not a name",
            Self::Standalone => "standalone is `yes` or `no`",
            Self::Order => "it holds version, encoding and standalone, in this order",
            Self::Quote => "a quote around a value is missing",
            Self::CutOff => "the document ends inside it",
        })
    }
}

/// How well-formed a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WellFormedness {
    /// It is well-formed.
    WellFormed,
    /// It is not, but every tag is where it should be, so its parts are known.
    TagsIntact,
    /// It is not, and a parser takes some of its tags for others than they were meant to be.
    Broken,
}

impl WellFormedness {
    /// The form of a document with these errors.
    #[must_use]
    pub fn of(errors: &[SyntaxError]) -> Self {
        match errors {
            [] => WellFormedness::WellFormed,
            errors if errors.iter().all(|error| error.kind.leaves_tags()) => WellFormedness::TagsIntact,
            _ => WellFormedness::Broken,
        }
    }
}

impl SyntaxErrorKind {
    /// Whether every tag of the document can be recognised in spite of this error, because it is within a text, a
    /// value, a comment or a declaration.
    #[must_use]
    pub fn leaves_tags(&self) -> bool {
        match self {
            Self::RawAmpersand
            | Self::UnknownEntity(_)
            | Self::BadCharacterReference(_)
            | Self::IllegalCharacter(_)
            | Self::SectionEndInText
            | Self::SectionOpen(_)
            | Self::CommentOpen(_)
            | Self::CommentEnd(_)
            | Self::DuplicateAttribute(_)
            | Self::Displaced(_)
            | Self::LessThanInAttribute
            | Self::HyphensInComment
            | Self::MisplacedDeclaration
            | Self::BadDeclaration(_) => true,
            // `<3`: this was not meant as a tag.
            Self::BadName(word) => !word.starts_with(|c: char| c.is_alphabetic() || "/\\_!?".contains(c)),
            _ => false,
        }
    }
}
