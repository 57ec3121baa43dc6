//! An input file: its type by its bytes, and the form that it is fitted as.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::verify::said;
use super::{FitError, Kit};
use crate::media::arguments::{Cut, Input, Start, demuxer, laid_out, seeks_roughly};
use crate::media::encode::{Encode, Job, ToolError};
use crate::media::gif::repaired;
use crate::media::image::{is_animated, is_played, is_supported, is_transparent};
use crate::media::info::{MediaInfo, Soundness};
use crate::media::kind::{Family, MediaKind};
use crate::media::plan::GifForm;
use crate::media::probe::{Probe, ProbeError, Prober, stated_seconds};
use crate::media::streams::{Ratio, Streams, VideoTrack};

/// The most bytes of an image that are read. Our choice: 100 megapixels without compression.
const PICTURE_BYTES: u64 = 400 << 20;

/// The demuxer of a source that was copied into a seekable file.
const LAID_OUT: &str = "matroska";

/// The name of that file.
const LAID_OUT_AS: &str = "source.mkv";

/// A file to fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The path as it was given.
    pub path: PathBuf,
    /// The absolute path, which no tool takes for an option.
    pub absolute: PathBuf,
    /// The type of the file, by its bytes.
    pub kind: MediaKind,
    /// The size of the file in bytes.
    pub bytes: u64,
    /// The form that it is fitted as.
    pub form: Form,
    /// The file's streams, if it has any.
    pub streams: Streams,
    /// Whether it is animated in a way that mmsctl cannot read, so that the motion is lost.
    pub(super) stops: bool,
    /// By what it is known that its end is missing, if it is.
    pub(super) cut_off: Option<String>,
    /// The ffmpeg demuxer for it; empty if none is needed.
    demuxer: &'static str,
}

/// The form that a source is fitted as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A video.
    Video,
    /// Audio.
    Audio,
    /// A still image.
    Image,
    /// An animated image.
    Animation,
}

impl Source {
    /// Examines a file.
    ///
    /// # Errors
    /// If the file is missing, unreadable, damaged at first sight, or not a medium that could be made smaller.
    pub fn open(path: &Path, gif_form: GifForm, tools: &dyn Encode) -> Result<Self, FitError> {
        let info = Prober::default().probe(path)?;
        if let Soundness::Damaged(reason) = &info.soundness {
            return Err(FitError::Damaged { path: path.to_owned(), reason: reason.clone() });
        }
        let refused = || FitError::Kind { path: path.to_owned(), kind: info.kind.noun() };
        let demuxer = demuxer(info.kind, &head(path)?);
        let absolute = absolute(path)?;
        match info.kind.family() {
            Family::Audio | Family::Video => {
                Self::playing(path, absolute, &info, demuxer.ok_or_else(refused)?, tools)
            }
            Family::Image if !matches!(info.kind, MediaKind::Svg | MediaKind::Ico) => {
                Self::picture(path, absolute, &info, demuxer.unwrap_or_default(), gif_form, tools)
            }
            _ => Err(refused()),
        }
    }

    fn picture(
        path: &Path,
        absolute: PathBuf,
        info: &MediaInfo,
        demuxer: &'static str,
        gif_form: GifForm,
        tools: &dyn Encode,
    ) -> Result<Self, FitError> {
        let in_sequence = matches!(info.kind, MediaKind::Avif | MediaKind::Heic);
        let mut source = Self {
            path: path.to_owned(),
            absolute,
            kind: info.kind,
            bytes: info.bytes,
            form: Form::Image,
            streams: Streams::default(),
            cut_off: cut_off(info),
            stops: in_sequence && gif_form != GifForm::Still && is_sequence(path)?,
            demuxer,
        };
        if info.kind == MediaKind::Tiff && is_supported(&source.read()?) {
            source.demuxer = "";
        }
        let may_move = matches!(info.kind, MediaKind::Gif | MediaKind::Png | MediaKind::Webp);
        let moves = may_move && gif_form != GifForm::Still;
        if !moves {
            return Ok(source);
        }
        let bytes = source.read()?;
        if !is_animated(&bytes) {
            return Ok(source);
        }
        if !is_played(&bytes) {
            source.stops = true;
            return Ok(source);
        }
        match gif_form {
            GifForm::Mp4 if info.kind == MediaKind::Gif => {
                let playing = Self::playing(path, source.absolute.clone(), info, demuxer, tools);
                // Some GIFs play in browsers, repaired as here, but not in ffmpeg.
                if let Err(FitError::Damaged { .. }) = playing {
                    source.form = Form::Animation;
                    return Ok(source);
                }
                let mut source = playing?;
                if let Some(video) = &mut source.streams.video {
                    // No player applies the pixel aspect ratio of a GIF (GIF89a specification, section 18).
                    video.pixel_shape = Ratio { over: 1, under: 1 };
                    // The transparent pixels of most frames only mean that nothing changes there.
                    video.transparent = is_transparent(&bytes);
                }
                Ok(source)
            }
            _ => {
                source.form = Form::Animation;
                Ok(source)
            }
        }
    }

    /// The source copied into a file in which every moment can be sought and all streams share one beginning;
    /// borrowed unchanged if that is not needed, or cannot be done.
    ///
    /// # Errors
    /// If ffmpeg is missing, stalls or takes too long, or if the run is interrupted.
    pub(super) fn laid_out(&self, cut: Cut, kit: &Kit<'_>) -> Result<Cow<'_, Self>, FitError> {
        let output = kit.workspace.file(LAID_OUT_AS);
        for decoded in [false, true] {
            let Some(arguments) = self.laying_out(cut, decoded, &output) else { break };
            let seconds = self.streams.seconds.unwrap_or(0.0);
            let done = kit
                .tools
                .encode(&Job { arguments, seconds, output: Some(output.clone()) }, &mut |_| {})
                .and_then(|_| kit.tools.examine(&Input::whole(output.clone(), LAID_OUT)));
            match done {
                Ok(streams) => {
                    return Ok(Cow::Owned(Self {
                        absolute: output,
                        streams,
                        demuxer: LAID_OUT,
                        ..self.clone()
                    }));
                }
                Err(ToolError::Failed { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Cow::Borrowed(self))
    }

    /// The source, copied likewise if ffmpeg seeks only roughly in it.
    ///
    /// # Errors
    /// As [`Self::laid_out`].
    pub(super) fn sought(&self, cut: Cut, kit: &Kit<'_>) -> Result<Cow<'_, Self>, FitError> {
        // Copying is needed for any moment but the first.
        self.laid_out(Cut { start: cut.start.max(f64::MIN_POSITIVE), ..cut }, kit)
    }

    /// Forecasts what [`Self::laid_out`] would return, and its command line.
    pub(super) fn foreseen(&self, cut: Cut) -> (Cow<'_, Self>, Option<Vec<OsString>>) {
        let output = PathBuf::from(LAID_OUT_AS);
        let Some(command) = self.laying_out(cut, false, &output) else { return (Cow::Borrowed(self), None) };
        let mut streams = self.streams.clone();
        let pictures = streams.video.as_mut().map(|video| video.index = 0);
        if let Some(sound) = &mut streams.audio {
            sound.index = u32::from(pictures.is_some());
        }
        (Cow::Owned(Self { absolute: output, streams, demuxer: LAID_OUT, ..self.clone() }), Some(command))
    }

    /// The command line that copies the source into `output`, if that is needed: ffmpeg seeks only roughly in it, and
    /// counts the time of a stream that it reads by itself from that stream's own beginning.
    fn laying_out(&self, cut: Cut, decoded: bool, output: &Path) -> Option<Vec<OsString>> {
        let (pictures, sound) = (self.streams.video.as_ref(), self.streams.audio.as_ref());
        let is_apart = pictures.is_some() && sound.is_some();
        if !seeks_roughly(self.demuxer) || !(cut.start > 0.0 || is_apart) {
            return None;
        }
        let streams =
            pictures.map(|pictures| pictures.index).into_iter().chain(sound.map(|sound| sound.index));
        let input = Input::whole(self.absolute.clone(), self.demuxer);
        Some(laid_out(&input, &streams.collect::<Vec<_>>(), decoded, output))
    }

    /// Reads all bytes of the file; those of a GIF are repaired, as players do.
    ///
    /// # Errors
    /// If they cannot be read, or are too many for an image.
    pub(super) fn read(&self) -> Result<Vec<u8>, FitError> {
        if self.bytes > PICTURE_BYTES {
            let reason = format!("it has more than {} MB", PICTURE_BYTES >> 20);
            return Err(ProbeError::Unreadable { path: self.path.clone(), reason }.into());
        }
        let bytes = std::fs::read(&self.absolute).map_err(|error| ProbeError::of_io(&self.path, &error))?;
        Ok(if self.kind == MediaKind::Gif { repaired(&bytes).into_owned() } else { bytes })
    }

    /// Whether only ffmpeg reads this image.
    pub(super) fn needs_ffmpeg(&self) -> bool {
        let elsewhere = matches!(self.kind, MediaKind::Heic | MediaKind::Avif | MediaKind::Tiff);
        elsewhere && !self.demuxer.is_empty()
    }

    /// A source that is not on disk.
    #[cfg(test)]
    pub(super) fn of_streams(path: &str, kind: MediaKind, bytes: u64, form: Form, streams: Streams) -> Self {
        let absolute = PathBuf::from("/").join(path);
        Self {
            path: path.into(),
            absolute,
            kind,
            bytes,
            form,
            streams,
            stops: false,
            cut_off: None,
            demuxer: "mov",
        }
    }

    fn playing(
        path: &Path,
        absolute: PathBuf,
        info: &MediaInfo,
        demuxer: &'static str,
        tools: &dyn Encode,
    ) -> Result<Self, FitError> {
        let damaged = |reason: String| FitError::Damaged { path: path.to_owned(), reason };
        let mut streams =
            tools.examine(&Input::whole(absolute.clone(), demuxer)).map_err(|error| match error {
                ToolError::Failed { stderr, .. } => {
                    damaged(format!("ffprobe says: {}", said(stderr.lines().last().unwrap_or_default())))
                }
                error => FitError::Tool(error),
            })?;
        let form = match (&streams.video, &streams.audio) {
            (Some(_), _) => Form::Video,
            (None, Some(_)) => Form::Audio,
            (None, None) => return Err(damaged("it holds neither pictures nor sound".to_owned())),
        };
        let Some(seconds) = streams.seconds else {
            return Err(damaged("nothing of it plays".to_owned()));
        };
        let seconds = info.counted_seconds().unwrap_or(seconds);
        // What is cut off is missed when it is decoded.
        streams.seconds =
            Some(stated_seconds(path, info.kind)?.map_or(seconds, |stated| stated.max(seconds)));
        Ok(Self {
            path: path.to_owned(),
            absolute,
            kind: info.kind,
            bytes: info.bytes,
            form,
            streams,
            stops: false,
            cut_off: cut_off(info),
            demuxer,
        })
    }

    /// The wanted part, as input for a tool.
    ///
    /// # Errors
    /// If that part begins after the end.
    pub(super) fn input(&self, cut: Cut) -> Result<Input, FitError> {
        let seconds = self.streams.seconds.unwrap_or(0.0);
        if cut.start > 0.0 && cut.start >= seconds {
            return Err(FitError::Start { path: self.path.clone(), seconds, start: cut.start });
        }
        // Times begin again in each of several pieces of Ogg that follow one another.
        let is_chained = self.form == Form::Audio && self.demuxer == "ogg";
        let start = if is_chained { Start::Decoded } else { Start::Sought };
        Ok(Input { cut, start, ..Input::whole(self.absolute.clone(), self.demuxer) })
    }

    /// The wanted part, as input for a tool that takes only the sound of it. Tools seek by the pictures: from a moment
    /// before all of them, they go to the first, and sound before that is lost.
    ///
    /// # Errors
    /// As [`Self::input`].
    pub(super) fn heard(&self, cut: Cut) -> Result<Input, FitError> {
        let delay = self.streams.video.as_ref().map_or(0.0, |pictures| pictures.delay.as_secs_f64());
        let start = if cut.start < delay { Start::Decoded } else { Start::Sought };
        Ok(Input { start, ..self.input(cut)? })
    }

    /// The wanted part, as input for filters of its pictures.
    ///
    /// # Errors
    /// As [`Self::input`].
    pub(super) fn seen(&self, cut: Cut) -> Result<Input, FitError> {
        let lingers = self.streams.video.as_ref().is_some_and(VideoTrack::lingers);
        let input = self.input(cut)?;
        Ok(if lingers && cut.start > 0.0 { Input { start: Start::Earlier, ..input } } else { input })
    }

    /// Checks that a picture is shown at or after the start of a part.
    ///
    /// # Errors
    /// If none is, because the last one ends earlier.
    pub(super) fn has_pictures_in(&self, cut: Cut) -> Result<(), FitError> {
        let start = cut.start;
        let Some(pictures) = self.streams.video.as_ref().filter(|_| start > 0.0) else { return Ok(()) };
        let Some(seconds) = pictures.seconds.or(self.streams.seconds) else { return Ok(()) };
        if start > seconds - 1.0 / cut.frame_rate(pictures).value() {
            return Err(FitError::Start { path: self.path.clone(), seconds, start });
        }
        Ok(())
    }

    /// The seconds that the wanted part plays.
    pub(super) fn seconds(&self, cut: Cut) -> f64 {
        cut.of(self.streams.seconds.unwrap_or(0.0))
    }
}

fn cut_off(info: &MediaInfo) -> Option<String> {
    match &info.soundness {
        Soundness::CutOff(reason) => Some(reason.clone()),
        Soundness::Unknown | Soundness::Sound | Soundness::Damaged(_) => None,
    }
}

/// The absolute path; of a descriptor of this process, such as `/dev/stdin`, that of the file it is open on: it means
/// another one to a tool.
fn absolute(path: &Path) -> Result<PathBuf, FitError> {
    let is_own = ["/dev", "/proc"].iter().any(|folder| path.starts_with(folder));
    if let Some(real) = is_own.then(|| path.canonicalize().ok()).flatten() {
        return Ok(real);
    }
    std::path::absolute(path).map_err(|error| ProbeError::of_io(path, &error).into())
}

/// The brands of image sequences (ISO 23008-12, section 10.3, and AVIF, section 4).
const SEQUENCES: [&[u8]; 4] = [b"avis", b"msf1", b"hevc", b"hevx"];

/// Whether an AVIF or HEIC says that it is a sequence of pictures, by the brands at its beginning.
fn is_sequence(path: &Path) -> Result<bool, FitError> {
    let head = begins(path, 256)?;
    let length = head.first_chunk().map_or(0, |length| u32::from_be_bytes(*length) as usize);
    let brands = head.get(8..length.min(head.len())).unwrap_or_default();
    Ok(brands.chunks_exact(4).any(|brand| SEQUENCES.contains(&brand)))
}

/// Reads the first bytes of a file, by which demuxers are told apart.
fn head(path: &Path) -> Result<Vec<u8>, FitError> {
    begins(path, 16)
}

/// The first `count` bytes of a file.
fn begins(path: &Path, count: u64) -> Result<Vec<u8>, FitError> {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(count).read_to_end(&mut head));
    read.map(|_| head).map_err(|error| ProbeError::of_io(path, &error).into())
}
