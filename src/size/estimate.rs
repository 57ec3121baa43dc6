//! A message's sizes, per part and in all.

use super::encoding::{base64_lines, documented, documented_per_part};
use super::layout::Layout;
use super::{binary, mime};
use crate::media::assets::Assets;
use crate::media::kind::MediaKind;
use crate::message::Request;

/// The sizes of one message (API facts §6.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// Whether the message carries its own content.
    pub content: Content,
    /// Its parts, in order; the presentation is not among them.
    pub parts: Vec<PartSize>,
    /// The sum of the parts.
    pub raw_bytes: Total,
    /// The documented estimate: 1.37 × raw + 814.
    pub documented_bytes: Total,
    /// The same with 814 for each part, an upper bound.
    pub documented_per_part_bytes: Total,
    /// The exact length as a MIME message.
    pub mime_bytes: Total,
    /// The exact length in the binary form.
    pub binary_bytes: Total,
}

/// Where a message's content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// In the request.
    Own,
    /// In a template that the service holds, so that nothing can be said here.
    TemplateUnknown,
}

/// One part's sizes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartSize {
    /// Its slide, from 1.
    pub slide: usize,
    /// The word for it: an element's name, or `text`.
    pub kind: &'static str,
    /// Its URL or path; empty for text.
    pub reference: String,
    /// Its length, if it is known.
    pub bytes: Option<u64>,
    /// Its length in base64 lines.
    pub encoded_bytes: Option<u64>,
}

/// A sum that may lack a part of unknown length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The sum of what is known.
    pub bytes: u64,
    /// Whether that is all; otherwise it is a lower bound.
    pub complete: bool,
}

/// The sizes of a request.
#[must_use]
pub fn estimate(request: &Request, assets: &Assets) -> Estimate {
    let templated = request.action.is_some_and(|action| !action.has_slides());
    let layout = Layout::of_request(request, assets);
    Estimate {
        content: if templated { Content::TemplateUnknown } else { Content::Own },
        ..of_layout(&layout)
    }
}

/// The sizes of bare files as one message, a slide each.
#[must_use]
pub fn estimate_media(files: &[(String, MediaKind, u64)]) -> Estimate {
    of_layout(&Layout::of_files(files))
}

fn of_layout(layout: &Layout) -> Estimate {
    let parts: Vec<PartSize> = layout
        .parts
        .iter()
        .map(|part| PartSize {
            slide: part.slide,
            kind: part.kind,
            reference: part.reference.clone(),
            bytes: part.bytes,
            encoded_bytes: part.bytes.map(base64_lines),
        })
        .collect();
    let complete = parts.iter().all(|part| part.bytes.is_some());
    let raw = parts.iter().filter_map(|part| part.bytes).fold(0, u64::saturating_add);
    let total = |bytes| Total { bytes, complete };
    Estimate {
        content: Content::Own,
        raw_bytes: total(raw),
        documented_bytes: total(documented(raw)),
        documented_per_part_bytes: total(documented_per_part(raw, parts.len() as u64)),
        mime_bytes: total(mime::size(layout)),
        binary_bytes: total(binary::size(layout)),
        parts,
    }
}
