//! Runs the rules over documents, and decides which of their findings count.

use super::finding::Findings;
use super::needs::Supplies;
use super::policy::Policy;
use super::rule::{About, Rule};
use super::subject::Subject;
use super::{fingerprint, rules, scope, suppress, syntax};
use crate::diagnostic::{Diagnostic, Edit, Severity, Suppressed};
use crate::message::Message;
use crate::source::Span;

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

/// Does for several documents what [`run`] does for one. Each rule judges all that are alike before the next rule does:
/// the code of all rules is far larger than a usual document, and is so loaded once for all.
#[must_use]
pub fn run_together(subjects: &[Subject<'_>], policy: &Policy) -> Vec<Found> {
    let mut cases: Vec<_> = subjects.iter().map(|subject| Case { subject, found: Vec::new() }).collect();
    let mut alike: Vec<(Profile, Vec<&mut Case<'_, '_>>)> = Vec::new();
    for case in &mut cases {
        let profile = Profile::of(case.subject, policy);
        match alike.iter_mut().find(|(other, _)| *other == profile) {
            Some((_, cases)) => cases.push(case),
            None => alike.push((profile, vec![case])),
        }
    }
    for (profile, mut cases) in alike {
        for rule in rules::RULES.iter().filter(|rule| profile.hears(rule, policy)) {
            cases.iter_mut().for_each(|case| case.hear(rule, profile, policy));
        }
    }
    cases.into_iter().map(|case| settle(case.subject, policy, case.found)).collect()
}

/// A document that is being judged.
struct Case<'s, 'a> {
    subject: &'s Subject<'a>,
    /// The findings so far.
    found: Vec<Diagnostic>,
}

impl Case<'_, '_> {
    /// Lets a rule judge the document.
    fn hear(&mut self, rule: &'static Rule, profile: Profile, policy: &Policy) {
        let before = self.found.len();
        (rule.check)(self.subject, &mut Findings::from(profile.least, rule, policy, &mut self.found));
        // Hardly any rule finds anything.
        if self.found.len() > before {
            debug_assert!(profile.supplies.meet(rule.needs), "`{}` needs less than it says", rule.name);
            profile.judges.sift(rule, self.subject, before, &mut self.found);
        }
    }
}

/// What decides which rules judge a document.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Profile {
    judges: Judges,
    supplies: Supplies,
    /// The lowest severity of findings that is read.
    least: Severity,
}

impl Profile {
    fn of(subject: &Subject<'_>, policy: &Policy) -> Self {
        let least = policy.least_in(subject.document.comments());
        Self { judges: Judges::of(subject), supplies: Supplies::of(subject), least }
    }

    /// Whether a rule can have anything to say about the document that is read. When debugging, those that cannot for
    /// want of what they need are run too, to see that this is so.
    fn hears(self, rule: &Rule, policy: &Policy) -> bool {
        self.judges.include(rule)
            && (cfg!(debug_assertions) || self.supplies.meet(rule.needs))
            && policy.hears(rule, self.least)
    }
}

/// Which rules judge a document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Judges {
    /// All.
    All,
    /// Only those about what is wrong in every document, because this one is not about MMS.
    Few,
    /// One alone, because the document is not part of the API.
    One,
}

impl Judges {
    fn of(subject: &Subject<'_>) -> Self {
        if syntax::recognise::foreign_document::something_else(subject).is_some() {
            Judges::One
        } else if scope::is_outside(subject) {
            Judges::Few
        } else {
            Judges::All
        }
    }

    fn include(self, rule: &Rule) -> bool {
        match self {
            Judges::All => true,
            Judges::Few => rule.judges_everything(),
            Judges::One => rule.name == rules::UNKNOWN_ROOT.name,
        }
    }

    /// Takes out the findings of a rule, all those from number `before` on, that may only be consequences of mistakes of
    /// form, which have findings of their own.
    fn sift(self, rule: &Rule, subject: &Subject<'_>, before: usize, found: &mut Vec<Diagnostic>) {
        // A document that is not part of the API has one finding, which is not about a value.
        if self == Judges::One {
            return;
        }
        // A fix in a conflict would break its lines.
        let is_in_conflict = |found: &mut Diagnostic| {
            let is_in = |place| syntax::recognise::merge_conflicts::is_in_conflict(subject, place);
            let touches = |edit: &Edit| is_in(edit.span) || is_in(Span { start: edit.span.end, ..edit.span });
            let mut edits = found.fix.iter().flat_map(|fix| &fix.edits);
            is_in(found.primary.span) || rule.about != About::Syntax && edits.any(touches)
        };
        found.extract_if(before.., is_in_conflict).for_each(drop);
        if rule.about == About::Syntax {
            return;
        }
        let cut_short = !subject.is_whole();
        let follows = |place: Span| {
            cut_short && syntax::cascade::elements::is_of_endless_value(subject, place)
                || syntax::recognise::php_errors::is_printed(subject, place)
                || syntax::cascade::values::is_doubtful_value(subject, rule.about, place)
        };
        found.extract_if(before.., |found| follows(found.primary.span)).for_each(drop);
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
