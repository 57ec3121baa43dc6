//! What becomes of the pictures and of the sound of a video by themselves.

use super::*;

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
