//! The paths of results.

use std::path::{Path, PathBuf};

use crate::cli::exit::Failure;
use crate::cli::outputs::{Outputs, folder_of, outside, same_file};
use crate::media::kind::MediaKind;

/// The destination of one result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Destination {
    /// The folder.
    pub(super) folder: PathBuf,
    name: Name,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Name {
    /// This path, whatever the kind of the result.
    Given(PathBuf),
    /// This name, with the extension for the kind of the result.
    Stem(String),
    /// Like `Stem`, but beside the input: an input that is kept needs no copy.
    Beside(String),
}

/// The destinations of a run's results.
#[derive(Debug)]
pub(super) struct Places {
    /// One destination for each input.
    pub(super) destinations: Vec<Destination>,
    /// Folders that were made for the results; they are removed again unless they are kept.
    made: Option<Outputs>,
}

impl Destination {
    /// The path for a result of this kind.
    pub(super) fn path(&self, kind: MediaKind) -> PathBuf {
        match &self.name {
            Name::Given(path) => path.clone(),
            Name::Stem(stem) | Name::Beside(stem) => self.folder.join(format!("{stem}.{}", kind.extension())),
        }
    }

    /// Whether an input that is kept is copied to the destination.
    pub(super) fn wants_copies(&self) -> bool {
        !matches!(self.name, Name::Beside(_))
    }
}

impl Places {
    /// The destinations for `inputs`; a missing folder is created.
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
                Self::inside(inputs, folder)
            }
            (None, None) => {
                let place = |(index, input): (usize, &PathBuf)| Destination {
                    folder: folder_of(input),
                    name: Name::Beside(format!("{}-fit", own_stem(index, input, inputs))),
                };
                inputs.iter().enumerate().map(place).collect()
            }
        };
        if let Some(folder) = out_dir {
            outside(folder, inputs)?;
        }
        Ok(Self { destinations, made: Some(made) })
    }

    /// Destinations inside a folder that exists.
    pub(super) fn inside(inputs: &[PathBuf], folder: &Path) -> Vec<Destination> {
        let place = |(index, input): (usize, &PathBuf)| Destination {
            folder: folder.to_owned(),
            name: Name::Stem(own_stem(index, input, inputs)),
        };
        inputs.iter().enumerate().map(place).collect()
    }

    /// Keeps the folders that were made.
    pub(super) fn keep(&mut self) {
        // Committing cannot fail: no file is staged.
        let _ = self.made.take().map(Outputs::commit);
    }
}

fn given(inputs: &[PathBuf], output: &Path) -> Result<Destination, Failure> {
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
    if output.is_dir() {
        return Err(Failure::usage(format!("`{}` is a folder", output.display()))
            .help("use `--out-dir` for a folder"));
    }
    // Results are renamed to their places. For the superuser, that would replace a device by a file.
    if output.exists() && !output.is_file() {
        return Err(Failure::usage(format!("`{}` is not a regular file", output.display()))
            .help("name a regular file or a new one"));
    }
    Ok(Destination { folder: folder_of(output), name: Name::Given(output.to_owned()) })
}

/// The stem of the input's name; its whole name if another input has the same stem.
fn own_stem(index: usize, input: &Path, inputs: &[PathBuf]) -> String {
    let stem =
        |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let own = stem(input);
    let others = inputs.iter().enumerate().filter(|(other, _)| *other != index);
    let same: Vec<&PathBuf> =
        others.map(|(_, other)| other).filter(|other| stem(other).eq_ignore_ascii_case(&own)).collect();
    if same.is_empty() {
        return own;
    }
    let name =
        |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if same.iter().any(|other| name(other).eq_ignore_ascii_case(&name(input))) {
        // Inputs in several folders have the same name.
        return format!("{own}-{}", index + 1);
    }
    name(input).replace('.', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_result_has_a_name_of_its_own() {
        let inputs: Vec<PathBuf> =
            ["x/a.png", "x/a.jpg", "y/b.mp4", "z/b.mp4", "c.mov"].map(PathBuf::from).into();
        let stems: Vec<_> =
            inputs.iter().enumerate().map(|(index, input)| own_stem(index, input, &inputs)).collect();
        assert_eq!(stems, ["a-png", "a-jpg", "b-3", "b-4", "c"]);
    }
}
