//! Resolves a composition on this machine: the kinds of media from their bytes, texts from files, URLs from file names.

use std::path::{Path, PathBuf};

use super::{ComposeError, Composition, Located, SlideSpec, TextSpec, is_url};
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure};
use crate::cli::inputs::{read_text, read_text_stdin};
use crate::cli::outputs;
use crate::media::kind::{Family, MediaKind, Support};
use crate::media::probe;
use crate::message::{Action, Draft, DraftSlide, PartKind};
use crate::reference::{self, Reference};

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

impl Composition {
    /// Replaces the text of `--text-file -` with the contents of standard input, unless that `holds_manifest`.
    ///
    /// # Errors
    /// When standard input is needed twice, or cannot be read.
    pub fn read_stdin_text(
        &mut self,
        holds_manifest: bool,
        context: &mut Context<'_>,
    ) -> Result<(), Failure> {
        let texts = self.slides.iter_mut().filter_map(|slide| slide.text.as_mut());
        let mut asking = texts
            .filter(|text| matches!(text, TextSpec::File(Located { value, .. }) if value == Path::new("-")));
        let Some(text) = asking.next() else { return Ok(()) };
        if holds_manifest || asking.next().is_some() {
            return Err(Failure::usage("standard input can be read once only"));
        }
        *text = TextSpec::Words(as_words(&read_text_stdin(context)?));
        Ok(())
    }
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
                let text = read_text(&path).map_err(|failure| ComposeError::at(file.at.clone(), failure))?;
                Some(as_words(&text))
            }
        };
        for medium in &spec.media {
            let at = |failure| ComposeError::at(medium.at.clone(), failure);
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
        let at = |failure| ComposeError::at(medium.at.clone(), failure);
        if medium.value.starts_with("//") || medium.value.contains("://") {
            let words = format!("`{}` is not an http or https URL", medium.value);
            let help = "the service fetches only http and https URLs; give one, or a local file";
            return Err(at(Failure::usage(words).help(help)));
        }
        let path = folder.join(&medium.value);
        let kind = probe::kind(&path).map_err(|error| at(refused(&error, medium.at.is_some())))?;
        let part = part_kind(kind, &format!("`{}`", medium.value)).map_err(at)?;
        let base = base.ok_or_else(|| {
            at(Failure::usage(format!("`{}` has no URL: `--base-url` is missing", medium.value)).help(
                "give the URL under which the media will be served, as `--base-url https://…/` or `base-url`",
            ))
        })?;
        let name = served_name(&path, kind, names).map_err(at)?;
        let url = reference::join(&base.value, &name).map_err(|error| {
            let failure = Failure::usage(format!("`{}` cannot be a base URL: {error}", base.value));
            ComposeError::at(
                base.at.clone(),
                failure.help("write it in full, as in `https://media.your-company.com/mms/`"),
            )
        })?;
        self.take(path, name, &url).map_err(at)?;
        Ok((part, url))
    }

    /// Records a file under its name; another file with the same name but other content is refused.
    fn take(&mut self, path: PathBuf, name: String, url: &str) -> Result<(), Failure> {
        match self.files.iter().find(|(_, taken)| *taken == name) {
            Some((other, _)) if outputs::same_file(other, &path) => Ok(()),
            Some((other, _)) if outputs::same_content(other, &path)? => Ok(()),
            Some((other, _)) => {
                let (one, two) = (other.display(), path.display());
                Err(Failure::usage(format!("`{one}` and `{two}` would both be served as `{name}`"))
                    .help("rename one of them, or give `--out-dir` with `--hash-names`"))
            }
            None => {
                self.locations.push((url.to_owned(), path.clone()));
                self.files.push((path, name));
                Ok(())
            }
        }
    }
}

/// The text of a text file: CRLF becomes LF, and one line end at the end of the file is dropped, as editors add it.
fn as_words(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.strip_suffix('\n').unwrap_or(&text).to_owned()
}

/// The name on the server for a file of this kind.
///
/// # Errors
/// When its own name cannot be used, or the file cannot be read.
pub fn served_name(path: &Path, kind: MediaKind, names: Names) -> Result<String, Failure> {
    let own = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if names == Names::Own {
        return match path.file_name().and_then(|name| name.to_str()) {
            Some(name) => Ok(name.to_owned()),
            None => Err(Failure::usage(format!("the name of `{}` is not UTF-8", path.display()))
                .help("rename it, or give `--out-dir` to have it copied under a safe name")),
        };
    }
    let safe = reference::safe_name(&own);
    let (stem, extension) = safe.rsplit_once('.').unwrap_or((&safe, ""));
    // Servers derive the Content-Type from the extension, so it has to match the content.
    let true_to_kind = MediaKind::from_extension(extension) == Some(kind);
    let (stem, extension) = if true_to_kind { (stem, extension) } else { (safe.as_str(), kind.extension()) };
    Ok(match names {
        Names::Hashed => format!("{stem}-{}.{extension}", outputs::content_hash(path)?),
        _ => format!("{stem}.{extension}"),
    })
}

/// The element for a URL, by its extension. Nothing is fetched.
fn remote_kind(url: &str) -> Result<PartKind, Failure> {
    let extension = Reference::parse(url).ok().and_then(|reference| reference.extension());
    let kind = extension.as_deref().and_then(MediaKind::from_extension).ok_or_else(|| {
        Failure::usage(format!("`{url}` does not show what it is: its path has no known extension"))
            .help("use a URL that ends in one, such as `.jpg`, or a local file")
    })?;
    part_kind(kind, &format!("`{url}`"))
}

/// The element that carries media of this kind.
fn part_kind(kind: MediaKind, name: &str) -> Result<PartKind, Failure> {
    let repair = match kind.family() {
        Family::Image => "convert it to JPEG, PNG or GIF",
        Family::Audio => "convert it to MP3 or WAV",
        Family::Video => "convert it to MP4 or 3GP",
        _ => "a slide carries images, audio, video, vCards, calendar entries, PDFs and passes",
    };
    if kind.support() == Support::Unsupported {
        let words = format!("{name} is {}, which the service does not take (E629)", kind.name());
        return Err(Failure::findings(words).help(repair));
    }
    Ok(match kind.family() {
        Family::Image => PartKind::Image,
        Family::Audio => PartKind::Audio,
        Family::Video => PartKind::Video,
        Family::Vcard => PartKind::Vcard,
        Family::Ical => PartKind::Ical,
        Family::Pdf => PartKind::Pdf,
        Family::Passbook => PartKind::Passbook,
        Family::Other => {
            return Err(Failure::findings(format!("{name} is {}", kind.name())).help(repair));
        }
    })
}

fn refused(error: &probe::ProbeError, in_manifest: bool) -> Failure {
    use probe::ProbeError as E;
    let failure = Failure::world(error.to_string());
    match error {
        E::Missing(_) if in_manifest => failure.help("check the path; it starts from the manifest's folder"),
        E::Missing(_) => failure.help("check the path; it starts from the working directory"),
        E::NotAFile(_) => failure.help("name the files inside it"),
        E::Empty(_) => failure.help("was it written to the end?"),
        // As `validate` judges it: there is nothing wrong with the file but that no slide carries it.
        E::UnknownKind(_) => {
            let failure = Failure { exit: Exit::Findings, ..failure };
            failure.help("a slide carries images, audio, video, vCards, calendar entries, PDFs and passes")
        }
        E::Unreadable { .. } => failure.help("give this user the right to read it"),
    }
}
