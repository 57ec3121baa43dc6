//! `mmsctl postback listen`

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;

use super::check_text::{check, holds_document, posted};
use super::expect::Expectation;
use super::save::Store;
use crate::analysis::Judged;
use crate::bytes::ByteSize;
use crate::cli::context::Context;
use crate::cli::durations::duration;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::numbers::{final_status, positive};
use crate::cli::report::Report;
use crate::cli::strict_args::StrictArgs;
use crate::diagnostic::Severity;
use crate::dialect::Term;
use crate::interrupt::Interrupt;
use crate::message::Message;
use crate::net::receiver::{
    Next, Received, Receiver, ReceiverError, ReceiverSettings, Refused, RespondWhen, STATUS_NOT_STORED,
};
use crate::postback::{Moment, Postback, form_field};
use crate::reference::Reference;
use crate::render::counted::counted;
use crate::render::display::plain;
use crate::render::postback::listen::{self as show, Arrival};
use crate::source::{Origin, Source};

/// The default port.
const PORT: u16 = 8080;

/// How long the last answers may take before it is said that they are waited for.
const SOON: Duration = Duration::from_millis(200);

/// Receive postbacks; print and check each as it arrives.
///
/// Accepts raw XML and form fields. Ends on Ctrl-C, when a flag under "Ending" says so, or when its output is closed
/// and nothing is saved or expected. Every postback that was answered is still printed; later ones are refused with
/// 503, so that the service sends them again. Ctrl-C waits for answers that are delayed; a second one does not. Exits
/// with 1 if an expected postback has not arrived or, without `--expect`, if a postback has errors.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The port to listen on; 0 takes a free one, shown on standard error.
    #[arg(long, value_name = "PORT", default_value_t = PORT)]
    port: u16,
    /// The address to listen on; by default one that other machines cannot reach.
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), value_parser = own_address)]
    bind: IpAddr,
    /// The statuses to answer with, in turn; the last one repeats.
    #[arg(long, value_name = "STATUS,…", default_value = "200", value_delimiter = ',', value_parser = final_status)]
    answer: Vec<u16>,
    /// How long to wait before each answer, such as `2s`.
    #[arg(long, value_name = "TIME", value_parser = duration)]
    delay: Option<Duration>,
    /// End when this has arrived, such as `N003` or `N003:mms-id=35674`; commas separate several fields, and a comma in
    /// a value is written `\,`. Repeatable: ends when all have arrived; one that is given twice must arrive twice.
    /// One that is refused, with any status but 200, does not count if the last status of `--answer` is 200.
    #[arg(long = "expect", value_name = "CODE[:FIELD=VALUE]", help_heading = "Ending")]
    expects: Vec<String>,
    /// End after this time, such as `60s`.
    #[arg(long, value_name = "TIME", value_parser = duration, help_heading = "Ending")]
    timeout: Option<Duration>,
    /// End after this many requests; it is a failure if `--timeout` ends first.
    #[arg(long, value_name = "NUMBER", value_parser = positive::<u64>, help_heading = "Ending")]
    count: Option<u64>,
    /// End after one request.
    #[arg(long, conflicts_with = "count", help_heading = "Ending")]
    once: bool,
    /// Save the body of each postback in this folder, under names that sort by arrival. Requests that are refused are not saved.
    #[arg(long, value_name = "DIR")]
    save: Option<PathBuf>,
    /// The largest body to accept.
    #[arg(long, value_name = "SIZE", default_value = "1MB")]
    max_body: ByteSize,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    #[command(flatten)]
    strict: StrictArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Sentences and code frames, for people.
    Human,
    /// One line of JSON per postback, format 1.
    Ndjson,
}

impl Args {
    fn settings(&self) -> ReceiverSettings {
        let fresh = ReceiverSettings::new(SocketAddr::new(self.bind, self.port));
        ReceiverSettings {
            body_bytes: usize::try_from(self.max_body.0).unwrap_or(usize::MAX),
            answers: self.answer.clone(),
            respond: if self.save.is_some() { RespondWhen::Kept } else { RespondWhen::Received },
            delay: self.delay.unwrap_or(fresh.delay),
            wanted: holds_document,
            ..fresh
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When the port cannot be opened, or the result cannot be written.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let expects = Expectation::all(&args.expects)?;
    for expect in &expects {
        for field in expect.unheard_of() {
            context.note(&format!(
                "`{}` may never arrive: no such postback is known to hold `{field}`",
                expect.text
            ));
        }
    }
    let store = args.save.as_deref().map(Store::open).transpose()?;
    context.heed_interrupts();
    let receiver = Receiver::start(args.settings()).map_err(|error| no_receiver(&error, "--port"))?;
    context.say(&format!("listening on http://{}/", receiver.address()));
    if !receiver.address().ip().is_loopback() {
        let tag = context.err_style.bold("note");
        context.say(&format!("{tag}: other machines can send here"));
    }
    let report = Report::default();
    let mut listening =
        Listening { args, receiver, store, expects, report, number: 0, errors: 0, failed: Exit::Clean };
    let end = listening.listen(context)?;
    Ok(listening.end(end, context))
}

/// Why listening ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// Everything expected has arrived, or the postbacks could not be saved.
    Done,
    /// The time limit was reached.
    Timeout,
    /// The run was interrupted.
    Interrupted,
    /// The reader of the results has gone.
    Unread,
}

/// A running receiver, and the results so far.
struct Listening<'a> {
    args: &'a Args,
    receiver: Receiver,
    store: Option<Store>,
    expects: Vec<Expectation>,
    report: Report,
    number: u64,
    /// Requests with errors; never more than `number`.
    errors: usize,
    /// The worst error of this machine.
    failed: Exit,
}

impl Listening<'_> {
    fn listen(&mut self, context: &mut Context<'_>) -> Result<End, Stop> {
        let end = self.until_the_end(context)?;
        // From now on, clients are told to try again later. Requests that were answered already are printed too.
        self.receiver.close();
        while self.handle_next(Duration::ZERO, &Interrupt::default(), context)? {}
        self.answer_all(context);
        Ok(end)
    }

    /// Waits for the answers that `--delay` holds back, unless the user does not want to.
    fn answer_all(&mut self, context: &mut Context<'_>) {
        if self.args.delay.is_none() || self.receiver.end(SOON, &Interrupt::default()) {
            return;
        }
        let (patience, words) = if context.interrupt.requested() {
            (context.interrupt.insistent(), "a second Ctrl-C ends it at once")
        } else {
            (context.interrupt.clone(), "Ctrl-C ends it at once")
        };
        context.note(&format!("waiting for the answers that `--delay` holds back; {words}"));
        if !self.receiver.end(Duration::MAX, &patience) {
            self.receiver.abandon();
        }
    }

    fn until_the_end(&mut self, context: &mut Context<'_>) -> Result<End, Stop> {
        const LONG: Duration = Duration::from_secs(3600);
        loop {
            let left = self.args.timeout.map(|timeout| timeout.saturating_sub(self.receiver.elapsed()));
            let interrupt = context.interrupt.clone();
            let heard = self.handle_next(left.unwrap_or(LONG), &interrupt, context)?;
            match (heard, left) {
                // If a postback cannot be saved, waiting for more is pointless.
                _ if self.is_done() || self.failed > Exit::Clean => return Ok(End::Done),
                _ if self.is_for_nobody() => return Ok(End::Unread),
                (false, _) if interrupt.requested() => return Ok(End::Interrupted),
                (false, Some(_)) => return Ok(End::Timeout),
                _ => {}
            }
        }
    }

    /// Handles the next request, or reports why it was refused; returns whether there was one.
    fn handle_next(
        &mut self,
        time: Duration,
        interrupt: &Interrupt,
        context: &mut Context<'_>,
    ) -> Result<bool, Stop> {
        match self.receiver.next(time, interrupt) {
            Next::Received(received) => self.take(received, context)?,
            Next::Refused(refused) => say_refused(&refused, context),
            Next::Nothing => return Ok(false),
        }
        Ok(true)
    }

    /// Whether a postback is of no use any more: nobody reads it, it is not saved, and none is waited for. Its sender
    /// must not be told that it has arrived.
    fn is_for_nobody(&self) -> bool {
        let is_awaited = !self.expects.is_empty() || self.wanted().is_some();
        self.report.is_unread() && self.store.is_none() && !is_awaited
    }

    fn is_done(&self) -> bool {
        let expected = !self.expects.is_empty() && self.expects.iter().all(Expectation::is_met);
        expected || self.wanted().is_some_and(|count| self.number >= count)
    }

    /// The number of requests after which to stop.
    fn wanted(&self) -> Option<u64> {
        if self.args.once { Some(1) } else { self.args.count }
    }

    /// Checks, saves and prints a request.
    fn take(&mut self, mut received: Received, context: &mut Context<'_>) -> Result<(), Stop> {
        self.number += 1;
        let clock = (context.clock)();
        let origin = Origin::Composed(format!("request {}", self.number));
        let field = form_field(&String::from_utf8_lossy(&received.body)).map(str::to_owned);
        // The receiver accepts only bodies that contain a document.
        let texts = posted(&received.body, &origin).unwrap_or_default();
        let policy = context.config.policy(self.args.strict.strictness());
        let judged: Vec<_> = texts.into_iter().map(|text| check(text, &policy)).collect();
        let bad = |judged: &&Judged| judged.analysis.worst() >= Some(Severity::Error);
        self.errors += usize::from(judged.iter().any(|judged| bad(&judged)));
        let expected = if self.counts(received.answered) { judged.as_slice() } else { &[] };
        for judged in expected {
            let Some(postback) = postback(judged) else { continue };
            self.expects.iter_mut().for_each(|expect| expect.see(postback, &judged.sources));
        }
        let code = judged.iter().filter_map(postback).find_map(|postback| postback.fields.filled(Term::Code));
        let code = code.map_or("", |code| code.trimmed());
        let end = ending(&received.body, field.is_some());
        let saved = self.save(&received.body, code, end, clock, context);
        let is_kept = self.store.is_none() || saved.is_some();
        if is_kept {
            received.keep();
        }
        let now = Moment::since_epoch(clock);
        let arrival = Arrival {
            number: self.number,
            time: now.to_string(),
            clock: now.clock(),
            peer: received.peer.to_string(),
            target: Reference::shown_location(&received.target),
            content_type: received.header("content-type").map(str::to_owned),
            form_field: field,
            answered: if is_kept { received.answered } else { STATUS_NOT_STORED },
            saved: saved.map(|path| path.display().to_string()),
        };
        let format = self.args.format;
        self.report.tell(context, |style, out| match format {
            Format::Human => show::human(&arrival, &judged, style, out),
            Format::Ndjson => show::ndjson(&arrival, &judged, out),
        })?;
        Ok(())
    }

    /// Whether a postback that was answered so is one that was expected. After a failure its sender repeats it, and
    /// the repetition counts, unless every later answer is a failure too.
    fn counts(&self, answered: u16) -> bool {
        // The service takes 200 alone for success (API facts §4.5).
        let is_success = |status: &u16| *status == 200;
        is_success(&answered) || !self.args.answer.last().is_some_and(is_success)
    }

    /// Saves a body, if bodies are saved.
    fn save(
        &mut self,
        body: &[u8],
        code: &str,
        end: &str,
        clock: Duration,
        context: &mut Context<'_>,
    ) -> Option<PathBuf> {
        match self.store.as_ref()?.save(body, code, end, clock) {
            Ok(path) => Some(path),
            Err(failure) => {
                context.complain(&failure);
                context.note(&format!(
                    "it is answered with {STATUS_NOT_STORED}, so its sender keeps it; nothing more is accepted"
                ));
                self.failed = self.failed.max(failure.exit);
                None
            }
        }
    }

    /// Reports the result of listening.
    fn end(self, end: End, context: &mut Context<'_>) -> Exit {
        let received = counted(self.number, "postback");
        let refused = counted(self.receiver.refused(), "request");
        let errors = self.errors;
        context.say(&format!("{received} received, {errors} with errors; {refused} refused"));
        let time = self.args.timeout.map_or(String::new(), |time| format!(" in {} s", time.as_secs_f64()));
        let missing: Vec<_> = self.expects.iter().filter(|expect| !expect.is_met()).collect();
        for expect in &missing {
            let late = if end == End::Timeout { time.as_str() } else { "" };
            context.complain(&Failure {
                exit: Exit::Findings,
                message: format!("`{}` has {}{late}", expect.text, expect.so_far()),
                help: expect.near.as_ref().map(|near| format!("the last one with that code had {near}")),
            });
        }
        let few = end == End::Timeout && self.expects.is_empty() && self.wanted().is_some();
        if few {
            let wanted = self.wanted().unwrap_or_default();
            let message = format!("{received} of {wanted} arrived{time}");
            context.complain(&Failure { exit: Exit::Findings, message, help: None });
        }
        if end == End::Unread {
            context.note("standard output was closed: later requests are answered with 503");
        }
        // A reader that has seen enough is not a failure, as with other commands.
        let faulty = self.expects.is_empty() && errors > 0 && end != End::Unread;
        let wrong = !missing.is_empty() || few || faulty;
        self.report.exit(match (end, wrong) {
            (End::Interrupted, _) => Exit::Interrupted,
            (_, true) => self.failed.max(Exit::Findings),
            (_, false) => self.failed,
        })
    }
}

/// Says that a request was refused, and why.
pub fn say_refused(refused: &Refused, context: &mut Context<'_>) {
    let tag = context.err_style.dim("refused");
    context.say(&format!("{tag}: a request from {}: {}", refused.peer, plain(&refused.why.to_string())));
}

/// The extension of the file for a body. It is `.xml` only if the body is XML, because `validate` reads such files in
/// a folder.
fn ending(body: &[u8], is_form: bool) -> &'static str {
    match Source::new(Origin::Stdin, body.to_vec()).text().trim_start().chars().next() {
        _ if is_form => "form",
        Some('<') => "xml",
        Some('{' | '[') => "json",
        _ => "txt",
    }
}

fn postback(judged: &Judged) -> Option<&Postback> {
    match &judged.analysis.message {
        Message::Postback(postback) => Some(postback),
        _ => None,
    }
}

/// Parses an address to listen on, also as it is written in a URL: `localhost` and `[::1]`.
///
/// # Errors
/// When it is not one; the text is for clap.
pub fn own_address(text: &str) -> Result<IpAddr, String> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    match bare.parse() {
        Ok(address) => Ok(address),
        Err(_) if text.eq_ignore_ascii_case("localhost") => Ok(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        Err(_) => {
            Err("write an IP address of this machine, such as `127.0.0.1`, or `0.0.0.0` for all".to_owned())
        }
    }
}

/// The error for a receiver that cannot start; `flag` is the flag that sets its port.
pub fn no_receiver(error: &ReceiverError, flag: &str) -> Failure {
    let failure = Failure::world(error.to_string());
    match error {
        ReceiverError::InUse(_) => failure.help(format!("give another `{flag}`; 0 takes a free port")),
        ReceiverError::Denied(_) => failure.help("use a port from 1024 up"),
        ReceiverError::NotHere(_) => {
            failure.help("leave out `--bind` to accept only this machine, or give 0.0.0.0 to accept all")
        }
        ReceiverError::Other { .. } => failure,
    }
}
