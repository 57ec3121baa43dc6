//! `mmsctl postback`

mod emit;
mod fields;
mod list;
mod order;

use super::context::Context;
use super::exit::Exit;

/// Make, check, send and receive postbacks.
///
/// Postbacks are what the service POSTs to the callback URL of an account: a saved message is encoded, a
/// message was sent, delivered or refused, a subscriber answered.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// List every postback code with its meaning and the forms of its postbacks.
    List(list::Args),
    /// Print a postback as the service would send it.
    Emit(emit::Args),
}

/// Runs the command.
///
/// # Errors
/// When the subcommand fails.
pub fn run(args: Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    match args.command {
        Command::List(args) => list::run(args, context),
        Command::Emit(args) => emit::run(&args, context),
    }
}
