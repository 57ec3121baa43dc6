//! `video-codecs`

use crate::check::rule::rule;
use crate::check::slide_media::links;
use crate::check::{About, Findings, Level, Subject};
use crate::media::info::{MediaInfo, Presence};
use crate::media::kind::{Family, Support};
use crate::message::PartKind;

rule! {
    /// A video has a picture, in a codec that the service knows
    ///
    /// # Why
    /// A file without a video track is refused; one in a codec that is too new for the service's encoder is
    /// likely to be, or to fail later with postback E003.
    ///
    /// # Fails
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "mp4", bytes = 900000, video = "av1" }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// ```toml
    /// "http://www.yoursite.com/1.mpg" = { kind = "mpg", bytes = 900000, video = "" }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mpg</url></video></slide>
    /// ```
    /// # Passes
    /// ```toml
    /// "http://www.yoursite.com/1.mp4" = { kind = "mp4", bytes = 900000, video = "h264" }
    /// ```
    /// ```xml save
    /// <slide><video><url>http://www.yoursite.com/1.mp4</url></video></slide>
    /// ```
    /// # Levels
    /// - warning: a codec that the service may not know
    /// # Sources
    /// - Skycore API 1.3 (2015-02): E343, a video has missing codecs
    /// - Ours: which codecs the service knows is undocumented; those of 2014's phones and files are taken as known
    "video-codecs", Level::ERROR, ["E343"], About::Media, check, Needs::KnownMedia
}

/// Codecs as ffprobe spells them.
const KNOWN: [&str; 16] = [
    "h264",
    "h263",
    "mpeg4",
    "mpeg1video",
    "mpeg2video",
    "msmpeg4v1",
    "msmpeg4v2",
    "msmpeg4v3",
    "wmv1",
    "wmv2",
    "wmv3",
    "vc1",
    "mjpeg",
    "dvvideo",
    "h261",
    "cinepak",
];

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for link in links(subject).filter(|link| link.part.kind == PartKind::Video) {
        let Some(info) = link.info.filter(|info| judged(info)) else { continue };
        match &info.video {
            Presence::Absent => findings.report(
                link.finding("the file has no video track")
                    .help("export it with its picture, as H.264 in MP4"),
            ),
            Presence::Present(stream) => {
                let Some(codec) = stream.codec.as_deref().filter(|codec| !KNOWN.contains(codec)) else {
                    continue;
                };
                findings.report(
                    link.finding(format!("the video's codec is {codec}, which the service may not know"))
                        .level(Level::WARNING)
                        .help("encode it as H.264 with AAC in MP4"),
                );
            }
            Presence::Unknown => {}
        }
    }
}

/// Files that other rules refuse whole are theirs.
fn judged(info: &MediaInfo) -> bool {
    let video = info.kind.family() == Family::Video && info.kind.support() != Support::Unsupported;
    video && !info.plays_sound_alone() && info.soundness.fault().is_none()
}
