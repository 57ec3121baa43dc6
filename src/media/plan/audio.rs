//! Plans audio: the soundtrack of a video, and audio files.

mod ample;
mod least;
mod settings;

pub use ample::ample;
pub use settings::{AudioCodec, AudioSettings, RateControl};

use least::{LEAST_UNSURE, fitting_seconds, least};
use settings::{sample_rate, settings, surest};

use super::keep::is_common;
use super::step::best;
use super::{AudioForm, Handset, Plan, Reason, Target, Tried, float, whole};
use crate::limits::fitting::{
    AUDIO_CONTAINER, LOSSY_AUDIO_FACTOR, LOSSY_AUDIO_LEAST, MP3_AUDIO, MP3_HEADER, NEXT_AIM, VIDEO_AUDIO,
};
use crate::media::kind::MediaKind;
use crate::media::streams::{AudioTrack, Streams};

/// The share of the room that the first try asks for. Measured: LAME and ffmpeg's AAC encoder overshoot by up to 3 %.
const SOUND_AIM: f64 = 0.965;

/// The most encodings that are tried. Our choice: encoding audio takes moments.
const TRIES: usize = 6;

/// Settings for the soundtrack of a video that may have `total` bits a second for video and audio together.
#[must_use]
pub fn soundtrack(source: &AudioTrack, total: f64) -> AudioSettings {
    let step = VIDEO_AUDIO.iter().find(|step| total < float(step.below)).unwrap_or(&VIDEO_AUDIO[5]);
    let channels = step.channels.min(source.channels);
    // One channel gets three quarters of the bits of two.
    let mixed = channels < step.channels;
    AudioSettings {
        codec: AudioCodec::Aac,
        bitrate: if mixed { step.bitrate * 3 / 4 } else { step.bitrate },
        channels,
        sample_rate: sample_rate(step.sample_rate, source.sample_rate),
        rate_control: RateControl::Average,
    }
}

/// Plans the next step towards an audio file within `target`, from the results `tried` so far.
#[must_use]
pub fn plan(
    streams: &Streams,
    kind: MediaKind,
    bytes: u64,
    target: &Target,
    tried: &[Tried<AudioSettings>],
) -> Plan<AudioSettings> {
    let Some(source) = &streams.audio else {
        return Plan::Impossible(Reason::exact(0));
    };
    let seconds = target.cut.of(streams.seconds.unwrap_or(0.0)).max(0.05);
    if tried.is_empty() {
        if bytes <= target.budget && plays(source, kind, target) {
            return Plan::Keep;
        }
        let least = least(seconds, target.audio_form);
        // Whether a little less is enough shows when it is encoded.
        if least > target.budget.saturating_add(LEAST_UNSURE) {
            let fitting_seconds = fitting_seconds(target.budget, target.audio_form);
            return Plan::Impossible(Reason { fitting_seconds, ..Reason::estimated(least) });
        }
        let room = float(target.budget.saturating_sub(overhead(target.audio_form)));
        let bitrate = (room * SOUND_AIM * 8.0 / seconds).min(useful(streams, source, bytes, target));
        return Plan::Encode(settings(source, bitrate, target.audio_form));
    }
    next(source, seconds, useful(streams, source, bytes, target), target, tried)
}

/// The bitrate above which a result gains nothing: what a lossy source of `bytes` bytes has lost does not come back.
/// Infinite for a lossless source, for one of unknown length, and for a part of one, whose own bitrate is unknown.
fn useful(streams: &Streams, source: &AudioTrack, bytes: u64, target: &Target) -> f64 {
    let seconds = streams.seconds.filter(|_| !source.is_lossless() && target.cut.is_whole());
    // Opus keeps high frequencies in a quarter of the bits that MP3 needs for them.
    let rate = source.sample_rate.min(MP3_AUDIO[4].sample_rate);
    let keeping_rate = MP3_AUDIO.iter().find(|step| step.sample_rate >= rate).map_or(0, |step| step.below);
    let least = LOSSY_AUDIO_LEAST[usize::from(source.channels > 1)].max(keeping_rate);
    seconds.map_or(f64::INFINITY, |seconds| {
        (float(bytes) * 8.0 / seconds * LOSSY_AUDIO_FACTOR).max(f64::from(least))
    })
}

/// Returns the next step after the results `tried`; never asks for more than `useful` bits a second.
fn next(
    source: &AudioTrack,
    seconds: f64,
    useful: f64,
    target: &Target,
    tried: &[Tried<AudioSettings>],
) -> Plan<AudioSettings> {
    let best = best(tried, target.budget);
    let ceiling = settings(source, useful, target.audio_form);
    let enough = |index: usize| {
        let Tried { settings, bytes } = &tried[index];
        let is_last = *settings == ceiling || settings.rate_control == RateControl::Constant;
        *bytes >= target.floor() || is_last || tried.len() >= TRIES
    };
    if let Some(index) = best.filter(|index| enough(*index)) {
        return Plan::Take(index);
    }
    let overhead = overhead(target.audio_form);
    let room = float(target.budget.saturating_sub(overhead)) * NEXT_AIM;
    let got = |tried: &Tried<AudioSettings>| float(tried.bytes.saturating_sub(overhead).max(1));
    // Where one channel takes no more bits, there is room for two.
    let both = ceiling.channels > 1 && is_sated(tried, target.budget);
    let alike: Vec<_> = tried.iter().filter(|tried| !both || tried.settings.channels > 1).collect();
    let below = alike.iter().filter(|tried| tried.bytes <= target.budget).max_by_key(|tried| tried.bytes);
    let above = alike.iter().filter(|tried| tried.bytes > target.budget).min_by_key(|tried| tried.bytes);
    let mut bitrate = match alike.last() {
        Some(last) => f64::from(last.settings.bitrate) * room / got(last),
        None => room * 8.0 / seconds,
    };
    // The next bitrate lies between those of a result within the budget and of one above it.
    if let Some((below, above)) = below.zip(above) {
        let (low, high) = (f64::from(below.settings.bitrate), f64::from(above.settings.bitrate));
        bitrate = bitrate.clamp(low.min(high), high.max(low));
    }
    let at = |bitrate: f64| {
        let settings = settings(source, bitrate.min(useful), target.audio_form);
        AudioSettings { channels: if both { ceiling.channels } else { settings.channels }, ..settings }
    };
    let is_new = |settings: &AudioSettings| tried.iter().all(|tried| tried.settings != *settings);
    // Encoders round bitrates to steps. If these settings were tried before, the next step may still fit.
    let step_up = below.map(|below| at(f64::from(below.settings.bitrate + ceiling.codec.rate_step())));
    let next = Some(at(bitrate)).into_iter().chain(step_up).find(is_new);
    match (next.filter(|_| tried.len() < TRIES), best) {
        (Some(settings), _) => Plan::Encode(settings),
        (None, Some(best)) => Plan::Take(best),
        (None, None) => match surest(source, target.audio_form).filter(is_new) {
            Some(settings) => Plan::Encode(settings),
            None => Plan::Impossible(least_of(tried)),
        },
    }
}

/// The part of the bits asked for that sound has to take up, if another channel is not to have them. Our choice:
/// measured, two tones take an eighth, noise and music all of them.
const TAKEN_UP: f64 = 0.25;

/// Whether more bits for one channel brought hardly more bytes: the sound is too simple to take them.
fn is_sated(tried: &[Tried<AudioSettings>], budget: u64) -> bool {
    let fits = |tried: &&Tried<AudioSettings>| tried.settings.channels == 1 && tried.bytes <= budget;
    let single = || tried.iter().filter(fits);
    let brought_little = |few: &Tried<AudioSettings>, many: &Tried<AudioSettings>| {
        let asked = f64::from(many.settings.bitrate) / f64::from(few.settings.bitrate) - 1.0;
        let got = float(many.bytes) / float(few.bytes.max(1)) - 1.0;
        // Smaller steps tell nothing.
        asked > 0.05 && got < asked * TAKEN_UP
    };
    single().any(|few| single().any(|many| brought_little(few, many)))
}

/// What keeps a result from getting more bits, besides its budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// More bits would not bring back what the source has lost: these are at least twice those of the source.
    Source,
    /// No sound gets more in this form, with these channels and samples.
    Form,
}

/// What keeps a result of these `settings` from getting more bits, if anything but its budget does. The source has
/// `bytes` bytes.
#[must_use]
pub fn bound(streams: &Streams, bytes: u64, target: &Target, of: &AudioSettings) -> Option<Bound> {
    let source = streams.audio.as_ref()?;
    let highest = |useful: f64| settings(source, useful, target.audio_form);
    match *of {
        of if of == highest(f64::INFINITY) => Some(Bound::Form),
        of if of == highest(useful(streams, source, bytes, target)) => Some(Bound::Source),
        _ => None,
    }
}

/// The reason to give up if not even the smallest result is within the budget.
fn least_of(tried: &[Tried<AudioSettings>]) -> Reason {
    let least = tried.iter().map(|tried| tried.bytes).min().unwrap_or(0);
    Reason::exact(least)
}

/// A result that has less than this share of the bitrate that was asked for is reported with the bitrate that it has.
/// Our choice: headers and whole frames make less difference.
const NEAR_ITS_BITRATE: f64 = 0.9;

/// The bitrate of a result that plays `seconds`, in bits a second: what was asked for, or what was measured if that is
/// clearly less.
#[must_use]
pub fn measured_bitrate(tried: &Tried<AudioSettings>, target: &Target, seconds: f64) -> u32 {
    let bytes = tried.bytes.saturating_sub(overhead(target.audio_form));
    let asked = tried.settings.bitrate;
    let measured = u32::try_from(whole(float(bytes) * 8.0 / seconds.max(0.05))).unwrap_or(u32::MAX);
    if f64::from(measured) < f64::from(asked) * NEAR_ITS_BITRATE { measured } else { asked }
}

/// The largest size in bytes of a result made from a file of `bytes` bytes, whatever the budget.
#[must_use]
pub fn most(streams: &Streams, bytes: u64, target: &Target) -> u64 {
    let Some(source) = &streams.audio else { return 0 };
    let best = settings(source, useful(streams, source, bytes, target), target.audio_form);
    // Frames are whole, and two or three lie before and after the audio; at 8,000 samples a second, frames are long.
    let seconds = target.cut.of(streams.seconds.unwrap_or(0.0)) + 0.2;
    whole(seconds * f64::from(best.bitrate) / 8.0 * 1.05) + overhead(target.audio_form)
}

/// Whether the audio file is delivered unchanged.
fn plays(source: &AudioTrack, kind: MediaKind, target: &Target) -> bool {
    let wanted = match target.audio_form {
        // The types that the service documents (API facts §6.1), and the sound of the first handsets with video.
        AudioForm::Mp3 => {
            let is_own = kind == MediaKind::Amr && target.handset == Handset::ThreeGp;
            kind == MediaKind::Mp3 || (kind == MediaKind::Wav && is_plain(source)) || is_own
        }
        AudioForm::Aac => kind == MediaKind::M4a && may_be_copied(source, target),
    };
    wanted && target.cut.is_whole() && target.capabilities.shows(kind.mime())
}

/// Whether sound is delivered as it is once it is in a file of its own.
#[must_use]
pub fn may_be_copied(sound: &AudioTrack, target: &Target) -> bool {
    let is_own = match target.audio_form {
        AudioForm::Mp3 => sound.codec == "mp3",
        AudioForm::Aac => sound.codec == "aac" && sound.profile == "LC",
    };
    is_own && is_common(sound) && target.cut.is_whole()
}

/// Whether every player takes the audio of a WAV file: samples of one or two bytes, at most two channels and 48,000
/// samples a second.
fn is_plain(sound: &AudioTrack) -> bool {
    let coded = matches!(sound.codec.as_str(), "pcm_s16le" | "pcm_u8" | "pcm_mulaw" | "pcm_alaw");
    coded && sound.channels <= 2 && sound.sample_rate <= 48_000
}

fn overhead(form: AudioForm) -> u64 {
    match form {
        AudioForm::Mp3 => MP3_HEADER,
        AudioForm::Aac => AUDIO_CONTAINER,
    }
}

#[cfg(test)]
mod tests;
