//! `incoming-files`

use crate::check::displaced::attribute_of;
use crate::check::edits::rewritten;
use crate::check::intended::schemed;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::{Home, Term};
use crate::elements::OddityKind;
use crate::message::Message;
use crate::reference::{Reference, ReferenceError};
use crate::source::Spanned;
use crate::xml::escaped;

rule! {
    /// An incoming message lists its files
    ///
    /// # Why
    /// The content of an incoming MMS is fetched from the URLs in its postback; without one nothing came in. Only a
    /// whole URL can be fetched.
    ///
    /// # Fails
    /// ```xml
    /// <postback><origin>MMS_MO</origin><code>N401</code><from>12399471613</from><to>28444</to>
    /// <tracking-id>MMS_MO_a1b2c3d4</tracking-id><content/></postback>
    /// ```
    /// ```xml
    /// <postback><origin>MMS_MO</origin><code>N401</code><from>12399471613</from><to>28444</to>
    /// <tracking-id>MMS_MO_a1b2c3d4</tracking-id><content><file>http:/www.yoursite.com/1.jpg</file></content></postback>
    /// ```
    /// ```xml
    /// <postback><origin>MMS_MO</origin><code>N401</code><from>12399471613</from><to>28444</to>
    /// <tracking-id>MMS_MO_a1b2c3d4</tracking-id><content><file>1.jpg</file></content></postback>
    /// ```
    /// ```xml
    /// <postback><origin>MMS_MO</origin><code>N401</code><from>12399471613</from><to>28444</to>
    /// <tracking-id>MMS_MO_a1b2c3d4</tracking-id><content><file/></content></postback>
    /// ```
    /// # Passes
    /// ```xml
    /// <postback><origin>MMS_MO</origin><code>N401</code><from>12399471613</from><to>28444</to>
    /// <tracking-id>MMS_MO_a1b2c3d4</tracking-id><content><file>http://www.yoursite.com/1.jpg</file></content></postback>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, RELAX NG schema of incoming messages (2013): at least one file
    "incoming-files", Level::WARNING, [], About::Content, check, Needs::Postback
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Message::Postback(postback) = subject.message else { return };
    for file in &postback.files {
        let text = file.value.trim_ascii();
        let message = match Reference::parse(text) {
            Ok(_) => continue,
            Err(ReferenceError::Empty) if is_beside(subject, file) => continue,
            Err(ReferenceError::Empty) => "a file of the incoming message has no URL".to_owned(),
            Err(why) => format!("`{text}` is not a whole URL: {why}"),
        };
        let finding = Finding::at(file.span, message);
        findings.report(match schemed(text) {
            Some(whole) => finding
                .help(format!("write `{}`", escaped(&whole)))
                .fix(Safety::Unsafe, rewritten(subject, file, &whole)),
            None => finding.help("write scheme, host and path, such as `https://cdn.acme.com/1.jpg`"),
        });
    }
    let Some(code) = postback.fields.filled(Term::Code).filter(|_| subject.is_whole()) else { return };
    if code.trimmed() == "N401" && postback.files.is_empty() && !stand_elsewhere(subject) {
        let [content, file] = [Term::Content, Term::File].map(|term| term.name_or_other(postback.dialect));
        findings.report(
            Finding::at(code.value.span, "the incoming message lists no file")
                .help(format!("add `<{content}><{file}>…</{file}></{content}>`")),
        );
    }
}

/// Whether the address of a file stands where another rule reports it: in an element of another name, beside one, or
/// outside the content.
fn stand_elsewhere(subject: &Subject<'_>) -> bool {
    subject.message.oddities().iter().any(|oddity| {
        let element = || subject.document.named_at(oddity.written.span);
        let written = match oddity.kind {
            OddityKind::StrayText if oddity.home == Home::Content => oddity.written.span,
            OddityKind::Unknown | OddityKind::Misplaced(_) => {
                element().map_or(oddity.written.span, |element| element.span())
            }
            _ => return false,
        };
        subject.source.text()[written.range()].contains("://")
    })
}

/// Whether an empty file has its address in an attribute or within markup, which is reported as that.
fn is_beside(subject: &Subject<'_>, file: &Spanned<String>) -> bool {
    subject.document.last_before(file.span.start).is_some_and(|holder| {
        let holds = holder.text().span == file.span;
        holds && (attribute_of(subject, holder).is_some() || holder.children().next().is_some())
    })
}
