//! Fits a video: keeps it, copies its streams, or encodes it until a result is inside the band.

use super::passes::able;
use super::state::VideoFit;
use super::{copied, trial};
use crate::media::fit::{Event, FitError, Fitted, Kit, Outcome, Source};
use crate::media::plan::{Plan, Target};

pub(in crate::media::fit) fn fit(
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
            if let Some(heard) = copied::pictures(&mut video, settings.audio.as_ref(), kit, on_event)? {
                return Ok(Fitted { similarity: min_similarity.and(heard.similarity), ..heard });
            }
            able(video.abilities.as_ref())?;
            video.encode_sound(settings.audio.as_ref(), 0.0, kit, on_event)?;
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
            Plan::Take(index) => {
                let index = video.filled(index, kit, on_event)?;
                return video.take(index, min_similarity, kit, on_event);
            }
        }
    }
}
