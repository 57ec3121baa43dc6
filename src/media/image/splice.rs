//! Joins two JPEGs, one above the other, into one without loss: two threads encode a large picture in half the time.
//! Their symbols become one scan, with Huffman tables for both (ITU-T T.81, annexes C, F and K.2).

/// The end of a JPEG (EOI).
const END: [u8; 2] = [0xFF, 0xD9];

/// The Huffman tables of a baseline JPEG: two for the first coefficient of a block (DC), two for the others (AC).
const TABLES: usize = 4;

/// The position of the AC tables among them.
const AC: usize = 2;

/// A symbol of the scan, and the bits that follow it: as many as its low half says.
#[derive(Clone, Copy)]
struct Symbol {
    table: u8,
    symbol: u8,
    bits: u16,
}

/// A component in the scan.
struct Component {
    /// The blocks of a unit.
    blocks: usize,
    tables: (usize, usize),
    /// Its first symbol.
    first: usize,
    /// The value that the next DC coefficient is a difference to.
    last: i32,
}

/// A baseline JPEG with a single scan, taken apart.
pub(super) struct Parts {
    /// The segments before the scan, except the Huffman tables.
    head: Vec<u8>,
    /// The position of the height in `head`.
    height_at: usize,
    height: u16,
    /// The segment that begins the scan.
    scan: Vec<u8>,
    components: Vec<Component>,
    symbols: Vec<Symbol>,
    /// How often each symbol of each table occurs.
    counts: [[u32; 256]; TABLES],
}

/// The code of each symbol with its length; no code has no length.
type Codes = [(u16, u8); 256];

impl Parts {
    /// Takes a JPEG apart; `None` if it is of another sort.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let mut parts = Self {
            head: bytes.get(..2)?.to_vec(),
            height_at: 0,
            height: 0,
            scan: Vec::new(),
            components: Vec::new(),
            symbols: Vec::new(),
            counts: [[0; 256]; TABLES],
        };
        let (mut tables, mut frame) = ([const { None }; TABLES], None);
        let mut at = 2;
        loop {
            let end = at + 2 + usize::from(two(bytes, at + 2)?);
            let (segment, body) = (bytes.get(at..end)?, bytes.get(at + 4..end)?);
            match segment[1] {
                0xC4 => read_tables(body, &mut tables)?,
                0xC0 => {
                    (parts.height_at, parts.height) = (parts.head.len() + 5, two(body, 1)?);
                    frame = Some(body);
                    parts.head.extend(segment);
                }
                0xDA => {
                    parts.scan = segment.to_vec();
                    parts.read_scan(frame?, body, &tables, bytes.get(end..)?)?;
                    return Some(parts);
                }
                // Other sorts of frames, and restarts.
                0xC1..=0xCF | 0xDD => return None,
                _ => parts.head.extend(segment),
            }
            at = end;
        }
    }

    /// Reads the symbols of a scan.
    fn read_scan(
        &mut self,
        frame: &[u8],
        scan: &[u8],
        tables: &[Option<Vec<(u8, u8)>>; TABLES],
        data: &[u8],
    ) -> Option<()> {
        let components = frame.get(6..)?.as_chunks::<3>().0;
        let selected = scan.get(1..)?.as_chunks::<2>().0;
        if usize::from(*scan.first()?) != components.len() || components.len() < 2 {
            return None;
        }
        let (mut across, mut down) = (1, 1);
        for ([_, sampling, _], [_, selected]) in components.iter().zip(selected) {
            let (x, y) = (usize::from(sampling >> 4), usize::from(sampling & 15));
            (across, down) = (across.max(x), down.max(y));
            let tables = (usize::from(selected >> 4), AC + usize::from(selected & 15));
            self.components.push(Component { blocks: x * y, tables, first: usize::MAX, last: 0 });
        }
        let (height, width) = (usize::from(two(frame, 1)?), usize::from(two(frame, 3)?));
        let units = width.div_ceil(8 * across) * height.div_ceil(8 * down);
        let mut bits = Bits { data, at: 0, held: 0, count: 0 };
        for _ in 0..units {
            for component in &mut self.components {
                for _ in 0..component.blocks {
                    let (dc, ac) = component.tables;
                    component.first = component.first.min(self.symbols.len());
                    let first = bits.symbol(dc, tables.get(dc)?.as_ref()?)?;
                    self.symbols.push(first);
                    component.last += value(first);
                    let (table, mut coefficient) = (tables.get(ac)?.as_ref()?, 1);
                    while coefficient < 64 {
                        let next = bits.symbol(ac, table)?;
                        self.symbols.push(next);
                        match next.symbol {
                            0 => break,
                            symbol => coefficient += usize::from(symbol >> 4) + 1,
                        }
                    }
                }
            }
        }
        for symbol in &self.symbols {
            self.counts[usize::from(symbol.table)][usize::from(symbol.symbol)] += 1;
        }
        Some(())
    }

    /// Joins this JPEG with the one that continues it below; `None` if that is of another sort. The height of this one
    /// is a multiple of its units.
    pub(super) fn joined(mut self, mut below: Self) -> Option<Vec<u8>> {
        // The first differences of the lower half are to nothing.
        for (component, under) in self.components.iter().zip(&below.components) {
            let first = below.symbols.get_mut(under.first)?;
            let counts = &mut below.counts[usize::from(first.table)];
            counts[usize::from(first.symbol)] -= 1;
            *first = difference(first.table, value(*first) - component.last);
            counts[usize::from(first.symbol)] += 1;
        }
        for (counts, more) in self.counts.iter_mut().zip(&below.counts) {
            counts.iter_mut().zip(more).for_each(|(count, more)| *count += more);
        }
        let height = self.height.checked_add(below.height)?;
        self.head[self.height_at..][..2].copy_from_slice(&height.to_be_bytes());
        let mut written = self.head;
        let mut codes = [[(0, 0); 256]; TABLES];
        for (table, counts) in self.counts.iter().enumerate().filter(|(_, counts)| **counts != [0; 256]) {
            let (lengths, symbols) = optimal(counts);
            codes[table] = coded(&lengths, &symbols);
            let class = if table < AC { table } else { 0x10 + table - AC };
            let length = u16::try_from(19 + symbols.len()).ok()?;
            written.extend([0xFF, 0xC4]);
            written.extend(length.to_be_bytes());
            written.push(u8::try_from(class).ok()?);
            written.extend(lengths);
            written.extend(symbols);
        }
        written.extend(self.scan);
        let mut writer = Writer { written, held: 0, count: 0 };
        for symbol in self.symbols.iter().chain(&below.symbols) {
            let (code, length) = codes[usize::from(symbol.table)][usize::from(symbol.symbol)];
            writer.put(u32::from(code), u32::from(length));
            writer.put(u32::from(symbol.bits), u32::from(symbol.symbol & 15));
        }
        Some(writer.finished())
    }
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}

/// Reads Huffman tables: for every 16 bits, the symbol that they begin with and the length of its code.
fn read_tables(mut body: &[u8], tables: &mut [Option<Vec<(u8, u8)>>; TABLES]) -> Option<()> {
    while let [class, rest @ ..] = body {
        let (lengths, rest) = rest.split_first_chunk::<16>()?;
        let count = lengths.iter().map(|count| usize::from(*count)).sum();
        let symbols = rest.get(..count)?;
        let mut table = vec![(0, 0); 1 << 16];
        for (symbol, (code, length)) in coded(lengths, symbols).into_iter().enumerate() {
            if length > 0 {
                let begin = usize::from(code) << (16 - length);
                table
                    .get_mut(begin..begin + (1 << (16 - length)))?
                    .fill((u8::try_from(symbol).ok()?, length));
            }
        }
        let place = if class >> 4 == 0 { 0 } else { AC } + usize::from(class & 15);
        *tables.get_mut(place).filter(|_| class & 15 < 2)? = Some(table);
        body = &rest[count..];
    }
    Some(())
}

/// The codes of symbols in the order of their lengths (annex C).
fn coded(lengths: &[u8; 16], symbols: &[u8]) -> Codes {
    let mut codes = [(0, 0); 256];
    let (mut code, mut symbols) = (0u16, symbols.iter());
    for (length, count) in (1..).zip(lengths) {
        for symbol in symbols.by_ref().take(usize::from(*count)) {
            codes[usize::from(*symbol)] = (code, length);
            code = code.wrapping_add(1);
        }
        code = code.wrapping_shl(1);
    }
    codes
}

/// The value of a difference between DC coefficients (table F.1).
fn value(symbol: Symbol) -> i32 {
    let bits = i32::from(symbol.bits);
    match symbol.symbol & 15 {
        0 => 0,
        size if bits >> (size - 1) == 0 => bits - (1 << size) + 1,
        _ => bits,
    }
}

/// The symbol of a difference between DC coefficients.
fn difference(table: u8, value: i32) -> Symbol {
    let size = 32 - value.unsigned_abs().leading_zeros();
    let bits = if value < 0 { value + (1 << size) - 1 } else { value };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "differences have twelve bits"
    )]
    let (symbol, bits) = (size as u8, bits as u16);
    Symbol { table, symbol, bits }
}

/// The best Huffman table whose codes have at most 16 bits and none only ones (K.2): how many codes there are of each
/// length, and their symbols.
fn optimal(counts: &[u32; 256]) -> ([u8; 16], Vec<u8>) {
    // The last symbol stands for the code of ones, which is not used.
    let mut counts: Vec<u64> = counts.iter().map(|count| u64::from(*count)).chain([1]).collect();
    let mut sizes = [0usize; 257];
    let mut members: Vec<Vec<usize>> = (0..257).map(|symbol| vec![symbol]).collect();
    loop {
        let mut rarest: Vec<usize> = (0..257).filter(|symbol| counts[*symbol] > 0).collect();
        // Of equals, the last symbol is the rarest.
        rarest.sort_by_key(|symbol| (counts[*symbol], usize::MAX - symbol));
        let [one, other, ..] = rarest[..] else { break };
        counts[one] += std::mem::take(&mut counts[other]);
        let moved = std::mem::take(&mut members[other]);
        members[one].extend(moved);
        members[one].iter().for_each(|symbol| sizes[*symbol] += 1);
    }
    let mut lengths = [0u32; 258];
    sizes.iter().filter(|size| **size > 0).for_each(|size| lengths[*size] += 1);
    for length in (17..258).rev() {
        while lengths[length] > 0 {
            let shorter = (1..length - 1).rev().find(|shorter| lengths[*shorter] > 0);
            let shorter = shorter.expect("a tree that is so deep has shorter codes");
            lengths[length] -= 2;
            lengths[length - 1] += 1;
            lengths[shorter + 1] += 2;
            lengths[shorter] -= 1;
        }
    }
    let longest = (1..=16).rev().find(|length| lengths[*length] > 0).unwrap_or(1);
    lengths[longest] = lengths[longest].saturating_sub(1);
    let mut symbols: Vec<usize> = (0..256).filter(|symbol| sizes[*symbol] > 0).collect();
    symbols.sort_by_key(|symbol| sizes[*symbol]);
    let symbols = symbols.into_iter().filter_map(|symbol| u8::try_from(symbol).ok()).collect();
    (std::array::from_fn(|at| u8::try_from(lengths[at + 1]).unwrap_or(u8::MAX)), symbols)
}

/// Reads the bits of a scan.
struct Bits<'d> {
    data: &'d [u8],
    at: usize,
    held: u64,
    count: u32,
}

impl Bits<'_> {
    fn symbol(&mut self, table: usize, codes: &[(u8, u8)]) -> Option<Symbol> {
        self.fill();
        let (symbol, length) = codes[(self.held >> 48) as usize];
        self.skip(u32::from(length)).filter(|()| length > 0)?;
        let size = u32::from(symbol & 15);
        let bits = if size == 0 { 0 } else { (self.held >> (64 - size)) as u16 };
        self.skip(size)?;
        Some(Symbol { table: table as u8, symbol, bits })
    }

    /// Holds 32 bits or more, as long as there are data.
    fn fill(&mut self) {
        while self.count <= 48 {
            let byte = match self.data[self.at..] {
                [0xFF, 0, ..] => 0xFF,
                [0xFF, ..] | [] => return,
                [byte, ..] => byte,
            };
            self.at += if byte == 0xFF { 2 } else { 1 };
            self.held |= u64::from(byte) << (56 - self.count);
            self.count += 8;
        }
    }

    fn skip(&mut self, bits: u32) -> Option<()> {
        self.count = self.count.checked_sub(bits)?;
        self.held <<= bits;
        Some(())
    }
}

/// Writes the bits of a scan.
struct Writer {
    written: Vec<u8>,
    held: u64,
    count: u32,
}

impl Writer {
    fn put(&mut self, bits: u32, count: u32) {
        self.held = self.held << count | u64::from(bits);
        self.count += count;
        while self.count >= 8 {
            self.count -= 8;
            let byte = (self.held >> self.count) as u8;
            self.written.push(byte);
            if byte == 0xFF {
                self.written.push(0);
            }
        }
    }

    fn finished(mut self) -> Vec<u8> {
        // The last byte is filled with ones.
        self.put(0x7F, 7);
        self.written.extend(END);
        self.written
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::image::tests::photo;
    use crate::media::image::{Chroma, Coding, Picture, decode};

    #[test]
    fn joined_halves_show_what_they_showed() {
        let whole = photo(200, 72);
        let rows = |from: usize, to: usize| Picture {
            height: (to - from) as u32,
            pixels: whole.pixels[from * 600..to * 600].to_vec(),
            ..whole
        };
        for (quality, coding) in [(20.0, Coding::Trellis), (60.0, Coding::Quick), (98.0, Coding::Trellis)] {
            let halves = [rows(0, 48), rows(48, 72)];
            let [upper, lower] = halves.map(|half| half.jpeg_with(quality, coding, Chroma::Full));
            let [above, below] = [&upper, &lower].map(|bytes| decode(bytes).unwrap().picture.pixels);
            let joined = Parts::of(&upper).unwrap().joined(Parts::of(&lower).unwrap()).unwrap();
            assert!(joined.len() < upper.len() + lower.len());
            let back = decode(&joined).unwrap();
            assert!(!back.is_damaged);
            assert_eq!((back.picture.width, back.picture.height), (200, 72));
            assert_eq!(back.picture.pixels, [above, below].concat());
        }
    }

    #[test]
    fn other_sorts_are_not_taken_apart() {
        let jpeg = photo(40, 40).jpeg(80.0, Coding::Quick);
        assert!(Parts::of(&jpeg).is_some());
        let cut = [0, 1, 2, 20, jpeg.len() / 2].map(|end| Parts::of(&jpeg[..end]).is_none());
        assert_eq!(cut, [true; 5]);
        let frame = jpeg.windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
        let mut progressive = jpeg.clone();
        progressive[frame + 1] = 0xC2;
        assert!(Parts::of(&progressive).is_none());
    }

    #[test]
    fn codes_are_no_longer_than_sixteen_bits() {
        // Counts like these make the deepest tree.
        let mut counts = [0u32; 256];
        let (mut one, mut other) = (1, 1);
        for count in counts.iter_mut().take(40) {
            (*count, one, other) = (one, other, one + other);
        }
        let (lengths, symbols) = optimal(&counts);
        assert_eq!(symbols.len(), 40);
        assert_eq!(lengths.iter().map(|count| usize::from(*count)).sum::<usize>(), 40);
        let room: u32 = (1u32..).zip(lengths).map(|(length, count)| u32::from(count) << (16 - length)).sum();
        assert!(room < 1 << 16, "the code of ones is left");
    }
}
