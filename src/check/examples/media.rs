//! The media that a `toml` block describes.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::served;
use crate::media::assets::{Asset, AssetState, Assets, ProbeError};
use crate::media::info::{Animation, ImageInfo, MediaInfo, Presence, Soundness, VideoStream};
use crate::media::kind::{Family, MediaKind};

/// A medium described in a `toml` block.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Described {
    /// A file name extension of the medium's kind.
    #[serde(default)]
    kind: String,
    #[serde(default)]
    bytes: u64,
    seconds: Option<f64>,
    /// The codec of the video stream; an empty string means that the file has no video stream.
    video: Option<String>,
    /// Width and height in pixels, of a picture or a video.
    width: Option<u32>,
    height: Option<u32>,
    /// Frames per second of the video stream.
    fps: Option<f64>,
    /// Whether a picture has transparent pixels, and whether a JPEG is progressive.
    transparent: Option<bool>,
    progressive: Option<bool>,
    /// The number of frames of a GIF, and their total time in hundredths of a second.
    frames: Option<u32>,
    #[serde(default)]
    hundredths: u32,
    /// Why the file does not decode.
    damaged: Option<String>,
    /// `missing` or `empty`: how inspection failed. The other facts are then ignored.
    failed: Option<String>,
    /// How the file is served, if it was fetched.
    served: Option<served::Description>,
}

/// The media that a `toml` block describes, by URL.
pub(super) fn media(text: &str) -> Assets {
    let described: BTreeMap<String, Described> = toml::from_str(text).expect("a table of media");
    let mut assets = Assets::default();
    for (url, mut medium) in described {
        if let Some(served) = medium.served.take() {
            let mime = MediaKind::from_extension(&medium.kind).map_or("", MediaKind::mime);
            assets.serve(url.clone(), served.facts(medium.bytes, mime));
        }
        let path = PathBuf::from("media.bin");
        let state = match medium.failed.as_deref() {
            Some("missing") => AssetState::Failed(ProbeError::Missing(path.clone())),
            Some("empty") => AssetState::Failed(ProbeError::Empty(path.clone())),
            Some(other) => panic!("no way to fail is called `{other}`"),
            None => AssetState::Inspected(facts(medium)),
        };
        assets.insert(url, Asset { path: Some(path), state });
    }
    assets
}

fn facts(medium: Described) -> MediaInfo {
    let kind = MediaKind::from_extension(&medium.kind).expect("an extension");
    let (width, height) = (medium.width.unwrap_or(640), medium.height.unwrap_or(480));
    let stream = |codec: String| VideoStream { codec: Some(codec), width, height, frame_rate: medium.fps };
    let image = ImageInfo {
        transparent: medium.transparent,
        progressive: medium.progressive,
        animation: medium.frames.map(|frames| Animation { frames, hundredths: medium.hundredths }),
        ..ImageInfo::new(medium.width.unwrap_or(360), medium.height.unwrap_or(640))
    };
    MediaInfo {
        image: (kind.family() == Family::Image).then_some(image),
        seconds: medium.seconds,
        video: medium
            .video
            .map_or(Presence::Unknown, |codec| (!codec.is_empty()).then(|| stream(codec)).into()),
        soundness: medium.damaged.map_or(Soundness::Unknown, Soundness::Damaged),
        ..MediaInfo::new(kind, medium.bytes)
    }
}
