//! The dimensions that Sinch's best practices of 2020 recommend for pictures and videos (API facts §6.2).

/// A size that pictures are asked for in, with its safe area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Canvas {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Pixels at top, right, bottom and left that phones may cover.
    pub margins: [u32; 4],
}

const fn canvas(width: u32, height: u32, margins: [u32; 4]) -> Canvas {
    Canvas { width, height, margins }
}

/// Of still pictures.
pub const IMAGE_CANVASES: &[Canvas] =
    &[canvas(640, 1138, [129, 0, 89, 0]), canvas(1080, 1920, [219, 0, 150, 0])];

/// Of animated GIFs, with little motion and with much.
pub const GIF_CANVASES: &[Canvas] = &[
    canvas(480, 720, [39, 39, 39, 44]),
    canvas(480, 640, [65, 39, 58, 39]),
    canvas(640, 640, [52, 52, 52, 58]),
    canvas(480, 480, [39, 39, 39, 43]),
];

/// Frames a second of a GIF.
pub const GIF_RATES: std::ops::RangeInclusive<f64> = 2.0..=4.0;

/// Most pixels across of a GIF on iOS 13.0 to 13.4.
pub const GIF_WIDTH_IOS_13: u32 = 320;

/// Most seconds of a video in HD.
pub const VIDEO_HD_SECONDS: f64 = 20.0;
