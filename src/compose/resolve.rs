//! Resolves a composition on this machine: the kinds of media from their bytes, texts from files, URLs from file names.

use std::path::{Path, PathBuf};

use super::{ComposeError, ComposeFault, Composition, Located, SlideSpec, TextSpec, is_url};
use crate::files::{content_hash, read_text, same_content, same_file};
use crate::media::kind::{Family, MediaKind, Support};
use crate::media::probe::{Probe, Prober};
use crate::message::{Action, Draft, DraftSlide, PartKind};
use crate::reference::{self, Reference};
use crate::size::carried::element_of;

/// How files are named on the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Their own names, percent-encoded in URLs.
    Own,
    /// Names made of characters that need no encoding.
    Safe,
    /// Like [`Names::Safe`], with a hash of the content, so that changed content gets a new URL.
    Hashed,
}

/// A draft and the local files that it refers to.
#[derive(Debug)]
pub struct Resolved {
    /// The message.
    pub draft: Draft,
    /// Each local file with its name on the server; a file used twice is listed once.
    pub files: Vec<(PathBuf, String)>,
    /// The URL of each local file, and its path.
    pub locations: Vec<(String, PathBuf)>,
}

/// Resolves a composition.
///
/// # Errors
/// When a file is missing, empty or not a known medium, when two files would get the same name, or when local files
/// have no base URL.
pub fn resolve(composition: &Composition, names: Names) -> Result<Resolved, ComposeError> {
    let action = composition.action.unwrap_or(Action::SaveMms);
    let mut resolved = Resolved { draft: Draft::new(action), files: Vec::new(), locations: Vec::new() };
    resolved.draft.fields.clone_from(&composition.fields);
    resolved.draft.custom_texts.clone_from(&composition.custom_texts);
    resolved.draft.data.clone_from(&composition.data);
    for spec in &composition.slides {
        let slide = resolved.slide(spec, composition, names)?;
        resolved.draft.slides.push(slide);
    }
    Ok(resolved)
}

impl Resolved {
    fn slide(
        &mut self,
        spec: &SlideSpec,
        composition: &Composition,
        names: Names,
    ) -> Result<DraftSlide, ComposeError> {
        let mut slide = DraftSlide { duration: spec.duration.clone(), ..DraftSlide::default() };
        slide.text = match &spec.text {
            None => None,
            Some(TextSpec::Words(words)) => Some(words.clone()),
            Some(TextSpec::File(file)) => {
                let path = spec.folder.join(&file.value);
                let text = read_text(&path).map_err(|error| ComposeError::at(file.at.clone(), error))?;
                Some(as_words(&text))
            }
        };
        for medium in &spec.media {
            let at = |fault| ComposeError::at(medium.at.clone(), fault);
            slide.parts.push(if is_url(&medium.value) {
                (remote_kind(&medium.value).map_err(at)?, medium.value.clone())
            } else {
                self.local(medium, &spec.folder, composition.base_url.as_ref(), names)?
            });
        }
        Ok(slide)
    }

    /// The element and the URL of a local file.
    fn local(
        &mut self,
        medium: &Located<String>,
        folder: &Path,
        base: Option<&Located<String>>,
        names: Names,
    ) -> Result<(PartKind, String), ComposeError> {
        let at = |fault: ComposeFault| ComposeError::at(medium.at.clone(), fault);
        if medium.value.starts_with("//") || medium.value.contains("://") {
            return Err(at(ComposeFault::Scheme(medium.value.clone())));
        }
        let path = folder.join(&medium.value);
        let info = Prober::default().probe(&path).map_err(|error| at(error.into()))?;
        let part = part_kind(info.kind, info.family(), &format!("`{}`", medium.value)).map_err(at)?;
        let base = base.ok_or_else(|| at(ComposeFault::NoBaseUrl(medium.value.clone())))?;
        let name = served_name(&path, info.kind, names).map_err(at)?;
        let url = reference::join(&base.value, &name).map_err(|error| {
            ComposeError::at(base.at.clone(), ComposeFault::BaseUrl { base: base.value.clone(), error })
        })?;
        self.take(path, name, &url).map_err(at)?;
        Ok((part, url))
    }

    /// Records a file under its name; another file with the same name but other content is refused.
    fn take(&mut self, path: PathBuf, name: String, url: &str) -> Result<(), ComposeFault> {
        match self.files.iter().find(|(_, taken)| *taken == name) {
            Some((other, _)) if same_file(other, &path) => Ok(()),
            Some((other, _)) if same_content(other, &path)? => Ok(()),
            Some((other, _)) => Err(ComposeFault::SameName { one: other.clone(), other: path, name }),
            None => {
                self.locations.push((url.to_owned(), path.clone()));
                self.files.push((path, name));
                Ok(())
            }
        }
    }
}

/// The text of a text file: CRLF becomes LF, and one line end at the end of the file is dropped, as editors add it.
#[must_use]
pub fn as_words(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.strip_suffix('\n').unwrap_or(&text).to_owned()
}

/// The name on the server for a file of this kind.
///
/// # Errors
/// When its own name cannot be used, or the file cannot be read.
pub fn served_name(path: &Path, kind: MediaKind, names: Names) -> Result<String, ComposeFault> {
    let own = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if names == Names::Own {
        return match path.file_name().and_then(|name| name.to_str()) {
            Some(name) => Ok(name.to_owned()),
            None => Err(ComposeFault::NameNotUtf8(path.to_owned())),
        };
    }
    let safe = reference::safe_name(&own);
    let (stem, extension) = safe.rsplit_once('.').unwrap_or((&safe, ""));
    // Servers derive the Content-Type from the extension, so it has to match the content.
    let true_to_kind = MediaKind::from_extension(extension) == Some(kind);
    let (stem, extension) = if true_to_kind { (stem, extension) } else { (safe.as_str(), kind.extension()) };
    Ok(match names {
        Names::Hashed => format!("{stem}-{}.{extension}", content_hash(path)?),
        _ => format!("{stem}.{extension}"),
    })
}

/// The element for a URL, by its extension. Nothing is fetched.
fn remote_kind(url: &str) -> Result<PartKind, ComposeFault> {
    let reference = Reference::parse(url).ok();
    let kind = reference.as_ref().and_then(MediaKind::from_url);
    let kind = kind.ok_or_else(|| ComposeFault::UnknownUrl(url.to_owned()))?;
    part_kind(kind, kind.family(), &format!("`{url}`"))
}

/// The element that carries media of this kind and family.
fn part_kind(kind: MediaKind, family: Family, name: &str) -> Result<PartKind, ComposeFault> {
    if kind.support() == Support::Unsupported {
        return Err(ComposeFault::Unsupported { name: name.to_owned(), kind });
    }
    element_of(family).ok_or_else(|| ComposeFault::NoPart { name: name.to_owned(), kind })
}
