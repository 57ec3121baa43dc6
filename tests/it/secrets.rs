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
