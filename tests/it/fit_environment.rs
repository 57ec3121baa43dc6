//! `fit` when the environment fails: tools that are killed or hang, full disks, folders that cannot be written to.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::fit::{SOUND, VIDEO, X264, nothing_is_left};
use crate::harness::{Desk, Run, ffmpeg};

/// A video whose fitting takes a while.
pub fn desk_with_video() -> Desk {
    let desk = Desk::new();
    ffmpeg(
        &desk.path(""),
        &format!("-f lavfi -i testsrc2=d=4:s=320x240:r=30 -f lavfi -i sine=d=4 {X264} -c:a aac a.mp4"),
    );
    desk
}

/// The processes whose command line holds all of `words`.
pub fn processes(words: &[&str]) -> Vec<u32> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc").unwrap().flatten() {
        let line = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line).replace('\0', " ");
        if let Some(process) = entry.file_name().to_str().and_then(|name| name.parse().ok())
            && words.iter().all(|word| line.contains(word))
        {
            found.push(process);
        }
    }
    found
}

/// Waits until `condition` holds.
#[track_caller]
pub fn eventually(what: &str, condition: impl Fn() -> bool) {
    let started = Instant::now();
    while !condition() {
        assert!(started.elapsed() < Duration::from_secs(60), "{what}");
        std::thread::yield_now();
    }
}

#[test]
fn killed_ffmpeg_is_reported_and_leaves_no_files() {
    let desk = desk_with_video();
    let here = desk.path("").display().to_string();
    let running = desk.start("fit a.mp4 --budget 60KB --preset veryslow -q --out-dir out");
    let working = || processes(&["ffmpeg", "-pass 1", &here]);
    eventually("ffmpeg is started", || !working().is_empty());
    for process in working() {
        let _ = Command::new("kill").args(["-KILL", &process.to_string()]).status();
    }
    running.ends().exits(4).says(&["`ffmpeg` failed", "SIGKILL", "something else killed it"]);
    nothing_is_left(&desk, &["a.mp4"]);
}

#[test]
fn an_input_that_is_replaced_meanwhile_is_refused_and_not_cached() {
    let desk = desk_with_video();
    ffmpeg(&desk.path(""), &format!("-f lavfi -i mandelbrot=s=320x240:r=30 -t 4 {X264} other.mp4"));
    let here = desk.path("").display().to_string();
    let line = "fit a.mp4 --budget 60KB -q --out-dir out";
    let first = std::fs::read(desk.path("a.mp4")).unwrap();
    let running = desk.start(&format!("{line} --preset veryslow"));
    eventually("ffmpeg is started", || !processes(&["ffmpeg", "-pass 1", &here]).is_empty());
    std::fs::rename(desk.path("other.mp4"), desk.path("a.mp4")).unwrap();
    running.ends().exits(3).says(&["`a.mp4` changed while it was being fitted", "run it again"]);
    nothing_is_left(&desk, &["a.mp4"]);
    desk.put("a.mp4", first);
    let again = desk.run(&format!("{line} --preset veryslow --format json")).exits(0).json();
    assert_ne!(again["results"][0]["encodes"], 0, "{again}");
}

/// Runs the program under a shell that has set a limit before.
fn run_under(desk: &Desk, limit: &str, line: &str) -> Run {
    let script = format!("{limit}; exec '{}' {line}", env!("CARGO_BIN_EXE_mmsctl"));
    let mut command = Command::new("sh");
    Run::new(command.args(["-c", &script]).current_dir(desk.path("")).output().unwrap())
}

#[test]
fn standard_input_is_fitted_if_it_is_a_file_and_refused_if_it_is_a_pipe() {
    let desk = desk_with_video();
    let line = "fit /dev/stdin --budget 60KB --preset ultrafast -q --no-cache -o b.mp4";
    run_under(&desk, "exec <a.mp4", line).exits(0);
    std::fs::remove_file(desk.path("b.mp4")).unwrap();
    let piped = format!("cat a.mp4 | '{}' {line}; exit $?", env!("CARGO_BIN_EXE_mmsctl"));
    run_under(&desk, &piped, "").exits(3).says(&["is not a regular file", "save what comes from there"]);
    nothing_is_left(&desk, &["a.mp4"]);
}

#[test]
fn a_folder_for_results_that_is_removed_meanwhile_is_named() {
    let desk = desk_with_video();
    let here = desk.path("").display().to_string();
    let running = desk.start("fit a.mp4 --budget 60KB --preset veryslow -q --no-cache --out-dir out");
    eventually("ffmpeg is started", || !processes(&["ffmpeg", "-pass 1", &here]).is_empty());
    std::fs::remove_dir_all(desk.path("out")).unwrap();
    running.ends().exits(3).says(&["`out` is gone", "run it again"]);
    nothing_is_left(&desk, &["a.mp4"]);
}

#[test]
fn another_program_in_the_place_of_ffprobe_is_blamed_and_not_the_file() {
    let desk = desk_with_video();
    let fake = desk.path("bin/ffprobe");
    desk.put("bin/ffprobe", "#!/bin/sh\necho hello\n");
    std::fs::set_permissions(&fake, PermissionsExt::from_mode(0o755)).unwrap();
    let run = run_under(&desk, "PATH=$PWD/bin:$PATH", "fit a.mp4 --budget 60KB -q --no-cache -o b.mp4");
    run.exits(4).says(&["`ffprobe` does not answer as it should", "is another program called so?"]);
}

#[test]
fn ulimit_on_file_sizes_is_reported() {
    let desk = desk_with_video();
    let run = run_under(&desk, "ulimit -c 0; ulimit -f 8", "fit a.mp4 --budget 60KB --no-cache -q -o b.mp4");
    run.exits(4).says(&["SIGXFSZ", "raise `ulimit -f`"]);
    nothing_is_left(&desk, &["a.mp4"]);
}

/// A file system of a few kilobytes; gone when dropped.
struct Small<'a>(&'a Path);

impl<'a> Small<'a> {
    fn mount(folder: &'a Path) -> Option<Self> {
        std::fs::create_dir(folder).unwrap();
        let mut mount = Command::new("mount");
        let done = mount.args(["-t", "tmpfs", "-o", "size=24k", "tmpfs"]).arg(folder).output().ok()?;
        done.status.success().then_some(Self(folder))
    }
}

impl Drop for Small<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn full_disk_is_reported_and_no_file_left() {
    let desk = desk_with_video();
    let folder = desk.path("small");
    let Some(_small) = Small::mount(&folder) else {
        eprintln!("skipped: only the superuser may mount a small disk");
        return;
    };
    let run = desk.run("fit a.mp4 --budget 60KB --preset ultrafast -q -o small/b.mp4").exits(3);
    run.says(&["the disk of `small` is full", "make room on it"]);
    assert_eq!(desk.list("small"), [""; 0]);
}

#[test]
fn unwritable_folder_is_reported_before_encoding() {
    let desk = desk_with_video();
    let line = "fit a.mp4 --budget 60KB -q";
    desk.run(&format!("{line} -o a.mp4/b.mp4")).exits(3).says(&["`a.mp4` cannot be written"]);
    desk.run(&format!("{line} --out-dir a.mp4/out")).exits(3).says(&["`a.mp4/out`"]);
    desk.run(&format!("{line} --out-dir /proc/out")).exits(3).says(&["`/proc/out`"]);
    desk.run(&format!("{line} -o /dev/full")).exits(2).says(&["`/dev/full` is not a regular file"]);
    let closed = desk.path("closed");
    std::fs::create_dir(&closed).unwrap();
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser writes everywhere.
    if std::fs::write(closed.join("probe"), "").is_err() {
        let run = desk.run(&format!("{line} -o closed/b.mp4")).exits(3);
        run.says(&["`closed` cannot be written", "give this user the right to write there"]);
        std::fs::copy(desk.path("a.mp4"), desk.path("a2.mp4")).unwrap();
        std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o755)).unwrap();
        std::fs::rename(desk.path("a2.mp4"), closed.join("a.mp4")).unwrap();
        std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o555)).unwrap();
        // What is kept needs no place beside it.
        desk.run("fit closed/a.mp4 --budget 9MB -q").exits(0).prints(&["kept as it is"]);
        desk.run("fit closed/a.mp4 --budget 60KB -q").exits(3).says(&["`closed` cannot be written"]);
    } else {
        std::fs::remove_file(closed.join("probe")).unwrap();
        eprintln!("skipped: permissions do not bind the superuser");
    }
    nothing_is_left(&desk, &["a.mp4", "closed"]);
}

/// Writes a script that can be run, and gives the PATH that finds it first.
pub fn executable(desk: &Desk, name: &str, script: &str) -> String {
    let file = desk.put(name, script);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
    format!("{}:{}", file.parent().unwrap().display(), std::env::var("PATH").unwrap())
}

/// Puts a script in the place of ffmpeg that answers questions and then starts a `sleep` of so many seconds. Gives the
/// PATH to start the program with.
pub fn hanging_ffmpeg(desk: &Desk, seconds: &str) -> String {
    let path = std::env::var("PATH").unwrap();
    let script = format!(
        "#!/bin/sh\ncase \"$*\" in\n*-version*) PATH='{path}' exec ffmpeg \"$@\";;\nesac\nsleep {seconds} &\nwait\n"
    );
    executable(desk, "bin/ffmpeg", &script)
}

#[test]
fn hanging_ffmpeg_is_ended_with_its_children_after_the_timeout() {
    let desk = desk_with_video();
    let path = hanging_ffmpeg(&desk, "8617.5");
    let desk = desk.environment("PATH", &path);
    let run = desk.run("fit a.mp4 --budget 60KB -q --timeout 1s --out-dir out").exits(4);
    run.says(&["`ffmpeg` was ended after 1 s", "raise `--timeout`"]);
    eventually("the sleep ends", || processes(&["sleep 8617.5"]).is_empty());
    nothing_is_left(&desk, &["a.mp4", "bin"]);
}

#[test]
fn impossible_budget_names_the_least_and_leaves_no_files() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), &format!("{VIDEO} {SOUND} {X264} -c:a aac a.mp4"));
    let run = desk.run("fit a.mp4 --budget 2KB -o b.mp4 -q").exits(6);
    run.says(&["the least reachable is", "`--budget "]);
    nothing_is_left(&desk, &["a.mp4"]);
}
