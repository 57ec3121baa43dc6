//! `fallback-text-on-save`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::{Dialect, Term};
use crate::message::Action;

rule! {
    /// A fallback text belongs to the request that sends
    ///
    /// # Why
    /// The documentation of saveMMS does not list it in the lowercase dialect, nor the switches that disable it; they
    /// may be ignored. The UPPERCASE dialect stores them with the template.
    ///
    /// # Fails
    /// ```xml save
    /// <fallback-sms-text>Spring is here</fallback-sms-text>
    /// ```
    /// ```xml save
    /// <disable-fallback-sms>true</disable-fallback-sms>
    /// ```
    /// # Passes
    /// ```xml send-saved
    /// <fallback-sms-text>Spring is here</fallback-sms-text>
    /// ```
    /// ```xml
    /// <REQUEST><ACTION>saveMMS</ACTION><API_KEY>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</API_KEY><SUBJECT>Spring</SUBJECT>
    /// <NAME>spring-24</NAME><SLIDE><TEXT>Hello</TEXT><DURATION>5</DURATION></SLIDE>
    /// <DISABLEFALLBACKSMSLINK>yes</DISABLEFALLBACKSMSLINK></REQUEST>
    /// ```
    /// # Sources
    /// - Sinch XML service, saveMMS (2021): not in the list of parameters
    /// - Otherwise: Skycore, help pages (about 2020): optional, mandatory where the subject is empty; with its switches
    "fallback-text-on-save", Level::WARNING, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let saves = request.action == Some(Action::SaveMms) && request.dialect == Dialect::Current;
    let switches = [Term::DisableFallback, Term::DisableFallbackLink];
    for field in request.fields.iter().filter(|_| saves) {
        let what = match field.term {
            Term::FallbackText => "a fallback text".to_owned(),
            term if switches.contains(&term) => format!("`{}`", request.name_of(term)),
            _ => continue,
        };
        findings.report(
            Finding::at(field.name, format!("saveMMS is not documented to take {what}"))
                .help("write it in the sendSavedMMS request"),
        );
    }
}
