//! Fits a video: encodes its audio first, then runs two passes, then repeats the second until the result is inside
//! the band.

mod copied;
mod forecast;
pub(super) mod frames;
mod trial;

pub(super) use forecast::forecast;

use std::ffi::OsString;
use std::path::PathBuf;

use super::in_memory::flattened;
use super::sides;
use super::speech;
use super::{Event, FitError, Fitted, Kit, Outcome, Product, Settings, Source, Step, verify};
use crate::limits::fitting::QCIF_BITRATE;
use crate::media::arguments::video::{self as arguments, Passes};
use crate::media::arguments::{Input, audio as sound_arguments};
use crate::media::encode::{Abilities, Encode, Job, ToolError};
use crate::media::kind::MediaKind;
use crate::media::plan::audio::AudioSettings;
use crate::media::plan::video::{self as planning, VideoSettings, plan};
use crate::media::plan::{Handset, Plan, Soundtrack, Target, Tried};
use crate::media::streams::VideoTrack;

/// The progress at which each pass begins, and at which the second ends. Our choice, for display only.
const FIRST_PASS: f64 = 0.05;
const SECOND_PASS: f64 = 0.35;
const PASSED: f64 = 0.9;

/// The frames that ffmpeg does not count at the end of a first pass, because they wait to be reordered. Measured:
/// two. Our choice: twice as many, for versions that count otherwise.
const WAITING: f64 = 4.0;

pub(super) fn fit(
    source: &Source,
    target: &Target,
    min_similarity: Option<f64>,
    kit: &Kit<'_>,
    on_event: &mut dyn FnMut(Event),
) -> Result<Fitted, FitError> {
    let source = source.laid_out(target.cut, kit)?;
    let mut video = VideoFit::new(&source, target, kit.tools)?;
    match video.plan() {
        Plan::Keep => {
            let notes = video.decodes(kit, on_event)?.into_iter().collect();
            return Ok(Fitted { notes, ..Fitted::kept() });
        }
        Plan::Impossible(reason) => return Ok(Fitted::of(Outcome::Impossible(reason), 0, None)),
        Plan::Take(_) => {}
        Plan::Encode(settings) => {
            if let Some(copied) = copied::fit(&video, kit, on_event)? {
                return Ok(Fitted { similarity: min_similarity.and(copied.similarity), ..copied });
            }
            able(video.abilities.as_ref())?;
            video.encode_sound(settings.audio.as_ref(), kit, on_event)?;
            video.density = trial::density(&video, kit, on_event)?;
            video.watch(kit.tools)?;
        }
    }
    loop {
        match video.plan() {
            Plan::Encode(settings) => video.encode(settings, kit, on_event)?,
            Plan::Impossible(reason) => return Ok(video.done(Outcome::Impossible(reason), None)),
            // An input that can be kept was kept above.
            Plan::Keep => return Ok(Fitted::kept()),
            Plan::Take(index) => return video.take(index, min_similarity, kit, on_event),
        }
    }
}

/// Whether the source is delivered unchanged.
pub(super) fn keeps(source: &Source, target: &Target, tools: &dyn Encode) -> Result<bool, FitError> {
    Ok(VideoFit::new(source, target, tools)?.plan() == Plan::Keep)
}

/// The state of fitting a video.
pub(super) struct VideoFit<'a> {
    pub(super) source: &'a Source,
    pictures: &'a VideoTrack,
    pub(super) target: &'a Target,
    pub(super) input: Input,
    pub(super) seconds: f64,
    abilities: Result<Abilities, ToolError>,
    /// The encoded audio, and its size in bytes.
    sound: Option<(Input, u64)>,
    /// The note about channels that cannot be mixed.
    one_side: Option<String>,
    /// The note about errors in the source.
    damage: Option<String>,
    /// Similarity of frames to those that replace them at half the rate, if it was measured.
    steadiness: Option<f64>,
    /// Bits per pixel and frame at which the video looked best, if that was tried.
    density: Option<f64>,
    /// The seconds that were decoded so far.
    reached: f64,
    tried: Vec<Tried<VideoSettings>>,
    encodes: u32,
}

impl<'a> VideoFit<'a> {
    fn new(source: &'a Source, target: &'a Target, tools: &dyn Encode) -> Result<Self, FitError> {
        let pictures = source.streams.video.as_ref().expect("what is encoded as a video has pictures");
        let abilities = tools.abilities();
        let decoder = pictures.decoder().filter(|_| abilities.as_ref().is_ok_and(|abilities| abilities.vpx));
        source.has_pictures_from(target.cut.start)?;
        Ok(Self {
            source,
            pictures,
            target,
            input: Input { decoder, ..source.input(target.cut)? },
            seconds: source.seconds(target.cut),
            abilities,
            sound: None,
            one_side: None,
            damage: None,
            steadiness: None,
            density: None,
            reached: 0.0,
            tried: Vec::new(),
            encodes: 0,
        })
    }

    fn has(&self, ability: impl Fn(&Abilities) -> bool) -> bool {
        self.abilities.as_ref().is_ok_and(ability)
    }

    fn plan(&self) -> Plan<VideoSettings> {
        plan(&self.known(), self.target, &self.tried)
    }

    /// The indices of the wanted streams of a source in its file.
    pub(super) fn streams_of(&self, source: &Source) -> Vec<u32> {
        let sound = source.streams.audio.as_ref().filter(|_| self.target.soundtrack == Soundtrack::Keep);
        let pictures = source.streams.video.as_ref().map(|pictures| pictures.index);
        pictures.into_iter().chain(sound.map(|sound| sound.index)).collect()
    }

    /// What is known about the video so far.
    pub(super) fn known(&self) -> planning::Source<'_> {
        planning::Source {
            pictures: self.pictures,
            streams: &self.source.streams,
            kind: self.source.kind,
            bytes: self.source.bytes,
            audio_bytes: self.sound.as_ref().map(|(_, bytes)| *bytes),
            amr: self.has(|abilities| abilities.amr),
            steadiness: self.steadiness,
            density: self.density,
        }
    }

    /// Measures how much the video moves, if the plan depends on it; returns the command line.
    fn watch(&mut self, tools: &dyn Encode) -> Result<Option<Vec<OsString>>, ToolError> {
        let known = self.known();
        let Some(rate) = planning::halved_if_steady(&known, self.target) else { return Ok(None) };
        let cuts = known.samples(self.target);
        let seconds = cuts.iter().map(|cut| cut.of(self.seconds)).sum();
        let parts: Vec<_> = cuts.into_iter().map(|cut| Input { cut, ..self.input.clone() }).collect();
        let arguments = arguments::steadiness(&parts, self.pictures, rate);
        let job = Job { arguments, seconds, output: None };
        let found = match tools.similarities(&job) {
            Ok(found) => found,
            // Parts without a frame have no result.
            Err(ToolError::Failed { .. }) => Vec::new(),
            Err(error) => return Err(error),
        };
        let count = u32::try_from(found.len()).expect("samples are few");
        self.steadiness = (count > 0).then(|| found.iter().sum::<f64>() / f64::from(count));
        Ok(Some(job.arguments))
    }

    /// Checks that an input that is to be kept plays to its end; returns the note about errors on the way.
    fn decodes(&self, kit: &Kit<'_>, on_event: &mut dyn FnMut(Event)) -> Result<Option<String>, FitError> {
        let decoded =
            kit.tools.decode(&self.input, &self.source.streams.indices(), self.seconds, &mut |done| {
                on_event(Event { step: Step::Checking, done });
            })?;
        verify::long_enough(decoded.seconds, self.seconds, self.source)?;
        Ok(verify::damage(&decoded.stderr, self.source))
    }

    fn encode_sound(
        &mut self,
        settings: Option<&AudioSettings>,
        kit: &Kit<'_>,
        on_event: &mut dyn FnMut(Event),
    ) -> Result<(), FitError> {
        let (Some(settings), Some(sound)) = (settings, &self.source.streams.audio) else { return Ok(()) };
        let output = kit.workspace.file("sound.mp4");
        let heard = self.source.heard(self.target.cut)?;
        let (input, mut sound) = speech::unpacked(heard, sound, self.seconds, kit)?;
        sides::measured(&self.input, &mut sound, settings, self.seconds, kit.tools)?;
        self.one_side = sides::note(&sound, settings);
        let job = Job {
            arguments: sound_arguments::encode(
                &input,
                &sound,
                settings,
                sound_arguments::Beginning::InStep,
                &output,
            ),
            seconds: self.seconds,
            output: Some(output.clone()),
        };
        let stderr = kit.tools.encode(&job, &mut |part| {
            self.reached = part * self.seconds;
            on_event(Event { step: Step::Sound, done: part * FIRST_PASS });
        })?;
        self.damage = verify::damage(&stderr, self.source);
        let bytes = kit.tools.measure(&output)?;
        self.sound = Some((Input::whole(output, "mov"), bytes));
        Ok(())
    }

    /// Encodes the video; as coarsely as the encoder can, if it refuses so few bits.
    fn encode(
        &mut self,
        settings: VideoSettings,
        kit: &Kit<'_>,
        on_event: &mut dyn FnMut(Event),
    ) -> Result<(), FitError> {
        let refused = |stderr: &str| stderr.contains("bitrate") && stderr.contains("too low");
        match self.passed(settings, kit, on_event) {
            Err(FitError::Tool(ToolError::Failed { stderr, .. }))
                if refused(&stderr) && settings.has_first_pass() =>
            {
                let quantiser = Some(settings.codec.coarsest());
                self.passed(VideoSettings { quantiser, ..settings }, kit, on_event)
            }
            done => done,
        }
    }

    /// Runs both passes, or only the second if the first can be reused or is not needed.
    fn passed(
        &mut self,
        settings: VideoSettings,
        kit: &Kit<'_>,
        on_event: &mut dyn FnMut(Event),
    ) -> Result<(), FitError> {
        let log = kit.workspace.file("passes");
        let output = self.file(self.tried.len(), kit);
        let passes = self.passes(&settings, &log);
        let first = passes.first();
        let second = passes.second(self.sound.as_ref().map(|(input, _)| input), &output);
        let served = self.tried.last().is_some_and(|last| last.settings.shares_first_pass(&settings));
        if !served && settings.has_first_pass() {
            let job = Job { arguments: first, seconds: self.seconds, output: None };
            let mut reached = self.reached;
            kit.tools.encode(&job, &mut |part| {
                reached = reached.max(part * self.seconds);
                let done = FIRST_PASS + part * (SECOND_PASS - FIRST_PASS);
                on_event(Event { step: Step::FirstPass, done });
            })?;
            self.encodes += 1;
            self.reached = reached;
            // A truncated input is refused before the longer pass.
            let waiting = WAITING / settings.frame_rate.value();
            let enough = |reached| verify::long_enough(reached, self.seconds, self.source);
            enough(reached + waiting).or_else(|_| enough(reached))?;
        }
        let job = Job { arguments: second, seconds: self.seconds, output: Some(output.clone()) };
        let stderr = kit.tools.encode(&job, &mut |part| {
            let done = SECOND_PASS + part * (PASSED - SECOND_PASS);
            on_event(Event { step: Step::SecondPass, done });
        })?;
        self.encodes += 1;
        self.damage = self.damage.take().or_else(|| verify::damage(&stderr, self.source));
        self.tried.push(Tried { settings, bytes: kit.tools.measure(&output)? });
        Ok(())
    }

    pub(super) fn passes<'p>(&'p self, settings: &'p VideoSettings, log: &'p std::path::Path) -> Passes<'p> {
        Passes {
            input: &self.input,
            pictures: self.pictures,
            settings,
            ground: self.target.ground,
            preset: self.target.preset,
            zscale: self.has(|abilities| abilities.zscale),
            log,
        }
    }

    fn take(
        &self,
        index: usize,
        min_similarity: Option<f64>,
        kit: &Kit<'_>,
        on_event: &mut dyn FnMut(Event),
    ) -> Result<Fitted, FitError> {
        let (file, tried) = (self.file(index, kit), &self.tried[index]);
        verify::plays(&file, "mov", self.seconds, self.source, kit, on_event)?;
        let product = Product { file, kind: self.kind(), bytes: tried.bytes };
        let Some(least) = min_similarity else {
            return Ok(self.done(Outcome::Fitted(product), Some(tried)));
        };
        on_event(Event { step: Step::Comparing, done: PASSED });
        let log = kit.workspace.file("passes");
        let result = Input::whole(product.file.clone(), "mov");
        let arguments = arguments::compare(&self.passes(&tried.settings, &log), &result);
        let job = Job { arguments, seconds: self.seconds, output: None };
        let similarity = kit.tools.similarity(&job)?;
        let outcome = if similarity < least {
            Outcome::TooPoor { least, bytes: product.bytes }
        } else {
            Outcome::Fitted(product)
        };
        Ok(Fitted { similarity: Some(similarity), ..self.done(outcome, Some(tried)) })
    }

    /// The result of the fit. Its settings have the measured bitrate, not the one that was asked for.
    fn done(&self, outcome: Outcome, taken: Option<&Tried<VideoSettings>>) -> Fitted {
        let measured = |Tried { settings, bytes }: &Tried<VideoSettings>| VideoSettings {
            bitrate: self.known().bitrate(self.target, settings, *bytes),
            ..*settings
        };
        let settings = taken.map(measured).map(Settings::Video);
        let mut notes = self.notes();
        if let Outcome::Fitted(product) = &outcome {
            notes.extend(self.why_small(product.bytes));
        }
        Fitted { notes, ..Fitted::of(outcome, self.encodes, settings) }
    }

    /// Why a result does not fill its budget.
    fn why_small(&self, bytes: u64) -> Option<String> {
        if bytes >= self.target.floor() {
            return None;
        }
        if let Some(words) = self.at_most() {
            return Some(words);
        }
        let above = self.tried.iter().any(|tried| tried.bytes > self.target.budget);
        let words = if above {
            "its size comes in wide steps: the next one is over the budget"
        } else {
            "its pictures are as good as the encoder makes them: more bits would change nothing"
        };
        Some(words.to_owned())
    }

    /// Why no result fills the budget, if its handsets play no more bits.
    fn at_most(&self) -> Option<String> {
        (self.known().reach(self.target) < self.target.budget)
            .then(|| format!("its handsets play at most {:.0} kbit/s of H.263", QCIF_BITRATE / 1000.0))
    }

    fn kind(&self) -> MediaKind {
        if self.target.handset == Handset::ThreeGp { MediaKind::ThreeGp } else { MediaKind::Mp4 }
    }

    fn file(&self, index: usize, kit: &Kit<'_>) -> PathBuf {
        kit.workspace.file(&format!("video-{index}.{}", self.kind().extension()))
    }

    /// Notes for users: what missing tools cost, and what happened to transparency.
    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.pictures.is_hdr() && !self.has(|abilities| abilities.zscale) {
            notes.push(
                "its colours are paler than they should be: this ffmpeg has no zscale to map HDR".to_owned(),
            );
        }
        if self.pictures.transparent {
            notes.push(match self.pictures.decoder() {
                Some(decoder) if self.input.decoder.is_none() => {
                    format!("what is transparent in it shows what lies beneath: this ffmpeg has no {decoder}")
                }
                _ => flattened(self.target.ground),
            });
        }
        notes.extend(self.one_side.clone());
        notes.extend(self.damage.clone());
        let sound = self.source.streams.audio.is_some();
        if self.target.handset == Handset::ThreeGp && sound && !self.has(|abilities| abilities.amr) {
            notes.push(
                "its sound is AAC: this ffmpeg has no encoder for AMR-NB (libopencore_amrnb)".to_owned(),
            );
        }
        notes
    }
}

fn able(abilities: Result<&Abilities, &ToolError>) -> Result<(), FitError> {
    match abilities {
        Err(error) => Err(error.clone().into()),
        Ok(abilities) if !abilities.x264 => Err(ToolError::Encoder("for H.264 (libx264)").into()),
        Ok(_) => Ok(()),
    }
}
