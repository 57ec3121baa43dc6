//! `allow-reason`

use crate::check::rule::rule;
use crate::check::suppress::comment::allows;
use crate::check::{About, Finding, Findings, Level, Subject};

rule! {
    /// A comment that allows a finding says why
    ///
    /// # Why
    /// Whoever reads `<!-- mmsctl-allow: url-query -->` a year later cannot tell whether the finding was looked at or
    /// was in the way. The words after the rule's name are shown in reports beside the finding that they allow.
    ///
    /// # Fails
    /// ```xml save
    /// <!-- mmsctl-allow: duration-long -->
    /// <slide><message-text>Hello</message-text><duration>45</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <!-- mmsctl-allow: duration-long the video is long -->
    /// <slide><message-text>Hello</message-text><duration>45</duration></slide>
    /// ```
    /// # Sources
    /// - Ours: the comments are mmsctl's own
    "allow-reason", Level::WARNING, [], About::Comments, check, Needs::Comments
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for allow in allows(subject.document, subject.source.text()) {
        if allow.fault.is_none() && allow.reason.is_none() {
            let finding = Finding::at(allow.span, "no reason is given for this");
            findings.report(
                finding.help("write the reason after the rule: `<!-- mmsctl-allow: RULE reason -->`"),
            );
        }
    }
}
