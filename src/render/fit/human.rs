//! `fit` for people: a few lines for each file.

use std::io;

use super::words::{percent, words};
use super::{FileRow, MessagePlan, Planned};
use crate::bytes::{ByteSize, grouped};
use crate::media::arguments::shown;
use crate::media::fit::{ForecastOutcome, Outcome};
use crate::media::kind::MediaKind;
use crate::render::Style;
use crate::render::counted::counted;
use crate::render::display::{path, plain};

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
