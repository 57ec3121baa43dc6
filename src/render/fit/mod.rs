//! The output of `fit`: a few lines for each file, or JSON in format 1; for results and for forecasts.

pub mod json;

pub use json::{MessageSize, Shared, json, json_plans};

use std::io;
use std::path::Path;

use super::Style;
use super::counted::counted;
use super::display::{path, plain};
use crate::bytes::{ByteSize, grouped};
use crate::media::arguments::shown;
use crate::media::fit::{Fitted, Forecast, ForecastOutcome, Outcome, Settings};
use crate::media::kind::MediaKind;
use crate::media::plan::audio::AudioSettings;
use crate::media::plan::image::ImageFormat;

/// The result of one file.
#[derive(Debug)]
pub struct FileRow<'a> {
    /// The input.
    pub input: &'a Path,
    /// The path of the result.
    pub output: Option<&'a Path>,
    /// The most bytes that the result may have.
    pub budget: u64,
    /// Bytes of the input.
    pub input_bytes: u64,
    /// The outcome and further facts.
    pub fitted: &'a Fitted,
    /// The duration of the work in seconds.
    pub seconds: f64,
}

/// The forecast for one file.
#[derive(Debug)]
pub struct Planned<'a> {
    /// The input.
    pub input: &'a Path,
    /// The most bytes that the result may have.
    pub budget: u64,
    /// Bytes of the input.
    pub input_bytes: u64,
    /// The forecast.
    pub forecast: Forecast,
}

/// What has neither a result nor a forecast.
#[derive(Debug, Default)]
pub struct Rest<'a> {
    /// The files that could not be worked on.
    pub failed: Vec<FailedFile<'a>>,
    /// The media of a message that were not tried, because one of its limits cannot be met.
    pub untried: Vec<&'a Path>,
    /// Why a limit of the message cannot be met, if it cannot.
    pub refusal: Option<&'a str>,
}

/// A file that could not be worked on.
#[derive(Debug)]
pub struct FailedFile<'a> {
    /// The input.
    pub input: &'a Path,
    /// What is wrong with it.
    pub error: &'a str,
    /// How to fix it.
    pub help: Option<&'a str>,
}

/// A message whose media share its limits.
#[derive(Debug)]
pub struct MessagePlan<'a> {
    /// The manifest.
    pub path: &'a Path,
    /// The limits of the message, each with the bytes that are shared under it.
    pub limits: Vec<Shared>,
}

/// Prints what the media share, before the forecast for each medium.
///
/// # Errors
/// When `out` cannot be written to.
pub fn human_message(message: &MessagePlan<'_>, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}: one message for all its media", style.bold(&path(message.path)))?;
    for shared in &message.limits {
        let room = shared.limit_bytes.saturating_sub(shared.others_bytes);
        writeln!(
            out,
            "  {}: {} bytes of text, presentation and headers, {} for media",
            shared.limit,
            grouped(shared.others_bytes),
            grouped(room),
        )?;
    }
    writeln!(out, "  what a medium leaves of its share goes to videos, then to whatever can use more")
}

/// Prints a few lines for each file that has a result.
///
/// # Errors
/// When `out` cannot be written to.
pub fn human(rows: &[FileRow<'_>], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    for row in rows {
        let Some(output) = row.output else { continue };
        writeln!(out, "{} -> {}", path(row.input), style.bold(&path(output)))?;
        let budget = row.budget;
        match &row.fitted.outcome {
            Outcome::Fitted(product) => {
                let bytes = product.bytes;
                writeln!(
                    out,
                    "  {} of {} bytes ({}), was {}; {} in {:.1} s",
                    style.good(&grouped(bytes)),
                    grouped(budget),
                    percent(bytes, budget),
                    ByteSize(row.input_bytes),
                    counted(row.fitted.encodes, "encode"),
                    row.seconds,
                )?;
            }
            _ => writeln!(
                out,
                "  {} of {} bytes: kept as it is",
                style.good(&grouped(row.input_bytes)),
                grouped(budget)
            )?,
        }
        if let Some(settings) = &row.fitted.settings {
            writeln!(out, "  {}", words(settings))?;
        }
        if let Some(similarity) = row.fitted.similarity {
            writeln!(out, "  SSIM {similarity:.4}")?;
        }
        notes(&row.fitted.notes, style, out)?;
    }
    Ok(())
}

/// Prints what would be done with each file.
///
/// # Errors
/// When `out` cannot be written to.
pub fn human_plans(plans: &[Planned<'_>], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    for plan in plans {
        let (input, bytes) = (style.bold(&path(plan.input)), grouped(plan.input_bytes));
        writeln!(out, "{input}: {bytes} bytes, budget {}", grouped(plan.budget))?;
        match &plan.forecast.outcome {
            ForecastOutcome::Kept => writeln!(out, "  would be kept as it is")?,
            ForecastOutcome::Impossible(_) | ForecastOutcome::TooPoor { .. } => {
                writeln!(out, "  would be refused")?;
            }
            ForecastOutcome::Fitted { kinds, least, most } if *most > plan.budget => {
                let sizes = match (*least, grouped(*most)) {
                    (0, most) => format!("up to {most} bytes"),
                    (least, most) => {
                        format!("{} bytes ({}), up to {most}", grouped(least), percent(least, plan.budget))
                    }
                };
                writeln!(out, "  would become {} of {sizes} with what other media leave", names(kinds))?;
            }
            ForecastOutcome::Fitted { kinds, least: 0, most } => {
                let (names, bytes, part) = (names(kinds), grouped(*most), percent(*most, plan.budget));
                writeln!(out, "  would become {names} of at most {bytes} bytes ({part})")?;
            }
            ForecastOutcome::Fitted { kinds, least, most } if least == most => {
                let (names, bytes, part) = (names(kinds), grouped(*most), percent(*most, plan.budget));
                writeln!(out, "  would become {names} of {bytes} bytes ({part})")?;
            }
            ForecastOutcome::Fitted { kinds, least, most } => writeln!(
                out,
                "  would become {} of {} to {} bytes ({} to {})",
                names(kinds),
                grouped(*least),
                grouped(*most),
                percent(*least, plan.budget),
                percent(*most, plan.budget),
            )?,
        }
        if let Some(settings) = &plan.forecast.settings {
            writeln!(out, "  {}", words(settings))?;
        }
        if let Some(similarity) = plan.forecast.similarity {
            writeln!(out, "  SSIM {similarity:.4}")?;
        }
        notes(&plan.forecast.notes, style, out)?;
        for command in &plan.forecast.commands {
            writeln!(out, "  {} {}", style.dim("$"), shown("ffmpeg", command))?;
        }
    }
    Ok(())
}

/// The names of kinds of which a result has one.
fn names(kinds: &[MediaKind]) -> String {
    kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" or ")
}

fn notes(notes: &[String], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    notes.iter().try_for_each(|note| writeln!(out, "  {}: {}", style.doubtful("note"), plain(note)))
}

pub(super) fn percent(part: u64, whole: u64) -> String {
    let tenths = u128::from(part) * 1000 / u128::from(whole.max(1));
    format!("{}.{} %", tenths / 10, tenths % 10)
}

pub(super) fn words(settings: &Settings) -> String {
    match settings {
        Settings::Video(video) => {
            let sound = video.audio.as_ref().map_or("no sound".to_owned(), sound);
            format!(
                "{} {}x{} at {:.4} frames a second, {} kbit/s; {sound}",
                video.codec.name(),
                video.width,
                video.height,
                Trimmed(video.frame_rate.value()),
                video.bitrate / 1000,
            )
        }
        Settings::Audio(audio) => sound(audio),
        Settings::Image(image) => {
            let format = match image.format {
                ImageFormat::Jpeg(quality) => format!("JPEG of quality {quality:.1}"),
                ImageFormat::Png(None) => "PNG without loss".to_owned(),
                ImageFormat::Png(Some(colours)) => format!("PNG of {colours} colours"),
                ImageFormat::Gif(colours) => format!("GIF of {colours} colours"),
            };
            let frames = image.frames.map_or(String::new(), |frames| format!(", {frames} frames"));
            format!("{format}, {}x{}{frames}", image.width, image.height)
        }
    }
}

fn sound(audio: &AudioSettings) -> String {
    let channels = if audio.channels == 1 { "mono" } else { "stereo" };
    let (kbit, khz) = (f64::from(audio.bitrate) / 1000.0, f64::from(audio.sample_rate) / 1000.0);
    format!("{} {:.1} kbit/s, {channels}, {} kHz", audio.codec.name(), Trimmed(kbit), Trimmed(khz))
}

/// Formats a number without trailing zeros.
struct Trimmed(f64);

impl std::fmt::Display for Trimmed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:.*}", f.precision().unwrap_or(3).min(3), self.0);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}
