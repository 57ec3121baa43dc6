//! Notes for users about the result of fitting a video.

use super::state::VideoFit;
use crate::limits::fitting::QCIF_BITRATE;
use crate::media::fit::in_memory::flattened;
use crate::media::plan::video::{self as planning, VideoSettings};
use crate::media::plan::{Handset, Tried};

impl VideoFit<'_> {
    /// Notes for users: what missing tools cost, and what happened to transparency.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.pictures.is_hdr() && !self.has(|abilities| abilities.zscale) {
            notes.push(
                "its colours are paler than they should be: this ffmpeg has no zscale to map HDR".to_owned(),
            );
        }
        if self.pictures.transparent {
        if !self.pictures.is_hdr() && self.pictures.is_wide() && !self.has(|abilities| abilities.zscale) {
            notes.push(
                "its colours are paler than they should be: this ffmpeg has no zscale to convert wide ones"
                    .to_owned(),
            );
        }
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

    /// Why a result does not fill its budget.
    pub(super) fn why_small(&self, taken: &Tried<VideoSettings>) -> Option<String> {
        let Tried { settings, bytes } = *taken;
        if bytes >= self.target.floor() {
            return None;
        }
        if let Some(words) = self.at_most() {
            return Some(words);
        }
        let above = self.tried.iter().any(|tried| tried.bytes > self.target.budget);
        if above {
            return Some("its size comes in wide steps: the next one is over the budget".to_owned());
        }
        let best_heard = settings.audio.is_none_or(|sound| planning::sounds_its_best(&self.known(), &sound));
        Some(if best_heard {
            let sound = if settings.audio.is_some() { " and its sound" } else { "" };
            format!(
                "its pictures{sound} are as good as the encoder makes them: more bits would change nothing"
            )
        } else {
            "its pictures are as good as the encoder makes them".to_owned()
        })
    }

    /// Why no result fills the budget, if its handsets play no more bits.
    pub(super) fn at_most(&self) -> Option<String> {
        (self.known().reach(self.target) < self.target.budget)
            .then(|| format!("its handsets play at most {:.0} kbit/s of H.263", QCIF_BITRATE / 1000.0))
    }
}
