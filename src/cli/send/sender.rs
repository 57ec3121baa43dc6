//! Sends requests one by one, at the chosen rate, each at most once.

use std::time::Duration;

use super::record::Record;
use super::requests::ReadyRequest;
use super::wait::EncodingWait;
use crate::cli::context::Context;
use crate::cli::interruptible::exchange;
use crate::cli::journal::Journal;
use crate::message::Action;
use crate::net::client::Client;
use crate::postback::Moment;
use crate::reference::Reference;
use crate::render::send::{Encoding, SendState, Sent};
use crate::send::endpoint;
use crate::send::journal::{Begin, Ended, Entry, FORMAT, Past, Standing, ended};
use crate::send::outcome::Outcome;
use crate::send::pace::{Rate, backoff, in_seconds};
use crate::send::response::outcome;

/// Sends requests, and keeps what is known about them.
pub struct Sender {
    /// The HTTP client.
    pub client: Client,
    /// The highest rate, if there is one.
    pub rate: Option<Rate>,
    /// The journal, if one is kept.
    pub record: Record,
    /// What listens for postbacks, if they are waited for.
    pub wait: Option<EncodingWait>,
    /// The contents of the journal.
    pub past: Past,
    /// Whether requests that were refused before are sent again.
    pub retry_refused: bool,
    /// Whether requests whose outcome is unknown are sent again.
    pub retry_unknown: bool,
    /// When the last request was started.
    last: Option<Duration>,
}

/// A request to this endpoint, with what happened to it. Nothing is known yet of the encoding of its media.
pub fn sent(request: &ReadyRequest, to: &Reference, state: SendState) -> Sent {
    Sent {
        path: request.path.clone(),
        id: request.id.clone(),
        action: request.action,
        to: request.to.clone(),
        endpoint: request.mask(&to.shown()),
        state,
        encoding: None,
        preview: None,
    }
}

impl Sender {
    /// A sender that has sent nothing yet.
    pub fn new(client: Client, journal: Option<Journal>, past: Past) -> Self {
        Self {
            client,
            rate: None,
            record: Record::new(journal),
            wait: None,
            past,
            retry_refused: false,
            retry_unknown: false,
            last: None,
        }
    }

    /// The state of a request that must not be sent, because it was sent before and is not to be tried again. `None`
    /// if it may be sent.
    pub fn settled(&self, request: &ReadyRequest) -> Option<&Standing> {
        match self.past.standing(&request.id) {
            Standing::Free => None,
            Standing::Refused(_) if self.retry_refused => None,
            Standing::Unknown(_) if self.retry_unknown => None,
            before => Some(before),
        }
    }

    /// Sends a request, unless it was sent before.
    pub fn send(&mut self, request: &ReadyRequest, to: &Reference, context: &mut Context<'_>) -> Sent {
        let sent = |state| sent(request, to, state);
        if let Some(before) = self.settled(request) {
            let encoding = match before {
                Standing::Accepted(ended) if request.action == Some(Action::SaveMms) => {
                    Encoding::recorded(ended)
                }
                _ => None,
            };
            return Sent { encoding, ..sent(SendState::Before(before.clone())) };
        }
        let mut tries = 0;
        loop {
            if self.pause(context) {
                return sent(SendState::Waiting);
            }
            let Some(outcome) = self.submit(request, to, context) else { return sent(SendState::Waiting) };
            let wait = match &outcome {
                _ if self.record.broken.is_some() => None,
                Outcome::Throttled(refusal, named) => backoff(tries, *named).map(|wait| (wait, refusal)),
                _ => None,
            };
            let Some((wait, refusal)) = wait else {
                return sent(SendState::Now(outcome, tries + 1));
            };
            tries += 1;
            let code = refusal.code.as_deref().unwrap_or("HTTP 429");
            context.say(&format!("{}: {code}: throttled; retrying in {}", request.path, in_seconds(wait)));
            if self.rest(wait, context) {
                return sent(SendState::Now(outcome, tries));
            }
        }
    }

    /// Waits until the next request may be sent; returns whether the run was interrupted.
    fn pause(&mut self, context: &mut Context<'_>) -> bool {
        let now = (context.clock)();
        let wait = match (self.rate, self.last) {
            (Some(rate), Some(last)) => rate.wait(now.saturating_sub(last)),
            _ => Duration::ZERO,
        };
        self.rest(wait, context)
    }

    /// Waits, and takes the postbacks that arrive meanwhile; returns whether the run was interrupted.
    fn rest(&mut self, time: Duration, context: &mut Context<'_>) -> bool {
        match &mut self.wait {
            Some(wait) => wait.hear_for(time, &mut self.record, context),
            None => context.interrupt.wait(time),
        }
    }

    /// Sends once, with a journal line before and one after. If the line before cannot be written, nothing is sent.
    fn submit(
        &mut self,
        request: &ReadyRequest,
        to: &Reference,
        context: &mut Context<'_>,
    ) -> Option<Outcome> {
        let clock = context.clock;
        let at = || Moment::since_epoch(clock()).to_string();
        let begin = Begin {
            format: FORMAT,
            at: at(),
            id: request.id.clone(),
            path: request.path.clone(),
            action: request.action_word().to_owned(),
            to: request.to.clone(),
            endpoint: request.mask(&to.shown()),
        };
        self.record.write(&Entry::Begin(begin), &request.sources).ok()?;
        self.last = Some(clock());
        let Self { client, record, wait, .. } = self;
        let mut hear = |context: &mut Context<'_>| {
            if let Some(wait) = wait.as_mut() {
                wait.drain(record, context);
            }
        };
        let exchange = exchange(client, &endpoint::call(to, request.body()), context, &mut hear);
        let outcome = outcome(exchange.as_ref(), request.dialect, clock(), |words| request.mask(words));
        let end = Entry::End(ended(&request.id, at(), &outcome));
        if let Err(failure) = self.record.write(&end, &request.sources) {
            let (path, word) = (&request.path, outcome.kind().word());
            let words = format!(
                "`{path}` is {word}, but the journal could not record it; `--resume` will treat it as unknown"
            );
            self.record.broken = Some(failure.help(words));
        }
        Some(outcome)
    }

    /// Records the encoding of a template in the journal, so that a later run knows it.
    pub fn note_encoding(&mut self, sent: &Sent, request: &ReadyRequest, context: &Context<'_>) {
        let Some(encoding) = sent.encoding.as_ref().filter(|_| self.record.broken.is_none()) else { return };
        let at = Moment::since_epoch((context.clock)()).to_string();
        let known = match &sent.state {
            SendState::Now(outcome, _) => ended(&sent.id, at, outcome),
            SendState::Before(Standing::Accepted(known))
                if Encoding::recorded(known).as_ref() != Some(encoding) =>
            {
                Ended { at, ..known.clone() }
            }
            _ => return,
        };
        let heard = Ended {
            encoding: Some(encoding.kind()),
            encoding_code: encoding.code().map(str::to_owned),
            ..known
        };
        // What could not be written is told of at the end.
        let _ = self.record.write(&Entry::End(heard), &request.sources);
    }
}
