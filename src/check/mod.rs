//! Checks documents. A rule is data with a pure function, and [`run`] calls them all. Diagnostics are made only here,
//! so that suppressing, explaining and showing them each have one path.

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
mod scope;
mod slide_media;
mod suppress;
mod values;

#[cfg(test)]
pub(crate) mod examples;

pub use abridged::{Unlisted, abridged};
pub use finding::{Finding, Findings};
pub use manual::{Example, Manual};
pub use policy::{Naming, Policy, UnknownRule, Weight};
pub use rule::{About, Level, Rule, Scope, Strictness};
pub use suppress::baseline::{Baseline, Known, KnownFindings, Names};

use std::cell::OnceCell;

use crate::diagnostic::{Diagnostic, Suppressed};
use crate::elements::{Field, Oddity};
use crate::media::assets::Assets;
use crate::message::{Message, Request};
use crate::source::{Source, Span, Spanned};
use crate::xml::{AttributeFault, Document, Element, SyntaxError, SyntaxErrorKind};
use slide_media::Link;

/// Everything that a rule may see.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The text.
    pub source: &'a Source,
    /// The parsed XML.
    pub document: &'a Document<'a>,
    /// The content of the document.
    pub message: &'a Message,
    /// The facts known about the media that it names.
    pub assets: &'a Assets,
    derived: Derived<'a>,
}

/// What several rules need, computed by the first of them.
#[derive(Debug, Default)]
struct Derived<'a> {
    /// The media with their parsed URLs.
    links: OnceCell<Vec<Link<'a>>>,
    /// The elements that are never closed.
    endless: OnceCell<Vec<Element<'a, 'a>>>,
    /// The tags that are swapped.
    swapped: OnceCell<Option<form::swapped_tags::Swapped>>,
    /// The fields with merge tags.
    tagged: OnceCell<Vec<&'a Field>>,
    /// The texts that are not plain.
    unusual: OnceCell<Vec<&'a Spanned<String>>>,
    /// Whether all tags could be read.
    whole: OnceCell<bool>,
    /// Whether the document is about something else than MMS.
    outside: OnceCell<bool>,
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
        Self { source, document, message, assets, derived: Derived::default() }
    }

    /// The request, if the document is one.
    #[must_use]
    pub fn request(&self) -> Option<&'a Request> {
        self.message.request()
    }

    /// What is odd about the document's elements. What belongs in a document about something else than MMS is not
    /// known, so that only what is wrong in every document is odd there.
    pub fn oddities(&self) -> impl Iterator<Item = &'a Oddity> + Clone {
        let outside = scope::is_outside(self);
        self.message
            .oddities()
            .iter()
            .filter(move |oddity| !outside || scope::is_wrong_everywhere(self, oddity))
    }

    /// Whether every value is what its element holds, character by character: no reference, no CDATA section and no
    /// mistake of form. Nearly every document is so, and no value of it contains `<` or `&`.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        self.document.errors().is_empty() && self.document.is_literal()
    }

    /// Whether all tags of the document could be read. If not, something that seems to be missing may be in the unread
    /// part, so rules about missing things report nothing.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let told = |error: &SyntaxError| match error.kind {
            SyntaxErrorKind::StrayLessThan => form::consequences::spaced_tag(self, error).is_none(),
            // A text with a `>` may be a tag that has lost its `<`.
            SyntaxErrorKind::TextOutsideRoot => !self.source.text()[error.span.range()].contains(['<', '>']),
            // A value may stand where its attribute would: `<action=saveMMS>`.
            SyntaxErrorKind::BadAttribute(why) => why != AttributeFault::NoName,
            SyntaxErrorKind::Doctype => true,
            _ => error.kind.leaves_tags(),
        };
        *self.derived.whole.get_or_init(|| self.document.errors().iter().all(told))
    }
}

/// What is wrong with a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The findings that count, in the order of their places.
    pub diagnostics: Vec<Diagnostic>,
    /// The findings that do not count, in the order of their places.
    pub suppressed: Vec<Suppressed>,
    /// How many findings of the baseline no longer occur.
    pub gone: usize,
}

/// Runs every rule that the policy wants, and takes out the findings that a comment or the baseline suppresses.
#[must_use]
pub fn run(subject: &Subject<'_>, policy: &Policy) -> Found {
    let found = run_together(std::slice::from_ref(subject), policy);
    found.into_iter().next().expect("each document is judged")
}

/// Does for several documents what [`run`] does for one. Each rule judges all of them before the next rule does: the
/// code of all rules is far larger than a usual document, and is so loaded once for all.
#[must_use]
pub fn run_together(subjects: &[Subject<'_>], policy: &Policy) -> Vec<Found> {
    let mut found: Vec<_> = subjects.iter().map(|subject| (Judges::of(subject), Vec::new())).collect();
    for rule in rules::RULES.iter().filter(|rule| policy.wants(rule)) {
        for (subject, (judges, found)) in subjects.iter().zip(&mut found) {
            if judges.include(rule) {
                let before = found.len();
                (rule.check)(subject, &mut Findings::new(rule, policy, found));
                judges.sift(rule, subject, before, found);
            }
        }
    }
    let settled = |(subject, (_, found))| settle(subject, policy, found);
    subjects.iter().zip(found).map(settled).collect()
}

/// Which rules judge a document.
struct Judges {
    /// One alone, because the document is not part of the API.
    one: bool,
    /// Only those about what is wrong in every document, because this one is not about MMS.
    few: bool,
}

impl Judges {
    fn of(subject: &Subject<'_>) -> Self {
        let one = form::not_a_message::something_else(subject).is_some();
        Self { one, few: scope::is_outside(subject) }
    }

    fn include(&self, rule: &Rule) -> bool {
        (!self.one || rule.name == rules::UNKNOWN_ROOT.name) && (!self.few || rule.judges_everything())
    }

    /// Takes out the findings of a rule, all those from number `before` on, that may only be consequences of mistakes of
    /// form, which have findings of their own.
    fn sift(&self, rule: &Rule, subject: &Subject<'_>, before: usize, found: &mut Vec<Diagnostic>) {
        // A document that is not part of the API has one finding, which is not about a value.
        if self.one || rule.about == About::Syntax || found.len() == before {
            return;
        }
        let cut_short = !subject.is_whole();
        let follows = |place: Span| {
            cut_short && form::consequences::is_of_endless_value(subject, place)
                || form::doubtful_values::is_doubtful_value(subject, rule.about, place)
        };
        let own = found.split_off(before);
        found.extend(own.into_iter().filter(|found| !follows(found.primary.span)));
    }
}

/// What counts of the findings of all rules about a document, and what is suppressed.
fn settle(subject: &Subject<'_>, policy: &Policy, mut found: Vec<Diagnostic>) -> Found {
    // The service returns no codes for documents that it sends itself.
    if matches!(subject.message, Message::Postback(_) | Message::Reply(_)) {
        found.iter_mut().for_each(|diagnostic| diagnostic.codes.clear());
    }
    let mut suppressed = suppress::silence::inline(subject, policy, &mut found);
    found.sort_by_key(in_place);
    // One syntax error can be reported for two elements.
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
