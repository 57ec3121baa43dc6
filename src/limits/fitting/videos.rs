//! Videos.

/// How far x264 may stray from its bitrate (`ratetol`, 1 by default). Measured: at 1, results are .974 to 1.024 of
/// what was asked for, and one in eight needs another pass; the quality is the same, except for static videos.
pub const RATE_TOLERANCE: f64 = 0.1;

/// As [`RATE_TOLERANCE`], for videos whose larger frames look better: static content takes its bits all at once.
/// Measured on a slide show at two budgets: with [`RATE_TOLERANCE`], one and a half and four points of VMAF are lost,
/// and results are up to 1.12 of what was asked for; two other static videos come within .003 of it either way.
pub const STILL_RATE_TOLERANCE: f64 = 1.0;

/// The share of the room for frames below which a result is so good that larger frames are in place. Our choice:
/// results that miss their bitrate for other reasons still come to nine tenths.
pub const LARGER_FRAMES_BELOW: f64 = 0.8;

/// The number of frames from which x264 uses most of its bits, unless it has no use for them. Our choice.
pub const FRAMES_THAT_USE_BITS: f64 = 50.0;

/// The share of such frames' bits per pixel that larger frames need. Measured on a screen recording: full-size frames
/// with a quarter of them look better (SSIM .9987 against .9953).
pub const LARGER_FRAMES_BITS: f64 = 0.25;

/// The most second passes at one frame size before another size is tried. Measured: three were never needed.
pub const SECOND_PASSES: usize = 3;

/// As [`SECOND_PASSES`], if there are results within and above the budget: the next one lies between. Measured: noise
/// came near its budget only with the fourth.
pub const BETWEEN_SECOND_PASSES: usize = 4;

/// The number of frames below which a second pass takes a moment, and x264 has too few frames to plan with. Our
/// choice: a second of them.
pub const SHORT_VIDEO_FRAMES: f64 = 30.0;

/// The most second passes of such a short video. Our choice: each takes a moment.
pub const SHORT_VIDEO_SECOND_PASSES: usize = 6;

/// The frame sizes that are tried before no larger ones are. Our choice: the third of smaller ones has at most a
/// quarter of the first one's pixels.
pub const FRAME_SIZES: usize = 3;

/// Bits per pixel and frame at which video looks best. Measured: .04 to .05.
pub const BITS_PER_PIXEL: f64 = 0.045;

/// Bits per pixel below which nothing is tried; the least reachable size is estimated from it. Our choice: a guess
/// that nobody has measured.
pub const LEAST_BITS_PER_PIXEL: f64 = 0.025;

/// The factor by which each side grows from one tried frame size to the next. Our choice: one and a half times the
/// pixels would hardly be told apart, and four times would skip the best size between.
pub const TRIAL_STEP: f64 = 1.4;

/// The most frame sizes that are tried: the one that the bits ask for, and three larger ones. Our choice: the last
/// has eight times the pixels of the first.
pub const TRIALS: i32 = 4;

/// The share of the full sides from which a tried frame gets its full size. Our choice: sizes between are hardly told
/// apart.
pub const TRIAL_WHOLE: f64 = 0.85;

/// The decibels of SSIM by which the second frame size must look better than the first for larger ones to be tried.
/// Measured on only two videos, which it was also checked on: a slide show gains .9 and 1.1 at two budgets, and
/// several points of VMAF with it; a video of waves gains .3, and loses four points.
pub const TRIAL_GAIN: f64 = 0.7;

/// The decibels by which each next frame size must look better after that. Measured on the same slide show: the full
/// size gains .14, and 2.7 points of VMAF.
pub const TRIAL_NEXT_GAIN: f64 = 0.1;

/// The decibels of SSIM that twice the bytes bring, for comparing results of different sizes. Our choice: a guess
/// that nobody has measured.
pub const TRIAL_DOUBLING: f64 = 2.5;

/// The least and the most seconds of a video that are tried, from its middle. Our choice: in less, the first frame
/// takes too large a share, and more takes time.
pub const TRIAL_SECONDS: (f64, f64) = (2.0, 4.0);

/// The share of blocks that resemble nothing in the frames before and after, above which larger frames are not tried.
/// Measured on nine videos at two or three budgets: slide shows, scrolling text and drawings that hardly move have
/// .0001 to .006, and benefit from larger frames; none of the others does, most of which have .015 to .08.
pub const TRIAL_NOVELTY: f64 = 0.01;

/// One frame in this many is compared. Our choice: an odd number, so that frames of all types are met.
pub const TRIAL_FRAMES: u32 = 7;

/// The scale factor from which a frame keeps its full size: scaling itself costs sharpness. Measured on 25 pairs of
/// clip and budget: from .8 to 1, it makes less than .1 points of VMAF on average.
pub const WORTH_SCALING: f64 = 0.94;

/// The long side in pixels below which the frame rate is halved instead. Measured.
pub const LONG_SIDE_AT_FULL_RATE: u32 = 420;

/// The similarity of frames to those that replace them at half the rate (SSIM of luma, [`MOTION_WIDTH`] wide) from
/// which halving is worth it. Measured on seven clips at 60, 80 and 115 kbit/s: with .987 and more it gains up to ten
/// points of VMAF and loses at most three, with .962 and less it loses five to twenty-three.
pub const STEADY_SIMILARITY: f64 = 0.975;

/// The width in pixels at which motion is measured. Our choice: enough for motion, and quickly scaled.
pub const MOTION_WIDTH: u32 = 320;

/// The number of parts of a video that are sampled for motion, and the most seconds of each. Measured: the parts of
/// one video lie up to .03 apart, and three seconds take a tenth of the time of both passes.
pub const MOTION_SAMPLES: (u32, f64) = (3, 1.0);

/// The least long side of a video in pixels. Measured: below it, everything is worse.
pub const LEAST_LONG_SIDE: u32 = 200;

/// The least share of the highest frame rate that is acceptable when every second or third frame is kept. Our choice:
/// 50 become 25, 48 become 24, 31 and 36 become 30.
pub const LEAST_FRAME_RATE_SHARE: f64 = 0.8;

/// The frame rate below which pictures are repeated where only a part is wanted, so that it begins and ends when it
/// should. Our choice: a fifth of a second is hardly noticed.
pub const PART_FRAME_RATE: f64 = 5.0;

/// The share of its nominal frame rate below which the average rate of a video shows that some pictures are shown for
/// long. Our choice: cameras lose a few frames.
pub const UNSTEADY: f64 = 0.9;

/// The seconds before a wanted part in which the picture is looked for that is still shown when the part begins. Our
/// choice: recordings of screens and slide shows change more often.
pub const EARLIER: f64 = 30.0;

/// The lowest frame rate, in frames a second. Measured: 10 always lost.
pub const LEAST_FRAME_RATE: f64 = 12.0;

/// The highest frame rate, in frames a second (API facts §6.2).
pub const FRAME_RATE: f64 = 30.0;

/// The largest landscape video, as width and height in pixels (API facts §6.2).
pub const LANDSCAPE: (u32, u32) = (1280, 720);

/// The largest portrait video, as width and height in pixels (API facts §6.2).
pub const PORTRAIT: (u32, u32) = (640, 1138);

/// The largest side, in pixels, of a video for handsets that play only the Baseline profile (API facts §6.3).
pub const BASELINE_SIDE: u32 = 640;

/// The frame size of the oldest handsets, QCIF (API facts §8.5, Video Basic).
pub const QCIF: (u32, u32) = (176, 144);

/// The frame rate of the oldest handsets (API facts §6.3).
pub const QCIF_FRAME_RATE: f64 = 15.0;

/// The highest bitrate of a video for the oldest handsets, in bits a second: that of H.263 level 10, which is all that
/// they need to play (API facts §8.5, Video Basic; ITU-T H.263, annex X), and of level 0 of MPEG-4 Simple.
pub const QCIF_BITRATE: f64 = 64_000.0;

/// The highest bitrate of a video, in bits a second: what H.264 level 3.1 allows (ITU-T H.264, table A-1).
pub const VIDEO_BITRATE: f64 = 14_000_000.0;

/// The bytes of a video's MP4 file without samples and audio. Measured: 830 to 875.
pub const VIDEO_CONTAINER: u64 = 850;

/// The bytes in an MP4 file's tables for each frame if frames are not reordered: its size (ISO 14496-12, `stsz`).
pub const CONTAINER_PER_FRAME: u64 = 4;

/// The bytes in an MP4 file's tables for each frame if frames are reordered: its size, and the time to show it (ISO
/// 14496-12, `stsz` and `ctts`).
pub const CONTAINER_PER_REORDERED_FRAME: u64 = 12;

/// The most bytes in an MP4 file's tables for each packet that is copied into it: its size, its time, when it is shown,
/// and a chunk of its own (ISO 14496-12, `stsz`, `stts`, `ctts`, `stco` and `stsc`).
pub const CONTAINER_PER_PACKET: u64 = 4 + 8 + 8 + 4 + 12;

/// The most packets a second of audio that phones play: AAC at 48,000 samples a second (ISO 14496-3, 1,024 samples
/// each).
pub const AUDIO_PACKETS_PER_SECOND: f64 = 47.0;

/// The bytes of encoded audio's own MP4 file that a video's file already has. Measured: it has 782, a video 440 more.
pub const AUDIO_CONTAINER_SHARED: u64 = 340;

/// The seconds of video that are stored together before their audio follows. Measured: by default, ffmpeg alternates
/// so often that tables take one byte in a hundred.
pub const CHUNK_SECONDS: u64 = 1;

/// The bytes in an MP4 file's tables for each second of video with audio: two chunks (ISO 14496-12, `stco` and
/// `stsc`).
pub const CONTAINER_PER_SECOND: u64 = 32;
