//! `merge-tag-unclosed`

use crate::check::merge_tags::{Tag, tagged, tags};
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};

rule! {
    /// A merge tag is closed
    ///
    /// # Why
    /// What the service does with an unclosed `{$` is undocumented; most likely the recipient reads it.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><message-text>Hello {$firstname|Sir, how are you?</message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello {$firstname|Sir}, how are you?</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, personalisation (2013): `{$name|default}`
    "merge-tag-unclosed", Level::WARNING, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for field in tagged(subject) {
        for tag in tags(&field.value.value) {
            if let Tag::Unclosed { name } = tag {
                findings.report(
                    Finding::at(field.place(), format!("the merge tag `{{${name}` is never closed"))
                        .help("write `{$name|default}`"),
                );
            }
        }
    }
}
