//! Scripted tools for testing the loop: they make the mistakes that ffmpeg could make, in an order that real runs
//! hardly produce.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::{Event, FitError, Fitted, Form, Kit, Outcome, Settings, Source, Workspace, fit};
use crate::interrupt::Interrupt;
use crate::media::arguments::Input;
use crate::media::encode::{Abilities, Decoded, Encode, Job, Schedule, ToolError};
use crate::media::kind::MediaKind;
use crate::media::plan::{Preset, Target};
use crate::media::streams::{AudioTrack, Ratio, Streams, VideoTrack};

mod streams;

const BUDGET: u64 = 300_000;

/// Prepared results for each call.
struct Script {
    /// Sizes of videos in bytes, in the order in which they are written; the last one repeats.
    videos: Vec<u64>,
    decoded: Decoded,
    /// What the tool says when it encodes.
    stderr: Vec<String>,
    /// The share of the source that comes out.
    reached: f64,
    /// The share of it at which its pictures end.
    shown: f64,
    schedule: Schedule,
    /// The size of a video in bytes once it has other sound.
    joined: u64,
    similarity: Result<f64, ToolError>,
    /// Similarities of trial frames to the source, in the order in which they are tried.
    trials: Vec<f64>,
    novelty: Option<f64>,
    /// Whether first passes are at their coarsest.
    coarsest: bool,
    /// The levels of the left channel, of the right one and of both mixed, window for window.
    levels: Vec<f64>,
    abilities: Result<Abilities, ToolError>,
    written: Mutex<HashMap<PathBuf, u64>>,
    passes: Mutex<Vec<&'static str>>,
}

impl Script {
    fn videos(videos: &[u64]) -> Self {
        let able = Abilities { x264: true, lame: true, zscale: true, ..Abilities::default() };
        Self {
            videos: videos.to_vec(),
            decoded: Decoded { seconds: 10.0, ..Decoded::default() },
            stderr: Vec::new(),
            reached: 1.0,
            shown: 1.0,
            schedule: Schedule { packets: 300, moments: 300, last: 9.9 },
            joined: 296_000,
            similarity: Ok(0.97),
            trials: Vec::new(),
            novelty: Some(0.002),
            coarsest: false,
            levels: vec![-20.0, -26.0, -23.0],
            abilities: Ok(able),
            written: Mutex::default(),
            passes: Mutex::default(),
        }
    }

    fn run(&self, min_similarity: Option<f64>) -> Result<Fitted, FitError> {
        self.run_of(&source(), min_similarity)
    }

    /// Runs with a fast preset, with which no frame sizes are tried.
    fn run_of(&self, source: &Source, min_similarity: Option<f64>) -> Result<Fitted, FitError> {
        self.run_for(source, &Target { preset: Preset::Fast, ..target() }, min_similarity)
    }

    fn run_for(
        &self,
        source: &Source,
        target: &Target,
        min_similarity: Option<f64>,
    ) -> Result<Fitted, FitError> {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::inside(folder.path()).unwrap();
        let kit = Kit { tools: self, workspace: &workspace, interrupt: &Interrupt::default() };
        let mut done = 0.0;
        let mut watch = |event: Event| {
            assert!((0.0..=1.0).contains(&event.done));
            done = event.done;
        };
        fit(source, target, min_similarity, &kit, &mut watch)
    }

    fn passes(&self) -> String {
        self.passes.lock().unwrap().join(" ")
    }
}

impl Encode for Script {
    fn encode(&self, job: &Job, on_progress: &mut dyn FnMut(f64)) -> Result<Vec<String>, ToolError> {
        let (mut passes, mut written) = (self.passes.lock().unwrap(), self.written.lock().unwrap());
        on_progress(if job.output.is_none() { self.reached.min(self.shown) } else { self.reached });
        let says = |words: &str| job.arguments.iter().any(|word| word.to_string_lossy().contains(words));
        assert!(!says("libx264") || says(":sync-lookahead=0"), "the same bytes every time: {job:?}");
        let tries = says("/trials");
        let Some(output) = &job.output else {
            passes.push(if tries { "try" } else { "first" });
            return Ok(self.stderr.clone());
        };
        let name = output.file_name().unwrap().to_string_lossy();
        if name.starts_with("trial") {
            passes.push("trial");
            return Ok(self.stderr.clone());
        }
        if name == "speech.amr" {
            passes.push("frames");
            return Ok(self.stderr.clone());
        }
        if name == "sound.mp4" {
            written.insert(output.clone(), 41_000);
            passes.push(if says("pan=mono|c0=c0,") { "left" } else { "sound" });
            return Ok(self.stderr.clone());
        }
        if job.arguments.iter().any(|word| word == "-c") {
            written.insert(output.clone(), self.joined);
            passes.push("joined");
            return Ok(self.stderr.clone());
        }
        let second = passes.iter().filter(|pass| **pass == "second").count();
        written.insert(output.clone(), self.videos[second.min(self.videos.len() - 1)]);
        passes.push("second");
        Ok(self.stderr.clone())
    }

    fn decode(&self, _: &Input, _: &[u32], _: f64, _: &mut dyn FnMut(f64)) -> Result<Decoded, ToolError> {
        Ok(self.decoded.clone())
    }

    fn examine(&self, _: &Input) -> Result<Streams, ToolError> {
        Ok(source().streams)
    }

    fn schedule(&self, _: &Input, _: u32) -> Result<Schedule, ToolError> {
        Ok(self.schedule)
    }

    fn similarities(&self, job: &Job) -> Result<Vec<f64>, ToolError> {
        let trials = job.arguments.iter().filter(|word| word.to_string_lossy().contains("trial")).count();
        self.passes.lock().unwrap().push(if trials > 0 { "compared" } else { "similarity" });
        match self.trials.len() {
            all if all > 0 && trials > 0 => Ok(self.trials[..2].to_vec()),
            _ => self.similarity.clone().map(|alike| vec![alike]),
        }
    }

    fn levels(&self, _: &Job) -> Result<Vec<f64>, ToolError> {
        Ok(self.levels.clone())
    }

    fn abilities(&self) -> Result<Abilities, ToolError> {
        self.abilities.clone()
    }

    fn is_coarsest(&self, _: &Path) -> Result<bool, ToolError> {
        Ok(self.coarsest)
    }

    fn novelty(&self, log: &Path) -> Result<Option<f64>, ToolError> {
        assert_eq!(log.file_name().unwrap(), "trials-0.log");
        Ok(self.novelty)
    }

    fn measure(&self, path: &Path) -> Result<u64, ToolError> {
        Ok(self.written.lock().unwrap().get(path).copied().unwrap_or(100_000))
    }
}

fn source() -> Source {
    let pictures = VideoTrack {
        codec: "hevc".to_owned(),
        coded: (848, 480),
        pixel_shape: Ratio { over: 1, under: 1 },
        frame_rate: Ratio { over: 30, under: 1 },
        average_rate: 30.0,
        ..VideoTrack::default()
    };
    let audio = AudioTrack { channels: 2, sample_rate: 48_000, ..AudioTrack::default() };
    let streams = Streams { seconds: Some(10.0), video: Some(pictures), audio: Some(audio) };
    Source::of_streams("clip.mov", MediaKind::Mov, 9_000_000, Form::Video, streams)
}

fn target() -> Target {
    Target::of(BUDGET)
}

#[test]
fn the_second_pass_alone_is_repeated_until_it_lands() {
    for (videos, expected, passes, encodes) in [
        (&[293_000][..], 293_000, "sound first second", 2),
        (&[311_000, 297_000], 297_000, "sound first second second", 3),
        (&[260_000, 291_000], 291_000, "sound first second second", 3),
        (&[280_000, 305_000, 302_000, 297_000], 297_000, "sound first second second second second", 5),
        (&[280_000, 305_000, 302_000], 296_000, "sound first second second second second sound joined", 5),
        (&[900_000, 880_000, 870_000, 299_000], 299_000, "sound first second second second first second", 6),
    ] {
        let script = Script::videos(videos);
        let fitted = script.run(None).unwrap();
        let Outcome::Fitted(product) = fitted.outcome else { panic!("{videos:?}") };
        assert_eq!((product.bytes, fitted.encodes), (expected, encodes), "{videos:?}");
        assert_eq!(script.passes(), passes);
    }
}

#[test]
fn what_stays_above_the_budget_is_refused_with_what_was_measured() {
    let fitted = Script::videos(&[500_000]).run(None).unwrap();
    let Outcome::Impossible(reason) = fitted.outcome else { panic!("{fitted:?}") };
    assert_eq!(reason.least, 500_000);
    assert!(fitted.encodes <= 16, "four sizes: {}", fitted.encodes);
}

#[test]
fn damaged_and_short_results_are_no_results_though_the_tool_was_content() {
    let complaint = Some("error while decoding MB 3 4".to_owned());
    let script = Script {
        decoded: Decoded { seconds: 10.0, complaint, ..Decoded::default() },
        ..Script::videos(&[293_000])
    };
    assert!(matches!(script.run(None), Err(FitError::Result { reason, .. }) if reason.contains("MB 3 4")));
    let script =
        Script { decoded: Decoded { seconds: 6.0, ..Decoded::default() }, ..Script::videos(&[293_000]) };
    assert!(matches!(script.run(None), Err(FitError::Short { got, .. }) if got == 6.0));
}

#[test]
fn errors_in_decoding_the_source_are_told_and_other_errors_are_not() {
    for (line, told) in [
        ("[hevc @ 0x5581] Could not find ref with POC 3", true),
        ("Error while decoding stream #0:0: Invalid data found when processing input", true),
        ("[null @ 0x5581] Application provided invalid, non monotonically increasing dts", false),
    ] {
        let stderr = vec![line.to_owned()];
        let script = Script { stderr: stderr.clone(), ..Script::videos(&[293_000]) };
        let notes = script.run(None).unwrap().notes;
        assert_eq!(notes.iter().any(|note| note.contains("damaged")), told, "{line}: {notes:?}");
        let mut kept = source();
        (kept.kind, kept.bytes) = (MediaKind::Mp4, 200_000);
        let video = kept.streams.video.as_mut().unwrap();
        (video.codec, video.pixel_format) = ("h264".to_owned(), "yuv420p".to_owned());
        kept.streams.audio.as_mut().unwrap().codec = "aac".to_owned();
        let stderr = stderr.iter().map(|line| line.replace("hevc", "h264")).collect();
        let decoded = Decoded { seconds: 10.0, stderr, ..Decoded::default() };
        let script = Script { decoded, ..Script::videos(&[]) };
        let fitted = script.run_of(&kept, None).unwrap();
        assert_eq!((fitted.outcome, !fitted.notes.is_empty()), (Outcome::Kept, told), "{line}");
    }
}

#[test]
fn what_is_cut_off_is_refused_before_the_second_pass() {
    let script = Script { reached: 0.6, ..Script::videos(&[293_000]) };
    assert!(matches!(script.run(None), Err(FitError::Short { got, .. }) if got < 7.0));
    assert_eq!(script.passes(), "sound first");
}

#[test]
fn missing_encoders_are_said_before_anything_is_encoded() {
    let script = Script { abilities: Ok(Abilities::default()), ..Script::videos(&[293_000]) };
    assert!(matches!(script.run(None), Err(FitError::Tool(ToolError::Encoder(_)))));
    assert_eq!(script.passes(), "");
    let missing = ToolError::Missing("ffmpeg");
    let script = Script { abilities: Err(missing.clone()), ..Script::videos(&[293_000]) };
    assert!(matches!(script.run(None), Err(FitError::Tool(error)) if error == missing));
}

#[test]
fn how_much_moves_is_looked_at_where_frames_would_be_left_out() {
    let failed = ToolError::Failed { program: "ffmpeg", status: "no SSIM".to_owned(), stderr: String::new() };
    let looked = "sound similarity first second";
    for (seconds, similarity, rate, passes) in [
        (10.0, Ok(0.9), 30.0, "sound first second"),
        (30.0, Ok(0.9), 30.0, looked),
        (30.0, Ok(0.99), 15.0, looked),
        (30.0, Err(failed), 15.0, looked),
    ] {
        let mut long = source();
        long.streams.seconds = Some(seconds);
        let decoded = Decoded { seconds, ..Decoded::default() };
        let script = Script { similarity, decoded, ..Script::videos(&[293_000]) };
        let fitted = script.run_of(&long, None).unwrap();
        let Some(Settings::Video(settings)) = fitted.settings else { panic!("{fitted:?}") };
        assert_eq!((settings.frame_rate.value(), script.passes().as_str()), (rate, passes));
        assert_eq!(fitted.encodes, 2, "what is only looked at is not encoded");
    }
    let mut long = source();
    long.streams.seconds = Some(30.0);
    let script = Script { similarity: Err(ToolError::Interrupted), ..Script::videos(&[293_000]) };
    assert!(matches!(script.run_of(&long, None), Err(FitError::Tool(ToolError::Interrupted))));
}

#[test]
fn how_large_frames_look_best_is_tried_before_the_passes() {
    let status = "exit status: 1".to_owned();
    let failed = ToolError::Failed { program: "ffmpeg", status, stderr: String::new() };
    let passes = |rounds: usize| format!("sound {}first second", "try trial compared ".repeat(rounds));
    for (trials, similarity, rounds, larger) in [
        (vec![0.9, 0.8], Ok(0.97), 1, false),
        (vec![0.9, 0.93], Ok(0.97), 2, true),
        (Vec::new(), Err(failed), 1, false),
    ] {
        let reckoned = Script::videos(&[293_000]).run(None).unwrap();
        let script = Script { trials, similarity, ..Script::videos(&[293_000]) };
        let fitted = script.run_for(&source(), &target(), None).unwrap();
        let width = |fitted: &Fitted| match fitted.settings {
            Some(Settings::Video(settings)) => settings.width,
            _ => panic!("{fitted:?}"),
        };
        assert_eq!(width(&fitted) > width(&reckoned), larger);
        assert_eq!((script.passes(), fitted.encodes), (passes(rounds), 2));
    }
}

#[test]
fn the_frames_of_amr_are_taken_out_of_their_container_first() {
    let mut spoken = source();
    spoken.streams.audio.as_mut().unwrap().codec = "amr_nb".to_owned();
    let script = Script::videos(&[293_000]);
    script.run_of(&spoken, None).unwrap();
    assert_eq!(script.passes(), "frames sound first second");
}

#[test]
fn one_channel_is_taken_where_two_cancel_each_other_out() {
    let silent = f64::NEG_INFINITY;
    for (windows, sound) in [
        (&[[-20.0, -26.0, -23.0]][..], "sound"),
        (&[[-20.0, -11.0, -17.0]], "sound"),
        (&[[silent; 3]], "sound"),
        (&[[-11.0, -12.0, -22.0]], "left"),
        (&[[-11.0, -11.0, silent]], "left"),
        (&[[-11.0, -11.0, -11.0], [-17.0, -17.0, silent]], "left"),
        (&[[-11.0, -11.0, -11.0], [-37.0, -37.0, silent]], "sound"),
        (&[[-11.0, -11.0, -25.0], [-50.0, -11.0, -17.0]], "sound"),
    ] {
        let levels = windows.concat();
        let script = Script { levels: levels.clone(), ..Script::videos(&[293_000]) };
        let fitted = script.run(None).unwrap();
        assert_eq!(script.passes(), format!("{sound} first second"), "{levels:?}");
        assert_eq!(fitted.notes.len(), usize::from(sound == "left"), "{:?}", fitted.notes);
    }
}

#[test]
fn a_result_of_more_bytes_than_its_source_is_told() {
    for (bytes, notes) in [(9_000_000, 0), (200_000, 1)] {
        let mut source = source();
        source.bytes = bytes;
        let fitted = Script::videos(&[293_000]).run_of(&source, None).unwrap();
        assert_eq!(fitted.notes.len(), notes, "{:?}", fitted.notes);
    }
}

#[test]
fn larger_frames_are_not_encoded_where_much_is_new() {
    let script = Script { trials: vec![0.9, 0.93], novelty: Some(0.02), ..Script::videos(&[293_000]) };
    let fitted = script.run_for(&source(), &target(), None).unwrap();
    assert_eq!((script.passes().as_str(), fitted.encodes), ("sound try first second", 2));
    assert_eq!(fitted.settings, Script::videos(&[293_000]).run(None).unwrap().settings);
}

#[test]
fn what_looks_too_poor_is_refused() {
    let script = Script::videos(&[293_000]);
    let fitted = script.run(Some(0.98)).unwrap();
    assert!(matches!(fitted.outcome, Outcome::TooPoor { .. }) && fitted.similarity == Some(0.97));
    assert!(matches!(script.run(Some(0.96)).unwrap().outcome, Outcome::Fitted(_)));
}

#[test]
fn a_larger_result_is_explained_where_the_source_cannot_be_sent_as_it_is() {
    let slow = Target { frame_rate: 15.0, rate_binds: true, preset: Preset::Fast, ..target() };
    for (codec, kind, explained) in
        [("hevc", MediaKind::Mp4, true), ("h264", MediaKind::Mov, true), ("h264", MediaKind::Mp4, false)]
    {
        let mut source = source();
        (source.kind, source.bytes) = (kind, 41_000);
        let pictures = source.streams.video.as_mut().unwrap();
        (pictures.codec, pictures.pixel_format) = (codec.to_owned(), "yuv420p".to_owned());
        source.streams.audio = None;
        let fitted = Script::videos(&[293_000]).run_for(&source, &slow, None).unwrap();
        let notes = fitted.notes.concat();
        assert_eq!(notes.contains("more bytes than its source"), explained, "{codec} {kind:?}: {notes}");
    }
}

#[test]
fn frames_that_are_too_large_at_their_coarsest_become_smaller_at_once() {
    let script = Script { coarsest: true, ..Script::videos(&[360_000, 293_000]) };
    script.run(None).unwrap();
    assert_eq!(script.passes(), "sound first second first second");
    let script = Script { coarsest: true, ..Script::videos(&[330_000, 293_000]) };
    script.run(None).unwrap();
    assert_eq!(script.passes(), "sound first second second", "a tenth is no sign of it");
}
