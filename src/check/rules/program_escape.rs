//! `program-escape`

use crate::check::edits::rewritten;
use crate::check::rule::rule;
use crate::check::values::{is_nothing, unusual_texts};
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::dialect::Term;

rule! {
    /// Texts hold no escapes of program code
    ///
    /// # Why
    /// `\u00e9` is `é` and `\n` a line break in JSON and in the strings of programs. XML knows no such escapes, and the
    /// recipient reads them as they stand. `b'Hello'` and `[object Object]` are what Python and JavaScript print of a
    /// value that is no text, `=C3=A9` is `é` in mails, and `undefined`, `null`, `None` and `NaN` what programs print
    /// where they have none.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><message-text>caf\u00e9 \ud83d\ude00</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>Hello\nSee you soon</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>[object Object]</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>undefined</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml send
    /// <to>4915112345678</to>
    /// <from-mask>null</from-mask>
    /// ```
    /// ```xml save
    /// <slide><message-text>caf=C3=A9 =3D good</message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>x=3D, size=C3=D4</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>None of it is null and void</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>Is it on C:\new, yes\no? ¯\_(ツ)_/¯</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>b'day sale, [today only]</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - RFC 8259 (2017), section 7: the escapes of JSON
    /// - RFC 2045 (1996), section 6.7: quoted-printable
    "program-escape", Level::WARNING, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let masks = subject.request().into_iter().filter_map(|request| request.fields.filled(Term::FromMask));
    let masks = masks.map(|mask| &mask.value).filter(|mask| is_nothing(&mask.value));
    let name = subject.request().and_then(|request| request.fields.filled(Term::Name));
    for value in unusual_texts(subject).chain(masks) {
        // The name of a message is shown in lists of messages alone.
        let is_name = name.is_some_and(|name| name.value.span == value.span);
        let seen = if is_name { "the name shows" } else { "the recipient sees" };
        if let Some((message, help, inside)) = printed(value.value.trim_ascii(), seen) {
            let edits = inside.map(|inside| rewritten(subject, value, inside)).unwrap_or_default();
            findings.report(Finding::at(value.span, message).help(help).fix(Safety::Unsafe, edits));
            continue;
        }
        let of_program = "write the character itself: XML does not know escapes of program code";
        let of_mail = "write the character itself: the text was encoded for a mail, as quoted-printable";
        let escaped = unescaped(&value.value).map(|(first, meant)| (first, meant, of_program));
        let escaped =
            escaped.or_else(|| printable(&value.value).map(|(first, meant)| (first, meant, of_mail)));
        let Some((first, meant, help)) = escaped else { continue };
        findings.report(
            Finding::at(value.span, format!("{seen} `{first}` as it is written"))
                .help(help)
                .fix(Safety::Unsafe, rewritten(subject, value, &meant)),
        );
    }
}

/// What to say of a value that a program has printed in place of a text, and the text inside it if it can be told.
/// `seen` says who sees it.
fn printed<'t>(text: &'t str, seen: &str) -> Option<(String, &'static str, Option<&'t str>)> {
    if is_nothing(text) {
        let help =
            "write the text that is meant, or leave the element out: a program has printed that it has none";
        return Some((format!("all of the text is `{text}`"), help, None));
    }
    let quoted = text.strip_prefix('b').and_then(|rest| {
        ['\'', '"'].iter().find_map(|quote| rest.strip_prefix(*quote)?.strip_suffix(*quote))
    });
    if let Some(inside) = quoted {
        let quote = &text[..2];
        return Some((
            format!("{seen} `{quote}` before the text"),
            "write only what is between the quotes: a program has printed bytes in place of a text",
            Some(inside).filter(|inside| !inside.contains('\\') && !inside.trim_ascii().is_empty()),
        ));
    }
    let kind = text.strip_prefix("[object ")?.strip_suffix(']')?;
    kind.bytes().all(|byte| byte.is_ascii_alphanumeric()).then(|| {
        let help = "write the text that is meant: a program has printed only what kind of value it has";
        (format!("{seen} `{text}` as it is written"), help, None)
    })
}

/// The escapes that come with line breaks in the strings of programs.
const WITH_BREAKS: &[(&str, char)] = &[("\\r\\n", '\n'), ("\\n", '\n'), ("\\\"", '"')];

/// The escapes of JSON that stand for characters of texts.
const OF_JSON: &[(&str, char)] =
    &[("\\r\\n", '\n'), ("\\n", '\n'), ("\\\"", '"'), ("\\/", '/'), ("\\\\", '\\'), ("\\t", '\t')];

/// The first escape of a text, and the text with what its escapes stand for; `None` if it has none.
fn unescaped(text: &str) -> Option<(&str, String)> {
    let is_numbered = text.match_indices("\\u").any(|(at, _)| number(&text[at..]).is_some());
    let signs = match (is_numbered, has_breaks(text)) {
        // Nobody writes a character's number but in the source of a string.
        (true, _) => OF_JSON,
        (false, true) => WITH_BREAKS,
        (false, false) => return None,
    };
    let (mut meant, mut first, mut at) = (String::new(), None, 0);
    while let Some(start) = text[at..].find('\\').map(|found| at + found) {
        meant.push_str(&text[at..start]);
        let rest = &text[start..];
        let sign = || {
            let found = signs.iter().find(|(sign, _)| rest.starts_with(sign));
            found.map(|(sign, c)| (*c, sign.len()))
        };
        let Some((c, len)) = number(rest).or_else(sign) else {
            meant.push('\\');
            at = start + 1;
            continue;
        };
        meant.push(c);
        at = start + len;
        first = first.or(Some(&text[start..at]));
    }
    Some((first?, meant + &text[at..]))
}

/// The first character beyond ASCII of a text in quoted-printable (RFC 2045, section 6.7), as it is written there, and
/// the text decoded. `None` if no such character is in it: `=3D` may be a value.
fn printable(text: &str) -> Option<(&str, String)> {
    let byte = |at: usize| {
        let digits = text.get(at..at + 3)?.strip_prefix('=')?;
        let is_hex = digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'A'..=b'F'));
        u8::from_str_radix(digits, 16).ok().filter(|_| is_hex)
    };
    let (mut meant, mut first, mut at) = (Vec::new(), None, 0);
    while let Some(start) = text[at..].find('=').map(|found| at + found) {
        meant.extend_from_slice(&text.as_bytes()[at..start]);
        at = start;
        while let Some(byte) = byte(at) {
            meant.push(byte);
            at += 3;
            if first.is_none() && !byte.is_ascii() {
                first = text.get(start..at + 3);
            }
        }
        let rest = &text[start..];
        if at == start {
            // At the end of a line, it joins the line with the next.
            let joint = ["=\n", "=\r\n"].into_iter().find(|joint| rest.starts_with(joint));
            meant.extend(joint.is_none().then_some(b'='));
            at += joint.map_or(1, str::len);
        }
    }
    meant.extend_from_slice(&text.as_bytes()[at..]);
    Some((first?, String::from_utf8(meant).ok()?))
}

/// The character that a text begins with the number of, `\u00e9` or `\ud83d\ude00`, and how many bytes that takes.
fn number(text: &str) -> Option<(char, usize)> {
    let unit = |text: &str| {
        let digits = text.strip_prefix("\\u")?.get(..4)?;
        u16::from_str_radix(digits, 16).ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let first = unit(text)?;
    let whole = char::from_u32(u32::from(first)).map(|c| (c, 6));
    let pair = || {
        let second = unit(text.get(6..)?)?;
        char::decode_utf16([first, second]).next()?.ok().map(|c| (c, 12))
    };
    whole.or_else(pair).filter(|(c, _)| !c.is_control() || *c == '\n')
}

/// Whether `\n` stands for a line break: several times, at the end, or before a capital or a blank. `yes\no` and
/// `C:\new` are something else.
fn has_breaks(text: &str) -> bool {
    let ends = |at: usize| {
        let next = text[at + 2..].chars().next();
        next.is_none_or(|c| !c.is_alphanumeric() && c != '_' || c.is_uppercase())
    };
    let mut found = text.match_indices("\\n").filter(|(at, _)| !text[..*at].ends_with(':')).map(|(at, _)| at);
    found.clone().nth(1).is_some() || found.any(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_encoded_for_a_mail_is_told_from_equals_signs() {
        for (text, meant) in [
            ("caf=C3=A9 =3D good", Some(("=C3=A9", "café = good"))),
            ("Sale=E2=80=94now, a long =\nline", Some(("=E2=80", "Sale—now, a long line"))),
            ("a =3D b", None),
            ("1+1=2, x=C3", None),
            ("caf=c3=a9", None),
            ("caf=E9", None),
            ("=", None),
            ("a==\n=C3=A9=", Some(("=C3=A9", "a=é="))),
        ] {
            let found = printable(text);
            let found = found.as_ref().map(|(first, meant)| (*first, meant.as_str()));
            assert_eq!(found, meant, "{text}");
        }
    }

    #[test]
    fn escapes_are_told_from_other_backslashes() {
        for (text, meant) in [
            ("caf\\u00e9 \\ud83d\\ude00!", Some("café 😀!")),
            ("Hello\\nYou", Some("Hello\nYou")),
            ("a\\r\\nb\\r\\nc", Some("a\nb\nc")),
            ("see you\\n", Some("see you\n")),
            ("Hello\\nworld \\u00e9 \\\"q\\\" a\\/b", Some("Hello\nworld é \"q\" a/b")),
            ("C:\\\\new \\u00e9", Some("C:\\new é")),
            ("\\\"Hello\\\"\\nYou", Some("\"Hello\"\nYou")),
            ("say \\\"hi\\\"", None),
            ("yes\\no", None),
            ("C:\\new", None),
            ("\\ud83d alone, \\u12, \\u+0e9", None),
            ("\\o/", None),
        ] {
            assert_eq!(unescaped(text).map(|(_, meant)| meant).as_deref(), meant, "{text}");
        }
    }
}
