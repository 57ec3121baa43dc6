//! The tags of a TIFF's first page (TIFF 6.0, section 2; BigTIFF differs in that its offsets have eight bytes).

/// The tag directory of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tags<'b> {
    bytes: &'b [u8],
    /// Whether numbers are big-endian.
    high_first: bool,
    /// The size of an offset in bytes: four, or eight in BigTIFF.
    wide: usize,
    /// The byte offset of the first entry.
    first: usize,
    /// The number of entries.
    count: usize,
}

/// An entry of the tag directory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// The byte offset of the entry.
    pub(super) at: usize,
    /// The size of a value in bytes.
    pub(super) size: usize,
    /// The number of values.
    pub(super) count: usize,
    /// The byte offset of the first value.
    pub(super) values: usize,
}

impl<'b> Tags<'b> {
    /// Finds the tag directory of the first page; `None` if the file is not a TIFF.
    pub(super) fn read(bytes: &'b [u8]) -> Option<Self> {
        let (high_first, wide) = match bytes.get(..4)? {
            b"II*\0" => (false, 4),
            b"MM\0*" => (true, 4),
            b"II+\0" => (false, 8),
            b"MM\0+" => (true, 8),
            _ => return None,
        };
        let mut tags = Self { bytes, high_first, wide, first: 0, count: 0 };
        let at = tags.number(wide, wide)?;
        let head = if wide == 4 { 2 } else { 8 };
        tags.count = tags.number(at, head)?;
        tags.first = at.checked_add(head)?;
        Some(tags)
    }

    /// Whether a second page follows.
    pub(super) fn has_pages(&self) -> bool {
        let end = self.count.checked_mul(self.length()).and_then(|length| length.checked_add(self.first));
        end.and_then(|end| self.number(end, self.wide)).is_some_and(|next| next > 0)
    }

    /// The entry of a tag, if its values lie within the file.
    pub(super) fn entry(&self, tag: usize) -> Option<Entry> {
        let places = (0..self.count).map_while(|n| self.first.checked_add(n.checked_mul(self.length())?));
        let at =
            places.take_while(|at| *at < self.bytes.len()).find(|at| self.number(*at, 2) == Some(tag))?;
        // 1 byte: BYTE, ASCII, SBYTE, UNDEFINED; 2 bytes: SHORT, SSHORT; 4 bytes: LONG, SLONG, FLOAT, IFD; all others
        // have 8.
        let size = match self.number(at + 2, 2)? {
            1 | 2 | 6 | 7 => 1,
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            _ => 8,
        };
        let count = self.number(at + 4, self.wide)?;
        let length = count.checked_mul(size)?;
        let inline = at + 4 + self.wide;
        let values = if length <= self.wide { inline } else { self.number(inline, self.wide)? };
        self.bytes.get(values..values.checked_add(length)?)?;
        Some(Entry { at, size, count, values })
    }

    /// The values of a tag as unsigned integers; empty if the tag is missing.
    pub(super) fn all(&self, tag: usize) -> Vec<usize> {
        let Some(entry) = self.entry(tag) else { return Vec::new() };
        (0..entry.count).map_while(|n| self.number(entry.values + n * entry.size, entry.size)).collect()
    }

    /// The first value of a tag.
    pub(super) fn one(&self, tag: usize) -> Option<usize> {
        let entry = self.entry(tag).filter(|entry| entry.count > 0)?;
        self.number(entry.values, entry.size)
    }

    /// The bytes of a tag's values.
    pub(super) fn bytes(&self, tag: usize) -> Option<&'b [u8]> {
        let entry = self.entry(tag)?;
        self.bytes.get(entry.values..entry.values + entry.count * entry.size)
    }

    /// Overwrites an entry in `copy` so that it has the single value `value`.
    pub(super) fn put(&self, entry: Entry, value: usize, copy: &mut [u8]) {
        let (count, place) = (entry.at + 4, entry.at + 4 + self.wide);
        self.write(copy, count, self.wide, 1);
        copy[place..place + self.wide].fill(0);
        self.write(copy, place, entry.size.min(self.wide), value);
    }

    /// Overwrites an entry in `copy` so that it has only `count` of its values, beginning with the one at index `from`.
    pub(super) fn cut(&self, entry: Entry, from: usize, count: usize, copy: &mut [u8]) {
        let (values, length) = (entry.values + from * entry.size, count * entry.size);
        let place = entry.at + 4 + self.wide;
        self.write(copy, entry.at + 4, self.wide, count);
        if length > self.wide {
            self.write(copy, place, self.wide, values);
        } else {
            let inline = self.bytes[values..values + length].to_vec();
            copy[place..place + length].copy_from_slice(&inline);
        }
    }

    fn write(&self, copy: &mut [u8], at: usize, length: usize, value: usize) {
        let digits = (value as u64).to_le_bytes();
        for (n, digit) in digits.into_iter().take(length).enumerate() {
            copy[if self.high_first { at + length - 1 - n } else { at + n }] = digit;
        }
    }

    /// The size of an entry in bytes.
    fn length(&self) -> usize {
        4 + 2 * self.wide
    }

    fn number(&self, at: usize, length: usize) -> Option<usize> {
        let digits = self.bytes.get(at..at.checked_add(length)?)?.iter();
        let join = |sum: usize, digit: &u8| sum << 8 | usize::from(*digit);
        Some(if self.high_first { digits.fold(0, join) } else { digits.rev().fold(0, join) })
    }
}
