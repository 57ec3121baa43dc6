//! Turns paths into sized messages: requests, manifests and bare media.

use std::path::{Path, PathBuf};

use super::output::Output;
use crate::analysis::{Analysis, Judged, Settings, judge, judge_all};
use crate::cli::complaint::Complaint;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::inputs::{Hidden, Input, find, read_stdin};
use crate::cli::media_args::{MediaArgs, repair};
use crate::cli::online::Online;
use crate::compose::{self, Composition, Located, Names, in_its_dialect, resolve};
use crate::files::looks_like_document;
use crate::limits::profile::Profile;
use crate::media::fetch::Fetch;
use crate::media::kind::MediaKind;
use crate::media::locate::Locations;
use crate::media::probe::{Once, Probe, Prober};
use crate::message::Action;
use crate::render::estimate::{Missing, Sized};
use crate::render::human::describe;
use crate::size::estimate::{Estimate, estimate_media};
use crate::size::fallback::Fallback;
use crate::size::reach::{self, Predict, Reach};
use crate::size::reason::Reason;
use crate::size::verdict::{Verdict, verdict};
use crate::source::{EncodingFault, Origin, Source, Sources};
use crate::xml::WellFormedness;

/// Predicts how far fitting gets.
const PREDICT: Predict = reach::by_arithmetic;

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

/// Whether a path is a medium: by its bytes, or by its name if there is no such file. A file that is called XML is a
/// document whatever it begins with, such as the form field that its request was posted in.
fn is_medium(path: &Path) -> bool {
    let extension = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    if path.is_file() {
        return !extension.eq_ignore_ascii_case("xml") && matches!(looks_like_document(path), Ok(false));
    }
    !path.exists() && MediaKind::from_extension(extension).is_some()
}

/// Sizes messages.
pub struct Messages<'p> {
    profiles: Vec<&'p Profile>,
    locations: Locations,
    /// Inspects the headers of media for their kinds and lengths.
    probe: Once<Prober>,
    /// Inspects videos in depth if their headers do not tell how long they play.
    deep: Once<Prober>,
    /// Fetches media, if they are to be fetched.
    online: Option<Online>,
    no_fallback: bool,
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
        Ok(Self {
            profiles: profiles.to_vec(),
            locations: media.locations(&context.config)?,
            probe: Once::new(Prober { ffprobe: false, decode_images: false }),
            deep: Once::new(media.prober(false, context)),
            online,
            no_fallback,
        })
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
        let settings =
            Settings { policy: None, locations: &self.locations, fetch: self.fetch(), probe: &self.probe };
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
                let sized = judged.and_then(|judged| self.request(&judged));
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

    fn request(&self, Judged { sources, analysis }: &Judged) -> Result<Sized<'p>, Failure> {
        let path = sources.get(analysis.source).origin().to_string();
        let Some(mut estimate) = analysis.estimate() else {
            return Err(Failure::usage(format!("`{path}` is not a request"))
                .help("estimate takes requests and media files; `mmsctl validate` says what this is"));
        };
        let garbled =
            matches!(sources.get(analysis.source).encoding_fault(), Some(EncodingFault::Invalid { .. }));
        match analysis.well_formedness {
            WellFormedness::WellFormed if !garbled => {}
            WellFormedness::WellFormed | WellFormedness::TagsIntact => {
                estimate.refusals.push(Reason::Malformed)
            }
            WellFormedness::Broken => {
                let words =
                    format!("`{path}` is not sized: it is not well-formed, so its parts are not known");
                return Err(Failure::findings(words).help("`mmsctl validate` shows what is wrong with it"));
            }
        }
        let shown = |reference: &str| sources.mask(reference);
        let mut sized = self.sized(path, describe(&analysis.message), estimate, analysis, &shown);
        sized.missing.iter_mut().for_each(|missing| missing.why = sources.mask(&missing.why));
        Ok(sized)
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
        let (path, composition) = composition(input, sources)?;
        let resolved = resolve(&composition, Names::Own)?;
        let what = format!("{} manifest", resolved.draft.action.canonical());
        let xml = in_its_dialect(&resolved, composition.dialect)?;
        let locations = self.locations.clone().with_files(resolved.locations.clone());
        let fetch = self.fetch();
        let settings = Settings { policy: None, locations: &locations, fetch, probe: &self.probe };
        let composed = Source::new(Origin::Composed("composed request".to_owned()), xml.into_bytes());
        let Judged { analysis, .. } = judge(composed, &settings);
        let estimate = analysis.estimate().expect("what is composed is a request");
        let shown = |reference: &str| {
            let file = resolved.locations.iter().find(|(url, _)| url == reference);
            file.map_or_else(|| reference.to_owned(), |(_, file)| file.display().to_string())
        };
        let sized = self.sized(path, what, estimate, &analysis, &shown);
        Ok(Sized { others: composition.files().collect(), ..sized })
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
        let (mut known, mut files, mut missing) = (Vec::new(), Vec::new(), Vec::new());
        for path in paths {
            let reference = path.display().to_string();
            let info = self.probe.probe(path);
            if let Err(error) = &info {
                output.complain(&Failure::world(error.to_string()), context);
                let (why, repair) = (error.to_string(), "check that its file is right");
                missing.push(Missing { reference: reference.clone(), why, repair });
            }
            files.push((reference.clone(), path.clone()));
            known.push((reference, info.ok()));
        }
        let mut estimate = estimate_media(&known);
        let verdicts = self.judged(&mut estimate, &files);
        let (path, what) = ("bare media".to_owned(), "one message, a slide each".to_owned());
        output.take(Sized { path, what, estimate, verdicts, files, others: Vec::new(), missing }, context)
    }

    /// A sized message with its verdicts; `shown` gives the text that stands for a reference in the output.
    fn sized(
        &self,
        path: String,
        what: String,
        mut estimate: Estimate,
        analysis: &Analysis,
        shown: &dyn Fn(&str) -> String,
    ) -> Sized<'p> {
        let (mut files, mut missing) = (Vec::new(), Vec::new());
        for (reference, asset) in analysis.assets.iter() {
            files.extend(asset.path.iter().map(|path| (reference.to_owned(), path.clone())));
            let why = analysis.assets.missing(reference);
            let repair = repair(&analysis.assets, reference);
            missing.extend(why.map(|why| Missing { reference: shown(reference), why, repair }));
        }
        let verdicts = self.judged(&mut estimate, &files);
        for part in &mut estimate.parts {
            part.reference = shown(&part.reference);
        }
        Sized { path, what, estimate, verdicts, files, others: Vec::new(), missing }
    }

    fn judged(&self, estimate: &mut Estimate, files: &[(String, PathBuf)]) -> Vec<Verdict<'p>> {
        if self.no_fallback {
            estimate.fallback = Fallback::Account;
        }
        let under_all = |estimate: &Estimate| -> Vec<Verdict<'p>> {
            self.profiles.iter().map(|profile| verdict(estimate, profile, PREDICT)).collect()
        };
        let verdicts = under_all(estimate);
        let mut learnt = false;
        for verdict in verdicts.iter().filter(|verdict| verdict.reach == Some(Reach::Unknown)) {
            let Some(part) = verdict.shrink.map(|shrink| &mut estimate.parts[shrink.part]) else { continue };
            let file = files.iter().find(|(reference, _)| *reference == part.reference);
            let seconds = file.and_then(|(_, path)| self.deep.probe(path).ok()?.seconds);
            if let (Some(info), Some(seconds)) = (&mut part.info, seconds) {
                info.seconds = Some(seconds);
                learnt = true;
            }
        }
        if learnt { under_all(estimate) } else { verdicts }
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

/// Reads a manifest; returns its name and its composition. Sizes do not depend on where media will be served, so a
/// missing base URL is not an error here. A message without slides has no size.
fn composition(input: Input, sources: &mut Sources) -> Result<(String, Composition), Complaint> {
    let folder = input.folder();
    let id = sources.add(input.read()?);
    let path = sources.get(id).origin().to_string();
    let mut composition = compose::manifest::read(sources.get(id), &folder)?;
    if composition.slides.is_empty() && composition.action.unwrap_or(Action::SaveMms).has_slides() {
        let words = format!("`{path}` has no slides: there is nothing to be sized");
        return Err(Failure::usage(words).help("add a `[[slide]]` with `media` or `text`").into());
    }
    composition.base_url.get_or_insert_with(|| Located::flag("https://unknown.invalid/".to_owned()));
    Ok((path, composition))
}
