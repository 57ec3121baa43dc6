//! Verifies results before anyone sees them: a tool can exit successfully having written a damaged or truncated file.

use std::path::Path;

use super::{Event, FitError, Kit, Source, Step};
use crate::media::arguments::{Cut, Input};
use crate::media::encode::{Encode, ToolError};
use crate::media::plan::float;
use crate::media::streams::Streams;

/// How much shorter than its source a result may be: the seconds, or the share of the whole if that is more. Our
/// choice: encoders round to frames, and containers to their clocks.
const SHORTER: (f64, f64) = (0.3, 0.03);

/// Checks a result by decoding it to its end.
///
/// # Errors
/// If it does not decode, or plays shorter than its source.
pub(super) fn plays(
    result: &Path,
    demuxer: &'static str,
    seconds: f64,
    source: &Source,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<(), FitError> {
    let input = Input::whole(result.to_owned(), demuxer);
    let decoded = kit.tools.decode(&input, &[], seconds, &mut |part| {
        on_event(Event { step: Step::Checking, done: 0.9 + part * 0.1 });
    })?;
    if let Some(line) = decoded.complaint {
        return Err(FitError::Result { path: source.path.clone(), reason: said(&line).to_owned() });
    }
    long_enough(decoded.seconds, seconds, source)
}

/// Whether a copy of a source's streams decodes to its end and plays as long.
///
/// # Errors
/// If that cannot be found out.
pub(super) fn copy_plays(
    copy: &Path,
    demuxer: &'static str,
    seconds: f64,
    source: &Source,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<bool, FitError> {
    match plays(copy, demuxer, seconds, source, kit, on_event) {
        Ok(()) => Ok(true),
        Err(FitError::Result { .. } | FitError::Short { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The note for users about a source that does not decode without errors, by what the tool wrote to standard error.
pub(super) fn damage(stderr: &[String], source: &Source) -> Option<String> {
    let note = "decoding it gives errors, as damaged files do: play the result to its end before you send it";
    stderr.iter().any(|line| tells_of_damage(line, source)).then(|| note.to_owned())
}

/// The error of a tool as one of the source, if the tool failed after errors in decoding it.
pub(super) fn blamed(error: FitError, source: &Source) -> FitError {
    let FitError::Tool(ToolError::Failed { status, stderr, .. }) = &error else { return error };
    let told = stderr.lines().find(|line| tells_of_damage(line, source));
    match told.filter(|_| status.starts_with("exit") && !stderr.contains("No space left")) {
        Some(line) => {
            FitError::Damaged { path: source.path.clone(), reason: format!("ffmpeg says: {}", said(line)) }
        }
        None => error,
    }
}

/// What a tool says in a line, without the name and the address of the part of it that speaks.
pub(super) fn said(line: &str) -> &str {
    let spoken = line.strip_prefix('[').and_then(|line| line.split_once(" @ 0x")?.1.split_once("] "));
    spoken.map_or(line, |(_, words)| words)
}

/// Whether a line that ffmpeg wrote is about damage: decoders put their names before their errors, muxers and
/// encoders theirs before others, such as those about uneven times.
fn tells_of_damage(line: &str, source: &Source) -> bool {
    let Streams { video, audio, .. } = &source.streams;
    let codecs = video.iter().map(|video| &video.codec).chain(audio.iter().map(|audio| &audio.codec));
    let speaker = line.strip_prefix('[').and_then(|line| line.split_once(" @ ")).map(|(name, _)| name);
    // The decoders of `mp3` and `amr_nb` are called `mp3float` and `amrnb`.
    let is_of = |codec: &String| speaker.is_some_and(|name| name.starts_with(&codec.replace('_', "")));
    codecs.filter(|codec| !codec.is_empty()).any(is_of)
        || ["Error while decoding stream", "Error submitting packet to decoder", "orrupt"]
            .iter()
            .any(|words| line.contains(words))
}

/// Checks that `got` seconds are about as many as `wanted`.
///
/// # Errors
/// If they are fewer.
pub(super) fn long_enough(got: f64, wanted: f64, source: &Source) -> Result<(), FitError> {
    if got + SHORTER.0.max(wanted * SHORTER.1) >= wanted {
        return Ok(());
    }
    Err(FitError::Short { path: source.path.clone(), got, wanted })
}

/// The share of packets whose times may be those of others. Our choice: VP8 has a hidden packet now and then.
const AT_ONE_TIME: f64 = 0.25;

/// The share of packets that may be missing from those that the container counts. Our choice: edit lists hide a few.
const UNCOUNTED: f64 = 0.03;

/// Checks one stream by itself, of which `got` of `wanted` seconds came out: it may rightly end before the other one,
/// but not before its own last packet. Packets that begin again at an earlier time, or all at once, are never seen.
///
/// # Errors
/// If a part of the stream is missing, or ffprobe is.
pub(super) fn all_of_stream(
    got: f64,
    wanted: f64,
    stream: u32,
    cut: Cut,
    source: &Source,
    tools: &dyn Encode,
) -> Result<(), FitError> {
    if long_enough(got, wanted, source).is_ok() {
        return Ok(());
    }
    let schedule = match tools.schedule(&source.input(Cut::default())?, stream) {
        Ok(schedule) => schedule,
        // A stream that cannot be looked at has no end that is known.
        Err(ToolError::Failed { .. }) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let pictures = source.streams.video.as_ref().filter(|pictures| pictures.index == stream);
    let (packets, moments) = (float(schedule.packets as u64), float(schedule.moments as u64));
    let counted = pictures.map_or(0.0, |pictures| f64::from(pictures.frames));
    let is_in_order = moments >= packets * (1.0 - AT_ONE_TIME) && packets >= counted * (1.0 - UNCOUNTED);
    let ends = if is_in_order { schedule.last - cut.start } else { wanted };
    long_enough(got, wanted.min(ends), source)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_tool_says_is_quoted_without_its_addresses() {
        for (line, words) in [
            ("[h264 @ 0x5607533e7b40] Invalid NAL unit size (9 > 4).", "Invalid NAL unit size (9 > 4)."),
            ("file:/a/[b].wav: Invalid data found", "file:/a/[b].wav: Invalid data found"),
            ("[b @ home] is kept", "[b @ home] is kept"),
            ("", ""),
        ] {
            assert_eq!(said(line), words);
        }
    }
}
