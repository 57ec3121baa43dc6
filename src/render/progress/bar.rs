//! A bar, or a counter, that vanishes at the end.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::screen;

/// Runs of fewer steps are over before a bar could be read.
const WORTH_SHOWING: usize = 64;

/// How often a running bar is redrawn.
const TICK: Duration = Duration::from_millis(100);

/// A bar on standard error that vanishes at the end; nothing is drawn if standard error is not a terminal.
#[derive(Debug)]
pub struct Progress {
    /// The bar, if it can ever appear: keeping even a hidden one takes time for every step.
    bar: Option<ProgressBar>,
    /// Whether the bar appears only after many steps, because their number is not known in advance.
    late: bool,
    /// Whether the bar counts the steps of another part of the program, so that [`Progress::advance`] does nothing.
    borrowed: bool,
}

impl Progress {
    fn drawn(doing: &'static str, steps: usize) -> Self {
        let target = screen::stderr();
        let bar = ProgressBar::with_draw_target(Some(steps as u64), target).with_message(doing);
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} {eta}");
        bar.set_style(style.expect("the template is well-formed"));
        bar.enable_steady_tick(TICK);
        Self { bar: Some(bar), late: false, borrowed: false }
    }

    /// Nothing, for runs that no person watches.
    fn unseen() -> Self {
        Self { bar: None, late: false, borrowed: false }
    }

    /// Counts steps whose number is not known in advance. The counter appears once there are enough steps for the
    /// user to wait.
    #[must_use]
    pub fn counting(doing: &'static str, is_terminal: bool) -> Self {
        if !is_terminal {
            return Self::unseen();
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_message(doing);
        let style = ProgressStyle::with_template("{msg} {pos} {spinner}");
        bar.set_style(style.expect("the template is well-formed"));
        Self { bar: Some(bar), late: true, borrowed: false }
    }

    /// Starts a bar whose steps are worth showing one by one, and whose number grows.
    #[must_use]
    pub fn growing(doing: &'static str, is_terminal: bool) -> Self {
        if is_terminal { Self::drawn(doing, 0) } else { Self::unseen() }
    }

    /// Adds one step to the bar.
    pub fn grow(&self) {
        self.bar.iter().for_each(|bar| bar.inc_length(1));
    }

    /// The same bar for a part of the program whose steps it does not count.
    #[must_use]
    pub fn watched(&self) -> Self {
        Self { bar: self.bar.clone(), late: false, borrowed: true }
    }

    /// Marks one step as done.
    pub fn advance(&self) {
        let Some(bar) = self.bar.as_ref().filter(|_| !self.borrowed) else { return };
        bar.inc(1);
        if self.late && bar.position() == WORTH_SHOWING as u64 {
            bar.set_draw_target(screen::stderr());
            bar.enable_steady_tick(TICK);
        }
    }

    /// Runs `speak`, which writes to standard error, with the bar hidden.
    pub fn aside<T>(&self, speak: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(speak),
            None => speak(),
        }
    }

    /// Removes the bar after the last step.
    pub fn finish(self) {
        self.bar.iter().for_each(ProgressBar::finish_and_clear);
    }
}
