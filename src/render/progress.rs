//! Progress on a terminal, for runs that a person waits for.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Steps of one run below this are over before a bar could be read.
const WORTH_SHOWING: usize = 64;

/// A bar on standard error that vanishes when it is done; nothing where nobody watches.
#[derive(Debug)]
pub struct Progress(ProgressBar);

impl Progress {
    /// Starts a bar of `steps`; `doing` says what is done, as in `checking`.
    #[must_use]
    pub fn start(doing: &'static str, steps: usize, is_terminal: bool) -> Self {
        if !is_terminal || steps < WORTH_SHOWING {
            return Self(ProgressBar::hidden());
        }
        Self::drawn(doing, steps)
    }

    fn drawn(doing: &'static str, steps: usize) -> Self {
        let target = ProgressDrawTarget::stderr();
        let bar = ProgressBar::with_draw_target(Some(steps as u64), target).with_message(doing);
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} {eta}");
        bar.set_style(style.expect("the template is well-formed"));
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    /// Starts a bar whose steps are worth seeing one by one, and whose number is found on the way.
    #[must_use]
    pub fn growing(doing: &'static str, is_terminal: bool) -> Self {
        if is_terminal { Self::drawn(doing, 0) } else { Self(ProgressBar::hidden()) }
    }

    /// There is one step more.
    pub fn grow(&self) {
        self.0.inc_length(1);
    }

    /// The bar goes, for now or for good.
    pub fn clear(&self) {
        self.0.finish_and_clear();
    }

    /// One step is done.
    pub fn advance(&self) {
        self.0.inc(1);
    }

    /// All is done: the bar goes.
    pub fn finish(self) {
        self.0.finish_and_clear();
    }
}
