//! Waiting for the postbacks about the templates that were sent.

use crate::harness::interrupted;
use crate::send::{desk, http, send, service};
use crate::server::Server;

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
    run.says(&["is in use", "give another `--callback-port`"]);
}

#[test]
fn wait_ends_when_templates_are_encoded() {
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
    let run = send(&desk, &server, "--callback-port 0 --wait 5s one.xml").exits(2);
    run.says(&["`5s` is not a file", "`--wait=5s`"]);
}

#[test]
fn interrupted_wait_is_not_reported_as_a_timeout() {
    let desk = desk();
    desk.put("one.xml", template("one"));
    let server = storing(0, |_| None);
    let line = format!("send --wait=60s --callback-port 0 --journal j --endpoint {} one.xml", server.url(""));
    let mut waiting = desk.start(&line);
    waiting.says("waiting for the encoding of 1 template");
    waiting.interrupt();
    let run =
        waiting.ends().exits(interrupted()).says(&["note: the encoding of 1 template is not known yet"]);
    assert!(!run.stdout.contains("in time"), "{}", run.stdout);
    let journal = std::fs::read_to_string(desk.path("j")).unwrap();
    assert!(!journal.contains("not-heard"), "{journal}");
}

#[test]
fn template_without_an_id_in_the_answer_is_not_taken_for_encoded() {
    let desk = desk();
    desk.put("one.xml", template("one"));
    let server = service(|_| http(200, "<response><status>Success</status></response>"));
    let run = send(&desk, &server, "--wait=30s --callback-port 0 one.xml").exits(5);
    run.prints(&["one.xml: encoding unknown: the answer names no template"]);
    let help = "the answer names no template; `mmsctl templates list` shows its id";
    send(&desk, &server, "one.xml").exits(0).prints(&[help]);
    send(&desk, &server, "a.xml").exits(0).prints(&["the answer holds no tracking id"]);
}

#[test]
fn resumed_run_remembers_encoding_postbacks() {
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

/// Posts a body as the service does; gives the status that it is answered with.
fn posted(port: u16, body: &str) -> String {
    let mut socket = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
    let length = body.len();
    let head = format!("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n");
    std::io::Write::write_all(&mut socket, (head + body).as_bytes()).unwrap();
    let mut answer = String::new();
    std::io::Read::read_to_string(&mut socket, &mut answer).unwrap();
    answer.split(' ').nth(1).unwrap().to_owned()
}

const STOP: &str = "<postback><origin>MMS_MO</origin><code>N401</code><from>12399471613</from><to>28444</to>\
                    <keyword>STOP</keyword><tracking-id>MMS_MO_1</tracking-id></postback>";

#[test]
fn postbacks_that_are_not_waited_for_are_not_lost() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let desk = desk();
    desk.put("one.xml", template("one"));
    let server = storing(0, |_| None);
    for journal in ["", "--journal j"] {
        let line = format!("send --wait=60s --callback-port {port} --endpoint {} {journal}", server.url(""));
        let mut waiting = desk.start(&format!("{line} one.xml"));
        waiting.says("waiting for the encoding of 1 template");
        assert_eq!(posted(port, STOP), "200");
        waiting.says("postback: N401");
        waiting.says("STOP");
        let other = "<postback><code>N003</code><mms-id>77</mms-id></postback>";
        assert_eq!(posted(port, other), "200");
        for strange in ["<foo/>", "<response><status>Success</status></response>", "hello"] {
            assert_eq!(posted(port, strange), "400", "{strange}");
        }
        let id = server.requests().len();
        let own = format!("<postback><code>N003</code><mms-id>{id}</mms-id></postback>");
        assert_eq!(posted(port, &own), "200");
        let run = waiting.ends().exits(0).says(&["postback: N003", "77"]);
        assert_eq!(run.stderr.matches("postback: ").count(), 2, "{}", run.stderr);
    }
    let journal = std::fs::read_to_string(desk.path("j")).unwrap();
    let lines = journal.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines.clone().for_each(|line| crate::schemas::fits("send-journal", &line));
    let bodies = lines.filter(|line| line["event"] == "postback").map(|line| line["body"].clone());
    assert_eq!(bodies.clone().count(), 3);
    assert_eq!(bodies.clone().next().unwrap(), STOP);
}

#[test]
fn a_postback_that_was_answered_is_in_the_journal_of_a_run_that_is_killed() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let desk = desk();
    desk.put("one.xml", template("one"));
    desk.put("two.xml", template("two"));
    let server = storing(0, |_| None);
    let line = format!("send --callback-port {port} --journal j --endpoint {}", server.url(""));
    let mut waiting = desk.start(&format!("{line} --wait=60s one.xml two.xml"));
    waiting.says("waiting for the encoding of 2 templates");
    assert_eq!(posted(port, "<postback><code>N003</code><mms-id>1</mms-id></postback>"), "200");
    drop(waiting);
    let run = desk.run(&format!("{line} --wait=0.1s --resume one.xml two.xml")).exits(5);
    run.says(&["waiting for the encoding of 1 template\n"])
        .prints(&["one.xml: encoded: N003", "two.xml: encoding unknown"]);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn postbacks_are_answered_while_the_service_takes_its_time() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let desk = desk();
    desk.put("one.xml", template("one"));
    let server = service(move |_| {
        assert_eq!(posted(port, STOP), "200");
        http(200, "<response><status>Success</status><mms-id>1</mms-id></response>")
    });
    let line = format!("--wait=0.1s --callback-port {port} --rate 600/m a.xml one.xml");
    let run = send(&desk, &server, &line).exits(5);
    assert_eq!(run.stderr.matches("postback: N401").count(), 2, "{}", run.stderr);
}
