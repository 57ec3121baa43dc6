//! `fit` and `build --fit` with a manifest, whose media share one budget.

use crate::fit::{SOUND, VIDEO, X264, nothing_is_left};
use crate::harness::{Desk, ffmpeg};

/// A manifest with a picture, a sound, a video and a vCard.
fn message(desk: &Desk) {
    let here = desk.path("");
    ffmpeg(
        &here,
        "-f lavfi -i mandelbrot=s=400x300:start_scale=0.3 -frames:v 1 -vf noise=alls=30:all_seed=7 hero.png",
    );
    ffmpeg(&here, "-f lavfi -i anoisesrc=d=2:c=pink -ac 2 chime.wav");
    ffmpeg(&here, &format!("{VIDEO} {SOUND} {X264} -c:a aac clip.mov"));
    desk.sample("jane.vcf", "jane.vcf");
    desk.put(
        "spring.toml",
        "subject = \"Spring\"\nname = \"spring-24\"\n# stays\n[[slide]]\nmedia = [\"hero.png\", \"chime.wav\"]\n\
         text = \"Hello\"\n[[slide]]\nmedia = \"clip.mov\"\n[[slide]]\nmedia = \"jane.vcf\"\n",
    );
}

#[test]
fn a_message_lands_under_one_budget() {
    let desk = Desk::new();
    message(&desk);
    for (basis, field) in [("wire", "mime_bytes"), ("binary", "binary_bytes"), ("raw", "raw_bytes")] {
        let line =
            format!("fit spring.toml --budget 110KB --basis {basis} --preset ultrafast -q --out-dir {basis}");
        desk.run(&line).exits(0).says(&["the message has"]);
        assert_eq!(desk.list(basis), ["chime.mp3", "clip.mp4", "hero.jpg", "jane.vcf", "spring.toml"]);
        let json = desk.run(&format!("estimate {basis}/spring.toml --format json --no-ffprobe")).json();
        let used = json["messages"][0][field].as_u64().unwrap();
        assert!((104_500..=110_000).contains(&used), "{basis}: {used}");
        assert!(
            std::fs::read_to_string(desk.path(&format!("{basis}/spring.toml"))).unwrap().contains("# stays")
        );
    }
    desk.run("fit spring.toml --budget 5KB --out-dir no -q").exits(6).says(&["the message cannot be fitted"]);
    desk.run("fit spring.toml --budget 5KB").exits(2).says(&["--out-dir"]);
    assert!(!desk.path("no").exists());
}

#[test]
fn build_composes_what_it_fitted() {
    let desk = Desk::new();
    message(&desk);
    let base = "--base-url https://media.acme.com/mms/ -o spring.xml";
    let line = format!("build spring.toml {base} --fit --budget 110KB --preset ultrafast --out-dir upload");
    desk.run(&line).exits(0).says(&["hero.jpg", "the message has"]);
    assert_eq!(desk.list("upload"), ["chime.mp3", "clip.mp4", "hero.jpg", "jane.vcf"]);
    let mapped = "--base-url https://media.acme.com/mms/ --media-dir upload --format json --no-ffprobe";
    let json = desk.run(&format!("estimate spring.xml {mapped}")).json();
    let used = json["messages"][0]["mime_bytes"].as_u64().unwrap();
    assert!((104_500..=110_000).contains(&used), "{used}");
    desk.run(&format!("build spring.toml {base} --budget 110KB")).exits(2).says(&["add `--fit`"]);
    let quiet = desk.run(&format!("{line} --quiet")).exits(0);
    assert_eq!(quiet.stderr, "");
}

#[test]
fn build_names_fitted_media_after_writing_them() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "hero.jpg");
    desk.sample("clip.mp4", "clip.mp4");
    let line = "build --subject S --base-url https://media.acme.com/mms/ --slide hero.jpg --slide clip.mp4 \
                --fit --out-dir upload";
    // The name is missing, which is found before anything is encoded.
    let run = desk.run(&format!("{line} --budget 300KB")).exits(1);
    let run = run.says(&["error[name-missing]", "nothing was written"]);
    assert!(!run.stderr.contains("hero.jpg ->"), "{}", run.stderr);
    // One medium has no result.
    let run = desk.run(&format!("{line} --name a --budget 9KB")).exits(6);
    assert!(!run.stderr.contains("hero.jpg ->"), "{}", run.stderr);
    assert!(!desk.path("upload").exists());
    let run = desk.run(&format!("{line} --name a --budget 300KB")).exits(0);
    run.says(&["hero.jpg -> upload/hero.jpg", "the message has"]);
}

#[test]
fn a_forecast_names_budget_settings_and_commands() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), &format!("{VIDEO} {SOUND} {X264} -c:a aac a.mp4"));
    let run = desk.run("fit a.mp4 --budget 24KB --dry-run --format json").exits(0);
    let json = run.json();
    let row = &json["results"][0];
    assert_eq!((&json["dry_run"], &row["outcome"]), (&true.into(), &"fitted".into()));
    assert_eq!(
        (&row["predicted"]["least_bytes"], &row["predicted"]["most_bytes"]),
        (&0.into(), &24_000.into())
    );
    let commands = row["commands"].as_array().unwrap();
    assert_eq!(commands.len(), 3, "sound, first pass, second pass");
    for command in commands {
        let words: Vec<&str> =
            command.as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
        assert!(words.windows(2).any(|pair| pair == ["-protocol_whitelist", "file,pipe"]), "{words:?}");
    }
    nothing_is_left(&desk, &["a.mp4"]);
    desk.run("fit a.mp4 --budget 24KB --dry-run").exits(0).prints(&["at most 24,000 bytes", "$ ffmpeg"]);
    desk.run("fit a.mp4 --budget 900 --dry-run").exits(6);
}
