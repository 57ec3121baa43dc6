//! Where keys come from, where they are sent, and that they are never shown.

use crate::harness::Desk;
use crate::send::{KEY, accepted, desk, failure, http, message, send, service};

#[test]
fn key_is_read_from_every_source_in_order() {
    use std::os::unix::fs::PermissionsExt;
    let server = service(|_| accepted("MMS_1"));
    let own = message("12399471613").replace("YOUR-API-KEY", "KeyOfTheDocument");
    let sent = |desk: &Desk, line: &str| {
        let run = send(desk, &server, line).exits(0);
        let body = server.requests().last().unwrap().body.clone();
        let key = body.split("<api-key>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        assert!(!run.stdout.contains(&key) && !run.stderr.contains(&key));
        (key, run)
    };
    let desk = desk();
    desk.put("own.xml", &own);
    let (key, run) = sent(&desk, "own.xml");
    assert_eq!(key, "KeyOfTheDocument");
    run.says(&["note: `own.xml` goes out with the key that it holds, not with MMSCTL_API_KEY"]);
    assert!(sent(&desk, "a.xml").1.stderr.is_empty());
    // A key that was masked on the way is none.
    desk.put("masked.xml", message("12399471613").replace("YOUR-API-KEY", &"*".repeat(32)));
    assert_eq!(sent(&desk, "masked.xml").0, KEY);
    let file = desk.put("key", "KeyOfTheFile\n");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let (key, run) = sent(&desk, "--api-key-file key own.xml");
    assert_eq!(key, "KeyOfTheFile");
    run.says(&["warning: `key` can be read by others on this machine", "chmod 600"]);
    let run = desk.run("send --dry-run --api-key-file /dev/null own.xml").exits(2);
    assert!(!run.stderr.contains("chmod"), "{}", run.stderr);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    assert!(sent(&desk, "--api-key-file key own.xml").1.stderr.is_empty());
    let desk = Desk::new().stdin("KeyOfStdin\n");
    desk.put("a.xml", message("12399471613"));
    assert_eq!(sent(&desk, "--api-key-stdin a.xml").0, "KeyOfStdin");
    let desk = Desk::new();
    desk.put("a.xml", message("12399471613"));
    desk.put("key", "two words");
    send(&desk, &server, "a.xml").exits(2).says(&["there is no API key", "MMSCTL_API_KEY"]);
    send(&desk, &server, "--api-key-file key a.xml").exits(2).says(&["holds no API key"]);
    for (text, help) in [
        ("MMSCTL_API_KEY=KeyOfTheFile\n", "without `MMSCTL_API_KEY=`"),
        ("'KeyOfTheFile'\n", "without the quotes"),
        ("Key\u{200b}OfTheFile\n", "invisible characters"),
        ("YOUR-API-KEY\n", "stands in place of a key"),
        ("****************\n", "stands in place of a key"),
    ] {
        desk.put("key", text);
        let run = send(&desk, &server, "--api-key-file key a.xml").exits(2).says(&["holds no API key", help]);
        assert!(!run.stderr.contains("OfTheFile"), "{}", run.stderr);
    }
    desk.put("key", "\u{feff}KeyOfTheFile\r\n");
    assert_eq!(sent(&desk, "--api-key-file key a.xml").0, "KeyOfTheFile");
    let desk = desk.environment("MMSCTL_API_KEY", "two words");
    send(&desk, &server, "a.xml").exits(2).says(&["MMSCTL_API_KEY holds no API key"]);
}

#[test]
fn a_key_in_place_of_its_file_is_not_repeated() {
    let desk = desk();
    for command in ["send a.xml", "templates list"] {
        let run = desk.run(&format!("{command} --api-key-file {KEY}")).exits(3);
        assert!(!run.stdout.contains(KEY) && !run.stderr.contains(KEY), "{}", run.stderr);
        run.says(&["its name is hidden, as it looks like a key", "help: name a file that holds the key"]);
    }
    desk.run("send a.xml --api-key-file keys/mine").exits(3).says(&["`keys/mine` cannot be read"]);
    desk.run("send a.xml --api-key-file -").exits(2).says(&["`--api-key-stdin` does"]);
}

#[test]
fn keys_do_not_go_over_plain_http() {
    let desk = desk();
    let run = desk.run("send --endpoint http://api.acme.com/ep/ a.xml").exits(2);
    run.says(&["does not use TLS", "--insecure-http"]);
    desk.run("send --endpoint api.acme.com a.xml").exits(2).says(&["not an absolute URL"]);
}

#[test]
fn the_endpoint_comes_from_the_environment_or_from_a_file_that_was_named() {
    let (here, there) = ("https://here.acme.com/ep/", "https://there.acme.com/ep/");
    let file = format!("[send]\nendpoint = '{there}'\n");
    let desk = desk().environment("MMSCTL_SEND_ENDPOINT", here);
    desk.run("send --dry-run a.xml").exits(0).prints(&[here]);
    desk.put("own.toml", &file);
    desk.run("send --dry-run --config own.toml a.xml").exits(0).prints(&[here]);
    desk.run(&format!("send --dry-run --endpoint {there} a.xml")).exits(0).prints(&[there]);
    let desk = self::desk();
    desk.put("own.toml", &file);
    desk.run("send --dry-run --config own.toml a.xml").exits(0).prints(&[there]);
    let desk = desk.environment("MMSCTL_CONFIG", "own.toml");
    desk.run("send --dry-run a.xml").exits(0).prints(&[there]);
}

#[test]
fn a_file_that_was_merely_found_does_not_say_where_the_key_goes() {
    let desk = desk();
    for (section, line) in [
        ("send", "send --dry-run a.xml"),
        ("templates.list", "templates list"),
        ("templates.delete", "templates delete 1 --yes"),
    ] {
        desk.put("mmsctl.toml", format!("[{section}]\nendpoint = 'https://there.acme.com/ep/'\n"));
        let run = desk.run(line).exits(2).prints(&[]);
        run.says(&["mmsctl.toml:2", "says where the API key goes", "name the file with `--config`"]);
    }
}

#[test]
fn a_key_is_hidden_however_the_service_spells_it() {
    let (upper, lower) = (KEY.to_uppercase(), KEY.to_lowercase());
    let encoded: String = KEY.bytes().map(|byte| format!("%{byte:02x}")).collect();
    for answer in [
        failure(KEY, "no"),
        failure("E104", &format!("{upper} or {lower}")),
        http(200, &format!("<response><status>{upper}</status></response>")),
        format!("HTTP/1.1 307 Moved\r\nLocation: /{encoded}/x\r\nContent-Length: 0\r\n\r\n"),
    ] {
        let desk = desk();
        let server = service(move |_| answer.clone());
        let run = send(&desk, &server, "--journal j a.xml").exits(5).prints(&["****"]);
        let written = run.stdout + &run.stderr + &std::fs::read_to_string(desk.path("j")).unwrap();
        for spelling in [KEY, &upper, &lower, &encoded] {
            assert!(!written.contains(spelling), "{written}");
        }
    }
}

#[test]
fn a_key_that_is_replaced_is_shown_nowhere_either() {
    const OLD: &str = "Old&KeyOldKeyOldKey";
    let written = OLD.replace('&', "&amp;");
    let own = message("12399471613")
        .replace("YOUR-API-KEY", &written)
        .replace("<name>spring<", &format!("<!-- was {OLD} --><name>{written}<"));
    let desk = desk();
    desk.put("own.xml", own);
    desk.put("key", "KeyOfTheFile");
    let server = service(|_| failure("E110", &format!("not {}", OLD.to_lowercase().replace('&', "&amp;"))));
    for line in ["--dry-run", "--dry-run --format json", "", "--format json", "--journal j"] {
        let run = send(&desk, &server, &format!("{line} --api-key-file key own.xml"));
        let all = (run.stdout + &run.stderr).to_lowercase();
        assert!(!all.contains("oldkeyold"), "{all}");
    }
    assert!(!std::fs::read_to_string(desk.path("j")).unwrap().to_lowercase().contains("oldkeyold"));
}

#[test]
fn replacing_the_key_changes_nothing_else() {
    let desk = desk();
    desk.put("key", "KeyOfTheFile");
    let server = service(|_| accepted("MMS_1"));
    for (inside, index) in [
        "<!-- put it here: <api-key>KEY</api-key> -->",
        "OLD<!-- see </wiki> -->",
        "<![CDATA[a</b]]>",
        "<!-- old </b> -->OLDKEYOLDKEY",
    ]
    .into_iter()
    .zip(0..)
    {
        desk.put("k.xml", message("12399471613").replace("YOUR-API-KEY", inside));
        send(&desk, &server, "--api-key-file key k.xml").exits(0);
        let sent = message("12399471613").replace("YOUR-API-KEY", "KeyOfTheFile");
        assert_eq!(server.requests()[index].body, sent, "{inside}");
    }
}
