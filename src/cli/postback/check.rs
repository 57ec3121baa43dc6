//! `mmsctl postback check`

use std::path::{Path, PathBuf};

use super::check_text::{check_all, other_document, texts};
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Stop};
use crate::cli::format::Format;
use crate::cli::inputs::{HiddenArgs, Input, find, read_stdin};
use crate::cli::strict_args::StrictArgs;
use crate::diagnostic::Severity;
use crate::render::postback::check as show;

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
    let (mut judged, mut exit) = (Vec::new(), Exit::Clean);
    for input in find(paths, stdin, args.hidden.hidden()) {
        match input.and_then(Input::read).and_then(texts) {
            Ok(texts) => judged.extend(check_all(texts, args.strict.strictness(), context)),
            Err(failure) => {
                exit = exit.max(failure.exit);
                context.complain(&failure);
            }
        }
    }
    for failure in judged.iter().filter_map(other_document) {
        exit = exit.max(failure.exit);
        context.complain(&failure);
    }
    judged.retain(|judged| other_document(judged).is_none());
    match args.format {
        Format::Human if judged.is_empty() => {}
        Format::Human => show::stories(&judged, context.out_style, context.stdout)?,
        Format::Json => show::json(&judged, context.stdout)?,
    }
    if judged.iter().filter_map(|judged| judged.analysis.worst()).any(|worst| worst >= Severity::Error) {
        exit = exit.max(Exit::Findings);
    }
    Ok(exit)
}
