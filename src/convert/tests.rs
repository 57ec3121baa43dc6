//! Tests that converting there and back gives the same message, and that losses are reported.

use proptest::prelude::*;

use super::*;
use crate::dialect::{Dialect, Home, TABLE, Term};
use crate::message::{Action, Draft, DraftSlide, Message, PartKind, leaves, read};
use crate::postback::{NotificationDraft, PostbackDraft};
use crate::reply::ReplyDraft;
use crate::source::{Origin, Source, Sources};
use crate::xml::parse;

const DIALECTS: [Dialect; 3] = [Dialect::Current, Dialect::Classic, Dialect::Legacy];

fn converted(text: &str, to: Dialect) -> Result<Converted, ConvertError> {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(Origin::Composed("document".into()), text.into()));
    let document = parse(id, sources.get(id).text());
    convert(&document, &read(&document), to)
}

/// The values of a document, each with its place, sorted.
fn said(text: &str) -> Vec<(String, String)> {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(Origin::Composed("document".into()), text.into()));
    let message = read(&parse(id, sources.get(id).text()));
    assert_eq!(message.oddities(), &[], "{text}");
    let mut said: Vec<_> =
        leaves(&message).into_iter().map(|leaf| (leaf.place, leaf.value.value.clone())).collect();
    said.sort();
    said
}

/// The losses of a conversion, one line each.
fn listed(text: &str, to: Dialect) -> Vec<String> {
    let losses = converted(text, to).unwrap().losses;
    losses
        .into_iter()
        .map(|loss| format!("{}: {}", if loss.grade == Grade::Lost { "lost" } else { "changed" }, loss.what))
        .collect()
}

/// Checks that converting to each dialect and back gives the same message and loses nothing.
fn goes_round(write: impl Fn(Dialect) -> String) -> Result<(), TestCaseError> {
    for from in DIALECTS {
        let before = write(from);
        for to in [Dialect::Current, Dialect::Classic] {
            let there = converted(&before, to).unwrap();
            prop_assert_eq!(&there.losses, &[], "{}", before);
            prop_assert_eq!(said(&there.text), said(&write(to)));
            let back = converted(&there.text, from).unwrap();
            prop_assert_eq!(&back.losses, &[], "{}", there.text);
            prop_assert_eq!(&back.text, &before);
        }
    }
    Ok(())
}

fn value(term: Term) -> BoxedStrategy<Option<String>> {
    let text = match term {
        // Values that the dialects spell differently have tests of their own.
        Term::DisableFallback | Term::DisableFallbackLink => "maybe".boxed(),
        Term::OperatorId | Term::PostbackOperator => "[0-9]{3}".boxed(),
        _ => "[ a-zA-Z0-9&<>\"'\\]\r\n]{0,12}|\\PC{0,8}".boxed(),
    };
    proptest::option::of(text).boxed()
}

/// Values for the elements that both dialects have in `home`.
fn fields(home: Home) -> impl Strategy<Value = Vec<(Term, String)>> {
    let holds = [
        Term::Action,
        Term::Slide,
        Term::CustomText,
        Term::Data,
        Term::LegacyContent,
        Term::Content,
        Term::Template,
        Term::NotificationBody,
        Term::NotificationStatus,
    ];
    let both = |term: &Term| {
        let known = [Dialect::Current, Dialect::Classic].iter().all(|dialect| term.name(*dialect).is_some());
        known && !holds.contains(term) && term.lives_in(home)
    };
    let terms: Vec<Term> = TABLE.iter().map(|row| row.term).filter(both).collect();
    let values: Vec<_> = terms.iter().map(|term| value(*term)).collect();
    values.prop_map(move |values| {
        terms.iter().copied().zip(values).filter_map(|(term, value)| Some((term, value?))).collect()
    })
}

fn slide() -> impl Strategy<Value = DraftSlide> {
    let kinds = prop_oneof![Just(PartKind::Image), Just(PartKind::Audio), Just(PartKind::Vcard)];
    let parts = proptest::collection::vec((kinds, "[a-z:/ &]{0,12}"), 0..3);
    (parts, value(Term::Text), proptest::option::of("[0-9]{1,3}"))
        .prop_map(|(parts, text, duration)| DraftSlide { parts, text, duration })
}

fn request() -> impl Strategy<Value = Draft> {
    proptest::sample::select(&Action::ALL[..5]).prop_flat_map(|action| {
        let slides = proptest::collection::vec(slide(), 0..if action.has_slides() { 4 } else { 1 });
        let most = if action == Action::SendSavedMms { 3 } else { 1 };
        let custom = proptest::collection::vec(("[1-8]", "[ a-z&]{0,8}"), 0..most);
        let data = proptest::collection::vec(("[a-zA-Z_]{1,8}", "[ a-z&]{0,8}"), 0..most);
        (fields(action.home()), slides, custom, data).prop_map(move |(fields, slides, custom_texts, data)| {
            Draft { action, fields, slides, custom_texts, data }
        })
    })
}

proptest! {
    #[test]
    fn requests_go_round(draft in request()) {
        goes_round(|dialect| draft.write(dialect).unwrap())?;
    }

    #[test]
    fn responses_go_round(fields in fields(Home::Response), templates in proptest::collection::vec(fields(Home::Template), 0..3)) {
        let draft = ReplyDraft { fields, templates };
        goes_round(|dialect| draft.write(dialect).unwrap())?;
    }

    #[test]
    fn postbacks_go_round(fields in fields(Home::Postback), files in proptest::collection::vec("[a-z:/ &]{0,12}", 0..3)) {
        let draft = PostbackDraft { fields, files, notifications: Vec::new() };
        goes_round(|dialect| draft.write(dialect).unwrap())?;
    }
}

/// A bundled notification with any of its elements.
fn notification() -> impl Strategy<Value = NotificationDraft> {
    let homes = [Home::Notification, Home::NotificationBody, Home::NotificationStatus];
    let holds = [Term::NotificationBody, Term::NotificationStatus];
    let lives = move |term: &Term| homes.iter().any(|home| term.lives_in(*home)) && !holds.contains(term);
    let terms: Vec<Term> = TABLE.iter().map(|row| row.term).filter(lives).collect();
    let values: Vec<_> = terms.iter().map(|term| value(*term)).collect();
    (values, proptest::option::of("[ a-z&<\"]{0,8}")).prop_map(move |(values, id)| NotificationDraft {
        attributes: id.into_iter().map(|id| ("id", id)).collect(),
        fields: terms.iter().copied().zip(values).filter_map(|(term, value)| Some((term, value?))).collect(),
    })
}

/// The bundled notifications of a document.
fn bundle(text: &str) -> Vec<NotificationDraft> {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(Origin::Composed("document".into()), text.into()));
    let Message::Postback(postback) = read(&parse(id, sources.get(id).text())) else { panic!("{text}") };
    let sorted = |mut draft: NotificationDraft| {
        draft.fields.sort();
        draft
    };
    postback.notifications.iter().map(NotificationDraft::of_notification).map(sorted).collect()
}

proptest! {
    #[test]
    fn bundles_stay_as_they_are(mut notifications in proptest::collection::vec(notification(), 1..4)) {
        let draft = PostbackDraft { notifications: notifications.clone(), ..PostbackDraft::default() };
        let before = draft.write(Dialect::Classic).unwrap();
        let same = converted(&before, Dialect::Classic).unwrap();
        prop_assert_eq!((&same.text, &same.losses), (&before, &Vec::new()));
        notifications.iter_mut().for_each(|one| one.fields.sort());
        prop_assert_eq!(bundle(&before), notifications);
    }
}

#[test]
fn a_bundle_becomes_a_postback_only_where_it_tells_one_thing() {
    let one = "<NOTIFICATION id=\"1\"><ORIGIN>MMS_MT</ORIGIN><CODE>N101</CODE><BODY><HISTORYID>7</HISTORYID>\
        <MMSID>5</MMSID></BODY></NOTIFICATION>";
    let of = |inside: &str| format!("<POSTBACK>{inside}</POSTBACK>");
    let postback = converted(&of(one), Dialect::Current).unwrap();
    assert_eq!(said(&postback.text).len(), 3, "{}", postback.text);
    assert!(postback.loses());
    assert_eq!(
        listed(&of(one), Dialect::Current),
        [
            "changed: `NOTIFICATION`, whose notification becomes the postback itself",
            "lost: the attribute `id`",
            "lost: `HISTORYID`, which the current dialect does not have",
        ]
    );
    let lost = "lost: `NOTIFICATION` with what it holds: the current dialect has no bundles";
    let id = "lost: the attribute `id`";
    assert_eq!(listed(&of(&one.repeat(2)), Dialect::Current), [lost, id, lost, id]);
    assert_eq!(listed(&of(&format!("<CODE>N003</CODE>{one}")), Dialect::Current), [lost, id]);
    let foreign = "<postback><NOTIFICATION id=\"1\"><CODE>N101</CODE></NOTIFICATION></postback>";
    assert_eq!(listed(foreign, Dialect::Classic), ["changed: `CODE` is taken for `code`"]);
    let twice = "<POSTBACK><NOTIFICATION id=\"1\" ID=\"2\"/></POSTBACK>";
    assert_eq!(listed(twice, Dialect::Classic), ["lost: the attribute `ID`"]);
}

#[test]
fn words_of_the_dialects_are_translated() {
    let current = "<request><action>sendSavedMMS</action><operator-id>31003</operator-id>\
        <disable-fallback-sms>true</disable-fallback-sms><ddm-force>true</ddm-force></request>";
    let classic = converted(current, Dialect::Classic).unwrap();
    for piece in ["<OPERATORID>0001890<", "<DISABLEFALLBACKSMS>yes<", "<DDMFORCE>true<"] {
        assert!(classic.text.contains(piece), "{}", classic.text);
    }
    assert_eq!(classic.losses, []);
    let back = converted(&classic.text, Dialect::Current).unwrap();
    assert_eq!(said(&back.text), said(current));
    let numbered = current.replace("<disable-fallback-sms>true", "<disable-fallback-sms>1");
    assert_eq!(converted(&numbered, Dialect::Classic).unwrap().text, classic.text);
    let postback = "<postback><code>E102</code><status>Message Sent/Not Supported</status>\
        <operator-id>31062</operator-id></postback>";
    let classic = converted(postback, Dialect::Classic).unwrap().text;
    assert!(classic.contains("<STATUS>Message Sent/NotSupported<") && classic.contains("<SPID>0001770<"));
}

#[test]
fn what_is_lost_is_said() {
    for (to, body, expected) in [
        (Dialect::Classic, "<!-- x -->", "lost: a comment"),
        (Dialect::Classic, "<?x y?>", "lost: a processing instruction"),
        (Dialect::Classic, "<wibble>1</wibble>", "lost: `wibble` with what it holds"),
        (Dialect::Classic, "<mms-id>1</mms-id>", "lost: `mms-id` with what it holds"),
        (
            Dialect::Classic,
            "<service-id>1</service-id>",
            "lost: `service-id`, which the classic dialect does not have",
        ),
        (Dialect::Classic, "<nam>1</nam>", "changed: `nam` is taken for `NAME`"),
        (Dialect::Classic, "<to>1</to><to>2</to>", "lost: a second `to`"),
        (Dialect::Classic, "<to x=\"1\">1</to>", "lost: the attribute `x`"),
        (
            Dialect::Classic,
            "<to xml:lang=\"en\">1</to>",
            "changed: the attribute `xml:lang`, which means nothing to the service",
        ),
        (Dialect::Classic, "<to>1<b>2</b></to>", "lost: `b` inside a value, with what it holds"),
        (Dialect::Classic, "hello", "lost: text between elements"),
        (
            Dialect::Classic,
            "<from>1</from><to>2</to>",
            "changed: the order of elements, which becomes the documented one",
        ),
        (
            Dialect::Classic,
            "<slide><image><url>a</url><url>b</url></image></slide>",
            "lost: a second URL in slide 1",
        ),
        (Dialect::Current, "<to>1</to><from>2</from>", ""),
    ] {
        let text = format!("<request><action>sendMMS</action>{body}</request>");
        assert_eq!(listed(&text, to).join("\n"), expected, "{text}");
    }
    for (body, expected) in [
        ("<USER>a</USER>", "lost: `USER`, which the current dialect does not have"),
        (
            "<SPID>0001840</SPID>",
            "changed: `SPID` is taken for `operator-id`\nlost: the meaning of `0001840`: the current dialect has no id for US Cellular",
        ),
        ("<to>1</to>", "changed: `to` is taken for `TO`"),
        ("<SERVICEID>1</SERVICEID>", "changed: `SERVICEID` is taken for `service-id`"),
        (
            "<CUSTOMTEXT><SLIDE>1</SLIDE></CUSTOMTEXT>",
            "lost: `CUSTOMTEXT`, which does not say which text for which slide",
        ),
        ("<DATA>x<A b=\"1\">1</A></DATA>", "lost: text between elements\nlost: the attribute `b`"),
        ("<CAMPAIGNREF>1</CAMPAIGNREF>", "lost: `CAMPAIGNREF`, which the current dialect does not have"),
    ] {
        let text = format!("<REQUEST><ACTION>sendSavedMMS</ACTION>{body}</REQUEST>");
        assert_eq!(listed(&text, Dialect::Current).join("\n"), expected, "{text}");
    }
}

#[test]
fn what_is_not_understood_is_not_converted() {
    for (text, to, expected) in [
        ("<request><action>saveMMS</action>&</request>", Dialect::Classic, "it is not well-formed"),
        ("<html/>", Dialect::Classic, "it is not a request, response or postback"),
        ("<request><action>fly</action></request>", Dialect::Classic, "its action is not known"),
        ("<request/>", Dialect::Classic, "its action is not known"),
        (
            "<REQUEST><ACTION>getMmsIds</ACTION></REQUEST>",
            Dialect::Current,
            "`getMmsIds` does not exist in the current dialect",
        ),
    ] {
        assert_eq!(converted(text, to).unwrap_err().to_string(), expected);
    }
}
