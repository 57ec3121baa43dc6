//! `mmsctl templates`

mod delete;
mod list;
mod session;

use super::context::Context;
use super::exit::{Exit, Stop};

/// List and delete the templates stored at the service.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// List the templates, newest first.
    List(list::Args),
    /// Permanently delete templates with their media.
    Delete(delete::Args),
}

/// Runs the command.
///
/// # Errors
/// When the subcommand fails.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    match args.command {
        Command::List(args) => list::run(&args, context),
        Command::Delete(args) => delete::run(&args, context),
    }
}
