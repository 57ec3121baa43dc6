//! Finds postbacks in longer texts, such as logs and form bodies.

use std::ops::Range;
use std::sync::LazyLock;

use super::container_log;
use super::embedding::taken;
use crate::source::{Coding, Part, holders, spellings};

/// The most bytes of an XML declaration before a root element.
const DECLARATION: usize = 200;

/// How many encodings may be one in another. Our choice: no log has more.
const ENCODINGS: usize = 3;

/// The beginnings of a postback in each coding, and in what is encoded twice.
const BEGINNINGS: [(&str, Coding); 8] = [
    ("<postback", Coding::Plain),
    ("%3Cpostback", Coding::Form),
    ("%253Cpostback", Coding::Form),
    ("\\u003cpostback", Coding::Json),
    ("&lt;postback", Coding::Html),
    ("&#60;postback", Coding::Html),
    ("&#x3C;postback", Coding::Html),
    ("&amp;lt;postback", Coding::Html),
];

/// How the name is spelt in base64, in which gateways hand on bodies.
static IN_BASE64: LazyLock<Vec<String>> =
    LazyLock::new(|| ["postback", "POSTBACK"].into_iter().flat_map(spellings).collect());

/// Finds every postback in a text, each as a text of its own. A postback that is not closed ends with the last tag
/// before the next one.
#[must_use]
pub fn scan(text: &str) -> Vec<Part> {
    let all = |text: &str| found(text, ENCODINGS, taken);
    match container_log::printed(text) {
        Some(printed) => all(printed.text()).into_iter().map(|part| printed.through(part)).collect(),
        None => all(text),
    }
}

/// Finds every postback in a text, in which up to `encodings` may be one in another. What is not encoded is `taken` as a
/// text of its own.
fn found(text: &str, encodings: usize, taken: impl Fn(&str, Range<usize>) -> Part) -> Vec<Part> {
    let mut found = Vec::new();
    let mut coded = holders(text, &IN_BASE64).into_iter().peekable();
    let (mut at, mut sign) = (0, next(text, 0));
    loop {
        if sign.is_some_and(|(start, _)| start < at) {
            sign = next(text, at);
        }
        while coded.next_if(|token| token.start < at).is_some() {}
        let token = coded.peek().filter(|token| sign.is_none_or(|(start, _)| token.start < start));
        let (start, range, coding) = match (token, sign) {
            (Some(token), _) => (token.start, token.clone(), Coding::Base64),
            (None, Some((start, Coding::Plain))) => (start, document(text, start), Coding::Plain),
            (None, Some((start, coding))) => (start, token_around(text, at, start, coding), coding),
            (None, None) => return found,
        };
        at = range.end.max(start + 1);
        if coding == Coding::Plain {
            found.push(taken(text, range));
        } else if let Some(encodings) = encodings.checked_sub(1) {
            found.extend(inside(&Part::new(text, range, coding), coding, encodings));
        }
    }
}

/// Whether the text begins like an XML document and contains at most one postback, written as it is sent, so that the
/// text is judged as it is.
#[must_use]
pub fn is_one(text: &str, found: &[Part]) -> bool {
    let first = text.trim_start().as_bytes();
    let is_xml =
        matches!(first, [b'<', next, ..] if next.is_ascii_alphabetic() || matches!(next, b'?' | b'!' | b'_'));
    // A page of HTML begins so too, and holds a postback with `&lt;`.
    is_xml && found.len() <= 1 && found.iter().all(|part| text.contains(part.text()))
}

/// The name of the form field that contains a postback, if the text is the body of a form, urlencoded or multipart.
#[must_use]
pub fn form_field(text: &str) -> Option<&str> {
    if text.starts_with("--") {
        return part_name(&text[..next(text, 0)?.0]);
    }
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    let mut pairs =
        pairs.filter(|(name, _)| !name.is_empty() && !name.contains(|c: char| "<>\"{ \n".contains(c)));
    pairs.find(|(_, value)| next(value, 0).is_some()).map(|(name, _)| name.trim())
}

/// The name of the part of a multipart form that a text ends in (RFC 7578, section 4.2).
fn part_name(text: &str) -> Option<&str> {
    let header =
        |line: &&str| line.get(..20).is_some_and(|name| name.eq_ignore_ascii_case("content-disposition:"));
    let names = text.lines().rfind(header)?.split(';').filter_map(|pair| pair.trim().strip_prefix("name="));
    names.map(|name| name.trim_matches('"')).next()
}

/// The next beginning of a postback and its coding.
fn next(text: &str, from: usize) -> Option<(usize, Coding)> {
    let bytes = text.as_bytes();
    let signs = text[from..].match_indices(['<', '%', '\\', '&']).map(|(at, _)| from + at);
    signs.into_iter().find_map(|at| {
        let begins = |word: &str| {
            let start = bytes
                .get(at..at + word.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()));
            start
                && !bytes
                    .get(at + word.len())
                    .is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'-')
        };
        BEGINNINGS.iter().find(|(word, _)| begins(word)).map(|(_, coding)| (at, *coding))
    })
}

/// The range of a postback that begins at `start`, including the declaration before it.
fn document(text: &str, start: usize) -> Range<usize> {
    let tag_end = text[start..].find('>').map_or(text.len(), |at| start + at + 1);
    let before = blanks_cut(&text[..start]);
    let near = before.floor_char_boundary(before.len().saturating_sub(DECLARATION));
    let declaration = before.ends_with("?>").then(|| before[near..].rfind("<?xml")).flatten();
    let start = declaration.map_or(start, |at| near + at);
    if text[..tag_end].ends_with("/>") {
        return start..tag_end;
    }
    let follower = next(text, tag_end).map_or(text.len(), |(at, _)| at);
    let inside = &text[tag_end..follower];
    let closed = inside.match_indices("</").map(|(at, _)| at).find(|at| {
        let name = inside.as_bytes().get(at + 2..at + 10);
        name.is_some_and(|name| name.eq_ignore_ascii_case(b"postback"))
    });
    let end = match closed {
        Some(at) => inside[at..].find('>').map_or(follower, |close| tag_end + at + close + 1),
        None => inside.rfind('>').map_or(tag_end, |at| tag_end + at + 1),
    };
    start..end
}

/// The text without trailing blanks, including those escaped as in JSON strings.
fn blanks_cut(mut text: &str) -> &str {
    loop {
        let cut = text.trim_end();
        let escaped = ["\\n", "\\r", "\\t", "\\x0A", "\\x0D", "\\x09"]
            .iter()
            .find_map(|escape| cut.strip_suffix(escape));
        match escaped {
            Some(shorter) => text = shorter,
            None => return cut,
        }
    }
}

/// All postbacks in a text that was decoded, in which up to `encodings` more may be one in another.
fn inside(part: &Part, coding: Coding, encodings: usize) -> Vec<Part> {
    let as_written = |text: &str, range| Part::new(text, range, Coding::Plain);
    let found = match coding {
        // A whole log may be on a page, or in base64.
        Coding::Html | Coding::Base64 => found(part.text(), encodings, taken),
        _ => found(part.text(), encodings, as_written),
    };
    found.into_iter().map(|inner| part.through(inner)).collect()
}

/// The whole encoded value around the beginning at `start`, but nothing before `from`.
fn token_around(text: &str, from: usize, start: usize, coding: Coding) -> Range<usize> {
    let stops = |c: char| match coding {
        Coding::Form => c.is_whitespace() || "&=\"'<>;,()[]{}".contains(c),
        Coding::Html => "\"<>".contains(c),
        _ => c == '"' || c == '\n',
    };
    let begin = text[from..start].rfind(stops).map_or(from, |at| from + at + 1);
    let bytes = text.as_bytes();
    let ends = |at: &usize| !(coding == Coding::Json && bytes[*at] == b'"' && bytes[*at - 1] == b'\\');
    let mut ends = text[start..].match_indices(stops).map(|(at, _)| start + at).filter(ends);
    begin..ends.next().unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    fn texts(text: &str) -> Vec<String> {
        scan(text).iter().map(|part| part.text().to_owned()).collect()
    }

    #[test]
    fn postbacks_are_found_among_other_words() {
        for (text, expected) in [
            ("", vec![]),
            ("nothing <postbacks/> here", vec![]),
            (
                "12:00 in: <postback><code>N003</code></postback> -> 200",
                vec!["<postback><code>N003</code></postback>"],
            ),
            (
                "<POSTBACK>\n</POSTBACK>\n<postback a='1'></postback >",
                vec!["<POSTBACK>\n</POSTBACK>", "<postback a='1'></postback >"],
            ),
            ("x <?xml version='1.0'?>\n<Postback/> y", vec!["<?xml version='1.0'?>\n<Postback/>"]),
            ("<?xml?> far <postback/>", vec!["<postback/>"]),
            (
                "a <postback><code>1</code> cut\nb <postback></postback>",
                vec!["<postback><code>1</code>", "<postback></postback>"],
            ),
            ("a <postback", vec!["<postback"]),
        ] {
            assert_eq!(texts(text), expected, "{text}");
        }
    }

    #[test]
    fn encoded_postbacks_are_found() {
        let xml = "<?xml version='1.0'?>\n<postback>\n<status>Message Sent</status>\n</postback>";
        let form = "%3C%3Fxml+version%3D%271.0%27%3F%3E%0A%3Cpostback%3E%0A%3Cstatus%3EMessage+Sent%3C%2Fstatus%3E%0A%3C%2Fpostback%3E";
        let go = xml.replace('\n', "\\n").replace('<', "\\u003c").replace('>', "\\u003e");
        for text in [
            format!("xml={form}"),
            format!("12:00 \"POST /cb\" body='a=1&XML={form}&b=2' 200\n"),
            format!("{{\"body\":\"{go}\",\"n\":1}}"),
            format!("{{\"body\":\"{}\"}}", xml.replace('\n', "\\n")),
            format!(
                "\"POST /cb HTTP/1.1\" 200 \"{}\\x0A\"",
                xml.replace('\n', "\\x0A").replace('\'', "\\x27")
            ),
        ] {
            assert_eq!(texts(&text), [xml], "{text}");
        }
        assert_eq!(texts(&format!("a={form}\nb={form}")).len(), 2);
        let html = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let base64 = |text: &str| STANDARD.encode(text);
        for text in [
            format!("xml={}", form.replace('%', "%25").replace('+', "%2B")),
            format!("<p>12:00 in: {}</p>", html(xml)),
            format!("12:00 in: {}\n12:01 ok", html(&html(xml))),
            html(&format!("{{\"body\":\"{}\"}}", xml.replace('\n', "\\n"))),
            format!("{{\"body\":\"{}\",\"isBase64Encoded\":true}}", base64(xml)),
            format!("body: {} 200", base64(&format!("a=1&xml={form}"))),
            base64(&format!("xml??{}", xml.replace("postback", "POSTBACK"))).replace('/', "\\/"),
        ] {
            assert_eq!(texts(&text).join("").replace("POSTBACK", "postback"), xml, "{text}");
        }
    }

    #[test]
    fn a_text_of_one_postback_is_told_from_a_log() {
        for (text, one) in [
            ("<postback/>", true),
            (" <?xml?><postback/> rest", true),
            ("<postback/><postback/>", false),
            ("<13>Jan 1: <postback/>", false),
            ("log: <postback/>", false),
            ("<request/>", true),
            ("<pre>&lt;postback/&gt;</pre>", false),
        ] {
            assert_eq!(is_one(text, &scan(text)), one, "{text}");
        }
    }

    #[test]
    fn a_forms_field_is_named() {
        for (text, field) in [
            ("xml=%3Cpostback%3E", Some("xml")),
            ("a=1&XML=<POSTBACK/>&b=2", Some("XML")),
            ("<postback a='b=%3Cpostback'/>", None),
            ("{\"a=\":\"%3Cpostback\"}", None),
            (
                "--1\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--1\r\n\
                 content-disposition: form-data; filename=\"n.xml\"; name=\"xml\"\r\n\r\n<postback/>\r\n--1--\r\n",
                Some("xml"),
            ),
            ("-- <postback/>", None),
            ("xml=%3Crequest%3E", None),
        ] {
            assert_eq!(form_field(text), field, "{text}");
        }
    }

    #[test]
    fn a_long_text_is_read_once() {
        let text = "<postback><code>N003</code>".repeat(20_000);
        assert_eq!(scan(&text).len(), 20_000);
        let text = "%3Cpostback%3E ".repeat(20_000) + &"\\u003cpostback> ".repeat(20_000);
        assert_eq!(scan(&text).len(), 40_000);
        let text =
            (STANDARD.encode("<postback/>") + " ").repeat(20_000) + &"&lt;postback/&gt;<br>".repeat(20_000);
        assert_eq!(scan(&text).len(), 40_000);
    }
}
