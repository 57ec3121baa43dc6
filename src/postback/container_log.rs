//! Logs of containers. Docker writes each line that a program prints as an object of JSON, and parts of long ones
//! (Docker, "JSON File logging driver").

use std::ops::Range;

use crate::source::{Coding, Part};

/// How such a line begins.
const BEGINNING: &str = "{\"log\":\"";

/// What the program has printed, if a text is such a log, in which a postback takes several lines. Where none does, each
/// line is better read by itself: what it says of its own form is not lost.
pub(super) fn printed(text: &str) -> Option<Part> {
    let (mut parts, mut at) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            let inside = string(line)?;
            parts.push(Part::new(text, at + inside.start..at + inside.end, Coding::Json));
        }
        at += line.len();
    }
    let holds = |part: &Part, word: &str| {
        part.text().as_bytes().windows(word.len()).any(|at| at.eq_ignore_ascii_case(word.as_bytes()))
    };
    let is_split = |part: &Part| holds(part, "<postback") && !holds(part, "</postback");
    parts.iter().any(is_split).then(|| Part::joined(parts))
}

/// Where the string is that a line begins with. A log that is cut off ends in one that is not closed.
fn string(line: &str) -> Option<Range<usize>> {
    let inside = line.strip_prefix(BEGINNING)?;
    let (mut escaped, start) = (false, BEGINNING.len());
    let end = inside.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    Some(start..start + end.unwrap_or(inside.trim_end().len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::postback::scan;

    fn logged(text: &str) -> String {
        let line = |line: &str| {
            let string = serde_json::to_string(line).unwrap().replace('<', "\\u003c");
            format!("{{\"log\":{string},\"stream\":\"stdout\",\"time\":\"2024-01-01T00:00:00Z\"}}\n")
        };
        text.split_inclusive('\n').map(line).collect()
    }

    #[test]
    fn a_postback_is_put_together_from_the_lines_of_a_log() {
        let xml = "<postback>\n  <code>N003</code>\n  <a>C:\\new \"é\"</a>\n</postback>";
        for (text, sent) in [
            (format!("got {xml}\nok\n"), vec![xml]),
            (format!("{xml}\n{xml}"), vec![xml, xml]),
            (format!("2024 app: {}\n", xml.replace('\n', "\n2024 app: ")), vec![xml]),
        ] {
            let log = logged(&text);
            let found: Vec<String> = scan(&log).iter().map(|part| part.text().to_owned()).collect();
            assert_eq!(found, sent, "{log}");
            assert_eq!(printed(&log).unwrap().text(), text);
        }
        let cut = "{\"log\":\"<postback>\\\\\"}\n\n{\"log\":\"\\\"b";
        assert_eq!(printed(cut).unwrap().text(), "<postback>\\\"b");
        assert_eq!(printed("{\"log\":\"<postback>\"}\nb\n"), None);
        assert_eq!(printed(&logged("<postback>\\n</postback>")), None);
    }
}
