//! Texts that hold postbacks, judged: what `check` and `listen` share.

use std::sync::Arc;

use crate::analysis::{Analysis, Settings, analyse_all};
use crate::check::Strictness;
use crate::cli::exit::Failure;
use crate::media::locate::Locations;
use crate::media::probe::Prober;
use crate::message::Message;
use crate::postback::{is_one, scan};
use crate::render::human::describe;
use crate::source::{Source, SourceId, Sources};

/// Takes a text in: as it is where it is one document, else each postback in it as a text of its own.
///
/// # Errors
/// When it holds none.
pub fn take(source: Source, sources: &mut Sources) -> Result<Vec<SourceId>, Failure> {
    let parts = scan(source.text());
    if is_one(source.text(), &parts) {
        return Ok(vec![sources.add(source)]);
    }
    if parts.is_empty() {
        let words = format!("`{}` holds no postback", source.origin());
        return Err(Failure::world(words).help("a postback begins with `<postback>` or `<POSTBACK>`"));
    }
    let whole = Arc::new(source);
    Ok(parts.into_iter().map(|part| sources.add(Source::of_part(&whole, part))).collect())
}

/// Judges documents as postbacks. They hold no media, so that nothing is inspected.
pub fn judge(sources: &Sources, ids: &[SourceId], strictness: Strictness) -> Vec<Analysis> {
    let locations = Locations::of_files(Vec::new());
    let probe = Prober { ffprobe: false, decode_images: false };
    analyse_all(sources, ids, &Settings { strictness, locations: &locations, probe: &probe }, &|| ())
}

/// Why a document is none that `check` is for: it is a request or a response.
pub fn other_document(sources: &Sources, analysis: &Analysis) -> Option<Failure> {
    match analysis.message {
        Message::Postback(_) | Message::Unknown { .. } => None,
        Message::Request(_) | Message::Reply(_) => {
            let origin = sources.get(analysis.source).origin();
            let words = format!("`{origin}` is no postback: {}", describe(&analysis.message));
            Some(Failure::world(words).help("`mmsctl validate` checks it"))
        }
    }
}
