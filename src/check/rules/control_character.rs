//! `control-character`

use crate::check::rule::rule;
use crate::check::values::{code, is_digits};
use crate::check::{About, Finding, Findings, Level, Subject, oddities};
use crate::diagnostic::Safety;
use crate::elements::{Oddity, OddityKind};
use crate::source::Span;
use crate::xml::{SyntaxError, SyntaxErrorKind as Kind, is_char};

rule! {
    /// Text holds only characters that XML allows
    ///
    /// # Why
    /// XML 1.0 has no way to write most control characters, not even as references. They come from copied
    /// text and from databases, and are invisible in most editors; one of them makes the request unreadable.
    ///
    /// # Fails
    /// ```xml save
    /// <name>bell&#7;</name>
    /// ```
    /// ```xml save
    /// <name>Caf&#XE9;</name>
    /// ```
    /// ```xml save
    /// <name>Hi &#55357;&#56832;</name>
    /// ```
    /// ```xml save
    /// <name>Hi &#1F600;</name>
    /// ```
    /// # Passes
    /// ```xml save
    /// <name>one&#10;two</name>
    /// ```
    /// # Sources
    /// - W3C, Extensible Markup Language 1.0, fifth edition (2008), section 2.2: the characters allowed
    /// - Sinch XML service, appendix of error codes (2021): E108, the request does not parse
    "control-character", Level::ERROR, ["E108"], About::Syntax, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let between = between_elements(subject);
    found_between(&between).into_iter().for_each(|finding| findings.report(finding));
    let mut errors = subject.document.errors().iter().peekable();
    while let Some(error) = errors.next() {
        if between.binary_search_by_key(&error.span.start, |(place, _)| place.start).is_ok() {
            continue;
        }
        if let Some((second, whole)) =
            errors.peek().and_then(|second| Some((*second, joined(error, second)?)))
        {
            errors.next();
            let both = Span { end: second.span.end, ..error.span };
            let right = format!("&#{};", u32::from(whole));
            findings.report(
                Finding::at(
                    both,
                    format!("these are the two halves of one character, `{whole}`, as UTF-16 has it"),
                )
                .help(format!("write `{right}`, or the character itself"))
                .fix(Safety::Safe, vec![(both, right)]),
            );
            continue;
        }
        if let Some(right) = lowercase(error) {
            findings.report(
                Finding::at(error.span, "the `x` of a reference is lowercase")
                    .help(format!("write `{right}`"))
                    .fix(Safety::Safe, vec![(error.span, right)]),
            );
            continue;
        }
        if let Some(right) = hexadecimal(error) {
            findings.report(
                Finding::at(error.span, "a reference by a hexadecimal number has lost its `x`")
                    .help(format!("write `{right}`"))
                    .fix(Safety::Unsafe, vec![(error.span, right)]),
            );
            continue;
        }
        let message = match &error.kind {
            Kind::IllegalCharacter(c) => format!("U+{:04X} is not a character of XML", u32::from(*c)),
            Kind::BadCharacterReference(name) if names_none(name) => format!("`&{name};` names no character"),
            Kind::BadCharacterReference(name) => format!("`&{name};` is not a character of XML"),
            _ => continue,
        };
        let finding = Finding::at(error.span, message).help("remove it");
        findings.report(finding.fix(Safety::Unsafe, vec![(error.span, String::new())]));
    }
}

/// The characters, with their places, that stand where no text belongs, one after another or in each gap, as programs
/// put them that write pages or records. A comment may allow some of them, and not the others: none then.
fn between_elements(subject: &Subject<'_>) -> Vec<(Span, char)> {
    if !subject.document.comments().is_empty() {
        return Vec::new();
    }
    let is_nothing = |text: &str| text.chars().all(|c| !is_char(c) || c.is_ascii_whitespace());
    let is_gap = |oddity: &&Oddity| oddity.kind == OddityKind::StrayText && is_nothing(&oddity.written.value);
    // They are looked through once: a text can be long, and hold many of the characters.
    let gaps: Vec<Span> =
        oddities::within(subject, 0..u32::MAX).filter(is_gap).map(|oddity| oddity.written.span).collect();
    let is_between = |place: Span| {
        let before = gaps.partition_point(|gap| gap.start <= place.start);
        before.checked_sub(1).is_some_and(|last| place.end <= gaps[last].end)
    };
    let errors = subject.document.errors().iter();
    let illegal = errors.filter_map(|error| match error.kind {
        Kind::IllegalCharacter(c) => Some((error.span, c)),
        _ => None,
    });
    illegal.filter(|(place, _)| is_between(*place)).collect()
}

/// The one finding for characters between elements: no value has any of them.
fn found_between(places: &[(Span, char)]) -> Option<Finding> {
    let ((first, c), others) = places.split_first()?;
    let name = format!("U+{:04X}", u32::from(*c));
    let message = match others.len() {
        0 => format!("{name} is not a character of XML"),
        _ if others.iter().all(|(_, other)| other == c) => {
            format!("{name}, which is not a character of XML, is between elements {} times", places.len())
        }
        1 => format!("{name} and another character between elements are not of XML"),
        more => format!("{name} and {more} other characters between elements are not of XML"),
    };
    let edits = places.iter().map(|(place, _)| (*place, String::new())).collect();
    Some(Finding::at(*first, message).help("remove it").fix(Safety::Safe, edits))
}

/// A reference to a character of XML whose `x` alone is wrong, as it should be: `&#xE9;`.
fn lowercase(error: &SyntaxError) -> Option<String> {
    let Kind::BadCharacterReference(name) = &error.kind else { return None };
    let right = format!("#x{}", name.strip_prefix("#X")?);
    let whole = code(&right).and_then(char::from_u32).is_some_and(is_char);
    whole.then(|| format!("&{right};"))
}

/// A reference by a hexadecimal number without its `x`, as it should be: `&#x1F600;`. A word of these letters, such as
/// `&#bad;`, may be anything.
fn hexadecimal(error: &SyntaxError) -> Option<String> {
    let Kind::BadCharacterReference(name) = &error.kind else { return None };
    let digits = name.strip_prefix('#').filter(|digits| digits.starts_with(|c: char| c.is_ascii_digit()))?;
    let right = format!("#x{digits}");
    let whole = names_none(name) && code(&right).and_then(char::from_u32).is_some_and(is_char);
    whole.then(|| format!("&{right};"))
}

/// Whether a reference has no number: `&#;`, `&#xyz;`.
fn names_none(name: &str) -> bool {
    let digits = name.trim_start_matches('#');
    match digits.strip_prefix(['x', 'X']) {
        Some(hex) => hex.is_empty() || !hex.bytes().all(|b| b.is_ascii_hexdigit()),
        None => !is_digits(digits),
    }
}

/// The character that two references next to each other are the surrogates of.
fn joined(first: &SyntaxError, second: &SyntaxError) -> Option<char> {
    let unit = |error: &SyntaxError| match &error.kind {
        Kind::BadCharacterReference(name) => code(name).and_then(|code| u16::try_from(code).ok()),
        _ => None,
    };
    let units = [unit(first)?, unit(second)?];
    let mut read = char::decode_utf16(units);
    let whole = read.next()?.ok()?;
    (first.span.end == second.span.start && read.next().is_none()).then_some(whole)
}
