//! A sized message.

use std::path::PathBuf;

use crate::media::assets::Assets;
use crate::served::FetchOutcome;
use crate::size::estimate::Estimate;
use crate::size::verdict::{Verdict, VerdictOutcome};

/// A message's sizes, and how it arrives under each profile.
#[derive(Debug)]
pub struct Sized<'p> {
    /// What was sized: a path, or `bare media`.
    pub path: String,
    /// The kind of message.
    pub what: String,
    /// Its sizes.
    pub estimate: Estimate,
    /// The verdicts, in the order of the profiles.
    pub verdicts: Vec<Verdict<'p>>,
    /// The local file for each reference in the layout.
    pub files: Vec<(String, PathBuf)>,
    /// Other files that the message was made from, such as those of its texts.
    pub others: Vec<PathBuf>,
    /// References that could not be inspected.
    pub missing: Vec<Missing>,
}

/// A reference that could not be inspected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The reference.
    pub reference: String,
    /// Why it could not be inspected.
    pub why: String,
    /// What to do about it.
    pub remedy: Remedy,
}

/// What makes the facts of a medium known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Its local file has to be right.
    File,
    /// Its URL has to be mapped to a local file.
    Map,
    /// Its host is contacted only if that is allowed.
    AllowPrivate,
    /// Its URL is not served as it should be.
    Serve,
}

impl Remedy {
    /// What makes the facts about a reference known that are not.
    #[must_use]
    pub fn of(assets: &Assets, reference: &str) -> Self {
        let has_file = assets.asset(reference).is_some_and(|asset| asset.path.is_some());
        match assets.served(reference).map(|served| &served.outcome) {
            _ if has_file => Remedy::File,
            None => Remedy::Map,
            Some(FetchOutcome::NotPublic { .. }) => Remedy::AllowPrivate,
            Some(_) => Remedy::Serve,
        }
    }
}

impl Sized<'_> {
    /// Why a reference could not be inspected, if it could not.
    #[must_use]
    pub fn missing(&self, reference: &str) -> Option<&Missing> {
        self.missing.iter().find(|missing| missing.reference == reference)
    }

    /// The worst of the verdicts.
    #[must_use]
    pub fn worst(&self) -> Option<VerdictOutcome> {
        self.verdicts.iter().map(|verdict| verdict.outcome).max()
    }
}
