//! A whole message under one budget: what is not fitted is counted first, the rest is shared.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::budget::{CHANGED, Limit, over};
use super::failure;
use super::options::Crew;
use super::outputs::{Destination, Places};
use super::work::{self, Done, Task};
use crate::cli::compose::{Composition, TextSpec, is_url};
use crate::cli::context::Context;
use crate::cli::exit::Failure;
use crate::cli::inputs::read_text;
use crate::interrupt::Interrupt;
use crate::media::encode::Encode;
use crate::media::fit::{self, ForecastOutcome, Outcome, Source};
use crate::media::info::MediaInfo;
use crate::media::kind::Family;
use crate::media::plan::Target;
use crate::media::probe::{Probe, Prober, ffprobe_available};
use crate::media::share::{Claim, shares, weight};
use crate::size::layout::{Layout, LayoutPart};

/// Bytes that a text takes in the presentation, and a line of base64 that is not full.
const TEXT: u64 = 120;

/// Bytes that subject, sender and recipient take at most.
const HEAD: u64 = 600;

/// A medium that is fitted.
struct Medium {
    path: PathBuf,
    info: MediaInfo,
    /// How many parts of the message it makes.
    times: u64,
    weight: f64,
}

/// Files that are sent as they are, with what is known of them.
type Others = Vec<(String, Option<MediaInfo>)>;

/// What came of a message.
pub(super) struct Message {
    /// One for each medium that was to be fitted, in the order of the slides.
    pub(super) tasks: Vec<Task>,
    /// What came of each.
    pub(super) done: Vec<Result<Done, Failure>>,
}

/// Everything that fitting a message needs to know.
pub(super) struct Order<'a> {
    pub(super) limits: &'a [Limit],
    pub(super) target: &'a Target,
    pub(super) crew: &'a Crew,
    /// Media by path with what their weight is multiplied by.
    pub(super) weights: &'a [(PathBuf, f64)],
    pub(super) quiet: bool,
}

impl Message {
    /// Fits the media of `composition` into `folder`.
    pub(super) fn fit(
        composition: &Composition,
        order: &Order<'_>,
        folder: &Path,
        tools: &dyn Encode,
        context: &mut Context<'_>,
    ) -> Result<Self, Failure> {
        let (media, others) = media(composition, order, context)?;
        let overhead = overhead(composition, &media, &others)?;
        let paths: Vec<PathBuf> = media.iter().map(|medium| medium.path.clone()).collect();
        let destinations = Places::inside(&paths, folder);
        let mut message = Self { tasks: Vec::new(), done: Vec::new() };
        let mut open: Vec<(Medium, Destination)> = media.into_iter().zip(destinations).collect();
        // Films use up what they are given; what the others leave is theirs.
        open.sort_by_key(|(medium, _)| medium.info.kind.family() == Family::Video);
        let mut used = BTreeMap::new();
        while !open.is_empty() {
            let budget = next_budget(&open, order, &overhead, &used, tools)?;
            let (medium, destination) = open.remove(0);
            let target = Target { budget, ..order.target.clone() };
            let task = Task { input: medium.path.clone(), destination, target };
            let crew = Crew { jobs: 1, ..order.crew.clone() };
            let done = work::run(std::slice::from_ref(&task), &crew, tools, order.quiet, context);
            let done = done.into_iter().next().expect("one task has one result");
            let bytes = done.as_ref().ok().and_then(bytes);
            used.insert(medium.path.clone(), (bytes.unwrap_or(budget), medium.times));
            let failed = bytes.is_none();
            message.tasks.push(task);
            message.done.push(done);
            if failed {
                break;
            }
        }
        Ok(message)
    }

    /// Whether every medium has a result.
    pub(super) fn is_whole(&self) -> bool {
        self.done.iter().all(|done| done.as_ref().is_ok_and(|done| done.output.is_some()))
    }

    /// The composition with the results in place of the media.
    pub(super) fn composed(&self, composition: &Composition) -> Composition {
        let mut composed = composition.clone();
        let folder = composition.folder.clone();
        for medium in composed.slides.iter_mut().flat_map(|slide| &mut slide.media) {
            if is_url(&medium.value) {
                continue;
            }
            let path = folder.join(&medium.value);
            let result = self.result(&path).map_or(path, Path::to_owned);
            medium.value = std::path::absolute(&result).unwrap_or(result).display().to_string();
        }
        composed
    }

    /// The result for a medium.
    pub(super) fn result(&self, path: &Path) -> Option<&Path> {
        let mut pairs = self.tasks.iter().zip(&self.done);
        let (_, done) = pairs.find(|(task, _)| task.input == path)?;
        done.as_ref().ok()?.output.as_deref()
    }
}

/// Bytes of a result.
fn bytes(done: &Done) -> Option<u64> {
    match &done.fitted.outcome {
        Outcome::Kept => Some(done.input_bytes),
        Outcome::Fitted(product) => Some(product.bytes),
        Outcome::Impossible(_) | Outcome::TooPoor { .. } => None,
    }
}

/// Most bytes of the first of the media that are open, the tightest limit deciding.
fn next_budget(
    open: &[(Medium, Destination)],
    order: &Order<'_>,
    overhead: &Layout,
    used: &BTreeMap<PathBuf, (u64, u64)>,
    tools: &dyn Encode,
) -> Result<u64, Failure> {
    let mut budget = u64::MAX;
    for limit in order.limits {
        let spent = used.values().map(|(bytes, times)| limit.counted(*bytes).saturating_mul(*times));
        let spent = spent.fold(limit.used(overhead), u64::saturating_add);
        let room = limit.room(spent);
        let claims: Vec<Claim> = open
            .iter()
            .map(|(medium, _)| claim(medium, *limit, room, order.target, tools))
            .collect::<Result<_, _>>()?;
        let least: u64 = claims.iter().map(|claim| claim.least).fold(0, u64::saturating_add);
        if least > room {
            return Err(over(*limit, spent.saturating_add(least)));
        }
        let share = shares(&claims, room)[0];
        budget = budget.min(limit.raw(share / open[0].0.times));
    }
    Ok(budget)
}

/// What a medium wants of a room.
fn claim(
    medium: &Medium,
    limit: Limit,
    room: u64,
    target: &Target,
    tools: &dyn Encode,
) -> Result<Claim, Failure> {
    let counted = |bytes: u64| limit.counted(bytes).saturating_mul(medium.times);
    // A film can always be as large as it is given room; what is delivered as it is wants no more.
    let delivered = medium.info.kind.support() == crate::media::kind::Support::Documented;
    let most = if delivered { counted(medium.info.bytes) } else { u64::MAX };
    let mut claim = Claim { weight: medium.weight, least: 0, most };
    if matches!(medium.info.kind.family(), Family::Video | Family::Audio) && most > room / 8 {
        let target = Target { budget: 1, ..target.clone() };
        let source =
            Source::open(&medium.path, target.gif_form, tools).map_err(|error| failure::of(&error))?;
        let forecast = fit::forecast(&source, &target, tools, &Interrupt::default())
            .map_err(|error| failure::of(&error))?;
        if let ForecastOutcome::Impossible(reason) = forecast.outcome {
            claim.least = counted(reason.least).min(most);
        }
    }
    Ok(claim)
}

/// The local media that are fitted, and the files that are not.
fn media(
    composition: &Composition,
    order: &Order<'_>,
    context: &mut Context<'_>,
) -> Result<(Vec<Medium>, Others), Failure> {
    let ffprobe = ffprobe_available(context.environment.path.as_deref());
    let probe = Prober { ffprobe, decode_images: false };
    let (mut media, mut others): (Vec<Medium>, Vec<_>) = (Vec::new(), Vec::new());
    for named in composition.slides.iter().flat_map(|slide| &slide.media) {
        if is_url(&named.value) {
            let tag = context.err_style.doubtful("note");
            context.say(&format!("{tag}: `{}` is not counted: its size is not known here", named.value));
            continue;
        }
        let path = composition.folder.join(&named.value);
        if let Some(known) = media.iter_mut().find(|medium| medium.path == path) {
            known.times += 1;
            continue;
        }
        let info = probe.probe(&path).map_err(|error| failure::of(&error.into()))?;
        match info.kind.family() {
            Family::Image | Family::Audio | Family::Video => {
                let given = order.weights.iter().find(|(weighed, _)| same(weighed, &path, &named.value));
                let weight = weight(&info) * given.map_or(1.0, |(_, factor)| *factor);
                media.push(Medium { path, info, times: 1, weight });
            }
            _ => others.push((named.value.clone(), Some(info))),
        }
    }
    Ok((media, others))
}

/// Whether a weight is meant for a medium: by its path, or as the manifest names it.
fn same(weighed: &Path, path: &Path, named: &str) -> bool {
    weighed == path || weighed == Path::new(named)
}

/// A layout whose size is that of the message without its media, or somewhat more.
fn overhead(composition: &Composition, media: &[Medium], others: &Others) -> Result<Layout, Failure> {
    let empty = |medium: &Medium| {
        let info = MediaInfo { bytes: 0, ..medium.info.clone() };
        let name = medium.path.display().to_string();
        (0..medium.times).map(move |_| (name.clone(), Some(info.clone())))
    };
    let files: Vec<_> = media.iter().flat_map(empty).chain(others.iter().cloned()).collect();
    let mut layout = Layout::of_files(&files);
    let mut padding = HEAD + CHANGED * files.len() as u64;
    for slide in &composition.slides {
        let characters = match &slide.text {
            None => continue,
            Some(TextSpec::Words(words)) => words.len(),
            Some(TextSpec::File(file)) => read_text(&composition.folder.join(&file.value))?.len(),
        };
        padding += TEXT;
        layout.parts.push(LayoutPart {
            slide: 0,
            kind: "text",
            reference: String::new(),
            name: "0b.txt".to_owned(),
            format: None,
            info: None,
            mime: "text/plain",
            bytes: Some(characters as u64),
            text: Some(String::new()),
        });
    }
    // The presentation takes what is not known to the byte; it is counted in every form.
    let padding = usize::try_from(padding).unwrap_or(usize::MAX / 2);
    layout.presentation.push_str(&" ".repeat(padding.min(1 << 20)));
    Ok(layout)
}
