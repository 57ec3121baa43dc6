//! Copies sound, without encoding it again, out of a file that holds more than the budget lets it: a cover, tags, or
//! another container.

use std::ffi::OsString;
use std::path::Path;

use super::audio::{demuxer, kind};
use super::{Event, FitError, Fitted, Kit, Outcome, Product, Source, verify};
use crate::media::arguments::{Input, audio as arguments};
use crate::media::plan::Target;
use crate::media::plan::audio::may_be_copied;
use crate::media::streams::AudioTrack;

/// The note for users.
const NOTE: &str = "its sound is copied as it is, without covers and tags";

/// The note of a forecast: how much of a file is sound shows when it is copied.
pub(super) const NOTE_IF: &str =
    "its sound is copied as it is, without encoding, if it turns out to fit alone";

/// Copies the sound into a file of its own, if it is in the form that is wanted, and if the copy is within the budget
/// and plays to its end.
///
/// # Errors
/// If ffmpeg is missing, stalls or takes too long, or if the run is interrupted.
pub(super) fn fit(
    source: &Source,
    target: &Target,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<Option<Fitted>, FitError> {
    let wanted = source.streams.audio.as_ref().filter(|sound| may_be_copied(sound, target));
    let Some(sound) = wanted else { return Ok(None) };
    let (file, seconds) = (kit.workspace.file(&name(target)), source.seconds(target.cut));
    let arguments = arguments::copied(&source.input(target.cut)?, sound, target.audio_form, &file);
    let copied = kit.copied(arguments, seconds, &file)?;
    // Sound that cannot be copied, or is too large as it is, is encoded.
    let Some(bytes) = copied.filter(|bytes| *bytes <= target.budget) else { return Ok(None) };
    if !verify::copy_plays(&file, demuxer(target), seconds, source, kit, on_event)? {
        return Ok(None);
    }
    let product = Product { file, kind: kind(target), bytes };
    Ok(Some(Fitted { notes: vec![NOTE.to_owned()], ..Fitted::of(Outcome::Fitted(product), 0, None) }))
}

/// The command that [`fit`] runs.
pub(super) fn command(input: &Input, sound: &AudioTrack, target: &Target) -> Vec<OsString> {
    arguments::copied(input, sound, target.audio_form, Path::new(&name(target)))
}

fn name(target: &Target) -> String {
    format!("sound-alone.{}", kind(target).extension())
}
