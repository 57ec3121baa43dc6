//! `merge-tag-default`

use crate::check::merge_tags::{Tag, tagged, tags};
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};

rule! {
    /// A merge tag has a default
    ///
    /// # Why
    /// A tag without one is undocumented. Where its value is missing when the message is sent, the text may
    /// have a hole, or the message fails with postback E101.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><message-text>Hello {$firstname}</message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello {$firstname|Sir}</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, personalisation (2013): `{$name|default}`
    "merge-tag-default", Level::WARNING, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for field in tagged(subject) {
        for tag in tags(&field.value.value) {
            if let Tag::Closed { name, default: None } = tag {
                findings.report(
                    Finding::at(field.place(), format!("the merge tag `{{${name}}}` has no default"))
                        .help(format!("write `{{${name}|default}}`")),
                );
            }
        }
    }
}
