//! `markup-in-value`

use crate::check::aftermath::is_text;
use crate::check::breaks::{is_break, leads, plain};
use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::message::OddityKind;

rule! {
    /// Values hold text alone
    ///
    /// # Why
    /// Messages are plain text. Markup such as `<b>` inside a text, a subject or a URL is read as elements that
    /// the API does not know, and what it encloses may vanish.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><message-text>Hello <b>world</b></message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello &lt;b>world&lt;/b></message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, saveMMS (2021): TEXT/PLAIN
    "markup-in-value", Level::ERROR, [], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for oddity in subject.message.oddities() {
        // What is never closed is a mistake of form, and told as that.
        if oddity.kind == OddityKind::Markup && !is_text(subject, oddity.written.span) {
            let name = &oddity.written.value;
            let plain_text = match is_break(name) {
                true => "write a line break",
                false if leads(subject, oddity) => "write its address out in place of the tags",
                false => "remove the tags",
            };
            findings.report(
                Finding::at(oddity.written.span, format!("`<{name}>` stands inside a value"))
                    .help(format!("{plain_text}, or write `&lt;{name}>` if they are meant as text"))
                    .fix(Safety::Unsafe, plain(subject, oddity)),
            );
        }
    }
}
