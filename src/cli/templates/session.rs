//! Asks the service, again where it asks for patience.

use crate::cli::api_args::{ApiArgs, Key, no_key};
use crate::cli::context::Context;
use crate::cli::exit::Failure;
use crate::cli::interruptible::{exchange, passable};
use crate::dialect::Dialect;
use crate::interrupt::Interrupt;
use crate::net::client::{Client, Response};
use crate::net::error::NetError;
use crate::reference::Reference;
use crate::send::echo::hidden;
use crate::send::endpoint;
use crate::send::outcome::Outcome;
use crate::send::pace::{backoff, in_seconds};
use crate::send::response::outcome;
use crate::source::{Origin, Source, Sources};

/// The service to ask, and the key to use.
pub(super) struct Session {
    client: Client,
    endpoint: Reference,
    /// The dialect of requests.
    pub(super) dialect: Dialect,
    /// The key in them.
    pub(super) key: Key,
}

impl Session {
    pub(super) fn new(
        api: &ApiArgs,
        dialect: Dialect,
        interrupt: Interrupt,
        context: &mut Context<'_>,
    ) -> Result<Self, Failure> {
        let key = api.key(context)?.ok_or_else(no_key)?;
        let (client, endpoint) = (api.client(interrupt, context)?, api.endpoint(dialect, key.secret())?);
        passable(&client, &endpoint)?;
        Ok(Self { client, endpoint, dialect, key })
    }

    /// Sends a request, and sends it again if it was throttled. The key is masked in the service's text.
    pub(super) fn ask(&self, body: &str, context: &mut Context<'_>) -> (Result<Response, NetError>, Outcome) {
        let mut sources = Sources::default();
        sources.add(Source::new(Origin::Composed("request".to_owned()), body.as_bytes().to_vec()));
        let mut tries = 0;
        loop {
            let call = endpoint::call(&self.endpoint, body);
            let exchange = exchange(&self.client, &call, context, &mut |_| {});
            let mask = |words: &str| hidden(&sources.mask(words), self.key.secret().expose());
            let outcome = outcome(exchange.as_ref(), self.dialect, (context.clock)(), mask);
            let wait = match &outcome {
                Outcome::Throttled(_, named) => backoff(tries, *named),
                _ => None,
            };
            let Some(wait) = wait else { return (exchange, outcome) };
            context.say(&format!("throttled by the service; retrying in {}", in_seconds(wait)));
            tries += 1;
            if context.interrupt.wait(wait) {
                return (exchange, outcome);
            }
        }
    }
}

/// The failure for an unsuccessful request.
pub(super) fn failure(outcome: &Outcome) -> Failure {
    match outcome {
        Outcome::Refused(refusal) | Outcome::Throttled(refusal, _) => {
            let said = match refusal.info.as_str() {
                "" => String::new(),
                info => format!(", \"{info}\""),
            };
            let words = match (&refusal.code, refusal.meaning()) {
                (Some(code), Some(meaning)) => {
                    format!("the service refuses: {code}: {}{said}", meaning.meaning)
                }
                (Some(code), None) => format!("the service refuses: {code}{said}"),
                (None, _) => format!("the service's server refuses: {}", refusal.info),
            };
            let failure = Failure::network(words);
            failure.help(refusal.repair().unwrap_or("check that `--endpoint` is right"))
        }
        Outcome::NotSent(words) => Failure::network(format!("the service cannot be reached: {words}")),
        Outcome::Unknown(words) => Failure::network(format!("the service gave no usable answer: {words}")),
        Outcome::Accepted(_) => Failure::network("the service reported success, but returned no result"),
    }
}
