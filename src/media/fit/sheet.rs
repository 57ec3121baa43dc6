//! Frames of an input and its result side by side, for people to compare.

use super::picture::decoded;
use super::{FitError, Fitted, Form, Kit, Outcome, Source};
use crate::media::arguments::{Cut, Input, video as arguments};
use crate::media::encode::Job;
use crate::media::image::{Coding, Decoded, Picture, decode};
use crate::media::kind::MediaKind;
use crate::media::plan::Target;
use crate::media::plan::image::scaled;

/// The long side of a frame on the sheet, in pixels.
const SIDE: u32 = 480;

/// The quality of a frame on the sheet: what is seen has to be the encoder's doing, not the sheet's.
const QUALITY: f32 = 92.0;

/// Where in a video frames are taken, in parts of its length.
const MOMENTS: [f64; 3] = [0.1, 0.5, 0.9];

/// Seconds below which a video is shown by its beginning. Ours.
const SHORTEST: f64 = 0.2;

/// One moment of an input and of its result, as JPEG.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Seconds from the beginning; nothing for pictures.
    pub at: Option<f64>,
    /// The input's.
    pub before: Vec<u8>,
    /// The result's, if there is one.
    pub after: Option<Vec<u8>>,
}

/// Takes the frames of a sheet; sound has none.
///
/// # Errors
/// When the run is to end, or a tool fails.
pub fn sheet(
    source: &Source,
    fitted: &Fitted,
    target: &Target,
    kit: &Kit<'_>,
) -> Result<Vec<Pair>, FitError> {
    let product = match &fitted.outcome {
        Outcome::Fitted(product) => Some(product),
        _ => None,
    };
    match source.form {
        Form::Audio => Ok(Vec::new()),
        Form::Image | Form::Animation => {
            let small = |decoded: Decoded| small(&decoded.picture, target.ground);
            let before = small(decoded(source, &source.read()?, Some(kit))?);
            let after = product.map(|product| kit.workspace.read(&product.file)).transpose()?;
            Ok(vec![Pair { at: None, before, after: after.and_then(|bytes| decode(&bytes).ok()).map(small) }])
        }
        Form::Video => {
            let seconds = source.seconds(target.cut);
            let mut pairs = Vec::new();
            for part in MOMENTS {
                // Of a video of a frame there is the beginning alone.
                let at = if seconds < SHORTEST { 0.0 } else { seconds * part };
                let input = source.input(Cut { start: target.cut.start + at, seconds: None })?;
                let Some(before) = frame(&input, kit, "before.jpg")? else { continue };
                let after = product.filter(|product| product.kind != MediaKind::Mp3).map(|product| {
                    let whole = Input::whole(product.file.clone(), "mov");
                    let cut = Cut { start: at, seconds: None };
                    frame(&Input { cut, ..whole }, kit, "after.jpg")
                });
                pairs.push(Pair { at: Some(at), before, after: after.transpose()?.flatten() });
            }
            Ok(pairs)
        }
    }
}

/// A frame of a video; nothing where none is shown at that moment, or none can be sought.
fn frame(input: &Input, kit: &Kit<'_>, name: &str) -> Result<Option<Vec<u8>>, FitError> {
    let output = kit.workspace.file(name);
    let arguments = arguments::frame(input, SIDE, &output);
    kit.tools.encode(&Job { arguments, seconds: 0.0, output: Some(output.clone()) }, &mut |_| {})?;
    kit.workspace.taken(&output)
}

/// A picture at the sheet's size, as it looks on a ground of that colour.
fn small(picture: &Picture, ground: [u8; 3]) -> Vec<u8> {
    let factor = f64::from(SIDE) / f64::from(picture.width.max(picture.height));
    let (width, height) = scaled((picture.width, picture.height), factor.min(1.0));
    picture.scaled(width, height).flattened(ground).jpeg(QUALITY, Coding::Baseline)
}
