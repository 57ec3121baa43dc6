//! `fit` of a whole message: the forecast, and that the result is the same for any number of jobs.

use crate::fit::{SOUND, VIDEO, X264, nothing_is_left};
use crate::harness::{Desk, ffmpeg};

const NOISE: &str = "mandelbrot=s=400x300:start_scale=0.3 -frames:v 1 -vf noise=alls=30:all_seed=7";

/// A message of two pictures, two sounds and two videos, or without the videos.
fn message(desk: &Desk, videos: bool) {
    let here = desk.path("");
    ffmpeg(&here, &format!("-f lavfi -i {NOISE} one.png"));
    ffmpeg(&here, &format!("-f lavfi -i {NOISE},hflip two.png"));
    ffmpeg(&here, "-f lavfi -i anoisesrc=d=2:c=pink -ac 2 three.wav");
    let mut manifest =
        "subject = \"Spring\"\nname = \"spring-24\"\n[[slide]]\nmedia = [\"one.png\", \"three.wav\"]\n\
                        text = \"Hello\"\n[[slide]]\nmedia = \"two.png\"\n"
            .to_owned();
    if videos {
        ffmpeg(&here, &format!("{VIDEO} {SOUND} {X264} -c:a aac four.mov"));
        ffmpeg(&here, &format!("{VIDEO} {X264} five.mov"));
        manifest.push_str("[[slide]]\nmedia = \"four.mov\"\n[[slide]]\nmedia = \"five.mov\"\n");
    }
    desk.put("spring.toml", manifest);
}

/// The bytes of a message as MIME.
#[track_caller]
fn size(desk: &Desk, folder: &str) -> u64 {
    let json = desk.run(&format!("estimate {folder}/spring.toml --format json --no-ffprobe")).json();
    json["messages"][0]["mime_bytes"].as_u64().unwrap()
}

#[test]
fn results_do_not_depend_on_jobs() {
    let desk = Desk::new();
    message(&desk, true);
    for jobs in [1, 4] {
        let line = format!(
            "fit spring.toml --budget 130KB --preset ultrafast -q --jobs {jobs} --out-dir out-{jobs}"
        );
        desk.run(&line).exits(0).says(&["the message has"]);
    }
    let names = desk.list("out-1");
    assert_eq!(names, ["five.mp4", "four.mp4", "one.jpg", "spring.toml", "three.mp3", "two.jpg"]);
    assert_eq!(desk.list("out-4"), names);
    for name in names {
        let bytes = |jobs: u32| std::fs::read(desk.path(&format!("out-{jobs}/{name}"))).unwrap();
        assert!(bytes(1) == bytes(4), "{name}");
    }
    let used = size(&desk, "out-4");
    assert!((123_500..=130_000).contains(&used), "{used}");
}

#[test]
fn bytes_left_by_one_medium_go_to_the_others_without_video() {
    let desk = Desk::new();
    message(&desk, false);
    let line = "fit spring.toml --budget 100KB --weight three.wav=50 -q --format json";
    let made = desk.run(&format!("{line} --out-dir out")).exits(0).json();
    let foretold = desk.run(&format!("{line} --dry-run")).exits(0).json();
    for (made, foretold) in
        made["results"].as_array().unwrap().iter().zip(foretold["results"].as_array().unwrap())
    {
        let most = foretold["predicted"]["most_bytes"].as_u64().unwrap();
        assert!(made["output_bytes"].as_u64().unwrap() <= most, "{made}: at most {most} were foretold");
    }
    let used = size(&desk, "out");
    assert!((95_000..=100_000).contains(&used), "{used}: a sound of two seconds cannot use its share");
    let sizes = serde_json::json!([{ "basis": "wire", "limit_bytes": 100_000, "message_bytes": used }]);
    assert_eq!((&made["message"], foretold.get("message")), (&sizes, None));
}

#[test]
fn small_message_fills_its_budget() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), &format!("-f lavfi -i {NOISE} one.png"));
    let manifest = |head: &str, media: &str| format!("name = \"s\"\n{head}\n[[slide]]\nmedia = [{media}]\n");
    let head = format!("subject = \"{}\"\nfrom = \"12345\"\nto = \"15551234567\"", "spríng ".repeat(11));
    for (head, media) in
        [("subject = \"s\"", "\"one.png\""), (&head, "\"one.png\", \"https://media.acme.com/1.jpg\"")]
    {
        desk.put("spring.toml", manifest(head, media));
        desk.run("fit spring.toml --budget 10KB -q --out-dir out").exits(0);
        let used = size(&desk, "out");
        assert!((9_500..=10_000).contains(&used), "{used}: {head}");
    }
}

#[test]
fn refusal_of_a_message_names_the_least_budget_and_that_one_works() {
    let desk = Desk::new();
    message(&desk, false);
    let refusal = desk.run("fit spring.toml --budget 9KB -q --out-dir out").exits(6).stderr;
    assert!(refusal.contains("`one.png` needs at least "), "{refusal}");
    assert!(!refusal.contains("`--budget"), "the message's budget is what can be raised: {refusal}");
    let (_, least) = refusal.rsplit_once('(').unwrap();
    let (least, _) = least.split_once(' ').unwrap();
    let line = format!("fit spring.toml --budget {least} -q");
    desk.run(&format!("{line} --dry-run --weight one.png=0.01")).exits(0);
    desk.run(&format!("{line} --out-dir out --weight one.png=0.01")).exits(0);
    assert!(size(&desk, "out") <= least.parse().unwrap());
}

#[test]
fn a_weight_for_what_is_not_in_the_message_is_refused() {
    let desk = Desk::new();
    message(&desk, false);
    let run = desk.run("fit spring.toml --budget 70KB --weight on.png=5 --out-dir out").exits(2);
    run.says(&["`--weight` names `on.png`, which is not fitted", "did you mean `one.png`?"]);
    assert!(!desk.path("out").exists());
    desk.run("fit spring.toml --budget 70KB --weight ./one.png=5 --dry-run").exits(0);
    desk.run("fit spring.toml --budget 70KB --weight one.png=5 --weight ./one.png=2 --dry-run")
        .exits(2)
        .says(&["`--weight` is given twice for", "one.png"]);
    desk.run("fit one.png --budget 70KB --weight one.png=5 --dry-run").exits(2).says(&["name a manifest"]);
}

#[test]
fn a_medium_whose_share_stays_the_same_is_not_fitted_again() {
    let desk = Desk::new();
    message(&desk, false);
    let line = "fit spring.toml --budget 70KB --weight one.png=0.01 --weight three.wav=50 --out-dir out";
    let said = desk.run(line).exits(0).stderr;
    let times = |name: &str| said.matches(&format!("{name}: reading")).count();
    assert_eq!(
        (times("one.png"), times("two.png")),
        (2, 3),
        "what is left at the end goes to one alone: {said}"
    );
}

#[test]
fn the_least_size_is_named_only_when_the_need_of_each_medium_is_known() {
    let desk = Desk::new();
    message(&desk, false);
    ffmpeg(&desk.path(""), &format!("-f lavfi -i {NOISE},crop=60:45 -y two.png"));
    let line = "fit spring.toml --budget 5KB --basis binary --weight one.png=0.01 --dry-run";
    desk.run(line).exits(6).says(&["it needs, by estimate, more than"]);
}

#[test]
fn a_refusal_lists_the_media_that_were_tried() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), &format!("-f lavfi -i {NOISE} one.png"));
    desk.put("spring.toml", "subject = \"Spring\"\nname = \"spring-24\"\n[[slide]]\nmedia = \"one.png\"\n");
    for how in ["--dry-run", "--out-dir out"] {
        let run = desk.run(&format!("fit spring.toml --budget 3KB -q --format json {how}")).exits(6);
        let row = &run.json()["results"][0];
        assert_eq!((&row["outcome"], row["least_bytes"].is_u64()), (&"impossible".into(), true), "{row}");
        run.says(&["the least reachable is, by estimate,", "raise the budget, or leave a medium out"]);
    }
}

#[test]
fn a_refusal_names_the_files_that_are_sent_unchanged_if_they_are_too_large() {
    let desk = Desk::new();
    message(&desk, false);
    desk.put("e.pdf", format!("%PDF-1.4\n{}\n%%EOF\n", "x".repeat(60_000)));
    let text = std::fs::read_to_string(desk.path("spring.toml")).unwrap();
    desk.put("spring.toml", format!("{text}[[slide]]\nmedia = \"e.pdf\"\n"));
    for how in ["--dry-run", "--out-dir out"] {
        let run = desk.run(&format!("fit spring.toml --budget 60KB -q {how}")).exits(6);
        let run =
            run.says(&["what is not fitted has, by estimate,", "leave out what is sent unchanged: `e.pdf`"]);
        assert!(!run.stderr.contains("its share"), "{}", run.stderr);
    }
}

#[test]
fn a_refusal_before_anything_is_tried_lists_the_media_that_are_too_long() {
    let desk = Desk::new();
    message(&desk, false);
    for how in ["--dry-run", "--out-dir out"] {
        let run = desk.run(&format!("fit spring.toml --budget 2KB -q --format json {how}")).exits(6);
        let json = run.json();
        let rows = json["results"].as_array().unwrap();
        assert!(rows.len() == 1 && rows[0]["input"] == "three.wav", "{how}: {json}");
        run.says(&["`three.wav` needs about", "bytes, its share is"]);
        let [least, budget] = ["least_bytes", "budget_bytes"].map(|bytes| rows[0][bytes].as_u64().unwrap());
        assert!(rows[0]["outcome"] == "impossible" && least > budget, "{how}: {json}");
        assert_eq!(json["untried"], serde_json::json!(["one.png", "two.png"]), "{how}");
        assert!(
            json["refusal"].as_str().is_some_and(|why| why.contains("it needs, by estimate, more than")),
            "{how}: {json}"
        );
    }
}

#[test]
fn a_slide_with_two_pictures_is_refused_as_build_does() {
    let desk = Desk::new();
    message(&desk, false);
    desk.put("two.toml", "name = \"a\"\n[[slide]]\nmedia = [\"one.png\", \"three.wav\", \"two.png\"]\n");
    for how in ["--dry-run", "--out-dir out"] {
        desk.run(&format!("fit two.toml --budget 70KB -q {how}"))
            .exits(1)
            .says(&["slide 1 holds a second image: `two.png`", "move it to a slide of its own"]);
        assert!(!desk.path("out").exists());
    }
}

#[test]
fn dry_run_of_a_message_writes_nothing() {
    let desk = Desk::new();
    message(&desk, true);
    let before = desk.list("");
    let names: Vec<&str> = before.iter().map(String::as_str).collect();
    let line = "fit spring.toml --budget 130KB --dry-run";
    let run = desk.run(&format!("{line} --format json")).exits(0);
    let json = run.json();
    assert_eq!((&json["dry_run"], &json["limits"][0]["basis"]), (&true.into(), &"wire".into()));
    let limit = &json["limits"][0];
    let (most, others) = (limit["limit_bytes"].as_u64().unwrap(), limit["others_bytes"].as_u64().unwrap());
    assert!(most == 130_000 && (500..8_000).contains(&others), "{limit}");
    let rows = json["results"].as_array().unwrap();
    assert_eq!(rows.len(), 5, "one for each medium, in the order of the slides");
    let budgets: u64 = rows.iter().map(|row| row["budget_bytes"].as_u64().unwrap()).sum();
    // In base64 four bytes stand for three, and two more end each line of 76.
    let wire = budgets * 4 / 3 * 78 / 76 + others;
    assert!((most * 95 / 100..=most).contains(&wire), "{wire}");
    assert!(rows[3]["commands"].as_array().unwrap().len() == 3, "{}", rows[3]);
    desk.run(line).exits(0).prints(&[
        "with what other media leave",
        "spring.toml: one message",
        "for media",
        "four.mov",
        "$ ffmpeg",
        "what the other media leave",
    ]);
    desk.run("fit spring.toml --budget 5KB --dry-run").exits(6).says(&["the message cannot be fitted"]);
    nothing_is_left(&desk, &names);
}

#[test]
fn sound_in_a_container_of_videos_gets_what_sound_can_use() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, "-f lavfi -i anoisesrc=d=5:c=pink -ac 1 -c:a aac -b:a 24k note.mp4");
    ffmpeg(&here, "-i note.mp4 -c copy note.m4a");
    let bytes = |name: &str| {
        desk.put("message.toml", format!("subject = \"S\"\nname = \"n\"\n[[slide]]\nmedia = \"{name}\"\n"));
        let out = format!("out-{}", &name[5..]);
        let line = format!("fit message.toml --budget 600KB -q --format json --out-dir {out}");
        desk.run(&line).exits(0).json()["results"][0]["output_bytes"].as_u64().unwrap()
    };
    assert_eq!(bytes("note.mp4"), bytes("note.m4a"));
    assert!(bytes("note.mp4") > std::fs::metadata(desk.path("note.mp4")).unwrap().len());
}
