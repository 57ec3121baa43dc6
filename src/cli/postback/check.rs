//! `mmsctl postback check`

use std::path::{Path, PathBuf};

use super::check_text::{check, other_document, texts};
use crate::analysis::Judged;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::format::Format;
use crate::cli::inputs::{HiddenArgs, Input, find, read_stdin};
use crate::cli::strict_args::StrictArgs;
use crate::diagnostic::Severity;
use crate::render::postback::check::Printer;

/// Explain postbacks, and report what is wrong with them.
///
/// Reads single postbacks, and logs that contain several among other text: raw, also with the time before each line, in
/// a form body (`xml=%3Cpostback…`), in strings of JSON, PHP or SQL, in a cell of CSV, in base64, as HTML, or with bytes
/// escaped as nginx and Apache do. Each is explained (what happened to which message, what to do next) and checked as `mmsctl validate` does.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Files, folders (their `.xml` files), patterns such as 'logs/**/*.log', or `-` for standard input [default: -].
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    #[command(flatten)]
    hidden: HiddenArgs,
    #[command(flatten)]
    strict: StrictArgs,
}

/// Runs the command.
///
/// # Errors
/// When the result cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let paths = if args.paths.is_empty() { vec![PathBuf::from("-")] } else { args.paths };
    let stdin = paths.iter().any(|path| path == Path::new("-")).then(|| read_stdin(context));
    let policy = context.config.policy(args.strict.strictness());
    let mut printer = match args.format {
        Format::Human => Printer::human(context.out_style),
        Format::Json => Printer::json(),
    };
    let mut exit = Exit::Clean;
    printer.begin(context.stdout)?;
    for input in find(paths, stdin, args.hidden.hidden()) {
        match input.and_then(Input::read).and_then(texts) {
            Ok(texts) => {
                for text in texts {
                    exit = exit.max(take(&check(text, &policy), &mut printer, context)?);
                }
            }
            Err(failure) => exit = exit.max(complained(&failure, context)),
        }
    }
    printer.end(context.stdout)?;
    Ok(exit)
}

/// Prints a postback, or says that the document is none.
fn take(judged: &Judged, printer: &mut Printer, context: &mut Context<'_>) -> Result<Exit, Stop> {
    if let Some(failure) = other_document(judged) {
        return Ok(complained(&failure, context));
    }
    printer.postback(judged, context.stdout)?;
    let is_bad = judged.analysis.worst() >= Some(Severity::Error);
    Ok(if is_bad { Exit::Findings } else { Exit::Clean })
}

fn complained(failure: &Failure, context: &mut Context<'_>) -> Exit {
    context.complain(failure);
    failure.exit
}
