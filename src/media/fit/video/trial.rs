//! Tries which frame size of a video looks best, before its passes.

use std::path::PathBuf;

use super::state::VideoFit;
use crate::limits::fitting::TRIAL_NOVELTY;
use crate::media::arguments::video::Passes;
use crate::media::arguments::{Input, trial as arguments};
use crate::media::encode::{Job, ToolError};
use crate::media::fit::{Event, Kit, Step};
use crate::media::plan::video::{self as planning, Seen, VideoSettings};

/// The progress that is shown while frame sizes are tried. Our choice, for display only.
const BEGUN: f64 = 0.05;

/// Whether frames of several sizes are to be tried.
pub(super) fn chooses(video: &VideoFit<'_>) -> bool {
    !planning::trials(&video.known(), video.target, &[]).is_empty()
}

/// Bits per pixel and frame at which the video looks best; `None` if the estimated size looks best, or if nothing
/// could be compared.
///
/// # Errors
/// If ffmpeg is missing, stalls or takes too long, or if the run is interrupted.
pub(super) fn density(
    video: &VideoFit<'_>,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<Option<f64>, ToolError> {
    let mut seen = Vec::new();
    loop {
        let next = planning::trials(&video.known(), video.target, &seen);
        if next.is_empty() {
            return Ok(planning::density(&video.known(), &seen));
        }
        on_event(Event { step: Step::Trying, done: BEGUN });
        match look(video, &next, kit) {
            Ok(found) if found.len() == next.len() => seen.extend(found),
            Ok(_) => return Ok(planning::density(&video.known(), &seen)),
            // If a trial fails, the video is encoded as estimated; if that fails too, it is reported then. A tool
            // that was killed has no exit status, and is reported at once.
            Err(ToolError::Failed { status, .. }) if status.starts_with("exit") => {
                return Ok(planning::density(&video.known(), &seen));
            }
            Err(error) => return Err(error),
        }
    }
}

/// Encodes some frame sizes quickly and compares them with the source. Returns nothing if a first pass shows that
/// they would not look better.
fn look(video: &VideoFit<'_>, tried: &[VideoSettings], kit: &Kit<'_>) -> Result<Vec<Seen>, ToolError> {
    let known = video.known();
    let input = Input { cut: known.tried(video.target), ..video.input.clone() };
    let seconds = input.cut.of(video.seconds);
    let (width, height) = planning::largest(&known, video.target);
    let largest = VideoSettings { width, height, ..tried[0] };
    let log = kit.workspace.file("trials");
    let passes = Passes { input: &input, ..video.passes(&largest, &log) };
    let files: Vec<_> =
        (0..tried.len()).map(|number| kit.workspace.file(&format!("trial-{number}.mp4"))).collect();
    let job = |outputs: Option<&[PathBuf]>| Job {
        arguments: arguments::encode(&passes, tried, outputs),
        seconds,
        output: outputs.and_then(|files| files.last().cloned()),
    };
    kit.tools.encode(&job(None), &mut |_| {})?;
    let novelty = kit.tools.novelty(&arguments::log(&passes))?;
    if novelty.is_some_and(|novelty| novelty > TRIAL_NOVELTY) {
        return Ok(Vec::new());
    }
    kit.tools.encode(&job(Some(&files)), &mut |_| {})?;
    let results: Vec<_> = files.iter().map(|file| Input::whole(file.clone(), "mov")).collect();
    let compared = Job { arguments: arguments::compare(&passes, &results), seconds, output: None };
    let similarities = kit.tools.similarities(&compared)?;
    let seen = tried.iter().zip(&files).zip(similarities);
    seen.map(|((settings, file), similarity)| {
        Ok(Seen { settings: *settings, bytes: kit.tools.measure(file)?, similarity })
    })
    .collect()
}
