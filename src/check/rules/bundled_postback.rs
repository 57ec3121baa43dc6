//! `bundled-postback`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::limits::BUNDLED_NOTIFICATIONS;
use crate::message::Message;

rule! {
    /// A postback reports a single event
    ///
    /// # Why
    /// From 2011 to 2013 the service collected notifications for a minute and sent up to 300 of them in one postback.
    /// Since then it sends each one by itself: receivers written for bundles wait for them in vain, and receivers
    /// written today cannot read the bundles in an archive.
    ///
    /// # Fails
    /// ```xml
    /// <POSTBACK><NOTIFICATION id="1" created="2012-06-07 07:27:29-04"><ORIGIN>MMS_MT</ORIGIN><CODE>N101</CODE>
    /// <BODY><HISTORYID>7</HISTORYID><MMSID>35674</MMSID><TO>12399471613</TO>
    /// <STATUS><CELLY>1</CELLY><PROVIDER>0</PROVIDER><TEXT>Sent</TEXT></STATUS></BODY></NOTIFICATION></POSTBACK>
    /// ```
    /// # Passes
    /// ```xml
    /// <POSTBACK><ORIGIN>MMS_MT</ORIGIN><CODE>N003</CODE><MMSID>35674</MMSID></POSTBACK>
    /// ```
    /// # Levels
    /// - warning: more than 300 notifications
    /// # Sources
    /// - Otherwise: Skycore API, postbacks (2011 to 2013): up to 300 `NOTIFICATION` in a postback, once a minute
    /// - Skycore API 1.3, postbacks (2014): one notification in a postback
    "bundled-postback", Level::INFO.up_to(Severity::Warning), [], About::Content, check, Scope::Everything, Needs::Postback
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Message::Postback(postback) = subject.message else { return };
    let count = postback.notifications.len();
    if count == 0 {
        return;
    }
    let bundle = match count {
        1 => "the postback holds its notification as a bundle".to_owned(),
        _ => format!("the postback bundles {count} notifications"),
    };
    findings.report(
        Finding::at(postback.root, format!("{bundle}, as the service did until 2013"))
            .help("expect such postbacks only in archives; the service sends one at a time"),
    );
    if count > BUNDLED_NOTIFICATIONS {
        let words =
            format!("the postback bundles {count} notifications; {BUNDLED_NOTIFICATIONS} were the most");
        findings.report(Finding::at(postback.root, words).level(Level::WARNING).help("split it"));
    }
}
