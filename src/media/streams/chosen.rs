//! The streams that are chosen from those of a file, and how long they play.

use super::ffprobe_output::{Stream, Told};
use super::{AudioTrack, VideoTrack};

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
            video: video.and_then(|stream| VideoTrack::read(stream, start)),
            audio: audio.and_then(|stream| AudioTrack::read(stream, start)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::streams::Ratio;

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
    fn hostile_words_are_read_as_nothing() {
        let streams = Streams::read(
            "streams.stream.99999999999.width=1\nstreams.stream.x=\nformat.duration=\"nan\"\n=\n",
        );
        assert_eq!(streams, Streams::default());
    }
}
