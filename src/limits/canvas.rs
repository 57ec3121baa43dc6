//! The dimensions that Sinch's best practices of 2020 recommend for images and videos (API facts §6.2).

/// A recommended size with its safe area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Canvas {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Margins in pixels at top, right, bottom and left that phones may cover.
    pub margins: [u32; 4],
}

const fn canvas(width: u32, height: u32, margins: [u32; 4]) -> Canvas {
    Canvas { width, height, margins }
}

/// Recommended canvases of still images.
pub const IMAGE_CANVASES: &[Canvas] =
    &[canvas(640, 1138, [129, 0, 89, 0]), canvas(1080, 1920, [219, 0, 150, 0])];

/// Recommended canvases of animated GIFs, with little motion and with much.
pub const GIF_CANVASES: &[Canvas] = &[
    canvas(480, 720, [39, 39, 39, 44]),
    canvas(480, 640, [65, 39, 58, 39]),
    canvas(640, 640, [52, 52, 52, 58]),
    canvas(480, 480, [39, 39, 39, 43]),
];

/// Recommended frame rates of an animated GIF, in frames a second.
pub const GIF_RATES: std::ops::RangeInclusive<f64> = 2.0..=4.0;

/// The largest width in pixels of a GIF on iOS 13.0 to 13.4.
pub const GIF_WIDTH_IOS_13: u32 = 320;

/// The most seconds of an HD video.
pub const VIDEO_HD_SECONDS: f64 = 20.0;
