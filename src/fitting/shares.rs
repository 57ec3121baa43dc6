//! Divides the limits of a message among its media, after subtracting everything else in the message.

use std::path::{Component, Path, PathBuf};

use super::limit::CHANGED;
use super::{Equipment, FittingError, Limit, MessageSettings, Needs, Refusal};
use crate::compose::{Composition, Located, SlideSpec, TextSpec, is_url};
use crate::dialect::Term;
use crate::files::read_text;
use crate::media::fit::{self, FitError, ForecastOutcome, Form, Source};
use crate::media::info::MediaInfo;
use crate::media::kind::{Family, MediaKind, Support};
use crate::media::plan::{GifForm, Target, audio};
use crate::media::probe::{Probe, Prober};
use crate::media::share::{Claim, shares, weight};
use crate::size::layout::{Layout, LayoutKind, LayoutPart};

/// Bytes that a text takes in the presentation, plus one incomplete line of base64.
const TEXT: u64 = 120;

/// A medium to be fitted.
pub(super) struct Medium {
    pub(super) path: PathBuf,
    pub(super) info: MediaInfo,
    /// The number of parts of the message that it is used in.
    times: u64,
    /// What it is by its streams: a container of videos may hold only sound, and one of sound a video.
    family: Family,
    /// What an animated GIF becomes.
    gif_form: GifForm,
    /// The factor that multiplies its weight.
    factor: f64,
    /// The least size in bytes that is known to be needed.
    least: u64,
    /// The size in bytes above which it has no use for more.
    most: u64,
}

/// Files that are sent unchanged, with what is known about them.
type Others = Vec<(String, Option<MediaInfo>)>;

/// The media of a message, and a layout for the rest. The size of that layout is the size of the rest, or slightly
/// more.
pub struct Shares {
    /// The media, in the order of the slides.
    pub(super) media: Vec<Medium>,
    rest: Layout,
    /// The media that are named by a URL, so that their sizes are not counted.
    pub uncounted: Vec<String>,
    /// The files that are sent unchanged.
    unchanged: Vec<String>,
}

impl Shares {
    /// Inspects everything that a composition names.
    ///
    /// # Errors
    /// When a file cannot be read, a medium cannot be sent, or a weight applies to none of them.
    pub fn of(
        composition: &Composition,
        settings: &MessageSettings<'_>,
        equipment: Equipment<'_>,
    ) -> Result<Self, FittingError> {
        let (mut media, others) = media(composition, settings, equipment)?;
        used(settings.weights, &media, composition)?;
        media.iter_mut().try_for_each(|medium| medium.bound(settings.target, equipment))?;
        let rest = rest(composition, &media, &others)?;
        let (uncounted, unchanged): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|(_, info)| info.is_none());
        let names = |others: Others| others.into_iter().map(|(name, _)| name).collect();
        Ok(Self { media, rest, uncounted: names(uncounted), unchanged: names(unchanged) })
    }

    /// Checks that no slide holds two media of one element, which the service refuses; as they will be once fitted.
    ///
    /// # Errors
    /// When one does.
    pub fn apart(&self, composition: &Composition) -> Result<(), FittingError> {
        for (slide, spec) in (1..).zip(&composition.slides) {
            let mut seen = Vec::new();
            for (path, _) in spec.files() {
                let Some(medium) = self.media.iter().find(|medium| medium.path == path) else { continue };
                let element = medium.family.element();
                if seen.contains(&element) {
                    return Err(FittingError::Repeated { slide, element, second: path });
                }
                seen.push(element);
            }
        }
        Ok(())
    }

    /// The bytes that count against a limit if each medium takes the given number of bytes; `None` counts as nothing.
    pub(super) fn used(&self, limit: Limit, taken: &[Option<u64>]) -> u64 {
        let taken = self.media.iter().zip(taken).filter_map(|(medium, bytes)| Some((medium, (*bytes)?)));
        let counted = taken.map(|(medium, bytes)| limit.counted(bytes).saturating_mul(medium.times));
        counted.fold(limit.used(&self.rest), u64::saturating_add)
    }

    /// Records how many bytes media were found to need; returns whether one needs more than was known.
    pub(super) fn learn(&mut self, needs: impl Iterator<Item = Option<u64>>) -> bool {
        let mut is_news = false;
        for (medium, needed) in self.media.iter_mut().zip(needs) {
            let least = needed.unwrap_or(0).min(medium.most);
            is_news |= least > medium.least;
            medium.least = medium.least.max(least);
        }
        is_news
    }

    /// The budget in bytes of each medium whose `taken` is `None`; the tightest limit decides. The entries of the
    /// other media stay.
    pub(super) fn budgets(&self, limits: &[Limit], taken: &[Option<u64>]) -> Result<Vec<u64>, Refusal> {
        if let Some(limit) = self.overfilled(limits) {
            return Err(Refusal {
                limit,
                needs: Needs::Rest,
                bytes: limit.used(&self.rest),
                has_duration: false,
                unchanged: self.unchanged.clone(),
            });
        }
        let open = || self.media.iter().zip(taken).filter(|(_, taken)| taken.is_none()).map(|(open, _)| open);
        for limit in limits {
            let used = self.used(*limit, taken);
            let needs = open().map(|medium| medium.claim(*limit).least);
            let least = needs.fold(0, u64::saturating_add);
            if least > limit.room(used) {
                // The needs of images are found only by trying, which is pointless if the others are too large
                // already.
                let is_all = open().all(|medium| medium.least > 0);
                let needs = if is_all { Needs::Least } else { Needs::More };
                let has_duration = self.media.iter().any(Medium::has_duration);
                return Err(Refusal {
                    limit: *limit,
                    needs,
                    bytes: used.saturating_add(least),
                    has_duration,
                    unchanged: Vec::new(),
                });
            }
        }
        Ok(self.divided(limits, taken, Medium::claim))
    }

    /// The limit that what is not fitted leaves no room under.
    fn overfilled(&self, limits: &[Limit]) -> Option<Limit> {
        limits.iter().copied().find(|limit| limit.room(limit.used(&self.rest)) == 0)
    }

    /// The most bytes that the medium of this index can get if each of the others takes no less than in `least`.
    pub(super) fn ceiling(&self, limits: &[Limit], least: &[u64], index: usize) -> u64 {
        let mut taken: Vec<Option<u64>> = least.iter().copied().map(Some).collect();
        taken[index] = None;
        self.divided(limits, &taken, Medium::claim)[index]
    }

    /// The media that need more than their part of a room that is too small, each with that part and what it needs,
    /// in bytes. None if the fault is not theirs.
    pub(super) fn underfunded(&self, limits: &[Limit], taken: &[Option<u64>]) -> Vec<(usize, u64, u64)> {
        if self.overfilled(limits).is_some() {
            return Vec::new();
        }
        let wish = |medium: &Medium, limit: Limit| Claim { least: 0, ..medium.claim(limit) };
        let parts = self.media.iter().zip(self.divided(limits, taken, wish)).enumerate();
        let parts = parts.filter(|(index, (medium, part))| taken[*index].is_none() && medium.least > *part);
        parts.map(|(index, (medium, part))| (index, part, medium.least)).collect()
    }

    /// Divides what is left under each limit among the media whose `taken` is `None`.
    fn divided(
        &self,
        limits: &[Limit],
        taken: &[Option<u64>],
        claim: impl Fn(&Medium, Limit) -> Claim,
    ) -> Vec<u64> {
        let mut budgets: Vec<u64> = taken.iter().map(|bytes| bytes.unwrap_or(u64::MAX)).collect();
        let open: Vec<usize> = (0..taken.len()).filter(|index| taken[*index].is_none()).collect();
        for limit in limits {
            let claims: Vec<Claim> = open.iter().map(|index| claim(&self.media[*index], *limit)).collect();
            let room = limit.room(self.used(*limit, taken));
            for (index, share) in open.iter().zip(shares(&claims, room)) {
                budgets[*index] = budgets[*index].min(limit.raw(share / self.media[*index].times));
            }
        }
        budgets
    }
}

impl Medium {
    /// Whether it is a video, which uses up whatever it is given.
    pub(super) fn is_video(&self) -> bool {
        self.family == Family::Video
    }

    /// Whether it is a video or a sound.
    fn has_duration(&self) -> bool {
        matches!(self.family, Family::Video | Family::Audio)
    }

    /// Finds the smallest and the largest size that it can have.
    fn bound(
        &mut self,
        target: &Target,
        Equipment { tools, interrupt, .. }: Equipment<'_>,
    ) -> Result<(), FitError> {
        let may_play = self.info.kind == MediaKind::Gif && target.gif_form == GifForm::Mp4;
        if !self.has_duration() && !may_play {
            return Ok(());
        }
        let source = Source::open(&self.path, target.gif_form, tools)?;
        if matches!(source.form, Form::Image | Form::Animation) {
            return Ok(());
        }
        self.info.seconds = self.info.seconds.or(source.streams.seconds);
        let at = |budget: u64| {
            let target = Target { budget, ..target.clone() };
            fit::forecast(&source, &target, None, tools, interrupt)
        };
        // A video can use any amount of room; what is delivered unchanged wants no more than its size.
        let kept = at(self.info.bytes)?.outcome == ForecastOutcome::Kept;
        self.most = if kept { self.info.bytes } else { u64::MAX };
        if source.form == Form::Audio {
            self.family = Family::Audio;
            self.most = self.most.min(audio::most(&source.streams, source.bytes, target));
        } else {
            self.family = Family::Video;
        }
        match at(1) {
            // The handsets show nothing else that it could become.
            Err(FitError::Unshown { .. } | FitError::Unheard { .. }) if kept => self.least = self.most,
            forecast => {
                if let ForecastOutcome::Impossible(reason) = forecast?.outcome {
                    self.least = reason.least.min(self.most);
                }
            }
        }
        Ok(())
    }

    /// The medium's claim, counted as a limit counts.
    fn claim(&self, limit: Limit) -> Claim {
        let counted = |bytes: u64| limit.counted(bytes).saturating_mul(self.times);
        let most = if self.most == u64::MAX { u64::MAX } else { counted(self.most) };
        let weight = weight(&self.info, self.family, self.gif_form, self.most) * self.factor;
        Claim { weight, least: counted(self.least).min(most), most }
    }
}

/// The local media to be fitted, and the files that are sent unchanged.
fn media(
    composition: &Composition,
    settings: &MessageSettings<'_>,
    equipment: Equipment<'_>,
) -> Result<(Vec<Medium>, Others), FitError> {
    let probe = Prober { ffprobe: equipment.ffprobe, decode_images: false };
    let (mut media, mut others): (Vec<Medium>, Vec<_>) = (Vec::new(), Vec::new());
    let named =
        composition.slides.iter().flat_map(|slide| slide.media.iter().map(move |named| (slide, named)));
    for (slide, named) in named {
        if is_url(&named.value) {
            others.push((named.value.clone(), None));
            continue;
        }
        let path = slide.folder.join(&named.value);
        if let Some(known) = media.iter_mut().find(|medium| medium.path == path) {
            known.times += 1;
            continue;
        }
        let info = probe.probe(&path)?;
        match info.kind.family() {
            Family::Image | Family::Audio | Family::Video => {
                let given = settings.weights.iter().find(|(weighed, _)| same(weighed, &path, &named.value));
                let factor = given.map_or(1.0, |(_, factor)| *factor);
                let delivered = info.kind.support() == Support::Documented;
                let most = if delivered { info.bytes } else { u64::MAX };
                let family = info.kind.family();
                let gif_form = settings.target.gif_form;
                media.push(Medium { path, info, times: 1, family, gif_form, factor, least: 0, most });
            }
            // A playlist, or anything else that no message carries: refused before anything is encoded.
            Family::Other => return Err(FitError::Kind { path, kind: info.kind.noun() }),
            _ => others.push((named.value.clone(), Some(info))),
        }
    }
    Ok((media, others))
}

/// Checks that each weight applies to a medium: one that does not is a slip of the pen, which would go unseen.
fn used(weights: &[(PathBuf, f64)], media: &[Medium], composition: &Composition) -> Result<(), FittingError> {
    let named = || composition.slides.iter().flat_map(SlideSpec::files);
    let is_used = |weighed: &Path| {
        let applies = |(path, name): (PathBuf, &Located<String>)| {
            same(weighed, &path, &name.value) && media.iter().any(|medium| medium.path == path)
        };
        named().any(applies)
    };
    for medium in media {
        let is_weighed = |(weighed, _): &&(PathBuf, f64)| {
            named().any(|(path, name)| path == medium.path && same(weighed, &path, &name.value))
        };
        if weights.iter().filter(is_weighed).count() > 1 {
            return Err(FittingError::WeighedTwice(medium.path.clone()));
        }
    }
    let Some((stray, _)) = weights.iter().find(|(weighed, _)| !is_used(weighed)) else { return Ok(()) };
    let named = named().map(|(_, name)| name.value.clone()).collect();
    Err(FittingError::Weight { stray: stray.clone(), named })
}

/// Whether a weight applies to a medium: it gives its path, or its name in the manifest. `./clip.mov` is `clip.mov`.
fn same(weighed: &Path, path: &Path, named: &str) -> bool {
    let plain = |path: &Path| -> PathBuf {
        path.components().filter(|part| !matches!(part, Component::CurDir)).collect()
    };
    let weighed = plain(weighed);
    weighed == plain(path) || weighed == plain(Path::new(named))
}

/// A layout whose size is that of the message without its media, or slightly more.
fn rest(composition: &Composition, media: &[Medium], others: &Others) -> Result<Layout, FittingError> {
    let empty = |medium: &Medium| {
        let info = MediaInfo { bytes: 0, ..medium.info.clone() };
        let name = medium.path.display().to_string();
        (0..medium.times).map(move |_| (name.clone(), Some(info.clone())))
    };
    let files: Vec<_> = media.iter().flat_map(empty).chain(others.iter().cloned()).collect();
    let field = |term: Term| {
        let given = composition.fields.iter().find(|(given, _)| *given == term);
        given.map(|(_, value)| value.clone())
    };
    let mut layout = Layout {
        subject: field(Term::Subject),
        from: field(Term::From),
        to: field(Term::To),
        ..Layout::of_files(&files)
    };
    let mut padding = CHANGED * files.len() as u64;
    for slide in &composition.slides {
        let characters = match &slide.text {
            None => continue,
            Some(TextSpec::Words(words)) => words.len(),
            Some(TextSpec::File(file)) => read_text(&slide.folder.join(&file.value))?.len(),
        };
        padding += TEXT;
        layout.parts.push(LayoutPart {
            slide: 0,
            kind: LayoutKind::Text,
            reference: String::new(),
            name: "0b.txt".to_owned(),
            format: None,
            info: None,
            mime: "text/plain",
            bytes: Some(characters as u64),
            text: Some(String::new()),
        });
    }
    // Padding in the presentation stands for everything whose size is not known to the byte; every form of the
    // message counts it.
    let padding = usize::try_from(padding).unwrap_or(usize::MAX / 2);
    layout.presentation.push_str(&" ".repeat(padding.min(1 << 20)));
    Ok(layout)
}
