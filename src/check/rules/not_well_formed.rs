//! `not-well-formed`

use crate::check::rule::rule;
use crate::check::syntax::cascade::elements::is_of_endless_value;
use crate::check::syntax::cascade::syntax_errors::follows;
use crate::check::syntax::context::decoded_client;
use crate::check::syntax::recognise::foreign_document::{Look, by_words, printed_before};
use crate::check::syntax::recognise::line_prefixes::{LinePrefixes, line_prefixes};
use crate::check::syntax::recognise::merge_conflicts::{Conflict, conflicts, is_in_conflict};
use crate::check::syntax::recognise::nested_cdata::nested;
use crate::check::syntax::recognise::overrun_sections::overrun;
use crate::check::syntax::recognise::spaced_tags::blanks_in_tags;
use crate::check::syntax::recognise::spelt_breaks::{self, is_outside};
use crate::check::syntax::repair::split_names::{follows_split, split_name};
use crate::check::syntax::repair::tag_typos::typo;
use crate::check::syntax::repair::well_formedness::fixed;
use crate::check::values::is_blank;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::source::{FormField, Span};
use crate::xml::{SyntaxError, SyntaxErrorKind as Kind};

rule! {
    /// A document is well-formed XML with one root
    ///
    /// # Why
    /// The service parses the whole request before it looks at anything: one stray character and nothing
    /// of the message is read. At best the answer quotes the parser's error message.
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
    /// ```xml save
    /// <slide><mesage-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml
    /// <POSTBACK><ORIGIN>SUB</ORIGIN><CODE>N301</CODE><to>1</TO></POSTBACK>
    /// ```
    /// ```xml save
    /// <slide><message-text>Hello<duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide></message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml
    /// <action>getMMSTemplates</action><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key></request>
    /// ```
    /// ```xml save
    /// <slide><message-text>where a<b and b>c</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text><![CDATA[<![CDATA[Fish & chips]]>]]></message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide lang=en><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message- text id="1">Hello</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// <<<<<<< HEAD
    /// <name>spring</name>
    /// =======
    /// <name>summer</name>
    /// >>>>>>> summer
    /// ```
    /// # Passes
    /// ```xml save
    /// <name>spring]]&gt;</name>
    /// ```
    /// # Sources
    /// - W3C, Extensible Markup Language 1.0, fifth edition (2008): what well-formed means
    /// - Sinch XML service, appendix of error codes (2021): E108, the request does not parse
    "not-well-formed", Level::ERROR, ["E108"], About::Syntax, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let errors = subject.document.errors();
    // What a program has printed before the message is one mistake.
    let printed = printed_before(subject);
    if let Some((span, _, Look { what, advice })) = printed {
        findings.report(Finding::at(span, format!("this looks like {what}")).help(advice));
    }
    if let Some(blanks) = blanks_in_tags(subject) {
        return findings.report(spaced(&blanks));
    }
    let conflicts = conflicts(subject);
    conflicts.iter().for_each(|conflict| findings.report(unmerged(conflict)));
    let root = printed.map(|(_, root, _)| root.start);
    let errors = &errors[errors.partition_point(|error| Some(error.span.start) <= root)..];
    // Where a form ends its field early, the document ends with it, which is reported by `form-field`, unless all that
    // is read of it is a value without an end.
    let cut = matches!(subject.source.form_field(), Some(FormField::Raw | FormField::Cut))
        && !is_of_endless_value(subject, subject.document.start());
    let is_end = |error: &&SyntaxError| {
        matches!(error.kind, Kind::Unclosed(_) | Kind::CutOff(_)) && error.related.is_none()
    };
    let errors =
        || errors.iter().filter(|error| !(cut && is_end(error) || is_in_conflict(subject, error.span)));
    let reported: Vec<&SyntaxError> =
        errors().filter(|error| !follows_split(subject, error) && !follows(subject, error)).collect();
    // Where each only follows from another, the first is reported: no mistake is silently ignored.
    let first = errors().next().filter(|_| reported.is_empty() && conflicts.is_empty());
    // Where the last mark of nested CDATA sections begins; the marks before it are reported as one mistake.
    let mut nest_end = None;
    for error in reported.into_iter().chain(first) {
        if Some(error.span.start) <= nest_end {
            continue;
        }
        if let Some((finding, end)) = nested(subject, error) {
            findings.report(finding);
            nest_end = Some(end);
            continue;
        }
        if let Some(finding) = hidden(subject, error) {
            findings.report(finding);
            continue;
        }
        let Some(finding) = finding(subject, error) else { continue };
        let finding = match error.kind {
            Kind::SectionEndInText => decoded_client(subject, error, finding),
            Kind::TextOutsideRoot => outside(subject, error, finding),
            _ => finding,
        };
        findings.report(finding);
    }
}

/// The finding for a merge conflict.
fn unmerged(conflict: &Conflict) -> Finding {
    let (first, others) = conflict.marks.split_first().expect("a conflict begins with a mark");
    let finding = Finding::at(*first, "a merge conflict was not resolved").help(
        "keep one of the versions, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
    );
    others.iter().fold(finding, |finding, mark| finding.related(*mark, "a mark of the same conflict"))
}

/// The finding for white space after each `<`.
fn spaced(blanks: &[Span]) -> Finding {
    let first = blanks.first().expect("such a document has blanks in its tags");
    Finding::at(*first, "white space is between `<` and the names of the tags")
        .help("remove it from each tag, as in `<request>` and `</request>`")
        .fix(Safety::Unsafe, blanks.iter().map(|gap| (*gap, String::new())).collect())
}

/// Says of text outside the root what it looks like.
fn outside(subject: &Subject<'_>, error: &SyntaxError, finding: Finding) -> Finding {
    if is_outside(subject, error) {
        return Finding::at(error.span, spelt_breaks::MESSAGE).help(spelt_breaks::ADVICE);
    }
    if let Some(Look { what, advice }) = by_words(&subject.source.text()[error.span.range()]) {
        return finding.label(format!("this looks like {what}")).help(advice);
    }
    let first = subject.document.errors().first();
    match line_prefixes(subject).filter(|_| first == Some(error)) {
        Some(LinePrefixes { habit, places }) => finding
            .label(format!("each line begins with this, as in {habit}"))
            .help("remove it from the start of each line")
            .fix(Safety::Unsafe, places.into_iter().map(|place| (place, String::new())).collect()),
        // There is nothing to move it into.
        None if subject.document.root().is_none() => {
            Finding::at(error.span, "the document holds no element").help("is this the right file?")
        }
        None => finding,
    }
}

/// The finding for text outside the root in which there is nothing to see: a second byte order mark, the zero byte at
/// the end of a string, the Ctrl-Z at the end of a file.
fn hidden(subject: &Subject<'_>, error: &SyntaxError) -> Option<Finding> {
    let text = &subject.source.text()[error.span.range()];
    let first =
        text.chars().find(|c| !c.is_ascii_whitespace()).filter(|_| error.kind == Kind::TextOutsideRoot)?;
    text.chars().all(|c| is_blank(c) || c.is_control()).then(|| {
        let code = u32::from(first);
        Finding::at(error.span, format!("U+{code:04X}, an invisible character, is outside the root element"))
            .help("remove it")
            .fix(Safety::Safe, vec![(error.span, String::new())])
    })
}

/// The finding for one mistake with its fix; nothing where another rule has it.
fn finding(subject: &Subject<'_>, error: &SyntaxError) -> Option<Finding> {
    let meant = overrun(subject, error).or_else(|| split_name(subject, error));
    if let Some(meant) = meant.or_else(|| typo(subject, error)) {
        return Some(meant);
    }
    let (message, help) = words(&error.kind)?;
    let finding = Finding::at(error.span, message).help(help);
    let finding = match error.related {
        Some(start) => finding.related(start, "opened here"),
        None => finding,
    };
    Some(fixed(subject, error, finding))
}

/// What is wrong and how to fix it; nothing where another rule or [`typo`] has it.
fn words(kind: &Kind) -> Option<(String, String)> {
    words_of_tags(kind).or_else(|| words_of_document(kind))
}

/// The words about a mistake inside a tag or at the beginning of other markup.
fn words_of_tags(kind: &Kind) -> Option<(String, String)> {
    let (message, help): (String, &str) = match kind {
        Kind::MismatchedEnd { open, found } => {
            let help = format!("write `</{open}>`, or correct the start tag");
            return Some((format!("`</{found}>` closes `<{open}>`"), help));
        }
        Kind::StrayBang(word) if word.to_ascii_uppercase().contains("CDATA") => (
            format!("`{word}` does not begin a CDATA section"),
            "write `<![CDATA[` where it begins, and `]]>` where it ends",
        ),
        Kind::StrayBang(word) => (
            format!("`{word}` begins neither a comment nor a CDATA section"),
            "write `<!--` or `<![CDATA[`, or `&lt;` where a `<` is meant as text",
        ),
        Kind::SectionOpen(word) => (format!("`{word}` does not begin a CDATA section"), "write `<![CDATA[`"),
        Kind::CutOff(what) => {
            (format!("a {what} is never closed"), "close it, or write `&lt;` where a `<` is meant as text")
        }
        Kind::BadAttribute(why) => (
            format!("an attribute is malformed: {why}"),
            "write attributes as `name=\"value\"`, set apart by blanks",
        ),
        Kind::BadTag(why) => (format!("a tag is malformed: {why}"), "write it as `<name/>` or `</name>`"),
        Kind::UnclosedQuote => {
            ("an attribute's quote is never closed".into(), "close it before the tag ends")
        }
        Kind::DuplicateAttribute(name) => {
            (format!("the attribute `{name}` is given twice"), "remove one of them")
        }
        _ => return None,
    };
    Some((message, help.to_owned()))
}

/// The words about a mistake in a text, or in what the document consists of.
fn words_of_document(kind: &Kind) -> Option<(String, String)> {
    let (message, help): (String, &str) = match kind {
        Kind::NoRoot => ("the document holds no element".into(), "is this the right file?"),
        Kind::SecondRoot(name) => {
            (format!("`{name}` is a second root element"), "put one document in one file, under one root")
        }
        Kind::TextOutsideRoot => ("text is outside the root element".into(), "move it inside, or remove it"),
        Kind::SectionEndInText => ("`]]>` is not allowed in text".into(), "write `]]&gt;`"),
        Kind::HyphensInComment => {
            ("`--` is not allowed inside a comment".into(), "write one hyphen, or a dash")
        }
        // The tags of PHP are reported by `raw-less-than`.
        Kind::BadInstruction(target) if !target.starts_with('=') => (
            match target.as_str() {
                "" => "a processing instruction has no name directly after its `<?`".into(),
                _ => format!("`{target}` cannot name a processing instruction"),
            },
            "remove it; the API has no use for processing instructions",
        ),
        Kind::MisplacedDeclaration => (
            "the XML declaration is not at the very start".into(),
            "remove what comes before it, including white space, or the declaration itself",
        ),
        Kind::BadDeclaration(why) => (
            format!("the XML declaration is wrong: {why}"),
            "write `<?xml version=\"1.0\" encoding=\"UTF-8\"?>`, or leave it out",
        ),
        Kind::SectionOutsideRoot => {
            ("a CDATA section is outside the root element".into(), "move it inside, or remove it")
        }
        Kind::TooMany => (
            "there are more mistakes than are listed; reading stopped here".into(),
            "is this an XML document at all?",
        ),
        // Reported by other rules, or by `typo`.
        Kind::RawAmpersand
        | Kind::UnknownEntity(_)
        | Kind::StrayLessThan
        | Kind::BadName(_)
        | Kind::LessThanInAttribute
        | Kind::IllegalCharacter(_)
        | Kind::BadCharacterReference(_)
        | Kind::Doctype
        | Kind::TooDeep
        | Kind::Unclosed(_)
        | Kind::UnmatchedEnd(_)
        | Kind::Displaced(_)
        | Kind::CommentOpen(_)
        | Kind::CommentEnd(_)
        | Kind::BadInstruction(_) => return None,
        // See `words_of_tags`.
        Kind::MismatchedEnd { .. }
        | Kind::StrayBang(_)
        | Kind::SectionOpen(_)
        | Kind::CutOff(_)
        | Kind::BadAttribute(_)
        | Kind::BadTag(_)
        | Kind::UnclosedQuote
        | Kind::DuplicateAttribute(_) => return None,
    };
    Some((message, help.to_owned()))
}
