//! The message as MIME: multipart/related with the presentation first, every part in base64 lines of 76 characters,
//! CRLF everywhere (RFC 2045, RFC 2387). [`size()`] returns exactly the number of bytes that [`write()`] writes.

use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::body::{Open, copy};
use super::encoding::base64_lines;
use super::layout::{Layout, LayoutPart};

/// The boundary. It contains characters outside the base64 alphabet, so that no line of data can equal it.
const BOUNDARY: &str = "----=_mmsctl_0001";

/// The longest subject that is written without encoding; RFC 5322 allows lines of 998 characters.
const PLAIN_SUBJECT: usize = 200;

/// Raw bytes of an encoded word: 45 make 60 characters, 72 with the delimiters, of the 75 that RFC 2047 allows.
const WORD: usize = 45;

/// Raw bytes of a base64 line: 57 make 76 characters.
const LINE: usize = 57;

/// The length of the message in bytes; a part of unknown length counts as empty.
#[must_use]
pub fn size(layout: &Layout) -> u64 {
    let parts = layout.parts.iter().map(|part| {
        let head = part_head(part).len() as u64;
        head.saturating_add(base64_lines(part.bytes.unwrap_or(0)))
    });
    let presentation = presentation_head().len() as u64 + base64_lines(layout.presentation.len() as u64);
    let fixed = head(layout).len() as u64 + presentation + closing().len() as u64;
    parts.fold(fixed, u64::saturating_add)
}

/// Writes the message; `open` returns the data of each part that is not text.
///
/// # Errors
/// If data cannot be read, if their length is not the declared one, or if `out` cannot be written to.
pub fn write(layout: &Layout, open: &mut Open<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(head(layout).as_bytes())?;
    out.write_all(presentation_head().as_bytes())?;
    write_lines(layout.presentation.as_bytes(), out)?;
    for part in &layout.parts {
        out.write_all(part_head(part).as_bytes())?;
        copy(part, open, &mut |bytes| write_lines(bytes, out))?;
    }
    out.write_all(closing().as_bytes())
}

fn head(layout: &Layout) -> String {
    let subject = layout.subject.as_deref().map_or(String::new(), subject);
    format!(
        "MIME-Version: 1.0\r\n{subject}Content-Type: multipart/related; type=\"application/smil\"; \
         start=\"<smil>\"; boundary=\"{BOUNDARY}\"\r\n\r\n"
    )
}

fn presentation_head() -> String {
    headers("application/smil; charset=utf-8", "smil.xml", "smil")
}

fn part_head(part: &LayoutPart) -> String {
    let charset = if part.text.is_some() { "; charset=utf-8" } else { "" };
    headers(&format!("{}{charset}", part.mime), &part.name, &part.name)
}

fn headers(content_type: &str, name: &str, id: &str) -> String {
    format!(
        "--{BOUNDARY}\r\nContent-Type: {content_type}; name=\"{name}\"\r\nContent-ID: <{id}>\r\n\
         Content-Location: {name}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
}

fn closing() -> String {
    format!("--{BOUNDARY}--\r\n")
}

/// The subject header: unencoded if it is short printable ASCII, in encoded words otherwise (RFC 2047).
fn subject(subject: &str) -> String {
    let plain = subject.bytes().all(|b| (b' '..=b'~').contains(&b));
    if plain && subject.len() <= PLAIN_SUBJECT && !subject.contains("=?") {
        return format!("Subject: {subject}\r\n");
    }
    let mut words: Vec<String> = vec![String::new()];
    for c in subject.chars() {
        let last = words.last_mut().expect("never empty");
        if last.len() + c.len_utf8() > WORD {
            words.push(String::from(c));
        } else {
            last.push(c);
        }
    }
    let encoded: Vec<String> =
        words.iter().map(|word| format!("=?utf-8?B?{}?=", STANDARD.encode(word))).collect();
    format!("Subject: {}\r\n", encoded.join("\r\n "))
}

fn write_lines(bytes: &[u8], out: &mut dyn Write) -> io::Result<()> {
    for line in bytes.chunks(LINE) {
        write!(out, "{}\r\n", STANDARD.encode(line))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::info::MediaInfo;
    use crate::media::kind::MediaKind;
    use crate::size::layout::LayoutKind;
    use mail_parser::{MessageParser, MimeHeaders};
    use proptest::prelude::*;

    /// API facts §6.4, worked example: one slide of a 500,000-byte JPEG and 17 bytes of text.
    #[test]
    fn the_worked_example_comes_out() {
        let xml = "<request><action>saveMMS</action><message-subject>The subject</message-subject><slide>\
                   <image><url>http://www.yoursite.com/1.jpg</url></image>\
                   <message-text>Seventeen chars!!</message-text></slide></request>";
        let layout = crate::size::layout::tests::layout(xml, MediaKind::Jpeg, 500_000);
        assert_eq!(head(&layout).len(), 147);
        assert_eq!(presentation_head().len(), 170);
        assert_eq!(layout.presentation.len(), 343);
        assert_eq!(base64_lines(343), 474);
        assert_eq!(part_head(&layout.parts[0]).len(), 144);
        assert_eq!(part_head(&layout.parts[1]).len(), 159);
        assert_eq!(closing().len(), 23);
        assert_eq!(size(&layout), 685_355);
    }

    fn text_part(index: usize, text: &str) -> LayoutPart {
        LayoutPart {
            slide: index + 1,
            kind: LayoutKind::Text,
            reference: String::new(),
            name: format!("{index}.txt"),
            format: None,
            info: None,
            mime: "text/plain",
            bytes: Some(text.len() as u64),
            text: Some(text.to_owned()),
        }
    }

    proptest! {
        #[test]
        fn what_is_counted_is_what_is_written_and_reads_back(
            subject in proptest::option::of("\\PC{0,90}"),
            bodies in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..300), 1..9),
            texts in proptest::collection::vec("(\\PC|[\r\n\t]){1,200}", 0..4),
        ) {
            let files: Vec<_> = bodies
                .iter()
                .enumerate()
                .map(|(i, body)| {
                    let kind = [MediaKind::Jpeg, MediaKind::Mp3][i % 2];
                    (format!("{i}"), Some(MediaInfo::new(kind, body.len() as u64)))
                })
                .collect();
            let mut layout = Layout { subject: subject.clone(), ..Layout::of_files(&files) };
            layout.parts.extend(texts.iter().enumerate().map(|(i, text)| text_part(i, text)));
            let mut written = Vec::new();
            let mut open =
                |part: &LayoutPart| Ok(Box::new(&bodies[part.slide - 1][..]) as Box<dyn io::Read + '_>);
            write(&layout, &mut open, &mut written).unwrap();
            prop_assert_eq!(written.len() as u64, size(&layout));
            prop_assert!(written.split(|b| *b == b'\n').all(|line| line.len() <= 998));
            let message = MessageParser::default().parse(&written).unwrap();
            if let Some(subject) = subject.filter(|subject| !subject.trim().is_empty()) {
                let read = message.subject().unwrap_or_default();
                prop_assert_eq!(read.trim(), subject.trim());
            }
            let parts: Vec<_> = message.parts.iter().skip(2).map(|part| part.contents().to_vec()).collect();
            let sent: Vec<_> = bodies.into_iter().chain(texts.into_iter().map(String::into_bytes)).collect();
            prop_assert_eq!(parts, sent);
            prop_assert_eq!(message.parts[1].content_id(), Some("smil"));
        }
    }
}
