//! Committed files that are generated from the code: completions, manual pages, schemas and the README's blocks. The
//! test fails if one is stale; `make generate` (which sets `MMSCTL_BLESS`) writes them again.

#![expect(clippy::unwrap_used, reason = "in a test an unwrap is an assertion")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mmsctl::cli::exit::Exit;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn mmsctl(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_mmsctl")).args(args).env("COLUMNS", "80").output().unwrap();
    assert!(output.status.success(), "mmsctl {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Every generated file with its expected content.
fn expected() -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    for (shell, name) in [
        ("bash", "mmsctl.bash"),
        ("zsh", "_mmsctl"),
        ("fish", "mmsctl.fish"),
        ("powershell", "_mmsctl.ps1"),
        ("elvish", "mmsctl.elv"),
    ] {
        files.insert(root().join("completions").join(name), mmsctl(&["completions", shell]));
    }
    files.insert(root().join("man/mmsctl.1"), mmsctl(&["man"]));
    for sub in pages() {
        files.insert(root().join(format!("man/mmsctl-{sub}.1")), mmsctl(&["man", &sub]));
    }
    files.insert(root().join("man/mmsctl-rules.7"), mmsctl(&["man", "rules.7"]));
    for line in mmsctl(&["schema"]).lines() {
        let name = line.split_whitespace().next().unwrap();
        files.insert(root().join(format!("schemas/{name}.json")), mmsctl(&["schema", name]));
    }
    files.insert(root().join("README.md"), readme());
    files
}

/// All subcommands, nested ones too, by the names of their pages.
fn pages() -> Vec<String> {
    let mut pages = Vec::new();
    for sub in subcommands(&["--help"]) {
        let below = subcommands(&[&sub, "--help"]);
        pages.extend(below.iter().map(|below| format!("{sub}-{below}")));
        pages.push(sub);
    }
    assert!(pages.len() > 10, "{pages:?}");
    pages
}

/// The names of the subcommands that a help text lists.
fn subcommands(args: &[&str]) -> Vec<String> {
    listed(args).into_iter().map(|(name, _)| name).collect()
}

/// The subcommands that a help text lists, each with what it does.
fn listed(args: &[&str]) -> Vec<(String, String)> {
    let help = mmsctl(args);
    let Some(list) = help.split("\nCommands:\n").nth(1) else { return Vec::new() };
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in list.split("\n\n").next().unwrap().lines() {
        // Names start at column 3; the rest of a wrapped description is indented further.
        match line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')) {
            Some(rest) => {
                let (name, does) = rest.split_once(' ').unwrap();
                commands.push((name.to_owned(), does.trim().to_owned()));
            }
            None => commands.last_mut().unwrap().1.push_str(&format!(" {}", line.trim())),
        }
    }
    commands.retain(|(name, _)| name != "help");
    commands
}

/// How each generated block of the README starts; it ends with `<!-- end -->`.
const MARKERS: [&str; 3] = ["<!-- session: ", "<!-- commands", "<!-- exit codes"];

/// The README with all its generated blocks made again: `<!-- session: ARGS | ARGS -->` holds a terminal session with
/// these commands, `<!-- commands -->` and `<!-- exit codes -->` their tables.
fn readme() -> String {
    let text = fs::read_to_string(root().join("README.md")).unwrap();
    let mut fresh = String::new();
    let mut rest = text.as_str();
    while let Some(at) = MARKERS.iter().filter_map(|word| rest.find(word)).min() {
        let (before, block) = rest.split_at(at);
        let (marker, after) = block.split_once(" -->\n").expect("the marker is closed");
        let end = after.find("<!-- end -->").expect("the block is closed");
        let content = match marker.strip_prefix("<!-- session: ") {
            Some(lines) => format!("```console\n{}```\n", session(lines)),
            None if marker == "<!-- commands" => commands(),
            None => exit_codes(),
        };
        fresh.push_str(&format!("{before}{marker} -->\n{content}"));
        rest = &after[end..];
    }
    fresh + rest
}

/// The commands as a table, each with a link to its manual page.
fn commands() -> String {
    let mut table = "| command | what it does |\n|---|---|\n".to_owned();
    for (name, does) in listed(&["--help"]) {
        table.push_str(&format!("| [{name}](man/mmsctl-{name}.1) | {does} |\n"));
    }
    table
}

/// The exit codes as a table.
fn exit_codes() -> String {
    let mut table = "| exit code | meaning |\n|---|---|\n".to_owned();
    for exit in Exit::ALL {
        let meaning = exit.meaning().replace("--fail-on", "`--fail-on`");
        table.push_str(&format!("| {} | {meaning} |\n", exit.code()));
    }
    table
}

/// The terminal session of these commands in a folder with the samples.
fn session(lines: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    for from in ["tests/media", "tests/cases/readme"] {
        for entry in fs::read_dir(root().join(from)).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    let mut seen = String::new();
    for line in lines.split(" | ") {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mmsctl"));
        command.args(line.split(' ')).current_dir(folder.path()).env("COLUMNS", "100");
        let output = command.output().unwrap();
        let streams = [output.stderr, output.stdout].map(|bytes| String::from_utf8(bytes).unwrap());
        seen.push_str(&format!("$ mmsctl {line}\n{}{}", streams[0], streams[1]));
    }
    seen
}

#[test]
fn generated_files_are_fresh() {
    let bless = std::env::var_os("MMSCTL_BLESS").is_some();
    let mut stale = Vec::new();
    for (path, content) in expected() {
        if fs::read_to_string(&path).ok().as_deref() == Some(&content) {
            continue;
        }
        if bless {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, content).unwrap();
        } else {
            stale.push(path.display().to_string());
        }
    }
    assert!(stale.is_empty(), "stale; run `make generate`:\n{}", stale.join("\n"));
}

#[test]
fn a_page_is_found_by_the_name_of_its_file_too() {
    assert_eq!(mmsctl(&["man", "mmsctl-build.1"]), mmsctl(&["man", "build"]));
}

#[test]
fn nothing_else_lies_beside_generated_files() {
    let expected = expected();
    for folder in ["completions", "man", "schemas"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            assert!(expected.contains_key(&path), "{} is generated by nothing", path.display());
        }
    }
}
