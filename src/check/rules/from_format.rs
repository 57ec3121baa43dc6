//! `from-format`

use crate::check::edits::rewritten;
use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::{is_digits, unmeant, write_instead};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::limits::{LONG_CODE_DIGITS, SHORT_CODE_DIGITS};

rule! {
    /// A sender is a short code or a number in digits
    ///
    /// # Why
    /// The service takes the account's short codes (5 or 6 digits) and numbers (with country code, digits only).
    /// Letters belong in `from-mask`.
    ///
    /// # Fails
    /// ```xml send
    /// <from>ABC</from>
    /// ```
    /// ```xml send
    /// <from>+18005550123</from>
    /// ```
    /// ```xml send
    /// <from>284</from>
    /// ```
    /// ```xml send
    /// <from>0018005550123</from>
    /// ```
    /// # Passes
    /// ```xml send
    /// <from>18005550123</from>
    /// ```
    /// # Levels
    /// - warning: digits, but as many as neither a short code nor a number has
    /// # Sources
    /// - Sinch XML service, sendMMS (2021): short code, long code or toll-free number; code E111
    "from-format", Level::ERROR, ["E111"], About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.filled(Term::From) else { return };
    let (text, at) = (field.trimmed(), field.value.span);
    if is_digits(text) && !text.starts_with('0') {
        if !SHORT_CODE_DIGITS.contains(&text.len()) && !LONG_CODE_DIGITS.contains(&text.len()) {
            findings.report(
                Finding::at(at, format!("`{text}` has the length of neither a short code nor a number"))
                    .level(Level::WARNING)
                    .help("short codes have 5 or 6 digits; write numbers whole, country code first"),
            );
        }
        return;
    }
    let finding = Finding::at(at, format!("`{text}` is not a short code or number"));
    findings.report(match intended::sender(text) {
        Some((digits, safety)) => {
            finding.help(write_instead(&digits, text)).fix(safety, rewritten(subject, &field.value, &digits))
        }
        None => {
            let mask = request.name_of(Term::FromMask);
            finding.help(match unmeant(text) {
                Some(words) => words,
                None => format!("write only digits; a sender in letters goes in `{mask}`"),
            })
        }
    });
}
