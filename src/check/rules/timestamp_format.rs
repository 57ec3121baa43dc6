//! `timestamp-format`

use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::{is_timestamp, no_timestamp, quoted};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::message::Message;

rule! {
    /// A postback's time is ISO 8601 with an offset
    ///
    /// # Why
    /// Receivers parse it. Until 2013 the form had a blank in place of the `T` and an offset in whole hours.
    ///
    /// # Fails
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>N102</code><sent-as>MMS</sent-as><status>Message Sent/Delivered</status>
    /// <to>12399471613</to><tracking-id>MMS_12345</tracking-id><timestamp>06/07/2014 07:27</timestamp></postback>
    /// ```
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>N102</code><sent-as>MMS</sent-as><status>Message Sent/Delivered</status>
    /// <to>12399471613</to><tracking-id>MMS_12345</tracking-id><timestamp>2024-02-30T25:00:00Z</timestamp></postback>
    /// ```
    /// # Passes
    /// ```xml
    /// <postback><origin>MMS_MT</origin><code>N102</code><sent-as>MMS</sent-as><status>Message Sent/Delivered</status>
    /// <to>12399471613</to><tracking-id>MMS_12345</tracking-id><timestamp>2014-06-07T07:27:29-05:00</timestamp></postback>
    /// ```
    /// # Sources
    /// - Sinch XML service, postbacks (2021): ISO 8601 with a numeric offset
    /// - Otherwise: Skycore API (2011 to 2013): a blank and a short offset
    "timestamp-format", Level::WARNING, [], About::Spelling, check, Needs::Postback
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Message::Postback(postback) = subject.message else { return };
    for field in postback.told().filter_map(|(_, fields)| fields.get(Term::Timestamp)) {
        let written = field.trimmed();
        if is_timestamp(written) {
            continue;
        }
        let finding = Finding::at(field.place(), format!("{} {}", quoted(written), no_timestamp(written)))
            .help("write ISO 8601, such as `2014-06-07T07:27:29-05:00`");
        findings.report(finding.suggest(subject, &field.value, intended::timestamp(written)));
    }
}
