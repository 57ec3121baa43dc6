//! `fit` as JSON, format 1.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::{FailedFile, FileRow, MessagePlan, Planned, Rest};
use crate::media::fit::{ForecastOutcome, Outcome, Settings};
use crate::media::plan::audio::AudioSettings;
use crate::media::plan::image::{ImageFormat, ImageSettings};

/// A limit of a message, and what its media share under it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Shared {
    /// The limit in words.
    #[serde(skip)]
    pub limit: String,
    /// Which size the limit counts: `raw`, `wire` or `binary`.
    pub basis: &'static str,
    /// The limit in bytes.
    pub limit_bytes: u64,
    /// The bytes of everything that is not fitted: texts, presentation, headers, files that are sent as they are.
    pub others_bytes: u64,
}

/// The size of a message that was made, under one of its limits.
#[derive(Debug, JsonSchema, Serialize)]
pub struct MessageSize {
    /// Which size the limit counts: `raw`, `wire` or `binary`.
    pub basis: &'static str,
    /// The limit in bytes.
    pub limit_bytes: u64,
    /// The bytes of the whole message.
    pub message_bytes: u64,
}

/// Prints one JSON object, with the `sizes` of the message if the media share one.
///
/// # Errors
/// When `out` cannot be written to.
pub fn json(
    rows: &[FileRow<'_>],
    sizes: Option<&[MessageSize]>,
    rest: &Rest<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let results = rows.iter().map(JsonResult::from).collect();
    JsonRun { message: sizes, results, ..JsonRun::of(rest) }.print(out)
}

/// Prints the forecasts as one JSON object, with the limits of the message if the media share one.
///
/// # Errors
/// When `out` cannot be written to.
pub fn json_plans(
    plans: &[Planned<'_>],
    message: Option<&MessagePlan<'_>>,
    rest: &Rest<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let results = plans.iter().map(JsonResult::from).collect();
    let limits = message.map(|message| message.limits.as_slice());
    JsonRun { dry_run: true, limits, results, ..JsonRun::of(rest) }.print(out)
}

/// All that is printed.
#[derive(JsonSchema, Serialize)]
pub struct JsonRun<'a> {
    /// The version of this format: 1. It only ever gains fields.
    format: u32,
    /// Whether this is a dry run, which makes no files.
    dry_run: bool,
    /// The limits of the whole message, if the media share a budget.
    #[serde(skip_serializing_if = "Option::is_none")]
    limits: Option<&'a [Shared]>,
    /// The size of the message under each of its limits, once it is made.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a [MessageSize]>,
    /// The results, in the order of the inputs.
    results: Vec<JsonResult>,
    /// The inputs that could not be worked on.
    failed: Vec<JsonFailed<'a>>,
    /// The media of a message that were not tried, because one of its limits cannot be met.
    untried: Vec<String>,
    /// Why a limit of the message cannot be met.
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<&'a str>,
}

#[derive(JsonSchema, Serialize)]
struct JsonFailed<'a> {
    /// The input file.
    input: String,
    /// What is wrong with it.
    error: &'a str,
    /// How to fix it.
    help: Option<&'a str>,
}

#[derive(JsonSchema, Serialize)]
struct JsonResult {
    /// The input file.
    input: String,
    /// The output file.
    output: Option<String>,
    /// The outcome: `kept`, `fitted` or `impossible`.
    outcome: &'static str,
    /// The most bytes that the result may have.
    budget_bytes: u64,
    /// The size of the input in bytes.
    input_bytes: u64,
    /// The size of the result in bytes.
    output_bytes: Option<u64>,
    /// How many times it was encoded, first passes included.
    encodes: u32,
    /// The least size that can be reached, if the budget is impossible.
    least_bytes: Option<u64>,
    /// How many seconds of it would fit, if the budget is impossible.
    fitting_seconds: Option<f64>,
    /// How similar the result and the input look (SSIM), if that was measured.
    ssim: Option<f64>,
    /// The settings that the result is encoded with.
    settings: Option<JsonSettings>,
    /// Remarks for people.
    notes: Vec<String>,
    /// How many seconds the fitting took.
    seconds: f64,
    /// The range in which its size is expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    predicted: Option<JsonInterval>,
    /// The command lines of ffmpeg.
    #[serde(skip_serializing_if = "Option::is_none")]
    commands: Option<Vec<Vec<String>>>,
}

#[derive(JsonSchema, Serialize)]
struct JsonInterval {
    /// The least bytes that are expected.
    least_bytes: u64,
    /// The most bytes that are expected.
    most_bytes: u64,
}

#[derive(JsonSchema, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum JsonSettings {
    Video {
        /// The codec.
        codec: &'static str,
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
        /// Frames a second.
        frame_rate: f64,
        /// Bits a second.
        bitrate: u32,
        /// Its sound, if it has any.
        audio: Option<JsonSound>,
    },
    Audio(JsonSound),
    Image {
        /// `jpeg`, `png` or `gif`.
        format: &'static str,
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
        /// The quality, of a JPEG.
        quality: Option<f32>,
        /// How many colours there are, if they were made fewer.
        colours: Option<usize>,
        /// How many frames it has, of an animation.
        frames: Option<u32>,
    },
}

#[derive(JsonSchema, Serialize)]
struct JsonSound {
    /// The codec.
    codec: &'static str,
    /// Bits a second.
    bitrate: u32,
    /// One or two.
    channels: u32,
    /// Samples a second.
    sample_rate: u32,
}

impl<'a> JsonRun<'a> {
    /// A run without results so far.
    fn of(rest: &Rest<'a>) -> Self {
        let failed = rest.failed.iter().map(|FailedFile { input, error, help }| JsonFailed {
            input: input.display().to_string(),
            error,
            help: *help,
        });
        Self {
            format: 1,
            dry_run: false,
            limits: None,
            message: None,
            results: Vec::new(),
            failed: failed.collect(),
            untried: rest.untried.iter().map(|path| path.display().to_string()).collect(),
            refusal: rest.refusal,
        }
    }

    fn print(&self, out: &mut dyn io::Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, self)?;
        writeln!(out)
    }
}

impl From<&AudioSettings> for JsonSound {
    fn from(audio: &AudioSettings) -> Self {
        let AudioSettings { codec, bitrate, channels, sample_rate, rate_control: _ } = *audio;
        Self { codec: codec.name(), bitrate, channels, sample_rate }
    }
}

impl From<&Settings> for JsonSettings {
    fn from(settings: &Settings) -> Self {
        match settings {
            Settings::Video(video) => JsonSettings::Video {
                codec: video.codec.name(),
                width: video.width,
                height: video.height,
                frame_rate: video.frame_rate.value(),
                bitrate: video.bitrate,
                audio: video.audio.as_ref().map(JsonSound::from),
            },
            Settings::Audio(audio) => JsonSettings::Audio(audio.into()),
            Settings::Image(image) => {
                let (format, quality, colours) = match image.format {
                    ImageFormat::Jpeg(quality) => ("jpeg", Some(quality), None),
                    ImageFormat::Png(colours) => ("png", None, colours),
                    ImageFormat::Gif(colours) => ("gif", None, Some(colours)),
                };
                let ImageSettings { width, height, frames, .. } = *image;
                JsonSettings::Image { format, width, height, quality, colours, frames }
            }
        }
    }
}

impl From<&FileRow<'_>> for JsonResult {
    fn from(row: &FileRow<'_>) -> Self {
        let (outcome, output_bytes, reason) = match &row.fitted.outcome {
            Outcome::Kept => ("kept", Some(row.input_bytes), None),
            Outcome::Fitted(product) => ("fitted", Some(product.bytes), None),
            Outcome::Impossible(reason) => ("impossible", None, Some(reason)),
            Outcome::TooPoor { .. } => ("impossible", None, None),
        };
        Self {
            input: row.input.display().to_string(),
            output: row.output.map(|path| path.display().to_string()),
            outcome,
            budget_bytes: row.budget,
            input_bytes: row.input_bytes,
            output_bytes,
            encodes: row.fitted.encodes,
            least_bytes: reason.map(|reason| reason.least),
            fitting_seconds: reason.and_then(|reason| reason.fitting_seconds),
            ssim: row.fitted.similarity,
            settings: row.fitted.settings.as_ref().map(JsonSettings::from),
            notes: row.fitted.notes.clone(),
            seconds: (row.seconds * 1000.0).round() / 1000.0,
            predicted: None,
            commands: None,
        }
    }
}

impl From<&Planned<'_>> for JsonResult {
    fn from(plan: &Planned<'_>) -> Self {
        let (outcome, predicted, reason) = match &plan.forecast.outcome {
            ForecastOutcome::Kept => ("kept", None, None),
            ForecastOutcome::Impossible(reason) => ("impossible", None, Some(reason)),
            ForecastOutcome::TooPoor { .. } => ("impossible", None, None),
            ForecastOutcome::Fitted { least, most, .. } => {
                ("fitted", Some(JsonInterval { least_bytes: *least, most_bytes: *most }), None)
            }
        };
        let command = |command: &Vec<std::ffi::OsString>| {
            let words = command.iter().map(|word| word.to_string_lossy().into_owned());
            std::iter::once("ffmpeg".to_owned()).chain(words).collect()
        };
        Self {
            input: plan.input.display().to_string(),
            output: None,
            outcome,
            budget_bytes: plan.budget,
            input_bytes: plan.input_bytes,
            output_bytes: None,
            encodes: 0,
            least_bytes: reason.map(|reason| reason.least),
            fitting_seconds: reason.and_then(|reason| reason.fitting_seconds),
            ssim: plan.forecast.similarity,
            settings: plan.forecast.settings.as_ref().map(JsonSettings::from),
            notes: plan.forecast.notes.clone(),
            seconds: 0.0,
            predicted,
            commands: Some(plan.forecast.commands.iter().map(command).collect()),
        }
    }
}
