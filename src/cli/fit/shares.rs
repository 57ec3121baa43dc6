//! Divides the limits of a message among its media, after subtracting everything else it consists of.

use std::path::{Path, PathBuf};

use super::budget::{CHANGED, Limit, over};
use super::failure;
use super::message::Order;
use crate::cli::compose::{Composition, TextSpec, is_url};
use crate::cli::context::Context;
use crate::cli::exit::Failure;
use crate::cli::inputs::read_text;
use crate::interrupt::Interrupt;
use crate::media::encode::Encode;
use crate::media::fit::{self, FitError, ForecastOutcome, Form, Source};
use crate::media::info::MediaInfo;
use crate::media::kind::{Family, Support};
use crate::media::plan::{Target, audio};
use crate::media::probe::{Probe, Prober, ffprobe_available};
use crate::media::share::{Claim, shares, weight};
use crate::render::display::plain;
use crate::size::layout::{Layout, LayoutPart};

/// Bytes that a text takes in the presentation, and a line of base64 that is not full.
const TEXT: u64 = 120;

/// Bytes that subject, sender and recipient take at most.
const HEAD: u64 = 600;

/// A medium that is fitted.
pub(super) struct Medium {
    pub(super) path: PathBuf,
    info: MediaInfo,
    /// How many parts of the message it makes.
    times: u64,
    weight: f64,
    /// Bytes below which there is nothing of it.
    least: u64,
    /// Bytes above which it has no use for more.
    most: u64,
}

/// Files that are sent as they are, with what is known of them.
type Others = Vec<(String, Option<MediaInfo>)>;

/// The media of a message, and the rest of it as a layout whose size is that of the rest, or somewhat more.
pub(super) struct Claims {
    /// In the order of the slides.
    pub(super) media: Vec<Medium>,
    rest: Layout,
}

impl Claims {
    /// Looks at all that a composition names.
    pub(super) fn of(
        composition: &Composition,
        order: &Order<'_>,
        tools: &dyn Encode,
        context: &mut Context<'_>,
    ) -> Result<Self, Failure> {
        let (mut media, others) = media(composition, order, context)?;
        let interrupt = &context.interrupt;
        media.iter_mut().try_for_each(|medium| medium.bound(order.target, tools, interrupt))?;
        let rest = rest(composition, &media, &others)?;
        Ok(Self { media, rest })
    }

    /// What a limit counts where these many bytes of each medium are taken, and nothing of the others.
    pub(super) fn used(&self, limit: Limit, taken: &[Option<u64>]) -> u64 {
        let taken = self.media.iter().zip(taken).filter_map(|(medium, bytes)| Some((medium, (*bytes)?)));
        let counted = taken.map(|(medium, bytes)| limit.counted(bytes).saturating_mul(medium.times));
        counted.fold(limit.used(&self.rest), u64::saturating_add)
    }

    /// Takes note of what media were found to need; says whether that is more than was known of one.
    pub(super) fn learn(&mut self, needs: impl Iterator<Item = Option<u64>>) -> bool {
        let mut is_news = false;
        for (medium, needed) in self.media.iter_mut().zip(needs) {
            let least = needed.unwrap_or(0).min(medium.most);
            is_news |= least > medium.least;
            medium.least = medium.least.max(least);
        }
        is_news
    }

    /// Most bytes of each medium of which nothing is taken yet, the tightest limit deciding; the others' stay.
    pub(super) fn budgets(&self, limits: &[Limit], taken: &[Option<u64>]) -> Result<Vec<u64>, Failure> {
        let mut budgets: Vec<u64> = taken.iter().map(|bytes| bytes.unwrap_or(u64::MAX)).collect();
        let open: Vec<usize> = (0..taken.len()).filter(|index| taken[*index].is_none()).collect();
        for limit in limits {
            let used = self.used(*limit, taken);
            let claims: Vec<Claim> = open.iter().map(|index| self.media[*index].claim(*limit)).collect();
            let least = claims.iter().map(|claim| claim.least).fold(0, u64::saturating_add);
            if least > limit.room(used) {
                // What pictures need is found by trying, for which nobody waits where the others are too large already.
                let is_all = claims.iter().all(|claim| claim.least > 0);
                let needs = if is_all { "the least reachable is" } else { "it needs more than" };
                return Err(over(*limit, needs, used.saturating_add(least)));
            }
            for (index, share) in open.iter().zip(shares(&claims, limit.room(used))) {
                budgets[*index] = budgets[*index].min(limit.raw(share / self.media[*index].times));
            }
        }
        Ok(budgets)
    }
}

impl Medium {
    /// Whether it uses up what it is given.
    pub(super) fn is_film(&self) -> bool {
        self.info.kind.family() == Family::Video
    }

    /// Finds out between which sizes it can be.
    fn bound(&mut self, target: &Target, tools: &dyn Encode, interrupt: &Interrupt) -> Result<(), Failure> {
        if !matches!(self.info.kind.family(), Family::Video | Family::Audio) {
            return Ok(());
        }
        let source = Source::open(&self.path, target.gif_form, tools).map_err(|error| failure::of(&error))?;
        let at = |budget: u64| {
            let target = Target { budget, ..target.clone() };
            fit::forecast(&source, &target, tools, interrupt).map_err(|error| failure::of(&error))
        };
        // A video can always be as large as there is room; what is delivered as it is wants no more.
        let kept = at(self.info.bytes)?.outcome == ForecastOutcome::Kept;
        match source.form {
            Form::Video if !kept => self.most = u64::MAX,
            Form::Audio => self.most = self.most.min(audio::most(&source.streams, source.bytes, target)),
            _ => {}
        }
        if let ForecastOutcome::Impossible(reason) = at(1)?.outcome {
            self.least = reason.least.min(self.most);
        }
        Ok(())
    }

    /// What it wants in the form in which a limit counts.
    fn claim(&self, limit: Limit) -> Claim {
        let counted = |bytes: u64| limit.counted(bytes).saturating_mul(self.times);
        let most = if self.most == u64::MAX { u64::MAX } else { counted(self.most) };
        Claim { weight: self.weight, least: counted(self.least).min(most), most }
    }
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
    let named =
        composition.slides.iter().flat_map(|slide| slide.media.iter().map(move |named| (slide, named)));
    for (slide, named) in named {
        if is_url(&named.value) {
            let tag = context.err_style.doubtful("note");
            context
                .say(&format!("{tag}: `{}` is not counted: its size is not known here", plain(&named.value)));
            continue;
        }
        let path = slide.folder.join(&named.value);
        if let Some(known) = media.iter_mut().find(|medium| medium.path == path) {
            known.times += 1;
            continue;
        }
        let info = probe.probe(&path).map_err(|error| failure::of(&error.into()))?;
        match info.kind.family() {
            Family::Image | Family::Audio | Family::Video => {
                let given = order.weights.iter().find(|(weighed, _)| same(weighed, &path, &named.value));
                let weight = weight(&info) * given.map_or(1.0, |(_, factor)| *factor);
                let delivered = info.kind.support() == Support::Documented;
                let most = if delivered { info.bytes } else { u64::MAX };
                media.push(Medium { path, info, times: 1, weight, least: 0, most });
            }
            // A playlist, or what else no message carries: told before anything is encoded.
            Family::Other => return Err(failure::of(&FitError::Kind { path, kind: info.kind.name() })),
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
fn rest(composition: &Composition, media: &[Medium], others: &Others) -> Result<Layout, Failure> {
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
            Some(TextSpec::File(file)) => read_text(&slide.folder.join(&file.value))?.len(),
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
