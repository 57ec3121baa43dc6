//! `postback listen` as a shell script uses it, and under load.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::harness::{Desk, Running};
use crate::schemas::fits;

/// Starts to listen on a free port; gives the URL too.
pub fn listen(desk: &Desk, rest: &str) -> (Running, String) {
    let mut running = desk.start(&format!("postback listen --port 0 {rest}"));
    let line = running.says("listening on http://127.0.0.1:");
    let url = line.split_whitespace().last().unwrap().to_owned();
    (running, url)
}

#[test]
fn trigger_and_listen_speak_to_each_other() {
    let desk = Desk::new();
    let (mut listening, url) = listen(
        &desk,
        "--bind localhost --expect N003:mms-id=35674 --expect N102:sent-as=SMS \
         --expect N101:operator-id=31003 --timeout 60s",
    );
    desk.run(&format!("postback trigger fallback --to {url}")).exits(0);
    desk.run(&format!("postback trigger N003 --to {url} --mms-id 1")).exits(0);
    desk.run(&format!("postback trigger N101 --dialect classic --operator-id 31003 --to {url}")).exits(0);
    listening.prints("an SMS with a link was delivered in place of the message");
    desk.run(&format!("postback trigger N003 --to {url} --mms-id 35674 --form-field xml")).exits(0);
    let run = listening.ends().exits(0);
    run.says(&["5 postbacks received, 0 with errors"]).prints(&["#5", "message 35674", "form field  xml"]);
}

#[test]
fn listen_reports_what_has_not_arrived() {
    let desk = Desk::new();
    let run = desk.run("postback listen --port 0 --expect N003:mms-id=1 --timeout 200ms").exits(1);
    run.says(&["error: `N003:mms-id=1` has not arrived in 0.2 s", "0 postbacks received"]);
    desk.run("postback listen --port 0 --count 2 --timeout 100ms")
        .exits(1)
        .says(&["0 postbacks of 2 arrived"]);
    desk.run("postback listen --port 0 --timeout 100ms").exits(0);
}

#[test]
fn postback_answered_with_a_failure_is_expected_again() {
    let desk = Desk::new();
    let (listening, url) = listen(&desk, "--answer 500,200 --expect N003 --timeout 60s");
    let line = format!("postback trigger N003 --to {url} --time-scale 0.00001 --retries 3");
    desk.run(&line).exits(0).prints(&["attempt 1  500", "attempt 2  200"]);
    listening.ends().exits(0).says(&["2 postbacks received"]);
    // Nothing better is to come.
    let (listening, url) = listen(&desk, "--answer 500 --expect N003 --timeout 60s");
    desk.run(&format!("postback trigger N003 --to {url} --retries 0")).exits(5);
    listening.ends().exits(0);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_saved_in_is_refused_at_the_start() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    std::fs::create_dir(desk.path("box")).unwrap();
    std::fs::set_permissions(desk.path("box"), std::fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser writes everywhere.
    if std::fs::write(desk.path("box/a"), "").is_err() {
        let run = desk.run("postback listen --port 0 --save box --timeout 100ms").exits(3);
        run.says(&["box", "permission denied", "name another `--save`"]);
    }
    std::fs::create_dir(desk.path("good")).unwrap();
    desk.run("postback listen --port 0 --save good --timeout 100ms").exits(0);
    assert!(desk.list("good").is_empty());
}

#[test]
fn listen_says_how_what_arrived_differs_from_what_is_expected() {
    let desk = Desk::new();
    let (listening, url) = listen(
        &desk,
        "--expect N003:mms-id=6 --expect N003:to=5 --expect N101:sent-as=sms --expect N401 --timeout 2s",
    );
    desk.run(&format!("postback trigger N003 --mms-id 5 --to {url}")).exits(0);
    desk.run(&format!("postback trigger N101 --sent-as sms --to {url}")).exits(0);
    let run = listening.ends().exits(1).says(&[
        "note: `N003:to=5` may never arrive: no such postback is known to hold `to`",
        "`N003:mms-id=6` has not arrived in 2 s",
        "help: the last one with that code had `mms-id=5`",
        "`N401` has not arrived",
    ]);
    assert!(!run.stderr.contains("`N101:sent-as=sms` has not arrived"), "{}", run.stderr);
}

#[test]
fn lines_of_json_come_one_by_one() {
    let desk = Desk::new();
    let (mut listening, url) = listen(&desk, "--format ndjson --once --answer 500");
    desk.run(&format!(
        "postback trigger N401 --to {url}cb?token=S3cret --retries 0 --file http://a.com/1.jpg"
    ))
    .exits(5);
    let line: serde_json::Value = serde_json::from_str(&listening.prints("{")).unwrap();
    fits("postback-listen", &line);
    assert_eq!((&line["format"], &line["number"], &line["answered"]), (&1.into(), &1.into(), &500.into()));
    assert_eq!((&line["target"], &line["form_field"]), (&"/cb?…".into(), &serde_json::Value::Null));
    let postback = &line["postback"];
    assert_eq!((&postback["code"], &postback["files"][0]), (&"N401".into(), &"http://a.com/1.jpg".into()));
    assert_eq!(line["diagnostics"].as_array().unwrap().len(), 0);
    listening.ends().exits(0);
}

#[test]
fn bodies_are_saved_whole_under_names_that_sort() {
    let desk = Desk::new();
    let (listening, url) = listen(&desk, "--save in/box --count 3");
    desk.run(&format!("postback trigger send --to {url}")).exits(0);
    desk.run(&format!("postback trigger save --form-field xml --to {url}")).exits(0);
    listening.ends().exits(0);
    let names = desk.list("in/box");
    let ends: Vec<_> = names.iter().map(|name| name.rsplit('-').next().unwrap()).collect();
    assert_eq!(ends, ["N101.xml", "N102.xml", "N003.form"]);
    let body = std::fs::read_to_string(desk.path("in/box").join(&names[2])).unwrap();
    assert!(body.starts_with("xml=%3C"), "{body}");
}

#[test]
fn only_a_body_that_is_xml_is_saved_as_xml() {
    let desk = Desk::new();
    let (listening, url) = listen(&desk, "--save box --count 3");
    let address = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let xml = "<postback><origin>MMS_MT</origin><code>N003</code><mms-id>1</mms-id></postback>";
    send(
        &address,
        format!("--1\r\nContent-Disposition: form-data; name=\"xml\"\r\n\r\n{xml}\r\n--1--\r\n").as_bytes(),
    );
    send(&address, serde_json::json!({ "xml": xml }).to_string().as_bytes());
    send(
        &address,
        &"\u{feff}".encode_utf16().chain(xml.encode_utf16()).flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
    );
    listening.ends().exits(1);
    let names = desk.list("box");
    let ends: Vec<_> = names.iter().map(|name| name.rsplit('.').next().unwrap()).collect();
    assert_eq!(ends, ["form", "json", "xml"]);
}

#[test]
fn listen_that_cannot_save_answers_503_and_ends() {
    let desk = Desk::new();
    let (listening, url) = listen(&desk, "--save box");
    std::fs::remove_dir(desk.path("box")).unwrap();
    let triggered = desk.run(&format!("postback trigger N003 --to {url} --time-scale 0.00001")).exits(5);
    triggered.prints(&["attempt 1  503"]);
    let words = ["cannot be written", "note: it is answered with 503, so its sender keeps it"];
    listening.ends().exits(3).says(&words).prints(&["503", "N003"]);
}

#[test]
fn documents_other_than_postbacks_are_not_counted_as_postbacks() {
    let desk = Desk::new();
    let (listening, url) = listen(&desk, "--count 3");
    let address = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
    for other in [
        "<request><action>saveMMS</action></request>",
        "xml=%3Crequest%3E%3Caction%3EsaveMMS%3C/action%3E%3C/request%3E",
        "<response><status>Success</status></response>",
        "<html><body>health</body></html>",
        "<!DOCTYPE html><html></html>",
        "<foo/>",
        "<?xml version='1.0'?>",
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><request><action>saveMMS</action>\
         </request></s:Body></s:Envelope>",
    ] {
        let answer = send(&address, other.as_bytes());
        assert!(
            answer.starts_with("HTTP/1.1 400") && answer.contains("its body is not a postback"),
            "{answer}"
        );
    }
    for one in [
        "<postbak><code>N003</code></postbak>",
        "<?xml version='1.0'?><POSTBACK/>",
        "<n:postback xmlns:n='urn:x'/>",
    ] {
        assert!(send(&address, one.as_bytes()).starts_with("HTTP/1.1 200"), "{one}");
    }
    listening.ends().exits(1).says(&["3 postbacks received", "8 requests refused"]);
}

#[test]
fn refused_body_is_named_with_its_reason() {
    let desk = Desk::new();
    let (mut listening, url) = listen(&desk, "");
    let address = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
    for (headers, body, status, why) in [
        (
            "Content-Encoding: gzip\r\n",
            "\u{1f}gz",
            415,
            "its body is compressed (gzip), which is not decoded here",
        ),
        (
            "Content-Encoding: br, identity\r\n",
            "\u{1f}br",
            415,
            "its body is compressed (br), which is not decoded here",
        ),
        ("Content-Type: application/json\r\n", " {\"code\":\"N003\"}", 400, "its body is JSON, not XML"),
        ("Content-Type: text/a\u{9b}b\r\n", "hello", 400, "its body is not a postback (Content-Type `text/a"),
        ("", "hello", 400, "its body is not a postback (without a Content-Type)"),
        ("", " \n", 400, "its body is empty"),
    ] {
        let answer = exchange(&address, &posted(headers, body.as_bytes()));
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")) && answer.contains(why), "{answer}");
        assert!(!listening.says(why).contains('\u{9b}'));
    }
    let chunked = "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: gzip, chunked\r\n\r\n\
                   3\r\n\u{1f}gz\r\n0\r\n\r\n";
    let answer = exchange(&address, chunked.as_bytes());
    assert!(answer.starts_with("HTTP/1.1 415") && answer.contains("is compressed (gzip)"), "{answer}");
    // What is only called compressed is taken for what it is.
    let xml = "<postback><origin>MMS_MT</origin><code>N003</code><mms-id>1</mms-id></postback>";
    let answer = exchange(&address, &posted("Content-Encoding: gzip\r\n", xml.as_bytes()));
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    listening.prints("N003");
}

#[test]
fn errors_count_unless_something_is_expected() {
    let desk = Desk::new();
    let (mut listening, url) = listen(&desk, "--once");
    let address = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
    send(&address, b"<postback><code>N003</code><mms-id>\xFF</mms-id></postback>");
    listening.prints("error[postback-incomplete]");
    listening.ends().exits(1).prints(&["error[encoding]"]);
}

#[test]
fn two_documents_in_one_request_are_reported() {
    let desk = Desk::new();
    let (listening, url) = listen(&desk, "--once");
    let address = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
    send(&address, b"<postback/>\n<POSTBACK/>");
    let run = listening.ends().exits(1).prints(&["2 documents in one request; the service sends one"]);
    run.says(&["1 postback received, 1 with errors"]);
}

#[test]
fn form_fields_of_the_same_name_all_count() {
    let desk = Desk::new();
    let postback = |code: &str| {
        let xml =
            format!("<postback><origin>MMS_MT</origin><code>{code}</code><mms-id>1</mms-id></postback>");
        mmsctl::reference::form("xml", &xml)
    };
    let (listening, url) = listen(&desk, "--expect N003 --expect E002:mms-id=1 --timeout 60s");
    let address = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
    send(&address, format!("{}&a=b&{}", postback("N003"), postback("E002")).as_bytes());
    listening.ends().exits(0).prints(&["N003", "E002", "2 documents in one request"]);
}

#[test]
fn the_file_that_failed_is_named_by_its_own_element() {
    let desk = Desk::new();
    for (code, element) in [("E002", "audio-name"), ("E003", "video-name"), ("E013", "video-name")] {
        let postback = |rest: &str| {
            format!("<postback><origin>MMS_MT</origin><code>{code}</code><mms-id>1</mms-id>{rest}</postback>")
        };
        desk.put("p.xml", postback(""));
        desk.run("validate p.xml")
            .exits(0)
            .prints(&["warning[postback-incomplete]", &format!("add `<{element}>`")]);
        // The documentation names a video either way.
        for name in ["audio-name", "video-name"] {
            desk.put("p.xml", postback(&format!("<{name}>a.mp4</{name}>")));
            assert!(!desk.run("validate p.xml").exits(0).stdout.contains("postback-incomplete"));
        }
    }
}

/// Posts bytes and gives the answer.
fn send(address: &str, body: &[u8]) -> String {
    exchange(address, &post(body))
}

fn exchange(address: &str, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

pub fn post(body: &[u8]) -> Vec<u8> {
    posted("", body)
}

/// A POST with these headers, each with its line end.
pub fn posted(headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{headers}Content-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

#[test]
fn invalid_flags_of_listen_are_usage_errors() {
    let desk = Desk::new();
    let (_listening, url) = listen(&desk, "");
    let port = url.trim_end_matches('/').rsplit(':').next().unwrap().to_owned();
    desk.run(&format!("postback listen --port {port}")).exits(3).says(&["is in use", "another `--port`"]);
    desk.put("file", "");
    for (rest, code, words) in [
        ("--expect N0O3", 2, "did you mean `N003`?"),
        ("--expect N003:mmsid", 2, "`mmsid` sets no field"),
        ("--expect N003:mms-idd=1", 2, "did you mean `mms-id`?"),
        ("--answer 503,99", 2, "a status is a number from 200 to 599"),
        ("--count 0", 2, "a number from 1 up"),
        ("--bind here", 2, "write an IP address of this machine"),
        ("--timeout soon", 2, "write it as `60s`"),
        ("--port 0 --save file", 3, "`file` is not a folder"),
        ("--port 0 --bind 192.0.2.1", 3, "is not an address of this machine"),
        ("--port 0 --bind [192.0.2.1]", 3, "is not an address of this machine"),
    ] {
        desk.run(&format!("postback listen {rest}")).exits(code).says(&[words]);
    }
}

#[test]
fn postback_expected_twice_must_arrive_twice() {
    let desk = Desk::new();
    let line = "--expect N003 --expect N101 --expect n003 --timeout 60s";
    let (listening, url) = listen(&desk, line);
    for _ in 0..2 {
        desk.run(&format!("postback trigger N101 --to {url}")).exits(0);
        desk.run(&format!("postback trigger N003 --to {url}")).exits(0);
    }
    listening.ends().exits(0).says(&["4 postbacks received"]);
    let (listening, url) = listen(&desk, "--expect N003 --expect N003 --timeout 1s");
    desk.run(&format!("postback trigger N003 --to {url}")).exits(0);
    listening.ends().exits(1).says(&["`N003` has arrived 1 of 2 times in 1 s"]);
}

#[test]
fn only_200_is_success_as_for_the_service() {
    let desk = Desk::new();
    let (listening, url) = listen(&desk, "--answer 204,200 --expect N003 --timeout 60s");
    let line = format!("postback trigger N003 --to {url} --time-scale 0.00001 --retries 3");
    desk.run(&line).exits(0).prints(&["attempt 1  204", "attempt 2  200"]);
    listening.ends().exits(0).says(&["2 postbacks received"]);
}
