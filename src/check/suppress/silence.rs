//! Applies allow comments: takes out the findings that they allow, and reports comments that allow nothing.

use std::collections::{HashMap, HashSet};

use crate::check::finding::{Finding, Findings};
use crate::check::policy::Policy;
use crate::check::rule::{About, Rule, Strictness};
use crate::check::suppress::comment::{Allow, allows};
use crate::check::suppress::looks;
use crate::check::{Subject, rules};
use crate::diagnostic::{Diagnostic, Safety, Silence, Suppressed};
use crate::source::Span;

/// Moves the findings that comments allow from `found` to the result, and adds findings about the comments themselves.
pub(in crate::check) fn inline(
    subject: &Subject<'_>,
    policy: &Policy,
    found: &mut Vec<Diagnostic>,
) -> Vec<Suppressed> {
    let allows = allows(subject.document, subject.source.text());
    if allows.is_empty() {
        return Vec::new();
    }
    let mut used: Vec<Vec<bool>> = allows.iter().map(|allow| vec![false; allow.rules.len()]).collect();
    let usual = found.iter().map(|diagnostic| (diagnostic.rule, diagnostic.primary.span)).collect();
    let mut suppressed = take(&allows, found, &mut used);
    let mut stale = Vec::new();
    if policy.wants(rules::STALE_ALLOW) {
        let mut findings = Findings::new(rules::STALE_ALLOW, policy, &mut stale);
        let mut strictly = Strictly { subject, usual, places: HashMap::new() };
        for (allow, used) in allows.iter().zip(&used) {
            for ((name, place), _) in allow.rules.iter().zip(used).filter(|(_, used)| !**used) {
                if is_stale(name, allow, policy, &mut strictly) {
                    let only = allow.rules.len() == 1;
                    let finding = Finding::at(*place, format!("`{name}` has no finding here to allow"))
                        .help(if only { "remove the comment" } else { "remove the name from the comment" });
                    let edits = vec![(allow.span, String::new())];
                    findings.report(if only { finding.fix(Safety::Safe, edits) } else { finding });
                }
            }
        }
    }
    suppressed.extend(take(&allows, &mut stale, &mut used));
    found.append(&mut stale);
    suppressed
}

/// Moves the allowed findings out of `found`, and marks in `used` which name in which comment allowed each.
fn take(allows: &[Allow<'_>], found: &mut Vec<Diagnostic>, used: &mut [Vec<bool>]) -> Vec<Suppressed> {
    let mut suppressed = Vec::new();
    for diagnostic in std::mem::take(found) {
        let covering = allows.iter().enumerate();
        let covering = covering.filter(|(_, allow)| allow.covers(diagnostic.rule, diagnostic.primary.span));
        match covering.min_by_key(|(_, allow)| allow.width()) {
            None => found.push(diagnostic),
            Some((index, allow)) => {
                for ((name, _), used) in allow.rules.iter().zip(&mut used[index]) {
                    *used |= *name == diagnostic.rule;
                }
                let reason = allow.reason.map(str::to_owned);
                suppressed.push(Suppressed { diagnostic, by: Silence::Inline { reason } });
            }
        }
    }
    suppressed
}

/// Whether a name that allowed nothing can be reported as stale: nothing suggests that it would allow a finding in
/// another run, such as a strict one, one with the media at hand, or one that fetches them.
fn is_stale(name: &str, allow: &Allow<'_>, policy: &Policy, strictly: &mut Strictly<'_, '_>) -> bool {
    let Some(rule) = rules::find(name) else { return false };
    let subject = strictly.subject;
    let unread = !subject.is_whole() || !looks::are_met(rule.about, subject.assets);
    let sternly = policy.strictness == Strictness::Lenient && strictly.finds(rule, allow);
    // The findings about comments are decided only once all others are known.
    policy.wants(rule) && allow.is_placed() && !unread && !sternly && rule.about != About::Comments
}

/// The places that each rule reports only under `--strict`, kept because a hundred comments may name the same rule.
struct Strictly<'s, 'd> {
    subject: &'s Subject<'d>,
    /// The rules and places of this run's findings. Where another comment allows one of them, it is not `--strict` that
    /// would find it.
    usual: HashSet<(&'static str, Span)>,
    places: HashMap<&'static str, Vec<Span>>,
}

impl Strictly<'_, '_> {
    /// Whether a comment allows any finding of the rule that only `--strict` reports.
    fn finds(&mut self, rule: &'static Rule, allow: &Allow<'_>) -> bool {
        let (subject, usual) = (self.subject, &self.usual);
        let places = self.places.entry(rule.name).or_insert_with(|| {
            let (strict, mut found) = (Policy::new(Strictness::Strict), Vec::new());
            (rule.check)(subject, &mut Findings::new(rule, &strict, &mut found));
            let places = found.iter().map(|diagnostic| diagnostic.primary.span);
            places.filter(|place| !usual.contains(&(rule.name, *place))).collect()
        });
        places.iter().any(|place| allow.covers(rule.name, *place))
    }
}
