//! `recipient-list`

use crate::check::edits::rewritten;
use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::{is_digits, listed, unlisted};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::{Safety, Severity};
use crate::dialect::{Dialect, Term};
use crate::limits::RECIPIENTS;

rule! {
    /// A request addresses one recipient
    ///
    /// # Why
    /// Only Skycore took lists of up to 100 numbers, until 2013. Today's service takes one number per request.
    ///
    /// # Fails
    /// ```xml send
    /// <to>12399471613,12399471614</to>
    /// ```
    /// ```xml send
    /// <to>12399471613 12399471614</to>
    /// ```
    /// ```xml send
    /// <to>12399471613,</to>
    /// ```
    /// # Passes
    /// ```xml send
    /// <to>12399471613</to>
    /// ```
    /// # Levels
    /// - warning, with --strict error: up to 100 recipients in the classic dialect
    /// # Sources
    /// - Sinch XML service, sendMMS (2021): one number; the words "or list" went in 2019-10
    /// - Otherwise: Skycore API 1.3, history (until 2013-09): a list of up to 100, code E623
    "recipient-list", Level::ERROR, ["E110", "E623"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.filled(Term::To) else { return };
    let Some(count) = listed(field.trimmed()) else { return };
    let name = request.name_of(Term::To);
    if count < 2 {
        let number = match unlisted(field.trimmed()) {
            digits if is_digits(digits) => digits,
            _ => field.trimmed().trim_matches([',', ';', ' ', '\t', '\r', '\n']),
        };
        let finding = Finding::at(field.value.span, format!("`{name}` holds more than its one number"));
        let plain = intended::number(number).filter(|(digits, _)| digits != number);
        findings.report(match (number, plain) {
            ("", _) => finding.help("write the number, country code first"),
            (_, Some((digits, safety))) => finding
                .help(format!("write `{digits}`"))
                .fix(safety, rewritten(subject, &field.value, &digits)),
            (_, None) => finding
                .help(format!("write `{number}`"))
                .fix(Safety::Safe, rewritten(subject, &field.value, number)),
        });
        return;
    }
    let finding = Finding::at(field.value.span, format!("`{name}` lists {count} recipients"))
        .help("send one request for each recipient; saveMMS and sendSavedMMS spare the service the media");
    findings.report(match request.dialect {
        Dialect::Current => finding,
        _ if count > RECIPIENTS => finding.codes(&["E623"]),
        _ => finding.level(Level::WARNING.strict(Severity::Error)),
    });
}
