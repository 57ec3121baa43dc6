//! `mms-id-format`

use crate::check::edits::rewritten;
use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::{is_digits, quoted, unmeant, write_instead};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::elements::{Field, Fields};
use crate::limits::MMS_ID_DIGITS;
use crate::message::Message;

rule! {
    /// A template's id is a number
    ///
    /// # Why
    /// The service finds the saved message by its number; anything else is unknown to it. A name such as
    /// `spring-24` is not the id, nor is a tracking id.
    ///
    /// # Fails
    /// ```xml send-saved
    /// <mms-id>spring-24</mms-id>
    /// ```
    /// ```xml send-saved
    /// <mms-id>99999999999999999999</mms-id>
    /// ```
    /// ```xml
    /// <response><status>Success</status><mms-id>spring-24</mms-id></response>
    /// ```
    /// ```xml
    /// <RESPONSE><STATUS>Success</STATUS><MMSIDS>35674,spring-24</MMSIDS></RESPONSE>
    /// ```
    /// # Passes
    /// ```xml send-saved
    /// <mms-id>35674</mms-id>
    /// ```
    /// # Levels
    /// - warning: in responses and postbacks, which the service sends: a receiver that reads a number fails there
    /// # Sources
    /// - Sinch XML service, sendSavedMMS (2021): an integer; code E241
    /// - Sinch XML service, postbacks (2021): an integer in what the service sends, too
    /// - Skycore API 1.3 (2017): a bigint
    /// - Skycore API 1.3 (2013), getMmsIds: the answer lists them, separated by commas
    "mms-id-format", Level::ERROR, ["E241"], About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let told: Vec<&Fields> = match subject.message {
        Message::Request(request) => vec![&request.fields],
        Message::Reply(reply) => std::iter::once(&reply.fields).chain(&reply.templates).collect(),
        Message::Postback(postback) => postback.told().map(|(_, fields)| fields).collect(),
        Message::Unknown { .. } => Vec::new(),
    };
    let (help, level) = match subject.message {
        Message::Request(_) => ("write the number that saveMMS answered", Level::ERROR),
        _ => ("ids are whole numbers, such as `35674`", Level::WARNING),
    };
    let ids = told.iter().filter_map(|fields| fields.filled(Term::MmsId).or(fields.filled(Term::TemplateId)));
    let single = ids.filter_map(|field| judge(subject, field, help));
    let lists = told.iter().filter_map(|fields| fields.filled(Term::MmsIds));
    let listed = lists.filter_map(|field| {
        let other = field.value.value.split(',').map(str::trim_ascii).find(|id| !is_digits(id))?;
        Some(Finding::at(
            field.value.span,
            format!("{} in the list is not the id of a saved message", quoted(other)),
        ))
    });
    for finding in single.chain(listed.map(|finding| finding.help(help))) {
        findings.report(finding.level(level));
    }
}

fn judge(subject: &Subject<'_>, field: &Field, help: &'static str) -> Option<Finding> {
    let text = field.trimmed();
    if !is_digits(text) {
        let finding = Finding::at(field.value.span, format!("`{text}` is not the id of a saved message"));
        return Some(match intended::id(text) {
            Some((digits, safety)) => finding
                .help(write_instead(&digits, text))
                .fix(safety, rewritten(subject, &field.value, &digits)),
            None => finding.help(unmeant(text).unwrap_or_else(|| help.to_owned())),
        });
    }
    (text.trim_start_matches('0').len() > MMS_ID_DIGITS).then(|| {
        let message = format!("`{text}` has {} digits; ids have at most {MMS_ID_DIGITS}", text.len());
        Finding::at(field.value.span, message).help(help)
    })
}
