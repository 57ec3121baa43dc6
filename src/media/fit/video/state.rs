//! What is known about a video while it is fitted.

use std::path::{Path, PathBuf};

use crate::media::arguments::Input;
use crate::media::arguments::video::Passes;
use crate::media::encode::{Abilities, Encode, ToolError};
use crate::media::fit::{FitError, Kit, Source};
use crate::media::kind::MediaKind;
use crate::media::plan::video::{self as planning, VideoSettings, plan};
use crate::media::plan::{Plan, Soundtrack, Target, Tried};
use crate::media::streams::VideoTrack;

/// The state of fitting a video.
pub(super) struct VideoFit<'a> {
    pub(super) source: &'a Source,
    pub(super) pictures: &'a VideoTrack,
    pub(super) target: &'a Target,
    pub(super) input: Input,
    pub(super) seconds: f64,
    pub(super) abilities: Result<Abilities, ToolError>,
    /// The encoded audio, and its size in bytes.
    pub(super) sound: Option<(Input, u64)>,
    /// The note about channels that cannot be mixed.
    pub(super) one_side: Option<String>,
    /// The note about errors in the source.
    pub(super) damage: Option<String>,
    /// Similarity of frames to those that replace them at half the rate, if it was measured.
    pub(super) steadiness: Option<f64>,
    /// Bits per pixel and frame at which the video looked best, if that was tried.
    pub(super) density: Option<f64>,
    /// Whether most frames of the last first pass were as coarse as the encoder makes them.
    pub(super) coarsest: bool,
    /// The seconds that were decoded so far.
    pub(super) reached: f64,
    pub(super) tried: Vec<Tried<VideoSettings>>,
    pub(super) encodes: u32,
}

impl<'a> VideoFit<'a> {
    pub(super) fn new(source: &'a Source, target: &'a Target, tools: &dyn Encode) -> Result<Self, FitError> {
        let pictures = source.streams.video.as_ref().expect("what is encoded as a video has pictures");
        let abilities = tools.abilities();
        let decoder = pictures.decoder().filter(|_| abilities.as_ref().is_ok_and(|abilities| abilities.vpx));
        source.has_pictures_in(target.cut)?;
        Ok(Self {
            source,
            pictures,
            target,
            input: Input { decoder, ..source.seen(target.cut)? },
            seconds: source.seconds(target.cut),
            abilities,
            sound: None,
            one_side: None,
            damage: None,
            steadiness: None,
            density: None,
            coarsest: false,
            reached: 0.0,
            tried: Vec::new(),
            encodes: 0,
        })
    }

    pub(super) fn has(&self, ability: impl Fn(&Abilities) -> bool) -> bool {
        self.abilities.as_ref().is_ok_and(ability)
    }

    pub(super) fn plan(&self) -> Plan<VideoSettings> {
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
            coarsest: self.coarsest,
        }
    }

    pub(super) fn passes<'p>(&'p self, settings: &'p VideoSettings, log: &'p Path) -> Passes<'p> {
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

    pub(super) fn kind(&self) -> MediaKind {
        planning::container(self.target.handset)
    }

    pub(super) fn file(&self, index: usize, kit: &Kit<'_>) -> PathBuf {
        kit.workspace.file(&format!("video-{index}.{}", self.kind().extension()))
    }
}
