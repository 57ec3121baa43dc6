//! Where `fit` writes its results and its report: never over an input, the manifest or one another.

use std::os::unix::fs::symlink;

use crate::harness::{Desk, ffmpeg};

/// Runs a command line that is refused as it would overwrite something; nothing may change.
#[track_caller]
fn refused(desk: &Desk, line: &str, words: &str) {
    let contents = |desk: &Desk| -> Vec<_> {
        let names = desk.list("").into_iter();
        names.map(|name| (std::fs::read(desk.path(&name)).unwrap_or_default(), name)).collect()
    };
    let before = contents(desk);
    desk.run(&format!("{line} -q --no-cache")).exits(2).says(&[words]);
    assert!(contents(desk) == before, "{line}");
}

#[test]
fn a_file_that_cannot_be_fitted_is_listed_with_its_reason() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), "-f lavfi -i color=red:s=64x64 -frames:v 1 a.png");
    desk.put("b.mp4", "Not a video.");
    for how in ["", "--dry-run"] {
        let json = desk.run(&format!("fit a.png b.mp4 --budget 9KB -q --format json {how}")).exits(3).json();
        assert_eq!(
            (json["results"].as_array().map(Vec::len), &json["results"][0]["input"]),
            (Some(1), &"a.png".into())
        );
        assert_eq!(
            (&json["failed"][0]["input"], &json["untried"]),
            (&"b.mp4".into(), &serde_json::json!([]))
        );
        assert!(json["failed"][0]["error"].as_str().is_some_and(|why| why.contains("b.mp4")), "{json}");
    }
    desk.run("fit a.png b.mp4 --budget 9KB -q --out-dir out --report sheet.html").exits(3);
    let page = std::fs::read_to_string(desk.path("sheet.html")).unwrap();
    assert!(page.contains("No result: `b.mp4` is of no known media type"), "{page}");
}

#[test]
fn a_result_never_takes_the_place_of_an_input() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "p.jpg");
    desk.sample("hero.jpg", "p-fit.jpg");
    for line in ["fit p.jpg p-fit.jpg --budget 20KB", "fit p-fit.jpg p.jpg --budget 20KB"] {
        refused(&desk, line, "`./p-fit.jpg` is one of the inputs");
    }
    std::fs::create_dir(desk.path("out")).unwrap();
    desk.sample("hero.jpg", "out/x.jpg");
    symlink("out/x.jpg", desk.path("link.jpg")).unwrap();
    std::fs::rename(desk.path("p.jpg"), desk.path("x.jpg")).unwrap();
    let kept = std::fs::read(desk.path("out/x.jpg")).unwrap();
    refused(
        &desk,
        "fit x.jpg link.jpg --budget 20KB --out-dir out",
        "`link.jpg` is in `--out-dir`, where a result could replace it",
    );
    assert_eq!(std::fs::read(desk.path("out/x.jpg")).unwrap(), kept);
}

#[test]
fn a_report_never_takes_the_place_of_an_input_or_a_result() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "a.jpg");
    refused(
        &desk,
        "fit a.jpg --budget 20KB -o b.jpg --report -",
        "the report is not written to standard output",
    );
    refused(&desk, "fit a.jpg --budget 20KB -o b.jpg --report a.jpg", "`a.jpg` is one of the inputs");
    refused(&desk, "fit a.jpg --budget 20KB -o b.jpg --report b.jpg", "`b.jpg` would be written twice");
    refused(&desk, "fit a.jpg --budget 20KB --out-dir out --report out/a.jpg", "would be written twice");
    refused(&desk, "fit a.jpg --budget 20KB -o -", "not written to standard output");
    desk.put("m.toml", "subject = \"a\"\nname = \"a\"\n[[slide]]\nmedia = \"a.jpg\"\n");
    let line = "fit m.toml --budget 40KB --out-dir out";
    for (report, words) in [
        ("m.toml", "`m.toml` is one of the inputs"),
        ("a.jpg", "`a.jpg` is one of the inputs"),
        ("out/a.jpg", "would be written twice"),
        ("out/m.toml", "would be written twice"),
    ] {
        refused(&desk, &format!("{line} --report {report}"), words);
    }
    std::fs::create_dir(desk.path("out")).unwrap();
    symlink("../a.jpg", desk.path("out/a.jpg")).unwrap();
    refused(&desk, line, "`out/a.jpg` is one of the inputs");
}

#[test]
fn a_report_that_cannot_be_written_is_refused_before_encoding() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "a.jpg");
    desk.put("m.toml", "subject = \"a\"\nname = \"a\"\n[[slide]]\nmedia = \"a.jpg\"\n");
    for line in ["fit a.jpg --budget 10KB -o b.jpg", "fit m.toml --budget 40KB --out-dir out"] {
        let run = desk.run(&format!("{line} --report no/r.html")).exits(3);
        assert!(!run.stderr.contains("reading"), "{}", run.stderr);
        run.says(&["`no/r.html` cannot be written", "create the folder first"]);
        assert_eq!(desk.list(""), ["a.jpg", "m.toml"]);
    }
    desk.run("fit a.jpg --budget 10KB -q --out-dir out --report out/r.html").exits(0);
    assert_eq!(desk.list("out"), ["a.jpg", "r.html"]);
}

#[test]
fn a_name_for_another_kind_is_noted_and_a_link_stays_a_link() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "a.jpg");
    desk.put("there.jpg", "old");
    symlink("there.jpg", desk.path("link.jpg")).unwrap();
    let line = "fit a.jpg --budget 20KB -q --no-cache -o";
    desk.run(&format!("{line} b.png")).exits(0).prints(&["it is a JPEG, though its name ends in `.png`"]);
    let run = desk.run(&format!("{line} link.jpg")).exits(0);
    assert!(!run.stdout.contains("its name"), "{}", run.stdout);
    assert!(desk.path("link.jpg").is_symlink());
    assert_ne!(std::fs::read(desk.path("there.jpg")).unwrap(), b"old");
}

#[test]
fn a_file_of_other_content_is_replaced_with_a_warning() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "a.jpg");
    desk.put("m.toml", "subject = \"a\"\nname = \"a\"\n[[slide]]\nmedia = \"a.jpg\"\n");
    for (line, replaced) in [
        ("fit a.jpg --budget 10KB --out-dir out", &["out/a.jpg"][..]),
        ("fit a.jpg --budget 10KB", &["./a-fit.jpg"]),
        ("fit m.toml --budget 10KB --out-dir both", &["both/a.jpg", "both/m.toml"]),
    ] {
        let again = |line: &str| desk.run(&format!("{line} -q")).exits(0);
        again(line);
        assert_eq!(again(line).stderr.matches("had other content").count(), 0, "{line}");
        for name in replaced {
            desk.put(name, "mine");
        }
        let run = again(line);
        for name in replaced {
            assert!(
                run.stderr.contains(&format!("warning: `{name}` had other content, which is replaced")),
                "{run:?}"
            );
        }
    }
    desk.put("b.jpg", "mine");
    let run = desk.run("fit a.jpg --budget 10KB -q -o b.jpg").exits(0);
    assert_eq!(run.stderr, "", "it was named");
}
