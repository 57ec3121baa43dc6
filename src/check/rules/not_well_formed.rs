//! `not-well-formed`

use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::xml::{SyntaxError, SyntaxErrorKind as Kind};

rule! {
    /// A document is well-formed XML with one root
    ///
    /// # Why
    /// The service parses the whole request before it looks at anything: one stray character and nothing
    /// of the message is read. The answer names the parser's complaint at best.
    ///
    /// # Fails
    /// ```xml
    /// <request><action>getMMSTemplates</action><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key>
    /// ```
    /// ```xml save
    /// <name>1 < 2</name>
    /// ```
    /// # Passes
    /// ```xml save
    /// <name>1 &lt; 2</name>
    /// ```
    /// # Sources
    /// - W3C, Extensible Markup Language 1.0, fifth edition (2008): what well-formed means
    /// - Sinch XML service, appendix of error codes (2021): E108, the request does not parse
    "not-well-formed", Level::ERROR, ["E108"], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for error in subject.document.errors() {
        if let Some(finding) = finding(error) {
            findings.report(finding);
        }
    }
}

/// The finding for one mistake; nothing where another rule has it.
fn finding(error: &SyntaxError) -> Option<Finding> {
    let at = |message: String| Finding::at(error.span, message);
    let related = |finding: Finding, words: &str| match error.related {
        Some(span) => finding.related(span, words),
        None => finding,
    };
    Some(match &error.kind {
        Kind::RawAmpersand
        | Kind::UnknownEntity(_)
        | Kind::IllegalCharacter(_)
        | Kind::BadCharacterReference(_)
        | Kind::Doctype
        | Kind::TooDeep => return None,
        Kind::NoRoot => at("the document holds no element".into()).help("is this the right file?"),
        Kind::SecondRoot(name) => at(format!("`{name}` is a second root element"))
            .help("put one document in one file, under one root"),
        Kind::TextOutsideRoot => {
            at("text stands outside the root element".into()).help("move it inside, or remove it")
        }
        Kind::Unclosed(name) => related(at(format!("`<{name}>` is never closed")), "this closes another element")
            .help(format!("add `</{name}>` where the element ends")),
        Kind::UnmatchedEnd(name) => {
            at(format!("`</{name}>` closes nothing")).help("remove it, or add the start tag")
        }
        Kind::MismatchedEnd { open, found } => {
            related(at(format!("`</{found}>` closes `<{open}>`")), "opened here")
                .help(format!("write `</{open}>`, or correct the start tag"))
        }
        Kind::BadName(name) => at(format!("`{name}` is not an XML name"))
            .help("write `&lt;` if the `<` before it is meant as text, or correct the name"),
        Kind::StrayLess => {
            at("`<` begins no tag".into()).help("write `&lt;` where the character itself is meant")
        }
        Kind::CutOff(what) => at(format!("a {what} is never closed"))
            .help("close it, or write `&lt;` where a `<` is meant as text"),
        Kind::SectionEndInText => {
            at("`]]>` may not stand in text".into()).help("write `]]&gt;`")
        }
        Kind::BadAttribute(why) => at(format!("an attribute is malformed: {why}"))
            .help("write attributes as `name=\"value\"`, set apart by blanks"),
        Kind::DuplicateAttribute(name) => {
            at(format!("the attribute `{name}` is given twice")).help("remove one of them")
        }
        Kind::LessInAttribute => at("`<` may not stand in an attribute".into()).help("write `&lt;`"),
        Kind::HyphensInComment => {
            at("`--` may not stand inside a comment".into()).help("write one hyphen, or a dash")
        }
        Kind::BadInstruction(target) => at(format!("`{target}` cannot name a processing instruction"))
            .help("remove it; the API has no use for processing instructions"),
        Kind::MisplacedDeclaration => at("the XML declaration does not stand at the very start".into())
            .help("remove what stands before it, white space included, or the declaration itself"),
        Kind::BadDeclaration(why) => at(format!("the XML declaration is wrong: {why}"))
            .help("write `<?xml version=\"1.0\" encoding=\"UTF-8\"?>`, or leave it out"),
        Kind::SectionOutsideRoot => {
            at("a CDATA section stands outside the root element".into()).help("move it inside, or remove it")
        }
        Kind::TooMany => at("there are more mistakes than are listed; reading stopped here".into())
            .help("is this an XML document at all?"),
    })
}
