//! `to-format`

use crate::check::edits::rewritten;
use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::{is_digits, listed, unmeant, write_instead};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::elements::Field;
use crate::limits::{NANP_DIGITS, NUMBER_DIGITS};

rule! {
    /// A recipient is an international number in digits
    ///
    /// # Why
    /// The service takes digits with the country code first: no `+`, no `00`, no punctuation. Numbers of the US
    /// and Canada have eleven digits with their 1.
    ///
    /// # Fails
    /// ```xml send
    /// <to>+12399471613</to>
    /// ```
    /// ```xml send
    /// <to>0012399471613</to>
    /// ```
    /// ```xml send-saved
    /// <to>Jane</to>
    /// ```
    /// ```xml send
    /// <to>1239947161</to>
    /// ```
    /// # Passes
    /// ```xml send
    /// <to>12399471613</to>
    /// ```
    /// ```xml send
    /// <to>4915112345678</to>
    /// ```
    /// # Sources
    /// - Sinch XML service, sendMMS (2021): international format, digits; code E110
    /// - Skycore API 1.3 (2013): no `+`, no `00` or `001`
    /// - ITU-T E.164 (2010): 15 digits at most; North American Numbering Plan: eleven with the country code
    "to-format", Level::ERROR, ["E110"], About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.filled(Term::To) else { return };
    let text = field.trimmed();
    // A list is reported by `recipient-list`.
    if let Some(finding) = judge(text, field, subject).filter(|_| listed(text).is_none()) {
        findings.report(finding);
    }
}

fn judge(text: &str, field: &Field, subject: &Subject<'_>) -> Option<Finding> {
    let at = field.value.span;
    let plain = is_digits(text) && !text.starts_with('0');
    if !plain {
        let finding = Finding::at(at, format!("`{text}` is not a number in international format"));
        return Some(match intended::number(text) {
            Some((digits, safety)) => finding
                .help(write_instead(&digits, text))
                .fix(safety, rewritten(subject, &field.value, &digits)),
            None if is_digits(text) => finding.help("begin with the country code instead of the 0"),
            None => finding.help(match unmeant(text) {
                Some(words) => words,
                None => "write only digits, country code first, such as `12399471613`".to_owned(),
            }),
        });
    }
    if !NUMBER_DIGITS.contains(&text.len()) {
        let (least, most) = (NUMBER_DIGITS.start(), NUMBER_DIGITS.end());
        let digits = if text.len() == 1 { "1 digit".to_owned() } else { format!("{} digits", text.len()) };
        let message = format!("`{text}` has {digits}; numbers have {least} to {most}");
        return Some(Finding::at(at, message).help("write the whole number, country code first"));
    }
    (text.starts_with('1') && text.len() != NANP_DIGITS).then(|| {
        let message =
            format!("`{text}` has {} digits; numbers of the US and Canada have {NANP_DIGITS}", text.len());
        Finding::at(at, message).help("write 1, the area code and the seven digits of the number")
    })
}
