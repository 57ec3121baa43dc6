//! `fit --profile`: what comes out is what the handsets of the profile show.

use crate::fit::{SOUND, VIDEO, X264, probed};
use crate::fit_in_step::beeps_in_amr;
use crate::harness::{Desk, ffmpeg};

/// A desk with a file of each sort.
fn desk() -> Desk {
    let desk = Desk::new();
    let here = desk.path("");
    ffmpeg(&here, "-f lavfi -i mandelbrot=s=900x1200 -frames:v 1 photo.png");
    ffmpeg(&here, "-f lavfi -i mandelbrot=s=1200x900 -frames:v 1 wide.jpg");
    ffmpeg(&here, "-f lavfi -i testsrc=s=160x120 -frames:v 1 drawing.png");
    ffmpeg(&here, "-f lavfi -i testsrc=d=1:s=400x300:r=4 moves.gif");
    ffmpeg(&here, &format!("{VIDEO} {X264} clip.mp4"));
    ffmpeg(&here, &format!("{SOUND} chime.wav"));
    desk.put("voice.amr", beeps_in_amr());
    desk
}

#[test]
fn what_is_fitted_for_a_profile_is_shown_by_its_handsets() {
    let desk = desk();
    for (profile, names, made) in [
        (
            "aosp-default",
            "photo.png wide.jpg drawing.png moves.gif clip.mp4 chime.wav",
            &["chime.mp3", "clip.mp4", "drawing.png", "moves.gif", "photo.jpg", "wide.jpg"][..],
        ),
        (
            "oma-video-rich",
            "photo.png wide.jpg drawing.png moves.gif clip.mp4 voice.amr",
            &["clip.3gp", "drawing.jpg", "moves.gif", "photo.jpg", "voice.amr", "wide.jpg"],
        ),
        ("oma-image-basic", "photo.png wide.jpg moves.gif", &["moves.gif", "photo.jpg", "wide.jpg"]),
    ] {
        desk.run(&format!("fit {names} --profile {profile} --preset ultrafast -q --out-dir {profile}"))
            .exits(0);
        let found: Vec<_> =
            desk.list(profile).into_iter().map(|name| name.replace("chime.wav", "chime.mp3")).collect();
        assert_eq!(found, made, "{profile}");
        for name in desk.list(profile) {
            let run =
                desk.run(&format!("estimate {profile}/{name} --profile {profile} --format json")).json();
            let verdict = &run["messages"][0]["verdicts"][0];
            let words = verdict.to_string();
            assert!(!words.contains("not-shown") && !words.contains("scaled"), "{profile} {name}: {words}");
            assert!(
                matches!(verdict["outcome"].as_str(), Some("mms" | "at-risk")),
                "{profile} {name}: {words}"
            );
        }
    }
    assert_eq!(probed(&desk.path("oma-video-rich/photo.jpg"), "v", "stream=width,height"), "360,480");
    assert_eq!(probed(&desk.path("oma-video-rich/wide.jpg"), "v", "stream=width,height"), "640,480");
}

#[test]
fn what_no_handset_of_a_profile_shows_is_refused() {
    let desk = desk();
    ffmpeg(&desk.path(""), &format!("{VIDEO} {SOUND} {X264} -c:a aac loud.mp4"));
    for (name, profile, words, help) in [
        (
            "clip.mp4",
            "oma-image-rich",
            "`clip.mp4` would become a 3GP, which `oma-image-rich` does not show",
            "leave",
        ),
        (
            "chime.wav",
            "oma-video-rich",
            "would become an MP3, which `oma-video-rich` does not show",
            "is AMR",
        ),
        ("wide.jpg", "oma-text", "would become a JPEG, which `oma-text` does not show", "another profile"),
        (
            "loud.mp4",
            "oma-video-rich",
            "would become AAC, which `oma-video-rich` does not play",
            "`--no-audio`",
        ),
        ("moves.gif --gif-as mp4", "oma-image-rich", "would become a 3GP", "leave it out"),
    ] {
        for how in ["--out-dir out", "--dry-run", "--budget 90KB --out-dir out"] {
            desk.run(&format!("fit {name} --profile {profile} -q {how}")).exits(6).says(&[words, help]);
        }
    }
    desk.run("fit loud.mp4 --profile oma-video-rich --no-audio -q --out-dir out").exits(0);
    assert_eq!(desk.list("out"), ["loud.3gp"]);
    desk.put("m.toml", "subject = \"a\"\nname = \"a\"\n[[slide]]\nmedia = [\"wide.jpg\", \"chime.wav\"]\n");
    let words = ["would become an MP3, which `oma-image-rich` does not show"];
    desk.run("fit m.toml --profile oma-image-rich -q --out-dir no").exits(6).says(&words);
    assert!(!desk.path("no").exists());
    desk.put("m.toml", "subject = \"a\"\nname = \"a\"\n[[slide]]\nmedia = [\"photo.png\", \"voice.amr\"]\n");
    desk.run("fit m.toml --profile oma-image-rich -q --out-dir yes").exits(0);
    assert_eq!(desk.list("yes"), ["m.toml", "photo.jpg", "voice.amr"]);
}
