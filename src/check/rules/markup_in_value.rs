//! `markup-in-value`

use crate::check::edits::{SECTION, SECTION_END, rewritten};
use crate::check::form::consequences::is_text;
use crate::check::form::html_breaks::{is_break, is_of_record, leads, plain};
use crate::check::form::html_entities::unescaped;
use crate::check::form::not_a_message::{Look, PHP};
use crate::check::form::printed_errors::printed_errors;
use crate::check::merge_tags::taggable;
use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::elements::{Field, OddityKind};
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
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello &lt;b>world&lt;/b></message-text><duration>5</duration></slide>
    /// ```
    /// # Levels
    /// - warning: a reference such as `&amp;` or a `<![CDATA[`, escaped once too often, so that the recipient reads it as
    ///   it stands
    /// # Sources
    /// - Sinch XML service, saveMMS (2021): TEXT/PLAIN
    "markup-in-value", Level::ERROR, [], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let printed = printed_errors(subject);
    for error in &printed {
        let start = subject.document.start();
        let (place, Look { what, advice }) = (Span { start: error.start, end: error.end, ..start }, PHP);
        findings.report(Finding::at(place, format!("this looks like {what}")).help(advice));
    }
    for oddity in subject.oddities() {
        if printed.iter().any(|error| error.contains(&oddity.written.span.start)) {
            continue;
        }
        // What is never closed is a mistake of form, and told as that.
        if oddity.kind == OddityKind::Markup && !is_text(subject, oddity.written.span) {
            let name = &oddity.written.value;
            let plain_text = match is_break(name) {
                true => "write a line break",
                false if is_of_record(subject, oddity) => {
                    "write each value as an element of its own, by its own name"
                }
                false if leads(subject, oddity) => "write its address out in place of the tags",
                false => "remove the tags",
            };
            findings.report(
                Finding::at(oddity.written.span, format!("`<{name}>` is inside a value"))
                    .help(format!("{plain_text}, or write `&lt;{name}>` if they are meant as text"))
                    .fix(Safety::Unsafe, plain(subject, oddity)),
            );
        }
    }
    if subject.is_verbatim() {
        return;
    }
    // Nobody knows what was meant by markup that could not be read.
    let errors = subject.document.errors();
    let is_character = |kind: &Kind| {
        matches!(
            kind,
            Kind::RawAmpersand
                | Kind::UnknownEntity(_)
                | Kind::BadCharacterReference(_)
                | Kind::IllegalCharacter(_)
        )
    };
    let sound = |field: &&Field| {
        errors.iter().all(|error| is_character(&error.kind) || !error.span.touches(field.value.span))
    };
    // A reference that is a mistake of form is in the value as it is written.
    let written = |reference: &str| {
        errors.iter().any(|error| subject.source.text().get(error.span.range()) == Some(reference))
    };
    let marked = |field: &&Field| field.value.value.contains('&') || field.value.value.contains('<');
    for field in subject.request().into_iter().flat_map(taggable).filter(marked).filter(sound) {
        if field.value.value.contains(SECTION) {
            let inside = field.value.value.trim_ascii();
            let inside = inside.strip_prefix(SECTION).and_then(|inside| inside.strip_suffix(SECTION_END));
            let edits = inside.map(|inside| rewritten(subject, &field.value, inside)).unwrap_or_default();
            findings.report(
                Finding::at(field.place(), format!("the recipient sees `{SECTION}` as it is written"))
                    .level(Level::WARNING)
                    .help("leave it out, with its `]]>`: the text is escaped, or in a CDATA section already")
                    .fix(Safety::Unsafe, edits),
            );
            continue;
        }
        let (once, first) = unescaped(&field.value.value);
        if let Some(first) = first.filter(|first| !written(first)) {
            findings.report(
                Finding::at(field.place(), format!("the recipient sees `{first}` as it is written"))
                    .level(Level::WARNING)
                    .help("escape characters once: it is escaped twice, or is in a CDATA section")
                    .fix(Safety::Unsafe, rewritten(subject, &field.value, &once)),
            );
        }
    }
}
