//! Media files with a rare layout that play all the same.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::fit::{SOUND, VIDEO, X264, fit, lands, probed};
use crate::harness::{Desk, ffmpeg};

/// Seconds that a file plays, as ffprobe tells them.
#[track_caller]
fn seconds(path: &Path) -> f64 {
    probed(path, "", "format=duration").parse().unwrap()
}

/// Seconds that a result plays.
#[track_caller]
fn result_seconds(desk: &Desk, row: &serde_json::Value) -> f64 {
    seconds(&desk.path(row["output"].as_str().unwrap()))
}

#[test]
fn sound_whose_headers_leave_its_length_open_or_hold_another_codec_is_fitted_whole() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{SOUND} plain.wav"));
    ffmpeg(&here, "-i plain.wav -c:a adpcm_ima_wav adpcm.wav");
    ffmpeg(&here, "-i plain.wav plain.aiff");
    ffmpeg(&here, "-i plain.wav plain.flac");
    let mut open = std::fs::read(desk.path("plain.wav")).unwrap();
    let data = open.windows(4).position(|word| word == b"data").unwrap();
    open[4..8].fill(0xFF);
    open[data + 4..data + 8].fill(0xFF);
    desk.put("pipe.wav", &open);
    let tagged =
        [b"ID3\x04\0\0\0\0\x10\0", &[0; 2048][..], &std::fs::read(desk.path("plain.flac")).unwrap()].concat();
    desk.put("tagged.flac", tagged);
    let whole = seconds(&desk.path("plain.wav"));
    for name in ["plain.aiff", "adpcm.wav", "pipe.wav", "tagged.flac"] {
        let row = fit(&desk, name, "--budget 20000");
        assert_eq!(row["outcome"], "fitted", "{name}: {row}");
        assert!((result_seconds(&desk, &row) - whole).abs() < 0.2, "{name}: {row}");
    }
    let estimate = desk.run("estimate pipe.wav adpcm.wav").exits(0);
    assert!(!estimate.stdout.contains("damaged"), "{}", estimate.stdout);
}

#[test]
fn transport_streams_are_read_from_discs_and_over_jumps_of_their_clocks() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{VIDEO} {X264} -f mpegts -mpegts_m2ts_mode 1 disc.m2ts"));
    ffmpeg(&here, &format!("{VIDEO} {X264} -f mpegts one.ts"));
    ffmpeg(&here, "-i one.ts -c copy -output_ts_offset 3000 -f mpegts other.ts");
    let video = std::fs::read(desk.path("one.ts")).unwrap();
    desk.put("jump.ts", [&video[..], &std::fs::read(desk.path("other.ts")).unwrap()].concat());
    // A recording that begins in the middle of a packet.
    desk.put("late.ts", &video[100..]);
    let one = seconds(&desk.path("one.ts"));
    for (name, length) in [("disc.m2ts", one), ("jump.ts", 2.0 * one), ("late.ts", one)] {
        let row = lands(&desk, name, 40_000, "");
        assert!((result_seconds(&desk, &row) - length).abs() < 0.4, "{name}: {row}");
    }
}

#[test]
fn sound_that_was_cut_off_is_refused_and_a_part_of_what_is_there_is_not() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{SOUND} whole.wav"));
    ffmpeg(&here, "-i whole.wav -c:a libmp3lame -metadata title=t whole.mp3");
    for name in ["wav", "mp3"] {
        let whole = std::fs::read(desk.path(&format!("whole.{name}"))).unwrap();
        desk.put(&format!("part.{name}"), &whole[..whole.len() / 2]);
        assert_eq!(fit(&desk, &format!("whole.{name}"), "--budget 400KB")["outcome"], "kept", "{name}");
        for budget in ["400KB", "10KB"] {
            let run = desk.run(&format!("fit part.{name} --budget {budget} --out-dir out"));
            run.exits(3).says(&["ends early: 1.0 of 2.0 seconds decode", "take what there is with"]);
        }
        let row = fit(&desk, &format!("part.{name}"), "--budget 10KB --trim 0.8s");
        assert_eq!(row["outcome"], "fitted", "{name}: {row}");
    }
}

#[test]
fn sound_by_itself_begins_with_its_first_sample() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), "-f lavfi -i sine=d=3 -c:a wmav2 a.wma");
    let row = fit(&desk, "a.wma", "--budget 30KB");
    let output = desk.path(row["output"].as_str().unwrap());
    let how = ["-v", "error", "-f", "s16le", "-ac", "1", "-ar", "8000", "-"];
    let done = std::process::Command::new("ffmpeg").arg("-i").arg(output).args(how).output().unwrap();
    let levels = done.stdout.chunks_exact(2).map(|level| i16::from_le_bytes([level[0], level[1]]));
    let begins = levels.map(i16::unsigned_abs).position(|level| level > 800).unwrap();
    assert!(begins < 8_000 * 3 / 100, "{begins}");
}

#[test]
fn a_film_that_was_written_to_a_pipe_is_fitted_whole() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{VIDEO} {SOUND} -c:v mpeg4 -q:v 2 -c:a mp3 plain.avi"));
    ffmpeg(&here, "-i plain.avi -c copy -seekable 0 pipe.avi");
    let row = lands(&desk, "pipe.avi", 30_000, "");
    assert!((result_seconds(&desk, &row) - 2.0).abs() < 0.2, "{row}");
}

#[test]
fn a_film_is_kept_by_the_stream_that_players_show() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, "-f lavfi -i color=red:s=160x120 -frames:v 1 picture.jpg");
    ffmpeg(&here, &format!("{VIDEO} {X264} video.mp4"));
    ffmpeg(
        &here,
        "-i picture.jpg -i video.mp4 -map 0 -map 1 -c copy -disposition:v:0 0 -disposition:v:1 default both.mp4",
    );
    let row = fit(&desk, "both.mp4", "--budget 9MB --report sheet.html");
    assert_eq!(row["outcome"], "kept", "{row}");
    let page = std::fs::read_to_string(desk.path("sheet.html")).unwrap();
    assert_eq!(page.matches("data:image/jpeg;base64,").count(), 3);
}

/// The frames of a contact sheet, before and after in turns: the size of each, and its mean brightness.
#[track_caller]
fn sheet(desk: &Desk, name: &str) -> Vec<(String, f64)> {
    let page = std::fs::read_to_string(desk.path(name)).unwrap();
    let frames = page.split("data:image/jpeg;base64,").skip(1);
    let frames = frames.map(|rest| STANDARD.decode(rest.split('"').next().unwrap()).unwrap());
    let look = |bytes: Vec<u8>| {
        let path = desk.put("frame.jpg", bytes);
        (probed(&path, "v", "stream=width,height"), brightness(&path))
    };
    frames.map(look).collect()
}

#[test]
fn frames_of_a_sheet_are_of_the_same_moment_and_the_same_shape() {
    let desk = Desk::new();
    let here = desk.path("");
    // Each half second is brighter than the one before.
    let source = "-f lavfi -i color=s=180x180:r=30:d=4,format=yuv420p,geq=lum=floor(T*2)*25+30:cb=128:cr=128,setsar=4/3";
    ffmpeg(&here, &format!("{source} -f lavfi -i sine=d=4 {X264} -c:a aac -g 30 -f mpegts a.ts"));
    fit(&desk, "a.ts", "--budget 24KB --report sheet.html");
    let frames = sheet(&desk, "sheet.html");
    assert_eq!(frames.len(), 6, "{frames:?}");
    for pair in frames.chunks_exact(2) {
        assert_eq!(pair[0].0, "480,360", "{frames:?}");
        // The sides of a result are even.
        assert!(["480,359", "480,360", "480,361"].contains(&pair[1].0.as_str()), "{frames:?}");
        assert!((pair[0].1 - pair[1].1).abs() < 6.0, "{frames:?}");
    }
    let trimmed = fit(&desk, "a.ts", "--budget 24KB --start 2s --report sheet.html");
    assert_eq!(trimmed["outcome"], "fitted");
    for pair in sheet(&desk, "sheet.html").chunks_exact(2) {
        assert!((pair[0].1 - pair[1].1).abs() < 6.0, "{pair:?}");
    }
}

#[test]
fn video_of_one_frame_has_a_report() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), &format!("-f lavfi -i testsrc2=s=320x240:r=25:d=0.04 {X264} one.mp4"));
    let row = fit(&desk, "one.mp4", "--budget 5000 --report sheet.html");
    assert_eq!(row["outcome"], "fitted", "{row}");
    assert!(std::fs::read_to_string(desk.path("sheet.html")).unwrap().contains("data:image/jpeg"));
}

#[test]
fn a_part_of_a_stream_begins_where_it_is_wanted() {
    let desk = Desk::new();
    let here = desk.path("");
    // Seconds that tell themselves by how bright they are, and a frame that stands alone at the beginning only.
    let video = "-f lavfi -i color=black:s=160x120:r=25:d=8,geq=lum='16+24*floor(T)':cb=128:cr=128";
    ffmpeg(
        &here,
        &format!("{video} {SOUND} -c:v libx264 -g 400 -sc_threshold 0 -crf 1 -pix_fmt yuv420p video.ts"),
    );
    ffmpeg(&here, &format!("{video} -c:v mpeg2video -g 100 -q:v 1 video.mpg"));
    for name in ["video.ts", "video.mpg"] {
        let row = fit(&desk, name, "--budget 60000 --start 5s --trim 2s");
        assert_eq!(row["outcome"], "fitted", "{name}: {row}");
        let output = desk.path(row["output"].as_str().unwrap());
        let length = seconds(&output);
        assert!((length - 2.0).abs() < 0.1, "{name}: {length}");
        let luma = brightness(&output);
        assert!((luma - f64::from(16 + 24 * 5)).abs() < 8.0, "{name}: begins at {luma}");
    }
}

/// How bright the first frame of a video is.
#[track_caller]
fn brightness(path: &Path) -> f64 {
    let mut command = std::process::Command::new("ffmpeg");
    command.args(["-nostdin", "-v", "error", "-i"]).arg(path);
    let words = "-frames:v 1 -vf scale=1:1:flags=area,format=gray -f rawvideo -";
    let done = command.args(words.split_whitespace()).output().unwrap();
    // Grey is of full range.
    16.0 + f64::from(done.stdout[0]) / 255.0 * 219.0
}

/// How loud a part of a result is at most, of 32,768.
#[track_caller]
fn loudest(desk: &Desk, name: &str, part: &str) -> u16 {
    ffmpeg(&desk.path(""), &format!("-i {name} {part} -f s16le -ac 1 part.raw"));
    let samples = std::fs::read(desk.path("part.raw")).unwrap();
    let samples = samples.as_chunks::<2>().0.iter().map(|sample| i16::from_le_bytes(*sample).unsigned_abs());
    samples.max().unwrap()
}

#[test]
fn sound_of_a_stream_begins_as_long_after_its_pictures_as_it_did() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{VIDEO} {SOUND} -c:v mpeg2video -q:v 2 -c:a mp2 -shortest both.ts"));
    for (sound, container, name) in [
        ("copy", "mpegts", "late.ts"),
        ("copy", "vob", "late.vob"),
        // That of discs stands in no other file as it is.
        ("pcm_bluray -ar 48000 -ac 2", "mpegts -mpegts_m2ts_mode 1", "late.m2ts"),
    ] {
        let late = "-i both.ts -itsoffset 0.6 -i both.ts -map 0:v -map 1:a";
        ffmpeg(&here, &format!("{late} -c:v copy -c:a {sound} -f {container} {name}"));
        let row = lands(&desk, name, 60_000, "");
        let output = row["output"].as_str().unwrap();
        let (before, after) = (loudest(&desk, output, "-t 0.45"), loudest(&desk, output, "-ss 0.75 -t 0.4"));
        assert!(before < 300 && after > 1500, "{name}: {before} and {after}");
        // What would be done can be done by hand.
        let run = desk.run(&format!("fit {name} -q --budget 60000 --format json --dry-run")).exits(0);
        let commands = run.json()["results"][0]["commands"].to_string();
        assert!(commands.contains("\"matroska\",\"file:source.mkv\""), "{commands}");
    }
}

#[test]
fn streams_that_phones_play_are_copied_into_a_file_that_they_play() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{VIDEO} {SOUND} {X264} -c:a aac a.mov"));
    ffmpeg(&here, "-i a.mov -c copy b.mkv");
    ffmpeg(&here, "-i a.mov -c copy c.ts");
    for name in ["a.mov", "b.mkv", "c.ts"] {
        let row = fit(&desk, name, "--budget 1MB --min-quality 0.99");
        assert_eq!((&row["outcome"], &row["encodes"]), (&"fitted".into(), &0.into()), "{name}: {row}");
        let output = desk.path(row["output"].as_str().unwrap());
        assert!(row["notes"].to_string().contains("copied as they are"), "{row}");
        assert_eq!(probed(&output, "v", "stream=codec_name,nb_frames"), "h264,60", "{name}");
        let foretold = desk.run(&format!("fit {name} -q --budget 1MB --format json --dry-run")).json();
        let most = foretold["results"][0]["predicted"]["most_bytes"].as_u64().unwrap();
        let [before, after] = ["input_bytes", "output_bytes"].map(|bytes| row[bytes].as_u64().unwrap());
        assert!((after..before + 10_000).contains(&most), "{name}: {most} for {before} and {after}");
    }
    let run = desk.run("fit a.mov -q --budget 1MB --format json --dry-run").exits(0);
    let row = run.json()["results"][0].clone();
    assert!(row["settings"].is_null() && row["commands"].to_string().contains("\"copy\""), "{row}");
    let row = fit(&desk, "a.mov", "--budget 1MB --no-audio");
    assert_eq!(row["encodes"], 0, "{row}");
    assert_eq!(probed(&desk.path(row["output"].as_str().unwrap()), "a", "stream=codec_name"), "");
    // Whether a copy spares enough is seen when it is made, and foretold as that.
    let bytes = std::fs::metadata(desk.path("c.ts")).unwrap().len();
    let foretold = desk.run(&format!("fit c.ts -q --budget {} --format json --dry-run", bytes - 1)).json();
    assert!(
        foretold["results"][0]["notes"].to_string().contains("if the copy turns out to fit"),
        "{foretold}"
    );
    assert_eq!(fit(&desk, "c.ts", &format!("--budget {}", bytes - 1))["encodes"], 0);
    // What is larger than phones play is not.
    ffmpeg(
        &here,
        "-f lavfi -i testsrc=s=2560x1440:r=25:d=1 -c:v libx264 -preset ultrafast -pix_fmt yuv420p d.mp4",
    );
    assert_eq!(fit(&desk, "d.mp4", "--budget 2MB")["settings"]["width"], 1280);
    // All of a video is no part of it, and what is not asked for keeps nothing from being kept.
    ffmpeg(&here, "-i a.mov -c copy whole.mp4");
    assert_eq!(fit(&desk, "whole.mp4", "--budget 1MB --trim 20s")["outcome"], "kept");
    assert_eq!(fit(&desk, "whole.mp4", "--budget 1MB --max-fps 15")["settings"]["frame_rate"], 15.0);
}

#[test]
fn subtitles_do_not_lengthen_a_video() {
    let desk = Desk::new();
    let here = desk.path("");
    desk.put("late.srt", "1\n00:00:01,000 --> 00:00:30,000\nHello\n");
    ffmpeg(&here, &format!("{VIDEO} {SOUND} -i late.srt -map 0:v -map 1:a -map 2:s {X264} -c:s srt a.mkv"));
    let row = lands(&desk, "a.mkv", 60_000, "");
    assert!((result_seconds(&desk, &row) - 2.0).abs() < 0.2, "{row}");
}

#[test]
fn parts_of_streams_whose_pictures_begin_late_are_no_longer_than_asked() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{VIDEO} {SOUND} -c:v mpeg2video -q:v 2 -c:a mp2 -shortest both.ts"));
    ffmpeg(&here, "-itsoffset 0.6 -i both.ts -i both.ts -map 0:v -map 1:a -c copy late.ts");
    for cut in ["--trim 1s", "--start 0.3 --trim 1s"] {
        let row = fit(&desk, "late.ts", &format!("--budget 60000 {cut}"));
        let output = desk.path(row["output"].as_str().unwrap());
        let seconds: f64 = probed(&output, "v", "format=duration").parse().unwrap();
        assert!((seconds - 1.0).abs() < 0.05, "{cut}: {seconds}");
    }
}

#[test]
fn a_short_gap_in_the_sound_stays() {
    let desk = Desk::new();
    let here = desk.path("");
    let beep = "-f lavfi -i aevalsrc=0.4*sin(2800*t)*gt(t\\,1):d=2:s=44100";
    let gap = "-bsf:a setts=pts=PTS+gt(N\\,0)*44:dts=DTS+gt(N\\,0)*44";
    ffmpeg(&here, &format!("{VIDEO} {beep} {X264} -c:a aac -shortest whole.mkv"));
    ffmpeg(&here, &format!("-i whole.mkv -c copy {gap} gap.mkv"));
    let begins = |name: &str| {
        let row = fit(&desk, name, "--budget 60000");
        let output = row["output"].as_str().unwrap();
        ffmpeg(&here, &format!("-i {output} -f s16le -ac 1 -ar 44100 sound.raw"));
        let samples = std::fs::read(desk.path("sound.raw")).unwrap();
        let loud = |sample: &[u8; 2]| i16::from_le_bytes(*sample).unsigned_abs() > 1500;
        samples.as_chunks::<2>().0.iter().position(loud).unwrap() / 441
    };
    let (whole, gap) = (begins("whole.mkv"), begins("gap.mkv"));
    assert!((3..=5).contains(&(gap - whole)), "{whole} and {gap} hundredths");
}
