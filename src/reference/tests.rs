//! Tests of parsing URLs and of building them.

use super::*;
use proptest::prelude::*;

#[test]
fn what_parsing_repairs_is_not_written_plainly() {
    for (written, plainly) in [
        ("https://media.acme.com/spring/1.jpg", true),
        ("https://media.acme.com/spring\n/1.jpg", false),
        ("https://media.acme.com/\t1.jpg", false),
        ("https://Media.acme.com/1.jpg", false),
        (" https://media.acme.com/1.jpg", false),
    ] {
        assert_eq!(Reference::parse(written).unwrap().is_plainly(written), plainly, "{written:?}");
    }
}

#[test]
fn what_is_no_absolute_url_is_told_apart() {
    for (text, error) in [
        ("", ReferenceError::Empty),
        ("images/1.jpg", ReferenceError::Relative),
        ("//host/a.jpg", ReferenceError::Relative),
        ("http:///a.jpg", ReferenceError::NoHost),
        ("http:a.jpg", ReferenceError::NoHost),
    ] {
        assert_eq!(Reference::parse(text), Err(error), "{text}");
    }
    assert!(Reference::parse("http://host:99999/a").is_err());
}

#[test]
fn parts_are_read() {
    let url = Reference::parse("https://u:p@cdn.acme.com:8443/a%20b/H%C3%A9ro.JPG?x=1").unwrap();
    assert_eq!((url.scheme(), url.host(), url.port()), ("https", Some("cdn.acme.com"), Some(8443)));
    assert!(url.has_query() && url.has_userinfo());
    assert_eq!(url.file_name().as_deref(), Some("Héro.JPG"));
    assert_eq!(url.extension().as_deref(), Some("jpg"));
    assert_eq!(Reference::parse("http://host.com/").unwrap().file_name(), None);
}

#[test]
fn hosts_are_told_apart() {
    for (host, kind) in [
        ("www.yoursite.com", HostKind::Public),
        ("8.8.8.8", HostKind::Public),
        ("localhost", HostKind::Loopback),
        ("127.0.0.9", HostKind::Loopback),
        ("[::1]", HostKind::Loopback),
        ("[::ffff:10.0.0.1]", HostKind::Private),
        ("2130706433", HostKind::Loopback),
        ("10.1.2.3", HostKind::Private),
        ("192.168.0.1", HostKind::Private),
        ("[fd00::1]", HostKind::Private),
        ("169.254.1.1", HostKind::LinkLocal),
        ("[fe80::1]", HostKind::LinkLocal),
        ("media", HostKind::Internal),
        ("nas.local", HostKind::Internal),
        ("db.internal", HostKind::Internal),
        ("cdn.example.com", HostKind::Reserved),
        ("example.org", HostKind::Reserved),
        ("a.test", HostKind::Reserved),
        ("myexample.com", HostKind::Public),
        ("0.0.0.0", HostKind::Unspecified),
        ("0.1.2.3", HostKind::Unspecified),
        ("224.0.0.1", HostKind::Unspecified),
        ("255.255.255.255", HostKind::Unspecified),
        ("100.64.0.1", HostKind::Private),
        ("100.128.0.1", HostKind::Public),
        ("172.31.0.1", HostKind::Private),
        ("172.32.0.1", HostKind::Public),
        ("198.18.0.1", HostKind::Reserved),
        ("203.0.113.9", HostKind::Reserved),
        ("[::]", HostKind::Unspecified),
        ("[ff02::1]", HostKind::Unspecified),
        ("[fec0::1]", HostKind::Private),
        ("[::ffff:127.0.0.1]", HostKind::Loopback),
        ("[::127.0.0.1]", HostKind::Loopback),
        ("[64:ff9b::a00:1]", HostKind::Private),
        ("[2002:7f00:1::]", HostKind::Loopback),
        ("[2001:db8::1]", HostKind::Reserved),
        ("[2606:4700::1111]", HostKind::Public),
    ] {
        let url = Reference::parse(&format!("http://{host}/a.jpg")).unwrap();
        assert_eq!(url.host_kind(), kind, "{host}");
    }
}

#[test]
fn names_that_no_host_has_are_told() {
    let fault = |host: &str| Reference::parse(&format!("https://{host}/a.jpg")).unwrap().host_fault();
    for host in
        ["media.acme.com", "media.acme.com.", "my_bucket.acme.com", "xn--bcher-kva.de", "[::1]", "8.8.8.8"]
    {
        assert_eq!(fault(host), None, "{host}");
    }
    for (host, c) in [
        ("media.acme.com,", ','),
        ("*.acme.com", '*'),
        ("\"media.acme.com\"", '"'),
        ("media.acme.com;", ';'),
        ("a&b.com", '&'),
    ] {
        assert_eq!(fault(host), Some(HostFault::Character(c)), "{host}");
    }
    for host in [".", "a..b", "-a.com", "a-.com"] {
        assert_eq!(fault(host), Some(HostFault::Parts), "{host}");
    }
}

#[test]
fn what_may_not_stand_in_a_url_is_encoded() {
    for (url, right) in [
        ("http://a.com/1.jpg?x=1&y=%20", "http://a.com/1.jpg?x=1&y=%20"),
        ("http://a.com/frühling \"1\".jpg", "http://a.com/fr%C3%BChling%20%221%22.jpg"),
        ("http://a.com/100%.jpg", "http://a.com/100%25.jpg"),
        ("http://a.com/%zz%4", "http://a.com/%25zz%254"),
        ("http://bücher.de:8080/ü.jpg", "http://xn--bcher-kva.de:8080/%C3%BC.jpg"),
        ("ünsinn", "ünsinn"),
    ] {
        assert_eq!(encoded(url), right);
    }
}

#[test]
fn names_are_made_safe() {
    for (name, safe) in [
        ("hero.jpg", "hero.jpg"),
        ("Frühling & Käse #1 100%.JPG", "Fr-hling-K-se-1-100.jpg"),
        ("..hidden", "hidden"),
        ("日本.png", "file.png"),
        ("", "file"),
        ("a b.tar.gz", "a-b.tar.gz"),
    ] {
        assert_eq!(safe_name(name), safe, "{name}");
    }
}

#[test]
fn bad_bases_are_refused() {
    for base in ["", "cdn.acme.com/mms", "ftp://a.com/", "https://a.com/?x", "https://a.com/#x", "https:///"]
    {
        assert!(join(base, "a.jpg").is_err(), "{base}");
    }
}

proptest! {
    #[test]
    fn a_joined_name_comes_back(name in "[^/\\x00\\\\]{1,20}") {
        prop_assume!(name != "." && name != "..");
        let url = join("https://cdn.acme.com/mms", &name).unwrap();
        prop_assert!(url.is_ascii());
        prop_assert_eq!(below("https://cdn.acme.com/mms/", &url), Some(name));
        prop_assert!(Reference::parse(&url).is_ok());
    }
}
