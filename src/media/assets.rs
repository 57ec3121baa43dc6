//! The facts known about the media that a message names.

use std::collections::HashMap;
use std::path::PathBuf;

use super::fetch::{Fetch, Fetched};
use super::info::{MediaInfo, Soundness};
use super::locate::Locations;
use super::probe::Probe;
use crate::served::{BodyEnd, FetchOutcome, Served, http_status};

pub use super::probe::ProbeError;

/// The media of one message, in the order in which they were named.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    media: Vec<(String, Asset)>,
    /// Indices into `media`, sorted by reference.
    sorted: Vec<usize>,
    served: HashMap<String, Served>,
}

/// A medium that a message names.
#[derive(Clone, Debug)]
pub struct Asset {
    /// The local file that holds the medium, if there is one.
    pub path: Option<PathBuf>,
    /// The result of the inspection.
    pub state: AssetState,
}

/// The result of inspecting a medium.
#[derive(Clone, Debug)]
pub enum AssetState {
    /// The facts about the medium.
    Inspected(MediaInfo),
    /// There is no local file for it.
    NotInspected,
    /// There should be a local file for it, but it could not be inspected.
    Failed(ProbeError),
}

impl Asset {
    /// The facts about the medium, if they are known.
    #[must_use]
    pub fn info(&self) -> Option<&MediaInfo> {
        match &self.state {
            AssetState::Inspected(info) => Some(info),
            _ => None,
        }
    }

    /// Whether its facts are known.
    #[must_use]
    pub fn is_inspected(&self) -> bool {
        self.info().is_some()
    }
}

impl Assets {
    /// Inspects the medium of each reference: the fetched file if `fetch` returns one, else the local file for it. A
    /// reference that is named twice is inspected once.
    #[must_use]
    pub fn collect(
        references: &[&str],
        locations: &Locations,
        fetch: Option<&dyn Fetch>,
        probe: &dyn Probe,
    ) -> Self {
        let mut assets = Self::named(references);
        let names = || assets.media.iter().map(|(reference, _)| reference.clone()).collect::<Vec<_>>();
        let mut fetched = fetch.map_or_else(Vec::new, |fetch| fetch.fetch(&names())).into_iter();
        let mut by_path: HashMap<PathBuf, AssetState> = HashMap::new();
        for (reference, asset) in &mut assets.media {
            let fetched = fetched.next().flatten();
            if let Some(fetched) = &fetched {
                assets.served.insert(reference.clone(), fetched.served.clone());
            }
            if let Some(inspected) = fetched.and_then(|fetched| inspect_fetched(reference, &fetched, probe)) {
                *asset = inspected;
                continue;
            }
            let Some(path) = locations.locate(reference) else { continue };
            let state = by_path.entry(path.clone()).or_insert_with(|| match probe.probe(&path) {
                Ok(info) => AssetState::Inspected(info),
                Err(error) => AssetState::Failed(error),
            });
            *asset = Asset { state: state.clone(), path: Some(path) };
        }
        assets
    }

    /// Each reference once, not inspected.
    fn named(references: &[&str]) -> Self {
        let media = Vec::with_capacity(references.len());
        let mut assets = Self { media, sorted: Vec::with_capacity(references.len()), served: HashMap::new() };
        for reference in references {
            if let Err(at) = assets.place(reference) {
                assets.sorted.insert(at, assets.media.len());
                let asset = Asset { path: None, state: AssetState::NotInspected };
                assets.media.push(((*reference).to_owned(), asset));
            }
        }
        assets
    }

    /// Adds a medium.
    pub fn insert(&mut self, reference: String, asset: Asset) {
        let at = self.place(&reference).unwrap_or_else(|at| at);
        self.sorted.insert(at, self.media.len());
        self.media.push((reference, asset));
    }

    /// The position of a reference in `sorted`, or the position at which to insert it.
    fn place(&self, reference: &str) -> Result<usize, usize> {
        self.sorted.binary_search_by(|place| self.media[*place].0.as_str().cmp(reference))
    }

    /// Records how a medium is served.
    pub fn serve(&mut self, reference: String, served: Served) {
        self.served.insert(reference, served);
    }

    /// How a medium is served, if it was fetched.
    #[must_use]
    pub fn served(&self, reference: &str) -> Option<&Served> {
        self.served.get(reference)
    }

    /// Whether more is known of any medium than its reference: its file was looked for, or it was fetched.
    #[must_use]
    pub fn are_known(&self) -> bool {
        self.was_fetched()
            || self.media.iter().any(|(_, asset)| !matches!(asset.state, AssetState::NotInspected))
    }

    /// Whether any medium was fetched.
    #[must_use]
    pub fn was_fetched(&self) -> bool {
        !self.served.is_empty()
    }

    /// Why a medium's facts are not known; `None` if they are, or if the medium is not listed.
    #[must_use]
    pub fn missing(&self, reference: &str) -> Option<String> {
        match &self.asset(reference)?.state {
            AssetState::Inspected(_) => None,
            AssetState::NotInspected => {
                Some(self.served(reference).map_or_else(|| "no `--base-url` covers it".to_owned(), unfetched))
            }
            AssetState::Failed(error) => Some(error.to_string()),
        }
    }

    /// The medium with this reference.
    #[must_use]
    pub fn asset(&self, reference: &str) -> Option<&Asset> {
        let place = self.place(reference).ok()?;
        Some(&self.media[self.sorted[place]].1)
    }

    /// The facts about a medium, if they are known.
    #[must_use]
    pub fn get(&self, reference: &str) -> Option<&MediaInfo> {
        self.asset(reference)?.info()
    }

    /// All media.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Asset)> {
        self.media.iter().map(|(reference, asset)| (reference.as_str(), asset))
    }
}

/// Why what was fetched is not the medium.
fn unfetched(served: &Served) -> String {
    match &served.outcome {
        FetchOutcome::Failed(failure) => failure.words.clone(),
        FetchOutcome::NotPublic { host: words, .. } => format!("{words}, so it was not fetched"),
        FetchOutcome::BadRedirect { status, reason: words } => format!("it redirects ({status}): {words}"),
        FetchOutcome::Response(answered) if !answered.is_success() => {
            format!("the server answers {}", http_status(answered.status))
        }
        FetchOutcome::Response(answered) => match (answered.headers.coded(), &answered.end) {
            (Some(coding), _) => format!("the answer is encoded (Content-Encoding: {coding})"),
            (None, BodyEnd::Truncated(words) | BodyEnd::TimedOut(words)) => words.clone(),
            (None, _) => "the part of it that was read does not tell what it is".to_owned(),
        },
    }
}

/// Inspects a fetched file; `None` if the response does not contain a medium.
fn inspect_fetched(reference: &str, fetched: &Fetched, probe: &dyn Probe) -> Option<Asset> {
    let (file, answered) = (fetched.file.as_ref()?, fetched.served.success()?);
    let whole = answered.end == BodyEnd::Complete;
    let state = match probe.probe(file) {
        Ok(mut info) => {
            info.bytes = answered.length().unwrap_or(info.bytes);
            // A file that was not read completely cannot be judged sound or damaged.
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
