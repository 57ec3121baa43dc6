//! JPEG by mozjpeg.

use mozjpeg::qtable::{AnnexK_Chroma, AnnexK_Luma, NRobidoux, QTable};
use mozjpeg::{ColorSpace, Compress, ScanMode};

use super::Picture;

/// How a JPEG holds its picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// From top to bottom: quick to write, and what every phone shows.
    Baseline,
    /// From coarse to fine, with trellis quantisation: a tenth fewer bytes for the same looks, in four times the time.
    Progressive,
}

/// How fine a picture's colours are, from less to more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chroma {
    /// Half as fine as its brightness each way: what saves most where bytes are few.
    Half,
    /// As fine as its brightness.
    Full,
}

/// The tables of brightness and of colours. Measured by SSIMULACRA2 on four pictures: where colours are fine, those of
/// ITU-T T.81, annex K are up to six points better than Robidoux's, which take as much of colours as of brightness; where
/// they are half as fine, Robidoux's are up to one better.
fn tables(chroma: Chroma) -> (&'static QTable, &'static QTable) {
    match chroma {
        Chroma::Half => (&NRobidoux, &NRobidoux),
        Chroma::Full => (&AnnexK_Luma, &AnnexK_Chroma),
    }
}

/// Encodes a picture without opacity. The quality need not be whole: between 95 and 96 lie a tenth of the bytes.
pub(super) fn encode(picture: &Picture, quality: f32, coding: Coding, chroma: Chroma) -> Vec<u8> {
    let mut compress = Compress::new(ColorSpace::JCS_RGB);
    compress.set_size(picture.width as usize, picture.height as usize);
    match coding {
        Coding::Baseline => compress.set_fastest_defaults(),
        Coding::Progressive => {
            compress.set_progressive_mode();
            compress.set_scan_optimization_mode(ScanMode::AllComponentsTogether);
            compress.set_optimize_scans(false);
        }
    }
    compress.set_optimize_coding(true);
    let side = if chroma == Chroma::Full { 1 } else { 2 };
    compress.set_chroma_sampling_pixel_sizes((side, side), (side, side));
    let (bright, coloured) = tables(chroma);
    compress.set_luma_qtable(&bright.scaled(quality, quality));
    compress.set_chroma_qtable(&coloured.scaled(quality, quality));
    let written = compress.start_compress(Vec::new()).and_then(|mut started| {
        started.write_scanlines(&picture.pixels)?;
        started.finish()
    });
    written.expect("memory takes what is written to it")
}
