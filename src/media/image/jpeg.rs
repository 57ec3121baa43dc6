//! JPEG encoding by mozjpeg.

use mozjpeg::qtable::{AnnexK_Chroma, AnnexK_Luma, NRobidoux, QTable};
use mozjpeg::{ColorSpace, Compress};

use super::Picture;

/// How a baseline JPEG is made, which every phone shows. Progressive ones, measured at four qualities of two photographs,
/// are between a sixteenth smaller and two hundredths larger than those with trellis quantisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Quickly.
    Quick,
    /// With trellis quantisation: a tenth fewer bytes at the same quality, in four times the time.
    Trellis,
}

/// The colour resolution of a picture, from low to high.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chroma {
    /// Half the resolution of the brightness in each direction: saves most if bytes are few.
    Half,
    /// The same resolution as the brightness.
    Full,
}

/// The quantisation tables of brightness and of colours. Measured by SSIMULACRA2 on four pictures: at full colour
/// resolution, the tables of ITU-T T.81, annex K are up to six points better than Robidoux's, which quantise colours as
/// coarsely as brightness; at half resolution, Robidoux's are up to one point better.
fn tables(chroma: Chroma) -> (&'static QTable, &'static QTable) {
    match chroma {
        Chroma::Half => (&NRobidoux, &NRobidoux),
        Chroma::Full => (&AnnexK_Luma, &AnnexK_Chroma),
    }
}

/// Encodes a picture without opacity. The quality may be fractional: the size changes by a tenth between 95 and 96.
pub(super) fn encode(picture: &Picture, quality: f32, coding: Coding, chroma: Chroma) -> Vec<u8> {
    let mut compress = Compress::new(ColorSpace::JCS_RGB);
    compress.set_size(picture.width as usize, picture.height as usize);
    match coding {
        Coding::Quick => compress.set_fastest_defaults(),
        // Without the scans that it would optimise, the JPEG is a baseline one.
        Coding::Trellis => compress.set_optimize_scans(false),
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
