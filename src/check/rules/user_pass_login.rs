//! `user-pass-login`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::{Dialect, Term};

rule! {
    /// Requests authenticate by key, not by password
    ///
    /// # Why
    /// `USER` and `PASS` were replaced by `API_KEY` in 2013. Whether they still work is undocumented, and a
    /// password's plain hash in each request is as good as the password.
    ///
    /// # Fails
    /// ```xml
    /// <REQUEST><ACTION>getMMSTemplates</ACTION><USER>jane.roe</USER><PASS>5f4dcc3b5aa765d61d8327deb882cf99</PASS></REQUEST>
    /// ```
    /// # Passes
    /// ```xml
    /// <REQUEST><ACTION>getMMSTemplates</ACTION><API_KEY>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</API_KEY></REQUEST>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, history (2013): `API_KEY` in place of `USER` and `PASS`
    "user-pass-login", Level::WARNING, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request().filter(|request| request.dialect != Dialect::Current) else {
        return;
    };
    // Half a login is reported by `api-key-missing`.
    let (Some(field), Some(_)) = (request.fields.filled(Term::User), request.fields.filled(Term::Pass))
    else {
        return;
    };
    findings.report(
        Finding::at(field.name, "the request authenticates as before 2013")
            .help("write `<API_KEY>` in place of `<USER>` and `<PASS>`"),
    );
}
