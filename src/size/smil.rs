//! The presentation: which part is shown when and where (SMIL as OMA MMS Conformance 1.2 has it).

use super::layout::Shown;

/// Writes the presentation of slides, each with its seconds and the parts shown in it.
///
/// Media take the upper four fifths of the screen and text the rest, as handsets lay slides out themselves.
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
