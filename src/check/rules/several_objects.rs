//! `several-objects`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};

rule! {
    /// A slide holds at most one object
    ///
    /// # Why
    /// Contacts, calendar entries, PDFs and passes take a slide each; the service refuses the whole message otherwise.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><vcard><url>http://www.yoursite.com/1.vcf</url></vcard><ical><url>http://www.yoursite.com/1.ics</url></ical><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><vcard><url>http://www.yoursite.com/1.vcf</url></vcard><duration>5</duration></slide>
    /// <slide><ical><url>http://www.yoursite.com/1.ics</url></ical><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021): at most one object in a slide, code E223
    /// - Skycore API 1.3, saveMMS (2013): the same
    "several-objects", Level::ERROR, ["E223"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    for slide in &request.slides {
        let mut objects = slide.media().filter(|part| part.kind.is_object());
        let Some(first) = objects.next() else { continue };
        for other in objects {
            findings.report(
                Finding::at(other.name, format!("slide {} holds more than one object", slide.number))
                    .label("this one")
                    .related(first.name, "the first one")
                    .help("move it to a slide of its own")
                    .slide(slide.number),
            );
        }
    }
}
