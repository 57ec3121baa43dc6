//! Several requests in one run: their order, their rate, and what stops the run.

use std::sync::Mutex;
use std::time::Duration;

use crate::harness::{Desk, interrupted};
use crate::send::{KEY, accepted, desk, failure, http, message, send, service};
use crate::server::Server;

#[test]
fn authentication_failure_ends_a_batch() {
    let server = service(|_| failure("E104", &format!("bad key {KEY}")));
    let desk = desk();
    desk.put("b.xml", message("12399471614"));
    let run = send(&desk, &server, "a.xml b.xml").exits(5);
    let run = run.prints(&[
        "a.xml: refused: E104",
        "\"bad key ****\"",
        "b.xml: waiting",
        "2 requests: 1 refused, 1 waiting",
    ]);
    run.says(&["note: stopped at `a.xml`: every other request would fail in the same way; 1 left"]);
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_body_that_is_refused_does_not_end_a_batch() {
    let server = service(|request| {
        if request.body.contains("12399471613") {
            http(413, "<html>too large</html>")
        } else {
            accepted("MMS_1")
        }
    });
    let desk = desk();
    desk.put("b.xml", message("12399471614"));
    let run = send(&desk, &server, "a.xml b.xml").exits(5);
    run.prints(&[
        "a.xml: refused: HTTP 413",
        "help: the server does not accept such a request",
        "b.xml: accepted: ",
    ]);
}

#[test]
fn batch_ends_after_five_unknown_outcomes() {
    let broken = http(503, "<html>maintenance</html>");
    let desk = desk();
    let files: Vec<String> = (10..18).map(|n| format!("m{n}.xml")).collect();
    for (name, n) in files.iter().zip(10..) {
        desk.put(name, message(&format!("123994716{n}")));
    }
    let line = format!("--journal j {}", files.join(" "));
    let down = broken.clone();
    let server = service(move |_| down.clone());
    let run = send(&desk, &server, &line).exits(5).prints(&["8 requests: 5 unknown, 3 waiting"]);
    run.says(&["note: stopped at `m14.xml`: the last requests had no clear answer", "; 3 left"]);
    assert_eq!(server.requests().len(), 5);
    // A clear answer in between shows that the service works.
    let server =
        service(
            move |request| {
                if request.body.contains("12399471612<") { accepted("MMS_1") } else { broken.clone() }
            },
        );
    std::fs::remove_file(desk.path("j")).unwrap();
    send(&desk, &server, &line).exits(5).prints(&["8 requests: 1 accepted, 7 unknown"]);
}

#[test]
fn batch_keeps_the_rate() {
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
fn interrupted_batch_says_what_it_waits_for() {
    let held = |desk: &Desk, server: &Server| {
        let line = format!("send --journal j --endpoint {} a.xml b.xml", server.url("ep/v1/"));
        let mut running = desk.start(&line);
        while server.requests().is_empty() {
            std::thread::yield_now();
        }
        running.interrupt();
        running.says("note: waiting for the answer; a second Ctrl-C ends the run at once");
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
        .exits(interrupted())
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
    running.ends().exits(interrupted()).prints(&["a.xml: accepted: template 35674", "b.xml: waiting"]);
}
