//! What a configuration does to a run.

use crate::harness::{Desk, save};

const LONG: &str = "<slide><message-text>Hi</message-text><duration>45</duration></slide>";

#[test]
fn a_file_above_sets_flags_and_rules_and_what_is_typed_wins() {
    let desk = Desk::new();
    desk.put("r.xml", save(LONG));
    desk.run("validate r.xml").exits(0).prints(&["warning[duration-long]"]);
    desk.put("mmsctl.toml", "[validate]\nformat = 'json'\n[rules]\nduration-long = 'error'\n");
    let run = desk.run("validate r.xml").exits(1);
    assert_eq!(run.json()["documents"][0]["diagnostics"][0]["severity"], "error");
    desk.run("validate r.xml --format human").exits(1).prints(&["error[duration-long]"]);
    desk.run("validate r.xml --no-config").exits(0).prints(&["warning[duration-long]"]);
    desk.put("mmsctl.toml", "[rules]\nduration-long = 'allow'\n");
    desk.run("validate r.xml").exits(0).prints(&["clean: 1 document"]);
}

#[test]
fn variables_win_over_the_file_and_flags_over_both() {
    let desk = Desk::new().environment("MMSCTL_VALIDATE_FAIL_ON", "warning");
    desk.put("r.xml", save(LONG));
    desk.put("mmsctl.toml", "[validate]\nfail-on = 'error'\n");
    desk.run("validate r.xml").exits(1);
    desk.run("validate r.xml --fail-on error").exits(0);
    let wrong = Desk::new().environment("MMSCTL_VALIDATE_STRICT", "maybe");
    wrong.put("r.xml", save(LONG));
    wrong.run("validate r.xml").exits(2).says(&["MMSCTL_VALIDATE_STRICT: `maybe` is neither true nor false"]);
}

#[test]
fn a_login_in_an_endpoint_is_not_shown() {
    let desk = Desk::new().environment("MMSCTL_SEND_ENDPOINT", "https://me:pw@api.acme.com/ep/?key=abc");
    let run = desk.run("config --set").exits(0).prints(&["https://api.acme.com/ep/?…"]);
    assert!(!run.stdout.contains("pw") && !run.stdout.contains("abc"), "{}", run.stdout);
}

#[test]
fn configured_folders_start_from_the_file_and_may_be_absent() {
    let desk = Desk::new();
    let url = "https://media.acme.com/mms/hero.jpg";
    desk.put("deep/r.xml", save(&format!("<slide><image><url>{url}</url></image></slide>")));
    let base = "[[media]]\nbase-url = 'https://media.acme.com/mms/'\ndir = 'upload'\n";
    desk.put("mmsctl.toml", base);
    let state =
        || desk.run("validate --format json deep/r.xml").json()["documents"][0]["media"][0]["state"].clone();
    assert_eq!(state(), "not-inspected");
    desk.sample("hero.jpg", "upload/hero.jpg");
    assert_eq!(state(), "inspected");
    desk.run("validate deep/r.xml --require-media").exits(0);
}

#[test]
fn own_profiles_stand_beside_the_published_ones() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "hero.jpg");
    desk.put("mmsctl.toml", "[profiles.ours]\nabout = 'what our carrier takes'\nlimit = '10 KB'\n");
    let json = desk.run("estimate hero.jpg --profile ours --format json").exits(0).json();
    let verdict = &json["messages"][0]["verdicts"][0];
    assert_eq!((verdict["profile"].as_str(), verdict["limit_bytes"].as_u64()), (Some("ours"), Some(10_000)));
    desk.run("profiles ours").exits(0).prints(&["what our carrier takes"]);
    desk.put("mmsctl.toml", "[profiles.ours]\nlimit = 0\n");
    desk.run("estimate hero.jpg").exits(2).says(&["has a limit of 0 bytes", "mmsctl.toml:1:11"]);
}

#[test]
fn logins_of_urls_are_not_shown() {
    let desk = Desk::new().environment("MMSCTL_BUILD_BASE_URL", "https://ann:hunter2@cdn.acme.com/mms/");
    desk.put(
        "mmsctl.toml",
        "[[media]]\nbase-url = 'https://bob:swordfish@media.acme.com/'\ndir = 'media'\n\
         [build]\nbase-url = 'https://eve:opensesame@img.acme.com/'\n",
    );
    for line in ["config", "config --format json", "config --set"] {
        let run = desk.run(line).exits(0).prints(&["media.acme.com/", "cdn.acme.com/mms/"]);
        let said = run.stdout.clone() + &run.stderr;
        for word in ["hunter2", "swordfish", "opensesame", "ann:", "bob:", "eve:"] {
            assert!(!said.contains(word), "{line}: {said}");
        }
    }
}
