//! `postback-origin`

use crate::check::rule::rule;
use crate::check::values::said;
use crate::check::{Finding, Findings, Level, Subject};
use crate::check::edits::rewritten;
use crate::check::intended;
use crate::diagnostic::Safety;
use crate::dialect::Term;
use crate::elements::Fields;
use crate::message::Message;
use crate::nearest::nearest;
use crate::postback::event;

rule! {
    /// A postback's origin fits its code
    ///
    /// # Why
    /// Receivers tell outgoing messages from incoming ones by the origin.
    ///
    /// # Fails
    /// ```xml
    /// <postback><origin>MMS_MO</origin><code>N003</code><mms-id>35674</mms-id></postback>
    /// ```
    /// ```xml
    /// <postback><origin>MMSMT</origin><code>N003</code><mms-id>35674</mms-id></postback>
    /// ```
    /// # Passes
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>N003</code><mms-id>35674</mms-id></postback>
    /// ```
    /// # Sources
    /// - Sinch XML service, postbacks (2021): MMS_MT and MMS_MO; Skycore API 1.3: SMS_MT, SMS_MO, SUB
    "postback-origin", Level::ERROR, [], check
}

const ORIGINS: [&str; 5] = ["MMS_MT", "MMS_MO", "SMS_MT", "SMS_MO", "SUB"];

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Message::Postback(postback) = subject.message else { return };
    for (_, fields) in postback.told() {
        origin(subject, fields, findings);
    }
}

fn origin(subject: &Subject<'_>, fields: &Fields, findings: &mut Findings<'_>) {
    let Some(field) = fields.get(Term::Origin) else { return };
    let origin = field.trimmed();
    if !ORIGINS.contains(&origin) {
        let near = nearest(origin, ORIGINS).unwrap_or(ORIGINS[0]);
        let finding =
            Finding::at(field.place(), format!("{} is not an origin", said(origin))).help(format!("did you mean `{near}`?"));
        let (right, safety) = match intended::word(origin, &ORIGINS) {
            Some(right) => (right, Safety::Safe),
            None => (near, Safety::Unsafe),
        };
        findings.report(finding.fix(safety, rewritten(subject, &field.value, right)));
        return;
    }
    let Some(code) = fields.filled(Term::Code) else { return };
    let right = event(code.trimmed()).map(|event| event.direction.as_str());
    let Some(right) = right.filter(|right| *right != origin) else { return };
    findings.report(
        Finding::at(field.value.span, format!("`{}` comes from `{right}`, not from `{origin}`", code.trimmed()))
            .related(code.value.span, "this code")
            .help(format!("write `{right}`"))
            .fix(Safety::Unsafe, rewritten(subject, &field.value, right)),
    );
}
