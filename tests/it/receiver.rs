//! The receiver against well-behaved and malicious clients.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

use mmsctl::interrupt::Interrupt;
use mmsctl::net::receiver::{Next, Received, Receiver, ReceiverError, ReceiverSettings, Refusal};

const LONG: Duration = Duration::from_secs(30);

fn settings() -> ReceiverSettings {
    let settings = ReceiverSettings::new(SocketAddr::from(([127, 0, 0, 1], 0)));
    ReceiverSettings { body_bytes: 100_000, time: Duration::from_millis(300), ..settings }
}

fn receiver() -> Receiver {
    Receiver::start(settings()).unwrap()
}

fn connect(receiver: &Receiver) -> TcpStream {
    let stream = TcpStream::connect(receiver.address()).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    stream
}

/// Writes bytes and reads what comes back until the other side ends.
fn exchange(receiver: &Receiver, bytes: impl AsRef<[u8]>) -> String {
    let mut stream = connect(receiver);
    let _ = stream.write_all(bytes.as_ref());
    let mut answer = Vec::new();
    // A reset after the answer is an end too.
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8(answer).unwrap()
}

fn post(body: &str) -> String {
    format!(
        "POST /cb HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

#[track_caller]
fn received(receiver: &mut Receiver) -> Received {
    match receiver.next(LONG, &Interrupt::default()) {
        Next::Received(received) => received,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn refused(receiver: &mut Receiver) -> Refusal {
    match receiver.next(LONG, &Interrupt::default()) {
        Next::Refused(refused) => refused.why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_post_is_handed_over_as_it_came() {
    let mut receiver = receiver();
    let answer = exchange(&receiver, post("<postback/>").replace("/cb", "/cb?x=1"));
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    let received = received(&mut receiver);
    assert_eq!((received.body.as_slice(), received.target.as_str()), (&b"<postback/>"[..], "/cb?x=1"));
    assert_eq!((received.answered, received.header("host")), (200, Some("a")));
}

#[test]
fn chunks_expectations_half_closed_and_pipelined_requests_are_taken() {
    let mut receiver = receiver();
    let chunked = "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<post\r\n6\r\nback/>\r\n0\r\n\r\n";
    assert!(exchange(&receiver, chunked).starts_with("HTTP/1.1 200"));
    let expecting = post("<postback/>").replace("Host", "Expect: 100-continue\r\nHost");
    let answer = exchange(&receiver, expecting);
    assert!(answer.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200"), "{answer}");
    let mut half = connect(&receiver);
    half.write_all(post("<postback/>").as_bytes()).unwrap();
    half.shutdown(Shutdown::Write).unwrap();
    let mut answer = String::new();
    half.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let two = post("<postback/>").replace("Connection: close\r\n", "") + &post("<postback/>");
    assert_eq!(exchange(&receiver, two).matches("HTTP/1.1 200").count(), 2);
    for _ in 0..5 {
        assert_eq!(received(&mut receiver).body, b"<postback/>");
    }
}

#[test]
fn answers_come_in_sequence_and_the_last_one_stays() {
    let mut receiver =
        Receiver::start(ReceiverSettings { answers: vec![500, 204, 200], ..settings() }).unwrap();
    for status in [500, 204, 200, 200] {
        assert!(exchange(&receiver, post("x")).starts_with(&format!("HTTP/1.1 {status}")), "{status}");
        assert_eq!(received(&mut receiver).answered, status);
    }
}

#[test]
fn request_that_is_no_post_of_a_document_is_refused_with_its_reason() {
    let mut receiver = receiver();
    let large = "x".repeat(100_001);
    let chunk = format!("{:x}\r\n{large}\r\n", large.len());
    let header = format!("POST / HTTP/1.1\r\nHost: a\r\nX: {}\r\n\r\n", "x".repeat(20_000));
    let many = format!("POST / HTTP/1.1\r\n{}\r\n", "X: y\r\n".repeat(200));
    for (request, status, why) in [
        ("GET / HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(), 405, Refusal::Method("GET".to_owned())),
        (post(""), 400, Refusal::Empty),
        ("POST / HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(), 411, Refusal::NoLength),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n<postback>".to_owned(),
            413,
            Refusal::Body(100_000),
        ),
        (
            format!("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}"),
            413,
            Refusal::Body(100_000),
        ),
        (header, 431, Refusal::Headers),
        (many, 431, Refusal::Headers),
    ] {
        let answer = exchange(&receiver, &request);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{why:?}: {answer}");
        assert_eq!(refused(&mut receiver), why);
    }
    let answer = exchange(&receiver, "hello, is this the postback machine?\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert!(matches!(refused(&mut receiver), Refusal::NotHttp(_)));
    let answer = exchange(&receiver, "POST / HTTP/7\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert_eq!(refused(&mut receiver), Refusal::NotHttp("invalid HTTP version".to_owned()));
    let answer = exchange(
        &receiver,
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n<postback/>\r\n0\r\n\r\n",
    );
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert!(refused(&mut receiver).to_string().contains("it is not HTTP: invalid chunk size"));
    exchange(&receiver, "\x16\x03\x01\0\x05\x01\0\0\x01\x03");
    assert!(refused(&mut receiver).to_string().contains("TLS is not supported here"));
    exchange(&receiver, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    assert!(refused(&mut receiver).to_string().ends_with(": HTTP/2 is not supported here"));
    assert_eq!(receiver.refused(), 12);
}

#[test]
fn clients_that_send_all_of_a_refused_body_first_see_why_it_is_refused() {
    let mut receiver = Receiver::start(ReceiverSettings { time: LONG, ..settings() }).unwrap();
    let large = "x".repeat(20_000_000);
    let chunk = format!("{:x}\r\n{large}\r\n0\r\n\r\n", large.len());
    let chunked = format!("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}");
    let put = post(&large).replace("POST", "PUT");
    for (request, status, why) in [
        (post(&large), 413, Refusal::Body(100_000)),
        (chunked, 413, Refusal::Body(100_000)),
        (put, 405, Refusal::Method("PUT".to_owned())),
    ] {
        let mut stream = connect(&receiver);
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{why:?}: {answer}");
        assert_eq!(refused(&mut receiver), why);
    }
}

#[test]
fn slow_clients_are_cut_off() {
    let mut receiver = receiver();
    assert_eq!(exchange(&receiver, "POST / HTTP/1.1\r\nHo"), "");
    assert_eq!(refused(&mut receiver), Refusal::Slow);
    let answer = exchange(&receiver, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n<post");
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert_eq!(refused(&mut receiver), Refusal::Slow);
    // Silence between two requests is no sin.
    let kept = exchange(&receiver, post("<postback/>").replace("Connection: close\r\n", ""));
    assert!(kept.starts_with("HTTP/1.1 200"));
    assert_eq!(received(&mut receiver).body, b"<postback/>");
    assert!(matches!(receiver.next(Duration::from_millis(50), &Interrupt::default()), Next::Nothing));
}

#[test]
fn clients_that_disconnect_leave_nothing() {
    let mut receiver = receiver();
    let mut stream = connect(&receiver);
    stream.write_all(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n<post").unwrap();
    stream.shutdown(Shutdown::Both).unwrap();
    assert_eq!(refused(&mut receiver), Refusal::BrokenOff);
    assert!(exchange(&receiver, post("<postback/>")).starts_with("HTTP/1.1 200"));
}

#[test]
fn further_connections_wait_for_their_turn() {
    let receiver = Receiver::start(ReceiverSettings { connections: 2, ..settings() }).unwrap();
    let idle: Vec<_> = (0..2).map(|_| connect(&receiver)).collect();
    assert!(exchange(&receiver, post("<postback/>")).starts_with("HTTP/1.1 200"));
    drop(idle);
}

#[test]
fn queued_requests_are_not_lost() {
    let mut receiver = Receiver::start(ReceiverSettings { time: LONG, ..settings() }).unwrap();
    let senders: Vec<_> = (0..100)
        .map(|n| {
            let mut stream = connect(&receiver);
            stream.write_all(post(&format!("<postback>{n}</postback>")).as_bytes()).unwrap();
            stream
        })
        .collect();
    let mut bodies: Vec<Vec<u8>> = (0..100).map(|_| received(&mut receiver).body).collect();
    bodies.sort();
    bodies.dedup();
    assert_eq!(bodies.len(), 100);
    for mut stream in senders {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"));
    }
}

#[test]
fn wait_for_a_request_ends_on_timeout_and_interrupt() {
    let mut receiver = receiver();
    assert!(matches!(receiver.next(Duration::ZERO, &Interrupt::default()), Next::Nothing));
    let interrupt = Interrupt::default();
    interrupt.request();
    assert!(matches!(receiver.next(LONG, &interrupt), Next::Nothing));
}

#[test]
fn port_in_use_is_an_error() {
    let first = receiver();
    let again = Receiver::start(ReceiverSettings { address: first.address(), ..settings() });
    assert!(matches!(again, Err(ReceiverError::InUse(_))));
    let elsewhere = SocketAddr::from(([192, 0, 2, 1], 0));
    let again = Receiver::start(ReceiverSettings { address: elsewhere, ..settings() });
    assert!(matches!(again, Err(ReceiverError::NotHere(_))));
}

#[test]
fn closed_receiver_hands_over_what_it_answered_and_refuses_the_rest() {
    let mut receiver = receiver();
    for n in 0..3 {
        assert!(exchange(&receiver, post(&format!("<postback>{n}</postback>"))).starts_with("HTTP/1.1 200"));
    }
    receiver.close();
    assert!(exchange(&receiver, post("<postback>late</postback>")).starts_with("HTTP/1.1 503"));
    for n in 0..3 {
        assert_eq!(received(&mut receiver).body, format!("<postback>{n}</postback>").as_bytes());
    }
    assert_eq!(refused(&mut receiver), Refusal::Late);
    // Nothing can come any more.
    assert!(matches!(receiver.next(LONG, &Interrupt::default()), Next::Nothing));
}

#[test]
fn a_wait_for_a_post_ends_with_the_run_however_many_come() {
    let mut receiver = receiver();
    let interrupt = Interrupt::default();
    let shared = interrupt.clone();
    let asking = std::thread::spawn(move || shared.request());
    assert!(matches!(receiver.next(LONG, &interrupt), Next::Nothing));
    asking.join().unwrap();
    assert!(exchange(&receiver, post("<postback/>")).starts_with("HTTP/1.1 200"));
    assert!(matches!(receiver.next(LONG, &interrupt), Next::Nothing));
}

#[test]
fn who_waits_for_room_in_a_queue_that_closes_is_told_to_come_back_at_once() {
    let mut receiver = Receiver::start(ReceiverSettings { time: LONG, ..settings() }).unwrap();
    let senders: Vec<_> = (0..80)
        .map(|n| {
            let mut stream = connect(&receiver);
            stream.write_all(post(&format!("<postback>{n}</postback>")).as_bytes()).unwrap();
            stream
        })
        .collect();
    // The first response shows that the queue is being filled.
    let mut answers = senders.into_iter().map(|mut stream| {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    });
    let first = answers.next().unwrap();
    receiver.close();
    let accepted =
        std::iter::once(first).chain(answers).filter(|answer| answer.starts_with("HTTP/1.1 200")).count();
    let taken = std::iter::from_fn(|| match receiver.next(Duration::ZERO, &Interrupt::default()) {
        Next::Received(received) => Some(received.answered),
        _ => None,
    });
    assert_eq!(taken.count(), accepted, "what was accepted is there");
    assert!(accepted <= 64, "{accepted}");
}

#[test]
fn delayed_answer_is_sent_at_the_end() {
    let delay = Duration::from_millis(1500);
    let mut receiver = Receiver::start(ReceiverSettings { delay, time: LONG, ..settings() }).unwrap();
    let mut stream = connect(&receiver);
    stream.write_all(post("<postback/>").as_bytes()).unwrap();
    assert_eq!(received(&mut receiver).answered, 200);
    drop(receiver);
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}
