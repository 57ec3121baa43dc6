//! `url-whitespace`

use crate::check::edits::rewritten;
use crate::check::merge_tags::tags;
use crate::check::rule::rule;
use crate::check::rules::url_not_absolute::{APART, SEVERAL};
use crate::check::slide_media::links;
use crate::check::syntax::recognise::template_tags::placeholder;
use crate::check::values::unquoted;
use crate::check::{About, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::message::PartKind;
use crate::reference::encoded;
use crate::xml::{escaped, is_char};

rule! {
    /// A URL has no white space in it or around it
    ///
    /// # Why
    /// Whether the service trims is undocumented, and a blank inside a URL ends it.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><image><url> http://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/spring 1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/1.jpg, http://www.yoursite.com/2.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/spring&#9;1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><image><url>htt ps://www.yoursite.com/1.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><image><url>http://www.yoursite.com/spring%201.jpg</url></image><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - RFC 3986 (2005), section 2: a URL holds no white space
    "url-whitespace", Level::ERROR, PartKind::COPY_CODES, About::Spelling, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject) {
        let text = link.text.trim();
        let around = text.len() < link.url.value.len();
        let graphic = link.is_plain() || link.text.bytes().all(|byte| byte.is_ascii_graphic());
        // What is around the URL is reported by `url-not-absolute`; this looks at the rest, without the blanks of what
        // a template has not filled in. What is not a character of XML, such as U+000B, is reported by
        // `control-character`.
        let taken = || unquoted(link.text).is_some() || !link.text.chars().all(is_char);
        if graphic && !around || taken() || placeholder(link.text).is_some_and(|place| place.contains(' ')) {
            continue;
        }
        let inside = !graphic && text.contains(char::is_whitespace);
        if inside && several(text) {
            findings.report(link.fetch_finding(SEVERAL).help(APART));
            continue;
        }
        let message = match (around, inside) {
            (_, true) => "white space is inside the URL",
            (true, false) => "white space is around the URL",
            (false, false) => continue,
        };
        let finding = link.fetch_finding(message);
        findings.report(match closed_up(text) {
            Ok((closed, safety)) => {
                // What else the URL must not hold is encoded too: it is one finding.
                let right = if has_tag(text) { closed.as_str().into() } else { encoded(&closed) };
                finding
                    .help(format!("write `{}`", escaped(&right)))
                    .fix(safety, rewritten(subject, link.url, &right))
            }
            Err(Unclear::Blank(c)) => finding.help(format!(
                "write `%20` where a blank is meant, or `{}` if the file's name holds U+{:04X}",
                percent_encoded(c),
                u32::from(c)
            )),
            Err(Unclear::Place) if text.contains("//") => {
                finding.help("only the path may hold a blank, written as `%20`")
            }
            Err(Unclear::Place) => finding
                .help("it is not a whole URL; only the path of a URL may hold a blank, written as `%20`"),
        });
    }
}

/// Whether a merge tag is in the URL, whose braces are its own.
fn has_tag(url: &str) -> bool {
    tags(url).next().is_some()
}

/// Why nobody knows what white space in a URL was meant to be.
enum Unclear {
    /// It is not in the path, or what it is in is no URL.
    Place,
    /// It is another blank than U+0020, which may be in the name of the file.
    Blank(char),
}

/// The URL without white space. A blank comes from a file's name and is encoded; a line break comes from a
/// wrapped line, or from anything else.
fn closed_up(url: &str) -> Result<(String, Safety), Unclear> {
    let (mut closed, mut safety, mut rest) = (String::new(), Safety::Safe, url);
    let split =
        url.split_once("//").and_then(|(scheme, host)| Some((scheme.trim_end().strip_suffix(':')?, host)));
    if let Some((scheme, after)) = split {
        let (scheme, host) = (scheme.trim_end(), after.trim_start());
        let joined: String = scheme.split_whitespace().collect();
        let scheme_end = if matches!(&*joined, "http" | "https") { &joined } else { scheme };
        let (name, path) = host.split_at(host.find('/').unwrap_or(host.len()));
        if scheme_end.contains(char::is_whitespace) || name.contains(char::is_whitespace) {
            return Err(Unclear::Place);
        }
        if scheme_end.len() + "://".len() + host.len() < url.len() {
            safety = Safety::Unsafe;
        }
        (closed, rest) = (format!("{scheme_end}://{name}"), path);
    } else if url.contains(char::is_whitespace) && !is_path(url) {
        return Err(Unclear::Place);
    }
    while let Some(at) = rest.find(char::is_whitespace) {
        let (word, gap) = rest.split_at(at);
        let gap_len = gap.len() - gap.trim_start().len();
        closed.push_str(word);
        // What follows the end of a file's name may be no part of it.
        let named = word.rsplit('/').next().is_some_and(|name| name.contains('.'));
        if gap[..gap_len].chars().all(|c| c == ' ') {
            closed.push_str(&"%20".repeat(gap_len));
        } else if let Some(odd) = gap[..gap_len].chars().find(|c| !is_from_wrapping(*c)) {
            return Err(Unclear::Blank(odd));
        } else {
            safety = Safety::Unsafe;
        }
        if named {
            safety = Safety::Unsafe;
        }
        rest = &gap[gap_len..];
    }
    Ok((closed + rest, safety))
}

/// Whether white space may be there only because a line was wrapped or indented.
fn is_from_wrapping(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A character as a URL holds it.
fn percent_encoded(c: char) -> String {
    c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Whether a text without a scheme is the path of a file. It may be anything, such as a template's `{{ image }}`.
fn is_path(text: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || " /-_.~%".contains(c);
    let (_, extension) = text.rsplit_once('.').unwrap_or_default();
    text.chars().all(is_plain) && !extension.is_empty() && extension.chars().all(char::is_alphanumeric)
}

/// Whether another URL begins after white space.
fn several(text: &str) -> bool {
    let begins = |word: &str| {
        word.split_once("://").is_some_and(|(scheme, _)| scheme.bytes().all(|b| b.is_ascii_alphabetic()))
    };
    text.split([' ', ',', ';', '\t', '\r', '\n', '|']).filter(|word| begins(word)).nth(1).is_some()
}
