//! Files that move, vanish or grow while they are read, and special files.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::harness::{Desk, save};

const BROKEN: &str = "<slide><message-text>Fish & chips</message-text><duration>5</duration></slide>";

#[test]
fn folder_that_changes_during_the_run_does_not_stop_it() {
    let desk = Desk::new();
    for n in 0..120 {
        desk.put(&format!("in/{n}.xml"), save(BROKEN));
    }
    let (folder, done) = (desk.path("in"), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut turn = 0;
            while !done.load(Ordering::SeqCst) {
                turn += 1;
                for n in (turn % 7..120).step_by(7) {
                    let (one, other) = (folder.join(format!("{n}.xml")), folder.join(format!("{n}.gone")));
                    match turn % 3 {
                        0 => drop(std::fs::rename(&one, &other)),
                        1 => drop(std::fs::rename(&other, &one)),
                        _ => drop(std::fs::write(
                            &one,
                            save(&BROKEN.replace("chips", &"x".repeat(turn % 5000))),
                        )),
                    }
                }
                std::thread::sleep(Duration::from_millis(1));
            }
        });
        for line in ["validate --format json in", "validate --diff in", "validate --fix --format ndjson in"] {
            for _ in 0..4 {
                let run = desk.run(line);
                assert!([0, 1, 3].contains(&run.code), "{line}: {} {}", run.code, run.stderr);
                assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
            }
        }
        done.store(true, Ordering::SeqCst);
    });
    // No half of a file, and no file of the run's own, is left.
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        assert!(path.extension().is_some_and(|end| end == "xml" || end == "gone"), "{}", path.display());
    }
}

#[test]
#[cfg(unix)]
fn fix_of_a_file_with_hard_links_says_so() {
    let desk = Desk::new();
    let path = desk.put("a.xml", save(BROKEN));
    std::fs::hard_link(&path, desk.path("other.xml")).unwrap();
    let run = desk.run("validate --fix a.xml").exits(0);
    run.says(&["a.xml: its other hard links keep the old content", "fixed: a.xml"]);
    assert!(std::fs::read_to_string(desk.path("other.xml")).unwrap().contains("Fish & chips"));
}

#[test]
fn fix_that_cannot_be_written_is_not_reported_as_fixed() {
    let desk = Desk::new();
    let path = desk.put("a.xml", save(BROKEN));
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    let run = desk.run("validate --fix a.xml").exits(3);
    let run = run.says(&["`a.xml` is read-only", "nothing was fixed in 1 document"]);
    assert!(!run.stdout.contains("`--fix` fixes"), "{}", run.stdout);
}

#[test]
fn outputs_that_are_the_same_file_are_refused() {
    let desk = Desk::new();
    desk.put("a.xml", save(BROKEN));
    let run = desk.run("validate --output json=x --output sarif=./x a.xml").exits(2);
    run.says(&["`./x` is named by two `--output`"]);
    desk.run("validate --baseline a.xml --update-baseline a.xml")
        .exits(2)
        .says(&["`a.xml` is not a baseline"]);
}
