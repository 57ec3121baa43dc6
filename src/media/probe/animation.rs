//! Counts the frames of a GIF by walking its blocks (GIF89a specification, sections 18 to 27).

use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};

use crate::media::info::Animation;

/// Facts from the blocks of a GIF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::media) struct Blocks {
    /// The number of frames and their total time.
    pub(in crate::media) animation: Animation,
    /// Whether the first frame names a transparent colour.
    pub(super) see_through: bool,
    /// Pixels of the largest frame, which may be larger than the screen.
    pub(in crate::media) largest: u64,
    /// Whether it ends within a frame or an extension. Players need no trailer.
    pub(super) is_cut: bool,
    /// How often the loop extension lets it repeat, 0 for ever; `None` if there is no such extension.
    pub(in crate::media) loops: Option<u16>,
}

/// The names of application extensions with a loop count. Browsers take both, before and after frames.
const LOOPING: [&[u8]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];

/// The most frames that are counted. Our choice: an hour at ten frames a second has fewer.
const FRAMES: u32 = 100_000;

/// Walks the blocks of a file, up to where it is cut off.
pub(super) fn blocks(file: impl Read + Seek) -> Blocks {
    let mut blocks = Blocks::default();
    // The facts found up to there are still true.
    blocks.is_cut = walk(file, &mut blocks).is_err_and(|error| error.kind() == io::ErrorKind::UnexpectedEof);
    blocks
}

/// Walks the blocks of a GIF in memory.
pub(in crate::media) fn of_bytes(bytes: &[u8]) -> Blocks {
    blocks(Cursor::new(bytes))
}

fn walk(mut file: impl Read + Seek, blocks: &mut Blocks) -> io::Result<()> {
    file.seek(SeekFrom::Start(6))?;
    let mut reader = BufReader::new(file);
    let screen: [u8; 7] = bytes(&mut reader)?;
    skip_colours(&mut reader, screen[4])?;
    while blocks.animation.frames < FRAMES {
        let Ok(introducer) = bytes::<1>(&mut reader) else { break };
        match introducer {
            [0x21] => extension(&mut reader, blocks)?,
            [0x2C] => {
                blocks.animation.frames += 1;
                let frame: [u8; 9] = bytes(&mut reader)?;
                let side = |at: usize| u64::from(u16::from_le_bytes([frame[at], frame[at + 1]]));
                blocks.largest = blocks.largest.max(side(4) * side(6));
                skip_colours(&mut reader, frame[8])?;
                reader.seek_relative(1)?;
                skip_data(&mut reader)?;
            }
            _ => break,
        }
    }
    Ok(())
}

/// Reads an extension; two sorts matter: graphic control extensions, which say how a frame is shown, and those that say
/// how often all frames are.
fn extension(reader: &mut BufReader<impl Read + Seek>, blocks: &mut Blocks) -> io::Result<()> {
    match bytes::<1>(reader)? {
        [0xF9] => {
            let [_, flags, low, high, _] = bytes::<5>(reader)?;
            let delay = u32::from(u16::from_le_bytes([low, high]));
            blocks.animation.hundredths = blocks.animation.hundredths.saturating_add(delay);
            if blocks.animation.frames == 0 {
                blocks.see_through = flags & 1 == 1;
            }
            skip_data(reader)
        }
        [0xFF] => application(reader, blocks),
        _ => skip_data(reader),
    }
}

/// Reads an application extension (section 26): its name, then data. A loop count is in a block that begins with 1.
fn application(reader: &mut BufReader<impl Read + Seek>, blocks: &mut Blocks) -> io::Result<()> {
    let name = block(reader)?;
    while !name.is_empty() {
        match block(reader)?.as_slice() {
            [] => break,
            [1, low, high, ..] if LOOPING.contains(&name.as_slice()) => {
                blocks.loops = Some(u16::from_le_bytes([*low, *high]));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Reads a block of data, which begins with its length.
fn block(reader: &mut BufReader<impl Read + Seek>) -> io::Result<Vec<u8>> {
    let [length] = bytes::<1>(reader)?;
    let mut block = vec![0; length.into()];
    reader.read_exact(&mut block)?;
    Ok(block)
}

/// Skips a colour table; `flags` say whether it exists and how large it is.
fn skip_colours(reader: &mut BufReader<impl Read + Seek>, flags: u8) -> io::Result<()> {
    match flags & 0x80 {
        0 => Ok(()),
        _ => reader.seek_relative(3 << ((flags & 7) + 1)),
    }
}

/// Skips blocks of data, each of which begins with its length, up to the empty one.
fn skip_data(reader: &mut BufReader<impl Read + Seek>) -> io::Result<()> {
    loop {
        match bytes::<1>(reader)? {
            [0] => return Ok(()),
            [length] => reader.seek_relative(length.into())?,
        }
    }
}

fn bytes<const N: usize>(reader: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    reader.read_exact(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn of(bytes: &[u8]) -> Blocks {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        blocks(&file)
    }

    /// A GIF of 1 × 1 pixel with the given frame delays in hundredths of a second.
    fn gif(delays: &[u8], flags: u8) -> Vec<u8> {
        let mut gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF".to_vec();
        for delay in delays {
            gif.extend([0x21, 0xF9, 4, flags, *delay, 0, 0, 0]);
            gif.extend(b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0");
        }
        gif.push(b';');
        gif
    }

    #[test]
    fn frames_and_their_time_are_counted_up_to_where_a_file_is_cut_off() {
        let whole = gif(&[25, 50, 25], 0);
        let animation = Animation { frames: 3, hundredths: 100 };
        assert_eq!(
            of(&whole),
            Blocks { animation, see_through: false, largest: 1, is_cut: false, loops: None }
        );
        assert_eq!(animation.rate(), Some(3.0));
        assert!(of(&gif(&[10], 1)).see_through);
        // The screen, with its two colours, is 19 bytes, and each frame with its extension 23.
        for end in 0..whole.len() {
            let found = of(&whole[..end]);
            assert!(found.animation.frames <= 3);
            let is_between = end >= 13 && (end < 19 || matches!((end - 19) % 23, 0 | 8));
            assert_eq!(found.is_cut, !is_between, "{end}");
        }
        let at = |place: usize, extension: &[u8]| of(&[&whole[..place], extension, &whole[place..]].concat());
        // After the screen and its two colours, and after the first frame.
        for place in [19, 19 + 23] {
            for name in [b"NETSCAPE2.0", b"ANIMEXTS1.0"] {
                let extension = [&b"!\xFF\x0B"[..], name, b"\x03\x01\x04\0\0"].concat();
                assert_eq!(at(place, &extension), Blocks { loops: Some(4), ..of(&whole) }, "{place}");
            }
            let other = b"!\xFF\x0BXMP DataXMP\x03\x01\x04\0\x02ab\0";
            assert_eq!((at(place, other), at(place, b"!\xFF\0")), (of(&whole), of(&whole)), "{place}");
        }
        assert_eq!(Animation { frames: 1, hundredths: 10 }.rate(), None);
        assert_eq!(Animation { frames: 5, hundredths: 0 }.rate(), Some(10.0));
    }
}
