//! `fit` of images and animations: never above the budget, upright, in the right colours, or refused.

use std::path::{Path, PathBuf};

use image::{DynamicImage, RgbImage};
use serde_json::Value;

use crate::fit::{fit, lands, nothing_is_left, probed};
use crate::harness::{Desk, ffmpeg};

const PHOTO: &str =
    "-f lavfi -i mandelbrot=s=400x300:start_scale=0.3 -frames:v 1 -vf noise=alls=30:all_seed=7";

/// Asserts that a picture is of that format and size.
#[track_caller]
pub fn shows(path: &Path, expected: &str) {
    assert_eq!(probed(path, "v", "stream=codec_name,width,height"), expected, "{}", path.display());
}

/// Where a result is.
pub fn output(desk: &Desk, row: &Value) -> PathBuf {
    desk.path(row["output"].as_str().unwrap_or_else(|| panic!("{row}")))
}

/// A result's pixels.
pub fn pixels(desk: &Desk, row: &Value) -> RgbImage {
    image::open(output(desk, row)).unwrap().into_rgb8()
}

/// A picture whose quarters are red, green, blue and white, in reading order, under a little grain.
pub fn quarters(width: u32, height: u32) -> RgbImage {
    const COLOURS: [[u8; 3]; 4] = [[200, 30, 30], [30, 160, 30], [30, 30, 200], [220, 220, 220]];
    let mut seed = 3u32;
    RgbImage::from_fn(width, height, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (seed >> 28) as u8;
        let quarter = usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2);
        image::Rgb(COLOURS[quarter].map(|channel| channel + grain))
    })
}

/// The quarters of a picture by their letters.
pub fn letters(picture: &RgbImage) -> String {
    let (width, height) = picture.dimensions();
    let at = |x: u32, y: u32| match picture.get_pixel(width * x / 4, height * y / 4).0 {
        [r, g, b] if r > 150 && g > 150 && b > 150 => 'w',
        [r, g, b] if r > g && r > b => 'r',
        [_, g, b] if g > b => 'g',
        _ => 'b',
    };
    [at(1, 1), at(3, 1), at(1, 3), at(3, 3)].into_iter().collect()
}

pub fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 97);
    DynamicImage::from(picture.clone()).write_with_encoder(encoder).unwrap();
    bytes
}

/// A JPEG with a segment behind its first marker.
pub fn with_segment(jpeg: &[u8], marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, body, &jpeg[2..]].concat()
}

#[test]
fn pictures_fill_the_budget_or_have_the_best_quality() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{PHOTO} photo.png"));
    for (line, name) in [
        ("-q:v 1", "a.jpg"),
        ("", "b.bmp"),
        ("", "c.tiff"),
        ("-lossless 1", "d.webp"),
        ("-pix_fmt rgb48be", "e.png"),
        ("-pix_fmt gray -q:v 1", "f.jpg"),
        ("-vf format=rgba,colorchannelmixer=aa=0.5", "g.png"),
        ("-pix_fmt gray16be", "h.png"),
        ("-pix_fmt ya8", "i.png"),
        ("-pix_fmt rgb565le", "j.bmp"),
        ("-pix_fmt bgra", "k.bmp"),
        ("-pix_fmt rgb48le", "l.tiff"),
        ("-f apng -plays 0", "m.png"),
        ("-flags ildct", "n.png"),
        ("-f avif -c:v libaom-av1 -cpu-used 8 -crf 10", "o.avif"),
    ] {
        ffmpeg(&here, &format!("-i photo.png {line} {name}"));
        for budget in [6_000, 22_000, 40_000] {
            let row = fit(&desk, name, &format!("--budget {budget}"));
            let (bytes, quality) =
                (row["output_bytes"].as_u64().unwrap(), row["settings"]["quality"].as_f64());
            let filled = bytes >= budget * 97 / 100 || quality == Some(100.0);
            assert!(bytes <= budget && filled, "{name} {budget}: {row}");
            assert_eq!(std::fs::metadata(output(&desk, &row)).unwrap().len(), bytes);
            assert_eq!(probed(&output(&desk, &row), "v", "stream=codec_name"), "mjpeg");
        }
        shows(&output(&desk, &fit(&desk, name, "--budget 40KB")), "mjpeg,400,300");
    }
    let row = fit(&desk, "a.jpg", "--budget 3KB");
    assert!(row["settings"]["width"].as_u64().unwrap() < 250, "fewer pixels of a good quality: {row}");
    let row = fit(&desk, "a.jpg", "--budget 900");
    assert_eq!(row["outcome"], "impossible");
    assert!(row["least_bytes"].as_u64().unwrap() > 900);
    let row = fit(&desk, "g.png", "--budget 40KB");
    assert!(row["notes"].to_string().contains("#ffffff"), "{row}");
    desk.run("fit a.jpg -q --budget 22KB --min-quality 0.999 -o no.jpg").exits(6).says(&["--min-quality"]);
    desk.run("fit a.jpg -q --budget 22KB --min-quality 0.999 --dry-run")
        .exits(6)
        .says(&["looks less like its input than `--min-quality 0.999` allows: its SSIM is 0."])
        .prints(&["would be refused"]);
    desk.run("fit o.avif -q --budget 22KB --min-quality 0.5 --dry-run")
        .exits(0)
        .prints(&["would become JPEG or PNG of at most 22,000 bytes", "shows when it is encoded"]);
}

#[test]
fn picture_has_the_best_quality_for_its_budget_and_is_not_enlarged() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), &format!("{PHOTO} a.bmp"));
    let good = fit(&desk, "a.bmp", "--budget 340KB")["output_bytes"].as_u64().unwrap();
    let row = fit(&desk, "a.bmp", &format!("--budget {}", good - 100));
    assert_eq!(row["settings"]["width"], 400, "a little less quality, not fewer pixels: {row}");
    let row = fit(&desk, "a.bmp", "--budget 190KB");
    assert!(row["settings"]["quality"].as_f64().unwrap() > 95.0 && good > 190_000, "{row}");
    desk.put("a.toml", "action = \"save\"\n[[slide]]\nmedia = [\"a.bmp\"]\n");
    let rows = desk.run("fit a.toml -q --no-cache --budget 300KB --out-dir m --format json").json();
    assert_eq!(rows["results"][0]["settings"]["quality"], 95.0, "others have a use for the rest: {rows}");
    // Of little quality and of four channels, which few handsets show.
    let mut compress = mozjpeg::Compress::new(mozjpeg::ColorSpace::JCS_CMYK);
    compress.set_size(240, 160);
    compress.set_quality(20.0);
    let mut started = compress.start_compress(Vec::new()).unwrap();
    let inks: Vec<u8> = quarters(240, 160).pixels().flat_map(|p| [p.0[0], p.0[1], p.0[2], 255]).collect();
    started.write_scanlines(&inks).unwrap();
    desk.put("cmyk.jpg", started.finish().unwrap());
    let row = fit(&desk, "cmyk.jpg", "--budget 740KB");
    assert_eq!(row["outcome"], "fitted");
    assert!(row["output_bytes"].as_u64() <= row["input_bytes"].as_u64(), "{row}");
}

#[test]
fn canvas_limits_pictures_where_it_applies() {
    let desk = Desk::new();
    desk.put("large.jpg", jpeg(&quarters(2400, 1600)));
    for (flags, size) in [
        ("--budget 600KB", "mjpeg,2400,1600"),
        ("--budget 600KB --canvas 1080x1920", "mjpeg,1620,1080"),
        ("--budget 600KB --canvas 1920x1080", "mjpeg,1620,1080"),
        ("--budget 600KB --handset baseline", "mjpeg,960,640"),
        ("--carrier att --sender short-code", "mjpeg,1620,1080"),
    ] {
        let row = fit(&desk, "large.jpg", flags);
        shows(&output(&desk, &row), size);
    }
    desk.run("fit large.jpg -q --budget 600KB --canvas huge").exits(2).says(&["write it as in `1080x1920`"]);
}

#[test]
fn drawings_stay_png_and_what_fits_is_kept() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, "-f lavfi -i testsrc=s=640x480 -frames:v 1 a.bmp");
    ffmpeg(&here, "-f lavfi -i color=red:s=8x8,scale=1:1 -frames:v 1 dot.png");
    let row = fit(&desk, "a.bmp", "--budget 30KB");
    assert_eq!((&row["settings"]["format"], &row["settings"]["colours"]), (&"png".into(), &Value::Null));
    let whole = row["output_bytes"].as_u64().unwrap();
    let row = fit(&desk, "a.bmp", &format!("--budget {}", whole * 2 / 3));
    assert_eq!(row["settings"]["format"], "png");
    let row = fit(&desk, "dot.png", "--budget 30KB");
    assert_eq!(row["outcome"], "kept");
    assert_eq!(
        std::fs::read(desk.path("out/dot.png")).unwrap(),
        std::fs::read(desk.path("dot.png")).unwrap()
    );
}

#[test]
fn drawing_of_many_colours_gets_the_more_similar_format() {
    let desk = Desk::new();
    let here = desk.path("");
    // Words on white above a photograph, as on a phone's screen.
    ffmpeg(&here, &format!("{} photo.png", PHOTO.replace("alls=30", "alls=4")));
    let page = "-f lavfi -i color=white:s=400x1100,drawgrid=w=40:h=18:c=black -i photo.png -frames:v 1";
    ffmpeg(&here, &format!("{page} -filter_complex overlay=0:800 page.png"));
    for (budget, format) in [("160KB", "png"), ("130KB", "jpeg"), ("100KB", "jpeg"), ("36KB", "png")] {
        let row = fit(&desk, "page.png", &format!("--budget {budget}"));
        assert_eq!(
            (&row["settings"]["format"], &row["settings"]["width"]),
            (&format.into(), &400.into()),
            "{row}"
        );
    }
    ffmpeg(&here, "-f lavfi -i color=white:s=400x1100,drawgrid=w=40:h=18:c=black -frames:v 1 lines.bmp");
    assert_eq!(fit(&desk, "lines.bmp", "--budget 20KB")["settings"]["format"], "png");
}

#[test]
fn every_orientation_comes_out_upright_and_without_metadata() {
    let desk = Desk::new();
    let upright = quarters(240, 160);
    for (orientation, expected) in
        (1u8..).zip(["rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"])
    {
        // An EXIF block of one entry, the orientation; then a place in words, and the end of a thumbnail.
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
        exif.extend(b"N 51.5 W 0.1\xFF\xD8\xFF\xD9");
        let name = format!("{orientation}.jpg");
        desk.put(&name, with_segment(&jpeg(&upright), 0xE1, &exif));
        let row = fit(&desk, &name, "--budget 9KB");
        let picture = pixels(&desk, &row);
        assert_eq!(picture.width() > picture.height(), orientation < 5, "{orientation}");
        assert_eq!(letters(&picture), expected, "{orientation}");
        let bytes = std::fs::read(output(&desk, &row)).unwrap();
        assert!(!bytes.windows(4).any(|window| window == b"Exif" || window == b"N 51"));
    }
}

#[test]
fn gain_maps_are_removed_and_huge_profiles_accepted() {
    let desk = Desk::new();
    let plain = jpeg(&quarters(240, 160));
    // Ultra HDR: an index in APP2, and a second picture behind the first.
    let map = jpeg(&quarters(60, 40));
    desk.put("hdr.jpg", [with_segment(&plain, 0xE2, b"MPF\0II*\0\x08\0\0\0\0\0"), map].concat());
    let row = fit(&desk, "hdr.jpg", "--budget 9KB");
    let bytes = std::fs::read(output(&desk, &row)).unwrap();
    assert_eq!(bytes.windows(3).filter(|window| window == b"\xFF\xD8\xFF").count(), 1);
    assert!(!bytes.windows(4).any(|window| window == b"MPF\0"));
    assert_eq!(letters(&pixels(&desk, &row)), "rgbw");
    // CMYK as Adobe writes it, inverted, with a profile of three megabytes in fifty segments.
    let mut compress = mozjpeg::Compress::new(mozjpeg::ColorSpace::JCS_CMYK);
    compress.set_size(240, 160);
    let mut started = compress.start_compress(Vec::new()).unwrap();
    started.write_icc_profile(&vec![7; 3 << 20]);
    let ink = |pixel: &image::Rgb<u8>| [pixel.0[0], pixel.0[1], pixel.0[2], 255];
    let inks: Vec<u8> = quarters(240, 160).pixels().flat_map(ink).collect();
    started.write_scanlines(&inks).unwrap();
    desk.put("cmyk.jpg", started.finish().unwrap());
    let row = fit(&desk, "cmyk.jpg", "--budget 4000KB");
    assert_eq!(row["outcome"], "fitted", "few handsets show it, though it is within the budget: {row}");
    assert!(row["output_bytes"].as_u64().unwrap() < 100_000, "the profile is gone");
    assert!(row["notes"].to_string().contains("CMYK"), "{row}");
    assert_eq!(letters(&pixels(&desk, &row)), "rgbw");
}

#[test]
fn truncated_pictures_are_refused() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{PHOTO} a.png"));
    ffmpeg(&here, "-i a.png -q:v 1 a.jpg");
    ffmpeg(&here, "-i a.png -lossless 1 a.webp");
    ffmpeg(&here, "-i a.png a.bmp");
    ffmpeg(&here, "-f lavfi -i testsrc2=d=1:s=160x120:r=10 a.gif");
    for kind in ["png", "jpg", "webp", "bmp", "gif"] {
        let whole = std::fs::read(desk.path(&format!("a.{kind}"))).unwrap();
        desk.put(&format!("cut.{kind}"), &whole[..whole.len() * 2 / 3]);
        let run = desk.run(&format!("fit cut.{kind} -q --budget 20KB -o out.{kind}"));
        run.exits(3).says(&[&format!("`cut.{kind}` is damaged")]);
        assert!(!desk.path(&format!("out.{kind}")).exists(), "{kind}");
    }
}

#[test]
fn animations_fill_the_budget_and_keep_their_timing() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, "-f lavfi -i testsrc2=d=1.5:s=120x90:r=10 a.gif");
    ffmpeg(&here, "-i a.gif -c:v libwebp_anim -lossless 1 -loop 0 a.webp");
    let whole = std::fs::metadata(desk.path("a.gif")).unwrap().len();
    assert_eq!(fit(&desk, "a.gif", &format!("--budget {whole}"))["outcome"], "kept");
    for budget in [whole * 4 / 5, whole / 2, whole / 6] {
        let row = lands(&desk, "a.gif", budget, "");
        assert_eq!(probed(&output(&desk, &row), "v", "stream=codec_name"), "gif");
        let played: f64 = probed(&output(&desk, &row), "v", "format=duration").parse().unwrap();
        assert!((played - 1.5).abs() < 0.005, "{played}");
    }
    let row = lands(&desk, "a.gif", 16_000, "--gif-as mp4");
    assert_eq!(row["settings"]["kind"], "video");
    assert_eq!(
        row["notes"],
        serde_json::json!([]),
        "transparent pixels of later frames show the frame before"
    );
    let mut shaped = std::fs::read(desk.path("a.gif")).unwrap();
    shaped[12] = 0x20;
    desk.put("shaped.gif", shaped);
    let shaped = fit(&desk, "shaped.gif", "--budget 16000 --gif-as mp4");
    for side in ["width", "height"] {
        assert_eq!(shaped["settings"][side], row["settings"][side], "pixels are square whatever a GIF says");
    }
    for budget in ["12KB", "2MB"] {
        let row = fit(&desk, "a.gif", &format!("--budget {budget} --gif-as still"));
        assert_eq!((&row["outcome"], &row["settings"]["frames"]), (&"fitted".into(), &Value::Null));
    }
    ffmpeg(&here, "-i a.gif -f apng -plays 0 a.png");
    for name in ["a.webp", "a.png"] {
        let row = fit(&desk, name, "--budget 12KB");
        assert_eq!(
            (&row["outcome"], &row["settings"]["format"]),
            (&"fitted".into(), &"gif".into()),
            "{name}"
        );
        let played: f64 = probed(&output(&desk, &row), "v", "format=duration").parse().unwrap();
        assert!((played - 1.5).abs() < 0.005, "{name}: {played}");
    }
    let row = fit(&desk, "a.png", "--budget 12KB --gif-as still");
    assert_eq!(row["settings"]["frames"], Value::Null);
    let row = fit(&desk, "a.png", "--budget 2MB");
    assert_eq!(row["outcome"], "kept");
}

#[test]
fn the_quality_of_an_animation_is_that_of_all_its_frames() {
    let desk = Desk::new();
    // A quiet beginning, then noise: the first frame alone would pass.
    let noise = "-f lavfi -i color=gray:d=1.5:s=160x120:r=10 -vf noise=alls=90:allf=t:enable=gte(t\\,0.2)";
    ffmpeg(&desk.path(""), &format!("{noise} a.gif"));
    let row = fit(&desk, "a.gif", "--budget 40KB --min-quality 0.9");
    assert_eq!(row["outcome"], "impossible", "{row}");
}

#[test]
fn a_budget_far_too_small_for_an_animation_is_refused_after_one_encoding() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), "-f lavfi -i testsrc2=d=1:s=120x90:r=8 a.gif");
    let row = fit(&desk, "a.gif", "--budget 500");
    assert_eq!((&row["outcome"], &row["encodes"]), (&"impossible".into(), &1.into()), "{row}");
    let least = row["least_bytes"].as_u64().unwrap();
    let row = fit(&desk, "a.gif", &format!("--budget {least}"));
    assert!(row["output_bytes"].as_u64().is_some_and(|bytes| bytes <= least), "{row}");
}

#[test]
fn forecast_of_a_picture_equals_the_result() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, &format!("{PHOTO} a.png"));
    ffmpeg(&here, "-f lavfi -i testsrc2=d=1:s=160x120:r=10 b.gif");
    for name in ["a.png", "b.gif"] {
        let foreseen = fit(&desk, name, "--budget 20KB --min-quality 0.1 --dry-run");
        let done = fit(&desk, name, "--budget 20KB --min-quality 0.1");
        assert!(foreseen["ssim"].is_number() && foreseen["ssim"] == done["ssim"], "{foreseen}");
        let predicted = &foreseen["predicted"];
        assert_eq!(predicted["least_bytes"], done["output_bytes"], "{name}");
        assert_eq!(predicted["most_bytes"], done["output_bytes"], "{name}");
        assert_eq!(foreseen["settings"], done["settings"], "{name}");
    }
    assert_eq!(fit(&desk, "a.png", "--budget 700 --dry-run")["outcome"], "impossible");
}

#[test]
fn hostile_and_endless_pictures_are_refused() {
    let desk = Desk::new();
    // A PNG that says it has 60,000 by 60,000 pixels.
    let bomb = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\xEA\x60\0\0\xEA\x60\x08\x06\0\0\0\x52\x2E\x4C\x7B";
    desk.put("bomb.png", bomb);
    desk.put("cut.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01");
    desk.put("page.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    for name in ["bomb.png", "cut.jpg", "page.svg"] {
        desk.run(&format!("fit {name} -q --budget 20KB -o out.jpg")).exits(3);
    }
    nothing_is_left(&desk, &["bomb.png", "cut.jpg", "page.svg"]);
    ffmpeg(&desk.path(""), "-f lavfi -i color=red:s=12000x12000 -frames:v 1 large.jpg");
    desk.run("fit large.jpg -q --budget 20KB -o out.jpg").exits(3).says(&["unpacks to 411 MB of pixels"]);
}

#[test]
fn canvas_scales_pictures_that_fit_the_budget_too() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "hero.jpg");
    let kept = desk.run("fit hero.jpg -q --budget 1MB --out-dir a --format json").exits(0);
    assert_eq!(kept.json()["results"][0]["outcome"], "kept");
    let line = "fit hero.jpg -q --budget 1MB --canvas 200x300 --out-dir b --format json";
    let row = desk.run(line).exits(0).json()["results"][0].clone();
    assert_eq!(row["outcome"], "fitted", "{row}");
    assert!(row["settings"]["width"].as_u64().unwrap() <= 300, "{row}");
}
