//! `mmsctl completions`

use std::collections::BTreeSet;

use anyhow::Context as _;
use clap::builder::PossibleValuesParser;
use clap::{Arg, Command, CommandFactory, ValueHint};
use clap_complete::Shell;

use super::Cli;
use super::context::Context;
use super::exit::{Exit, Stop};
use super::man::names;
use super::schema::SCHEMAS;
use crate::check::rules::RULES;
use crate::codes;
use crate::limits::profiles::Profiles;
use crate::postback::{EVENTS, SCENARIOS};

/// Print completions for a shell.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The shell.
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Runs the command.
///
/// # Errors
/// When the result cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    context.stdout.write_all(&script(args.shell)?)?;
    Ok(Exit::Clean)
}

/// The completion script of a shell.
///
/// # Errors
/// When clap's script for bash is not text.
pub fn script(shell: Shell) -> anyhow::Result<Vec<u8>> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut hinted(Cli::command()), "mmsctl", &mut script);
    match shell {
        Shell::Bash => joined(script),
        Shell::Fish => {
            let command = hinted(Cli::command());
            command.get_subcommands().for_each(|below| offer(&[], below, &mut script));
            Ok(script)
        }
        _ => Ok(script),
    }
}

/// Offers fish what the arguments without a flag may be, which clap's script leaves out. `above` are the words before
/// the command's own.
fn offer(above: &[&str], command: &Command, script: &mut Vec<u8>) {
    let words: Vec<&str> = above.iter().copied().chain([command.get_name()]).collect();
    let mut condition = format!("__fish_mmsctl_using_subcommand {}", words[0]);
    if words.len() > 1 {
        condition.push_str(&format!("; and __fish_seen_subcommand_from {}", words[1..].join(" ")));
    }
    for argument in command.get_positionals() {
        let values = argument.get_possible_values();
        let values: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
        if !values.is_empty() {
            let line = format!("complete -c mmsctl -n \"{condition}\" -f -a \"{}\"\n", values.join(" "));
            script.extend(line.bytes());
        }
    }
    command.get_subcommands().for_each(|below| offer(&words, below, script));
}

/// Completes the value in `--FLAG=VALUE` too. For bash, these are three words, and clap's script knows only the last
/// two.
fn joined(script: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    let before = "    prev=\"$3\"\n";
    let after = "    if [[ \"${cur}\" == \"=\" ]]; then\n        cur=\"\"\n    \
                 elif [[ \"${prev}\" == \"=\" ]]; then\n        prev=\"${COMP_WORDS[COMP_CWORD-2]}\"\n    fi\n";
    let script = String::from_utf8(script).context("the completions for bash cannot be made")?;
    Ok(script.replacen(before, &format!("{before}{after}"), 1).into_bytes())
}

/// Adds completion hints to a command's arguments, as far as the names of their values tell what they can be.
fn hinted(command: Command) -> Command {
    command.mut_args(hint).mut_subcommands(hinted)
}

fn hint(arg: Arg) -> Arg {
    let Some([name]) = arg.get_value_names() else { return arg };
    if name.contains(':') {
        // Only zsh shows the name; it would take the text after the colon for a command.
        let escaped = name.replace(':', "\\:");
        return arg.value_name(escaped).value_hint(ValueHint::Other);
    }
    let events = || EVENTS.iter().map(|event| event.code);
    let profiles = || Profiles::embedded().iter();
    let values: BTreeSet<String> = match name.as_str() {
        "DIR" => return arg.value_hint(ValueHint::DirPath),
        "FILE" | "PATH" | "MANIFEST" => return arg.value_hint(ValueHint::FilePath),
        "URL" => return arg.value_hint(ValueHint::Url),
        "RULE|CODE" => {
            let rules = RULES.iter().map(|rule| rule.name);
            rules.chain(codes::all()).map(str::to_owned).collect()
        }
        "CODE" => events().map(str::to_owned).collect(),
        "CODE|SCENARIO" => {
            events().chain(SCENARIOS.iter().map(|scenario| scenario.name)).map(str::to_owned).collect()
        }
        "PROFILE" => profiles().map(|profile| profile.name.clone()).collect(),
        "CARRIER" => profiles().filter_map(|profile| profile.carrier.clone()).collect(),
        "SOURCE" => profiles().map(|profile| profile.by.clone()).collect(),
        "SCHEMA" => SCHEMAS.iter().map(|row| row.name.to_owned()).collect(),
        "PAGE" => names().collect(),
        // Values with FILE in their name keep the shell's file completion. Words, numbers and times are known only to
        // the user.
        name if name.contains("FILE") || !arg.get_possible_values().is_empty() => return arg,
        _ => return arg.value_hint(ValueHint::Other),
    };
    arg.value_parser(PossibleValuesParser::new(values))
}
