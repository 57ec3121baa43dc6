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
    let frames = (0..tail.len()).filter_map(|at| Some((at, frame_end(&tail[at..], whole.block)?)));
    let frames: Vec<_> = frames.collect();
    let frame = |(at, _): &(usize, u64)| &tail[*at..];
    // The numbers of its samples do not matter then: another file may have been put after the first.
    if frames.iter().rev().take(TRIED).map(frame).any(ends_whole) {
        return Some(false);
    }
    let is_of_it = |(_, end): &&(usize, u64)| whole.samples == 0 || *end <= whole.samples;
    let last = frames.iter().filter(is_of_it).max_by_key(|(_, end)| *end)?;
    Some(last.1 < whole.samples || !begins_whole(frame(last)))
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
    (remainders::<8>(header, 0x07).last() == Some(0)).then_some(samples + block)
}

/// Whether a whole frame ends with the file: its checksum with the one at its end is zero (RFC 9639, section 9.3).
fn ends_whole(frame: &[u8]) -> bool {
    remainders::<16>(frame, CHECKSUM).last() == Some(0)
}

/// Whether a whole frame is followed by tags, or by anything else.
fn begins_whole(frame: &[u8]) -> bool {
    remainders::<16>(frame, CHECKSUM).any(|remainder| remainder == 0)
}

/// The polynomial of a frame's checksum.
const CHECKSUM: u16 = 0x8005;

/// The remainders of a division by a polynomial of `BITS` bits, one after each byte.
fn remainders<const BITS: u32>(bytes: &[u8], polynomial: u16) -> impl Iterator<Item = u16> {
    let top = 1u16 << (BITS - 1);
    let all = u16::MAX >> (16 - BITS);
    bytes.iter().scan(0, move |remainder, byte| {
        *remainder = (0..8).fold(*remainder ^ u16::from(*byte) << (BITS - 8), |remainder, _| {
            let shifted = remainder << 1;
            (if remainder & top == 0 { shifted } else { shifted ^ polynomial }) & all
        });
        Some(*remainder)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A frame of 192 samples of silence, on one channel of 8 bits.
    fn frame(number: u8) -> Vec<u8> {
        let mut frame = vec![0xFF, 0xF8, 0x10, 0x02, number];
        frame.push(u8::try_from(remainders::<8>(&frame, 0x07).last().unwrap()).unwrap());
        frame.extend([0, 0]);
        let checksum = remainders::<16>(&frame, CHECKSUM).last().unwrap();
        frame.extend(checksum.to_be_bytes());
        frame
    }

    #[test]
    fn the_last_frame_is_there_and_whole() {
        let whole = Whole { block: 192, samples: 576 };
        let frames = [frame(0), frame(1), frame(2)].concat();
        // Whole, of unknown length, and with shorter and longer files put after it.
        for samples in [576, 0, 384, 5760] {
            assert_eq!(ends_within(&frames, Whole { samples, ..whole }), Some(false), "{samples}");
        }
        for end in 6..frames.len() {
            let is_cut_within = !end.is_multiple_of(frame(0).len());
            assert_eq!(ends_within(&frames[..end], whole), Some(is_cut_within), "{end}");
        }
        for tail in [&b"TAG and a title"[..], &[0; 128], b"appended by another program"] {
            assert_eq!(ends_within(&[&frames[..], tail].concat(), whole), Some(false), "{tail:?}");
        }
        assert_eq!(ends_within(&[7; 100], whole), None);
    }
}
