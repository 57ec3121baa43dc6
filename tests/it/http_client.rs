//! The HTTP client against servers that misbehave.

use std::net::TcpListener;
use std::time::Duration;

use mmsctl::interrupt::Interrupt;
use mmsctl::net::client::{Call, Client, ClientSettings, End, Method, Proxies, Response};
use mmsctl::net::error::{NetError, Phase};
use mmsctl::net::hosts::Hosts;

use crate::server::{Server, Visit};

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/xml\r\n\r\nhi";

fn quick() -> ClientSettings {
    ClientSettings { total_timeout: Duration::from_secs(10), ..ClientSettings::default() }
}

fn post(url: &str, settings: &ClientSettings) -> Result<Response, NetError> {
    let headers = vec![("Content-Type".to_owned(), "text/xml; charset=utf-8".to_owned())];
    let call = Call { method: Method::Post, url: url.to_owned(), headers, body: b"<request/>".to_vec() };
    Client::new(settings).unwrap().send(&call)
}

fn played(script: impl Fn(&mut Visit) + Send + Sync + 'static) -> Result<Response, NetError> {
    post(&Server::start(script).url("ep/v1/"), &quick())
}

#[test]
fn a_request_is_what_was_asked_for_and_its_answer_what_came() {
    let server = Server::always(OK);
    let answer = post(&server.url("ep/v1/?x=1"), &quick()).unwrap();
    assert_eq!((answer.status, answer.body.as_slice(), answer.end.clone()), (200, &b"hi"[..], End::Whole));
    assert_eq!(answer.header("content-type"), Some("text/xml"));
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].line, "POST /ep/v1/?x=1 HTTP/1.1");
    assert_eq!(requests[0].header("user-agent"), Some(concat!("mmsctl/", env!("CARGO_PKG_VERSION"))));
    assert_eq!(requests[0].header("content-type"), Some("text/xml; charset=utf-8"));
    assert_eq!(requests[0].header("content-length"), Some("10"));
    assert_eq!(requests[0].header("accept-encoding"), None);
    assert_eq!(requests[0].body, "<request/>");
}

#[test]
fn a_chunk_without_a_size_is_not_a_connection_that_was_closed() {
    let answer = played(|visit| {
        visit.request();
        visit.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nOK");
    })
    .unwrap();
    let End::Cut(error) = answer.end else { panic!("{answer:?}") };
    assert_eq!(error.to_string(), "the answer is not HTTP: invalid chunk size line");
}

#[test]
fn headers_come_as_they_were_sent() {
    let answer = played(|visit| {
        visit.request();
        visit.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n2\r\nhi\r\n0\r\n\r\n");
    })
    .unwrap();
    assert_eq!(answer.header("transfer-encoding"), Some("chunked"));
    assert_eq!(answer.header("content-encoding"), Some("gzip"));
    assert_eq!(answer.body, b"hi");
}

#[test]
fn a_redirect_is_an_answer_and_not_followed() {
    let target = Server::always(OK).unvisited();
    let to = target.url("");
    let answer = played(move |visit| {
        visit.request();
        visit.write(format!("HTTP/1.1 307 Moved\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n"));
    });
    assert_eq!(answer.unwrap().status, 307);
}

#[test]
fn refused_connection_and_unknown_name_are_different_errors() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error = post(&format!("http://{free}/"), &quick()).unwrap_err();
    assert_eq!(error, NetError::Refused { host: free.to_string() });
    // A label of more than 63 characters is refused before anybody is asked.
    let error = post(&format!("http://{}.com/", "a".repeat(64)), &quick()).unwrap_err();
    assert!(matches!(error, NetError::Resolve { .. }), "{error:?}");
    assert!(!error.may_have_arrived());
}

#[test]
fn a_connection_that_ends_early_leaves_the_outcome_open() {
    for (script, reset) in [
        ((|visit| visit.hang_up()) as fn(&mut Visit), None),
        (|visit| drop(visit.request()), Some(false)),
        (
            |visit| {
                visit.request();
                visit.write("HTTP/1.1 200 OK\r\nContent-");
            },
            Some(false),
        ),
    ] {
        let error = played(script).unwrap_err();
        let NetError::Dropped { phase, reset: found } = error else { panic!("{error:?}") };
        assert_eq!(phase, Phase::Response);
        assert!(reset.is_none_or(|reset| reset == found) && error.may_have_arrived());
    }
}

#[test]
fn a_body_that_breaks_off_keeps_its_head() {
    let answer = played(|visit| {
        visit.request();
        visit.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi");
    })
    .unwrap();
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body, b"hi");
    assert_eq!(answer.end, End::Cut(NetError::Dropped { phase: Phase::Body, reset: false }));
}

#[test]
fn timeout_ends_every_phase() {
    let after = Duration::from_millis(400);
    let settings = ClientSettings { total_timeout: after, connect_timeout: after / 2, ..quick() };
    let server = Server::start(|visit| visit.hold());
    let error = post(&server.url(""), &settings).unwrap_err();
    assert_eq!(error, NetError::Timeout { phase: Phase::Response, after });
    assert!(error.may_have_arrived());
    let server = Server::start(|visit| {
        visit.request();
        visit.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi");
        visit.hold();
    });
    let answer = post(&server.url(""), &settings).unwrap();
    assert_eq!(answer.end, End::Cut(NetError::Timeout { phase: Phase::Body, after }));
    // Accepted by the system, never by a server: TLS waits.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}/", silent.local_addr().unwrap());
    let error = post(&url, &settings).unwrap_err();
    assert_eq!(error, NetError::Timeout { phase: Phase::Connect, after: after / 2 });
    assert!(!error.may_have_arrived());
}

#[test]
fn an_answer_is_read_up_to_its_limit() {
    let settings = ClientSettings { max_response_bytes: 1000, ..quick() };
    for (bytes, end) in [(1000, End::Whole), (1001, End::TooLong), (3_000_000, End::TooLong)] {
        let body = "x".repeat(bytes);
        let server = Server::always(format!("HTTP/1.1 200 OK\r\nContent-Length: {bytes}\r\n\r\n{body}"));
        let answer = post(&server.url(""), &settings).unwrap();
        assert_eq!((answer.body.len(), answer.end), (1000, end));
    }
}

#[test]
fn response_that_is_not_http_is_an_error_of_its_own() {
    let error = Server::always("SSH-2.0-OpenSSH_9.6\r\n");
    let error = post(&error.url(""), &quick()).unwrap_err();
    assert!(matches!(error, NetError::NotHttp(_)), "{error:?}");
    assert!(error.may_have_arrived());
}

#[test]
fn interrupt_ends_the_wait_for_a_response() {
    let interrupt = Interrupt::default();
    let settings = ClientSettings { interrupt: interrupt.clone(), ..quick() };
    let server = Server::start(move |visit| {
        visit.request();
        interrupt.request();
        visit.hold();
    });
    let error = post(&server.url(""), &settings).unwrap_err();
    assert_eq!(error, NetError::Interrupted(Phase::Response));
    assert!(error.may_have_arrived());
}

#[test]
fn certificate_is_trusted_only_from_an_authority() {
    let certified = |name: &str| {
        let made = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
        let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        (made.cert.der().clone(), key, made.cert.pem().into_bytes())
    };
    let answer = |visit: &mut Visit| {
        visit.request();
        visit.write(OK);
    };
    let reason = |error: NetError| match error {
        NetError::Tls { reason, .. } => reason,
        other => panic!("{other:?}"),
    };
    let (certificate, key, pem) = certified("127.0.0.1");
    let server = Server::start_tls(certificate, key, answer);
    let trusting = ClientSettings { ca_certificates: vec![pem], ..quick() };
    assert_eq!(post(&server.url(""), &trusting).unwrap().body, b"hi");
    let error = post(&server.url(""), &quick()).unwrap_err();
    assert!(!error.may_have_arrived());
    assert_eq!(reason(error), "its certificate was not issued by an authority that this system trusts");
    let (certificate, key, pem) = certified("cdn.acme.com");
    let server = Server::start_tls(certificate, key, answer);
    let trusting = ClientSettings { ca_certificates: vec![pem], ..quick() };
    let error = post(&server.url(""), &trusting).unwrap_err();
    assert_eq!(reason(error), "its certificate is for another name: `cdn.acme.com`");
    let plain = Server::start(|visit| visit.write("HTTP/1.1 400 Bad Request\r\n\r\n"));
    let error = post(&plain.url("").replace("http:", "https:"), &quick()).unwrap_err();
    assert_eq!(reason(error), "what it answers is not TLS");
}

/// A server with an authority's own certificate, as `openssl req -x509` makes them, and what trusts it.
fn of_authority(name: &str, year: i32) -> (Server, ClientSettings) {
    let mut asked = rcgen::CertificateParams::new([name.to_owned()]).unwrap();
    asked.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    asked.not_after = rcgen::date_time_ymd(year, 1, 1);
    let pair = rcgen::KeyPair::generate().unwrap();
    let made = asked.self_signed(&pair).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::try_from(pair.serialize_der()).unwrap();
    let server = Server::start_tls(made.der().clone(), key, |visit| {
        visit.request();
        visit.write(OK);
    });
    (server, ClientSettings { ca_certificates: vec![made.pem().into_bytes()], ..quick() })
}

#[test]
fn trusted_certificate_may_be_an_authoritys() {
    let (server, trusting) = of_authority("127.0.0.1", 2100);
    assert_eq!(post(&server.url(""), &trusting).unwrap().body, b"hi");
    let reason = |error: NetError| match error {
        NetError::Tls { reason, .. } => reason,
        other => panic!("{other:?}"),
    };
    let said = reason(post(&server.url(""), &quick()).unwrap_err());
    assert!(
        said.contains("is self-signed, or an authority's own")
            || said.contains("nobody that this system trusts"),
        "{said}"
    );
    // Another one of that authority's is not meant.
    let (other, _) = of_authority("127.0.0.1", 2100);
    assert!(reason(post(&other.url(""), &trusting).unwrap_err()).starts_with("its certificate "));
    let (server, trusting) = of_authority("cdn.acme.com", 2100);
    let said = reason(post(&server.url(""), &trusting).unwrap_err());
    assert_eq!(said, "its certificate is for another name: `cdn.acme.com`");
    let (server, trusting) = of_authority("127.0.0.1", 2001);
    assert_eq!(reason(post(&server.url(""), &trusting).unwrap_err()), "its certificate has expired");
}

#[test]
fn hosts_that_are_not_public_are_not_contacted() {
    let server = Server::always(OK).unvisited();
    let settings = ClientSettings { hosts: Hosts::Public, ..quick() };
    let port = server.port();
    for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"] {
        let error = post(&format!("http://{host}:{port}/"), &settings).unwrap_err();
        assert!(matches!(error, NetError::Forbidden(_)), "{host}: {error:?}");
        assert!(!error.may_have_arrived());
    }
}

#[test]
fn a_proxy_is_asked_for_others_and_never_for_this_machine() {
    let proxy = Server::always(OK);
    let direct = Server::always(OK);
    let proxies = Proxies { http: Some(proxy.url("")), ..Proxies::default() };
    let settings = ClientSettings { hosts: Hosts::Public, proxies: proxies.clone(), ..quick() };
    assert_eq!(post("http://media.acme.com/1.jpg", &settings).unwrap().status, 200);
    assert_eq!(proxy.requests()[0].line, "POST http://media.acme.com/1.jpg HTTP/1.1");
    let settings = ClientSettings { proxies, ..quick() };
    assert_eq!(post(&direct.url(""), &settings).unwrap().status, 200);
    assert_eq!(proxy.requests().len(), 1);
}

#[test]
fn proxy_failures_are_told_apart_from_the_servers() {
    let through = |proxy: &str, url: &str| {
        let proxies = Proxies { all: Some(proxy.to_owned()), ..Proxies::default() };
        let timeout = Duration::from_millis(600);
        let settings = ClientSettings { proxies, connect_timeout: timeout, ..quick() };
        let error = post(url, &settings).unwrap_err();
        assert!(!error.may_have_arrived(), "{error:?}");
        error.to_string()
    };
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for url in ["http://api.acme.com/", "https://api.acme.com/"] {
        let said = through(&format!("http://me:secret@{free}"), url);
        assert_eq!(said, format!("the proxy `{free}` refuses the connection"));
    }
    for (answer, words) in [
        ("HTTP/1.1 407 Login\r\nContent-Length: 0\r\n\r\n", "requires a login (HTTP 407)"),
        ("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n", "does not connect to `api.acme.com:443`"),
        ("", "ends the connection"),
    ] {
        let proxy = Server::always(answer);
        let said = through(&proxy.url(""), "https://api.acme.com:443/");
        let place = format!("127.0.0.1:{}", proxy.port());
        // Not `:443` alone: the port of the proxy may begin with it.
        let without_port = |text: &str| text.replace("acme.com:443", "acme.com");
        assert_eq!(without_port(&said), format!("the proxy `{place}` {}", without_port(words)));
        assert!(proxy.requests()[0].line.starts_with("CONNECT api.acme.com:443 "));
    }
    let proxies = Proxies { https: Some("http://me:secret@bad host".to_owned()), ..Proxies::default() };
    let error = Client::new(&ClientSettings { proxies, ..quick() }).unwrap_err();
    assert_eq!(error.to_string(), "the proxy that the environment names for https URLs is not a URL");
    let silent = Server::start(|visit| visit.hold());
    let said = through(&silent.url(""), "https://api.acme.com/");
    assert_eq!(said, format!("the proxy `127.0.0.1:{}` gives no connection in 0.6 s", silent.port()));
}
