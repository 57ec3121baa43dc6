//! Frames of an input and its result side by side, for people to compare.

use super::in_memory::damaged;
use super::picture::decoded;
use super::video::frames::MOMENTS;
use super::{FitError, Fitted, Form, Kit, Outcome, Product, Source, video};
use crate::media::image::{Animation, Coding, Decoded, Picture, decode};
use crate::media::plan::Target;
use crate::media::plan::image::scaled;

/// The long side of a frame on the sheet, in pixels.
const SIDE: u32 = 480;

/// The JPEG quality of a frame on the sheet: visible flaws must come from the encoder, not from the sheet.
const QUALITY: f32 = 92.0;

/// One moment of an input and of its result, as JPEG.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Seconds from the beginning; `None` for images.
    pub at: Option<f64>,
    /// The frame of the input.
    pub before: Vec<u8>,
    /// The frame of the result, if there is one.
    pub after: Option<Vec<u8>>,
}

/// Extracts the frames of a sheet; audio has none.
///
/// # Errors
/// If the run is interrupted, or a tool fails.
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
        Form::Animation => animated(source, product, target, kit),
        Form::Image => {
            let small = |decoded: Decoded| small(&decoded.picture, target.ground);
            let before = small(decoded(source, &source.read()?, Some(kit))?);
            let after = product.map(|product| kit.workspace.read(&product.file)).transpose()?;
            Ok(vec![Pair { at: None, before, after: after.and_then(|bytes| decode(&bytes).ok()).map(small) }])
        }
        Form::Video => video::frames::pairs(source, product, target, SIDE, kit),
    }
}

/// Frames of an animation and of its result, spread over the time that it plays.
fn animated(
    source: &Source,
    product: Option<&Product>,
    target: &Target,
    kit: &Kit<'_>,
) -> Result<Vec<Pair>, FitError> {
    let before =
        Animation::decode(&source.read()?, target.ground).map_err(|error| damaged(source, &error))?;
    let after = product.map(|product| kit.workspace.read(&product.file)).transpose()?;
    let after = after.and_then(|bytes| Animation::decode(&bytes, target.ground).ok());
    let milliseconds: u32 = before.frames.iter().map(|frame| frame.milliseconds).sum();
    let pair = |part: f64| {
        let at = f64::from(milliseconds) * part;
        let shown = |animation: &Animation| Some(small(shown(animation, at)?, target.ground));
        let after = after.as_ref().and_then(shown);
        Some(Pair { at: Some(at / 1000.0), before: shown(&before)?, after })
    };
    Ok(MOMENTS.into_iter().filter_map(pair).collect())
}

/// The frame that is shown so many milliseconds after the beginning; the last one after the end.
fn shown(animation: &Animation, at: f64) -> Option<&Picture> {
    let mut ends = 0.0;
    let frame = animation.frames.iter().find(|frame| {
        ends += f64::from(frame.milliseconds);
        ends > at
    });
    frame.or(animation.frames.last()).map(|frame| &frame.picture)
}

/// A JPEG of a picture at the sheet's size, on a background of colour `ground`.
fn small(picture: &Picture, ground: [u8; 3]) -> Vec<u8> {
    let factor = f64::from(SIDE) / f64::from(picture.width.max(picture.height));
    let (width, height) = scaled((picture.width, picture.height), factor.min(1.0));
    picture.scaled(width, height).flattened(ground).jpeg(QUALITY, Coding::Quick)
}
