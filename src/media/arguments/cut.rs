//! The wanted part of a video or of audio.

use crate::media::streams::{Ratio, VideoTrack};

/// A part of a video or of audio, in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cut {
    /// The start of the part.
    pub start: f64,
    /// The length of the part; `None` means up to the end.
    pub seconds: Option<f64>,
}

impl Cut {
    /// The frame rate at which the wanted part of a video is shown and compared, unless a lower one is asked for.
    #[must_use]
    pub fn frame_rate(self, pictures: &VideoTrack) -> Ratio {
        if self.is_whole() { pictures.frame_rate } else { pictures.part_rate() }
    }

    /// Whether the cut covers the whole file.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.start <= 0.0 && self.seconds.is_none()
    }

    /// The cut for a file that plays `seconds`: the whole file if it is no longer than what is wanted from its start.
    #[must_use]
    pub fn within(self, seconds: Option<f64>) -> Self {
        let all = self.start <= 0.0 && self.seconds.zip(seconds).is_some_and(|(wanted, all)| wanted >= all);
        if all { Self::default() } else { self }
    }

    /// The length in seconds of the cut in a file that plays `seconds`.
    #[must_use]
    pub fn of(self, seconds: f64) -> f64 {
        let rest = (seconds - self.start).max(0.0);
        self.seconds.map_or(rest, |wanted| wanted.min(rest))
    }

    /// As many parts as `count`, evenly spread over the cut, which plays `seconds`; each as long as possible, but no
    /// longer than `longest` seconds.
    #[must_use]
    pub fn samples(self, seconds: f64, (count, longest): (u32, f64)) -> Vec<Self> {
        let apart = seconds / f64::from(count);
        let seconds = apart.min(longest);
        let start = |index: u32| self.start + f64::from(index) * apart + (apart - seconds) / 2.0;
        (0..count).map(|index| Self { start: start(index), seconds: Some(seconds) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_stays_inside() {
        let cut = |start: f64, seconds: Option<f64>| Cut { start, seconds }.of(10.0);
        assert_eq!((cut(0.0, None), cut(4.0, None), cut(4.0, Some(3.0))), (10.0, 6.0, 3.0));
        assert_eq!((cut(8.0, Some(3.0)), cut(20.0, None)), (2.0, 0.0));
        let within = |start: f64, seconds: f64| Cut { start, seconds: Some(seconds) }.within(Some(10.0));
        assert!(
            within(0.0, 10.0).is_whole() && !within(0.0, 9.9).is_whole() && !within(1.0, 20.0).is_whole()
        );
        assert!(Cut::default().is_whole() && !Cut { start: 0.0, seconds: Some(1.0) }.is_whole());
    }
}
