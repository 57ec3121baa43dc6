//! The files that a command line names: folders, patterns, links, odd names.

use crate::harness::{Desk, Run, save};

/// A document without errors.
fn good() -> String {
    save("<slide><message-text>Hi</message-text><duration>5</duration></slide>")
}

/// The paths that were judged, in order.
fn paths(run: &Run) -> Vec<String> {
    let json = run.json();
    let documents = json["documents"].as_array().unwrap().iter();
    documents.map(|document| document["path"].as_str().unwrap().to_owned()).collect()
}

fn desk() -> Desk {
    let desk = Desk::new();
    for name in
        ["all/b.xml", "all/a.XML", "all/deep/er/c.xml", "all/draft/d.xml", "all/.hidden/e.xml", "all/f.txt"]
    {
        desk.put(name, good());
    }
    desk.put("all/.ignore", "draft/\n");
    desk
}

#[test]
fn folders_are_walked_by_name_without_what_is_ignored() {
    let desk = desk();
    let run = desk.run("validate --format json all").exits(0);
    assert_eq!(paths(&run), ["all/a.XML", "all/b.xml", "all/deep/er/c.xml"]);
    let run = desk.run("validate --format json --no-ignore ./all all/f.txt").exits(0);
    let all =
        ["./all/.hidden/e.xml", "./all/a.XML", "./all/b.xml", "./all/deep/er/c.xml", "./all/draft/d.xml"];
    assert_eq!(paths(&run), [&all[..], &["all/f.txt"]].concat());
    // What is named is read, whatever ignores it.
    assert_eq!(paths(&desk.run("validate --format json all/draft/d.xml").exits(0)), ["all/draft/d.xml"]);
}

#[test]
fn no_ignore_applies_to_send_and_postback_check() {
    let desk = Desk::new();
    desk.put("all/.ignore", "draft/\n");
    desk.put("all/draft/d.xml", good());
    desk.put("logs/.ignore", "n.xml\n");
    desk.put("logs/n.xml", "<postback><origin>MMS_MT</origin><code>N003</code><mms-id>1</mms-id></postback>");
    desk.run("send --dry-run all").exits(3).says(&["see also `--no-ignore`"]);
    desk.run("send --dry-run --no-ignore all").exits(0).prints(&["<action>saveMMS</action>"]);
    desk.run("postback check logs").exits(3).says(&["see also `--no-ignore`"]);
    desk.run("postback check --no-ignore logs").exits(0).prints(&["N003"]);
}

#[test]
fn send_says_which_files_are_ignored() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path(".git")).unwrap();
    desk.put(".gitignore", "r2.xml\nr3.xml\n");
    for name in ["r1", "r2", "r3", ".r4", "r5"] {
        desk.put(&format!("out/{name}.xml"), good().replace("spring-24", name));
    }
    let run = desk.run("send --dry-run out").exits(0);
    assert_eq!(run.stdout.matches("POST ").count(), 2);
    run.says(&[
        "warning: 3 files are left out, hidden or named by .gitignore or .ignore: `out/.r4.xml`, `out/r2.xml`, `out/r3.xml`\n",
        "help: `--no-ignore` sends them too",
    ]);
    let run = desk.run("send --dry-run out/r[23].xml out/r1.xml").exits(3);
    run.says(&["warning: 2 files are left out"]);
    for line in ["--no-ignore out", "out/r2.xml"] {
        assert!(!desk.run(&format!("send --dry-run {line}")).exits(0).stderr.contains("left out"), "{line}");
    }
}

#[test]
fn gitignore_counts_inside_a_repository() {
    let desk = desk();
    desk.put(".gitignore", "deep\n");
    std::fs::create_dir(desk.path(".git")).unwrap();
    assert_eq!(paths(&desk.run("validate --format json all").exits(0)), ["all/a.XML", "all/b.xml"]);
    let found = paths(&desk.run("validate --format json .").exits(0));
    assert_eq!(found, ["./all/a.XML", "./all/b.xml"]);
}

#[test]
fn quoted_patterns_are_expanded() {
    let desk = desk();
    for (pattern, expected) in [
        ("all/**/*.xml", &["all/b.xml", "all/deep/er/c.xml"][..]),
        ("**/*.xml", &["all/b.xml", "all/deep/er/c.xml"]),
        ("./all/*.xml", &["all/b.xml"]),
        ("all/[ab].*", &["all/a.XML", "all/b.xml"]),
        ("all/{f,g}.t?t", &["all/f.txt"]),
    ] {
        assert_eq!(
            paths(&desk.run(&format!("validate --format json {pattern}")).exits(0)),
            expected,
            "{pattern}"
        );
    }
    desk.put("[1].xml", good());
    assert_eq!(paths(&desk.run("validate --format json [1].xml").exits(0)), ["[1].xml"]);
    desk.run("validate all/*.nope").exits(3).says(&["no file matches `all/*.nope`"]);
    desk.run("validate all/[.xml").exits(2).says(&["`all/[.xml` is neither a file nor a pattern: "]);
}

#[test]
fn unreadable_input_does_not_stop_the_run() {
    let desk = desk();
    std::fs::create_dir(desk.path("none")).unwrap();
    let run = desk.run("validate --format json none missing.xml all/b.xml - -").exits(2);
    assert_eq!(paths(&run), ["all/b.xml", "<stdin>"]);
    run.says(&["`none` contains no `.xml` file", "`missing.xml` cannot be read", "can be read once only"]);
}

#[cfg(unix)]
#[test]
fn looping_and_dangling_links_do_not_stop_the_walk() {
    use std::os::unix::fs::symlink;
    let desk = desk();
    symlink("..", desk.path("all/deep/loop")).unwrap();
    symlink("b.xml", desk.path("all/z.xml")).unwrap();
    symlink("self.xml", desk.path("self.xml")).unwrap();
    let run = desk.run("validate --format json all").exits(0);
    assert_eq!(paths(&run), ["all/a.XML", "all/b.xml", "all/deep/er/c.xml", "all/z.xml"]);
    // A file that is gone when its turn comes looks the same.
    symlink("nowhere.xml", desk.path("all/gone.xml")).unwrap();
    let run = desk.run("validate --format json all self.xml").exits(3);
    assert_eq!(paths(&run).len(), 4);
    run.says(&["`all/gone.xml` cannot be read: no such file", "`self.xml` cannot be read: "]);
}

#[cfg(unix)]
#[test]
fn pipe_in_a_folder_is_not_read() {
    let desk = desk();
    let made = std::process::Command::new("mkfifo").arg(desk.path("all/pipe.xml")).status();
    assert!(made.is_ok_and(|status| status.success()));
    assert_eq!(paths(&desk.run("validate --format json all").exits(0)).len(), 3);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf8_are_read_and_shown() {
    use std::os::unix::ffi::OsStrExt;
    let desk = desk();
    let name = std::ffi::OsStr::from_bytes(b"gr\xFC\xDFe.xml");
    std::fs::write(desk.path("all").join(name), save("<slide/>")).unwrap();
    let run = desk.run("validate all").exits(1).prints(&["--> all/gr\u{FFFD}\u{FFFD}e.xml:6:2"]);
    assert!(run.stderr.is_empty());
    let run = desk.run("validate --format json all").exits(1);
    assert_eq!(paths(&run).len(), 4);
}

#[test]
fn thousands_of_documents_come_in_order() {
    let desk = Desk::new();
    let document = good();
    for n in 0..3000 {
        desk.put(&format!("many/{n:05}.xml"), &document);
    }
    let found = paths(&desk.run("validate --format json many").exits(0));
    assert!(found.len() == 3000 && found.is_sorted());
}

#[test]
fn a_pattern_in_a_missing_folder_names_it_once() {
    let run = Desk::new().run("validate nope/*.xml").exits(3);
    assert_eq!(run.stderr.matches("nope").count(), 1, "{}", run.stderr);
}

#[test]
fn input_named_twice_is_checked_once() {
    let desk = desk();
    let absolute = |name: &str| desk.path("").canonicalize().unwrap().join(name).display().to_string();
    let (a, all) = (absolute("all/a.XML"), absolute("all"));
    let three = &["all/a.XML", "all/b.xml", "all/deep/er/c.xml"][..];
    let hidden = &["all/a.XML", "all/b.xml", "all/deep/er/c.xml", "all/.hidden/e.xml"][..];
    for (line, expected) in [
        (format!("all/a.XML all/a.XML ./all//./a.XML {a}"), &three[..1]),
        (format!("all/b.xml all {all} ./all/"), &["all/b.xml", "all/a.XML", "all/deep/er/c.xml"]),
        (format!("all all/b.xml {a} all/deep"), three),
        ("all/deep/er all".to_owned(), &["all/deep/er/c.xml", "all/a.XML", "all/b.xml"]),
        // What the walk leaves out is named for the first time.
        ("all all/.hidden/e.xml".to_owned(), hidden),
        ("all all/.hidden".to_owned(), hidden),
        ("all/b.xml all/*.xml".to_owned(), &three[1..2]),
        ("all/*.xml all/b.xml all/deep".to_owned(), &three[1..]),
        ("all/deep/er/c.xml all/deep".to_owned(), &three[2..]),
    ] {
        let run = desk.run(&format!("validate --format json {line}")).exits(0);
        assert_eq!(paths(&run), expected, "{line}");
    }
    let run = desk.run("validate no.xml ./no.xml").exits(3);
    assert_eq!(run.stderr.matches("cannot be read").count(), 1, "{}", run.stderr);
    let desk = Desk::new();
    desk.put("b.xml", save("<slide><message-text>a & b</message-text></slide>"));
    desk.run("validate --fix b.xml ./b.xml").exits(0).says(&["1 finding fixed in 1 document"]);
}
