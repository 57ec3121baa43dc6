//! Runs the examples in the Fails and Passes sections of every rule's manual.

mod served;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::manual::Example;
use super::*;
use crate::diagnostic::{Diagnostic, Severity};
use crate::media::assets::{Asset, AssetState, Assets, ProbeError};
use crate::media::info::{Animation, ImageInfo, MediaInfo, Presence, Soundness, VideoStream};
use crate::media::kind::{Family, MediaKind};
use crate::source::{Origin, Source, Sources};

/// The elements of a complete request of each kind. An example's fragment replaces the elements that it names.
const SAVE: &[(&str, &str)] = &[
    ("action", "<action>saveMMS</action>"),
    ("api-key", "<api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key>"),
    ("message-subject", "<message-subject>Spring</message-subject>"),
    ("name", "<name>spring-24</name>"),
    ("slide", "<slide><message-text>Hello</message-text><duration>5</duration></slide>"),
];
const SEND: &[(&str, &str)] = &[
    ("action", "<action>sendMMS</action>"),
    ("api-key", "<api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key>"),
    ("to", "<to>12399471613</to>"),
    ("from", "<from>28444</from>"),
    ("service-id", "<service-id>28444mms</service-id>"),
    ("message-subject", "<message-subject>Spring</message-subject>"),
    ("name", "<name>spring-24</name>"),
    ("slide", "<slide><message-text>Hello</message-text><duration>5</duration></slide>"),
    ("fallback-sms-text", "<fallback-sms-text>Spring is here</fallback-sms-text>"),
];
const SEND_SAVED: &[(&str, &str)] = &[
    ("action", "<action>sendSavedMMS</action>"),
    ("api-key", "<api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key>"),
    ("mms-id", "<mms-id>35674</mms-id>"),
    ("to", "<to>12399471613</to>"),
    ("from", "<from>28444</from>"),
    ("service-id", "<service-id>28444mms</service-id>"),
    ("fallback-sms-text", "<fallback-sms-text>Spring is here</fallback-sms-text>"),
];

/// The complete document for an example.
pub(crate) fn whole(example: &Example) -> String {
    let mut words = example.fence.split_whitespace();
    assert_eq!(words.next(), Some("xml"), "fence `{}`", example.fence);
    let template = match words.next() {
        None => return example.text.clone(),
        Some(nested) if nested.starts_with("nested-") => {
            let depth = nested["nested-".len()..].parse().expect("a number of elements");
            let inside = format!("{}{}", "<slide>".repeat(depth), "</slide>".repeat(depth));
            return format!("<request>{inside}</request>");
        }
        Some("save") => SAVE,
        Some("send") => SEND,
        Some("send-saved") => SEND_SAVED,
        Some(other) => panic!("fence `{}`: `{other}` is no kind of request", example.fence),
    };
    let mut left_out = Vec::new();
    let mut text = String::from("<request>\n");
    let mut added = example.text.clone();
    for word in words {
        match word.strip_prefix("text-") {
            // Long texts are made here, so that manuals stay short.
            Some(length) => {
                let length = length.parse().expect("a number of characters");
                let long = "x".repeat(length);
                added = format!("<slide><message-text>{long}</message-text><duration>5</duration></slide>");
            }
            _ => left_out.push(word.trim_start_matches('-')),
        }
    }
    for (name, line) in template {
        let replaced = ["<", "</"].iter().any(|open| added.contains(&format!("{open}{name}>")))
            || added.contains(&format!("<{name}/>"));
        if !replaced && !left_out.contains(name) {
            text.push_str(line);
            text.push('\n');
        }
    }
    text + &added + "</request>\n"
}

/// Whether an entry of the sources gives the date of the documentation: a year in brackets.
fn is_dated(entry: &str) -> bool {
    let brackets = entry.split('(').skip(1).filter_map(|rest| rest.split(')').next());
    brackets
        .flat_map(|inside| inside.split(|c: char| !c.is_ascii_digit()))
        .any(|word| word.len() == 4 && (1990..=2100).contains(&word.parse::<u32>().unwrap_or(0)))
}

#[test]
fn every_rule_stands_on_dated_documentation() {
    assert!(is_dated("RFC 3986 (2005)") && is_dated("Skycore (until 2015-03): x"));
    assert!(!is_dated("RFC 3986") && !is_dated("Sinch (later)") && !is_dated("2014 (x)"));
    let mut wrong = Vec::new();
    for rule in rules::RULES {
        let manual = rule.manual();
        // What mmsctl itself defines has no other source.
        if !manual.sources.iter().any(|entry| is_dated(entry) || entry.starts_with("Ours: the comments")) {
            wrong.push(format!("{}: no source has a date", rule.name));
        }
        for entry in manual.sources.iter().chain(&manual.otherwise) {
            if !is_dated(entry) && !entry.starts_with("Ours: ") {
                wrong.push(format!("{}: `{entry}` has no date", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_whose_findings_differ_say_so() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/rules/");
    let mut wrong = Vec::new();
    for rule in rules::RULES {
        let code = std::fs::read_to_string(format!("{folder}{}.rs", rule.name.replace('-', "_"))).unwrap();
        let differs = code.contains(".level(");
        if differs == rule.manual().levels.is_empty() {
            wrong.push(format!(
                "{}: findings of other levels: {differs}; `# Levels` lists none or some",
                rule.name
            ));
        }
        for entry in rule.manual().levels {
            let severity = entry.split([',', ':']).next().unwrap_or_default();
            if !["error", "warning", "info", "silent"].contains(&severity) {
                wrong.push(format!("{}: `{entry}` begins with no severity", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The names of the rules that a document breaks. Info findings count only for the rule under test.
fn broken(
    rule: &Rule,
    text: &str,
    assets: &Assets,
    strictness: Strictness,
    codes: &mut BTreeSet<&'static str>,
) -> Vec<&'static str> {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(Origin::Composed("example".into()), text.as_bytes().to_vec()));
    let source = sources.get(id);
    let document = crate::xml::parse(id, source.text());
    let message = crate::message::read(&document);
    let subject = Subject::new(source, &document, &message, assets);
    let found = run(&subject, &Policy::new(strictness)).diagnostics;
    codes.extend(found.iter().flat_map(|diagnostic| diagnostic.codes.iter().copied()));
    for diagnostic in &found {
        let declared = rules::find(diagnostic.rule).unwrap().codes;
        let undeclared = diagnostic.codes.iter().find(|code| !declared.contains(code));
        assert_eq!(undeclared, None, "{} does not declare it", diagnostic.rule);
    }
    let counts = |d: &&Diagnostic| d.severity > Severity::Info || d.rule == rule.name;
    let mut names: Vec<_> = found.iter().filter(counts).map(|d| d.rule).collect();
    names.dedup();
    names.sort_unstable();
    names.dedup();
    names
}

/// The strictness under which a rule's examples are judged: strict if the rule is silent by default.
pub(crate) fn strictness(rule: &Rule) -> Strictness {
    if rule.level.lenient.is_none() { Strictness::Strict } else { Strictness::Lenient }
}

/// API codes that no document can provoke by itself, with the reason.
const UNPROVOKED: &[(&str, &[&str])] = &[
    ("depends on the account", &["E105", "E109", "E112", "E120", "E713"]),
    ("depends on the calls before", &["E106", "E113"]),
    ("depends on what the account has saved or blocked", &["E114", "E200", "E715"]),
    ("depends on the recipient's carrier", &["E618", "E619", "E628"]),
    ("is an error inside the service", &["E503"]),
    ("was answered for some weeks of 2014 alone, for what is E629 since", &["E361", "E362", "E363"]),
    (
        "belongs to a method that is no MMS request",
        &["E624", "E625", "E630", "E631", "E632", "E633", "E640", "E641", "E642", "E643", "E712"],
    ),
];

#[test]
fn each_code_that_a_document_can_provoke_is_provoked_by_an_example() {
    let provoked = judge_examples();
    let mut wrong = Vec::new();
    for code in crate::codes::API.iter().map(|row| row.code) {
        let excused = UNPROVOKED.iter().any(|(_, codes)| codes.contains(&code));
        if provoked.contains(code) == excused {
            wrong.push(format!("{code}: provoked {}, excused {excused}", provoked.contains(code)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn fails_blocks_break_exactly_their_rule_and_passes_blocks_none() {
    judge_examples();
}

/// Judges all examples and returns the codes of all findings.
fn judge_examples() -> BTreeSet<&'static str> {
    let (mut wrong, mut codes) = (Vec::new(), BTreeSet::new());
    for rule in rules::RULES {
        let manual = rule.manual();
        if manual.fails.is_empty() || manual.passes.is_empty() || manual.sources.is_empty() {
            wrong.push(format!("{}: Fails, Passes or Sources is missing", rule.name));
        }
        for (examples, expected) in [(&manual.fails, vec![rule.name]), (&manual.passes, vec![])] {
            let mut assets = Assets::default();
            for example in examples {
                if example.fence == "toml" {
                    assets = media(&example.text);
                    continue;
                }
                let names = broken(rule, &whole(example), &assets, strictness(rule), &mut codes);
                if names != expected {
                    let text = &example.text;
                    wrong.push(format!("{}: {names:?} instead of {expected:?} in\n{text}", rule.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    codes
}

/// A medium described in a `toml` block.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Described {
    /// A file name extension of the medium's kind.
    #[serde(default)]
    kind: String,
    #[serde(default)]
    bytes: u64,
    seconds: Option<f64>,
    /// The codec of the video stream; an empty string means that the file has no video stream.
    video: Option<String>,
    /// Width and height in pixels, of a picture or a video.
    width: Option<u32>,
    height: Option<u32>,
    /// Frames per second of the video stream.
    fps: Option<f64>,
    /// Whether a picture has transparent pixels, and whether a JPEG is progressive.
    transparent: Option<bool>,
    progressive: Option<bool>,
    /// The number of frames of a GIF, and their total time in hundredths of a second.
    frames: Option<u32>,
    #[serde(default)]
    hundredths: u32,
    /// Why the file does not decode.
    damaged: Option<String>,
    /// `missing` or `empty`: how inspection failed. The other facts are then ignored.
    failed: Option<String>,
    /// How the file is served, if it was fetched.
    served: Option<served::Description>,
}

/// The media that a `toml` block describes, by URL.
fn media(text: &str) -> Assets {
    let described: BTreeMap<String, Described> = toml::from_str(text).expect("a table of media");
    let mut assets = Assets::default();
    for (url, mut medium) in described {
        if let Some(served) = medium.served.take() {
            let mime = MediaKind::from_extension(&medium.kind).map_or("", MediaKind::mime);
            assets.serve(url.clone(), served.facts(medium.bytes, mime));
        }
        let path = PathBuf::from("media.bin");
        let state = match medium.failed.as_deref() {
            Some("missing") => AssetState::Failed(ProbeError::Missing(path.clone())),
            Some("empty") => AssetState::Failed(ProbeError::Empty(path.clone())),
            Some(other) => panic!("no way to fail is called `{other}`"),
            None => AssetState::Inspected(facts(medium)),
        };
        assets.insert(url, Asset { path: Some(path), state });
    }
    assets
}

fn facts(medium: Described) -> MediaInfo {
    let kind = MediaKind::from_extension(&medium.kind).expect("an extension");
    let (width, height) = (medium.width.unwrap_or(640), medium.height.unwrap_or(480));
    let stream = |codec: String| VideoStream { codec: Some(codec), width, height, frame_rate: medium.fps };
    let image = ImageInfo {
        transparent: medium.transparent,
        progressive: medium.progressive,
        animation: medium.frames.map(|frames| Animation { frames, hundredths: medium.hundredths }),
        ..ImageInfo::new(medium.width.unwrap_or(360), medium.height.unwrap_or(640))
    };
    MediaInfo {
        image: (kind.family() == Family::Image).then_some(image),
        seconds: medium.seconds,
        video: medium
            .video
            .map_or(Presence::Unknown, |codec| (!codec.is_empty()).then(|| stream(codec)).into()),
        soundness: medium.damaged.map_or(Soundness::Unknown, Soundness::Damaged),
        ..MediaInfo::new(kind, medium.bytes)
    }
}

#[test]
fn manuals_are_written_in_full() {
    for rule in rules::RULES {
        let manual = rule.manual();
        assert!(manual.title.trim().ends_with(|c: char| c != '.'), "{}: title `{}`", rule.name, manual.title);
        assert!(!manual.title.contains("\n\n\n") && manual.title.len() < 100, "{}", rule.name);
        assert!(manual.why.len() > 40, "{}: why", rule.name);
    }
}

/// A manual shows what its rule is about: of the media in the examples, what they are, how they decode, or how they are
/// served.
#[test]
fn examples_describe_the_facts_that_their_rule_is_about() {
    for rule in rules::RULES {
        let manual = rule.manual();
        let media: String = manual
            .fails
            .iter()
            .chain(&manual.passes)
            .filter(|example| example.fence == "toml")
            .map(|example| example.text.as_str())
            .collect();
        let shown = match &media {
            none if none.is_empty() => None,
            served if served.contains(" served = ") => Some(About::Serving),
            damaged if damaged.contains(" damaged = ") => Some(About::Soundness),
            _ => Some(About::Media),
        };
        let of_media = [About::Media, About::Soundness, About::Serving].contains(&rule.about);
        assert_eq!(of_media.then_some(rule.about), shown, "{}", rule.name);
    }
}

#[test]
fn rules_about_the_form_of_the_xml_are_those_of_e108() {
    for rule in rules::RULES {
        assert_eq!(rule.about == About::Syntax, rule.codes == ["E108"], "{}", rule.name);
    }
}

#[test]
fn codes_are_those_of_the_api() {
    for rule in rules::RULES {
        for code in rule.codes {
            assert!(crate::codes::api(code).is_some(), "{}: {code}", rule.name);
        }
    }
}

#[test]
fn names_are_unique_and_sorted() {
    let names: Vec<_> = rules::RULES.iter().map(|rule| rule.name).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(names, sorted);
}
