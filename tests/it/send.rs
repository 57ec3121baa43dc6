//! Requests sent to a fake service on this machine, with good and bad responses.

use std::sync::Mutex;

use crate::harness::{Desk, Run};
use crate::schemas::fits;
use crate::server::{Request, Server};

pub const KEY: &str = "S3cretS3cretKeyOfTheTest";

/// An HTTP answer with that status and body.
pub fn http(status: u16, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status} Said\r\nContent-Type: text/xml\r\nContent-Length: {length}\r\n\r\n{body}")
}

pub fn failure(code: &str, info: &str) -> String {
    let body = format!(
        "<response><status>Failure</status><error-code>{code}</error-code><error-info>{info}</error-info></response>"
    );
    http(200, &body)
}

pub fn accepted(tracking: &str) -> String {
    let body = format!(
        "<response><status>Success</status><to>12399471613</to><mms-id>35674</mms-id>\
         <tracking-id>{tracking}</tracking-id><status-details>queued</status-details></response>"
    );
    http(200, &body)
}

/// A service that answers what `answer` says.
pub fn service(answer: impl Fn(&Request) -> String + Send + Sync + 'static) -> Server {
    Server::start(move |visit| {
        let request = visit.request();
        visit.write(answer(&request));
    })
}

/// A sendMMS request to that number.
pub fn message(to: &str) -> String {
    format!(
        "<request>\n  <action>sendMMS</action>\n  <api-key>YOUR-API-KEY</api-key>\n  <to>{to}</to>\n  \
         <from>28444</from>\n  <service-id>28444mms</service-id>\n  <message-subject>Spring</message-subject>\n  \
         <name>spring</name>\n  <fallback-sms-text>Spring</fallback-sms-text>\n  \
         <slide><message-text>Hi</message-text><duration>5</duration></slide>\n</request>\n"
    )
}

pub fn desk() -> Desk {
    let desk = Desk::new().environment("MMSCTL_API_KEY", KEY);
    desk.put("a.xml", message("12399471613"));
    desk
}

pub fn send(desk: &Desk, server: &Server, line: &str) -> Run {
    let run = desk.run(&format!("send --endpoint {} {line}", server.url("ep/v1/")));
    assert!(!run.stdout.contains(KEY) && !run.stderr.contains(KEY), "{}{}", run.stdout, run.stderr);
    run
}

#[test]
fn a_request_goes_out_with_its_key_and_its_headers() {
    let server = service(|_| accepted("MMS_1"));
    let run = send(&desk(), &server, "a.xml").exits(0);
    assert_eq!(run.stdout, "a.xml: accepted: template 35674, tracking id MMS_1, to 12399471613\n");
    let request = server.requests().remove(0);
    assert_eq!(request.line, "POST /ep/v1/ HTTP/1.1");
    assert_eq!(request.header("content-type"), Some("text/xml; charset=utf-8"));
    assert_eq!(request.body, message("12399471613").replace("YOUR-API-KEY", KEY));
}

#[test]
fn send_json_lists_findings_and_dry_run_requests() {
    let desk = desk();
    desk.put("bad.xml", message("12399471613").replace("<duration>5<", "<duration>5s<"));
    let run = desk.run("send --format json a.xml bad.xml").exits(1).says(&["nothing was sent"]);
    let json = run.json();
    fits("send", &json);
    assert_eq!(json["results"].as_array().unwrap().len(), 0);
    let document = &json["documents"][0];
    assert_eq!(
        (&document["path"], &document["diagnostics"][0]["rule"]),
        (&"bad.xml".into(), &"duration-format".into())
    );
    let json = desk.run("send --format json a.xml none.xml").exits(3).json();
    fits("send", &json);
    assert!(json["unread"][0]["message"].as_str().unwrap().contains("`none.xml`"), "{json}");
    let run = desk.run("send --format json --dry-run a.xml").exits(0);
    assert!(!run.stdout.contains(KEY), "{}", run.stdout);
    let json = run.json();
    fits("send", &json);
    let result = &json["results"][0];
    assert_eq!(result["outcome"], "waiting");
    assert!(result["body"].as_str().unwrap().contains("<action>sendMMS</action>"), "{result}");
    assert!(result["head"][0].as_str().is_some(), "{result}");
}

#[test]
fn send_json_lists_every_detail_of_an_answer() {
    let server = service(|_| failure("E110", "Invalid recipient"));
    let run = send(&desk(), &server, "--format json a.xml").exits(5);
    fits("send", &run.json());
    let result = &run.json()["results"][0];
    assert_eq!(
        (result["outcome"].as_str(), result["code"].as_str(), result["reason"].as_str()),
        (Some("refused"), Some("E110"), Some("Invalid recipient"))
    );
    assert!(result["meaning"].is_string() && result["help"].is_string());
    assert_eq!(run.json()["summary"]["refused"], 1);
}

#[test]
fn both_dialects_are_spoken_and_understood() {
    let classic = std::fs::read_to_string("tests/cases/documented/send-classic.xml").unwrap();
    let desk = desk();
    desk.put("classic.xml", &classic);
    let body = "<?xml version='1.0' encoding='UTF-8'?><RESPONSE><STATUS>Success</STATUS><TO>12399471613</TO>\
                <MMSID>7</MMSID><TRACKINGID>TU1T</TRACKINGID></RESPONSE>";
    let server = service(move |_| http(200, body));
    let run =
        send(&desk, &server, "classic.xml").exits(0).prints(&["accepted: template 7, tracking id TU1T"]);
    assert!(!run.stdout.contains("dialect"));
    assert!(server.requests()[0].body.contains("<API_KEY>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</API_KEY>"));
    send(&desk, &server, "a.xml").exits(0).prints(&["answered in the classic dialect"]);
    let server = service(|_| {
        http(
            200,
            "<RESPONSE><STATUS>Failure</STATUS><ERRORCODE>E111</ERRORCODE><ERRORINFO>No</ERRORINFO></RESPONSE>",
        )
    });
    send(&desk, &server, "classic.xml").exits(5).prints(&["refused: E111", "\"No\""]);
}

#[test]
fn every_documented_failure_is_explained() {
    for code in
        mmsctl::codes::API.iter().map(|row| row.code).filter(|code| !["E106", "E113", "E503"].contains(code))
    {
        let server = service(move |_| failure(code, "said so"));
        let meaning = mmsctl::codes::api(code).unwrap().meaning;
        send(&desk(), &server, "a.xml")
            .exits(5)
            .prints(&[&format!("refused: {code}: {meaning}, \"said so\"")]);
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn throttled_request_is_retried() {
    let answers = Mutex::new(vec![accepted("MMS_2"), failure("E106", "0.001 s")]);
    let server = service(move |_| answers.lock().unwrap().pop().unwrap());
    let run = send(&desk(), &server, "a.xml").exits(0).says(&["a.xml: E106: throttled; retrying in 1 s"]);
    assert!(run.stdout.contains("MMS_2"));
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn retry_after_is_respected() {
    for later in ["7000", "Fri, 31 Dec 9999 23:59:59 GMT"] {
        let slow = format!("HTTP/1.1 429 Slow\r\nRetry-After: {later}\r\nContent-Length: 0\r\n\r\n");
        let server = Server::always(slow);
        let desk = desk();
        desk.put("b.xml", message("12399471614"));
        let run = send(&desk, &server, "a.xml b.xml").exits(5);
        run.prints(&[
            "a.xml: throttled: HTTP 429: too many requests; it asks to come back in ",
            "b.xml: waiting",
        ]);
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn an_unknown_outcome_stays_unknown_and_is_not_tried_again() {
    let huge = format!("<response><status>Success</status>{}</response>", " ".repeat(2 << 20));
    let many = http(200, "").replacen("\r\n", &format!("\r\n{}", "X-A: b\r\n".repeat(200)), 1);
    for (answer, why) in [
        (http(200, ""), "the answer is empty"),
        (
            http(500, "<html>Internal Server Error</html>"),
            "HTTP 500 (internal server error); the answer is not a response of the API (text/xml): \
             \"<html>Internal Server Error</html>\"",
        ),
        (http(200, "<html>welcome</html>"), "the answer is not a response of the API"),
        (
            http(200, "??").replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n"),
            "the answer is compressed (gzip), which was not asked for",
        ),
        (http(200, &huge), "the answer is longer than 1048576 bytes"),
        (
            "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<response><status>Suc".to_owned(),
            "the answer broke off",
        ),
        ("HTTP/1.1 200 OK\r\nContent-".to_owned(), "the connection was closed before the answer came"),
        (String::new(), "the connection was closed before the answer came"),
        ("SMTP ready\r\n".to_owned(), "the answer is not HTTP: invalid HTTP version\n"),
        (many, "the answer is not HTTP: its headers are too large, or too many"),
        (failure("E503", "oops"), "E503: an error inside the service, \"oops\""),
        (
            "HTTP/1.1 303 See Other\r\nLocation: /done?token=abc\r\nContent-Length: 0\r\n\r\n".to_owned(),
            "HTTP 303: it redirects to `/done?…`; the redirect of a POST is not followed",
        ),
    ] {
        let server = service(move |_| answer.clone());
        let run = send(&desk(), &server, "a.xml").exits(5).prints(&[
            "a.xml: unknown: ",
            why,
            "before you send it again",
        ]);
        assert_eq!(server.requests().len(), 1, "{}", run.stdout);
    }
    // Before a byte of the request was read, and while it is not answered.
    let server = Server::start(|visit| visit.hang_up());
    send(&desk(), &server, "a.xml").exits(5).prints(&["unknown"]);
    let server = Server::start(|visit| visit.hold());
    send(&desk(), &server, "--timeout 0.4 a.xml").exits(5).prints(&["unknown: no answer after 0.4 s"]);
}

#[test]
fn redirected_or_refused_request_is_refused_not_unknown() {
    let elsewhere = service(|_| accepted("MMS_1")).unvisited();
    let to = elsewhere.url("");
    for status in [301, 307, 308] {
        let moved =
            format!("HTTP/1.1 {status} Moved\r\nLocation: {to}?token=abc\r\nContent-Length: 0\r\n\r\n");
        let server = service(move |_| moved.clone());
        let words = format!(
            "refused: HTTP {status}: it redirects to `{to}?…`; the redirect of a POST is not followed"
        );
        send(&desk(), &server, "a.xml").exits(5).prints(&[&words]);
    }
    let server = service(|_| http(404, "<html>no</html>"));
    send(&desk(), &server, "a.xml").exits(5).prints(&["refused: HTTP 404"]);
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let run = desk().run(&format!("send --endpoint http://{free}/ a.xml"));
    run.exits(5).prints(&["a.xml: not-sent: ", "refuses the connection", "did not reach the service"]);
}

#[test]
fn send_of_a_listing_points_to_templates_list() {
    let server = service(|_| http(200, "<response><status>Success</status></response>"));
    let desk = desk();
    desk.put("l.xml", "<request><action>getMMSTemplates</action></request>");
    send(&desk, &server, "l.xml")
        .exits(0)
        .prints(&["help: what it lists is not shown here; `mmsctl templates list`"]);
}

#[test]
fn answers_control_characters_are_escaped() {
    let server = service(|_| failure("E107", "no \u{1b}[31mred"));
    assert!(!send(&desk(), &server, "a.xml").exits(5).prints(&["E107"]).stdout.contains('\u{1b}'));
}

#[test]
fn wrong_requests_are_not_sent() {
    let server = service(|_| accepted("MMS_1")).unvisited();
    let desk = desk();
    desk.put("wrong.xml", message("12399471613").replace("<to>12399471613</to>", ""));
    desk.put("reply.xml", "<response><status>Success</status></response>");
    send(&desk, &server, "a.xml wrong.xml").exits(1).says(&["error[to-missing]", "nothing was sent"]);
    send(&desk, &server, "a.xml reply.xml").exits(2).says(&["`reply.xml` is not a request"]);
    send(&desk, &server, "a.xml missing.xml").exits(3).says(&["`missing.xml` cannot be read"]);
    desk.put("b.xml", message("12399471613"));
    send(&desk, &server, "a.xml b.xml").exits(2).says(&["are the same request", "client-reference"]);
}

#[test]
fn no_check_sends_a_request_with_errors() {
    let server = service(|_| failure("E201", "recipient required"));
    let desk = desk();
    desk.put("wrong.xml", message("1").replace("<to>1</to>", ""));
    send(&desk, &server, "--no-check wrong.xml").exits(5).prints(&["E201"]);
}

#[test]
fn a_request_in_another_encoding_goes_out_in_utf_8() {
    let server = service(|_| accepted("MMS_1"));
    let desk = desk();
    let declared = |name: &str| {
        let text = message("12399471613").replace(">Hi<", ">Caf\u{e9}<");
        format!("<?xml version=\"1.0\" encoding=\"{name}\"?>\n{text}")
    };
    let latin: Vec<u8> =
        declared("ISO-8859-1").chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let wide: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(declared("UTF-16").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, words) in [(latin, "declares the encoding `ISO-8859-1`"), (wide, "the document is UTF-16")] {
        desk.put("a.xml", bytes);
        desk.run("validate a.xml").exits(1).prints(&[words]);
        let run = send(&desk, &server, "a.xml").exits(1).says(&[words]);
        assert!(!run.stderr.contains("but is UTF-8"), "{}", run.stderr);
        send(&desk, &server, "--no-check a.xml").exits(0);
        let body = server.requests().last().unwrap().body.clone();
        assert_eq!(body, declared("UTF-8").replace("YOUR-API-KEY", KEY));
    }
}

#[test]
fn findings_stand_where_they_stand_in_the_file() {
    let server = service(|_| accepted("MMS_1")).unvisited();
    let desk = desk();
    let wrong = message("12399471613").replace(">5<", ">5 s<");
    for key in ["", "<api-key/>"] {
        let text = wrong.replace("  <api-key>YOUR-API-KEY</api-key>\n", key);
        desk.put("a.xml", text);
        let validated = desk.run("validate --format json a.xml").json();
        let found = validated["documents"][0]["diagnostics"].as_array().unwrap();
        let found = found.iter().find(|found| found["rule"] == "duration-format").unwrap();
        let start = &found["span"]["start"];
        let at = format!("a.xml:{}:{}", start["line"], start["column"]);
        let run = send(&desk, &server, "a.xml").exits(1).says(&["duration-format", &at]);
        assert!(!run.stderr.contains("api-key-missing"), "{key}");
    }
}

#[test]
fn wrong_certificate_fails_before_the_key_is_sent() {
    let made = rcgen::generate_simple_self_signed(["api.acme.com".to_owned()]).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let server = Server::start_tls(made.cert.der().clone(), key, |visit| drop(visit.request()));
    let desk = desk();
    desk.put("ca.pem", made.cert.pem());
    let run = send(&desk, &server, "--ca-cert ca.pem a.xml").exits(5);
    run.prints(&["not-sent", "its certificate is for another name: `api.acme.com`"]);
    let run = send(&desk, &server, "a.xml").exits(5);
    run.prints(&[
        "not-sent",
        "that this system trusts; `--ca-cert FILE` adds one to trust",
        "it did not reach the service; fix that",
    ]);
    desk.put("ca.der", made.cert.der());
    for other in ["ca.der", "a.xml"] {
        let run = send(&desk, &server, &format!("--ca-cert ca.pem --ca-cert {other} a.xml")).exits(2);
        run.says(&[&format!("`{other}` holds no certificate in PEM form"), "converts DER"]);
    }
    assert!(server.requests().iter().all(|request| request.body.is_empty()));
}

#[test]
fn unsupported_proxy_is_not_bypassed() {
    let desk = desk().environment("ALL_PROXY", "socks5://127.0.0.1:1080");
    let run = desk.run("send a.xml").exits(2);
    run.says(&["the environment names a proxy of the scheme `socks5`", "`no_proxy`"]);
    desk.run("check-urls https://media.acme.com/1.jpg").exits(2).says(&["scheme `socks5`"]);
    // This machine is asked for no proxy.
    send(&desk, &service(|_| accepted("MMS_1")), "a.xml").exits(0);
}

#[test]
fn a_dry_run_shows_all_but_the_key() {
    let server = service(|_| accepted("MMS_1")).unvisited();
    let run = send(&desk(), &server, "--dry-run a.xml").exits(0);
    let body = message("12399471613").replace("YOUR-API-KEY", &"*".repeat(KEY.len()));
    let head =
        format!("POST {}\nHost: 127.0.0.1:{}\nUser-Agent: mmsctl/", server.url("ep/v1/"), server.port());
    assert!(run.stdout.starts_with(&head) && run.stdout.ends_with(&format!("\n\n{body}")), "{}", run.stdout);
    assert!(run.stdout.contains("Content-Type: text/xml; charset=utf-8\n"));
    desk().run("send --dry-run a.xml").exits(0).prints(&["POST https://api.ci.mblox.com/ep/v1/\n"]);
    let run = desk().run("send --dry-run --endpoint https://me:S3cretLogin@api.acme.com/ep/ a.xml").exits(0);
    run.prints(&["POST https://api.acme.com/ep/\n", "\nAuthorization: Basic ****\n"]);
    let desk = Desk::new();
    desk.put("a.xml", message("12399471613"));
    let run = desk.run("send --dry-run a.xml").exits(0).prints(&["<api-key>YOUR-API-KEY</api-key>"]);
    run.says(&["note: there is no API key"]);
    desk.run("send a.xml").exits(2).says(&["there is no API key"]);
    // A key beside its element stays hidden once there is one inside.
    for empty in ["<api-key/>", "<api-key></api-key>"] {
        let beside =
            message("12399471613").replace("<api-key>YOUR-API-KEY</api-key>", &format!("{empty}{KEY}"));
        desk.put("beside.xml", beside);
        let run = desk.run("send --dry-run --no-check beside.xml").exits(0);
        assert!(run.stdout.contains("</api-key>****") && !run.stdout.contains(KEY), "{}", run.stdout);
    }
}

#[test]
fn empty_document_is_reported_as_empty() {
    let desk = desk();
    desk.put("empty.xml", " \n");
    desk.run("send empty.xml").exits(3).says(&["`empty.xml` is empty"]);
    desk.run("send -").exits(3).says(&["is empty"]);
}

#[test]
fn proxy_that_requires_a_login_means_not_sent() {
    let proxy = Server::always("HTTP/1.1 407 Login\r\nContent-Length: 0\r\n\r\n");
    let desk = desk().environment("http_proxy", &proxy.url(""));
    let line = "send --journal j --insecure-http --endpoint http://api.acme.com/ep/";
    let run = desk.run(&format!("{line} a.xml")).exits(5);
    run.prints(&["a.xml: not-sent: the proxy `127.0.0.1:", "requires a login (HTTP 407)"]);
    desk.run(&format!("{line} --resume a.xml")).exits(5);
    assert_eq!(proxy.requests().len(), 2);
    desk.run("check-urls http://media.acme.com/1.jpg").exits(5).prints(&["requires a login (HTTP 407)"]);
}
