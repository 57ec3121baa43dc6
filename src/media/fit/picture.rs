//! Fits still images: photographs become JPEG, or PNG if that fits without loss; drawings stay PNG, unless only a
//! JPEG fits or looks better.

use std::borrow::Cow;
use std::path::Path;

use super::in_memory::{Encoded, Search, Shown, damaged, flattened};
use super::verify::said;
use super::{FitError, Forecast, ForecastOutcome, Kit, Source, drawing, lossless, photograph};
use crate::limits::fitting::KEPT_PIXELS;
use crate::media::arguments::{Cut, picture as picture_arguments};
use crate::media::encode::{Job, ToolError};
use crate::media::image::{
    Channels, Chroma, DecodeError, Decoded, PART_LOST, Picture, areas_difference, declared, decode,
    decode_still, difference, drawing_likeness, finest_chroma, is_animated, is_cmyk, is_container_whole,
    is_simple, likeness, similarity, sound_jpeg,
};
use crate::media::kind::MediaKind;
use crate::media::plan::image::{ImageFormat, ImageSettings, may_stay, shown};
use crate::media::plan::{Handset, Target, floor};

/// A picture that is to be encoded.
pub(super) struct Still {
    picture: Picture,
    /// The type of the source file.
    kind: MediaKind,
    nature: Nature,
    notes: Vec<String>,
    /// Whether phones show the source file unchanged.
    shows: bool,
    /// Whether its coding is the simplest of its format, which older handsets need.
    simple: bool,
    /// The bytes above which a JPEG shows no more: the size of the source, if that is a JPEG.
    most: u64,
    /// The fineness of the source's colours.
    chroma: Chroma,
    /// Whether the source's format is lossless.
    is_whole: bool,
    /// Whether a part of the picture is lost.
    is_damaged: bool,
}

/// The nature of a picture, which decides its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nature {
    Drawing,
    Photograph,
}

impl Shown for Still {
    fn read(source: &Source, _: &Target, kit: Option<&Kit<'_>>) -> Result<Self, FitError> {
        let bytes = source.read()?;
        let Decoded { picture, mut notes, is_damaged, .. } = decoded(source, &bytes, kit)?;
        if source.stops {
            let why = if source.needs_ffmpeg() { "" } else { " with more than 8 bits a channel" };
            notes.push(format!("it is animated{why}, and only its first picture is read"));
        }
        let documented = matches!(source.kind, MediaKind::Jpeg | MediaKind::Png | MediaKind::Gif);
        let pixels = u64::from(picture.width) * u64::from(picture.height);
        // An animation gets here only if a still image is wanted, or if its motion cannot be read (`stops`).
        let still = source.stops || !is_animated(&bytes);
        // Documented types (API facts §6.1), as far as handsets show them.
        let shows = documented && still && pixels <= KEPT_PIXELS && !is_cmyk(&bytes);
        let simple = is_simple(&bytes);
        let most = if source.kind == MediaKind::Jpeg { source.bytes } else { u64::MAX };
        let chroma = finest_chroma(&bytes);
        // JPEG compression leaves no clean lines.
        let drawn = source.kind != MediaKind::Jpeg && picture.is_drawn();
        let nature = if drawn { Nature::Drawing } else { Nature::Photograph };
        let is_whole = match source.kind {
            MediaKind::Png | MediaKind::Gif | MediaKind::Bmp | MediaKind::Tiff => true,
            kind => kind == MediaKind::Webp && chroma == Chroma::Full,
        };
        let kind = source.kind;
        Ok(Self { picture, kind, nature, notes, shows, simple, most, chroma, is_whole, is_damaged })
    }

    fn keeps(&self, source: &Source, target: &Target) -> bool {
        let size = (self.picture.width, self.picture.height);
        let plays = self.shows && (self.simple || target.handset == Handset::Modern);
        let is_shown = target.capabilities.shows(source.kind.mime()) && shown(size, target) == size;
        source.bytes <= target.budget && plays && is_shown && may_stay(size, target)
    }

    fn damage(&self) -> Option<String> {
        self.is_damaged.then(|| PART_LOST.to_owned())
    }

    fn why_small(&self, encoded: &Encoded, target: &Target) -> Option<String> {
        let ImageFormat::Jpeg(quality) = encoded.settings.format else { return None };
        let small = (encoded.bytes.len() as u64) < floor(target.budget.min(self.most));
        (small && quality < target.finest)
            .then(|| "its size comes in wide steps: a slightly better quality is over the budget".to_owned())
    }

    fn notes(&self, target: &Target, format: Option<ImageFormat>) -> Vec<String> {
        let mut notes = self.notes.clone();
        if matches!(format, Some(ImageFormat::Jpeg(_))) {
            if self.picture.channels == Channels::Rgba {
                notes.push(flattened(target.ground));
            }
            if !takes_png(target) && self.kind == MediaKind::Png {
                notes.push("the handsets of the chosen profile show no PNG, so it is JPEG".to_owned());
            } else if self.nature == Nature::Photograph && self.kind == MediaKind::Png {
                notes.push("it is a photograph, so JPEG shows more of it in as many bytes".to_owned());
            }
        }
        notes
    }

    fn best(&self, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
        if !takes_png(&search.target) {
            let drawn = self.nature == Nature::Drawing;
            return self.photographed(if drawn { Chroma::Full } else { Chroma::Half }, search);
        }
        if self.nature == Nature::Photograph {
            let lossless = if self.is_whole { lossless::likely(&self.picture, search)? } else { None };
            return lossless.map_or_else(|| self.photographed(Chroma::Half, search), |found| Ok(Some(found)));
        }
        let drawn = drawing::best(&self.picture, search)?;
        // A transparent drawing stays transparent, and nothing looks better than a lossless result.
        let settled = |drawn: &Encoded| {
            self.picture.channels == Channels::Rgba || drawn.settings.format == ImageFormat::Png(None)
        };
        let settled = drawn.iter().any(settled);
        let drawn = self.best_looking(drawn, likeness, difference);
        if settled {
            return Ok(drawn);
        }
        // A drawing with too many lines or colours for PNG is better blurred than not sent, or sent without them.
        let blurred = self.photographed(Chroma::Full, search)?;
        Ok(self.best_looking(drawn.into_iter().chain(blurred), drawing_likeness, areas_difference))
    }

    fn smallest(&self, search: &mut Search<'_>) -> Result<Encoded, FitError> {
        let (mut found, png) = (Vec::new(), takes_png(&search.target));
        if self.nature == Nature::Drawing && png {
            found.push(drawing::smallest(&self.picture, search)?);
        }
        if self.nature == Nature::Photograph || self.picture.channels == Channels::Rgb || !png {
            let flat = self.flat(search.target.ground);
            found.push(photograph::smallest(&flat, Chroma::Half.min(self.chroma), search)?);
        }
        let least = found.iter().map(|found| found.bytes.len()).min().unwrap_or(usize::MAX);
        if self.is_whole && png && lossless::may_be(&self.picture, least, &search.target) {
            found.push(lossless::whole(&self.picture, search)?);
        }
        Ok(found.into_iter().min_by_key(|found| found.bytes.len()).expect("every picture is of a nature"))
    }

    fn back(&self, encoded: &Encoded, _: &Target) -> Result<Self, String> {
        let picture = decode(&encoded.bytes).map_err(|error| error.to_string())?.picture;
        if (picture.width, picture.height) != (encoded.settings.width, encoded.settings.height) {
            return Err("its size is another".to_owned());
        }
        Ok(Self { picture, nature: self.nature, notes: Vec::new(), shows: true, ..*self })
    }

    fn verify(&self, encoded: &Encoded, target: &Target) -> Result<(), String> {
        let ImageSettings { format, width, height, .. } = encoded.settings;
        if !matches!(format, ImageFormat::Jpeg(_)) {
            return self.back(encoded, target).map(|_| ());
        }
        match sound_jpeg(&encoded.bytes) {
            Some(size) if size == (width, height) => Ok(()),
            Some(_) => Err("its size is another".to_owned()),
            None => Err("it does not decode to its end".to_owned()),
        }
    }

    fn similarity(&self, result: &Self) -> f64 {
        similarity(&self.picture, &result.picture)
    }
}

impl Still {
    /// The encoding that looks most like the picture, by its similarity and the difference of its colours; one that
    /// does not decode ranks last.
    fn best_looking(
        &self,
        found: impl IntoIterator<Item = Encoded>,
        likeness: fn(f64, f64) -> f64,
        difference: fn(&Picture, &Picture) -> f64,
    ) -> Option<Encoded> {
        let alike =
            |back: &Picture| likeness(similarity(&self.picture, back), difference(&self.picture, back));
        let looks = |encoded: &Encoded| decode(&encoded.bytes).map_or(0.0, |decoded| alike(&decoded.picture));
        let mut found: Vec<_> = found.into_iter().collect();
        // A single encoding is not compared.
        if found.len() < 2 {
            return found.pop();
        }
        let looks = found.into_iter().map(|encoded| (looks(&encoded), encoded));
        looks.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, encoded)| encoded)
    }

    /// The best JPEG within the budget; no larger than the source if that is a JPEG, unless nothing fits then.
    fn photographed(&self, chroma: Chroma, search: &mut Search<'_>) -> Result<Option<Encoded>, FitError> {
        let flat = self.flat(search.target.ground);
        let chroma = (chroma.min(self.chroma), self.chroma);
        let budget = search.target.budget;
        let found = photograph::best(&flat, chroma, budget.min(self.most), search)?;
        if found.is_none() && self.most < budget {
            return photograph::best(&flat, chroma, budget, search);
        }
        Ok(found)
    }

    /// The picture without opacity.
    fn flat(&self, ground: [u8; 3]) -> Cow<'_, Picture> {
        match self.picture.channels {
            Channels::Rgb => Cow::Borrowed(&self.picture),
            Channels::Rgba => Cow::Owned(self.picture.clone().flattened(ground)),
        }
    }
}

/// Whether the chosen handsets show PNG.
fn takes_png(target: &Target) -> bool {
    target.capabilities.shows(MediaKind::Png.mime())
}

/// Forecasts what [`super::fit`] would do with an image that ffmpeg has to read first: neither its size nor whether it
/// is drawn is known before.
pub(super) fn forecast(source: &Source, target: &Target) -> Result<Forecast, FitError> {
    let command = picture_arguments(&source.input(Cut::default())?, Path::new("picture.png"));
    let png = takes_png(target).then_some(MediaKind::Png);
    let kinds = [MediaKind::Jpeg].into_iter().chain(png).collect();
    let outcome = ForecastOutcome::Fitted { kinds, least: 0, most: target.budget };
    let notes = vec!["how large it becomes shows when ffmpeg has read it".to_owned()];
    Ok(Forecast { commands: vec![command], notes, ..Forecast::of(outcome) })
}

/// Decodes the picture of a source, through ffmpeg if only that reads its format.
pub(super) fn decoded(source: &Source, bytes: &[u8], kit: Option<&Kit<'_>>) -> Result<Decoded, FitError> {
    if !source.needs_ffmpeg() {
        return decode(bytes).map_err(|error| damaged(source, &error));
    }
    let kit = kit.expect("a forecast of what ffmpeg reads is made without reading it");
    let output = kit.workspace.file("picture.png");
    let arguments = picture_arguments(&source.input(Cut::default())?, &output);
    let job = Job { arguments, seconds: 0.0, output: Some(output.clone()) };
    let shown = declared(bytes);
    let path = source.path.clone();
    let unread = |reason| FitError::Unread { path: path.clone(), kind: source.kind.noun(), reason };
    kit.tools.encode(&job, &mut |_| {}).map_err(|error| match error {
        ToolError::Failed { stderr, .. } => {
            let reason = format!("ffmpeg says: {}", said(stderr.lines().last().unwrap_or_default()));
            if source.kind == MediaKind::Tiff || shown.is_some() && is_container_whole(bytes) {
                unread(reason)
            } else {
                FitError::Damaged { path: path.clone(), reason }
            }
        }
        error => FitError::Tool(error),
    })?;
    let taken = kit.workspace.read(&output)?;
    let is_known = shown.is_some();
    let mut decoded = decode_still(&taken, &shown.unwrap_or_default()).map_err(|error| match error {
        DecodeError::Part => unread(error.to_string()),
        error => damaged(source, &error),
    })?;
    if !is_known {
        decoded.notes.push("its colours are taken for sRGB: ffmpeg read it".to_owned());
    }
    Ok(decoded)
}

#[cfg(test)]
mod tests {
    use super::super::in_memory::tests::assert_least_is_enough;
    use super::*;
    use crate::media::image::Coding;
    use crate::media::image::tests::{drawing, photo};

    fn still(picture: Picture) -> Still {
        let nature = if picture.is_drawn() { Nature::Drawing } else { Nature::Photograph };
        Still {
            picture,
            kind: MediaKind::Png,
            nature,
            notes: Vec::new(),
            shows: true,
            simple: true,
            most: u64::MAX,
            chroma: Chroma::Full,
            is_whole: true,
            is_damaged: false,
        }
    }

    #[test]
    fn a_result_with_damage_or_of_another_size_is_refused() {
        let photo = photo(160, 120);
        let settings =
            ImageSettings { format: ImageFormat::Jpeg(80.0), width: 160, height: 120, frames: None };
        let verified = |settings, bytes| {
            still(photo.clone()).verify(&Encoded { settings, bytes }, &Target::of(u64::MAX)).is_ok()
        };
        let bytes = photo.jpeg(80.0, Coding::Trellis);
        assert!(verified(settings, bytes.clone()));
        assert!(!verified(ImageSettings { width: 161, ..settings }, bytes.clone()));
        // Half of the data, and the end.
        let end = bytes.len() - 2;
        assert!(!verified(settings, [&bytes[..end / 2], &bytes[end..]].concat()));
    }

    #[test]
    fn the_least_size_that_is_named_can_be_had() {
        // Eight colours at random, which PNG holds in fewer bytes than JPEG.
        let mut seed = 1u32;
        let colour = |_| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let bit = |bit: u32| (seed >> (29 + bit) & 1) as u8 * 255;
            [bit(0), bit(1), bit(2)]
        };
        let noise = Picture { pixels: (0..4096).flat_map(colour).collect(), ..drawing(64, 64) };
        let clear = |side: u32| {
            let pixels = vec![0; (side * side * 4) as usize];
            Picture { width: side, height: side, pixels, channels: Channels::Rgba }
        };
        for picture in [noise, photo(90, 60), drawing(96, 72), clear(32), clear(300)] {
            assert_least_is_enough(&still(picture));
        }
    }
}
