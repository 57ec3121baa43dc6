//! Fetches a media URL as the service does (API facts §7): GET, redirects followed one by one, then HEAD to compare.
//! This module only observes; rules judge the facts.

use std::io::{self, Write};
use std::time::Duration;

use super::client::{Answer, Call, Client, End, Sink};
use super::error::NetError;
use crate::interrupt::Interrupt;
use crate::reference::Reference;
use crate::served::{Answered, BodyEnd, Cause, Failure, Head, Headers, Outcome, Redirect, Served};

/// The most redirects that are followed. Our choice: curl follows 30, browsers 20, and no media server needs more than
/// a few.
const REDIRECTS: usize = 10;

/// The pause before the first retry of a connection; it doubles each time. Our choice.
const PAUSE: Duration = Duration::from_millis(250);

/// The settings for fetching a URL.
#[derive(Clone, Debug)]
pub struct Manner {
    /// The most bytes of a body that are read.
    pub max_bytes: u64,
    /// The number of bytes that is enough if the response declares its length; `None` reads up to `max_bytes`.
    pub enough: Option<u64>,
    /// How often a failed connection is retried.
    pub retries: u32,
    /// Whether a HEAD request is sent as well.
    pub head: bool,
    /// The signal to end the run.
    pub interrupt: Interrupt,
}

/// Fetches `url`; the body of the last response is written to `file` if it is a success.
pub fn observe(client: &Client, url: &Reference, manner: &Manner, file: &mut dyn Write) -> Served {
    let (mut at, mut redirects, mut seen) = (url.clone(), Vec::new(), vec![url.to_fetch()]);
    let outcome = loop {
        let answer = match get(client, &at, manner, file) {
            Ok(answer) => answer,
            Err(error) => break failed(error),
        };
        let Some(location) = redirect(&answer) else { break answered(client, &at, manner, &answer) };
        let next = match location.map(|location| at.redirected(location)) {
            None => break Outcome::Astray(answer.status, "it names no place to go to".to_owned()),
            Some(Err(error)) => break Outcome::Astray(answer.status, format!("it leads to no URL: {error}")),
            Some(Ok(next)) => next,
        };
        redirects.push(Redirect { status: answer.status, to: next.shown() });
        if !next.is_web() {
            break Outcome::Astray(answer.status, format!("it leads to `{}`", next.scheme()));
        }
        if seen.contains(&next.to_fetch()) {
            break Outcome::Astray(answer.status, "it leads back to where it came from".to_owned());
        }
        if redirects.len() == REDIRECTS {
            break Outcome::Astray(answer.status, format!("it is the {REDIRECTS}th in a row"));
        }
        seen.push(next.to_fetch());
        at = next;
    };
    Served { redirects, outcome }
}

/// Requests `url`, again if no connection is established.
fn get(client: &Client, url: &Reference, manner: &Manner, file: &mut dyn Write) -> Result<Answer, NetError> {
    let call = Call { method: "GET", url: url.to_fetch(), ..Call::default() };
    let (mut left, mut pause) = (manner.retries, PAUSE);
    loop {
        let answer = client.fetch(&call, &mut Body { manner, file: &mut *file });
        match answer {
            Err(error) if error.is_connect() && left > 0 && !manner.interrupt.wait(pause) => {
                left -= 1;
                pause *= 2;
            }
            answer => return answer,
        }
    }
}

/// Writes the body of a success to the file, and ignores all other bodies.
struct Body<'a> {
    manner: &'a Manner,
    file: &'a mut dyn Write,
}

impl Sink for Body<'_> {
    fn begin(&mut self, answer: &Answer) -> u64 {
        let promised = headers(answer).promised().is_some();
        match self.manner.enough.filter(|_| promised) {
            _ if !(200..300).contains(&answer.status) => 0,
            Some(enough) => enough.min(self.manner.max_bytes),
            None => self.manner.max_bytes,
        }
    }

    fn take(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }
}

/// Returns `Some` if a response is a redirect to follow, with its `Location` header, if there is one.
fn redirect(answer: &Answer) -> Option<Option<&str>> {
    matches!(answer.status, 301 | 302 | 303 | 307 | 308).then(|| answer.header("location"))
}

fn answered(client: &Client, url: &Reference, manner: &Manner, answer: &Answer) -> Outcome {
    let success = (200..300).contains(&answer.status);
    let head = (manner.head && success).then(|| {
        let call = Call { method: "HEAD", url: url.to_fetch(), ..Call::default() };
        match client.send(&call) {
            Ok(answer) => Head::Answered(answer.status, headers(&answer)),
            Err(error) => Head::Failed(error.to_string()),
        }
    });
    let end = match &answer.end {
        End::Whole => BodyEnd::Whole,
        End::TooLong => BodyEnd::Enough,
        End::Cut(error @ NetError::Timeout { .. }) => BodyEnd::Late(error.to_string()),
        End::Cut(error) => BodyEnd::Cut(error.to_string()),
    };
    Outcome::Answered(Box::new(Answered {
        status: answer.status,
        headers: headers(answer),
        received: answer.received,
        end,
        seconds: answer.time.as_secs_f64(),
        head,
    }))
}

fn headers(answer: &Answer) -> Headers {
    let header = |name| answer.header(name).map(str::to_owned);
    Headers {
        length: header("content-length"),
        media_type: header("content-type"),
        coding: header("content-encoding"),
        transfer: header("transfer-encoding"),
    }
}

fn failed(error: NetError) -> Outcome {
    match error {
        NetError::Forbidden(forbidden) => Outcome::NotPublic(forbidden.to_string(), forbidden.kind),
        error => {
            let cause = match &error {
                NetError::Tls { .. } => Cause::Tls,
                error if error.is_here() => Cause::Here,
                _ => Cause::Server,
            };
            Outcome::Failed(Failure { cause, words: error.to_string() })
        }
    }
}
