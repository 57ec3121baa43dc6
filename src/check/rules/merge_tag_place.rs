//! `merge-tag-place`

use crate::check::merge_tags::tagged;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::message::Action;

rule! {
    /// Merge tags are in the slide texts of a template
    ///
    /// # Why
    /// They are documented only for the texts of saved messages. In a subject, a fallback text, or a message
    /// that is sent at once, the recipient may read the tag itself.
    ///
    /// # Fails
    /// ```xml save
    /// <message-subject>For {$firstname|you}</message-subject>
    /// ```
    /// ```xml send
    /// <slide><message-text>Hello {$firstname|Sir}</message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Hello {$firstname|Sir}</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, personalisation (2013): inside the text of a saved template
    "merge-tag-place", Level::WARNING, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    for field in tagged(subject) {
        let term = field.term;
        let in_template =
            term == Term::Text && request.action != Some(Action::SendMms) || term == Term::Value;
        if in_template {
            continue;
        }
        let message = match term {
            Term::Text => {
                "a message that is sent at once is not documented to have merge tags filled".to_owned()
            }
            _ => format!("`{}` is not documented to have merge tags filled", request.name_of(term)),
        };
        findings.report(Finding::at(field.place(), message).help("write the words themselves"));
    }
}
