//! Animated GIFs.

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

/// The pixels that frames draw with which encodings of an animated GIF are tried; of one that draws more, some frames
/// are used. Our choice: each encoding of them takes a fifth of a second.
pub const GIF_TRIAL_PIXELS: usize = 3_000_000;
