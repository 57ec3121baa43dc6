//! The effects of a configuration on a run.

use crate::harness::{Desk, save};

const LONG: &str = "<slide><message-text>Hi</message-text><duration>45</duration></slide>";

#[test]
fn file_above_sets_flags_and_rules_and_typed_flags_override_it() {
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
fn key_in_the_file_is_refused_and_told_where_it_belongs() {
    let desk = Desk::new();
    desk.put("r.xml", save(LONG));
    for text in ["[send]\napi-key = 'abc123'\n", "api_key = 'abc123'\n", "[templates]\nAPIKEY = 'abc123'\n"] {
        desk.put("mmsctl.toml", text);
        let run = desk.run("validate r.xml").exits(2).says(&["not kept with the settings", "MMSCTL_API_KEY"]);
        assert!(!run.stderr.contains("abc123"), "{}", run.stderr);
    }
}

#[test]
fn a_login_in_an_endpoint_is_not_shown() {
    let desk = Desk::new().environment("MMSCTL_SEND_ENDPOINT", "https://me:pw@api.acme.com/ep/?key=abc");
    let run = desk.run("config --set").exits(0).prints(&["https://api.acme.com/ep/?…"]);
    assert!(!run.stdout.contains("pw") && !run.stdout.contains("abc"), "{}", run.stdout);
}

#[test]
fn an_endpoint_in_a_file_that_was_found_stops_only_what_would_send_there() {
    let desk = Desk::new();
    let slide = "<slide><message-text>Hi</message-text><duration>5</duration></slide>";
    desk.put("r.xml", save(slide));
    desk.put("mmsctl.toml", "[send]\nendpoint = 'https://e.acme.com/'\n");
    let words = ["`endpoint` says where the API key goes", "mmsctl.toml:2:12", "MMSCTL_SEND_ENDPOINT"];
    desk.run("send --dry-run r.xml").exits(2).says(&words);
    let run = desk.run("config --set").exits(0).prints(&["https://e.acme.com/"]);
    run.says(&["warning: `endpoint` says where the API key goes"]);
    desk.run("explain E225").exits(0);
    desk.run("validate r.xml").exits(0);
    desk.run("templates delete 1 --dry-run").exits(0);
    desk.run("send --dry-run r.xml --config mmsctl.toml").exits(0).prints(&["e.acme.com"]);
    desk.run("send --dry-run r.xml --endpoint https://b.acme.com/").exits(0).prints(&["b.acme.com"]);
    let desk = desk.environment("MMSCTL_SEND_ENDPOINT", "https://a.acme.com/");
    let run = desk.run("send --dry-run r.xml").exits(0).prints(&["a.acme.com"]);
    assert!(!run.stdout.contains("e.acme.com"), "{}", run.stdout);
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

#[test]
fn typed_flag_overrides_configured_flags_that_conflict_with_it() {
    let desk = Desk::new();
    desk.put("a.xml", save("<slide><message-text>Hi</message-text><duration>5</duration></slide>"));
    desk.put("mmsctl.toml", "[estimate]\nall-carriers = true\n");
    let run = desk.run("estimate a.xml --carrier att --format short").exits(0);
    assert!(!run.stdout.contains("verizon"), "{}", run.stdout);
    desk.put("mmsctl.toml", "[estimate]\ncarrier = [\"att\"]\n");
    desk.run("estimate a.xml --all-carriers --format short").exits(0).prints(&["verizon"]);
    let desk = desk.environment("MMSCTL_ESTIMATE_ALL_CARRIERS", "true");
    desk.run("estimate a.xml --format short").exits(0).prints(&["verizon"]);
    let desk = desk.environment("MMSCTL_ESTIMATE_ALL_CARRIERS", "");
    let run = desk.run("estimate a.xml --format short").exits(0);
    assert!(!run.stdout.contains("verizon"), "an empty variable is none: {}", run.stdout);
}

#[test]
fn manifest_overrides_the_configuration() {
    let desk = Desk::new();
    desk.sample("hero.jpg", "hero.jpg");
    desk.put("mmsctl.toml", "[build]\nbase-url = \"https://all.acme.com/\"\ndialect = \"classic\"\n");
    let slide = "subject = 'S'\nname = 'a'\n[[slide]]\nmedia = 'hero.jpg'\nduration = 5\n";
    desk.put("own.toml", format!("dialect = 'current'\nbase-url = 'https://own.acme.com/'\n{slide}"));
    desk.put("none.toml", slide);
    desk.run("build own.toml").exits(0).prints(&["https://own.acme.com/hero.jpg", "<message-subject>"]);
    desk.run("build none.toml").exits(0).prints(&["https://all.acme.com/hero.jpg", "<SUBJECT>"]);
    let line = "build own.toml --base-url https://typed.acme.com/";
    desk.run(line).exits(0).prints(&["https://typed.acme.com/hero.jpg"]);
}

#[test]
fn config_shows_effective_values_and_warns_of_useless_ones() {
    let desk = Desk::new();
    desk.put("mmsctl.toml", "[validate]\nfail-on = \"erorr\"\nretries = -1\n");
    let desk = desk.environment("MMSCTL_FIT_MAXFPS", "12").environment("MMSCTL_FIT_BUDGET", "3");
    let run = desk.run("config").exits(2);
    let run = run.says(&["'erorr' for '--fail-on", "'-1' for '--retries", "is MMSCTL_FIT_MAX_FPS meant?"]);
    let run = run.says(&["MMSCTL_FIT_BUDGET has no effect"]);
    let line =
        |key: &str| run.stdout.lines().find(|line| line.starts_with(key)).unwrap_or_default().to_owned();
    for (key, value) in [
        ("fit.preset ", "slow"),
        ("validate.max-bytes ", "64MB"),
        ("build.dialect ", "current"),
        ("validate.timeout ", "30s"),
        ("templates.list.timeout ", "90s"),
        ("postback.trigger.timeout ", "10s"),
        ("postback.trigger.content-type ", "text/xml"),
    ] {
        assert!(line(key).contains(value), "{key}: {}", run.stdout);
    }
    assert!(!line("fit.jobs ").contains(" - "), "{}", run.stdout);
}

#[cfg(unix)]
#[test]
fn dangling_link_as_configuration_is_an_error() {
    let desk = Desk::new();
    std::os::unix::fs::symlink("gone.toml", desk.path("mmsctl.toml")).unwrap();
    desk.run("config").exits(3).says(&["`mmsctl.toml` cannot be read"]);
}

#[test]
fn missing_media_folder_is_reported() {
    let desk = Desk::new();
    desk.put(
        "r.xml",
        save("<slide><image><url>http://m.acme.com/a.jpg</url></image><duration>5</duration></slide>"),
    );
    desk.put("mmsctl.toml", "[[media]]\nbase-url = 'http://m.acme.com/'\ndir = 'zz'\n");
    for line in ["validate r.xml", "estimate r.xml"] {
        desk.run(line).says(&["zz`, which the configuration names for media, is not a folder"]);
    }
    let run = desk.run("validate --base-url http://m.acme.com/ --media-dir . r.xml");
    assert!(!run.stderr.contains("zz"), "{}", run.stderr);
    let run = desk.run("validate --base-url m.acme.com --media-dir . r.xml").exits(2);
    run.says(&["`m.acme.com` is not a URL", "write it whole"]);
}

#[test]
fn what_an_error_in_the_configuration_names_works_beside_it() {
    let desk = Desk::new();
    desk.put("mmsctl.toml", "[rules]\nxyzzy = 'error'\n");
    desk.run("config").exits(2).says(&["`xyzzy` is not a rule", "`mmsctl rules` lists them"]);
    for line in ["rules", "explain --list"] {
        let run = desk.run(line).exits(0).prints(&["duration-long"]);
        run.says(&["`xyzzy` is not a rule", "this command works without the configuration"]);
    }
}

#[test]
fn an_error_in_the_configuration_gives_no_advice_about_the_command_line() {
    let desk = Desk::new();
    desk.put("a.xml", save(LONG));
    for (setting, help) in [
        ("timeout = '0s'", "`mmsctl validate --help` says what it takes"),
        ("fail-on = ['warning', 'error']", "give it one value"),
        ("fail-on = 'erorr'", "error"),
    ] {
        desk.put("mmsctl.toml", format!("[validate]\n{setting}\n"));
        let run = desk.run("validate a.xml").exits(2).says(&["= help: ", help]);
        assert!(!run.stderr.contains("Usage") && !run.stderr.contains("try '--help'"), "{}", run.stderr);
    }
}
