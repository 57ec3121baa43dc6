//! Runs a command line: reads the configuration, completes the flags by it, and calls the command.

use std::ffi::OsString;
use std::io;

use clap::{ArgMatches, CommandFactory, FromArgMatches};

use super::arguments::{Cli, Command};
use super::context::Context;
use super::exit::{Exit, Stop};
use super::{
    build, cache, check_urls, completions, config, convert, estimate, explain, fit, man, postback, profiles,
    rules, schema, send, templates, usage, validate,
};

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
    let cli = match configured(cli, &typed, &matches, context) {
        Ok(cli) => cli,
        Err(exit) => return exit,
    };
    let terminals = (context.environment.stdout_is_terminal, context.environment.stderr_is_terminal);
    context.out_style = context.environment.style(cli.color, terminals.0);
    context.err_style = context.environment.style(cli.color, terminals.1);
    if let Some(failure) = usage::unit_apart(&typed) {
        return context.stopped(failure.into());
    }
    let done = called(cli.command, context);
    let flushed = |exit| match context.stdout.flush() {
        // The work is done, and only its results were not read to the end.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Stop::Output(error)),
        _ => Ok(exit),
    };
    let exit = done.and_then(flushed).unwrap_or_else(|stop| context.stopped(stop));
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

/// The command line, completed by the configuration if the command takes one.
fn configured(
    cli: Cli,
    typed: &[OsString],
    matches: &ArgMatches,
    context: &mut Context<'_>,
) -> Result<Cli, Exit> {
    if cli.command.is_about_the_program() {
        return Ok(cli);
    }
    let goes_on = cli.command.works_beside_a_broken_configuration();
    let loaded = config::load(&cli.config, context);
    let applied = loaded.and_then(|()| config::applied(cli, typed, matches, context));
    applied.or_else(|exit| {
        if !goes_on {
            return Err(exit);
        }
        context.note("this command works without the configuration");
        Ok(Cli::from_arg_matches(matches).expect("they were parsed before"))
    })
}

/// Calls the command.
fn called(command: Command, context: &mut Context<'_>) -> Result<Exit, Stop> {
    match command {
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
    }
}
