//! Frames of a video and of its result, for people to compare.

use std::ffi::OsString;
use std::path::Path;

use super::state::VideoFit;
use crate::media::arguments::video::{self as arguments, Passes};
use crate::media::arguments::{Cut, Input};
use crate::media::encode::Job;
use crate::media::fit::{FitError, Kit, Pair, Product, Source};
use crate::media::plan::{Target, video as planning};

/// The moments of a video or an animation at which frames are taken, as shares of its length.
pub(in crate::media::fit) const MOMENTS: [f64; 3] = [0.1, 0.5, 0.9];

/// The seconds below which a video is shown by its beginning. Our choice.
const SHORTEST: f64 = 0.2;

/// Extracts frames of `side` pixels on their long side: those of the source as they are encoded, with the colours and
/// the shape that a screen shows.
///
/// # Errors
/// If the run is interrupted, or a tool fails.
pub(in crate::media::fit) fn pairs(
    source: &Source,
    product: Option<&Product>,
    target: &Target,
    side: u32,
    kit: &Kit<'_>,
) -> Result<Vec<Pair>, FitError> {
    let source = source.sought(target.cut, kit)?;
    let video = VideoFit::new(&source, target, kit.tools)?;
    let settings = planning::first(&video.known(), target);
    let mut pairs = Vec::new();
    for part in MOMENTS {
        // A video of one frame has only a beginning.
        let at = if video.seconds < SHORTEST { 0.0 } else { video.seconds * part };
        let input = Input { cut: Cut { start: target.cut.start + at, seconds: None }, ..video.input.clone() };
        let before = kit.workspace.file("before.jpg");
        let passes = Passes { input: &input, ..video.passes(&settings, Path::new("")) };
        let shown = arguments::source_frame(&passes, side, &before);
        let Some(before) = frame(shown, &before, kit)? else { continue };
        let after = product.map(|product| {
            let cut = Cut { start: at, seconds: None };
            let input = Input { cut, ..Input::whole(product.file.clone(), "mov") };
            let after = kit.workspace.file("after.jpg");
            frame(arguments::frame(&input, side, &after), &after, kit)
        });
        pairs.push(Pair { at: Some(at), before, after: after.transpose()?.flatten() });
    }
    Ok(pairs)
}

/// The frame that a command line writes; `None` if no frame is shown at that moment, or if it cannot be sought.
fn frame(arguments: Vec<OsString>, output: &Path, kit: &Kit<'_>) -> Result<Option<Vec<u8>>, FitError> {
    kit.tools.encode(&Job { arguments, seconds: 0.0, output: Some(output.to_owned()) }, &mut |_| {})?;
    kit.workspace.taken(output)
}
