//! A video stream: what ffprobe says of it, and how it is displayed.

use std::time::Duration;

use super::Ratio;
use super::ffprobe_output::Stream;
use crate::limits::fitting::{PART_FRAME_RATE, UNSTEADY};

/// A video stream.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VideoTrack {
    /// The stream's index in the file.
    pub index: u32,
    /// How much later than the file the first frame is shown.
    pub delay: Duration,
    /// When the last frame ends, in seconds from the beginning of the file; `None` if the container does not say. The
    /// audio may be longer.
    pub seconds: Option<f64>,
    /// The codec, as ffprobe spells it.
    pub codec: String,
    /// The codec's profile, as ffprobe spells it.
    pub profile: String,
    /// The coded width and height in pixels.
    pub coded: (u32, u32),
    /// The aspect ratio of a pixel, width to height.
    pub pixel_shape: Ratio,
    /// The rotation that a player applies, in degrees: 0, 90, 180 or 270.
    pub rotation: u32,
    /// The nominal frame rate if it is above the average and plausible; the average otherwise.
    pub frame_rate: Ratio,
    /// The average frame rate: below `frame_rate` if the rate varies.
    pub average_rate: f64,
    /// The bitrate in bits a second; 0 if the container does not say.
    pub bitrate: u32,
    /// The number of frames, by the container; 0 if it does not say.
    pub frames: u32,
    /// The pixel format, as ffprobe spells it.
    pub pixel_format: String,
    /// The meaning of the pixel values.
    pub colour: Colour,
    /// Whether the video is interlaced.
    pub interlaced: bool,
    /// Whether frames may have transparent pixels.
    pub transparent: bool,
}

/// The meaning of pixel values, as ffprobe spells it; empty if the file does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Colour {
    /// The range: `tv` (limited) or `pc` (full).
    pub range: String,
    /// The matrix, as in `bt709`.
    pub space: String,
    /// The colours that full red, green and blue have, as in `smpte432`.
    pub primaries: String,
    /// The transfer curve, as in `smpte2084`.
    pub transfer: String,
}

impl VideoTrack {
    /// Reads a video stream of a file that begins at `start` on its clock; `None` if its size is not known.
    pub(super) fn read(stream: &Stream<'_>, start: f64) -> Option<Self> {
        let coded = (stream.number("width"), stream.number("height"));
        let square = Ratio { over: 1, under: 1 };
        let usual = Ratio { over: 25, under: 1 };
        // A time base such as 90000/1 is not a frame rate.
        let rate = |field: &str| stream.ratio(field).filter(|rate| (0.01..=1000.0).contains(&rate.value()));
        let average = rate("avg_frame_rate").or_else(|| rate("r_frame_rate")).unwrap_or(usual);
        // If frames are missing or the rate varies, the nominal rate keeps every frame at its time. A very high one is
        // the tick of a clock, not a frame rate.
        let varies = |steady: &Ratio| steady.value() > average.value() && steady.value() <= 240.0;
        let pictures = Self {
            index: stream.number("index"),
            delay: stream.delay(start),
            seconds: stream.end().map(|end| end - start).filter(|seconds| *seconds > 0.0),
            codec: stream.text("codec_name"),
            profile: stream.text("profile"),
            coded,
            pixel_shape: stream.ratio("sample_aspect_ratio").unwrap_or(square),
            rotation: stream.rotation(),
            frame_rate: rate("r_frame_rate").filter(varies).unwrap_or(average),
            average_rate: average.value(),
            bitrate: stream.number("bit_rate"),
            frames: stream.number("nb_frames"),
            pixel_format: stream.text("pix_fmt"),
            colour: Colour {
                range: stream.text("color_range"),
                space: stream.text("color_space"),
                primaries: stream.text("color_primaries"),
                transfer: stream.text("color_transfer"),
            },
            // DV is always interlaced, and says so only inside its frames.
            interlaced: matches!(stream.text("field_order").as_str(), "tt" | "bb" | "tb" | "bt")
                || stream.text("codec_name") == "dvvideo",
            transparent: false,
        };
        let transparent = pictures.has_alpha() || stream.number("tags.alpha_mode") == 1;
        (coded.0 > 0 && coded.1 > 0).then_some(Self { transparent, ..pictures })
    }

    /// The frame rate for a part of it: pictures that are shown for long are repeated.
    #[must_use]
    pub fn part_rate(&self) -> Ratio {
        if self.frame_rate.value() < PART_FRAME_RATE { Ratio::of(PART_FRAME_RATE) } else { self.frame_rate }
    }

    /// Whether pictures are shown for longer than others, or all of them for long, so that the one that is shown at a
    /// moment may have begun well before.
    #[must_use]
    pub fn lingers(&self) -> bool {
        self.average_rate < self.part_rate().value() * UNSTEADY
    }

    /// Width and height in pixels as displayed: with square pixels, turned upright.
    #[must_use]
    pub fn display(&self) -> (u32, u32) {
        let (width, height) = (f64::from(self.coded.0), f64::from(self.coded.1));
        let shape = self.pixel_shape.value();
        let (width, height) = match shape {
            s if s > 1.0 => (width * s, height),
            s if s > 0.0 => (width, height / s),
            _ => (width, height),
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float saturates")]
        let side = |side: f64| (side.round() as u32).max(1);
        if self.rotation % 180 == 90 { (side(height), side(width)) } else { (side(width), side(height)) }
    }

    /// Whether the video is HDR: brighter than a screen of standard range can show.
    #[must_use]
    pub fn is_hdr(&self) -> bool {
        matches!(self.colour.transfer.as_str(), "smpte2084" | "arib-std-b67")
    }

    /// Whether its colours mean others than those of BT.709 and BT.601, so that they have to be converted: its primaries
    /// are farther apart, as those of Display P3 and BT.2020 are, or its matrix is one that only zscale knows.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        let Colour { primaries, space, .. } = &self.colour;
        matches!(primaries.as_str(), "smpte431" | "smpte432" | "bt2020") || space.starts_with("ycgco")
    }

    /// Whether pixels are red, green and blue values, or a palette of them.
    #[must_use]
    pub fn is_rgb(&self) -> bool {
        let format = self.pixel_format.as_str();
        format == "pal8"
            || ["rgb", "bgr", "gbr", "argb", "abgr", "0rgb", "0bgr"].iter().any(|rgb| format.starts_with(rgb))
    }

    /// Whether the pixel format has an alpha channel that counts. That of uncompressed video is ignored because
    /// programs leave it empty, and that of HDR because nobody uses it.
    fn has_alpha(&self) -> bool {
        let format = self.pixel_format.as_str();
        let alpha = ["yuva", "gbrap", "rgba", "bgra", "argb", "abgr", "ya"];
        alpha.iter().any(|alpha| format.starts_with(alpha)) && self.codec != "rawvideo" && !self.is_hdr()
    }

    /// The only decoder that reads the video's transparency, if that is stored beside the frames.
    #[must_use]
    pub fn decoder(&self) -> Option<&'static str> {
        match self.codec.as_str() {
            "vp8" if self.transparent => Some("libvpx"),
            "vp9" if self.transparent => Some("libvpx-vp9"),
            _ => None,
        }
    }

    /// Whether pixel values use the full range.
    #[must_use]
    pub fn is_full_range(&self) -> bool {
        self.colour.range == "pc" || self.pixel_format.starts_with("yuvj")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::streams::Streams;

    #[test]
    fn what_can_be_seen_through_is_told_by_pixels_or_by_a_tag() {
        let streams = |words: &str| {
            let stream =
                words.split(' ').map(|word| format!("streams.stream.0.{word}\n")).collect::<String>();
            let streams = Streams::read(&format!("{stream}streams.stream.0.codec_type=video\n"));
            let pictures = streams.video.unwrap();
            (pictures.transparent, pictures.decoder())
        };
        for (words, transparent, decoder) in [
            ("codec_name=prores pix_fmt=yuva444p12le", true, None),
            ("codec_name=qtrle pix_fmt=argb", true, None),
            ("codec_name=qtrle pix_fmt=rgb24", false, None),
            ("codec_name=rawvideo pix_fmt=bgra", false, None),
            ("codec_name=vp9 pix_fmt=yuv420p", false, None),
            ("codec_name=vp9 pix_fmt=yuv420p tags.alpha_mode=\"1\"", true, Some("libvpx-vp9")),
            ("codec_name=vp8 pix_fmt=yuv420p tags.alpha_mode=\"1\"", true, Some("libvpx")),
        ] {
            assert_eq!(streams(&format!("width=2 height=2 {words}")), (transparent, decoder), "{words}");
        }
    }

    #[test]
    fn pixels_become_square_by_growing() {
        let streams = |shape: (u32, u32), rotation: u32| VideoTrack {
            coded: (720, 576),
            pixel_shape: Ratio { over: shape.0, under: shape.1 },
            rotation,
            ..VideoTrack::default()
        };
        assert_eq!(streams((64, 45), 0).display(), (1024, 576));
        assert_eq!(streams((1, 2), 0).display(), (720, 1152));
        assert_eq!(streams((64, 45), 90).display(), (576, 1024));
    }

    #[test]
    fn gaps_do_not_make_a_rate_slower() {
        for (average, steady, rate) in [("28/1", "30/1", 30), ("30/1", "90000/1", 30), ("25/1", "25/1", 25)] {
            let streams = Streams::read(&format!(
                "streams.stream.0.codec_type=\"video\"\nstreams.stream.0.width=2\nstreams.stream.0.height=2\n\
                 streams.stream.0.avg_frame_rate=\"{average}\"\nstreams.stream.0.r_frame_rate=\"{steady}\"\n"
            ));
            assert_eq!(streams.video.unwrap().frame_rate.value(), f64::from(rate));
        }
    }

    #[test]
    fn two_fields_are_told_by_their_order_and_by_dv() {
        for (words, interlaced) in
            [("codec_name=dvvideo", true), ("field_order=bt", true), ("field_order=unknown", false)]
        {
            let size = "streams.stream.0.width=2\nstreams.stream.0.height=2\n";
            let streams = Streams::read(&format!(
                "streams.stream.0.codec_type=video\n{size}streams.stream.0.{words}\n"
            ));
            assert_eq!(streams.video.unwrap().interlaced, interlaced, "{words}");
        }
    }
}
