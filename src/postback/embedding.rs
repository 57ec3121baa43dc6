//! Tells how a postback is written in the text around it: as it is, in a string of another format, or with something
//! before each of its lines.

use std::ops::Range;

use crate::source::{Coding, Part};

/// The bytes before a postback in which the quote is sought that the string around it begins with. Our choice.
const QUOTE_BYTES: usize = 400;

/// A string in a string in a string: no log is deeper. Our choice.
const LEVELS: u32 = 3;

/// A postback as it was sent, of which `range` of a text is the written form.
pub(super) fn taken(text: &str, range: Range<usize>) -> Part {
    let inside = &text[range.clone()];
    if let Some(quote) = ['"', '\''].into_iter().find(|quote| doubles(text, &range, *quote)) {
        return Part::new(text, range, Coding::Doubled(quote));
    }
    if inside.contains('\n') {
        let before = text[..range.start].trim_end();
        let is_string = |quote| before.ends_with(quote) && least_escape(inside, quote).is_some_and(|n| n > 0);
        return if is_string('\'') || is_string('"') {
            Part::new(text, range, Coding::Quoted)
        } else {
            unprefixed(text, &range).unwrap_or_else(|| Part::new(text, range, Coding::Plain))
        };
    }
    // A line break between tags; in a value, the same words may be meant.
    if inside.contains(">#012") {
        return Part::new(text, range, Coding::Syslog);
    }
    let escapes = ["\\n", "\\r", "\\t", "\\\"", "\\'", "\\/", "\\u", "\\x"];
    if !escapes.iter().any(|escape| inside.contains(escape)) {
        return Part::new(text, range, Coding::Plain);
    }
    let levels = levels(text, &range);
    let mut part = Part::new(text, range, Coding::Json);
    for _ in 1..levels {
        let length = part.text().len();
        let inner = Part::new(part.text(), 0..length, Coding::Json);
        part = part.through(inner);
    }
    part
}

/// Whether a range is all that a quoted cell of CSV or a string of SQL holds, with quotes in it, each of which is
/// doubled.
fn doubles(text: &str, range: &Range<usize>, quote: char) -> bool {
    let (inside, twice) = (&text[range.clone()], format!("{quote}{quote}"));
    let after = text[range.end..].trim_start();
    inside.contains(&twice)
        && text[..range.start].trim_end().ends_with(quote)
        && after.starts_with(quote)
        && !after.starts_with(&twice)
        && !inside.replace(&twice, "").contains(quote)
}

/// How many times a postback on one line is written as a string of JSON. Each time, a quote of the string before gets a
/// backslash, and so does each backslash before it.
fn levels(text: &str, range: &Range<usize>) -> u32 {
    let inside = &text[range.clone()];
    let of_backslashes = |count: usize| (count + 1).ilog2();
    if let Some(count) = least_escape(inside, '"') {
        return of_backslashes(count).clamp(1, LEVELS);
    }
    // Without a quote of its own, the one before it tells, unless an escape is written as in the first string.
    let once = ["\\n", "\\r", "\\t", "\\u"]
        .iter()
        .any(|escape| inside.match_indices(escape).any(|(at, _)| !inside[..at].ends_with('\\')));
    let before = &text[..range.start];
    let near = &before[before.floor_char_boundary(before.len().saturating_sub(QUOTE_BYTES))..];
    let line = near.rsplit('\n').next().unwrap_or_default();
    match line.rfind('"').filter(|_| !once) {
        Some(at) => (of_backslashes(backslashes(&line[..at])) + 1).min(LEVELS),
        None => 1,
    }
}

/// The least number of backslashes before a quote of this kind in a text; `None` if it holds none.
fn least_escape(text: &str, quote: char) -> Option<usize> {
    text.match_indices(quote).map(|(at, _)| backslashes(&text[..at])).min()
}

/// The number of backslashes that a text ends with.
fn backslashes(text: &str) -> usize {
    text.len() - text.trim_end_matches('\\').len()
}

/// A postback of several lines without what a log puts before each of them: the beginning of the first line, as far as
/// all the others have it too, whatever the numbers in it.
fn unprefixed(text: &str, range: &Range<usize>) -> Option<Part> {
    let line_start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let first = &text[line_start..range.start];
    if first.trim().is_empty() {
        return None;
    }
    let mut lines = Vec::new();
    let mut start = range.start;
    for line in text[range.clone()].split_inclusive('\n') {
        lines.push(start..start + line.len());
        start += line.len();
    }
    let (head, rest) = lines.split_first()?;
    let shape = &first[..shared(first, &text[rest.first()?.clone()]).0];
    if shape.trim().is_empty() {
        return None;
    }
    let mut pieces = vec![head.clone()];
    for line in rest {
        let (own, length) = shared(shape, &text[line.clone()]);
        // A log may cut the blank off an empty line.
        if own < shape.trim_end().len() {
            return None;
        }
        pieces.push(line.start + length..line.end);
    }
    Some(Part::of_pieces(text, &pieces))
}

/// How many bytes of two texts begin alike, in each of them, where a number is like any other.
fn shared(one: &str, other: &str) -> (usize, usize) {
    let (mut one_at, mut other_at) = (0, 0);
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    while let (Some(a), Some(b)) = (one[one_at..].chars().next(), other[other_at..].chars().next()) {
        match (digits(&one[one_at..]), digits(&other[other_at..])) {
            (0, 0) if a == b => {
                one_at += a.len_utf8();
                other_at += b.len_utf8();
            }
            (0, _) | (_, 0) => break,
            (number, other_number) => {
                one_at += number;
                other_at += other_number;
            }
        }
    }
    (one_at, other_at)
}

#[cfg(test)]
mod tests {
    use crate::postback::scan;

    #[test]
    fn a_postback_is_read_as_it_was_sent_however_it_is_written() {
        let xml = "<postback><keyword>Say \"hi\" 'x' \\n</keyword></postback>";
        let lines = xml.replace("><keyword", ">\n  <keyword");
        let json = |text: &str| serde_json::to_string(text).unwrap();
        let nested = |text: &str| json(&format!("{{\"body\":{}}}", json(text)));
        let numbered = lines.replace('\n', "\n2024-01-01T00:00:01Z app[12]: ");
        for (text, sent) in [
            (format!("{{\"log\":{}}}", json(xml)), xml),
            (format!("{{\"log\":{},\"n\":1}}", nested(xml)), xml),
            (format!("{{\"log\":{}}}", nested(&lines)), &lines),
            (format!("{{\"log\":{}}}", json(&nested(xml))), xml),
            (json(&format!("{{\"body\":{}}}", json(xml).replace('<', "\\u003c"))), xml),
            (format!("1,\"{}\",200", xml.replace('"', "\"\"")), xml),
            (format!("1,\"{}\"\n", lines.replace('"', "\"\"")), &lines),
            (format!("INSERT INTO cb VALUES (1, N'{}');", lines.replace('\'', "''")), &lines),
            (format!("'xml' => '{}',", lines.replace('\\', "\\\\").replace('\'', "\\'")), &lines),
            (format!("2024-01-01T00:00:00Z app[7]: {numbered}\n"), &lines),
            (format!("2024-01-01T00:00:00Z app[7]: got {numbered}\n"), &lines),
            (format!("12:00 got {lines}"), &lines),
            (format!("Jan 1 00:00:00 host app[7]: {}", lines.replace('\n', "#012")), &lines),
        ] {
            let found: Vec<String> = scan(&text).iter().map(|part| part.text().to_owned()).collect();
            assert_eq!(found, [sent], "{text}");
        }
    }

    #[test]
    fn backslashes_and_quotes_of_a_postback_are_kept() {
        for (text, sent) in [
            (
                r#"{"log":"say \"x\": <postback>\n<a>C:\\new</a></postback>"}"#,
                "<postback>\n<a>C:\\new</a></postback>",
            ),
            ("log <postback a=\"\"></postback>", "<postback a=\"\"></postback>"),
            ("log <postback>\n<a>\\\"hi\\\"</a></postback>", "<postback>\n<a>\\\"hi\\\"</a></postback>"),
            ("- <postback>\n- x</postback>", "<postback>\nx</postback>"),
            ("a: <postback>\na: x\ny</postback>", "<postback>\na: x\ny</postback>"),
        ] {
            let found: Vec<String> = scan(text).iter().map(|part| part.text().to_owned()).collect();
            assert_eq!(found, [sent], "{text}");
        }
    }
}
