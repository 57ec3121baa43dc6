//! The parts of a message and their order: the presentation first, then each slide's media and text. Both forms of the
//! message are written from a layout.

use super::carried::{family_of, usual};
pub use super::layout_part::{LayoutKind, LayoutPart};
use super::smil;
use crate::dialect::Term;
use crate::limits::DURATION_DEFAULT;
use crate::media::assets::Assets;
use crate::media::info::MediaInfo;
use crate::media::kind::MediaKind;
use crate::message::{Part, Request, Slide};
use crate::reference::Reference;

/// A message's parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The subject, if there is one.
    pub subject: Option<String>,
    /// The sender, if it is known.
    pub from: Option<String>,
    /// The recipient, if it is known.
    pub to: Option<String>,
    /// The presentation, which is the first part.
    pub presentation: String,
    /// The other parts.
    pub parts: Vec<LayoutPart>,
}

impl LayoutKind {
    /// In a word: an element's name, `text` or `file`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            LayoutKind::Text => "text",
            LayoutKind::File(family) => family.element(),
            LayoutKind::Unknown => "file",
        }
    }
}

impl Layout {
    /// The layout of a request's slides.
    #[must_use]
    pub fn of_request(request: &Request, assets: &Assets) -> Self {
        let mut layout = Self {
            subject: request.fields.filled(Term::Subject).map(|field| field.value.value.clone()),
            from: request.fields.filled(Term::From).map(|field| field.trimmed().to_owned()),
            to: request.fields.filled(Term::To).map(|field| field.trimmed().to_owned()),
            ..Self::default()
        };
        let mut shown = Vec::new();
        for slide in &request.slides {
            let first = layout.parts.len();
            for part in &slide.parts {
                layout.add_medium(slide.number, part, assets);
            }
            layout.add_text(slide);
            shown.push((seconds(slide), first..layout.parts.len()));
        }
        layout.presentation = smil::write(&layout.parts, &shown);
        layout
    }

    /// The layout of single files, one slide each. Each file is given by its name and the facts about it, if known.
    #[must_use]
    pub fn of_files(files: &[(String, Option<MediaInfo>)]) -> Self {
        let mut layout = Self::default();
        let mut shown = Vec::new();
        for (index, (reference, info)) in files.iter().enumerate() {
            let (slide, first) = (index + 1, layout.parts.len());
            let by_name = || MediaKind::from_extension(reference.rsplit_once('.')?.1);
            let format = info.as_ref().map(|info| info.kind).or_else(by_name);
            let family = info.as_ref().map(MediaInfo::family).or(format.map(MediaKind::family));
            let name = layout.free_name(slide, format.map_or("bin", MediaKind::extension));
            layout.parts.push(LayoutPart {
                slide,
                kind: family.map_or(LayoutKind::Unknown, LayoutKind::File),
                reference: reference.clone(),
                name,
                format,
                info: info.clone(),
                mime: format.map_or("application/octet-stream", MediaKind::mime),
                bytes: info.as_ref().map(|info| info.bytes),
                text: None,
            });
            shown.push((u64::from(DURATION_DEFAULT), first..layout.parts.len()));
        }
        layout.presentation = smil::write(&layout.parts, &shown);
        layout
    }

    fn add_medium(&mut self, slide: usize, part: &Part, assets: &Assets) {
        let url = part.url().unwrap_or_default();
        let info = assets.get(url);
        let by_name = || MediaKind::from_url(&Reference::parse(url).ok()?);
        let format = info.map(|info| info.kind).or_else(by_name);
        let kind = format.unwrap_or_else(|| usual(part.kind));
        let name = self.free_name(slide, kind.extension());
        self.parts.push(LayoutPart {
            slide,
            kind: LayoutKind::File(family_of(part.kind)),
            reference: url.to_owned(),
            name,
            format,
            info: info.cloned(),
            mime: kind.mime(),
            bytes: info.map(|info| info.bytes),
            text: None,
        });
    }

    fn add_text(&mut self, slide: &Slide) {
        let Some(text) = slide.fields.get(Term::Text).map(|field| &field.value.value) else { return };
        if text.is_empty() {
            return;
        }
        let name = self.free_name(slide.number, "txt");
        self.parts.push(LayoutPart {
            slide: slide.number,
            kind: LayoutKind::Text,
            reference: String::new(),
            name,
            format: None,
            info: None,
            mime: "text/plain",
            bytes: Some(text.len() as u64),
            text: Some(text.clone()),
        });
    }

    /// A name that is still free: `1.jpg`, or `1b.jpg` if slide 1 already has a `1.jpg`.
    fn free_name(&self, slide: usize, extension: &str) -> String {
        let (mut letters, end) = (b'a'..=b'z', format!(".{extension}"));
        let alike = self.parts.iter().rev().take_while(|part| part.slide == slide);
        let alike = alike.filter(|part| part.name.ends_with(&end)).take(letters.len()).count();
        match (alike, letters.nth(alike)) {
            (0, _) => format!("{slide}{end}"),
            (_, Some(letter)) => format!("{slide}{}{end}", char::from(letter)),
            (_, None) => format!("{slide}-{}{end}", self.parts.len()),
        }
    }
}

/// The seconds that a slide is shown: its own duration, or the documented default (API facts C17).
fn seconds(slide: &Slide) -> u64 {
    let given = slide.fields.filled(Term::Duration).and_then(|field| field.trimmed().parse().ok());
    given.unwrap_or(u64::from(DURATION_DEFAULT))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::media::assets::{Asset, AssetState};
    use crate::source::{Origin, Source, Sources};

    /// The layout of a request whose media all have the same kind and length.
    pub(in crate::size) fn layout(xml: &str, kind: MediaKind, bytes: u64) -> Layout {
        let mut sources = Sources::default();
        let id = sources.add(Source::new(Origin::Composed("test".into()), xml.into()));
        let message = crate::message::read(&crate::xml::parse(id, sources.get(id).text()));
        let request = message.request().unwrap();
        let mut assets = Assets::default();
        for (_, part) in request.parts() {
            let state = AssetState::Inspected(MediaInfo::new(kind, bytes));
            assets.insert(part.url().unwrap().to_owned(), Asset { path: None, state });
        }
        Layout::of_request(request, &assets)
    }

    #[test]
    fn names_are_free_and_slides_are_timed() {
        let xml = "<request><action>saveMMS</action><slide><image><url>http://a.com/x.gif</url></image>\
                   <image><url>http://a.com/y.gif</url></image><duration>7</duration></slide>\
                   <slide><message-text>Hi</message-text></slide></request>";
        let layout = layout(xml, MediaKind::Gif, 5);
        let names: Vec<_> = layout.parts.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["1.gif", "1b.gif", "2.txt"]);
        assert!(layout.presentation.contains("dur=\"7000ms\"><img src=\"1.gif\" region=\"Media\"/>"));
        assert!(layout.presentation.contains("dur=\"10000ms\"><text src=\"2.txt\" region=\"Text\"/>"));
    }

    #[test]
    fn names_are_free_beyond_the_alphabet() {
        let image = "<image><url>http://a.com/x.gif</url></image>".repeat(28);
        let layout = layout(&format!("<request><slide>{image}</slide></request>"), MediaKind::Gif, 5);
        let names: Vec<_> = layout.parts[24..].iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["1y.gif", "1z.gif", "1-26.gif", "1-27.gif"]);
    }
}
