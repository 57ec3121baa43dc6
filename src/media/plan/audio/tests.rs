//! Tests of rates and channels, from the first plan to the last.

use super::*;
use crate::media::arguments::Cut;

fn target(budget: u64) -> Target {
    Target::of(budget)
}

fn streams(seconds: f64) -> Streams {
    let audio = AudioTrack { channels: 2, sample_rate: 44_100, ..AudioTrack::default() };
    Streams { seconds: Some(seconds), video: None, audio: Some(audio) }
}

fn first(seconds: f64, budget: u64) -> Plan<AudioSettings> {
    plan(&streams(seconds), MediaKind::Flac, 1 << 30, &target(budget), &[])
}

#[test]
fn the_budget_chooses_rate_and_channels() {
    for (seconds, budget, channels, sample_rate) in [
        (30.0, 600_000, 2, 44_100),
        (60.0, 300_000, 1, 32_000),
        (120.0, 300_000, 1, 16_000),
        (240.0, 300_000, 1, 8_000),
    ] {
        let Plan::Encode(settings) = first(seconds, budget) else { panic!("{seconds} {budget}") };
        assert_eq!((settings.channels, settings.sample_rate), (channels, sample_rate), "{settings:?}");
        assert!(f64::from(settings.bitrate) * seconds / 8.0 <= float(budget));
    }
}

#[test]
fn aac_is_kept_that_every_player_takes() {
    for (channels, sample_rate, profile, keeps) in [
        (2, 48_000, "LC", true),
        (6, 48_000, "LC", false),
        (2, 96_000, "LC", false),
        (2, 48_000, "HE-AAC", false),
    ] {
        let (codec, profile) = ("aac".to_owned(), profile.to_owned());
        let audio = AudioTrack { codec, profile, channels, sample_rate, ..AudioTrack::default() };
        let streams = Streams { audio: Some(audio), ..streams(10.0) };
        let target = Target { audio_form: AudioForm::Aac, ..target(100_000) };
        let kept = plan(&streams, MediaKind::M4a, 99_000, &target, &[]) == Plan::Keep;
        assert_eq!(kept, keeps, "{streams:?}");
    }
}

#[test]
fn what_is_lost_already_gets_few_more_bytes_than_it_has() {
    for (codec, channels, sample_rate, kbytes, bitrate) in [
        ("flac", 2, 44_100, 240, 192_000),
        ("aac", 2, 44_100, 240, 128_000),
        ("aac", 2, 44_100, 90, 96_000),
        ("opus", 1, 48_000, 60, 72_000),
        ("aac", 1, 22_050, 90, 48_000),
        ("amr_nb", 1, 8_000, 46, 32_000),
    ] {
        let mut streams = streams(30.0);
        let audio = streams.audio.as_mut().unwrap();
        (audio.codec, audio.channels, audio.sample_rate) = (codec.to_owned(), channels, sample_rate);
        let (target, bytes) = (target(1_000_000), kbytes * 1000);
        let Plan::Encode(settings) = plan(&streams, MediaKind::M4a, bytes, &target, &[]) else { panic!() };
        assert_eq!((settings.bitrate, settings.channels), (bitrate, channels), "{codec} {kbytes}");
        let tried = [Tried { settings, bytes }];
        assert_eq!(plan(&streams, MediaKind::M4a, bytes, &target, &tried), Plan::Take(0), "nor later");
        assert!(most(&streams, bytes, &target) < u64::from(bitrate) * 30 / 8 * 11 / 10);
        let part = Target { cut: Cut { start: 10.0, seconds: Some(10.0) }, ..target };
        let Plan::Encode(settings) = plan(&streams, MediaKind::M4a, bytes, &part, &[]) else { panic!() };
        assert!(settings.bitrate >= bitrate, "a part may have more bits than the average");
    }
}

#[test]
fn what_cannot_be_says_what_could() {
    let Plan::Impossible(reason) = first(600.0, 300_000) else { panic!() };
    let seconds = reason.fitting_seconds.unwrap();
    assert!(matches!(first(seconds - 1.0, 300_000), Plan::Encode(_)), "{reason:?}");
    assert!(matches!(first(600.0, reason.least), Plan::Encode(_)));
    assert!(matches!(first(600.0, reason.least - LEAST_UNSURE - 1), Plan::Impossible(_)));
}

#[test]
fn the_first_handsets_with_video_keep_their_own_sound() {
    let speech =
        AudioTrack { codec: "amr_nb".into(), channels: 1, sample_rate: 8_000, ..AudioTrack::default() };
    let streams = Streams { audio: Some(speech), ..streams(4.0) };
    let kept = |handset, budget| {
        let target = Target { handset, ..target(budget) };
        plan(&streams, MediaKind::Amr, 6_400, &target, &[]) == Plan::Keep
    };
    assert!(kept(Handset::ThreeGp, 30_000) && !kept(Handset::ThreeGp, 6_000));
    assert!(!kept(Handset::Modern, 30_000));
}

#[test]
fn sound_that_takes_no_more_in_one_channel_gets_two() {
    let (streams, target) = (streams(4.4), target(30_000));
    let (mut tried, mut channels) = (Vec::new(), Vec::new());
    while let Plan::Encode(settings) = plan(&streams, MediaKind::Wav, 1 << 30, &target, &tried) {
        channels.push(settings.channels);
        // One channel takes 46 kbit/s of this sound, two take what they get.
        let bitrate = if settings.channels == 1 { settings.bitrate.min(46_000) } else { settings.bitrate };
        tried.push(Tried { settings, bytes: u64::from(bitrate) * 44 / 80 + 500 });
    }
    let Plan::Take(index) = plan(&streams, MediaKind::Wav, 1 << 30, &target, &tried) else { panic!() };
    assert_eq!((&channels[..2], tried[index].settings.channels), (&[1, 1][..], 2), "{tried:?}");
    assert!(tried[index].bytes >= target.floor(), "{tried:?}");
}

#[test]
fn speech_that_is_too_large_at_the_lowest_average_gets_a_constant_rate() {
    let (streams, target) = (streams(11.4), target(12_100));
    let next = |tried: &[_]| plan(&streams, MediaKind::Mp3, 1 << 30, &target, tried);
    let (mut tried, mut constant) = (Vec::new(), 0);
    while let Plan::Encode(settings) = next(&tried) {
        let is_constant = settings.rate_control == RateControl::Constant;
        constant += u32::from(is_constant);
        tried.push(Tried { settings, bytes: if is_constant { 11_736 } else { 14_832 } });
    }
    assert_eq!((next(&tried), constant), (Plan::Take(tried.len() - 1), 1));
    assert_eq!(tried.len(), 2);
    tried[1].bytes = 12_101;
    assert!(matches!(next(&tried), Plan::Impossible(reason) if reason.least == 12_101));
    // However often it was tried before.
    let over = |kbit: u32| Tried {
        settings: AudioSettings { bitrate: kbit * 1000, ..tried[0].settings },
        bytes: 13_000,
    };
    let many: Vec<_> = (20..26).map(over).collect();
    assert_eq!(next(&many), Plan::Encode(tried[1].settings));
}

#[test]
fn what_bounds_a_rate_is_the_source_or_the_form_or_only_the_budget() {
    use Bound::{Form, Source};
    for (codec, channels, kbytes, kbit, bound) in [
        ("flac", 2, 240, 192, Some(Form)),
        ("flac", 2, 240, 128, None),
        ("aac", 2, 240, 128, Some(Source)),
        ("aac", 2, 240, 45, None),
        ("aac", 1, 360, 128, Some(Form)),
    ] {
        let mut streams = streams(30.0);
        let audio = streams.audio.as_mut().unwrap();
        (audio.codec, audio.channels) = (codec.to_owned(), channels);
        let of = settings(audio, f64::from(kbit) * 1000.0, AudioForm::Mp3);
        let found = super::bound(&streams, kbytes * 1000, &target(1_000_000), &of);
        assert_eq!(found, bound, "{codec} {channels} {kbytes} {kbit}");
    }
}

#[test]
fn a_result_over_the_budget_is_never_taken() {
    let (streams, target) = (streams(30.0), target(300_000));
    let Plan::Encode(settings) = first(30.0, 300_000) else { panic!() };
    let mut tried = vec![Tried { settings, bytes: 300_001 }];
    let Plan::Encode(lower) = plan(&streams, MediaKind::Flac, 1 << 30, &target, &tried) else { panic!() };
    assert!(lower.bitrate < settings.bitrate);
    tried.push(Tried { settings: lower, bytes: 290_000 });
    assert_eq!(plan(&streams, MediaKind::Flac, 1 << 30, &target, &tried), Plan::Take(1));
}
