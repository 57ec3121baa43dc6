//! `action-unknown`

use crate::check::edits::rewritten;
use crate::check::rule::rule;
use crate::check::scope::is_outside;
use crate::check::values::unmeant;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::{Dialect, Term};
use crate::message::Action;
use crate::nearest::nearest;

rule! {
    /// The action is one of the API's
    ///
    /// # Why
    /// The service refuses an action that it does not know, or that the account may not use.
    ///
    /// # Fails
    /// ```xml save
    /// <action>storeMMS</action>
    /// ```
    /// ```xml
    /// <REQUEST><ACTION>sendPassInMMS</ACTION><API_KEY>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</API_KEY>
    /// <TO>12399471613</TO><PASSDATA><BARCODE>7</BARCODE></PASSDATA></REQUEST>
    /// ```
    /// ```xml
    /// <request><action>sendSMS</action><from>ACME</from><to>+1 239 947 1613</to></request>
    /// ```
    /// ```xml send
    /// <action>send-sms</action>
    /// ```
    /// # Passes
    /// ```xml save
    /// <action>saveMMS</action>
    /// ```
    /// # Sources
    /// - Sinch XML service (2021): saveMMS, sendMMS, sendSavedMMS, deleteMMSID, getMMSTemplates
    /// - Skycore API 1.3 (2013): the same, getMmsIds, and methods that have nothing to do with MMS
    "action-unknown", Level::ERROR, ["E107", "E100"], About::Spelling, check, Scope::Everything
}

/// Actions of the API that have nothing to do with messages from templates and slides (API facts §0.4).
const REST: [&str; 7] = [
    "sendSMS",
    "sendPassInMMS",
    "sendMMSBarcode",
    "sendSavedMMSCampaign",
    "removeMMSInboxMessage",
    "removeMMSInboxMessageContent",
    "loginUser",
];

fn is_of_the_rest(word: &str) -> bool {
    REST.iter().any(|action| action.eq_ignore_ascii_case(word))
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.filled(Term::Action) else { return };
    let word = field.trimmed();
    match request.action {
        Some(Action::GetMmsIds) if request.dialect == Dialect::Current => findings.report(
            Finding::at(field.value.span, "`getMmsIds` exists only in the classic dialect")
                .help("write `getMMSTemplates`"),
        ),
        Some(_) => {}
        None if is_outside(subject) || is_of_the_rest(word) => findings.report(
            Finding::at(field.value.span, format!("`{word}` is not an action that mmsctl knows to check"))
                .help("only actions about MMS templates and messages are checked"),
        ),
        None => {
            let known = Action::ALL.map(Action::canonical);
            let help = match (nearest(word, known), unmeant(word)) {
                (Some(near), None) => format!("did you mean `{near}`?"),
                (Some(near), Some(words)) => format!("did you mean `{near}`? {words}"),
                (None, Some(words)) => words,
                (None, None) => format!("write one of {}", known[..5].join(", ")),
            };
            let meant = nearest(word, known).map(|near| rewritten(subject, &field.value, near));
            findings.report(
                Finding::at(field.value.span, format!("`{word}` is not an action of the API"))
                    .help(help)
                    .fix(Safety::Unsafe, meant.unwrap_or_default()),
            );
        }
    }
}
