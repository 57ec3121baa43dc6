//! `not-well-formed`

use crate::check::rule::rule;
use crate::check::lookalike::{Look, by_words};
use crate::check::markup::{decoded_client, is_wreckage};
use crate::check::{Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::TABLE;
use crate::nearest::nearest;
use crate::source::Span;
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
    /// <name>spring]]></name>
    /// ```
    /// ```xml save
    /// <slide><message-text>Hello</message-txt><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <name>spring]]&gt;</name>
    /// ```
    /// # Sources
    /// - W3C, Extensible Markup Language 1.0, fifth edition (2008): what well-formed means
    /// - Sinch XML service, appendix of error codes (2021): E108, the request does not parse
    "not-well-formed", Level::ERROR, ["E108"], check
}

/// How a CDATA section begins.
const SECTION: &str = "<![CDATA[";

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for error in subject.document.errors().iter().filter(|error| !follows(subject, error)) {
        if let Some(finding) = finding(error) {
            let finding = match error.kind {
                Kind::SectionEndInText => decoded_client(subject, error, finding),
                Kind::TextOutsideRoot => match by_words(&subject.source.text()[error.span.range()]) {
                    Some(Look { what, advice }) => finding.label(format!("this looks like {what}")).help(advice),
                    None => finding,
                },
                _ => finding,
            };
            findings.report(mended(subject, error, finding));
        }
    }
}

/// Whether a mistake is only what another one leads to.
fn follows(subject: &Subject<'_>, error: &SyntaxError) -> bool {
    match error.kind {
        Kind::TextOutsideRoot => is_wreckage(subject, error.span),
        Kind::Unclosed(_) => subject.document.errors().iter().any(|other| {
            matches!(other.kind, Kind::CutOff("tag")) && other.span.start == error.span.start
        }),
        _ => false,
    }
}

/// The finding for one mistake; nothing where another rule has it.
fn finding(error: &SyntaxError) -> Option<Finding> {
    let (message, help) = words(&error.kind)?;
    let finding = Finding::at(error.span, message).help(help);
    Some(match (error.related, &error.kind) {
        (Some(span), Kind::Unclosed(_)) => finding.related(span, "this closes another element"),
        (Some(span), _) => finding.related(span, "opened here"),
        (None, _) => finding,
    })
}

/// What is wrong and how to mend it; nothing where another rule has it.
fn words(kind: &Kind) -> Option<(String, String)> {
    let (message, help): (String, &str) = match kind {
        Kind::RawAmpersand
        | Kind::UnknownEntity(_)
        | Kind::StrayLess
        | Kind::BadName(_)
        | Kind::LessInAttribute
        | Kind::IllegalCharacter(_)
        | Kind::BadCharacterReference(_)
        | Kind::Doctype
        | Kind::TooDeep => return None,
        Kind::NoRoot => ("the document holds no element".into(), "is this the right file?"),
        Kind::SecondRoot(name) => {
            (format!("`{name}` is a second root element"), "put one document in one file, under one root")
        }
        Kind::TextOutsideRoot => {
            ("text stands outside the root element".into(), "move it inside, or remove it")
        }
        Kind::Unclosed(name) => {
            return Some((
                format!("`<{name}>` is never closed"),
                format!("add `</{name}>` where the element ends"),
            ));
        }
        Kind::UnmatchedEnd(name) => {
            (format!("`</{name}>` closes nothing"), "remove it, or add the start tag")
        }
        Kind::MismatchedEnd { open, found } => {
            return Some((
                format!("`</{found}>` closes `<{open}>`"),
                format!("write `</{open}>`, or correct the start tag"),
            ));
        }
        Kind::StrayBang(word) => (
            format!("`{word}` begins neither a comment nor a CDATA section"),
            "write `<!--` or `<![CDATA[`, or `&lt;` where a `<` is meant as text",
        ),
        Kind::CutOff(what) => (
            format!("a {what} is never closed"),
            "close it, or write `&lt;` where a `<` is meant as text",
        ),
        Kind::SectionEndInText => ("`]]>` may not stand in text".into(), "write `]]&gt;`"),
        Kind::BadAttribute(why) => (
            format!("an attribute is malformed: {why}"),
            "write attributes as `name=\"value\"`, set apart by blanks",
        ),
        Kind::BadTag(why) => (format!("a tag is malformed: {why}"), "write it as `<name/>` or `</name>`"),
        Kind::UnclosedQuote => ("an attribute's quote is never closed".into(), "close it before the tag ends"),
        Kind::DuplicateAttribute(name) => {
            (format!("the attribute `{name}` is given twice"), "remove one of them")
        }
        Kind::HyphensInComment => {
            ("`--` may not stand inside a comment".into(), "write one hyphen, or a dash")
        }
        Kind::BadInstruction(target) => (
            format!("`{target}` cannot name a processing instruction"),
            "remove it; the API has no use for processing instructions",
        ),
        Kind::MisplacedDeclaration => (
            "the XML declaration does not stand at the very start".into(),
            "remove what stands before it, white space included, or the declaration itself",
        ),
        Kind::BadDeclaration(why) => (
            format!("the XML declaration is wrong: {why}"),
            "write `<?xml version=\"1.0\" encoding=\"UTF-8\"?>`, or leave it out",
        ),
        Kind::SectionOutsideRoot => {
            ("a CDATA section stands outside the root element".into(), "move it inside, or remove it")
        }
        Kind::TooMany => (
            "there are more mistakes than are listed; reading stopped here".into(),
            "is this an XML document at all?",
        ),
    };
    Some((message, help.to_owned()))
}

/// The finding with the change that mends it, where one can be told.
fn mended(subject: &Subject<'_>, error: &SyntaxError, finding: Finding) -> Finding {
    let (span, text) = (error.span, subject.source.text());
    let replace = |safety, with: String| (safety, vec![(span, with)]);
    let (safety, edits) = match &error.kind {
        Kind::SectionEndInText => replace(Safety::Safe, "]]&gt;".into()),
        Kind::StrayBang(word) if word.eq_ignore_ascii_case(SECTION) => replace(Safety::Safe, SECTION.into()),
        Kind::HyphensInComment => replace(Safety::Safe, spaced(&text[span.range()])),
        Kind::BadTag(_) if text[span.range()].trim().is_empty() => replace(Safety::Safe, String::new()),
        Kind::BadTag(_) => replace(Safety::Unsafe, String::new()),
        Kind::MismatchedEnd { open, found } => replace(mismatch(open, found), open.clone()),
        Kind::UnmatchedEnd(_) => (Safety::Unsafe, vec![(end_tag(text, span), String::new())]),
        Kind::MisplacedDeclaration => {
            let before = Span { start: 0, end: span.start, ..span };
            let blank = text[before.range()].trim().is_empty();
            (Safety::Safe, vec![(if blank { before } else { span }, String::new())])
        }
        Kind::BadDeclaration(_) if subject.source.encoding_fault().is_none() => {
            replace(Safety::Safe, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".into())
        }
        _ => return finding,
    };
    finding.fix(safety, edits)
}

/// Hyphens that stand apart, so that no two of them and no end of a comment touch.
fn spaced(hyphens: &str) -> String {
    let (run, end) = hyphens.strip_suffix("-->").map_or((hyphens, ""), |run| (run, " -->"));
    let run: Vec<&str> = run.split_inclusive('-').collect();
    run.join(" ") + end
}

/// A name of the API that is nearly closed was meant to be closed.
fn mismatch(open: &str, found: &str) -> Safety {
    let known = |name: &str| TABLE.iter().any(|row| row.names().any(|known| known == name));
    match known(open) && !known(found) && nearest(found, [open]).is_some() {
        true => Safety::Safe,
        false => Safety::Unsafe,
    }
}

/// The whole end tag around its name.
fn end_tag(text: &str, name: Span) -> Span {
    let inside = name.range();
    let start = text[..inside.start].rfind('<').unwrap_or(inside.start);
    let end = text[inside.end..].find('>').map_or(inside.end, |at| inside.end + at + 1);
    Span::new(name.source, start..end)
}
