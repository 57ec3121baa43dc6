//! `boolean-literal`

use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::unmeant;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::{Dialect, Term};

rule! {
    /// A switch says `true` or `false`
    ///
    /// # Why
    /// Which words the XML API takes is undocumented; `true` and `false` are the JSON API's, and the safest. The
    /// UPPERCASE dialect documents `yes` for the SMS's switches.
    ///
    /// # Fails
    /// ```xml send
    /// <disable-fallback-sms>yes</disable-fallback-sms>
    /// ```
    /// ```xml send
    /// <disable-fallback-sms>never</disable-fallback-sms>
    /// ```
    /// # Passes
    /// ```xml send
    /// <disable-fallback-sms>false</disable-fallback-sms>
    /// ```
    /// # Levels
    /// - warning: a word that plainly means the other, such as `yes` for `true`
    /// # Sources
    /// - Sinch JSON API, sendmms (2026): a boolean
    /// - Otherwise: Skycore, help pages (about 2020): `DISABLEFALLBACKSMS`, `FORCEPASSASLINK` = `yes`; `DDMFORCE` = `true`
    "boolean-literal", Level::ERROR, [], About::Spelling, check
}

const SWITCHES: [Term; 4] =
    [Term::DisableFallback, Term::DisableFallbackLink, Term::ForcePassAsLink, Term::DdmForce];

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    for term in SWITCHES {
        let Some(field) = request.fields.get(term) else { continue };
        let by_words = request.dialect != Dialect::Current && term != Term::DdmForce;
        let [yes, no] = if by_words { ["yes", "no"] } else { ["true", "false"] };
        let word = field.trimmed();
        let right = match intended::seen(word).to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" | "on" => yes,
            "false" | "no" | "0" | "off" => no,
            _ => "",
        };
        if !right.is_empty() && word == right {
            continue;
        }
        let message = match word {
            "" => format!("`{}` is empty", request.name_of(term)),
            _ => format!("`{word}` is neither `{yes}` nor `{no}`"),
        };
        let finding = Finding::at(field.place(), message);
        findings.report(match right {
            "" => finding.help(format!("write `{yes}` or `{no}`")).more_help(unmeant(word)),
            right => {
                finding.level(Level::WARNING).suggest(subject, &field.value, Some((right, Safety::Safe)))
            }
        });
    }
}
