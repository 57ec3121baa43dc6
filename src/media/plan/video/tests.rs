//! Tests of frame sizes, rates and bitrates, from the first plan to the last.

use super::*;
use crate::media::arguments::Cut;
use crate::media::kind::MediaKind;
use crate::media::plan::Handset;
use crate::media::streams::{AudioTrack, Streams, VideoTrack};

fn target(budget: u64) -> Target {
    Target::of(budget)
}

fn streams(coded: (u32, u32), rate: u32, seconds: f64) -> Streams {
    let pictures = VideoTrack {
        codec: "hevc".to_owned(),
        coded,
        pixel_shape: Ratio { over: 1, under: 1 },
        frame_rate: Ratio { over: rate, under: 1 },
        average_rate: f64::from(rate),
        ..VideoTrack::default()
    };
    let audio = AudioTrack { channels: 2, sample_rate: 48_000, ..AudioTrack::default() };
    Streams { seconds: Some(seconds), video: Some(pictures), audio: Some(audio) }
}

fn source<'a>(pictures: &'a VideoTrack, streams: &'a Streams) -> Source<'a> {
    Source::fresh(pictures, streams)
}

fn planned(streams: &Streams, budget: u64, tried: &[Tried<VideoSettings>]) -> Plan<VideoSettings> {
    let pictures = streams.video.as_ref().unwrap();
    plan(&source(pictures, streams), &target(budget), tried)
}

fn settings(coded: (u32, u32), rate: u32, seconds: f64, budget: u64) -> VideoSettings {
    match planned(&streams(coded, rate, seconds), budget, &[]) {
        Plan::Encode(settings) => settings,
        other => panic!("{other:?}"),
    }
}

#[test]
fn size_and_rate_follow_the_bits() {
    for (coded, rate, seconds, budget, expected) in [
        // Measured: clips of 10 seconds and 848x480 look best near 480 pixels wide at 300 kB.
        ((848, 480), 30, 10.0, 300_000, (500, 284, 30)),
        ((854, 480), 30, 10.0, 1_000_000, (854, 480, 30)),
        ((1920, 1080), 60, 10.0, 1_000_000, (960, 540, 30)),
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
fn half_the_frames_do_where_little_moves() {
    for (seconds, budget, steadiness, rate, asks) in [
        (30.0, 300_000, None, 15, true),
        (30.0, 300_000, Some(0.99), 15, false),
        (30.0, 300_000, Some(0.95), 30, false),
        // Nothing can get smaller: the budget is met by fewer frames or not at all.
        (30.0, 120_000, Some(0.95), 15, false),
        (10.0, 300_000, None, 30, false),
        (10.0, 300_000, Some(0.99), 30, false),
    ] {
        let streams = streams((1280, 720), 30, seconds);
        let source = Source { steadiness, ..source(streams.video.as_ref().unwrap(), &streams) };
        let Plan::Encode(settings) = plan(&source, &target(budget), &[]) else { panic!("{source:?}") };
        assert_eq!(settings.frame_rate.value(), f64::from(rate), "{budget} {steadiness:?}: {settings:?}");
        assert_eq!(halved_if_steady(&source, &target(budget)).is_some(), asks, "{budget} {steadiness:?}");
    }
}

#[test]
fn samples_are_spread_over_what_is_wanted_and_stay_inside() {
    for (seconds, cut, expected) in [
        (12.0, Cut::default(), [(1.5, 1.0), (5.5, 1.0), (9.5, 1.0)]),
        (12.0, Cut { start: 6.0, seconds: Some(1.5) }, [(6.0, 0.5), (6.5, 0.5), (7.0, 0.5)]),
    ] {
        let streams = streams((1280, 720), 30, seconds);
        let source = source(streams.video.as_ref().unwrap(), &streams);
        let found = source.samples(&Target { cut, ..target(300_000) });
        let found: Vec<_> = found.iter().map(|cut| (cut.start, cut.seconds.unwrap())).collect();
        assert_eq!(found, expected, "{cut:?}");
    }
}

#[test]
fn bits_are_for_as_long_as_there_are_pictures() {
    let mut streams = streams((848, 480), 30, 10.0);
    let first = |streams: &Streams| match planned(streams, 300_000, &[]) {
        Plan::Encode(settings) => f64::from(settings.bitrate),
        other => panic!("{other:?}"),
    };
    let whole = first(&streams);
    streams.video.as_mut().unwrap().seconds = Some(8.0);
    assert!((first(&streams) / whole - 1.25).abs() < 0.02, "sound goes on for two seconds more");
    streams.video.as_mut().unwrap().seconds = Some(0.04);
    assert!(
        matches!(planned(&streams, 20_000, &[]), Plan::Encode(_)),
        "one picture, and ten seconds of sound"
    );
}

#[test]
fn results_outside_the_band_are_repeated_and_never_taken_above_it() {
    let streams = streams((848, 480), 30, 10.0);
    let first = settings((848, 480), 30, 10.0, 300_000);
    let plan = |sizes: &[u64]| {
        let mut tried: Vec<Tried<VideoSettings>> = Vec::new();
        for bytes in sizes {
            let Plan::Encode(settings) = planned(&streams, 300_000, &tried) else { panic!("{tried:?}") };
            tried.push(Tried { settings, bytes: *bytes });
        }
        planned(&streams, 300_000, &tried)
    };
    assert_eq!(plan(&[292_000]), Plan::Take(0));
    assert_eq!(plan(&[310_000, 296_000]), Plan::Take(1));
    let Plan::Encode(lower) = plan(&[310_000]) else { panic!() };
    assert!(lower.bitrate < first.bitrate && lower.shares_first_pass(&first));
    let Plan::Encode(higher) = plan(&[250_000]) else { panic!() };
    assert!(higher.bitrate > first.bitrate);
    assert_eq!(plan(&[280_000, 301_000, 302_000, 303_000]), Plan::Take(0), "the largest below wins");
    let Plan::Encode(between) = plan(&[280_000, 305_000]) else { panic!() };
    let Plan::Encode(above) = plan(&[280_000]) else { panic!() };
    let part = f64::from(between.bitrate - first.bitrate) / f64::from(above.bitrate - first.bitrate);
    assert!((0.5..0.7).contains(&part), "from 280 to 305, 294 is aimed at: {part}");
    let Plan::Encode(smaller) = plan(&[900_000, 800_000, 700_000]) else { panic!() };
    assert!(smaller.width < first.width);
    let mut tried = Vec::new();
    while let Plan::Encode(settings) = planned(&streams, 300_000, &tried) {
        assert!(settings.width.max(settings.height) >= LEAST_LONG_SIDE && tried.len() < 20);
        tried.push(Tried { settings, bytes: 900_000 });
    }
    let Plan::Impossible(reason) = planned(&streams, 300_000, &tried) else { panic!() };
    assert_eq!(reason.least, 900_000, "what was measured, not what was reckoned");
    let Plan::Encode(larger) = plan(&[150_000]) else { panic!() };
    assert_eq!((larger.width, larger.height), (848, 480), "what needs so little is shown larger");
    assert_eq!(plan(&[150_000, 140_000, 141_000]), Plan::Take(2), "more bits bring nothing");
}

#[test]
fn what_no_bitrate_aims_at_is_aimed_at_by_its_rate_factor() {
    // Measured: still bars with faint noise, which is coded or not.
    let streams = Streams { audio: None, ..streams((1280, 720), 25, 2.0) };
    let mut tried: Vec<Tried<VideoSettings>> = Vec::new();
    while let Plan::Encode(settings) = planned(&streams, 400_000, &tried) {
        let bytes = match settings.rate_factor {
            Some(factor) => whole(293_349.0 * f64::powf(1.9, 21.0 - factor)),
            None if tried.is_empty() => 940_102,
            None => 1_785_328,
        };
        tried.push(Tried { settings, bytes });
    }
    let Plan::Take(index) = planned(&streams, 400_000, &tried) else { panic!("{tried:?}") };
    let Tried { settings, bytes } = &tried[index];
    assert!(*bytes >= 380_000 && settings.width == 1280 && tried.len() <= 6, "{tried:?}");
}

/// Tries until nothing more is planned, and gives the size of what is taken.
#[track_caller]
fn taken(streams: &Streams, budget: u64, bytes: impl Fn(&VideoSettings) -> u64) -> u64 {
    let mut tried: Vec<Tried<VideoSettings>> = Vec::new();
    while let Plan::Encode(settings) = planned(streams, budget, &tried) {
        tried.push(Tried { settings, bytes: bytes(&settings) });
    }
    let Plan::Take(index) = planned(streams, budget, &tried) else { panic!("{tried:?}") };
    assert!(tried.len() <= 10, "{tried:?}");
    tried[index].bytes
}

#[test]
fn between_two_bitrates_far_apart_lies_a_rate_factor() {
    // Measured: one colour with noise. A little more than two hundred kilobits a second doubles the bytes.
    let streams = Streams { audio: None, ..streams((640, 360), 25, 3.0) };
    let found = taken(&streams, 100_000, |settings| match settings.rate_factor {
        Some(factor) => whole(80_000.0 * f64::powf(1.15, 23.0 - factor)),
        None if settings.bitrate > 210_000 => 122_421,
        None => 65_586,
    });
    assert!(found >= 95_000, "{found}");
}

#[test]
fn few_more_bits_do_not_show_that_many_bring_nothing() {
    // Measured: coloured squares in motion.
    let streams = Streams { audio: None, ..streams((320, 240), 25, 8.0) };
    let found = taken(&streams, 45_000, |settings| match settings.bitrate {
        ..55_000 => 38_000 + u64::from(settings.bitrate) / 100,
        _ => 43_500,
    });
    assert_eq!(found, 43_500);
}

#[test]
fn few_frames_are_larger_once_more_bits_bring_nothing() {
    let streams = streams((1280, 720), 25, 1.2);
    let (mut tried, mut widths) = (Vec::new(), Vec::new());
    while let Plan::Encode(settings) = planned(&streams, 60_000, &tried) {
        widths.push(settings.width);
        tried.push(Tried { settings, bytes: 16_000 });
    }
    assert!(widths[0] == widths[1] && widths[1] < widths[2] && widths.len() < 6, "{widths:?}");
    assert_eq!(widths.last(), Some(&1280));
}

#[test]
fn three_frames_are_tried_until_they_fit() {
    let mut streams = Streams { audio: None, ..streams((720, 720), 1, 30.0) };
    streams.video.as_mut().unwrap().frame_rate = Ratio { over: 1, under: 10 };
    let mut tried = Vec::new();
    while let Plan::Encode(settings) = planned(&streams, 100_000, &tried) {
        // Measured: with half the bits there are more than half the bytes.
        tried.push(Tried { settings, bytes: whole(f64::from(settings.bitrate).powf(0.65) * 212.0) });
    }
    let Plan::Take(index) = planned(&streams, 100_000, &tried) else { panic!("{tried:?}") };
    assert!(index > 2 && tried[index].bytes > 90_000 && tried[index].settings.width == 720, "{tried:?}");
}

#[test]
fn what_cannot_be_is_refused_with_what_could() {
    let streams = streams((1920, 1080), 30, 120.0);
    let Plan::Impossible(reason) = planned(&streams, 100_000, &[]) else { panic!() };
    assert!(matches!(planned(&streams, reason.least, &[]), Plan::Encode(_)), "{reason:?}");
    assert!(matches!(planned(&streams, reason.least - 1, &[]), Plan::Impossible(_)));
    let seconds = reason.fitting_seconds.unwrap();
    let shorter = Streams { seconds: Some(seconds), ..streams };
    assert!(matches!(planned(&shorter, 100_000, &[]), Plan::Encode(_)), "{seconds}");
}

#[test]
fn what_is_asked_for_binds_what_is_kept_and_what_is_made() {
    let mut streams = streams((640, 360), 60, 10.0);
    let video = streams.video.as_mut().unwrap();
    (video.codec, video.pixel_format) = ("h264".to_owned(), "yuv420p".to_owned());
    streams.audio = None;
    let planned = |target: &Target| {
        let source = Source { bytes: 299_000, ..source(streams.video.as_ref().unwrap(), &streams) };
        plan(&source, target, &[])
    };
    assert_eq!(planned(&target(300_000)), Plan::Keep);
    let Plan::Encode(slow) = planned(&Target { rate_binds: true, ..target(300_000) }) else { panic!() };
    assert_eq!(slow.frame_rate.value(), 30.0);
    let canvas = Target { canvas: Some((201, 301)), canvas_binds: true, ..target(300_000) };
    let Plan::Encode(small) = planned(&canvas) else { panic!() };
    assert_eq!((small.width, small.height), (300, 170));
    let loose = Target { canvas_binds: false, ..canvas };
    assert_eq!(planned(&loose), Plan::Keep);
}

#[test]
fn the_oldest_handsets_keep_only_what_they_show() {
    for (codec, profile, coded, rate, bitrate, keeps) in [
        ("h263", "", (176, 144), 15, 0, true),
        ("h263", "", (176, 144), 15, 66_000, true),
        ("h263", "", (176, 144), 15, 128_000, false),
        ("mpeg4", "Simple Profile", (176, 144), 15, 64_000, true),
        ("mpeg4", "Advanced Simple Profile", (176, 144), 15, 64_000, false),
        ("h263", "", (704, 576), 15, 64_000, false),
        ("h263", "", (176, 144), 30, 64_000, false),
    ] {
        let mut streams = Streams { audio: None, ..streams(coded, rate, 10.0) };
        let video = streams.video.as_mut().unwrap();
        (video.codec, video.profile, video.bitrate) = (codec.to_owned(), profile.to_owned(), bitrate);
        let fresh = source(streams.video.as_ref().unwrap(), &streams);
        let source = Source { kind: MediaKind::ThreeGp, bytes: 99_000, ..fresh };
        let target = Target { handset: Handset::ThreeGp, ..target(100_000) };
        let kept = plan(&source, &target, &[]) == Plan::Keep;
        assert_eq!(kept, keeps, "{codec} {profile} {coded:?} {rate} {bitrate}");
    }
}

#[test]
fn the_oldest_handsets_get_no_more_bits_than_they_play() {
    let streams = streams((320, 240), 25, 10.0);
    let source = source(streams.video.as_ref().unwrap(), &streams);
    let target = Target { handset: Handset::ThreeGp, ..target(300_000) };
    let most = source.reach(&target);
    assert!((90_000..110_000).contains(&most), "{most}");
    let Plan::Encode(settings) = plan(&source, &target, &[]) else { panic!() };
    assert!((60_000..=64_000).contains(&settings.bitrate), "{settings:?}");
    let tried =
        |sizes: &[u64]| sizes.iter().map(|bytes| Tried { settings, bytes: *bytes }).collect::<Vec<_>>();
    let plan = |sizes: &[u64]| plan(&source, &target, &tried(sizes));
    assert_eq!(plan(&[most - 500]), Plan::Take(0), "though there is room for more");
    assert!(matches!(plan(&[most - 30_000]), Plan::Encode(more) if more.bitrate > settings.bitrate));
    assert!(matches!(plan(&[most + 500]), Plan::Encode(less) if less.bitrate < settings.bitrate));
    let noise = [250_000, 240_000, 245_000];
    assert_eq!(plan(&noise), Plan::Take(1), "what is nearest, where nothing is small enough");
}

#[test]
fn what_older_handsets_distort_or_do_not_play_is_not_kept() {
    let square = Ratio { over: 1280, under: 1281 };
    let wide = Ratio { over: 4, under: 3 };
    for (handset, rate, shape, transfer, sound, keeps) in [
        (Handset::Baseline, 30, square, "bt709", "LC", true),
        (Handset::Baseline, 120, square, "bt709", "LC", false),
        (Handset::Baseline, 30, wide, "bt709", "LC", false),
        (Handset::Baseline, 30, square, "smpte2084", "LC", false),
        (Handset::Modern, 30, wide, "bt709", "HE-AAC", true),
        (Handset::Modern, 30, square, "arib-std-b67", "LC", false),
        (Handset::Modern, 30, square, "bt709", "Main", false),
    ] {
        let mut streams = streams((320, 240), rate, 10.0);
        let video = streams.video.as_mut().unwrap();
        (video.codec, video.profile) = ("h264".to_owned(), "Constrained Baseline".to_owned());
        (video.pixel_format, video.pixel_shape) = ("yuv420p".to_owned(), shape);
        video.colour.transfer = transfer.to_owned();
        let audio = streams.audio.as_mut().unwrap();
        (audio.codec, audio.profile) = ("aac".to_owned(), sound.to_owned());
        let source = Source { bytes: 99_000, ..source(streams.video.as_ref().unwrap(), &streams) };
        let kept = plan(&source, &Target { handset, ..target(100_000) }, &[]) == Plan::Keep;
        assert_eq!(kept, keeps, "{handset:?} {rate} {shape} {transfer} {sound}");
    }
}

#[test]
fn a_budget_that_only_small_frames_meet_is_met() {
    let streams = streams((1280, 720), 25, 2.0);
    let mut tried: Vec<Tried<VideoSettings>> = Vec::new();
    while let Plan::Encode(settings) = planned(&streams, 400_000, &tried) {
        // Whatever is asked for, noise takes as many bytes as it has pixels.
        let bytes = u64::from(settings.width) * u64::from(settings.height) * 6 / 5;
        tried.push(Tried { settings, bytes });
    }
    let Plan::Take(index) = planned(&streams, 400_000, &tried) else { panic!("{tried:?}") };
    assert!(tried[index].bytes <= 400_000 && tried.len() <= 16, "{tried:?}");
}

#[test]
fn what_plays_and_fits_is_kept() {
    let mut streams = streams((640, 360), 30, 10.0);
    let kept = |streams: &Streams, kind, cut| {
        let pictures = streams.video.as_ref().unwrap();
        let source = Source { kind, bytes: 299_000, ..source(pictures, streams) };
        plan(&source, &Target { cut, ..target(300_000) }, &[]) == Plan::Keep
    };
    let whole = Cut::default();
    assert!(!kept(&streams, MediaKind::Mp4, whole), "hevc");
    let video = streams.video.as_mut().unwrap();
    (video.codec, video.pixel_format) = ("h264".to_owned(), "yuv420p".to_owned());
    streams.audio.as_mut().unwrap().codec = "aac".to_owned();
    assert!(kept(&streams, MediaKind::Mp4, whole));
    assert!(!kept(&streams, MediaKind::Matroska, whole));
    assert!(!kept(&streams, MediaKind::Mp4, Cut { start: 1.0, seconds: None }));
    streams.audio.as_mut().unwrap().channels = 6;
    assert!(!kept(&streams, MediaKind::Mp4, whole));
    streams.audio.as_mut().unwrap().channels = 2;
    for (profile, keeps) in [("Constrained Baseline", true), ("High 4:4:4 Predictive", false), ("High", true)]
    {
        streams.video.as_mut().unwrap().profile = profile.to_owned();
        assert_eq!(kept(&streams, MediaKind::Mp4, whole), keeps, "{profile}");
    }
    streams.audio = None;
    streams.seconds = Some(3600.0);
    let source = Source { bytes: 299_000, ..source(streams.video.as_ref().unwrap(), &streams) };
    let Plan::Impossible(reason) = plan(&source, &target(200_000), &[]) else { panic!() };
    assert_eq!(reason.least, 299_000, "what is reckoned would be more");
}
