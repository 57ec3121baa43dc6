//! The work goes on if nobody reads the results, or if they cannot be written.

use crate::harness::{Desk, closed, full, interrupted};
use crate::server::Server;

const KEY: &str = "S3cretS3cretKeyOfTheTest";

/// A service that accepts everything.
fn service() -> Server {
    answering("<response><status>Success</status><mms-id>35674</mms-id></response>")
}

fn answering(body: &str) -> Server {
    Server::always(format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len()))
}

/// Three requests.
fn desk() -> Desk {
    let desk = Desk::new().environment("MMSCTL_API_KEY", KEY);
    for n in 1..=3 {
        let slide = "<slide><message-text>Hi</message-text><duration>5</duration></slide>";
        let request = crate::harness::save(slide)
            .replace("spring-24", &format!("spring-{n}"))
            .replace("qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ", "YOUR-API-KEY");
        desk.put(&format!("{n}.xml"), request);
    }
    desk
}

#[test]
fn send_with_closed_stdout_sends_all_requests() {
    for format in ["human", "json"] {
        let (desk, server) = (desk(), service());
        let line =
            format!("send --format {format} --journal j --endpoint {} 1.xml 2.xml 3.xml", server.url(""));
        desk.start_into(closed(), &line).ends().exits(0);
        assert_eq!(server.requests().len(), 3);
        assert_eq!(std::fs::read_to_string(desk.path("j")).unwrap().lines().count(), 6);
    }
    let refusing = Server::always("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n");
    desk().start_into(closed(), &format!("send --endpoint {} 1.xml", refusing.url(""))).ends().exits(5);
}

#[test]
fn send_with_closed_streams_sends_requests_with_warnings() {
    let (desk, server) = (desk(), service());
    let slide = "<slide><message-text>Hi</message-text><duration>45</duration></slide>";
    desk.put("warned.xml", crate::harness::save(slide));
    desk.run("validate warned.xml").exits(0).prints(&["warning[duration-long]"]);
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_mmsctl"))
        .args(["send", "--endpoint", &server.url(""), "warned.xml"])
        .current_dir(desk.path(""))
        .env_clear()
        .stdout(closed())
        .stderr(closed())
        .status();
    assert_eq!(status.unwrap().code(), Some(0));
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn send_with_full_stdout_reports_outcomes_on_stderr() {
    let (desk, server) = (desk(), service());
    let line = format!("send --journal j --endpoint {} 1.xml 2.xml 3.xml", server.url(""));
    let run = desk.start_into(full(), &line).ends().exits(3);
    run.says(&[
        "error: the result cannot be written: no space left on device",
        "1.xml: accepted: template 35674\n",
        "3.xml: accepted: template 35674\n",
        "3 requests: 3 accepted",
    ]);
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn templates_delete_with_closed_stdout_deletes_all() {
    let (desk, server) = (desk(), answering("<response><status>Success</status></response>"));
    let line = format!("templates delete --yes --endpoint {} 1 2 3", server.url(""));
    desk.start_into(closed(), &line).ends().exits(0);
    assert_eq!(server.requests().len(), 3);
    desk.start_into(full(), &line).ends().exits(3).says(&["1: deleted", "3: deleted"]);
    assert_eq!(server.requests().len(), 6);
}

#[test]
fn trigger_with_closed_stdout_delivers_all() {
    let (desk, server) = (desk(), service());
    for format in ["human", "ndjson"] {
        let line = format!("postback trigger fallback --format {format} --to {}", server.url(""));
        desk.start_into(closed(), &line).ends().exits(0);
    }
    assert_eq!(server.requests().len(), 4);
    let line = format!("postback trigger fallback --to {}", server.url(""));
    desk.start_into(full(), &line).ends().exits(3).says(&["delivered: #1 N101, #2 N102"]);
}

#[test]
fn listen_with_closed_stdout_ends() {
    let desk = desk();
    for format in ["human", "ndjson"] {
        let line = format!("postback listen --port 0 --format {format}");
        let mut listening = desk.start_into(closed(), &line);
        let said = listening.says("listening on http://127.0.0.1:");
        let url = said.split_whitespace().last().unwrap();
        desk.run(&format!("postback trigger N101 --to {url}")).exits(0);
        listening.ends().exits(0).says(&["1 postback received", "standard output was closed"]);
    }
    let line = "postback listen --port 0 --save box";
    let mut listening = desk.start_into(closed(), line);
    let said = listening.says("listening on http://127.0.0.1:");
    let url = said.split_whitespace().last().unwrap();
    desk.run(&format!("postback trigger fallback --to {url}")).exits(0);
    listening.interrupt();
    listening.ends().exits(interrupted());
    assert_eq!(desk.list("box").len(), 2);
}

#[test]
fn listen_with_closed_stdout_still_waits_for_what_is_expected() {
    let desk = desk();
    for (stdout, code) in [(closed(), 0), (full(), 3)] {
        let line = "postback listen --port 0 --expect N102 --timeout 60s";
        let mut listening = desk.start_into(stdout, line);
        let said = listening.says("listening on http://127.0.0.1:");
        let url = said.split_whitespace().last().unwrap();
        desk.run(&format!("postback trigger N101 --to {url}")).exits(0);
        desk.run(&format!("postback trigger N102 --to {url}")).exits(0);
        listening.ends().exits(code).says(&["2 postbacks received"]);
    }
}

#[test]
fn what_a_check_is_to_write_is_written_when_nobody_reads_what_it_finds() {
    let broken = crate::harness::save(
        "<slide><message-text>Fish & chips</message-text><duration>5s</duration></slide>",
    );
    for (stdout, code) in [(closed as fn() -> _, 0), (full, 3)] {
        let desk = Desk::new();
        for n in 0..400 {
            desk.put(&format!("d/{n}.xml"), &broken);
        }
        let run = desk.start_into(stdout(), "validate --output json=o.json --format short d").ends();
        run.exits(code.max(1));
        let json: serde_json::Value =
            serde_json::from_slice(&std::fs::read(desk.path("o.json")).unwrap()).unwrap();
        assert_eq!(json["summary"]["documents"], 400);
        let line = "validate --fix --strict --format short d";
        desk.start_into(stdout(), line).ends().exits(code).says(&["800 findings fixed in 400 documents"]);
        desk.run("validate --diff d").exits(0).says(&["nothing to fix"]);
    }
}
