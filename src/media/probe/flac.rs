//! FLAC: whether its last frame is there, and whole.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use super::{ending, frames};

/// The most frames, from the last one, whose checksums are looked at: what looks like one may be in another. Our choice.
const TRIED: usize = 4;

/// The facts of the whole, from the block that every file begins with (RFC 9639, section 8.2).
#[derive(Clone, Copy)]
struct Whole {
    /// Samples of a block, if all but the last have as many.
    block: u64,
    /// Samples of each channel, zero if it is not known.
    samples: u64,
}

/// Whether the file ends before its last frame does; `None` if it is not known.
pub(super) fn is_cut(file: &mut File, bytes: u64) -> io::Result<Option<bool>> {
    let mut head = [0; 26];
    let begins = frames::begin(file)?;
    file.seek(SeekFrom::Start(begins))?;
    file.read_exact(&mut head)?;
    let four =
        |at: usize| u64::from(u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]));
    if !head.starts_with(b"fLaC") {
        return Ok(None);
    }
    // The number of samples has 36 bits.
    let whole = Whole { block: four(8) & 0xFFFF, samples: (four(18) & 0xF) << 32 | four(22) };
    Ok(ends_within(&ending::tail(file, bytes)?, whole))
}

fn ends_within(tail: &[u8], whole: Whole) -> Option<bool> {
    // Other programs' tags may be after the frames.
    let tags: [&[u8]; 3] = [b"TAG", b"APETAGEX", b"ID3"];
    let has_tags = tags.iter().any(|tag| tail.windows(tag.len()).any(|window| window == *tag));
    let frames = (0..tail.len()).filter_map(|at| Some((at, frame_end(&tail[at..], whole.block)?)));
    let frames: Vec<_> = frames.collect();
    let is_whole = |(at, _): &&(usize, u64)| checksum(&tail[*at..]) == 0;
    let last = frames.iter().rev().take(TRIED).find(is_whole);
    // Other files may have been put after it.
    if last.is_some_and(|(_, end)| *end > whole.samples) {
        return Some(false);
    }
    let ends = frames.iter().map(|(_, end)| *end);
    let played = ends.filter(|end| whole.samples == 0 || *end <= whole.samples).max()?;
    Some(played < whole.samples || !has_tags && last.is_none())
}

/// The number of samples up to the end of the frame whose header this is (RFC 9639, section 9.1), where blocks have
/// `usual` samples.
fn frame_end(rest: &[u8], usual: u64) -> Option<u64> {
    let [0xFF, strategy @ (0xF8 | 0xF9), sizes, channels, first, after @ ..] = rest else { return None };
    let ones = first.leading_ones() as usize;
    let is_plausible =
        sizes & 0xF != 0xF && channels >> 4 <= 10 && channels & 1 == 0 && ones != 1 && ones < 8;
    let (more, after) = after.split_at_checked(ones.saturating_sub(1)).filter(|_| is_plausible)?;
    // A number as UTF-8 has it, but longer.
    let begins = u64::from(*first) & (0x7F >> ones);
    let number = more.iter().fold(begins, |number, byte| number << 6 | u64::from(byte & 0x3F));
    let (block, block_bytes) = match (sizes >> 4, after) {
        (1, _) => (192, 0),
        (code @ 2..=5, _) => (144 << code, 0),
        (6, [low, ..]) => (u64::from(*low) + 1, 1),
        (7, [high, low, ..]) => (u64::from(u16::from_be_bytes([*high, *low])) + 1, 2),
        (code @ 8.., _) => (1 << code, 0),
        _ => return None,
    };
    let rate_bytes = match sizes & 0xF {
        12 => 1,
        13 | 14 => 2,
        _ => 0,
    };
    let header = rest.get(..5 + more.len() + block_bytes + rate_bytes + 1)?;
    let samples = if *strategy == 0xF9 { number } else { number * usual };
    (remainder::<8>(header, 0x07) == 0).then_some(samples + block)
}

/// The checksum of a frame with the one at its end, which is zero if it is whole (RFC 9639, section 9.3).
fn checksum(frame: &[u8]) -> u16 {
    remainder::<16>(frame, 0x8005)
}

/// The remainder of a division by a polynomial of `BITS` bits.
fn remainder<const BITS: u32>(bytes: &[u8], polynomial: u16) -> u16 {
    let top = 1u16 << (BITS - 1);
    let all = u16::MAX >> (16 - BITS);
    bytes.iter().fold(0, |remainder, byte| {
        (0..8).fold(remainder ^ u16::from(*byte) << (BITS - 8), |remainder, _| {
            let shifted = remainder << 1;
            (if remainder & top == 0 { shifted } else { shifted ^ polynomial }) & all
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A frame of 192 samples of silence, on one channel of 8 bits.
    fn frame(number: u8) -> Vec<u8> {
        let mut frame = vec![0xFF, 0xF8, 0x10, 0x02, number];
        frame.push(u8::try_from(remainder::<8>(&frame, 0x07)).unwrap());
        frame.extend([0, 0]);
        frame.extend(checksum(&frame).to_be_bytes());
        frame
    }

    #[test]
    fn the_last_frame_is_there_and_whole() {
        let whole = Whole { block: 192, samples: 576 };
        let frames = [frame(0), frame(1), frame(2)].concat();
        assert_eq!(ends_within(&frames, whole), Some(false));
        assert_eq!(ends_within(&frames, Whole { samples: 0, ..whole }), Some(false));
        // A longer file was put after it.
        assert_eq!(ends_within(&frames, Whole { samples: 384, ..whole }), Some(false));
        for end in 6..frames.len() {
            assert_eq!(ends_within(&frames[..end], whole), Some(true), "{end}");
        }
        for tail in [&b"TAG and a title"[..], &[0; 128]] {
            assert_eq!(ends_within(&[&frames[..], tail].concat(), whole), Some(false), "{tail:?}");
        }
        assert_eq!(ends_within(&[7; 100], whole), None);
    }
}
