//! The places of results.

use std::path::{Path, PathBuf};

use crate::cli::context::Context;
use crate::cli::exit::Failure;
use crate::files::{Growing, Outputs, outside, same_file, spared};
use crate::fitting::Destination;
use crate::media::plan::GifForm;

/// The destinations of a run's results.
#[derive(Debug)]
pub(super) struct Places {
    /// One destination for each input.
    pub(super) destinations: Vec<Destination>,
    /// Folders that were made for the results; they are removed again unless they are kept.
    made: Option<Outputs>,
}

impl Places {
    /// The destinations for `inputs`; a missing folder is created.
    ///
    /// # Errors
    /// When the flags do not suit the inputs, or the folder cannot be created.
    pub(super) fn new(
        inputs: &[PathBuf],
        output: Option<&Path>,
        out_dir: Option<&Path>,
    ) -> Result<Self, Failure> {
        let mut made = Outputs::default();
        let destinations = match (output, out_dir) {
            (Some(output), _) => vec![given(inputs, output)?],
            (None, Some(folder)) => {
                made.folder(folder)?;
                Destination::inside(inputs, folder)
            }
            (None, None) => Destination::beside(inputs),
        };
        if let Some(folder) = out_dir {
            outside(folder, inputs)?;
        }
        Ok(Self { destinations, made: Some(made) })
    }

    /// Checks, before anything is encoded, that neither a result nor the `report` can replace an input, a result or
    /// the report.
    ///
    /// # Errors
    /// When one of them can.
    pub(super) fn apart(
        &self,
        inputs: &[PathBuf],
        report: Option<&Path>,
        gif_form: GifForm,
    ) -> Result<(), Failure> {
        let pairs = inputs.iter().zip(&self.destinations);
        let results: Vec<PathBuf> =
            pairs.flat_map(|(input, destination)| destination.paths(input, gif_form)).collect();
        let outputs: Vec<&Path> = results.iter().map(PathBuf::as_path).chain(report).collect();
        spared(&outputs, inputs.iter().map(PathBuf::as_path))?;
        report.map_or(Ok(()), writable)
    }

    /// Keeps the folders that were made.
    pub(super) fn keep(&mut self) {
        // Committing cannot fail: no file is staged.
        let _ = self.made.take().map(Outputs::commit);
    }
}

/// Warns of each file whose content was another one before.
pub(super) fn warn_of_replaced<'p>(files: impl Iterator<Item = &'p Path>, context: &mut Context<'_>) {
    for file in files {
        let words = format!("`{}` had other content, which is replaced", file.display());
        context.warn(&words, "to keep both, name another `--out-dir` from the start");
    }
}

/// Checks, before anything is encoded, that the report can be written.
///
/// # Errors
/// When it cannot.
pub(super) fn writable(report: &Path) -> Result<(), Failure> {
    // A file that is begun beside it, and is gone again at once.
    Ok(Growing::start(report).map(drop)?)
}

fn given(inputs: &[PathBuf], output: &Path) -> Result<Destination, Failure> {
    if output == Path::new("-") {
        return Err(Failure::usage("results are not written to standard output").help("name a file"));
    }
    if inputs.len() > 1 {
        return Err(Failure::usage(format!(
            "`--output` takes one result, but there are {} inputs",
            inputs.len()
        ))
        .help("use `--out-dir` for several"));
    }
    if same_file(&inputs[0], output) {
        return Err(Failure::usage(format!("`{}` is the input itself", output.display()))
            .help("name another `--output`: no input is overwritten"));
    }
    if output.is_dir() || output.as_os_str().as_encoded_bytes().ends_with(b"/") {
        return Err(Failure::usage(format!("`{}` is a folder", output.display()))
            .help("use `--out-dir` for a folder"));
    }
    // Results are renamed to their places. For the superuser, that would replace a device by a file.
    if output.exists() && !output.is_file() {
        return Err(Failure::usage(format!("`{}` is not a regular file", output.display()))
            .help("name a regular file or a new one"));
    }
    // A link stays a link, and the file it leads to is replaced; one that leads nowhere is replaced itself.
    let resolved = if output.is_symlink() { output.canonicalize().ok() } else { None };
    Ok(Destination::given(resolved.unwrap_or_else(|| output.to_owned())))
}
