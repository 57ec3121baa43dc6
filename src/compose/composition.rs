//! A message as the user described it, before anything is looked up on this machine.

use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::dialect::{Dialect, Term};
use crate::message::Action;

/// A value with its place in the manifest, if it came from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// The range of bytes in the manifest, if the value came from one.
    pub at: Option<Range<usize>>,
}

impl<T> Located<T> {
    /// A value from a flag.
    pub fn flag(value: T) -> Self {
        Self { value, at: None }
    }
}

/// A message as the user described it in flags and manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Composition {
    /// The action of the request; [`Action::SaveMms`] if none is given.
    pub action: Option<Action>,
    /// The dialect to write.
    pub dialect: Option<Dialect>,
    /// The URL under which local media will be served.
    pub base_url: Option<Located<String>>,
    /// Fields with one value.
    pub fields: Vec<(Term, String)>,
    /// The slides.
    pub slides: Vec<SlideSpec>,
    /// Replacements of slide texts: slide number and text.
    pub custom_texts: Vec<(String, String)>,
    /// Merge values.
    pub data: Vec<(String, String)>,
}

/// One slide as the user described it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlideSpec {
    /// The folder that relative paths start from.
    pub folder: PathBuf,
    /// Files, or URLs that begin with `http://` or `https://`.
    pub media: Vec<Located<String>>,
    /// Its text.
    pub text: Option<TextSpec>,
    /// Its duration in seconds.
    pub duration: Option<String>,
}

/// Where a slide's text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextSpec {
    /// The text itself.
    Words(String),
    /// A file that contains the text.
    File(Located<PathBuf>),
}

impl Composition {
    /// Merges flags into a manifest: the values of flags replace those of the manifest; the slides of flags follow
    /// the manifest's.
    #[must_use]
    pub fn overridden_by(mut self, flags: Composition) -> Self {
        self.fields.retain(|(term, _)| flags.fields.iter().all(|(other, _)| other != term));
        self.fields.extend(flags.fields);
        self.data.retain(|(name, _)| flags.data.iter().all(|(other, _)| other != name));
        self.data.extend(flags.data);
        self.custom_texts.retain(|(slide, _)| flags.custom_texts.iter().all(|(other, _)| other != slide));
        self.custom_texts.extend(flags.custom_texts);
        self.slides.extend(flags.slides);
        Self {
            action: flags.action.or(self.action),
            dialect: flags.dialect.or(self.dialect),
            base_url: flags.base_url.or(self.base_url),
            ..self
        }
    }

    /// All local files that the composition names: media and texts.
    pub fn files(&self) -> impl Iterator<Item = PathBuf> {
        let texts = self.slides.iter().filter_map(|slide| match &slide.text {
            Some(TextSpec::File(file)) => Some(slide.folder.join(&file.value)),
            _ => None,
        });
        self.media().chain(texts)
    }

    /// All local media that the composition names.
    pub fn media(&self) -> impl Iterator<Item = PathBuf> {
        self.slides.iter().flat_map(SlideSpec::files).map(|(path, _)| path)
    }

    /// The texts that are to come from standard input, as `--text-file -` asks.
    pub fn texts_from_stdin(&mut self) -> impl Iterator<Item = &mut TextSpec> {
        let texts = self.slides.iter_mut().filter_map(|slide| slide.text.as_mut());
        texts.filter(|text| matches!(text, TextSpec::File(Located { value, .. }) if value == Path::new("-")))
    }
}

impl SlideSpec {
    /// The slide's local media, each with its path and the name that the user gave.
    pub fn files(&self) -> impl Iterator<Item = (PathBuf, &Located<String>)> {
        let media = self.media.iter().filter(|medium| !is_url(&medium.value));
        media.map(|medium| (self.folder.join(&medium.value), medium))
    }
}

/// Whether a medium is named by a URL rather than a path.
#[must_use]
pub fn is_url(medium: &str) -> bool {
    let lower = medium.to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}
