//! The sizes of a message, per part and in total.

use super::encoding::{base64_lines, documented, documented_per_part};
use super::fallback::Fallback;
use super::layout::{Layout, LayoutKind};
use super::reason::Reason;
use super::{binary, mime, refusals};
use crate::dialect::Term;
use crate::limits::SLIDES;
use crate::limits::profile::Medium;
use crate::media::assets::Assets;
use crate::media::info::MediaInfo;
use crate::media::kind::{Family, MediaKind};
use crate::message::{Action, Request};

/// The sizes of one message (API facts §6.4), and other facts that decide how it arrives.
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
    /// The documented estimate with 814 bytes for each part, an upper bound.
    pub documented_per_part_bytes: Total,
    /// The exact length of the message as MIME.
    pub mime_bytes: Total,
    /// The exact length of the message in the binary form.
    pub binary_bytes: Total,
    /// Why the service refuses the message, whatever its size.
    pub refusals: Vec<Reason>,
    /// What is sent if the message cannot be delivered.
    pub fallback: Fallback,
    /// The number of characters of the subject.
    pub subject_characters: usize,
    /// Whether video and audio are sent without transcoding (API facts §9: sendMMS does not transcode them).
    pub untranscoded: bool,
    /// The layout that the sizes were computed from, for writing the message.
    pub layout: Layout,
}

/// Where a message's content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// In the request.
    Own,
    /// In a template stored by the service, whose size is not known here.
    TemplateUnknown,
}

/// One part's sizes.
#[derive(Clone, Debug, PartialEq)]
pub struct PartSize {
    /// Its slide (1-based).
    pub slide: usize,
    /// What it holds.
    pub kind: LayoutKind,
    /// Its URL or path; empty for text.
    pub reference: String,
    /// Its format, if its content or its URL tells; `None` for text.
    pub format: Option<MediaKind>,
    /// Its MIME type; the usual one of its element if the format is not known.
    pub mime: &'static str,
    /// The known facts about its file.
    pub info: Option<MediaInfo>,
    /// Its length, if it is known.
    pub bytes: Option<u64>,
    /// Its length in base64 lines.
    pub encoded_bytes: Option<u64>,
}

/// A sum that is incomplete if the length of a part is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The sum of the known lengths.
    pub bytes: u64,
    /// Whether all lengths are known; otherwise the sum is a lower bound.
    pub complete: bool,
}

impl PartSize {
    /// Whether the part is text contained in the request.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.kind == LayoutKind::Text
    }

    /// Whether the part is video or audio.
    #[must_use]
    pub fn plays(&self) -> bool {
        matches!(self.kind, LayoutKind::File(Family::Audio | Family::Video))
    }

    /// The file name: the part of the reference after its last `/`.
    #[must_use]
    pub fn name(&self) -> &str {
        if self.is_text() {
            return "text";
        }
        let path = self.reference.split(['?', '#']).next().unwrap_or_default();
        path.rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).unwrap_or(self.kind.as_str())
    }
}

impl Estimate {
    /// The parts whose length is not known.
    pub fn unknown(&self) -> impl Iterator<Item = &PartSize> {
        self.parts.iter().filter(|part| part.bytes.is_none())
    }
}

/// Computes the sizes of a request's message.
#[must_use]
pub fn estimate(request: &Request, assets: &Assets) -> Estimate {
    let templated = request.action.is_some_and(|action| !action.has_slides());
    let mut estimate = of_layout(Layout::of_request(request, assets));
    if templated {
        estimate.content = Content::TemplateUnknown;
        estimate.make_incomplete();
    } else {
        // The service finds none in an unknown element.
        let slides = if request.own_slides() == 0 { 0 } else { request.slides.len() };
        estimate.refusals.extend(refusal(slides));
        estimate.refusals.extend(refusals::of_slides(&estimate.layout));
    }
    let subject = request.fields.filled(Term::Subject).or_else(|| request.fields.filled(Term::CustomSubject));
    estimate.subject_characters = subject.map_or(0, |field| field.trimmed().chars().count());
    estimate.fallback = Fallback::of_request(request);
    estimate.untranscoded =
        request.action == Some(Action::SendMms) && estimate.parts.iter().any(PartSize::plays);
    estimate
}

/// Computes the sizes of single files as one message with a slide for each; a file without known facts makes the totals
/// incomplete.
#[must_use]
pub fn estimate_media(files: &[(String, Option<MediaInfo>)]) -> Estimate {
    let mut estimate = of_layout(Layout::of_files(files));
    estimate.refusals.extend(refusal(files.len()));
    estimate.refusals.extend(refusals::of_files(&estimate.layout));
    estimate
}

/// Why the service refuses a message of so many slides, if it does.
fn refusal(slides: usize) -> Option<Reason> {
    match slides {
        0 => Some(Reason::NoSlides),
        1..=SLIDES => None,
        more => Some(Reason::TooManySlides(more)),
    }
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
        refusals: Vec::new(),
        fallback: Fallback::Later,
        subject_characters: 0,
        untranscoded: false,
        parts,
        layout,
    }
}

/// The class of a part for limits on single files; `None` for text and for formats that no element carries.
#[must_use]
pub fn medium(part: &PartSize) -> Option<Medium> {
    Some(match (part.kind, part.format.map(MediaKind::family)) {
        (LayoutKind::Text, _) | (_, Some(Family::Other)) => return None,
        (LayoutKind::File(Family::Image), _) if part.format == Some(MediaKind::Gif) => Medium::Gif,
        (LayoutKind::File(Family::Image), _) => Medium::Image,
        (LayoutKind::File(Family::Audio), _) => Medium::Audio,
        (LayoutKind::File(Family::Video), _) => Medium::Video,
        (LayoutKind::File(_) | LayoutKind::Unknown, _) => Medium::Object,
    })
}
