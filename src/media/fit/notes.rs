//! Notes for users about what an option could not do, or about a result of more bytes than its source.

use super::{FitError, Form, Source, audio, video};
use crate::media::encode::Encode;
use crate::media::kind::{MediaKind, Support};
use crate::media::plan::{GifForm, Target};
use crate::media::probe::is_followed;

/// The note for users about an animation of which only a part was asked for.
pub(super) fn uncut(source: &Source, target: &Target) -> Option<String> {
    let asked = source.form == Form::Animation && !target.cut.is_whole();
    let words = "`--trim` and `--start` cut video and sound only: all of it is shown";
    asked.then(|| match source.kind {
        MediaKind::Gif => format!("{words}; `--gif-as mp4` makes a video of it"),
        _ => words.to_owned(),
    })
}

/// The note for users about a source whose end is missing, if that is not cut away anyway.
pub(super) fn unended(source: &Source, target: &Target) -> Option<String> {
    let reason = source.cut_off.as_ref().filter(|_| target.cut.seconds.is_none())?;
    Some(format!("{reason}, so what comes after is missing here too"))
}

/// The note for users about several WAV files that were put together as they are.
///
/// # Errors
/// If the source cannot be read.
pub(super) fn joined(source: &Source) -> Result<Option<String>, FitError> {
    let note = || "several WAV files follow one another in it, and players play only the first".to_owned();
    Ok(is_followed(&source.absolute, source.kind)?.then(note))
}

/// The note for users about an animation that does not become a video though it was asked for.
pub(super) fn unfilmed(source: &Source, target: &Target) -> Option<String> {
    let asked = source.form == Form::Animation && target.gif_form == GifForm::Mp4;
    asked.then(|| match source.kind {
        MediaKind::Gif => "ffmpeg does not read it, so `--gif-as mp4` makes no video of it".to_owned(),
        kind => format!("`--gif-as mp4` makes videos of GIFs only: this is an animated {}", kind.name()),
    })
}

/// The note for users about a result of `bytes` bytes that has more of them than its source; none if the source is
/// encoded only because an option asks for it.
pub(super) fn larger(
    source: &Source,
    target: &Target,
    bytes: u64,
    tools: &dyn Encode,
) -> Result<Option<String>, FitError> {
    if bytes <= source.bytes {
        return Ok(None);
    }
    let plain = Target::of(source.bytes);
    let is_sendable = match source.form {
        Form::Video => source.kind == MediaKind::Gif || video::keeps(source, &plain, tools)?,
        Form::Audio => audio::keeps(source, &plain),
        Form::Image | Form::Animation => {
            let moves = matches!(source.kind, MediaKind::Gif | MediaKind::Png);
            target.canvas_binds || moves && target.gif_form != plain.gif_form
        }
    };
    let refused = match source.kind.support() {
        Support::Discouraged(_) => "may be refused",
        Support::Documented | Support::Unsupported => "cannot be sent",
    };
    let note =
        || format!("it has more bytes than its source, which {refused} as it is; a smaller budget may do");
    Ok((!is_sendable).then(note))
}
