//! The flags that a configuration can set, and how configured values reach the command line.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{ArgMatches, Command};

/// A command and its flags that can be configured. Flags that define what a single run does (inputs, outputs, message
/// fields, fixing) are left out: a file that happens to be there must not decide these.
#[derive(Debug)]
pub struct Section {
    /// The words of the command. They are also the name of the table and the middle of the variable's name:
    /// `postback listen` is `[postback.listen]` and `MMSCTL_POSTBACK_LISTEN_…`.
    pub command: &'static [&'static str],
    /// The flags, without their hyphens.
    pub flags: &'static [&'static str],
}

const fn section(command: &'static [&'static str], flags: &'static [&'static str]) -> Section {
    Section { command, flags }
}

/// All sections with the flags that can be configured.
pub const SECTIONS: &[Section] = &[
    section(&[], &["color"]),
    section(
        &["validate"],
        &[
            "strict",
            "fail-on",
            "format",
            "baseline",
            "no-ignore",
            "require-media",
            "no-ffprobe",
            "max-bytes",
            "retries",
            "timeout",
            "quiet",
            "verbose",
        ],
    ),
    section(&["build"], &["strict", "base-url", "dialect", "hash-names"]),
    section(
        &["fit"],
        &[
            "audio-as",
            "background",
            "carrier",
            "format",
            "gif-as",
            "handset",
            "jobs",
            "max-fps",
            "min-quality",
            "preset",
            "profile",
            "quiet",
            "sender",
            "timeout",
        ],
    ),
    section(
        &["estimate"],
        &[
            "format",
            "sort",
            "fail-on",
            "profile",
            "carrier",
            "sender",
            "all-carriers",
            "source",
            "all-sources",
            "no-fallback",
            "require-media",
            "no-ffprobe",
            "max-bytes",
            "retries",
            "timeout",
        ],
    ),
    section(&["check-urls"], &["format", "strict", "max-bytes", "retries", "timeout"]),
    section(&["send"], &["endpoint", "format", "strict", "rate", "timeout"]),
    section(&["templates", "list"], &["endpoint", "format", "items-per-page", "dialect", "timeout"]),
    section(&["templates", "delete"], &["endpoint", "format", "dialect", "timeout"]),
    section(&["postback", "check"], &["format", "strict"]),
    section(
        &["postback", "trigger"],
        &["time-scale", "retries", "content-type", "form-field", "format", "timeout"],
    ),
    section(&["postback", "listen"], &["port", "bind", "max-body", "format", "strict"]),
];

/// Flags that decide where a key is sent. A file may set them only if the user named that file, not if it was found.
pub const NAMED_ONLY: &[&str] = &["endpoint"];

impl Section {
    /// The name of the environment variable that sets one of its flags.
    #[must_use]
    pub fn variable(&self, flag: &str) -> String {
        let words = self.command.iter().copied().chain([flag]);
        let words: Vec<String> = words.map(|word| word.replace('-', "_").to_ascii_uppercase()).collect();
        format!("MMSCTL_{}", words.join("_"))
    }

    /// The clap definition of the command.
    ///
    /// # Panics
    /// When `root` has no such command. A test checks this for every section.
    #[must_use]
    pub fn definition<'c>(&self, root: &'c Command) -> &'c Command {
        self.command
            .iter()
            .fold(root, |command, word| command.find_subcommand(word).expect("each section names a command"))
    }

    /// The matches of the command, if it is the one that runs.
    fn typed<'m>(&self, matches: &'m ArgMatches) -> Option<&'m ArgMatches> {
        self.command.iter().try_fold(matches, |matches, word| matches.subcommand_matches(word))
    }
}

/// The configured value of a flag, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The index of the section in [`SECTIONS`].
    pub section: usize,
    /// The flag, without its hyphens.
    pub flag: &'static str,
    /// The values; more than one for a flag that can be repeated.
    pub values: Vec<String>,
    /// Where the value comes from.
    pub origin: Origin,
}

/// Where a configured value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An environment variable.
    Variable(String),
    /// The configuration file, at these bytes.
    File(std::ops::Range<usize>),
}

/// The id of a flag's argument in clap. Derived fields have underscores, custom flags keep their hyphens.
fn id(command: &Command, flag: &str) -> Option<String> {
    let found = command.get_arguments().find(|arg| arg.get_long() == Some(flag))?;
    Some(found.get_id().to_string())
}

/// Whether a flag takes a value; otherwise it is a switch.
#[must_use]
pub fn takes_value(command: &Command, flag: &str) -> bool {
    let arg = command.get_arguments().find(|arg| arg.get_long() == Some(flag));
    arg.is_some_and(|arg| arg.get_action().takes_values())
}

/// Whether an argument is on the command line.
fn is_typed(typed: &ArgMatches, id: &str) -> bool {
    typed.ids().any(|known| known == id) && typed.value_source(id) == Some(ValueSource::CommandLine)
}

/// Whether two arguments of a command exclude each other.
fn exclude(command: &Command, one: &str, other: &str) -> bool {
    let excludes = |one: &str, other: &str| {
        let one = command.get_arguments().find(|arg| arg.get_id() == one);
        one.is_some_and(|one| command.get_arg_conflicts_with(one).iter().any(|arg| arg.get_id() == other))
    };
    excludes(one, other) || excludes(other, one)
}

/// Whether one of `others` overrides `setting`: it is for the same flag, or for one that excludes it.
pub fn gives_way(setting: &Setting, others: &[Setting], root: &Command) -> bool {
    let command = SECTIONS[setting.section].definition(root);
    let ids = |other: &Setting| id(command, setting.flag).zip(id(command, other.flag));
    let same = others.iter().filter(|other| other.section == setting.section);
    same.filter_map(ids).any(|(one, other)| one == other || exclude(command, &one, &other))
}

/// The arguments that `settings` add to the command line: those of the running command, except flags that were typed
/// and flags that a typed one excludes.
pub fn added<'s>(
    settings: &'s [Setting],
    root: &Command,
    matches: &ArgMatches,
) -> Vec<(&'s Setting, Vec<OsString>)> {
    let mut added = Vec::new();
    for setting in settings {
        let section = &SECTIONS[setting.section];
        let command = section.definition(root);
        let Some((typed, id)) = section.typed(matches).zip(id(command, setting.flag)) else { continue };
        let mut named = command.get_arguments().map(|arg| arg.get_id().as_str());
        if named.any(|arg| is_typed(typed, arg) && (arg == id || exclude(command, &id, arg))) {
            continue;
        }
        added.push((setting, arguments(setting, command)));
    }
    added.retain(|(_, arguments): &(_, Vec<_>)| !arguments.is_empty());
    added
}

/// The clap error for a value that its flag does not accept.
pub fn refused(setting: &Setting, root: &Command) -> Option<clap::Error> {
    let command = SECTIONS[setting.section].definition(root);
    let words = arguments(setting, command);
    let line = std::iter::once(OsString::from("mmsctl")).chain(words);
    let error = command.clone().try_get_matches_from(line).err()?;
    let of_value = [
        ErrorKind::InvalidValue,
        ErrorKind::ValueValidation,
        ErrorKind::TooManyValues,
        ErrorKind::InvalidUtf8,
    ];
    of_value.contains(&error.kind()).then_some(error)
}

/// The setting as it would be typed on the command line.
fn arguments(setting: &Setting, command: &Command) -> Vec<OsString> {
    let takes_value = takes_value(command, setting.flag);
    let argument = |value: &String| match (takes_value, value.as_str()) {
        (false, "false") => None,
        (false, "true") => Some(format!("--{}", setting.flag).into()),
        // The argument parser refuses a word that is neither.
        (_, value) => Some(format!("--{}={value}", setting.flag).into()),
    };
    setting.values.iter().filter_map(argument).collect()
}

/// The typed command line with `added` inserted before a `--`, because everything after that is a path.
#[must_use]
pub fn completed(typed: &[OsString], added: &[(&Setting, Vec<OsString>)]) -> Vec<OsString> {
    let at = typed.iter().position(|word| word == "--").unwrap_or(typed.len());
    let added = added.iter().flat_map(|(_, arguments)| arguments.iter().cloned());
    typed[..at].iter().cloned().chain(added).chain(typed[at..].iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    fn run(line: &str, settings: &[Setting]) -> Vec<String> {
        let (root, typed) = (Cli::command(), words(line));
        let matches = root.clone().try_get_matches_from(&typed).unwrap();
        let all = completed(&typed, &added(settings, &root, &matches));
        all.into_iter().map(|word| word.into_string().unwrap()).collect()
    }

    fn set(section: &str, flag: &'static str, value: &str) -> Setting {
        let section = SECTIONS.iter().position(|found| found.command.join(".") == section).unwrap();
        let origin = Origin::Variable(SECTIONS[section].variable(flag));
        Setting { section, flag, values: vec![value.to_owned()], origin }
    }

    #[test]
    fn every_flag_exists_and_has_one_variable() {
        let root = Cli::command();
        let mut variables = std::collections::BTreeSet::new();
        for section in SECTIONS {
            for flag in section.flags {
                assert!(
                    id(section.definition(&root), flag).is_some(),
                    "{} has no --{flag}",
                    section.command.join(".")
                );
                assert!(variables.insert(section.variable(flag)), "{}", section.variable(flag));
            }
        }
        assert!(variables.contains("MMSCTL_VALIDATE_FAIL_ON") && variables.contains("MMSCTL_COLOR"));
    }

    #[test]
    fn what_is_typed_wins_and_paths_stay_paths() {
        let settings = [
            set("validate", "fail-on", "warning"),
            set("validate", "strict", "true"),
            set("", "color", "never"),
        ];
        assert_eq!(
            run("mmsctl validate a.xml -- -b.xml", &settings).join(" "),
            "mmsctl validate a.xml --fail-on=warning --strict --color=never -- -b.xml"
        );
        assert_eq!(
            run("mmsctl validate a.xml --fail-on info --strict --color auto", &settings).join(" "),
            "mmsctl validate a.xml --fail-on info --strict --color auto"
        );
        assert_eq!(run("mmsctl rules", &settings[..2]), ["mmsctl", "rules"]);
        let limits = [set("estimate", "all-carriers", "true"), set("estimate", "source", "sinch")];
        assert_eq!(
            run("mmsctl estimate a.xml --carrier att", &limits).join(" "),
            "mmsctl estimate a.xml --carrier att --source=sinch"
        );
        let off = [set("validate", "strict", "false")];
        assert_eq!(run("mmsctl validate a.xml", &off), ["mmsctl", "validate", "a.xml"]);
    }
}
