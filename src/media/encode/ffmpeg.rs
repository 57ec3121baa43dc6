//! The real ffmpeg and ffprobe.

use std::ffi::OsString;
use std::path::Path;
use std::sync::OnceLock;

use super::process::{Call, Patience};
use super::progress::{self, Line};
use super::statistics;
use super::{Abilities, Decoded, Encode, Job, Schedule, ToolError};
use crate::interrupt::Interrupt;
use crate::media::arguments::{self, Input};
use crate::media::streams::Streams;

/// ffmpeg and ffprobe, as found in `PATH`.
#[derive(Debug, Default)]
pub struct Ffmpeg {
    patience: Patience,
    interrupt: Interrupt,
    abilities: OnceLock<Result<Abilities, ToolError>>,
}

impl Ffmpeg {
    /// Creates tools that are ended if they take too long or `interrupt` is requested.
    #[must_use]
    pub fn new(patience: Patience, interrupt: Interrupt) -> Self {
        Self { patience, interrupt, abilities: OnceLock::new() }
    }

    fn run(
        &self,
        program: &'static str,
        arguments: &[OsString],
        on_line: &mut dyn FnMut(&str),
    ) -> Result<Vec<String>, ToolError> {
        Call { program, arguments, patience: self.patience, interrupt: &self.interrupt }.run(on_line)
    }

    /// Runs a tool and returns all of its standard output.
    pub(in crate::media) fn ask(
        &self,
        program: &'static str,
        arguments: &[OsString],
    ) -> Result<String, ToolError> {
        let mut answer = String::new();
        self.run(program, arguments, &mut |line| {
            answer.push_str(line);
            answer.push('\n');
        })?;
        Ok(answer)
    }

    /// Runs ffmpeg with progress; returns the seconds that it reached, and the last lines of its standard error.
    fn work(
        &self,
        arguments: &[OsString],
        seconds: f64,
        on_progress: &mut dyn FnMut(f64),
    ) -> Result<(f64, Vec<String>), ToolError> {
        let mut done = 0.0f64;
        let stderr = self.run("ffmpeg", arguments, &mut |line| {
            if let Line::Seconds(at) = progress::read(line) {
                done = done.max(at);
                if seconds > 0.0 {
                    on_progress((done / seconds).clamp(0.0, 1.0));
                }
            }
        })?;
        Ok((done, stderr))
    }

    /// Whether the first frames of a stream are interlaced.
    fn has_fields(&self, input: &Input, stream: u32) -> Result<bool, ToolError> {
        match self.ask("ffprobe", &arguments::fields(input, stream)) {
            Ok(frames) => Ok(frames.contains("interlaced_frame=1")),
            Err(ToolError::Failed { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn ask_abilities(&self) -> Result<Abilities, ToolError> {
        // One run is enough: lists of encoders and filters would need two more on every start.
        Ok(Abilities::read(&self.ask("ffmpeg", &["-version".into()])?))
    }
}

impl Encode for Ffmpeg {
    fn encode(&self, job: &Job, on_progress: &mut dyn FnMut(f64)) -> Result<Vec<String>, ToolError> {
        self.work(&job.arguments, job.seconds, on_progress).map(|(_, stderr)| stderr)
    }

    fn decode(
        &self,
        input: &Input,
        streams: &[u32],
        seconds: f64,
        on_progress: &mut dyn FnMut(f64),
    ) -> Result<Decoded, ToolError> {
        match self.work(&arguments::decode(input, streams), seconds, on_progress) {
            Ok((seconds, stderr)) => Ok(Decoded { seconds, complaint: stderr.last().cloned(), stderr }),
            Err(ToolError::Failed { stderr, .. }) => {
                let stderr: Vec<String> = stderr.lines().map(str::to_owned).collect();
                Ok(Decoded { seconds: 0.0, complaint: stderr.last().cloned(), stderr })
            }
            Err(error) => Err(error),
        }
    }

    fn examine(&self, input: &Input) -> Result<Streams, ToolError> {
        let told = self.ask("ffprobe", &arguments::examine(input))?;
        // Whatever the file is like, its format is named.
        if !told.lines().any(|line| line.starts_with("format.")) {
            return Err(ToolError::Garbled("ffprobe"));
        }
        let mut streams = Streams::read(&told);
        if let Some(pictures) = streams.video.as_mut().filter(|pictures| pictures.codec == "mpeg4") {
            // Only the frames of MPEG-4 say so.
            pictures.interlaced = self.has_fields(input, pictures.index)?;
        }
        let known = streams.seconds.is_some()
            && arguments::knows_length(input.demuxer)
            && !is_doubtful(input, &streams);
        if !known && (streams.video.is_some() || streams.audio.is_some()) {
            let whole = Input::whole(input.path.clone(), input.demuxer);
            let seconds = self.decode(&whole, &streams.indices(), 0.0, &mut |_| {})?.seconds;
            streams.seconds = Some(seconds).filter(|seconds| *seconds > 0.0);
            // The durations of such a demuxer's streams are as much a guess as that of the file.
            if let Some(pictures) = &mut streams.video {
                pictures.seconds = None;
            }
        }
        Ok(streams)
    }

    fn schedule(&self, input: &Input, stream: u32) -> Result<Schedule, ToolError> {
        Ok(Schedule::read(&self.ask("ffprobe", &arguments::schedule(input, stream))?))
    }

    fn similarities(&self, job: &Job) -> Result<Vec<f64>, ToolError> {
        let (_, stderr) = self.work(&job.arguments, job.seconds, &mut |_| {})?;
        let mut found: Vec<_> = stderr.iter().filter_map(|line| progress::similarity(line)).collect();
        // The filters finish in any order.
        found.sort_by_key(|(number, _)| *number);
        Ok(found.into_iter().map(|(_, alike)| alike).collect())
    }

    fn levels(&self, job: &Job) -> Result<Vec<f64>, ToolError> {
        let (_, stderr) = self.work(&job.arguments, job.seconds, &mut |_| {})?;
        Ok(stderr.iter().filter_map(|line| progress::level(line)).collect())
    }

    fn abilities(&self) -> Result<Abilities, ToolError> {
        self.abilities.get_or_init(|| self.ask_abilities()).clone()
    }

    fn novelty(&self, log: &Path) -> Result<Option<f64>, ToolError> {
        let text = std::fs::read_to_string(log).map_err(|error| nothing_left(&error))?;
        Ok(statistics::novelty(&text))
    }

    fn is_coarsest(&self, log: &Path) -> Result<bool, ToolError> {
        let text = std::fs::read_to_string(log).map_err(|error| nothing_left(&error))?;
        Ok(statistics::is_coarsest(&text))
    }

    fn measure(&self, path: &Path) -> Result<u64, ToolError> {
        let metadata = std::fs::metadata(path).map_err(|error| nothing_left(&error))?;
        Ok(metadata.len())
    }
}

fn nothing_left(error: &std::io::Error) -> ToolError {
    ToolError::Failed {
        program: "ffmpeg",
        status: "exit status: 0".to_owned(),
        stderr: format!("it left no result: {error}"),
    }
}

/// The bitrate in bits a second below which the duration of a file with video is not believed. Our choice: a tenth of
/// what the smallest phones were sent.
const LEAST_RATE: f64 = 4000.0;

/// Whether the stated duration is not that of the file: because the timestamps of a stream jump, as in two recordings
/// put together, or because it was left open by a program that wrote to a pipe, which shows by more frames than bytes.
fn is_doubtful(input: &Input, streams: &Streams) -> bool {
    let Some(pictures) = &streams.video else { return false };
    let bytes = std::fs::metadata(&input.path).map_or(u64::MAX, |metadata| metadata.len());
    #[expect(clippy::cast_precision_loss, reason = "a rate is no more exact than a double")]
    let slow = |seconds: f64| bytes as f64 * 8.0 < seconds * LEAST_RATE;
    let jumps = matches!(input.demuxer, "mpegts" | "mpeg") && streams.seconds.is_some_and(slow);
    jumps || u64::from(pictures.frames) > bytes
}
