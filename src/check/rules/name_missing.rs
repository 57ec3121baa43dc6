//! `name-missing`

use crate::check::missing::missing;
use crate::check::rule::rule;
use crate::check::values::unmeant;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;
use crate::message::Action;

rule! {
    /// A message has a name
    ///
    /// # Why
    /// The name is what the template is called in the account. The service refuses a message without one, and
    /// one that is sent at once too.
    ///
    /// # Fails
    /// ```xml save -name
    /// ```
    /// ```xml send
    /// <name> </name>
    /// ```
    /// ```xml send
    /// <name>&#x200B;</name>
    /// ```
    /// # Passes
    /// ```xml save
    /// <name>spring-24</name>
    /// ```
    /// # Sources
    /// - Sinch XML service, saveMMS and sendMMS (2021): mandatory; code E311
    /// - Skycore API 1.3 (2013): the same
    /// - Otherwise: Sinch XML service, method pages (2021): the old code E301
    "name-missing", Level::ERROR, ["E311", "E301"], About::Value, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request().filter(|request| request.action.is_some_and(Action::has_slides))
    else {
        return;
    };
    let Some(at) = missing(subject, Term::Name) else { return };
    let name = request.name_of(Term::Name);
    findings.report(
        Finding::at(at, "the message has no name")
            .help(format!("add `<{name}>spring-24</{name}>`"))
            .more_help(request.fields.get(Term::Name).and_then(|field| unmeant(&field.value.value))),
    );
}
