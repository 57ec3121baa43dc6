//! The LZW string table and the bit stream of codes.

/// The most codes of a table (GIF89a specification, appendix F: a code has at most twelve bits).
pub(super) const CODES: usize = 4096;

/// Marks the absence of a code.
const NONE: u16 = u16::MAX;

/// The string table. Each string is a shorter string and one more pixel.
pub(super) struct Strings {
    /// The strings, indexed by code.
    known: Vec<Known>,
    /// Bits of an index.
    bits: u32,
}

#[derive(Clone, Copy)]
struct Known {
    /// The code of the first string that extends this one by a pixel.
    longer: u16,
    /// The code of the next string that extends the same shorter string.
    other: u16,
    /// The last pixel of the string.
    pixel: u8,
}

impl Strings {
    /// A table that holds only the strings of one pixel.
    pub(super) fn new(bits: u32) -> Self {
        let mut strings = Self { known: Vec::with_capacity(CODES), bits };
        strings.clear();
        strings
    }

    /// The number of codes in use, including the clear and end codes.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    pub(super) fn clear(&mut self) {
        self.known.clear();
        self.known.resize((1 << self.bits) + 2, Known { longer: NONE, other: NONE, pixel: 0 });
    }

    /// Adds the string that extends `string` by `pixel`; returns whether there was a code left for it.
    pub(super) fn learn(&mut self, string: u16, pixel: u8) -> bool {
        let room = self.known.len() < CODES;
        if room {
            let code = u16::try_from(self.known.len()).expect("there are at most 4096 codes");
            let first = &mut self.known[usize::from(string)].longer;
            let other = std::mem::replace(first, code);
            self.known.push(Known { longer: NONE, other, pixel });
        }
        room
    }

    /// Removes the string that was added last, which must extend `string`.
    pub(super) fn forget(&mut self, string: u16) {
        if let Some(last) = self.known.pop() {
            self.known[usize::from(string)].longer = last.other;
        }
    }

    /// The strings that extend this one by a pixel: for each, its last pixel and its code.
    pub(super) fn longer(&self, string: u16) -> impl Iterator<Item = (u8, u16)> {
        let mut next = self.known[usize::from(string)].longer;
        std::iter::from_fn(move || {
            let known = self.known.get(usize::from(next))?;
            Some((known.pixel, std::mem::replace(&mut next, known.other)))
        })
    }
}

/// The compressed data of a frame as it is written, code by code.
pub(super) struct Codes {
    bytes: Vec<u8>,
    /// Bits that do not fill a byte yet, and how many there are.
    held: u32,
    count: u32,
    /// The number of bits of an index, and of the next code.
    bits: u32,
    width: u32,
}

impl Codes {
    /// Begins a frame's data with the number of bits of an index and the clear code.
    pub(super) fn new(bits: u32) -> Self {
        let first = u8::try_from(bits).expect("an index has at most eight bits");
        let mut codes = Self { bytes: vec![first], held: 0, count: 0, bits, width: bits + 1 };
        codes.clear();
        codes
    }

    /// Writes a code; `taken` is the number of codes that the table has by then.
    pub(super) fn write(&mut self, code: u16, taken: usize) {
        self.held |= u32::from(code) << self.count;
        self.count += self.width;
        while self.count >= 8 {
            self.bytes.push((self.held & 0xFF) as u8);
            self.held >>= 8;
            self.count -= 8;
        }
        if taken == 1 << self.width && taken < CODES {
            self.width += 1;
        }
    }

    /// Writes the clear code, which makes decoders reset their table.
    pub(super) fn clear(&mut self) {
        self.write(1 << self.bits, 0);
        self.width = self.bits + 1;
    }

    /// Writes the end code and returns the data.
    pub(super) fn finished(mut self) -> Vec<u8> {
        self.write((1 << self.bits) + 1, 0);
        if self.count > 0 {
            self.bytes.push((self.held & 0xFF) as u8);
        }
        self.bytes
    }
}
