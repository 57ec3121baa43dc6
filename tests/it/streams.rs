//! The stream, the colours and the exit code of each kind of output.

use std::process::{Command, Stdio};

use crate::harness::{Desk, save};

#[test]
fn the_exit_code_is_the_worst_kind_and_does_not_depend_on_the_format() {
    let desk = Desk::new();
    desk.put("good.xml", save("<slide><message-text>Hi</message-text><duration>5</duration></slide>"));
    desk.put("warned.xml", save("<slide><message-text>Hi</message-text><duration>45</duration></slide>"));
    desk.put("bad.xml", save("<slide/>"));
    for format in ["human", "json"] {
        for (line, code) in [
            ("good.xml", 0),
            ("warned.xml", 0),
            ("warned.xml --fail-on warning", 1),
            ("good.xml bad.xml", 1),
            ("missing.xml bad.xml", 3),
            ("--no-such-flag", 2),
            ("", 2),
        ] {
            desk.run(&format!("validate --format {format} {line}")).exits(code);
        }
    }
}

#[test]
fn results_go_to_stdout_and_colour_only_to_terminals() {
    let desk = Desk::new();
    desk.put("bad.xml", save("<slide/>"));
    let run = desk.run("validate bad.xml").exits(1);
    assert!(run.stderr.is_empty() && run.stdout.contains("error[empty-slide]"));
    assert!(!run.stdout.contains('\u{1b}'));
    let run = desk.run("validate --color always bad.xml").exits(1);
    assert!(run.stdout.contains("\u{1b}["));
    let run = desk.run("--version").exits(0);
    assert_eq!(run.stdout, concat!("mmsctl ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn a_closed_stdout_is_no_error() {
    let desk = Desk::new();
    let bad = desk.put("bad.xml", save(&"<slide/>".repeat(3000)));
    let mut child = Command::new(env!("CARGO_BIN_EXE_mmsctl"))
        .args(["validate", "--verbose"])
        .arg(bad)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    // Only the reader is done; what was found is found.
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[cfg(unix)]
#[test]
fn full_stderr_does_not_stop_the_run() {
    let desk = Desk::new();
    desk.put("m.toml", "subject = 'S'\nname = 'a'\n[[slide]]\ntext = 'Hi'\n");
    let full = || Stdio::from(std::fs::File::options().write(true).open("/dev/full").unwrap());
    let mut build = Command::new(env!("CARGO_BIN_EXE_mmsctl"));
    build.args(["build", "m.toml", "-o", "r.xml"]).current_dir(desk.path("")).stderr(full());
    assert_eq!(build.status().unwrap().code(), Some(0));
    assert!(desk.path("r.xml").exists());
}

#[test]
fn standard_input_is_a_document() {
    let desk = Desk::new().stdin(save("<slide/>"));
    desk.run("validate -").exits(1).prints(&["--> <stdin>:6:2", "error[empty-slide]"]);
}

#[cfg(target_os = "linux")]
#[test]
fn output_to_dev_stdout_appends() {
    let desk = Desk::new();
    let log = desk.put("log", "before\n");
    for name in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        std::fs::write(&log, "before\n").unwrap();
        let stdout = std::fs::File::options().append(true).open(&log).unwrap();
        let line = format!("build --subject S --name a --slide --text Hi --duration 5 -o {name}");
        desk.start_into(stdout.into(), &line).ends().exits(0);
        let text = std::fs::read_to_string(&log).unwrap();
        assert!(text.starts_with("before\n<?xml") && text.ends_with("</request>\n"), "{name}: {text}");
    }
}

#[test]
fn colour_is_chosen_for_help_and_usage_errors_too() {
    for (variable, line, colour) in [
        ("", "--color always --help", true),
        ("", "--color=always foo", true),
        ("", "--color never --color always foo", true),
        ("", "foo", false),
        ("", "foo -- --color always", false),
        ("always", "foo", true),
        ("always", "validate --color never --foo", false),
    ] {
        let run = Desk::new().environment("MMSCTL_COLOR", variable).run(line);
        assert_eq!((run.stdout + &run.stderr).contains('\u{1b}'), colour, "{variable} {line}");
    }
}

#[test]
fn unknown_flag_gets_no_misleading_tip() {
    let desk = Desk::new();
    let run = desk.run("explain E225 --format json").exits(2);
    assert!(!run.stderr.contains("tip:"), "{}", run.stderr);
    desk.run("man postbak").exits(2).says(&["did you mean `postback`?"]);
    desk.run("build --subject -5%").exits(2).says(&["as in '--subject=-5%'"]);
    let path = ["write a path that begins with '-' after '--', as in '-- -x.xml'"];
    for line in ["validate -x.xml", "send --dry-run -x.xml"] {
        desk.run(line).exits(2).says(&path);
    }
    let run = desk.run("send -q a.xml").exits(2);
    assert!(!run.stderr.contains("tip:"), "{}", run.stderr);
}

#[test]
fn element_name_as_flag_suggests_the_flag() {
    let desk = Desk::new();
    for (line, flag) in [
        ("build --message-subject X --slide", "a similar argument exists: '--subject'"),
        ("build --slide --message-text X", "a similar argument exists: '--text'"),
        ("build --image hero.jpg", "a similar argument exists: '--slide'"),
    ] {
        let run = desk.run(line).exits(2);
        assert!(!run.stderr.contains("ddm"), "{}", run.stderr);
        run.says(&[flag]);
    }
    desk.put("hero.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0");
    desk.run("build hero.jpg")
        .exits(2)
        .says(&["`hero.jpg` is a medium (JPEG), not a manifest", "help: name media after `--slide`"]);
}

#[test]
fn terminal_of_zero_columns_has_the_default_width() {
    let run = Desk::new().environment("COLUMNS", "0").run("--help").exits(0);
    run.prints(&["Compose, check and size MMS"]);
}
