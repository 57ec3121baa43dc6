//! What becomes of the pictures and of the sound of a video by themselves.

use super::*;
use crate::media::plan::{Handset, Soundtrack};

#[test]
fn pictures_may_end_before_the_sound_and_not_before_their_own_last() {
    for (packets, moments, last, is_whole) in
        [(150, 150, 4.9, true), (300, 300, 9.9, false), (300, 150, 4.9, false)]
    {
        let schedule = Schedule { packets, moments, last };
        let script = Script { shown: 0.5, schedule, ..Script::videos(&[293_000]) };
        match script.run(None) {
            Ok(fitted) => assert!(is_whole, "{schedule:?}: {fitted:?}"),
            Err(FitError::Short { got, .. }) => assert!(!is_whole && got < 5.2, "{schedule:?}: {got}"),
            Err(error) => panic!("{error}"),
        }
        assert_eq!(script.passes(), if is_whole { "sound first second" } else { "sound first" });
    }
}

#[test]
fn sound_gets_what_the_pictures_leave() {
    let small = [100_000, 100_010, 100_020];
    for (joined, bytes, passes, bitrate) in
        [(250_000, 250_000, "sound joined", 128_000), (300_001, 100_020, "sound joined sound joined", 32_000)]
    {
        let script = Script { joined, ..Script::videos(&small) };
        let fitted = script.run(None).unwrap();
        assert!(script.passes().ends_with(&format!("second {passes}")), "{}", script.passes());
        let Outcome::Fitted(product) = &fitted.outcome else { panic!("{fitted:?}") };
        let Some(Settings::Video(settings)) = &fitted.settings else { panic!("{fitted:?}") };
        assert_eq!((product.bytes, settings.audio.unwrap().bitrate), (bytes, bitrate));
        let told = fitted.notes.concat().contains("its sound are as good as the encoder makes them");
        assert_eq!(told, bitrate == 128_000, "{:?}", fitted.notes);
    }
}

#[test]
fn notes_for_the_first_handsets_with_video_name_what_is_true_of_the_result() {
    for (soundtrack, bytes, says, not) in [
        (Soundtrack::Drop, 50_000, "", "AAC"),
        (Soundtrack::Drop, 50_000, "", "at most 64 kbit/s"),
        (Soundtrack::Keep, 119_000, "at most 64 kbit/s", "as good as"),
        (Soundtrack::Keep, 119_000, "its sound is AAC", "as good as"),
    ] {
        let target = Target { handset: Handset::ThreeGp, soundtrack, ..target() };
        let fitted = Script::videos(&[bytes]).run_for(&source(), &target, None).unwrap();
        let notes = fitted.notes.concat();
        assert!(notes.contains(says) && !notes.contains(not), "{says}: {notes}");
    }
}
