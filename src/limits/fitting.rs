//! The constants of fitting media into a budget. "Measured" means by VMAF on real clips of 2.5 to 55 seconds at
//! budgets of 300 kB and 1 MB, and by SSIMULACRA2 on images; "Our choice" was not measured; the others name their
//! documentation.

/// The thousandths of the budget that a result should fill, if possible. Our choice: what is left unused cannot be
/// seen, but the time of another pass can be felt.
pub const FILLED: u64 = 950;

/// The share of the room for frames that the first second pass asks for. Measured on 14 pairs of clip and budget:
/// with [`RATE_TOLERANCE`], results are .992 to 1.001 of what was asked for.
pub const FIRST_AIM: f64 = 0.99;

/// How far x264 may stray from its bitrate (`ratetol`, 1 by default). Measured: at 1, results are .974 to 1.024 of
/// what was asked for, and one in eight needs another pass; the quality is the same, except for static videos.
pub const RATE_TOLERANCE: f64 = 0.1;

/// As [`RATE_TOLERANCE`], for videos whose larger frames look better: static content takes its bits all at once.
/// Measured on a slide show at two budgets: with [`RATE_TOLERANCE`], one and a half and four points of VMAF are lost,
/// and results are up to 1.12 of what was asked for; two other static videos come within .003 of it either way.
pub const STILL_RATE_TOLERANCE: f64 = 1.0;

/// The share of the room that a repeated second pass asks for. Measured: its drift is known by then.
pub const NEXT_AIM: f64 = 0.98;

/// The share of the room for frames below which a result is so good that larger frames are in place. Our choice:
/// results that miss their bitrate for other reasons still come to nine tenths.
pub const ROOMY: f64 = 0.8;

/// The number of frames from which x264 uses most of its bits, unless it has no use for them. Our choice.
pub const SHARED_OUT: f64 = 50.0;

/// The share of such frames' bits per pixel that larger frames need. Measured on a screen recording: full-size frames
/// with a quarter of them look better (SSIM .9987 against .9953).
pub const PLENTY: f64 = 0.25;

/// The most second passes at one frame size before another size is tried. Measured: three were never needed.
pub const PASSES: usize = 3;

/// The number of frames below which a second pass takes a moment, and x264 has too few frames to plan with. Our
/// choice: a second of them.
pub const SHORT: f64 = 30.0;

/// The most second passes of such a short video. Our choice: each takes a moment.
pub const SHORT_PASSES: usize = 6;

/// The frame sizes that are tried before a budget is called impossible. Our choice: the third has at most a quarter
/// of the first one's pixels.
pub const SIZES: usize = 3;

/// Bits per pixel and frame at which video looks best. Measured: .04 to .05.
pub const BITS_A_PIXEL: f64 = 0.045;

/// Bits per pixel below which nothing is tried; the least reachable size is estimated from it. Our choice: a guess
/// that nobody has measured.
pub const LEAST_BITS_A_PIXEL: f64 = 0.025;

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
pub const STEADY: f64 = 0.975;

/// The width in pixels at which motion is measured. Our choice: enough for motion, and quickly scaled.
pub const MOTION_WIDTH: u32 = 320;

/// The number of parts of a video that are sampled for motion, and the most seconds of each. Measured: the parts of
/// one video lie up to .03 apart, and three seconds take a tenth of the time of both passes.
pub const MOTION_SAMPLES: (u32, f64) = (3, 1.0);

/// The least long side of a video in pixels. Measured: below it, everything is worse.
pub const LEAST_LONG_SIDE: u32 = 200;

/// The least share of the highest frame rate that is acceptable when every second or third frame is kept. Our choice:
/// 50 become 25, 48 become 24, 31 and 36 become 30.
pub const LEAST_OF_MOST_RATE: f64 = 0.8;

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

/// The highest bitrate of a video, in bits a second: what H.264 level 3.1 allows (ITU-T H.264, table A-1).
pub const VIDEO_BITRATE: f64 = 14_000_000.0;

/// The bytes of a video's MP4 file without samples and audio. Measured: 830 to 875.
pub const VIDEO_CONTAINER: u64 = 850;

/// The bytes in an MP4 file's tables for each frame if frames are not reordered: its size (ISO 14496-12, `stsz`).
pub const CONTAINER_A_FRAME: u64 = 4;

/// The bytes in an MP4 file's tables for each frame if frames are reordered: its size, and the time to show it (ISO
/// 14496-12, `stsz` and `ctts`).
pub const CONTAINER_A_REORDERED_FRAME: u64 = 12;

/// The most bytes in an MP4 file's tables for each packet that is copied into it: its size, its time, when it is shown,
/// and a chunk of its own (ISO 14496-12, `stsz`, `stts`, `ctts`, `stco` and `stsc`).
pub const CONTAINER_A_PACKET: u64 = 4 + 8 + 8 + 4 + 12;

/// The most packets a second of audio that phones play: AAC at 48,000 samples a second (ISO 14496-3, 1,024 samples
/// each).
pub const SOUND_PACKETS: f64 = 47.0;

/// The bytes of encoded audio's own MP4 file that a video's file already has. Measured: it has 782, a video 440 more.
pub const SOUND_REPLACED: u64 = 340;

/// The seconds of video that are stored together before their audio follows. Measured: by default, ffmpeg alternates
/// so often that tables take one byte in a hundred.
pub const CHUNK_SECONDS: u64 = 1;

/// The bytes in an MP4 file's tables for each second of video with audio: two chunks (ISO 14496-12, `stco` and
/// `stsc`).
pub const CONTAINER_A_SECOND: u64 = 32;

/// The bytes of an MP4 file with only audio, without its samples. Measured.
pub const SOUND_CONTAINER: u64 = 1_200;

/// The bytes of an MP3 file beside its frames: the frame that holds the seek table. Our choice: at 128 kbit/s and
/// 44,100 samples a second it has 418 (ISO 11172-3).
pub const MP3_HEADER: u64 = 500;

/// The bitrate above which an MP3 of two channels sounds no better to anyone. Our choice.
pub const MP3_BITRATE: u32 = 192_000;

/// The factor by which a result may exceed the bitrate of a lossy source. Our choice: MP3 takes one and a half to two
/// times the bits of AAC and Opus for the same quality, and no bits bring back what is already lost.
pub const LOSSY_SOUND: f64 = 2.0;

/// The bitrates for one channel and for two that such a result may always have: what MP3 needs for speech, and for
/// keeping two channels apart ([`MP3_SOUND`]). Our choice.
pub const LOSSY_SOUND_LEAST: [u32; 2] = [32_000, 96_000];

/// The lowest bitrate of an MP3 (ISO 11172-3, MPEG-2.5 layer III).
pub const MP3_LEAST_BITRATE: u32 = 8_000;

/// The audio of a video by its total bitrate. Each row: the total below which it holds, then bitrate, channels and
/// samples a second of AAC. Measured.
pub const VIDEO_SOUND: [(u64, u32, u32, u32); 6] = [
    (48_000, 12_000, 1, 11_025),
    (100_000, 16_000, 1, 16_000),
    (200_000, 24_000, 1, 22_050),
    (400_000, 32_000, 1, 32_000),
    (800_000, 48_000, 1, 44_100),
    (u64::MAX, 64_000, 2, 44_100),
];

/// The audio of an MP3 by its bitrate. Each row: the bitrate below which it holds, then channels and samples a
/// second. Our choice.
pub const MP3_SOUND: [(u32, u32, u32); 6] = [
    (12_000, 1, 8_000),
    (20_000, 1, 16_000),
    (36_000, 1, 22_050),
    (56_000, 1, 32_000),
    (72_000, 1, 44_100),
    (u32::MAX, 2, 44_100),
];

/// The decibels by which two channels may be quieter mixed than one of them alone. Our choice: ten decibels less
/// sound half as loud.
pub const MIXED_LOSS: f64 = 10.0;

/// The most windows in which that is measured, and the seconds of each. Our choice: long enough to be missed, and few
/// enough to be decoded in a moment.
pub const MIXED_SAMPLES: (u32, f64) = (8, 5.0);

/// The decibels below the loudest window at which one is too quiet to be missed. Our choice: twenty decibels less
/// sound a quarter as loud.
pub const MIXED_QUIET: f64 = 20.0;

/// The largest recommended image, as short and long side in pixels (API facts §6.2).
pub const CANVAS: (u32, u32) = (1080, 1920);

/// The largest image for handsets older than that: the smaller of the recommended ones (API facts §6.2).
pub const SMALL_CANVAS: (u32, u32) = (640, 1138);

/// The smallest image that is made of a larger one: a quarter of the smaller recommended one. Our choice.
pub const LEAST_CANVAS: (u32, u32) = (160, 284);

/// The highest quality of a JPEG that shares its budget with others; above it, bytes grow and little is seen (AOSP's
/// practice, API facts §6.3).
pub const JPEG_QUALITY: f32 = 95.0;

/// The highest quality of a JPEG that has its budget to itself. Measured: on a photograph of 1.5 megapixels at 740
/// kB, more than 95 gains .6 points of SSIMULACRA2; no quantisation table is finer than that of 100.
pub const JPEG_FINEST_QUALITY: f32 = 100.0;

/// The JPEG quality below which fewer pixels look better (AOSP's practice, API facts §6.3).
pub const JPEG_LEAST_QUALITY: f32 = 50.0;

/// The line for a JPEG's best quality: at a scale factor `x` of its source it is the first number plus `x` times the
/// second; if the quality would be lower, fewer pixels look better. Measured by SSIMULACRA2 at the source's size, on
/// photographs at 0.1 to 1 bits a pixel of the source and eight scales each: the best had 50 to 60 at half the sides,
/// 60 to 75 at .7 and 70 to 83 at full size, and this rule loses less than two points to them.
pub const JPEG_QUALITY_BY_SCALE: (f64, f64) = (35.0, 40.0);

/// The points of quality that a JPEG gains when its sides shrink at the same bytes, per unit of the logarithm of the
/// scale factor. Measured: 66 to 100.
pub const JPEG_QUALITY_BY_SHRINKING: f64 = 80.0;

/// How much the natural logarithm of a JPEG's bytes grows with each point of quality. Measured: .03 to .04 below 85.
pub const JPEG_GROWTH: f64 = 0.033;

/// Bits per pixel of a JPEG at which the search for its size begins. Measured: the value that the search ends at.
pub const JPEG_BITS_A_PIXEL: f64 = 0.9;

/// The quality from which it is tested whether a JPEG's colours should be as fine as its brightness. Our choice:
/// below it, brightness needs all bytes.
pub const JPEG_FULL_CHROMA: f64 = 80.0;

/// The decibels by which fine colours must be more similar to the source's to be chosen. Measured by SSIMULACRA2 on
/// four images: where fine colours are 1 and 2.6 decibels more similar at the same bytes, they look better by 1.5 and
/// 11 points; where the difference is .2 or negative, half as fine ones do, by up to 1.5.
pub const JPEG_CHROMA_GAIN: f64 = 0.5;

/// The pixels above which a JPEG grows only if its quality is already that of [`JPEG_LARGE_QUALITY`]: what phones
/// take if nobody asks for more. Measured: an encoding of 12 megapixels takes half a second; with 4.5 of them,
/// photographs of 8 and 12 at 740 kB lose one and two points of SSIMULACRA2.
pub const JPEG_LARGE: f64 = 12_600_000.0;

/// The quality of a JPEG of [`JPEG_LARGE`] pixels above which it gets more of them. Our choice.
pub const JPEG_LARGE_QUALITY: f64 = 93.0;

/// The scale factor above which an image keeps its full size. Measured: scaling costs more there than it gives.
pub const JPEG_WORTH_SCALING: f64 = 0.9;

/// The thousandths of the budget that a JPEG should fill if its quality is the limit. Our choice: a per cent more
/// bytes cannot be seen, and every encoding takes time.
pub const JPEG_FILLED: u64 = 970;

/// The fewest and the most colours of a drawing that is reduced. Our choice: lines need two, and their smooth edges
/// two more.
pub const DRAWING_COLOURS: (usize, usize) = (4, 256);

/// The number of colours from which a reduced drawing is not tried at fewer pixels. Our choice: with fewer colours,
/// text loses its smooth edges.
pub const DRAWING_CLEAN_COLOURS: usize = 16;

/// The similarity, in decibels, that a drawing's colours must have to the source's if there are fewer than that.
/// Measured on three screenshots by SSIMULACRA2: with 24.6 and more, four colours beat half the sides by 24 points
/// and more; with 22.4, with a photograph in the image, they lose 25.
pub const DRAWING_LEAST_DECIBELS: f64 = 24.0;

/// The scale factor below which a drawing becomes a JPEG rather than a smaller PNG. Our choice: text twelve pixels
/// high can no longer be read at six.
pub const DRAWING_LEAST_FACTOR: f64 = 0.5;

/// The long side in pixels down to which a drawing becomes a smaller PNG, whatever the scale factor. Our choice:
/// scanned pages have 300 dots an inch, and can still be read at 75.
pub const DRAWING_LEAST_SIDE: f64 = 900.0;

/// The largest side of an image in pixels. Our choice: what most phones' graphics hold in one piece.
pub const SIDE: u32 = 16_384;

/// The most pixels of an image that is sent, unchanged or scaled down. Our choice: about what phones themselves take
/// by default.
pub const KEPT_PIXELS: u64 = 24_000_000;

/// The largest animated GIF, as short and long side in pixels (API facts §6.2).
pub const GIF_CANVAS: (u32, u32) = (480, 720);

/// The long side in pixels of an animated GIF below which frames are dropped instead. Our choice: a thumb's width on
/// phones.
pub const GIF_LEAST_LONG_SIDE: u32 = 160;

/// The number of colours of an animated GIF, including the transparent one: the most that are possible (GIF89a
/// specification, section 19). Measured on three videos at .3 of their size: half as many lose two to six points of
/// SSIMULACRA2 to fewer pixels.
pub const GIF_COLOURS: usize = 256;

/// How much a pixel may differ from the original, as a weighted squared distance (about eight steps of grey), before
/// an animated GIF gets fewer pixels. Measured on three videos by SSIMULACRA2 at the source's size: at .6 of their
/// bytes, all pixels and 600 are best; at .3, sides of .65 with 240 to 740 beat .8 with 1,200 to 2,300 by two to
/// seven points, and .5 with nothing lost by two to seven.
pub const GIF_TOLERANCE: u32 = 600;

/// The most loss of an animated GIF of fewer colours: the tolerance is [`GIF_TOLERANCE`] times its square. Measured
/// on a moving chart: 64 colours with six times that tolerance look better than 256 with twenty, and than seven
/// tenths of the sides.
pub const GIF_MOST_LOSS: f64 = 2.6;

/// The most loss of a drawn animated GIF that has fewer pixels. Measured on a moving chart at .3 of its bytes: half
/// the sides with twice [`GIF_TOLERANCE`] look better by 14 points of SSIMULACRA2 than .44 with once.
pub const GIF_DRAWN_LOSS: f64 = 1.5;

/// The similarity, in decibels, that an animated GIF's colours must have to the source's for it to keep its size with
/// fewer colours. Measured by SSIMULACRA2: with 37 and more such a GIF is the best, and with 36 and less a smaller
/// one is.
pub const GIF_LEAST_DECIBELS: f64 = 36.5;

/// The number of colours of an animated GIF up to which these may be reduced before its pixels, drawn or not. Our
/// choice: colours so few are too far apart for any tolerance.
pub const GIF_FEW_COLOURS: usize = 128;

/// The scale factor below which a drawn animated GIF may lose frames instead. Our choice: text twelve pixels high can
/// hardly be read at eight.
pub const GIF_READABLE: f64 = 0.7;

/// The pixels of all frames together with which encodings of an animated GIF are tried; of a longer one, frames from
/// the middle are used. Our choice: each encoding of them takes a fifth of a second.
pub const GIF_TRIAL_PIXELS: usize = 3_000_000;
