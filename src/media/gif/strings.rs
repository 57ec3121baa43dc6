//! What LZW has seen: strings of pixels by their codes, and codes as they are written.

/// Codes that there are at most (GIF89a specification, appendix F: they have twelve bits).
pub(super) const CODES: usize = 4096;

/// No code.
const NONE: u16 = u16::MAX;

/// Strings that were seen, each of which is another one and a pixel.
pub(super) struct Strings {
    /// By their codes.
    known: Vec<Known>,
    /// Bits of an index.
    bits: u32,
}

#[derive(Clone, Copy)]
struct Known {
    /// The code of a string that is longer by a pixel.
    longer: u16,
    /// The code of another string that is longer than the same one.
    other: u16,
    /// Its last pixel.
    pixel: u8,
}

impl Strings {
    /// Those of one pixel each.
    pub(super) fn new(bits: u32) -> Self {
        let mut strings = Self { known: Vec::with_capacity(CODES), bits };
        strings.clear();
        strings
    }

    /// How many codes are taken, those for clearing and ending counted.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    pub(super) fn clear(&mut self) {
        self.known.clear();
        self.known.resize((1 << self.bits) + 2, Known { longer: NONE, other: NONE, pixel: 0 });
    }

    /// Learns a string that is longer than another by a pixel; says whether there was a code left for it.
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

    /// Forgets what was learnt last, which was longer than that string.
    pub(super) fn forget(&mut self, string: u16) {
        if let Some(last) = self.known.pop() {
            self.known[usize::from(string)].longer = last.other;
        }
    }

    /// The last pixels and the codes of the strings that are longer by a pixel.
    pub(super) fn longer(&self, string: u16) -> impl Iterator<Item = (u8, u16)> {
        let mut next = self.known[usize::from(string)].longer;
        std::iter::from_fn(move || {
            let known = self.known.get(usize::from(next))?;
            Some((known.pixel, std::mem::replace(&mut next, known.other)))
        })
    }
}

/// Codes as they are written.
pub(super) struct Codes {
    bytes: Vec<u8>,
    /// Bits of which there is no whole byte yet, and how many those are.
    held: u32,
    count: u32,
    /// Bits of an index, and of a code.
    bits: u32,
    width: u32,
}

impl Codes {
    /// The beginning of a frame's data: how many bits an index has, and the code for clearing.
    pub(super) fn new(bits: u32) -> Self {
        let first = u8::try_from(bits).expect("an index has at most eight bits");
        let mut codes = Self { bytes: vec![first], held: 0, count: 0, bits, width: bits + 1 };
        codes.clear();
        codes
    }

    /// Writes a code, at which so many are taken.
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

    /// Tells readers to begin anew.
    pub(super) fn clear(&mut self) {
        self.write(1 << self.bits, 0);
        self.width = self.bits + 1;
    }

    /// The whole data.
    pub(super) fn finished(mut self) -> Vec<u8> {
        self.write((1 << self.bits) + 1, 0);
        if self.count > 0 {
            self.bytes.push((self.held & 0xFF) as u8);
        }
        self.bytes
    }
}
