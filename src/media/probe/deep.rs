//! Inspection of audio and video by ffprobe, whose output the `ffprobe` crate parses. The crate's own call does not
//! restrict demuxers and protocols: with it, a playlist disguised as a video could open other files.

use std::ffi::OsStr;
use std::path::Path;

use ffprobe::FfProbe;

use crate::media::arguments::{Input, demuxer, look};
use crate::media::encode::{Ffmpeg, ToolError};
use crate::media::info::{AudioStream, MediaInfo, Soundness, VideoStream};

/// Adds ffprobe's findings about the file, which begins with `head`, to `info`. If ffprobe fails, the facts from the
/// headers are kept, and the file counts as damaged unless its soundness is already known.
pub(super) fn read(path: &Path, head: &[u8], info: &mut MediaInfo) {
    let Some(demuxer) = demuxer(info.kind, head) else { return };
    let Ok(path) = std::path::absolute(path) else { return };
    let answer = match Ffmpeg::default().ask("ffprobe", &look(&Input::whole(path, demuxer))) {
        Ok(answer) => answer,
        Err(ToolError::Failed { .. }) => {
            if info.soundness == Soundness::Unknown {
                info.soundness = Soundness::Damaged("ffprobe cannot read it".to_owned());
            }
            return;
        }
        Err(_) => return,
    };
    let Ok(probe) = serde_json::from_str::<FfProbe>(&answer) else { return };
    let of_type = |wanted: &'static str| {
        let attached = |stream: &ffprobe::Stream| stream.disposition.attached_pic != 0;
        probe.streams.iter().find(move |s| s.codec_type.as_deref() == Some(wanted) && !attached(s))
    };
    info.video = of_type("video").map(video).into();
    info.audio = of_type("audio").map(audio).into();
    let seconds = probe.format.duration.as_deref().and_then(|text| text.parse::<f64>().ok());
    // A program that wrote to a pipe left the numbers of frames open: no file has more of them than bytes.
    let frames =
        |stream: &ffprobe::Stream| stream.nb_frames.as_ref().and_then(|text| text.parse::<u64>().ok());
    let left_open = probe.streams.iter().filter_map(frames).any(|frames| frames > info.bytes);
    let seconds = seconds.filter(|seconds| seconds.is_finite() && *seconds > 0.0 && !left_open);
    // ffprobe estimates the length of what has no header for the whole from its bitrate. Frames of audio were counted
    // before; those of video have none that could be trusted.
    let seconds = seconds.filter(|_| demuxer != "mpegvideo");
    info.seconds = info.counted_seconds().or(seconds).or(info.seconds);
}

fn video(stream: &ffprobe::Stream) -> VideoStream {
    let side = |side: Option<i64>| side.and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
    VideoStream {
        codec: stream.codec_name.clone(),
        width: side(stream.width),
        height: side(stream.height),
        frame_rate: ratio(&stream.avg_frame_rate),
    }
}

fn audio(stream: &ffprobe::Stream) -> AudioStream {
    AudioStream {
        codec: stream.codec_name.clone(),
        channels: stream.channels.and_then(|n| u32::try_from(n).ok()),
        sample_rate: stream.sample_rate.as_deref().and_then(|text| text.parse().ok()),
    }
}

/// Parses a ratio like `30000/1001`.
fn ratio(text: &str) -> Option<f64> {
    let (over, under) = text.split_once('/')?;
    let (over, under) = (over.parse::<f64>().ok()?, under.parse::<f64>().ok()?);
    (under > 0.0 && over > 0.0).then(|| over / under)
}

/// Whether ffprobe is found in `path`, the value of `PATH`.
#[must_use]
pub fn ffprobe_available(path: Option<&OsStr>) -> bool {
    let name = format!("ffprobe{}", std::env::consts::EXE_SUFFIX);
    path.is_some_and(|path| std::env::split_paths(path).any(|folder| folder.join(&name).is_file()))
}
