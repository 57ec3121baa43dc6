//! Sound and pictures of a result are in step, wherever it begins: each is bright and loud when its source is.

use crate::fit::{X264, fit};
use crate::harness::{Desk, ffmpeg};

/// Four seconds that are bright from second 1 and 3 on, for a fifth of a second.
const FLASHES: &str = "-f lavfi -i testsrc2=s=160x120:r=25:d=4,drawbox=t=fill:color=white:enable=between(mod(t\\,2)\\,0.99\\,1.19)";

/// Four seconds that are loud at the same times.
const BEEPS: &str = "-f lavfi -i aevalsrc=0.6*sin(5500*t)*between(mod(t\\,2)\\,1\\,1.2):d=4:s=48000";

/// Sound that is earlier than its pictures by less than this, in seconds, is noticed by nobody (ITU-R BT.1359).
const IN_STEP: f64 = 0.045;

/// The beeps as AMR: frames of 20 ms at 12.2 kbit/s, which are hardly heard if they repeat themselves, and loud if they
/// are at random. Few builds of ffmpeg encode AMR.
pub fn beeps_in_amr() -> Vec<u8> {
    let mut random = 14_u32;
    let mut frame = |number: usize| {
        let loud = (50..60).contains(&(number % 100));
        let mut bits = || {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if loud { random.to_be_bytes()[0] } else { 0x11 }
        };
        let bytes: Vec<u8> = (0..31).map(|_| bits()).collect();
        [&[0x3C][..], &bytes].concat()
    };
    let frames: Vec<u8> = (0..200).flat_map(&mut frame).collect();
    [b"#!AMR\n", &frames[..]].concat()
}

/// The seconds at which something begins that was not there for a quarter of a second.
fn begins(there: &[bool], a_second: usize) -> Vec<f64> {
    let is_new = |at: usize| there[at] && !there[at.saturating_sub(a_second / 4)..at].contains(&true);
    #[expect(clippy::cast_precision_loss, reason = "they are few")]
    let seconds = |at: usize| at as f64 / a_second as f64;
    (0..there.len()).filter(|at| is_new(*at)).map(seconds).collect()
}

/// When a file begins to be bright, and when to be loud.
#[track_caller]
fn moments(desk: &Desk, name: &str) -> [Vec<f64>; 2] {
    let here = desk.path("");
    ffmpeg(&here, &format!("-i {name} -map 0:v -vf scale=1:1:flags=area,format=gray -f rawvideo luma.raw"));
    ffmpeg(&here, &format!("-i {name} -map 0:a -f s16le -ac 1 -ar 8000 sound.raw"));
    let bright: Vec<_> =
        std::fs::read(desk.path("luma.raw")).unwrap().iter().map(|luma| *luma > 220).collect();
    let samples = std::fs::read(desk.path("sound.raw")).unwrap();
    let loud = |sample: &[u8; 2]| i16::from_le_bytes(*sample).unsigned_abs() > 1000;
    let loud: Vec<_> = samples.as_chunks::<2>().0.chunks(80).map(|part| part.iter().any(loud)).collect();
    [begins(&bright, 25), begins(&loud, 100)]
}

/// The moments of a result, made with these flags.
#[track_caller]
fn moments_of_result(desk: &Desk, name: &str, flags: &str) -> [Vec<f64>; 2] {
    let row = fit(desk, name, &format!("--budget 40KB {flags}"));
    assert_eq!(row["outcome"], "fitted", "{name} {flags}: {row}");
    moments(desk, row["output"].as_str().unwrap())
}

#[track_caller]
fn are_near(found: &[Vec<f64>; 2], wanted: [&[f64]; 2], what: &str) {
    for (found, wanted) in found.iter().zip(wanted) {
        let near = found.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() <= IN_STEP);
        assert!(found.len() == wanted.len() && near, "{what}: {found:?} instead of {wanted:?}");
    }
}

#[test]
fn flashes_and_beeps_come_when_they_came() {
    let desk = Desk::new();
    let here = desk.path("");
    desk.put("beeps.amr", beeps_in_amr());
    ffmpeg(&here, &format!("{FLASHES} {BEEPS} {X264} -c:a aac both.mp4"));
    ffmpeg(&here, "-i both.mp4 -i beeps.amr -map 0:v -map 1:a -c copy speech.3gp");
    for (late, line) in [
        ("speech.mov", "-i both.mp4 -i beeps.amr -map 0:v -map 1:a"),
        ("sound.3gp", "-i both.mp4 -itsoffset 1.5 -i beeps.amr -map 0:v -map 1:a"),
        ("pictures.3gp", "-itsoffset 0.6 -i both.mp4 -i beeps.amr -map 0:v -map 1:a"),
        ("sound.mp4", "-i both.mp4 -itsoffset 1.5 -i both.mp4 -map 0:v -map 1:a"),
        ("pictures.mp4", "-itsoffset 1.5 -i both.mp4 -i both.mp4 -map 0:v -map 1:a"),
        ("pictures.mkv", "-itsoffset 1.5 -i both.mp4 -i both.mp4 -map 0:v -map 1:a"),
        ("cut.3gp", "-ss 0.7 -i speech.3gp"),
    ] {
        ffmpeg(&here, &format!("{line} -c copy {late}"));
    }
    let cases: [(&str, &str, &[f64], &[f64]); _] = [
        ("speech.3gp", "--start 0.5s", &[0.5, 2.5], &[0.5, 2.5]),
        ("speech.mov", "--start 2.5s --trim 1s", &[0.5], &[0.5]),
        ("cut.3gp", "--start 1s", &[1.3], &[1.3]),
        ("sound.3gp", "", &[1.0, 3.0], &[2.5, 4.5]),
        ("sound.3gp", "--start 0.8s --trim 2s", &[0.2], &[1.7]),
        ("pictures.3gp", "--start 0.4s", &[1.2, 3.2], &[0.6, 2.6]),
        ("sound.mp4", "--start 0.5s", &[0.5, 2.5], &[2.0, 4.0]),
        ("pictures.mp4", "--start 0.5s", &[2.0, 4.0], &[0.5, 2.5]),
        ("pictures.mkv", "--start 0.5s", &[2.0, 4.0], &[0.5, 2.5]),
    ];
    for (name, flags, flashes, beeps) in cases {
        let found = moments_of_result(&desk, name, flags);
        are_near(&found, [flashes, beeps], &format!("{name} {flags}"));
    }
    // What would be done can be done by hand.
    let run = desk.run("fit sound.3gp -q --budget 40KB --dry-run --format json --start 0.5s").exits(0);
    let commands = run.json()["results"][0]["commands"].to_string();
    assert!(commands.contains("\"amr\",\"file:speech.amr\""), "{commands}");
    assert!(commands.contains("\"-itsoffset\",\"1.500\""), "{commands}");
}

#[test]
fn sound_before_the_first_whole_picture_of_a_recording_is_heard() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(
        &here,
        &format!("{FLASHES} {BEEPS} {X264} -g 70 -keyint_min 70 -sc_threshold 0 -c:a aac -f mpegts whole.ts"),
    );
    // What a receiver records that is tuned in between two key frames.
    let whole = std::fs::read(desk.path("whole.ts")).unwrap();
    desk.put("part.ts", &whole[whole.len() / 188 / 8 * 188..]);
    let whole = moments_of_result(&desk, "part.ts", "");
    assert_eq!([whole[0].len(), whole[1].len()], [1, 2], "{whole:?}");
    assert!((whole[0][0] - whole[1][1]).abs() <= IN_STEP, "{whole:?}");
    let later = |moments: &[f64]| moments.iter().map(|at| at - 0.2).collect::<Vec<_>>();
    let part = moments_of_result(&desk, "part.ts", "--start 0.2s");
    are_near(&part, [&later(&whole[0]), &later(&whole[1])], "part.ts");
}
