//! Command lines that find out which frame size of a video looks best.

use std::ffi::OsString;
use std::path::PathBuf;

use super::Input;
use super::command_line::Arguments;
use super::video::{Passes, REPEATABLE, filters};
use crate::limits::fitting::{STILL_RATE_TOLERANCE, TRIAL_FRAMES};
use crate::media::plan::video::VideoSettings;

/// The x264 preset for trials. Our choice: one of the fastest that still take earlier frames into account.
const PRESET: &str = "superfast";

/// Options that the preset leaves out, and that nearly static videos gain most by: detecting what is shown for long,
/// and spending more bits on it. Measured: without them, or in one pass, larger frames of such videos look no better.
const AHEAD: &str = "mbtree=1:rc-lookahead=40";

/// Encodes all of `tried` in one run, so that the source is decoded only once: the first pass without `outputs`, the
/// second pass into them.
#[must_use]
pub fn encode(passes: &Passes<'_>, tried: &[VideoSettings], outputs: Option<&[PathBuf]>) -> Vec<OsString> {
    let inlets: String = (0..tried.len()).map(|number| format!("[in{number}]")).collect();
    let mut graph = format!("[0:{}]split={}{inlets}", passes.pictures.index, tried.len());
    for (number, settings) in tried.iter().enumerate() {
        graph += &format!(";[in{number}]{}[out{number}]", filters(passes, settings));
    }
    let mut arguments = Arguments::ffmpeg().input(passes.input).pair("-lavfi", graph);
    for (number, settings) in tried.iter().enumerate() {
        arguments = arguments
            .pair("-map", format!("[out{number}]"))
            .words("-map_metadata -1 -map_chapters -1 -c:v libx264")
            .pair("-preset", PRESET)
            .pair("-b:v", settings.bitrate.to_string())
            .pair("-x264-params", format!("ratetol={STILL_RATE_TOLERANCE}:{AHEAD}:{REPEATABLE}"))
            .pair("-pass", if outputs.is_some() { "2" } else { "1" })
            // ffmpeg numbers the logs in the order of its outputs.
            .pair("-passlogfile", passes.log.as_os_str());
        arguments = match outputs.and_then(|outputs| outputs.get(number)) {
            Some(output) => arguments.words("-f mp4").output(output),
            None => arguments.words("-f null -"),
        };
    }
    arguments.done()
}

/// The path of the first pass's log of the first of `tried`.
#[must_use]
pub fn log(passes: &Passes<'_>) -> PathBuf {
    let mut name = passes.log.as_os_str().to_owned();
    name.push("-0.log");
    name.into()
}

/// Compares the results of trials with the source at the size of `passes`. The filters are numbered in the order of
/// `tried`.
#[must_use]
pub fn compare(passes: &Passes<'_>, tried: &[Input]) -> Vec<OsString> {
    let VideoSettings { width, height, .. } = *passes.settings;
    let some = format!("select=not(mod(n\\,{TRIAL_FRAMES}))");
    let inlets: String = (0..tried.len()).map(|number| format!("[a{number}]")).collect();
    let source = filters(passes, passes.settings);
    let (index, count) = (passes.pictures.index, tried.len());
    // Luma is compared as it is coded: a conversion to grey would assume a wider range for one of the two.
    let mut graph = format!("[0:{index}]{source},{some},extractplanes=y,split={count}{inlets}");
    for number in 0..count {
        let scaled =
            format!("{some},scale={width}:{height}:flags=bicubic,setsar=1,format=yuv420p,extractplanes=y");
        graph += &format!(";[{}:v:0]{scaled}[b{number}];[a{number}][b{number}]ssim@{number}", number + 1);
        graph += &format!("[c{number}]");
    }
    let arguments = Arguments::ffmpeg().words("-loglevel info").input(passes.input);
    let arguments = tried.iter().fold(arguments, Arguments::input).pair("-lavfi", graph);
    let mapped = |arguments: Arguments, number| arguments.pair("-map", format!("[c{number}]"));
    (0..count).fold(arguments, mapped).words("-f null -").done()
}
