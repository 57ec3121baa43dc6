//! Remuxing: moves streams that phones play into an MP4 without encoding them again.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::state::VideoFit;
use crate::limits::fitting::CONTAINER_PER_SECOND;
use crate::media::arguments::Input;
use crate::media::arguments::video as arguments;
use crate::media::fit::{Event, FitError, Fitted, ForecastOutcome, Kit, Outcome, Product, verify};
use crate::media::kind::MediaKind;
use crate::media::plan::audio::AudioSettings;
use crate::media::plan::video::{copied, may_be_copied, pictures_may_be_copied};
use crate::media::plan::whole;

/// The note for users.
pub(super) const NOTE: &str = "its streams are copied as they are into a file that phones play";

/// The note for users if only the pictures are copied.
const NOTE_PICTURES: &str = "its pictures are copied as they are, and only its sound is encoded";

/// The note of a forecast for a source whose pictures may fit as they are, with other sound.
pub(super) const NOTE_PICTURES_IF: &str =
    "its pictures are copied as they are, without encoding, if they leave room for its sound";

/// A copy of an MP4 is smaller than it by one part in this many at most. Our choice: tables and padding seldom take a
/// hundredth.
const SPARED: u64 = 10;

/// The note of a forecast for a source whose container may take so much that its streams alone fit.
pub(super) const NOTE_IF: &str =
    "its streams are copied as they are, without encoding, if the copy turns out to fit";

/// Whether only a copy of the streams can tell if they fit as they are. An MP4 has little that a copy does without.
pub(super) fn may_fit(video: &VideoFit<'_>) -> bool {
    let (bytes, budget) = (video.source.bytes, video.target.budget);
    let near = video.source.kind != MediaKind::Mp4 || bytes - bytes / SPARED <= budget;
    bytes > budget && near && may_be_copied(&video.known(), video.target)
}

/// Copies the streams into another file, if that is within the budget and plays to its end.
///
/// # Errors
/// If ffmpeg is missing, stalls or takes too long, or if the run is interrupted.
pub(super) fn fit(
    video: &VideoFit<'_>,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<Option<Fitted>, FitError> {
    if !may_be_copied(&video.known(), video.target) {
        return Ok(None);
    }
    let file = kit.workspace.file("copied.mp4");
    let copied = copy(video, &video.streams_of(video.source), &file, kit)?;
    // A video that cannot be copied, or is still too large, is encoded.
    let Some(bytes) = copied.filter(|bytes| *bytes <= video.target.budget) else { return Ok(None) };
    if !is_sound(video, &file, kit, on_event)? {
        return Ok(None);
    }
    let product = Product { file, kind: MediaKind::Mp4, bytes };
    let notes = vec![NOTE.to_owned()];
    Ok(Some(Fitted { notes, similarity: Some(1.0), ..Fitted::of(Outcome::Fitted(product), 0, None) }))
}

/// Copies the pictures, and encodes only the sound, if that gets at least the bits that are `planned` for it beside
/// encoded pictures.
///
/// # Errors
/// As [`fit`].
pub(super) fn pictures(
    video: &mut VideoFit<'_>,
    planned: Option<&AudioSettings>,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<Option<Fitted>, FitError> {
    let Some(planned) = planned.filter(|_| pictures_may_be_copied(&video.known(), video.target)) else {
        return Ok(None);
    };
    let (input, stream) = (video.input.clone(), video.pictures.index);
    let Some(alone) = copy(video, &[stream], &kit.workspace.file("pictures.mp4"), kit)? else {
        return Ok(None);
    };
    let others = alone + whole(video.seconds.ceil()) * CONTAINER_PER_SECOND;
    let file = kit.workspace.file("copied.mp4");
    let least = f64::from(planned.bitrate);
    let joined = video.join((&input, stream), others, least, &file, kit, on_event)?;
    let Some((sound, bytes)) = joined.filter(|_| others < video.target.budget) else { return Ok(None) };
    if !is_sound(video, &file, kit, on_event)? {
        return Ok(None);
    }
    let product = Product { file, kind: MediaKind::Mp4, bytes };
    let channels = if sound.channels == 1 { "mono" } else { "stereo" };
    let kbit = sound.bitrate / 1000;
    let note = format!("{NOTE_PICTURES}: AAC, {kbit} kbit/s, {channels}");
    let notes = [Some(note), video.one_side.clone(), video.damage.clone()].into_iter().flatten().collect();
    Ok(Some(Fitted { notes, similarity: Some(1.0), ..Fitted::of(Outcome::Fitted(product), 0, None) }))
}

/// Copies streams into a file; returns its size, or `None` if they cannot be copied.
fn copy(video: &VideoFit<'_>, streams: &[u32], file: &Path, kit: &Kit<'_>) -> Result<Option<u64>, FitError> {
    kit.copied(arguments::copied(&video.input, streams, file), video.seconds, file)
}

/// Whether a copy plays to its end.
///
/// # Errors
/// If the source holds pictures that are never seen, or as [`fit`].
fn is_sound(
    video: &VideoFit<'_>,
    file: &Path,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<bool, FitError> {
    if !verify::copy_plays(file, "mov", video.seconds, video.source, kit, on_event)? {
        return Ok(false);
    }
    // A container that does not say when its pictures end may hold some that are never seen.
    if video.pictures.seconds.is_none() {
        let copied = kit.tools.examine(&Input::whole(file.to_owned(), "mov"))?.video;
        let shown = copied.and_then(|pictures| pictures.seconds).unwrap_or(video.seconds);
        video.has_all(video.pictures.index, shown, kit)?;
    }
    Ok(true)
}

/// Forecasts the outcome of [`fit`] and its command line; `None` if the streams cannot be copied, or if the source is
/// larger than its budget, because then only trying tells.
pub(super) fn forecast(video: &VideoFit<'_>) -> Option<(ForecastOutcome, Vec<OsString>)> {
    let bytes = video.source.bytes;
    if bytes > video.target.budget || !may_be_copied(&video.known(), video.target) {
        return None;
    }
    let (source, _) = video.source.foreseen(video.target.cut);
    let input = source.input(video.target.cut).ok()?;
    let command = arguments::copied(&input, &video.streams_of(&source), &PathBuf::from("video.mp4"));
    // Up to three quarters of what packets carry may be padding.
    let most = copied(&video.known(), video.target).min(video.target.budget);
    let outcome = ForecastOutcome::Fitted { kinds: vec![MediaKind::Mp4], least: bytes / 4, most };
    Some((outcome, command))
}
