//! Values of flags that are not on the command line: from the environment, then the file, then the default. Also
//! `mmsctl config`, which shows them.

mod file;
pub mod schema;
mod settings;

pub use file::RuleLevel;
pub use settings::{NAMED_ONLY, Origin, SECTIONS, Section, Setting};

use std::ffi::OsString;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{ArgMatches, Command, CommandFactory, FromArgMatches};
use toml::Spanned;

use super::Cli;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::format::Format;
use super::inputs::read_document;
use super::toml_file::Complaint;
use crate::bytes::ByteSize;
use crate::check::{Policy, Strictness};
use crate::limits::profile::Profile;
use crate::limits::profiles::Profiles;
use crate::media::locate::Mapping;
use crate::nearest::nearest;
use crate::reference::Reference;
use crate::render::config::{self as show, Row, Whence};
use crate::source::{self, Source, Sources};

/// The configuration of a run.
#[derive(Debug, Default)]
pub struct Config {
    /// The file that was read, if there is one.
    pub path: Option<PathBuf>,
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

/// Show the effective configuration, and where each value comes from.
///
/// A flag wins over its environment variable, that over `mmsctl.toml`, and that over the default. The file is looked
/// for in the working directory and above; paths in it are relative to its folder.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Show only what is set, not the defaults.
    #[arg(long)]
    set: bool,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// Reads the configuration into the context.
///
/// # Errors
/// Returns an exit code when a file cannot be read or is invalid. The error has been reported by then.
pub fn load(args: &ConfigArgs, context: &mut Context<'_>) -> Result<(), Exit> {
    if args.no_config {
        return Ok(());
    }
    let chosen = args.config.clone().or_else(|| context.environment.config.clone());
    let is_named = chosen.is_some();
    let path = chosen.or_else(|| nearest_file(context.environment.directory.as_deref()?));
    let mut config = Config::default();
    if let Some(path) = path {
        let read = read(&path, &mut config, context).and_then(|()| match is_named {
            true => Ok(()),
            false => harmless(&config.settings),
        });
        if let Err(complaint) = read {
            return Err(complaint.say("configuration", &config.sources, context));
        }
        config.path = Some(path);
    }
    let variables = variables(&context.environment.variables);
    if !variables.is_empty() && !config.settings.is_empty() {
        let root = Cli::command();
        config.settings.retain(|set| !settings::gives_way(set, &variables, &root));
    }
    config.settings.extend(variables);
    context.config = config;
    useless(context);
    Ok(())
}

/// Warns about environment variables that look as if they set a flag of a command, but set nothing.
fn useless(context: &mut Context<'_>) {
    let names = context.environment.variables.iter().map(|(name, _)| name.clone());
    let told: Vec<_> = names.filter_map(|name| help_with(&name).map(|help| (name, help))).collect();
    for (name, help) in told {
        context.warn(&format!("{name} sets nothing: no such flag can be configured"), &help);
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
        None => "`mmsctl config` lists what can be set; give other flags themselves".to_owned(),
    })
}

fn read(path: &Path, config: &mut Config, context: &mut Context<'_>) -> Result<(), Complaint> {
    let id = config.sources.add(read_document(path, context)?);
    let folder = path.parent().unwrap_or(Path::new(""));
    let file = file::parse(config.sources.get(id).text(), folder, &Cli::command())?;
    if !file.profiles.is_empty() {
        config.profiles = Some(Arc::new(file::extended(&file.profiles)?));
        let named = file.profiles.iter().map(|own| Spanned::new(own.span(), own.get_ref().0.clone()));
        config.own_profiles = named.collect();
    }
    (config.settings, config.rules, config.media) = (file.settings, file.rules, file.media);
    Ok(())
}

/// Refuses settings that only an explicitly named file may contain (see [`NAMED_ONLY`]).
fn harmless(settings: &[Setting]) -> Result<(), Complaint> {
    let Some(set) = settings.iter().find(|set| NAMED_ONLY.contains(&set.flag)) else { return Ok(()) };
    let (flag, variable) = (set.flag, SECTIONS[set.section].variable(set.flag));
    let at = match &set.origin {
        Origin::File(at) => Some(at.clone()),
        Origin::Variable(_) => None,
    };
    let words = format!("`{flag}` says where the API key goes, which a file that was merely found must not");
    let help = format!("name the file with `--config` or MMSCTL_CONFIG, or set {variable}");
    Err(Complaint::at(at, Failure::usage(words).help(help)))
}

/// The nearest configuration file in `directory` or above it. If it is in `directory` itself, the bare file name.
fn nearest_file(directory: &Path) -> Option<PathBuf> {
    let found = directory.ancestors().map(|folder| folder.join(file::NAME)).find(|path| path.is_file())?;
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
/// Returns an exit code when a configured value is not valid for its flag. The error has been reported by then.
pub fn applied(
    cli: Cli,
    typed: &[OsString],
    matches: &ArgMatches,
    context: &mut Context<'_>,
) -> Result<Cli, Exit> {
    let mut config = std::mem::take(&mut context.config);
    let root = Cli::command();
    let added = settings::added(&config.settings, &root, matches);
    let parsed = if added.is_empty() {
        Ok(cli)
    } else {
        let matches = root.try_get_matches_from(settings::completed(typed, &added));
        matches.and_then(|matches| Cli::from_arg_matches(&matches))
    };
    let done = parsed.map_err(|error| misfit(&error, &added, &config, context));
    config.applied = added.iter().map(|(set, _)| set.flag).collect();
    context.config = config;
    done
}

/// Reports a configured value that its flag does not accept.
fn misfit(
    error: &clap::Error,
    added: &[(&Setting, Vec<OsString>)],
    config: &Config,
    context: &mut Context<'_>,
) -> Exit {
    let text = error.render().to_string();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let words = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    let help = lines.next().unwrap_or_default().trim().trim_matches(['[', ']']).to_owned();
    let culprit = added.iter().find(|(set, _)| words.contains(&format!("--{}", set.flag)));
    let (words, help) = match culprit {
        Some((set, _))
            if !settings::takes_value(SECTIONS[set.section].definition(&Cli::command()), set.flag)
                && set.values.iter().any(|value| value != "true" && value != "false") =>
        {
            (
                format!("`{}` is neither true nor false", set.values.join(" ")),
                "write `true` or `false`".to_owned(),
            )
        }
        _ => (words, help),
    };
    let (words, at) = match culprit.map(|(set, _)| &set.origin) {
        Some(Origin::Variable(name)) => (format!("{name}: {words}"), None),
        Some(Origin::File(at)) => (words, Some(at.clone())),
        None => (format!("what is configured does not go together: {words}"), None),
    };
    let complaint = Complaint::at(at, Failure::usage(words).help(help));
    complaint.say("configuration", &config.sources, context)
}

/// Runs the command.
///
/// # Errors
/// When the result cannot be written.
pub fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let mut rows = rows(&context.config, &Cli::command());
    rows.retain(|row| !args.set || row.whence != Whence::Default);
    let path = context.config.path.as_deref();
    match args.format {
        Format::Human => show::human(path, &rows, context.out_style, context.stdout)?,
        Format::Json => show::json(path, &rows, context.stdout)?,
    }
    Ok(refused(context))
}

/// Reports all configured values that their flags do not accept, in the words of their commands.
fn refused(context: &mut Context<'_>) -> Exit {
    let config = std::mem::take(&mut context.config);
    let (root, mut exit) = (Cli::command(), Exit::Clean);
    for setting in &config.settings {
        if let Some(error) = settings::refused(setting, &root) {
            exit = misfit(&error, &[(setting, Vec::new())], &config, context);
        }
    }
    context.config = config;
    exit
}

/// Every flag that can be configured, then the configured rules, profiles and media.
fn rows(config: &Config, root: &Command) -> Vec<Row> {
    let line = |at: &Range<usize>| {
        let (_, source) = config.sources.iter().next().expect("what has a place was read from a file");
        source.position(u32::try_from(at.start).unwrap_or(u32::MAX)).line
    };
    let mut rows = Vec::new();
    for (at, section) in SECTIONS.iter().enumerate() {
        for flag in section.flags {
            let key = section.command.iter().copied().chain([*flag]).collect::<Vec<_>>().join(".");
            let set = config.settings.iter().find(|set| (set.section, set.flag) == (at, *flag));
            let whence = match set.map(|set| &set.origin) {
                Some(Origin::Variable(name)) => Whence::Variable(name.clone()),
                Some(Origin::File(at)) => Whence::Line(line(at)),
                None => Whence::Default,
            };
            let shown = |value: &String| match NAMED_ONLY.contains(flag) {
                true => Reference::shown_location(value),
                false => without_login(value),
            };
            let value = set.map_or_else(
                || default(section.definition(root), flag),
                |set| set.values.iter().map(shown).collect(),
            );
            rows.push(Row { key, value, whence });
        }
    }
    for set in &config.rules {
        let RuleLevel { rule, level, .. } = set.get_ref();
        let whence = Whence::Line(line(&set.span()));
        rows.push(Row { key: format!("rules.{rule}"), value: vec![(*level).to_owned()], whence });
    }
    for own in &config.own_profiles {
        let limit = config.profiles().get(own.get_ref()).and_then(Profile::message).map(|limit| limit.most);
        let value = vec![limit.map_or_else(|| "by part".to_owned(), |most| ByteSize(most).to_string())];
        rows.push(Row {
            key: format!("profiles.{}", own.get_ref()),
            value,
            whence: Whence::Line(line(&own.span())),
        });
    }
    for set in &config.media {
        let value = vec![without_login(&set.get_ref().base_url), set.get_ref().dir.display().to_string()];
        rows.push(Row { key: "media".to_owned(), value, whence: Whence::Line(line(&set.span())) });
    }
    rows
}

/// The value with any login in a URL masked.
fn without_login(value: &str) -> String {
    let source = Source::new(source::Origin::Composed("setting".to_owned()), value.as_bytes().to_vec());
    source.masked(0..source.text().len())
}

/// The default of a flag; empty if it has none, `false` for a flag without a value.
fn default(command: &Command, flag: &str) -> Vec<String> {
    let arg = command.get_arguments().find(|arg| arg.get_long() == Some(flag));
    let Some(arg) = arg else { return Vec::new() };
    if !settings::takes_value(command, flag) {
        return vec!["false".to_owned()];
    }
    let built_in = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned());
    built_in.collect()
}
