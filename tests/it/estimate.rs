//! `estimate`: requests, manifests and bare media agree on the same numbers.

use crate::harness::Desk;

#[test]
fn requests_manifests_and_media_have_the_same_sizes() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "hero.jpg");
    desk.put("m.toml", "subject = \"S\"\nname = \"a\"\n[[slide]]\nmedia = [\"hero.jpg\"]\nduration = 5\n");
    desk.run("build m.toml --base-url https://media.acme.com/ -o r.xml").exits(0);
    let line =
        "estimate --format json r.xml m.toml hero.jpg --base-url https://media.acme.com/ --media-dir .";
    let json = desk.run(line).exits(0).json();
    let messages = json["messages"].as_array().unwrap();
    let bytes = std::fs::metadata(desk.path("hero.jpg")).unwrap().len();
    assert_eq!(messages.len(), 3);
    for message in messages {
        assert_eq!(message["raw_bytes"], bytes, "{message}");
        assert_eq!(message["documented_bytes"], (bytes * 137).div_ceil(100) + 814);
    }
    assert_eq!(messages[0]["mime_bytes"], messages[1]["mime_bytes"], "a manifest is sized as its request");
    assert_eq!(messages[0]["binary_bytes"], messages[1]["binary_bytes"]);
    assert!(messages[0]["mime_bytes"].as_u64().unwrap() > bytes * 4 / 3);
}

#[test]
fn what_is_not_there_makes_a_lower_bound() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "hero.jpg");
    desk.run("build --subject S --name a --base-url https://media.acme.com/ --slide hero.jpg --duration 5 -o r.xml").exits(0);
    let run = desk.run("estimate r.xml").exits(0).prints(&["?"]);
    assert!(run.stdout.contains("at least") || run.stdout.contains('\u{2265}'), "{}", run.stdout);
}

#[test]
fn other_documents_are_no_messages() {
    let desk = Desk::new();
    desk.put("p.xml", "<postback><origin>MMS_MT</origin><code>N003</code><mms-id>1</mms-id></postback>");
    desk.run("estimate p.xml").exits(2).says(&["`p.xml` is not a request"]);
}
