//! `url-missing`

use crate::check::rule::rule;
use crate::check::{Finding, Findings, Level, Subject};
use crate::check::edits::wrapped;
use crate::diagnostic::Safety;
use crate::message::Part;

rule! {
    /// A medium has a URL
    ///
    /// # Why
    /// The service fetches each medium from its `url`. Without one it can fetch nothing and refuses the message.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image/><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url> </url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image>http://www.yoursite.com/1.jpg</image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><video><url/></video></slide>
    /// <slide><vcard><url/></vcard><duration>5</duration></slide>
    /// <slide><ical><url/></ical><duration>5</duration></slide>
    /// <slide><pdf><url/></pdf><duration>5</duration></slide>
    /// <slide><passbook><url/></passbook><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, saveMMS (2021): `url` inside each medium; codes E351 to E358, E313
    "url-missing", Level::ERROR, ["E351", "E352", "E353", "E355", "E356", "E357", "E358", "E313"], check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request().filter(|_| subject.is_whole()) else { return };
    for (slide, part) in request.parts().filter(|(_, part)| part.url().is_none()) {
        let url = request.name_of(crate::dialect::Term::Url);
        let edits = if reads(subject, part) { wrapped(subject, part.name, url) } else { Vec::new() };
        findings.report(
            Finding::at(part.name, format!("the {} of slide {slide} has no URL", part.kind.as_str()))
                .codes(&[part.kind.copy_code(), "E313"])
                .help(format!("write `<{url}>https://…</{url}>` inside it"))
                .slide(slide)
                .fix(Safety::Unsafe, edits),
        );
    }
}

/// Whether the text in a medium reads like an address, where no attribute may be one.
fn reads(subject: &Subject<'_>, part: &Part) -> bool {
    subject.document.named_at(part.name).is_some_and(|medium| {
        let text = medium.text();
        let address = text.value.trim_ascii();
        medium.attributes().is_empty() && address.contains(['.', '/']) && !address.contains(char::is_whitespace)
    })
}
