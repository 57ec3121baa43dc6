//! Every well-formed example of the documentation is clean.

use crate::harness::Desk;

#[test]
fn documented_examples_validate_clean() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/documented");
    let run = Desk::new().run_with(&["validate", "--format", "json", folder]).exits(0);
    let json = run.json();
    assert_eq!(json["summary"]["documents"], 17);
    assert_eq!(
        (json["summary"]["errors"].as_u64(), json["summary"]["warnings"].as_u64()),
        (Some(0), Some(0))
    );
    let documents = json["documents"].as_array().unwrap();
    for root in ["request", "response", "postback"] {
        assert!(documents.iter().any(|document| document["root"] == root), "{root}");
    }
    for dialect in ["current", "classic", "legacy"] {
        assert!(documents.iter().any(|document| document["dialect"] == dialect), "{dialect}");
    }
}
