//! The presentation of a message: which part is shown when and where (SMIL as in OMA MMS Conformance 1.2).

use std::ops::Range;

use super::layout_part::{LayoutKind, LayoutPart};
use crate::media::kind::Family;

/// Writes the presentation of slides, given for each its duration in seconds and which of `parts` it shows.
///
/// Media take the upper four fifths of the screen and text the rest, the layout that handsets use themselves.
pub(super) fn write(parts: &[LayoutPart], slides: &[(u64, Range<usize>)]) -> String {
    let mut text = String::from(concat!(
        "<smil><head><layout><root-layout width=\"100%\" height=\"100%\"/>",
        "<region id=\"Media\" left=\"0%\" top=\"0%\" width=\"100%\" height=\"80%\" fit=\"meet\"/>",
        "<region id=\"Text\" left=\"0%\" top=\"80%\" width=\"100%\" height=\"20%\" fit=\"scroll\"/>",
        "</layout></head><body>",
    ));
    for (seconds, shown) in slides {
        text.push_str(&format!("<par dur=\"{}ms\">", seconds.saturating_mul(1000)));
        for part in &parts[shown.clone()] {
            let (element, region) = match part.kind {
                LayoutKind::Text => ("text", " region=\"Text\""),
                LayoutKind::File(Family::Audio) => ("audio", ""),
                LayoutKind::File(Family::Image) => ("img", " region=\"Media\""),
                LayoutKind::File(Family::Video) => ("video", " region=\"Media\""),
                LayoutKind::File(_) | LayoutKind::Unknown => ("ref", " region=\"Media\""),
            };
            text.push_str(&format!("<{element} src=\"{}\"{region}/>", part.name));
        }
        text.push_str("</par>");
    }
    text.push_str("</body></smil>\n");
    text
}
