//! The messages of the argument parser: improved where they would mislead, and shown.

use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, ValueEnum};

use super::context::Context;
use super::exit::{Exit, Failure};
use super::{Cli, ColorChoice, config, habits};
use crate::compose;
use crate::render::display::plain;

/// The most commands that are named as owners of a flag. Our choice: nearly all have `--format`, which says nothing.
const OWNERS: usize = 3;

/// Improves five messages: about a value that is not UTF-8, which clap does not name; about a word that is usual in
/// other programs; about an element of the API in place of the flag for it; about a flag of another command, for which
/// clap suggests one that is only spelt alike; and about a value that begins with `-`, because after `--`, as clap
/// advises, it would be a path.
pub fn improved(mut error: clap::Error, typed: &[OsString]) -> clap::Error {
    if error.kind() == ErrorKind::InvalidUtf8 {
        let broken = typed.iter().filter(|word| word.to_str().is_none());
        let broken: Vec<_> = broken.map(|word| format!("`{}`", plain(&word.to_string_lossy()))).collect();
        return clap::Error::raw(error.kind(), format!("a value is not UTF-8: {}\n", broken.join(", ")));
    }
    let words: Vec<&str> = typed.iter().filter_map(|word| word.to_str()).collect();
    if let Some(advice) = usual_elsewhere(&error, &words) {
        for similar in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::Usage] {
            error.remove(similar);
        }
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![advice.into()]));
        return error;
    }
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidArg).cloned() else { return error };
    if let Some(own) = word.strip_prefix("--").and_then(compose::key_of).filter(|_| words.contains(&"build"))
    {
        let flag = if own == "media" { "slide" } else { own };
        error.insert(ContextKind::SuggestedArg, ContextValue::String(format!("--{flag}")));
        // It would show the flag that clap suggests.
        error.remove(ContextKind::Usage);
        return error;
    }
    let unknown = word.strip_prefix("--").filter(|_| error.kind() == ErrorKind::UnknownArgument);
    let owners = unknown.map(owners).unwrap_or_default();
    if !owners.is_empty() {
        error.remove(ContextKind::Suggested);
        if error.remove(ContextKind::SuggestedArg).is_some() {
            error.remove(ContextKind::Usage);
        }
        if owners.len() <= OWNERS {
            let tip = format!("'{word}' is a flag of {}", owners.join(" and "));
            error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
        }
        return error;
    }
    let advises = |tip: &StyledStr| tip.to_string().contains("as a value");
    match error.get(ContextKind::Suggested) {
        Some(ContextValue::StyledStrs(tips)) if tips.iter().any(advises) => {}
        _ => return error,
    }
    match hyphen_value_tip(&word, &words) {
        Some(tip) => error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()])),
        None => error.remove(ContextKind::Suggested),
    };
    error
}

/// What to do instead of a word that clap does not know, but other programs do.
fn usual_elsewhere(error: &clap::Error, words: &[&str]) -> Option<String> {
    let kind = match error.kind() {
        ErrorKind::UnknownArgument => ContextKind::InvalidArg,
        ErrorKind::InvalidSubcommand => ContextKind::InvalidSubcommand,
        _ => return None,
    };
    let Some(ContextValue::String(unknown)) = error.get(kind) else { return None };
    // clap names the first letter of a short flag alone.
    let begins = || words.iter().position(|typed| typed.starts_with(unknown.as_str()));
    let at = words.iter().position(|typed| typed == unknown).or_else(begins)?;
    let typed = if unknown.starts_with("--") { unknown } else { words[at] };
    let mut root = Cli::command();
    root.build();
    let called = called(&root, &words[..at]);
    let path = called.get_bin_name().unwrap_or_default();
    let has = |flag: &str| called.get_arguments().any(|arg| arg.get_long() == flag.strip_prefix("--"));
    let path = path.strip_prefix("mmsctl").unwrap_or(path).trim_start();
    let similar = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand];
    let is_misspelt = similar.iter().any(|kind| error.get(*kind).is_some());
    let on_any = || habits::advice_on_any(path, &plain(typed)).filter(|_| !is_misspelt);
    habits::advice(path, has, typed).map(str::to_owned).or_else(on_any)
}

/// The command that `words` call.
fn called<'a>(root: &'a Command, words: &[&str]) -> &'a Command {
    words.iter().fold(root, |command, word| command.find_subcommand(word).unwrap_or(command))
}

/// The commands that have a flag.
fn owners(flag: &str) -> Vec<String> {
    let (mut root, mut owners) = (Cli::command(), Vec::new());
    root.build();
    add_owners(&root, flag, &mut owners);
    owners
}

/// Adds the commands at and below `command` that have a flag, as in `'mmsctl fit'`.
fn add_owners(command: &Command, flag: &str, owners: &mut Vec<String>) {
    if command.get_arguments().any(|arg| arg.get_long() == Some(flag)) {
        owners.push(format!("'{}'", command.get_bin_name().unwrap_or(command.get_name())));
    }
    command.get_subcommands().for_each(|below| add_owners(below, flag, owners));
}

/// What to do about a word that begins with `-` and is no flag. `None` if it is a misspelt flag.
fn hyphen_value_tip(word: &str, words: &[&str]) -> Option<String> {
    // clap names the first letter of a short flag alone.
    let at = words.iter().position(|typed| typed.starts_with(word))?;
    let typed = plain(words[at]);
    // Only after a flag that takes a value can it be meant as one.
    if let Some(flag) = at.checked_sub(1).map(|before| words[before]).filter(|flag| takes_value(words, flag))
    {
        return Some(format!(
            "write a flag's value that begins with '-' as in '{flag}={typed}', and a path after '--'"
        ));
    }
    let is_path = !word.starts_with("--") && words[at] != word;
    is_path.then(|| format!("write a path that begins with '-' after '--', as in '-- {typed}'"))
}

/// Whether a word is a flag, of the command that `words` call, that takes a value.
fn takes_value(words: &[&str], flag: &str) -> bool {
    let mut root = Cli::command();
    root.build();
    flag.strip_prefix("--").is_some_and(|name| config::takes_value(called(&root, words), name))
}

/// Whether a word is a flag, of the command that `words` call, whose value is a size or a time.
fn takes_quantity(words: &[&str], flag: &str) -> bool {
    let Some(name) = flag.strip_prefix("--") else { return false };
    let mut root = Cli::command();
    root.build();
    let arg = called(&root, words).get_arguments().find(|arg| arg.get_long() == Some(name));
    let names = arg.and_then(clap::Arg::get_value_names).unwrap_or_default();
    names.iter().any(|name| matches!(name.as_str(), "SIZE" | "TIME"))
}

/// Units that people write apart from the number. Our choice: those of two letters and more, which hardly name a file.
const UNITS: [&str; 8] = ["kb", "kib", "mb", "mib", "gb", "ms", "sec", "min"];

/// The error for a flag's value whose unit is a word of its own, as in `--budget 300 KB`: the value would be 300 bytes,
/// and the unit a file.
pub fn unit_apart(typed: &[OsString]) -> Option<Failure> {
    let words: Vec<&str> = typed.iter().map(|word| word.to_str().unwrap_or_default()).collect();
    let is_number =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.'));
    let is_unit = |word: &str| UNITS.iter().any(|unit| unit.eq_ignore_ascii_case(word));
    let mut threes = words.split(|word| *word == "--").next()?.windows(3);
    let apart =
        threes.find(|three| is_number(three[1]) && is_unit(three[2]) && takes_quantity(&words, three[0]))?;
    let [flag, number, unit] = apart else { return None };
    let help = format!("write `{flag} {number}{unit}`; `./{unit}` is a file of that name");
    Some(Failure::usage(format!("the unit of `{flag} {number} {unit}` is apart from its number")).help(help))
}

/// When colour is to be used, if the arguments could not be parsed: as they say all the same, or the environment.
pub fn color_choice(typed: &[OsString], context: &Context<'_>) -> ColorChoice {
    let words = typed.iter().map(|word| word.to_str().unwrap_or_default()).take_while(|word| *word != "--");
    let words: Vec<&str> = words.collect();
    let last = (0..words.len()).rev().find_map(|at| match words[at].strip_prefix("--color")? {
        "" => words.get(at + 1).copied(),
        rest => rest.strip_prefix('='),
    });
    let mut variables = context.environment.variables.iter();
    let variable =
        || variables.find(|(name, _)| name.as_str() == "MMSCTL_COLOR").map(|(_, value)| value.as_str());
    let choice = last.or_else(variable).and_then(|word| ColorChoice::from_str(word, false).ok());
    choice.unwrap_or(ColorChoice::Auto)
}

/// Shows clap's own messages: help and version on stdout, usage errors on stderr.
pub fn show(error: &clap::Error, choice: ColorChoice, context: &mut Context<'_>) -> Exit {
    let (is_error, text, environment) = (error.use_stderr(), error.render(), &context.environment);
    let terminal = if is_error { environment.stderr_is_terminal } else { environment.stdout_is_terminal };
    let colour = environment.style(choice, terminal).colour;
    let words = if colour { text.ansi().to_string() } else { text.to_string() };
    if is_error {
        // If the stream is closed, nothing can be reported.
        let _ = context.stderr.write_all(words.as_bytes()).and_then(|()| context.stderr.flush());
        return Exit::Usage;
    }
    let shown = context.stdout.write_all(words.as_bytes()).and_then(|()| context.stdout.flush());
    shown.map(|()| Exit::Clean).unwrap_or_else(|error| context.stopped(error.into()))
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::ffi::OsStringExt;

    use super::*;

    #[test]
    fn a_value_that_is_not_utf8_is_named() {
        let photo = OsString::from_vec(b"caf\xe9.jpg".to_vec());
        let typed: Vec<OsString> = vec!["mmsctl".into(), "build".into(), "--slide".into(), photo];
        let error = improved(Cli::command().try_get_matches_from(&typed).unwrap_err(), &typed);
        assert_eq!(error.to_string(), "error: a value is not UTF-8: `caf\u{fffd}.jpg`\n");
    }

    #[test]
    fn a_unit_apart_from_its_number_is_no_file() {
        for (line, apart) in [
            ("fit a.mp4 --budget 300 KB", true),
            ("fit --budget 1.2 mb a.mp4", true),
            ("send --timeout 30 sec a.xml", true),
            ("fit --budget 300KB KB", false),
            ("fit --budget 300 ./KB", false),
            ("fit a.mp4 --budget 300 -- KB", false),
            ("fit --dry-run 300 KB", false),
            ("fit a.mp4 --jobs 2 min", false),
            ("build --subject 5 kb", false),
        ] {
            let typed: Vec<OsString> =
                std::iter::once("mmsctl").chain(line.split(' ')).map(Into::into).collect();
            assert_eq!(unit_apart(&typed).is_some(), apart, "{line}");
        }
    }

    #[test]
    fn a_flag_of_another_command_is_told_apart_from_a_misspelt_one() {
        for (line, words, never) in [
            ("validate --budget 1 a.xml", "'--budget' is a flag of ", "--quiet"),
            ("postback emit N003 --time-scale 2", "is a flag of 'mmsctl postback trigger'", "Usage"),
            ("build --format json", "unexpected argument '--format'", "tip:"),
            ("validate --formt json a.xml", "'--format'", "is a flag of"),
            ("postback listen --once --count 2", "cannot be used with", "is a flag of"),
            ("validate --outdir d a.xml", "unexpected argument '--outdir'", "is a flag of"),
            (
                "validate --ignore raw-ampersand a.xml",
                "tip: '--allow RULE' switches a rule off",
                "--no-ignore",
            ),
            (
                "validate --ignore=raw-ampersand a.xml",
                "tip: '--allow RULE' switches a rule off",
                "--no-ignore",
            ),
            ("lint a.xml", "tip: 'mmsctl validate' checks requests", "similar"),
            ("rules raw-ampersand", "tip: 'mmsctl explain raw-ampersand' explains", "Usage"),
            ("postback listen 8080", "tip: '--port' sets the port", "Usage"),
            ("fit a.mp4 -fs 300K", "tip: '--budget' sets the size", "after '--'"),
            ("postback listen --json", "tip: '--format ndjson'", "'--format json'"),
            ("postback triger", "a similar subcommand exists: 'trigger'", "emit"),
            ("postback N003", "tip: 'mmsctl postback emit CODE'", "similar"),
            ("postback trigger --colour never N003", "a similar argument exists: '--color'", "'--to'"),
        ] {
            let typed: Vec<OsString> =
                std::iter::once("mmsctl").chain(line.split(' ')).map(Into::into).collect();
            let error =
                improved(Cli::command().try_get_matches_from(&typed).unwrap_err(), &typed).to_string();
            assert!(error.contains(words) && !error.contains(never), "{line}: {error}");
        }
    }
}
