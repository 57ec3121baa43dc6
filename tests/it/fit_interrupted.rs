//! `fit` ended by signals.

use crate::fit::nothing_is_left;
use crate::fit_environment::{desk_with_video, eventually, executable, hanging_ffmpeg, processes};
use crate::harness::{Desk, interrupted, interruption};

/// Puts a script in the place of ffmpeg that counts the calls which work on files of the desk. In call `stop`, it
/// hangs: before any work, or once the work is done. Gives the PATH to start the program with.
fn ffmpeg_that_stops(desk: &Desk, stop: usize, done: bool) -> String {
    let path = std::env::var("PATH").unwrap();
    let here = desk.path("").display().to_string();
    let work = if done { "ffmpeg \"$@\" </dev/null" } else { ":" };
    let script = format!(
        "#!/bin/sh
PATH='{path}'
case \"$*\" in
*'{here}'*) ;;
*) exec ffmpeg \"$@\" ;;
esac
echo >>'{here}/bin/calls'
if [ \"$(wc -l <'{here}/bin/calls')\" -eq {stop} ]; then
    {work}
    echo >'{here}/bin/stopped'
    exec sleep 8619.5
fi
exec ffmpeg \"$@\"
"
    );
    executable(desk, "bin/ffmpeg", &script)
}

const LINE: &str = "fit a.mp4 --budget 60KB --preset ultrafast --no-cache -q --out-dir out";

#[test]
fn interrupted_in_or_after_each_call_of_ffmpeg_it_leaves_nothing() {
    let desk = desk_with_video();
    let path = ffmpeg_that_stops(&desk, 0, false);
    let desk = desk.environment("PATH", &path);
    desk.run(LINE).exits(0);
    let calls = std::fs::read_to_string(desk.path("bin/calls")).unwrap().lines().count();
    assert!(calls >= 3, "{calls}");
    std::fs::remove_dir_all(desk.path("out")).unwrap();
    for (call, done) in (1..=calls).flat_map(|call| [(call, false), (call, true)]) {
        std::fs::remove_dir_all(desk.path("bin")).unwrap();
        ffmpeg_that_stops(&desk, call, done);
        let running = desk.start(LINE);
        eventually("ffmpeg stops", || desk.path("bin/stopped").exists());
        let (signal, code) = if call % 2 == 0 { (interruption(), interrupted()) } else { ("TERM", 143) };
        running.signal(signal);
        running.ends().exits(code).says(&["interrupted"]);
        nothing_is_left(&desk, &["a.mp4", "bin"]);
    }
}

#[test]
fn interrupted_it_ends_what_ffmpeg_itself_has_started() {
    let desk = desk_with_video();
    let path = hanging_ffmpeg(&desk, "8618.5");
    let desk = desk.environment("PATH", &path);
    let running = desk.start("fit a.mp4 --budget 60KB -q --out-dir out");
    eventually("the sleep begins", || !processes(&["sleep 8618.5"]).is_empty());
    running.interrupt();
    running.ends().exits(interrupted()).says(&["interrupted"]);
    eventually("the sleep ends", || processes(&["sleep 8618.5"]).is_empty());
    nothing_is_left(&desk, &["a.mp4", "bin"]);
}
