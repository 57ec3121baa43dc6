//! The messages about documents that are broken, are not messages, or are far from what anyone writes by hand: one
//! finding for one mistake, at the right place, in the right words.

use std::collections::BTreeSet;

use crate::harness::{Desk, judged, save};

const REQUEST: &str = "<request><action>getMMSTemplates</action><api-key>K3yK3yK3yK3y99</api-key></request>";

#[test]
fn input_that_is_no_xml_is_one_finding_that_names_its_kind() {
    let ebcdic = b"\x4C\x6F\xA7\x94\x93\x40\xA5\x85\x99\xA2\x89\x96\x95";
    for (bytes, words) in [
        (&b"\x1F\x8B\x08\0\0\0\0\0\0\x03\xB3\x29"[..], "this looks like a compressed file"),
        (
            b"&#60;request&#62;&#60;api-key&#62;abcdef&#60;/api-key&#62;",
            "this looks like XML that is escaped once too often",
        ),
        (b"&lt;request>&lt;to>1&lt;/to>", "this looks like XML that is escaped once too often"),
        (b"%3Crequest%3E%3Cto%3E1", "this looks like a form's field without its name"),
        (b"\\u003crequest\\u003e", "this looks like XML out of a JSON string"),
        (b"\\x3crequest\\x3e", "this looks like XML out of a JSON string"),
        (b"&amp;#x003C;request&amp;#x003e;", "this looks like XML that is escaped once too often"),
        (b"\"\\u003crequest\\u003e\"", "this looks like XML out of a string"),
        (b"to &amp; from &#60; and &#62;", "the document holds no element"),
        (ebcdic, "this looks like XML in EBCDIC"),
        (b"<request><request/></request>", "`request` holds nothing but other documents of the API"),
    ] {
        let desk = Desk::new();
        desk.put("a.xml", bytes);
        desk.run("validate a.xml").exits(1).prints(&[words, "1 error, 0 warnings, 0 infos"]);
    }
}

#[test]
fn wrapped_document_is_one_finding_that_names_the_wrapper() {
    for (before, after, words) in [
        (
            "--b\r\nContent-Disposition: form-data; name=\"xml\"\r\n\r\n",
            "\r\n--b--\r\n",
            "the body of a form",
        ),
        ("From: a@acme.com\nSubject: b\n\n", "\n-- \nregards", "a mail"),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3f\r\n",
            "\r\n0\r\n\r\n",
            "a whole HTTP message",
        ),
        ("10.0.0.1 - - \"POST /cb HTTP/1.1\" 200 12 \"", "\"", "a line of a server's log"),
        ("```xml\n", "\n```\n", "a piece of a page in Markdown"),
        ("\"", "\"", "XML out of a string of a program or of JSON"),
    ] {
        let desk = Desk::new();
        desk.put("a.xml", format!("{before}{REQUEST}{after}"));
        let run = desk.run("validate a.xml").exits(1);
        run.prints(&[&format!("this looks like {words}"), "1 error, 0 warnings, 0 infos"]);
    }
}

#[test]
fn truncated_form_field_or_log_line_is_one_finding() {
    for text in
        [format!("xml={}", &REQUEST[..REQUEST.len() - 12]), format!("DEBUG a.b.C - >>> {REQUEST} <<<\n")]
    {
        let desk = Desk::new();
        desk.put("a.xml", &text);
        desk.run("validate a.xml").exits(1).prints(&["1 error, 0 warnings, 0 infos"]);
    }
}

#[test]
fn line_breaks_that_are_spelt_are_one_finding() {
    let desk = Desk::new();
    desk.put("a.xml", REQUEST.replace("><", ">\\n  <"));
    desk.run("validate a.xml").exits(0).prints(&["line breaks are written as `\\n`", "0 errors, 1 warning"]);
}

#[test]
fn invisible_character_is_named() {
    let desk = Desk::new();
    desk.put("a.xml", REQUEST.replace("getMMS", "\u{200B}getMMS"));
    desk.run("validate a.xml").exits(1).prints(&["it holds U+200B, an invisible character"]);
}

#[test]
fn a_place_far_down_a_line_is_shown_alone() {
    let desk = Desk::new();
    let fill = "<!-- fill -->".repeat(4000);
    desk.put("a.xml", REQUEST.replace("</api-key>", &format!("</api-key>{fill}<banana/>{fill}")));
    let run = desk.run("validate a.xml").exits(1).prints(&["--> a.xml:1:52076", "<banana/>", "^^^^^^"]);
    assert!(!run.stdout.contains(":::"));
    assert!(run.stdout.lines().all(|line| line.chars().count() < 200), "{}", run.stdout);
}

#[test]
fn many_unknown_attributes_are_summed_up() {
    let desk = Desk::new();
    let many: String = (0..5000).map(|n| format!(" a{n}=\"1\"")).collect();
    desk.put("a.xml", REQUEST.replacen("<request", &format!("<request{many}"), 1));
    let run = desk.run("validate --format short a.xml").exits(0);
    let run = run.prints(&["4900 more attributes are unknown to the API"]);
    assert_eq!(run.stdout.matches("unknown-attribute").count(), 101);
}

#[test]
fn request_from_before_2014_gets_the_command_that_converts_it() {
    let desk = Desk::new();
    let old = "<REQUEST><ACTION>saveMMS</ACTION><API_KEY>K3yK3yK3yK3y99</API_KEY><SUBJECT>S</SUBJECT><CONTENT>\
               <NAME>n</NAME><SEQUENCE><SLIDE duration=\"5\"><TEXT>Hi</TEXT></SLIDE></SEQUENCE></CONTENT></REQUEST>";
    for (name, shown) in [("old.xml", "old.xml"), ("an old one.xml", "-- 'an old one.xml'")] {
        desk.put(name, old);
        let run = desk.run_with(&["validate", "-v", name]).exits(0);
        run.prints(&[&format!("`mmsctl convert --to classic {shown}`")]);
    }
    desk.run_with(&["convert", "--to", "classic", "--", "an old one.xml"]).exits(0).prints(&["<DURATION>5"]);
}

#[test]
fn a_name_of_other_documents_is_not_sent_to_a_place_where_it_is_unknown() {
    for (element, words, help) in [
        (
            "<slide><content file=\"hero.jpg\"/><duration>5</duration></slide>",
            "`content` has no place in a slide",
            "remove it, or correct its name; it belongs in a postback",
        ),
        (
            "<content file=\"hero.jpg\"/>",
            "in the current dialect, `content` is only in a postback",
            "remove it",
        ),
        ("<CONTENT file=\"hero.jpg\"/>", "`CONTENT` does not exist in the current dialect", "remove it"),
    ] {
        let found = judged(&save(element)).analysis.diagnostics;
        let about = found.iter().find(|found| found.message == words);
        assert_eq!(about.and_then(|found| found.help.as_deref()), Some(help), "{found:#?}");
    }
}

#[test]
fn one_mistake_is_one_finding_and_hides_no_other() {
    let save = |rest: &str| {
        format!(
            "<request><action>saveMMS</action><api-key>K3yK3yK3yK3y99</api-key><message-subject>S</message-subject>{rest}\
             <slide><message-text>Hi</message-text><duration>5</duration></slide></request>"
        )
    };
    for (rest, rules) in [
        ("<name>a & b</name>", &["raw-ampersand"][..]),
        (
            "<slide><message-text>a & b, we <3 it</message-text><duration>5</duration></slide>",
            &["name-missing", "raw-ampersand", "raw-less-than"],
        ),
        ("<name>n</name><slide><caption>Hi</caption></slide>", &["unknown-element"]),
        (
            "<name>n</name><slide><url><pdf><url>https://acme.com/a.pdf/url></pdf></slide>",
            &["not-well-formed"],
        ),
        ("<\"name\">n</name>", &["raw-less-than"]),
        ("<\"name\">n</\"name\">", &["raw-less-than"]),
        ("<name>n\u{a0}</name>", &["text-whitespace"]),
        (
            "<name>n</name><slide><message:text>Hi</message:text><duration>5</duration></slide>",
            &["dialect-name"],
        ),
        ("<name>n</name>\u{a0}", &["stray-text"]),
        ("<na\nme>n</na\nme>", &["not-well-formed"]),
        ("<na\nme>n</name>", &["not-well-formed"]),
        ("<name>n</na\nme>", &["not-well-formed"]),
        (
            "<name>n</name><slide><message-text>Hi</message-text><duration>\u{a0}5</duration></slide>",
            &["duration-format"],
        ),
    ] {
        let desk = Desk::new();
        desk.put("a.xml", save(rest));
        let mut found = desk.run("validate --format json a.xml").rules();
        found.sort();
        found.dedup();
        assert_eq!(found, rules, "{rest}");
    }
}

/// The rules that a text breaks, each once.
fn broken(text: &str) -> Vec<&'static str> {
    let mut rules: Vec<_> = judged(text).analysis.diagnostics.iter().map(|found| found.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

#[test]
fn badly_written_field_of_a_postback_is_one_finding() {
    let markup = ["markup-in-value"];
    for (field, rules) in [
        ("<origin/>", &["postback-incomplete"][..]),
        ("<origin><b>MMS_MT</b></origin>", &markup),
        ("<origin>MMS_MT</origin><status><b>Message Sent</b></status>", &["markup-in-value"]),
    ] {
        let status = if field.contains("status") { "" } else { "<status>Message Sent</status>" };
        let text = format!(
            "<postback>{field}<code>N101</code>{status}<to>12399471613</to><tracking-id>1</tracking-id></postback>"
        );
        assert_eq!(broken(&text), rules, "{text}");
    }
    for (status, code, rules) in [
        ("<b>Failure</b>", "E111", &markup[..]),
        ("Failure", "<b>E111</b>", &markup),
        ("Failure", "", &["reply-incomplete"]),
    ] {
        let text = format!(
            "<response><status>{status}</status><error-code>{code}</error-code><error-info>a</error-info></response>"
        );
        assert_eq!(broken(&text), rules, "{text}");
    }
}

#[test]
fn syntax_error_outside_tags_hides_no_other_finding() {
    let missing = ["api-key-missing", "name-missing", "no-slides", "subject-missing"];
    let request = "<request><action>saveMMS</action><name></name></request>";
    for (text, rule) in [
        (format!("<!DOCTYPE request>{request}"), "doctype"),
        (format!("<?xml version=\"1.0\"?>\u{FEFF}{request}"), "not-well-formed"),
        (format!("Content-Type: text/xml\n\n{request}"), "not-well-formed"),
        (format!("{request}%"), "not-well-formed"),
        (request.replace("<name>", "<name lang=en>"), "not-well-formed"),
    ] {
        let mut expected = [&missing[..], &[rule]].concat();
        expected.sort_unstable();
        assert_eq!(broken(&text), expected, "{text}");
    }
    // The root may have lost its `<`.
    assert_eq!(broken("name>a</name><request><action>saveMMS</action></request>"), ["not-well-formed"]);
}

#[test]
fn a_value_with_a_broken_reference_is_judged_as_what_was_meant() {
    let of = |subject: &str| {
        save("<slide><message-text>Hi</message-text><duration>5</duration></slide>")
            .replace("Spring", subject)
    };
    let long = "x".repeat(78);
    for (subject, rules) in [
        (format!("{long}&trade;"), &["subject-long", "subject-non-ascii", "unknown-entity"][..]),
        (format!("{long}&#55357;&#56832;"), &["control-character", "subject-long", "subject-non-ascii"]),
        (format!("{long}&#x01;"), &["control-character", "subject-long"]),
        (format!("{long}xx&trade;"), &["subject-non-ascii", "subject-too-long", "unknown-entity"]),
    ] {
        let found = broken(&of(&subject));
        let found: Vec<_> =
            found.into_iter().filter(|rule| *rule != "subject-long" || rules.contains(rule)).collect();
        assert_eq!(found, rules, "{subject}");
    }
    let send = |field: &str| {
        format!(
            "<request><action>sendSavedMMS</action><api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key>\
             <mms-id>1</mms-id><from>28444</from><service-id>1</service-id>{field}\
             <fallback-sms-text>Tom &amp;amp; Jerry &copy;</fallback-sms-text></request>"
        )
    };
    let text = send("<to>&nbsp;12399471613</to>");
    assert_eq!(
        broken(&text),
        ["markup-in-value", "unknown-entity"],
        "the text is escaped twice, the number is not judged"
    );
}

#[test]
fn element_inside_markup_or_a_wrapper_is_not_missing() {
    let slide = "<slide><message-text>Hi</message-text><duration>5</duration></slide>";
    let text = save(slide);
    for (from, to, rules) in [
        ("Spring", "<b>Spring</b>", &["markup-in-value"][..]),
        ("spring-24", "<b>spring-24</b>", &["markup-in-value"]),
        (slide, &format!("<slides>{slide}</slides>"), &["unknown-element"]),
        (
            slide,
            "<slides><slide><message-text>Hi</message-text><duration>x</duration></slide></slides>",
            &["duration-format", "unknown-element"],
        ),
        (
            slide,
            "<slide><image><url><a href=\"https://acme.com/1.jpg\">hero</a></url></image><duration>5</duration></slide>",
            &["markup-in-value"],
        ),
    ] {
        assert_eq!(broken(&text.replace(from, to)), rules, "{to}");
    }
    let wrapped =
        text.replace("<request>", "<request><message>").replace("</request>", "</message></request>");
    assert_eq!(broken(&wrapped), ["unknown-element"]);
}

#[test]
fn an_old_slide_s_duration_is_read_wherever_it_stands() {
    for slide in
        ["<SLIDE duration=\"6\"><TEXT>t</TEXT></SLIDE>", "<SLIDE><TEXT duration=\"6\">t</TEXT></SLIDE>"]
    {
        let desk = Desk::new();
        desk.put(
            "a.xml",
            format!(
                "<REQUEST><ACTION>saveMMS</ACTION><API_KEY>K</API_KEY><SUBJECT>s</SUBJECT><CONTENT><NAME>n</NAME>\
                 <SEQUENCE>{slide}</SEQUENCE></CONTENT></REQUEST>"
            ),
        );
        assert_eq!(desk.run("validate --format json a.xml").exits(0).rules(), ["legacy-form"], "{slide}");
        desk.run("convert --to current a.xml").exits(0).prints(&["<duration>6</duration>"]);
    }
}

#[test]
fn keys_are_masked_in_every_format() {
    let key = "K3yK3yK3yK3y99";
    let body = "<request><action>getMMSTemplates</action>\n<banana>&</banana>";
    let documents = [
        format!("<?api-key {key}?>\n{body}</request>"),
        format!("<!DOCTYPE request [<!ENTITY k \"{key}\">]>\n{body}<api-key>&k;</api-key></request>"),
        format!("{body}<key-api>{key}</key-api></request>"),
        format!("{body}<accesskey>{key}</accesskey></request>"),
        format!("{body}<param name=\"api-key\" value=\"{key}\"/></request>"),
        format!("{body}<authorization>Bearer {key}</authorization></request>"),
        format!("{body}<image><url>https://a.com/1.jpg?apikey={key}&b</url></image></request>"),
        format!("{body}<image><url>https://{key}@a.com/1 .jpg</url></image></request>"),
        format!("{body}<!-- key: {key} & -- --></request>"),
        format!("{{\"x-api-key\": \"{key}\", \"body\": \"{body}</request>\"}}"),
        format!("POST / HTTP/1.1\r\nAuthorization: Bearer {key}\r\n\r\n{body}</request>"),
        format!("{body}<api-key>{key}<name>a</api-key></request>"),
    ];
    let formats = ["human", "short", "json", "ndjson", "sarif", "github", "junit", "gitlab", "rdjson"];
    for (index, document) in documents.iter().enumerate() {
        let desk = Desk::new();
        desk.put("a.xml", document);
        let quiet = |run: crate::harness::Run| {
            assert!(
                !run.stdout.contains(key) && !run.stderr.contains(key),
                "{index}: {}{}",
                run.stdout,
                run.stderr
            );
        };
        for format in formats {
            quiet(desk.run_with(&["validate", "-v", "--format", format, "a.xml"]));
        }
        quiet(desk.run("validate --diff --unsafe-fixes a.xml"));
        quiet(desk.run("validate --baseline b.json --update-baseline a.xml"));
        let baseline = std::fs::read_to_string(desk.path("b.json")).unwrap();
        assert!(!baseline.contains(key), "{index}: {baseline}");
        quiet(desk.run("validate --fix --unsafe-fixes a.xml"));
    }
}

#[test]
fn mask_does_not_change_the_programs_own_words() {
    let desk = Desk::new();
    desk.put("m.toml", "api-key=\"SECRETSECRET\"\nsubject=\"x\"\n");
    for line in ["build m.toml", "estimate m.toml"] {
        let run = desk.run(line).exits(2).says(&["known keys: subject, name,", "custom-subject"]);
        assert!(!run.stderr.contains("SECRETSECRET"), "{}", run.stderr);
    }
}

#[test]
fn value_with_too_many_errors_is_not_checked_further() {
    let slide = format!("<slide><duration>{}</duration></slide>", "&x ".repeat(1200));
    let found = judged(&save(&slide)).analysis.diagnostics;
    let rules: BTreeSet<&str> = found.iter().map(|found| found.rule).collect();
    assert_eq!(rules, BTreeSet::from(["not-well-formed", "raw-ampersand"]));
}

#[test]
fn the_help_names_what_the_fix_writes() {
    let key = "<api-key>K3yK3yK3yK3y99</api-key>";
    let saved = format!(
        "<request><action>sendSavedMMS</action>{key}<mms-id>1</mms-id><to>12399471613</to><from>28444</from>\
         <service-id>1</service-id><fallback-sms-text>Hi</fallback-sms-text>"
    );
    let templates = format!("<request><action>getMMSTemplates</action>{key}");
    for (text, help) in [
        (
            format!("{saved}<custom-text><value>a</value><slide>1.0</slide></custom-text></request>"),
            "write `1`",
        ),
        (
            format!("{saved}<ddm-message-text>a</ddm-message-text><ddm-message-timeout>5min</ddm-message-timeout></request>"),
            "write `5`",
        ),
        (
            format!("{templates}<start-date>2026-01-01</start-date></request>"),
            "write it as `2026-01-01T00:00:00+00:00`, or leave it out for everything",
        ),
        (
            "<response><status>Failure</status><error-code>e111</error-code><error-info>a</error-info></response>"
                .to_owned(),
            "write `E111`",
        ),
        (saved.replace("12399471613", "1") + "</request>", "write the whole number, country code first"),
    ] {
        let found = judged(&text).analysis.diagnostics;
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].help.as_deref(), Some(help), "{text}");
    }
}
