//! Values of flags that are not on the command line: from the environment, then the file, then the default.

mod file;
pub mod schema;
mod settings;
mod show;

pub use file::RuleLevel;
pub use settings::{NAMED_ONLY, Origin, SECTIONS, Section, Setting, takes_value};
pub use show::{Args, run};

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{ArgMatches, CommandFactory, FromArgMatches};
use toml::Spanned;

use super::Cli;
use super::complaint::Complaint;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::inputs::read_document;
use crate::check::{Policy, Strictness};
use crate::limits::profiles::Profiles;
use crate::media::locate::Mapping;
use crate::nearest::nearest;
use crate::source::Sources;
use crate::toml_file::text;

/// The configuration of a run.
#[derive(Debug, Default)]
pub struct Config {
    /// The file that was read, if there is one.
    pub path: Option<PathBuf>,
    /// Whether that file was merely found, not named.
    is_found: bool,
    /// Whether no file was looked for, as the user asked.
    is_ignored: bool,
    /// Rules that are set to `error`, `warning`, `info` or `allow`.
    pub rules: Vec<Spanned<RuleLevel>>,
    /// Base URLs, each with the local folder that holds its files.
    pub media: Vec<Spanned<Mapping>>,
    /// The published limit profiles extended by the user's own, if there are any.
    profiles: Option<Arc<Profiles>>,
    /// The names of the user's own profiles, with their places in the file.
    own_profiles: Vec<Spanned<String>>,
    /// The settings of flags, each flag at most once.
    settings: Vec<Setting>,
    /// The names of the flags of the running command whose value comes from the configuration.
    applied: Vec<&'static str>,
    /// The text of the file.
    sources: Sources,
}

impl Config {
    /// The policy of checks as configured, before flags change it.
    #[must_use]
    pub fn policy(&self, strictness: Strictness) -> Policy {
        let mut policy = Policy::new(strictness);
        for set in &self.rules {
            let RuleLevel { rule, weight, .. } = set.get_ref();
            policy.weigh(rule, *weight).expect("a configuration with an unknown rule was refused");
        }
        policy
    }

    /// Whether the value of a flag of the running command comes from the configuration, not from the command line.
    #[must_use]
    pub fn sets(&self, flag: &str) -> bool {
        self.applied.contains(&flag)
    }

    /// Every limit profile: the published ones, extended by those of the configuration.
    #[must_use]
    pub fn profiles(&self) -> Arc<Profiles> {
        self.profiles.clone().unwrap_or_else(|| Arc::new(Profiles::embedded().clone()))
    }
}

/// The flags that say which file is read.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct ConfigArgs {
    /// Use this configuration file instead of the nearest `mmsctl.toml` in the working directory or above.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Ignore configuration files, and MMSCTL_… variables that set flags.
    #[arg(long, global = true, conflicts_with = "config")]
    no_config: bool,
}

/// Reads the configuration into the context.
///
/// # Errors
/// Returns an exit code when a file cannot be read or is invalid. The error has been reported by then.
pub fn load(args: &ConfigArgs, context: &mut Context<'_>) -> Result<(), Exit> {
    if args.no_config {
        context.config.is_ignored = true;
        return Ok(());
    }
    let chosen = args.config.clone().or_else(|| context.environment.config.clone());
    let is_found = chosen.is_none();
    let path = chosen.or_else(|| nearest_file(context.environment.directory.as_deref()?));
    let mut config = Config::default();
    if let Some(path) = path {
        if let Err(complaint) = read(&path, &mut config, context) {
            return Err(complaint.say("configuration", &config.sources, context));
        }
        (config.path, config.is_found) = (Some(path), is_found);
    }
    let variables = variables(&context.environment.variables);
    if !variables.is_empty() && !config.settings.is_empty() {
        let root = Cli::command();
        config.settings.retain(|set| !settings::gives_way(set, &variables, &root));
    }
    config.settings.extend(variables);
    context.config = config;
    warn_unknown_variables(context);
    Ok(())
}

/// Warns about environment variables that look as if they set a flag of a command, but set nothing.
fn warn_unknown_variables(context: &mut Context<'_>) {
    let names = context.environment.variables.iter().map(|(name, _)| name.clone());
    let told: Vec<_> = names.filter_map(|name| help_with(&name).map(|help| (name, help))).collect();
    for (name, help) in told {
        context.warn(&format!("{name} has no effect: it names no flag that can be configured"), &help);
    }
}

/// The advice about a variable that is named like those of a command, but sets none of its flags.
fn help_with(name: &str) -> Option<String> {
    let of_command =
        |section: &&Section| !section.command.is_empty() && name.starts_with(&section.variable(""));
    let section = SECTIONS.iter().find(of_command)?;
    if section.flags.iter().any(|flag| section.variable(flag) == name) {
        return None;
    }
    let word = name[section.variable("").len()..].to_ascii_lowercase();
    Some(match nearest(&word, section.flags.iter().copied()) {
        Some(flag) => format!("is {} meant?", section.variable(flag)),
        None => "`mmsctl config` lists the settings; give other flags on the command line".to_owned(),
    })
}

fn read(path: &Path, config: &mut Config, context: &mut Context<'_>) -> Result<(), Complaint> {
    let id = config.sources.add(read_document(path, context)?);
    let folder = path.parent().unwrap_or(Path::new(""));
    let file = file::parse(text("the configuration", config.sources.get(id))?, folder, &Cli::command())?;
    if !file.profiles.is_empty() {
        config.profiles = Some(Arc::new(file::extended(&file.profiles)?));
        let named = file.profiles.iter().map(|own| Spanned::new(own.span(), own.get_ref().0.clone()));
        config.own_profiles = named.collect();
    }
    (config.settings, config.rules, config.media) = (file.settings, file.rules, file.media);
    Ok(())
}

/// The error for the first of `settings` that only an explicitly named file may contain (see [`NAMED_ONLY`]), if the
/// file was merely found.
fn first_unsafe_setting<'s>(
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

/// The nearest configuration file in `directory` or above it. If it is in `directory` itself, the bare file name.
fn nearest_file(directory: &Path) -> Option<PathBuf> {
    // A link that leads nowhere is meant as a configuration too; reading it says what is wrong.
    let is_there = |path: &PathBuf| path.is_file() || path.is_symlink() && !path.exists();
    let found = directory.ancestors().map(|folder| folder.join(file::NAME)).find(is_there)?;
    Some(if found.parent() == Some(directory) { PathBuf::from(file::NAME) } else { found })
}

/// The flags that environment variables set.
fn variables(all: &[(String, String)]) -> Vec<Setting> {
    let flags = SECTIONS
        .iter()
        .enumerate()
        .flat_map(|(at, section)| section.flags.iter().map(move |flag| (at, *flag, section.variable(flag))));
    flags
        .filter_map(|(section, flag, variable)| {
            // An empty variable counts as unset, as usual.
            let (_, value) = all.iter().find(|(name, value)| *name == variable && !value.is_empty())?;
            let values = vec![value.clone()];
            Some(Setting { section, flag, values, origin: Origin::Variable(variable) })
        })
        .collect()
}

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

/// Reports a configured value that its flag does not accept.
fn report_conflict(
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
