//! The image and sound of fitted videos, measured by pixels and samples, not by headers.

use std::path::Path;
use std::process::Command;

use crate::fit::{SOUND, VIDEO, X264, fit, lands, probed};
use crate::fit_in_step::beeps_in_amr;
use crate::harness::{Desk, ffmpeg};

/// The colours of the four quarters of a video's frame at one second: top left, top right, bottom left, bottom right.
#[track_caller]
fn quarters(path: &Path) -> [[u8; 3]; 4] {
    let mut command = Command::new("ffmpeg");
    command.args(["-nostdin", "-v", "error", "-ss", "1", "-i"]).arg(path);
    let words = "-frames:v 1 -vf format=gbrp,scale=2:2:flags=area -pix_fmt rgb24 -f rawvideo -";
    let done = command.args(words.split_whitespace()).output().unwrap();
    let pixels: Vec<[u8; 3]> = done.stdout.chunks_exact(3).map(|pixel| pixel.try_into().unwrap()).collect();
    pixels.try_into().unwrap_or_else(|pixels| panic!("{}: {pixels:?}", path.display()))
}

/// The loudest sample of a file's sound, in decibels below the loudest that can be.
#[track_caller]
fn loudness(path: &Path) -> f64 {
    let mut command = Command::new("ffmpeg");
    command.args(["-nostdin", "-hide_banner", "-i"]).arg(path);
    let done = command.args("-vn -af volumedetect -f null -".split_whitespace()).output().unwrap();
    let words = String::from_utf8_lossy(&done.stderr).into_owned();
    let found = words.split("max_volume: ").nth(1).and_then(|rest| rest.split_whitespace().next());
    found.and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("{words}"))
}

/// Fits one video into 24 kB; gives where the result is.
#[track_caller]
fn fitted(desk: &Desk, name: &str) -> std::path::PathBuf {
    let row = lands(desk, name, 24_000, "");
    desk.path(row["output"].as_str().unwrap())
}

/// Noise, so that there is something to fit, with a white quarter at the top left.
const CORNER: &str =
    "-f lavfi -i testsrc2=d=2:s=160x120:r=30,drawbox=t=fill:c=black@0.7,drawbox=w=80:h=60:t=fill:c=white";

#[test]
fn rotated_video_comes_out_upright() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{CORNER} {X264} plain.mp4"));
    let white = |colour: [u8; 3]| colour.iter().all(|part| *part > 200);
    for degrees in [0, 90, 180, 270] {
        let name = format!("turned-{degrees}.mp4");
        ffmpeg(&here, &format!("-i plain.mp4 -c copy -metadata:s:v rotate={degrees} {name}"));
        // What players show, by ffmpeg's own turning, is what has to come out.
        let before = quarters(&desk.path(&name)).map(white);
        assert_eq!(before.iter().filter(|white| **white).count(), 1, "{name}: {before:?}");
        let after = quarters(&fitted(&desk, &name)).map(white);
        assert_eq!(before, after, "{name}");
        assert_eq!(after[0], degrees == 0, "{name}: {after:?}");
    }
}

#[test]
fn tone_mapping_keeps_colours() {
    let desk = Desk::new();
    let here = desk.path("");
    // Grey of 203 candela (the white of ITU-R BT.2408), dark grey, red and blue: by their codes of 10 bits.
    for (transfer, white, name) in [("arib-std-b67", 721, "hlg.mov"), ("smpte2084", 573, "pq.mkv")] {
        // Moving noise, so that there is something to fit.
        let luma = format!(
            "if(lt(Y\\,60)\\,if(lt(X\\,80)\\,{white}\\,200)\\,if(lt(X\\,80)\\,400\\,300))+random(1)*30-15"
        );
        let below =
            |left: u32, right: u32| format!("if(lt(Y\\,30)\\,512\\,if(lt(X\\,40)\\,{left}\\,{right}))");
        let (blue, red) = (below(440, 700), below(700, 440));
        let source = format!(
            "-f lavfi -i color=s=160x120:r=30:d=2,format=yuv420p10le,geq=lum={luma}:cb={blue}:cr={red}"
        );
        let colour =
            format!("-color_primaries bt2020 -colorspace bt2020nc -color_trc {transfer} -color_range tv");
        let hevc = "-c:v libx265 -x265-params log-level=error -preset ultrafast -crf 4 -pix_fmt yuv420p10le";
        ffmpeg(&here, &format!("{source} {hevc} {colour} {name}"));
        let [grey, dark, red, blue] = quarters(&fitted(&desk, name));
        let light = |colour: [u8; 3]| colour.iter().map(|part| u32::from(*part)).sum::<u32>() / 3;
        let flat = |colour: [u8; 3]| colour.iter().max().unwrap() - colour.iter().min().unwrap() < 20;
        assert!(flat(grey) && (190..=250).contains(&light(grey)), "{name}: white is {grey:?}");
        assert!(flat(dark) && light(dark) < 70, "{name}: dark is {dark:?}");
        assert!(red[0] > red[1].saturating_add(40) && red[0] > red[2].saturating_add(40), "{name}: {red:?}");
        assert!(
            blue[2] > blue[0].saturating_add(40) && blue[2] > blue[1].saturating_add(20),
            "{name}: {blue:?}"
        );
    }
}

#[test]
fn full_range_is_as_bright_as_before() {
    let desk = Desk::new();
    let full = "-vf scale=out_range=pc -pix_fmt yuvj420p -color_range pc -c:v libx264 -crf 4";
    ffmpeg(&desk.path(""), &format!("{CORNER} {full} full.mov"));
    let (before, after) = (quarters(&desk.path("full.mov")), quarters(&fitted(&desk, "full.mov")));
    for (before, after) in before.iter().flatten().zip(after.iter().flatten()) {
        assert!(before.abs_diff(*after) <= 12, "{before} became {after}");
    }
}

#[test]
fn surround_sound_is_mixed_to_stereo() {
    let desk = Desk::new();
    let here = desk.path("");
    // Sound in the centre alone, where a careless choice of channels hears nothing.
    let centre = "-f lavfi -i sine=d=2,volume=4,pan=5.1|c2=c0";
    ffmpeg(&here, &format!("{VIDEO} {centre} {X264} -c:a aac -b:a 256k six.mp4"));
    let row = lands(&desk, "six.mp4", 60_000, "");
    assert!(row["settings"]["audio"]["channels"].as_u64().unwrap() <= 2, "{row}");
    let output = desk.path(row["output"].as_str().unwrap());
    assert!(loudness(&output) > -25.0, "{}", loudness(&output));
}

#[test]
fn mixed_channels_keep_their_loudness() {
    let desk = Desk::new();
    let same = "-f lavfi -i aevalsrc='0.45*sin(2800*t)+0.45*sin(2100*t)|0.45*sin(2800*t)+0.45*sin(2100*t)':d=3:s=44100";
    ffmpeg(&desk.path(""), &format!("{same} -c:a aac -b:a 192k loud.m4a"));
    let row = fit(&desk, "loud.m4a", "--budget 15000");
    let (before, after) =
        (loudness(&desk.path("loud.m4a")), loudness(&desk.path(row["output"].as_str().unwrap())));
    assert!((before - after).abs() < 0.7, "{before} dB before, {after} dB after");
}

#[test]
fn channels_of_opposite_phase_are_not_cancelled_by_mixing() {
    let desk = Desk::new();
    let here = desk.path("");
    let opposed = "-f lavfi -i aevalsrc='0.4*sin(2800*t)|-0.4*sin(2800*t)':d=3:s=44100";
    ffmpeg(&here, &format!("{opposed} -c:a aac -b:a 192k a.m4a"));
    ffmpeg(&here, &format!("{VIDEO} {opposed} {X264} -t 2 -c:a aac b.mp4"));
    let later = "-f lavfi -i aevalsrc='0.4*sin(2800*t)|0.4*sin(2800*t)*(1-2*gt(t,5))':d=7:s=44100";
    ffmpeg(&here, &format!("{later} -c:a aac -b:a 192k c.m4a"));
    // Of a tone as simple as this, both channels are kept where there is room.
    for (name, budget) in [("a.m4a", 8_000), ("b.mp4", 15_000), ("c.m4a", 15_000)] {
        let row = fit(&desk, name, &format!("--budget {budget}"));
        assert!(row["notes"].to_string().contains("only the left one"), "{row}");
        let after = loudness(&desk.path(row["output"].as_str().unwrap()));
        assert!(after > -12.0, "{name}: {after} dB");
    }
}

#[test]
fn the_default_streams_are_taken_and_data_is_left_out() {
    let desk = Desk::new();
    let here = desk.path("");
    // The second video and the second sound are the ones that players choose; the first are black and silent.
    let black = "-f lavfi -i color=black:s=320x240:d=2:r=30 -f lavfi -i anullsrc=d=2";
    let choice = "-map 0 -map 1 -map 2 -map 3 -disposition:v:0 0 -disposition:v:1 default -disposition:a:0 0 \
                  -disposition:a:1 default";
    ffmpeg(&here, &format!("{black} {CORNER} {SOUND} {choice} {X264} -c:a aac many.mkv"));
    let output = fitted(&desk, "many.mkv");
    assert!(quarters(&output)[0].iter().all(|part| *part > 200), "{:?}", quarters(&output));
    assert!(loudness(&output) > -40.0);
    ffmpeg(&here, &format!("{VIDEO} {SOUND} {X264} -c:a aac -timecode 01:00:00:00 timed.mov"));
    assert!(probed(&desk.path("timed.mov"), "d", "stream=codec_tag_string").contains("tmcd"));
    let output = fitted(&desk, "timed.mov");
    assert_eq!(probed(&output, "", "stream=codec_type"), "video\naudio");
}

#[test]
fn video_without_sound_and_sound_without_video_stay_so() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{VIDEO} {X264} silent.mp4"));
    let output = fitted(&desk, "silent.mp4");
    assert_eq!(probed(&output, "", "stream=codec_type"), "video");
    ffmpeg(&here, "-f lavfi -i anoisesrc=d=4:c=pink:r=48000 -ac 2 -c:a aac -b:a 160k sound.mp4");
    let row = lands(&desk, "sound.mp4", 30_000, "");
    assert_eq!((&row["settings"]["kind"], &row["settings"]["codec"]), (&"audio".into(), &"mp3".into()));
}

#[test]
fn frame_rate_is_limited_to_30_and_variable_rates_keep_the_length() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("-f lavfi -i testsrc2=d=2:s=160x120:r=60 {X264} sixty.mp4"));
    let output = fitted(&desk, "sixty.mp4");
    assert!(["30/1", "15/1"].contains(&probed(&output, "v", "stream=avg_frame_rate").as_str()));
    let row = lands(&desk, "sixty.mp4", 60_000, "");
    assert_eq!(row["settings"]["frame_rate"], 30.0, "there is room for thirty");
    // A second at 30 frames, then two frames that stand for half a second each.
    let varying =
        format!("{VIDEO} -vf select='lt(t\\,1)+eq(n\\,30)+eq(n\\,45)' -vsync vfr {X264} varying.mp4");
    ffmpeg(&here, &varying.replace('\'', ""));
    let output = fitted(&desk, "varying.mp4");
    let played: f64 = probed(&output, "v", "format=duration").parse().unwrap();
    assert!((1.5..=2.1).contains(&played), "{played}");
}

#[test]
fn interlaced_video_is_deinterlaced() {
    let desk = Desk::new();
    let here = desk.path("");
    let video = "-f lavfi -i testsrc2=d=1:s=160x120:r=50";
    for (line, halves) in [
        ("-vf interlace -c:v mpeg4 -q:v 2 -flags +ildct+ilme a.avi", true),
        ("-vf interlace -c:v libx264 -pix_fmt yuv420p -flags +ildct+ilme b.mkv", true),
        ("-r 25 -c:v mpeg4 -q:v 2 c.avi", false),
    ] {
        ffmpeg(&here, &format!("{video} {line}"));
        let name = line.split(' ').next_back().unwrap();
        let run = desk.run(&format!("fit {name} --budget 12KB -q --dry-run")).exits(0);
        assert_eq!(run.stdout.contains("bwdif"), halves, "{name}: {}", run.stdout);
    }
}

#[test]
fn frame_rate_is_halved_where_little_moves() {
    let desk = Desk::new();
    let here = desk.path("");
    for (name, video, rate) in [
        ("still.mp4", "smptebars=d=4:s=320x240:r=30,noise=alls=40:all_seed=1", 15.0),
        ("moving.mp4", "testsrc2=d=4:s=320x240:r=30,scroll=horizontal=0.1:vertical=0.1", 30.0),
    ] {
        ffmpeg(&here, &format!("-f lavfi -i {video} {X264} {name}"));
        let run = desk.run(&format!("fit {name} -q --format json --budget 30000 --dry-run"));
        let row = &run.json()["results"][0];
        assert_eq!(row["settings"]["frame_rate"], rate, "{name}: {row}");
        let looks = row["commands"].to_string().matches("]ssim@").count();
        assert_eq!(looks, 3, "{name}: {row}");
    }
}

#[test]
fn still_video_gets_larger_frames_than_its_bitrate_suggests() {
    let desk = Desk::new();
    let here = desk.path("");
    for (filter, name, larger) in [("loop=-1:1:0,", "still.mp4", true), ("", "moving.mp4", false)] {
        ffmpeg(
            &here,
            &format!("-f lavfi -i mandelbrot=s=848x480:r=25,{filter}format=yuv420p -t 4 {X264} {name}"),
        );
        let width = |flags: &str| {
            let line = format!("fit {name} --budget 60000 --preset medium -q --format json {flags}");
            let json = desk.run(&line).exits(0).json();
            json["results"][0]["settings"]["width"].as_u64().unwrap()
        };
        // What would be done is not tried.
        let (reckoned, tried) = (width("--dry-run"), width("--out-dir out"));
        assert_eq!(tried > reckoned * 5 / 4, larger, "{name}: {tried} for {reckoned}");
    }
}

#[test]
fn easily_coded_video_keeps_its_frame_size() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, "-f lavfi -i smptebars=s=1280x720:r=30:d=4 -c:v ffv1 bars.mkv");
    let row = fit(&desk, "bars.mkv", "--budget 60000");
    let settings = &row["settings"];
    assert_eq!((&settings["width"], &settings["frame_rate"]), (&1280.into(), &30.0.into()), "{row}");
}

#[test]
fn budget_below_the_encoders_least_bitrate_is_refused_with_the_least() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(
        &here,
        &format!("-f lavfi -i testsrc2=d=4:s=352x288:r=30,noise=alls=40:all_seed=3 {X264} noisy.mp4"),
    );
    let row = fit(&desk, "noisy.mp4", "--handset 3gp --budget 12000");
    assert_eq!(row["outcome"], "impossible", "{row}");
    let least = row["least_bytes"].as_u64().unwrap();
    for budget in [least, least + 3000, least * 2] {
        let row = fit(&desk, "noisy.mp4", &format!("--handset 3gp --budget {budget}"));
        assert_eq!(row["outcome"], "fitted", "{row}");
        let bytes = row["output_bytes"].as_u64().unwrap();
        assert!(bytes >= budget * 75 / 100, "{row}");
    }
}

#[test]
fn rgb_video_keeps_its_colours() {
    let desk = Desk::new();
    let here = desk.path("");
    let two =
        "-f lavfi -i color=c=0xC02040:s=1280x720:r=24:d=1,drawbox=0:0:640:720:c=0x20A030:t=fill,format=gbrp";
    for line in ["-c:v libx264rgb -crf 4 a.mp4", "-c:v ffv1 a.mkv", "-c:v png a.mov"] {
        ffmpeg(&here, &format!("{two} {line}"));
        let name = line.split(' ').next_back().unwrap();
        let row = fit(&desk, name, "--budget 60000");
        let output = row["output"].as_str().unwrap();
        ffmpeg(&here, &format!("-i {output} -frames:v 1 -f rawvideo -pix_fmt rgb24 one.rgb"));
        let pixels = std::fs::read(desk.path("one.rgb")).unwrap();
        let width = row["settings"]["width"].as_u64().unwrap() as usize;
        for (x, colour) in [(width / 4, [0x20, 0xA0, 0x30]), (width * 3 / 4, [0xC0, 0x20, 0x40])] {
            let pixel = &pixels[(width * 20 + x) * 3..][..3];
            let near = pixel.iter().zip(colour).all(|(found, wanted): (&u8, u8)| found.abs_diff(wanted) <= 6);
            assert!(near, "{name}: {pixel:?} for {colour:?}");
        }
    }
}

#[test]
fn transparent_parts_of_video_show_the_background() {
    let desk = Desk::new();
    let here = desk.path("");
    // Red that flickers, of which the left half is transparent.
    let video =
        "-f lavfi -i testsrc2=s=160x120:r=30:d=2,format=rgba,geq=r=255-g(X\\,Y)/8:g=0:b=0:a=255*gte(X\\,80)";
    for line in [
        "-c:v qtrle a.mov",
        "-c:v prores_ks -pix_fmt yuva444p10le b.mov",
        "-c:v libvpx-vp9 -cpu-used 8 c.webm",
        "-vf split[a][b];[a]palettegen[p];[b][p]paletteuse d.gif",
    ] {
        ffmpeg(&here, &format!("{video} {line}"));
        let name = line.split(' ').next_back().unwrap();
        let row = fit(&desk, name, "--budget 24000 --background 00c040 --gif-as mp4");
        assert!(row["notes"].to_string().contains("now #00c040"), "{row}");
        let colours = quarters(&desk.path(row["output"].as_str().unwrap()));
        for (found, wanted) in colours.into_iter().zip([[0, 0xC0, 0x40], [245, 0, 0]].into_iter().cycle()) {
            let near =
                found.iter().zip(wanted).all(|(found, wanted): (&u8, u8)| found.abs_diff(wanted) <= 16);
            assert!(near, "{name}: {colours:?}");
        }
    }
}

#[test]
fn frame_rate_just_above_the_limit_becomes_the_limit() {
    let desk = Desk::new();
    let here = desk.path("");
    for (rate, flags, expected) in [("31", "", 30.0), ("50", "", 25.0), ("25", "--max-fps 12", 12.0)] {
        ffmpeg(&here, &format!("-f lavfi -i testsrc2=d=2:s=160x120:r={rate} {X264} a.mp4"));
        let row = lands(&desk, "a.mp4", 60_000, flags);
        assert_eq!(row["settings"]["frame_rate"], expected, "{row}");
    }
}

#[test]
fn very_short_media_are_fitted_kept_or_refused_with_a_reason() {
    let desk = Desk::new();
    let here = desk.path("");
    let noisy = "-f lavfi -i testsrc2=d=0.1:s=640x480:r=30,noise=alls=60:all_seed=7";
    ffmpeg(&here, &format!("{noisy} -f lavfi -i sine=d=0.1 {X264} -c:a aac tenth.mov"));
    for budget in [4_000, 20_000, 60_000] {
        let row = fit(&desk, "tenth.mov", &format!("--budget {budget}"));
        match row["outcome"].as_str().unwrap() {
            "fitted" => {
                let bytes = row["output_bytes"].as_u64().unwrap();
                let noted = row["notes"].to_string().contains("wide steps");
                assert!(bytes <= budget && (bytes >= budget * 95 / 100 || noted), "{row}");
                let output = desk.path(row["output"].as_str().unwrap());
                let played: f64 = probed(&output, "v", "stream=duration").parse().unwrap();
                assert!((played - 0.1).abs() < 0.05, "{played}");
            }
            outcome => {
                assert!(outcome == "impossible" && row["least_bytes"].as_u64().unwrap() > budget, "{row}")
            }
        }
    }
}

#[test]
fn sound_at_the_lowest_bitrates_says_why_the_budget_is_not_filled() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), "-f lavfi -i anoisesrc=d=5:c=pink:r=48000 -ac 2 a.wav");
    for budget in [8_000, 10_000, 12_500, 20_000, 40_000] {
        let row = fit(&desk, "a.wav", &format!("--budget {budget}"));
        let bytes = row["output_bytes"].as_u64().unwrap();
        let filled = bytes >= budget * 95 / 100;
        assert!(filled || row["notes"].to_string().contains("the next rate"), "{row}");
        assert!(bytes <= budget && bytes >= budget * 88 / 100, "{row}");
    }
}

#[test]
fn simple_sound_keeps_both_channels_where_one_takes_no_more() {
    let desk = Desk::new();
    let tones = "aevalsrc=0.6*sin(2*PI*440*t)|0.6*sin(2*PI*660*t):d=4.37:s=24000";
    ffmpeg(&desk.path(""), &format!("-f lavfi -i {tones} a.wav"));
    for budget in [28_000, 30_000] {
        assert_eq!(lands(&desk, "a.wav", budget, "")["settings"]["channels"], 2);
    }
}

#[test]
fn the_least_size_of_sound_is_the_size_it_has() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), "-f lavfi -i sine=d=6 a.wav");
    let least = fit(&desk, "a.wav", "--budget 3000")["least_bytes"].as_u64().unwrap();
    assert_eq!(fit(&desk, "a.wav", &format!("--budget {least}"))["output_bytes"], least);
    assert_eq!(fit(&desk, "a.wav", &format!("--budget {}", least - 1))["least_bytes"], least);
}

#[test]
fn a_forecast_of_sound_holds_for_a_part_of_a_second() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), "-f lavfi -i anoisesrc=d=0.2:c=white:r=8000 a.wav");
    let line = "fit a.wav -q --budget 1MB --trim 0.15s --format json";
    let row = |flags: &str| desk.run(&format!("{line} {flags}")).exits(0).json()["results"][0].clone();
    let (foretold, made) = (row("--dry-run"), row("--out-dir out"));
    let most = foretold["predicted"]["most_bytes"].as_u64().unwrap();
    assert!((1..=most).contains(&made["output_bytes"].as_u64().unwrap()), "{foretold} {made}");
}

#[test]
fn handset_3gp_gets_h263_and_amr_and_keeps_amr() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(
        &here,
        &format!("-f lavfi -i testsrc2=d=4:s=320x240:r=30 -f lavfi -i sine=d=4 {X264} -c:a aac a.mp4"),
    );
    let row = lands(&desk, "a.mp4", 30_000, "--handset 3gp");
    let output = desk.path(row["output"].as_str().unwrap());
    assert!(output.extension().is_some_and(|end| end == "3gp"));
    assert_eq!(probed(&output, "v", "stream=codec_name,width,height"), "h263,176,144");
    let row = fit(&desk, "a.mp4", "--budget 300KB --handset 3gp");
    assert!(row["notes"].to_string().contains("at most 64 kbit/s of H.263"), "{row}");
    let bitrate = probed(&output, "v", "stream=bit_rate").parse::<u32>().unwrap();
    assert!((50_000..70_000).contains(&bitrate), "{bitrate}");
    std::fs::copy(&output, desk.path("old.3gp")).unwrap();
    assert_eq!(fit(&desk, "old.3gp", "--budget 300KB --handset 3gp")["outcome"], "kept");
    desk.put("speech.amr", beeps_in_amr());
    let row = fit(&desk, "speech.amr", "--budget 30KB --handset 3gp");
    assert_eq!(row["outcome"], "kept");
    assert!(row["notes"].to_string().contains("it is an AMR: it is not among the documented types"), "{row}");
    let row = fit(&desk, "speech.amr", "--budget 30KB");
    assert!(row["notes"].to_string().contains("it is MP3, because AMR is not among"), "{row}");
    let row = fit(&desk, "speech.amr", "--budget 5KB --handset 3gp --trim 1s");
    assert!(row["notes"].to_string().contains("AMR is kept, but not encoded, so it is MP3"), "{row}");
    let row = lands(&desk, "a.mp4", 60_000, "--handset baseline");
    let output = desk.path(row["output"].as_str().unwrap());
    assert_eq!(probed(&output, "v", "stream=profile"), "Constrained Baseline");
    assert_eq!(probed(&output, "v", "stream=has_b_frames"), "0");
}
