//! `template-tag`

use crate::check::rule::rule;
use crate::check::syntax::recognise::template_tags::{ADVICE, tag_in_text};
use crate::check::values::unusual_texts;
use crate::check::{About, Finding, Findings, Level, Subject};

rule! {
    /// Texts hold no tags of templates
    ///
    /// # Why
    /// `{{first_name}}`, `${code}` and `%s` are for the program that fills in a template. What it has left reaches the
    /// recipient as it stands. The service itself fills in `{$first_name}` alone.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><message-text>Dear {{ first_name }}</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>Your code: ${code}</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>Dear *|FNAME|*, your code is %s</message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Dear {$first_name|friend} {: ${5} off, 20 %</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Skycore API 1.3 (2013): the merge tags of templates, `{$name|default}`
    "template-tag", Level::WARNING, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for value in unusual_texts(subject) {
        if let Some(tag) = tag_in_text(&value.value) {
            findings.report(Finding::at(value.span, format!("`{tag}` was not filled in")).help(ADVICE));
        }
    }
}
