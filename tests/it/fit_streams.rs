//! What becomes of each stream of a video by itself: of its pictures, of its sound, and of the part that is asked for.

use std::path::Path;

use crate::fit::{SOUND, VIDEO, X264, fit, plays, probed};
use crate::harness::{Desk, ffmpeg};

/// Overwrites the packets of a stream from one second on with zeros, as a download with holes has them.
#[track_caller]
fn with_holes(desk: &Desk, name: &str, stream: &str, holed: &str) {
    let mut bytes = std::fs::read(desk.path(name)).unwrap();
    let packets = probed(&desk.path(name), stream, "packet=pts_time,size,pos");
    for packet in packets.lines().filter(|line| line.contains(',')) {
        let mut fields = packet.split(',').take(3).map(|field| field.parse::<f64>().unwrap());
        let mut next = || fields.next().unwrap();
        let (seconds, size, at) = (next(), next(), next());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "they are whole")]
        let (size, at) = (size as usize, at as usize);
        if seconds >= 1.0 {
            bytes[at..at + size].fill(0);
        }
    }
    desk.put(holed, bytes);
}

/// The seconds at which a stream of a file ends.
#[track_caller]
fn ends(path: &Path, stream: &str) -> f64 {
    probed(path, stream, "stream=duration").parse().unwrap()
}

#[test]
fn a_stream_that_is_not_all_there_is_told_for_fitted_and_kept_files_alike() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{VIDEO} {SOUND} {X264} -c:a aac plain.mp4"));
    with_holes(&desk, "plain.mp4", "v", "pictures.mp4");
    with_holes(&desk, "plain.mp4", "a", "sound.mp4");
    // Pictures whose times begin again in the middle, and pictures all at one time.
    ffmpeg(&here, "-i plain.mp4 -c copy -bsf:v setts=ts=TS-15360*gt(N\\,29) again.mkv");
    ffmpeg(&here, "-i plain.mp4 -c copy -bsf:v setts=ts=0 zero.mkv");
    for name in ["pictures.mp4", "sound.mp4", "again.mkv", "zero.mkv"] {
        for budget in ["5MB", "40KB"] {
            let run = desk.run(&format!("fit {name} -q --budget {budget} --preset ultrafast --out-dir out"));
            run.exits(3).says(&["ends early", "of 2.0 seconds decode"]);
        }
    }
    // Pictures that rightly end before the sound.
    ffmpeg(&here, &format!("-f lavfi -i testsrc2=d=1:s=160x120:r=30 {SOUND} {X264} -c:a aac short.mkv"));
    assert_eq!(fit(&desk, "short.mkv", "--budget 30KB")["outcome"], "fitted");
}

#[test]
fn pictures_are_copied_where_only_the_sound_has_to_change() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{VIDEO} {X264} silent.mp4"));
    ffmpeg(&here, "-i silent.mp4 -f lavfi -i anoisesrc=d=2:c=pink -c:v copy -ac 2 -c:a pcm_s16le pcm.mov");
    ffmpeg(&here, "-itsoffset 0.5 -i silent.mp4 -i pcm.mov -map 0:v -map 1:a -c copy late.mov");
    let pictures = std::fs::metadata(desk.path("silent.mp4")).unwrap().len();
    let frames = |path: &Path| probed(path, "v", "packet=size");
    for name in ["pcm.mov", "late.mov"] {
        let row = fit(&desk, name, &format!("--budget {}", pictures + 50_000));
        assert!(row["notes"].to_string().contains("its pictures are copied as they are"), "{row}");
        let output = desk.path(row["output"].as_str().unwrap());
        plays(&output);
        assert_eq!(frames(&output), frames(&desk.path("silent.mp4")), "{row}");
        assert_eq!(probed(&output, "a", "stream=codec_name,channels"), "aac,2");
        let late: f64 = probed(&output, "v", "stream=start_time").parse().unwrap();
        assert!((late - if name == "late.mov" { 0.5 } else { 0.0 }).abs() < 0.05, "{name}: {late}");
    }
    // Without room for the sound, the pictures become smaller.
    let row = fit(&desk, "pcm.mov", &format!("--budget {pictures}"));
    assert!(!row["notes"].to_string().contains("copied"), "{row}");
}

#[test]
fn sound_gets_what_still_pictures_leave() {
    let desk = Desk::new();
    let here = desk.path("");
    let still = "-f lavfi -i color=gray:s=160x120:r=5:d=5,drawbox=20:20:60:40:c=blue:t=fill";
    let music = "-f lavfi -i anoisesrc=d=5:c=pink:r=44100";
    ffmpeg(&here, &format!("{still} {music} -c:v ffv1 -ac 2 -c:a pcm_s16le song.mkv"));
    let row = fit(&desk, "song.mkv", "--budget 70KB");
    let (bytes, sound) = (row["output_bytes"].as_u64().unwrap(), &row["settings"]["audio"]);
    assert!(bytes > 60_000 && sound["channels"] == 2, "{row}");
    plays(&desk.path(row["output"].as_str().unwrap()));
    let row = fit(&desk, "song.mkv", "--budget 1MB");
    assert!(
        row["notes"].to_string().contains("its pictures and its sound are as good as the encoder makes them"),
        "{row}"
    );
}

#[test]
fn wide_colours_look_as_they_did() {
    let desk = Desk::new();
    let here = desk.path("");
    let red = "-f lavfi -i color=c=0xC83232:s=160x120:r=30:d=1,format=yuv444p,noise=alls=6:allf=t";
    let bt709 = "setparams=colorspace=bt470bg:color_primaries=bt709:color_trc=bt709:range=tv";
    for (name, to, tags) in [
        ("p3.mp4", "p=smpte432:m=709", "-color_primaries smpte432 -colorspace bt709 -color_trc bt709"),
        ("2020.mp4", "p=2020:m=2020_ncl", "-color_primaries bt2020 -colorspace bt2020nc -color_trc bt709"),
    ] {
        ffmpeg(&here, &format!("{red},{bt709},zscale={to} {X264} -color_range tv {tags} {name}"));
        let row = fit(&desk, name, "--budget 20KB");
        let output = row["output"].as_str().unwrap();
        assert_eq!(probed(&desk.path(output), "v", "stream=color_primaries"), "bt709");
        let one =
            "-frames:v 1 -vf scale=1:1:flags=area:in_color_matrix=bt709,format=rgb24 -f rawvideo one.rgb";
        ffmpeg(&here, &format!("-i {output} {one}"));
        let pixel = std::fs::read(desk.path("one.rgb")).unwrap();
        let near = pixel
            .iter()
            .zip([0xC8, 0x32, 0x32])
            .all(|(found, wanted): (&u8, u8)| found.abs_diff(wanted) <= 8);
        assert!(near, "{name}: {pixel:?}");
    }
}

#[test]
fn frames_that_change_their_shape_are_not_stretched() {
    let desk = Desk::new();
    let here = desk.path("");
    let part = |size: &str, from: u32| {
        let red = format!("-f lavfi -i testsrc2=s={size}:r=25:d=1,lutrgb=r=255");
        ffmpeg(&here, &format!("{red} {X264} -output_ts_offset {from} -f mpegts {from}.ts"));
        std::fs::read(desk.path(&format!("{from}.ts"))).unwrap()
    };
    desk.put("turned.ts", [part("160x120", 1), part("120x160", 2)].concat());
    let row = fit(&desk, "turned.ts", "--budget 60KB");
    let output = row["output"].as_str().unwrap();
    let red = |second: &str| {
        let grid = "-frames:v 1 -vf scale=8:8:flags=area,format=rgb24 -f rawvideo grid.rgb";
        ffmpeg(&here, &format!("-ss {second} -i {output} {grid}"));
        let pixels = std::fs::read(desk.path("grid.rgb")).unwrap();
        [pixels[8 * 4 * 3], pixels[(8 * 4 + 4) * 3]].map(|red| red > 120)
    };
    assert_eq!((red("0.5"), red("1.5")), ([true, true], [false, true]), "{row}");
}

#[test]
fn a_part_is_cut_out_of_a_video_that_is_longer_than_it_says() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{VIDEO} {X264} -f mpegts one.ts"));
    let one = std::fs::read(desk.path("one.ts")).unwrap();
    desk.put("two.ts", [&one[..], &one[..]].concat());
    ffmpeg(&here, &format!("{VIDEO} -c:v ffv1 -metadata title=a whole.mkv"));
    let mut short = std::fs::read(desk.path("whole.mkv")).unwrap();
    // The duration in the header (EBML element 0x4489): two thousand milliseconds as a double.
    let at = short.windows(3).position(|word| word == [0x44, 0x89, 0x88]).unwrap() + 3;
    short[at..at + 8].copy_from_slice(&500f64.to_be_bytes());
    desk.put("short.mkv", short);
    for (name, trim) in [("two.ts", 3.0), ("short.mkv", 1.0)] {
        let row = fit(&desk, name, &format!("--budget 40KB --trim {trim}s"));
        let seconds = ends(&desk.path(row["output"].as_str().unwrap()), "v");
        assert!((seconds - trim).abs() < 0.1, "{name}: {seconds}: {row}");
    }
    // A part that is all there is leaves a video as it is.
    ffmpeg(&here, &format!("{VIDEO} {X264} plain.mp4"));
    assert_eq!(fit(&desk, "plain.mp4", "--budget 9MB --trim 5s")["outcome"], "kept");
}

#[test]
fn a_part_is_cut_out_of_sounds_that_were_put_together() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, "-f lavfi -i sine=440:d=2 -c:a libvorbis one.ogg");
    ffmpeg(&here, "-f lavfi -i sine=660:d=4 -c:a libvorbis two.ogg");
    let joined = |names: [&str; 2]| names.map(|name| std::fs::read(desk.path(name)).unwrap()).concat();
    desk.put("both.ogg", joined(["one.ogg", "two.ogg"]));
    for (cut, seconds) in
        [("--start 2.5s --trim 2s", 2.0), ("--start 1s --trim 2s", 2.0), ("--start 5s", 1.0)]
    {
        let row = fit(&desk, "both.ogg", &format!("--budget 60KB {cut}"));
        let found = ends(&desk.path(row["output"].as_str().unwrap()), "a");
        assert!((found - seconds).abs() < 0.2, "{cut}: {found}: {row}");
    }
    ffmpeg(&here, "-f lavfi -i sine=440:d=2 -c:a libmp3lame one.mp3");
    ffmpeg(&here, "-f lavfi -i sine=660:d=4 -c:a libmp3lame -ac 2 -ar 22050 two.mp3");
    desk.put("both.mp3", joined(["one.mp3", "two.mp3"]));
    let row = fit(&desk, "both.mp3", "--budget 20KB");
    let found = ends(&desk.path(row["output"].as_str().unwrap()), "a");
    assert!((found - 6.0).abs() < 0.3, "{found}: {row}");
    ffmpeg(&here, "-f lavfi -i sine=440:d=2 one.wav");
    desk.put("both.wav", joined(["one.wav", "one.wav"]));
    for how in ["", "--trim 3s"] {
        let row = fit(&desk, "both.wav", &format!("--budget 60KB {how}"));
        assert!(row["notes"].to_string().contains("players play only the first"), "{row}");
    }
}

#[test]
fn sound_that_begins_late_in_the_wanted_part_is_whole() {
    let desk = Desk::new();
    let here = desk.path("");
    let gap = "-bsf:a setts=ts=TS+gt(N\\,129)*176400";
    ffmpeg(&here, "-f lavfi -i sine=d=6 -c:a aac -ar 44100 whole.m4a");
    ffmpeg(&here, &format!("-i whole.m4a -c copy {gap} gap.m4a"));
    for (cut, seconds) in [("", 10.0), ("--start 4s", 6.0)] {
        desk.run(&format!("fit --budget 60KB {cut} gap.m4a -o gap.mp3")).exits(0);
        let found = ends(&desk.path("gap.mp3"), "a");
        assert!((found - seconds).abs() < 0.2, "{cut}: {found}");
    }
}

/// How bright the middle of a video is at a moment.
fn brightness(path: &Path, at: &str) -> u8 {
    let how = ["-frames:v", "1", "-vf", "scale=1:1,format=gray", "-f", "rawvideo", "-"];
    let mut run = std::process::Command::new("ffmpeg");
    run.args(["-v", "error", "-ss", at, "-i"]).arg(path).args(how);
    *run.output().unwrap().stdout.first().expect("a picture is shown")
}

#[test]
fn a_part_begins_with_the_picture_that_is_shown_and_ends_in_time() {
    let desk = Desk::new();
    let here = desk.path("");
    // A picture for five seconds each, and a recording of a screen on which nothing changes for eight seconds.
    let level = "format=gray,geq=lum=";
    let sound = "-f lavfi -i sine=d=20 -pix_fmt yuv420p -c:a aac";
    ffmpeg(&here, &format!("-f lavfi -i color=s=64x48:r=1/5:d=20,{level}N*60 {sound} show.mp4"));
    let still =
        format!("color=s=64x48:r=25:d=20,{level}if(lt(N\\,200)\\,60\\,180),select=not(n)+gte(n\\,200)");
    ffmpeg(&here, &format!("-f lavfi -i {still} {sound} -vsync vfr screen.mp4"));
    for (name, moments) in [("show.mp4", [("1", 60), ("4", 120)]), ("screen.mp4", [("0.5", 60), ("5", 180)])]
    {
        let row = fit(&desk, name, "--budget 60KB --start 7s --trim 6s");
        let output = desk.path(row["output"].as_str().unwrap());
        for (at, level) in moments {
            let found = brightness(&output, at);
            assert!(found.abs_diff(level) < 15, "{name} at {at}: {found}: {row}");
        }
        let seconds = ends(&output, "v");
        assert!((seconds - 6.0).abs() < 0.2, "{name}: {seconds}: {row}");
    }
}

#[test]
fn pictures_that_no_tool_knows_are_said_to_be_saved_otherwise() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), &format!("{VIDEO} {SOUND} {X264} -c:a aac -movflags +faststart a.mp4"));
    let mut bytes = std::fs::read(desk.path("a.mp4")).unwrap();
    // After the brands, the codec.
    let named = bytes.windows(4).skip(64).position(|window| window == b"avc1").unwrap() + 64;
    bytes[named..named + 4].copy_from_slice(b"zzzz");
    desk.put("b.mp4", bytes);
    desk.run("fit --budget 20k b.mp4 -o c.mp4").exits(4).says(&["help: save it as MP4 (H.264, AAC)"]);
}
