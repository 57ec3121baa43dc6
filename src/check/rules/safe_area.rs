//! `safe-area`

use crate::check::rule::rule;
use crate::check::slide_media::pictures;
use crate::check::{About, Findings, Level, Subject};
use crate::diagnostic::Severity;
use crate::limits::canvas::{Canvas, GIF_CANVASES, IMAGE_CANVASES};

rule! {
    /// What matters in a picture stays away from its edges
    ///
    /// # Why
    /// Phones cover the margins of a picture that fills the screen: with the clock, with buttons, by rounding
    /// the corners. What must be seen stays inside the safe area of the canvas. Only you can see whether it
    /// does, so this is reported only with `--strict`.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, width = 640, height = 1138 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, width = 600, height = 800 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch best practices (2020): safe areas of 640 x 1138, 1080 x 1920 and four canvases of GIFs
    "safe-area", Level::SILENT.strict(Severity::Info), [], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, _, image) in pictures(subject) {
        let canvases = if image.moves() { GIF_CANVASES } else { IMAGE_CANVASES };
        let is = |canvas: &&Canvas| (canvas.width, canvas.height) == (image.width, image.height);
        let Some(canvas) = canvases.iter().find(is) else { continue };
        let sides = ["top", "right", "bottom", "left"].iter().zip(canvas.margins);
        let margins: Vec<String> = sides
            .filter(|(_, margin)| *margin > 0)
            .map(|(side, margin)| format!("{side} {margin}"))
            .collect();
        findings.report(
            link.finding(format!(
                "the picture fills the screen; its margins may be covered: {}",
                margins.join(", ")
            ))
            .help("keep what must be seen off these pixels"),
        );
    }
}
