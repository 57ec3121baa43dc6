//! `build --fit`: fits the media of a composition before it is written.

use std::path::{Path, PathBuf};

use super::budget::{Bounds, bounds};
use super::failure::{self, Room};
use super::options::FitArgs;
use super::results::{explain, rows};
use super::watching::{Watching, equipment, note_uncounted};
use crate::cli::complaint::Complaint;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure};
use crate::compose::{Composition, Names, served_name};
use crate::files::{FileError, outside};
use crate::fitting::{Basis, FittedMessage, MessageSettings, MessageSizes, Shares};
use crate::media::encode::Ffmpeg;
use crate::media::fit::{FitError, Workspace};
use crate::media::probe::kind;
use crate::render::fit as show;

/// The result of fitting a composition.
pub enum Composed {
    /// The composition with the results in place of the media.
    Whole(Box<Composition>, Box<Results>),
    /// The unchanged composition: there was nothing to fit.
    AsSaid(Box<Composition>),
    /// Some medium has no result; the error has been reported.
    Not(Exit),
}

/// The results of fitting. They are in a temporary folder and vanish with this.
pub struct Results {
    message: FittedMessage,
    /// The path at which each result will be put.
    places: Vec<PathBuf>,
    summary: String,
    _workspace: Workspace,
}

impl Results {
    /// Says what became of each medium, and where it is, once the results are in their places.
    ///
    /// # Errors
    /// When standard error cannot be written.
    pub fn say(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        let mut shown = rows(&self.message.results);
        for (row, place) in shown.iter_mut().zip(&self.places) {
            row.output = Some(place);
        }
        let written = show::human(&shown, context.err_style, context.stderr);
        written.map_err(|error| Failure::world(format!("standard error cannot be written: {error}")))?;
        context.say(&format!("the message has {}", self.summary));
        Ok(())
    }
}

/// Fits the media of a composition. The files will be put in `folder`, named according to `names`.
///
/// # Errors
/// When a limit is not known, a medium cannot be read or is in `folder`, or nothing can be written.
pub fn composed(
    composition: &Composition,
    args: &FitArgs,
    folder: &Path,
    names: Names,
    quiet: bool,
    context: &mut Context<'_>,
) -> Result<Composed, Complaint> {
    outside(folder, &composition.media().collect::<Vec<_>>())?;
    context.heed_interrupts();
    let Bounds { limits, capabilities } = bounds(args, Basis::Wire, context)?;
    let settings = MessageSettings {
        limits: &limits,
        target: &args.target_of_message(&capabilities),
        work_settings: &args.work_settings(context),
        weights: &args.weight,
    };
    let workspace = Workspace::temporary().map_err(|error| match error {
        FitError::Write { error, .. } => FileError::NoTemporaryFolder(error).into(),
        error => failure::of(&error),
    })?;
    let tools = Ffmpeg::new(args.patience(), context.interrupt.clone());
    let interrupt = context.interrupt.clone();
    let equipment = equipment(&tools, &interrupt, context);
    let shares = Shares::of(composition, &settings, equipment)?;
    note_uncounted(&shares, context);
    let mut watch = Watching::new(quiet, context);
    let message = FittedMessage::fit(shares, &settings, &workspace.file(""), equipment, &mut watch);
    if let Some(refusal) = &message.results.refusal {
        return Err(Failure::from(refusal.clone()).into());
    }
    if !message.is_whole() {
        return Ok(Composed::Not(explain(&message.results, Room::Share, context)));
    }
    let outputs = message.results.done.iter().flatten().filter_map(|done| done.output.as_deref());
    let places = outputs.map(|output| place(output, folder, names)).collect::<Result<_, _>>()?;
    let composed = message.composed(composition);
    let summary = MessageSizes::within(&composed, &limits)?.words();
    let results = Results { message, places, summary, _workspace: workspace };
    Ok(Composed::Whole(Box::new(composed), Box::new(results)))
}

/// The path at which a result will be put.
fn place(output: &Path, folder: &Path, names: Names) -> Result<PathBuf, Failure> {
    let kind = kind(output).map_err(|error| failure::of(&error.into()))?;
    Ok(folder.join(served_name(output, kind, names)?))
}
