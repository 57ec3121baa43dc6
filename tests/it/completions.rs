//! The committed completion scripts, run in a real shell.

use std::process::Command;

/// What bash offers for the last of these words.
fn offered(words: &[&str]) -> String {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/completions/mmsctl.bash");
    // The builtin wants to be called from within a completion.
    let complete = "source \"$0\"; compopt() { echo \"$2\"; }; COMP_WORDS=(mmsctl \"$@\"); COMP_CWORD=$#; \
                    _mmsctl mmsctl \"${COMP_WORDS[-1]}\" \"${COMP_WORDS[-2]}\"; echo \"${COMPREPLY[*]}\"";
    let output = Command::new("bash").args(["-c", complete, script]).args(words).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().replace('\n', " ")
}

#[test]
fn bash_completes_values() {
    for (words, offer) in [
        (["build", "--out-dir", ""], "plusdirs"),
        (["build", "--text-file", "Cargo.to"], "filenames Cargo.toml"),
        (["build", "--subject", "Cargo.to"], "nospace Cargo.to"),
        (["estimate", "--profile", "us-"], "us-600kb"),
        (["estimate", "--carrier", "t-"], "t-mobile"),
        (["validate", "--allow", "too-"], "too-many-slides"),
        (["postback", "emit", "N40"], "N401"),
        (["explain", "N003", "too-"], "too-many-slides"),
    ] {
        assert_eq!(offered(&words), offer, "{words:?}");
    }
    // This is how bash splits `--format=js`.
    assert_eq!(offered(&["validate", "--format", "=", "js"]), "json");
    assert_eq!(offered(&["estimate", "--profile", "=", "us-"]), "us-600kb");
    assert_eq!(offered(&["postback", "check", "--format", "="]), "human json");
}

#[test]
fn zsh_value_names_with_colons_are_escaped() {
    let script = std::fs::read_to_string("completions/_mmsctl").unwrap();
    for name in [r"]:NAME\: VALUE:'", r"]:CODE[\:FIELD=VALUE]:'"] {
        assert!(script.contains(name), "{name}");
    }
}

#[test]
fn what_an_argument_may_be_is_offered_by_fish() {
    let script = std::fs::read_to_string("completions/mmsctl.fish").unwrap();
    for (condition, value) in [
        ("__fish_mmsctl_using_subcommand explain", " too-many-slides "),
        ("__fish_mmsctl_using_subcommand schema", " validate "),
        ("__fish_mmsctl_using_subcommand postback; and __fish_seen_subcommand_from emit", " N102 "),
    ] {
        let start = format!("complete -c mmsctl -n \"{condition}\" -f -a \"");
        let line = script.lines().rfind(|line| line.starts_with(&start));
        assert!(line.is_some_and(|line| line.contains(value)), "{condition}");
    }
}
