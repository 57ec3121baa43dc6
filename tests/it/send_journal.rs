//! The contents of a journal after runs that end normally, are killed, or run out of disk space.

use std::collections::HashSet;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::sync::Mutex;

use crate::harness::{Desk, Run};
use crate::schemas::fits;
use crate::send::{KEY, accepted, desk, failure, message, send, service};
use crate::server::Server;

#[test]
fn journal_prevents_sending_twice() {
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
        fits("send-journal", &serde_json::from_str(line).unwrap());
    }
    let run = desk.run("send --endpoint http://127.0.0.1:1/ --journal j --resume a.xml").exits(2);
    run.says(&["the journal knows `a.xml` from `http://127.0.0.1:", "another journal for another endpoint"]);
}

#[test]
fn interrupted_batch_of_both_dialects_is_resumed() {
    let classic = std::fs::read_to_string("tests/cases/documented/send-classic.xml").unwrap();
    let desk = desk();
    desk.put("b.xml", &classic);
    let server = service(|_| accepted("MMS_1"));
    send(&desk, &server, "--journal j a.xml").exits(0);
    // The journal was broken off before the endpoint of the other dialect was asked.
    let journal = std::fs::read_to_string(desk.path("j")).unwrap();
    desk.put("j", journal.replace(&server.url("ep/v1/"), "https://api.ci.mblox.com/ep/v1/"));
    let run = desk.run("send --dry-run --journal j --resume a.xml b.xml").exits(0);
    run.prints(&["POST https://secure.skycore.com/API/"]).says(&["`a.xml` is accepted by an earlier run"]);
    // Who says that nothing is accepted there may go elsewhere.
    let refused = "\"outcome\":\"not-sent\"";
    let journal = std::fs::read_to_string(desk.path("j")).unwrap();
    desk.put("k", journal.replace("\"outcome\":\"accepted\"", refused));
    send(&desk, &server, "--journal k --resume a.xml").exits(0).prints(&["a.xml: accepted: "]);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn dry_run_respects_the_journal() {
    let server = service(|_| accepted("MMS_1"));
    let desk = desk();
    desk.put("b.xml", message("12399471614"));
    send(&desk, &server, "--dry-run --journal j --resume a.xml").exits(0).prints(&["POST "]);
    assert!(!desk.path("j").exists());
    send(&desk, &server, "--journal j a.xml").exits(0);
    let journal = std::fs::read_to_string(desk.path("j")).unwrap();
    send(&desk, &server, "--dry-run --journal j a.xml").exits(2).says(&["`j` is not empty"]);
    let run = send(&desk, &server, "--dry-run --journal j --resume a.xml b.xml").exits(0);
    let run = run.says(&["note: `a.xml` is accepted by an earlier run, and would not be sent"]);
    assert_eq!(run.stdout.matches("POST ").count(), 1);
    assert!(run.stdout.contains("<to>12399471614</to>"));
    desk.run("send --dry-run --endpoint http://127.0.0.1:1/ --journal j --resume a.xml").exits(2);
    assert_eq!(std::fs::read_to_string(desk.path("j")).unwrap(), journal);
    let mut mode = std::fs::metadata(desk.path("j")).unwrap().permissions();
    mode.set_readonly(true);
    std::fs::set_permissions(desk.path("j"), mode).unwrap();
    send(&desk, &server, "--dry-run --journal j --resume a.xml b.xml").exits(0);
}

#[test]
fn key_in_the_endpoint_is_hidden_and_the_journal_still_matches() {
    let server = service(|_| accepted("MMS_1"));
    let desk = desk();
    for (path, end) in [(KEY.to_owned(), ""), (KEY.replace('S', "%53"), "2")] {
        let to = format!("--endpoint {}", server.url(&format!("ep/{path}/")));
        for (line, code) in [
            (format!("--dry-run {to} a.xml"), 0),
            (format!("--journal j{end} --format json {to} a.xml"), 0),
            (format!("--journal j{end} --resume {to} a.xml"), 0),
            (format!("--journal j{end} --resume --endpoint http://127.0.0.1:1/{path}/ a.xml"), 2),
            (format!("--endpoint http://10.1.1.1/{path}/ a.xml"), 2),
            (format!("--endpoint ftp+{path}://10.1.1.1/ a.xml"), 2),
        ] {
            let run = desk.run(&format!("send {line}")).exits(code);
            let all = run.stdout + &run.stderr;
            assert!(!all.to_lowercase().contains(&path.to_lowercase()), "{line}\n{all}");
        }
        let journal = std::fs::read_to_string(desk.path(&format!("j{end}"))).unwrap();
        assert!(!journal.contains(&path) && journal.contains("/ep/****/"), "{journal}");
    }
    desk.run(&format!("templates list --endpoint http://10.1.1.1/{KEY}/")).exits(2).says(&["10.1.1.1/****/"]);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn line_endings_do_not_change_a_requests_identity() {
    let server = service(|_| accepted("MMS_1"));
    let desk = desk();
    send(&desk, &server, "--journal j a.xml").exits(0);
    desk.put("a.xml", message("12399471613").replace('\n', "\r\n"));
    send(&desk, &server, "--journal j --resume a.xml").exits(0).prints(&["accepted (by an earlier run)"]);
    // Line ends counted once: what was written then of that file is still known.
    let id = "c7952a1c366f157edef0280a94bbce63";
    let before = std::fs::read_to_string(desk.path("j")).unwrap();
    let now = before.split("\"id\":\"").nth(1).unwrap().split('"').next().unwrap();
    desk.put("before", before.replace(now, id));
    for text in [message("12399471613").replace('\n', "\r\n"), message("12399471613")] {
        desk.put("a.xml", text);
        let run = send(&desk, &server, "--journal before --resume a.xml").exits(0);
        run.prints(&["accepted (by an earlier run)"]);
    }
    for text in [message("12399471613") + "\n\n", message("12399471613").trim().to_owned()] {
        desk.put("a.xml", text);
        for journal in ["j", "before"] {
            let run = send(&desk, &server, &format!("--journal {journal} --resume a.xml")).exits(0);
            run.prints(&["accepted (by an earlier run)"]);
        }
    }
    desk.put("b.xml", message("12399471613").replace('\n', "\r\n"));
    let run = send(&desk, &server, "a.xml b.xml").exits(2);
    run.says(&["are the same request", "its own `client-reference`"]);
    // The classic dialect has no such element.
    let classic = std::fs::read_to_string("tests/cases/documented/send-classic.xml").unwrap();
    desk.put("c.xml", &classic);
    desk.put("d.xml", classic + "\n");
    let run = send(&desk, &server, "c.xml d.xml").exits(2).says(&["send them in two runs"]);
    assert!(!run.stderr.contains("client-reference"), "{}", run.stderr);
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn unwritable_journal_is_reported_with_help() {
    let run = desk().run("send --journal gone/j.ndjson a.xml").exits(3);
    run.says(&["the journal `gone/j.ndjson` cannot be kept", "name a file in a folder"]);
}

#[test]
fn journal_must_be_a_file_and_a_new_one_is_noted() {
    let server = service(|_| accepted("MMS_1"));
    let desk = desk();
    for line in ["--journal /dev/full", "--journal /dev/zero --resume"] {
        send(&desk, &server, &format!("{line} a.xml")).exits(3).says(&["it is not a regular file"]);
    }
    for line in ["--journal -", "--journal - --resume", "--journal - --dry-run"] {
        let run = send(&desk, &server, &format!("{line} a.xml")).exits(2);
        run.says(&["a journal cannot be standard output"]);
    }
    assert!(!desk.path("-").exists());
    let run = send(&desk, &server, "--journal j --resume a.xml").exits(0);
    run.says(&["note: there is no journal `j` yet; creating it"]);
    assert!(send(&desk, &server, "--journal j --resume a.xml").exits(0).stderr.is_empty());
}

#[test]
fn unknown_outcome_is_resent_only_with_retry_unknown() {
    let answers = Mutex::new(vec![accepted("MMS_2"), String::new()]);
    let server = service(move |_| answers.lock().unwrap().pop().unwrap());
    let desk = desk();
    send(&desk, &server, "--journal j a.xml").exits(5).prints(&["a.xml: unknown: "]);
    let run = send(&desk, &server, "--journal j --resume --retry-refused a.xml").exits(5);
    run.prints(&["unknown (by an earlier run)", "before you send it again with `--retry-unknown`"]);
    send(&desk, &server, "--journal j --retry-unknown a.xml").exits(2).says(&["--resume"]);
    let run = send(&desk, &server, "--journal j --resume --retry-unknown a.xml").exits(0);
    run.prints(&["a.xml: accepted: template 35674, tracking id MMS_2"]);
    assert_eq!(server.requests().len(), 2);
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
fn batch_whose_journal_fails_midway_reports_outcomes() {
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
    run.prints(&["a.xml: accepted: ", "b.xml: accepted: ", "3 requests: 2 accepted, 1 waiting"]).says(&[
        "`b.xml` is accepted, but the journal could not record it; `--resume` will treat it as unknown",
    ]);
    assert_eq!(server.requests().len(), 4);
    let run = send(&desk, &server, "--journal j --resume a.xml b.xml c.xml").exits(5);
    run.prints(&[
        "a.xml: accepted (by an earlier run)",
        "b.xml: unknown (by an earlier run)",
        "c.xml: accepted: ",
    ]);
}

#[test]
fn echoed_key_is_masked_in_the_journal() {
    let server = service(|_| failure("E104", &format!("key {KEY} is unknown")));
    let desk = desk();
    send(&desk, &server, "--journal j a.xml").exits(5);
    let journal = std::fs::read_to_string(desk.path("j")).unwrap();
    assert!(!journal.contains(KEY) && journal.contains("key **** is unknown"), "{journal}");
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
fn killed_run_resumed_sends_nothing_twice() {
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
    assert_eq!(outcomes.len(), BATCH);
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
