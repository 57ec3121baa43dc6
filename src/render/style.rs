//! Colours of output, or none.

use annotate_snippets::Renderer;
use annotate_snippets::renderer::DecorStyle;

use crate::diagnostic::Severity;

/// How text for people is dressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether colours may be used; only the 12 that every terminal theme defines are.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Style {
    /// No colour, for pipes and files.
    #[must_use]
    pub fn plain() -> Self {
        Self { colour: false, width: 100 }
    }

    pub(super) fn frames(self) -> Renderer {
        let renderer = if self.colour { Renderer::styled() } else { Renderer::plain() };
        renderer.decor_style(DecorStyle::Ascii).term_width(self.width.max(40))
    }

    /// The words in bold.
    #[must_use]
    pub fn bold(self, words: &str) -> String {
        self.wrap("1", words)
    }

    /// The words in green.
    #[must_use]
    pub fn good(self, words: &str) -> String {
        self.wrap("1;32", words)
    }

    /// The words in yellow.
    #[must_use]
    pub fn doubtful(self, words: &str) -> String {
        self.wrap("1;33", words)
    }

    /// The words in red.
    #[must_use]
    pub fn bad(self, words: &str) -> String {
        self.wrap("1;31", words)
    }

    /// The words in plain green, as what is new.
    #[must_use]
    pub fn added(self, words: &str) -> String {
        self.wrap("32", words)
    }

    /// The words in plain red, as what is gone.
    #[must_use]
    pub fn removed(self, words: &str) -> String {
        self.wrap("31", words)
    }

    /// The words dimmed.
    #[must_use]
    pub fn dim(self, words: &str) -> String {
        self.wrap("2", words)
    }

    /// The words in a severity's colour.
    #[must_use]
    pub fn severity(self, severity: Severity, words: &str) -> String {
        match severity {
            Severity::Error => self.bad(words),
            Severity::Warning => self.doubtful(words),
            Severity::Info => self.dim(words),
        }
    }

    fn wrap(self, code: &str, words: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{words}\u{1b}[0m") } else { words.to_owned() }
    }
}
