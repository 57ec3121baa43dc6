//! What an installed ffmpeg can do.

/// The version and the abilities of an ffmpeg.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// The first line of `ffmpeg -version`.
    pub version: String,
    /// Whether it has x264.
    pub x264: bool,
    /// Whether it has LAME.
    pub lame: bool,
    /// Whether it has an encoder for AMR-NB.
    pub amr: bool,
    /// Whether it has libvpx.
    pub vpx: bool,
    /// Whether it has zscale, which converts HDR to standard range.
    pub zscale: bool,
}

impl Abilities {
    /// Parses the output of `ffmpeg -version`: the version, and the libraries that ffmpeg was built with.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut built = text.lines().filter_map(|line| line.trim().strip_prefix("configuration:"));
        let words: Vec<&str> = built.next().unwrap_or_default().split_ascii_whitespace().collect();
        let has = |library: &str| words.iter().any(|word| word.strip_prefix("--enable-") == Some(library));
        Self {
            version: text.lines().next().unwrap_or_default().to_owned(),
            x264: has("libx264"),
            lame: has("libmp3lame"),
            amr: has("libopencore-amrnb"),
            vpx: has("libvpx"),
            zscale: has("libzimg"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_are_read_from_the_version() {
        let text = "ffmpeg version 5.1.6 Copyright (c) 2000-2024 the FFmpeg developers\nbuilt with gcc 12\n\
                    configuration: --prefix=/usr --enable-gpl --enable-libmp3lame --enable-libx264 --enable-libzimg\n\
                    libavutil      57. 28.100 / 57. 28.100\n";
        let abilities = Abilities::read(text);
        assert!(abilities.x264 && abilities.lame && abilities.zscale && !abilities.amr, "{abilities:?}");
        assert!(abilities.version.starts_with("ffmpeg version 5.1.6"));
        assert_eq!(Abilities::read(""), Abilities::default());
    }
}
