//! `action-spelling`

use crate::check::edits::rewritten;
use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::{Safety, Severity};
use crate::dialect::Term;

rule! {
    /// The action is spelled as documented
    ///
    /// # Why
    /// Other spellings such as `sendsavedmms` are seen in documentation, but the schemas fix one, and whether
    /// the service minds is undocumented.
    ///
    /// # Fails
    /// ```xml save
    /// <action>save_mms</action>
    /// ```
    /// ```xml save
    /// <action>save-mms</action>
    /// ```
    /// # Passes
    /// ```xml save
    /// <action> saveMMS </action>
    /// ```
    /// # Levels
    /// - error: with hyphens, as no documentation has it
    /// # Sources
    /// - Skycore API 1.3, RELAX NG schemas (2013 to 2015): the spelling as a literal
    /// - Otherwise: Skycore API 1.3, query form (2013): `sendsavedmms`
    "action-spelling", Level::WARNING.up_to(Severity::Error), [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let (Some(action), Some(field)) = (request.action, request.fields.filled(Term::Action)) else { return };
    let (word, right) = (field.trimmed(), action.canonical());
    if word != right {
        let finding = Finding::at(field.value.span, format!("`{word}` is spelt `{right}`"))
            .help(format!("write `{right}`"))
            .fix(Safety::Safe, rewritten(subject, &field.value, right));
        findings.report(if word.contains('-') { finding.level(Level::ERROR) } else { finding });
    }
}
