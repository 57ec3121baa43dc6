//! Delivery of postbacks to endpoints that misbehave, in scaled time.

use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::harness::{Desk, Run, interrupted};
use crate::schemas::fits;
use crate::server::{Server, Visit};

/// Five minutes in this time.
const WAIT: Duration = Duration::from_millis(300);

fn answer(status: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
}

/// An endpoint that does one thing after the other, the last one for ever; and when it was called.
fn endpoint(turns: Vec<&'static str>) -> (Server, Arc<Mutex<Vec<Instant>>>) {
    let (turn, times) = (AtomicUsize::new(0), Arc::new(Mutex::new(Vec::new())));
    let seen = Arc::clone(&times);
    let server = Server::start(move |visit: &mut Visit| {
        seen.lock().unwrap().push(Instant::now());
        visit.request();
        let turn = turn.fetch_add(1, Ordering::SeqCst).min(turns.len() - 1);
        match turns[turn] {
            "hang" => visit.hold(),
            "reset" => visit.hang_up(),
            "204 No Content" => visit.write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"),
            "302 Found" => {
                visit.write("HTTP/1.1 302 Found\r\nLocation: /other?token=abc\r\nContent-Length: 0\r\n\r\n")
            }
            status => visit.write(answer(status)),
        }
    });
    (server, times)
}

fn trigger(url: &str, rest: &str) -> Run {
    let scaled = "--time-scale 0.001 --timeout 0.4 --format ndjson";
    Desk::new().run(&format!("postback trigger --to {url} {scaled} {rest}"))
}

fn events(run: &Run) -> Vec<serde_json::Value> {
    let events: Vec<_> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    events.iter().for_each(|event| fits("postback-trigger", event));
    events
}

#[test]
fn the_schedule_is_the_services_in_scaled_time() {
    let turns = vec!["hang", "500 Internal Server Error", "204 No Content", "reset", "200 OK"];
    let (server, times) = endpoint(turns);
    let run = trigger(&server.url("cb"), "N003").exits(0);
    let events = events(&run);
    let attempts: Vec<_> = events.iter().filter(|event| event["event"] == "attempt").collect();
    let statuses: Vec<_> = attempts.iter().map(|attempt| attempt["status"].as_u64()).collect();
    assert_eq!(statuses, [None, Some(500), Some(204), None, Some(200)]);
    for (attempt, words) in
        attempts.iter().zip(["no answer in 0.4 s", "it answered 500", "only 200", "the connection was"])
    {
        assert_eq!(attempt["outcome"], "again");
        assert_eq!(attempt["again_in_seconds"], 0.3);
        let failure = attempt["failure"].as_str().unwrap();
        assert!(failure.contains(words), "{failure}");
    }
    assert_eq!(attempts[4]["outcome"], "delivered");
    let times = times.lock().unwrap();
    for (index, pair) in times.windows(2).enumerate() {
        let least = WAIT + Duration::from_secs_f64(attempts[index]["seconds"].as_f64().unwrap());
        let apart = pair[1] - pair[0];
        // The answer's own time is counted from the connection on, which a busy machine's server sees later; without
        // any wait the attempts would still be too close.
        let slack = WAIT * 2 / 3;
        assert!(apart + slack >= least && apart < least + Duration::from_secs(5), "{apart:?}, not {least:?}");
    }
    assert_eq!(server.requests().len(), 5);
}

#[test]
fn an_endpoint_that_refuses_gets_six_attempts() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let run = trigger(&format!("http://{closed}/"), "N003").exits(5);
    let events = events(&run);
    let outcomes: Vec<_> = events.iter().filter_map(|event| event["outcome"].as_str()).collect();
    assert_eq!(outcomes, ["again", "again", "again", "again", "again", "given-up"]);
    assert_eq!(events[6]["deliveries"][0]["attempts"], 6);
    assert!(events[0]["failure"].as_str().unwrap().contains("refuses the connection"));
}

#[test]
fn answers_other_than_200_are_failures_that_say_why() {
    for (turn, words, note) in [
        ("201 Created", "it answered 201: the service counts only 200 as success", None),
        (
            "302 Found",
            "it answered 302, a redirect to `/other?…`, which is not followed",
            Some("give that URL as `--to`; the account's callback URL must lead there directly, too"),
        ),
        ("304 Not Modified", "it answered 304 (not modified)", None),
        ("404 Not Found", "it answered 404 (not found)", None),
        (
            "401 No\r\nWWW-Authenticate: Basic realm=\"a\"",
            "it answered 401 (unauthorized)",
            Some("it requires a login (`Basic`); `--header \"Authorization: …\"` sends one"),
        ),
        (
            "405 No\r\nAllow: GET, HEAD",
            "it answered 405 (method not allowed)",
            Some("it takes `GET, HEAD`, not POST; correct `--to`, or let it take POST"),
        ),
        (
            "415 No",
            "it answered 415 (unsupported media type)",
            Some("`--content-type` names another type, and `--form-field` sends a form"),
        ),
    ] {
        let (server, _) = endpoint(vec![turn]);
        let run = trigger(&server.url("cb"), "N003 --retries 0").exits(5);
        let attempt = &events(&run)[0];
        assert_eq!((attempt["failure"].as_str(), attempt["note"].as_str()), (Some(words), note));
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn an_answer_without_end_is_not_read_to_its_end() {
    let server = Server::start(|visit| {
        visit.request();
        visit.write("HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n");
        for _ in 0..64 {
            visit.write([b'x'; 4096]);
        }
        visit.hold();
    });
    let run = trigger(&server.url("cb"), "N003 --timeout 30".trim()).exits(2);
    assert!(run.stderr.contains("--timeout"));
    let run =
        Desk::new().run(&format!("postback trigger N003 --to {} --timeout 30", server.url("cb"))).exits(0);
    run.prints(&["200", "delivered", "longer than 64 KB", "xxxx"]);
}

#[test]
fn an_answer_that_is_no_text_is_named_and_not_shown() {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n";
    for (answer, words) in [
        ("Content-Encoding: gzip\r\n\r\nabc", "compressed (gzip), which was not asked for"),
        ("\r\na\0c", "the answer's body is binary"),
    ] {
        let server = Server::always(format!("{head}{answer}"));
        let event = &events(&trigger(&server.url("/"), "N003").exits(0))[0];
        assert!(event["note"].as_str().unwrap().contains(words), "{event}");
        assert_eq!(event["body"], "");
    }
}

#[test]
fn flags_of_trigger_set_body_and_headers() {
    let (server, _) = endpoint(vec!["200 OK"]);
    let desk = Desk::new();
    let to = format!("--to {} --seed 5 --now 2014-06-07T07:27:29-05:00", server.url("cb"));
    let emitted =
        desk.run("postback emit N101 --seed 5 --now 2014-06-07T07:27:29-05:00 --to 12395550123").stdout;
    desk.run(&format!("postback trigger N101 {to} --set to=12395550123 --header X-Token:abc")).exits(0);
    desk.run(&format!("postback trigger N101 {to} --set to=12395550123 --form-field xml")).exits(0);
    desk.run(&format!("postback trigger N101 {to} --content-type application/xml")).exits(0);
    desk.run_with(&["postback", "trigger", "N101", "--to", &server.url("cb"), "--content-type", ""]).exits(0);
    desk.run(&format!("postback trigger N101 {to} --header Content-Type:text/plain")).exits(0);
    let requests = server.requests();
    assert_eq!(requests[0].line, "POST /cb HTTP/1.1");
    assert_eq!(requests[0].body, emitted);
    assert_eq!(requests[0].header("content-type"), Some("text/xml; charset=utf-8"));
    assert_eq!(requests[0].header("x-token"), Some("abc"));
    assert_eq!(requests[1].header("content-type"), Some("application/x-www-form-urlencoded"));
    assert!(requests[1].body.starts_with("xml=%3Cpostback%3E%0A"), "{}", requests[1].body);
    assert_eq!(requests[2].header("content-type"), Some("application/xml"));
    assert_eq!(requests[3].header("content-type"), None);
    let types: Vec<_> = requests[4].headers.iter().filter(|(name, _)| name == "content-type").collect();
    assert!(matches!(types[..], [(_, kind)] if kind == "text/plain"), "{types:?}");
}

#[test]
fn postbacks_of_a_scenario_are_about_one_message() {
    for (rest, codes, sent_as) in [
        ("send", vec!["N101", "N102"], Some("MMS")),
        ("save", vec!["N003"], None),
        ("fallback", vec!["N101", "N102"], Some("SMS")),
        ("failure", vec!["N101", "E102"], None),
        ("send --out-of-order", vec!["N102", "N101"], Some("MMS")),
        ("send --duplicate --handset x", vec!["N101", "N101", "N102", "N102"], Some("MMS")),
    ] {
        let (server, _) = endpoint(vec!["200 OK"]);
        trigger(&server.url("cb"), rest).exits(0);
        let bodies: Vec<_> = server.requests().into_iter().map(|request| request.body).collect();
        let value = |body: &str, name: &str| {
            let lower = body.to_ascii_lowercase();
            let from = lower.find(&format!("<{name}>"))? + name.len() + 2;
            Some(body[from..from + lower[from..].find('<')?].to_owned())
        };
        assert_eq!(
            bodies.iter().map(|body| value(body, "code").unwrap()).collect::<Vec<_>>(),
            codes,
            "{rest}"
        );
        assert!(bodies.iter().all(|body| value(body, "tracking-id") == value(&bodies[0], "tracking-id")));
        if let Some(word) = sent_as {
            assert!(bodies.iter().all(|body| value(body, "sent-as").as_deref() == Some(word)), "{rest}");
        }
    }
}

#[test]
fn failed_postback_is_retried_after_the_others() {
    let (server, _) = endpoint(vec!["500 No", "200 OK"]);
    let run = trigger(&server.url("cb"), "send").exits(0);
    let codes: Vec<_> = server.requests().iter().map(|request| request.body.contains("N101")).collect();
    assert_eq!(codes, [true, false, true], "{}", run.stdout);
}

#[test]
fn an_interrupted_run_says_what_was_delivered_and_what_not() {
    let (server, _) = endpoint(vec!["200 OK", "500 No"]);
    let mut running = Desk::new().start(&format!("postback trigger send --to {}", server.url("cb")));
    running.prints("again in 5 min 0 s");
    running.interrupt();
    running.ends().exits(interrupted()).prints(&["delivered: #1 N101\n", "not delivered: #2 N102\n"]);
}

#[test]
fn a_postback_that_was_under_way_is_unknown() {
    let (server, times) = endpoint(vec!["hang"]);
    let running = Desk::new().start(&format!("postback trigger send --to {}", server.url("cb")));
    while times.lock().unwrap().is_empty() || server.requests().is_empty() {
        std::thread::yield_now();
    }
    running.interrupt();
    running.ends().exits(interrupted()).prints(&["unknown: #1 N101 (sent", "not delivered: #2 N102"]);
}

#[test]
fn correct_endpoint_conforms() {
    let (server, _) = endpoint(vec!["200 OK"]);
    let run = trigger(&server.url("cb"), "--conformance").exits(0);
    let report = &events(&run)[0];
    assert_eq!(report["conforms"], true);
    // What the service waits for is not scaled.
    assert_eq!(report["limit_seconds"], 10.0);
    let trials = report["trials"].as_array().unwrap();
    assert!(!trials.is_empty() && trials.iter().all(|trial| trial["result"] == "passed"), "{report}");
    assert!(server.requests().len() > 60);
}

#[test]
fn endpoint_that_does_not_conform_gets_advice() {
    let server = Server::start(|visit| {
        let body = visit.request().body;
        let known = body.contains("<postback>") && !body.contains("N999");
        visit.write(answer(if known { "200 OK" } else { "500 Internal Server Error" }));
    });
    let run = Desk::new().run(&format!("postback trigger --conformance --to {}", server.url("cb"))).exits(1);
    run.prints(&[
        "codes, current  passed",
        "codes, classic  failed",
        "N003: it answered 500 (internal server error), and 24 more",
        "unknown code    failed  1 of 2",
        "content types   risky",
        "broken XML      risky",
        "unknown code: answer 200 to codes that you do not know",
        "the endpoint does not conform: 2 failed trials",
    ]);
}

#[test]
fn conformance_without_an_endpoint_ends_soon() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let run = trigger(&format!("http://{closed}/"), "--conformance").exits(5);
    assert_eq!(events(&run)[0]["trials"][0]["made"], 3);
    assert!(events(&run)[0]["trials"][0]["advice"].is_null());
    run.says(&["the endpoint cannot be reached: start it, or correct `--to`"]);
}

#[test]
fn endpoint_that_stops_answering_gets_no_advice_about_answers() {
    let (server, _) = endpoint(vec!["200 OK", "200 OK", "reset"]);
    let run = trigger(&server.url("cb"), "--conformance").exits(1);
    let trials = &events(&run)[0]["trials"];
    assert_eq!((trials[0]["made"].as_u64(), trials[0]["result"].as_str()), (Some(5), Some("failed")));
    assert!(trials[0]["advice"].is_null(), "{trials}");
    run.says(&["the endpoint no longer answers: see why it stopped"]);
}

#[test]
fn an_endpoint_that_is_about_to_listen_is_waited_for() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let desk = Desk::new();
    let mut sending = desk.start(&format!("postback trigger send --retries 0 --to http://{free}/"));
    sending.says("posting to");
    let listening = desk.start(&format!("postback listen --port {} --count 2 --timeout 60s", free.port()));
    sending.ends().exits(0).prints(&["delivered: #1 N101, #2 N102"]);
    listening.ends().exits(0);
}

#[test]
fn invalid_flags_of_trigger_are_usage_errors() {
    let desk = Desk::new();
    for (rest, words) in [
        ("N003 --to localhost:8080/cb", "`localhost:8080/cb` has no scheme"),
        ("N003 --to ftp://a/", "cannot post to `ftp:` URLs"),
        ("N003 --to http://", "`--to` takes a URL"),
        ("N0O3 --to http://127.0.0.1:1/", "did you mean `N003`?"),
        ("sned --to http://127.0.0.1:1/", "did you mean `send`?"),
        ("send --audio-name x --to http://127.0.0.1:1/", "no postback of `send` has `audio-name`"),
        ("N003 --header abc --to http://127.0.0.1:1/", "a `--header` has no valid name"),
        ("N003 --time-scale=-1 --to http://127.0.0.1:1/", "0 or more"),
        ("N003 --form-field= --to http://127.0.0.1:1/", "--form-field"),
        ("--to http://127.0.0.1:1/", "<CODE|SCENARIO>"),
    ] {
        desk.run(&format!("postback trigger {rest}")).exits(2).says(&[words]);
    }
    let framing = ["Content-Length: 3", "transfer-encoding: chunked", "HOST: a", "Connection: close"];
    for header in ["a b: c", "a: b\nc: d"].into_iter().chain(framing) {
        let to = ["--to", "http://127.0.0.1:1/", "--retries", "0"];
        desk.run_with(&[&["postback", "trigger", "N003", "--header", header][..], &to].concat()).exits(2);
    }
    for what in ["N003", "--conformance"] {
        let to = ["--to", "http://127.0.0.1:1/", "--content-type", "a\nb"];
        let run = desk.run_with(&[&["postback", "trigger", what][..], &to].concat()).exits(2);
        run.says(&["the content type holds a control character"]);
    }
}

#[test]
fn conformance_refuses_flags_that_have_no_effect() {
    for flag in [
        "--mms-id 777",
        "--set mms-id=777",
        "--dialect classic",
        "--sent-as SMS",
        "--file http://a.com/1.jpg",
    ] {
        let line = format!("postback trigger --conformance --to http://127.0.0.1:1/ {flag}");
        let run = Desk::new().run(&line).exits(2);
        run.says(&[&format!("`{flag}` cannot be used with `--conformance`"), "leave the flag out"]);
    }
    Desk::new().run("postback trigger --conformance --to http://127.0.0.1:1/ --delay 1s").exits(2);
}

#[test]
fn what_an_endpoint_echoes_of_a_request_holds_no_secret() {
    let echo = Server::start(|visit| {
        let request = visit.request();
        let words = format!("no route for {} {}", request.line, request.header("authorization").unwrap());
        visit.write(format!("HTTP/1.1 404 No\r\nContent-Length: {}\r\n\r\n{words}", words.len()));
    });
    let to = echo.url("cb?token=S3cretToken&n=1");
    let line = ["postback", "trigger", "N003", "--retries", "0", "--to", &to];
    let run = Desk::new()
        .run_with(&[&line[..], &["--header", "Authorization: Bearer t0ps3cret"]].concat())
        .exits(5)
        .prints(&["no route for POST /cb?token=****&n=1 HTTP/1.1 **** ****"]);
    assert!(!run.stdout.contains("S3cretToken") && !run.stderr.contains("S3cretToken"));
}

#[test]
fn a_server_that_ends_tls_without_a_word_has_received_the_postback() {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let desk = Desk::new();
    desk.put("ca.pem", made.cert.pem());
    for (length, exit, words) in [
        ("", 0, "the connection ended without the message that closes TLS"),
        ("Content-Length: 9\r\n", 5, "its answer was incomplete: the connection was closed"),
        ("Content-Length: 2\r\n", 0, "delivered"),
    ] {
        let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let server = Server::start_tls(made.cert.der().clone(), key, move |visit| {
            visit.request();
            visit.write(format!("HTTP/1.0 200 OK\r\n{length}\r\nok"));
        });
        let line = format!("postback trigger N003 --to {} --ca-cert ca.pem --retries 0", server.url("cb"));
        desk.run(&line).exits(exit).prints(&[words]);
    }
}
