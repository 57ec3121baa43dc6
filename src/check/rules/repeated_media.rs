//! `repeated-media`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::message::Part;

rule! {
    /// A slide holds each kind of medium once
    ///
    /// # Why
    /// Two files of one type in a slide are refused, and the schema allows each element once. Older clients put all
    /// attachments of a message into one slide.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><image><url>http://www.yoursite.com/2.gif</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch XML service, special considerations (2021): no files of the same MIME type in one slide; no code is
    ///   documented, E229 is inferred
    /// - Otherwise: Skycore API 1.3, RELAX NG schemas (2013): each element at most once, so that a JPEG and a GIF are refused too
    "repeated-media", Level::ERROR, ["E229"], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(request) = subject.request() else { return };
    for slide in request.slides.iter().filter(|slide| slide.parts.len() > 1) {
        let mut firsts: Vec<&Part> = Vec::new();
        for part in slide.media().filter(|part| !part.kind.is_object()) {
            let Some(first) = firsts.iter().find(|first| first.kind == part.kind) else {
                firsts.push(part);
                continue;
            };
            let kind = part.kind.as_str();
            findings.report(
                Finding::at(part.name, format!("slide {} holds a second {kind}", slide.number))
                    .label("the second")
                    .related(first.name, "the first")
                    .help("move it to a slide of its own")
                    .slide(slide.number),
            );
        }
    }
}
