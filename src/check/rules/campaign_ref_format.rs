//! `campaign-ref-format`

use crate::check::intended;
use crate::check::rule::rule;
use crate::check::values::{is_digits, quoted};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::dialect::Term;

rule! {
    /// A campaign is named by its number
    ///
    /// # Why
    /// The service checks that the recipient is subscribed to the campaign; it finds the campaign only by its number.
    ///
    /// # Fails
    /// ```xml
    /// <REQUEST><ACTION>sendSavedMMS</ACTION><API_KEY>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</API_KEY>
    /// <MMSID>35674</MMSID><TO>12399471613</TO><FROM>28444</FROM><CAMPAIGNREF>spring</CAMPAIGNREF></REQUEST>
    /// ```
    /// # Passes
    /// ```xml
    /// <REQUEST><ACTION>sendSavedMMS</ACTION><API_KEY>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</API_KEY>
    /// <MMSID>35674</MMSID><TO>12399471613</TO><FROM>28444</FROM><CAMPAIGNREF>1234</CAMPAIGNREF></REQUEST>
    /// ```
    /// # Sources
    /// - Skycore API 1.3, sendMMS (2013): the campaign's id; codes E714 and E715
    "campaign-ref-format", Level::ERROR, ["E714"], About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    let Some(field) = request.fields.get(Term::CampaignRef) else { return };
    if !is_digits(field.trimmed()) {
        let message = format!("{} is not a campaign's number", quoted(field.trimmed()));
        let finding =
            Finding::at(field.place(), message).help("write the campaign's number, or leave it out");
        findings.report(finding.correct(subject, &field.value, intended::id(field.trimmed())));
    }
}
