//! The numbers of fitting media into a budget. "Measured" is by VMAF on real clips of 2.5 to 55 seconds at
//! budgets of 300 kB and 1 MB, and by SSIMULACRA2 on pictures; "Ours" is a choice; the others name their documentation.

/// Parts in a thousand of the budget that a result should fill, where something can be done about it.
/// Ours: what is left unused below it is not seen, and another pass would be.
pub const FILLED: u64 = 950;

/// What the first second pass asks for, of the room for pictures. Measured on 14 pairs of clip and budget: with
/// [`RATE_TOLERANCE`], what comes is .992 to 1.001 of what was asked for.
pub const FIRST_AIM: f64 = 0.99;

/// How far x264 may stray from the bits that it was told (`ratetol`, usually 1). Measured: at 1, results are .974 to
/// 1.024 of what was asked for, and one in eight needs another pass; the pictures are as good, unless they stand still.
pub const RATE_TOLERANCE: f64 = 0.1;

/// The same for videos whose larger frames look better: what stands still takes its bits all at once. Measured on a slide
/// show at two budgets: with [`RATE_TOLERANCE`], one and a half and four points of VMAF are lost, and what comes is up to
/// 1.12 of what was asked for; two other videos that stand still come within .003 of it either way.
pub const STILL_RATE_TOLERANCE: f64 = 1.0;

/// What a repeated second pass asks for. Measured: its drift is known by then.
pub const NEXT_AIM: f64 = 0.98;

/// Part of the room for pictures below which they are so good that larger ones are in place. Ours: what is short of its
/// bits for other reasons comes to nine tenths.
pub const ROOMY: f64 = 0.8;

/// Frames from which on x264 shares most of the bits out that it was given, unless it has no use for them. Ours.
pub const SHARED_OUT: f64 = 50.0;

/// Part of the bits for each pixel of such pictures that larger ones do with. Measured on a recording of a screen: frames
/// of all pixels with a quarter of them look better (SSIM .9987 against .9953).
pub const PLENTY: f64 = 0.25;

/// Second passes at one frame size before another size is tried. Measured: three were never needed.
pub const PASSES: usize = 3;

/// Frames of a video below which second passes take a moment, and x264 has too few to reckon with. Ours: a second of them.
pub const SHORT: f64 = 30.0;

/// Second passes of such a video. Ours: each takes a moment.
pub const SHORT_PASSES: usize = 6;

/// Frame sizes that are tried before a budget is called impossible. Ours: the third has at most a quarter of the
/// first one's pixels.
pub const SIZES: usize = 3;

/// Bits for each pixel of each frame at which a picture looks best. Measured: .04 to .05.
pub const BITS_A_PIXEL: f64 = 0.045;

/// Bits for each pixel below which nothing is tried; the least reachable size is reckoned with it. Ours, a guess
/// that nobody has measured.
pub const LEAST_BITS_A_PIXEL: f64 = 0.025;

/// By how much each side grows from one tried frame to the next, larger one. Ours: half as many pixels again would
/// hardly be told apart, four times as many leave the best between them.
pub const TRIAL_STEP: f64 = 1.4;

/// Frames that are tried at most: the one that the bits ask for, and three larger ones. Ours: the last has eight times
/// the pixels of the first.
pub const TRIALS: i32 = 4;

/// Part of the sides from which a tried frame has all of them. Ours: what lies between is hardly told apart.
pub const TRIAL_WHOLE: f64 = 0.85;

/// By how many decibels of SSIM the second frame has to look better than the first for larger ones to be worth it.
/// Measured on two videos alone, which it was checked on too: a slide show gains .9 and 1.1 at two budgets, and several
/// points of VMAF with it; a video of waves gains .3, and loses four points.
pub const TRIAL_GAIN: f64 = 0.7;

/// By how many decibels the next ones have to look better then. Measured on the same slide show: the whole frame gains
/// .14, and 2.7 points of VMAF.
pub const TRIAL_NEXT_GAIN: f64 = 0.1;

/// Decibels of SSIM that twice the bytes bring, by which results of unlike sizes are compared. Ours, a guess that
/// nobody has measured.
pub const TRIAL_DOUBLING: f64 = 2.5;

/// Seconds of a video that are tried, from its middle: at least and at most. Ours: in less, the first frame takes too
/// much of it all, and more takes time.
pub const TRIAL_SECONDS: (f64, f64) = (2.0, 4.0);

/// The part of blocks that resemble nothing in the frames before and after above which larger frames are not encoded to
/// compare them. Measured on nine videos at two or three budgets: slide shows, scrolling text and drawings that hardly move
/// have .0001 to .006, and are those that larger frames suit; they suit none of the others, most of which have .015 to .08.
pub const TRIAL_NOVELTY: f64 = 0.01;

/// Of so many frames, one is compared. Ours: an odd number, so that frames of all types are met.
pub const TRIAL_FRAMES: u32 = 7;

/// A frame that could stay this large of its side stays as it is: scaling alone costs sharpness. Measured at 25 pairs
/// of clip and budget: from .8 to 1 it makes less than .1 of a point of VMAF in the mean.
pub const WORTH_SCALING: f64 = 0.94;

/// Long side in pixels below which the frame rate is halved instead. Measured.
pub const LONG_SIDE_AT_FULL_RATE: u32 = 420;

/// How alike frames are to those that stand in for them at half the rate (SSIM of brightness, [`MOTION_WIDTH`] wide),
/// for that rate to be worth it. Measured on seven clips at 60, 80 and 115 kbit/s: with .987 and more it gains up to
/// ten points of VMAF and loses at most three, with .962 and less it loses five to twenty-three.
pub const STEADY: f64 = 0.975;

/// Pixels across at which that is looked at. Ours: enough for motion, and soon scaled.
pub const MOTION_WIDTH: u32 = 320;

/// How many parts of a video are looked at for it, and how long each is at most in seconds. Measured: the parts of one
/// video lie up to .03 apart, and three seconds take a tenth of the time of both passes.
pub const MOTION_SAMPLES: (u32, f64) = (3, 1.0);

/// Least long side of a video in pixels. Measured: below it, everything is worse.
pub const LEAST_LONG_SIDE: u32 = 200;

/// How much of the most frames a second there should be where every second or third frame is kept. Ours: 50 become 25, 48
/// become 24, 31 and 36 become 30.
pub const LEAST_OF_MOST_RATE: f64 = 0.8;

/// Least frames a second. Measured: 10 always lost.
pub const LEAST_FRAME_RATE: f64 = 12.0;

/// Most frames a second (API facts §6.2).
pub const FRAME_RATE: f64 = 30.0;

/// The largest landscape video (API facts §6.2).
pub const LANDSCAPE: (u32, u32) = (1280, 720);

/// The largest portrait video (API facts §6.2).
pub const PORTRAIT: (u32, u32) = (640, 1138);

/// The largest video of handsets that take the Baseline profile only (API facts §6.3).
pub const BASELINE_SIDE: u32 = 640;

/// The frame of the oldest handsets, QCIF (API facts §8.5, Video Basic).
pub const QCIF: (u32, u32) = (176, 144);

/// Frames a second of the oldest handsets (API facts §6.3).
pub const QCIF_FRAME_RATE: f64 = 15.0;

/// Most bits a second of a video: what H.264 level 3.1 allows (ITU-T H.264, table A-1).
pub const VIDEO_BITRATE: f64 = 14_000_000.0;

/// Bytes of a video's MP4 file that has neither samples nor sound. Measured: 830 to 875.
pub const FILM_CONTAINER: u64 = 850;

/// Bytes in an MP4 file's tables for each frame: its size, and a moment to show it at where frames are reordered
/// (ISO 14496-12, `stsz` and `ctts`).
pub const CONTAINER_A_FRAME: u64 = 4;

/// The same where frames are reordered: see [`CONTAINER_A_FRAME`] (ISO 14496-12).
pub const CONTAINER_A_REORDERED_FRAME: u64 = 12;

/// Bytes of encoded sound's own MP4 file that a video's file has already. Measured: it has 782, a video 440 more.
pub const SOUND_REPLACED: u64 = 340;

/// Seconds of video that lie together before their sound follows. Measured: left to itself, ffmpeg changes so often
/// that tables take one byte of a hundred.
pub const CHUNK_SECONDS: u64 = 1;

/// Bytes in an MP4 file's tables for a second of video with sound: two chunks (ISO 14496-12, `stco` and `stsc`).
pub const CONTAINER_A_SECOND: u64 = 32;

/// Bytes of an MP4 file with sound alone, without its samples. Measured.
pub const SOUND_CONTAINER: u64 = 1_200;

/// Bytes of an MP3 file beside its frames: the frame that holds the seek table. Ours: at
/// 128 kbit/s and 44,100 samples a second it has 418 (ISO 11172-3).
pub const MP3_HEADER: u64 = 500;

/// Bits a second above which an MP3 of two channels sounds no better to anyone. Ours.
pub const MP3_BITRATE: u32 = 192_000;

/// By how many times the bits a second of sound that was coded with loss a result may have more. Ours: MP3 takes one and
/// a half to two times the bits of AAC and Opus for as much, and what is lost already no bits bring back.
pub const LOSSY_SOUND: f64 = 2.0;

/// Bits a second of one channel and of two that such a result may always have: what MP3 needs for speech, and for two
/// channels to be kept apart ([`MP3_SOUND`]). Ours.
pub const LOSSY_SOUND_LEAST: [u32; 2] = [32_000, 96_000];

/// The least bits a second of an MP3 (ISO 11172-3, MPEG-2.5 layer III).
pub const MP3_LEAST_BITRATE: u32 = 8_000;

/// The sound of a video by its bits a second, all in all: up to which, then bits a second, channels and samples
/// a second of AAC. Measured.
pub const FILM_SOUND: [(u64, u32, u32, u32); 6] = [
    (48_000, 12_000, 1, 11_025),
    (100_000, 16_000, 1, 16_000),
    (200_000, 24_000, 1, 22_050),
    (400_000, 32_000, 1, 32_000),
    (800_000, 48_000, 1, 44_100),
    (u64::MAX, 64_000, 2, 44_100),
];

/// The sound of an MP3 by its bits a second: up to which, then channels and samples a second. Ours.
pub const MP3_SOUND: [(u32, u32, u32); 6] = [
    (12_000, 1, 8_000),
    (20_000, 1, 16_000),
    (36_000, 1, 22_050),
    (56_000, 1, 32_000),
    (72_000, 1, 44_100),
    (u32::MAX, 2, 44_100),
];

/// The largest picture, short side and long side, that is recommended (API facts §6.2).
pub const CANVAS: (u32, u32) = (1080, 1920);

/// The largest picture of handsets older than that: the smaller of the recommended ones (API facts §6.2).
pub const SMALL_CANVAS: (u32, u32) = (640, 1138);

/// The smallest picture that is made of a larger one: a quarter of the smaller of the recommended ones. Ours.
pub const LEAST_CANVAS: (u32, u32) = (160, 284);

/// The best quality of a JPEG whose bytes others have a use for; above it they grow and little is seen (AOSP's
/// practice, API facts §6.3).
pub const JPEG_QUALITY: f32 = 95.0;

/// The best quality of a JPEG that has its budget to itself. Measured: on a photograph of 1.5 megapixels at 740 kB,
/// more than 95 gains .6 points of SSIMULACRA2; no step of its tables is finer than that of 100.
pub const JPEG_FINEST_QUALITY: f32 = 100.0;

/// The quality of a JPEG below which fewer pixels look better (AOSP's practice, API facts §6.3).
pub const JPEG_LEAST_QUALITY: f32 = 50.0;

/// The quality that a JPEG should come to at a part `x` of its source's sides is the first plus `x` times the second;
/// where it would be lower, fewer pixels look better. Measured by SSIMULACRA2 at the source's size, on photographs at
/// 0.1 to 1 bits a pixel of the source and eight scales each: the best had 50 to 60 at half the sides, 60 to 75 at .7
/// and 70 to 83 at full size, and this rule loses less than two points to them.
pub const JPEG_QUALITY_BY_SCALE: (f64, f64) = (35.0, 40.0);

/// By how much the quality of a JPEG grows where its sides shrink by a part, and the bytes stay. Measured: 66 to 100.
pub const JPEG_QUALITY_BY_SHRINKING: f64 = 80.0;

/// By how much the logarithm of a JPEG's bytes grows with a step of quality. Measured: .03 to .04 below 85.
pub const JPEG_GROWTH: f64 = 0.033;

/// Bits for each pixel of a JPEG at which its size is first looked for. Measured: what comes of it in the end.
pub const JPEG_BITS_A_PIXEL: f64 = 0.9;

/// The quality from which it is looked at whether a JPEG's colours should be as fine as its brightness. Ours: below it,
/// brightness has a use for all bytes.
pub const JPEG_FULL_CHROMA: f64 = 80.0;

/// By how many decibels the colours have to be more alike then. Measured by SSIMULACRA2 on four pictures: where fine
/// colours are 1 and 2.6 decibels more alike at as many bytes, they look better by 1.5 and 11 points; where the difference
/// is .2 or the other way round, half as fine ones do, by up to 1.5.
pub const JPEG_CHROMA_GAIN: f64 = 0.5;

/// Pixels above which a JPEG grows only where its quality is that good already: what phones take where nobody asks for
/// more. Measured: an encoding of 12 megapixels takes half a second; with 4.5 of them, photographs of 8 and 12 at 740
/// kB lose one and two points of SSIMULACRA2.
pub const JPEG_LARGE: f64 = 12_600_000.0;

/// The quality of a JPEG of that many pixels above which it has more of them. Ours.
pub const JPEG_LARGE_QUALITY: f64 = 93.0;

/// Part of the sides above which a picture keeps them all. Measured: scaling costs more there than it gives.
pub const JPEG_WORTH_SCALING: f64 = 0.9;

/// Parts in a thousand of the budget that a JPEG should fill where quality is what limits it. Ours: below a hundredth
/// of bytes more nothing is seen, and every encoding takes its time.
pub const JPEG_FILLED: u64 = 970;

/// The fewest and the most colours of a drawing that is made smaller. Ours: lines need two, and what is smooth at their
/// edges two more.
pub const DRAWING_COLOURS: (usize, usize) = (4, 256);

/// Colours from which a drawing that has fewer of them is not looked at in fewer pixels. Ours: with fewer, text loses its
/// smooth edges.
pub const DRAWING_CLEAN_COLOURS: usize = 16;

/// How like its source the colours of a drawing have to be, in decibels, where it has fewer than those. Measured on three
/// screenshots by SSIMULACRA2: with 24.6 and more, four colours beat half the sides by 24 points and more; with 22.4, where
/// a photograph is in it, they lose 25.
pub const DRAWING_LEAST_DECIBELS: f64 = 24.0;

/// Part of the sides below which a drawing becomes a JPEG rather than a smaller PNG. Ours: text of twelve pixels is
/// read at six no more.
pub const DRAWING_LEAST_FACTOR: f64 = 0.5;

/// Long side in pixels down to which a drawing becomes a smaller PNG whatever part of its sides that is. Ours: scanned
/// pages have 300 dots an inch, and are still read at 75.
pub const DRAWING_LEAST_SIDE: f64 = 900.0;

/// The largest side of a picture in pixels. Ours: what most phones' graphics hold in one piece.
pub const SIDE: u32 = 16_384;

/// Most pixels of a picture that is sent, as it is or made smaller. Ours: about what phones take themselves unasked.
pub const KEPT_PIXELS: u64 = 24_000_000;

/// The largest animated GIF, short side and long side (API facts §6.2).
pub const GIF_CANVAS: (u32, u32) = (480, 720);

/// Long side in pixels of an animated GIF below which frames are left out instead. Ours: a thumb's width on phones.
pub const GIF_LEAST_LONG_SIDE: u32 = 160;

/// Colours of an animated GIF, the transparent one counted: as many as there can be (GIF89a specification, section 19).
/// Measured on three videos at .3 of their size: half as many lose two to six points of SSIMULACRA2 to fewer pixels.
pub const GIF_COLOURS: usize = 256;

/// How different a pixel may be from what it should be, as a weighted square distance (about eight steps of grey),
/// before an animated GIF has fewer pixels. Measured on three videos by SSIMULACRA2 at the source's size: at .6 of
/// their bytes all pixels and 600 are best; at .3 those .65 of the sides with 240 to 740 beat .8 with 1,200 to 2,300
/// by two to seven points, and .5 with nothing lost by two to seven.
pub const GIF_TOLERANCE: u32 = 600;

/// How much may be lost in an animated GIF of fewer colours: [`GIF_TOLERANCE`] times its square. Measured on a moving
/// chart: 64 colours with six times that tolerance look better than 256 with twenty, and than seven tenths of the sides.
pub const GIF_MOST_LOSS: f64 = 2.6;

/// How much may be lost in an animated GIF that is drawn and has fewer pixels. Measured on a moving chart at .3 of its
/// bytes: half the sides with twice [`GIF_TOLERANCE`] look better by 14 points of SSIMULACRA2 than .44 with once.
pub const GIF_DRAWN_LOSS: f64 = 1.5;

/// How like its source the colours of an animated GIF have to be, in decibels, for it to keep its size with fewer of them.
/// Measured by SSIMULACRA2: with 37 and more such a GIF is the best, and with 36 and less a smaller one is.
pub const GIF_LEAST_DECIBELS: f64 = 36.5;

/// Colours of an animated GIF up to which it may have fewer before it has fewer pixels, drawn or not. Ours: between so
/// few there are steps that no tolerance bridges.
pub const GIF_FEW_COLOURS: usize = 128;

/// Part of its sides below which an animated GIF that is drawn may have fewer frames instead. Ours: text of twelve pixels
/// is hardly read at eight.
pub const GIF_READABLE: f64 = 0.7;

/// Pixels of all frames together by which the manner of an animated GIF is found; a longer one is tried by frames from
/// its middle. Ours: each encoding of them takes a fifth of a second.
pub const GIF_TRIAL_PIXELS: usize = 3_000_000;
