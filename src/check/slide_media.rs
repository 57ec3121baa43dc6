//! The media of a slide as rules see them: each URL with its place, and the facts known about the file behind it.

use super::{Finding, Subject};
use crate::limits::profile::Medium;
use crate::media::assets::{Asset, AssetState, Assets, ProbeError};
use crate::media::info::{ImageInfo, MediaInfo, VideoStream};
use crate::media::kind::MediaKind;
use crate::message::{Part, PartKind};
use crate::reference::{Reference, ReferenceError};
use crate::served::{FinalResponse, Served};
use crate::source::Spanned;

/// A medium of a slide with its URL.
#[derive(Debug)]
pub(super) struct Link<'a> {
    /// The slide's number, from 1.
    pub slide: usize,
    /// The medium.
    pub part: &'a Part,
    /// The URL as written; if the element has several, the first.
    pub url: &'a Spanned<String>,
    /// The URL without the white space around it; never empty.
    pub text: &'a str,
    /// The parsed URL, or why it is not a URL.
    pub reference: Result<Reference, ReferenceError>,
    /// The medium as it was looked for; `None` if it is not listed.
    pub asset: Option<&'a Asset>,
    /// The facts known about the file behind the URL.
    pub info: Option<&'a MediaInfo>,
    /// The kind of the file behind the URL, as well as it is known.
    pub kind: Option<(MediaKind, Evidence)>,
    assets: &'a Assets,
}

/// How the kind of a file is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// By the bytes of the file.
    Bytes,
    /// Only by the name in the URL, because no facts about the file are known.
    Name,
}

impl<'a> Link<'a> {
    fn new(slide: usize, part: &'a Part, assets: &'a Assets) -> Option<Self> {
        let (url, text) = (part.urls.first()?, part.url()?);
        let reference = Reference::parse(text);
        let by_name = || MediaKind::from_url(reference.as_ref().ok()?);
        let asset = assets.asset(text);
        let info = asset.and_then(Asset::info);
        let kind = match info {
            Some(info) => Some((info.kind, Evidence::Bytes)),
            None => by_name().map(|kind| (kind, Evidence::Name)),
        };
        Some(Self { slide, part, url, text, reference, asset, info, kind, assets })
    }

    /// The parsed URL, if it is a URL.
    pub fn reference(&self) -> Option<&Reference> {
        self.reference.as_ref().ok()
    }

    /// Whether the URL is written with nothing but scheme, host and path, all as URL parsing leaves them, which holds
    /// for nearly every medium.
    pub fn is_plain(&self) -> bool {
        self.reference().is_some_and(|reference| reference.is_plainly(self.text))
    }

    /// A finding at the URL.
    pub fn finding(&self, message: impl Into<String>) -> Finding {
        Finding::at(self.url.span, message).slide(self.slide)
    }

    /// A finding at the URL because of which the service cannot fetch the medium.
    pub fn fetch_finding(&self, message: impl Into<String>) -> Finding {
        self.finding(message).codes(&[self.part.kind.copy_code()])
    }

    /// How the medium is served, if it was fetched.
    pub fn served(&self) -> Option<&'a Served> {
        self.assets.served(self.text)
    }

    /// The response with the medium, if it was fetched successfully.
    pub fn response(&self) -> Option<&'a FinalResponse> {
        self.served()?.success()
    }

    /// Whether the file was looked into, and is of no kind that is known.
    pub fn is_unknown(&self) -> bool {
        let state = self.asset.map(|asset| &asset.state);
        matches!(state, Some(AssetState::Failed(ProbeError::UnknownKind(_))))
    }

    /// The medium as limits name it, by its element and, as well as it is known, by its file.
    pub fn medium(&self) -> Medium {
        match self.part.kind {
            PartKind::Image if matches!(self.kind, Some((MediaKind::Gif, _))) => Medium::Gif,
            PartKind::Image => Medium::Image,
            PartKind::Audio => Medium::Audio,
            PartKind::Video => Medium::Video,
            _ => Medium::Object,
        }
    }
}

/// Every medium of a request that has a URL.
pub(super) fn links<'s, 'a>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'s Link<'a>> {
    let all = || {
        let parts = subject.request().into_iter().flat_map(|request| request.parts());
        parts.filter_map(|(slide, part)| Link::new(slide, part, subject.assets)).collect()
    };
    // A dozen rules need them.
    subject.derived.links.get_or_init(all).iter()
}

/// Every medium that was fetched: its link, and how it is served.
pub(super) fn fetched<'s, 'a>(subject: &'s Subject<'a>) -> impl Iterator<Item = (&'s Link<'a>, &'a Served)> {
    // Only `--online` fetches any.
    let links = subject.assets.was_fetched().then(|| links(subject));
    links.into_iter().flatten().filter_map(|link| Some((link, link.served()?)))
}

/// Every medium that was fetched successfully: its link, and the response with the medium.
pub(super) fn answered<'s, 'a>(
    subject: &'s Subject<'a>,
) -> impl Iterator<Item = (&'s Link<'a>, &'a FinalResponse)> {
    fetched(subject).filter_map(|(link, served)| Some((link, served.success()?)))
}

/// Every image that was inspected: its link, the facts about its file, and the facts about the image.
pub(super) fn pictures<'s, 'a>(
    subject: &'s Subject<'a>,
) -> impl Iterator<Item = (&'s Link<'a>, &'a MediaInfo, ImageInfo)> {
    links(subject).filter(|link| link.part.kind == PartKind::Image).filter_map(|link| {
        let info = link.info?;
        Some((link, info, info.image?))
    })
}

/// Every video that was inspected: its link, the facts about its file, and the facts about the video stream.
pub(super) fn videos<'s, 'a>(
    subject: &'s Subject<'a>,
) -> impl Iterator<Item = (&'s Link<'a>, &'a MediaInfo, &'a VideoStream)> {
    links(subject).filter(|link| link.part.kind == PartKind::Video).filter_map(|link| {
        let info = link.info?;
        Some((link, info, info.video.present()?))
    })
}
