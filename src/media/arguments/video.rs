//! Command lines for videos: the filters, the two passes, the comparison with the source.

use std::ffi::OsString;
use std::path::Path;

use super::command_line::Arguments;
use super::{Input, Start};
use crate::limits::fitting::{CHUNK_SECONDS, MOTION_WIDTH};
use crate::media::plan::Preset;
use crate::media::plan::video::{VideoCodec, VideoSettings};
use crate::media::streams::{Colour, Ratio, VideoTrack};

/// The most seconds between two key frames. Our choice: seeking in a video of half a minute needs few.
const KEY_SECONDS: f64 = 10.0;

/// How x264 distributes its bits. Measured on 14 pairs of clip and budget, at the same sizes: with half of its
/// default weight on grain (`psy-rd`) and seven tenths of its default shift of bits to flat areas (`aq-strength`),
/// VMAF is 0.8 better on average and nowhere worse, in nine tenths of the time; either option by itself brings half
/// of that.
const LOOKS: &str = "psy-rd=0.5,0:aq-strength=0.7";

/// Makes x264 look ahead in the threads that encode. By default, a thread of its own does, and how far it has come
/// depends on the machine's other work. Measured with two threads on a busy machine: by default, three to seven
/// different logs in 24 first passes; like this, always one, in the same processor time and as good to look at.
pub(super) const REPEATABLE: &str = "sync-lookahead=0";

/// Video of at least this height in pixels is coded by BT.709 if the file does not say (ITU-R BT.709, players'
/// custom).
const HD_HEIGHT: u32 = 720;

/// The macroblocks of all frames that a decoder of level 3 and of level 3.1 keeps (ITU-T H.264, table A-1,
/// MaxDpbMbs): the levels of older handsets, and of modern ones at 1280x720.
const LEVEL_3_FRAMES: u32 = 8_100;
const LEVEL_31_FRAMES: u32 = 18_000;

/// The luminance of white in HDR, in cd/m² (ITU-R BT.2408).
const HDR_WHITE: f64 = 203.0;

/// The peak luminance of HDR, in cd/m²: the nominal peak of HLG (ITU-R BT.2100), and the one that most PQ video is
/// mastered for.
const HDR_PEAK: f64 = 1_000.0;

/// A video to encode in two passes, and how.
#[derive(Clone, Copy, Debug)]
pub struct Passes<'a> {
    /// The source.
    pub input: &'a Input,
    /// The source's video stream.
    pub pictures: &'a VideoTrack,
    /// The settings of the result.
    pub settings: &'a VideoSettings,
    /// The background colour (RGB) behind transparent pixels.
    pub ground: [u8; 3],
    /// The x264 preset.
    pub preset: Preset,
    /// Whether ffmpeg has zscale.
    pub zscale: bool,
    /// The path of the first pass's log.
    pub log: &'a Path,
}

impl Passes<'_> {
    /// The first pass, which analyses the video and writes only its log.
    #[must_use]
    pub fn first(&self) -> Vec<OsString> {
        self.pictures(Arguments::ffmpeg().input(self.input), 1).words("-an -f null -").done()
    }

    /// The second pass, which writes the video with the audio that was encoded before.
    #[must_use]
    pub fn second(&self, sound: Option<&Input>, output: &Path) -> Vec<OsString> {
        let arguments = Arguments::ffmpeg().input(self.input);
        let arguments = match sound {
            Some(sound) => arguments.input(sound),
            None => arguments,
        };
        let arguments = self.pictures(arguments, 2);
        let arguments = match sound {
            // The wanted part may begin after the end of the audio.
            Some(_) => arguments.words("-map 1:a:0? -c:a copy"),
            None => arguments.words("-an"),
        };
        let chunk = (CHUNK_SECONDS * 1_000_000).to_string();
        let arguments = arguments.pair("-chunk_duration", chunk);
        let form = if self.settings.codec == VideoCodec::H263 { "3gp" } else { "mp4" };
        arguments.pair("-movflags", "+faststart").pair("-f", form).output(output).done()
    }

    /// The value of `-x264-params`.
    fn parameters(&self) -> String {
        let VideoSettings { width, height, codec, rate_tolerance, .. } = *self.settings;
        let tolerance = format!("ratetol={rate_tolerance}:{LOOKS}:{REPEATABLE}");
        if self.preset != Preset::Veryslow {
            return tolerance;
        }
        // Only this preset uses more reference frames than the level allows.
        let room = if codec == VideoCodec::H264Baseline { LEVEL_3_FRAMES } else { LEVEL_31_FRAMES };
        let frames = (room / (width.div_ceil(16) * height.div_ceil(16))).clamp(1, 16);
        format!("{tolerance}:ref={frames}")
    }

    fn pictures(&self, arguments: Arguments, pass: u32) -> Arguments {
        let settings = self.settings;
        let arguments = arguments
            .pair("-map", format!("0:{}", self.pictures.index))
            .words("-map_metadata -1 -map_chapters -1 -sn -dn -fflags +bitexact -flags:v +bitexact")
            .pair("-vf", filters(self, settings))
            .no_more_than(self.input);
        let arguments = match settings.codec {
            VideoCodec::H263 => arguments.words("-c:v h263"),
            codec => {
                let profile = if codec == VideoCodec::H264High { "high" } else { "baseline" };
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is small")]
                let frames = (settings.frame_rate.value() * KEY_SECONDS).ceil().max(1.0) as u32;
                arguments
                    .words("-c:v libx264")
                    .pair("-preset", self.preset.name())
                    .pair("-profile:v", profile)
                    .pair("-g", frames.to_string())
                    .pair("-x264-params", self.parameters())
                    // Removes x264's description of itself, which takes 700 bytes of every video.
                    .pair("-bsf:v", "filter_units=remove_types=6")
            }
        };
        if let Some(quantiser) = settings.quantiser {
            let option = if settings.codec == VideoCodec::H263 { "-q:v" } else { "-qp" };
            // By default, key frames get a finer quantiser.
            return arguments.pair(option, quantiser.to_string()).words("-i_qfactor 1");
        }
        if let Some(factor) = settings.rate_factor {
            return arguments.pair("-crf", factor.to_string());
        }
        arguments
            .pair("-b:v", settings.bitrate.to_string())
            .pair("-pass", pass.to_string())
            .pair("-passlogfile", self.log.as_os_str())
    }
}

/// The filters from the source's frames to those that `settings` ask for.
pub(super) fn filters(passes: &Passes<'_>, settings: &VideoSettings) -> String {
    let Passes { input, pictures, ground: [red, green, blue], zscale, .. } = *passes;
    let mut filters = Vec::new();
    if pictures.interlaced {
        filters.push("bwdif=mode=send_frame".to_owned());
    }
    filters.push(format!("fps={}:start_time=0", settings.frame_rate));
    if input.start == Start::Earlier && input.earlier() > 0.0 {
        filters.push(format!("trim=start={:.3},setpts=PTS-STARTPTS", input.earlier()));
    }
    if pictures.transparent {
        filters.push(format!(
            "format=gbrap,split[ground][video];[ground]lutrgb=r={red}:g={green}:b={blue}:a=255[ground];\
             [ground][video]overlay=format=gbrp"
        ));
    }
    let (width, height) = (settings.width, settings.height);
    let fitted = match settings.codec {
        // The frame size is fixed; the video keeps its aspect ratio inside.
        VideoCodec::H263 => {
            format!("{width}:{height}:force_original_aspect_ratio=decrease:force_divisible_by=2")
        }
        _ => shaped(pictures, (width, height)),
    };
    if pictures.is_hdr() && zscale {
        let transfer = &pictures.colour.transfer;
        filters.push(format!("scale={fitted}:flags=lanczos"));
        // Both kinds of HDR are coded like this; zscale would refuse a file that does not say so.
        filters.push(format!("setparams=colorspace=bt2020nc:color_primaries=bt2020:color_trc={transfer}"));
        filters.push(format!("zscale=t=linear:npl={HDR_WHITE},format=gbrpf32le,zscale=p=bt709"));
        // Up to 0.3 of white nothing changes, white becomes four fifths of the signal, and highlights are compressed
        // into the rest: with other curves, white turns grey.
        let peak = HDR_PEAK / HDR_WHITE;
        filters.push(format!("tonemap=mobius:param=0.3:desat=0:peak={peak:.3},zscale=t=bt709:m=bt709:r=tv"));
    } else if pictures.is_wide() && zscale {
        filters.push(narrowed(pictures, &fitted));
    } else {
        let from = if pictures.is_full_range() { "pc" } else { "tv" };
        let to = matrix(pictures);
        // By default, RGB is coded by BT.601, and every other matrix is kept.
        let converted =
            pictures.is_rgb() || pictures.transparent || pictures.colour.space.starts_with("bt2020");
        let converted = if converted { format!(":out_color_matrix={to}") } else { String::new() };
        filters.push(format!("scale={fitted}:flags=lanczos:in_range={from}:out_range=tv{converted}"));
        filters.push(format!("setparams=range=tv:colorspace={to}:color_primaries={to}:color_trc={to}"));
    }
    filters.push(format!("pad={width}:{height}:-1:-1"));
    filters.push("setsar=1,format=yuv420p".to_owned());
    filters.join(",")
}

/// How far a frame's shape may be from that of the first one, for it to be given all of the result's frame. Our choice:
/// a stretch by so little is not seen.
const OTHER_SHAPE: f64 = 0.02;

/// The size to scale a frame to, for the filter that does it: that of the result, or if the video changes its shape on
/// the way, as phones that are turned and joined recordings do, as much of it as the frame fills.
fn shaped(pictures: &VideoTrack, (width, height): (u32, u32)) -> String {
    let (wide, high) = pictures.coded;
    let (wide, high) = if pictures.rotation % 180 == 90 { (high, wide) } else { (wide, high) };
    let side = |all: u32, part: String| {
        let usual = format!("lt(abs(a*{high}/{wide}-1)\\,{OTHER_SHAPE})");
        format!("if({usual}\\,{all}\\,max(2\\,trunc(min({all}\\,{part})/2)*2))")
    };
    format!("w={}:h={}", side(width, format!("{height}*dar")), side(height, format!("{width}/dar")))
}

/// Filters that scale frames of wide primaries, and give their colours the values that these have in BT.709. Its curve
/// and theirs are alike.
fn narrowed(pictures: &VideoTrack, fitted: &str) -> String {
    let Colour { space, primaries, .. } = &pictures.colour;
    let from = if pictures.is_full_range() { "pc" } else { "tv" };
    let is_coded = !(pictures.is_rgb() || pictures.transparent || space.is_empty() || space == "gbr");
    // RGB becomes BT.709, as it does without wide primaries.
    let (coded, matrix) =
        if is_coded { ("", space.as_str()) } else { (":out_color_matrix=bt709", matrix(pictures)) };
    let primaries = if primaries.is_empty() { "bt709" } else { primaries };
    // Frames of 10 bits keep what is lost to rounding otherwise.
    format!(
        "scale={fitted}:flags=lanczos:in_range={from}:out_range=tv{coded},format=yuv420p10le,\
         setparams=range=tv:colorspace={matrix}:color_primaries={primaries}:color_trc=bt709,\
         zscale=p=bt709:t=bt709:m=bt709:r=tv"
    )
}

/// The colour matrix of a result of standard range.
fn matrix(pictures: &VideoTrack) -> &'static str {
    match pictures.colour.space.as_str() {
        "smpte170m" | "bt470bg" | "fcc" => "smpte170m",
        "" if pictures.coded.1 < HD_HEIGHT => "smpte170m",
        _ => "bt709",
    }
}

/// Copies video and audio unchanged into a file that phones play.
#[must_use]
pub fn copied(input: &Input, streams: &[u32], output: &Path) -> Vec<OsString> {
    Arguments::ffmpeg()
        .input(input)
        .streams(streams)
        .words("-map_metadata -1 -map_chapters -1 -c copy -fflags +bitexact -movflags +faststart -f mp4")
        .output(output)
        .done()
}

/// Copies a stream of pictures of one file and the sound of another into one that phones play.
#[must_use]
pub fn joined(pictures: &Input, stream: u32, sound: &Input, output: &Path) -> Vec<OsString> {
    Arguments::ffmpeg()
        .input(pictures)
        .input(sound)
        .streams(&[stream])
        .words("-map 1:a:0? -map_metadata -1 -map_chapters -1 -c copy -fflags +bitexact")
        .pair("-chunk_duration", (CHUNK_SECONDS * 1_000_000).to_string())
        .words("-movflags +faststart -f mp4")
        .output(output)
        .done()
}

/// The settings of frames as a screen shows them, at the size and frame rate of their source.
fn full(passes: &Passes<'_>) -> VideoSettings {
    let (width, height) = passes.pictures.display();
    let Passes { input, pictures, .. } = passes;
    let frame_rate = input.cut.frame_rate(pictures);
    VideoSettings { width, height, frame_rate, codec: VideoCodec::H264High, ..*passes.settings }
}

/// Compares a result with its source, both at the size and frame rate of the source, so that dropped frames count.
#[must_use]
pub fn compare(passes: &Passes<'_>, result: &Input) -> Vec<OsString> {
    let full = full(passes);
    let VideoSettings { width, height, frame_rate, .. } = full;
    let source = filters(passes, &full);
    let graph = format!(
        "[0:{}]{source}[a];[1:v:0]fps={frame_rate}:start_time=0,scale={width}:{height}:flags=bicubic,setsar=1,format=yuv420p[b];[a][b]ssim",
        passes.pictures.index
    );
    Arguments::ffmpeg()
        .words("-loglevel info")
        .input(passes.input)
        .input(result)
        .pair("-lavfi", graph)
        .words("-an -sn -f null -")
        .done()
}

/// Compares several parts at `rate` frames a second with the same parts at half the rate, all in one run. The filters
/// are numbered in the order of the parts.
#[must_use]
pub fn steadiness(parts: &[Input], pictures: &VideoTrack, rate: Ratio) -> Vec<OsString> {
    let half = rate.divided(2);
    let graph = |number: usize| {
        format!(
            "[{number}:{}]fps={rate}:start_time=0,scale={MOTION_WIDTH}:-2,format=gray,split[a{number}][b{number}];\
             [b{number}]fps={half}:start_time=0,fps={rate}[c{number}];\
             [a{number}][c{number}]ssim@{number}[d{number}]",
            pictures.index
        )
    };
    let graphs: Vec<_> = (0..parts.len()).map(graph).collect();
    let arguments = Arguments::ffmpeg().words("-loglevel info");
    let arguments = parts.iter().fold(arguments, Arguments::input).pair("-lavfi", graphs.join(";"));
    let mapped = |arguments: Arguments, number| arguments.pair("-map", format!("[d{number}]"));
    (0..parts.len()).fold(arguments, mapped).words("-f null -").done()
}

/// Extracts one frame of a source as a JPEG image, for people to look at: as a result shows it that has all its pixels.
#[must_use]
pub fn source_frame(passes: &Passes<'_>, side: u32, output: &Path) -> Vec<OsString> {
    let filters = filters(passes, &full(passes));
    jpeg(passes.input, &format!("0:{}", passes.pictures.index), &format!("{filters},"), side, output)
}

/// Extracts one frame of a result as a JPEG image, for people to look at.
#[must_use]
pub fn frame(result: &Input, side: u32, output: &Path) -> Vec<OsString> {
    jpeg(result, "0:v:0", "", side, output)
}

/// Extracts one frame as a JPEG image of `side` pixels on its long side. JPEG is coded by BT.601 (JFIF).
fn jpeg(input: &Input, stream: &str, filters: &str, side: u32, output: &Path) -> Vec<OsString> {
    let scale = format!("scale={side}:{side}:force_original_aspect_ratio=decrease:out_color_matrix=bt601");
    Arguments::ffmpeg()
        .input(input)
        .pair("-map", stream)
        .words("-frames:v 1 -an -sn -dn")
        .pair("-vf", format!("{filters}{scale}:out_range=pc,format=yuvj420p"))
        .words("-c:v mjpeg -q:v 4 -f image2 -update 1")
        .output(output)
        .done()
}
