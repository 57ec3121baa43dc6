//! `mmsctl config`

use std::ops::Range;

use clap::{Command, CommandFactory};

use super::apply::{first_unsafe_setting, report_conflict};
use super::{Config, NAMED_ONLY, Origin, RuleLevel, SECTIONS, Section, settings};
use crate::bytes::ByteSize;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Stop};
use crate::cli::format::Format;
use crate::cli::postback::CONTENT_TYPE;
use crate::cli::{Cli, api_args, fit, online};
use crate::dialect::Dialect;
use crate::limits::profile::Profile;
use crate::postback::RetryPolicy;
use crate::reference::Reference;
use crate::render::config::{self as show, SettingRow, ValueOrigin};
use crate::source::{self, Source};
/// Show the effective configuration, and where each value comes from.
///
/// Flags override environment variables, which override `mmsctl.toml`, which overrides the defaults. The file is
/// looked for in the working directory and above; paths in it are relative to its folder.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Show only what is set, not the defaults.
    #[arg(long)]
    set: bool,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// Runs the command.
///
/// # Errors
/// When the result cannot be written.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let mut rows = rows(&context.config, &Cli::command());
    rows.retain(|row| !args.set || row.origin != ValueOrigin::Default);
    let file = match &context.config.path {
        Some(path) => show::File::Read(path),
        None if context.config.is_ignored => show::File::Ignored,
        None => show::File::Missing,
    };
    match args.format {
        Format::Human => show::human(file, &rows, context.out_style, context.stdout)?,
        Format::Json => show::json(file, &rows, context.stdout)?,
    }
    Ok(refused(context))
}

/// Reports all configured values that their flags do not accept, in the words of their commands.
fn refused(context: &mut Context<'_>) -> Exit {
    let config = std::mem::take(&mut context.config);
    let (root, mut exit) = (Cli::command(), Exit::Clean);
    for setting in &config.settings {
        if let Some(error) = settings::refused(setting, &root) {
            exit = report_conflict(&error, &[(setting, Vec::new())], &config, context);
        }
    }
    // The setting is valid where the file is named, so this is not a failure here.
    if let Some(complaint) = first_unsafe_setting(&config, &config.settings) {
        context.warn(&complaint.failure.message, &complaint.failure.help.unwrap_or_default());
    }
    context.config = config;
    exit
}

/// Every flag that can be configured, then the configured rules, profiles and media.
fn rows(config: &Config, root: &Command) -> Vec<SettingRow> {
    let line = |at: &Range<usize>| {
        let (_, source) = config.sources.iter().next().expect("what has a place was read from a file");
        source.position(u32::try_from(at.start).unwrap_or(u32::MAX)).line
    };
    let mut rows = Vec::new();
    for (at, section) in SECTIONS.iter().enumerate() {
        for flag in section.flags {
            let key = section.command.iter().copied().chain([*flag]).collect::<Vec<_>>().join(".");
            let set = config.settings.iter().find(|set| (set.section, set.flag) == (at, *flag));
            let origin = match set.map(|set| &set.origin) {
                Some(Origin::Variable(name)) => ValueOrigin::Variable(name.clone()),
                Some(Origin::File(at)) => ValueOrigin::Line(line(at)),
                None => ValueOrigin::Default,
            };
            let shown = |value: &String| {
                if NAMED_ONLY.contains(flag) {
                    Reference::shown_location(value)
                } else {
                    without_login(value)
                }
            };
            let value = set
                .map_or_else(|| default(section, flag, root), |set| set.values.iter().map(shown).collect());
            rows.push(SettingRow { key, value, origin });
        }
    }
    for set in &config.rules {
        let RuleLevel { rule, level, .. } = set.get_ref();
        let origin = ValueOrigin::Line(line(&set.span()));
        rows.push(SettingRow { key: format!("rules.{rule}"), value: vec![(*level).to_owned()], origin });
    }
    for own in &config.own_profiles {
        let limit = config.profiles().get(own.get_ref()).and_then(Profile::message).map(|limit| limit.most);
        let value = vec![limit.map_or_else(|| "by part".to_owned(), |most| ByteSize(most).to_string())];
        rows.push(SettingRow {
            key: format!("profiles.{}", own.get_ref()),
            value,
            origin: ValueOrigin::Line(line(&own.span())),
        });
    }
    for set in &config.media {
        let value = vec![without_login(&set.get_ref().base_url), set.get_ref().dir.display().to_string()];
        rows.push(SettingRow {
            key: "media".to_owned(),
            value,
            origin: ValueOrigin::Line(line(&set.span())),
        });
    }
    rows
}

/// The value with any login in a URL masked.
fn without_login(value: &str) -> String {
    let source = Source::new(source::Origin::Composed("setting".to_owned()), value.as_bytes().to_vec());
    source.masked(0..source.text().len())
}

/// The default of a flag; empty if it has none, `false` for a flag without a value.
fn default(section: &Section, flag: &str, root: &Command) -> Vec<String> {
    let command = section.definition(root);
    let arg = command.get_arguments().find(|arg| arg.get_long() == Some(flag));
    let Some(arg) = arg else { return Vec::new() };
    if !settings::takes_value(command, flag) {
        return vec!["false".to_owned()];
    }
    let declared = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned());
    declared.chain(undeclared(section, flag)).collect()
}

/// The default of a flag whose absence means more than its default value: a manifest can set it too, another flag
/// changes it, or it depends on the machine.
fn undeclared(section: &Section, flag: &str) -> Option<String> {
    let seconds = |time: std::time::Duration| Some(format!("{}s", time.as_secs()));
    match (section.command, flag) {
        (["build"], "dialect") => Some(Dialect::Current.as_str().to_owned()),
        (["fit"], "jobs") => Some(fit::usual_jobs().to_string()),
        (["postback", "trigger"], "content-type") => Some(CONTENT_TYPE.to_owned()),
        (["postback", "trigger"], "timeout") => seconds(RetryPolicy::default().limit),
        (["validate" | "estimate" | "check-urls"], "timeout") => seconds(online::TIMEOUT),
        (["send"] | ["templates", _], "timeout") => seconds(api_args::TIMEOUT),
        _ => None,
    }
}
