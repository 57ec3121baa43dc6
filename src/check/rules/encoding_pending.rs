//! `encoding-pending`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::message::{Action, PartKind, Request};

rule! {
    /// A template with audio or video is sent once it is encoded
    ///
    /// # Why
    /// saveMMS answers at once, before its media are encoded. Until postback N003 says that they are,
    /// sendSavedMMS answers E626; after E002 or E003 the template is damaged.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><audio><url>http://www.yoursite.com/1.mp3</url></audio></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations and postback notifications (2021)
    "encoding-pending", Level::INFO, ["E626"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let saves = |request: &&Request| request.action == Some(Action::SaveMms);
    let Some(request) = subject.request().filter(saves) else { return };
    let plays = |kind| matches!(kind, PartKind::Audio | PartKind::Video);
    if let Some((slide, part)) = request.media().find(|(_, part)| plays(part.kind)) {
        findings.report(
            Finding::at(
                part.name,
                "the template cannot be sent before postback N003 says that it is encoded",
            )
            .help("wait for N003; E002 or E003 say that encoding failed")
            .slide(slide),
        );
    }
}
