//! `fit` ended by signals.

use std::process::{Command, Stdio};
use std::time::Instant;

use crate::fit::{X264, nothing_is_left};
use crate::harness::{Desk, ffmpeg};

/// Sends a signal as a person at a terminal would.
fn signal(name: &str, process: u32) {
    let done = Command::new("kill").args([format!("-{name}"), process.to_string()]).status();
    assert!(done.unwrap().success());
}

#[test]
fn interrupting_at_any_moment_leaves_nothing() {
    let desk = Desk::new();
    ffmpeg(
        &desk.path(""),
        &format!("-f lavfi -i testsrc2=d=4:s=320x240:r=30 -f lavfi -i sine=d=4 {X264} -c:a aac a.mp4"),
    );
    let start = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mmsctl"));
        command
            .args(["fit", "a.mp4", "--budget", "60KB", "-q", "--out-dir", "out"])
            .current_dir(desk.path(""));
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let started = Instant::now();
    assert!(start().wait().unwrap().success());
    let mut whole = started.elapsed();
    std::fs::remove_dir_all(desk.path("out")).unwrap();
    let mut interrupted = 0;
    for n in 0..20u32 {
        let started = Instant::now();
        let mut child = start();
        // Moments all over the run, in no order: multiples of the golden section.
        std::thread::sleep(whole.mul_f64((f64::from(n) * 0.618_034).fract() * 0.95));
        signal(if n % 2 == 0 { crate::harness::interruption() } else { "TERM" }, child.id());
        let status = child.wait().unwrap();
        if status.success() {
            // The machine is less busy than it was.
            whole = whole.min(started.elapsed());
            std::fs::remove_dir_all(desk.path("out")).unwrap();
        } else {
            interrupted += 1;
        }
        nothing_is_left(&desk, &["a.mp4"]);
    }
    assert!(interrupted >= 10, "{interrupted}");
}
