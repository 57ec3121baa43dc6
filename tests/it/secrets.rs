//! The key of a request appears in no output of any command in any format.

use crate::harness::Desk;

const KEY: &str = "qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ";

/// Documents that hold the key, well-formed and broken in the ways that make mmsctl quote them.
fn documents() -> Vec<String> {
    let key = format!("<api-key>{KEY}</api-key>");
    vec![
        format!("<request><action>saveMMS</action>{key}</request>"),
        format!("<request><action>{KEY}</action>{key}</request>"),
        format!("<request>{key}<to>{KEY}</to><from>{KEY}</from><mms-id>{KEY}</mms-id></request>"),
        format!("<request><action>sendSavedMMS</action>{key}<mms-id>{KEY}</mms-id></request>"),
        format!(
            "<request><action>saveMMS</action>{key}<slide><image><url>{KEY}</url></image></slide></request>"
        ),
        format!("<request>{key}{key}"),
        format!("<request><api-key>{KEY}</request>"),
        format!("<request><api-key>{KEY}"),
        format!("<request><api-key{KEY}</api-key></request>"),
        format!("<request><api-key>&{KEY};</api-key></request>"),
        format!("<request><api-key><b>{KEY}</b></api-key></request>"),
        format!("<request><api-key><{KEY}></api-key></request>"),
        format!("<request><api-key><?{KEY}?></api-key></request>"),
        format!("<request><api-key><[CDATA[{KEY}]]></api-key></request>"),
        format!("<request><api-key><![CDATA{KEY}]]></api-key></request>"),
        format!("<request><api-key><!CDATA({KEY}{KEY})]></api-key></request>"),
        format!("<request>&ltapi-key&gt{KEY}&lt/api-key&gt</request>"),
        format!("<request><apikey>{KEY}</apikey></request>"),
        format!("<request><api-kye>{KEY}</api-kye></request>"),
        format!("<REQUEST><API_KEY>{KEY}</API_KEY><{KEY}/></REQUEST>"),
        format!("<REQUEST><USER>{KEY}</USER><PASS>{KEY}</PASS></REQUEST>"),
        format!("<request api-key=\"{KEY}\"/>"),
        format!("<request api-key=\"{KEY}\"><action>sendMMS</action><to>{KEY}</to></request>"),
        format!("<request><api-key value='{KEY}'/></request>"),
        format!("<request><!-- mmsctl-allow: {KEY}, to-format {KEY} -->{key}<to>{KEY}</to>"),
        format!("<request><!-- {KEY} -->{key}</request>"),
        format!("<request><api-key><![CDATA[{KEY}]]></api-key>&</request>"),
        format!("action=sendsavedmms&api_key={KEY}&mmsid=1"),
        format!(
            "<request>{key}<slide><image><url>https://jane:{KEY}@cdn.acme.com/1.jpg</url></image></slide></request>"
        ),
    ]
}

#[test]
fn no_command_shows_the_key_of_a_document() {
    for document in documents() {
        let desk = Desk::new().stdin(&document);
        desk.put("request.xml", &document);
        for line in [
            "validate request.xml",
            "validate --verbose --strict request.xml",
            "validate --format json --strict request.xml",
            "validate --format short --strict request.xml",
            "validate --format ndjson --strict request.xml",
            "validate --format sarif --strict request.xml",
            "validate --format github --strict request.xml",
            "validate --format junit --strict request.xml",
            "validate --format gitlab --strict request.xml",
            "validate --format rdjson --strict request.xml",
            "validate --baseline base.json --update-baseline --output json=out.json request.xml",
            "validate --color always --require-media request.xml",
            "validate -",
            "validate --diff --unsafe-fixes request.xml",
            "validate --fix --unsafe-fixes -",
            "convert --to classic --allow-loss request.xml",
            "convert --to current --allow-loss -",
            "estimate request.xml",
            "estimate --format json request.xml",
            "build request.xml",
        ] {
            let run = desk.run(line);
            let baseline = std::fs::read_to_string(desk.path("base.json")).unwrap_or_default();
            for stream in [&run.stdout, &run.stderr, &baseline] {
                assert!(!stream.contains(KEY), "`{line}` shows the key of {document}:\n{stream}");
            }
        }
    }
}

#[test]
fn the_key_of_the_environment_is_written_only_when_asked_for() {
    let desk = Desk::new().environment("MMSCTL_API_KEY", KEY);
    let line = "build --subject Spring --name spring-24 --slide --text Hello --duration 5";
    let run = desk.run(line).exits(0);
    assert!(!run.stdout.contains(KEY) && !run.stderr.contains(KEY));
    let run = desk.run(&format!("{line} --with-api-key")).exits(0);
    assert!(run.stdout.contains(&format!("<api-key>{KEY}</api-key>")) && !run.stderr.contains(KEY));
    // What is wrong is shown without it, whatever was asked for.
    let run = desk.run("build --with-api-key --action send --slide --text Hello").exits(1);
    assert!(!run.stdout.contains(KEY) && !run.stderr.contains(KEY));
}

#[test]
fn written_documents_keep_texts_that_equal_a_key() {
    let desk = Desk::new();
    let text = "Win a string quartet, write fishtank";
    desk.put(
        "typed.xml",
        format!(
            "<request><action>saveMMS</action><api-key xsi:type=\"xsd:string\">{KEY}</api-key><name>n</name>\
             <message-subject>s</message-subject><slide><message-text>{text}</message-text><duration>5s</duration>\
             </slide></request>"
        ),
    );
    desk.put(
        "login.xml",
        format!(
            "<REQUEST><ACTION>saveMMS</ACTION><USER>fishtank</USER><PASS>{KEY}</PASS><NAME>n</NAME>\
             <SUBJECT>s</SUBJECT><SLIDE><TEXT>{text}</TEXT><DURATION>5</DURATION></SLIDE></REQUEST>"
        ),
    );
    for line in ["convert --to classic typed.xml", "convert --to current --allow-loss login.xml"] {
        let run = desk.run(line).exits(0);
        assert!(run.stdout.contains(text) && !run.stdout.contains(KEY), "{line}: {}", run.stdout);
    }
    // Stars are no key: what was masked is fixed like anything else.
    let masked = desk.run("convert --to current typed.xml").exits(0).stdout;
    desk.put("masked.xml", &masked);
    desk.run("validate --fix masked.xml").exits(0).says(&["fixed: masked.xml: 1 duration-format"]);
    assert_eq!(std::fs::read_to_string(desk.path("masked.xml")).unwrap(), masked.replace("5s", "5"));
}

#[test]
fn edits_in_json_keep_texts_that_equal_a_key() {
    let desk = Desk::new();
    let url = "https://cdn.fishtank.com/my pic.jpg";
    let slide = format!("<SLIDE><IMAGE><URL>{url}</URL></IMAGE><DURATION>5</DURATION></SLIDE>");
    let login = format!("<USER>fishtank</USER><PASS>{KEY}</PASS>");
    let request = format!("<REQUEST><ACTION>saveMMS</ACTION>{login}<NAME>n</NAME>{slide}</REQUEST>");
    desk.put("a.xml", &request);
    let run = desk.run("validate --format json a.xml").exits(1);
    assert!(run.stdout.contains("\"text\": \"https://cdn.fishtank.com/my%20pic.jpg\""), "{}", run.stdout);
    // An edit that holds the key is not given away.
    desk.put("b.xml", request.replace("fishtank.com", &format!("{KEY}.com")));
    for format in ["json", "sarif", "rdjson"] {
        let run = desk.run(&format!("validate --format {format} b.xml")).exits(1);
        assert!(
            run.stdout.contains("url-whitespace") && !run.stdout.contains("pic.jpg\"}"),
            "{}",
            run.stdout
        );
        assert!(!run.stdout.contains(KEY));
    }
}
