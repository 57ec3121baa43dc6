//! Fitting pictures: photographs become JPEG, drawings stay PNG.

use std::path::Path;

use super::shown::{Encoded, Search, Shown, damaged, flattened};
use super::{FitError, Forecast, ForecastOutcome, Kit, Source, drawing, photograph};
use crate::limits::fitting::{JPEG_FINEST_QUALITY, JPEG_QUALITY, KEPT_PIXELS};
use crate::media::arguments::{Cut, picture as picture_arguments};
use crate::media::encode::{Job, ToolError};
use crate::media::image::{
    Channels, Chroma, DecodeError, Decoded, Heif, Picture, decode, decode_still, is_cmyk, similarity,
};
use crate::media::kind::MediaKind;
use crate::media::plan::Target;
use crate::media::plan::image::ImageFormat;

/// A picture as it is to be encoded.
pub(super) struct Still {
    picture: Picture,
    nature: Nature,
    notes: Vec<String>,
    /// Whether phones show its file as it is.
    shows: bool,
    /// Bytes above which a JPEG has no more of it.
    most: u64,
    /// The best quality that a JPEG of it has a use for.
    finest: f32,
}

/// What a picture is encoded as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nature {
    Drawing,
    Photograph,
}

impl Shown for Still {
    fn read(source: &Source, target: &Target, kit: Option<&Kit<'_>>) -> Result<Self, FitError> {
        let bytes = source.read()?;
        let Decoded { picture, mut notes, .. } = decoded(source, &bytes, kit)?;
        let documented = matches!(source.kind, MediaKind::Jpeg | MediaKind::Png | MediaKind::Gif);
        let pixels = u64::from(picture.width) * u64::from(picture.height);
        // Types that are documented (API facts §6.1), and what handsets show of them.
        let shows = documented && pixels <= KEPT_PIXELS && !is_cmyk(&bytes);
        let most = if source.kind == MediaKind::Jpeg { source.bytes } else { u64::MAX };
        // What is encoded only because phones do not show it lacks no quality that more bytes could give it.
        let finest = if source.bytes <= target.budget { JPEG_QUALITY } else { JPEG_FINEST_QUALITY };
        // What JPEG has been over has no clean lines left.
        if source.kind != MediaKind::Jpeg && picture.is_drawn() {
            return Ok(Self { picture, nature: Nature::Drawing, notes, shows, most, finest });
        }
        if picture.channels == Channels::Rgba {
            notes.push(flattened(target.ground));
        }
        let flat = picture.flattened(target.ground);
        if source.kind == MediaKind::Png {
            notes.push("it is a photograph, so that JPEG shows more of it in as many bytes".to_owned());
        }
        Ok(Self { picture: flat, nature: Nature::Photograph, notes, shows, most, finest })
    }

    fn keeps(&self, source: &Source, target: &Target) -> bool {
        source.bytes <= target.budget && self.shows
    }

    fn notes(&self, _: &Target) -> Vec<String> {
        self.notes.clone()
    }

    fn best(&self, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
        if self.nature == Nature::Photograph {
            return self.photographed(Chroma::Half, search);
        }
        let drawn = drawing::best(&self.picture, search)?;
        // What is transparent stays so, and nothing looks better than what has lost nothing.
        let settled = |drawn: &Encoded| {
            self.picture.channels == Channels::Rgba || drawn.settings.format == ImageFormat::Png(None)
        };
        if drawn.as_ref().is_some_and(settled) {
            return Ok(drawn);
        }
        // A drawing of too many lines or colours for PNG is better blurred than not sent, or without them.
        let blurred = self.photographed(Chroma::Full, search)?;
        Ok([drawn, blurred]
            .into_iter()
            .flatten()
            .max_by(|one, other| self.likeness(one).total_cmp(&self.likeness(other))))
    }

    fn back(&self, encoded: &Encoded, _: &Target) -> Result<Self, String> {
        let picture = decode(&encoded.bytes).map_err(|error| error.to_string())?.picture;
        if (picture.width, picture.height) != (encoded.settings.width, encoded.settings.height) {
            return Err("its size is another".to_owned());
        }
        Ok(Self { picture, nature: self.nature, notes: Vec::new(), shows: true, ..*self })
    }

    fn similarity(&self, result: &Self) -> f64 {
        similarity(&self.picture, &result.picture)
    }
}

impl Still {
    /// How alike an encoding of it looks; not at all where it does not decode.
    fn likeness(&self, encoded: &Encoded) -> f64 {
        decode(&encoded.bytes).map_or(0.0, |decoded| similarity(&self.picture, &decoded.picture))
    }

    /// The best JPEG within the budget, which is no larger than the JPEG that it came from, where that can be.
    fn photographed(&self, chroma: Chroma, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
        let coding = photograph::coding(search.target.handset);
        let flat = self.picture.clone().flattened(search.target.ground);
        let budget = search.target.budget;
        search.target.finest = search.target.finest.min(self.finest);
        search.target.budget = budget.min(self.most);
        let found = photograph::best(&flat, coding, chroma, search)?;
        search.target.budget = budget;
        if found.is_none() && self.most < budget {
            return photograph::best(&flat, coding, chroma, search);
        }
        Ok(found)
    }
}

/// What [`super::fit`] would do with what ffmpeg has to read first: how large it becomes is not known before.
pub(super) fn forecast(source: &Source, target: &Target) -> Result<Forecast, FitError> {
    let command = picture_arguments(&source.input(Cut::default())?, Path::new("picture.png"));
    Ok(Forecast {
        outcome: ForecastOutcome::Fitted { kind: MediaKind::Jpeg, least: 0, most: target.budget },
        settings: None,
        commands: vec![command],
        notes: vec!["how large it becomes shows when ffmpeg has read it".to_owned()],
    })
}

/// The picture of a source, by way of ffmpeg where nothing here reads its format.
fn decoded(source: &Source, bytes: &[u8], kit: Option<&Kit<'_>>) -> Result<Decoded, FitError> {
    if !source.needs_ffmpeg() {
        return decode(bytes).map_err(|error| damaged(source, &error));
    }
    let kit = kit.expect("a forecast of what ffmpeg reads is made without reading it");
    let output = kit.workspace.file("picture.png");
    let arguments = picture_arguments(&source.input(Cut::default())?, &output);
    let job = Job { arguments, seconds: 0.0, output: Some(output.clone()) };
    let heif = Heif::read(bytes);
    let path = source.path.clone();
    let unread = |reason| FitError::Unread { path: path.clone(), kind: source.kind.name(), reason };
    kit.tools.encode(&job, &mut |_| {}).map_err(|error| match error {
        ToolError::Failed { said, .. } => {
            let reason = format!("ffmpeg says: {}", said.lines().last().unwrap_or_default());
            if heif.is_some() && Heif::is_whole(bytes) {
                unread(reason)
            } else {
                FitError::Damaged { path: path.clone(), reason }
            }
        }
        error => FitError::Tool(error),
    })?;
    let taken = kit.workspace.read(&output)?;
    let mut decoded = decode_still(&taken, &heif.unwrap_or_default()).map_err(|error| match error {
        DecodeError::Part => unread(error.to_string()),
        error => damaged(source, &error),
    })?;
    if !decoded.profiled {
        decoded.notes.push("its colours are taken for sRGB: ffmpeg read it".to_owned());
    }
    Ok(decoded)
}
