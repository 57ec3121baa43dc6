//! The sizes of a message, per part and in total.

use super::encoding::{base64_lines, documented, documented_per_part};
use super::fallback::Fallback;
use super::layout::Layout;
use super::{binary, mime};
use crate::dialect::Term;
use crate::limits::profile::Medium;
use crate::media::assets::Assets;
use crate::media::info::MediaInfo;
use crate::media::kind::{Family, MediaKind};
use crate::message::{Action, Request};

/// The sizes of one message (API facts §6.4), and what else decides how it arrives.
#[derive(Clone, Debug, PartialEq)]
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
    /// What is sent where the message cannot be.
    pub fallback: Fallback,
    /// The subject's characters.
    pub subject_characters: usize,
    /// Whether videos and sounds go out as they are (API facts §9: sendMMS does not transcode them).
    pub untranscoded: bool,
    /// What the sizes were counted on, for writing the message.
    pub layout: Layout,
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
#[derive(Clone, Debug, PartialEq)]
pub struct PartSize {
    /// Its slide, from 1.
    pub slide: usize,
    /// The word for it: an element's name, or `text`.
    pub kind: &'static str,
    /// Its URL or path; empty for text.
    pub reference: String,
    /// What it is, where its bytes or its URL tell; nothing for text.
    pub format: Option<MediaKind>,
    /// Its MIME type, by its usual one where nothing tells.
    pub mime: &'static str,
    /// What is known of its file.
    pub info: Option<MediaInfo>,
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

impl PartSize {
    /// Whether it is text that the request itself carries.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.kind == "text"
    }

    /// Whether it is a video or a sound.
    #[must_use]
    pub fn plays(&self) -> bool {
        matches!(self.kind, "audio" | "video")
    }

    /// The short name of its file: what stands behind the last `/` of its reference.
    #[must_use]
    pub fn name(&self) -> &str {
        if self.is_text() {
            return "text";
        }
        let path = self.reference.split(['?', '#']).next().unwrap_or_default();
        path.rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).unwrap_or(self.kind)
    }
}

impl Estimate {
    /// Parts whose length is not known.
    pub fn unknown(&self) -> impl Iterator<Item = &PartSize> {
        self.parts.iter().filter(|part| part.bytes.is_none())
    }
}

/// The sizes of a request.
#[must_use]
pub fn estimate(request: &Request, assets: &Assets) -> Estimate {
    let templated = request.action.is_some_and(|action| !action.has_slides());
    let mut estimate = of_layout(Layout::of_request(request, assets));
    if templated {
        estimate.content = Content::TemplateUnknown;
        estimate.make_incomplete();
    }
    let subject = request.fields.filled(Term::Subject).or_else(|| request.fields.filled(Term::CustomSubject));
    estimate.subject_characters = subject.map_or(0, |field| field.trimmed().chars().count());
    estimate.fallback = Fallback::of_request(request);
    estimate.untranscoded =
        request.action == Some(Action::SendMms) && estimate.parts.iter().any(PartSize::plays);
    estimate
}

/// The sizes of bare files as one message, a slide each; what is not known of a file leaves the totals open.
#[must_use]
pub fn estimate_media(files: &[(String, Option<MediaInfo>)]) -> Estimate {
    of_layout(Layout::of_files(files))
}

impl Estimate {
    fn make_incomplete(&mut self) {
        for total in [
            &mut self.raw_bytes,
            &mut self.documented_bytes,
            &mut self.documented_per_part_bytes,
            &mut self.mime_bytes,
            &mut self.binary_bytes,
        ] {
            total.complete = false;
        }
    }
}

fn of_layout(layout: Layout) -> Estimate {
    let parts: Vec<PartSize> = layout
        .parts
        .iter()
        .map(|part| PartSize {
            slide: part.slide,
            kind: part.kind,
            reference: part.reference.clone(),
            format: part.format,
            mime: part.mime,
            info: part.info.clone(),
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
        mime_bytes: total(mime::size(&layout)),
        binary_bytes: total(binary::size(&layout)),
        fallback: Fallback::Later,
        subject_characters: 0,
        untranscoded: false,
        parts,
        layout,
    }
}

/// What limits of single files call a part; nothing for text and for what no element carries.
#[must_use]
pub fn medium(part: &PartSize) -> Option<Medium> {
    Some(match (part.kind, part.format.map(MediaKind::family)) {
        (_, Some(Family::Other)) => return None,
        ("image", _) if part.format == Some(MediaKind::Gif) => Medium::Gif,
        ("image", _) => Medium::Image,
        ("audio", _) => Medium::Audio,
        ("video", _) => Medium::Video,
        ("text", _) => return None,
        _ => Medium::Object,
    })
}
