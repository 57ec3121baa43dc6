//! The path of a result.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::files::{folder_of, same_content};
use crate::media::kind::{Family, MediaKind};
use crate::media::plan::GifForm;
use crate::media::probe;

/// The destination of one result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The folder.
    pub folder: PathBuf,
    name: Name,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Name {
    /// This path, whatever the kind of the result.
    Given(PathBuf),
    /// This name, with the extension for the kind of the result.
    Stem(OsString),
    /// Like `Stem`, but beside the input: an input that is kept needs no copy.
    Beside(OsString),
}

impl Destination {
    /// This path, whatever the kind of the result.
    #[must_use]
    pub fn given(path: PathBuf) -> Self {
        Self { folder: folder_of(&path), name: Name::Given(path) }
    }

    /// The destinations of the results for `inputs` inside a folder that exists.
    #[must_use]
    pub fn inside(inputs: &[PathBuf], folder: &Path) -> Vec<Self> {
        let place = |stem: OsString| Self { folder: folder.to_owned(), name: Name::Stem(stem) };
        stems(inputs).into_iter().map(place).collect()
    }

    /// The destinations of the results for `inputs` beside them. An input that is kept needs no copy there.
    #[must_use]
    pub fn beside(inputs: &[PathBuf]) -> Vec<Self> {
        let place = |(input, stem): (&PathBuf, OsString)| Self {
            folder: folder_of(input),
            name: Name::Beside(with(stem, "-fit")),
        };
        inputs.iter().zip(stems(inputs)).map(place).collect()
    }

    /// The path for a result of this kind.
    #[must_use]
    pub fn path(&self, kind: MediaKind) -> PathBuf {
        match &self.name {
            Name::Given(path) => path.clone(),
            Name::Stem(stem) | Name::Beside(stem) => {
                self.folder.join(with(with(stem.clone(), "."), kind.extension()))
            }
        }
    }

    /// Whether a result of this kind in `file` takes the place of a file of other content that nobody named.
    pub(super) fn replaces(&self, file: &Path, kind: MediaKind) -> bool {
        let place = self.path(kind);
        let is_named = matches!(self.name, Name::Given(_));
        !is_named && place.exists() && same_content(file, &place).is_ok_and(|same| !same)
    }

    /// The note for users about a result of this kind whose given name is one for files of another kind.
    pub(super) fn misnamed(&self, kind: MediaKind) -> Option<String> {
        let Name::Given(path) = &self.name else { return None };
        let extension = path.extension()?.to_string_lossy();
        let named = MediaKind::from_extension(&extension)?;
        let (noun, right) = (kind.noun(), kind.extension());
        let words = format!(
            "it is {noun}, though its name ends in `.{extension}`; servers go by the name: use `.{right}`"
        );
        (named != kind).then_some(words)
    }

    /// The paths that the result for `input` may get; none if the input cannot be read.
    #[must_use]
    pub fn paths(&self, input: &Path, gif_form: GifForm) -> Vec<PathBuf> {
        if let Name::Given(path) = &self.name {
            return vec![path.clone()];
        }
        let Ok(kind) = probe::kind(input) else { return Vec::new() };
        let mut kinds = results(kind, gif_form);
        if self.wants_copies() && !kinds.contains(&kind) {
            kinds.push(kind);
        }
        kinds.into_iter().map(|kind| self.path(kind)).collect()
    }

    /// Whether an input that is kept is copied to the destination.
    pub(super) fn wants_copies(&self) -> bool {
        !matches!(self.name, Name::Beside(_))
    }
}

/// The kinds of what may be encoded from a file of `kind`.
fn results(kind: MediaKind, gif_form: GifForm) -> Vec<MediaKind> {
    match kind.family() {
        Family::Image => {
            let video = (kind == MediaKind::Gif && gif_form == GifForm::Mp4).then_some(MediaKind::Mp4);
            [MediaKind::Jpeg, MediaKind::Png, MediaKind::Gif].into_iter().chain(video).collect()
        }
        // A container of video may hold only sound.
        Family::Audio | Family::Video => {
            vec![MediaKind::Mp4, MediaKind::ThreeGp, MediaKind::Mp3, MediaKind::M4a]
        }
        _ => Vec::new(),
    }
}

/// A name, which need not be valid Unicode, and what is added to it.
fn with(mut name: OsString, end: &str) -> OsString {
    name.push(end);
    name
}

/// The stem of each result: that of its input's name, told apart from those of the others.
fn stems(inputs: &[PathBuf]) -> Vec<OsString> {
    let mut stems: Vec<OsString> = Vec::new();
    for (index, input) in inputs.iter().enumerate() {
        let mut own = own_stem(index, input, inputs);
        while stems.iter().any(|taken| taken.eq_ignore_ascii_case(&own)) {
            own = with(own, &format!("-{}", index + 1));
        }
        stems.push(own);
    }
    stems
}

/// The stem of the input's name; its whole name if another input has the same stem.
fn own_stem(index: usize, input: &Path, inputs: &[PathBuf]) -> OsString {
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_owned();
    let own = stem(input);
    let others = inputs.iter().enumerate().filter(|(other, _)| *other != index);
    let same: Vec<&PathBuf> =
        others.map(|(_, other)| other).filter(|other| stem(other).eq_ignore_ascii_case(&own)).collect();
    if same.is_empty() {
        return own;
    }
    let name = |path: &Path| path.file_name().unwrap_or_default().to_owned();
    if same.iter().any(|other| name(other).eq_ignore_ascii_case(name(input))) {
        // Inputs in several folders have the same name.
        return with(own, &format!("-{}", index + 1));
    }
    match name(input).to_str() {
        Some(name) => name.replace('.', "-").into(),
        // Only the last dot of a name in another coding can be told apart from the rest.
        None => {
            let extension = input.extension().unwrap_or_else(|| OsStr::new("")).to_string_lossy();
            with(own, &format!("-{extension}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_result_has_a_name_of_its_own() {
        let inputs: Vec<PathBuf> =
            ["x/a.png", "x/a.jpg", "y/b.mp4", "z/b.mp4", "c.mov", "a-png.gif"].map(PathBuf::from).into();
        assert_eq!(stems(&inputs), ["a-png", "a-jpg", "b-3", "b-4", "c", "a-png-6"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_not_unicode_stays_what_it_is() {
        use std::os::unix::ffi::OsStrExt;
        let path = |bytes: &[u8]| PathBuf::from(OsStr::from_bytes(bytes));
        let inputs = [path(b"x/\xE4.mov"), path(b"x/\xF6.mov"), path(b"x/\xF6.png")];
        let names: Vec<_> = Destination::beside(&inputs).iter().map(|one| one.path(MediaKind::Mp4)).collect();
        assert_eq!(
            names,
            [path(b"x/\xE4-fit.mp4"), path(b"x/\xF6-mov-fit.mp4"), path(b"x/\xF6-png-fit.mp4")]
        );
    }
}
