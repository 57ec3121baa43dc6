//! A size limit of a message: a given size, or those of carriers and handsets.

use std::path::Path;

use crate::bytes::ByteSize;
use crate::limits::profile::{self, Profile};
use crate::media::info::MediaInfo;
use crate::media::probe;
use crate::size::encoding::{base64_lines, raw_under_documented, raw_under_lines};
use crate::size::layout::Layout;
use crate::size::{binary, mime};

/// Bytes by which the new name and type of a file may change the size of the message around it.
pub(super) const CHANGED: u64 = 24;

/// What a size is the size of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The media alone.
    Raw,
    /// The message as MIME, with base64.
    Wire,
    /// The message in the binary form that handsets retrieve.
    Binary,
}

impl Basis {
    /// The name of the basis in flags and results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Basis::Raw => "raw",
            Basis::Wire => "wire",
            Basis::Binary => "binary",
        }
    }
}

/// A size limit of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The limit in bytes.
    pub bytes: u64,
    /// Which size of the message is limited.
    pub basis: Basis,
}

impl Limit {
    /// The limits that a profile sets to messages, none if it limits only single files.
    pub fn of_profile(profile: &Profile) -> impl Iterator<Item = Limit> {
        let limit = profile.message().map(|limit| {
            let basis = match profile.basis {
                profile::Basis::Wire => Basis::Wire,
                profile::Basis::Binary => Basis::Binary,
            };
            // A message between the two ends of a range may not arrive, so the lower end counts.
            Limit { bytes: limit.least, basis }
        });
        // If the profile has a base64 limit too, the documented estimate applies (API facts §9).
        let wire = limit.and(profile.wire.as_ref()).and_then(|wire| raw_under_documented(wire.least));
        limit.into_iter().chain(wire.map(|bytes| Limit { bytes, basis: Basis::Raw }))
    }

    /// The largest size of a file that is a message by itself, in bytes.
    #[must_use]
    pub fn of_file(self, input: &Path) -> u64 {
        let info = probe::kind(input).ok().map(|kind| MediaInfo::new(kind, 0));
        let layout = Layout::of_files(&[(input.display().to_string(), info)]);
        let others = if self.basis == Basis::Raw { 0 } else { self.used(&layout) + CHANGED };
        self.raw(self.room(others))
    }

    /// The bytes that a message with this layout uses.
    #[must_use]
    pub fn used(self, layout: &Layout) -> u64 {
        match self.basis {
            Basis::Raw => layout.parts.iter().filter_map(|part| part.bytes).fold(0, u64::saturating_add),
            Basis::Wire => mime::size(layout),
            Basis::Binary => binary::size(layout),
        }
    }

    /// The bytes left for media, counted as this limit counts them, if the rest of the message takes `others`.
    #[must_use]
    pub fn room(self, others: u64) -> u64 {
        self.bytes.saturating_sub(others)
    }

    /// The largest file, in bytes, that takes up at most `room`, counted as this limit counts.
    #[must_use]
    pub fn raw(self, room: u64) -> u64 {
        match self.basis {
            Basis::Wire => raw_under_lines(room, 0).unwrap_or(0),
            Basis::Raw | Basis::Binary => room,
        }
    }

    /// The bytes that a file of `raw` bytes takes up, counted as this limit counts.
    #[must_use]
    pub fn counted(self, raw: u64) -> u64 {
        match self.basis {
            Basis::Wire => base64_lines(raw),
            // The length field before a part takes up to four bytes.
            Basis::Binary => raw.saturating_add(4),
            Basis::Raw => raw,
        }
    }

    /// The limit in words.
    #[must_use]
    pub fn words(self) -> String {
        let size = ByteSize(self.bytes);
        match self.basis {
            Basis::Raw => format!("{size} of media"),
            Basis::Wire => format!("{size} as MIME"),
            Basis::Binary => format!("{size} in binary form"),
        }
    }
}
