//! Checks documents. A rule is data with a pure function, and [`run()`] calls them all. Diagnostics are made only here,
//! so that suppressing, explaining and showing them each have one path.

mod abridged;
mod deletion;
mod digits;
mod displaced;
mod edits;
mod finding;
mod fingerprint;
mod intended;
mod loose_url;
mod manual;
mod merge_tags;
mod missing;
mod needs;
mod oddities;
mod policy;
mod rule;
pub mod rules;
mod run;
mod scope;
mod slide_media;
mod subject;
mod suppress;
mod syntax;
mod values;

#[cfg(test)]
pub(crate) mod examples;

pub use abridged::{Unlisted, abridged};
pub use finding::{Finding, Findings};
pub use manual::{Example, Manual};
pub use needs::Needs;
pub use policy::{Naming, Policy, UnknownRule, Weight};
pub use rule::{About, Level, Rule, Scope, Strictness};
pub use run::{Found, run, run_together};
pub use subject::Subject;
pub use suppress::baseline::{Baseline, Known, KnownFindings, Names};
