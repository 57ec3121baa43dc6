//! `mmsctl templates delete`

use super::session::Session;
use crate::cli::api_args::ApiArgs;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::format::Format;
use crate::cli::report::Report;
use crate::dialect::Dialect;
use crate::render::templates::{self as show, Deleted};
use crate::send::outcome::{Accepted, Outcome};
use crate::send::templates::deletion;

/// Delete templates with their media and transcoded files. This cannot be undone.
///
/// On a terminal it asks first; elsewhere it needs `--yes`.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The ids that saveMMS answered with.
    #[arg(required = true, value_name = "MMS-ID", value_parser = number)]
    ids: Vec<String>,
    /// Do not ask for confirmation.
    #[arg(short, long)]
    yes: bool,
    /// Show what would be deleted, and delete nothing.
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
    /// The dialect to write: `<mms-id>` or `<MMSID>`.
    #[arg(long, value_name = "DIALECT", default_value = "current")]
    dialect: Dialect,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    #[command(flatten)]
    api: ApiArgs,
}

fn number(text: &str) -> Result<String, String> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { Ok(text.to_owned()) } else { Err("an id is a number".to_owned()) }
}

/// Runs the command.
///
/// # Errors
/// When the user cannot be asked, there is no key, or the result cannot be written.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let mut ids = args.ids.clone();
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    if args.dry_run {
        let all: Vec<Deleted> = ids.into_iter().map(|mms_id| Deleted { mms_id, outcome: None }).collect();
        match args.format {
            Format::Human => show::would_delete(&all, context.stdout)?,
            Format::Json => show::deleted_json(&all, context.stdout)?,
        }
        return Ok(Exit::Clean);
    }
    let session = Session::new(&args.api, args.dialect, context.interrupt.insistent(), context)?;
    if !args.yes && !agreed(&ids, args.api.api_key_stdin, context)? {
        context.say("nothing was deleted");
        return Ok(Exit::Usage);
    }
    context.heed_interrupts();
    let format = args.format;
    let (mut all, mut over, mut report) = (Vec::new(), false, Report::default());
    for id in ids {
        over |= context.interrupt.requested();
        let outcome = if over { None } else { Some(delete(&id, &session, context)?) };
        over |= outcome.as_ref().is_some_and(Outcome::concerns_all);
        all.push(Deleted { mms_id: id, outcome });
        if format == Format::Human {
            let last = all.last().expect("one was put there");
            report.tell(context, |style, out| show::deleted(last, style, out))?;
        }
    }
    if format == Format::Json {
        report.tell(context, |_, out| show::deleted_json(&all, out))?;
    }
    if context.interrupt.requested() {
        return Ok(Exit::Interrupted);
    }
    Ok(report.exit(if all.iter().all(Deleted::is_done) { Exit::Clean } else { Exit::Network }))
}

fn delete(id: &str, session: &Session, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let body = deletion(id, session.dialect, session.key.secret().expose())
        .map_err(|error| Failure::usage(error.to_string()))?;
    Ok(match session.ask(&body, context).1 {
        Outcome::Accepted(Accepted { mms_id: Some(other), .. }) if !is_same(&other, id) => {
            Outcome::Unknown(format!("the answer is about template {other}"))
        }
        outcome => outcome,
    })
}

/// Whether two ids are the same number.
fn is_same(one: &str, other: &str) -> bool {
    let digits = |id: &str| id.trim().trim_start_matches('0').to_owned();
    digits(one) == digits(other)
}

/// Asks the user to confirm.
///
/// # Errors
/// When there is nobody to ask.
fn agreed(ids: &[String], stdin_is_taken: bool, context: &mut Context<'_>) -> Result<bool, Failure> {
    let environment = &context.environment;
    if stdin_is_taken || !environment.stdin_is_terminal || !environment.stderr_is_terminal {
        return Err(Failure::usage("cannot ask for confirmation without a terminal").help("give `--yes`"));
    }
    let what = match ids {
        [id] => format!("template {id}"),
        ids => format!("{} templates: {}", ids.len(), ids.join(", ")),
    };
    context.ask(&format!("delete {what} for good? [y/N] "));
    let (mut line, mut byte) = (Vec::new(), [0]);
    while context.stdin.read(&mut byte).is_ok_and(|read| read > 0) && byte != *b"\n" {
        line.extend(byte);
    }
    let answer = String::from_utf8_lossy(&line).trim().to_ascii_lowercase();
    Ok(matches!(answer.as_str(), "y" | "yes"))
}
