//! The facts known about the media that a message names.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use super::fetch::{Fetch, Fetched};
use super::info::{MediaInfo, Soundness};
use super::locate::Locations;
use super::probe::Probe;
use crate::served::{BodyEnd, Served};

pub use super::probe::ProbeError;

/// The media of one message, in the order in which they were named.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    media: Vec<(String, Asset)>,
    /// Their places there, in the order of their references.
    sorted: Vec<usize>,
    served: HashMap<String, Served>,
}

/// One medium.
#[derive(Clone, Debug)]
pub struct Asset {
    /// The file that holds it, if there is one on this machine.
    pub path: Option<PathBuf>,
    /// What came of looking at it.
    pub state: AssetState,
}

/// What came of looking at a medium.
#[derive(Clone, Debug)]
pub enum AssetState {
    /// Its facts.
    Inspected(MediaInfo),
    /// No local file stands for it.
    NotInspected,
    /// A file should stand for it and could not be inspected.
    Failed(ProbeError),
}

impl Asset {
    /// Whether its facts are known.
    #[must_use]
    pub fn is_inspected(&self) -> bool {
        matches!(self.state, AssetState::Inspected(_))
    }
}

impl Assets {
    /// Inspects what stands for each reference, or what is fetched from it; a reference named twice is looked at
    /// once.
    pub fn collect(
        references: impl IntoIterator<Item = String>,
        locations: &Locations,
        fetch: Option<&dyn Fetch>,
        probe: &dyn Probe,
    ) -> Self {
        let mut assets = Self::default();
        let mut by_path: HashMap<PathBuf, AssetState> = HashMap::new();
        let mut seen = HashSet::new();
        let unique = references.into_iter().filter(|reference| seen.insert(reference.clone()));
        let unique: Vec<String> = unique.collect();
        let fetched = fetch.map_or_else(Vec::new, |fetch| fetch.fetch(&unique));
        for (index, reference) in unique.into_iter().enumerate() {
            let fetched = fetched.get(index).and_then(Option::as_ref);
            if let Some(fetched) = fetched {
                assets.serve(reference.clone(), fetched.served.clone());
            }
            if let Some(asset) = fetched.and_then(|fetched| inspect_fetched(&reference, fetched, probe)) {
                assets.insert(reference, asset);
                continue;
            }
            let path = locations.locate(&reference);
            let state = path.as_ref().map_or(AssetState::NotInspected, |path| {
                let state = by_path.entry(path.clone()).or_insert_with(|| match probe.probe(path) {
                    Ok(info) => AssetState::Inspected(info),
                    Err(error) => AssetState::Failed(error),
                });
                state.clone()
            });
            assets.insert(reference, Asset { path, state });
        }
        assets
    }

    /// Takes a medium in.
    pub fn insert(&mut self, reference: String, asset: Asset) {
        let at = self.place(&reference).unwrap_or_else(|at| at);
        self.sorted.insert(at, self.media.len());
        self.media.push((reference, asset));
    }

    /// Where a reference is among the sorted ones, or where it would be.
    fn place(&self, reference: &str) -> Result<usize, usize> {
        self.sorted.binary_search_by(|place| self.media[*place].0.as_str().cmp(reference))
    }

    /// Takes in how a medium is served.
    pub fn serve(&mut self, reference: String, served: Served) {
        self.served.insert(reference, served);
    }

    /// How a medium is served, if it was fetched.
    #[must_use]
    pub fn served(&self, reference: &str) -> Option<&Served> {
        self.served.get(reference)
    }

    /// Why a medium's facts are not known; nothing where they are.
    #[must_use]
    pub fn missing(&self, reference: &str) -> Option<String> {
        match &self.asset(reference)?.state {
            AssetState::Inspected(_) => None,
            AssetState::NotInspected if self.served.contains_key(reference) => {
                Some("it could not be fetched".to_owned())
            }
            AssetState::NotInspected => Some("no `--base-url` covers it".to_owned()),
            AssetState::Failed(error) => Some(error.to_string()),
        }
    }

    /// The medium of that reference.
    #[must_use]
    pub fn asset(&self, reference: &str) -> Option<&Asset> {
        let place = self.place(reference).ok()?;
        Some(&self.media[self.sorted[place]].1)
    }

    /// Its facts, if they are known.
    #[must_use]
    pub fn get(&self, reference: &str) -> Option<&MediaInfo> {
        match &self.asset(reference)?.state {
            AssetState::Inspected(info) => Some(info),
            _ => None,
        }
    }

    /// All media.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Asset)> {
        self.media.iter().map(|(reference, asset)| (reference.as_str(), asset))
    }
}

/// What came of looking at what was fetched; nothing where no medium came.
fn inspect_fetched(reference: &str, fetched: &Fetched, probe: &dyn Probe) -> Option<Asset> {
    let (file, answered) = (fetched.file.as_ref()?, fetched.served.success()?);
    let whole = answered.end == BodyEnd::Whole;
    let state = match probe.probe(file) {
        Ok(mut info) => {
            info.bytes = answered.length().unwrap_or(info.bytes);
            // What was not read to its end says nothing about the rest.
            if !whole {
                info.soundness = Soundness::Unknown;
            }
            AssetState::Inspected(info)
        }
        Err(_) if !whole => return None,
        Err(error) => AssetState::Failed(error.named(PathBuf::from(reference))),
    };
    Some(Asset { path: whole.then(|| file.clone()), state })
}
