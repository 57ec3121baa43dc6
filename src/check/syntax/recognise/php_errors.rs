//! Recognises error messages that PHP has printed in the middle of a document.

use std::ops::Range;

use crate::check::Subject;
use crate::elements::{Oddity, OddityKind};
use crate::source::Span;

/// What PHP begins its errors with (main/main.c of PHP 8, `php_error_cb`).
const WORDS: [&str; 8] = [
    "Fatal error",
    "Catchable fatal error",
    "Recoverable fatal error",
    "Parse error",
    "Warning",
    "Notice",
    "Strict Standards",
    "Deprecated",
];

/// Bytes in which the end of an error is searched. Our choice: messages with a stack trace are shorter.
const ERROR: usize = 4096;

/// The places of PHP's error messages, each from its first tag to its last:
/// `<br /><b>Warning</b>: … in <b>a.php</b> on line <b>3</b><br />`. They begin, and end, in order. They are computed
/// once: each finding may be in one.
pub(in crate::check) fn php_errors<'s>(subject: &'s Subject<'_>) -> &'s [Range<u32>] {
    let is_odd = |oddity: &Oddity| matches!(oddity.kind, OddityKind::Markup | OddityKind::Unknown);
    subject.derived.printed.get_or_init(|| {
        let bold = subject.oddities().filter(|oddity| is_odd(oddity) && oddity.written.value == "b");
        bold.filter_map(|oddity| error_at(subject.source.text(), oddity.written.span.range())).collect()
    })
}

/// Whether a place is inside a message of PHP, which is reported as a whole.
pub(in crate::check) fn is_printed(subject: &Subject<'_>, place: Span) -> bool {
    let errors = php_errors(subject);
    let before = errors.partition_point(|error| error.start <= place.start);
    errors[..before].last().is_some_and(|error| place.start < error.end && place.range().len() < error.len())
}

fn error_at(text: &str, name: Range<usize>) -> Option<Range<u32>> {
    const LINE: &str = " on line <b>";
    let rest = &text[name.end..text.floor_char_boundary(name.end + ERROR)];
    let inside = rest.strip_prefix('>')?;
    WORDS.iter().find(|word| inside.strip_prefix(**word).is_some_and(|rest| rest.starts_with("</b>:")))?;
    let line = rest.find(LINE)? + LINE.len();
    let after = rest[line..].trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix("</b>")?;
    let last = after.trim_start();
    let last = last.strip_prefix("<br />").or(last.strip_prefix("<br>")).unwrap_or(after);
    let before = text[..name.start - 1].trim_end();
    let before = before.strip_suffix("<br />").or(before.strip_suffix("<br>")).map_or(name.start, str::len);
    let end = name.end + rest.len() - last.len();
    Some(u32::try_from(before).ok()?..u32::try_from(end).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_goes_from_break_to_break() {
        for (text, found) in [
            ("Hi<br />\n<b>Warning</b>:  x in <b>/a.php</b> on line <b>3</b><br />\nyou", Some(2..67)),
            ("<b>Notice</b>: x in <b>/a.php</b> on line <b>3</b>", Some(1..50)),
            ("<b>Warning</b>: the sale ends", None),
            ("<b>Sale</b>: x in <b>/a.php</b> on line <b>3</b>", None),
        ] {
            let at = text.find("<b>").unwrap() + 1;
            assert_eq!(error_at(text, at..at + 1), found, "{text}");
        }
    }
}
