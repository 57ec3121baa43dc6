//! The presentation of a message: which part is shown when and where (SMIL as in OMA MMS Conformance 1.2).

use super::layout::Shown;

/// Writes the presentation of slides, given for each its duration in seconds and the parts that it shows.
///
/// Media take the upper four fifths of the screen and text the rest, the layout that handsets use themselves.
pub(super) fn write(slides: &[(u64, Vec<Shown>)]) -> String {
    let mut text = String::from(concat!(
        "<smil><head><layout><root-layout width=\"100%\" height=\"100%\"/>",
        "<region id=\"Media\" left=\"0%\" top=\"0%\" width=\"100%\" height=\"80%\" fit=\"meet\"/>",
        "<region id=\"Text\" left=\"0%\" top=\"80%\" width=\"100%\" height=\"20%\" fit=\"scroll\"/>",
        "</layout></head><body>",
    ));
    for (seconds, parts) in slides {
        text.push_str(&format!("<par dur=\"{}ms\">", seconds.saturating_mul(1000)));
        for part in parts {
            let region = match part.element {
                "audio" => "",
                "text" => " region=\"Text\"",
                _ => " region=\"Media\"",
            };
            text.push_str(&format!("<{} src=\"{}\"{region}/>", part.element, part.name));
        }
        text.push_str("</par>");
    }
    text.push_str("</body></smil>\n");
    text
}
