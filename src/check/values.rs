//! The syntax of values (numbers, dates, durations, …), each defined in one place for all rules.

use jiff::fmt::temporal::Pieces;

use super::Subject;
use super::digits::has_other_digits;
use super::syntax::recognise::template_tags::{ADVICE, placeholder};
use crate::dialect::Term;
use crate::elements::Field;
use crate::limits::NUMBER_DIGITS;
use crate::message::Request;
use crate::source::Spanned;

/// The subjects in a request: a message's own, and the one that replaces a template's.
pub(super) fn subjects(request: &Request) -> impl Iterator<Item = &Field> {
    [Term::Subject, Term::CustomSubject].into_iter().filter_map(|term| request.fields.filled(term))
}

/// The single fields with words that somebody reads.
const WORDS: [Term; 6] =
    [Term::Subject, Term::CustomSubject, Term::Name, Term::FallbackText, Term::DdmSubject, Term::DdmText];

/// The texts that somebody reads.
fn texts(request: &Request) -> impl Iterator<Item = &Spanned<String>> {
    let own = request.fields.iter().filter(|field| WORDS.contains(&field.term));
    let slides = request.slides.iter().flat_map(|slide| slide.fields.all(Term::Text));
    let custom = request.custom_texts.iter().flat_map(|text| text.fields.all(Term::Value));
    let data = request.data.iter().map(|datum| &datum.value);
    own.chain(slides).chain(custom).map(|field: &Field| &field.value).chain(data)
}

/// What programs print in place of a text that they do not have: JavaScript, Java and PHP, Python, and C.
const NOTHINGS: [&str; 5] = ["undefined", "null", "None", "NaN", "(null)"];

/// Whether a text is nothing but a program's word for no text. In other letters it is a word like others.
pub(super) fn is_nothing(text: &str) -> bool {
    // Hardly any text is so short.
    let text = text.trim_ascii();
    text.len() <= 9 && NOTHINGS.contains(&text)
}

/// The texts that somebody reads and that hold more than letters, digits and the punctuation of plain sentences: any of
/// `\`, `{`, `=`, `|`, `%` and what is beyond ASCII, or a value as programs print it. Most documents have none.
pub(super) fn unusual_texts<'s, 'a>(
    subject: &'s Subject<'a>,
) -> impl Iterator<Item = &'a Spanned<String>> + use<'s, 'a> {
    let is_odd = |byte: u8| {
        let marks = (byte == b'\\') | (byte == b'{') | (byte == b'=') | (byte == b'|') | (byte == b'%');
        !byte.is_ascii() | marks
    };
    // Looking at all bytes at once is faster than at one after the other.
    let is_usual = |text: &str| {
        !text.bytes().fold(false, |any, byte| any | is_odd(byte))
            && !is_nothing(text)
            && !text.trim_ascii_start().starts_with(['[', 'b'])
    };
    let all = || {
        let all = subject.request().into_iter().flat_map(texts);
        all.filter(|text| !is_usual(&text.value)).collect()
    };
    // Several rules need them.
    subject.derived.unusual.get_or_init(all).iter().copied()
}

/// A sentence about what nobody means in a value, to append to a help: a placeholder, or an invisible character.
pub(super) fn unmeant(text: &str) -> Option<String> {
    match placeholder(text) {
        Some(tag) => Some(format!("`{tag}` was not filled in; {ADVICE}")),
        None => Some(format!("{}; type the value again", hidden(text)?)),
    }
}

/// A sentence about the first invisible character of a value, to append to a help that says what to write.
pub(super) fn hidden(text: &str) -> Option<String> {
    let is_hidden = |c: &char| is_unseen(*c) || c.is_control() && !c.is_ascii_whitespace();
    let c = text.chars().find(is_hidden)?;
    Some(format!("it holds U+{:04X}, an invisible character", u32::from(c)))
}

/// The help for a malformed value whose right one is known.
pub(super) fn write_instead(right: &str, wrong: &str) -> String {
    match hidden(wrong) {
        Some(words) => format!("write `{right}`; {words}"),
        None if has_other_digits(wrong) => format!("write `{right}`, with the digits 0 to 9"),
        None => format!("write `{right}`"),
    }
}

/// A value as findings quote it.
pub(super) fn quoted(text: &str) -> String {
    if text.is_empty() { "an empty value".to_owned() } else { format!("`{text}`") }
}

/// The URL inside quotes, brackets and blanks, as texts and program code have them; `None` if there is nothing to take
/// off or no URL inside.
pub(super) fn unquoted(text: &str) -> Option<&str> {
    let mut inside = text.trim_matches(is_blank);
    let between = |open: fn(char) -> bool, close: fn(char) -> bool| {
        move |text: &str| text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).map(str::len)
    };
    let pairs = [
        between(is_quote, is_quote),
        between(|c| c == '(', |c| c == ')'),
        between(|c| c == '[', |c| c == ']'),
    ];
    while let Some(length) = pairs.iter().find_map(|between| between(inside)) {
        let start = inside.chars().next().map_or(0, char::len_utf8);
        inside = inside[start..start + length].trim_matches(is_blank);
    }
    inside = without_title(text, inside)?;
    let scheme = inside.split_once("://").map_or("", |(scheme, _)| scheme);
    let is_scheme = !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_scheme && !text.starts_with(scheme) && !inside.contains(is_quote)).then_some(inside)
}

/// The address of a link in brackets, which wikis and chats write with the words that they show for it:
/// `[https://acme.com/1.jpg|hero]`, `[https://acme.com/1.jpg hero]`. `None` if the words may be part of the address.
fn without_title<'t>(text: &str, inside: &'t str) -> Option<&'t str> {
    let Some(end) = inside.find(|c| c == '|' || is_blank(c)) else { return Some(inside) };
    let marks: &[char] = if inside[end..].starts_with('|') { &['[', '<'] } else { &['['] };
    let bracketed = text.trim_start_matches(is_blank).starts_with(marks);
    let address = &inside[..end];
    if bracketed {
        Some(address).filter(|address| address.contains("://"))
    } else {
        Some(inside).filter(|_| !inside.contains('|'))
    }
}

/// Whether a character is a quote or angle bracket, with which no URL begins or ends.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '<' | '>' | '“' | '”' | '„' | '‘' | '’' | '«' | '»')
}

/// Whether a value consists only of digits, at least one.
pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

pub(super) use crate::elements::is_true;
pub(super) use crate::source::{is_blank, is_unseen};

/// Parses a whole number from 0.
pub(super) fn whole(text: &str) -> Option<u64> {
    text.parse().ok().filter(|_| is_digits(text))
}

/// The number of a character reference such as `#60` or `#x3C`.
pub(super) fn code(name: &str) -> Option<u32> {
    let digits = name.strip_prefix('#')?;
    match digits.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok().filter(|_| hex.bytes().all(|b| b.is_ascii_hexdigit())),
        None => digits.parse().ok().filter(|_| is_digits(digits)),
    }
}

/// The digits that the API wants of a telephone number as people write it: without `+`, `00` and punctuation. `None` if
/// it contains letters.
pub(super) fn number_digits(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !is_number_punctuation(*c)).collect();
    is_digits(&digits).then(|| digits.trim_start_matches("00").to_owned()).filter(|rest| !rest.is_empty())
}

/// Whether a character separates the groups of a telephone number.
pub(super) fn is_number_punctuation(c: char) -> bool {
    // Word processors write other hyphens and dashes.
    c.is_whitespace() || "+-.()/".contains(c) || matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// A number without the separators, quotes and brackets of a list.
pub(super) fn unlisted(text: &str) -> &str {
    text.trim_matches(|c| is_blank(c) || is_quote(c) || ",;[](){}".contains(c))
}

/// How many numbers a list of recipients has: pieces separated by `,` or `;`, or whole numbers side by side that
/// together have more digits than one number may. The quotes and brackets of program code do not count. `None` if the
/// text is not a list; a separator beside a single number makes it a list of one.
pub(super) fn listed(text: &str) -> Option<usize> {
    let is_number = |text: &str| {
        let digits = number_digits(unlisted(text)).map_or(0, |digits| digits.len());
        NUMBER_DIGITS.contains(&digits)
    };
    if text.contains([',', ';']) {
        let pieces: Vec<&str> = text.split([',', ';']).filter(|piece| !unlisted(piece).is_empty()).collect();
        let count = |piece: &&str| if is_number(piece) { 1 } else { listed(piece).unwrap_or(0) };
        let numbers: usize = pieces.iter().map(count).sum();
        // Beside a single number, another piece is an extension, a fraction or a group of digits.
        return (numbers > 1 || numbers == pieces.len()).then_some(numbers.max(pieces.len()));
    }
    if text.len() <= *NUMBER_DIGITS.end() {
        return None;
    }
    let apart = |mark: &fn(char) -> bool| {
        let numbers = || text.split(*mark).filter(|number| !number.trim().is_empty());
        numbers().all(is_number).then(|| numbers().count())
    };
    let marks: [fn(char) -> bool; 4] =
        [|c| matches!(c, '/' | '|'), |c| c == '\n', |c| c == '+', char::is_whitespace];
    let together: usize = text.bytes().filter(u8::is_ascii_digit).count();
    marks.iter().filter(|_| together > *NUMBER_DIGITS.end()).find_map(apart).filter(|count| *count > 1)
}

/// Whether a value is a date, with or without a time and offset, in the ISO 8601 profile of RFC 3339. A blank in place
/// of the `T` is accepted.
pub(super) fn is_date_time(text: &str) -> bool {
    is_profiled(text) && exists(text, |_| true)
}

/// Whether a value is a date with a time and a numeric offset or `Z`, also in the basic form of ISO 8601, which has no
/// marks between the digits.
pub(super) fn is_timestamp(text: &str) -> bool {
    let is_basic = || text.get(..9).is_some_and(|date| date.ends_with('T') && is_digits(&date[..8]));
    let whole = |pieces: &Pieces<'_>| pieces.time().is_some() && pieces.offset().is_some();
    (is_profiled(text) || is_basic()) && exists(text, whole)
}

/// Whether a value is a date, perhaps with a time and an offset, that exists and is as complete as wanted. Midnight may
/// be written as the end of its day (ISO 8601, section 4.2.3). The parts are read one by one: the library's own range
/// of moments ends before the last day of the year 9999, which some write for a time that never comes.
fn exists(text: &str, is_whole: fn(&Pieces<'_>) -> bool) -> bool {
    let ends_day = text.get(10..19).is_some_and(|time| time.ends_with("24:00:00"));
    let midnight = if ends_day { format!("{}00:00:00{}", &text[..11], &text[19..]) } else { String::new() };
    Pieces::parse(if ends_day { midnight.as_str() } else { text }).is_ok_and(|pieces| is_whole(&pieces))
}

/// What a value that is no [`is_timestamp`] lacks, to complete a sentence about it.
pub(super) fn no_timestamp(text: &str) -> &'static str {
    if is_dated(text) {
        "names a day, an hour or an offset that does not exist"
    } else {
        "is not a time with an offset"
    }
}

/// Whether a value has a digit wherever a date with a time and an offset has one, and the marks between them.
fn is_dated(text: &str) -> bool {
    let mask: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let rest = ["0000-00-00T00:00:00", "0000-00-00 00:00:00"].iter().find_map(|form| mask.strip_prefix(form));
    rest.is_some_and(|rest| {
        let offset = rest.strip_prefix('.').map_or(rest, |fraction| fraction.trim_start_matches('0'));
        matches!(offset, "Z" | "+00:00" | "-00:00" | "+0000" | "-0000")
    })
}

/// Whether a possible date has a year of four digits followed by a hyphen, and an offset of less than a day (RFC 3339,
/// section 5.6). The date library accepts more.
fn is_profiled(text: &str) -> bool {
    let year = text.split_once('-').is_some_and(|(year, _)| year.len() == 4 && is_digits(year));
    let offset =
        || text.get(10..).and_then(|rest| rest.split(['+', '-']).nth(1)?.get(..2)?.parse::<u8>().ok());
    // RFC 9557 allows the names of zones and calendars after the offset.
    year && !text.contains('[') && offset().is_none_or(|hours| hours < 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_cleaned() {
        for (text, digits) in [
            ("+1 (239) 947-1613", Some("12399471613")),
            ("0012399471613", Some("12399471613")),
            ("12399471613", Some("12399471613")),
            ("1.239.947.1613", Some("12399471613")),
            ("call me", None),
            ("+", None),
            ("00", None),
        ] {
            assert_eq!(number_digits(text).as_deref(), digits, "{text}");
        }
    }

    #[test]
    fn the_address_of_a_link_is_what_stands_before_its_words() {
        for (text, address) in [
            ("<https://a.com/1.jpg|hero>", Some("https://a.com/1.jpg")),
            ("[https://a.com/1.jpg|https://a.com/1.jpg]", Some("https://a.com/1.jpg")),
            ("[https://a.com/1.jpg our hero]", Some("https://a.com/1.jpg")),
            ("[[ https://a.com/1.jpg ]]", Some("https://a.com/1.jpg")),
            ("\"https://a.com/our hero.jpg\"", Some("https://a.com/our hero.jpg")),
            ("\"https://a.com/1.jpg|hero\"", None),
            ("[hero|https://a.com/1.jpg]", None),
        ] {
            assert_eq!(unquoted(text), address, "{text}");
        }
    }

    #[test]
    fn lists_are_told_from_numbers() {
        for (text, count) in [
            ("12399471613,12399471614", Some(2)),
            ("12399471613;", Some(1)),
            (",", Some(0)),
            ("\"12399471613\",\"12399471614\"", Some(2)),
            ("[\"12399471613\", \"12399471614\"]", Some(2)),
            ("(\"12399471613\",)", Some(1)),
            ("[[12399471613],[12399471614]]", Some(2)),
            ("('12399471613','12399471614')", Some(2)),
            ("“12399471613” 12399471614", Some(2)),
            ("\"12399471613\"", None),
            ("\"1,239,947,1613\"", None),
            ("12399471613, 12399471614, Jane", Some(3)),
            ("12399471613 12399471614,12399471615", Some(3)),
            ("+1 239 947 1613;ext=1", None),
            ("12,399,471,613", None),
            ("12399471613,0", None),
            ("12399471613 12399471614", Some(2)),
            ("+1 239-947-1613 / +1 239-947-1614", Some(2)),
            ("+1 239 947 1613\n +1 239 947 1614 ", Some(2)),
            ("+1 239 947 1613 +1 239 947 1614", Some(2)),
            ("12399471613|12399471614|12399471615", Some(3)),
            ("12399471613", None),
            ("+49 (0)151 / 123 456 78", None),
            ("12345678901234567890", None),
            ("call 12399471613 or 12399471614", None),
        ] {
            assert_eq!(listed(text), count, "{text}");
        }
    }

    #[test]
    fn what_nobody_sees_is_named() {
        assert_eq!(
            unmeant("a\u{200B}b").as_deref(),
            Some("it holds U+200B, an invisible character; type the value again")
        );
        for c in ['\u{34F}', '\u{61C}', '\u{180E}', '\u{FE0F}'] {
            assert!(unmeant(&format!("12399{c}471613")).is_some(), "{c:?}");
        }
        assert_eq!(unmeant("早安 é 👩"), None);
    }

    #[test]
    fn times_that_do_not_exist_are_told_from_other_words() {
        for text in ["2024-02-30T25:00:00Z", "2024-02-30 05:00:00-05:00", "2024-01-01T00:00:00.5+99:00"] {
            assert!(!is_timestamp(text) && is_dated(text), "{text}");
        }
        for text in ["2024-02-30T05:00:00", "2024-02-30", "tomorrow", ""] {
            assert!(!is_dated(text), "{text}");
        }
    }

    #[test]
    fn times_are_told_apart() {
        for (text, date_time, timestamp) in [
            ("2014-06-07T07:27:29-05:00", true, true),
            ("2014-06-07T07:27:29Z", true, true),
            ("2014-06-07 07:27:29-05:00", true, true),
            ("2014-06-07T07:27:29", true, false),
            ("2014-06-07", true, false),
            ("2014-02-30", false, false),
            ("20140607", false, false),
            ("+002014-06-07T07:27:29Z", false, false),
            ("2014-06-07T07:27:29+25:00", false, false),
            ("2014-06-07T07:27:29-0430", true, true),
            ("9999-12-31T23:59:59+00:00", true, true),
            ("9999-12-31T23:59:59Z", true, true),
            ("2014-06-07T24:00:00+00:00", true, true),
            ("2014-06-07T24:00:01Z", false, false),
            ("2014-06-07T25:00:00Z", false, false),
            ("20140607T072729Z", false, true),
            ("20140230T072729Z", false, false),
            ("20140607T072729", false, false),
            ("07/06/2014", false, false),
            ("tomorrow", false, false),
            ("", false, false),
        ] {
            assert_eq!((is_date_time(text), is_timestamp(text)), (date_time, timestamp), "{text}");
        }
    }
}
