//! `video-with-image`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::message::PartKind;

rule! {
    /// A slide holds a video or an image, not both
    ///
    /// # Why
    /// The service takes one of them a slide and refuses the whole message otherwise.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021): a video must not share a slide with an image, code E227
    /// - Skycore API 1.3, saveMMS (2013): the same
    "video-with-image", Level::ERROR, ["E227"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    for slide in &request.slides {
        let first = |wanted: fn(PartKind) -> bool| slide.media().find(|part| wanted(part.kind));
        let (Some(one), Some(other)) =
            (first(|kind| kind == PartKind::Image), first(|kind| kind == PartKind::Video))
        else {
            continue;
        };
        findings.report(
            Finding::at(other.name, format!("slide {} holds an image and a video", slide.number))
                .label("this one")
                .related(one.name, "and this one")
                .help("move the video to a slide of its own")
                .slide(slide.number),
        );
    }
}
