//! `object-with-media`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::message::PartKind;

rule! {
    /// A slide holds an object or media, not both
    ///
    /// # Why
    /// A contact, calendar entry, PDF or pass is saved by the handset rather than shown, so it takes a slide of its
    /// own; only text may be beside it.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><vcard><url>http://www.yoursite.com/1.vcf</url></vcard><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><vcard><url>http://www.yoursite.com/1.vcf</url></vcard><message-text>My card</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021): an object must not share a slide with image, audio or video, code E224
    /// - Skycore API 1.3, saveMMS (2013): the same
    "object-with-media", Level::ERROR, ["E224"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    for slide in &request.slides {
        let first = |wanted: fn(PartKind) -> bool| slide.media().find(|part| wanted(part.kind));
        let (Some(one), Some(other)) = (first(|kind| !kind.is_object()), first(PartKind::is_object)) else {
            continue;
        };
        findings.report(
            Finding::at(other.name, format!("slide {} holds an object and other media", slide.number))
                .label("this one")
                .related(one.name, "and this one")
                .help("move the object to a slide of its own")
                .slide(slide.number),
        );
    }
}
