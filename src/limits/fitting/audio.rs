//! Audio, alone and in videos.

/// The bytes of an MP4 file with only audio, without its samples. Measured.
pub const AUDIO_CONTAINER: u64 = 1_200;

/// The bytes of an MP3 file beside its frames: the frame that holds the seek table. Our choice: at 128 kbit/s and
/// 44,100 samples a second it has 418 (ISO 11172-3).
pub const MP3_HEADER: u64 = 500;

/// The bitrate above which an MP3 of two channels sounds no better to anyone. Our choice.
pub const MP3_BITRATE: u32 = 192_000;

/// The factor by which a result may exceed the bitrate of a lossy source. Our choice: MP3 takes one and a half to two
/// times the bits of AAC and Opus for the same quality, and no bits bring back what is already lost.
pub const LOSSY_AUDIO_FACTOR: f64 = 2.0;

/// The bitrates for one channel and for two that such a result may always have: what MP3 needs for speech, and for
/// keeping two channels apart ([`MP3_AUDIO`]). Our choice.
pub const LOSSY_AUDIO_LEAST: [u32; 2] = [32_000, 96_000];

/// The lowest bitrate of an MP3 (ISO 11172-3, MPEG-2.5 layer III).
pub const MP3_LEAST_BITRATE: u32 = 8_000;

/// The audio of a video that has up to so many bits a second.
#[derive(Clone, Copy, Debug)]
pub struct VideoAudio {
    /// The bits a second of video and audio together below which the step holds.
    pub below: u64,
    /// The bits a second of the audio.
    pub bitrate: u32,
    /// The number of channels.
    pub channels: u32,
    /// Samples a second.
    pub sample_rate: u32,
}

/// The audio of videos, as AAC, from the fewest bits to the most. Measured.
pub const VIDEO_AUDIO: [VideoAudio; 6] = [
    VideoAudio { below: 48_000, bitrate: 12_000, channels: 1, sample_rate: 11_025 },
    VideoAudio { below: 100_000, bitrate: 16_000, channels: 1, sample_rate: 16_000 },
    VideoAudio { below: 200_000, bitrate: 24_000, channels: 1, sample_rate: 22_050 },
    VideoAudio { below: 400_000, bitrate: 32_000, channels: 1, sample_rate: 32_000 },
    VideoAudio { below: 800_000, bitrate: 48_000, channels: 1, sample_rate: 44_100 },
    VideoAudio { below: u64::MAX, bitrate: 64_000, channels: 2, sample_rate: 44_100 },
];

/// The bitrate, as AAC, above which the sound of a video sounds no better on a phone. Our choice.
pub const VIDEO_AUDIO_BITRATE: u32 = 128_000;

/// An MP3 that has up to so many bits a second.
#[derive(Clone, Copy, Debug)]
pub struct Mp3Audio {
    /// The bits a second below which the step holds.
    pub below: u32,
    /// The number of channels.
    pub channels: u32,
    /// Samples a second.
    pub sample_rate: u32,
}

/// MP3s from the fewest bits to the most. Our choice.
pub const MP3_AUDIO: [Mp3Audio; 6] = [
    Mp3Audio { below: 12_000, channels: 1, sample_rate: 8_000 },
    Mp3Audio { below: 20_000, channels: 1, sample_rate: 16_000 },
    Mp3Audio { below: 36_000, channels: 1, sample_rate: 22_050 },
    Mp3Audio { below: 56_000, channels: 1, sample_rate: 32_000 },
    Mp3Audio { below: 72_000, channels: 1, sample_rate: 44_100 },
    Mp3Audio { below: u32::MAX, channels: 2, sample_rate: 44_100 },
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
