//! Fits one file, keeps it or forecasts what would become of it, by its form.

use super::notes::{joined, larger, uncut, unended, unfilmed};
use super::{
    Event, FitError, Fitted, Forecast, ForecastOutcome, Form, Kit, Outcome, Source, audio, in_memory,
    picture, verify, video,
};
use crate::interrupt::Interrupt;
use crate::media::encode::Encode;
use crate::media::image::Animation;
use crate::media::kind::MediaKind;
use crate::media::plan::video::container;
use crate::media::plan::{Handset, Soundtrack, Target};

/// The note about a least similarity for audio.
const UNMEASURED: &str = "similarity is not measured for audio";

/// The note about a least similarity for what is forecast without trying.
const UNCOMPARED: &str = "whether it meets `--min-quality` shows when it is encoded";

/// Fits one file into its budget.
///
/// # Errors
/// If the input cannot be read, a tool fails, or the run is interrupted. An impossible budget is not an error.
pub fn fit(
    source: &Source,
    target: &Target,
    min_similarity: Option<f64>,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<Fitted, FitError> {
    let target = &of_its_length(source, target);
    showable(source, target, kit.tools)?;
    let fitted = match source.form {
        Form::Video => video::fit(source, target, min_similarity, kit, on_event),
        Form::Audio => {
            let mut fitted = audio::fit(source, target, kit, on_event)?;
            fitted.notes.extend(min_similarity.map(|_| UNMEASURED.to_owned()));
            Ok(fitted)
        }
        Form::Image => in_memory::fit::<picture::Still>(source, target, min_similarity, kit, on_event),
        Form::Animation => in_memory::fit::<Animation>(source, target, min_similarity, kit, on_event),
    };
    let mut fitted = fitted.map_err(|error| verify::blamed(error, source))?;
    // A copy has a few bytes more than its source, and loses nothing.
    if let Outcome::Fitted(product) = &fitted.outcome
        && fitted.encodes > 0
    {
        fitted.notes.extend(larger(source, target, product.bytes, kit.tools)?);
    }
    fitted.notes.extend(unended(source, target));
    fitted.notes.extend(joined(source)?);
    fitted.notes.extend(uncut(source, target));
    fitted.notes.extend(unfilmed(source, target));
    Ok(fitted)
}

/// Whether a source is within its budget and plays everywhere, so that nothing is made of it.
///
/// # Errors
/// As [`fit`].
pub fn keeps(source: &Source, target: &Target, tools: &dyn Encode) -> Result<bool, FitError> {
    let target = &of_its_length(source, target);
    match source.form {
        Form::Video => video::keeps(source, target, tools),
        Form::Audio => Ok(audio::keeps(source, target)),
        Form::Image if source.needs_ffmpeg() => Ok(false),
        Form::Image => in_memory::keeps::<picture::Still>(source, target),
        Form::Animation => in_memory::keeps::<Animation>(source, target),
    }
}

/// Forecasts what [`fit`] would do.
///
/// # Errors
/// As [`fit`].
pub fn forecast(
    source: &Source,
    target: &Target,
    min_similarity: Option<f64>,
    tools: &dyn Encode,
    interrupt: &Interrupt,
) -> Result<Forecast, FitError> {
    let target = &of_its_length(source, target);
    showable(source, target, tools)?;
    let mut forecast = match source.form {
        Form::Video => video::forecast(source, target, tools),
        Form::Audio => audio::forecast(source, target, tools),
        Form::Image if source.needs_ffmpeg() => picture::forecast(source, target),
        Form::Image => in_memory::forecast::<picture::Still>(source, target, min_similarity, interrupt),
        Form::Animation => in_memory::forecast::<Animation>(source, target, min_similarity, interrupt),
    }?;
    let is_made = matches!(forecast.outcome, ForecastOutcome::Fitted { .. });
    if is_made && min_similarity.is_some() && forecast.similarity.is_none() {
        forecast.notes.push(if source.form == Form::Audio { UNMEASURED } else { UNCOMPARED }.to_owned());
    }
    forecast.notes.extend(unended(source, target));
    forecast.notes.extend(joined(source)?);
    forecast.notes.extend(uncut(source, target));
    forecast.notes.extend(unfilmed(source, target));
    if let ForecastOutcome::Fitted { least, .. } = forecast.outcome {
        forecast.notes.extend(larger(source, target, least, tools)?);
    }
    Ok(forecast)
}

/// Checks that the handsets of the chosen profiles show what the source becomes, or the source if that is kept.
///
/// # Errors
/// If they do not, or as [`fit`].
fn showable(source: &Source, target: &Target, tools: &dyn Encode) -> Result<(), FitError> {
    let becomes = match source.form {
        Form::Video => container(target.handset),
        Form::Audio => audio::kind(target),
        Form::Image => MediaKind::Jpeg,
        Form::Animation => MediaKind::Gif,
    };
    match target.capabilities.refusing(becomes.mime()) {
        Some((profile, types)) if !keeps(source, target, tools)? => {
            let kinds = types.iter().filter_map(|mime| MediaKind::from_mime(mime));
            let shown = kinds.filter(|kind| kind.family() == becomes.family()).collect();
            let (path, profile) = (source.path.clone(), profile.to_owned());
            Err(FitError::Unshown { path, profile, becomes, shown })
        }
        None if source.form == Form::Video => hearable(source, target, tools),
        _ => Ok(()),
    }
}

/// Checks that the first handsets with video play the sound that ffmpeg encodes for them: AMR if it can, otherwise
/// AAC.
///
/// # Errors
/// If they do not, or as [`fit`].
fn hearable(source: &Source, target: &Target, tools: &dyn Encode) -> Result<(), FitError> {
    let heard = source.streams.audio.is_some() && target.soundtrack == Soundtrack::Keep;
    match target.capabilities.refusing(MediaKind::Aac.mime()) {
        Some((profile, _))
            if heard
                && target.handset == Handset::ThreeGp
                && !tools.abilities()?.amr
                && !keeps(source, target, tools)? =>
        {
            Err(FitError::Unheard { path: source.path.clone(), profile: profile.to_owned() })
        }
        _ => Ok(()),
    }
}

/// The target with its cut adapted to the source's length: a cut that covers all of the source becomes the whole. That
/// of a video stays as it is: some containers state too short a length, and how long they play shows when it is encoded.
fn of_its_length(source: &Source, target: &Target) -> Target {
    if source.form == Form::Video {
        return target.clone();
    }
    Target { cut: target.cut.within(source.streams.seconds), ..target.clone() }
}
