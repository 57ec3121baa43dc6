//! One text with its origin: what it was decoded from, the places in it, and its secrets.

use std::sync::{Arc, OnceLock};

use super::decode::{Layout, decode};
use super::form::unwrap;
use super::lines::LineIndex;
use super::mask::Secrets;
use super::part::Places;
use super::{EncodingFault, FormField, Origin, Part, Position, offset};

/// One text with its origin.
#[derive(Debug)]
pub struct Source {
    origin: Origin,
    text: String,
    layout: Layout,
    fault: Option<EncodingFault>,
    /// The text that contains this one, and where in it this one is.
    whole: Option<(Arc<Source>, Places)>,
    form: Option<FormField>,
    lines: OnceLock<LineIndex>,
    secrets: OnceLock<Secrets>,
}

impl Source {
    /// Decodes `bytes`, and takes the document out of a form field if it is in one. Never fails: anything that could
    /// not be decoded is recorded in [`Source::encoding_fault`].
    #[must_use]
    pub fn new(origin: Origin, bytes: Vec<u8>) -> Self {
        let whole = Self::bare(origin, bytes);
        let Some((field, part)) = unwrap(&whole.text) else { return whole };
        let inside = Self::of_part(&Arc::new(whole), part);
        // The document's XML declaration applies inside a form field too.
        let declared = decode(inside.text.clone().into_bytes()).fault;
        Self { fault: inside.fault.or(declared), form: Some(field), ..inside }
    }

    fn bare(origin: Origin, bytes: Vec<u8>) -> Self {
        let decoded = decode(bytes);
        Self {
            origin,
            text: decoded.text,
            layout: decoded.layout,
            fault: decoded.fault,
            whole: None,
            form: None,
            lines: OnceLock::new(),
            secrets: OnceLock::new(),
        }
    }

    /// A source for a part of `whole`. Its positions are those in the whole.
    #[must_use]
    pub fn of_part(whole: &Arc<Source>, part: Part) -> Self {
        // Bytes of the whole that are not UTF-8 have already been replaced there.
        let replaced = || {
            let broken = matches!(whole.fault, Some(EncodingFault::Invalid { .. }));
            let mut places = part.text.match_indices(char::REPLACEMENT_CHARACTER).filter(|_| broken);
            let (at, first) = places.next()?;
            Some((at..at + first.len(), 1 + places.count()))
        };
        let invalid = part.invalid.clone().or_else(replaced);
        Self {
            origin: whole.origin.clone(),
            fault: invalid.map(|(first, count)| EncodingFault::Invalid { first, count, bytes: Vec::new() }),
            text: part.text,
            layout: Layout::Utf8 { mark: 0, repairs: Vec::new() },
            form: None,
            whole: Some((Arc::clone(whole), part.places)),
            lines: OnceLock::new(),
            secrets: OnceLock::new(),
        }
    }

    /// Whether the text is part of another one, so that its lines do not begin where those of the file do.
    #[must_use]
    pub fn is_part(&self) -> bool {
        self.whole.is_some()
    }

    /// Where the text was read from.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The decoded text, without a byte order mark. Not for showing: see [`Source::masked`].
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Why the text is not plain UTF-8, if it is not.
    #[must_use]
    pub fn encoding_fault(&self) -> Option<&EncodingFault> {
        self.fault.as_ref()
    }

    /// Encodes `text` in the same way as this source's file: as UTF-8, with a byte order mark if the file has one.
    /// `None` if the file is in another encoding, is not entirely valid, or contains more than this text.
    #[must_use]
    pub fn encoded(&self, text: &str) -> Option<Vec<u8>> {
        if self.is_part() { None } else { self.layout.encoded(text) }
    }

    /// How the text is written in a form field, if it is in one.
    #[must_use]
    pub fn form_field(&self) -> Option<FormField> {
        self.form
    }

    /// The position of a byte offset of [`Source::text`].
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        if let Some((whole, places)) = &self.whole {
            return whole.position(places.in_whole(offset));
        }
        let (line, column) = self.line_index().line_column(&self.text, offset);
        Position { byte: self.layout.on_disk(&self.text, offset), line, column }
    }

    /// The line and the column of a byte offset of [`Source::text`], both from 1, with columns counted in bytes.
    #[must_use]
    pub fn byte_column(&self, offset: u32) -> (usize, usize) {
        if let Some((whole, places)) = &self.whole {
            return whole.byte_column(places.in_whole(offset));
        }
        let (range, line) = self.line_range(offset, offset);
        (line, offset as usize - range.start + 1)
    }

    /// The byte range in [`Source::text`] of the lines from the one with `start` to the one with `end`, and the number
    /// of the first line, from 1. For a part, the number is that in the file.
    #[must_use]
    pub fn line_range(&self, start: u32, end: u32) -> (std::ops::Range<usize>, usize) {
        let (range, line) = self.line_index().line_range(&self.text, start, end);
        match &self.whole {
            None => (range, line),
            Some(_) => {
                let first = offset(range.start);
                (range, self.position(first).line)
            }
        }
    }

    /// A range of the text for showing: secrets are replaced by characters of the same width.
    #[must_use]
    pub fn masked(&self, range: std::ops::Range<usize>) -> String {
        self.secrets().mask_range(&self.text, range)
    }

    /// How often one of this source's secrets is in another text.
    #[must_use]
    pub fn exposed(&self, text: &str) -> usize {
        self.secrets().exposed(text)
    }

    /// Whether `after`, a well-formed document, surely hides the secrets of this source: each is the content of an element
    /// that it has too.
    #[must_use]
    pub fn secrets_stay(&self, after: &str) -> bool {
        self.secrets().stay(&self.text, after)
    }

    fn line_index(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    pub(super) fn secrets(&self) -> &Secrets {
        self.secrets.get_or_init(|| Secrets::find(&self.text))
    }
}
