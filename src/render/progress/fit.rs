//! Progress of `fit`: on a terminal, one bar for each running file and one for all; elsewhere, one line for each
//! step.

use std::io;
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use super::screen;
use crate::media::fit::{Event, Step};
use crate::render::display::plain;

/// The number of parts that a file's bar counts.
const PARTS: f64 = 1000.0;

/// The longest name before a bar, in characters.
const NAME: usize = 32;

/// The progress of several files.
#[derive(Debug)]
pub struct FitProgress {
    names: Vec<String>,
    /// The present step of each file.
    steps: Vec<Option<Step>>,
    show: Show,
}

#[derive(Debug)]
enum Show {
    Nothing,
    Lines,
    Bars { all: MultiProgress, files: Vec<Option<ProgressBar>>, total: Option<ProgressBar> },
}

impl FitProgress {
    /// Starts the progress of files with these names.
    #[must_use]
    pub fn start(names: Vec<String>, quiet: bool, is_terminal: bool) -> Self {
        let show = match (quiet, is_terminal) {
            (true, _) => Show::Nothing,
            (false, false) => Show::Lines,
            (false, true) => {
                let all = MultiProgress::with_draw_target(screen::stderr());
                let total = (names.len() > 1).then(|| {
                    let bar = all.add(ProgressBar::new(names.len() as u64 * PARTS as u64));
                    bar.with_style(style("{msg:32} {wide_bar} {percent:>3} % {eta:>4}")).with_message("all")
                });
                Show::Bars { all, files: names.iter().map(|_| None).collect(), total }
            }
        };
        let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
        Self { steps: names.iter().map(|_| None).collect(), names, show }
    }

    /// Shows the progress of a file.
    pub fn event(&mut self, file: usize, event: Event, stderr: &mut dyn io::Write) {
        let new = self.steps[file].replace(event.step) != Some(event.step);
        let name = &self.names[file];
        match &mut self.show {
            Show::Nothing => {}
            Show::Lines if new => {
                // If standard error is closed, there is nobody to tell.
                let _ = writeln!(stderr, "{name}: {}", event.step.words());
            }
            Show::Lines => {}
            Show::Bars { all, files, total } => {
                // Files may begin in any order.
                let after = files[file + 1..].iter().chain([&*total]).flatten().count();
                let bar = files[file].get_or_insert_with(|| {
                    let bar = all.insert_from_back(after, ProgressBar::new(PARTS as u64));
                    bar.enable_steady_tick(Duration::from_millis(100));
                    bar.with_style(style("{prefix:32} {wide_bar} {percent:>3} % {eta:>4}  {msg:14}"))
                        .with_prefix(shortened(name))
                });
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "at most a thousand"
                )]
                bar.set_position((event.done.clamp(0.0, 1.0) * PARTS) as u64);
                bar.set_message(event.step.words());
                advance(files, total.as_ref());
            }
        }
    }

    /// Shows that a file is finished, with or without a result.
    pub fn done(&mut self, file: usize) {
        if let Show::Bars { files, total, .. } = &mut self.show {
            let bar = files[file].get_or_insert_with(ProgressBar::hidden);
            bar.set_length(PARTS as u64);
            bar.set_position(PARTS as u64);
            bar.finish_and_clear();
            advance(files, total.as_ref());
        }
    }

    /// Removes the bars after the last file.
    pub fn finish(self) {
        if let Show::Bars { all, total, .. } = self.show {
            if let Some(total) = total {
                total.finish_and_clear();
            }
            // If clearing fails, the bars are left on the screen.
            let _ = all.clear();
        }
    }
}

fn advance(files: &[Option<ProgressBar>], total: Option<&ProgressBar>) {
    if let Some(total) = total {
        total.set_position(files.iter().flatten().map(ProgressBar::position).sum());
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("the template is well-formed").progress_chars("=> ")
}

/// A name shortened at the front to fit before a bar, because its end tells more than its folders.
fn shortened(name: &str) -> String {
    let length = name.chars().count();
    if length <= NAME {
        return name.to_owned();
    }
    let end: String = name.chars().skip(length - NAME + 1).collect();
    format!("…{end}")
}
