//! The byte budget: a given size, or the limits of carriers and handsets.

use super::options::{Basis, FitArgs};
use crate::bytes::ByteSize;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure};
use crate::limits::profile;
use crate::size::encoding::{base64_lines, raw_under_documented, raw_under_lines};
use crate::size::layout::Layout;
use crate::size::{binary, mime};

/// Bytes by which the new name and type of a file may change the size of the message around it.
pub const CHANGED: u64 = 24;

/// A size limit of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The limit in bytes.
    pub bytes: u64,
    /// Which size of the message is limited.
    pub basis: Basis,
}

/// The limits that apply. `usual` is the basis of a `--budget` without `--basis`.
///
/// # Errors
/// When no limit is given, or a limit is not known.
pub fn limits(args: &FitArgs, usual: Basis, context: &mut Context<'_>) -> Result<Vec<Limit>, Failure> {
    let given = args.budget.map(|budget| Limit { bytes: budget.0, basis: args.basis.unwrap_or(usual) });
    if args.profiles.is_empty() {
        return given.map(|limit| vec![limit]).ok_or_else(nothing_given);
    }
    let profiles = context.config.profiles();
    let chosen = args.profiles.chosen(&profiles, context)?;
    // A given size replaces the limits of the profiles, but the names of the profiles are still checked.
    if let Some(limit) = given {
        return Ok(vec![limit]);
    }
    let of_message = |profile: &&profile::Profile| {
        let limit = profile.message()?;
        // If the profile has a base64 limit too, the documented estimate applies (API facts §9).
        let wire = profile.wire.as_ref().and_then(|wire| raw_under_documented(wire.least));
        let wire = wire.map(|bytes| Limit { bytes, basis: Basis::Raw });
        let basis = match profile.basis {
            profile::Basis::Wire => Basis::Wire,
            profile::Basis::Binary => Basis::Binary,
        };
        // A message between the two ends of a range may not arrive, so the lower end counts.
        Some(std::iter::once(Limit { bytes: limit.least, basis }).chain(wire))
    };
    let limits: Vec<Limit> = chosen.iter().filter_map(of_message).flatten().collect();
    if limits.is_empty() {
        return Err(Failure::usage("the chosen limits are of single files, not of messages")
            .help("choose a carrier's or a handset's limit, or give `--budget`"));
    }
    Ok(limits)
}

fn nothing_given() -> Failure {
    Failure::usage("no size limit is given").help(
        "give `--budget 600KB`, which is safe across US carriers, or `--carrier NAME`, or `--profile NAME`",
    )
}

impl Limit {
    /// The bytes that a message with this layout uses.
    pub fn used(self, layout: &Layout) -> u64 {
        match self.basis {
            Basis::Raw => layout.parts.iter().filter_map(|part| part.bytes).fold(0, u64::saturating_add),
            Basis::Wire => mime::size(layout),
            Basis::Binary => binary::size(layout),
        }
    }

    /// The bytes left for media, counted as this limit counts them, if the rest of the message takes `others`.
    pub fn room(self, others: u64) -> u64 {
        self.bytes.saturating_sub(others)
    }

    /// The largest file, in bytes, that takes up at most `room`, counted as this limit counts.
    pub fn raw(self, room: u64) -> u64 {
        match self.basis {
            Basis::Wire => raw_under_lines(room, 0).unwrap_or(0),
            Basis::Raw | Basis::Binary => room,
        }
    }

    /// The bytes that a file of `raw` bytes takes up, counted as this limit counts.
    pub fn counted(self, raw: u64) -> u64 {
        match self.basis {
            Basis::Wire => base64_lines(raw),
            // The length field before a part takes up to four bytes.
            Basis::Binary => raw.saturating_add(4),
            Basis::Raw => raw,
        }
    }

    /// The limit in words.
    pub fn words(self) -> String {
        let size = ByteSize(self.bytes);
        match self.basis {
            Basis::Raw => format!("{size} of media"),
            Basis::Wire => format!("{size} as MIME"),
            Basis::Binary => format!("{size} in binary form"),
        }
    }
}

/// The error for a message that cannot be made small enough.
pub fn over(limit: Limit, needs: &str, least: u64) -> Failure {
    Failure {
        exit: Exit::Limit,
        message: format!(
            "the message cannot be fitted into {}: {needs} {} ({least} bytes)",
            limit.words(),
            ByteSize(least)
        ),
        help: Some("raise the budget, or leave a medium out".to_owned()),
    }
}
