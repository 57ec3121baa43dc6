//! `mmsctl postback check`

use std::path::PathBuf;

use clap::ValueEnum;

use super::judge::{judge, other_document, take};
use crate::analysis::Analysis;
use crate::check::Strictness;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::inputs::read_documents;
use crate::diagnostic::Severity;
use crate::render::human::Human;
use crate::render::postback as show;
use crate::source::Sources;

/// Say what postbacks tell, and what is wrong with them.
///
/// Reads single postbacks, and logs that hold several among other words: as they are, in the body of a form
/// (`xml=%3Cpostback…`) or in a JSON string. Each is explained (what happened to which message, what to do
/// next) and checked as `mmsctl validate` does.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Files, folders (their `.xml` files) or `-` for standard input.
    #[arg(value_name = "PATH", default_value = "-")]
    paths: Vec<PathBuf>,
    /// How to show it.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Take the sterner side where the documentation disagrees with itself.
    #[arg(long)]
    strict: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Sentences and code frames, for people.
    Human,
    /// One JSON object, format 1.
    Json,
}

/// Runs the command.
///
/// # Errors
/// When the result cannot be written.
pub fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let mut read = Sources::default();
    let (_, mut failures) = read_documents(&args.paths, &mut read, context);
    let (mut sources, mut ids) = (Sources::default(), Vec::new());
    for source in read.into_texts() {
        match take(source, &mut sources) {
            Ok(taken) => ids.extend(taken),
            Err(failure) => failures.push(failure),
        }
    }
    let strictness = if args.strict { Strictness::Strict } else { Strictness::Lenient };
    let mut analyses = judge(&sources, &ids, strictness);
    failures.extend(analyses.iter().filter_map(|analysis| other_document(&sources, analysis)));
    analyses.retain(|analysis| other_document(&sources, analysis).is_none());
    for failure in &failures {
        context.complain(failure);
    }
    match args.format {
        Format::Human if analyses.is_empty() => {}
        Format::Human => {
            let human = Human { style: context.out_style, verbose: false, quiet: false };
            show::stories(&sources, &analyses, &human, context.stdout)?;
        }
        Format::Json => show::json(&sources, &analyses, context.stdout)?,
    }
    let mut exit = failures.iter().map(|failure| failure.exit).max().unwrap_or(Exit::Clean);
    if analyses.iter().filter_map(Analysis::worst).any(|worst| worst >= Severity::Error) {
        exit = exit.max(Exit::Findings);
    }
    Ok(exit)
}
