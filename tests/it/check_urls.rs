//! `check-urls`, and what else fetches media: `estimate --online`, and what is none of a server's faults.

use crate::harness::{Desk, ffmpeg};
use crate::preflight::{JPEG, answer, hero, image, serve};
use crate::schemas::fits;
use crate::server::Server;

#[test]
fn estimate_online_reads_only_the_start_of_each_medium() {
    let server = Server::start(|visit| {
        let promise = format!("HTTP/1.1 200 OK\r\n{JPEG}Content-Length: 700000\r\n\r\n");
        serve(visit, &[promise.as_bytes(), &hero()].concat());
        visit.write(vec![0; 60_000]);
        visit.hold();
    });
    let desk = Desk::new();
    desk.put("r.xml", image(&server.url("hero.jpg")));
    let run = desk.run("estimate --online --allow-private --format json r.xml").exits(0);
    let message = run.json()["messages"][0].clone();
    assert_eq!((message["raw_bytes"].as_u64(), message["complete"].as_bool()), (Some(700_000), Some(true)));
    let lines: Vec<String> = server.requests().into_iter().map(|request| request.line).collect();
    assert_eq!(lines, ["GET /hero.jpg HTTP/1.1"]);
}

#[test]
fn estimates_say_why_a_medium_is_unknown() {
    let coded = answer("Content-Type: image/jpeg\r\nContent-Encoding: gzip\r\n", b"x");
    for (bytes, words) in [
        (b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n".to_vec(), "the server answers 404 (not found)"),
        (coded, "the answer is encoded (Content-Encoding: gzip)"),
        (b"HTTP/1.1 302 Go\r\nContent-Length: 0\r\n\r\n".to_vec(), "it redirects (302)"),
    ] {
        let server = Server::start(move |visit| serve(visit, &bytes));
        let desk = Desk::new();
        desk.put("r.xml", image(&server.url("hero.jpg")));
        let line = "estimate --online --allow-private --require-media";
        desk.run(&format!("{line} r.xml")).exits(3).prints(&[words]).says(&[words, "`mmsctl check-urls`"]);
        let json = desk.run(&format!("{line} --format json r.xml")).exits(3).json();
        let missing = json["messages"][0]["parts"][0]["missing"].as_str().unwrap();
        assert!(missing.contains(words), "{missing}");
        desk.run(&format!("{line} --format csv r.xml")).exits(3).prints(&[",missing\n", words]);
    }
    let desk = Desk::new();
    let server = Server::start(|_| {}).unvisited();
    desk.put("r.xml", image(&server.url("hero.jpg")));
    let run = desk.run("estimate --online --require-media r.xml").exits(3);
    run.says(&["is this machine itself, so it was not fetched", "help: add `--allow-private`"]);
}

#[test]
fn bare_urls_are_checked_without_a_document() {
    let server = Server::start(|visit| serve(visit, &answer(JPEG, &hero())));
    let missing = Server::start(|visit| serve(visit, b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"));
    let (good, bad) = (server.url("hero.jpg?key=S3cret"), missing.url("clip.mp4"));
    let desk = Desk::new();
    let run = desk.run(&format!("check-urls --allow-private {good} {bad} {good}")).exits(1);
    let shown =
        run.stdout.lines().filter(|line| !line.contains("private-host") && !line.contains("public host"));
    let shown: Vec<&str> =
        shown.map(|line| line.trim_end_matches(|c: char| " s.0123456789".contains(c))).collect();
    let jpeg = format!("  200, image/jpeg, {} bytes, JPEG 640 x 1138,", "14,183");
    assert!(shown.contains(&jpeg.as_str()), "{shown:?}");
    run.prints(&[
        "error[url-status]: the server answers 404 (not found) (E353)",
        "help: put the file there",
        "not usable: 2 URLs, ",
    ]);
    let json =
        desk.run(&format!("check-urls --format json --allow-private --as video {good}")).exits(1).json();
    fits("check-urls", &json);
    let url = &json["urls"][0];
    assert_eq!((url["status"].as_u64(), url["element"].as_str()), (Some(200), Some("video")));
    assert_eq!((url["bytes"].as_u64(), url["kind"].as_str()), (Some(14_183), Some("JPEG")));
    let rules: Vec<_> =
        url["diagnostics"].as_array().unwrap().iter().map(|found| found["rule"].as_str().unwrap()).collect();
    assert!(rules.contains(&"content-type-mismatch") && rules.contains(&"url-query"), "{rules:?}");
    let desk = Desk::new().stdin(format!("{good}\n\n{bad}\n"));
    desk.run("check-urls --allow-private -").exits(1).prints(&["2 URLs"]);
    let desk = Desk::new().stdin(format!("\u{feff}{good}\r\n{good}\n"));
    desk.run("check-urls --allow-private --format json -").exits(1).prints(&["\"status\": 200"]);
    desk.run("check-urls https://cdn.example.com/1.jpg")
        .exits(1)
        .prints(&["error[url-leads-inside]: `cdn.example.com` is"]);
    desk.run("check-urls not-a-url").exits(1).prints(&["error[url-not-absolute]"]);
    Desk::new().run("check-urls -").exits(3).says(&["standard input holds no URL"]);
    let desk = Desk::new().stdin(b"\nhttps://a.com/\x07\n");
    desk.run("check-urls -").exits(2).says(&["line 2 of standard input holds a control character"]);
    let desk = Desk::new().stdin(b"https://a.com/1.jpg\r\nhttps://a.com/caf\xE9.jpg\r\n");
    desk.run("check-urls -").exits(2).says(&["line 2 of standard input is not UTF-8"]);
    desk.run_with(&["check-urls", ""]).exits(2).says(&["an argument is empty"]);
}

#[test]
fn element_suits_what_is_in_the_file() {
    let desk = Desk::new();
    ffmpeg(&desk.path(""), "-f lavfi -i sine=d=1 -c:a aac a.mp4");
    let sound = answer("Content-Type: audio/mp4\r\n", &std::fs::read(desk.path("a.mp4")).unwrap());
    let server = Server::start(move |visit| serve(visit, &sound));
    let run = desk.run(&format!("check-urls --allow-private {}", server.url("a.mp4"))).exits(1);
    assert!(!run.stdout.contains("kind-mismatch"), "{}", run.stdout);
    assert!(!run.stdout.contains("content-type-mismatch"), "{}", run.stdout);
}

#[test]
fn logins_in_urls_are_not_shown() {
    let server = Server::start(|visit| serve(visit, b"HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"));
    let url = server.url("hero.jpg").replace("http://", "http://jane:S3cretS3cret@");
    let desk = Desk::new();
    desk.put("r.xml", image(&url));
    for line in [
        format!("check-urls --allow-private {url}"),
        format!("check-urls --format json --allow-private {url}"),
        "validate --online --allow-private r.xml".to_owned(),
        "validate --online --allow-private --format json r.xml".to_owned(),
    ] {
        let run = desk.run(&line).exits(1);
        assert!(!run.stdout.contains("S3cret") && !run.stderr.contains("S3cret"), "{}", run.stdout);
    }
    assert!(server.requests()[0].header("authorization").is_some());
}

#[test]
fn proxy_failure_exits_5_and_is_no_finding() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let desk = Desk::new().environment("all_proxy", &format!("http://{free}"));
    let urls = "https://media.acme.com/1.jpg http://media.acme.com/2.jpg";
    let run = desk.run(&format!("check-urls --retries 0 {urls}")).exits(5);
    run.prints(&[
        &format!("the proxy `{free}` refuses the connection"),
        "this machine's network and its proxy",
    ])
    .says(&["no URL could be fetched"]);
    // One that is wrong without any network is a finding.
    desk.run(&format!("check-urls --retries 0 {urls} http://10.0.0.1/1.jpg")).exits(1);
}

#[test]
fn full_disk_exits_3_and_is_no_finding() {
    let bytes = answer(JPEG, &hero());
    let server = Server::start(move |visit| serve(visit, &bytes));
    let url = server.url("hero.jpg");
    let desk = Desk::new();
    desk.put("r.xml", image(&url));
    // No file may become larger than a few kilobytes, as on a disk with little room left.
    let before = "trap '' XFSZ; ulimit -f 2";
    for line in [
        format!("check-urls --allow-private {url}"),
        "validate --online --allow-private r.xml".to_owned(),
        "validate --online --allow-private --format json r.xml".to_owned(),
    ] {
        let run = desk.run_after(before, &line).exits(3);
        let words = ["error: what is fetched is not checked: it cannot be kept on this machine", "make room"];
        let run = run.says(&words);
        assert!(!run.stdout.contains("content-length-wrong"), "{}", run.stdout);
        assert!(!run.stderr.contains("os error"), "{}", run.stderr);
    }
    let run = desk.run_after(before, "estimate --online --allow-private --write-mime m.eml r.xml").exits(3);
    run.says(&["it cannot be kept on this machine"]);
}
