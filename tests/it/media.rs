//! Real media of every type, made by ffmpeg, inspected with and without ffprobe.

use crate::harness::{Desk, Run, ffmpeg, save};
use crate::picture_bytes::{chunk, png, stored};
use crate::pictures::with_segment;

const BASE: &str = "--base-url https://media.acme.com/ --media-dir .";

/// Validates one medium in one element; the findings' rules but for infos that every slide has, and for advice.
fn rules(desk: &Desk, element: &str, name: &str, flags: &str) -> Vec<String> {
    let advice = ["gif-frame-rate", "media-heavy", "picture-dimensions"];
    let found = every_rule(desk, element, name, flags);
    found.into_iter().filter(|rule| !advice.contains(&rule.as_str())).collect()
}

fn every_rule(desk: &Desk, element: &str, name: &str, flags: &str) -> Vec<String> {
    let url = format!("https://media.acme.com/{name}");
    desk.put("r.xml", save(&format!("<slide><{element}><url>{url}</url></{element}></slide>")));
    let run: Run = desk.run(&format!("validate --format json r.xml {BASE} {flags}"));
    let json = run.json();
    assert_eq!(json["documents"][0]["media"][0]["state"], "inspected", "{name}: {}", run.stdout);
    let common = ["duration-default", "encoding-pending"];
    run.rules().into_iter().filter(|rule| !common.contains(&rule.as_str())).collect()
}

#[test]
fn every_documented_type_is_clean_in_its_element() {
    let desk = Desk::new();
    let video = "-f lavfi -i testsrc=d=2:s=176x144:r=10 -f lavfi -i sine=d=2";
    for (line, element, name) in [
        ("-f lavfi -i testsrc=s=64x48 -frames:v 1", "image", "a.jpg"),
        ("-f lavfi -i testsrc=s=64x48 -frames:v 1", "image", "a.png"),
        ("-f lavfi -i testsrc=s=64x48:d=1", "image", "a.gif"),
        ("-f lavfi -i sine=d=2 -c:a libmp3lame", "audio", "a.mp3"),
        ("-f lavfi -i sine=d=2", "audio", "a.wav"),
        (&format!("{video} -c:v libx264 -pix_fmt yuv420p -c:a aac"), "video", "a.mp4"),
        (&format!("{video} -c:v h263 -c:a aac -ac 1 -f 3gp"), "video", "a.3gp"),
        (&format!("{video} -r 25 -c:v mpeg1video -c:a mp2"), "video", "a.mpg"),
        (&format!("{video} -c:v mpeg4 -c:a libmp3lame"), "video", "a.avi"),
        (&format!("{video} -c:v wmv2 -c:a wmav2"), "video", "a.wmv"),
    ] {
        ffmpeg(desk.path("").as_path(), &format!("{line} {name}"));
        for flags in ["", "--no-ffprobe"] {
            assert_eq!(rules(&desk, element, name, flags), [""; 0], "{name} {flags}");
        }
    }
    for (element, name, bytes) in [
        ("vcard", "a.vcf", &b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Jane\r\nEND:VCARD\r\n"[..]),
        ("ical", "a.ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"),
        ("pdf", "a.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"),
    ] {
        desk.put(name, bytes);
        assert_eq!(rules(&desk, element, name, ""), [""; 0], "{name}");
    }
}

#[test]
fn best_practice_is_measured_in_real_media() {
    let desk = Desk::new();
    for (line, element, name, advice) in [
        ("-f lavfi -i color=red:s=640x1138 -frames:v 1", "image", "a.jpg", &["safe-area"][..]),
        ("-f lavfi -i color=red:s=320x240 -frames:v 1", "image", "b.jpg", &["picture-dimensions"]),
        ("-f lavfi -i color=red:s=90x160 -frames:v 1 -pix_fmt rgba", "image", "c.png", &["jpeg-preferred"]),
        (
            "-f lavfi -i color=red@0.5:s=90x160,format=rgba -frames:v 1 -pix_fmt rgba",
            "image",
            "d.png",
            &["jpeg-preferred", "picture-transparent"],
        ),
        ("-f lavfi -i testsrc=s=480x480:r=4:d=1", "image", "e.gif", &["gif-width", "safe-area"]),
        ("-f lavfi -i testsrc=s=90x160:r=20:d=1", "image", "f.gif", &["gif-frame-rate"]),
        ("-f lavfi -i testsrc=s=90x160:r=60:d=1 -pix_fmt yuv420p", "video", "g.mp4", &["video-frame-rate"]),
        (
            "-f lavfi -i color=red:s=1440x810:r=5:d=1 -pix_fmt yuv420p",
            "video",
            "h.mp4",
            &["video-dimensions"],
        ),
        ("-f lavfi -i color=red:s=1280x720:r=1:d=24 -pix_fmt yuv420p", "video", "i.mp4", &["video-hd-long"]),
        ("-f lavfi -i color=red:s=176x144:r=5:d=1 -c:v mpeg4", "video", "j.avi", &["video-container"]),
    ] {
        ffmpeg(desk.path("").as_path(), &format!("{line} {name}"));
        for flags in ["--strict", "--strict --no-ffprobe"] {
            let mut found = every_rule(&desk, element, name, flags);
            found.retain(|rule| rule != "content-reformatted");
            assert_eq!(found, advice, "{name} {flags}");
        }
    }
}

#[test]
fn lengths_are_read_with_and_without_ffprobe() {
    let desk = Desk::new();
    let video = "-f lavfi -i testsrc=d=32:s=176x144:r=5 -f lavfi -i sine=d=32";
    for (line, element, name) in [
        ("-f lavfi -i sine=d=32 -c:a libmp3lame -b:a 64k", "audio", "a.mp3"),
        ("-f lavfi -i sine=d=32 -ar 8000", "audio", "a.wav"),
        (&format!("{video} -c:v libx264 -pix_fmt yuv420p -c:a aac"), "video", "a.mp4"),
        (&format!("{video} -c:v mpeg4 -c:a libmp3lame"), "video", "a.avi"),
        (&format!("{video} -c:v wmv2 -c:a wmav2"), "video", "a.wmv"),
    ] {
        ffmpeg(desk.path("").as_path(), &format!("{line} {name}"));
        for flags in ["", "--no-ffprobe"] {
            assert_eq!(rules(&desk, element, name, flags), ["media-long"], "{name} {flags}");
        }
    }
}

#[test]
fn lengths_are_not_guessed_from_a_bitrate() {
    let desk = Desk::new();
    let here = desk.path("");
    let sound = "-f lavfi -i aevalsrc='0.3*sin(2000*t)*gt(t,4)':d=";
    for (line, element, name) in [
        (&*format!("{sound}32 -c:a libmp3lame -q:a 4 -write_xing 0"), "audio", "a.mp3"),
        (&format!("{sound}32 -c:a adpcm_ms -ar 8000"), "audio", "a.wav"),
        (&format!("{sound}32 -c:a adpcm_ima_wav -ar 8000"), "audio", "b.wav"),
        (&format!("{sound}32 -c:a g722 -ar 16000 -ac 1"), "audio", "c.wav"),
    ] {
        ffmpeg(&here, &format!("{line} {name}"));
        let short = format!("short-{name}");
        ffmpeg(&here, &format!("{} {short}", line.replace("d=32", "d=28")));
        for flags in ["", "--no-ffprobe"] {
            assert_eq!(rules(&desk, element, name, flags), ["media-long"], "{name} {flags}");
            assert_eq!(rules(&desk, element, &short, flags), [""; 0], "{short} {flags}");
        }
    }
    // A stream of video alone states no length.
    ffmpeg(&here, "-f lavfi -i testsrc=d=3:s=176x144:r=25 -c:v mpeg1video -f mpeg1video a.mpg");
    let video = "<video><url>https://media.acme.com/a.mpg</url></video>";
    desk.put("r.xml", save(&format!("<slide>{video}<duration>5</duration></slide>")));
    let run = desk.run(&format!("validate --verbose r.xml {BASE}")).exits(0);
    assert!(!run.stdout.contains("seconds"), "{}", run.stdout);
}

#[test]
fn faulty_media_are_found() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, "-f lavfi -i testsrc=s=640x480 -frames:v 1 a.jpg");
    ffmpeg(&here, "-f lavfi -i testsrc=s=64x48 -frames:v 1 a.tiff");
    ffmpeg(&here, "-f lavfi -i testsrc=d=2:s=176x144:r=10 -c:v libx264 -pix_fmt yuv420p a.mp4");
    ffmpeg(&here, "-f lavfi -i sine=d=2 -c:a aac sound.mp4");
    ffmpeg(&here, "-f lavfi -i testsrc=d=2:s=176x144:r=10 -c:v libvpx -b:v 100k a.webm");
    let jpeg = std::fs::read(desk.path("a.jpg")).unwrap();
    desk.put("cut.jpg", &jpeg[..jpeg.len() / 2]);
    let mp4 = std::fs::read(desk.path("a.mp4")).unwrap();
    desk.put("cut.mp4", &mp4[..mp4.len() / 2]);
    desk.put("head.mp4", &mp4[..40]);
    desk.put("a.png", &jpeg);
    desk.put("page.jpg", "<!DOCTYPE html><html><body>404</body></html>");
    desk.put("large.jpg", [jpeg.as_slice(), &[0; 4_000_000]].concat());
    for (element, name, expected) in [
        ("image", "a.tiff", "unsupported-type"),
        ("video", "a.webm", "unsupported-type"),
        ("image", "page.jpg", "unsupported-type"),
        ("image", "a.mp4", "kind-mismatch"),
        ("video", "a.jpg", "kind-mismatch"),
        ("video", "sound.mp4", "kind-mismatch"),
        ("video", "head.mp4", "media-damaged"),
        ("image", "cut.jpg", "media-damaged"),
        ("video", "cut.mp4", "media-damaged"),
        ("image", "a.png", "extension-mismatch"),
        ("image", "large.jpg", "media-too-large"),
    ] {
        for flags in ["", "--no-ffprobe"] {
            assert_eq!(rules(&desk, element, name, flags), [expected], "{name} in {element} {flags}");
        }
    }
}

#[test]
fn damage_is_told_in_plain_words() {
    let desk = Desk::new();
    let rows = stored(&[0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9]);
    let whole = png((1, 3), [8, 2], &[], &rows);
    let mut wrong = whole.clone();
    // The checksum of the data is before the last chunk, of twelve bytes.
    let at = wrong.len() - 13;
    wrong[at] ^= 1;
    // The tools of Xcode write a chunk of their own before the header.
    let (start, rest) = whole.split_at(8);
    let own = [start, &chunk(b"CgBI", &[0x50, 0, 0x20, 2]), rest].concat();
    for (name, bytes, words) in [
        ("crc.png", wrong, "the image is damaged: a checksum in it does not match its data"),
        ("own.png", own, "the image is damaged: its header gives no dimensions"),
    ] {
        desk.put(name, bytes);
        assert_eq!(every_rule(&desk, "image", name, ""), ["media-damaged"], "{name}");
        desk.run(&format!("validate r.xml {BASE}")).exits(1).prints(&[words]);
    }
}

#[test]
fn a_size_and_its_limit_can_be_compared() {
    let desk = Desk::new();
    let gif = b"GIF89a\x0a\0\x0a\0\x80\0\0\0\0\0\xff\xff\xff\x2c\0\0\0\0\x0a\0\x0a\0\0";
    let named = |bytes: usize| {
        desk.put("a.gif", [&gif[..], &vec![0; bytes - gif.len()]].concat());
        every_rule(&desk, "image", "a.gif", "");
        desk.run(&format!("validate r.xml {BASE}"))
    };
    named(1_048_577).prints(&["has 1,048,577 bytes; an account takes 1,048,576 (1024 KB)"]);
    let words = "has 1,024,001 bytes; an account takes, if a KB has 1000 bytes, 1,024,000 (1024 KB)";
    named(1_024_001).prints(&[words]);
}

#[test]
fn damage_that_decoders_do_not_report_is_found() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, "-f lavfi -i mandelbrot=s=320x240 -frames:v 1 a.jpg");
    ffmpeg(&here, "-f lavfi -i testsrc2=s=160x120:d=1:r=5 a.gif");
    assert_eq!(rules(&desk, "image", "a.jpg", ""), [""; 0]);
    let mut jpeg = std::fs::read(desk.path("a.jpg")).unwrap();
    let half = jpeg.len() / 2;
    jpeg[half..half + 3000].fill(0);
    desk.put("b.jpg", jpeg);
    let gif = std::fs::read(desk.path("a.gif")).unwrap();
    desk.put("b.gif", &gif[..gif.len() * 3 / 5]);
    for name in ["b.jpg", "b.gif"] {
        assert_eq!(rules(&desk, "image", name, ""), ["media-damaged"], "{name}");
    }
    // The first frame is whole.
    ffmpeg(&here, "-f lavfi -i testsrc2=s=160x120:d=1:r=5 -f apng a.png");
    let animated = std::fs::read(desk.path("a.png")).unwrap();
    desk.put("b.png", &animated[..animated.len() * 3 / 5]);
    assert_eq!(rules(&desk, "image", "b.png", ""), ["media-damaged"]);
    desk.run(&format!("validate r.xml {BASE}")).prints(&["its end is missing"]);
    // Players need no last byte.
    desk.put("c.gif", &gif[..gif.len() - 1]);
    assert_eq!(rules(&desk, "image", "c.gif", ""), [""; 0]);
}

#[test]
fn what_is_cut_off_is_told_by_the_headers_of_a_file() {
    let desk = Desk::new();
    let here = desk.path("");
    let video = "-f lavfi -i testsrc=d=2:s=176x144:r=10 -f lavfi -i sine=d=2";
    for (line, element, name) in [
        (&*format!("{video} -pix_fmt yuv420p -c:a aac -movflags +faststart"), "video", "a.mp4"),
        (&format!("{video} -pix_fmt yuv420p -c:a aac -movflags +frag_keyframe+empty_moov"), "video", "b.mp4"),
        (&format!("{video} -c:v mpeg4 -c:a libmp3lame"), "video", "a.avi"),
        (&format!("{video} -c:v wmv2 -c:a wmav2"), "video", "a.wmv"),
        ("-f lavfi -i sine=d=2", "audio", "a.wav"),
        ("-f lavfi -i sine=d=2 -c:a adpcm_ms", "audio", "b.wav"),
        ("-f lavfi -i sine=d=2 -c:a libmp3lame -q:a 4", "audio", "a.mp3"),
    ] {
        ffmpeg(&here, &format!("{line} {name}"));
        let whole = std::fs::read(desk.path(name)).unwrap();
        let cut = format!("cut-{name}");
        desk.put(&cut, &whole[..whole.len() / 2]);
        for flags in ["", "--no-ffprobe"] {
            assert_eq!(rules(&desk, element, name, flags), [""; 0], "{name} {flags}");
            assert_eq!(rules(&desk, element, &cut, flags), ["media-damaged"], "{cut} {flags}");
        }
    }
    desk.run(&format!("validate r.xml {BASE}")).exits(1).prints(&["it was cut off: its headers state "]);
}

#[test]
fn tags_that_are_malformed_are_no_damage_of_what_plays() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), "-f lavfi -i sine=d=2 -c:a libmp3lame a.mp3");
    let mp3 = std::fs::read(desk.path("a.mp3")).unwrap();
    // An APE tag that states an item and holds zeros.
    let ends =
        |flags: u8| [b"APETAGEX\xD0\x07\0\0\x40\x9C\0\0\x01\0\0\0\0\0\0", &[flags][..], &[0; 8]].concat();
    desk.put("b.mp3", [&mp3[..], &ends(0xA0), &[0; 40_000 - 32], &ends(0x80)].concat());
    for flags in ["", "--no-ffprobe"] {
        assert_eq!(rules(&desk, "audio", "b.mp3", flags), [""; 0], "{flags}");
    }
}

#[test]
fn what_is_cut_off_is_told_by_its_last_packet() {
    let desk = Desk::new();
    let here = desk.path("");
    let video = "-f lavfi -i testsrc=d=2:s=176x144:r=25 -f lavfi -i sine=d=2";
    for (line, element, name, part) in [
        (&*format!("{video} -c:v mpeg2video -c:a mp2"), "video", "a.mpg", "packet"),
        (&format!("{video} -c:v libtheora -c:a libvorbis"), "video", "a.ogv", "page"),
        ("-f lavfi -i sine=d=2 -c:a libvorbis", "audio", "a.ogg", "page"),
        ("-f lavfi -i sine=d=2 -c:a aac", "audio", "a.aac", "frame"),
        ("-f lavfi -i testsrc=s=64x48:d=1", "image", "a.gif", "frame"),
    ] {
        ffmpeg(&here, &format!("{line} {name}"));
        let whole = std::fs::read(desk.path(name)).unwrap();
        let cut = format!("cut-{name}");
        desk.put(&cut, &whole[..whole.len() * 2 / 3]);
        let damage = |name: &str, flags: &str| {
            let found = rules(&desk, element, name, flags);
            (found.contains(&"media-damaged".to_owned()), desk.run(&format!("validate r.xml {BASE}")).stdout)
        };
        for flags in ["", "--no-ffprobe"] {
            assert!(!damage(name, flags).0, "{name} {flags}");
            let (is_damaged, words) = damage(&cut, flags);
            // A picture is decoded, which says it in other words.
            let told = words.contains(&format!("it was cut off: its last {part} is incomplete"));
            assert!(is_damaged && (told || element == "image"), "{cut} {flags}: {words}");
        }
        let estimated = desk.run(&format!("estimate {name}")).stdout;
        assert!(!estimated.contains("damaged"), "{name}: {estimated}");
        desk.run(&format!("estimate {cut}")).prints(&["of slide 1 is damaged"]);
    }
    // A frame of 12.2 kbit/s: its header and 31 bytes.
    let amr = [b"#!AMR\n", &[&[0x3C][..], &[0; 31]].concat().repeat(50)[..]].concat();
    let padded = |tail: &[u8]| (false, [&amr[..], tail].concat());
    let padded = [&[][..], &[0], &[0; 20], b"TAGtitle", b"ID3\x04"].map(padded);
    for (is_cut, bytes) in padded.into_iter().chain([(true, amr[..amr.len() - 9].to_vec())]) {
        desk.put("a.amr", &bytes);
        let found = every_rule(&desk, "audio", "a.amr", "");
        assert_eq!(found.contains(&"media-damaged".to_owned()), is_cut, "{found:?}");
    }
}

#[test]
fn files_that_were_put_together_play_one_after_the_other() {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, "-f lavfi -i sine=d=3 -c:a libmp3lame -q:a 4 a.mp3");
    ffmpeg(&here, "-f lavfi -i sine=d=7 -c:a libmp3lame -b:a 64k b.mp3");
    let [a, b] = ["a.mp3", "b.mp3"].map(|name| std::fs::read(desk.path(name)).unwrap());
    let bare = &b[b.windows(2).position(|window| window == b"\xFF\xFB").unwrap()..];
    let tag = [b"TAG".as_slice(), &[b' '; 125]].concat();
    // A header, which states the length of the rest, and an end like it.
    let ape = [b"APETAGEX\xD0\x07\0\0\x20\0\0\0".as_slice(), &[0; 16], b"APETAGEX", &[0; 24]].concat();
    for (whole, seconds) in [
        (vec![&a[..]], "3.0"),
        (vec![&a[..], &tag], "3.0"),
        (vec![&a[..], b"appended by another program"], "3.0"),
        (vec![&a[..], &b[..]], "10.1"),
        (vec![&a[..], &tag, bare], "10.1"),
        (vec![&a[..], &[0; 999], &ape, bare], "10.1"),
        (vec![bare, &ape, &[0; 999], bare], "14.1"),
        (vec![bare, &[0; 999]], "7.0"),
        (vec![&b[..], &a[..], &a[..]], "13.2"),
    ] {
        desk.put("c.mp3", whole.concat());
        let url = "https://media.acme.com/c.mp3";
        desk.put(
            "r.xml",
            save(&format!("<slide><audio><url>{url}</url></audio><duration>5</duration></slide>")),
        );
        let told = desk.run(&format!("validate --no-ffprobe r.xml {BASE}")).stdout;
        assert!(told.contains(&format!("plays {seconds} seconds")), "{seconds}: {told}");
    }
}

#[test]
fn what_the_service_does_not_take_is_known_to_be_cut_off_too() {
    let desk = Desk::new();
    let here = desk.path("");
    let sound = "-f lavfi -i sine=d=2";
    let video = "-f lavfi -i testsrc=d=2:s=176x144:r=25 -f lavfi -i sine=d=2";
    let cases = [
        (format!("{sound} -c:a mp2"), "a.mp2"),
        (format!("{sound} -c:a ac3"), "a.ac3"),
        (format!("{sound} -c:a flac"), "a.flac"),
        (sound.to_owned(), "a.au"),
        (format!("{video} -c:v flv -c:a aac -ar 44100"), "a.flv"),
        (format!("{video} -c:v mpeg2video -c:a mp2"), "a.ts"),
        (format!("{video} -c:v mpeg2video -c:a mp2 -mpegts_m2ts_mode 1"), "b.ts"),
        (format!("{video} -c:v libvpx -c:a libvorbis"), "a.webm"),
        (format!("{video} -c:v libvpx -c:a libvorbis -seekable 0 -live 1"), "b.webm"),
    ];
    for (line, name) in &cases {
        ffmpeg(&here, &format!("{line} {name}"));
        let whole = std::fs::read(desk.path(name)).unwrap();
        let tagged = |tag: &[u8]| [&whole[..], tag].concat();
        let cut = whole[..whole.len() * 2 / 3 - 7].to_vec();
        for (is_cut, bytes) in [
            (false, tagged(b"")),
            (false, tagged(b"TAG and a title")),
            (false, tagged(b"Good bye")),
            (false, tagged(b"appended by another program")),
            (true, cut),
        ] {
            desk.put(name, &bytes);
            let estimated = desk.run(&format!("estimate {name}")).stdout;
            assert_eq!(estimated.contains("of slide 1 is damaged"), is_cut, "{name}: {estimated}");
        }
    }
}

#[test]
fn lengths_that_were_left_open_are_no_damage() {
    let desk = Desk::new();
    let here = desk.path("");
    let video = "-f lavfi -i testsrc=d=2:s=176x144:r=10 -f lavfi -i sine=d=2";
    for (line, name) in [
        ("-f lavfi -i sine=d=2 -f wav", "a.wav"),
        ("-f lavfi -i sine=d=2 -c:a libmp3lame -q:a 4 -f mp3", "a.mp3"),
        (&*format!("{video} -c:v mpeg4 -c:a libmp3lame -f avi"), "a.avi"),
        (&format!("{video} -c:v wmv2 -c:a wmav2 -f asf"), "a.wmv"),
        (&format!("{video} -pix_fmt yuv420p -c:a aac -movflags dash -f mp4"), "a.mp4"),
    ] {
        // Where the output cannot be sought, lengths stay as they were before the first frame.
        ffmpeg(&here, &format!("{line} -seekable 0 {name}"));
        let element = if name.ends_with("wav") || name.ends_with("mp3") { "audio" } else { "video" };
        for flags in ["", "--no-ffprobe"] {
            assert_eq!(rules(&desk, element, name, flags), [""; 0], "{name} {flags}");
        }
    }
    // A file that ends with its media data need not state their length, and others end with data of their own.
    ffmpeg(&here, &format!("{video} -pix_fmt yuv420p -c:a aac -movflags +faststart b.mp4"));
    let mut open = std::fs::read(desk.path("b.mp4")).unwrap();
    desk.put("more.mp4", [&open[..], b"SEFT and more of no box"].concat());
    let data = open.windows(4).position(|window| window == b"mdat").unwrap();
    open[data - 4..data].fill(0);
    desk.put("open.mp4", open);
    // A program that copied the first frames of a file left its table as it was.
    ffmpeg(&here, "-f lavfi -i sine=d=2 -c:a libmp3lame -b:a 64k -ar 48000 -id3v2_version 0 b.mp3");
    let mp3 = std::fs::read(desk.path("b.mp3")).unwrap();
    desk.put("frames.mp3", &mp3[..192 * 20]);
    for (element, name) in [("video", "more.mp4"), ("video", "open.mp4"), ("audio", "frames.mp3")] {
        assert_eq!(rules(&desk, element, name, ""), [""; 0], "{name}");
    }
    // A phone or a server appended more than is searched, and a program stated one byte too many.
    ffmpeg(&here, "-f lavfi -i testsrc=s=64x48 -frames:v 1 a.png");
    ffmpeg(&here, "-f lavfi -i testsrc=s=64x48 -frames:v 1 -pix_fmt bgr24 a.bmp");
    let (png, mut bmp) = ["a.png", "a.bmp"].map(|name| std::fs::read(desk.path(name)).unwrap()).into();
    desk.put("more.png", [&png[..], &[b'x'; 100_000]].concat());
    bmp[2..6].fill(0x7F);
    desk.put("more.bmp", &bmp);
    desk.put("cut.png", [&png[..png.len() - 40], &[b'x'; 100_000]].concat());
    desk.put("cut.bmp", &bmp[..bmp.len() - 40]);
    for (name, is_cut) in [("more.png", false), ("more.bmp", false), ("cut.png", true), ("cut.bmp", true)] {
        let estimated = desk.run(&format!("estimate {name}")).stdout;
        assert_eq!(estimated.contains("is damaged (E341)"), is_cut, "{name}: {estimated}");
    }
}

#[test]
fn what_holds_nothing_or_has_no_end_is_damaged() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), "-f lavfi -i sine=d=1 -ar 8000 a.wav");
    let wave = std::fs::read(desk.path("a.wav")).unwrap();
    let data = wave.windows(4).position(|window| window == b"data").unwrap();
    let empty = [&wave[..data], b"data\0\0\0\0"].concat();
    for (element, name, bytes, words) in [
        ("audio", "b.wav", &empty[..], "the audio is damaged: it holds no sound"),
        ("audio", "a.amr", b"#!AMR\n", "the audio is damaged: it holds no sound"),
        ("pdf", "a.pdf", b"%PDF-1.4", "the pdf is damaged: its end is missing (no `%%EOF`)"),
        (
            "vcard",
            "a.vcf",
            b"BEGIN:VCARD\r\nFN:x",
            "the vcard is damaged: its end is missing (no `END:VCARD`)",
        ),
        (
            "ical",
            "a.ics",
            b"BEGIN:VCALENDAR\r\n",
            "the ical is damaged: its end is missing (no `END:VCALENDAR`)",
        ),
    ] {
        desk.put(name, bytes);
        let mut found = rules(&desk, element, name, "");
        found.retain(|rule| rule != "discouraged-type");
        assert_eq!(found, ["media-damaged"], "{name}");
        desk.run(&format!("validate r.xml {BASE}")).exits(1).prints(&[words]);
    }
    // Some programs append something.
    desk.put("b.vcf", [&b"begin:vcard\nfn:x\nend:vcard\n"[..], &[0; 4000]].concat());
    assert_eq!(rules(&desk, "vcard", "b.vcf", ""), [""; 0]);
}

#[test]
fn containers_are_taken_by_what_is_in_them() {
    let desk = Desk::new();
    let here = desk.path("");
    let video = "-f lavfi -i testsrc=d=2:s=176x144:r=10 -f lavfi -i sine=d=2";
    ffmpeg(&here, "-f lavfi -i sine=d=2 -c:a wmav2 a.wma");
    ffmpeg(&here, &format!("{video} -c:v libtheora -c:a libvorbis a.ogv"));
    ffmpeg(&here, "-f lavfi -i sine=d=2 -c:a aac a.aac");
    let tagged = [&b"ID3\x03\0\0\0\0\0\x0A"[..], &[0; 10], &std::fs::read(desk.path("a.aac")).unwrap()];
    desk.put("b.aac", tagged.concat());
    desk.put("a.vcf", "BEGIN:VCARD\r\nNOTE:see %PDF-1.4\r\nEND:VCARD\r\n");
    desk.put("a.ics", "BEGIN:VCALENDAR\r\nDESCRIPTION:%PDF-1.4\r\nEND:VCALENDAR\r\n");
    for (element, name, expected) in [
        ("audio", "a.wma", Some("unsupported-type")),
        ("video", "a.wma", Some("unsupported-type")),
        ("video", "a.ogv", Some("unsupported-type")),
        ("audio", "b.aac", Some("discouraged-type")),
        ("vcard", "a.vcf", None),
        ("ical", "a.ics", None),
    ] {
        for flags in ["", "--no-ffprobe"] {
            let found = rules(&desk, element, name, flags);
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{name} in {element} {flags}");
        }
    }
}

#[test]
fn picture_dimensions_respect_the_orientation() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), "-f lavfi -i color=red:s=1138x640 -frames:v 1 wide.jpg");
    ffmpeg(&desk.path(""), "-f lavfi -i color=red:s=640x1138 -frames:v 1 tall.jpg");
    for (name, turned) in [("wide.jpg", "safe-area"), ("tall.jpg", "picture-dimensions")] {
        let jpeg = std::fs::read(desk.path(name)).unwrap();
        let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        desk.put("turned.jpg", with_segment(&jpeg, 0xE1, exif));
        let mut found = every_rule(&desk, "image", "turned.jpg", "--strict");
        found.retain(|rule| rule != "content-reformatted");
        assert_eq!(found, [turned], "{name}");
    }
}

#[test]
fn wide_band_speech_is_as_long_as_its_frames() {
    let desk = Desk::new();
    // Frames of 23.85 kbit/s and 20 milliseconds: their headers and 60 bytes each.
    let frame = [&[0x44][..], &[0; 60]].concat();
    for (seconds, is_long) in [(20, false), (32, true)] {
        desk.put("a.amr", [b"#!AMR-WB\n", &frame.repeat(seconds * 50)[..]].concat());
        for flags in ["", "--no-ffprobe"] {
            let found = every_rule(&desk, "audio", "a.amr", flags);
            assert_eq!(found.contains(&"media-long".to_owned()), is_long, "{seconds} {flags}: {found:?}");
        }
    }
}

#[test]
fn a_duration_that_differs_from_the_media_is_named_with_its_length() {
    let desk = Desk::new();
    ffmpeg(desk.path("").as_path(), "-f lavfi -i sine=d=4 -c:a libmp3lame a.mp3");
    let audio = "<audio><url>https://media.acme.com/a.mp3</url></audio>";
    desk.put("r.xml", save(&format!("<slide>{audio}<duration>20</duration></slide>")));
    desk.run(&format!("validate --verbose r.xml {BASE}"))
        .exits(0)
        .prints(&["plays 4.", "info[duration-with-media]"]);
}
