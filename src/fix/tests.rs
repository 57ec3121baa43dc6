//! Tests that fixes remove their findings, leave everything else alone, and come to an end.

use std::ops::Range;

use proptest::prelude::*;

use super::apply::LOOKED_AT;
use super::edits::{applied, edits, non_overlapping};
use super::guard::{Before, alone};
use super::round::Round;
use super::trials::{Looks, harmless};
use super::{FixError, Fixed, apply, take_back};
use crate::check::examples::{strictness, whole};
use crate::check::{self, Policy, Strictness, Subject, rules::RULES};
use crate::diagnostic::{Diagnostic, Edit, Fix, Safety, Severity};
use crate::limits::NESTING;
use crate::media::assets::Assets;
use crate::message::read;
use crate::source::{Origin, Source, SourceId, Sources, Span};
use crate::xml::parse;

fn judge(strictness: Strictness) -> impl Fn(&Sources, SourceId) -> Vec<Diagnostic> {
    move |sources, id| {
        let source = sources.get(id);
        let document = parse(id, source.text());
        let message = read(&document);
        let assets = Assets::default();
        let subject = Subject::new(source, &document, &message, &assets);
        check::run(&subject, &Policy::new(strictness)).diagnostics
    }
}

fn source(bytes: impl Into<Vec<u8>>) -> Source {
    Source::new(Origin::Stdin, bytes.into())
}

fn fixed(text: &str, reach: Safety) -> Fixed {
    apply(&source(text), reach, &judge(Strictness::Lenient)).unwrap()
}

fn text(fixed: &Fixed) -> &str {
    std::str::from_utf8(&fixed.bytes).unwrap()
}

#[test]
fn every_fix_of_a_manual_heals_its_finding() {
    let (mut wrong, mut fixes) = (Vec::new(), 0);
    for rule in RULES {
        for example in rule.manual().fails.iter().filter(|example| example.fence != "toml") {
            let before = whole(example);
            let (sources, id) = alone(&before);
            let judge = judge(strictness(rule));
            for found in judge(&sources, id).into_iter().filter(|found| found.rule == rule.name) {
                let Some(fix) = &found.fix else { continue };
                fixes += 1;
                let after = applied(&before, &edits(&[(rule.name, fix)]));
                let (sources, id) = alone(&after);
                let left = judge(&sources, id);
                if left.iter().any(|other| other.rule == rule.name && other.message == found.message) {
                    wrong.push(format!("{}: not healed in\n{after}", rule.name));
                }
                let grave =
                    |found: &[Diagnostic]| found.iter().filter(|d| d.severity == Severity::Error).count();
                let (sources, id) = alone(&before);
                if fix.safety == Safety::Safe && grave(&left) > grave(&judge(&sources, id)) {
                    wrong.push(format!("{}: worse in\n{after}", rule.name));
                }
                if !harmless(&Before::of(&sources, id), &[(rule.name, fix)]) {
                    wrong.push(format!("{}: refused in\n{before}", rule.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(fixes > 40, "{fixes} fixes");
}

#[test]
fn nested_names_are_fixed_in_one_run_and_the_rest_stays() {
    let before = "<request>\r\n  <Action>savemms</Action><!-- kept -->\r\n  <SLIDE  ><mesage-text>Fish & chips\
                  </mesage-text>\t<DURATION>5s</DURATION></SLIDE>\r\n</request>";
    let fixed = fixed(before, Safety::Safe);
    let after = "<request>\r\n  <action>saveMMS</action><!-- kept -->\r\n  <slide  ><message-text>Fish &amp; chips\
                 </message-text>\t<duration>5</duration></slide>\r\n</request>";
    assert_eq!(text(&fixed), after);
    assert!(fixed.settled && fixed.refused.is_empty());
    assert_eq!(fixed.count(), 7);
}

#[test]
fn a_byte_order_mark_stays_and_other_encodings_are_left_alone() {
    let judge = judge(Strictness::Lenient);
    let fixed = apply(&source("\u{FEFF}<request><Action>saveMMS</Action></request>"), Safety::Safe, &judge);
    assert_eq!(text(&fixed.unwrap()), "\u{FEFF}<request><action>saveMMS</action></request>");
    let declared = "\u{FEFF}\u{FEFF}<?xml version='1.0' encoding='ISO-8859-1'?><request><Action>savemms</Action>\
                    <name>Käse & Co</name></request>";
    let after = text(&apply(&source(declared), Safety::Safe, &judge).unwrap()).to_owned();
    assert!(after.contains("<action>saveMMS</action><name>Käse &amp; Co</name>"), "{after}");
    let utf16: Vec<u8> = "<request><Action/></request>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [utf16, b"<request><name>\xFF</name></request>".to_vec()] {
        assert_eq!(apply(&source(bytes), Safety::Safe, &judge), Err(FixError::Encoding));
    }
}

#[test]
fn no_end_tag_is_added_where_elements_nest_too_deep_to_be_read() {
    let before = "<slide>".repeat(2 * NESTING);
    assert_eq!(text(&fixed(&before, Safety::Unsafe)), before);
}

#[test]
fn no_fix_is_offered_for_a_quote_whose_tag_has_no_end() {
    let fixed = fixed("<request><action x=\"<request></request></request>", Safety::Unsafe);
    assert_eq!(fixed.refused, [""; 0]);
}

#[test]
fn an_edit_that_does_not_fit_the_text_is_left_out() {
    let text = "<request>é</request>";
    for range in [0..99, 10..11] {
        let fixed =
            apply(&source(text), Safety::Unsafe, &found("stray-text", Safety::Unsafe, range, "")).unwrap();
        assert_eq!((fixed.bytes, fixed.settled), (text.into(), true));
    }
}

#[test]
fn comments_inside_a_value_are_never_lost() {
    let before = "<request><action>sendMMS</action><to>+1239<!-- area -->9471613</to></request>";
    assert_eq!(text(&fixed(before, Safety::Unsafe)), before);
}

/// Judges every text with one finding that has one edit, as a rule would report it.
fn found(
    rule: &'static str,
    safety: Safety,
    range: Range<usize>,
    to: &str,
) -> impl Fn(&Sources, SourceId) -> Vec<Diagnostic> {
    let to = to.to_owned();
    move |_, id| {
        let span = Span::new(id, range.clone());
        let primary = crate::diagnostic::Label { span, message: "".into() };
        let fix = Some(Fix { safety, edits: vec![Edit { span, text: to.clone() }] });
        vec![Diagnostic {
            rule,
            codes: Vec::new(),
            severity: Severity::Error,
            message: String::new(),
            primary,
            related: Vec::new(),
            help: None,
            fix,
            slide: None,
            element: String::new(),
            fingerprint: 0,
        }]
    }
}

#[test]
fn a_fix_that_does_harm_is_refused() {
    let before = "<request><name>a</name><to>1</to></request>";
    for (safety, range, to, refused) in [
        // A tag that is cut off.
        (Safety::Unsafe, 0..9, "<request", true),
        // Without one of its elements it is another message.
        (Safety::Safe, 9..23, "", true),
        (Safety::Unsafe, 9..23, "", false),
        // Another element is another message.
        (Safety::Safe, 10..14, "from", true),
    ] {
        let (sources, id) = alone(before);
        let mut names = Vec::new();
        let round = Round::first(
            &Before::of(&sources, id),
            &found("rule", safety, range, to)(&sources, id),
            safety,
            &mut names,
            &mut Looks { left: LOOKED_AT },
        );
        assert_eq!(round.is_none(), refused, "{to}");
        assert_eq!(names == ["rule"], refused, "{to}");
    }
}

#[test]
fn what_would_be_refused_is_not_offered() {
    let before = "<request><name>a</name><to>1</to></request>";
    for (safety, range, to, left) in [
        (Safety::Unsafe, 0..9, "<request", None),
        (Safety::Safe, 0..9, "<request", None),
        // Without one of its elements it is another message: a guess at most.
        (Safety::Safe, 9..23, "", Some(Safety::Unsafe)),
        (Safety::Safe, 15..16, "b", Some(Safety::Safe)),
    ] {
        let (sources, id) = alone(before);
        let mut offers = found("rule", safety, range, to)(&sources, id);
        take_back(&sources, id, &mut offers);
        assert_eq!(offers[0].fix.as_ref().map(|fix| fix.safety), left, "{to}");
    }
}

#[test]
fn a_guess_must_not_uncover_a_secret() {
    let key = "qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ";
    for (text, removed, allowed) in [
        ("<request><api-key>KEY</api-key><duration>9</duration></request>", "<duration>9</duration>", true),
        ("<request><api-key>KEY</api-key><x>9</x><name>KEY</name></request>", "<x>9</x>", true),
        // The name says that the value is a key.
        ("<request><x><name>api-key</name><value>KEY</value></x></request>", "<name>api-key</name>", false),
        ("<request><x><api-key></api-key>KEY</x></request>", "<api-key></api-key>", false),
        ("<request><api-key><![CDATA[KEY]]></api-key><x>9</x></request>", "<x>9</x>", true),
    ] {
        let text = text.replace("KEY", key);
        let at = text.find(removed).unwrap();
        let (sources, id) = alone(&text);
        let mut offers = found("rule", Safety::Unsafe, at..at + removed.len(), "")(&sources, id);
        take_back(&sources, id, &mut offers);
        assert_eq!(offers[0].fix.is_some(), allowed, "{text}");
    }
}

#[test]
fn a_guess_waits_until_the_tags_are_in_order() {
    let around =
        |data: &str| format!("<request><wibble/><slide>< image/></slide><data>{data}</data></request>");
    let before = around("<a>1</a>").replace("<data>", "data>");
    let round = |before: &str| {
        let (sources, id) = alone(before);
        let found = judge(Strictness::Lenient)(&sources, id);
        let mut looks = Looks { left: LOOKED_AT };
        Round::first(&Before::of(&sources, id), &found, Safety::Unsafe, &mut Vec::new(), &mut looks)
    };
    let first = round(&before).unwrap();
    assert!(first.text.contains("<wibble/>") && first.text.contains("<data><a>1</a>"), "{}", first.text);
}

/// Two neighbours that have changed places are the commonest slip of a hand.
#[test]
fn neighbours_that_have_changed_places_are_put_back_or_left() {
    const RIGHT: &str = "<?xml version=\"1.0\"?>\n<request><action>sendMMS</action><to>12399471613</to>\n\
        <from>28444</from><message-subject>Summer</message-subject>\n<slide><image>\
        <url>https://a.com/1.jpg</url></image><message-text>Hi you</message-text><duration>5</duration>\
        </slide></request>";
    let values = |text: &str| {
        let (sources, id) = alone(text);
        let document = parse(id, sources.get(id).text());
        let values = |message: &_| -> Vec<(String, String)> {
            let leaves = crate::message::leaves(message).into_iter();
            leaves.map(|leaf| (leaf.place, leaf.value.value.clone())).collect()
        };
        document.errors().is_empty().then(|| values(&read(&document)))
    };
    let right = values(RIGHT);
    for at in 0..RIGHT.len() - 1 {
        let swapped = [&RIGHT[..at], &RIGHT[at + 1..at + 2], &RIGHT[at..=at], &RIGHT[at + 2..]].concat();
        if values(&swapped).is_some() {
            continue;
        }
        let fixed = fixed(&swapped, Safety::Safe);
        assert!(text(&fixed) == swapped || values(text(&fixed)) == right, "{swapped}\n{}", text(&fixed));
    }
}

#[test]
fn a_key_is_not_made_a_word_like_any_other() {
    let before = "<request token=\"qTFkykO9\"><action>sendMMS</action><to>qTFkykO9</to></request>";
    let fixed = fixed(before, Safety::Unsafe);
    assert_eq!((text(&fixed), fixed.refused.as_slice()), (before, &["unknown-attribute"][..]));
}

#[test]
fn no_safe_fix_removes_tags_in_other_markup() {
    let before = "<request><?php <name>a</name> ?><?php b ?></request>";
    let (php, other) = (9..32, 32..42);
    assert_eq!((&before[php.clone()], &before[other.clone()]), ("<?php <name>a</name> ?>", "<?php b ?>"));
    for (range, after) in [(php, before), (other, "<request><?php <name>a</name> ?></request>")] {
        let removing = |sources: &Sources, id| {
            if sources.get(id).text() == before {
                found("removing", Safety::Safe, range.clone(), "")(sources, id)
            } else {
                Vec::new()
            }
        };
        assert_eq!(text(&apply(&source(before), Safety::Safe, &removing).unwrap()), after);
    }
}

#[test]
fn fixes_that_never_settle_end_all_the_same() {
    let undoing = |sources: &Sources, id| {
        let other = if sources.get(id).text().contains("<name>a") { "b" } else { "a" };
        found("undoing", Safety::Safe, 15..16, other)(sources, id)
    };
    let fixed = apply(&source("<request><name>a</name></request>"), Safety::Safe, &undoing).unwrap();
    assert_eq!((fixed.settled, fixed.count()), (false, 2));
}

#[test]
fn no_tag_is_made_of_what_is_no_name() {
    let fixed = fixed("request><to>1</to><-->to>1</to><from>2</-->from></request>", Safety::Unsafe);
    assert!(fixed.settled && !text(&fixed).contains("-->>"), "{}", text(&fixed));
}

/// A complete request with some of the mistakes that people make.
fn mutated() -> impl Strategy<Value = String> {
    let mutations = proptest::collection::vec((0..400_usize, 0..MISTAKES.len()), 0..8);
    mutations.prop_map(|mutations| {
        let mut text = VALID.to_owned();
        for (at, mistake) in mutations {
            let at = text.floor_char_boundary(at.min(text.len()));
            match MISTAKES[mistake] {
                "" => {
                    let end = text.ceil_char_boundary((at + 1).min(text.len()));
                    text.replace_range(at..end, "");
                }
                extra => text.insert_str(at, extra),
            }
        }
        text
    })
}

const VALID: &str = "<request>\r\n<action>sendMMS</action>\n<api-key>qTFkykO9</api-key>\n<to>12399471613</to>\n\
    <from>28444</from><service-id>28444mms</service-id>\n<message-subject>Spring</message-subject>\n\
    <name>spring-24</name>\n<slide><image><url>https://cdn.acme.com/1.jpg?x=1&amp;y=2</url></image>\n\
    <message-text>Hello &lt;you&gt;</message-text><duration>5</duration></slide>\n</request>\n";

const MISTAKES: &[&str] = &[
    "", "", "", "&", "<", ">", " ", "\n", "+", "00", "#", "s", "é", "\u{7}", "<!--", "-->", "<b>", "</b>",
    "]]>", "x=\"1\"", "\"", "'", "\u{A0}",
];

proptest! {
    #[test]
    fn safe_fixes_settle_and_do_nothing_the_second_time(before in mutated()) {
        let once = fixed(&before, Safety::Safe);
        prop_assert!(once.settled, "{}", before);
        let twice = fixed(text(&once), Safety::Safe);
        prop_assert_eq!(text(&twice), text(&once));
        prop_assert_eq!(twice.count(), 0);
    }

    #[test]
    fn unsafe_fixes_settle_too(before in mutated()) {
        let once = fixed(&before, Safety::Unsafe);
        prop_assert!(once.settled, "{}", before);
        prop_assert_eq!(fixed(text(&once), Safety::Unsafe).count(), 0);
    }

    #[test]
    fn what_no_edit_covers_stays_byte_for_byte(before in mutated()) {
        let (sources, id) = alone(&before);
        let found = judge(Strictness::Lenient)(&sources, id);
        let chosen = non_overlapping(&before, &found, Safety::Safe);
        let edits = edits(&chosen);
        let after = applied(&before, &edits);
        let (mut old, mut new) = (0, 0);
        for edit in &edits {
            let Range { start, end } = edit.span.range();
            prop_assert!(start >= old, "edits overlap");
            prop_assert_eq!(&after[new..new + (start - old)], &before[old..start]);
            new += start - old + edit.text.len();
            old = end;
        }
        prop_assert_eq!(&after[new..], &before[old..]);
    }
}

#[test]
fn what_cannot_be_looked_at_is_neither_fixed_nor_refused() {
    let text = "<request><action>sendmms</action></request>";
    let mut sources = Sources::default();
    let id = sources.add(Source::new(Origin::Stdin, text.as_bytes().to_vec()));
    let found = judge(Strictness::Lenient)(&sources, id);
    for (looks, fixes) in [(0, false), (1, true)] {
        let (mut refused, mut looks) = (Vec::new(), Looks { left: looks * text.len() });
        let round = Round::first(&Before::of(&sources, id), &found, Safety::Safe, &mut refused, &mut looks);
        assert_eq!((round.is_some(), refused.is_empty()), (fixes, true));
    }
}
