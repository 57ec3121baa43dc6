//! `picture-dimensions`

use crate::check::rule::rule;
use crate::check::slide_media::pictures;
use crate::check::{About, Findings, Level, Subject};
use crate::limits::canvas::{GIF_CANVASES, IMAGE_CANVASES};

rule! {
    /// A picture fills a phone held upright
    ///
    /// # Why
    /// Phones are held upright: a picture as high as the screen is seen whole, one in landscape is a strip. Larger
    /// than the largest screen asked for it only weighs more, and the service scales it down.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, width = 1600, height = 900 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, width = 3000, height = 4000 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.gif" = { kind = "gif", bytes = 90000, width = 720, height = 1280, frames = 8, hundredths = 300 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.gif</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.jpg" = { kind = "jpg", bytes = 90000, width = 1080, height = 1920 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.gif" = { kind = "gif", bytes = 90000, width = 480, height = 720, frames = 8, hundredths = 300 }
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.gif</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - Sinch best practices (2020): images in 9:16, 640 x 1138 or 1080 x 1920; GIFs in 480 x 720, 480 x 640,
    ///   640 x 640 or 480 x 480
    /// - Sinch community (about 2023): upright or square
    "picture-dimensions", Level::INFO, [], About::Media, check, Needs::KnownMedia
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (link, _, image) in pictures(subject) {
        let (width, height) = (image.width, image.height);
        let largest = if image.moves() { GIF_CANVASES } else { IMAGE_CANVASES };
        let fits = largest.iter().any(|canvas| width <= canvas.width && height <= canvas.height);
        let asked: Vec<String> =
            largest.iter().map(|canvas| format!("{} x {}", canvas.width, canvas.height)).collect();
        let asked = asked.join(" or ");
        let message = if width > height {
            format!("the picture is in landscape: {width} x {height}")
        } else if !fits {
            format!("the picture has {width} x {height}; {asked} is recommended")
        } else {
            continue;
        };
        findings
            .report(link.finding(message).help(format!("make it upright or square, in {asked} or smaller")));
    }
}
