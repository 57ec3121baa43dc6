//! `fit` of images from unknown origins: decompression bombs, rare forms of known formats, and files that only look
//! like images.

use gif::DisposalMethod;
use serde_json::Value;

use crate::fit::{fit, nothing_is_left};
use crate::harness::{Desk, ffmpeg};
use crate::picture_bytes::{blocks, boxed, chunk, png, rows, stored, tiff, webp, zeros};
use crate::pictures::{jpeg, letters, output, pixels, quarters, shows, with_segment};

#[test]
fn compressed_text_and_profiles_are_not_inflated() {
    let desk = Desk::new();
    let (picture, bomb) = (quarters(240, 160), zeros(100));
    for (name, head) in
        [(b"iCCP", &b"x\0\0"[..]), (b"zTXt", b"x\0\0"), (b"iTXt", b"XML:com.adobe.xmp\0\x01\0\0\0")]
    {
        let bomb = chunk(name, &[head, &bomb].concat());
        desk.put("bomb.png", png((240, 160), [8, 2], &[bomb], &stored(&rows(&picture))));
        let row = fit(&desk, "bomb.png", "--budget 9KB");
        assert_eq!(letters(&pixels(&desk, &row)), "rgbw", "{row}");
        assert!(!row["notes"].to_string().contains("profile"), "nobody looked into it: {row}");
    }
    // More rows than there should be are not looked at.
    desk.put("bomb.png", png((240, 160), [8, 2], &[], &bomb));
    assert_eq!(fit(&desk, "bomb.png", "--budget 9KB")["outcome"], "fitted");
}

#[test]
fn an_animation_that_is_not_read_becomes_a_still_that_says_so() {
    let desk = Desk::new();
    let source =
        "-f lavfi -i testsrc2=d=1:s=120x90:r=5 -vf noise=alls=60 -pix_fmt rgb48be -f apng -plays 0 a.png";
    ffmpeg(&desk.path(""), source);
    let row = fit(&desk, "a.png", "--budget 12KB");
    assert!(row["notes"].to_string().contains("it is animated"), "{row}");
    let row = fit(&desk, "a.png", "--budget 12KB --gif-as still");
    assert!(!row["notes"].to_string().contains("it is animated"), "that was asked for: {row}");
}

#[test]
fn too_many_pixels_are_refused_with_the_limit() {
    let desk = Desk::new();
    desk.put("a.png", png((50_000, 50_000), [1, 0], &[], &zeros(1)));
    desk.run("fit a.png -q --budget 20KB -o out.png")
        .exits(3)
        .says(&["unpacks to 2384 MB of pixels, more than 400", "make it smaller"]);
}

#[test]
fn animations_that_unpack_to_much_are_refused_before_they_are_unpacked() {
    let desk = Desk::new();
    let gif = |screen: u16, frame: u16| {
        let (screen, frame) = (screen.to_le_bytes(), frame.to_le_bytes());
        let image = [b",\0\0\0\0", &frame[..], &frame, b"\0\x02\x02D\x01\0"].concat();
        [b"GIF89a", &screen[..], &screen, b"\x80\0\0\0\0\0\xFF\xFF\xFF", &image, &image, b";"].concat()
    };
    desk.put("screen.gif", gif(65_535, 1));
    desk.put("frame.gif", gif(1, 65_535));
    let frame = b"ANMF\x10\0\0\0\0\0\0\0\0\0\xFE\x3F\0\xFE\x3F\0\x64\0\0\0";
    let head = b"RIFF\x50\0\0\0WEBPVP8X\x0A\0\0\0\x02\0\0\0\xFE\x3F\0\xFE\x3F\0ANIM\x06\0\0\0\0\0\0\0\0\0";
    desk.put("a.webp", [&head[..], frame, frame].concat());
    for (name, megabytes) in [("screen.gif", 16_383), ("frame.gif", 16_383), ("a.webp", 1_023)] {
        desk.run(&format!("fit {name} -q --budget 20 -o out.gif"))
            .exits(3)
            .says(&[&format!("unpacks to {megabytes} MB of pixels, more than 400")]);
        desk.run(&format!("fit {name} -q --budget 20 --gif-as still -o out.gif")).exits(3);
    }
}

#[test]
fn palettes_may_be_transparent() {
    let desk = Desk::new();
    let colours = chunk(b"PLTE", &[200, 30, 30, 30, 160, 30, 30, 30, 200, 220, 220, 220]);
    // The last colour shows nothing; the ground is white.
    let opacities = chunk(b"tRNS", &[255, 255, 255, 0]);
    let row =
        |y: usize| (0..=240).map(move |x| if x == 0 { 0 } else { u8::from(x > 120) + 2 * u8::from(y >= 80) });
    let indices: Vec<u8> = (0..160).flat_map(row).collect();
    desk.put("a.png", png((240, 160), [8, 3], &[colours, opacities], &stored(&indices)));
    let row = fit(&desk, "a.png", "--budget 2KB");
    let back = image::open(output(&desk, &row)).unwrap().into_rgba8();
    assert_eq!((back.get_pixel(9, 9).0, back.get_pixel(200, 99).0[3]), ([200, 30, 30, 255], 0));
}

#[test]
fn every_tiff_comes_out_whole_and_upright() {
    let desk = Desk::new();
    let upright = quarters(240, 160);
    for (orientation, expected) in (1..).zip(["rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"])
    {
        desk.put("a.tif", tiff(&upright, orientation, orientation == 1, 0));
        let row = fit(&desk, "a.tif", "--budget 9KB");
        assert_eq!(letters(&pixels(&desk, &row)), expected, "{orientation}: {row}");
        assert_eq!(row["notes"].to_string().contains("CMYK"), orientation == 1, "{row}");
    }
    desk.put("b.tif", tiff(&upright, 1, false, 8));
    let row = fit(&desk, "b.tif", "--budget 9KB");
    assert!(row["notes"].to_string().contains("several pages"), "{row}");
    // Floats are read by nothing, and are not damaged.
    let mut floats = tiff(&upright, 1, false, 0);
    let bits = floats.windows(6).rposition(|bits| bits == [8, 0, 8, 0, 8, 0]).unwrap();
    floats[bits..bits + 6].copy_from_slice(&[32, 0, 32, 0, 32, 0]);
    desk.put("d.tif", floats);
    desk.run("fit d.tif -q --budget 9KB -o d.png").exits(4).says(&["`d.tif` is a TIFF", "save it as JPEG"]);
}

#[test]
fn lossless_picture_stays_lossless_where_it_fits() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(
        &here,
        "-f lavfi -i nullsrc=s=160x120,noise=alls=100:all_seed=3 -frames:v 1 -pix_fmt monob dots.bmp",
    );
    for name in ["dots.bmp", "dots.png"] {
        ffmpeg(&here, "-i dots.bmp -compression_level 0 dots.png");
        let row = fit(&desk, name, "--budget 3000");
        assert_eq!(
            (&row["settings"]["format"], &row["settings"]["colours"]),
            (&"png".into(), &Value::Null),
            "{row}"
        );
        assert_eq!(pixels(&desk, &row), image::open(desk.path("dots.bmp")).unwrap().into_rgb8());
    }
}

#[test]
fn avif_is_turned_as_it_says_and_never_a_tile_of_itself() {
    let desk = Desk::new();
    desk.put("a.png", png((240, 160), [8, 2], &[], &stored(&rows(&quarters(240, 160)))));
    ffmpeg(&desk.path(""), "-i a.png -f avif -c:v libaom-av1 -cpu-used 8 -crf 10 a.avif");
    let plain = std::fs::read(desk.path("a.avif")).unwrap();
    let at = |name: &[u8]| plain.windows(4).position(|window| window == name).unwrap();
    // Its colours are said last: in their place a quarter of a turn against the clock, and room.
    let mut turned = plain.clone();
    turned[at(b"colr") - 4..][..19].copy_from_slice(b"\0\0\0\x09irot\x01\0\0\0\x0Afree\0\0");
    desk.put("turned.avif", turned);
    let row = fit(&desk, "turned.avif", "--budget 9KB");
    assert_eq!(letters(&pixels(&desk, &row)), "gwrb", "{row}");
    let mut tile = plain.clone();
    tile[at(b"ispe") + 8..][..4].copy_from_slice(&480u32.to_be_bytes());
    desk.put("tile.avif", tile);
    desk.run("fit tile.avif -q --budget 9KB")
        .exits(4)
        .says(&["a part of the picture", "save it as JPEG or PNG"]);
    desk.put("cut.avif", &plain[..plain.len() / 2]);
    desk.run("fit cut.avif -q --budget 9KB").exits(3).says(&["`cut.avif` is damaged"]);
}

#[test]
fn webp_is_upright_whatever_its_orientation_begins_with() {
    let desk = Desk::new();
    let exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    for exif in [exif.to_vec(), [b"Exif\0\0", &exif[..]].concat()] {
        desk.put("a.webp", webp(&quarters(240, 160), &exif));
        assert_eq!(letters(&pixels(&desk, &fit(&desk, "a.webp", "--budget 9KB"))), "brwg");
    }
}

/// An EXIF block that says how a picture is turned.
fn turned() -> Vec<u8> {
    b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec()
}

#[test]
fn stray_bytes_in_a_jpeg_are_no_damage() {
    let desk = Desk::new();
    let whole = with_segment(&jpeg(&quarters(240, 160)), 0xE1, &turned());
    let behind = 4 + turned().len() + 2;
    let stray = [&whole[..behind], b"\0\x07\x2A\0\x01", &whole[behind..]].concat();
    for file in [stray, with_segment(&whole, 0xEE, b"Adobe")] {
        desk.put("a.jpg", file);
        let row = fit(&desk, "a.jpg", "--budget 9KB");
        assert_eq!(letters(&pixels(&desk, &row)), "brwg");
        assert!(!row["notes"].to_string().contains("damaged"), "{row}");
    }
}

#[test]
fn bitmap_whose_opacity_was_never_filled_is_opaque() {
    let desk = Desk::new();
    let picture = quarters(240, 160);
    let pixels: Vec<u8> =
        picture.pixels().flat_map(|pixel| [pixel.0[2], pixel.0[1], pixel.0[0], 0]).collect();
    let numbers = |numbers: &[u32]| numbers.iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>();
    // A header of 108 bytes for rows from the top, in 32 bits by masks: red, green, blue, opacity.
    let size = u32::try_from(pixels.len()).unwrap();
    let head = numbers(&[108, 240, 160u32.wrapping_neg(), 32 << 16 | 1, 3, size, 0, 0, 0, 0]);
    let masks = numbers(&[0xFF_0000, 0xFF00, 0xFF, 0xFF00_0000]);
    let file = [b"BM", &numbers(&[122 + size, 0, 122])[..], &head, &masks, &[0; 52], &pixels].concat();
    desk.put("a.bmp", file);
    assert_eq!(letters(&self::pixels(&desk, &fit(&desk, "a.bmp", "--budget 9KB"))), "rgbw");
}

#[test]
fn sort_of_jpeg_that_is_not_read_is_named_and_not_called_damaged() {
    let desk = Desk::new();
    let whole = jpeg(&quarters(240, 160));
    let frame = whole.windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
    // Its process, its bits, and the words about it.
    for (process, bits, words) in
        [(0xC1, 12, "12 bits"), (0xC3, 8, "without loss"), (0xC9, 8, "arithmetic coding")]
    {
        let mut rare = whole.clone();
        (rare[frame + 1], rare[frame + 4]) = (process, bits);
        desk.put("a.jpg", rare);
        desk.run("fit a.jpg -q --budget 9KB -o b.jpg").exits(3).says(&[
            "`a.jpg` is a JPEG that mmsctl cannot read",
            words,
            "a JPEG as baseline",
        ]);
        let run =
            desk.run("build --slide a.jpg --base-url https://media.acme.com/ --name n --subject s -o r.xml");
        run.exits(0);
    }
}

#[test]
fn damaged_jpeg_is_decoded_past_the_damage_with_a_note() {
    let desk = Desk::new();
    let whole = jpeg(&quarters(480, 320));
    // No code has so many ones.
    let mut broken = whole.clone();
    broken[whole.len() / 2..][..60].copy_from_slice(&[0xFF, 0].repeat(30));
    desk.put("a.jpg", broken);
    let row = fit(&desk, "a.jpg", "--budget 9KB");
    assert!(row["notes"].to_string().contains("it is damaged"), "{row}");
    let row = fit(&desk, "a.jpg", "--budget 1MB");
    assert!(row["outcome"] == "kept" && row["notes"].to_string().contains("it is damaged"), "{row}");
    desk.put("a.jpg", [&whole[..whole.len() / 6], b"\xFF\xD9"].concat());
    desk.run("fit a.jpg -q --budget 2KB -o b.jpg").exits(3).says(&["most of its picture is lost"]);
}

#[test]
fn single_pixels_are_pictures() {
    let desk = Desk::new();
    let dot = quarters(1, 1);
    desk.put("a.jpg", with_segment(&jpeg(&dot), 0xFE, &[b'-'; 5000]));
    let words = chunk(b"tEXt", &[&b"x\0"[..], &[b'-'; 5000]].concat());
    desk.put("b.png", png((1, 1), [8, 2], &[words], &stored(&rows(&dot))));
    desk.put("c.webp", webp(&dot, b""));
    for (name, expected) in [("a.jpg", "mjpeg,1,1"), ("b.png", "mjpeg,1,1"), ("c.webp", "mjpeg,1,1")] {
        let row = fit(&desk, name, "--budget 1KB");
        assert_eq!(row["outcome"], "fitted", "{name}");
        shows(&output(&desk, &row), expected);
    }
    desk.put("d.gif", blocks(&[(0, DisposalMethod::Any)], 1));
    assert_eq!(fit(&desk, "d.gif", "--budget 1KB")["outcome"], "kept");
}

#[test]
fn frames_look_the_same_for_every_disposal_method() {
    use DisposalMethod::{Any, Background, Keep, Previous};
    let desk = Desk::new();
    let frames = [(0, Keep), (7, Previous), (0, Background), (9, Any), (12, Previous)];
    // What lies behind its end is what makes it too large.
    desk.put("a.gif", [blocks(&frames, 96), vec![0; 20_000]].concat());
    let row = fit(&desk, "a.gif", "--budget 12KB");
    assert_eq!((&row["outcome"], &row["settings"]["frames"]), (&Value::from("fitted"), &Value::from(5)));
    let result = output(&desk, &row);
    // Composed by ffmpeg, on the ground on which what is transparent is shown.
    ffmpeg(&desk.path(""), "-i a.gif -vsync passthrough -pix_fmt rgba before%d.png");
    ffmpeg(&desk.path(""), &format!("-i {} -vsync passthrough -pix_fmt rgba after%d.png", result.display()));
    for n in 1..=5 {
        let shown = |name: &str| image::open(desk.path(&format!("{name}{n}.png"))).unwrap().into_rgba8();
        let on_white = |pixel: &image::Rgba<u8>| {
            if pixel.0[3] == 0 { [255; 3] } else { [pixel.0[0], pixel.0[1], pixel.0[2]] }
        };
        let (before, after) = (shown("before"), shown("after"));
        let wrong = before.pixels().zip(after.pixels()).filter(|(one, other)| {
            on_white(one).iter().zip(on_white(other)).any(|(one, other)| one.abs_diff(other) > 12)
        });
        assert_eq!(wrong.count(), 0, "frame {n}");
    }
}

#[test]
fn file_that_is_no_picture_is_named_for_what_it_is() {
    let desk = Desk::new();
    desk.put("words.jpg", "hello, this is text\n");
    desk.put("page.png", "<!DOCTYPE html><html><body>404 Not Found</body></html>");
    desk.run("fit words.jpg -q --budget 20KB")
        .exits(3)
        .says(&["`words.jpg` is of no known media type", "whatever its name says"]);
    desk.run("fit page.png -q --budget 20KB")
        .exits(3)
        .says(&["`page.png` is not a medium", "those of an HTML"]);
}

#[test]
fn heic_that_ffmpeg_does_not_read_is_told_from_a_damaged_one() {
    let desk = Desk::new();
    // All that says what the picture is, and a picture that no decoder takes for one.
    let handler = boxed(b"hdlr", b"\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0");
    let primary = boxed(b"pitm", &[0, 0, 0, 0, 0, 1]);
    let entry = boxed(b"infe", b"\x02\0\0\0\0\x01\0\0hvc1\0");
    let items = boxed(b"iinf", &[&[0, 0, 0, 0, 0, 1], &entry[..]].concat());
    let size = boxed(b"ispe", &[0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 30]);
    let properties = [boxed(b"ipco", &size), boxed(b"ipma", &[0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1])].concat();
    let meta = [vec![0; 4], handler, primary, items, boxed(b"iprp", &properties)].concat();
    let kind = boxed(b"ftyp", b"heic\0\0\0\0mif1heic");
    let heic = [kind, boxed(b"meta", &meta), boxed(b"mdat", &[7; 5000])].concat();
    desk.put("a.heic", &heic);
    desk.run("fit a.heic -q --budget 4KB -o a.jpg").exits(4).says(&[
        "`a.heic` is a HEIC",
        "this machine's ffmpeg cannot read",
        "save it as JPEG or PNG",
    ]);
    desk.put("cut.heic", &heic[..heic.len() - 9]);
    desk.run("fit cut.heic -q --budget 4KB -o cut.jpg").exits(3).says(&["`cut.heic` is damaged"]);
    nothing_is_left(&desk, &["a.heic", "cut.heic"]);
}
