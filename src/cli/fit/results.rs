//! Shows what became of each file.

use std::path::{Path, PathBuf};

use super::failure::{self, Room};
use crate::bytes::grouped;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::format::Format;
use crate::files::Outputs;
use crate::fitting::{Done, Limit, Results, Task};
use crate::media::fit::{FitError, Fitted, Outcome};
use crate::media::plan::Reason;
use crate::render::contact_sheet;
use crate::render::fit::{self as render, FileRow};

/// Shows the results, each of which has to be within a `room`, and writes the `report`; returns the worst exit code.
///
/// # Errors
/// When the results cannot be shown, or the report cannot be written.
pub(super) fn show(
    mut results: Results,
    room: fn(u64) -> Room,
    format: Format,
    report: Option<&Path>,
    context: &mut Context<'_>,
) -> Result<Exit, Stop> {
    let refusal = results.refusal.take().map(Failure::from);
    let failures: Vec<(&Path, Failure)> = failures(&results).collect();
    let rows = rows(&results);
    let needs = rows.iter().filter_map(|row| match &row.fitted.outcome {
        Outcome::Impossible(reason) => Some((row.input, row.budget, reason)),
        _ => None,
    });
    let refusal = refusal.map(|refusal| explaining(refusal, needs));
    match format {
        Format::Human => render::human(&rows, context.out_style, context.stdout)?,
        Format::Json => {
            let rest = render::Rest {
                failed: failures.iter().map(|(input, failure)| failed(input, failure)).collect(),
                untried: results.untried.iter().map(PathBuf::as_path).collect(),
                refusal: refusal.as_ref().map(|refusal| refusal.message.as_str()),
            };
            let sizes = results.sizes.as_ref().map(|sizes| sizes.used.iter().map(size).collect::<Vec<_>>());
            render::json(&rows, sizes.as_deref(), &rest, context.stdout)?;
        }
    }
    if let Some(path) = report {
        let taken = results.done.iter().flatten().map(|done| done.frames.as_slice());
        let files: Vec<_> = rows.into_iter().zip(taken).collect();
        let failed = failures.iter().map(|(input, failure)| (*input, failure.message.as_str()));
        let page = contact_sheet::page(&files, &failed.collect::<Vec<_>>());
        let mut outputs = Outputs::default();
        outputs.bytes(path, page.as_bytes())?;
        outputs.commit()?;
    }
    Ok(match refusal {
        Some(refusal) => complain(&refusal, context),
        None => explain(&results, room, context),
    })
}

/// The size of a message under one limit.
fn size((limit, used): &(Limit, u64)) -> render::MessageSize {
    render::MessageSize { basis: limit.basis.name(), limit_bytes: limit.bytes, message_bytes: *used }
}

/// The refusal of a message, with the input, the share and the need of each medium that needs more than it got.
pub(super) fn explaining<'a>(
    refusal: Failure,
    needs: impl Iterator<Item = (&'a Path, u64, &'a Reason)>,
) -> Failure {
    let needs = needs.map(|(input, share, reason)| {
        let (input, share, least) = (input.display(), grouped(share), grouped(reason.least));
        let about = if reason.is_estimate { "about" } else { "at least" };
        format!("; `{input}` needs {about} {least} bytes, its share is {share}")
    });
    Failure { message: refusal.message + &needs.collect::<String>(), ..refusal }
}

/// Reports a failure; returns its exit code.
pub(super) fn complain(failure: &Failure, context: &mut Context<'_>) -> Exit {
    context.complain(failure);
    failure.exit
}

/// The results of the files that could be worked on.
pub(super) fn rows<'a>(results: &'a Results) -> Vec<FileRow<'a>> {
    let row = |(task, done): (&'a Task, &'a Result<Done, FitError>)| {
        let done = done.as_ref().ok()?;
        Some(FileRow {
            input: &task.input,
            output: done.output.as_deref(),
            budget: task.target.budget,
            input_bytes: done.input_bytes,
            fitted: &done.fitted,
            seconds: done.seconds,
        })
    };
    results.tasks.iter().zip(&results.done).filter_map(row).collect()
}

/// The files that could not be worked on, each with the reason.
fn failures(results: &Results) -> impl Iterator<Item = (&Path, Failure)> {
    results
        .failures()
        .map(|(task, error)| (task.input.as_path(), failure::within(&task.destination.folder, error)))
}

/// A file that could not be worked on, with the reason.
pub(super) fn failed<'a>(input: &'a Path, failure: &'a Failure) -> render::FailedFile<'a> {
    render::FailedFile { input, error: &failure.message, help: failure.help.as_deref() }
}

/// Reports why files have no result; returns the worst exit code.
pub(super) fn explain(results: &Results, room: fn(u64) -> Room, context: &mut Context<'_>) -> Exit {
    let mut exit = Exit::Clean;
    for (task, done) in results.tasks.iter().zip(&results.done) {
        let outcome = |done: &Done| {
            let Fitted { outcome, similarity, .. } = &done.fitted;
            failure::of_outcome(&task.input, room(task.target.budget), outcome, *similarity)
        };
        let failure = match done {
            Ok(done) => outcome(done),
            Err(error) => Some(failure::within(&task.destination.folder, error)),
        };
        // One interrupt ends all open tasks; it is reported once.
        let again = |failure: &Failure| failure.exit == Exit::Interrupted && exit == Exit::Interrupted;
        if let Some(failure) = failure.filter(|failure| !again(failure)) {
            exit = exit.max(complain(&failure, context));
        }
    }
    exit
}
