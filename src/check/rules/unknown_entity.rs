//! `unknown-entity`

use crate::check::rule::rule;
use crate::check::syntax::cascade::values::is_in_open_section;
use crate::check::syntax::context::{Place, decoded_client, is_declared, place};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::source::{Span, is_blank};
use crate::xml::{SyntaxErrorKind as Kind, escaped, html_character};

rule! {
    /// References name characters that XML knows
    ///
    /// # Why
    /// XML names five characters: `&amp;`, `&lt;`, `&gt;`, `&quot;` and `&apos;`. The others that HTML names,
    /// such as `&nbsp;` and `&copy;`, make the request unreadable. They come from texts that were written for
    /// web pages, and from a PHP client that decodes the entities of its finished XML, where `&amp;copy;` was.
    ///
    /// # Fails
    /// ```xml save
    /// <name>spring &copy; 2024</name>
    /// ```
    /// ```xml save
    /// <name>Tom &and; Jerry &nope;</name>
    /// ```
    /// # Passes
    /// ```xml save
    /// <name>spring &#169; 2024</name>
    /// ```
    /// # Sources
    /// - W3C, Extensible Markup Language 1.0, fifth edition (2008), section 4.6: the predefined entities
    /// - W3C, HTML 4.01 (1999), section 24: the names of HTML
    /// - mBlox MMS XML client for PHP (2020): decodes HTML entities over the finished request
    /// - Sinch XML service, appendix of error codes (2021): E108, the request does not parse
    "unknown-entity", Level::ERROR, ["E108"], About::Syntax, check, Needs::SyntaxErrors
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for error in subject.document.errors() {
        let Kind::UnknownEntity(name) = &error.kind else { continue };
        if is_in_open_section(subject, error) {
            continue;
        }
        let ampersand = Span { end: error.span.start + 1, ..error.span };
        let finding = Finding::at(error.span, format!("`&{name};` is not an entity of XML"));
        if is_declared(subject, name) {
            findings.report(
                Finding::at(error.span, format!("`&{name};` is an entity of the DOCTYPE, which is not read"))
                    .help("write what it stands for"),
            );
            continue;
        }
        let finding = match (place(subject, error.span), html_character(name)) {
            // After the `?` it may be a parameter as well.
            (Place::Url, Some(c)) if is_in_query(subject, error.span) => finding
                .help(format!("write {}, or `&amp;{name};` if it is a parameter", spelling(c)))
                .fix(Safety::Unsafe, vec![(ampersand, "&amp;".to_owned())]),
            (Place::Url, None) if is_in_query(subject, error.span) => finding
                .help(format!("write `&amp;{name};` if it belongs to the URL"))
                .fix(Safety::Safe, vec![(ampersand, "&amp;".to_owned())]),
            (_, Some(c)) => finding
                .help(format!("write {}", spelling(c)))
                .fix(Safety::Safe, vec![(error.span, escaped(&c.to_string()))]),
            (_, None) => finding
                .help("write the character itself, or `&amp;` where an `&` is meant")
                .fix(Safety::Unsafe, vec![(ampersand, "&amp;".to_owned())]),
        };
        findings.report(decoded_client(subject, error, finding));
    }
}

/// Whether a place in a URL is after its `?`, where `&` separates parameters.
fn is_in_query(subject: &Subject<'_>, place: Span) -> bool {
    let before = &subject.source.text()[..place.range().start];
    before[before.rfind('>').unwrap_or(0)..].contains('?')
}

/// How to write a character: itself where it can be seen.
fn spelling(c: char) -> String {
    match c {
        '&' | '<' | '>' | '"' => format!("`{}`", escaped(&c.to_string())),
        _ if c.is_alphanumeric() || !is_blank(c) => {
            format!("`{c}` or `&#{};`", u32::from(c))
        }
        _ => format!("`&#{};`", u32::from(c)),
    }
}
