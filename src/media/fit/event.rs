//! The progress of a fit.

/// A progress report of a fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event {
    /// The step.
    pub step: Step,
    /// How much of the whole is done, from 0 to 1.
    pub done: f64,
}

/// A step of a fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Reading the input's facts.
    Reading,
    /// Encoding the audio.
    Sound,
    /// Trying which frame size looks best.
    Trying,
    /// Analysing all frames.
    FirstPass,
    /// Encoding all frames.
    SecondPass,
    /// Encoding a picture or an animation.
    Picture,
    /// Decoding the result.
    Checking,
    /// Comparing the result with the input.
    Comparing,
}

impl Step {
    /// The step in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Step::Reading => "reading",
            Step::Sound => "encoding sound",
            Step::Trying => "trying frame sizes",
            Step::FirstPass => "first pass",
            Step::SecondPass => "second pass",
            Step::Picture => "encoding",
            Step::Checking => "checking",
            Step::Comparing => "comparing",
        }
    }
}
