//! Media fetched as the service does, from servers with one fault each.

use std::path::Path;

use crate::harness::{Desk, Run, save};
use crate::server::{Server, Visit};

pub fn hero() -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/media/hero.jpg")).unwrap()
}

/// An answer with the right length, after the headers given.
pub fn answer(headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    [format!("HTTP/1.1 200 OK\r\n{headers}Content-Length: {length}\r\n\r\n").as_bytes(), body].concat()
}

pub const JPEG: &str = "Content-Type: image/jpeg\r\n";

/// Answers GET with the bytes and HEAD with their head.
pub fn serve(visit: &mut Visit, bytes: &[u8]) {
    let request = visit.request();
    visit.write(if request.line.starts_with("HEAD") { head_of(bytes) } else { bytes });
}

fn head_of(bytes: &[u8]) -> &[u8] {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    &bytes[..end + 4]
}

pub fn image(url: &str) -> String {
    save(&format!("<slide><image><url>{url}</url></image><duration>5</duration></slide>"))
}

/// Validates a picture at that URL.
fn validate(url: &str, flags: &str) -> Run {
    let desk = Desk::new();
    desk.put("r.xml", image(url));
    desk.run(&format!("validate --format json --online --allow-private {flags} r.xml"))
}

/// The findings but those that any URL of a test has.
fn findings(run: &Run) -> Vec<serde_json::Value> {
    let json = run.json();
    let all = json["documents"][0]["diagnostics"].as_array().unwrap().iter();
    let always = ["url-private-host", "content-reformatted", "safe-area"];
    all.filter(|found| !always.contains(&found["rule"].as_str().unwrap())).cloned().collect()
}

#[track_caller]
fn finds(url: &str, flags: &str, rule: &str, code: Option<&str>, words: &str) {
    let found = findings(&validate(url, flags));
    let rules: Vec<_> = found.iter().map(|found| found["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, [rule], "{found:#?}");
    assert_eq!(found[0]["codes"][0].as_str(), code);
    let message = found[0]["message"].as_str().unwrap();
    assert!(message.contains(words), "`{words}` is missing in `{message}`");
    // The place is the URL itself.
    assert_eq!(found[0]["span"]["start"]["column"], 20);
    let end = found[0]["span"]["end"]["column"].as_u64().unwrap();
    assert_eq!(usize::try_from(end).unwrap(), 20 + url.len());
}

#[track_caller]
fn plays(script: impl Fn(&mut Visit) + Send + Sync + 'static, rule: &str, code: &str, words: &str) {
    let server = Server::start(script);
    finds(&server.url("hero.jpg"), "", rule, Some(code), words);
}

#[test]
fn a_medium_that_is_served_well_is_inspected() {
    let server = Server::start(|visit| serve(visit, &answer(JPEG, &hero())));
    let run = validate(&server.url("hero.jpg"), "");
    assert!(findings(&run).is_empty(), "{}", run.stdout);
    let medium = run.json()["documents"][0]["media"][0].clone();
    assert_eq!((medium["state"].as_str(), medium["kind"].as_str()), (Some("inspected"), Some("JPEG")));
    assert_eq!(medium["bytes"], hero().len());
    let lines: Vec<String> = server.requests().into_iter().map(|request| request.line).collect();
    assert_eq!(lines, ["GET /hero.jpg HTTP/1.1", "HEAD /hero.jpg HTTP/1.1"]);
}

#[test]
fn each_url_is_fetched_once_for_all_documents() {
    let server = Server::start(|visit| serve(visit, &answer(JPEG, &hero())));
    let desk = Desk::new();
    for name in ["a.xml", "b.xml", "c.xml"] {
        desk.put(name, image(&server.url("hero.jpg")));
    }
    desk.run("validate --online --allow-private a.xml b.xml c.xml").prints(&["3 documents"]);
    let gets = server.requests().into_iter().filter(|request| request.line.starts_with("GET")).count();
    assert_eq!(gets, 1);
}

#[test]
fn chunks_are_found() {
    let chunks = "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\n\r\n";
    plays(
        move |visit| {
            let hero = hero();
            let body = [format!("{:x}\r\n", hero.len()).as_bytes(), &hero, b"\r\n0\r\n\r\n"].concat();
            serve(visit, &[chunks.as_bytes(), &body].concat());
        },
        "chunked",
        "E351",
        "comes in chunks",
    );
}

#[test]
fn a_missing_length_is_found() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n";
    plays(
        |visit| serve(visit, &[&head[..], &hero()].concat()),
        "content-length-missing",
        "E351",
        "no Content-Length",
    );
}

#[test]
fn a_wrong_length_is_found() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 99999\r\n\r\n";
    plays(
        |visit| serve(visit, &[&head[..], &hero()].concat()),
        "content-length-wrong",
        "E351",
        "promises 99,999 bytes, 14,183 arrived",
    );
}

#[test]
fn wrong_types_are_found() {
    for (headers, rule, words) in [
        ("Content-Type: text/html\r\n", "content-type-mismatch", "`text/html`, in an element `image`"),
        ("Content-Type: image/png\r\n", "content-type-mismatch", "`image/png`, the file is JPEG"),
        (
            "Content-Type: application/octet-stream\r\n",
            "content-type-generic",
            "does not say what the file is",
        ),
        ("", "content-type-missing", "no Content-Type"),
    ] {
        plays(move |visit| serve(visit, &answer(headers, &hero())), rule, "E629", words);
    }
}

#[test]
fn an_empty_type_is_not_shown() {
    let server = Server::start(|visit| serve(visit, &answer("Content-Type:\r\n", &hero())));
    let run = Desk::new().run(&format!("check-urls --allow-private {}", server.url("hero.jpg"))).exits(1);
    run.prints(&["  200, 14,183 bytes, JPEG", "error[content-type-missing]"]);
}

#[test]
fn page_for_an_image_is_one_finding() {
    for (headers, page) in [
        ("Content-Type: text/html\r\n", "<!DOCTYPE html><html><body>not here</body></html>"),
        ("Content-Type: application/json\r\n", "{\"error\": \"not here\"}"),
        ("Content-Type: application/xml\r\n", "<Error><Code>NoSuchKey</Code></Error>"),
    ] {
        let server = Server::start(|visit| serve(visit, &answer(headers, page.as_bytes())));
        let run = validate(&server.url("hero.jpg"), "");
        let rules: Vec<_> = findings(&run).iter().map(|found| found["rule"].clone()).collect();
        assert_eq!(rules, ["unsupported-type"], "{page}");
        run.prints(&["check that the URL leads to the image itself"]);
    }
}

#[test]
fn compression_on_the_fly_is_found() {
    let headers = "Content-Type: image/jpeg\r\nContent-Encoding: gzip\r\n";
    plays(|visit| serve(visit, &answer(headers, b"\x1f\x8b...")), "content-coding", "E351", "gzip");
}

#[test]
fn failure_statuses_are_found() {
    for (status, words) in [("404 Not Found", "404 (not found)"), ("503 Oops", "503 (service unavailable)")] {
        let bytes = format!("HTTP/1.1 {status}\r\nContent-Length: 2\r\n\r\nno");
        plays(move |visit| serve(visit, bytes.as_bytes()), "url-status", "E351", words);
    }
}

#[test]
fn response_without_the_file_is_one_finding() {
    for (status, words) in [("204 No Content", "204"), ("206 Partial Content", "206")] {
        let head = format!("HTTP/1.1 {status}\r\n\r\n");
        let server = Server::start(move |visit| serve(visit, head.as_bytes()));
        finds(
            &server.url("hero.jpg"),
            "",
            "url-status",
            Some("E351"),
            &format!("the server answers {words}"),
        );
    }
}

#[test]
fn redirects_are_shown_hop_by_hop() {
    let server = Server::start(|visit| {
        let request = visit.request();
        let path = request.line.split(' ').nth(1).unwrap().to_owned();
        let moved = |status: u16, to: &str| {
            format!("HTTP/1.1 {status} Moved\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n").into_bytes()
        };
        visit.write(match path.as_str() {
            "/hero.jpg" => moved(301, "/b?signature=S3cret"),
            "/b?signature=S3cret" => moved(307, "c.jpg"),
            "/loop" => moved(302, "/loop2"),
            "/loop2" => moved(302, "/loop"),
            "/nowhere" => b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n".to_vec(),
            "/ftp" => moved(302, "ftp://cdn.acme.com/1.jpg"),
            "/endless" => moved(302, "/endless1"),
            endless if endless.starts_with("/endless") => moved(302, &format!("{endless}1")),
            _ if request.line.starts_with("HEAD") => head_of(&answer(JPEG, &hero())).to_vec(),
            _ => answer(JPEG, &hero()),
        });
    });
    let base = server.url("");
    let hops = format!("301 to `{base}b?…`, then 307 to `{base}c.jpg`");
    let run = validate(&server.url("hero.jpg"), "");
    assert!(!run.stdout.contains("S3cret"));
    assert!(run.stdout.contains(&hops), "{}", run.stdout);
    let found = findings(&run);
    assert_eq!(
        (found[0]["rule"].as_str(), found[0]["severity"].as_str()),
        (Some("url-redirect"), Some("warning"))
    );
    let back = format!("302 to `{base}loop2`, then 302: it leads back to `{base}loop`");
    finds(&server.url("loop"), "", "url-redirect", Some("E351"), &back);
    finds(&server.url("nowhere"), "", "url-redirect", Some("E351"), "it has no `Location` header");
    let other = "302: it leads to `ftp://cdn.acme.com/1.jpg`";
    finds(&server.url("ftp"), "", "url-redirect", Some("E351"), other);
    finds(&server.url("endless"), "", "url-redirect", Some("E351"), "the 10th redirect in a row");
}

#[test]
fn a_redirect_into_a_private_network_is_not_followed() {
    let inside = Server::always(answer(JPEG, &hero())).unvisited();
    let to = inside.url("hero.jpg");
    let outside = Server::start(move |visit| {
        visit.request();
        visit.write(format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n"));
    });
    // A proxy is how a public name leads to a server of this test.
    let desk = Desk::new().environment("http_proxy", &outside.url(""));
    desk.put("r.xml", image("http://media.acme.com/hero.jpg"));
    let run = desk.run("validate --format json --online r.xml").exits(1);
    let found = findings(&run);
    let rules: Vec<_> = found.iter().map(|found| found["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["url-leads-inside"]);
    assert_eq!(found[0]["codes"][0], "E351");
    assert_eq!(found[0]["message"], "the URL redirects, and `127.0.0.1` is this machine itself");
}

#[test]
fn allow_private_follows_a_private_redirect_and_reports_it() {
    let proxy = Server::start(|visit| {
        let moved = "HTTP/1.1 302 Found\r\nLocation: http://10.1.2.3/hero.jpg\r\nContent-Length: 0\r\n\r\n";
        if visit.request().line.contains("media.acme.com") {
            visit.write(moved)
        } else {
            visit.write(answer(JPEG, &hero()))
        }
    });
    let desk = Desk::new().environment("http_proxy", &proxy.url(""));
    desk.put("r.xml", image("http://media.acme.com/hero.jpg"));
    let run = desk.run("validate --format json --online --allow-private r.xml").exits(1);
    assert_eq!(run.rules(), ["url-private-host", "url-redirect"]);
    run.prints(&["it redirects to `10.1.2.3`, which is an address of a private network; the service cannot"]);
}

#[test]
fn hosts_that_cannot_be_public_are_not_contacted() {
    let server = Server::always(answer(JPEG, &hero())).unvisited();
    let desk = Desk::new();
    for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "media.localhost"] {
        desk.put("r.xml", image(&format!("http://{host}:{}/hero.jpg", server.port())));
        let run = desk.run("validate --format json --online r.xml").exits(1);
        assert_eq!(run.rules(), ["url-private-host"], "{host}");
    }
}

#[test]
fn slowness_is_found() {
    let server = Server::start(|visit| {
        visit.request();
        visit.write("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 99999\r\n\r\nabc");
        visit.hold();
    });
    let words = "the image cannot be fetched: the answer is not complete after 0.4 s";
    finds(&server.url("hero.jpg"), "--timeout 0.4", "url-unreachable", Some("E351"), words);
    let server = Server::start(|visit| visit.hold());
    finds(&server.url("hero.jpg"), "--timeout 0.4", "url-unreachable", Some("E351"), "no answer after 0.4 s");
}

#[test]
fn resets_are_found() {
    plays(|visit| visit.hang_up(), "url-unreachable", "E351", "the connection was");
}

#[test]
fn refused_connection_is_retried_then_reported() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}/hero.jpg");
    finds(&url, "--retries 1", "url-unreachable", Some("E351"), "refuses the connection");
}

#[test]
fn huge_media_are_not_read_to_their_end() {
    let server = Server::start(|visit| {
        let promise = format!("HTTP/1.1 200 OK\r\n{JPEG}Content-Length: 5000000000\r\n\r\n");
        serve(visit, &[promise.as_bytes(), &hero()].concat());
        // More would come.
        visit.hold();
    });
    let url = server.url("hero.jpg");
    finds(&url, "--max-bytes 10KB", "media-too-large", Some("E331"), "5,000,000,000 bytes");
}

#[test]
fn a_length_that_is_promised_counts_also_where_nothing_can_be_inspected() {
    let server = Server::start(|visit| {
        let promise = format!("HTTP/1.1 200 OK\r\n{JPEG}Content-Length: 5000000000\r\n\r\n");
        serve(visit, &[promise.as_bytes(), &[0; 20_000]].concat());
        visit.hold();
    });
    let url = server.url("hero.jpg");
    finds(&url, "--max-bytes 10KB", "media-too-large", Some("E331"), "5,000,000,000 bytes");
    let run = Desk::new().run(&format!("check-urls --allow-private --max-bytes 10KB {url}")).exits(1);
    run.prints(&["error[media-too-large]: the image has 5,000,000,000 bytes"]);
}

#[test]
fn head_and_get_are_compared() {
    let script = |head: &'static str| {
        move |visit: &mut Visit| {
            let request = visit.request();
            if request.line.starts_with("HEAD") {
                visit.write(head)
            } else {
                visit.write(answer(JPEG, &hero()))
            }
        }
    };
    for (head, words) in [
        ("HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n", "GET is answered with 200, HEAD with 405"),
        (
            "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 5\r\n\r\n",
            "GET promises 14,183 bytes, HEAD 5",
        ),
    ] {
        let server = Server::start(script(head));
        finds(&server.url("hero.jpg"), "--strict", "head-differs", None, words);
    }
}

#[test]
fn certificates_are_judged() {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let server =
        Server::start_tls(made.cert.der().clone(), key, |visit| serve(visit, &answer(JPEG, &hero())));
    finds(
        &server.url("hero.jpg"),
        "",
        "url-tls",
        Some("E351"),
        "not issued by an authority that this system trusts",
    );
    let desk = Desk::new();
    let pem = desk.put("ca.pem", made.cert.pem());
    let run = validate(&server.url("hero.jpg"), &format!("--ca-cert {}", pem.display()));
    assert!(findings(&run).is_empty(), "{}", run.stdout);
}

#[test]
fn a_server_without_modern_tls_is_not_told_to_change_its_certificate() {
    // The alert `protocol_version` (RFC 8446, section 6), as a server of TLS 1.1 answers.
    let server = Server::start(|visit| {
        visit.write([21, 3, 1, 0, 2, 2, 70]);
        visit.hold();
    });
    let url = server.url("hero.jpg").replace("http:", "https:");
    finds(&url, "", "url-tls", Some("E351"), "it refuses: protocol version");
    let run = validate(&url, "");
    let help = findings(&run)[0]["help"].as_str().unwrap().to_owned();
    assert!(help.contains("TLS 1.2") && !help.contains("certificate"), "{help}");
}

#[test]
fn codes_go_by_the_element() {
    let server = Server::start(|visit| serve(visit, b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"));
    let desk = Desk::new();
    for (element, name, code) in [
        ("audio", "a.mp3", "E352"),
        ("video", "a.mp4", "E353"),
        ("vcard", "a.vcf", "E355"),
        ("ical", "a.ics", "E356"),
        ("pdf", "a.pdf", "E357"),
        ("passbook", "a.pkpass", "E358"),
    ] {
        let url = server.url(name);
        desk.put("r.xml", save(&format!("<slide><{element}><url>{url}</url></{element}></slide>")));
        let run = desk.run("validate --format json --online --allow-private r.xml");
        let found = findings(&run).into_iter().find(|found| found["rule"] == "url-status").unwrap();
        assert_eq!(found["codes"][0], code);
    }
}
