//! `from-mask-format`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::limits::FROM_MASK_CHARACTERS;

rule! {
    /// An alphanumeric sender has 1 to 11 letters, digits, `_` or `-`
    ///
    /// # Why
    /// Networks take no more, and one that has only digits would pass for a number.
    ///
    /// # Fails
    /// ```xml send
    /// <to>4915112345678</to>
    /// <from-mask>MyVeryLongSender</from-mask>
    /// ```
    /// ```xml send
    /// <to>4915112345678</to>
    /// <from-mask>12345</from-mask>
    /// ```
    /// # Passes
    /// ```xml send
    /// <to>4915112345678</to>
    /// <from-mask>Acme_2</from-mask>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, sendMMS (2013): up to 11 of `A-Z a-z 0-9 _ -`, not only digits
    /// - Otherwise: Sinch JSON API (2026): code E115, speaking of 50 characters for Australia
    "from-mask-format", Level::ERROR, ["E115"], About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.get(Term::FromMask) else { return };
    let text = field.trimmed();
    let count = text.chars().count();
    let foreign = text.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')));
    let message = match foreign {
        _ if text.is_empty() => "the alphanumeric sender is empty".to_owned(),
        Some(c) => format!("`{c}` is not allowed in an alphanumeric sender"),
        None if count > FROM_MASK_CHARACTERS => {
            format!("the alphanumeric sender has {count} characters, {FROM_MASK_CHARACTERS} are allowed")
        }
        None if text.bytes().all(|b| b.is_ascii_digit()) => {
            "the alphanumeric sender has only digits".to_owned()
        }
        None => return,
    };
    findings.report(
        Finding::at(field.place(), message)
            .help("write up to 11 letters, digits, `_` or `-`, with a letter among them"),
    );
}
