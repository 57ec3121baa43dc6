//! Guesses the intended value of a malformed one. A guess is safe if the value cannot be read in any other way.

mod guess;
mod numbers;
mod times;
mod whole_url;
mod words;

pub(super) use numbers::{count, id, number, sender};
pub(super) use times::{minutes, seconds, timestamp};
pub(super) use whole_url::{is_several, percent_decoded, schemed, slashed};
pub(super) use words::{ascii, seen, word};

#[cfg(test)]
mod tests;
