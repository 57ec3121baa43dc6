//! Submitting requests to the service: where to, with which headers, what the answer means for the message, how
//! fast, and what is written down so that nothing is submitted twice. Pure: sending and files are others'.

pub mod echo;
pub mod endpoint;
pub mod journal;
pub mod key;
pub mod outcome;
pub mod pace;
pub mod templates;
