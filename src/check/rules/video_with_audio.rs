//! `video-with-audio`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::message::PartKind;

rule! {
    /// A slide holds a video or an audio, not both
    ///
    /// # Why
    /// A video brings its own sound. The service refuses the whole message otherwise.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><audio><url>http://www.yoursite.com/1.mp3</url></audio><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><audio><url>http://www.yoursite.com/1.mp3</url></audio></slide>
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021): an audio must not share a slide with a video, code E226
    /// - Skycore API 1.3, saveMMS (2013): the same
    "video-with-audio", Level::ERROR, ["E226"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    for slide in &request.slides {
        let first = |wanted: fn(PartKind) -> bool| slide.media().find(|part| wanted(part.kind));
        let (Some(one), Some(other)) =
            (first(|kind| kind == PartKind::Audio), first(|kind| kind == PartKind::Video))
        else {
            continue;
        };
        findings.report(
            Finding::at(other.name, format!("slide {} holds an audio and a video", slide.number))
                .label("this one")
                .related(one.name, "and this one")
                .help("move the video to a slide of its own, or put the sound into it")
                .slide(slide.number),
        );
    }
}
