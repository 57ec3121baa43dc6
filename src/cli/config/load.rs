//! Reads the configuration: the nearest file or the one that is named, then the environment.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::CommandFactory;
use toml::Spanned;

use super::file::{self, RuleLevel};
use super::settings::{self, Origin, SECTIONS, Section, Setting};
use crate::check::{Policy, Strictness};
use crate::cli::Cli;
use crate::cli::complaint::Complaint;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::inputs::read_document;
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
    pub(super) is_found: bool,
    /// Whether no file was looked for, as the user asked.
    pub(super) is_ignored: bool,
    /// Rules that are set to `error`, `warning`, `info` or `allow`.
    pub rules: Vec<Spanned<RuleLevel>>,
    /// Base URLs, each with the local folder that holds its files.
    pub media: Vec<Spanned<Mapping>>,
    /// The published limit profiles extended by the user's own, if there are any.
    pub(super) profiles: Option<Arc<Profiles>>,
    /// The names of the user's own profiles, with their places in the file.
    pub(super) own_profiles: Vec<Spanned<String>>,
    /// The settings of flags, each flag at most once.
    pub(super) settings: Vec<Setting>,
    /// The names of the flags of the running command whose value comes from the configuration.
    pub(super) applied: Vec<&'static str>,
    /// The text of the file.
    pub(super) sources: Sources,
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
