//! Taking out what a comment in the document allows, and finding comments that allow nothing.

use super::allow::{Allow, allows};
use super::finding::{Finding, Findings};
use super::policy::Policy;
use super::rule::{Rule, Strictness};
use super::{Subject, rules};
use crate::diagnostic::{Diagnostic, Safety, Silence, Suppressed};

/// The rules about comments. What they find is decided when all other findings are known.
const STALE: &str = "stale-allow";
const REASON: &str = "allow-reason";

/// Moves what comments allow from `found` to the result, and adds what is to be said of the comments themselves.
pub(super) fn inline(subject: &Subject<'_>, policy: &Policy, found: &mut Vec<Diagnostic>) -> Vec<Suppressed> {
    let allows = allows(subject.document, subject.source.text());
    if allows.is_empty() {
        return Vec::new();
    }
    let mut used: Vec<Vec<bool>> = allows.iter().map(|allow| vec![false; allow.rules.len()]).collect();
    let mut suppressed = take(&allows, found, &mut used);
    let mut stale = Vec::new();
    if let Some(rule) = rules::find(STALE).filter(|rule| policy.wants(rule)) {
        let mut findings = Findings::new(rule, policy, &mut stale);
        for (allow, used) in allows.iter().zip(&used) {
            for ((name, place), _) in allow.rules.iter().zip(used).filter(|(_, used)| !**used) {
                if is_stale(name, allow, subject, policy) {
                    let only = allow.rules.len() == 1;
                    let finding =
                        Finding::at(*place, format!("nothing is left of `{name}` for this to allow")).help(
                            if only { "remove the comment" } else { "remove the name from the comment" },
                        );
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

/// Moves what is allowed out of `found`, and notes by which comment and name.
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

/// Whether a name that allowed nothing never could, as far as is known.
fn is_stale(name: &str, allow: &Allow<'_>, subject: &Subject<'_>, policy: &Policy) -> bool {
    let Some(rule) = rules::find(name) else { return false };
    let unread =
        !subject.is_whole() || looks_at_media(rule) && subject.assets.iter().any(|(_, a)| !a.is_inspected());
    let sternly = policy.strictness == Strictness::Lenient && finds_strictly(rule, allow, subject);
    policy.wants(rule) && allow.is_placed() && !unread && !sternly && ![STALE, REASON].contains(&name)
}

/// Whether a rule's findings depend on media: then its manual describes some.
fn looks_at_media(rule: &Rule) -> bool {
    let manual = rule.manual();
    manual.fails.iter().chain(&manual.passes).any(|example| example.fence == "toml")
}

/// Whether a comment allows what only `--strict` finds.
fn finds_strictly(rule: &Rule, allow: &Allow<'_>, subject: &Subject<'_>) -> bool {
    let (strict, mut found) = (Policy::new(Strictness::Strict), Vec::new());
    (rule.check)(subject, &mut Findings::new(rule, &strict, &mut found));
    found.iter().any(|diagnostic| allow.covers(rule.name, diagnostic.primary.span))
}
