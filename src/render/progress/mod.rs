//! Progress on a terminal, for runs that a person waits for.

pub mod fit;

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Steps of one run below this are over before a bar could be read.
const WORTH_SHOWING: usize = 64;

/// How often a bar that moves is drawn.
const TICK: Duration = Duration::from_millis(100);

/// A bar on standard error that vanishes when it is done; nothing where nobody watches.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    /// Whether the bar appears only when many steps are done, as their number is not known before.
    late: bool,
    /// Whether somebody else's steps are counted.
    borrowed: bool,
}

impl Progress {
    /// Starts a bar of `steps`; `doing` says what is done, as in `checking`.
    #[must_use]
    pub fn start(doing: &'static str, steps: usize, is_terminal: bool) -> Self {
        if !is_terminal || steps < WORTH_SHOWING {
            return Self { bar: ProgressBar::hidden(), late: false, borrowed: false };
        }
        Self::drawn(doing, steps)
    }

    fn drawn(doing: &'static str, steps: usize) -> Self {
        let target = ProgressDrawTarget::stderr();
        let bar = ProgressBar::with_draw_target(Some(steps as u64), target).with_message(doing);
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} {eta}");
        bar.set_style(style.expect("the template is well-formed"));
        bar.enable_steady_tick(TICK);
        Self { bar, late: false, borrowed: false }
    }

    /// Counts steps whose number is not known before, once they are so many that somebody waits.
    #[must_use]
    pub fn counting(doing: &'static str, is_terminal: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_message(doing);
        let style = ProgressStyle::with_template("{msg} {pos} {spinner}");
        bar.set_style(style.expect("the template is well-formed"));
        Self { bar, late: is_terminal, borrowed: false }
    }

    /// Starts a bar whose steps are worth seeing one by one, and whose number is found on the way.
    #[must_use]
    pub fn growing(doing: &'static str, is_terminal: bool) -> Self {
        if is_terminal {
            Self::drawn(doing, 0)
        } else {
            Self { bar: ProgressBar::hidden(), late: false, borrowed: false }
        }
    }

    /// There is one step more.
    pub fn grow(&self) {
        self.bar.inc_length(1);
    }

    /// The same bar for somebody whose steps it does not count.
    #[must_use]
    pub fn watched(&self) -> Self {
        Self { bar: self.bar.clone(), late: false, borrowed: true }
    }

    /// One step is done.
    pub fn advance(&self) {
        if self.borrowed {
            return;
        }
        self.bar.inc(1);
        if self.late && self.bar.position() == WORTH_SHOWING as u64 {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.enable_steady_tick(TICK);
        }
    }

    /// Does what writes to standard error while the bar is out of the way.
    pub fn aside<T>(&self, speak: impl FnOnce() -> T) -> T {
        self.bar.suspend(speak)
    }

    /// All is done: the bar goes.
    pub fn finish(self) {
        self.bar.finish_and_clear();
    }
}
