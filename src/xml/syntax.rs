//! What can be wrong with a document's form.

use crate::source::Span;

/// A place where the document is not well-formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub kind: SyntaxErrorKind,
    /// Where.
    pub span: Span,
    /// Another place that takes part, such as the start tag that an end tag does not match.
    pub related: Option<Span>,
}

/// The ways not to be well-formed, by the production or constraint of XML 1.0 that is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// No element at all (\[1\] document).
    NoRoot,
    /// A second element after the root (\[1\] document).
    SecondRoot(String),
    /// Text outside the root (\[27\] Misc).
    TextOutsideRoot,
    /// A start tag without its end tag, for the reason that the document ends (\[39\] element).
    Unclosed(String),
    /// An end tag that closes nothing.
    UnmatchedEnd(String),
    /// An end tag of another name than the start tag's (WFC: Element Type Match).
    MismatchedEnd {
        /// The name that is open.
        open: String,
        /// The name that the tag closes.
        found: String,
    },
    /// A tag whose name is not a name (\[5\] Name).
    BadName(String),
    /// A `<` that no tag, comment or section follows; mostly a raw `<` in text.
    StrayLess,
    /// A `<!` that begins neither a comment nor a section, with the word behind it.
    StrayBang(String),
    /// A tag with something where nothing may stand (\[42\] ETag, \[44\] EmptyElemTag).
    BadTag(&'static str),
    /// A quote of an attribute that is not closed before the tag is (\[10\] AttValue).
    UnclosedQuote,
    /// Markup that the document's end cuts off; the words say what.
    CutOff(&'static str),
    /// A `&` that starts no reference (\[67\] Reference).
    RawAmpersand,
    /// A reference to an entity that XML does not predefine.
    UnknownEntity(String),
    /// A character reference that is no number or no legal character (WFC: Legal Character).
    BadCharacterReference(String),
    /// A character that XML does not allow, written as itself (\[2\] Char).
    IllegalCharacter(char),
    /// `]]>` in text (\[14\] CharData).
    SectionEndInText,
    /// Something in a tag that is not an attribute (\[41\] Attribute).
    BadAttribute(&'static str),
    /// An attribute given twice (WFC: Unique Att Spec).
    DuplicateAttribute(String),
    /// A `<` in an attribute's value (WFC: No < in Attribute Values).
    LessInAttribute,
    /// `--` inside a comment, or `--->` at its end (\[15\] Comment).
    HyphensInComment,
    /// A processing instruction with a bad target (\[17\] PITarget).
    BadInstruction(String),
    /// An XML declaration that is not at the very start (\[22\] prolog).
    MisplacedDeclaration,
    /// An XML declaration that says something else than it may (\[23\] XMLDecl).
    BadDeclaration(&'static str),
    /// A CDATA section outside the root element.
    SectionOutsideRoot,
    /// A document type, which is refused for safety (API facts C40).
    Doctype,
    /// Elements nested deeper than [`crate::limits::NESTING`].
    TooDeep,
    /// More mistakes than are listed; reading stopped here.
    TooMany,
}

impl SyntaxErrorKind {
    /// Whether every tag can be told in spite of it: it is inside a text, a value, a comment or a declaration.
    #[must_use]
    pub fn leaves_tags(&self) -> bool {
        match self {
            Self::RawAmpersand
            | Self::UnknownEntity(_)
            | Self::BadCharacterReference(_)
            | Self::IllegalCharacter(_)
            | Self::SectionEndInText
            | Self::DuplicateAttribute(_)
            | Self::LessInAttribute
            | Self::HyphensInComment
            | Self::MisplacedDeclaration
            | Self::BadDeclaration(_) => true,
            // `<3`: nothing that begins so was meant as a tag.
            Self::BadName(word) => !word.starts_with(|c: char| c.is_alphabetic() || "/\\_!?".contains(c)),
            _ => false,
        }
    }
}
