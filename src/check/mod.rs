//! Checks documents. A rule is data with a pure function, and [`run`] calls them all. Only here are diagnostics made,
//! so that silencing, explaining and showing have one path.

mod abridged;
mod deletion;
mod edits;
mod finding;
mod fingerprint;
mod form;
mod intended;
mod manual;
mod merge_tags;
mod policy;
mod rule;
pub mod rules;
mod slide_media;
mod suppress;
mod values;

#[cfg(test)]
pub(crate) mod examples;

pub use abridged::abridged;
pub use finding::{Finding, Findings};
pub use manual::{Example, Manual};
pub use policy::{Naming, Policy, UnknownRule, Weight};
pub use rule::{Level, Rule, Strictness};
pub use suppress::baseline::{Baseline, Findings as KnownFindings, Known, Names};

use std::cell::OnceCell;

use crate::diagnostic::{Diagnostic, Suppressed};
use crate::elements::Field;
use crate::media::assets::Assets;
use crate::message::{Message, Request};
use crate::source::Source;
use crate::xml::{Document, Element, SyntaxError, SyntaxErrorKind};
use slide_media::Link;

/// All that a rule may see.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The text.
    pub source: &'a Source,
    /// The text's form.
    pub document: &'a Document<'a>,
    /// What it says.
    pub message: &'a Message,
    /// What is known of the media it names.
    pub assets: &'a Assets,
    /// The media taken apart, by the first rule that looks at them.
    links: OnceCell<Vec<Link<'a>>>,
    /// The elements that are never closed, found by the first rule that asks.
    endless: OnceCell<Vec<Element<'a, 'a>>>,
    /// The fields with merge tags, found by the first rule that looks for them.
    tagged: OnceCell<Vec<&'a Field>>,
    /// Whether all tags could be read, found by the first rule that asks.
    whole: OnceCell<bool>,
}

impl<'a> Subject<'a> {
    /// A document as rules see it.
    #[must_use]
    pub fn new(
        source: &'a Source,
        document: &'a Document<'a>,
        message: &'a Message,
        assets: &'a Assets,
    ) -> Self {
        let (links, endless, tagged, whole) =
            (OnceCell::new(), OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { source, document, message, assets, links, endless, tagged, whole }
    }

    /// The request, if the document is one.
    #[must_use]
    pub fn request(&self) -> Option<&'a Request> {
        self.message.request()
    }

    /// Whether all tags of the document could be read. Where they could not, what seems to be missing may stand in
    /// the unread part, so that rules about missing things keep silent.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let told = |error: &SyntaxError| match error.kind {
            SyntaxErrorKind::StrayLess => form::consequences::set_apart(self, error).is_none(),
            _ => error.kind.leaves_tags(),
        };
        *self.whole.get_or_init(|| self.document.errors().iter().all(told))
    }
}

/// What is wrong with a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The findings that count, in the order of their places.
    pub diagnostics: Vec<Diagnostic>,
    /// Those that do not, in the order of their places.
    pub suppressed: Vec<Suppressed>,
    /// How many findings the baseline holds that are gone.
    pub gone: usize,
}

/// Runs every rule that is wanted, and takes out what a comment or the baseline lets stand.
#[must_use]
pub fn run(subject: &Subject<'_>, policy: &Policy) -> Found {
    let mut found = Vec::new();
    // What is no document of the API is judged by no other rule.
    let other = form::not_a_message::something_else(subject).is_some();
    let judges = |rule: &&&Rule| policy.wants(rule) && (!other || rule.name == "unknown-root");
    for rule in rules::RULES.iter().filter(judges) {
        (rule.check)(subject, &mut Findings::new(rule, policy, &mut found));
    }
    // What is something else has one finding, which is not about a value.
    if !other && !subject.is_whole() {
        let of_form = |rule: &str| rules::find(rule).is_some_and(|rule| rule.codes == ["E108"]);
        found.retain(|found| {
            of_form(found.rule) || !form::consequences::is_of_endless_value(subject, found.primary.span)
        });
    }
    // What the service sent it answers with nothing.
    if matches!(subject.message, Message::Postback(_) | Message::Reply(_)) {
        found.iter_mut().for_each(|diagnostic| diagnostic.codes.clear());
    }
    let mut suppressed = suppress::silence::inline(subject, policy, &mut found);
    found.sort_by_key(in_place);
    // One mistake of form can be seen from two elements.
    found.dedup_by(|one, other| {
        one.rule == other.rule && one.primary.span == other.primary.span && one.message == other.message
    });
    suppressed.sort_by_key(|suppressed| in_place(&suppressed.diagnostic));
    if policy.names() {
        fingerprint::name(subject, &mut found);
        fingerprint::name(subject, suppressed.iter_mut().map(|suppressed| &mut suppressed.diagnostic));
    }
    let gone = match &policy.baseline {
        Some(baseline) => baseline.take(subject.source.origin(), &mut found, &mut suppressed),
        None => 0,
    };
    suppressed.sort_by_key(|suppressed| in_place(&suppressed.diagnostic));
    Found { diagnostics: found, suppressed, gone }
}

fn in_place(diagnostic: &Diagnostic) -> (u32, u32) {
    (diagnostic.primary.span.start, diagnostic.primary.span.end)
}
