//! Nothing panics, whatever the bytes are: the seeds and crashes of the fuzz targets, and valid messages mutated byte
//! by byte and element by element.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use mmsctl::source::{Origin, Source, Sources};
use proptest::prelude::*;

#[path = "../../fuzz/src/attempts.rs"]
mod attempts;

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.retain(|path| path.is_file());
    assert!(!paths.is_empty(), "{}", folder.display());
    paths
}

/// The valid messages that are mutated.
static VALID: LazyLock<Vec<String>> = LazyLock::new(|| {
    let documented = files("tests/cases/documented");
    documented.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
});

#[test]
fn seeds_and_crashes_do_not_panic() {
    for folder in ["tests/cases/documented", "fuzz/seeds/documents"] {
        for path in files(folder) {
            let bytes = std::fs::read(path).unwrap();
            attempts::xml(&bytes);
            attempts::rules(&bytes);
            attempts::round_trip(&bytes);
        }
    }
    files("fuzz/seeds/manifests").iter().for_each(|path| attempts::manifest(&std::fs::read(path).unwrap()));
    files("fuzz/seeds/media").iter().for_each(|path| attempts::media(&std::fs::read(path).unwrap()));
}

/// A change of some bytes: where, how many are taken out, what is put in.
fn bytes() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, Vec<u8>)>> {
    let markup = prop::sample::select(vec![
        &b"<"[..],
        b">",
        b"&",
        b"</",
        b"/>",
        b"\"",
        b"'",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"]]>",
        b"<?xml",
        b"?>",
        b"<!DOCTYPE a>",
        b"&#x41;",
        b"&nope;",
        b"\0",
        b"\r",
        b"\n",
        b"\xEF\xBB\xBF",
        b"\xFF",
        b"\xC3",
        b"\xF0\x9F\x8E\x89",
        b"99999999999999999999",
        b"-1",
        b"{$a",
        b"://",
        b"xml=",
        b"%3C",
    ]);
    let put = prop_oneof![markup.prop_map(<[u8]>::to_vec), prop::collection::vec(any::<u8>(), 0..4),];
    prop::collection::vec((any::<prop::sample::Index>(), 0_usize..12, put), 1..6)
}

/// A change of the structure: an element taken out, doubled, moved, wrapped, renamed or emptied.
#[derive(Clone, Debug)]
enum Change {
    Remove,
    Double,
    MoveTo(prop::sample::Index),
    Wrap(&'static str),
    Rename(&'static str),
    Empty,
    Nest(u8),
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, Change)>> {
    let names = || {
        prop::sample::select(vec![
            "slide",
            "SLIDE",
            "url",
            "request",
            "postback",
            "NOTIFICATION",
            "CONTENT",
            "data",
            "DATA",
            "custom-text",
            "image",
            "video",
            "pdf",
            "mms-template",
            "message-text",
            "duration",
            "action",
            "\u{fc}",
            "x:y",
            "OBJECT",
        ])
    };
    let change = prop_oneof![
        Just(Change::Remove),
        Just(Change::Double),
        any::<prop::sample::Index>().prop_map(Change::MoveTo),
        names().prop_map(Change::Wrap),
        names().prop_map(Change::Rename),
        Just(Change::Empty),
        (1_u8..255).prop_map(Change::Nest),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), change), 1..6)
}

/// The elements of a document without mistakes: start and end of each. None where it has some.
fn elements(text: &str) -> Vec<(usize, usize)> {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(Origin::Composed("message".into()), text.as_bytes().to_vec()));
    let document = mmsctl::xml::parse(id, sources.get(id).text());
    let (mut found, mut open) = (Vec::new(), Vec::new());
    open.extend(document.root().filter(|_| document.errors().is_empty()));
    while let Some(element) = open.pop() {
        let range = element.span().range();
        found.push((range.start, range.end));
        open.extend(element.children());
    }
    found
}

fn restructured(mut text: String, changes: &[(prop::sample::Index, Change)]) -> String {
    for (which, change) in changes {
        let elements = elements(&text);
        if elements.is_empty() {
            break;
        }
        let (start, end) = elements[which.index(elements.len())];
        let element = text[start..end].to_owned();
        match change {
            Change::Remove => text.replace_range(start..end, ""),
            Change::Double => text.insert_str(end, &element),
            Change::MoveTo(place) => {
                let (to, _) = elements[place.index(elements.len())];
                text.insert_str(to, &element);
            }
            Change::Wrap(name) => text.replace_range(start..end, &format!("<{name}>{element}</{name}>")),
            Change::Rename(name) => {
                let old: String =
                    element[1..].chars().take_while(|c| !c.is_whitespace() && !">/".contains(*c)).collect();
                text.replace_range(start..end, &element.replace(&old, name));
            }
            Change::Empty => {
                let name: String =
                    element[1..].chars().take_while(|c| !c.is_whitespace() && !">/".contains(*c)).collect();
                text.replace_range(start..end, &format!("<{name}/>"));
            }
            Change::Nest(depth) => {
                let depth = usize::from(*depth) * 2;
                let nested = format!("{}{element}{}", "<slide>".repeat(depth), "</slide>".repeat(depth));
                text.replace_range(start..end, &nested);
            }
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn messages_with_changed_bytes_do_not_panic(which in any::<prop::sample::Index>(), changes in bytes()) {
        let mut message = VALID[which.index(VALID.len())].clone().into_bytes();
        for (at, taken, put) in changes {
            let at = at.index(message.len() + 1);
            let end = (at + taken).min(message.len());
            message.splice(at..end, put);
        }
        attempts::xml(&message);
        attempts::rules(&message);
        attempts::round_trip(&message);
    }

    #[test]
    fn messages_with_moved_elements_do_not_panic(
        which in any::<prop::sample::Index>(),
        changes in changes(),
    ) {
        let message = restructured(VALID[which.index(VALID.len())].clone(), &changes);
        attempts::xml(message.as_bytes());
        attempts::rules(message.as_bytes());
        attempts::round_trip(message.as_bytes());
    }
}
