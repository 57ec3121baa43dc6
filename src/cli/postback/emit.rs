//! `mmsctl postback emit`

use super::sample_args::{SampleArgs, find_event, refused};
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Stop};
use crate::postback::Basis;

/// Print a postback as the service would send it.
///
/// Fields come in the documented order, with realistic sample values unless you set them. A form that no documentation
/// shows is derived from a similar one; a note on standard error says so.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The postback's code, such as N003; `mmsctl postback list` shows them all.
    #[arg(value_name = "CODE")]
    code: String,
    #[command(flatten)]
    sample: SampleArgs<true>,
}

/// Runs the command.
///
/// # Errors
/// When the code has no such form, or the result cannot be written.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let event = find_event(&args.code, &[])?;
    let made =
        args.sample.sample(context).make(&args.sample.order(event)?).map_err(|error| refused(&error))?;
    if made.basis == Basis::Derived {
        let (code, dialect) = (made.code, made.dialect.as_str());
        let tag = context.err_style.bold("note");
        context.say(&format!(
            "{tag}: this form is derived from a similar one: no documentation shows `{code}` in the {dialect} dialect"
        ));
    }
    context.stdout.write_all(made.xml.as_bytes())?;
    Ok(Exit::Clean)
}
