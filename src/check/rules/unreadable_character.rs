//! `unreadable-character`

use crate::check::edits::rewritten;
use crate::check::rule::rule;
use crate::check::values::unusual_texts;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::source::{EncodingFault, Spanned, misread, windows_1252};

rule! {
    /// Texts hold no characters that stand for others or for lost ones
    ///
    /// # Why
    /// `&#146;` was an apostrophe in Windows-1252. In XML it is a control character that shows nothing, or a box. U+FFFD
    /// is what programs write in place of bytes that they could not read. Both are well-formed, so that the service takes
    /// them, and recipients read `Toms` or `caf` and a question mark.
    ///
    /// # Fails
    /// ```xml save
    /// <slide><message-text>Tom&#146;s &#147;deal&#148; and so on&#133;</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>caf&#xFFFD;</message-text><duration>5</duration></slide>
    /// ```
    /// ```xml save
    /// <slide><message-text>cafï¿½ au lait</message-text><duration>5</duration></slide>
    /// ```
    /// # Passes
    /// ```xml save
    /// <slide><message-text>Tom&#8217;s &#8220;deal&#8221; and so on&#8230;</message-text><duration>5</duration></slide>
    /// ```
    /// # Sources
    /// - W3C, Extensible Markup Language 1.0, fifth edition (2008), section 2.2: documents should not hold U+007F to U+009F
    /// - WHATWG, HTML (2024), section 13.2.5.80: browsers read the numbers 128 to 159 as Windows-1252
    /// - The Unicode Standard 15 (2022), section 23.8: U+FFFD, the replacement character
    "unreadable-character", Level::WARNING, [], About::Content, check
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    // In a document that is not UTF-8, that is the mistake.
    let garbled = matches!(subject.source.encoding_fault(), Some(EncodingFault::Invalid { .. }));
    for value in unusual_texts(subject) {
        let raw = &subject.source.text()[value.span.range()];
        // As itself, U+0085 is the line break of some machines.
        let meant = |c: char| windows_number(c).filter(|_| c != '\u{85}' || !raw.contains(c));
        // In a text that is encoded twice, it may be a byte of another character.
        let is_byte =
            || misread(&value.value).is_some_and(|misread| misread.meant.chars().all(|c| meant(c).is_none()));
        let number = value.value.chars().find_map(|c| Some((c, meant(c)?))).filter(|_| !is_byte());
        if let Some((c, right)) = number {
            let code = u32::from(c);
            let all: String = value.value.chars().map(|c| meant(c).unwrap_or(c)).collect();
            let finding = Finding::at(
                value.span,
                format!(
                    "U+{code:04X} is a control character; as number {code} of Windows-1252 it is `{right}`"
                ),
            );
            findings.report(
                finding
                    .help(format!("write `{right}`, or `&#{};`", u32::from(right)))
                    .fix(Safety::Unsafe, rewritten(subject, value, &all)),
            );
        }
        if !garbled && value.value.contains(char::REPLACEMENT_CHARACTER) {
            findings.report(lost(value, "\u{FFFD}", "U+FFFD"));
        } else if value.value.contains(LOST_TWICE) {
            findings.report(lost(value, LOST_TWICE, "`ï¿½`"));
        }
    }
}

/// The character that has the number of a control character in Windows-1252.
fn windows_number(c: char) -> Option<char> {
    u8::try_from(c).ok().filter(|byte| (0x80..0xA0).contains(byte)).and_then(windows_1252)
}

/// U+FFFD as a program writes it that takes UTF-8 for Windows-1252 and encodes it again.
const LOST_TWICE: &str = "ï¿½";

/// The finding for what stands for characters that are lost; `shown` is how it is quoted.
fn lost(value: &Spanned<String>, mark: &str, shown: &str) -> Finding {
    let before = value.value.split(mark).next().unwrap_or_default();
    let word = before.split(char::is_whitespace).next_back().unwrap_or_default();
    let place = if word.is_empty() { String::new() } else { format!(" after `{word}`") };
    Finding::at(value.span, format!("{shown}{place}: a program could not read the character there"))
        .help("write the character, and let the program read its texts in their encoding")
}
