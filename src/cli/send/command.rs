//! The command: options, then requests, then what the service answers.

use std::path::PathBuf;

use super::requests;
use super::requests::ReadyRequest;
use super::sender::{Sender, sent};
use super::wait::WaitArgs;
use crate::cli::api_args::ApiArgs;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::format::Format;
use crate::cli::inputs::HiddenArgs;
use crate::cli::interruptible::passable;
use crate::cli::journal::{Journal, Start};
use crate::cli::report::Report;
use crate::cli::strict_args::StrictArgs;
use crate::reference::Reference;
use crate::render::send::{self as show, Findings, Preview, SendState, Sent};
use crate::send::endpoint;
use crate::send::journal::Past;
use crate::send::outcome::{Outcome, OutcomeKind};
use crate::send::pace::Rate;

/// How many outcomes in a row may be unknown before nothing more is sent. Our choice: one lost answer says nothing about
/// the next request, but an outage must not leave a whole batch in doubt.
const DOUBTS: usize = 5;

/// Send requests to the service and explain its answers.
///
/// Every request is checked first, as `validate` does; if one is wrong, none is sent. A request whose outcome is
/// unknown is never resent automatically: the message could go out twice. After five unknown outcomes in a row, nothing
/// more is sent. With a journal, an interrupted run can be resumed. Ctrl-C waits for the answer to the current
/// request; a second one does not, and leaves the outcome unknown.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Requests: files, folders (their `.xml` files), patterns, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Show what would be sent, with the key hidden, and send nothing.
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Send without checking first.
    #[arg(long)]
    pub(super) no_check: bool,
    #[command(flatten)]
    pub(super) hidden: HiddenArgs,
    #[command(flatten)]
    pub(super) strict: StrictArgs,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Send at most this many requests per second, such as `5`, or per minute, such as `90/m`.
    #[arg(long, value_name = "RATE")]
    rate: Option<Rate>,
    /// Record each request in this file before and after it is sent, so that none is sent twice; with `--wait`, also
    /// each postback before it is answered.
    #[arg(long, value_name = "FILE", help_heading = "Journal")]
    journal: Option<PathBuf>,
    /// Resume where the journal ends.
    #[arg(long, requires = "journal", help_heading = "Journal")]
    resume: bool,
    /// Send again what the journal records as refused.
    #[arg(long, requires = "resume", help_heading = "Journal")]
    retry_refused: bool,
    /// Send again what the journal records as unknown. It may be delivered twice: check first whether it arrived.
    #[arg(long, requires = "resume", help_heading = "Journal")]
    retry_unknown: bool,
    #[command(flatten)]
    pub(super) wait: WaitArgs,
    #[command(flatten)]
    pub(super) api: ApiArgs,
}

/// Runs the command.
///
/// # Errors
/// When the flags contradict each other, the journal cannot be kept, or the result cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let key = args.api.key(context)?;
    let mut found = Findings::default();
    let requests = match requests::read(&args, key.as_ref(), &mut found, context) {
        Ok(requests) => requests,
        Err(Stop::Reported(exit)) => {
            let mut report = Report::default();
            if args.format == Format::Json {
                report.tell(context, |_, out| show::json(&[], &found, out))?;
            }
            return Ok(report.exit(exit));
        }
        Err(stop) => return Err(stop),
    };
    let endpoints: Result<Vec<Reference>, Failure> =
        requests.iter().map(|request| args.api.endpoint(request.dialect, &request.key)).collect();
    let mut requests: Vec<(ReadyRequest, Reference)> = requests.into_iter().zip(endpoints?).collect();
    let client = args.api.client(context.interrupt.insistent(), context)?;
    requests.iter().try_for_each(|(_, to)| passable(&client, to))?;
    let (journal, past) = journal(&args, context)?;
    for (request, to) in &mut requests {
        if let Some(id) = past.name_of(&request.ids) {
            request.id.clone_from(id);
        }
        same_endpoint(&past, request, to)?;
    }
    let mut sender = Sender::new(client, journal, past);
    (sender.rate, sender.retry_refused) = (args.rate, args.retry_refused);
    sender.retry_unknown = args.retry_unknown;
    if args.dry_run {
        dry_run(&args, &sender, &requests, &found, context)
    } else {
        deliver(&args, sender, &requests, &found, context)
    }
}

/// The journal, if one is kept, and its contents. A dry run does not write to it.
fn journal(args: &Args, context: &mut Context<'_>) -> Result<(Option<Journal>, Past), Failure> {
    let Some(path) = &args.journal else { return Ok((None, Past::default())) };
    let start = if args.resume { Start::Resumed } else { Start::New };
    if args.dry_run {
        return Ok((None, Journal::look(path, start)?));
    }
    if args.resume && !path.exists() {
        context.note(&format!("there is no journal `{}` yet; creating it", path.display()));
    }
    let (journal, past) = Journal::open(path, start)?;
    Ok((Some(journal), past))
}

/// Checks that the journal knows a request from this endpoint only. Another service knows nothing of what the first
/// one accepted, or may have accepted, so the journal could not answer for it.
fn same_endpoint(past: &Past, request: &ReadyRequest, to: &Reference) -> Result<(), Failure> {
    let to = request.mask(&to.shown());
    // Older versions may have left a key readable in the journal.
    let known = past.known_to(&request.id).map(|known| request.mask(known));
    known.filter(|known| *known != to).map_or(Ok(()), |known| {
        let words = format!("the journal knows `{}` from `{known}`, not from `{to}`", request.path);
        Err(Failure::usage(words).help("name the same endpoint, or another journal for another endpoint"))
    })
}

/// Shows what would be sent.
fn dry_run(
    args: &Args,
    sender: &Sender,
    requests: &[(ReadyRequest, Reference)],
    found: &Findings,
    context: &mut Context<'_>,
) -> Result<Exit, Stop> {
    let mut all = Vec::new();
    for (request, to) in requests {
        if let Some(before) = sender.settled(request) {
            let word = before.kind().map_or("waiting", OutcomeKind::word);
            let words = format!("is {word} by an earlier run, and would not be sent");
            context.note(&format!("`{}` {words}", request.path));
            all.push(sent(request, to, SendState::Before(before.clone())));
            continue;
        }
        let call = endpoint::call(to, request.body());
        let head = sender.client.shown(&call).iter().map(|line| request.mask(line)).collect();
        let preview = Preview { head, body: request.masked() };
        if args.format == Format::Human {
            show::dry_run(&request.mask(&to.shown()), &preview, context.stdout)?;
        }
        all.push(Sent { preview: Some(preview), ..sent(request, to, SendState::Waiting) });
    }
    if args.format == Format::Json {
        show::json(&all, found, context.stdout)?;
    }
    Ok(Exit::Clean)
}

/// Sends the requests, waits for postbacks if asked to, and reports the results.
fn deliver(
    args: &Args,
    mut sender: Sender,
    requests: &[(ReadyRequest, Reference)],
    found: &Findings,
    context: &mut Context<'_>,
) -> Result<Exit, Stop> {
    context.heed_interrupts();
    let format = args.format;
    sender.wait = args.wait.encoding(context)?;
    let mut report = Report::default();
    let mut sent = send_all(&mut sender, requests, format, &mut report, context)?;
    if let Some(wait) = sender.wait.take() {
        wait.wait(&mut sent, &mut sender.record, context);
        for (sent, (request, _)) in sent.iter().zip(requests) {
            sender.note_encoding(sent, request, context);
        }
    }
    if format == Format::Human {
        report.tell(context, |style, out| show::encodings(&sent, style, out))?;
    }
    report.tell(context, |style, out| match format {
        Format::Human => show::summary(&sent, style, out),
        Format::Json => show::json(&sent, found, out),
    })?;
    let mut exit = if sent.iter().all(Sent::is_well) { Exit::Clean } else { Exit::Network };
    if let Some(failure) = &sender.record.broken {
        context.complain(failure);
        exit = exit.max(failure.exit);
    }
    Ok(if context.interrupt.requested() { Exit::Interrupted } else { report.exit(exit) })
}

/// Sends requests until all are sent, or the rest would fail too.
fn send_all(
    sender: &mut Sender,
    requests: &[(ReadyRequest, Reference)],
    format: Format,
    report: &mut Report,
    context: &mut Context<'_>,
) -> Result<Vec<Sent>, Stop> {
    let mut all: Vec<Sent> = Vec::new();
    let (mut over, mut doubts) = (false, 0);
    for (request, to) in requests {
        over |= context.interrupt.requested();
        let sent =
            if over { sent(request, to, SendState::Waiting) } else { sender.send(request, to, context) };
        let end = match &sent.state {
            SendState::Now(outcome, _) => {
                doubts = if outcome.kind() == OutcomeKind::Unknown { doubts + 1 } else { 0 };
                end(outcome, doubts)
            }
            _ => None,
        };
        let left = requests.len() - all.len() - 1;
        if format == Format::Human {
            // Print at once: somebody may be watching.
            report.tell(context, |style, out| show::human(&sent, style, out))?;
        }
        if let Some(why) = end.filter(|_| left > 0 && !over) {
            context.note(&format!("stopped at `{}`: {why}; {left} left", request.path));
        }
        over |= end.is_some() || sender.record.broken.is_some();
        all.push(sent);
    }
    Ok(all)
}

/// Why nothing more is sent after this outcome, the last of `doubts` unknown ones in a row. `None` if the run goes on.
fn end(outcome: &Outcome, doubts: usize) -> Option<&'static str> {
    if outcome.concerns_all() {
        return Some("every other request would fail in the same way");
    }
    (doubts >= DOUBTS).then_some("the last requests had no clear answer, so the service may be out of order")
}
