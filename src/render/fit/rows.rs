//! What is printed about the files of a run and about their message.

use std::path::Path;

use super::Shared;
use crate::media::fit::{Fitted, Forecast};

/// The result of one file.
#[derive(Debug)]
pub struct FileRow<'a> {
    /// The input.
    pub input: &'a Path,
    /// The path of the result.
    pub output: Option<&'a Path>,
    /// The most bytes that the result may have.
    pub budget: u64,
    /// Bytes of the input.
    pub input_bytes: u64,
    /// The outcome and further facts.
    pub fitted: &'a Fitted,
    /// The duration of the work in seconds.
    pub seconds: f64,
}

/// The forecast for one file.
#[derive(Debug)]
pub struct Planned<'a> {
    /// The input.
    pub input: &'a Path,
    /// The most bytes that the result may have.
    pub budget: u64,
    /// Bytes of the input.
    pub input_bytes: u64,
    /// The forecast.
    pub forecast: Forecast,
}

/// What has neither a result nor a forecast.
#[derive(Debug, Default)]
pub struct Rest<'a> {
    /// The files that could not be worked on.
    pub failed: Vec<FailedFile<'a>>,
    /// The media of a message that were not tried, because one of its limits cannot be met.
    pub untried: Vec<&'a Path>,
    /// Why a limit of the message cannot be met, if it cannot.
    pub refusal: Option<&'a str>,
}

/// A file that could not be worked on.
#[derive(Debug)]
pub struct FailedFile<'a> {
    /// The input.
    pub input: &'a Path,
    /// What is wrong with it.
    pub error: &'a str,
    /// How to fix it.
    pub help: Option<&'a str>,
}

/// A message whose media share its limits.
#[derive(Debug)]
pub struct MessagePlan<'a> {
    /// The manifest.
    pub path: &'a Path,
    /// The limits of the message, each with the bytes that are shared under it.
    pub limits: Vec<Shared>,
}
