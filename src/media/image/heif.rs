//! Metadata of HEIC and AVIF files (ISO 23008-12), most of which ffmpeg ignores.

use image::metadata::Orientation;

use super::colour::Space;
use super::declared::Declared;

/// The types of an auxiliary image that holds the opacity of the primary one (ISO 23008-12, section 6.6.2.1, and its
/// first edition's name for HEVC).
const OPACITY: [&[u8]; 2] =
    [b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0", b"urn:mpeg:hevc:2015:auxid:1\0"];

/// Reads the metadata of the primary image; `None` if they do not include its size.
pub(super) fn read(bytes: &[u8]) -> Option<Declared> {
    let meta = boxes(bytes).find(|(name, _)| *name == b"meta")?.1.get(4..)?;
    let inside =
        |bytes, wanted: &[u8; 4]| boxes(bytes).find(|(name, _)| *name == wanted).map(|found| found.1);
    let primary = inside(meta, b"pitm")?;
    let item = number(primary, 4, if primary.first()? == &0 { 2 } else { 4 })?;
    let properties = inside(meta, b"iprp")?;
    let known: Vec<_> = boxes(inside(properties, b"ipco")?).collect();
    let opacity = |(name, body): &(&[u8], &[u8])| {
        let kind = body.get(4..).unwrap_or_default();
        *name == b"auxC" && OPACITY.iter().any(|known| kind.starts_with(known))
    };
    let mut heif = Declared { has_opacity: known.iter().any(opacity), ..Declared::default() };
    for place in places(inside(properties, b"ipma")?, item)? {
        let Some((name, body)) = place.checked_sub(1).and_then(|place| known.get(place)) else {
            continue;
        };
        heif.take(name, body);
    }
    (heif.size != (0, 0)).then_some(heif)
}

/// Whether the file ends exactly at the end of its last box.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    boxes(bytes).last().is_some_and(|(_, body)| body.as_ptr_range().end == bytes.as_ptr_range().end)
}

impl Declared {
    /// Applies one item property.
    fn take(&mut self, name: &[u8], body: &[u8]) {
        let side = |at| number(body, at, 4).and_then(|side| u32::try_from(side).ok()).unwrap_or(0);
        match (name, body.first()) {
            (b"ispe", _) => self.size = (side(4), side(8)),
            // Quarter turns, anticlockwise.
            (b"irot", Some(turn)) => self.turns.extend(match turn & 3 {
                1 => Some(Orientation::Rotate270),
                2 => Some(Orientation::Rotate180),
                3 => Some(Orientation::Rotate90),
                _ => None,
            }),
            (b"imir", Some(axis)) if axis & 1 == 0 => self.turns.push(Orientation::FlipVertical),
            (b"imir", Some(_)) => self.turns.push(Orientation::FlipHorizontal),
            (b"colr", _) if body.starts_with(b"prof") || body.starts_with(b"rICC") => {
                self.profile = Some(body[4..].to_vec());
            }
            (b"colr", _) if body.starts_with(b"nclx") => {
                let code = |at| number(body, at, 2).and_then(|code| u8::try_from(code).ok());
                let codes = code(4).zip(code(6));
                self.space = codes.map(|(primaries, transfer)| Space::Numbers { primaries, transfer });
            }
            _ => {}
        }
    }
}

/// Iterates over consecutive boxes, as pairs of name and content, up to the first incomplete one.
fn boxes(mut bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    std::iter::from_fn(move || {
        let name = bytes.get(4..8)?;
        let (header, length) = match number(bytes, 0, 4)? {
            0 => (8, bytes.len()),
            1 => (16, number(bytes, 8, 8)?),
            length => (8, length),
        };
        let body = bytes.get(header..length)?;
        bytes = &bytes[length..];
        Some((name, body))
    })
}

/// The positions of an item's properties in `ipco`, counted from one, in the order in which they apply.
fn places(associations: &[u8], item: usize) -> Option<Vec<usize>> {
    let (version, wide) = (*associations.first()?, associations.get(3)? & 1 == 1);
    let id = if version == 0 { 2 } else { 4 };
    let each = if wide { 2 } else { 1 };
    let mut at = 8;
    for _ in 0..number(associations, 4, 4)? {
        let found = number(associations, at, id)?;
        let count = number(associations, at + id, 1)?;
        at += id + 1;
        if found == item {
            // The highest bit marks a property as essential.
            let mask = if wide { 0x7FFF } else { 0x7F };
            let place = |n| number(associations, at + n * each, each).map(|place| place & mask);
            return (0..count).map(place).collect();
        }
        at += count * each;
    }
    None
}

/// Reads a big-endian number of `length` bytes.
pub(super) fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let digits = bytes.get(at..at.checked_add(length)?)?;
    digits.iter().try_fold(0usize, |sum, digit| Some(sum.checked_mul(256)? + usize::from(*digit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len() + 8).unwrap().to_be_bytes();
        [&length, &name[..], body].concat()
    }

    #[test]
    fn size_turns_and_profile_are_those_of_the_picture_that_is_shown() {
        let size = |width: u8, height: u8| boxed(b"ispe", &[0, 0, 0, 0, 0, 0, 0, width, 0, 0, 0, height]);
        let known = [
            size(9, 9),
            size(40, 30),
            boxed(b"irot", &[3]),
            boxed(b"imir", &[1]),
            boxed(b"colr", b"profP3"),
            boxed(b"irot", &[1]),
            boxed(b"colr", b"nclx\0\x0C\0\x0D\0\x06\x80"),
            boxed(b"auxC", b"\0\0\0\0urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"),
        ];
        // Item 1 is a tile, item 2 the primary image.
        let associations = [0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 2, 0x81, 6, 0, 2, 5, 2, 0x83, 0x84, 5, 7];
        let properties = [boxed(b"ipco", &known.concat()), boxed(b"ipma", &associations)].concat();
        let meta = [vec![0; 4], boxed(b"pitm", &[0, 0, 0, 0, 0, 2]), boxed(b"iprp", &properties)].concat();
        let file = [boxed(b"ftyp", b"heic"), boxed(b"meta", &meta), boxed(b"mdat", &[7; 40])].concat();
        let turns = vec![Orientation::Rotate90, Orientation::FlipHorizontal];
        let expected = Declared {
            size: (40, 30),
            turns,
            profile: Some(b"P3".to_vec()),
            space: Some(Space::Numbers { primaries: 12, transfer: 13 }),
            has_opacity: true,
            ..Declared::default()
        };
        assert_eq!(read(&file), Some(expected));
        assert!(is_whole(&file) && !is_whole(&file[..file.len() - 1]));
        for cut in 0..file.len() - 48 {
            assert_eq!(read(&file[..cut]), None, "{cut}");
        }
    }
}
