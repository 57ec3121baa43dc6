//! `mmsctl rules`

use super::context::Context;
use super::exit::{Exit, Stop};
use super::format::Format;
use crate::check::rules::RULES;
use crate::render::rules as show;

/// List what `validate` checks.
///
/// Each rule comes with its severity, with and without `--strict`, and the codes that the service would answer with.
/// Some findings of a rule are less severe than the rule; `mmsctl explain RULE` says which, and shows examples.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// Runs the command.
///
/// # Errors
/// When the result cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    match args.format {
        Format::Human => show::human(RULES, context.stdout)?,
        Format::Json => show::json(RULES, context.stdout)?,
    }
    Ok(Exit::Clean)
}
