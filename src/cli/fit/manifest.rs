//! Fits the media of a manifest. The results, the other files and the new manifest appear together.

use std::path::{Path, PathBuf};

use super::failure;
use super::outputs::{warn_of_replaced, writable};
use super::watching::{Watching, equipment, note_uncounted};
use crate::cli::complaint::Complaint;
use crate::cli::context::Context;
use crate::cli::inputs::read_document;
use crate::compose::{Composition, manifest};
use crate::files::{Outputs, is_there, outside, read_bytes, spared};
use crate::fitting::{FittedMessage, MessageSettings, MessageSizes, Prospect, Results, Shares, moved};
use crate::media::encode::Encode;
use crate::media::fit::Workspace;
use crate::source::{SourceId, Sources};

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
    let interrupt = context.interrupt.clone();
    let equipment = equipment(tools, &interrupt, context);
    let shares = Shares::of(&composition, settings, equipment)?;
    shares.apart(&composition)?;
    note_uncounted(&shares, context);
    Prospect::of(shares, settings, equipment).map_err(|error| failure::of(&error).into())
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

/// Fits the media of the manifest at `path`; the results have the size of the message if all media have a result.
///
/// # Errors
/// When an input or the manifest would be overwritten, or nothing can be read or written.
pub(super) fn fit(
    path: &Path,
    Places { folder, report }: Places<'_>,
    settings: &MessageSettings<'_>,
    tools: &dyn Encode,
    quiet: bool,
    sources: &mut Sources,
    context: &mut Context<'_>,
) -> Result<Results, Complaint> {
    let (id, composition) = composition(path, sources, context)?;
    let inputs: Vec<PathBuf> = composition.files().chain([path.to_owned()]).collect();
    outside(folder, &inputs)?;
    let sources_of = || inputs.iter().map(PathBuf::as_path);
    spared(report.as_slice(), sources_of())?;
    let mut outputs = Outputs::default();
    outputs.folder(folder)?;
    report.map_or(Ok(()), writable)?;
    let workspace = Workspace::inside(folder).map_err(|error| failure::of(&error))?;
    let interrupt = context.interrupt.clone();
    let equipment = equipment(tools, &interrupt, context);
    let shares = Shares::of(&composition, settings, equipment)?;
    shares.apart(&composition)?;
    note_uncounted(&shares, context);
    let mut watch = Watching::new(quiet, context);
    let message = FittedMessage::fit(shares, settings, &workspace.file(""), equipment, &mut watch);
    let mut sizes = None;
    if message.is_whole() {
        sizes = Some(MessageSizes::within(&message.composed(&composition), settings.limits)?);
        let (text, copies) = moved(sources.get(id).text(), &composition, &message)?;
        let name = path.file_name().map_or_else(|| "message.toml".into(), PathBuf::from);
        let (own, copies) = (folder.join(name), placed(copies, folder));
        let others = copies.iter().map(|(_, place)| place.as_path());
        spared(&others.chain([own.as_path()]).chain(report).collect::<Vec<_>>(), sources_of())?;
        let mut replaced = Vec::new();
        for (from, place) in &copies {
            if outputs.copy(from, place)? {
                replaced.push(place.as_path());
            }
        }
        if is_there(&own)? && read_bytes(&own)? != text.as_bytes() {
            replaced.push(&own);
        }
        outputs.bytes(&own, text.as_bytes())?;
        outputs.commit()?;
        warn_of_replaced(replaced.into_iter(), context);
    }
    let mut results = message.results;
    for output in results.done.iter_mut().flatten().filter_map(|done| done.output.as_mut()) {
        *output = folder.join(output.file_name().unwrap_or_default());
    }
    if sizes.is_none() {
        results.done.iter_mut().flatten().for_each(|done| done.output = None);
    }
    Ok(Results { sizes, ..results })
}

/// The files with their places in `folder`, each once.
fn placed(copies: Vec<(PathBuf, String)>, folder: &Path) -> Vec<(PathBuf, PathBuf)> {
    let mut placed: Vec<_> = copies.into_iter().map(|(from, name)| (from, folder.join(name))).collect();
    placed.sort();
    placed.dedup();
    placed
}
