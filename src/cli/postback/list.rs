//! `mmsctl postback list`

use crate::cli::context::Context;
use crate::cli::exit::{Exit, Stop};
use crate::cli::format::Format;
use crate::render::postback::list as show;

/// List every postback code with its meaning and the forms of its postbacks.
///
/// A form is documented if public documentation shows an example of it in that dialect, and otherwise derived from a
/// similar one. `emit` writes the default dialect unless told otherwise. Codes that are not about MMS have no form.
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
        Format::Human => show::human(context.stdout)?,
        Format::Json => show::json(context.stdout)?,
    }
    Ok(Exit::Clean)
}
