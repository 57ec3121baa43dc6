//! `markup-in-value`

use crate::check::edits::{SECTION, SECTION_END, rewritten};
use crate::check::merge_tags::taggable;
use crate::check::rule::rule;
use crate::check::syntax::recognise::bare_sections;
use crate::check::syntax::recognise::foreign_document::{Look, PHP};
use crate::check::syntax::recognise::html_breaks::{is_break, is_of_record, leads, plain};
use crate::check::syntax::recognise::html_entities::unescaped;
use crate::check::syntax::recognise::php_errors::{is_printed, php_errors};
use crate::check::syntax::recognise::tags::is_text;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::elements::{Field, Oddity, OddityKind};
use crate::source::Span;
use crate::xml::SyntaxErrorKind as Kind;

rule! {
    /// Values hold only text
    ///
    /// # Why
    /// Messages are plain text. Markup such as `<b>` inside a text, a subject or a URL is read as elements that
    /// the API does not know, and what it encloses may vanish.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><message-text>Hello <b>world</b></message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>Fish &amp;amp; chips&amp;nbsp;&amp;#8364;5</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>&lt;![CDATA[Fish &amp; chips]]&gt;</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text><br /><b>Warning</b>: x in <b>/a.php</b> on line <b>3</b><br /></message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>> 18 only, &gt;Hello</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>Hello &lt;b>world&lt;/b></message-text><duration>5</duration></slide>
    /// ```
    /// # Levels
    /// - warning: a reference such as `&amp;` or a `<![CDATA[`, escaped once too often, so that the recipient reads it as
    ///   it stands
    /// # Sources
    /// - Sinch XML service, saveMMS (2021): TEXT/PLAIN
    "markup-in-value", Level::ERROR, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for error in php_errors(subject) {
        let start = subject.document.start();
        let (place, Look { what, advice }) = (Span { start: error.start, end: error.end, ..start }, PHP);
        findings.report(Finding::at(place, format!("this looks like {what}")).help(advice));
    }
    for oddity in subject.oddities() {
        // What is never closed is a mistake of form, and is reported as that.
        let (place, is_markup) = (oddity.written.span, oddity.kind == OddityKind::Markup);
        if is_markup && !is_printed(subject, place) && !is_text(subject, place) {
            findings.report(element_in_value(subject, oddity));
        }
    }
    if subject.is_verbatim() && !subject.source.text().contains(">>") {
        return;
    }
    let marked = |field: &&Field| field.value.value.contains(['&', '<', '[', '>']);
    for field in subject.request().into_iter().flat_map(taggable).filter(marked) {
        if let Some(finding) = escaped_markup(subject, field) {
            findings.report(finding.level(Level::WARNING));
        }
    }
}

fn element_in_value(subject: &Subject<'_>, oddity: &Oddity) -> Finding {
    let name = &oddity.written.value;
    let plain_text = if is_break(name) {
        "write a line break"
    } else if is_of_record(subject, oddity) {
        "write each value as an element of its own, by its own name"
    } else if leads(subject, oddity) {
        "write its address out in place of the tags"
    } else {
        "remove the tags"
    };
    Finding::at(oddity.written.span, format!("`<{name}>` is inside a value"))
        .help(format!("{plain_text}, or write `&lt;{name}>` if they are meant as text"))
        .fix(Safety::Unsafe, plain(subject, oddity))
}

/// The finding for a value whose recipient sees marks of XML that were meant for a parser.
fn escaped_markup(subject: &Subject<'_>, field: &Field) -> Option<Finding> {
    let errors = subject.document.errors();
    // Nobody knows what was meant by markup that could not be read.
    if errors.iter().any(|error| !is_of_character(&error.kind) && error.span.touches(field.value.span)) {
        return None;
    }
    let value = &field.value.value;
    if let Some(inside) = after_tag_end(subject, field) {
        let finding = Finding::at(field.place(), "the recipient sees `>` before the text")
            .help("remove it: one `>` ends the tag; write `&gt;` if it is meant as text");
        return Some(finding.fix(Safety::Unsafe, rewritten(subject, &field.value, inside)));
    }
    if let Some((mark, inside)) = bare_sections::parts(value.trim_ascii()) {
        // A `&` in it is reported as what follows from the mark: `raw-ampersand`.
        if errors.iter().any(|error| error.kind == Kind::RawAmpersand && error.span.touches(field.value.span))
        {
            return None;
        }
        let finding = Finding::at(field.place(), format!("the recipient sees `{mark}` as it is written"))
            .help("write `<![CDATA[` and `]]>`, or leave both out: the text is escaped");
        return Some(finding.fix(Safety::Unsafe, rewritten(subject, &field.value, inside)));
    }
    if value.contains(SECTION) {
        let inside = value.trim_ascii().strip_prefix(SECTION);
        let inside = inside.and_then(|inside| inside.strip_suffix(SECTION_END));
        let edits = inside.map(|inside| rewritten(subject, &field.value, inside)).unwrap_or_default();
        let finding = Finding::at(field.place(), format!("the recipient sees `{SECTION}` as it is written"))
            .help("leave it out, with its `]]>`: the text is escaped, or in a CDATA section already");
        return Some(finding.fix(Safety::Unsafe, edits));
    }
    let (once, first) = unescaped(value);
    // A reference that is a mistake of form is in the value as it is written.
    let is_written = |reference: &&str| {
        errors.iter().any(|error| subject.source.text().get(error.span.range()) == Some(*reference))
    };
    let first = first.filter(|first| !is_written(first))?;
    let finding = Finding::at(field.place(), format!("the recipient sees `{first}` as it is written"))
        .help("escape characters once: it is escaped twice, or is in a CDATA section");
    Some(finding.fix(Safety::Unsafe, rewritten(subject, &field.value, &once)))
}

/// What follows the second `>` of a start tag, `<name>>spring`. An arrow or a comparison, `> 5`, has no letter there.
fn after_tag_end<'t>(subject: &Subject<'_>, field: &'t Field) -> Option<&'t str> {
    let inside = field.value.value.strip_prefix('>')?;
    let is_raw = subject.source.text()[field.value.span.range()].starts_with('>');
    (is_raw && inside.starts_with(char::is_alphabetic)).then_some(inside)
}

/// Whether a syntax error is about a character or a reference, so that the value is known all the same.
fn is_of_character(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::RawAmpersand
            | Kind::UnknownEntity(_)
            | Kind::BadCharacterReference(_)
            | Kind::IllegalCharacter(_)
    )
}
