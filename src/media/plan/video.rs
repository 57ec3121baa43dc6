//! Planning a film: its sound first, then frame size and rate from the bits that are left for each pixel.

use super::audio::{self, AudioCodec, AudioSettings};
use super::frame::{frame, scaled, within};
use super::{Handset, Plan, Reason, Soundtrack, Target, Tried, best, float, whole};
use crate::limits::fitting::{
    BASELINE_SIDE, CONTAINER, CONTAINER_A_FRAME, FIRST_AIM, LEAST_BITS_A_PIXEL, LEAST_FRAME_RATE,
    LEAST_LONG_SIDE, NEXT_AIM, PASSES, QCIF, QCIF_FRAME_RATE, SIZES, VIDEO_BITRATE,
};
use crate::media::film::{Film, Pictures, Ratio};
use crate::media::kind::MediaKind;

/// The shortest film in seconds that bits are reckoned for: one frame is shown for about that long.
const SHORTEST: f64 = 0.04;

/// The one rate of AMR-NB that is used: its best (3GPP TS 26.071).
const AMR_NB: u32 = 12_200;

/// Bits a second of a film on the oldest handsets, as far as its sound is concerned.
const QCIF_TOTAL: f64 = 99_000.0;

/// What a film is encoded with.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct VideoSettings {
    /// The codec.
    pub codec: VideoCodec,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Frames a second.
    pub frame_rate: Ratio,
    /// Bits a second of the pictures.
    pub bitrate: u32,
    /// Its sound, if it has any.
    pub audio: Option<AudioSettings>,
}

/// A codec for pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[expect(missing_docs, reason = "the names are the codecs' own")]
pub enum VideoCodec {
    H264High,
    H264Baseline,
    H263,
}

impl VideoCodec {
    /// Its name in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            VideoCodec::H264High => "h264 high",
            VideoCodec::H264Baseline => "h264 baseline",
            VideoCodec::H263 => "h263",
        }
    }
}

impl VideoSettings {
    /// Whether a first pass for `other` serves these too.
    #[must_use]
    pub fn shares_first_pass(&self, other: &Self) -> bool {
        Self { bitrate: other.bitrate, ..*self } == *other
    }
}

/// What is known when a film is planned.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its pictures.
    pub pictures: &'a Pictures,
    /// Its streams.
    pub film: &'a Film,
    /// What its bytes are.
    pub kind: MediaKind,
    /// How many there are.
    pub bytes: u64,
    /// Bytes of the encoded sound, once that is done.
    pub audio_bytes: Option<u64>,
    /// Whether there is an encoder for AMR-NB.
    pub amr: bool,
}

/// A film within `target`.
#[must_use]
pub fn plan(source: &Source<'_>, target: &Target, tried: &[Tried<VideoSettings>]) -> Plan<VideoSettings> {
    if tried.is_empty() {
        if source.bytes <= target.budget && plays(source, target) {
            return Plan::Keep;
        }
        let least = least(source, target, source.seconds(target));
        // Measured sound may be some bytes more than was reckoned: that alone refuses nothing.
        if source.audio_bytes.is_none() && least > target.budget {
            return Plan::Impossible(Reason { least, fitting_seconds: fitting_seconds(source, target) });
        }
        return Plan::Encode(first(source, target));
    }
    next(source, target, tried)
}

/// Settings that nothing was tried with.
fn first(source: &Source<'_>, target: &Target) -> VideoSettings {
    let seconds = source.seconds(target);
    let audio = source.soundtrack(target, float(target.budget) * 8.0 / seconds);
    let rate = source.frame_rate(target);
    let bits = |rate: Ratio| {
        let room = target.budget.saturating_sub(source.fixed(audio, rate, seconds));
        float(room) * 8.0 * FIRST_AIM / seconds
    };
    let (width, height, frame_rate) = frame(source.pictures, target, rate, &bits);
    VideoSettings {
        codec: codec(target.handset),
        width,
        height,
        frame_rate,
        bitrate: bitrate(bits(frame_rate)),
        audio,
    }
}

/// What follows from results.
fn next(source: &Source<'_>, target: &Target, tried: &[Tried<VideoSettings>]) -> Plan<VideoSettings> {
    let last = &tried[tried.len() - 1];
    let at_this_size = tried.iter().filter(|tried| tried.settings.shares_first_pass(&last.settings)).count();
    if let Some(index) = best(tried, target.budget)
        && (tried[index].bytes >= target.floor() || at_this_size >= PASSES || saturated(tried))
    {
        return Plan::Take(index);
    }
    let fixed = source.fixed(last.settings.audio, last.settings.frame_rate, source.seconds(target));
    let room = float(target.budget.saturating_sub(fixed)).max(1.0);
    if at_this_size >= PASSES {
        return smaller(source, target, tried, room / float(last.bytes.saturating_sub(fixed)));
    }
    let got = float(last.bytes.saturating_sub(fixed).max(1));
    let bitrate = bitrate(f64::from(last.settings.bitrate) * (NEXT_AIM * room / got));
    Plan::Encode(VideoSettings { bitrate, ..last.settings })
}

/// A smaller frame, for pictures that no number of bits makes small enough.
fn smaller(
    source: &Source<'_>,
    target: &Target,
    tried: &[Tried<VideoSettings>],
    room_by_got: f64,
) -> Plan<VideoSettings> {
    let last = &tried[tried.len() - 1].settings;
    let least = tried.iter().map(|tried| tried.bytes).min().unwrap_or(0);
    let long = last.width.max(last.height);
    if long <= LEAST_LONG_SIDE || last.codec == VideoCodec::H263 || tried.len() >= PASSES * SIZES {
        return Plan::Impossible(Reason { least, fitting_seconds: fitting_seconds(source, target) });
    }
    let factor = (room_by_got * 0.9).clamp(0.25, 0.8).sqrt();
    let factor = factor.max(f64::from(LEAST_LONG_SIDE) / f64::from(long));
    let (width, height) = scaled((last.width, last.height), factor);
    Plan::Encode(VideoSettings { width, height, ..first_with(source, target, *last) })
}

/// The same settings with the bits that a first pass starts from.
fn first_with(source: &Source<'_>, target: &Target, settings: VideoSettings) -> VideoSettings {
    let seconds = source.seconds(target);
    let room = target.budget.saturating_sub(source.fixed(settings.audio, settings.frame_rate, seconds));
    VideoSettings { bitrate: bitrate(float(room) * 8.0 * FIRST_AIM / seconds), ..settings }
}

/// Whether more bits bring no more bytes: the pictures are as good as the encoder makes them.
fn saturated(tried: &[Tried<VideoSettings>]) -> bool {
    let [.., before, last] = tried else {
        return tried.iter().all(|tried| f64::from(tried.settings.bitrate) >= VIDEO_BITRATE);
    };
    let (asked, got) = (
        f64::from(last.settings.bitrate) / f64::from(before.settings.bitrate),
        float(last.bytes) / float(before.bytes.max(1)),
    );
    f64::from(last.settings.bitrate) >= VIDEO_BITRATE || (asked > 1.1 && got < 1.0 + (asked - 1.0) / 4.0)
}

/// Whether a film is delivered as it is.
fn plays(source: &Source<'_>, target: &Target) -> bool {
    let pictures = source.pictures;
    let plain = matches!(pictures.pixel_format.as_str(), "yuv420p" | "yuvj420p");
    let audio = source.film.audio.as_ref();
    let sound = |codecs: &[&str]| {
        audio.is_none_or(|sound| codecs.contains(&sound.codec.as_str()) && sound.channels <= 2)
    };
    let dropped = target.soundtrack == Soundtrack::Drop && audio.is_some();
    let (width, height) = pictures.display();
    let fits = match target.handset {
        Handset::Modern => {
            source.kind == MediaKind::Mp4 && pictures.codec == "h264" && plain && sound(&["aac", "mp3"])
        }
        Handset::Baseline => {
            let profile = pictures.profile.ends_with("Baseline");
            let small = width.max(height) <= BASELINE_SIDE;
            source.kind == MediaKind::Mp4 && pictures.codec == "h264" && profile && small && sound(&["aac"])
        }
        Handset::ThreeGp => {
            let pictures = matches!(pictures.codec.as_str(), "h263" | "mpeg4");
            source.kind == MediaKind::ThreeGp && pictures && sound(&["amr_nb", "aac"])
        }
    };
    fits && target.cut.is_whole() && !dropped
}

fn codec(handset: Handset) -> VideoCodec {
    match handset {
        Handset::Modern => VideoCodec::H264High,
        Handset::Baseline => VideoCodec::H264Baseline,
        Handset::ThreeGp => VideoCodec::H263,
    }
}

impl Source<'_> {
    fn seconds(&self, target: &Target) -> f64 {
        target.cut.of(self.film.seconds.unwrap_or(0.0)).max(SHORTEST)
    }

    fn soundtrack(&self, target: &Target, total: f64) -> Option<AudioSettings> {
        let source = self.film.audio.as_ref().filter(|_| target.soundtrack == Soundtrack::Keep)?;
        let settings = audio::soundtrack(source, total);
        Some(match target.handset {
            Handset::ThreeGp if self.amr => {
                AudioSettings { codec: AudioCodec::AmrNb, bitrate: AMR_NB, channels: 1, sample_rate: 8_000 }
            }
            Handset::ThreeGp => audio::soundtrack(source, total.min(QCIF_TOTAL)),
            _ => settings,
        })
    }

    /// The rate of the frames, before anything forces a lower one.
    fn frame_rate(&self, target: &Target) -> Ratio {
        let rate = self.pictures.frame_rate;
        let most = match target.handset {
            Handset::ThreeGp => QCIF_FRAME_RATE,
            _ => target.frame_rate,
        };
        // Whole divisors keep every second or third frame, which judders least.
        let by = (rate.value() / (most * 1.01)).ceil().max(1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a thousand")]
        rate.divided(by as u32)
    }

    /// Bytes of a result that are no pictures.
    fn fixed(&self, audio: Option<AudioSettings>, rate: Ratio, seconds: f64) -> u64 {
        let reckoned = |audio: AudioSettings| whole(f64::from(audio.bitrate) / 8.0 * seconds * 1.03) + 900;
        // Encoded sound comes with a container of its own, most of which the film's own replaces.
        let sound = audio.map_or(400, |audio| self.audio_bytes.unwrap_or_else(|| reckoned(audio)));
        let frames = whole((seconds * rate.value()).ceil());
        CONTAINER - 400 + sound + frames.saturating_mul(CONTAINER_A_FRAME)
    }
}

fn bitrate(bits: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between the bounds")]
    let bits = bits.clamp(1_000.0, VIDEO_BITRATE) as u32;
    bits
}

/// The least size of a film of so many seconds.
fn least(source: &Source<'_>, target: &Target, seconds: f64) -> u64 {
    let rate = source.frame_rate(target);
    let mut slowest = rate;
    while slowest.divided(2).value() >= LEAST_FRAME_RATE {
        slowest = slowest.divided(2);
    }
    let (width, height) = match target.handset {
        Handset::ThreeGp => QCIF,
        handset => {
            let (width, height) = within(source.pictures.display(), handset);
            let factor = f64::from(LEAST_LONG_SIDE) / f64::from(width.max(height));
            scaled((width, height), factor.min(1.0))
        }
    };
    // One frame takes what it takes: even the coarsest has a few hundred bytes.
    let pixels = f64::from(width) * f64::from(height);
    let bits = pixels * slowest.value() * LEAST_BITS_A_PIXEL * seconds + pixels * 0.1;
    let audio = source.soundtrack(target, 0.0);
    source.fixed(audio, slowest, seconds) + whole(bits / 8.0 / FIRST_AIM)
}

/// How many seconds of it would fit, if any would.
fn fitting_seconds(source: &Source<'_>, target: &Target) -> Option<f64> {
    let source = Source { audio_bytes: None, ..*source };
    let (mut fits, mut over) = (0.0, source.seconds(target));
    for _ in 0..40 {
        let middle = f64::midpoint(fits, over);
        if least(&source, target, middle) <= target.budget { fits = middle } else { over = middle }
    }
    (fits >= 0.5).then(|| (fits * 10.0).floor() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::arguments::Cut;
    use crate::media::film::Sound;

    fn target(budget: u64) -> Target {
        Target::of(budget)
    }

    fn film(coded: (u32, u32), rate: u32, seconds: f64) -> Film {
        let pictures = Pictures {
            codec: "hevc".to_owned(),
            coded,
            pixel_shape: Ratio { over: 1, under: 1 },
            frame_rate: Ratio { over: rate, under: 1 },
            average_rate: f64::from(rate),
            ..Pictures::default()
        };
        let audio = Sound { channels: 2, sample_rate: 48_000, ..Sound::default() };
        Film { seconds: Some(seconds), video: Some(pictures), audio: Some(audio) }
    }

    fn planned(film: &Film, budget: u64, tried: &[Tried<VideoSettings>]) -> Plan<VideoSettings> {
        let pictures = film.video.as_ref().unwrap();
        let source =
            Source { pictures, film, kind: MediaKind::Mp4, bytes: 1 << 30, audio_bytes: None, amr: true };
        plan(&source, &target(budget), tried)
    }

    fn settings(coded: (u32, u32), rate: u32, seconds: f64, budget: u64) -> VideoSettings {
        match planned(&film(coded, rate, seconds), budget, &[]) {
            Plan::Encode(settings) => settings,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn size_and_rate_follow_the_bits() {
        for (coded, rate, seconds, budget, expected) in [
            // The measured clips: 10 seconds of 848x480 look best near 480 wide at 300 kB.
            ((848, 480), 30, 10.0, 300_000, (500, 284, 30)),
            ((854, 480), 30, 10.0, 1_000_000, (854, 480, 30)),
            ((1920, 1080), 60, 10.0, 1_000_000, (900, 506, 30)),
            ((1080, 1920), 30, 3.0, 1_000_000, (640, 1138, 30)),
            ((1280, 720), 30, 30.0, 300_000, (396, 224, 15)),
            ((160, 120), 15, 5.0, 300_000, (160, 120, 15)),
        ] {
            let found = settings(coded, rate, seconds, budget);
            let (width, height, rate) = expected;
            let near = |found: u32, wanted: u32| found.abs_diff(wanted) <= wanted / 12;
            assert!(near(found.width, width) && near(found.height, height), "{coded:?} {budget}: {found:?}");
            assert_eq!(found.frame_rate.value(), f64::from(rate), "{coded:?} {budget}: {found:?}");
            assert!((found.width | found.height).is_multiple_of(2));
        }
    }

    #[test]
    fn results_outside_the_band_are_repeated_and_never_taken_above_it() {
        let film = film((848, 480), 30, 10.0);
        let first = settings((848, 480), 30, 10.0, 300_000);
        let plan = |sizes: &[u64]| {
            let mut tried: Vec<Tried<VideoSettings>> = Vec::new();
            for bytes in sizes {
                let Plan::Encode(settings) = planned(&film, 300_000, &tried) else { panic!("{tried:?}") };
                tried.push(Tried { settings, bytes: *bytes });
            }
            planned(&film, 300_000, &tried)
        };
        assert_eq!(plan(&[292_000]), Plan::Take(0));
        assert_eq!(plan(&[310_000, 296_000]), Plan::Take(1));
        let Plan::Encode(lower) = plan(&[310_000]) else { panic!() };
        assert!(lower.bitrate < first.bitrate && lower.shares_first_pass(&first));
        let Plan::Encode(higher) = plan(&[250_000]) else { panic!() };
        assert!(higher.bitrate > first.bitrate);
        assert_eq!(plan(&[280_000, 301_000, 302_000]), Plan::Take(0), "the largest below wins");
        let Plan::Encode(smaller) = plan(&[900_000, 800_000, 700_000]) else { panic!() };
        assert!(smaller.width < first.width);
        let mut tried = Vec::new();
        while let Plan::Encode(settings) = planned(&film, 300_000, &tried) {
            assert!(settings.width.max(settings.height) >= LEAST_LONG_SIDE && tried.len() < 20);
            tried.push(Tried { settings, bytes: 900_000 });
        }
        let Plan::Impossible(reason) = planned(&film, 300_000, &tried) else { panic!() };
        assert_eq!(reason.least, 900_000, "what was measured, not what was reckoned");
        assert_eq!(plan(&[150_000, 151_000]), Plan::Take(1), "more bits bring nothing");
    }

    #[test]
    fn what_cannot_be_is_refused_with_what_could() {
        let film = film((1920, 1080), 30, 120.0);
        let Plan::Impossible(reason) = planned(&film, 100_000, &[]) else { panic!() };
        assert!(matches!(planned(&film, reason.least, &[]), Plan::Encode(_)), "{reason:?}");
        assert!(matches!(planned(&film, reason.least - 1, &[]), Plan::Impossible(_)));
        let seconds = reason.fitting_seconds.unwrap();
        let shorter = Film { seconds: Some(seconds), ..film };
        assert!(matches!(planned(&shorter, 100_000, &[]), Plan::Encode(_)), "{seconds}");
    }

    #[test]
    fn what_plays_and_fits_is_kept() {
        let mut film = film((640, 360), 30, 10.0);
        let kept = |film: &Film, kind, cut| {
            let pictures = film.video.as_ref().unwrap();
            let source = Source { pictures, film, kind, bytes: 299_000, audio_bytes: None, amr: true };
            plan(&source, &Target { cut, ..target(300_000) }, &[]) == Plan::Keep
        };
        let whole = Cut::default();
        assert!(!kept(&film, MediaKind::Mp4, whole), "hevc");
        let video = film.video.as_mut().unwrap();
        (video.codec, video.pixel_format) = ("h264".to_owned(), "yuv420p".to_owned());
        film.audio.as_mut().unwrap().codec = "aac".to_owned();
        assert!(kept(&film, MediaKind::Mp4, whole));
        assert!(!kept(&film, MediaKind::Matroska, whole));
        assert!(!kept(&film, MediaKind::Mp4, Cut { start: 1.0, seconds: None }));
        film.audio.as_mut().unwrap().channels = 6;
        assert!(!kept(&film, MediaKind::Mp4, whole));
    }
}
