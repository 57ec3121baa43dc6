//! `fit` with the real ffmpeg: never above the budget, always playable, and either within the size band, kept or
//! refused.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::harness::{Desk, ffmpeg};
use crate::schemas::fits;

pub const VIDEO: &str = "-f lavfi -i testsrc2=d=2:s=160x120:r=30";
pub const SOUND: &str = "-f lavfi -i sine=d=2";
pub const X264: &str = "-c:v libx264 -preset ultrafast -crf 4 -pix_fmt yuv420p";

/// Fits one file and gives its row.
#[track_caller]
pub fn fit(desk: &Desk, name: &str, flags: &str) -> Value {
    let run = desk.run(&format!("fit {name} -q --format json --preset ultrafast --out-dir out {flags}"));
    fits("fit", &run.json());
    let row = run.json()["results"][0].clone();
    assert_eq!(run.code, if row["outcome"] == "impossible" { 6 } else { 0 }, "{name}: {}", run.stderr);
    row
}

/// Fits one file and asserts that the result is inside the band, as long as it is said to be, and plays.
#[track_caller]
pub fn lands(desk: &Desk, name: &str, budget: u64, flags: &str) -> Value {
    let row = fit(desk, name, &format!("--budget {budget} {flags}"));
    assert_eq!(row["outcome"], "fitted", "{name}: {row}");
    let output = desk.path(row["output"].as_str().unwrap());
    let bytes = std::fs::metadata(&output).unwrap().len();
    assert_eq!(row["output_bytes"], bytes, "{name}");
    assert!((budget * 95 / 100..=budget).contains(&bytes), "{name}: {bytes} of {budget}: {row}");
    plays(&output);
    row
}

/// Asserts that a file decodes to its end without complaint.
#[track_caller]
pub fn plays(path: &Path) {
    let arguments = ["-nostdin", "-v", "error", "-xerror", "-i"];
    let done = Command::new("ffmpeg").args(arguments).arg(path).args(["-f", "null", "-"]).output().unwrap();
    let words = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success() && words.is_empty(), "{}: {words}", path.display());
}

/// What ffprobe says of the first stream of a kind.
pub fn probed(path: &Path, streams: &str, entry: &str) -> String {
    let arguments = ["-v", "error", "-select_streams", streams, "-show_entries", entry, "-of", "csv=p=0"];
    let done = Command::new("ffprobe").args(arguments).arg(path).output().unwrap();
    String::from_utf8(done.stdout).unwrap().trim().to_owned()
}

/// Asserts that nothing but `names` lies in the folder and no ffmpeg works on it.
#[track_caller]
pub fn nothing_is_left(desk: &Desk, names: &[&str]) {
    assert_eq!(desk.list(""), names);
    let here = desk.path("").display().to_string();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let line = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line).into_owned();
        assert!(!line.contains(&here) || !line.starts_with("ff"), "{line}");
    }
}

#[test]
fn a_profile_that_is_not_known_is_refused_beside_a_budget_too() {
    let desk = Desk::new();
    desk.put("a.gif", b"GIF89a");
    desk.run("fit a.gif -q --budget 60KB --profile nosuch -o b.gif").exits(2).says(&["nosuch"]);
}

#[test]
fn video_of_every_container_is_fitted() {
    let desk = Desk::new();
    let mut encodes = Vec::new();
    for (line, name) in [
        (format!("{VIDEO} {SOUND} {X264} -c:a aac"), "a.mp4"),
        (format!("{VIDEO} {SOUND} {X264} -c:a aac"), "a.mov"),
        // What cameras write: a form of sound that QuickTime alone describes so.
        (format!("{VIDEO} {SOUND} {X264} -c:a pcm_s24be"), "b.mov"),
        (format!("{VIDEO} {SOUND} -c:v mpeg4 -q:v 1 -c:a libmp3lame"), "a.avi"),
        (format!("{VIDEO} {SOUND} -c:v wmv2 -q:v 1 -c:a wmav2"), "a.wmv"),
        (format!("{VIDEO} {SOUND} -c:v libvpx -deadline realtime -b:v 2M -c:a libopus"), "a.webm"),
        (format!("{VIDEO} {SOUND} -c:v mpeg2video -q:v 1 -c:a mp2"), "a.mpg"),
        (format!("{VIDEO} {SOUND} -s 176x144 -c:v h263 -q:v 1 -c:a aac -ac 1"), "a.3gp"),
        (format!("{VIDEO} {SOUND} {X264} -c:a aac -f mpegts"), "a.ts"),
        (format!("{VIDEO} {SOUND} -s 720x576 -r 25 -pix_fmt yuv420p -ar 48000 -ac 2"), "a.dv"),
    ] {
        ffmpeg(&desk.path(""), &format!("{line} {name}"));
        let row = lands(&desk, name, 24_000, "");
        assert_eq!(row["settings"]["audio"]["codec"], "aac", "{name}");
        encodes.push(row["encodes"].as_u64().unwrap());
    }
    // Two seconds are hard to foretell: longer videos hardly ever need a third.
    let in_two = encodes.iter().filter(|encodes| **encodes == 2).count();
    assert!(in_two >= 6 && encodes.iter().all(|encodes| *encodes <= 4), "{encodes:?}");
}

#[test]
fn short_video_is_fitted_in_two_passes() {
    let desk = Desk::new();
    let here = desk.path("");
    let sound = "-f lavfi -i anoisesrc=d=6:c=pink:seed=1";
    for (line, name) in [
        (format!("-f lavfi -i testsrc2=d=6:s=640x360:r=30 {sound} {X264} -c:a aac"), "chart.mp4"),
        (format!("-f lavfi -i mandelbrot=s=424x240:r=25:end_scale=0.001 -t 6 {X264}"), "zoom.mov"),
        (format!("-f lavfi -i life=s=320x180:r=24:seed=1,boxblur=4 -t 6 {X264}"), "life.mkv"),
    ] {
        ffmpeg(&here, &format!("{line} {name}"));
        for budget in [100_000, 200_000] {
            let row = lands(&desk, name, budget, "");
            assert_eq!(row["encodes"], 2, "{name}: {row}");
        }
    }
}

#[test]
fn rotated_and_anamorphic_videos_come_out_upright_with_square_pixels() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{VIDEO} {SOUND} {X264} -c:a aac plain.mp4"));
    for (line, name, display) in [
        ("-i plain.mp4 -c copy -metadata:s:v rotate=90", "right.mp4", "120,160"),
        ("-i plain.mp4 -c copy -metadata:s:v rotate=180", "over.mp4", "160,120"),
        ("-i plain.mp4 -c copy -metadata:s:v rotate=270", "left.mp4", "120,160"),
        ("-i plain.mp4 -vf setsar=2/1 -c:v libx264 -crf 4 -preset ultrafast -an", "wide.mp4", "320,120"),
        (
            "-f lavfi -i testsrc2=d=2:s=161x121:r=30 -c:v libx264 -crf 4 -preset ultrafast -pix_fmt yuv444p",
            "odd.mp4",
            "160,120",
        ),
        (&format!("-f lavfi -i testsrc2=d=2:s=160x120:r=60 {X264}"), "sixty.mp4", "160,120"),
        (
            &format!("{VIDEO} -vf scale=out_range=pc -pix_fmt yuvj420p -color_range pc -c:v libx264 -crf 4"),
            "full.mov",
            "160,120",
        ),
    ] {
        ffmpeg(&here, &format!("{line} {name}"));
        let row = lands(&desk, name, 24_000, "");
        let output = desk.path(row["output"].as_str().unwrap());
        assert_eq!(probed(&output, "v", "stream=width,height"), display, "{name}");
        assert_eq!(
            probed(&output, "v", "stream=sample_aspect_ratio,pix_fmt,color_range"),
            "1:1,yuv420p,tv",
            "{name}"
        );
        assert_eq!(probed(&output, "v", "stream_side_data=rotation"), "", "{name}");
    }
}

#[test]
fn hdr_video_is_tone_mapped() {
    let desk = Desk::new();
    let hevc = "-c:v libx265 -x265-params log-level=error -preset ultrafast -crf 4 -pix_fmt yuv420p10le";
    for (transfer, name) in [("arib-std-b67", "hlg.mov"), ("smpte2084", "pq.mkv")] {
        let colour = format!("-color_primaries bt2020 -colorspace bt2020nc -color_trc {transfer}");
        ffmpeg(&desk.path(""), &format!("{VIDEO} {hevc} {colour} {name}"));
        let row = lands(&desk, name, 24_000, "");
        let output = desk.path(row["output"].as_str().unwrap());
        let colour = probed(&output, "v", "stream=pix_fmt,color_space,color_transfer,color_primaries");
        assert_eq!(colour, "yuv420p,bt709,bt709,bt709", "{name}");
    }
}

#[test]
fn streams_are_chosen_and_odd_times_kept() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{VIDEO} {SOUND} {X264} -c:a aac -g 15 plain.mp4"));
    ffmpeg(&here, "-f lavfi -i color=red:s=64x64 -frames:v 1 cover.png");
    let six = "-f lavfi -i sine=d=2,pan=5.1|c0=c0|c1=c0|c2=c0|c3=c0|c4=c0|c5=c0";
    for (line, name, seconds) in [
        (&format!("{VIDEO} {six} {X264} -c:a aac")[..], "six.mp4", 2.0),
        (
            &format!("{VIDEO} {SOUND} {SOUND} {X264} -c:a aac -map 0 -map 1 -map 2 -map 0 -c:v:1 mpeg4"),
            "many.mkv",
            2.0,
        ),
        ("-i plain.mp4 -i cover.png -map 0 -map 1 -c copy -disposition:v:1 attached_pic", "covered.mp4", 2.0),
        ("-ss 0.7 -i plain.mp4 -c copy", "edited.mp4", 1.3),
        (&format!("{VIDEO} -vf select='lt(n\\,10)+not(mod(n\\,5))' -vsync vfr {X264}"), "varying.mp4", 2.0),
        (&format!("{VIDEO} -c:v mpeg1video -q:v 1 -f mpeg1video"), "endless.mpg", 2.0),
    ] {
        ffmpeg(&here, &format!("{line} {name}"));
        let row = lands(&desk, name, 24_000, "");
        let output = desk.path(row["output"].as_str().unwrap());
        let played: f64 = probed(&output, "v", "format=duration").parse().unwrap();
        assert!((played - seconds).abs() < 0.25, "{name}: {played}");
        assert_eq!(probed(&output, "v", "stream=codec_name"), "h264", "{name}: one video");
    }
}

#[test]
fn videos_of_a_few_frames_are_kept_or_fitted() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{VIDEO} -frames:v 1 {X264} frame.mp4"));
    ffmpeg(&here, &format!("{VIDEO} -frames:v 3 {X264} moment.mov"));
    let row = fit(&desk, "frame.mp4", "--budget 100KB");
    assert_eq!(row["outcome"], "kept");
    assert_eq!(
        std::fs::read(desk.path("out/frame.mp4")).unwrap(),
        std::fs::read(desk.path("frame.mp4")).unwrap()
    );
    for (name, budget) in [("frame.mp4", 5_000), ("moment.mov", 9_000), ("moment.mov", 900_000)] {
        let row = fit(&desk, name, &format!("--budget {budget}"));
        if row["outcome"] == "fitted" {
            assert!(row["output_bytes"].as_u64().unwrap() <= budget, "{row}");
            plays(&desk.path(row["output"].as_str().unwrap()));
        } else {
            assert!(row["least_bytes"].as_u64().unwrap() > budget, "{row}");
        }
    }
}

#[test]
fn sound_lands_without_its_cover() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, "-f lavfi -i color=red:s=64x64 -frames:v 1 cover.png");
    let noise = "-f lavfi -i anoisesrc=d=5:c=pink:r=48000";
    for (line, name) in [
        (format!("{noise} -ac 2"), "a.wav"),
        (format!("{noise} -ac 2 -c:a flac"), "a.flac"),
        (format!("{noise} -i cover.png -map 0 -map 1 -c:a libmp3lame -b:a 256k"), "a.mp3"),
        (format!("{noise} -c:a aac -b:a 160k"), "a.m4a"),
        (format!("{noise} -c:a aac -b:a 160k -f adts"), "a.aac"),
        (format!("{noise} -c:a libvorbis -q:a 8"), "a.ogg"),
        (format!("{noise} -c:a aac -b:a 160k"), "sound.mp4"),
        (format!("{noise} -c:a pcm_s16be"), "a.caf"),
        (format!("{noise} -c:a pcm_s16be"), "a.au"),
        (format!("{noise} -ac 2 -c:a mp2 -b:a 256k"), "a.mp2"),
        (format!("{noise} -ac 2 -c:a ac3 -b:a 256k"), "a.ac3"),
    ] {
        ffmpeg(&here, &format!("{line} {name}"));
        for budget in [20_000, 60_000] {
            let row = lands(&desk, name, budget, "");
            let output = desk.path(row["output"].as_str().unwrap());
            assert_eq!(probed(&output, "", "stream=codec_name"), "mp3", "{name}: no cover");
            let played: f64 = probed(&output, "a", "format=duration").parse().unwrap();
            assert!((played - 5.0).abs() < 0.2, "{name}: {played}");
        }
    }
    // LAME counts in kilobits: at twelve of them one is more than the band.
    let row = fit(&desk, "a.wav", "--budget 8KB");
    assert!((7_300..=8_000).contains(&row["output_bytes"].as_u64().unwrap()), "{row}");
    let row = lands(&desk, "a.wav", 30_000, "--audio-as aac");
    assert_eq!(row["settings"]["codec"], "aac");
}

#[test]
fn sound_that_fits_alone_is_copied() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, "-f lavfi -i nullsrc=s=300x300,geq=random(1)*255:128:128 -frames:v 1 cover.png");
    let noise =
        "-f lavfi -i anoisesrc=d=5:c=pink:r=44100 -i cover.png -map 0 -map 1 -disposition:v attached_pic";
    for (codec, name, flag, digest) in [
        ("libmp3lame -b:a 64k", "a.mp3", "", "mp3"),
        ("aac -b:a 64k -c:v copy", "a.m4a", "--audio-as aac", "adts"),
    ] {
        ffmpeg(&here, &format!("{noise} -c:a {codec} {name}"));
        let row = fit(&desk, name, &format!("--budget 60KB {flag}"));
        assert!(row["output_bytes"].as_u64().unwrap() < 50_000, "{row}");
        assert_eq!((&row["encodes"], row["notes"].as_array().unwrap().len()), (&0.into(), 1), "{row}");
        let packets = |name: &str| {
            let words = format!("-v error -i {name} -map 0:a -c copy -f {digest} -");
            let run = std::process::Command::new("ffmpeg").args(words.split(' ')).current_dir(&here).output();
            run.unwrap().stdout
        };
        let (before, after) = (packets(name), packets(&format!("out/{name}")));
        // The first frame of an MP3 is about the others, and new.
        assert_eq!(before[before.len() - 20_000..], after[after.len() - 20_000..], "{name}");
    }
}

#[test]
fn impossible_budget_is_refused_and_the_least_size_named_is_reachable() {
    let desk = Desk::new();
    ffmpeg(
        &desk.path(""),
        &format!("-f lavfi -i testsrc2=d=20:s=160x120:r=30 -f lavfi -i sine=d=20 {X264} -c:a aac a.mp4"),
    );
    let started = Instant::now();
    let row = fit(&desk, "a.mp4", "--budget 15KB");
    assert!(started.elapsed() < Duration::from_secs(5), "refused before encoding");
    assert_eq!((&row["outcome"], &row["encodes"]), (&"impossible".into(), &0.into()));
    assert_eq!(desk.list("").len(), 1, "the folder is gone again");
    let (least, seconds) = (row["least_bytes"].as_u64().unwrap(), row["fitting_seconds"].as_f64().unwrap());
    lands(&desk, "a.mp4", least, "");
    lands(&desk, "a.mp4", 15_000, &format!("--trim {seconds} --start 2s"));
    let row = fit(&desk, "a.mp4", "--budget 60KB --min-quality 0.999");
    assert_eq!(row["outcome"], "impossible", "{row}");
    assert!(row["ssim"].as_f64().unwrap() < 0.999);
}

#[test]
fn broken_and_disguised_media_are_refused() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{VIDEO} {SOUND} {X264} -c:a aac -movflags +faststart a.mp4"));
    let video = std::fs::read(desk.path("a.mp4")).unwrap();
    desk.put("cut.mp4", &video[..video.len() / 2]);
    ffmpeg(&here, "-i a.mp4 -c copy b.mp4");
    let video = std::fs::read(desk.path("b.mp4")).unwrap();
    desk.put("headless.mp4", &video[..video.len() / 2]);
    desk.put("text.mp4", "hello");
    desk.put("list.mp4", "#EXTM3U\n#EXTINF:1,\na.mp4\n");
    desk.put("script.mp4", "ffconcat version 1.0\nfile a.mp4\n");
    desk.put("empty.mp4", "");
    for (name, words) in [
        ("cut.mp4", "ends early"),
        ("headless.mp4", "its `moov` box is missing"),
        ("text.mp4", "is of no known media type"),
        ("list.mp4", "is not a medium that can be made smaller"),
        ("script.mp4", "is of no known media type"),
        ("empty.mp4", "is empty"),
        ("missing.mp4", "does not exist"),
        ("", "is not a regular file"),
    ] {
        let path = desk.path(name);
        let run = desk.run_with(&["fit", path.to_str().unwrap(), "--budget", "20KB", "-q", "-o", "out.mp4"]);
        run.exits(3).says(&[words]);
        assert!(!desk.path("out.mp4").exists(), "{name}");
    }
    desk.run("fit - --budget 20KB -q -o out.mp4")
        .exits(3)
        .says(&["`-` does not exist", "fit reads files only"]);
    desk.put("icon.ico", b"\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0");
    desk.run("fit icon.ico --budget 20KB -q").exits(3).says(&["its bytes are those of an ICO"]);
    desk.put("request.xml", "<request/>");
    desk.run("fit request.xml --budget 20KB -q").exits(3).says(&["or a manifest"]);
    lands(&desk, "cut.mp4", 12_000, "--trim 0.6");
}

#[test]
fn no_input_is_overwritten_and_no_folder_is_needed() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), &format!("{VIDEO} {X264} a.mp4"));
    let line = "fit a.mp4 --budget 20KB -q";
    desk.run(&format!("{line} -o ./a.mp4")).exits(2).says(&["is the input itself"]);
    desk.run(&format!("{line} --out-dir ."))
        .exits(2)
        .says(&["is in `--out-dir`, where a result could replace it"]);
    desk.run(&format!("{line} -o missing/a.mp4"))
        .exits(3)
        .says(&["`missing` cannot be written: no such file or directory\n", "create the folder first"]);
    desk.run("fit a.mp4 -q").exits(2).says(&["give `--budget 600KB`"]);
    for start in ["9s", "1.99"] {
        let run = desk.run(&format!("{line} --start {start} -o out.mp4"));
        run.exits(2).says(&["plays 2.0 seconds", "nothing in it begins at"]);
    }
    nothing_is_left(&desk, &["a.mp4"]);
    desk.run(line).exits(0).prints(&["a-fit.mp4"]);
    nothing_is_left(&desk, &["a-fit.mp4", "a.mp4"]);
}

#[test]
fn missing_ffmpeg_exits_4_and_says_what_to_install() {
    let desk = Desk::new().environment("PATH", "/nowhere");
    desk.sample("clip.mp4", "a.mp4");
    desk.run("fit a.mp4 --budget 20KB -q").exits(4).says(&["is not found", "install ffmpeg"]);
}

#[test]
fn second_run_takes_results_from_the_cache() {
    let desk = Desk::new();
    let cache = desk.path("cache").display().to_string();
    let desk = desk.environment("XDG_CACHE_HOME", &cache);
    ffmpeg(&desk.path(""), &format!("{VIDEO} {SOUND} {X264} -c:a aac a.mp4"));
    let first = lands(&desk, "a.mp4", 24_000, "");
    let bytes = std::fs::read(desk.path("out/a.mp4")).unwrap();
    let second = lands(&desk, "a.mp4", 24_000, "");
    assert_eq!((&second["encodes"], &second["settings"]), (&0.into(), &first["settings"]));
    assert_eq!(std::fs::read(desk.path("out/a.mp4")).unwrap(), bytes);
    assert!(lands(&desk, "a.mp4", 23_000, "")["encodes"] != 0, "another budget is another result");
    assert!(lands(&desk, "a.mp4", 24_000, "--no-cache")["encodes"] != 0);
    // What is damaged in the cache is made anew.
    for entry in std::fs::read_dir(desk.path("cache/mmsctl")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "result") {
            std::fs::write(path, "damaged").unwrap();
        }
    }
    assert!(lands(&desk, "a.mp4", 24_000, "")["encodes"] != 0);
    desk.run("cache path").exits(0).prints(&["cache/mmsctl"]);
    desk.run("cache clear").exits(0).says(&["removed 2 results"]);
    assert_eq!(desk.list("cache/mmsctl"), [""; 0]);
    desk.run("cache clear").exits(0);
    std::fs::remove_dir(desk.path("cache/mmsctl")).unwrap();
    desk.run("cache clear").exits(0);
    desk.put("cache/mmsctl", "a file");
    desk.run("cache clear").exits(3).says(&["cannot be cleared: not a directory\n", "the cache is a folder"]);
}

#[test]
fn the_contact_sheet_is_one_file() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{VIDEO} {SOUND} {X264} -c:a aac a.mp4"));
    ffmpeg(&here, "-f lavfi -i testsrc=s=320x240 -frames:v 1 '<b>.png'".replace('\'', "").as_str());
    ffmpeg(&here, "-i <b>.png -f avif -c:v libaom-av1 -cpu-used 8 c.avif");
    desk.run(
        "fit a.mp4 <b>.png c.avif --budget 24KB -q --out-dir out --preset ultrafast --report sheet.html",
    )
    .exits(0);
    let page = std::fs::read_to_string(desk.path("sheet.html")).unwrap();
    assert_eq!(page.matches("data:image/jpeg;base64,").count(), 3 * 2 + 1 + 2);
    assert!(page.contains("&lt;b&gt;.png") && !page.contains("<b>.png"));
    assert!(!page.contains("src=\"http") && !page.contains("href="));
    ffmpeg(&here, "-f lavfi -i testsrc=s=160x120:r=10 -t 2 d.gif");
    desk.run("fit d.gif --budget 8KB -q --out-dir out --report sheet.html").exits(0);
    let page = std::fs::read_to_string(desk.path("sheet.html")).unwrap();
    assert_eq!(
        page.matches("data:image/jpeg;base64,").count(),
        3 * 2,
        "an animation is shown at three moments"
    );
    assert!(page.contains("before, 1.0 s") && page.contains("after, 1.8 s"));
}
