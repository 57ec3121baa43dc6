//! `mmsctl postback`

mod check;
mod check_text;
mod conform;
mod delivery;
mod emit;
mod expect;
mod fields;
mod list;
mod listen;
mod sample_args;
mod save;
mod trigger;

pub(in crate::cli) use check_text::{holds_postback, posted};
pub(in crate::cli) use listen::{no_receiver, own_address, say_refused};
pub(in crate::cli) use trigger::CONTENT_TYPE;

use super::context::Context;
use super::exit::{Exit, Stop};

/// Make, check, send and receive postbacks.
///
/// Postbacks are what the service POSTs to an account's callback URL: a saved message has been encoded, a message was
/// sent, delivered or refused, a subscriber replied.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    List(list::Args),
    Emit(emit::Args),
    Check(check::Args),
    Trigger(Box<trigger::Args>),
    Listen(listen::Args),
}

/// Runs the command.
///
/// # Errors
/// When the subcommand fails.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    match args.command {
        Command::List(args) => list::run(args, context),
        Command::Emit(args) => emit::run(&args, context),
        Command::Check(args) => check::run(args, context),
        Command::Trigger(args) => trigger::run(&args, context),
        Command::Listen(args) => listen::run(&args, context),
    }
}
