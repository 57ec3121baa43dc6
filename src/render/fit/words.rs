//! Settings and shares in words.

use crate::media::fit::Settings;
use crate::media::plan::audio::AudioSettings;
use crate::media::plan::image::ImageFormat;

pub(in crate::render) fn words(settings: &Settings) -> String {
    match settings {
        Settings::Video(video) => {
            let sound = video.audio.as_ref().map_or("no sound".to_owned(), sound);
            let rate = format!("{:.4}", Trimmed(video.frame_rate.value()));
            let frames = if rate == "1" { "frame" } else { "frames" };
            format!(
                "{} {}x{} at {rate} {frames} a second, {} kbit/s; {sound}",
                video.codec.name(),
                video.width,
                video.height,
                video.bitrate / 1000,
            )
        }
        Settings::Audio(audio) => sound(audio),
        Settings::Image(image) => {
            let format = match image.format {
                ImageFormat::Jpeg(quality) => format!("JPEG of quality {quality:.1}"),
                ImageFormat::Png(None) => "PNG without loss".to_owned(),
                ImageFormat::Png(Some(colours)) => format!("PNG of {colours} colours"),
                ImageFormat::Gif(colours) => format!("GIF of {colours} colours"),
            };
            let frames = image.frames.map_or(String::new(), |frames| format!(", {frames} frames"));
            format!("{format}, {}x{}{frames}", image.width, image.height)
        }
    }
}

fn sound(audio: &AudioSettings) -> String {
    let channels = if audio.channels == 1 { "mono" } else { "stereo" };
    let (kbit, khz) = (f64::from(audio.bitrate) / 1000.0, f64::from(audio.sample_rate) / 1000.0);
    format!("{} {:.1} kbit/s, {channels}, {} kHz", audio.codec.name(), Trimmed(kbit), Trimmed(khz))
}

/// Formats a number without trailing zeros.
struct Trimmed(f64);

impl std::fmt::Display for Trimmed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:.*}", f.precision().unwrap_or(3).min(3), self.0);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

pub(in crate::render) fn percent(part: u64, whole: u64) -> String {
    let tenths = u128::from(part) * 1000 / u128::from(whole.max(1));
    format!("{}.{} %", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::plan::video::{VideoCodec, VideoSettings};

    #[test]
    fn one_frame_is_not_several() {
        for (over, under, rate) in [
            (1, 1, "at 1 frame a second"),
            (25, 2, "at 12.5 frames a second"),
            (1, 10, "at 0.1 frames a second"),
        ] {
            let frame_rate = serde_json::json!({ "over": over, "under": under });
            let video = VideoSettings {
                codec: VideoCodec::H264High,
                width: 640,
                height: 360,
                frame_rate: serde_json::from_value(frame_rate).unwrap(),
                bitrate: 90_000,
                quantiser: None,
                rate_factor: None,
                rate_tolerance: 1.0,
                audio: None,
            };
            let words = words(&Settings::Video(video));
            assert!(words.contains(rate), "{words}");
        }
    }
}
