//! Turns paths into sized messages: requests, manifests and bare media.

use std::path::{Path, PathBuf};

use super::output::Output;
use crate::analysis::{Judged, judge_all};
use crate::cli::complaint::Complaint;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::inputs::{Hidden, Input, find, read_stdin};
use crate::cli::media_args::MediaArgs;
use crate::cli::online::Online;
use crate::compose;
use crate::files::looks_like_document;
use crate::limits::profile::Profile;
use crate::media::fetch::Fetch;
use crate::media::kind::MediaKind;
use crate::sizing::{Sized, Sizer, SizingError};
use crate::source::Sources;

/// Inputs that are sized together, in the order of the command line. Bare media, which make one message, come last.
#[derive(Debug)]
pub enum Group {
    /// Requests, and folders or patterns of requests. Holds the contents of standard input if `-` is among them.
    Documents(Vec<PathBuf>, Option<Result<Vec<u8>, Failure>>),
    /// A manifest.
    Manifest(Input),
    /// Media files.
    Media(Vec<PathBuf>),
}

/// Groups paths by their names and the first bytes of their files.
pub fn groups(paths: Vec<PathBuf>, context: &mut Context<'_>) -> Vec<Group> {
    let (mut groups, mut media) = (Vec::new(), Vec::new());
    let mut stdin = paths.iter().any(|path| path == Path::new("-")).then(|| read_stdin(context));
    for path in paths {
        let heard = if path == Path::new("-") { stdin.take() } else { None };
        match (heard, groups.last_mut()) {
            (Some(Ok(bytes)), _) if compose::manifest::is_manifest(&bytes) => {
                groups.push(Group::Manifest(Input::Stdin(bytes)));
            }
            (None, _) if compose::manifest::is_manifest_file(&path) => {
                groups.push(Group::Manifest(Input::File(path)))
            }
            (None, _) if is_medium(&path) => media.push(path),
            (heard, Some(Group::Documents(paths, stdin))) => {
                paths.push(path);
                *stdin = stdin.take().or(heard);
            }
            (heard, _) => groups.push(Group::Documents(vec![path], heard)),
        }
    }
    if !media.is_empty() {
        groups.push(Group::Media(media));
    }
    groups
}

/// Whether a path is a medium: by its bytes, or by its name if it is no file that can be looked into. A file that is called XML is a
/// document whatever it begins with, such as the form field that its request was posted in.
fn is_medium(path: &Path) -> bool {
    let extension = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    if path.is_file() {
        return !extension.eq_ignore_ascii_case("xml") && matches!(looks_like_document(path), Ok(false));
    }
    !path.is_dir() && MediaKind::from_extension(extension).is_some()
}

/// Sizes messages and prints them.
pub struct Messages<'p> {
    sizer: Sizer<'p>,
    /// Fetches media, if they are to be fetched.
    online: Option<Online>,
}

impl<'p> Messages<'p> {
    /// Prepares for sizing with these flags.
    ///
    /// # Errors
    /// When the flags contradict each other.
    pub fn new(
        media: &MediaArgs,
        online: Option<Online>,
        profiles: &[&'p Profile],
        no_fallback: bool,
        context: &Context<'_>,
    ) -> Result<Self, Failure> {
        let locations = media.locations(&context.config)?;
        let sizer = Sizer::new(profiles, locations, media.prober(false, context), no_fallback);
        Ok(Self { sizer, online })
    }

    /// Sizes requests.
    ///
    /// # Errors
    /// When the result cannot be written.
    pub fn documents(
        &self,
        paths: Vec<PathBuf>,
        stdin: Option<Result<Vec<u8>, Failure>>,
        hidden: Hidden,
        output: &mut Output<'p>,
        context: &mut Context<'_>,
    ) -> Result<(), Stop> {
        let settings = self.sizer.settings(self.fetch());
        judge_all(
            find(paths, stdin, hidden),
            &settings,
            |input| input.and_then(Input::read),
            |judged| judged,
            |judged| {
                if context.interrupt.requested() {
                    return Err(interrupted().into());
                }
                if let Some(words) = judged.as_ref().ok().and_then(without_message) {
                    self.aside(|| context.note(&words));
                    return Ok(());
                }
                let sized = judged.and_then(|judged| Ok(self.sizer.request(&judged)?));
                self.aside(|| match sized {
                    Ok(sized) => output.take(sized, context),
                    Err(failure) => {
                        output.complain(&failure, context);
                        Ok(())
                    }
                })
            },
        )
    }

    /// The fetcher, if media are to be fetched.
    fn fetch(&self) -> Option<&dyn Fetch> {
        self.online.as_ref().map(|online| online as &dyn Fetch)
    }

    /// Runs `speak`, which prints something, with the progress bar hidden.
    fn aside<T>(&self, speak: impl FnOnce() -> T) -> T {
        match &self.online {
            Some(online) => online.progress().aside(speak),
            None => speak(),
        }
    }

    /// Removes the progress bar after the last message; returns the failure to keep what was fetched, if there was one.
    pub fn finish(self) -> Option<Failure> {
        let online = self.online?;
        let unkept = online.unkept();
        online.finish();
        unkept
    }

    /// Sizes the message that a manifest describes.
    ///
    /// # Errors
    /// When the result cannot be written.
    pub fn manifest(
        &self,
        input: Input,
        output: &mut Output<'p>,
        context: &mut Context<'_>,
    ) -> Result<(), Stop> {
        let mut sources = Sources::default();
        match self.composed(input, &mut sources) {
            Ok(sized) => output.take(sized, context),
            Err(complaint) => {
                output.worsen(complaint.say("manifest", &sources, context));
                Ok(())
            }
        }
    }

    fn composed(&self, input: Input, sources: &mut Sources) -> Result<Sized<'p>, Complaint> {
        let folder = input.folder();
        let id = sources.add(input.read()?);
        let path = sources.get(id).origin().to_string();
        let composition = compose::manifest::read(sources.get(id), &folder)?;
        Ok(self.sizer.composition(path, composition, self.fetch())?)
    }

    /// Sizes bare media files as one message.
    ///
    /// # Errors
    /// When the result cannot be written.
    pub fn media(
        &self,
        paths: &[PathBuf],
        output: &mut Output<'p>,
        context: &mut Context<'_>,
    ) -> Result<(), Stop> {
        let (sized, errors) = self.sizer.media(paths);
        for error in errors {
            output.complain(&Failure::world(error.to_string()), context);
        }
        output.take(sized, context)
    }
}

/// Why a request has no size, if it neither saves nor sends a message.
fn without_message(Judged { sources, analysis }: &Judged) -> Option<String> {
    let action = analysis.message.request()?.action?;
    let path = sources.get(analysis.source).origin();
    let carries = action.sends() || action.has_slides();
    (!carries).then(|| format!("`{path}` contains no message: it is a {} request", action.canonical()))
}

fn interrupted() -> Failure {
    Failure { exit: Exit::Interrupted, message: "interrupted".to_owned(), help: None }
}

impl From<SizingError> for Complaint {
    fn from(error: SizingError) -> Self {
        let words = error.to_string();
        match error {
            SizingError::NotARequest(_) => Failure::usage(words)
                .help("estimate takes requests and media files; `mmsctl validate` says what this is")
                .into(),
            SizingError::Broken(_) => {
                Failure::findings(words).help("`mmsctl validate` shows what is wrong with it").into()
            }
            SizingError::NoSlides(_) => {
                Failure::usage(words).help("add a `[[slide]]` with `media` or `text`").into()
            }
            SizingError::Compose(error) => error.into(),
        }
    }
}

impl From<SizingError> for Failure {
    fn from(error: SizingError) -> Self {
        Complaint::from(error).failure
    }
}
