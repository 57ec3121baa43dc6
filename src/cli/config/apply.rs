//! Completes the command line by the configuration.

use std::ffi::OsString;

use clap::{ArgMatches, CommandFactory, FromArgMatches};

use super::load::Config;
use super::settings::{self, NAMED_ONLY, Origin, SECTIONS, Setting};
use crate::cli::Cli;
use crate::cli::complaint::Complaint;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure};

/// The command line as typed, completed by the configuration.
///
/// # Errors
/// Returns an exit code when a configured value is not valid for its flag, or must not be in a file that was merely
/// found. The error has been reported by then.
pub fn applied(
    cli: Cli,
    typed: &[OsString],
    matches: &ArgMatches,
    context: &mut Context<'_>,
) -> Result<Cli, Exit> {
    let mut config = std::mem::take(&mut context.config);
    let root = Cli::command();
    let added = settings::added(&config.settings, &root, matches);
    if let Some(complaint) = first_unsafe_setting(&config, added.iter().map(|(set, _)| *set)) {
        return Err(complaint.say("configuration", &config.sources, context));
    }
    let parsed = if added.is_empty() {
        Ok(cli)
    } else {
        let matches = root.try_get_matches_from(settings::completed(typed, &added));
        matches.and_then(|matches| Cli::from_arg_matches(&matches))
    };
    let done = parsed.map_err(|error| report_conflict(&error, &added, &config, context));
    config.applied = added.iter().map(|(set, _)| set.flag).collect();
    context.config = config;
    done
}

/// The error for the first of `settings` that only an explicitly named file may contain (see [`NAMED_ONLY`]), if the
/// file was merely found.
pub(super) fn first_unsafe_setting<'s>(
    config: &Config,
    settings: impl IntoIterator<Item = &'s Setting>,
) -> Option<Complaint> {
    let mut settings = settings.into_iter().filter(|set| config.is_found && NAMED_ONLY.contains(&set.flag));
    settings.find_map(|set| {
        let Origin::File(at) = &set.origin else { return None };
        let (flag, variable) = (set.flag, SECTIONS[set.section].variable(set.flag));
        let words =
            format!("`{flag}` says where the API key goes, which a file that was merely found must not");
        let help =
            format!("name the file with `--config` or MMSCTL_CONFIG, or give `--{flag}` or {variable}");
        Some(Complaint::at(Some(at.clone()), Failure::usage(words).help(help)))
    })
}

/// Reports a configured value that its flag does not accept.
pub(super) fn report_conflict(
    error: &clap::Error,
    added: &[(&Setting, Vec<OsString>)],
    config: &Config,
    context: &mut Context<'_>,
) -> Exit {
    let text = error.render().to_string();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let words = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    // What follows about the command line would mislead: the value is in the configuration.
    let of_command_line =
        |line: &&str| ["Usage:", "For more information"].iter().any(|it| line.starts_with(it));
    let help = lines.next().map(str::trim).filter(|line| !of_command_line(line));
    let help = help.map(|help| help.trim_matches(['[', ']']).to_owned());
    let culprit = added.iter().find(|(set, _)| words.contains(&format!("--{}", set.flag)));
    let (words, help) = match (culprit, help) {
        (Some((set, _)), _)
            if !settings::takes_value(SECTIONS[set.section].definition(&Cli::command()), set.flag)
                && set.values.iter().any(|value| value != "true" && value != "false") =>
        {
            let words = format!("`{}` is neither true nor false", set.values.join(" "));
            (words, "write `true` or `false`".to_owned())
        }
        (_, Some(help)) => (words, help),
        (Some((set, _)), None) if set.values.len() > 1 => (words, "give it one value".to_owned()),
        (Some((set, _)), None) => {
            let command: String =
                SECTIONS[set.section].command.iter().map(|word| format!("{word} ")).collect();
            (words, format!("`mmsctl {command}--help` says what it takes"))
        }
        (None, None) => (words, "`mmsctl config` shows where each comes from".to_owned()),
    };
    let (words, at) = match culprit.map(|(set, _)| &set.origin) {
        Some(Origin::Variable(name)) => (format!("{name}: {words}"), None),
        Some(Origin::File(at)) => (words, Some(at.clone())),
        None => (format!("the settings do not fit together: {words}"), None),
    };
    let complaint = Complaint::at(at, Failure::usage(words).help(help));
    complaint.say("configuration", &config.sources, context)
}
