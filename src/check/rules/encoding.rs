//! `encoding`

use crate::check::rule::rule;
use crate::check::{About, Finding, Findings, Level, Subject};
use crate::diagnostic::Safety;
use crate::source::{EncodingFault, Span, has_other_encoding, windows_1252};
use crate::xml::{SyntaxError, SyntaxErrorKind};

rule! {
    /// A document is UTF-8
    ///
    /// # Why
    /// The service reads UTF-8. In another encoding letters beyond ASCII arrive as others, or the request does
    /// not parse at all.
    ///
    /// # Fails
    /// ```xml
    /// <?xml version="1.0" encoding="ISO-8859-1"?>
    /// <request><action>getMMSTemplates</action><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key></request>
    /// ```
    /// # Passes
    /// ```xml
    /// <?xml version="1.0" encoding="utf-8"?>
    /// <request><action>getMMSTemplates</action><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key></request>
    /// ```
    /// # Sources
    /// - Skycore API, introduction (about 2020): UTF-8 XML as the raw body
    /// - Sinch XML service, appendix of error codes (2021): E108, the request does not parse
    "encoding", Level::ERROR, ["E108"], About::Syntax, check
}

/// How the declaration of a document in UTF-8 reads.
const DECLARE: &str = "declare `encoding=\"UTF-8\"`, or leave the declaration out";

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(fault) = subject.source.encoding_fault() else { return };
    // What is not a name at all is a mistake of form.
    let malformed = |error: &SyntaxError| matches!(error.kind, SyntaxErrorKind::BadDeclaration(_));
    let named = !matches!(fault, EncodingFault::Declared { known: false, .. });
    if !named && subject.document.errors().iter().any(malformed) {
        return;
    }
    let start = subject.document.start();
    let within = |range: &std::ops::Range<usize>| Span::new(start.source, range.clone());
    // Changing the declaration is enough only where the bytes are UTF-8 anyway.
    let is_utf8 = subject.source.encoded("").is_some();
    let declared = |range: &std::ops::Range<usize>| {
        is_utf8.then(|| (within(range), "UTF-8".to_owned())).into_iter().collect()
    };
    findings.report(match fault {
        EncodingFault::Wide { name, marked } => {
            let mark = if *marked { "with" } else { "without" };
            let save = format!("save it as UTF-8, for example with `iconv -f {name} -t UTF-8`");
            let declares = has_other_encoding(subject.source.text());
            let help = if declares { format!("{save}, and then {DECLARE}") } else { save };
            Finding::at(start, format!("the document is {name}, {mark} a byte order mark")).help(help)
        }
        EncodingFault::Contradicted { name, range, actual } => {
            let finding = Finding::at(
                within(range),
                format!("the document declares the encoding `{name}`, but is {actual}"),
            );
            match *actual {
                "UTF-8" => finding.help(DECLARE).fix(Safety::Safe, declared(range)),
                wide => finding.help(format!(
                    "save it as UTF-8, for example with `iconv -f {wide} -t UTF-8`, and then {DECLARE}"
                )),
            }
        }
        // The document was cut off inside a character, and is reported as cut off.
        EncodingFault::Invalid { first, count: 1, .. } if first.end == subject.source.text().len() => return,
        EncodingFault::Invalid { first, count, bytes } => {
            let words = match count {
                1 => "one sequence of bytes is not UTF-8".to_owned(),
                _ => format!("{count} sequences of bytes are not UTF-8"),
            };
            Finding::at(within(first), words).label("the first").help(repair(subject, bytes))
        }
        EncodingFault::Declared { name, range, known: true } => {
            Finding::at(within(range), format!("the document declares the encoding `{name}`"))
                .help(format!("save it as UTF-8 and {DECLARE}"))
                .fix(Safety::Safe, declared(range))
        }
        EncodingFault::Declared { name, range, known: false } => {
            Finding::at(within(range), format!("`{name}` is not an encoding that documents are read in"))
                .help(DECLARE)
                .fix(Safety::Safe, declared(range))
        }
    });
}

/// What to do about bytes that are not UTF-8. Where others are, the document was put together from several sources, and
/// no conversion of all of it is right.
fn repair(subject: &Subject<'_>, bytes: &[u8]) -> String {
    if let Some(c) = surrogates(bytes) {
        return format!(
            "these six bytes are `{c}` as its two halves in UTF-16, which Java and older databases write; write it in \
             UTF-8, in four"
        );
    }
    let is_utf8 = |c: char| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER;
    let c = bytes.first().and_then(|byte| Some((byte, windows_1252(*byte)?)));
    match c.filter(|_| subject.source.text().contains(is_utf8)) {
        Some((byte, c)) => format!(
            "the rest is UTF-8, so write only this anew; in Windows-1252 the byte 0x{byte:02X} is `{c}`"
        ),
        None => "save it as UTF-8; if it comes from Windows: `iconv -f WINDOWS-1252 -t UTF-8`".to_owned(),
    }
}

/// The character that six bytes are in CESU-8, which encodes both of its surrogates (Unicode Technical Report 26).
fn surrogates(bytes: &[u8]) -> Option<char> {
    let unit = |bytes: &[u8]| match bytes {
        [0xED, second @ 0xA0..=0xBF, third @ 0x80..=0xBF] => {
            Some(0xD000 | u16::from(second & 0x3F) << 6 | u16::from(third & 0x3F))
        }
        _ => None,
    };
    let (high, low) = bytes.split_at_checked(3)?;
    char::decode_utf16([unit(high)?, unit(low)?]).next()?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::assets::Assets;
    use crate::source::{Origin, Source, Sources};

    #[test]
    fn the_advice_fits_the_bytes() {
        let pair = b"\xED\xA0\xBD\xED\xB8\x80";
        for (text, words) in [
            (&b"Tom\x92s"[..], "`iconv -f WINDOWS-1252 -t UTF-8`"),
            ("Tom\u{0}s “deal”".as_bytes(), "the byte 0x92 is `’`"),
            (pair, "these six bytes are `😀`"),
        ] {
            let bytes: Vec<u8> = text.iter().map(|byte| if *byte == 0 { 0x92 } else { *byte }).collect();
            let (sources, id) =
                Sources::of_one(Source::new(Origin::Stdin, [b"<a>", &bytes[..], b"</a>"].concat()));
            let source = sources.get(id);
            let (document, assets) = (crate::xml::parse(id, source.text()), Assets::default());
            let message = crate::message::read(&document);
            let subject = Subject::new(source, &document, &message, &assets);
            let Some(EncodingFault::Invalid { bytes, .. }) = source.encoding_fault() else { panic!() };
            let advice = repair(&subject, bytes);
            assert!(advice.contains(words), "{advice}");
        }
    }
}
