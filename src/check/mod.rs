//! Judging documents. A rule is data with a pure function; [`run`] calls them all. Only here are
//! diagnostics made, so that silencing, explaining and showing have one path.

mod edits;
mod finding;
mod html;
mod manual;
mod markup;
mod meant;
mod parts;
mod policy;
mod rule;
pub mod rules;
mod tags;
mod values;

#[cfg(test)]
pub(crate) mod examples;

pub use finding::{Finding, Findings};
pub use manual::{Example, Manual};
pub use policy::{Policy, UnknownRule, Weight};
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

/// Runs every rule that is wanted; the findings come in the order of their places.
#[must_use]
pub fn run(subject: &Subject<'_>, policy: &Policy) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in rules::RULES.iter().filter(|rule| policy.wants(rule)) {
        (rule.check)(subject, &mut Findings::new(rule, policy, &mut found));
    }
    found.sort_by_key(|diagnostic| (diagnostic.primary.span.start, diagnostic.primary.span.end));
    found
}
