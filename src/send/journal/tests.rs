//! Tests of what is read from a journal, and of what is written into it.

use super::*;
use crate::send::outcome::{Accepted, Refusal};

fn begin(id: &str) -> String {
    let begin = Begin {
        format: FORMAT,
        at: "2026-01-01T00:00:00Z".to_owned(),
        id: id.to_owned(),
        path: "a.xml".to_owned(),
        action: "sendMMS".to_owned(),
        to: None,
        endpoint: "https://api.ci.mblox.com/ep/v1/".to_owned(),
    };
    Entry::Begin(begin).line(&Sources::default())
}

fn end(id: &str, outcome: &Outcome) -> String {
    Entry::End(ended(id, "2026-01-01T00:00:01Z".into(), outcome)).line(&Sources::default())
}

#[test]
fn the_last_word_counts_and_no_word_is_unknown() {
    let refusal = || Refusal { code: Some("E110".into()), status: None, info: "Invalid".into() };
    let (accepted, refused) = (Outcome::Accepted(Accepted::default()), Outcome::Refused(refusal()));
    let throttled = Outcome::Throttled(refusal(), None);
    let lines = [
        begin("a"),
        end("a", &throttled),
        begin("a"),
        end("a", &accepted),
        begin("b"),
        end("b", &refused),
        begin("c"),
        end("c", &Outcome::NotSent("refused".into())),
        begin("d"),
        end("d", &Outcome::Unknown("dropped".into())),
        begin("e"),
    ];
    let past = Past::read(&lines.concat()).unwrap();
    assert!(matches!(past.standing("a"), Standing::Accepted(_)));
    assert!(matches!(past.standing("b"), Standing::Refused(_)));
    assert_eq!(past.standing("c"), &Standing::Free);
    assert_eq!(past.standing("d"), &Standing::Unknown("dropped".into()));
    assert!(matches!(past.standing("e"), Standing::Unknown(words) if words.contains("2026-01-01")));
    assert_eq!(past.standing("f"), &Standing::Free);
    for (id, known) in [("a", true), ("b", true), ("c", false), ("d", true), ("e", true), ("f", false)] {
        let to = known.then_some("https://api.ci.mblox.com/ep/v1/");
        assert_eq!(past.known_to(id), to, "{id}");
    }
}

#[test]
fn a_torn_line_is_as_if_it_had_not_begun() {
    let whole = begin("a") + &end("a", &Outcome::Accepted(Accepted::default()));
    for cut in 0..whole.len() {
        let past = Past::read(&whole[..cut]).unwrap();
        let begun = cut >= begin("a").len();
        let expected = if begun {
            matches!(past.standing("a"), Standing::Unknown(_))
        } else {
            past.standing("a") == &Standing::Free
        };
        assert!(expected, "{cut}");
    }
    assert!(Past::read("{\"event\":\"begin\"}\n").is_err());
    assert!(Past::read("hello\n").is_err());
}

#[test]
fn the_words_of_a_later_version_are_read() {
    let accepted = end("a", &Outcome::Accepted(Accepted::default()));
    let later = accepted.replace("\"accepted\"", "\"postponed\"");
    let past = Past::read(&later).unwrap();
    assert_eq!(past.standing("a"), &Standing::Unknown(String::new()));
    let later = accepted.replace("}\n", ",\"encoding\":\"half\"}\n");
    let past = Past::read(&later).unwrap();
    let Standing::Accepted(ended) = past.standing("a") else { panic!("{later}") };
    assert_eq!(ended.encoding, Some(EncodingKind::NotHeard));
}

#[test]
fn a_template_is_as_the_postbacks_of_a_run_that_was_killed_say() {
    let accepted = |id: &str, encoding| {
        let said = Accepted { mms_id: Some(id.to_owned()), ..Accepted::default() };
        let ended = Ended { encoding, ..ended(id, String::new(), &Outcome::Accepted(said)) };
        Entry::End(ended).line(&Sources::default())
    };
    let arrived = |code: &str, id: &str| {
        let body = format!("<POSTBACK><CODE>{code}</CODE><MMSID>{id}</MMSID></POSTBACK>");
        Entry::Postback(Arrived { format: FORMAT, at: String::new(), body }).line(&Sources::default())
    };
    // The postback can come before the answer.
    let lines = [
        arrived("N003", "1"),
        accepted("1", None),
        accepted("2", Some(EncodingKind::NotHeard)),
        arrived("E002", "2"),
        accepted("3", None),
        arrived("N101", "3"),
        accepted("4", Some(EncodingKind::Ready)),
    ];
    let past = Past::read(&lines.concat()).unwrap();
    for (id, encoding, code) in [
        ("1", Some(EncodingKind::Ready), Some("N003")),
        ("2", Some(EncodingKind::Failed), Some("E002")),
        ("3", None, None),
        ("4", Some(EncodingKind::Ready), None),
    ] {
        let Standing::Accepted(ended) = past.standing(id) else { panic!("{id}") };
        assert_eq!((ended.encoding, ended.encoding_code.as_deref()), (encoding, code), "{id}");
    }
}

#[test]
fn a_file_that_is_no_journal_is_none_without_a_line_end_either() {
    for (text, line) in [("my notes", 1), ("\u{89}PNG\r", 1), ("{\"event\";", 1)] {
        assert_eq!(Past::read(text).unwrap_err().line, line, "{text}");
    }
    assert_eq!(Past::read(&(begin("a") + "<request/>")).unwrap_err().line, 2);
    let later = begin("a").replace("\"format\":1", "\"format\":2");
    assert!(Past::read(&later).unwrap_err().to_string().contains("its format is 2"));
}

#[test]
fn ids_differ_with_the_content_but_not_with_its_line_ends_or_the_white_space_around_it() {
    assert_eq!(ids("a")[0].len(), 32);
    assert_ne!(ids("a")[0], ids("b")[0]);
    assert_ne!(ids("<a>\n</a>")[0], ids("<a></a>")[0]);
    let unix = ids("<a>\n</a>\n");
    for other in ["<a>\r\n</a>\r\n", "<a>\r</a>\r", "<a>\n</a>", "<a>\n</a>\n\n", "\n<a>\r\n</a>\r\n \t"] {
        assert_eq!(ids(other)[0], unix[0], "{other:?}");
    }
}

#[test]
fn a_request_keeps_the_name_that_a_journal_of_before_gave_it() {
    // An earlier version named a file with its last line end, which an editor takes away or adds.
    let before =
        begin(&id("<a>\n</a>\n")) + &end(&id("<a>\n</a>\n"), &Outcome::Accepted(Accepted::default()));
    let past = Past::read(&before).unwrap();
    for touched in ["<a>\n</a>", "<a>\r\n</a>\r\n", "<a>\n</a>\n\n"] {
        assert_eq!(past.name_of(&ids(touched)), Some(&id("<a>\n</a>\n")), "{touched:?}");
    }
    let [unix, windows] = ["<a>\n</a>", "<a>\r\n</a>"].map(ids);
    let old = id("<a>\r\n</a>");
    let (accepted, throttled) = (
        Outcome::Accepted(Accepted::default()),
        Outcome::Throttled(Refusal { code: None, status: Some(429), info: String::new() }, None),
    );
    assert_eq!(Past::default().name_of(&windows), Some(&unix[0]));
    let before = begin(&old) + &end(&old, &accepted);
    let past = Past::read(&before).unwrap();
    for ids in [&unix, &windows] {
        assert_eq!(past.name_of(ids), Some(&old));
    }
    let both = Past::read(&(before + &begin(&unix[0]) + &end(&unix[0], &throttled))).unwrap();
    assert_eq!(both.name_of(&unix), Some(&old));
}
