//! `convert` on real files: where results go, and what is never written.

use std::path::Path;

use mmsctl::convert::{Converted, convert};
use mmsctl::dialect::{Dialect, Operator};
use mmsctl::message::read;
use mmsctl::source::{Origin, Source, Sources, Span};
use mmsctl::xml::{Document, parse};

use crate::harness::{Desk, save};

const KEY: &str = "qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ";

fn request() -> String {
    save("<slide><message-text>Hello</message-text></slide>")
}

#[test]
fn files_get_the_whole_document_and_standard_output_none_of_its_key() {
    let desk = Desk::new().stdin(request());
    desk.put("a.xml", request());
    let run = desk.run("convert --to classic a.xml").exits(0).says(&["the API key is masked"]);
    assert!(run.stdout.contains("<API_KEY>****") && !run.stdout.contains(KEY));
    let run = desk.run("convert --to classic --with-api-key -").exits(0);
    assert!(run.stdout.contains(&format!("<API_KEY>{KEY}</API_KEY>")) && run.stderr.is_empty());
    let run = desk.run("convert --to classic -o b.xml a.xml").exits(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    assert!(std::fs::read_to_string(desk.path("b.xml")).unwrap().contains(KEY));
    desk.run("validate b.xml").exits(0);
    // There and back is what `build` would have written.
    desk.run("convert --to current -o c.xml b.xml").exits(0);
    desk.run("convert --to current -o d.xml a.xml").exits(0);
    let [c, d] = ["c.xml", "d.xml"].map(|name| std::fs::read_to_string(desk.path(name)).unwrap());
    assert_eq!(c, d);
}

#[test]
fn folders_are_converted_into_a_folder_or_in_place() {
    let desk = Desk::new();
    desk.put("in/a.xml", request());
    desk.put("in/b.xml", request());
    desk.run("convert --to classic in").exits(2).says(&["2 documents cannot go to one place"]);
    desk.run("convert --to classic --out-dir out in").exits(0);
    assert_eq!(desk.list("out"), ["a.xml", "b.xml"]);
    desk.put("in/deep/a.xml", request());
    desk.run("convert --to classic --out-dir out in").exits(2).says(&["would both become"]);
    desk.run("convert --to classic --write in").exits(0);
    for name in ["in/a.xml", "in/b.xml", "in/deep/a.xml"] {
        assert!(std::fs::read_to_string(desk.path(name)).unwrap().contains("<REQUEST>"));
    }
}

#[test]
fn convert_reports_elements_that_the_dialect_also_requires() {
    let desk = Desk::new();
    let text = "<REQUEST><ACTION>sendSavedMMS</ACTION><API_KEY>K3yK3yK3yK3y99</API_KEY><MMSID>35674</MMSID>\
                <TO>12399471613</TO><FROM>28444</FROM></REQUEST>";
    desk.put("a.xml", text);
    desk.run("validate a.xml").exits(0);
    let run = desk.run("convert --to current -o b.xml a.xml").exits(0);
    run.says(&["note: a.xml: in the current dialect the message does not name its service (E627); add"]);
    desk.run("validate b.xml").exits(1);
    // What was wrong before is no news.
    desk.put("c.xml", text.replace("<TO>12399471613</TO>", ""));
    let run = desk.run("convert --to current -o d.xml c.xml").exits(0);
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
}

#[test]
fn document_with_losses_is_not_written() {
    let desk = Desk::new();
    let text = request().replace("<slide>", "<!-- note --><slide>");
    desk.put("a.xml", &text);
    for line in ["convert --to classic --write a.xml", "convert --to classic -o b.xml a.xml"] {
        desk.run(line).exits(1).says(&["lost: a.xml:6:1: a comment", "give `--allow-loss`"]);
    }
    assert_eq!(std::fs::read_to_string(desk.path("a.xml")).unwrap(), text);
    assert!(!desk.path("b.xml").exists());
    desk.run("convert --to classic --write --allow-loss a.xml").exits(0);
}

#[test]
fn failed_document_does_not_stop_the_others() {
    let desk = Desk::new();
    desk.put("in/a.xml", request().replace("Hello", "Fish & chips"));
    desk.put("in/b.xml", request());
    let run = desk.run("convert --to classic --out-dir out in").exits(1);
    run.says(&["error[raw-ampersand]", "`in/a.xml` is not converted: it is not well-formed"]);
    assert_eq!(desk.list("out"), ["b.xml"]);
    desk.run("convert --to classic --out-dir out in/b.xml missing.xml").exits(3).says(&["missing.xml"]);
}

#[test]
fn other_encodings_become_utf_8() {
    let desk = Desk::new();
    let text = "<?xml version='1.0' encoding='ISO-8859-1'?><request><action>saveMMS</action><name>Käse</name></request>";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    desk.put("a.xml", &latin);
    desk.run("convert --to current --write a.xml").exits(0);
    assert!(std::fs::read_to_string(desk.path("a.xml")).unwrap().contains("<name>Käse</name>"));
    desk.put("b.xml", b"<request><action>saveMMS</action><name>K\xE4se</name></request>");
    desk.run("convert --to classic --write b.xml").exits(1).says(&["error[encoding]"]);
}

/// Every value of a document: what it is called, what it says, and the places at any of which its loss may be told.
fn values_of(document: &Document<'_>) -> Vec<(String, String, Vec<Span>)> {
    let mut values = Vec::new();
    for element in document.elements() {
        let around = |span: Span| {
            document.elements().filter(move |other| {
                let whole = other.span();
                whole.start <= span.start && span.end <= whole.end
            })
        };
        let mut at: Vec<Span> = around(element.name_span()).map(|one| one.name_span()).collect();
        let text = element.text();
        at.push(text.span);
        if !text.value.trim().is_empty() {
            values.push((element.name().to_owned(), text.value.trim().to_owned(), at.clone()));
        }
        for attribute in element.attributes() {
            let at = at.iter().copied().chain([attribute.name_span]).collect();
            values.push((attribute.name.to_owned(), attribute.value.value.to_string(), at));
        }
    }
    values
}

/// How the other dialect spells a value, if it has it otherwise (API facts §1.3, §4.3, §8.7).
fn spelt(value: &str, from: Dialect, to: Dialect) -> Option<&'static str> {
    let words =
        [["true", "yes"], ["false", "no"], ["Message Sent/Not Supported", "Message Sent/NotSupported"]];
    let other = words
        .into_iter()
        .find(|pair| pair.contains(&value))
        .map(|pair| pair[usize::from(to != Dialect::Current)]);
    other.or_else(|| Operator::find(value, from)?.id(to))
}

#[test]
fn every_value_of_every_documented_kind_is_written_or_listed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/documented");
    let mut documents = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let mut sources = Sources::default();
        let id = sources.add(Source::new(Origin::File(path.clone()), std::fs::read(&path).unwrap()));
        let document = parse(id, sources.get(id).text());
        let message = read(&document);
        let from = message.dialect().unwrap();
        for to in [Dialect::Current, Dialect::Classic] {
            let Ok(Converted { text, losses }) = convert(&document, &message, to) else {
                assert!(path.ends_with("ids-classic.xml"), "{}", path.display());
                continue;
            };
            let mut written = Sources::default();
            let id = written.add(Source::new(Origin::Composed("converted".into()), text.into()));
            let written = parse(id, written.get(id).text());
            let mut written: Vec<String> =
                values_of(&written).into_iter().map(|(_, value, _)| value).collect();
            for (name, value, at) in values_of(&document) {
                let other = spelt(&value, from, to);
                let is = |one: &String| *one == value || Some(one.as_str()) == other;
                if let Some(found) = written.iter().position(is) {
                    written.swap_remove(found);
                    continue;
                }
                let told = losses.iter().any(|loss| at.contains(&loss.span));
                assert!(told, "{}: `{name}` of `{value}` is lost in {to:?}: {losses:?}", path.display());
            }
        }
        documents += 1;
    }
    assert!(documents > 70, "{documents}");
}

#[test]
fn bundled_postbacks_are_never_overwritten() {
    let desk = Desk::new();
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/documented/postback-bundle-classic.xml");
    let one = std::fs::read_to_string(path).unwrap();
    let (start, end) = (one.find("<NOTIFICATION").unwrap(), one.find("</POSTBACK>").unwrap());
    let two = format!("{}{}</POSTBACK>", &one[..end], &one[start..end]);
    desk.put("two.xml", &two);
    desk.run("convert --to classic --write two.xml").exits(0);
    let written = std::fs::read_to_string(desk.path("two.xml")).unwrap();
    assert_eq!(written.matches("<DESCRIPTION>Message delivered</DESCRIPTION>").count(), 2, "{written}");
    desk.run("convert --to current --write two.xml").exits(1).says(&[
        "lost: two.xml:2:6: `NOTIFICATION` with what it holds: the current dialect has no bundles",
        "give `--allow-loss`",
    ]);
    assert_eq!(std::fs::read_to_string(desk.path("two.xml")).unwrap(), written);
}
