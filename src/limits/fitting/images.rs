//! Images.

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

/// The quality that a JPEG's bytes grow towards: they are about inverse to the distance from it. Measured on three
/// photographs from quality 50 to 100: so much above the highest, as no quantisation is finer than none.
pub const JPEG_BEYOND: f64 = 101.5;

/// The power by which a JPEG's bytes fall with the distance of its quality from [`JPEG_BEYOND`]. Measured: .8 to 1.4.
pub const JPEG_GROWTH: f64 = 1.1;

/// Bits per pixel of a JPEG at which the search for its size begins. Measured: the value that the search ends at.
pub const JPEG_BITS_PER_PIXEL: f64 = 0.9;

/// The quality from which it is tested whether a JPEG's colours should be as fine as its brightness. Our choice:
/// below it, brightness needs all bytes.
pub const JPEG_FULL_CHROMA: f64 = 80.0;

/// The decibels by which fine colours must be more similar to the source's to be chosen. Measured by SSIMULACRA2 on
/// five images: where fine colours are 1 and 2.7 decibels more similar at the same bytes, they look better by 1.5 to
/// 11 points; where the difference is .8 or less, half as fine ones do, by up to 1.5.
pub const JPEG_CHROMA_GAIN: f64 = 0.9;

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
pub const JPEG_LEAST_FILL_PERMILLE: u64 = 970;

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
pub const LONGEST_SIDE: u32 = 16_384;

/// The most pixels of an image that is sent, unchanged or scaled down. Our choice: about what phones themselves take
/// by default.
pub const KEPT_PIXELS: u64 = 24_000_000;
