//! The streams of a file, as far as fitting needs them, parsed from the output of ffprobe. Parsing is pure.

mod ffprobe_output;
mod ratio;

use std::time::Duration;

use ffprobe_output::{Stream, Told};
pub use ratio::Ratio;

/// The streams of a file that fitting uses, and its length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Streams {
    /// The playing time in seconds; `None` if the container does not say.
    pub seconds: Option<f64>,
    /// The video stream: the default one, or else the first. Cover art does not count.
    pub video: Option<VideoTrack>,
    /// The audio stream, of the video's program if possible: the default one, or else the first.
    pub audio: Option<AudioTrack>,
}

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
    /// The transfer curve, as in `smpte2084`.
    pub transfer: String,
}

/// An audio stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AudioTrack {
    /// The stream's index in the file.
    pub index: u32,
    /// How much later than the file it begins.
    pub delay: Duration,
    /// The codec, as ffprobe spells it.
    pub codec: String,
    /// The codec's profile, as ffprobe spells it.
    pub profile: String,
    /// The number of channels.
    pub channels: u32,
    /// The sample rate, in samples a second.
    pub sample_rate: u32,
    /// Whether its channels can be mixed.
    pub sides: Sides,
}

/// What becomes of the channels of a stream if they are mixed; ffprobe does not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sides {
    /// Not measured, or only one channel.
    #[default]
    Unknown,
    /// They can be heard.
    Mix,
    /// They cancel each other out at some time: there, one is the inverse of the other.
    Cancel,
}

impl AudioTrack {
    /// Whether the codec is lossless.
    #[must_use]
    pub fn is_lossless(&self) -> bool {
        let codec = self.codec.as_str();
        codec.starts_with("pcm_")
            || matches!(codec, "flac" | "alac" | "wavpack" | "ape" | "tta" | "wmalossless")
    }
}

impl VideoTrack {
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

impl Streams {
    /// The indices of the streams in their file.
    #[must_use]
    pub fn indices(&self) -> Vec<u32> {
        let pictures = self.video.as_ref().map(|pictures| pictures.index);
        pictures.into_iter().chain(self.audio.as_ref().map(|sound| sound.index)).collect()
    }

    /// Parses the output of `ffprobe -of flat`.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let Told { seconds, start, counts_from_zero, programs, streams } = Told::read(text);
        // For a Matroska file, ffmpeg gives the end time as the duration.
        let before = if counts_from_zero { start.max(0.0) } else { 0.0 };
        let seconds = seconds.map(|seconds| seconds - before).filter(|seconds| *seconds > 0.0);
        let video = best(&streams, "video", |_| true);
        let program = |stream: &Stream<'_>| programs.get(&stream.number("index"));
        let beside = |sound: &Stream<'_>| video.is_none_or(|video| program(sound) == program(video));
        let audio = best(&streams, "audio", beside).or_else(|| best(&streams, "audio", |_| true));
        let chosen = || video.into_iter().chain(audio);
        // Data tracks and covers can be longer than video and audio, so the streams' own end times are preferred.
        // Matroska's tags may be wrong: they are used only if there are other streams that may be longer.
        let others = streams.len() > chosen().count();
        let end = |stream: &Stream<'_>| stream.end().or_else(|| stream.tagged_end().filter(|_| others));
        let mut ends = chosen().map(|stream| end(stream).map(|end| end - start));
        let known = ends.try_fold(0.0f64, |longest, end| end.map(|end| longest.max(end)));
        Self {
            seconds: known.filter(|seconds| *seconds > 0.0).or(seconds),
            video: video.and_then(|stream| pictures(stream, start)),
            audio: audio.and_then(|stream| sound(stream, start)),
        }
    }
}

/// The default stream of a kind, or else the first, of those that `may` accepts. A stream whose codec ffmpeg does not
/// know, such as the spatial audio of some phones, is taken only if there is no other.
fn best<'s, 't>(
    streams: &'s [Stream<'t>],
    kind: &str,
    may: impl Fn(&Stream<'t>) -> bool,
) -> Option<&'s Stream<'t>> {
    let attached = |stream: &Stream<'_>| stream.number("disposition.attached_pic") != 0;
    let is_one = |s: &&Stream<'t>| s.text("codec_type") == kind && !attached(s) && may(s);
    let rank = |s: &&Stream<'t>| (s.text("codec_name").is_empty(), s.number("disposition.default") == 0);
    streams.iter().filter(is_one).min_by_key(rank)
}

fn pictures(stream: &Stream<'_>, start: f64) -> Option<VideoTrack> {
    let coded = (stream.number("width"), stream.number("height"));
    let square = Ratio { over: 1, under: 1 };
    let usual = Ratio { over: 25, under: 1 };
    // A time base such as 90000/1 is not a frame rate.
    let rate = |field: &str| stream.ratio(field).filter(|rate| (0.01..=1000.0).contains(&rate.value()));
    let average = rate("avg_frame_rate").or_else(|| rate("r_frame_rate")).unwrap_or(usual);
    // If frames are missing or the rate varies, the nominal rate keeps every frame at its time. A very high one is
    // the tick of a clock, not a frame rate.
    let varies = |steady: &Ratio| steady.value() > average.value() && steady.value() <= 240.0;
    let pictures = VideoTrack {
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
            transfer: stream.text("color_transfer"),
        },
        // DV is always interlaced, and says so only inside its frames.
        interlaced: matches!(stream.text("field_order").as_str(), "tt" | "bb" | "tb" | "bt")
            || stream.text("codec_name") == "dvvideo",
        transparent: false,
    };
    let transparent = pictures.has_alpha() || stream.number("tags.alpha_mode") == 1;
    (coded.0 > 0 && coded.1 > 0).then_some(VideoTrack { transparent, ..pictures })
}

fn sound(stream: &Stream<'_>, start: f64) -> Option<AudioTrack> {
    let (channels, sample_rate) = (stream.number("channels"), stream.number("sample_rate"));
    (channels > 0 && sample_rate > 0).then(|| AudioTrack {
        index: stream.number("index"),
        delay: stream.delay(start),
        codec: stream.text("codec_name"),
        profile: stream.text("profile"),
        channels,
        sample_rate,
        sides: Sides::Unknown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_s_film_is_turned_and_its_cover_left_out() {
        let streams = Streams::read(
            "streams.stream.0.index=0\nstreams.stream.0.codec_type=\"video\"\nstreams.stream.0.width=600\n\
             streams.stream.0.height=600\nstreams.stream.0.disposition.attached_pic=1\n\
             streams.stream.1.index=1\nstreams.stream.1.codec_name=\"hevc\"\n\
             streams.stream.1.codec_type=\"video\"\nstreams.stream.1.width=1920\n\
             streams.stream.1.height=1080\nstreams.stream.1.sample_aspect_ratio=\"N/A\"\n\
             streams.stream.1.pix_fmt=\"yuv420p10le\"\nstreams.stream.1.color_transfer=\"arib-std-b67\"\n\
             streams.stream.1.avg_frame_rate=\"30000/1001\"\n\
             streams.stream.1.side_data_list.side_data.0.rotation=-90\n\
             streams.stream.2.index=2\nstreams.stream.2.codec_type=\"audio\"\n\
             streams.stream.2.channels=6\nstreams.stream.2.sample_rate=\"48000\"\nformat.duration=\"2.5\"\n",
        );
        let video = streams.video.unwrap();
        assert_eq!((video.index, video.display(), video.rotation), (1, (1080, 1920), 270));
        assert!(video.is_hdr() && !video.is_full_range());
        assert_eq!(video.frame_rate, Ratio { over: 30_000, under: 1001 });
        assert_eq!(streams.audio.map(|sound| (sound.index, sound.channels)), Some((2, 6)));
        assert_eq!(streams.seconds, Some(2.5));
    }

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
    fn a_film_that_begins_late_is_as_long_as_it_is_seen() {
        for (format, seconds) in [("matroska,webm", 5.0), ("mpegts", 8.0)] {
            let words = "format.start_time=\"3.000000\"\nformat.duration=\"8.000000\"\nformat.format_name=";
            assert_eq!(Streams::read(&format!("{words}\"{format}\"\n")).seconds, Some(seconds), "{format}");
        }
    }

    #[test]
    fn a_stream_begins_later_than_its_file_or_with_it() {
        let stream = |number: u32, kind: &str, start: &str| {
            let of = format!("streams.stream.{number}");
            format!(
                "{of}.index={number}\n{of}.codec_type={kind}\n{of}.start_time={start}\n{of}.width=2\n\
                 {of}.height=2\n{of}.channels=1\n{of}.sample_rate=8000\n"
            )
        };
        for (pictures, sound, late) in
            [("1.400000", "2.900000", (0, 1500)), ("1.66", "1.39", (260, 0)), ("N/A", "1e300", (0, 0))]
        {
            let streams = [stream(0, "video", pictures), stream(1, "audio", sound)].concat();
            let streams = Streams::read(&format!("{streams}format.start_time=\"1.400000\"\n"));
            let (video, audio) = (streams.video.unwrap(), streams.audio.unwrap());
            assert_eq!((video.delay.as_millis(), audio.delay.as_millis()), late, "{pictures} {sound}");
        }
    }

    #[test]
    fn sound_is_that_of_the_pictures_program() {
        let streams = Streams::read(
            "programs.program.0.streams.stream.0.index=0\nprograms.program.1.streams.stream.0.index=1\n\
             programs.program.1.streams.stream.1.index=2\nstreams.stream.0.index=0\n\
             streams.stream.0.codec_type=\"audio\"\nstreams.stream.0.channels=2\n\
             streams.stream.0.sample_rate=\"48000\"\nstreams.stream.1.index=1\n\
             streams.stream.1.codec_type=\"video\"\nstreams.stream.1.width=2\nstreams.stream.1.height=2\n\
             streams.stream.2.index=2\nstreams.stream.2.codec_type=\"audio\"\nstreams.stream.2.channels=1\n\
             streams.stream.2.sample_rate=\"48000\"\n",
        );
        assert_eq!(streams.audio.map(|sound| sound.index), Some(2));
    }

    #[test]
    fn sound_that_ffmpeg_does_not_know_is_chosen_last() {
        let stream = |index: u32, words: &str| {
            let of = format!("streams.stream.{index}");
            format!(
                "{of}.index={index}\n{of}.codec_type=audio\n{of}.channels=4\n{of}.sample_rate=48000\n{of}.{words}\n"
            )
        };
        let unknown = stream(0, "codec_name=unknown\nstreams.stream.0.disposition.default=1");
        let chosen = |words: &str| Streams::read(words).audio.map(|sound| sound.index);
        assert_eq!(chosen(&format!("{unknown}{}", stream(1, "codec_name=aac"))), Some(1));
        assert_eq!(chosen(&unknown), Some(0));
    }

    #[test]
    fn what_is_neither_seen_nor_heard_makes_no_film_longer() {
        let streams = "streams.stream.0.codec_type=\"video\"\nstreams.stream.0.tags.DURATION=\"00:01:04.500000000\"\n\
                       format.duration=\"90.0\"\n";
        let subtitle = "streams.stream.1.codec_type=\"subtitle\"\n";
        assert_eq!(Streams::read(&format!("{streams}{subtitle}")).seconds, Some(64.5));
        assert_eq!(Streams::read(streams).seconds, Some(90.0));
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

    #[test]
    fn hostile_words_are_read_as_nothing() {
        let streams = Streams::read(
            "streams.stream.99999999999.width=1\nstreams.stream.x=\nformat.duration=\"nan\"\n=\n",
        );
        assert_eq!(streams, Streams::default());
    }
}
