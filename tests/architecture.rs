//! Enforces the architecture: which module may import which, where each dependency is used, which files access the
//! outside world, how large files get, and what is in the top folder.

#![expect(clippy::unwrap_used, reason = "in a test an unwrap is an assertion")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The layers, from the bottom up, each with its modules from the bottom up. A module may import those below it,
/// except that the modules of `formats` and of `flows` do not import one another.
const LAYERS: &[(&str, &[&str])] = &[
    (
        "ground",
        &[
            "bytes",
            "nearest",
            "reason",
            "limits",
            "source",
            "diagnostic",
            "reference",
            "served",
            "codes",
            "interrupt",
        ],
    ),
    ("formats", &["xml", "toml_file", "files", "media", "net"]),
    ("meaning", &["dialect", "elements", "reply", "postback", "message"]),
    ("judgement", &["size", "check"]),
    ("flows", &["analysis", "convert", "fix", "send"]),
    ("assemblies", &["compose", "sizing", "fitting"]),
    ("output", &["render"]),
    ("shell", &["cli"]),
];

/// Modules below `module` that it may not import all the same: `files`, `media` and `net` access the outside world.
fn forbidden(module: &str) -> &'static [&'static str] {
    match module {
        "dialect" | "elements" | "reply" | "postback" | "message" | "size" | "check" | "fix" | "convert" => {
            &["files", "media", "net"]
        }
        "analysis" => &["files", "net"],
        "compose" | "sizing" | "fitting" => &["net"],
        "send" => &["files", "media", "size", "check"],
        "render" => &["files", "media", "net", "xml", "convert", "fix", "compose", "fitting"],
        _ => &[],
    }
}

/// Parts of `media` that are pure facts or plans, so that modules which may not import the rest may import these.
fn excepted(module: &str) -> &'static [&'static str] {
    match module {
        "size" | "check" | "fix" => &["media::assets", "media::info", "media::kind"],
        "render" => {
            &["media::assets", "media::info", "media::kind", "media::fit", "media::plan", "media::arguments"]
        }
        _ => &[],
    }
}

/// Whether `module` may import `path`, such as `media::info::Duration`.
fn may_import(module: &str, path: &str) -> bool {
    let place = |name: &str| {
        let found = LAYERS.iter().enumerate().find_map(|(layer, (_, modules))| {
            Some((layer, modules.iter().position(|listed| *listed == name)?))
        });
        found.unwrap_or_else(|| panic!("`{name}` has no layer: give it one here and in lib.rs"))
    };
    let other = path.split("::").next().unwrap();
    if other == module
        || excepted(module).iter().any(|part| path == *part || path.starts_with(&format!("{part}::")))
    {
        return true;
    }
    let ((layer, at), (below, rank)) = (place(module), place(other));
    let apart = matches!(LAYERS[layer].0, "formats" | "flows");
    let lies_below = below < layer || below == layer && rank < at && !apart;
    lies_below && !forbidden(module).contains(&other)
}

/// Each dependency, with the paths below `src/` that may name it.
const HOMES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["render/"]),
    ("anyhow", &["cli/completions.rs", "cli/exit.rs", "cli/man.rs", "cli/schema.rs"]),
    ("base64", &["size/", "render/contact_sheet.rs", "source/base64_text.rs"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/completions.rs"]),
    ("clap_mangen", &["cli/man.rs"]),
    ("console", &["render/progress"]),
    ("csv", &["render/"]),
    ("ctrlc", &["cli/signals.rs"]),
    ("encoding_rs", &["source/"]),
    ("fast_image_resize", &["media/image/"]),
    ("fastrand", &["postback/"]),
    ("ffprobe", &["media/probe/deep.rs"]),
    ("gif", &["media/gif/"]),
    ("globset", &["cli/inputs/"]),
    ("httpdate", &["send/response.rs"]),
    ("hyper", &["net/"]),
    ("hyper_util", &["net/"]),
    ("ignore", &["cli/inputs/"]),
    ("image", &["media/probe/picture.rs", "media/image/"]),
    ("imagesize", &["media/probe/picture.rs"]),
    ("indicatif", &["render/progress"]),
    ("jiff", &["check/values.rs", "postback/moment.rs"]),
    ("lofty", &["media/probe/audio.rs"]),
    ("maud", &["render/"]),
    ("memchr", &["source/", "xml/"]),
    ("mimalloc", &["main.rs"]),
    ("moxcms", &["media/image/"]),
    ("mozjpeg", &["media/image/"]),
    ("mozjpeg_sys", &["media/image/libjpeg.rs"]),
    ("mp4parse", &["media/probe/isobmff.rs"]),
    ("nix", &["media/encode/process.rs"]),
    ("oxipng", &["media/image/"]),
    ("percent_encoding", &["reference/"]),
    ("quick_junit", &["render/"]),
    ("quick_xml", &["xml/"]),
    ("reqwest", &["net/client.rs", "net/proxy.rs"]),
    ("rustls", &["net/"]),
    ("rustls_platform_verifier", &["net/tls.rs"]),
    // Besides code that prints, the types that are printed as they are.
    (
        "schemars",
        &[
            "render/",
            "cli/",
            "check/rule.rs",
            "compose/schema.rs",
            "diagnostic.rs",
            "dialect/generation.rs",
            "limits/profile.rs",
            "limits/row.rs",
            "postback/events.rs",
            "send/journal.rs",
            "send/outcome.rs",
            "send/templates.rs",
        ],
    ),
    (
        "serde_json",
        &[
            "render/",
            "cli/mod.rs",
            "cli/schema.rs",
            "cli/config/schema.rs",
            "cli/validate/baseline.rs",
            "compose/schema.rs",
            "media/cache.rs",
            "media/probe/deep.rs",
            "send/journal.rs",
        ],
    ),
    ("sha2", &["files/", "check/fingerprint.rs", "media/cache.rs", "send/journal.rs"]),
    ("signal_hook", &["cli/signals.rs"]),
    ("similar", &["render/"]),
    ("strsim", &["nearest.rs"]),
    ("tempfile", &["files/", "media/cache.rs", "media/fit/"]),
    ("terminal_size", &["cli/context.rs"]),
    ("tiff", &["media/image/"]),
    ("tokio", &["net/"]),
    ("toml", &["toml_file.rs", "compose/", "cli/config/", "check/examples/", "limits/profiles.rs"]),
    ("url", &["reference/"]),
    ("webpki", &["net/"]),
];

/// Paths of APIs that access the outside world, with the files that may name them.
const DOORS: &[(&str, &[&str])] = &[
    ("std::fs", FILES),
    ("fs::", FILES),
    ("File::open", FILES),
    ("process::Command", &["media/encode/process.rs"]),
    ("std::net", &["net/", "reference/", "cli/postback/listen.rs", "cli/send/wait.rs"]),
    ("File::options", &["files/"]),
    ("env::var", &["cli/context.rs"]),
    ("env::args", &["main.rs"]),
    ("current_dir", &["cli/context.rs"]),
    ("SystemTime", &["cli/context.rs"]),
    ("Instant::now", &["cli/context.rs", "media/encode/process.rs", "net/"]),
    ("io::stdout", &["main.rs", "cli/context.rs", "files/"]),
    ("io::stderr", &["main.rs", "cli/context.rs", "files/"]),
    ("io::stdin", &["main.rs", "cli/context.rs"]),
    ("process::exit", &[]),
];

/// The files that may open others.
const FILES: &[&str] = &[
    "check/examples/",
    "cli/journal.rs",
    "files/",
    "media/cache.rs",
    "media/encode/",
    "media/fit/",
    "media/probe/",
];

/// The most lines of a file, without tests. The aim is about 400.
const LINES: usize = 430;

/// The most lines of a `mod.rs` besides declarations, which a command needs that chooses one of its subcommands.
const MODULE_LINES: usize = 20;

/// The files `mod.rs` with more lines, which are tables: of the rules, and of the limits.
const FULL_MODULES: &[&str] = &["check/rules/mod.rs", "limits/mod.rs"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file below `src/`, without data files: its path there and its text without tests.
fn sources() -> Vec<(String, String)> {
    let (mut found, mut open) = (Vec::new(), vec![root().join("src")]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
                let name = path.strip_prefix(root().join("src")).unwrap().to_str().unwrap().to_owned();
                found.push((name, text));
            }
        }
    }
    found.sort();
    assert!(found.len() > 100, "{}", found.len());
    found
}

/// The lines of code in a file with their numbers, without lines of comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// The number of lines of code that are no attributes and declare neither modules nor imported names.
fn besides_declarations(text: &str) -> usize {
    let mut is_open = false;
    let is_other = |line: &&str| {
        let item = line.rsplit(") ").next().unwrap().trim_start_matches("pub ");
        let declares = is_open || item.starts_with("mod ") || item.starts_with("use ");
        is_open = declares && !line.ends_with(';');
        !declares && !line.is_empty() && !line.trim_start().starts_with("#[")
    };
    code(text).map(|(_, line)| line).filter(is_other).count()
}

/// The paths `a::b` after `crate::` in a line, also inside braces.
fn crate_paths(line: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
        paths.push(rest[..end].trim_end_matches(':').to_owned());
    }
    paths
}

#[test]
fn the_map_shows_the_layers() {
    let map = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let mut listed = Vec::new();
    for line in map.lines() {
        if let Some((layer, _)) = line.strip_prefix("// ").and_then(|line| line.split_once(':')) {
            listed.push((layer.to_lowercase(), BTreeSet::new()));
        } else if let Some(module) = line.trim_start_matches("pub ").strip_prefix("mod ") {
            listed.last_mut().unwrap().1.insert(module.trim_end_matches(';').to_owned());
        }
    }
    let layers = LAYERS.iter().map(|(layer, modules)| {
        ((*layer).to_owned(), modules.iter().map(|module| (*module).to_owned()).collect())
    });
    assert_eq!(listed, layers.collect::<Vec<(String, BTreeSet<String>)>>());
}

#[test]
fn layers_are_kept() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let module = name.split('/').next().unwrap().trim_end_matches(".rs");
        if matches!(module, "lib" | "main") {
            continue;
        }
        for (number, line) in code(&text) {
            for path in crate_paths(line) {
                if !may_import(module, &path) {
                    wrong.push(format!("src/{name}:{number}: `{module}` may not import `{path}`"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn dependencies_have_one_home() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        for (number, line) in code(&text) {
            for (dependency, homes) in HOMES {
                let path = format!("{dependency}::");
                let names = line.match_indices(&path).any(|(at, _)| {
                    // `annotate_snippets::x` names a crate, `super::image::x` and `my_image::x` do not.
                    !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
                });
                if names && !homes.iter().any(|home| name.starts_with(home)) {
                    wrong.push(format!("src/{name}:{number}: `{dependency}` lives in {homes:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_world_is_touched_through_doors() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        for (number, line) in code(&text) {
            for (word, doors) in DOORS {
                let said = line
                    .match_indices(word)
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
                if said && !doors.iter().any(|door| name.starts_with(door)) {
                    wrong.push(format!("src/{name}:{number}: `{word}` is for {doors:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_small_named_for_what_they_are_and_say_so() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let lines = text.lines().count();
        if lines > LINES {
            wrong.push(format!("src/{name} has {lines} lines"));
        }
        if !text.starts_with("//! ") {
            wrong.push(format!("src/{name} does not begin by saying what it is"));
        }
        let stem = Path::new(&name).file_stem().unwrap().to_str().unwrap();
        if ["utils", "util", "helpers", "helper", "common", "manager", "misc"].contains(&stem) {
            wrong.push(format!("src/{name} is named for nothing"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The compiler asks for words only about what other crates can name, and that is little.
#[test]
fn public_items_say_what_they_are() {
    let begins = |line: &str, words: &[&str]| words.iter().any(|word| line.starts_with(word));
    let is_item = |line: &str| begins(line, &["pub "]) && !begins(line, &["pub use ", "pub mod "]);
    let is_another_s = |line: &str| line.is_empty() || line.starts_with("pub ") || line.ends_with('{');
    // What a group of flags is for is said at its type.
    let speaks = |line: &str| begins(line, &["///", "$(#[doc", "#[command(flatten)]"]);
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for (index, line) in lines.iter().enumerate().filter(|(_, line)| is_item(line)) {
            let mut own = lines[..index].iter().rev().take_while(|line| !is_another_s(line));
            if !own.any(|line| speaks(line)) {
                wrong.push(format!("src/{name}:{}: `{line}` does not say what it is", index + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A `mod.rs` says what is in its folder. What the folder does is in files that are named for it.
#[test]
fn module_files_declare_and_do_no_more() {
    let is_full = |(name, text): &&(String, String)| {
        name.ends_with("/mod.rs") && besides_declarations(text) > MODULE_LINES
    };
    let sources = sources();
    let full: Vec<&str> = sources.iter().filter(is_full).map(|(name, _)| name.as_str()).collect();
    assert_eq!(full, FULL_MODULES, "new code goes to a file of the folder; what is short leaves the list");
}

#[test]
fn rules_are_files_and_files_are_rules() {
    let folder = root().join("src/check/rules");
    let list = fs::read_to_string(folder.join("mod.rs")).unwrap();
    let named = |before: &str, after: &str| -> Vec<String> {
        let name = |line: &str| Some(line.trim().strip_prefix(before)?.strip_suffix(after)?.to_owned());
        list.lines().filter_map(name).collect()
    };
    let listed = named("&", "::RULE,");
    assert_eq!(listed, named("mod ", ";"), "src/check/rules/mod.rs does not list what it declares");
    assert!(listed.is_sorted(), "src/check/rules/mod.rs is not sorted");
    let mut files = BTreeSet::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if stem != "mod" {
            let text = fs::read_to_string(&path).unwrap();
            let rule = format!("\"{}\", ", stem.replace('_', "-"));
            assert!(text.contains(&rule), "src/check/rules/{stem}.rs does not declare its own name");
            files.insert(stem);
        }
    }
    assert_eq!(listed, files.into_iter().collect::<Vec<_>>());
}

#[test]
fn nothing_else_lies_at_the_top() {
    const TOP: &[&str] = &[
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "Makefile",
        "README.md",
        "completions",
        "fuzz",
        "man",
        "schemas",
        "src",
        "tests",
    ];
    // In a tarball there is no git repository.
    if !root().join(".git").exists() {
        return;
    }
    let listed = std::process::Command::new("git").args(["ls-files"]).current_dir(root()).output();
    let listed = String::from_utf8(listed.expect("git runs").stdout).unwrap();
    assert!(listed.contains("src/lib.rs"), "{listed}");
    let top: BTreeSet<PathBuf> = listed
        .lines()
        .filter_map(|path| Path::new(path).components().next())
        .map(|part| PathBuf::from(part.as_os_str()))
        .collect();
    let other: Vec<_> = top
        .iter()
        .filter_map(|path| path.to_str())
        .filter(|name| !name.starts_with('.') && !TOP.contains(name))
        .collect();
    assert!(other.is_empty(), "{other:?}");
}
