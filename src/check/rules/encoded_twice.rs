//! `encoded-twice`

use crate::check::edits::rewritten;
use crate::check::rule::rule;
use crate::check::values::unusual_texts;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::source::{is_unseen, misread};

rule! {
    /// Texts are encoded as UTF-8 once
    ///
    /// # Why
    /// A program that takes UTF-8 for Windows-1252 and encodes it again turns `Café` into `CafÃ©` and `it’s`
    /// into `itâ€™s`.
    /// The document is still valid UTF-8, so the service takes it, and recipients read the wrong letters.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><message-text>CafÃ© and crÃªpes</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml send
    /// <fallback-sms-text>Weâ€™re open</fallback-sms-text>
    /// ```
    /// ```xml save
    /// <slide><message-text>GrÃ¼&#195;&#159;e</message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Café £3, crêpes 2×£5: MAÇÃ…</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Skycore API, introduction (about 2020): UTF-8 XML as the raw body
    /// - WHATWG, Encoding Standard (2024): Windows-1252
    "encoded-twice", Level::WARNING, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    // In a document of another encoding, that is the mistake.
    if subject.source.encoding_fault().is_some() {
        return;
    }
    for value in unusual_texts(subject) {
        let Some(misread) = misread(&value.value) else { continue };
        let was = match misread.was {
            c if c.is_whitespace() || is_unseen(c) => format!("U+{:04X}", u32::from(c)),
            c => format!("`{c}`"),
        };
        findings.report(
            Finding::at(
                value.span,
                format!("`{}` is written where {was} was meant: the text is encoded twice", misread.sign),
            )
            .help("let the program that wrote it read its texts as UTF-8, not as Windows-1252")
            .fix(Safety::Unsafe, rewritten(subject, value, &misread.meant)),
        );
    }
}
