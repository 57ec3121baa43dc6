//! Fits a video: encodes its audio first, then runs two passes, then repeats the second until the result is inside
//! the band.

mod beside;
mod copied;
mod forecast;
pub(super) mod frames;
mod kept;
mod motion;
mod notes;
mod passes;
mod result;
mod run;
mod sound;
mod state;
mod trial;

pub(super) use forecast::forecast;
pub(super) use kept::keeps;
pub(super) use run::fit;
