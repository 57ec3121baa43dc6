//! No example of the documentation, and no request as known clients write it, is rejected.

use std::collections::BTreeMap;

use crate::harness::Desk;

/// Where the documentation disagrees with its own examples, or clients leave out what some of it asks for: the
/// warnings of each document.
const WARNED: &[(&str, &[&str])] = &[
    ("client-php-send-current.xml", &["subject-missing"]),
    ("client-ruby-save-bare-classic.xml", &["subject-missing"]),
    ("send-bare-current.xml", &["fallback-text-missing", "subject-missing"]),
    ("send-late-current.xml", &["from-mask-us"]),
    ("send-saved-bare-current.xml", &["fallback-text-missing"]),
    ("send-saved-late-classic.xml", &["from-mask-us"]),
];

#[test]
fn documented_examples_are_not_rejected() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/documented");
    let run = Desk::new().run_with(&["validate", "--format", "json", folder]).exits(0);
    let json = run.json();
    let documents = json["documents"].as_array().unwrap();
    assert!(documents.len() >= 73, "{}", documents.len());
    assert_eq!(json["summary"]["errors"], 0);
    let mut warned = BTreeMap::new();
    for document in documents {
        let found = document["diagnostics"].as_array().unwrap().iter();
        let warnings = found.filter(|found| found["severity"] == "warning");
        let rules: Vec<&str> = warnings.map(|found| found["rule"].as_str().unwrap()).collect();
        if !rules.is_empty() {
            warned.insert(document["path"].as_str().unwrap().rsplit('/').next().unwrap(), rules);
        }
    }
    let expected: BTreeMap<_, _> = WARNED.iter().map(|(name, rules)| (*name, rules.to_vec())).collect();
    assert_eq!(warned, expected);
}

#[test]
fn every_kind_of_document_is_among_them_in_each_dialect_that_documents_it() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/documented");
    let json = Desk::new().run_with(&["validate", "--format", "json", folder]).json();
    let documents = json["documents"].as_array().unwrap();
    let has = |root: &str, dialect: &str, action: &str| {
        let is = |document: &&serde_json::Value| {
            document["root"] == root
                && document["dialect"] == dialect
                && (action.is_empty() || document["action"] == action)
        };
        assert!(documents.iter().any(|document| is(&document)), "{root} {dialect} {action}");
    };
    for dialect in ["current", "classic"] {
        for action in ["saveMMS", "sendMMS", "sendSavedMMS", "deleteMMSID", "getMMSTemplates"] {
            has("request", dialect, action);
        }
        has("response", dialect, "");
        has("postback", dialect, "");
    }
    has("request", "classic", "getMmsIds");
    has("request", "legacy", "saveMMS");
}
