//! What fitting works with on this machine, and how its progress is shown.

use std::io;

use crate::cli::context::Context;
use crate::cli::media_args::ffprobe_at_hand;
use crate::fitting::{Equipment, Shares, Watch};
use crate::interrupt::Interrupt;
use crate::media::encode::Encode;
use crate::media::fit::Event;
use crate::render::display::plain;
use crate::render::progress::fit::FitProgress;

/// What fitting works with.
pub(super) fn equipment<'a>(
    tools: &'a dyn Encode,
    interrupt: &'a Interrupt,
    context: &Context<'_>,
) -> Equipment<'a> {
    Equipment { tools, interrupt, ffprobe: ffprobe_at_hand(context), clock: context.clock }
}

/// Says which media of a message are not counted, because only their URLs are known.
pub(super) fn note_uncounted(shares: &Shares, context: &mut Context<'_>) {
    let tag = context.err_style.doubtful("note");
    for url in &shares.uncounted {
        context.say(&format!("{tag}: `{}` is not counted: its size is not known here", plain(url)));
    }
}

/// Shows progress on standard error.
pub(super) struct Watching<'a> {
    quiet: bool,
    is_terminal: bool,
    stderr: &'a mut dyn io::Write,
    /// The progress of the files that are being worked on.
    progress: Option<FitProgress>,
}

impl<'a> Watching<'a> {
    pub(super) fn new(quiet: bool, context: &'a mut Context<'_>) -> Self {
        let is_terminal = context.environment.stderr_is_terminal;
        Self { quiet, is_terminal, stderr: &mut *context.stderr, progress: None }
    }
}

impl Watch for Watching<'_> {
    fn begin(&mut self, names: Vec<String>) {
        self.progress = Some(FitProgress::start(names, self.quiet, self.is_terminal));
    }

    fn event(&mut self, index: usize, event: Event) {
        if let Some(progress) = &mut self.progress {
            progress.event(index, event, self.stderr);
        }
    }

    fn done(&mut self, index: usize) {
        if let Some(progress) = &mut self.progress {
            progress.done(index);
        }
    }

    fn end(&mut self) {
        if let Some(progress) = self.progress.take() {
            progress.finish();
        }
    }
}
