//! Many mistakes in one document: each is found by its rule, at its place, and nothing else is found, whatever byte
//! order marks, line breaks, tabs and wide characters come before it.

use mmsctl::analysis::Judged;
use mmsctl::diagnostic::Severity;
use proptest::prelude::*;

use super::harness::judged;

/// A document without mistakes, and mistakes that can be made in it: what is written, what is written instead, with
/// the place that is pointed at between `«` and `»`, and the rule.
struct Ground {
    text: &'static str,
    mistakes: &'static [(&'static str, &'static str, &'static str)],
}

const SEND: Ground = Ground {
    text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<!-- a plain comment -->
<request>
\t<action>sendMMS</action>
\t<api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key>
\t<to>12399471613</to>
\t<from>28444</from>
\t<service-id>28444mms</service-id>
\t<message-subject>Spring</message-subject>
\t<name>spring-24</name>
\t<slide>
\t\t<image>
\t\t\t<url>https://cdn.acme.com/1.jpg</url>
\t\t</image>
\t\t<message-text>早安 Zoe\u{301}</message-text>
\t\t<duration>5</duration>
\t</slide>
\t<slide>
\t\t<message-text>second</message-text>
\t\t<duration>6</duration>
\t</slide>
\t<fallback-sms-text>Spring is here</fallback-sms-text>
</request>
",
    mistakes: &[
        ("a plain", "a «--» plain", "not-well-formed"),
        ("sendMMS", "«send_mms»", "action-spelling"),
        ("12399471613", "«+1 239 947 1613»", "to-format"),
        ("<from>28444", "<from>«ACME»", "from-format"),
        ("<service-id>28444mms</service-id>", "<«servic-id»>28444mms</servic-id>", "misspelt-element"),
        ("<message-subject>Spring</message-subject>", "<«subject»>Spring</subject>", "dialect-name"),
        ("spring-24", "spring «&nbsp;»24", "unknown-entity"),
        ("<image>", "<image «id=3»>", "not-well-formed"),
        ("1.jpg", "1.jpg?a=1«&»b=2", "raw-ampersand"),
        ("Zoe", "Zoe«\u{7}»", "control-character"),
        ("<duration>5</duration>", "<duration>«5s»</duration>", "duration-format"),
        ("<duration>6</duration>", "<duration>6</«duratoin»>", "not-well-formed"),
        ("second", "1 «<» 2", "raw-less-than"),
        ("<fallback", "<«banana»>yellow</banana>\n\t<fallback", "unknown-element"),
        ("is here</fallback-sms-text>", "is «]]>» here</fallback-sms-text>", "not-well-formed"),
    ],
};

const CLASSIC: Ground = Ground {
    text: "<REQUEST>
  <ACTION>sendSavedMMS</ACTION>
  <API_KEY>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</API_KEY>
  <MMSID>35674</MMSID>
  <TO>12399471613</TO>
  <FROM>28444</FROM>
  <OPERATORID>0001890</OPERATORID>
  <CUSTOMSUBJECT>Für dich</CUSTOMSUBJECT>
  <CUSTOMTEXT><VALUE>Hello</VALUE><SLIDE>1</SLIDE></CUSTOMTEXT>
  <DATA><FIRSTNAME>Bill</FIRSTNAME></DATA>
  <FALLBACKSMSTEXT>Spring is here</FALLBACKSMSTEXT>
</REQUEST>
",
    mistakes: &[
        ("35674", "«#35674»", "mms-id-format"),
        ("<TO>12399471613", "<TO>«0012399471613»", "to-format"),
        ("<OPERATORID>0001890", "<OPERATORID>«VZW»", "operator-id-format"),
        ("<ACTION>", "<«action»>", "not-well-formed"),
        ("Hello", "Hello «&copy;»", "unknown-entity"),
        ("<SLIDE>1", "<SLIDE>«nine»", "custom-text-slide"),
        ("</FIRSTNAME>", "</«FIRSTNAM»>", "not-well-formed"),
        ("Bill", "Bill «&» Bob", "raw-ampersand"),
        ("Spring is", "Spring «&#0;»is", "control-character"),
    ],
};

const REPLY: Ground = Ground {
    text: "<response>
  <status>Success</status>
  <to>12399471613</to>
  <mms-id>35674</mms-id>
  <tracking-id>MMS_12345</tracking-id>
  <status-details>queued — 早安</status-details>
</response>
",
    mistakes: &[
        ("Success", "«success»", "status-literal"),
        ("<tracking-id>", "<«trackingId»>", "not-well-formed"),
        ("queued", "queued «&» sent", "raw-ampersand"),
        ("<to>", "<to «x=1»>", "not-well-formed"),
    ],
};

const POSTBACK: Ground = Ground {
    text: "<postback>
  <origin>MMS_MT</origin>
  <code>N101</code>
  <sent-as>MMS</sent-as>
  <status>Message Sent</status>
  <mms-id>35674</mms-id>
  <from>28444</from>
  <to>12399471613</to>
  <tracking-id>MMS_12345</tracking-id>
  <operator-id>31003</operator-id>
  <timestamp>2014-06-07T07:27:29-05:00</timestamp>
</postback>
",
    mistakes: &[
        ("<sent-as>MMS", "<sent-as>«mms»", "sent-as-literal"),
        ("2014-06-07T07:27:29-05:00", "«yesterday»", "timestamp-format"),
        ("MMS_MT", "«MMS_XX»", "postback-origin"),
        ("MMS_12345", "MMS«&»12345", "raw-ampersand"),
        ("<from>", "<from «x»>", "not-well-formed"),
        ("</postback>", "  <«banana»/>\n</postback>", "unknown-element"),
    ],
};

const GROUNDS: [&Ground; 4] = [&SEND, &CLASSIC, &REPLY, &POSTBACK];

/// What a document is dressed in; mistakes are found at other bytes, lines and columns.
fn dressed(text: &str, dress: usize) -> String {
    let wide = "<!-- 𝒲𝒾𝒹ℯ 👩‍👩‍👧 e\u{301} ＡＢＣ -->";
    let behind_declaration = |with: &str| match text.split_once("?>") {
        Some((declaration, rest)) => format!("{declaration}?>{with}{rest}"),
        None => format!("{with}{text}"),
    };
    match dress {
        0 => text.to_owned(),
        1 => format!("\u{FEFF}{text}"),
        2 => text.replace('\n', "\r\n"),
        3 => text.replace("\n\t", "\n        \t").replace("\n  ", "\n\t\t"),
        4 => behind_declaration(wide),
        5 => format!("\u{FEFF}{}", behind_declaration(wide)).replace('\n', "\r\n"),
        // All in one line.
        _ => text.replace(['\n', '\t'], ""),
    }
}

/// Errors and warnings: rule, byte, line and column where each begins.
fn found(text: &str) -> Vec<(String, u64, usize, usize)> {
    let Judged { sources, analysis } = judged(text);
    let source = sources.get(analysis.source);
    let found = analysis.diagnostics.into_iter().filter(|found| found.severity != Severity::Info);
    let placed = |found: mmsctl::diagnostic::Diagnostic| {
        let place = source.position(found.primary.span.start);
        (found.rule.to_owned(), place.byte, place.line, place.column)
    };
    found.map(placed).collect()
}

/// The document with some of its mistakes made, and what is to be found in it.
fn broken(ground: &Ground, chosen: &[usize], dress: usize) -> (String, Vec<(String, u64, usize, usize)>) {
    let mut text = ground.text.to_owned();
    // Marks that say where each mistake is: private characters, one for each.
    let mark = |index: usize| char::from_u32(0xE000 + u32::try_from(index).unwrap()).unwrap();
    for index in chosen {
        let (right, wrong, _) = ground.mistakes[*index];
        assert!(text.contains(right), "{right}");
        let wrong = wrong.replace('«', &mark(*index).to_string()).replace('»', "");
        text = text.replacen(right, &wrong, 1);
    }
    let mut expected = Vec::new();
    let mut plain = String::new();
    let (mut line, mut column) = (1, 1);
    for c in dressed(&text, dress).chars() {
        let index = (0..ground.mistakes.len()).find(|index| mark(*index) == c);
        if let Some(index) = index {
            expected.push((ground.mistakes[index].2.to_owned(), plain.len() as u64, line, column));
            continue;
        }
        plain.push(c);
        match c {
            '\n' => (line, column) = (line + 1, 1),
            '\u{FEFF}' if plain.len() == c.len_utf8() => {}
            _ => column += 1,
        }
    }
    (plain, expected)
}

#[test]
fn base_documents_are_clean_in_every_spelling() {
    for ground in GROUNDS {
        for dress in 0..7 {
            let text = dressed(ground.text, dress);
            let left = found(&text);
            let left: Vec<_> = left.iter().filter(|found| found.0 != "subject-non-ascii").collect();
            assert!(left.is_empty(), "{dress}: {left:?}");
        }
    }
}

#[test]
fn each_mistake_alone_is_one_finding() {
    let mut wrong = Vec::new();
    for ground in GROUNDS {
        for (index, mistake) in ground.mistakes.iter().enumerate() {
            for dress in 0..7 {
                let (text, expected) = broken(ground, &[index], dress);
                let mut found = found(&text);
                found.retain(|found| found.0 != "subject-non-ascii");
                if found != expected {
                    wrong.push(format!("{mistake:?} in dress {dress}: {found:?}, not {expected:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every document that one slip in a tag makes of `text`: a character of markup less, a tag less, a tag twice.
fn slips(text: &str) -> Vec<String> {
    let mut slips = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| "<>/\"'".contains(*c)) {
        slips.push(format!("{}{}", &text[..at], &text[at + c.len_utf8()..]));
    }
    for (start, _) in text.match_indices('<') {
        let end = start + text[start..].find('>').unwrap() + 1;
        let (before, tag, after) = (&text[..start], &text[start..end], &text[end..]);
        slips.push(format!("{before}{after}"));
        slips.push(format!("{before}{tag}{tag}{after}"));
    }
    slips
}

#[test]
fn one_slip_in_a_tag_is_one_finding() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/documented");
    let (mut one, mut all) = (0, 0);
    for name in
        ["client-php-send-current", "client-ruby-save-classic", "postback-n401-current", "save-legacy"]
    {
        let text = std::fs::read_to_string(format!("{folder}/{name}.xml")).unwrap();
        let before = found(&text).len();
        for slip in slips(&text) {
            let count = found(&slip).len();
            // What the document is warned of anyway is not said of one that cannot be read.
            assert!(count <= before + 2, "{slip}: {:?}", found(&slip));
            all += 1;
            one += usize::from(count <= before.max(1));
        }
    }
    assert!(one * 100 >= all * 97, "{one} of {all}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_mistake_of_a_combination_is_found(
        ground in 0..GROUNDS.len(),
        chosen in proptest::collection::btree_set(0..15_usize, 1..6),
        dress in 0..7_usize,
    ) {
        let ground = GROUNDS[ground];
        let chosen: Vec<usize> = chosen.into_iter().filter(|index| *index < ground.mistakes.len()).collect();
        let (text, expected) = broken(ground, &chosen, dress);
        let mut found = found(&text);
        found.retain(|found| found.0 != "subject-non-ascii");
        prop_assert_eq!(found, expected, "{}", text);
    }
}

#[test]
fn early_slash_in_a_tag_is_a_slip_only_where_it_is_alone() {
    for (count, fixed) in [(1, true), (1000, false)] {
        let texts = "<name/>spring</name>".repeat(count);
        let judged = judged(&format!("<request><action>saveMMS</action>{texts}</request>"));
        let found = judged.analysis.diagnostics.iter();
        let slips = found.filter(|found| found.message == "`<name/>` is closed before its text").count();
        assert_eq!(slips, usize::from(fixed), "{count}");
    }
}
