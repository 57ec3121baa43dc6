//! Compares the verdicts of the XML parser with those of the W3C conformance suite, if the suite is on this machine:
//! `make conformance` fetches it.
//!
//! Included are the documents of XML 1.0, fifth edition. Not included are documents of XML 1.1, documents for earlier
//! editions only, documents about namespaces (the API has none), and documents about which processors may differ
//! (TYPE `error`).

#![expect(clippy::unwrap_used, reason = "in a test an unwrap is an assertion")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use mmsctl::source::{EncodingFault, Origin, Source, Sources};

/// The folder of the suite: the one that the environment names, or else the one of `make conformance`, if it exists.
fn suite() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("MMSCTL_CONFORMANCE") {
        return Some(PathBuf::from(named));
    }
    let fetched = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("conformance");
    fetched.is_dir().then_some(fetched)
}

/// One document of the suite.
#[derive(Debug)]
struct Case {
    id: String,
    path: PathBuf,
    well_formed: bool,
}

/// The documents that are included.
fn cases(suite: &Path) -> Vec<Case> {
    let catalogue = std::fs::read_to_string(suite.join("cleaned/xmlconf-flattened.xml")).unwrap();
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let catalogue = roxmltree::Document::parse_with_options(&catalogue, options).unwrap();
    let tests = catalogue.descendants().filter(|node| node.has_tag_name("TEST"));
    tests.filter_map(|test| case(suite, test)).collect()
}

fn case(suite: &Path, test: roxmltree::Node<'_, '_>) -> Option<Case> {
    let attribute = |name| test.attribute(name).unwrap_or_default();
    let recommended = test.attribute("RECOMMENDATION").unwrap_or("XML1.0");
    let edition = test.attribute("EDITION").unwrap_or("5");
    let kind = attribute("TYPE");
    if !recommended.starts_with("XML1.0") || !edition.contains('5') || kind == "error" {
        return None;
    }
    let mut path = suite.join("xmlconf");
    let mut bases: Vec<&str> =
        test.ancestors().filter_map(|node| node.attribute((roxmltree::NS_XML_URI, "base"))).collect();
    bases.reverse();
    path.extend(bases);
    path.push(attribute("URI"));
    Some(Case { id: attribute("ID").to_owned(), path, well_formed: kind != "not-wf" })
}

/// Whether a document has a DOCTYPE, in an encoding of one or two bytes per character. A DOCTYPE inside comments,
/// sections or processing instructions does not count.
fn has_doctype(bytes: &[u8]) -> bool {
    let plain: String = bytes.iter().filter(|b| **b != 0).map(|b| char::from(*b)).collect();
    let mut rest = plain.as_str();
    while let Some((before, found)) = rest.split_once('<') {
        let skipped = match found {
            _ if found.starts_with("!DOCTYPE") => return true,
            _ if found.starts_with("!--") => found.split_once("-->"),
            _ if found.starts_with("![CDATA[") => found.split_once("]]>"),
            _ if found.starts_with('?') => found.split_once("?>"),
            _ => Some((before, found)),
        };
        let Some((_, next)) = skipped else { return false };
        rest = next;
    }
    false
}

/// The errors of a document according to XML 1.0. A declared encoding that is named correctly is not an error.
fn faults(bytes: Vec<u8>) -> Vec<String> {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(Origin::Composed("case".into()), bytes));
    let source = sources.get(id);
    let mut faults: Vec<String> = match source.encoding_fault() {
        None | Some(EncodingFault::Wide { .. } | EncodingFault::Declared { known: true, .. }) => vec![],
        Some(fault) => vec![format!("{fault:?}")],
    };
    let document = mmsctl::xml::parse(id, source.text());
    for error in document.errors() {
        assert!(source.text().is_char_boundary(error.span.range().start), "{error:?}");
        assert!(source.text().is_char_boundary(error.span.range().end), "{error:?}");
        faults.push(format!("{:?} at {}", error.kind, error.span.start));
    }
    faults
}

#[test]
fn documents_without_doctype_get_the_verdict_of_the_w3c_and_the_others_are_refused() {
    let Some(suite) = suite() else {
        println!("skipped: the W3C suite is not here; `make conformance` fetches it");
        return;
    };
    let (mut counts, mut wrong) = (BTreeMap::new(), Vec::new());
    for case in cases(&suite) {
        let bytes = std::fs::read(&case.path).unwrap_or_else(|error| panic!("{case:?}: {error}"));
        let doctype = has_doctype(&bytes);
        let faults = faults(bytes);
        let expected = case.well_formed && !doctype;
        *counts.entry((doctype, case.well_formed)).or_insert(0) += 1;
        if faults.is_empty() != expected {
            wrong.push(format!("{} {}: {faults:?}", case.id, case.path.display()));
        }
    }
    for ((doctype, well_formed), count) in &counts {
        println!("{count} documents, DOCTYPE: {doctype}, well-formed: {well_formed}");
    }
    assert!(wrong.is_empty(), "{} wrong verdicts:\n{}", wrong.len(), wrong.join("\n"));
    assert!(counts.values().sum::<usize>() > 1000, "{counts:?}");
}
