//! The complete document that an example stands for.

use crate::check::Example;

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
