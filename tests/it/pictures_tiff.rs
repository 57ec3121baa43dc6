//! `fit` of TIFF in all its forms: in the right colours and upright; a form that is not supported is named.

use image::RgbImage;

use crate::fit::fit;
use crate::harness::Desk;
use crate::picture_bytes::stored;
use crate::pictures::{jpeg, letters, output, pixels, quarters};

/// A tag with its values, each a short.
type Tag<'t> = (u16, &'t [u16]);

/// A TIFF of one page (TIFF 6.0, section 2) whose picture lies in those strips or tiles.
fn tiff((width, height): (u16, u16), tags: &[Tag<'_>], parts: &[Vec<u8>], is_tiled: bool) -> Vec<u8> {
    let mut file = b"II*\0\0\0\0\0".to_vec();
    let (mut places, mut lengths) = (Vec::new(), Vec::new());
    for part in parts {
        places.push(u32::try_from(file.len()).unwrap());
        lengths.push(u32::try_from(part.len()).unwrap());
        file.extend(part);
        file.resize(file.len().next_multiple_of(2), 0);
    }
    let longs = |values: &[u32]| values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>();
    let shorts = |values: &[u16]| values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>();
    let mut entries = vec![(256, 3, 1, shorts(&[width])), (257, 3, 1, shorts(&[height]))];
    entries.extend(tags.iter().map(|(tag, values)| (*tag, 3u16, values.len(), shorts(values))));
    let (place, length) = if is_tiled { (324, 325) } else { (273, 279) };
    entries.extend([(place, 4, parts.len(), longs(&places)), (length, 4, parts.len(), longs(&lengths))]);
    entries.sort();
    for (.., values) in &mut entries {
        if values.len() > 4 {
            let at = u32::try_from(file.len()).unwrap();
            file.append(values);
            values.extend(at.to_le_bytes());
        }
        values.resize(4, 0);
    }
    let first = u32::try_from(file.len()).unwrap().to_le_bytes();
    file[4..8].copy_from_slice(&first);
    file.extend(u16::try_from(entries.len()).unwrap().to_le_bytes());
    for (tag, form, count, values) in entries {
        file.extend([tag.to_le_bytes(), form.to_le_bytes()].concat());
        file.extend(u32::try_from(count).unwrap().to_le_bytes());
        file.extend(values);
    }
    file.extend([0; 4]);
    file
}

/// The letters of what comes of a TIFF.
#[track_caller]
fn comes_out(desk: &Desk, file: Vec<u8>) -> String {
    desk.put("a.tif", file);
    letters(&pixels(desk, &fit(desk, "a.tif", "--budget 9KB")))
}

/// The bits of samples, the first the highest.
fn packed(samples: impl Iterator<Item = u8>, bits: usize) -> Vec<u8> {
    let samples: Vec<u8> = samples.collect();
    samples
        .chunks(8 / bits)
        .map(|samples| samples.iter().fold(0u16, |byte, sample| byte << bits | u16::from(*sample)) as u8)
        .collect()
}

/// Which quarter each pixel of 240 by 160 is in.
fn places() -> impl Iterator<Item = u8> {
    (0..160u32).flat_map(|y| (0..240u32).map(move |x| u8::from(x >= 120) + 2 * u8::from(y >= 80)))
}

/// Red, green, blue and white.
const COLOURS: [u16; 12] =
    [51_400, 7_710, 7_710, 56_540, 7_710, 41_120, 7_710, 56_540, 7_710, 7_710, 51_400, 56_540];

fn in_other_order(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| byte.reverse_bits()).collect()
}

#[test]
fn palettes_come_out_upright_whatever_their_bits_and_with_their_opacity() {
    let desk = Desk::new();
    for bits in [2u16, 4, 8] {
        let colours: Vec<u16> = COLOURS
            .chunks(4)
            .flat_map(|channel| (0..1 << bits).map(|n| channel.get(n).copied().unwrap_or(0)))
            .collect();
        let tags = |order| {
            [(258, vec![bits]), (262, vec![3]), (266, vec![order]), (274, vec![6]), (320, colours.clone())]
        };
        let bytes = packed(places(), bits.into());
        for (order, bytes) in [(1, bytes.clone()), (2, in_other_order(&bytes))] {
            let tags = tags(order);
            let tags: Vec<Tag<'_>> = tags.iter().map(|(tag, values)| (*tag, &values[..])).collect();
            assert_eq!(comes_out(&desk, tiff((240, 160), &tags, &[bytes], false)), "brwg", "{bits} {order}");
        }
    }
    let colours: Vec<u16> = COLOURS
        .chunks(4)
        .flat_map(|channel| (0..256).map(|n| channel.get(n).copied().unwrap_or(0)))
        .collect();
    let tags: [Tag<'_>; 5] = [(258, &[8, 8]), (262, &[3]), (277, &[2]), (320, &colours), (338, &[2])];
    let strip = places().flat_map(|place| [place, if place == 3 { 0 } else { 255 }]).collect();
    desk.put("a.tif", tiff((240, 160), &tags, &[strip], false));
    let back = image::open(output(&desk, &fit(&desk, "a.tif", "--budget 9KB"))).unwrap().into_rgba8();
    assert_eq!((back.get_pixel(9, 9).0, back.get_pixel(200, 99).0[3]), ([200, 30, 30, 255], 0));
}

#[test]
fn greys_of_few_bits_come_out_whatever_their_order() {
    let desk = Desk::new();
    for (bits, white) in [(1usize, 1u16), (2, 1), (4, 1), (2, 0), (4, 0)] {
        let most = (1u16 << bits) - 1;
        // The left half is black.
        let sample = |place: u8| if (place % 2 == 1) == (white == 1) { most as u8 } else { 0 };
        let bytes = in_other_order(&packed(places().map(sample), bits));
        let tags: [Tag<'_>; 3] = [(258, &[bits as u16]), (262, &[white]), (266, &[2])];
        desk.put("a.tif", tiff((240, 160), &tags, &[bytes], false));
        let picture = pixels(&desk, &fit(&desk, "a.tif", "--budget 9KB"));
        assert_eq!(
            (picture.get_pixel(9, 9).0, picture.get_pixel(200, 99).0),
            ([0; 3], [255; 3]),
            "{bits} {white}"
        );
    }
}

#[test]
fn brightness_and_colours_become_red_green_and_blue() {
    let desk = Desk::new();
    let picture = quarters(240, 160);
    // The sums of ITU-R BT.601.
    let ycc = |pixel: &image::Rgb<u8>| {
        let [r, g, b] = pixel.0.map(f32::from);
        let y = 0.299 * r + 0.587 * g + 0.114 * b;
        [y, 128.0 + (b - y) * 0.564, 128.0 + (r - y) * 0.713].map(|value| value.round() as u8)
    };
    let strip: Vec<u8> = picture.pixels().flat_map(ycc).collect();
    let tags: [Tag<'_>; 5] = [(258, &[8, 8, 8]), (262, &[6]), (274, &[3]), (277, &[3]), (530, &[1, 1])];
    let file = tiff((240, 160), &tags, std::slice::from_ref(&strip), false);
    assert_eq!(comes_out(&desk, file), "wbgr");
    let whole = pixels(&desk, &fit(&desk, "a.tif", "--budget 90KB"));
    let far = whole.pixels().zip(picture.pixels().rev()).map(|(one, other)| one.0[0].abs_diff(other.0[0]));
    assert!(far.max().unwrap() <= 3, "no tint");
    let tags: [Tag<'_>; 5] = [(258, &[8, 8, 8]), (259, &[7]), (262, &[6]), (277, &[3]), (530, &[2, 2])];
    assert_eq!(comes_out(&desk, tiff((240, 160), &tags, &[jpeg(&picture)], false)), "rgbw");
    // Colours that several pixels share are packed in a way of their own.
    let tags: [Tag<'_>; 4] = [(258, &[8, 8, 8]), (262, &[6]), (277, &[3]), (530, &[2, 2])];
    desk.put("a.tif", tiff((240, 160), &tags, &[strip], false));
    desk.run("fit a.tif -q --budget 9KB -o a.png")
        .exits(3)
        .says(&["that mmsctl cannot read", "save it as JPEG"]);
}

#[test]
fn old_style_jpeg_in_tiff_is_read_where_complete_and_lab_never() {
    let desk = Desk::new();
    let whole = jpeg(&quarters(240, 160));
    let length = u16::try_from(whole.len()).unwrap();
    let mut tags: Vec<Tag<'_>> = vec![(258, &[8, 8, 8]), (259, &[6]), (262, &[6]), (277, &[3])];
    let lengths = [length];
    let strips = tags.clone();
    tags.extend([(513, &[8u16][..]), (514, &lengths)]);
    assert_eq!(comes_out(&desk, tiff((240, 160), &tags, std::slice::from_ref(&whole), false)), "rgbw");
    desk.put("a.tif", tiff((240, 160), &strips, &[whole[100..].to_vec()], false));
    desk.run("fit a.tif -q --budget 9KB -o a.png").exits(3).says(&["of the old sort", "save it as JPEG"]);
    let lab: [Tag<'_>; 3] = [(258, &[8, 8, 8]), (262, &[8]), (277, &[3])];
    desk.put("a.tif", tiff((240, 160), &lab, &[vec![0; 240 * 160 * 3]], false));
    desk.run("fit a.tif -q --budget 9KB -o a.png").exits(3).says(&["CIE L*a*b*", "save it as JPEG"]);
}

#[test]
fn planes_in_tiles_come_together() {
    let desk = Desk::new();
    let picture = quarters(240, 160);
    let tile = |channel: usize, left: u32, top: u32| -> Vec<u8> {
        let places = (top..top + 64).flat_map(|y| (left..left + 64).map(move |x| (x.min(239), y.min(159))));
        places.map(|(x, y)| picture.get_pixel(x, y).0[channel]).collect()
    };
    let places = [0, 64, 128].into_iter().flat_map(|top| [0, 64, 128, 192].map(|left| (left, top)));
    let tiles: Vec<Vec<u8>> = (0..3)
        .flat_map(|channel| places.clone().map(move |place| (channel, place)))
        .map(|(channel, (left, top))| tile(channel, left, top))
        .collect();
    let tags: [Tag<'_>; 6] =
        [(258, &[8, 8, 8]), (262, &[2]), (277, &[3]), (284, &[2]), (322, &[64]), (323, &[64])];
    desk.put("a.tif", tiff((240, 160), &tags, &tiles, true));
    assert_eq!(pixels(&desk, &fit(&desk, "a.tif", "--budget 200KB")), picture);
}

/// Rows of samples as each differs from that of the pixel before (TIFF 6.0, section 14).
fn predicted(rows: &[u8], row: usize, each: usize) -> Vec<u8> {
    let differences = |row: &[u8]| {
        let before = |n: usize| if n < each { 0 } else { row[n - each] };
        (0..row.len()).map(|n| row[n].wrapping_sub(before(n))).collect::<Vec<u8>>()
    };
    rows.chunks(row).flat_map(differences).collect()
}

#[test]
fn samples_that_are_no_colour_are_left_out() {
    let desk = Desk::new();
    let picture = quarters(240, 160);
    let inks = |pixel: &image::Rgb<u8>| pixel.0.map(|sample| 255 - sample);
    let others = [77u8; 2];
    for count in [1usize, 2] {
        let bits = vec![8; 3 + count];
        let extra = vec![0; count];
        let rows: Vec<u8> = picture
            .pixels()
            .flat_map(|pixel| pixel.0.into_iter().chain(others[..count].iter().copied()))
            .collect();
        let samples = [3 + count as u16];
        let tags: [Tag<'_>; 6] =
            [(258, &bits), (259, &[8]), (262, &[2]), (277, &samples), (317, &[2]), (338, &extra)];
        let strip = stored(&predicted(&rows, 240 * bits.len(), bits.len()));
        desk.put("a.tif", tiff((240, 160), &tags, &[strip], false));
        assert_eq!(pixels(&desk, &fit(&desk, "a.tif", "--budget 200KB")), picture, "{count}");
    }
    let rows: Vec<u8> = picture.pixels().flat_map(|pixel| inks(pixel).into_iter().chain([0, 77])).collect();
    let tags: [Tag<'_>; 5] = [(258, &[8; 5]), (262, &[5]), (277, &[5]), (317, &[2]), (338, &[0])];
    desk.put("a.tif", tiff((240, 160), &tags, &[predicted(&rows, 240 * 5, 5)], false));
    let row = fit(&desk, "a.tif", "--budget 200KB");
    assert_eq!(pixels(&desk, &row), picture);
    assert!(row["notes"].to_string().contains("its CMYK colours"), "{row}");
}

#[test]
fn floating_point_samples_are_parts_of_white() {
    let desk = Desk::new();
    let picture = quarters(240, 160);
    let parts = || picture.pixels().flat_map(|pixel| pixel.0).map(|sample| f64::from(sample) / 255.0);
    // Halves of these have a sign, five bits of exponent and ten of the part behind the point (IEEE 754, section 3.6).
    let half = |part: f64| {
        let bits = (part as f32).to_bits();
        let exponent = (bits >> 23 & 0xFF).saturating_sub(112);
        ((exponent << 10 | bits >> 13 & 0x3FF) as u16).to_le_bytes()
    };
    for (bits, strip) in [
        (16, parts().flat_map(half).collect::<Vec<u8>>()),
        (32, parts().flat_map(|part| (part as f32).to_le_bytes()).collect()),
        (64, parts().flat_map(f64::to_le_bytes).collect()),
    ] {
        let tags: [Tag<'_>; 4] = [(258, &[bits; 3]), (262, &[2]), (277, &[3]), (339, &[3; 3])];
        assert_eq!(comes_out(&desk, tiff((240, 160), &tags, &[strip], false)), "rgbw", "{bits}");
    }
    let tags: [Tag<'_>; 5] = [(258, &[16; 3]), (259, &[50_000]), (262, &[2]), (277, &[3]), (339, &[3; 3])];
    desk.put("a.tif", tiff((240, 160), &tags, &[vec![0; 99]], false));
    desk.run("fit a.tif -q --budget 9KB -o a.png").exits(3).says(&["floating-point", "save it as JPEG"]);
}

#[test]
fn premultiplied_alpha_is_divided_out() {
    let desk = Desk::new();
    let strip = [100u8, 50, 25, 128].repeat(240 * 160);
    let tags = |extra: &'static [u16]| [(258, &[8u16, 8, 8, 8][..]), (262, &[2]), (277, &[4]), (338, extra)];
    for (extra, expected) in [(&[1][..], [199, 100, 50, 128]), (&[2], [100, 50, 25, 128])] {
        desk.put("a.tif", tiff((240, 160), &tags(extra), std::slice::from_ref(&strip), false));
        let back = image::open(output(&desk, &fit(&desk, "a.tif", "--budget 9KB"))).unwrap().into_rgba8();
        assert_eq!(back.get_pixel(9, 9).0, expected);
    }
}

#[test]
fn tiff_read_by_ffmpeg_is_rotated_and_its_pages_counted() {
    let desk = Desk::new();
    // A row of 64 white and 64 black pixels (ITU-T T.4, tables 2 and 3), filled up to whole bytes.
    let row = [0b1101_1001, 0b1010_1000, 0b0001_1110, 0b0001_1011, 0b1000_0000];
    let tags: [Tag<'_>; 4] = [(258, &[1]), (259, &[2]), (262, &[0]), (274, &[6])];
    let mut file = tiff((128, 100), &tags, &[row.repeat(100)], false);
    let end = file.len() - 4;
    file[end] = 8;
    desk.put("a.tif", file);
    let row = fit(&desk, "a.tif", "--budget 9KB");
    let picture: RgbImage = pixels(&desk, &row);
    assert_eq!(
        (picture.dimensions(), picture.get_pixel(9, 9).0, picture.get_pixel(9, 99).0),
        ((100, 128), [255; 3], [0; 3])
    );
    assert!(row["notes"].to_string().contains("several pages"), "{row}");
    let row = desk.run("fit a.tif -q --budget 9KB --dry-run --format json").json();
    assert!(row.to_string().contains("tiff_pipe"), "{row}");
}

#[test]
fn tiff_samples_without_a_known_white_are_refused() {
    let desk = Desk::new();
    let tags =
        |bits: u16, format: u16| [(258, vec![bits]), (262, vec![1]), (277, vec![1]), (339, vec![format])];
    for (bits, format) in [(16, 2), (8, 2), (32, 1)] {
        let tags = tags(bits, format);
        let tags: Vec<Tag<'_>> = tags.iter().map(|(tag, values)| (*tag, values.as_slice())).collect();
        desk.put("a.tif", tiff((8, 8), &tags, &[vec![9; 64 * usize::from(bits) / 8]], false));
        let run = desk.run("fit a.tif --budget 9KB --out-dir out").says(&["nothing says what is white"]);
        assert_ne!(run.code, 0, "{bits} {format}");
    }
}
