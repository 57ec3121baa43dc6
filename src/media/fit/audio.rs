//! Fits audio files.

use std::path::PathBuf;

use super::forecast::FILLS;
use super::{
    Event, FitError, Fitted, Forecast, ForecastOutcome, Kit, Outcome, Product, Settings, Source, Step, sides,
    sound_alone, speech, verify,
};
use crate::media::arguments::audio::{self as arguments, Beginning};
use crate::media::encode::{Encode, Job, ToolError};
use crate::media::kind::{MediaKind, Support};
use crate::media::plan::audio::{AudioSettings, Bound, bound, may_be_copied, measured_bitrate, most, plan};
use crate::media::plan::{AudioForm, Handset, Plan, Target, Tried};

pub(super) fn fit(
    source: &Source,
    target: &Target,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<Fitted, FitError> {
    let source = &*source.laid_out(target.cut, kit)?;
    let (input, seconds) = (source.input(target.cut)?, source.seconds(target.cut));
    if !keeps(source, target)
        && let Some(fitted) = sound_alone::fit(source, target, kit, on_event)?
    {
        return Ok(fitted);
    }
    let (mut tried, mut unpacked, mut damage) = (Vec::new(), None, None);
    loop {
        match plan(&source.streams, source.kind, source.bytes, target, &tried) {
            Plan::Keep => {
                let decoded = kit.tools.decode(&input, &source.streams.indices(), seconds, &mut |_| {})?;
                verify::long_enough(decoded.seconds, seconds, source)?;
                let damage = verify::damage(&decoded.stderr, source);
                let notes = damage.into_iter().chain(undocumented(source)).collect();
                return Ok(Fitted { notes, ..Fitted::kept() });
            }
            Plan::Encode(settings) => {
                able(target, kit.tools)?;
                let output = file(kit, tried.len(), target);
                let sound = source.streams.audio.as_ref().expect("what is encoded as sound has some");
                let (from, sound) = match &mut unpacked {
                    Some(unpacked) => unpacked,
                    None => unpacked.insert(speech::unpacked(input.clone(), sound, seconds, kit)?),
                };
                sides::measured(from, sound, &settings, seconds, kit.tools)?;
                let job = Job {
                    arguments: arguments::encode(from, sound, &settings, Beginning::AtOnce, &output),
                    seconds,
                    output: Some(output.clone()),
                };
                let stderr = kit.tools.encode(&job, &mut |part| {
                    on_event(Event { step: Step::Sound, done: part * 0.9 });
                })?;
                damage = verify::damage(&stderr, source);
                tried.push(Tried { settings, bytes: kit.tools.measure(&output)? });
            }
            Plan::Take(index) => {
                let mut fitted = take(index, &tried, source, target, kit, on_event)?;
                let one_side = unpacked.and_then(|(_, sound)| sides::note(&sound, &tried[index].settings));
                fitted.notes.extend(one_side);
                fitted.notes.extend(damage);
                return Ok(fitted);
            }
            Plan::Impossible(reason) => {
                return Ok(Fitted::of(Outcome::Impossible(reason), encodes(&tried), None));
            }
        }
    }
}

/// The note for users about a source that is kept because handsets play it, although the service does not document it.
fn undocumented(source: &Source) -> Option<String> {
    match source.kind.support() {
        Support::Discouraged(why) => Some(format!("it is {}: {why}", source.kind.noun())),
        Support::Documented | Support::Unsupported => None,
    }
}

/// The note for users about AMR that becomes another format.
fn converted(source: &Source, target: &Target) -> Option<String> {
    let form = kind(target).name();
    let is_amr = matches!(source.kind, MediaKind::Amr | MediaKind::AmrWb);
    is_amr.then(|| match target.handset {
        Handset::ThreeGp => {
            format!("AMR is kept, but not encoded, so it is {form}: not all of these phones play it")
        }
        Handset::Modern | Handset::Baseline => {
            format!("it is {form}, because AMR is not among the documented types; `--handset 3gp` keeps AMR")
        }
    })
}

/// Whether the source is delivered unchanged.
pub(super) fn keeps(source: &Source, target: &Target) -> bool {
    plan(&source.streams, source.kind, source.bytes, target, &[]) == Plan::Keep
}

fn take(
    index: usize,
    tried: &[Tried<AudioSettings>],
    source: &Source,
    target: &Target,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<Fitted, FitError> {
    let file = file(kit, index, target);
    verify::plays(&file, demuxer(target), source.seconds(target.cut), source, kit, on_event)?;
    let product = Product { file, kind: kind(target), bytes: tried[index].bytes };
    let bitrate = measured_bitrate(&tried[index], target, source.seconds(target.cut));
    let settings = Settings::Audio(AudioSettings { bitrate, ..tried[index].settings });
    let notes = why_small(&tried[index], tried, target, source).into_iter().chain(converted(source, target));
    let notes = notes.collect();
    Ok(Fitted { notes, ..Fitted::of(Outcome::Fitted(product), encodes(tried), Some(settings)) })
}

/// Why a result does not fill its budget.
fn why_small(
    taken: &Tried<AudioSettings>,
    tried: &[Tried<AudioSettings>],
    target: &Target,
    source: &Source,
) -> Option<String> {
    if taken.bytes >= target.floor() {
        return None;
    }
    let next = taken.settings.bitrate + taken.settings.codec.rate_step();
    let then = u128::from(taken.bytes) * u128::from(next) / u128::from(taken.settings.bitrate.max(1));
    let seen = tried.iter().any(|tried| tried.bytes > target.budget && tried.settings.bitrate <= next);
    if seen || then > u128::from(target.budget) {
        let kbit = f64::from(next) / 1000.0;
        return Some(format!("the next rate that the encoder has, {kbit} kbit/s, is over the budget"));
    }
    let bound = bound(&source.streams, source.bytes, target, &taken.settings);
    let at_most = bound.map(|bound| match bound {
        // What it was given need not be what it took.
        Bound::Source if taken.bytes < source.bytes.saturating_mul(2) / 10 * 9 => {
            simple("such ", &taken.settings)
        }
        bound => at_most(bound, &taken.settings),
    });
    let seconds = source.seconds(target.cut);
    let took_less = measured_bitrate(taken, target, seconds) < taken.settings.bitrate;
    Some(at_most.unwrap_or_else(|| match taken.settings.bitrate / 1000 {
        kbit if took_less => format!("{kbit} kbit/s was asked for, but sound as simple as this takes less"),
        _ => format!("{} tries came no closer to the budget", tried.len()),
    }))
}

/// Why a result gets no more bits than `settings`, whatever its budget.
fn at_most(bound: Bound, settings: &AudioSettings) -> String {
    match bound {
        Bound::Source => {
            "it has at least twice the bits of its source; more would not bring back what its source has lost"
                .to_owned()
        }
        Bound::Form => simple("", settings),
    }
}

/// Why sound, or only `such` sound, is small with these settings.
fn simple(such: &str, settings: &AudioSettings) -> String {
    let kbit = settings.bitrate / 1000;
    format!("{kbit} kbit/s is the highest rate that {such}sound is given, and simple sound takes less")
}

/// Forecasts what [`fit`] would do.
pub(super) fn forecast(source: &Source, target: &Target, tools: &dyn Encode) -> Result<Forecast, FitError> {
    let (input, mut source) = (source.input(target.cut)?, source.clone());
    let mut forecast = Forecast::of(ForecastOutcome::Kept);
    match plan(&source.streams, source.kind, source.bytes, target, &[]) {
        Plan::Keep | Plan::Take(_) => forecast.notes.extend(undocumented(&source)),
        Plan::Impossible(reason) => forecast.outcome = ForecastOutcome::Impossible(reason),
        Plan::Encode(settings) => {
            able(target, tools)?;
            let (seconds, sound) = (source.seconds(target.cut), source.streams.audio.as_mut());
            let sound = sound.expect("what is encoded as sound has some");
            forecast.commands.extend(sides::measured(&input, sound, &settings, seconds, tools)?);
            forecast.notes.extend(sides::note(sound, &settings));
            let (source, laid_out) = source.foreseen(target.cut);
            let sound = source.streams.audio.as_ref().expect("it is the same sound");
            let (input, sound, unpacked) = speech::foreseen(source.input(target.cut)?, sound);
            forecast.commands.extend(laid_out.into_iter().chain(unpacked));
            let output = PathBuf::from(format!("sound.{}", kind(target).extension()));
            let command = arguments::encode(&input, &sound, &settings, Beginning::AtOnce, &output);
            forecast.commands.push(command);
            let mut most = most(&source.streams, source.bytes, target);
            if may_be_copied(&sound, target) {
                forecast.commands.insert(0, sound_alone::command(&input, &sound, target));
                forecast.notes.push(sound_alone::NOTE_IF.to_owned());
                most = most.max(source.bytes);
            }
            let most = target.budget.min(most);
            forecast.outcome = ForecastOutcome::Fitted { kinds: vec![kind(target)], least: 0, most };
            forecast.notes.extend(converted(&source, target));
            forecast.settings = Some(Settings::Audio(settings));
            let bound = bound(&source.streams, source.bytes, target, &settings);
            let note = match bound.filter(|_| most < target.budget) {
                Some(bound) => at_most(bound, &settings),
                None => FILLS.to_owned(),
            };
            forecast.notes.push(note);
        }
    }
    Ok(forecast)
}

fn able(target: &Target, tools: &dyn Encode) -> Result<(), FitError> {
    if target.audio_form == AudioForm::Mp3 && !tools.abilities()?.lame {
        return Err(ToolError::Encoder("for MP3 (libmp3lame)").into());
    }
    Ok(())
}

/// The demuxer of results.
pub(super) fn demuxer(target: &Target) -> &'static str {
    if target.audio_form == AudioForm::Mp3 { "mp3" } else { "mov" }
}

/// The kind of results.
pub(super) fn kind(target: &Target) -> MediaKind {
    match target.audio_form {
        AudioForm::Mp3 => MediaKind::Mp3,
        AudioForm::Aac => MediaKind::M4a,
    }
}

fn file(kit: &Kit<'_>, index: usize, target: &Target) -> PathBuf {
    kit.workspace.file(&format!("sound-{index}.{}", kind(target).extension()))
}

fn encodes(tried: &[Tried<AudioSettings>]) -> u32 {
    u32::try_from(tried.len()).unwrap_or(u32::MAX)
}
