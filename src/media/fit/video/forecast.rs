//! Forecasts what fitting a video would do, with its command lines.

use std::path::{Path, PathBuf};

use super::passes::able;
use super::state::VideoFit;
use super::{copied, trial};
use crate::media::arguments::{Input, audio as sound_arguments};
use crate::media::encode::Encode;
use crate::media::fit::forecast::FILLS;
use crate::media::fit::{FitError, Forecast, ForecastOutcome, Settings, Source, sides, speech};
use crate::media::plan::video::{self as planning, VideoSettings};
use crate::media::plan::{Plan, Soundtrack, Target};

/// The note about frame sizes, which a forecast does not try, because that encodes.
const LARGER: &str =
    "larger frames are tried first where little is new from frame to frame, and taken where they look better";

/// Forecasts what [`super::fit`] would do.
pub(in crate::media::fit) fn forecast(
    source: &Source,
    target: &Target,
    tools: &dyn Encode,
) -> Result<Forecast, FitError> {
    let mut video = VideoFit::new(source, target, tools)?;
    let mut forecast = Forecast::of(ForecastOutcome::Kept);
    let mut planned = video.plan();
    if let Plan::Encode(_) = planned {
        if let Some((copied, command)) = copied::forecast(&video) {
            forecast.commands.extend(source.foreseen(target.cut).1);
            (forecast.outcome, forecast.notes) = (copied, vec![copied::NOTE.to_owned()]);
            forecast.commands.push(command);
            return Ok(forecast);
        }
        able(video.abilities.as_ref())?;
        if copied::may_fit(&video) {
            forecast.notes.push(copied::NOTE_IF.to_owned());
        }
        if video.target.soundtrack == Soundtrack::Keep
            && video.source.streams.audio.is_some()
            && planning::pictures_may_be_copied(&video.known(), target)
        {
            forecast.notes.push(copied::NOTE_PICTURES_IF.to_owned());
        }
        if trial::chooses(&video) {
            forecast.notes.push(LARGER.to_owned());
        }
        forecast.commands.extend(video.watch(tools)?);
        planned = video.plan();
    }
    match planned {
        Plan::Keep | Plan::Take(_) => {}
        Plan::Impossible(reason) => forecast.outcome = ForecastOutcome::Impossible(reason),
        Plan::Encode(settings) => encoding(video, settings, tools, &mut forecast)?,
    }
    Ok(forecast)
}

/// Forecasts an encoding with these settings.
fn encoding(
    mut video: VideoFit<'_>,
    settings: VideoSettings,
    tools: &dyn Encode,
    forecast: &mut Forecast,
) -> Result<(), FitError> {
    let mut source = video.source.clone();
    if let Some((settings, sound)) = settings.audio.as_ref().zip(source.streams.audio.as_mut()) {
        let input = video.source.input(video.target.cut)?;
        let measured = sides::measured(&input, sound, settings, video.seconds, tools)?;
        forecast.commands.extend(measured);
        video.one_side = sides::note(sound, settings);
    }
    let (source, laid_out) = source.foreseen(video.target.cut);
    forecast.commands.extend(laid_out);
    let input = Input { decoder: video.input.decoder, ..source.seen(video.target.cut)? };
    let pictures = source.streams.video.as_ref().expect("it is the same video");
    let video = VideoFit { input, pictures, ..video };
    let sound = Input::whole(PathBuf::from("sound.mp4"), "mov");
    let encoded = settings.audio.as_ref().zip(source.streams.audio.as_ref());
    if let Some((settings, stream)) = encoded {
        let (input, stream, unpacked) = speech::foreseen(source.heard(video.target.cut)?, stream);
        forecast.commands.extend(unpacked);
        forecast.commands.push(sound_arguments::encode(
            &input,
            &stream,
            settings,
            sound_arguments::Beginning::InStep,
            &sound.path,
        ));
    }
    let passes = video.passes(&settings, Path::new("passes"));
    let output = PathBuf::from(format!("video.{}", video.kind().extension()));
    forecast.commands.push(passes.first());
    forecast.commands.push(passes.second(encoded.map(|_| &sound), &output));
    let most = video.known().reach(video.target);
    forecast.outcome = ForecastOutcome::Fitted { kinds: vec![video.kind()], least: 0, most };
    forecast.settings = Some(Settings::Video(settings));
    forecast.notes.extend(video.notes());
    forecast.notes.push(video.at_most().unwrap_or_else(|| FILLS.to_owned()));
    Ok(())
}
