//! Fits the media of a manifest. The results, the other files and the new manifest appear together.

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::budget::{Limit, over};
use super::failure;
use super::message::Message;
use super::options::Basis;
use super::prospect::Prospect;
use super::shares::MessageSettings;
use super::work::Results;
use crate::analysis::{Judged, Settings, judge};
use crate::bytes::grouped;
use crate::cli::complaint::Complaint;
use crate::cli::context::Context;
use crate::cli::exit::Failure;
use crate::cli::inputs::read_document;
use crate::compose::{Composition, Located, Names, TextSpec, in_its_dialect, is_url, manifest, resolve};
use crate::files::{Outputs, outside, spared};
use crate::media::encode::Encode;
use crate::media::fit::Workspace;
use crate::media::locate::Locations;
use crate::media::probe::Prober;
use crate::size::estimate::Estimate;
use crate::source::{Origin, Source, SourceId, Sources};

/// The result of fitting a manifest.
pub(super) struct Fitted {
    /// The results of its media.
    pub(super) results: Results,
    /// How much of its limit the message uses, if all media have a result.
    pub(super) summary: Option<String>,
}

/// The places that a fitted manifest is written to.
#[derive(Clone, Copy)]
pub(super) struct Places<'p> {
    /// The folder for the results and the new manifest.
    pub(super) folder: &'p Path,
    /// The file for the report, if one is wanted.
    pub(super) report: Option<&'p Path>,
}

/// Forecasts what fitting the media of the manifest at `path` would do.
pub(super) fn forecast(
    path: &Path,
    settings: &MessageSettings<'_>,
    tools: &dyn Encode,
    sources: &mut Sources,
    context: &mut Context<'_>,
) -> Result<Prospect, Complaint> {
    let composition = composition(path, sources, context)?.1;
    Ok(Prospect::of(&composition, settings, tools, context)?)
}

/// Reads the manifest at `path`.
fn composition(
    path: &Path,
    sources: &mut Sources,
    context: &mut Context<'_>,
) -> Result<(SourceId, Composition), Complaint> {
    let id = sources.add(read_document(path, context)?);
    let home = path.parent().unwrap_or(Path::new(""));
    let composition = manifest::read(sources.get(id), home)?;
    Ok((id, composition))
}

/// Fits the media of the manifest at `path`.
///
/// # Errors
/// When an input or the manifest would be overwritten, or nothing can be read or written.
pub(super) fn fit(
    path: &Path,
    Places { folder, report }: Places<'_>,
    settings: &MessageSettings<'_>,
    tools: &dyn Encode,
    sources: &mut Sources,
    context: &mut Context<'_>,
) -> Result<Fitted, Complaint> {
    let (id, composition) = composition(path, sources, context)?;
    let inputs: Vec<PathBuf> = composition.files().chain([path.to_owned()]).collect();
    outside(folder, &inputs)?;
    let sources_of = || inputs.iter().map(PathBuf::as_path);
    spared(report.as_slice(), sources_of())?;
    let mut outputs = Outputs::default();
    outputs.folder(folder)?;
    let workspace = Workspace::inside(folder).map_err(|error| failure::of(&error))?;
    let message = Message::fit(&composition, settings, &workspace.file(""), tools, context)?;
    let mut summary = None;
    if message.is_whole() {
        summary = Some(within(&message.composed(&composition), settings.limits)?);
        let (text, copies) = moved(sources.get(id).text(), &composition, &message)?;
        let name = path.file_name().map_or_else(|| "message.toml".into(), PathBuf::from);
        let (own, copies) = (folder.join(name), placed(copies, folder));
        let others = copies.iter().map(|(_, place)| place.as_path());
        spared(&others.chain([own.as_path()]).chain(report).collect::<Vec<_>>(), sources_of())?;
        for (from, place) in &copies {
            outputs.copy(from, place)?;
        }
        outputs.bytes(&own, text.as_bytes())?;
        outputs.commit()?;
    }
    let mut results = message.results;
    for output in results.done.iter_mut().flatten().filter_map(|done| done.output.as_mut()) {
        *output = folder.join(output.file_name().unwrap_or_default());
    }
    if summary.is_none() {
        results.done.iter_mut().flatten().for_each(|done| done.output = None);
    }
    Ok(Fitted { results, summary })
}

/// The files with their places in `folder`, each once.
fn placed(copies: Vec<(PathBuf, String)>, folder: &Path) -> Vec<(PathBuf, PathBuf)> {
    let mut placed: Vec<_> = copies.into_iter().map(|(from, name)| (from, folder.join(name))).collect();
    placed.sort();
    placed.dedup();
    placed
}

/// Checks that the message is within every limit; returns a sentence about the tightest one.
pub(super) fn within(composition: &Composition, limits: &[Limit]) -> Result<String, Complaint> {
    let estimate = exact(composition)?;
    let mut tightest: Option<(u128, String)> = None;
    for limit in limits {
        let used = match limit.basis {
            Basis::Raw => estimate.raw_bytes.bytes,
            Basis::Wire => estimate.mime_bytes.bytes,
            Basis::Binary => estimate.binary_bytes.bytes,
        };
        if used > limit.bytes {
            return Err(over(*limit, "it has", used).into());
        }
        let part = u128::from(used) * 1000 / u128::from(limit.bytes.max(1));
        let words = format!("{} bytes of {} ({}.{} %)", grouped(used), limit.words(), part / 10, part % 10);
        if tightest.as_ref().is_none_or(|(least, _)| part > *least) {
            tightest = Some((part, words));
        }
    }
    let words = tightest.map(|(_, words)| words).unwrap_or_default();
    // What a URL serves comes on top.
    let served =
        composition.slides.iter().flat_map(|slide| &slide.media).find(|medium| is_url(&medium.value));
    let apart = served.map_or(String::new(), |medium| {
        format!(", without `{}`, which is not counted: the message is larger", medium.value)
    });
    Ok(words + &apart)
}

/// The exact size of a composition whose media all exist.
fn exact(composition: &Composition) -> Result<Estimate, Complaint> {
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
type Moved = (String, Vec<(PathBuf, String)>);

fn moved(text: &str, composition: &Composition, message: &Message) -> Result<Moved, Failure> {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut copies: Vec<(PathBuf, String)> = Vec::new();
    let mut take = |from: PathBuf, at: Option<Range<usize>>| {
        let name = from.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if let Some((other, _)) = copies.iter().find(|(_, taken)| *taken == name)
            && *other != from
        {
            let words =
                format!("`{}` and `{}` would both be called `{name}`", other.display(), from.display());
            return Err(Failure::usage(words).help("rename one of them"));
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
