//! `postback listen` under load, when it is interrupted, and after its end.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::harness::{Desk, interrupted};
use crate::postback_listen::{listen, post, posted};

#[test]
fn an_interrupt_ends_it_with_a_summary() {
    let desk = Desk::new();
    let (mut listening, url) = listen(&desk, "");
    desk.run(&format!("postback trigger send --to {url}")).exits(0);
    listening.prints("#2");
    listening.interrupt();
    listening.ends().exits(interrupted()).says(&["2 postbacks received, 0 with errors; 0 requests refused"]);
}

#[test]
fn requests_after_the_end_are_answered_with_503() {
    let desk = Desk::new();
    // The answer to the first is held back, so that the others come while the end is under way.
    let (mut listening, url) = listen(&desk, "--once --delay 1s --format ndjson");
    let address = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let body = b"<postback><origin>MMS_MT</origin><code>N003</code><mms-id>1</mms-id></postback>";
    let mut streams: Vec<TcpStream> = (0..6).map(|_| TcpStream::connect(&address).unwrap()).collect();
    streams[0].write_all(&post(body)).unwrap();
    listening.prints("N003");
    streams[1..].iter_mut().for_each(|stream| stream.write_all(&post(body)).unwrap());
    let answers = streams.iter_mut().map(|stream| {
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        answer.get(9..12).map(str::to_owned)
    });
    let taken = answers.filter(|status| status.as_deref() == Some("200")).count();
    let run = listening.ends().exits(0);
    assert_eq!(run.stdout.lines().count(), taken, "what is answered 200 is printed:\n{}", run.stdout);
}

#[test]
fn interrupt_loses_no_answered_postback() {
    let desk = Desk::new();
    let (listening, url) = listen(&desk, "--delay 300ms --format ndjson");
    let address = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let body = b"<postback><origin>MMS_MT</origin><code>N003</code><mms-id>1</mms-id></postback>";
    // It does not come to taking anything while it is stopped.
    let signal = |name: &str| {
        let id = listening.id().to_string();
        assert!(std::process::Command::new("kill").args([name, &id]).status().unwrap().success());
    };
    signal("-STOP");
    let mut streams: Vec<TcpStream> = (0..9).map(|_| TcpStream::connect(&address).unwrap()).collect();
    for (n, stream) in streams.iter_mut().enumerate() {
        let bytes = if n % 2 == 0 { b"GET / HTTP/1.1\r\nHost: a\r\n\r\n".to_vec() } else { post(body) };
        stream.write_all(&bytes).unwrap();
    }
    signal(&format!("-{}", crate::harness::interruption()));
    signal("-CONT");
    let answers = streams.iter_mut().map(|stream| {
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        answer.get(9..12).map(str::to_owned)
    });
    let taken = answers.filter(|status| status.as_deref() == Some("200")).count();
    let run = listening.ends().exits(interrupted());
    assert_eq!(run.stdout.lines().count(), taken, "what is answered 200 is printed:\n{}", run.stdout);
}

/// What hostile clients send, each to a connection that then stays open.
fn hostile(turn: usize) -> Vec<u8> {
    match turn % 6 {
        0 => Vec::new(),
        1 => b"POST / HTTP/1.1\r\nHost: a\r\nX-Slow: ".to_vec(),
        2 => [&b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n"[..], &[b'x'; 4096]].concat(),
        3 => [&b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n"[..], &[b'<'; 60_000]].concat(),
        4 => b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 not TLS either".to_vec(),
        _ => [&b"POST / HTTP/1.1\r\n"[..], "X: y\r\n".repeat(500).as_bytes()].concat(),
    }
}

#[test]
fn a_thousand_connections_half_of_them_hostile_lose_no_postback() {
    let desk = Desk::new();
    let (listening, url) = listen(&desk, "--format ndjson --count 500 --timeout 120s");
    let address = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let connect = || {
        let stream = TcpStream::connect(&address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream.set_write_timeout(Some(Duration::from_millis(20))).unwrap();
        stream
    };
    let mut open: Vec<TcpStream> = (0..1000).map(|_| connect()).collect();
    let well_formed = |n: usize| {
        let body =
            format!("<postback><origin>MMS_MT</origin><code>N003</code><mms-id>{n}</mms-id></postback>");
        post(body.as_bytes())
    };
    // All of them are under way at the same time: first the beginnings, then the ends.
    for (n, stream) in open.iter_mut().enumerate() {
        let bytes = if n % 2 == 0 { well_formed(n)[..40].to_vec() } else { hostile(n / 2) };
        let _ = stream.write_all(&bytes);
    }
    let finish = |open: &mut [TcpStream], n: usize| {
        open[n].write_all(&well_formed(n)[40..]).unwrap();
        let mut answer = String::new();
        open[n].read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    };
    (2..1000).step_by(2).for_each(|n| finish(&mut open, n));
    let peak = memory(listening.id());
    finish(&mut open, 0);
    let run = listening.ends().exits(0);
    let mut ids: Vec<usize> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|line| line["postback"]["fields"]["mms-id"].as_str().unwrap().parse().unwrap())
        .collect();
    ids.sort_unstable();
    assert_eq!(ids, (0..1000).step_by(2).collect::<Vec<_>>());
    // 64 KB a connection, 16 bodies of a megabyte, and the program itself.
    assert!(peak.is_none_or(|kilobytes| kilobytes < 120_000), "{peak:?} KB");
}

/// The most memory that a process has had, in KB, where the system says so.
fn memory(id: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[test]
fn a_signal_that_was_ignored_at_the_start_stays_ignored() {
    let desk = Desk::new();
    for signal in ["HUP", "INT"] {
        let line = "postback listen --port 0 --expect N003";
        let mut listening = desk.start_after(&format!("trap '' {signal}"), line);
        let url = listening.says("listening on").split_whitespace().last().unwrap().to_owned();
        listening.signal(signal);
        desk.run(&format!("postback trigger N003 --to {url}")).exits(0);
        listening.ends().exits(0);
        let mut listening = desk.start_after(&format!("trap '' {signal}"), line);
        listening.says("listening on");
        listening.signal("TERM");
        listening.ends().exits(143);
    }
    let mut listening = desk.start("postback listen --port 0");
    listening.says("listening on");
    let (signal, code) = if crate::harness::ignored(1) { ("TERM", 143) } else { ("HUP", 129) };
    listening.signal(signal);
    listening.ends().exits(code);
}

#[test]
fn delayed_answers_do_not_delay_a_second_interrupt() {
    let desk = Desk::new();
    for line in ["--delay 1h", "--delay 1h --timeout 100ms"] {
        let (mut listening, url) = listen(&desk, line);
        let address = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let mut socket = TcpStream::connect(address).unwrap();
        let xml = "<postback><code>N003</code><mms-id>1</mms-id></postback>";
        socket.write_all(&posted("", xml.as_bytes())).unwrap();
        listening.prints("N003");
        if line.contains("timeout") {
            listening.says("waiting for the answers that `--delay` holds back; Ctrl-C ends it at once");
        } else {
            listening.interrupt();
            listening
                .says("waiting for the answers that `--delay` holds back; a second Ctrl-C ends it at once");
        }
        listening.interrupt();
        listening.ends();
    }
    // Those who wait get their answer.
    let (mut listening, url) = listen(&desk, "--delay 1s --once");
    let triggered = std::thread::spawn(move || {
        Desk::new().run(&format!("postback trigger N003 --to {url} --retries 0")).exits(0)
    });
    listening.says("waiting for the answers");
    listening.ends().exits(0);
    triggered.join().unwrap();
}
