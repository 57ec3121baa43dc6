//! BMP: where its pixels end.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// The bytes of the two headers of a BMP that are read.
const HEADERS: usize = 34;

/// The least length of the second header in all versions but the first, whose numbers are half as wide.
const WIDE: u32 = 40;

/// The length of the second header of OS/2 2.x, whose numbers for compressed pixels mean others than those of Windows.
const OS2: u32 = 64;

/// The same if what follows the bits of a pixel is left out.
const OS2_SHORT: u32 = 16;

/// The values of `biCompression` with a fixed number of bits a pixel: none, and two with masks for the channels.
const PLAIN: [u32; 3] = [0, 3, 6];

/// The offset at which the last pixel ends (Windows GDI: `BITMAPFILEHEADER` and `BITMAPINFOHEADER`); `None` if the
/// pixels are compressed. The length of the whole file in the header is not asked for: many programs state another,
/// which no decoder looks at.
pub(super) fn end(file: &mut File) -> io::Result<Option<u64>> {
    let mut headers = [0; HEADERS];
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut headers)?;
    Ok(pixels_end(&headers))
}

fn pixels_end(headers: &[u8; HEADERS]) -> Option<u64> {
    let two = |at: usize| u32::from(u16::from_le_bytes([headers[at], headers[at + 1]]));
    let four = |at: usize| two(at) | two(at + 2) << 16;
    let (width, height, bits, compression) = match four(14) {
        OS2_SHORT => (four(18), four(22), two(28), 0),
        OS2 if four(30) != 0 => return None,
        WIDE.. => (four(18), four(22), two(28), four(30)),
        _ => (two(18), two(20), two(24), 0),
    };
    // The height is negative if the first row is the uppermost.
    let (width, height) = (u64::from(width), u64::from(height.cast_signed().unsigned_abs()));
    let bits = width.checked_mul(bits.into()).filter(|_| PLAIN.contains(&compression))?;
    // Rows begin at multiples of four bytes; some programs leave out the padding after the last.
    let others = bits.div_ceil(32).checked_mul(4)?.checked_mul(height.checked_sub(1)?)?;
    others.checked_add(bits.div_ceil(8))?.checked_add(four(10).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_end_where_the_headers_say() {
        let wide = |width: i32, height: i32, bits: u16, compression: u32| {
            let mut headers = [0; HEADERS];
            headers[10..18].copy_from_slice(&[54, 0, 0, 0, 40, 0, 0, 0]);
            headers[18..22].copy_from_slice(&width.to_le_bytes());
            headers[22..26].copy_from_slice(&height.to_le_bytes());
            headers[28..30].copy_from_slice(&bits.to_le_bytes());
            headers[30..34].copy_from_slice(&compression.to_le_bytes());
            headers
        };
        for (headers, end) in [
            (wide(3, 2, 24, 0), Some(54 + 12 + 9)),
            (wide(3, -2, 24, 0), Some(54 + 12 + 9)),
            (wide(9, 3, 1, 0), Some(54 + 8 + 2)),
            (wide(5, 1, 16, 3), Some(54 + 10)),
            (wide(3, 2, 8, 1), None),
            (wide(3, 0, 24, 0), None),
            (wide(-1, i32::MIN, 65_535, 0), None),
        ] {
            assert_eq!(pixels_end(&headers), end, "{headers:?}");
        }
        // In OS/2, this is a fax of one bit a pixel.
        for (compression, end) in [(0, Some(54 + 12 + 9)), (3, None)] {
            let mut headers = wide(3, 2, 24, compression);
            headers[14] = 64;
            assert_eq!(pixels_end(&headers), end);
            headers[14] = 16;
            assert_eq!(pixels_end(&headers), Some(54 + 12 + 9));
        }
        let mut narrow = [0; HEADERS];
        narrow[10..26].copy_from_slice(&[26, 0, 0, 0, 12, 0, 0, 0, 3, 0, 2, 0, 1, 0, 24, 0]);
        assert_eq!(pixels_end(&narrow), Some(26 + 12 + 9));
    }
}
