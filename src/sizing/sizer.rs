//! Sizes one message after another.

use std::path::PathBuf;

use super::{Missing, Remedy, Sized, SizingError};
use crate::analysis::{Analysis, Judged, Settings, judge};
use crate::compose::{Composition, Located, Names, in_its_dialect, resolve};
use crate::limits::profile::Profile;
use crate::media::fetch::Fetch;
use crate::media::locate::Locations;
use crate::media::probe::{Once, Probe, ProbeError, Prober};
use crate::message::Action;
use crate::size::estimate::{Estimate, estimate_media};
use crate::size::fallback::Fallback;
use crate::size::reach::{self, Predict, Reach};
use crate::size::reason::Reason;
use crate::size::verdict::{Verdict, verdict};
use crate::source::{EncodingFault, Origin, Source};
use crate::xml::WellFormedness;

/// Predicts how far fitting gets.
const PREDICT: Predict = reach::by_arithmetic;

/// Sizes messages under the same limits.
pub struct Sizer<'p> {
    profiles: Vec<&'p Profile>,
    locations: Locations,
    /// Inspects the headers of media for their kinds and lengths.
    probe: Once<Prober>,
    /// Inspects videos in depth if their headers do not tell how long they play.
    deep: Once<Prober>,
    /// Whether the account does not fall back to SMS, whatever a request says.
    no_fallback: bool,
}

impl<'p> Sizer<'p> {
    /// Prepares for sizing under these limits. `deep` inspects videos whose headers do not tell how long they play.
    #[must_use]
    pub fn new(profiles: &[&'p Profile], locations: Locations, deep: Prober, no_fallback: bool) -> Self {
        Self {
            profiles: profiles.to_vec(),
            locations,
            probe: Once::new(Prober { ffprobe: false, decode_images: false }),
            deep: Once::new(deep),
            no_fallback,
        }
    }

    /// How a document is read for its size: media are inspected, but nothing is checked.
    #[must_use]
    pub fn settings<'s>(&'s self, fetch: Option<&'s dyn Fetch>) -> Settings<'s> {
        Settings { policy: None, locations: &self.locations, fetch, probe: &self.probe }
    }

    /// Sizes a request that was read with [`Sizer::settings`].
    ///
    /// # Errors
    /// When it is no request, or its parts are not known.
    pub fn request(&self, Judged { sources, analysis }: &Judged) -> Result<Sized<'p>, SizingError> {
        let path = sources.get(analysis.source).origin().to_string();
        let Some(mut estimate) = analysis.estimate() else { return Err(SizingError::NotARequest(path)) };
        let garbled =
            matches!(sources.get(analysis.source).encoding_fault(), Some(EncodingFault::Invalid { .. }));
        match analysis.well_formedness {
            WellFormedness::WellFormed if !garbled => {}
            WellFormedness::WellFormed | WellFormedness::TagsIntact => {
                estimate.refusals.push(Reason::Malformed)
            }
            WellFormedness::Broken => return Err(SizingError::Broken(path)),
        }
        let shown = |reference: &str| sources.mask(reference);
        let mut sized = self.sized(path, analysis.message.describe(), estimate, analysis, &shown);
        sized.missing.iter_mut().for_each(|missing| missing.why = sources.mask(&missing.why));
        Ok(sized)
    }

    /// Sizes the message that the manifest at `path` describes. Sizes do not depend on where media will be served, so a
    /// missing base URL is not an error here. A message without slides has no size.
    ///
    /// # Errors
    /// When it has no slides, or cannot be composed.
    pub fn composition(
        &self,
        path: String,
        mut composition: Composition,
        fetch: Option<&dyn Fetch>,
    ) -> Result<Sized<'p>, SizingError> {
        if composition.slides.is_empty() && composition.action.unwrap_or(Action::SaveMms).has_slides() {
            return Err(SizingError::NoSlides(path));
        }
        composition.base_url.get_or_insert_with(|| Located::flag("https://unknown.invalid/".to_owned()));
        let resolved = resolve(&composition, Names::Own)?;
        let what = format!("{} manifest", resolved.draft.action.canonical());
        let xml = in_its_dialect(&resolved, composition.dialect)?;
        let locations = self.locations.clone().with_files(resolved.locations.clone());
        let settings = Settings { locations: &locations, ..self.settings(fetch) };
        let composed = Source::new(Origin::Composed("composed request".to_owned()), xml.into_bytes());
        let Judged { analysis, .. } = judge(composed, &settings);
        let estimate = analysis.estimate().expect("what is composed is a request");
        let shown = |reference: &str| {
            let file = resolved.locations.iter().find(|(url, _)| url == reference);
            file.map_or_else(|| reference.to_owned(), |(_, file)| file.display().to_string())
        };
        let sized = self.sized(path, what, estimate, &analysis, &shown);
        Ok(Sized { others: composition.files().collect(), ..sized })
    }

    /// Sizes bare media files as one message; returns it with the errors of those that cannot be inspected.
    pub fn media(&self, paths: &[PathBuf]) -> (Sized<'p>, Vec<ProbeError>) {
        let (mut known, mut files) = (Vec::new(), Vec::new());
        let (mut missing, mut errors) = (Vec::new(), Vec::new());
        for path in paths {
            let reference = path.display().to_string();
            let info = match self.probe.probe(path) {
                Ok(info) => Some(info),
                Err(error) => {
                    let (reference, why) = (reference.clone(), error.to_string());
                    missing.push(Missing { reference, why, remedy: Remedy::File });
                    errors.push(error);
                    None
                }
            };
            files.push((reference.clone(), path.clone()));
            known.push((reference, info));
        }
        let mut estimate = estimate_media(&known);
        let verdicts = self.verdicts(&mut estimate, &files);
        let (path, what) = ("bare media".to_owned(), "one message, a slide each".to_owned());
        (Sized { path, what, estimate, verdicts, files, others: Vec::new(), missing }, errors)
    }

    /// A sized message with its verdicts; `shown` gives the text that stands for a reference in the output.
    fn sized(
        &self,
        path: String,
        what: String,
        mut estimate: Estimate,
        analysis: &Analysis,
        shown: &dyn Fn(&str) -> String,
    ) -> Sized<'p> {
        let (mut files, mut missing) = (Vec::new(), Vec::new());
        for (reference, asset) in analysis.assets.iter() {
            files.extend(asset.path.iter().map(|path| (reference.to_owned(), path.clone())));
            let why = analysis.assets.missing(reference);
            let remedy = Remedy::of(&analysis.assets, reference);
            missing.extend(why.map(|why| Missing { reference: shown(reference), why, remedy }));
        }
        let verdicts = self.verdicts(&mut estimate, &files);
        for part in &mut estimate.parts {
            part.reference = shown(&part.reference);
        }
        Sized { path, what, estimate, verdicts, files, others: Vec::new(), missing }
    }

    /// The verdict under each limit. If one cannot be told because it is not known how long a video plays, the video is
    /// inspected in depth, and what is learnt goes into the estimate.
    fn verdicts(&self, estimate: &mut Estimate, files: &[(String, PathBuf)]) -> Vec<Verdict<'p>> {
        if self.no_fallback {
            estimate.fallback = Fallback::Account;
        }
        let under_all = |estimate: &Estimate| -> Vec<Verdict<'p>> {
            self.profiles.iter().map(|profile| verdict(estimate, profile, PREDICT)).collect()
        };
        let verdicts = under_all(estimate);
        let mut learnt = false;
        for verdict in verdicts.iter().filter(|verdict| verdict.reach == Some(Reach::Unknown)) {
            let Some(part) = verdict.shrink.map(|shrink| &mut estimate.parts[shrink.part]) else { continue };
            let file = files.iter().find(|(reference, _)| *reference == part.reference);
            let seconds = file.and_then(|(_, path)| self.deep.probe(path).ok()?.seconds);
            if let (Some(info), Some(seconds)) = (&mut part.info, seconds) {
                info.seconds = Some(seconds);
                learnt = true;
            }
        }
        if learnt { under_all(estimate) } else { verdicts }
    }
}
