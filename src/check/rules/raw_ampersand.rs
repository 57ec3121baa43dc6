//! `raw-ampersand`

use crate::check::rule::rule;
use crate::check::syntax::cascade::values::is_in_open_section;
use crate::check::syntax::context::{Place, decoded_client, place};
use crate::check::syntax::recognise::bare_sections::{section, value_around};
use crate::check::syntax::recognise::lone_marks::is_lone_mark;
use crate::check::values::code;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::is_name;
use crate::source::Span;
use crate::xml::{SyntaxErrorKind as Kind, is_char};

rule! {
    /// `&` is written `&amp;`, in URLs too
    ///
    /// # Why
    /// A raw `&` makes the whole request unreadable. It is the commonest mistake of all: a widely used PHP client has
    /// decoded the entities of its finished XML since 2020, so text with `&` and URLs with several parameters come out
    /// broken although the program that uses it wrote them correctly.
    ///
    /// Where that client is yours, give it text in which `&` is `&amp;amp;` and `<` is `&amp;lt;`, or take the
    /// decoding out of it.
    ///
    /// # Fails
    /// ```xml save
    /// <name>Tom & Jerry</name>
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/pic?id=1&size=2</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <name>Tom &amp Jerry</name>
    /// ```
    /// ```xml save
    /// <name>Tom & amp; Jerry</name>
    /// ```
    /// # Passes
    /// ```xml save
    /// <name>Tom &amp; Jerry</name>
    /// ```
    /// # Sources
    /// - W3C, Extensible Markup Language 1.0, fifth edition (2008), section 2.4
    /// - mBlox MMS XML client for PHP (2020): decodes HTML entities over the finished request
    /// - Sinch XML service, appendix of error codes (2021): E108, the request does not parse
    "raw-ampersand", Level::ERROR, ["E108"], About::Syntax, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    // Where the name ends that is none and that is reported by `raw-less-than`, with all that is in it.
    let mut named = 0;
    // Where the section ends that has lost its mark, and that is reported with the first `&` in it; and where the value
    // ends that is none.
    let (mut section_end, mut value_end) = (0, 0);
    for error in subject.document.errors() {
        if matches!(error.kind, Kind::BadName(_)) {
            named = error.span.end;
        }
        let in_name = error.span.start < named;
        let in_section = error.span.start < section_end;
        if error.kind != Kind::RawAmpersand || in_name || in_section || is_in_open_section(subject, error) {
            continue;
        }
        let value = if error.span.start < value_end { None } else { value_around(subject, error.span) };
        value_end = value.map_or(value_end, |value| value.end);
        if let Some(section) = value.and_then(|value| section(subject, value)) {
            section_end = section.end.end;
            let written = &subject.source.text()[section.start.range()];
            findings.report(
                Finding::at(section.start, format!("`{written}` does not begin a CDATA section"))
                    .label("so `&` is not allowed after it")
                    .help("write `<![CDATA[`, and `]]>` where it ends")
                    .fix(Safety::Unsafe, section.completed()),
            );
            continue;
        }
        if let Some(tag) = tag_after(subject, error.span) {
            findings.report(
                Finding::at(error.span, "`&` stands where `<` belongs")
                    .help(format!("write `<{tag}`, or `&amp;` where the character itself is meant"))
                    .fix(Safety::Unsafe, vec![(error.span, "<".to_owned())]),
            );
            continue;
        }
        if is_lone_mark(subject, error.span) {
            findings.report(
                Finding::at(error.span, "a raw `&` is not well-formed")
                    .help("remove it: no text belongs here")
                    .fix(Safety::Safe, vec![(error.span, String::new())]),
            );
            continue;
        }
        if let Some((wrong, blank)) = torn(subject, error.span) {
            let right = wrong.replace([' ', '\t'], "");
            findings.report(
                Finding::at(error.span, format!("`{wrong}` has a blank in it"))
                    .help(format!("write `{right}`"))
                    .fix(Safety::Safe, vec![(blank, String::new())]),
            );
            continue;
        }
        let finding = match (place(subject, error.span), reference(subject, error.span)) {
            (Place::Url, _) => Finding::at(error.span, "a raw `&` is in a URL")
                .help("write `&amp;`; the service reads it as `&`")
                .fix(Safety::Safe, vec![(error.span, "&amp;".to_owned())]),
            (Place::Text, Some(name)) => Finding::at(error.span, format!("`&{name}` lacks its semicolon"))
                .help(format!("write `&{name};`"))
                .fix(Safety::Safe, vec![(name_end(error.span, name), ";".to_owned())]),
            (Place::Text, None) => Finding::at(error.span, "a raw `&` is not well-formed")
                .help("write `&amp;`")
                .fix(Safety::Safe, vec![(error.span, "&amp;".to_owned())]),
        };
        findings.report(decoded_client(subject, error, finding));
    }
}

/// What follows a `&` if that is the rest of a tag of the API: `&name>`, `&/name>`.
fn tag_after<'a>(subject: &Subject<'a>, ampersand: Span) -> Option<&'a str> {
    let rest = subject.source.text().get(ampersand.range().end..)?;
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let length = name.find(|c: char| !c.is_ascii_alphabetic() && !matches!(c, '-' | '_'))?;
    let whole = name[length..].starts_with('>') && is_name(&name[..length]);
    whole.then(|| &rest[..rest.len() - name.len() + length + ">".len()])
}

/// The name of a reference of XML's own that lacks nothing but its semicolon.
fn reference<'a>(subject: &Subject<'a>, ampersand: Span) -> Option<&'a str> {
    let rest = subject.source.text().get(ampersand.range().end..)?;
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).unwrap_or(rest.len());
    let name = &rest[..end];
    (is_known(name) && !rest[end..].starts_with('=')).then_some(name)
}

/// A reference of XML's own that a blank tears in two, as translators and word processors write it, such as `& amp;` or
/// `&amp ;`, and the place of the blank.
fn torn<'a>(subject: &Subject<'a>, ampersand: Span) -> Option<(&'a str, Span)> {
    let text = subject.source.text();
    let (start, after) = (ampersand.range().start, ampersand.range().start + "&".len());
    let is_blank = |c: char| matches!(c, ' ' | '\t');
    let blank = |rest: &str| rest.len() - rest.trim_start_matches(is_blank).len();
    let rest = text.get(after..)?;
    let name_at = after + blank(rest);
    let name = text[name_at..].split(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).next()?;
    let name_end = name_at + name.len();
    let gap = blank(&text[name_end..]);
    let end = name_end + gap;
    let tears = [after..name_at, name_end..end];
    let mut tears = tears.into_iter().filter(|tear| !tear.is_empty());
    let (tear, None) = (tears.next()?, tears.next()) else { return None };
    let whole = is_known(name) && text[end..].starts_with(';');
    whole.then(|| (&text[start..=end], Span::new(ampersand.source, tear)))
}

/// Whether a reference of this name is one of XML's own.
fn is_known(name: &str) -> bool {
    let numeric = code(name).and_then(char::from_u32).is_some_and(is_char);
    numeric || ["amp", "lt", "gt", "quot", "apos"].contains(&name)
}

fn name_end(ampersand: Span, name: &str) -> Span {
    let end = ampersand.range().end + name.len();
    Span::new(ampersand.source, end..end)
}
