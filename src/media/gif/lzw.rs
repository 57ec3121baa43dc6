//! LZW compression as GIF uses it (GIF89a specification, appendix F), with a tolerance: LZW replaces repeated strings
//! by codes, and strings can be longer if a colour may differ a little from the wanted one.

use super::strings::{CODES, Codes, Strings};
use crate::media::image::distance;

/// The number of codes after which the encoder checks whether a full table still pays. Measured on three videos of 24
/// frames: 0.2 to 1 % fewer bytes than if a table is dropped as soon as it is full; 128 and 512 do the same.
const WINDOW: u32 = 256;

/// The share of a pixel's error, in quarters, that is passed on to the next pixel, so that areas keep their colour.
/// Measured: two quarters look the same, and all four lose twenty points of SSIMULACRA2 and more.
const CARRIED: i32 = 3;

/// The input of the compressor: the wanted pixels of a frame, and the colours to draw them with.
pub(super) struct Canvas<'c> {
    /// The palette; the index after its last colour, if there is room for it, is transparent.
    pub(super) colours: &'c [[u8; 3]],
    /// The wanted colour of each pixel.
    pub(super) wanted: &'c [[u8; 3]],
    /// For each pixel, the index of the palette colour nearest to the wanted one.
    pub(super) near: &'c [u8],
    /// The colour of each pixel before this frame is drawn; empty before the first frame.
    pub(super) shown: &'c [[u8; 3]],
    /// The largest allowed [`distance`] between a pixel and its wanted colour; the nearest of all colours that can be
    /// drawn is always allowed.
    pub(super) tolerance: u32,
    /// Whether pixels may be transparent, that is, keep the colour that is already shown.
    pub(super) see_through: bool,
}

/// A run of pixels drawn with one string of the LZW table.
#[derive(Clone, Copy)]
struct Run {
    /// The code of the string; `None` before the first run.
    string: Option<u16>,
    /// The index of the pixel after the last one of the run.
    end: usize,
    /// The total error of the run's pixels.
    wrong: u64,
    /// The error of each channel that is passed on to the next pixel.
    owed: [i32; 3],
}

/// The search for the longest run; of runs of equal length, the one with the smallest error wins.
struct Hunt<'h> {
    canvas: &'h Canvas<'h>,
    strings: &'h Strings,
    /// The palette indices of the current run.
    path: Vec<u8>,
    best: Option<(Run, Vec<u8>)>,
}

impl Canvas<'_> {
    /// The transparent index, if transparency is allowed and the palette leaves an index free.
    pub(super) fn transparent(&self) -> Option<u8> {
        u8::try_from(self.colours.len()).ok().filter(|_| self.see_through)
    }

    /// Whether the palette has a colour for each pixel that is at least as near to the wanted one as what is shown,
    /// or near enough. A frame's own palette holds only the colours that change in it.
    pub(super) fn covers_all(&self) -> bool {
        (0..self.shown.len()).all(|place| {
            let (near, shown) = self.distances(place);
            near <= shown.max(self.tolerance)
        })
    }

    /// Whether no other colour that can be drawn at a place is nearer to the wanted one.
    fn is_best(&self, place: usize, colour: [u8; 3]) -> bool {
        let is_near = colour == self.colours[usize::from(self.near[place])];
        let is_shown = self.shown.get(place) == Some(&colour);
        if !is_near && !is_shown {
            return false;
        }
        let (near, shown) = self.distances(place);
        if near <= shown || self.transparent().is_none() { is_near } else { is_shown }
    }

    /// How far the nearest colour of the palette, and the colour that is shown, are from the wanted one.
    fn distances(&self, place: usize) -> (u32, u32) {
        let far = |colour| distance(colour, self.wanted[place]);
        let shown = self.shown.get(place).map_or(u32::MAX, |shown| far(*shown));
        (far(self.colours[usize::from(self.near[place])]), shown)
    }

    /// The number of bits of an index (GIF89a specification, appendix F: at least two).
    fn bits(&self) -> u32 {
        (self.colours.len() + usize::from(self.see_through))
            .next_power_of_two()
            .clamp(4, 256)
            .trailing_zeros()
    }

    /// Extends a run by one pixel of the given index; `None` if that pixel would differ too much from its wanted
    /// colour.
    fn longer(&self, run: Run, index: u8, code: u16) -> Option<Run> {
        let place = run.end;
        let colour = self.colours.get(usize::from(index)).or_else(|| self.shown.get(place)).copied()?;
        let wanted = self.wanted[place];
        let made_up = |channel: usize| (i32::from(wanted[channel]) + run.owed[channel]).clamp(0, 255);
        let aim = [0, 1, 2].map(|channel| u8::try_from(made_up(channel)).unwrap_or(u8::MAX));
        let far = distance(colour, aim);
        if far.max(distance(colour, wanted)) > self.tolerance && !self.is_best(place, colour) {
            return None;
        }
        let owed = |channel: usize| (i32::from(aim[channel]) - i32::from(colour[channel])) * CARRIED / 4;
        // At equal error, prefer the transparent index: the more often it is used, the longer the repeated strings.
        let wrong = run.wrong + u64::from(far) + u64::from(usize::from(index) < self.colours.len());
        Some(Run { string: Some(code), end: place + 1, wrong, owed: [0, 1, 2].map(owed) })
    }

    /// The best run that follows `last`, with its palette indices.
    fn next(&self, strings: &mut Strings, last: Run) -> (Run, Vec<u8>) {
        let mut best = None;
        for index in [Some(self.near[last.end]), self.transparent()].into_iter().flatten() {
            // Decoders add the last string, extended by the first pixel of this one, to their table, and this run may
            // use that very string.
            let learnt = last.string.filter(|string| strings.learn(*string, index));
            let mut hunt = Hunt { canvas: self, strings, path: Vec::new(), best };
            hunt.follow(Run { wrong: 0, ..last }, index, u16::from(index));
            best = hunt.best;
            if let Some(string) = learnt {
                strings.forget(string);
            }
        }
        best.expect("the best colour can always be drawn")
    }
}

impl Hunt<'_> {
    /// Considers the run extended by one pixel, and all longer runs that begin with it.
    fn follow(&mut self, run: Run, index: u8, code: u16) {
        let Some(run) = self.canvas.longer(run, index, code) else { return };
        self.path.push(index);
        let better =
            |(best, _): &(Run, Vec<u8>)| run.end > best.end || run.end == best.end && run.wrong < best.wrong;
        if self.best.as_ref().is_none_or(better) {
            self.best = Some((run, self.path.clone()));
        }
        if run.end < self.canvas.wanted.len() {
            let strings = self.strings;
            strings.longer(code).for_each(|(index, longer)| self.follow(run, index, longer));
        }
        self.path.pop();
    }
}

/// Measures how well a full table still compresses.
struct Wear {
    codes: u32,
    from: usize,
    most: usize,
}

impl Wear {
    fn of(pixels: usize) -> Self {
        Self { codes: 0, from: pixels, most: 0 }
    }

    /// Whether the table compressed better in an earlier window. Called after each code with the number of pixels
    /// written so far.
    fn is_out(&mut self, pixels: usize) -> bool {
        self.codes += 1;
        if self.codes < WINDOW {
            return false;
        }
        let got = pixels - self.from;
        let out = got < self.most;
        *self = Self { most: self.most.max(got), ..Self::of(pixels) };
        out
    }
}

/// Compresses a frame. Returns its data, the first byte of which is the number of bits of an index, and the palette
/// indices that a decoder gets from it.
pub(super) fn compressed(canvas: &Canvas<'_>) -> (Vec<u8>, Vec<u8>) {
    let bits = canvas.bits();
    let (mut codes, mut strings, mut wear) = (Codes::new(bits), Strings::new(bits), None::<Wear>);
    let mut drawn = Vec::with_capacity(canvas.wanted.len());
    let mut run = Run { string: None, end: 0, wrong: 0, owed: [0; 3] };
    while run.end < canvas.wanted.len() {
        let (next, indices) = canvas.next(&mut strings, run);
        if let (Some(last), Some(first)) = (run.string, indices.first()) {
            strings.learn(last, *first);
        }
        run = next;
        drawn.extend(indices);
        codes.write(run.string.expect("a run is a string"), strings.len());
        if strings.len() == CODES && wear.get_or_insert_with(|| Wear::of(run.end)).is_out(run.end) {
            codes.clear();
            strings.clear();
            wear = None;
            run.string = None;
        }
    }
    (codes.finished(), drawn)
}

#[cfg(test)]
mod tests {
    use gif::{DecodeOptions, Encoder, Frame};

    use super::*;

    /// Greys from 80 to 111 in random order, with an occasional colour that is far from them.
    fn noise(count: usize) -> Vec<u8> {
        let mut seed = 7u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            u8::try_from(seed >> 27).unwrap() + 80
        };
        (0..count).map(|n| if n % 50 == 0 { 250 } else { next() }).collect()
    }

    /// The indices that a decoder gets from the data.
    fn read(data: Vec<u8>, width: u16, height: u16) -> Vec<u8> {
        let (mut bytes, palette) = (Vec::new(), [0; 768]);
        let mut encoder = Encoder::new(&mut bytes, width, height, &palette).unwrap();
        let frame = Frame { width, height, buffer: data.into(), ..Frame::default() };
        encoder.write_lzw_pre_encoded_frame(&frame).unwrap();
        drop(encoder);
        let mut options = DecodeOptions::new();
        options.set_color_output(gif::ColorOutput::Indexed);
        options.check_lzw_end_code(true);
        let mut decoder = options.read_info(&bytes[..]).unwrap();
        decoder.read_next_frame().unwrap().unwrap().buffer.to_vec()
    }

    #[test]
    fn what_is_read_is_what_was_drawn_and_no_pixel_is_further_off_than_it_may_be() {
        let colours: Vec<[u8; 3]> = (0..=254).map(|grey| [grey; 3]).collect();
        let near = noise(300 * 400);
        let wanted: Vec<[u8; 3]> = near.iter().map(|grey| [*grey; 3]).collect();
        let of = |tolerance, shown: &[[u8; 3]]| {
            let canvas = Canvas {
                colours: &colours,
                wanted: &wanted,
                near: &near,
                shown,
                tolerance,
                see_through: true,
            };
            let (data, drawn) = compressed(&canvas);
            assert_eq!(read(data.clone(), 300, 400), drawn, "{tolerance}");
            (data.len(), drawn)
        };
        let (whole, exact) = of(0, &[]);
        assert_eq!(exact, near);
        let (loose, drawn) = of(10 * 8 * 8, &[]);
        assert!(loose * 3 < whole * 2, "{loose} of {whole}");
        assert!(drawn.iter().zip(&near).all(|(one, other)| one.abs_diff(*other) <= 8));
        let mean = |pixels: &[u8]| pixels.iter().map(|pixel| f64::from(*pixel)).sum::<f64>() / 120_000.0;
        assert!((mean(&drawn) - mean(&near)).abs() < 0.5, "areas keep their colour");
        let (again, drawn) = of(0, &wanted);
        assert!(again < 2000 && drawn.iter().all(|index| *index == 255), "what is shown is left: {again}");
    }

    #[test]
    fn few_colours_and_single_pixels_are_read_too() {
        for (colours, count) in [(1, 1), (2, 7), (3, 500), (15, 9000), (16, 9000)] {
            let palette: Vec<[u8; 3]> = (0..colours).map(|grey| [grey * 15; 3]).collect();
            let near: Vec<u8> = noise(count).iter().map(|grey| grey % colours).collect();
            let wanted: Vec<[u8; 3]> = near.iter().map(|index| palette[usize::from(*index)]).collect();
            let canvas = Canvas {
                colours: &palette,
                wanted: &wanted,
                near: &near,
                shown: &[],
                tolerance: 0,
                see_through: true,
            };
            let (data, drawn) = compressed(&canvas);
            assert_eq!(
                (&drawn, read(data, u16::try_from(count).unwrap(), 1)),
                (&near, near.clone()),
                "{colours}"
            );
        }
    }
}
