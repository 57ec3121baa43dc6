//! The command line: one file for each subcommand.

mod api_args;
pub mod build;
mod cache;
mod check_urls;
mod complaint;
mod completions;
mod compose;
pub mod config;
pub mod context;
mod convert;
mod durations;
mod estimate;
pub mod exit;
mod explain;
mod file_failure;
mod fit;
mod format;
mod inputs;
mod interruptible;
mod journal;
mod man;
mod media_args;
pub mod network_args;
mod numbers;
mod online;
mod postback;
mod profile_args;
mod profiles;
mod report;
mod rules;
mod schema;
mod send;
mod signals;
mod strict_args;
mod templates;
mod usage;
mod validate;
mod value_enums;

use std::ffi::OsString;
use std::io;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use context::Context;
use exit::{Exit, Stop};

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
    config: config::ConfigArgs,
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
    fn is_about_the_program(&self) -> bool {
        matches!(self, Command::Schema(_) | Command::Completions(_) | Command::Man(_))
    }

    /// Whether the command works beside a configuration that cannot be used: the error about it names this command.
    fn works_beside_a_broken_configuration(&self) -> bool {
        matches!(self, Command::Rules(_) | Command::Explain(_))
    }
}

/// Runs the command line `args`, of which the first is the name of the program. Reports errors and returns the exit
/// code.
pub fn run(args: impl IntoIterator<Item = OsString>, context: &mut Context<'_>) -> Exit {
    let typed: Vec<OsString> = args.into_iter().collect();
    let parsed = command(context).try_get_matches_from(&typed);
    let parsed = parsed.and_then(|matches| Ok((Cli::from_arg_matches(&matches)?, matches)));
    let (cli, matches) = match parsed {
        Ok(parsed) => parsed,
        Err(error) => {
            let colour = usage::color_choice(&typed, context);
            return usage::show(&usage::improved(error, &typed), colour, context);
        }
    };
    let cli = if cli.command.is_about_the_program() {
        cli
    } else {
        let goes_on = cli.command.works_beside_a_broken_configuration();
        let loaded = config::load(&cli.config, context);
        match loaded.and_then(|()| config::applied(cli, &typed, &matches, context)) {
            Ok(cli) => cli,
            Err(_) if goes_on => {
                context.note("this command works without the configuration");
                Cli::from_arg_matches(&matches).expect("they were parsed before")
            }
            Err(exit) => return exit,
        }
    };
    let terminals = (context.environment.stdout_is_terminal, context.environment.stderr_is_terminal);
    context.out_style = context.environment.style(cli.color, terminals.0);
    context.err_style = context.environment.style(cli.color, terminals.1);
    let done = match cli.command {
        Command::Build(args) => build::run(*args, context),
        Command::Validate(args) => validate::run(args, context),
        Command::Convert(args) => convert::run(args, context),
        Command::Estimate(args) => estimate::run(*args, context),
        Command::Profiles(args) => profiles::run(args, context),
        Command::Fit(args) => fit::run(*args, context),
        Command::Postback(args) => postback::run(args, context),
        Command::CheckUrls(args) => check_urls::run(&args, context),
        Command::Send(args) => send::run(*args, context),
        Command::Templates(args) => templates::run(args, context),
        Command::Explain(args) => explain::run(args, context),
        Command::Rules(args) => rules::run(args, context),
        Command::Config(args) => config::run(&args, context),
        Command::Schema(args) => schema::run(args, context),
        Command::Cache(args) => cache::run(&args, context),
        Command::Completions(args) => completions::run(args, context),
        Command::Man(args) => man::run(args, context),
    };
    let flushed = |exit| match context.stdout.flush() {
        // The work is done, and only its results were not read to the end.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Stop::Output(error)),
        _ => Ok(exit),
    };
    let exit = done.and_then(flushed).unwrap_or_else(|stop| stopped(stop, context));
    exit.by(context.interrupt.signal())
}

/// The command line for this environment. clap takes `COLUMNS=0`, which means that the width is not known, as a width.
/// Where the terminal does not tell its width either, it is the hundred columns that clap takes by default.
fn command(context: &Context<'_>) -> clap::Command {
    let environment = &context.environment;
    match environment.columns {
        Some(0) => Cli::command().term_width(environment.terminal_columns.unwrap_or(100)),
        _ => Cli::command(),
    }
}

/// Reports why a command stopped before its end; returns the exit code.
fn stopped(stop: Stop, context: &mut Context<'_>) -> Exit {
    stop.failure().map_or_else(
        |exit| exit,
        |failure| {
            context.complain(&failure);
            failure.exit
        },
    )
}
