//! How rules look at a slide's media: each URL with its place, and what is known of the file behind it.

use super::{Finding, Subject};
use crate::media::info::{ImageInfo, MediaInfo, VideoStream};
use crate::media::kind::{Family, MediaKind};
use crate::message::{Part, PartKind};
use crate::reference::Reference;
use crate::source::Spanned;

/// A medium with a URL.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link<'a> {
    /// Its slide, from 1.
    pub slide: usize,
    /// The medium.
    pub part: &'a Part,
    /// Its URL as it stands, of which the first counts.
    pub url: &'a Spanned<String>,
    /// The URL without the white space around it; never empty.
    pub text: &'a str,
}

impl Link<'_> {
    /// The URL taken apart, if it is one.
    pub fn reference(&self) -> Option<Reference> {
        Reference::parse(self.text).ok()
    }

    /// A finding at the URL.
    pub fn finding(&self, message: impl Into<String>) -> Finding {
        Finding::at(self.url.span, message).slide(self.slide)
    }
}

/// Every medium of a request that has a URL.
pub(super) fn links<'a>(subject: &Subject<'a>) -> impl Iterator<Item = Link<'a>> {
    let parts = subject.request().into_iter().flat_map(|request| request.parts());
    parts.filter_map(|(slide, part)| Some(Link { slide, part, url: part.urls.first()?, text: part.url()? }))
}

/// Every picture that was inspected: its place, its file's facts and its own.
pub(super) fn pictures<'a>(
    subject: &Subject<'a>,
) -> impl Iterator<Item = (Link<'a>, &'a MediaInfo, ImageInfo)> {
    let assets = subject.assets;
    links(subject).filter(|link| link.part.kind == PartKind::Image).filter_map(move |link| {
        let info = assets.get(link.text)?;
        Some((link, info, info.image?))
    })
}

/// Every film that was inspected: its place, its file's facts and its own.
pub(super) fn films<'a>(
    subject: &Subject<'a>,
) -> impl Iterator<Item = (Link<'a>, &'a MediaInfo, &'a VideoStream)> {
    let assets = subject.assets;
    links(subject).filter(|link| link.part.kind == PartKind::Video).filter_map(move |link| {
        let info = assets.get(link.text)?;
        Some((link, info, info.video.as_ref()?.as_ref()?))
    })
}

/// How a file's kind is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// By its bytes.
    Bytes,
    /// By its name alone, for no local file stands for it.
    Name,
}

/// A file's kind, as well as it is known.
pub(super) fn evidence(link: &Link<'_>, subject: &Subject<'_>) -> Option<(MediaKind, Evidence)> {
    if let Some(info) = subject.assets.get(link.text) {
        return Some((info.kind, Evidence::Bytes));
    }
    let extension = link.reference()?.extension()?;
    Some((MediaKind::from_extension(&extension)?, Evidence::Name))
}

/// The family of files that an element holds.
pub(super) fn family_of(kind: PartKind) -> Family {
    match kind {
        PartKind::Image => Family::Image,
        PartKind::Audio => Family::Audio,
        PartKind::Video => Family::Video,
        PartKind::Vcard => Family::Vcard,
        PartKind::Ical => Family::Ical,
        PartKind::Pdf => Family::Pdf,
        PartKind::Passbook => Family::Passbook,
    }
}

/// Whether a file of a video container holds sound and no picture.
pub(super) fn plays_sound_alone(info: &MediaInfo) -> bool {
    let container =
        matches!(info.kind, MediaKind::Mp4 | MediaKind::ThreeGp | MediaKind::ThreeG2 | MediaKind::Mov);
    container && info.video == Some(None) && matches!(info.audio, Some(Some(_)))
}
