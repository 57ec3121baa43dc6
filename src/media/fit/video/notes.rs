//! Notes for users about the result of fitting a video.

use super::state::VideoFit;
use crate::limits::fitting::QCIF_BITRATE;
use crate::media::fit::in_memory::flattened;
use crate::media::plan::video::{self as planning, VideoSettings};
use crate::media::plan::{Handset, Soundtrack, Tried, floor};

impl VideoFit<'_> {
    /// Notes for users: what missing tools cost, and what happened to transparency.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.pictures.is_hdr() && !self.has(|abilities| abilities.zscale) {
            notes.push(
                "its colours are paler than they should be: this ffmpeg has no zscale to map HDR".to_owned(),
            );
        }
        if !self.pictures.is_hdr() && self.pictures.is_wide() && !self.has(|abilities| abilities.zscale) {
            notes.push(
                "its colours are paler than they should be: this ffmpeg has no zscale to convert wide ones"
                    .to_owned(),
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
        let sound = self.source.streams.audio.is_some() && self.target.soundtrack == Soundtrack::Keep;
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
        let reached = bytes >= floor(self.known().reach(self.target));
        if let Some(words) = self.at_most().filter(|_| reached) {
            return Some(words);
        }
        let above = self.tried.iter().any(|tried| tried.bytes > self.target.budget);
        if above || !planning::is_best_of_its_size(&self.tried, &settings) {
            let tried = self.tried.len();
            return Some(format!(
                "its size comes in wide steps: of {tried} tries, this comes nearest to the budget"
            ));
        }
        let best_heard = settings.audio.is_none_or(|sound| planning::sounds_its_best(&self.known(), &sound));
        let is_whole = planning::is_undiminished(&self.known(), self.target, &settings);
        Some(match (is_whole, best_heard) {
            (true, true) => {
                let sound = if settings.audio.is_some() { " and its sound" } else { "" };
                format!(
                    "its pictures{sound} are as good as the encoder makes them: more bits would change nothing"
                )
            }
            (true, false) => "its pictures are as good as the encoder makes them".to_owned(),
            (false, _) => {
                "its pictures are as good as the encoder makes them at this size and frame rate".to_owned()
            }
        })
    }

    /// Why no result fills the budget, if its handsets play no more bits.
    pub(super) fn at_most(&self) -> Option<String> {
        (self.known().reach(self.target) < self.target.budget)
            .then(|| format!("its handsets play at most {:.0} kbit/s of H.263", QCIF_BITRATE / 1000.0))
    }
}
