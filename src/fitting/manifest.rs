//! What a message of fitted media is: its exact size, and its manifest.

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::{Basis, FittedMessage, FittingError, Limit, Needs, Refusal};
use crate::analysis::{Judged, Settings, judge};
use crate::bytes::grouped;
use crate::compose::{Composition, Located, Names, TextSpec, in_its_dialect, is_url, resolve};
use crate::media::locate::Locations;
use crate::media::probe::Prober;
use crate::size::estimate::Estimate;
use crate::source::{Origin, Source};

/// The size of a composed message under each of its limits.
#[derive(Clone, Debug, Default)]
pub struct MessageSizes {
    /// Each limit, with the bytes that count against it.
    pub used: Vec<(Limit, u64)>,
    /// A medium that is named by a URL, so that its bytes come on top.
    served: Option<String>,
}

impl MessageSizes {
    /// Checks that a message is within every limit.
    ///
    /// # Errors
    /// When it is not, or cannot be composed.
    pub fn within(composition: &Composition, limits: &[Limit]) -> Result<Self, FittingError> {
        let estimate = exact(composition)?;
        let mut used = Vec::new();
        for limit in limits {
            let bytes = match limit.basis {
                Basis::Raw => estimate.raw_bytes.bytes,
                Basis::Wire => estimate.mime_bytes.bytes,
                Basis::Binary => estimate.binary_bytes.bytes,
            };
            if bytes > limit.bytes {
                let refusal = Refusal {
                    limit: *limit,
                    needs: Needs::Has,
                    bytes,
                    has_duration: false,
                    unchanged: Vec::new(),
                };
                return Err(refusal.into());
            }
            used.push((*limit, bytes));
        }
        let mut media = composition.slides.iter().flat_map(|slide| &slide.media);
        let served = media.find(|medium| is_url(&medium.value)).map(|medium| medium.value.clone());
        Ok(Self { used, served })
    }

    /// What the message has of its tightest limit, in words.
    #[must_use]
    pub fn words(&self) -> String {
        let part = |(limit, used): &(Limit, u64)| u128::from(*used) * 1000 / u128::from(limit.bytes.max(1));
        // Of two that are as tight, the first.
        let tightest = self.used.iter().rev().max_by_key(|one| part(one));
        let words = tightest.map_or(String::new(), |one| {
            let (limit, used) = one;
            format!("{} bytes of {} ({}.{} %)", grouped(*used), limit.words(), part(one) / 10, part(one) % 10)
        });
        let apart = self.served.as_ref().map_or(String::new(), |url| {
            format!(", without `{url}`, which is not counted: the message is larger")
        });
        words + &apart
    }
}

/// The exact size of a composition whose media all exist.
fn exact(composition: &Composition) -> Result<Estimate, FittingError> {
    let mut composition = composition.clone();
    // Sizes do not depend on where media will be served.
    composition.base_url.get_or_insert_with(|| Located::flag("https://unknown.invalid/".to_owned()));
    let resolved = resolve(&composition, Names::Safe)?;
    let xml = in_its_dialect(&resolved, composition.dialect)?;
    let locations = Locations::of_files(resolved.locations.clone());
    let settings = Settings { policy: None, locations: &locations, fetch: None, probe: &Prober::default() };
    let composed = Source::new(Origin::Composed("composed request".to_owned()), xml.into_bytes());
    let Judged { analysis, .. } = judge(composed, &settings);
    Ok(analysis.estimate().expect("what is composed is a request").clone())
}

/// The manifest with the names of the results, and the files to put beside it, each with its name there.
pub type Moved = (String, Vec<(PathBuf, String)>);

/// The manifest that says the same with the results in place of the media; `text` is the present one.
///
/// # Errors
/// When two files would get one name.
pub fn moved(text: &str, composition: &Composition, message: &FittedMessage) -> Result<Moved, FittingError> {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut copies: Vec<(PathBuf, String)> = Vec::new();
    let mut take = |from: PathBuf, at: Option<Range<usize>>| {
        let name = from.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if let Some((other, _)) = copies.iter().find(|(_, taken)| *taken == name)
            && *other != from
        {
            return Err(FittingError::SameName { one: other.clone(), other: from, name });
        }
        edits.extend(at.map(|at| (at, quoted(&name))));
        copies.push((from, name));
        Ok(())
    };
    for slide in &composition.slides {
        for (path, medium) in slide.files() {
            take(message.result(&path).map_or(path, Path::to_owned), medium.at.clone())?;
        }
        if let Some(TextSpec::File(file)) = &slide.text {
            take(slide.folder.join(&file.value), file.at.clone())?;
        }
    }
    let mut text = text.to_owned();
    edits.sort_by_key(|(at, _)| std::cmp::Reverse(at.start));
    for (at, name) in edits {
        text.replace_range(at, &name);
    }
    Ok((text, copies))
}

/// A name as TOML text.
fn quoted(name: &str) -> String {
    let mut text = String::from('"');
    for c in name.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            c if c.is_control() => text.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => text.push(c),
        }
    }
    text.push('"');
    text
}
