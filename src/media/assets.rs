//! What is known of the media that a message names.

use std::collections::HashMap;
use std::path::PathBuf;

use super::info::MediaInfo;
use super::locate::Locations;
use super::probe::Probe;

pub use super::probe::ProbeError;

/// The media of one message, in the order in which they were named.
#[derive(Clone, Debug, Default)]
pub struct Assets(Vec<(String, Asset)>);

/// One medium.
#[derive(Clone, Debug)]
pub struct Asset {
    /// The local file that stands for it, if there is one.
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
    /// Inspects what stands for each reference; a reference named twice is looked at once.
    pub fn collect(
        references: impl IntoIterator<Item = String>,
        locations: &Locations,
        probe: &dyn Probe,
    ) -> Self {
        let mut assets = Self::default();
        let mut by_path: HashMap<PathBuf, AssetState> = HashMap::new();
        for reference in references {
            if assets.asset(&reference).is_some() {
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
        self.0.push((reference, asset));
    }

    /// The medium of that reference.
    #[must_use]
    pub fn asset(&self, reference: &str) -> Option<&Asset> {
        self.0.iter().find(|(known, _)| known == reference).map(|(_, asset)| asset)
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
        self.0.iter().map(|(reference, asset)| (reference.as_str(), asset))
    }
}
