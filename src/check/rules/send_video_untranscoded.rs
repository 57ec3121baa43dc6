//! `send-video-untranscoded`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::message::{Action, PartKind};

rule! {
    /// Video is saved first, then sent
    ///
    /// # Why
    /// sendMMS does not transcode: the video goes out as it is, late, and handsets that cannot play it get a
    /// link or nothing. saveMMS encodes it for every handset.
    ///
    /// # Fails
    /// ```xml send
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, sendMMS (2021): video is discouraged
    /// - Sinch JSON API (2026): sendmms optimises images alone, savemms transcodes everything
    "send-video-untranscoded", Level::WARNING, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request().filter(|request| request.action == Some(Action::SendMms)) else {
        return;
    };
    for (slide, part) in request.media().filter(|(_, part)| part.kind == PartKind::Video) {
        findings.report(
            Finding::at(part.name, "sendMMS sends video as it is, without transcoding")
                .help("save the message with saveMMS, then send it with sendSavedMMS")
                .slide(slide),
        );
    }
}
