//! The command line: the flags that every command takes, and the commands.

use clap::{Parser, Subcommand, ValueEnum};

use super::exit::Exit;
use super::{
    build, cache, check_urls, completions, config, convert, estimate, explain, fit, man, postback, profiles,
    rules, schema, send, templates, validate,
};

/// Compose, check and size MMS for the Sinch / mBlox / Skycore XML API.
///
/// mmsctl tells you before you send what the service tells you only afterwards: what is wrong with a message, where,
/// which code it would answer with and how to fix it; and how large the message gets.
#[derive(Debug, Parser)]
#[command(name = "mmsctl", version, propagate_version = true, max_term_width = 100)]
#[command(after_help = format!("{}\nManual: `mmsctl man`.", Exit::summary()))]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// When to use colour; NO_COLOR is respected.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
    #[command(flatten)]
    pub(super) config: config::ConfigArgs,
}

/// When colour is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// Only on a terminal.
    Auto,
    /// Even in pipes and files.
    Always,
    /// Without colour.
    Never,
}

/// The subcommands, each as its own file says.
#[derive(Debug, Subcommand)]
#[expect(missing_docs, reason = "words here would hide the longer ones of each command's Args")]
pub enum Command {
    Validate(validate::Args),
    Build(Box<build::Args>),
    Estimate(Box<estimate::Args>),
    Profiles(profiles::Args),
    #[command(visible_alias = "transcode")]
    Fit(Box<fit::Args>),
    Convert(convert::Args),
    CheckUrls(Box<check_urls::Args>),
    Send(Box<send::Args>),
    Templates(templates::Args),
    Postback(postback::Args),
    Explain(explain::Args),
    Rules(rules::Args),
    Config(config::Args),
    Schema(schema::Args),
    Cache(cache::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Command {
    /// Whether the command is only about the program itself, so that no configuration is read: a shell that starts in
    /// a folder with a broken configuration still gets its completions, and the schema that helps to fix it can be
    /// printed.
    pub(super) fn is_about_the_program(&self) -> bool {
        matches!(self, Command::Schema(_) | Command::Completions(_) | Command::Man(_))
    }

    /// Whether the command works beside a configuration that cannot be used: the error about it names this command.
    pub(super) fn works_beside_a_broken_configuration(&self) -> bool {
        matches!(self, Command::Rules(_) | Command::Explain(_))
    }
}
