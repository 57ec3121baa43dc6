//! Decoding of JPEGs by libjpeg, which goes on after damage and warns of it.

use std::cell::Cell;
use std::ffi::{c_int, c_long};
use std::io::{BufRead, BufReader};

use image::RgbImage;
use mozjpeg::decompress::DecompressBuilder;
use mozjpeg_sys::{jpeg_common_struct, jpeg_error_mgr, msg_parm_union};

use super::error::{MEMORY, within};
use crate::media::probe::guarded;

/// The side of a block in pixels (ITU-T T.81, section A.1).
pub(super) const BLOCK: u32 = 8;

/// So many bytes are too few for libjpeg to hurry: it does with 512 for each block of the smallest unit.
const FEW: usize = 256;

thread_local! {
    /// How many times libjpeg has warned on this thread.
    static WARNINGS: Cell<u32> = const { Cell::new(0) };
}

/// When libjpeg warned while it decoded the data of a picture. What it warns of before, in the headers, is no damage to
/// the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Warned {
    /// Before the first row: about the parameters of a scan or, if there are several scans, about the data of any.
    pub(super) scans: bool,
    /// In the rows: data are missing, or are no code.
    pub(super) rows: bool,
    /// Likewise in the last row of blocks.
    pub(super) last: bool,
    /// After the last row: more data follow.
    pub(super) end: bool,
}

/// Decodes a JPEG at `eighths` eighths of its width and height; `None` if libjpeg does not read it.
pub(super) fn read(bytes: &[u8], eighths: u8) -> Option<(RgbImage, Warned)> {
    let mut read = None;
    // libjpeg's fatal errors unwind as panics.
    guarded(|| read = try_read(bytes, eighths));
    read
}

/// Decodes a JPEG for the warnings alone. libjpeg takes its time, as it does not warn of all invalid codes if it has
/// many bytes at a time.
pub(super) fn warned(bytes: &[u8]) -> Option<Warned> {
    let mut warned = None;
    guarded(|| warned = try_read(BufReader::with_capacity(FEW, bytes), 1).map(|(_, warned)| warned));
    warned
}

fn try_read(reader: impl BufRead, eighths: u8) -> Option<(RgbImage, Warned)> {
    let mut decompress = DecompressBuilder::new().with_err(counting()).from_reader(reader).ok()?;
    within(decompress.width() as u64 * decompress.height() as u64 * 3, MEMORY).ok()?;
    let across = decompress.components().iter().map(|channel| channel.v_samp_factor).max()?;
    let blocks = usize::try_from(across).ok()?.max(1);
    let before_last =
        (decompress.height().max(1) - 1) / (BLOCK as usize * blocks) * blocks * usize::from(eighths);
    decompress.scale(eighths);
    let mut warned = Warned::default();
    let mut started = noticed(&mut warned.scans, || decompress.rgb()).ok()?;
    let (width, height) = (started.width(), started.height());
    let mut pixels = vec![0u8; width * height * 3];
    let (rows, last) = pixels.split_at_mut(width * before_last.min(height) * 3);
    noticed(&mut warned.rows, || started.read_scanlines_into(rows).map(|_| ())).ok()?;
    noticed(&mut warned.last, || started.read_scanlines_into(last).map(|_| ())).ok()?;
    // What comes after the picture is no reason to do without it.
    noticed(&mut warned.end, || guarded(|| drop(started.finish())));
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    Some((RgbImage::from_raw(width, height, pixels)?, warned))
}

/// Runs a step of decoding, and notes whether libjpeg warned meanwhile.
fn noticed<T>(warned: &mut bool, step: impl FnOnce() -> T) -> T {
    let before = WARNINGS.get();
    let result = step();
    *warned = WARNINGS.get() != before;
    result
}

/// How libjpeg reports errors: it unwinds from those that it cannot go on after, and warnings are counted.
fn counting() -> jpeg_error_mgr {
    jpeg_error_mgr {
        error_exit: Some(unwind),
        emit_message: Some(count),
        output_message: Some(ignore),
        format_message: Some(format_nothing),
        reset_error_mgr: Some(ignore),
        msg_code: 0,
        msg_parm: msg_parm_union::default(),
        trace_level: 0,
        num_warnings: c_long::from(0i8),
        jpeg_message_table: std::ptr::null(),
        last_jpeg_message: 0,
        addon_message_table: std::ptr::null(),
        first_addon_message: 0,
        last_addon_message: 0,
    }
}

extern "C-unwind" fn unwind(_: &mut jpeg_common_struct) {
    // No panic, which would print something.
    std::panic::resume_unwind(Box::new("libjpeg cannot read this"));
}

extern "C-unwind" fn count(_: &mut jpeg_common_struct, level: c_int) {
    // Warnings have a negative level, what only traces a positive one.
    if level < 0 {
        WARNINGS.set(WARNINGS.get().wrapping_add(1));
    }
}

extern "C-unwind" fn ignore(_: &mut jpeg_common_struct) {}

extern "C-unwind" fn format_nothing(_: &mut jpeg_common_struct, _: &[u8; 80]) {}
