//! What must hold whatever the bytes are. The fuzz targets call these functions, and so do the tests of the main
//! crate, with the seeds and with every crash that was found.

use std::path::Path;

use mmsctl::check::{self, Policy, Strictness, Subject};
use mmsctl::diagnostic::{Diagnostic, Safety};
use mmsctl::dialect::Dialect;
use mmsctl::media::assets::Assets;
use mmsctl::media::probe::{Probe, Prober};
use mmsctl::message::{self, Draft, Message};
use mmsctl::source::{Origin, Source, Sources, Span};
use mmsctl::xml;

/// Takes the bytes in as a document and hands it to `look`.
fn with<T>(bytes: &[u8], look: impl FnOnce(&Source, &xml::Document<'_>) -> T) -> T {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(Origin::Composed("attempt".into()), bytes.to_vec()));
    let source = sources.get(id);
    look(source, &xml::parse(id, source.text()))
}

/// A place lies inside the text, between characters, and can be named and shown.
fn placed(source: &Source, span: Span) {
    let range = span.range();
    assert!(source.text().get(range.clone()).is_some(), "{range:?}");
    let (start, end) = (source.position(span.start), source.position(span.end));
    assert!(start.byte <= end.byte && (start.line, start.column) <= (end.line, end.column));
    assert_eq!(source.masked(range.clone()).chars().count(), source.text()[range].chars().count());
}

/// The parser: every mistake and every element has a place.
pub fn xml(bytes: &[u8]) {
    with(bytes, |source, document| {
        for error in document.errors() {
            placed(source, error.span);
        }
        let mut open: Vec<_> = document.root().into_iter().collect();
        while let Some(element) = open.pop() {
            placed(source, element.span());
            placed(source, element.text().span);
            open.extend(element.children());
        }
    });
}

/// The reader and all rules: findings have places, and changes can be made.
pub fn rules(bytes: &[u8]) {
    with(bytes, |source, document| {
        let (message, assets) = (message::read(document), Assets::default());
        let subject = Subject::new(source, document, &message, &assets);
        for strictness in [Strictness::Lenient, Strictness::Strict] {
            let found = check::run(&subject, &Policy::new(strictness));
            for diagnostic in &found.diagnostics {
                placed(source, diagnostic.primary.span);
                diagnostic.related.iter().for_each(|label| placed(source, label.span));
            }
            let silent = found.diagnostics.is_empty() && found.suppressed.is_empty();
            assert!(document.errors().is_empty() || !silent, "refused without a word");
            changed(source, &found.diagnostics);
        }
    });
}

/// The safe changes of all findings lie inside the text and do not overlap.
fn changed(source: &Source, found: &[Diagnostic]) {
    for fix in found.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()) {
        let mut edits: Vec<_> = fix.edits.iter().collect();
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        edits.iter().for_each(|edit| placed(source, edit.span));
        assert!(edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{fix:?}");
        assert!(fix.safety == Safety::Unsafe || !fix.edits.is_empty());
    }
}

/// The manifest: read or refused, with a place inside the text.
pub fn manifest(bytes: &[u8]) {
    let source = Source::new(Origin::Stdin, bytes.to_vec());
    let _ = mmsctl::compose::manifest::read(&source, Path::new("."));
}

/// Media headers: whatever a file holds, looking into it ends with facts or a reason.
pub fn media(bytes: &[u8]) {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    std::io::Write::write_all(&mut file, bytes).expect("written");
    if let Ok(info) = (Prober { ffprobe: false, decode_images: true }).probe(file.path()) {
        assert_eq!(info.bytes, bytes.len() as u64);
        assert!(info.seconds.is_none_or(|seconds| seconds.is_finite() && seconds >= 0.0), "{info:?}");
    }
}

/// A request that is read, written and read again says the same.
pub fn round_trip(bytes: &[u8]) {
    let draft = |bytes: &[u8]| {
        with(bytes, |_, document| match message::read(document) {
            Message::Request(request) if request.action.is_some() && document.errors().is_empty() => {
                Some(Draft::of_request(&request))
            }
            _ => None,
        })
    };
    let Some(first) = draft(bytes) else { return };
    for dialect in [Dialect::Current, Dialect::Classic, Dialect::Legacy] {
        // A dialect may lack an element; what it has must come back.
        let Ok(written) = first.write(dialect) else { continue };
        with(written.as_bytes(), |_, document| assert_eq!(document.errors(), [], "{written}"));
        let second = draft(written.as_bytes()).expect("a request");
        assert_eq!(second.write(dialect).expect("written once"), written);
    }
}
