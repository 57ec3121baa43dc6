//! Requests on their way to a service that this machine plays, on its good days and its bad ones.

use std::collections::HashSet;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use crate::harness::{Desk, Run};
use crate::server::{Request, Server};

const KEY: &str = "S3cretS3cretKeyOfTheTest";

/// An HTTP answer with that status and body.
fn http(status: u16, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status} Said\r\nContent-Type: text/xml\r\nContent-Length: {length}\r\n\r\n{body}")
}

fn failure(code: &str, info: &str) -> String {
    let body = format!(
        "<response><status>Failure</status><error-code>{code}</error-code><error-info>{info}</error-info></response>"
    );
    http(200, &body)
}

fn accepted(tracking: &str) -> String {
    let body = format!(
        "<response><status>Success</status><to>12399471613</to><mms-id>35674</mms-id>\
         <tracking-id>{tracking}</tracking-id><status-details>queued</status-details></response>"
    );
    http(200, &body)
}

/// A service that answers what `answer` says.
fn service(answer: impl Fn(&Request) -> String + Send + Sync + 'static) -> Server {
    Server::start(move |visit| {
        let request = visit.request();
        visit.write(answer(&request));
    })
}

/// A sendMMS request to that number.
fn message(to: &str) -> String {
    format!(
        "<request>\n  <action>sendMMS</action>\n  <api-key>YOUR-API-KEY</api-key>\n  <to>{to}</to>\n  \
         <from>28444</from>\n  <service-id>28444mms</service-id>\n  <message-subject>Spring</message-subject>\n  \
         <name>spring</name>\n  <fallback-sms-text>Spring</fallback-sms-text>\n  \
         <slide><message-text>Hi</message-text><duration>5</duration></slide>\n</request>\n"
    )
}

fn desk() -> Desk {
    let desk = Desk::new().environment("MMSCTL_API_KEY", KEY);
    desk.put("a.xml", message("12399471613"));
    desk
}

fn send(desk: &Desk, server: &Server, line: &str) -> Run {
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
fn json_says_all_that_is_known() {
    let server = service(|_| failure("E110", "Invalid recipient"));
    let run = send(&desk(), &server, "--format json a.xml").exits(5);
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
fn what_is_not_let_through_is_tried_again() {
    let answers = Mutex::new(vec![accepted("MMS_2"), failure("E106", "0.001 s")]);
    let server = service(move |_| answers.lock().unwrap().pop().unwrap());
    let run = send(&desk(), &server, "a.xml").exits(0).says(&["a.xml: E106: too fast; waits 1 s"]);
    assert!(run.stdout.contains("MMS_2"));
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn who_is_asked_to_come_back_later_does() {
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
    for (answer, why) in [
        (http(200, ""), "the answer is empty"),
        (http(500, "<html>Internal Server Error</html>"), "HTTP 500; the answer is none of the API's"),
        (http(200, "<html>welcome</html>"), "the answer is none of the API's"),
        (http(200, &huge), "the answer is longer than 1048576 bytes"),
        (
            "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<response><status>Suc".to_owned(),
            "the answer broke off",
        ),
        ("HTTP/1.1 200 OK\r\nContent-".to_owned(), "the connection was closed before the answer came"),
        (String::new(), "the connection was closed before the answer came"),
        ("SMTP ready\r\n".to_owned(), "the answer is not HTTP"),
        (failure("E503", "oops"), "E503: an error inside the service, \"oops\""),
        (
            "HTTP/1.1 303 See Other\r\nLocation: /done?token=abc\r\nContent-Length: 0\r\n\r\n".to_owned(),
            "HTTP 303: it redirects to `/done?…`, whether or not it has taken the request",
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
fn what_was_not_taken_is_said_to_be_so() {
    let elsewhere = service(|_| accepted("MMS_1")).unvisited();
    let to = elsewhere.url("");
    for status in [301, 307, 308] {
        let moved =
            format!("HTTP/1.1 {status} Moved\r\nLocation: {to}?token=abc\r\nContent-Length: 0\r\n\r\n");
        let server = service(move |_| moved.clone());
        let words = format!("refused: HTTP {status}: it redirects to `{to}?…`; a POST is not sent on");
        send(&desk(), &server, "a.xml").exits(5).prints(&[&words]);
    }
    let server = service(|_| http(404, "<html>no</html>"));
    send(&desk(), &server, "a.xml").exits(5).prints(&["refused: HTTP 404"]);
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let run = desk().run(&format!("send --endpoint http://{free}/ a.xml"));
    run.exits(5).prints(&["a.xml: not-sent: ", "refuses the connection", "did not reach the service"]);
}

#[test]
fn an_answer_does_not_command_the_terminal() {
    let server = service(|_| failure("E107", "no \u{1b}[31mred"));
    assert!(!send(&desk(), &server, "a.xml").exits(5).prints(&["E107"]).stdout.contains('\u{1b}'));
}

#[test]
fn wrong_requests_are_not_sent() {
    let server = service(|_| accepted("MMS_1")).unvisited();
    let desk = desk();
    desk.put("wrong.xml", message("12399471613").replace("<to>12399471613</to>", ""));
    desk.put("reply.xml", "<response><status>Success</status></response>");
    send(&desk, &server, "a.xml wrong.xml").exits(1).says(&["error[to-missing]", "nothing is sent"]);
    send(&desk, &server, "a.xml reply.xml").exits(2).says(&["`reply.xml` is not a request"]);
    send(&desk, &server, "a.xml missing.xml").exits(3).says(&["`missing.xml` cannot be read"]);
    desk.put("b.xml", message("12399471613"));
    send(&desk, &server, "a.xml b.xml").exits(2).says(&["are the same request", "client-reference"]);
}

#[test]
fn a_wrong_request_is_sent_when_nobody_checks() {
    let server = service(|_| failure("E201", "recipient required"));
    let desk = desk();
    desk.put("wrong.xml", message("1").replace("<to>1</to>", ""));
    send(&desk, &server, "--no-check wrong.xml").exits(5).prints(&["E201"]);
}

#[test]
fn keys_come_from_where_they_are_kept() {
    use std::os::unix::fs::PermissionsExt;
    let server = service(|_| accepted("MMS_1"));
    let own = message("12399471613").replace("YOUR-API-KEY", "KeyOfTheDocument");
    let sent = |desk: &Desk, line: &str| {
        let run = send(desk, &server, line).exits(0);
        let body = server.requests().last().unwrap().body.clone();
        let key = body.split("<api-key>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        assert!(!run.stdout.contains(&key) && !run.stderr.contains(&key));
        (key, run)
    };
    let desk = desk();
    desk.put("own.xml", &own);
    let (key, run) = sent(&desk, "own.xml");
    assert_eq!(key, "KeyOfTheDocument");
    run.says(&["note: `own.xml` goes out with the key that it holds, not with MMSCTL_API_KEY"]);
    assert!(sent(&desk, "a.xml").1.stderr.is_empty());
    let file = desk.put("key", "KeyOfTheFile\n");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let (key, run) = sent(&desk, "--api-key-file key own.xml");
    assert_eq!(key, "KeyOfTheFile");
    run.says(&["warning: `key` can be read by others on this machine", "chmod 600"]);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    assert!(sent(&desk, "--api-key-file key own.xml").1.stderr.is_empty());
    let desk = Desk::new().stdin("KeyOfStdin\n");
    desk.put("a.xml", message("12399471613"));
    assert_eq!(sent(&desk, "--api-key-stdin a.xml").0, "KeyOfStdin");
    let desk = Desk::new();
    desk.put("a.xml", message("12399471613"));
    desk.put("key", "two words");
    send(&desk, &server, "a.xml").exits(2).says(&["there is no API key", "MMSCTL_API_KEY"]);
    send(&desk, &server, "--api-key-file key a.xml").exits(2).says(&["holds no API key"]);
    let desk = desk.environment("MMSCTL_API_KEY", "two words");
    send(&desk, &server, "a.xml").exits(2).says(&["MMSCTL_API_KEY holds no API key"]);
}

#[test]
fn keys_do_not_go_over_plain_http() {
    let desk = desk();
    let run = desk.run("send --endpoint http://api.acme.com/ep/ a.xml").exits(2);
    run.says(&["has no TLS", "--insecure-http"]);
    desk.run("send --endpoint api.acme.com a.xml").exits(2).says(&["no absolute URL"]);
}

#[test]
fn the_endpoint_comes_from_the_environment_or_from_a_file_that_was_named() {
    let (here, there) = ("https://here.acme.com/ep/", "https://there.acme.com/ep/");
    let file = format!("[send]\nendpoint = '{there}'\n");
    let desk = desk().environment("MMSCTL_SEND_ENDPOINT", here);
    desk.run("send --dry-run a.xml").exits(0).prints(&[here]);
    desk.put("own.toml", &file);
    desk.run("send --dry-run --config own.toml a.xml").exits(0).prints(&[here]);
    desk.run(&format!("send --dry-run --endpoint {there} a.xml")).exits(0).prints(&[there]);
    let desk = self::desk();
    desk.put("own.toml", &file);
    desk.run("send --dry-run --config own.toml a.xml").exits(0).prints(&[there]);
    let desk = desk.environment("MMSCTL_CONFIG", "own.toml");
    desk.run("send --dry-run a.xml").exits(0).prints(&[there]);
}

#[test]
fn a_file_that_was_merely_found_does_not_say_where_the_key_goes() {
    let desk = desk();
    for section in ["send", "templates.list", "templates.delete"] {
        desk.put("mmsctl.toml", format!("[{section}]\nendpoint = 'https://there.acme.com/ep/'\n"));
        let run = desk.run("send --dry-run a.xml").exits(2).prints(&[]);
        run.says(&["mmsctl.toml:2", "says where the API key goes", "name the file with `--config`"]);
    }
}

#[test]
fn a_certificate_that_does_not_fit_ends_it_before_the_key_is_out() {
    let made = rcgen::generate_simple_self_signed(["api.acme.com".to_owned()]).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let server = Server::start_tls(made.cert.der().clone(), key, |visit| drop(visit.request()));
    let desk = desk();
    desk.put("ca.pem", made.cert.pem());
    let run = send(&desk, &server, "--ca-cert ca.pem a.xml").exits(5);
    run.prints(&["not-sent", "its certificate is for another name: `api.acme.com`"]);
    assert!(server.requests().iter().all(|request| request.body.is_empty()));
}

#[test]
fn a_proxy_of_another_kind_is_not_passed_by() {
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
}

#[test]
fn an_account_without_access_ends_a_batch() {
    let server = service(|_| failure("E104", &format!("bad key {KEY}")));
    let desk = desk();
    desk.put("b.xml", message("12399471614"));
    let run = send(&desk, &server, "a.xml b.xml").exits(5);
    run.prints(&[
        "a.xml: refused: E104",
        "\"bad key ****\"",
        "b.xml: waiting",
        "2 requests: 1 refused, 1 waiting",
    ]);
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_batch_keeps_its_pace() {
    let times = std::sync::Arc::new(Mutex::new(Vec::new()));
    let shared = std::sync::Arc::clone(&times);
    let server = service(move |_| {
        shared.lock().unwrap().push(std::time::Instant::now());
        accepted("MMS_1")
    });
    let desk = desk();
    desk.put("b.xml", message("12399471614"));
    desk.put("c.xml", message("12399471615"));
    send(&desk, &server, "--rate 10 a.xml b.xml c.xml").exits(0).prints(&["3 requests: 3 accepted"]);
    let times = times.lock().unwrap();
    assert!(times[2].duration_since(times[0]) >= Duration::from_millis(150));
}

#[test]
fn a_journal_ends_repetition() {
    let server = service(|request| {
        if request.body.contains("12399471614") {
            failure("E110", "no such number")
        } else {
            accepted("MMS_1")
        }
    });
    let desk = desk();
    desk.put("b.xml", message("12399471614"));
    send(&desk, &server, "--journal j a.xml b.xml").exits(5);
    assert_eq!(server.requests().len(), 2);
    send(&desk, &server, "--journal j a.xml").exits(2).says(&["`j` is not empty", "--resume"]);
    desk.put("c.xml", message("12399471615"));
    let run = send(&desk, &server, "--journal j --resume a.xml b.xml c.xml").exits(5);
    run.prints(&[
        "a.xml: accepted (by an earlier run): template 35674",
        "b.xml: refused (by an earlier run): E110",
        "c.xml: accepted: ",
    ]);
    assert_eq!(server.requests().len(), 3);
    send(&desk, &server, "--journal j --resume --retry-refused a.xml b.xml c.xml").exits(5);
    assert_eq!(server.requests().len(), 4);
    // A new key, or another name for the file, makes no new request of it.
    desk.put("d.xml", message("12399471613"));
    desk.put("key", "AnotherKeyAltogether");
    send(&desk, &server, "--journal j --resume --api-key-file key d.xml")
        .exits(0)
        .prints(&["by an earlier run"]);
    assert_eq!(server.requests().len(), 4);
    let journal = std::fs::read_to_string(desk.path("j")).unwrap();
    assert!(!journal.contains(KEY) && !journal.contains("AnotherKey"));
    assert_eq!(journal.lines().count(), 8);
    for line in journal.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["format"], 1);
    }
    let run = desk.run("send --endpoint http://127.0.0.1:1/ --journal j --resume a.xml").exits(2);
    run.says(&["the journal is about `http://127.0.0.1:", "name another journal"]);
}

#[test]
fn a_journal_that_cannot_be_kept_says_what_would_help() {
    let run = desk().run("send --journal gone/j.ndjson a.xml").exits(3);
    run.says(&["the journal `gone/j.ndjson` cannot be kept", "name a file in a folder"]);
}

#[test]
fn a_journal_is_a_file_and_a_new_one_is_said_to_be_new() {
    let server = service(|_| accepted("MMS_1"));
    let desk = desk();
    for line in ["--journal /dev/full", "--journal /dev/zero --resume"] {
        send(&desk, &server, &format!("{line} a.xml")).exits(3).says(&["it is no regular file"]);
    }
    let run = send(&desk, &server, "--journal j --resume a.xml").exits(0);
    run.says(&["note: there is no journal `j` yet; it begins with this run"]);
    assert!(send(&desk, &server, "--journal j --resume a.xml").exits(0).stderr.is_empty());
}

#[test]
fn an_unknown_outcome_is_resolved_by_who_says_so() {
    let answers = Mutex::new(vec![accepted("MMS_2"), String::new()]);
    let server = service(move |_| answers.lock().unwrap().pop().unwrap());
    let desk = desk();
    send(&desk, &server, "--journal j a.xml").exits(5).prints(&["a.xml: unknown: "]);
    let run = send(&desk, &server, "--journal j --resume --retry-refused a.xml").exits(5);
    run.prints(&["unknown (by an earlier run)", "before you send it again"]);
    send(&desk, &server, "--journal j --retry-unknown a.xml").exits(2).says(&["--resume"]);
    let run = send(&desk, &server, "--journal j --resume --retry-unknown a.xml").exits(0);
    run.prints(&["a.xml: accepted: template 35674, tracking id MMS_2"]);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_key_is_hidden_however_the_service_spells_it() {
    let (upper, lower) = (KEY.to_uppercase(), KEY.to_lowercase());
    let encoded: String = KEY.bytes().map(|byte| format!("%{byte:02x}")).collect();
    for answer in [
        failure(KEY, "no"),
        failure("E104", &format!("{upper} or {lower}")),
        http(200, &format!("<response><status>{upper}</status></response>")),
        format!("HTTP/1.1 307 Moved\r\nLocation: /{encoded}/x\r\nContent-Length: 0\r\n\r\n"),
    ] {
        let desk = desk();
        let server = service(move |_| answer.clone());
        let run = send(&desk, &server, "--journal j a.xml").exits(5).prints(&["****"]);
        let written = run.stdout + &run.stderr + &std::fs::read_to_string(desk.path("j")).unwrap();
        for spelling in [KEY, &upper, &lower, &encoded] {
            assert!(!written.contains(spelling), "{written}");
        }
    }
}

/// Sends three requests with a journal that has no room behind its first `bytes`.
fn with_room(desk: &Desk, server: &Server, bytes: usize) -> Run {
    const LIMIT: usize = 8 * 512;
    // Empty lines say nothing, and take room.
    desk.put("j", "\n".repeat(LIMIT - bytes));
    let line = format!(
        "trap '' XFSZ; ulimit -f 8; exec \"$0\" send --endpoint {} --journal j --resume a.xml b.xml c.xml",
        server.url("ep/v1/")
    );
    let output = Command::new("sh")
        .args(["-c", &line, env!("CARGO_BIN_EXE_mmsctl")])
        .current_dir(desk.path(""))
        .env_clear()
        .env("MMSCTL_API_KEY", KEY)
        .output();
    Run::new(output.unwrap())
}

#[test]
fn what_came_of_a_batch_is_said_when_its_journal_can_be_kept_no_longer() {
    let server = service(|_| accepted("MMS_1"));
    let desk = desk();
    desk.put("b.xml", message("12399471614"));
    desk.put("c.xml", message("12399471615"));
    send(&desk, &server, "--journal whole a.xml").exits(0);
    let whole = std::fs::read_to_string(desk.path("whole")).unwrap();
    let [before, after] = whole.lines().map(|line| line.len() + 1).collect::<Vec<_>>()[..] else { panic!() };
    // No room for the line before the second request.
    let run = with_room(&desk, &server, before + after + before / 2).exits(3);
    run.prints(&["a.xml: accepted: ", "b.xml: waiting", "3 requests: 1 accepted, 2 waiting"]).says(&[
        "error: the journal `j` cannot be written: file too large",
        "nothing more is sent without it",
    ]);
    assert_eq!(server.requests().len(), 2);
    // None for the line after it.
    let run = with_room(&desk, &server, 2 * before + after + after / 2).exits(3);
    run.prints(&["a.xml: accepted: ", "b.xml: accepted: ", "3 requests: 2 accepted, 1 waiting"])
        .says(&["`b.xml` is accepted, which the journal does not say; `--resume` takes it for unknown"]);
    assert_eq!(server.requests().len(), 4);
    let run = send(&desk, &server, "--journal j --resume a.xml b.xml c.xml").exits(5);
    run.prints(&[
        "a.xml: accepted (by an earlier run)",
        "b.xml: unknown (by an earlier run)",
        "c.xml: accepted: ",
    ]);
}

#[test]
fn what_the_service_echoes_is_masked_in_the_journal() {
    let server = service(|_| failure("E104", &format!("key {KEY} is unknown")));
    let desk = desk();
    send(&desk, &server, "--journal j a.xml").exits(5);
    let journal = std::fs::read_to_string(desk.path("j")).unwrap();
    assert!(!journal.contains(KEY) && journal.contains("key **** is unknown"), "{journal}");
}

#[test]
fn who_asks_for_the_end_is_told_what_it_waits_for() {
    let held = |desk: &Desk, server: &Server| {
        let line = format!("send --journal j --endpoint {} a.xml b.xml", server.url("ep/v1/"));
        let mut running = desk.start(&line);
        while server.requests().is_empty() {
            std::thread::yield_now();
        }
        running.interrupt();
        running.says("note: waits for the answer that is under way; asked once more it ends at once");
        running
    };
    let desk = desk();
    desk.put("b.xml", message("12399471614"));
    let server = Server::start(|visit| {
        visit.request();
        visit.hold();
    });
    let running = held(&desk, &server);
    running.interrupt();
    running
        .ends()
        .exits(130)
        .prints(&["a.xml: unknown: interrupted before the answer came", "b.xml: waiting"]);
    assert!(std::fs::read_to_string(desk.path("j")).unwrap().contains("\"outcome\":\"unknown\""));
    std::fs::remove_file(desk.path("j")).unwrap();
    let (answer, go) = std::sync::mpsc::channel();
    let go = Mutex::new(go);
    let server = Server::start(move |visit| {
        visit.request();
        let _ = go.lock().unwrap().recv();
        visit.write(accepted("MMS_1"));
    });
    let running = held(&desk, &server);
    answer.send(()).unwrap();
    running.ends().exits(130).prints(&["a.xml: accepted: template 35674", "b.xml: waiting"]);
}

/// The recipients of a batch.
const BATCH: usize = 12;

/// Runs a batch and kills it as soon as `due`; says whether it was killed before it ended.
fn killed(desk: &Desk, server: &Server, due: impl Fn() -> bool, files: &[String]) -> bool {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mmsctl"))
        .args(["send", "--endpoint", &server.url(""), "--journal", "j", "--resume", "--timeout", "20"])
        .args(files)
        .current_dir(desk.path(""))
        .env_clear()
        .env("MMSCTL_API_KEY", KEY)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    loop {
        if due() {
            let _ = child.kill();
        }
        if let Some(status) = child.try_wait().unwrap() {
            return status.signal() == Some(9);
        }
        std::thread::yield_now();
    }
}

#[test]
fn nothing_goes_out_twice_and_nothing_is_lost_when_a_run_is_killed() {
    // The service takes some time over every other request, so that some runs die before the answer.
    let count = std::sync::atomic::AtomicUsize::new(0);
    let server = Server::start(move |visit| {
        visit.request();
        let n = count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        for _ in 0..(n % 3) * 2000 {
            std::thread::yield_now();
        }
        visit.write(accepted(&format!("MMS_{n}")));
    });
    let desk = desk();
    let files: Vec<String> = (0..BATCH).map(|n| format!("{n}.xml")).collect();
    for (n, file) in files.iter().enumerate() {
        desk.put(file, message(&format!("123994716{n:02}")));
    }
    let journal = desk.path("j");
    let written = || std::fs::metadata(&journal).map_or(0, |metadata| metadata.len());
    let mut kills = 0;
    for round in 0..BATCH as u64 {
        // In the middle of an exchange, and around the lines before and after it, a few bytes further each time.
        let (seen, length) = (server.requests().len(), written());
        kills += usize::from(match round % 2 {
            0 => killed(&desk, &server, || server.requests().len() > seen, &files),
            _ => killed(&desk, &server, || written() > length + round * 31, &files),
        });
    }
    assert!(kills >= 3, "{kills}");
    let run = desk.run(&format!(
        "send --format json --endpoint {} --journal j --resume {}",
        server.url(""),
        files.join(" ")
    ));
    let json = run.json();
    let outcomes: Vec<&str> = json["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| result["outcome"].as_str().unwrap())
        .collect();
    // Every request is accounted for: accepted, or known to be unknown.
    assert!(outcomes.iter().all(|outcome| ["accepted", "unknown"].contains(outcome)), "{outcomes:?}");
    let recipient =
        |body: &str| body.split("<to>").nth(1).and_then(|rest| rest.split('<').next()).map(str::to_owned);
    let seen: Vec<String> = server.requests().iter().filter_map(|request| recipient(&request.body)).collect();
    let unique: HashSet<&String> = seen.iter().collect();
    assert_eq!(seen.len(), unique.len(), "a message went out twice: {seen:?}");
    // What is accepted was submitted; what was submitted is not waiting.
    for (n, outcome) in outcomes.iter().enumerate() {
        let to = format!("123994716{n:02}");
        assert!(*outcome != "accepted" || unique.contains(&to), "{to}");
    }
    assert!(!std::fs::read_to_string(&journal).unwrap().contains(KEY));
}

/// A saveMMS request of that name.
fn template(name: &str) -> String {
    crate::harness::save("<slide><message-text>Hi</message-text><duration>5</duration></slide>")
        .replace("spring-24", name)
        .replace("qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ", "YOUR-API-KEY")
}

/// A service that stores templates as 1, 2, 3 … and tells `port` of each what `code` says.
fn storing(port: u16, code: fn(usize) -> Option<&'static str>) -> Server {
    let count = std::sync::atomic::AtomicUsize::new(1);
    service(move |_| {
        let id = count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        if let Some(code) = code(id) {
            let body =
                format!("<POSTBACK><ORIGIN>MMS_MT</ORIGIN><CODE>{code}</CODE><MMSID>{id}</MMSID></POSTBACK>");
            let length = body.len();
            let mut socket = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
            let head = format!(
                "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n"
            );
            std::io::Write::write_all(&mut socket, (head + &body).as_bytes()).unwrap();
            let mut answer = String::new();
            std::io::Read::read_to_string(&mut socket, &mut answer).unwrap();
            assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        }
        http(200, &format!("<response><status>Success</status><mms-id>{id}</mms-id></response>"))
    })
}

#[test]
fn a_callback_port_that_is_taken_is_named_by_its_flag() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let run = desk().run(&format!("send --wait --callback-port {port} a.xml")).exits(3);
    run.says(&["is in use", "name another `--callback-port`"]);
}

#[test]
fn the_encoding_of_templates_is_waited_for() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let desk = desk();
    desk.put("one.xml", template("one"));
    desk.put("two.xml", template("two"));
    let server = storing(port, |id| Some(if id == 1 { "N003" } else { "E002" }));
    let run = send(&desk, &server, &format!("--wait=30s --callback-port {port} one.xml two.xml")).exits(5);
    run.prints(&[
        "one.xml: accepted: template 1\n",
        "one.xml: encoded: N003, the template can be sent\n",
        "two.xml: not encoded: E002: ",
    ]);
    let server = storing(port, |_| Some("N003"));
    let line = format!("--wait --callback-port {port} --format json one.xml");
    let result = send(&desk, &server, &line).exits(0).json()["results"][0].clone();
    assert_eq!(
        (result["encoding"].as_str(), result["encoding_code"].as_str()),
        (Some("ready"), Some("N003"))
    );
    let server = storing(port, |_| None);
    let run = send(&desk, &server, &format!("--wait=0.2s --callback-port {port} one.xml")).exits(5);
    run.prints(&["one.xml: encoding unknown: no postback came in time"]);
    send(&desk, &server, "--wait one.xml").exits(2).says(&["--callback-port"]);
}

#[test]
fn a_run_that_goes_on_knows_what_was_heard_of_the_encoding() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let desk = desk();
    for name in ["one", "two", "three"] {
        desk.put(&format!("{name}.xml"), template(name));
    }
    let files = "one.xml two.xml three.xml";
    let server = storing(port, |id| [Some("N003"), Some("E002"), None][id - 1]);
    let wait = format!("--wait=0.2s --callback-port {port}");
    send(&desk, &server, &format!("{wait} --journal j {files}")).exits(5);
    let heard = [
        "one.xml: encoded: N003",
        "two.xml: not encoded: E002",
        "three.xml: encoding unknown: no postback came in time",
    ];
    let again = send(&desk, &server, &format!("--journal j --resume {files}")).exits(5).prints(&heard);
    assert!(again.stdout.contains("two.xml: accepted (by an earlier run): template 2"), "{}", again.stdout);
    // What is not known is waited for again, and nothing else.
    let run = send(&desk, &server, &format!("{wait} --journal j --resume {files}")).exits(5).prints(&heard);
    run.says(&["waiting for the encoding of 1 template\n"]);
    assert_eq!(server.requests().len(), 3);
    let line =
        format!("send --wait=60s --callback-port {port} --journal j --resume one.xml three.xml --endpoint");
    let mut waiting = desk.start(&format!("{line} {}", server.url("ep/v1/")));
    waiting.says("waiting for the encoding of 1 template");
    desk.run(&format!("postback trigger N003 --mms-id 3 --to http://127.0.0.1:{port}/")).exits(0);
    waiting.ends().exits(0).prints(&["three.xml: encoded: N003"]);
    send(&desk, &server, "--journal j --resume one.xml three.xml").exits(0);
}
