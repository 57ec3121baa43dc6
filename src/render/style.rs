//! Colours of output.

use annotate_snippets::Renderer;
use annotate_snippets::renderer::DecorStyle;

use crate::diagnostic::Severity;

/// The style of text for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether colours may be used. Only some of the 12 that every terminal theme defines are used.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Style {
    /// No colours, for pipes and files.
    #[must_use]
    pub fn plain() -> Self {
        Self { colour: false, width: 100 }
    }

    pub(super) fn frames(self) -> Renderer {
        let renderer = if self.colour { Renderer::styled() } else { Renderer::plain() };
        renderer.decor_style(DecorStyle::Ascii).term_width(self.width.max(40))
    }

    /// Formats `words` in bold.
    #[must_use]
    pub fn bold(self, words: &str) -> String {
        self.wrap("1", words)
    }

    /// Formats `words` in green.
    #[must_use]
    pub fn good(self, words: &str) -> String {
        self.wrap("1;32", words)
    }

    /// Formats `words` in yellow.
    #[must_use]
    pub fn doubtful(self, words: &str) -> String {
        self.wrap("1;33", words)
    }

    /// Formats `words` in red.
    #[must_use]
    pub fn bad(self, words: &str) -> String {
        self.wrap("1;31", words)
    }

    /// Formats `words` in plain green, for added text.
    #[must_use]
    pub fn added(self, words: &str) -> String {
        self.wrap("32", words)
    }

    /// Formats `words` in plain red, for removed text.
    #[must_use]
    pub fn removed(self, words: &str) -> String {
        self.wrap("31", words)
    }

    /// Formats `words` dimmed.
    #[must_use]
    pub fn dim(self, words: &str) -> String {
        self.wrap("2", words)
    }

    /// Formats `words` in the colour of a severity.
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
