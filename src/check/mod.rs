//! Judging documents. A rule is data with a pure function; [`run`] calls them all. Only here are
//! diagnostics made, so that silencing, explaining and showing have one path.

mod finding;
mod html;
mod lookalike;
mod manual;
mod markup;
mod parts;
mod rule;
pub mod rules;
mod tags;
mod values;

#[cfg(test)]
mod examples;

pub use finding::{Finding, Findings};
pub use manual::{Example, Manual};
pub use rule::{Level, Rule, Strictness};

use crate::diagnostic::Diagnostic;
use crate::media::assets::Assets;
use crate::message::{Message, Request};
use crate::source::Source;
use crate::xml::Document;

/// All that a rule may see.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The text.
    pub source: &'a Source,
    /// The text's form.
    pub document: &'a Document<'a>,
    /// What it says.
    pub message: &'a Message,
    /// What is known of the media it names.
    pub assets: &'a Assets,
}

impl<'a> Subject<'a> {
    /// The request, if the document is one.
    #[must_use]
    pub fn request(&self) -> Option<&'a Request> {
        self.message.request()
    }

    /// Whether the whole document could be read. Where it could not, what seems to be missing may stand in
    /// the unread part, so that rules about missing things keep silent.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.document.errors().is_empty()
    }
}

/// Runs every rule; the findings come in the order of their places.
#[must_use]
pub fn run(subject: &Subject<'_>, strictness: Strictness) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // What is no document of the API is judged by no other rule.
    let other = lookalike::something_else(subject).is_some();
    for rule in rules::RULES.iter().filter(|rule| !other || rule.name == "unknown-root") {
        (rule.check)(subject, &mut Findings::new(rule, strictness, &mut found));
    }
    found.sort_by_key(|diagnostic| (diagnostic.primary.span.start, diagnostic.primary.span.end));
    found
}
