//! The signals that ask a process to end.

use crate::interrupt::Interrupt;

/// Makes Ctrl-C, SIGTERM and SIGHUP request a stop from now on, except those that were ignored when the program
/// started: `nohup` and shells ignore them for programs that are to outlive a session.
#[cfg(unix)]
pub fn heed(interrupt: Interrupt) {
    use std::sync::Once;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    use crate::interrupt::StopSignal;

    static HEEDED: Once = Once::new();
    HEEDED.call_once(|| {
        let ignored = ignored();
        let heeded = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| ignored & 1 << (signal - 1) == 0);
        let Ok(mut signals) = Signals::new(heeded) else { return };
        let wait = move || {
            signals.forever().for_each(|signal| {
                interrupt.request_by(match signal {
                    SIGTERM => StopSignal::Terminate,
                    SIGHUP => StopSignal::HangUp,
                    _ => StopSignal::Interrupt,
                });
            });
        };
        // Without the thread the signals would be lost, but a machine that has none left ends the run anyway.
        let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(wait);
    });
}

/// The signals that this process ignores, a bit for each, from 1 for signal 1. Only Linux tells without a call that
/// Rust calls unsafe; elsewhere none are known to be ignored.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = crate::files::read_bytes(std::path::Path::new("/proc/self/status")).unwrap_or_default();
    let status = String::from_utf8_lossy(&status);
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default()
}

/// Makes Ctrl-C and the closing of the window request a stop from now on.
#[cfg(not(unix))]
pub fn heed(interrupt: Interrupt) {
    // A second call in one process fails because a handler is in place already, which does the same.
    let _ = ctrlc::set_handler(move || interrupt.request());
}
