//! The flags of fitting, and their defaults.

use std::num::NonZero;
use std::path::PathBuf;
use std::thread::available_parallelism;
use std::time::Duration;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::amounts::{canvas, colour, frame_rate, jobs, part, seconds, some_seconds, weight};
use crate::bytes::ByteSize;
use crate::cli::cache::cache;
use crate::cli::context::Context;
use crate::cli::durations::some_duration;
use crate::cli::profile_args::ProfileArgs;
use crate::fitting::{Basis, Sheet, WorkSettings};
use crate::limits::capabilities::Capabilities;
use crate::limits::fitting::{CANVAS, FRAME_RATE, JPEG_QUALITY};
use crate::media::arguments::Cut;
use crate::media::encode::Patience;
use crate::media::kind::MediaKind;
use crate::media::plan::{AudioForm, GifForm, Handset, Preset, Soundtrack, Target};

/// How media are fitted.
#[derive(clap::Args, Clone, Debug)]
pub struct FitArgs {
    /// Maximum size of each result, or of a whole message, such as `600KB` or `740KiB`.
    #[arg(long, value_name = "SIZE", help_heading = "Limits")]
    pub(super) budget: Option<ByteSize>,
    /// What the budget measures [default: raw for files, wire for messages].
    #[arg(long, value_name = "BASIS", requires = "budget", help_heading = "Limits")]
    pub(super) basis: Option<Basis>,
    #[command(flatten)]
    pub(super) profiles: ProfileArgs,
    /// Give a medium N times its share of the message's budget, such as `hero.jpg=2`; repeatable.
    #[arg(long, value_name = "FILE=N", value_parser = weight, help_heading = "Limits")]
    pub(super) weight: Vec<(PathBuf, f64)>,
    /// Keep only this much of a video or sound, such as `20s` or `1:30`.
    #[arg(long, value_name = "TIME", value_parser = some_seconds, help_heading = "Media")]
    trim: Option<f64>,
    /// Start this far into a video or sound.
    #[arg(long, value_name = "TIME", value_parser = seconds, help_heading = "Media")]
    start: Option<f64>,
    /// Remove the sound of videos.
    #[arg(long, help_heading = "Media")]
    no_audio: bool,
    /// The handsets that must be able to play it [default: modern, or 3gp for profiles that show no MP4].
    #[arg(long, value_name = "CLASS", help_heading = "Media")]
    handset: Option<Handset>,
    /// The format for sound.
    #[arg(long, value_name = "FORM", default_value = "mp3", help_heading = "Media")]
    audio_as: AudioForm,
    /// The format for animated GIFs.
    #[arg(long, value_name = "FORM", default_value = "gif", help_heading = "Media")]
    gif_as: GifForm,
    /// The colour behind transparent parts where the result has no transparency.
    #[arg(long, value_name = "COLOUR", default_value = "ffffff", value_parser = colour, help_heading = "Media")]
    background: [u8; 3],
    /// The largest picture or video, as short side x long side [default: 1080x1920 for pictures in messages and for
    /// carriers and profiles, otherwise as many pixels as look best].
    #[arg(long, value_name = "SIZE", value_parser = canvas, help_heading = "Media")]
    canvas: Option<(u32, u32)>,
    /// Maximum frame rate of a video [default: 30; up to 60 if it is kept as it is].
    #[arg(long, value_name = "RATE", value_parser = frame_rate, help_heading = "Media")]
    max_fps: Option<f64>,
    /// How much time to spend on quality; the names are those of x264's presets.
    #[arg(long, value_name = "PRESET", default_value = "slow", help_heading = "Media")]
    preset: Preset,
    /// Refuse results whose similarity to the input (SSIM, from 0 to 1) is lower than this.
    #[arg(long, value_name = "SSIM", value_parser = part, help_heading = "Media")]
    min_quality: Option<f64>,
    /// How many files, or media of a message, to fit at the same time [default: half the processors].
    #[arg(long, value_name = "N", value_parser = jobs, help_heading = "Processing")]
    jobs: Option<NonZero<usize>>,
    /// Bypass the cache: encode again, and store nothing.
    #[arg(long, help_heading = "Processing")]
    no_cache: bool,
    /// Stop a run of ffmpeg that takes longer than this, such as `10m`.
    #[arg(long, value_name = "TIME", value_parser = some_duration, help_heading = "Processing")]
    timeout: Option<Duration>,
}

impl ValueEnum for Basis {
    fn value_variants<'a>() -> &'a [Self] {
        &[Basis::Raw, Basis::Wire, Basis::Binary]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(match self {
            Basis::Raw => "The media alone",
            Basis::Wire => "The message as MIME, with base64",
            Basis::Binary => "The message in the binary form that handsets retrieve",
        }))
    }
}

impl ValueEnum for Handset {
    fn value_variants<'a>() -> &'a [Self] {
        &[Handset::Modern, Handset::Baseline, Handset::ThreeGp]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Handset::Modern => {
                PossibleValue::new("modern").help("Since about 2012: H.264 High and AAC in MP4")
            }
            Handset::Baseline => PossibleValue::new("baseline")
                .help("Older: H.264 Baseline and AAC in MP4, at most 640 pixels a side"),
            Handset::ThreeGp => {
                PossibleValue::new("3gp").help("The first phones with video: H.263 at 176x144 and AMR in 3GP")
            }
        })
    }
}

impl ValueEnum for AudioForm {
    fn value_variants<'a>() -> &'a [Self] {
        &[AudioForm::Mp3, AudioForm::Aac]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            AudioForm::Mp3 => PossibleValue::new("mp3").help("MP3, which the service documents"),
            AudioForm::Aac => PossibleValue::new("aac").help("AAC in MP4"),
        })
    }
}

impl ValueEnum for GifForm {
    fn value_variants<'a>() -> &'a [Self] {
        &[GifForm::Gif, GifForm::Mp4, GifForm::Still]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            GifForm::Gif => PossibleValue::new("gif").help("An animated GIF"),
            GifForm::Mp4 => PossibleValue::new("mp4")
                .help("A video: better looking at the same size, but it does not loop"),
            GifForm::Still => PossibleValue::new("still").help("The first frame"),
        })
    }
}

impl ValueEnum for Preset {
    fn value_variants<'a>() -> &'a [Self] {
        &[Preset::Ultrafast, Preset::Veryfast, Preset::Fast, Preset::Medium, Preset::Slow, Preset::Veryslow]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

/// How many files are worked on in parallel if nobody says: half the processors.
pub fn usual_jobs() -> usize {
    available_parallelism().map_or(1, |processors| processors.get().div_ceil(2))
}

impl FitArgs {
    /// The target for a file that may have up to `budget` bytes, for handsets of these capabilities.
    pub fn target(&self, budget: u64, capabilities: &Capabilities) -> Target {
        let shows_mp4 = capabilities.shows(MediaKind::Mp4.mime());
        // Messages for carriers and handsets are viewed on phones.
        let usual = if self.profiles.is_empty() { None } else { Some(CANVAS) };
        Target {
            handset: self.handset.unwrap_or(if shows_mp4 { Handset::Modern } else { Handset::ThreeGp }),
            cut: Cut { start: self.start.unwrap_or(0.0), seconds: self.trim },
            soundtrack: if self.no_audio { Soundtrack::Drop } else { Soundtrack::Keep },
            audio_form: self.audio_as,
            preset: self.preset,
            frame_rate: self.max_fps.unwrap_or(FRAME_RATE),
            rate_binds: self.max_fps.is_some(),
            gif_form: self.gif_as,
            canvas: self.canvas.or(usual),
            canvas_binds: self.canvas.is_some(),
            ground: self.background,
            capabilities: capabilities.clone(),
            ..Target::of(budget)
        }
    }

    /// The target for a medium of a message whose share is not known yet.
    pub fn target_of_message(&self, capabilities: &Capabilities) -> Target {
        let target = self.target(0, capabilities);
        // Bytes that one image does not need are better spent on the others.
        Target { canvas: target.canvas.or(Some(CANVAS)), finest: JPEG_QUALITY, ..target }
    }

    /// The least similarity of result and input.
    pub fn min_similarity(&self) -> Option<f64> {
        self.min_quality
    }

    /// The form in which an animation is delivered.
    pub fn gif_form(&self) -> GifForm {
        self.gif_as
    }

    /// Whether a size limit is given.
    #[must_use]
    pub fn is_limited(&self) -> bool {
        self.budget.is_some() || !self.profiles.is_empty()
    }

    /// The time limits for tools.
    pub fn patience(&self) -> Patience {
        Patience { total: self.timeout, ..Patience::default() }
    }

    /// How the work is done. x264 uses several processors itself, but not well at the sizes of messages, so several
    /// files are worked on in parallel.
    pub fn work_settings(&self, context: &Context<'_>) -> WorkSettings {
        let cache = if self.no_cache { None } else { cache(context) };
        WorkSettings {
            jobs: self.jobs.map_or_else(usual_jobs, NonZero::get),
            min_similarity: self.min_quality,
            cache,
            sheet: Sheet::Unwanted,
        }
    }
}
