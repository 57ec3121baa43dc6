//! `fit` of pictures with options that change what is kept, or what is made of it.

use crate::fit::fit;
use crate::harness::{Desk, ffmpeg};
use crate::pictures::{jpeg, quarters};

#[test]
fn older_handsets_keep_only_what_would_be_made_for_them() {
    let desk = Desk::new();
    let here = desk.path("");
    let mut compress = mozjpeg::Compress::new(mozjpeg::ColorSpace::JCS_RGB);
    compress.set_size(240, 160);
    compress.set_progressive_mode();
    let mut started = compress.start_compress(Vec::new()).unwrap();
    started.write_scanlines(&quarters(240, 160)).unwrap();
    desk.put("scans.jpg", started.finish().unwrap());
    desk.put("large.jpg", jpeg(&quarters(1200, 900)));
    desk.put("small.jpg", jpeg(&quarters(240, 160)));
    ffmpeg(&here, "-i small.jpg -pix_fmt rgb48be deep.png");
    ffmpeg(&here, "-f lavfi -i testsrc2=d=0.5:s=120x90:r=10 a.gif");
    ffmpeg(&here, "-i a.gif -f apng -plays 0 a.png");
    ffmpeg(&here, "-i a.gif -vf scale=720:540 large.gif");
    for (name, modern, older) in [
        ("scans.jpg", "kept", "fitted"),
        ("large.jpg", "kept", "fitted"),
        ("small.jpg", "kept", "kept"),
        ("deep.png", "kept", "fitted"),
        ("a.gif", "kept", "kept"),
        ("large.gif", "kept", "fitted"),
        ("a.png", "kept", "fitted"),
    ] {
        for (handset, outcome) in [("modern", modern), ("baseline", older), ("3gp", older)] {
            let row = fit(&desk, name, &format!("--budget 3MB --handset {handset}"));
            assert_eq!(row["outcome"], outcome, "{name} for {handset}: {row}");
        }
    }
}

#[test]
fn what_cannot_become_a_video_says_so() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, "-f lavfi -i testsrc2=d=0.5:s=120x90:r=10 a.gif");
    ffmpeg(&here, "-i a.gif -c:v libwebp_anim -lossless 1 -loop 0 a.webp");
    ffmpeg(&here, "-i a.gif -f apng -plays 0 a.png");
    // Browsers take the size of the first frame; ffmpeg refuses it.
    let mut sizeless = std::fs::read(desk.path("a.gif")).unwrap();
    sizeless[6..10].fill(0);
    desk.put("sizeless.gif", sizeless);
    for (name, words) in [
        ("a.webp", "makes videos of GIFs only: this is an animated WebP"),
        ("a.png", "makes videos of GIFs only: this is an animated PNG"),
        ("sizeless.gif", "ffmpeg does not read it"),
    ] {
        for flags in ["", "--dry-run"] {
            let row = fit(&desk, name, &format!("--budget 8KB --gif-as mp4 {flags}"));
            assert_eq!(row["settings"]["format"], "gif", "{name}: {row}");
            assert!(row["notes"].to_string().contains(words), "{name}: {row}");
        }
        let row = fit(&desk, name, "--budget 8KB");
        assert!(!row["notes"].to_string().contains("--gif-as"), "{name}: {row}");
    }
}
