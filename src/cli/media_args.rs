//! Flags that map URLs to local files.

use std::path::PathBuf;

use clap::Args;

use super::config::Config;
use super::context::Context;
use super::exit::Failure;
use crate::media::locate::{Locations, Mapping};
use crate::media::probe::{Prober, ffprobe_available};
use crate::reference::Reference;
use crate::sizing::Remedy;

/// Where the media that a document names lie on this machine.
#[derive(Args, Clone, Debug, Default)]
pub struct MediaArgs {
    /// The URL under which the files in `--media-dir` will be served; repeatable, as pairs.
    #[arg(long, value_name = "URL", help_heading = "Media")]
    pub base_url: Vec<String>,
    /// The folder with the files behind `--base-url`; they are inspected instead of the URLs.
    #[arg(long, value_name = "DIR", help_heading = "Media")]
    pub media_dir: Vec<PathBuf>,
    /// Do not run ffprobe; read headers only.
    #[arg(long, help_heading = "Media")]
    pub no_ffprobe: bool,
}

impl MediaArgs {
    /// The mapping of URLs to folders that the flags define, or that of the configuration if there are no such flags.
    ///
    /// # Errors
    /// When there are not as many URLs as folders, or a folder does not exist.
    pub fn locations(&self, config: &Config) -> Result<Locations, Failure> {
        if self.base_url.is_empty() && self.media_dir.is_empty() {
            // A configured folder that does not exist yet is not an error: its media are not inspected.
            let mappings =
                config.media.iter().map(|set| set.get_ref()).filter(|mapping| mapping.dir.is_dir());
            return Ok(Locations::new(mappings.cloned().collect()));
        }
        if self.base_url.len() != self.media_dir.len() {
            let (urls, dirs) = (self.base_url.len(), self.media_dir.len());
            return Err(Failure::usage(format!(
                "{urls} `--base-url` and {dirs} `--media-dir` do not pair up"
            ))
            .help("give both, in the same order: `--base-url URL --media-dir DIR`"));
        }
        if let Some(url) = self.base_url.iter().find(|url| Reference::parse(url).is_err()) {
            return Err(Failure::usage(format!("`{url}` is not a URL")).help(WHOLE_URL));
        }
        if let Some(missing) = self.media_dir.iter().find(|dir| !dir.is_dir()) {
            return Err(Failure::world(format!("`{}` is not a folder", missing.display()))
                .help("`--media-dir` takes the folder that holds the media"));
        }
        let pairs = self.base_url.iter().zip(&self.media_dir);
        Ok(Locations::new(
            pairs.map(|(base_url, dir)| Mapping { base_url: base_url.clone(), dir: dir.clone() }).collect(),
        ))
    }

    /// Notes which folders of the configuration do not exist, so that a typing mistake does not go unnoticed.
    pub fn note_missing(&self, context: &mut Context<'_>) {
        let mappings = context.config.media.iter().map(|set| set.get_ref());
        let missing = mappings.filter(|mapping| self.base_url.is_empty() && !mapping.dir.is_dir());
        let missing: Vec<String> = missing.map(|mapping| mapping.dir.display().to_string()).collect();
        for dir in missing {
            context.note(&format!(
                "`{dir}`, which the configuration names for media, is not a folder: they are not inspected"
            ));
        }
    }

    /// How local media are inspected.
    #[must_use]
    pub fn prober(&self, decode_images: bool, context: &Context<'_>) -> Prober {
        let ffprobe = !self.no_ffprobe && ffprobe_at_hand(context);
        Prober { ffprobe, decode_images }
    }
}

/// How a base URL is written.
pub const WHOLE_URL: &str = "write it whole, as in `https://cdn.example.com/mms/`";

/// How a URL's medium is made known without the network.
pub const MAP: &str = "map its URL to a local file with `--base-url` and `--media-dir`";

/// What to do about a medium whose facts are not known.
pub fn repair(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::File => "check that its file is right",
        Remedy::Map => MAP,
        Remedy::AllowPrivate => "add `--allow-private`",
        Remedy::Serve => "see `mmsctl check-urls`",
    }
}

/// Whether ffprobe is installed.
pub fn ffprobe_at_hand(context: &Context<'_>) -> bool {
    ffprobe_available(context.environment.path.as_deref())
}
