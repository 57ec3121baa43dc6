//! `misspelt-element`

use crate::check::edits::renamed;
use crate::check::form::consequences::{is_consequence, is_of_form};
use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Scope, Subject};
use crate::diagnostic::Safety;
use crate::elements::OddityKind;

rule! {
    /// Element names are spelled as documented
    ///
    /// # Why
    /// An element whose name is nearly right is still unknown to the service: most likely it is ignored, and the
    /// message goes out without what it said.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><mesage-text>Hello</mesage-text><duration>5</duration></slide>
    /// ```
    /// ```xml
    /// <POSTBAK><ORIGIN>SUB</ORIGIN><CODE>N301</CODE><STATU>1</STATU></POSTBAK>
    /// ```
    /// # Passes
    /// ```xml
    /// <POSTBACK><ORIGIN>SUB</ORIGIN><CODE>N301</CODE><STATU>1</STATU><MMSID>q</MMSID></POSTBACK>
    /// ```
    /// ```xml save
    /// <slide><message-text>Hello</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service (2021) and Skycore API 1.3 (2013): the names
    "misspelt-element", Level::ERROR, [], check, Scope::Everything
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for oddity in subject.oddities().filter(|oddity| !is_consequence(subject, oddity)) {
        let OddityKind::Misspelt(term) = oddity.kind else { continue };
        if is_of_form(subject, oddity) {
            continue;
        }
        let (name, right) = (&oddity.written.value, term.name_or_other(oddity.dialect));
        findings.report(
            Finding::at(oddity.written.span, format!("`{name}` is not an element of the API"))
                .help(format!("did you mean `{right}`?"))
                .fix(Safety::Safe, renamed(oddity.written.span, oddity.end, right)),
        );
    }
}
