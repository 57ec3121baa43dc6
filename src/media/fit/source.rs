//! An input: what it is by its bytes, and what it becomes.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{FitError, Kit};
use crate::media::arguments::{Cut, Input, demuxer, laid_out, seeks_roughly};
use crate::media::encode::{Encode, Job, ToolError};
use crate::media::gif::repaired;
use crate::media::image::{is_animated, is_played, is_supported};
use crate::media::info::{MediaInfo, Soundness};
use crate::media::kind::{Family, MediaKind};
use crate::media::plan::GifForm;
use crate::media::probe::{Probe, ProbeError, Prober};
use crate::media::streams::{Ratio, Streams};

/// Bytes of a picture that are read. Ours: 100 megapixels without compression.
const PICTURE_BYTES: u64 = 400 << 20;

/// What reads a source that was laid out anew.
const LAID_OUT: &str = "matroska";

/// What that is called.
const LAID_OUT_AS: &str = "source.mkv";

/// A file to fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// As it was named.
    pub path: PathBuf,
    /// The same from the root, which no tool takes for an option.
    pub absolute: PathBuf,
    /// What its bytes are.
    pub kind: MediaKind,
    /// How many there are.
    pub bytes: u64,
    /// What is made of it.
    pub form: Form,
    /// Its streams, where it has any.
    pub streams: Streams,
    /// Whether it moves, which is lost because nothing here reads how.
    pub(super) stops: bool,
    /// Which demuxer of ffmpeg's reads it; empty where none has to.
    demuxer: &'static str,
}

/// What is made of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A streams.
    Video,
    /// Sound.
    Audio,
    /// A picture.
    Image,
    /// A picture that moves.
    Animation,
}

impl Source {
    /// Looks at a file.
    ///
    /// # Errors
    /// When it is missing, unreadable, damaged at first sight, or nothing that could be made smaller.
    pub fn open(path: &Path, gif_form: GifForm, tools: &dyn Encode) -> Result<Self, FitError> {
        let info = Prober::default().probe(path)?;
        if let Soundness::Damaged(reason) = &info.soundness {
            return Err(FitError::Damaged { path: path.to_owned(), reason: reason.clone() });
        }
        let refused = || FitError::Kind { path: path.to_owned(), kind: info.kind.name() };
        let demuxer = demuxer(info.kind, &head(path)?);
        let absolute = absolute(path)?;
        match info.kind.family() {
            Family::Audio | Family::Video => {
                Self::playing(path, absolute, &info, demuxer.ok_or_else(refused)?, tools)
            }
            Family::Image if info.kind != MediaKind::Svg => {
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
        let mut source = Self {
            path: path.to_owned(),
            absolute,
            kind: info.kind,
            bytes: info.bytes,
            form: Form::Image,
            streams: Streams::default(),
            stops: false,
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
                Self::playing(path, source.absolute, info, demuxer, tools)
            }
            _ => {
                source.form = Form::Animation;
                Ok(source)
            }
        }
    }

    /// The same laid out so that every moment can be sought and all streams are told from one beginning; itself where it
    /// is so already, or that cannot be done.
    ///
    /// # Errors
    /// When ffmpeg is missing, stalls, takes too long, or the run is to end.
    pub(super) fn laid_out(&self, cut: Cut, kit: &Kit<'_>) -> Result<Cow<'_, Self>, FitError> {
        let output = kit.workspace.file(LAID_OUT_AS);
        for decoded in [false, true] {
            let Some(arguments) = self.laying_out(cut, decoded, &output) else { break };
            let seconds = self.streams.seconds.unwrap_or(0.0);
            let done = kit
                .tools
                .encode(&Job { arguments, seconds, output: Some(output.clone()) }, &mut |_| {})
                .and_then(|()| kit.tools.examine(&Input::whole(output.clone(), LAID_OUT)));
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

    /// What [`Self::laid_out`] would give, and the command line that it would run.
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

    /// The command line that lays it out into `output`, where it has to be: ffmpeg seeks roughly in it, and tells a stream
    /// that it reads alone from that stream's own beginning.
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

    /// All its bytes, as players take them.
    ///
    /// # Errors
    /// When they cannot be read, or are more than a picture has.
    pub(super) fn read(&self) -> Result<Vec<u8>, FitError> {
        let unreadable =
            |reason: String| FitError::Probe(ProbeError::Unreadable { path: self.path.clone(), reason });
        if self.bytes > PICTURE_BYTES {
            return Err(unreadable(format!("it has more than {} MB", PICTURE_BYTES >> 20)));
        }
        let bytes = std::fs::read(&self.absolute).map_err(|error| unreadable(error.to_string()))?;
        Ok(if self.kind == MediaKind::Gif { repaired(&bytes).into_owned() } else { bytes })
    }

    /// Whether only ffmpeg reads it, if it is a picture.
    pub(super) fn needs_ffmpeg(&self) -> bool {
        let elsewhere = matches!(self.kind, MediaKind::Heic | MediaKind::Avif | MediaKind::Tiff);
        elsewhere && !self.demuxer.is_empty()
    }

    /// A source that is on no disk.
    #[cfg(test)]
    pub(super) fn of_film(path: &str, kind: MediaKind, bytes: u64, form: Form, streams: Streams) -> Self {
        let absolute = PathBuf::from("/").join(path);
        Self { path: path.into(), absolute, kind, bytes, form, streams, stops: false, demuxer: "mov" }
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
                ToolError::Failed { said, .. } => {
                    damaged(format!("ffprobe says: {}", said.lines().last().unwrap_or_default()))
                }
                error => FitError::Tool(error),
            })?;
        let form = match (&streams.video, &streams.audio) {
            (Some(_), _) => Form::Video,
            (None, Some(_)) => Form::Audio,
            (None, None) => return Err(damaged("it holds neither pictures nor sound".to_owned())),
        };
        if streams.seconds.is_none() {
            return Err(damaged("nothing of it plays".to_owned()));
        }
        // What a GIF says of the shape of its pixels is shown by nobody (GIF89a specification, section 18).
        if let Some(video) = streams.video.as_mut().filter(|_| info.kind == MediaKind::Gif) {
            video.pixel_shape = Ratio { over: 1, under: 1 };
        }
        Ok(Self {
            path: path.to_owned(),
            absolute,
            kind: info.kind,
            bytes: info.bytes,
            form,
            streams,
            stops: false,
            demuxer,
        })
    }

    /// The wanted part of it, for a tool.
    ///
    /// # Errors
    /// When that part begins behind its end.
    pub(super) fn input(&self, cut: Cut) -> Result<Input, FitError> {
        let seconds = self.streams.seconds.unwrap_or(0.0);
        if cut.start > 0.0 && cut.start >= seconds {
            return Err(FitError::Start { path: self.path.clone(), seconds, start: cut.start });
        }
        Ok(Input { cut, ..Input::whole(self.absolute.clone(), self.demuxer) })
    }

    /// How long the wanted part plays.
    pub(super) fn seconds(&self, cut: Cut) -> f64 {
        cut.of(self.streams.seconds.unwrap_or(0.0))
    }
}

fn absolute(path: &Path) -> Result<PathBuf, FitError> {
    std::path::absolute(path).map_err(|error| {
        FitError::Probe(ProbeError::Unreadable { path: path.to_owned(), reason: error.to_string() })
    })
}

/// The first bytes, by which demuxers are told apart.
fn head(path: &Path) -> Result<Vec<u8>, FitError> {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(16).read_to_end(&mut head));
    read.map(|_| head).map_err(|error| {
        FitError::Probe(ProbeError::Unreadable { path: path.to_owned(), reason: error.to_string() })
    })
}
