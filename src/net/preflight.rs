//! Fetches a media URL as the service does (API facts §7): GET, redirects followed one by one, then HEAD to compare.
//! This module only observes; rules judge the facts.

use std::io::{self, Write};
use std::time::Duration;

use super::client::{Call, Client, End, Method, Response, Sink};
use super::error::NetError;
use crate::interrupt::Interrupt;
use crate::reference::Reference;
use crate::served::{
    Answered, BodyEnd, Cause, FetchFailure, FetchOutcome, Head, Headers, Redirect, Served, is_success,
};

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
        let response = match get(client, &at, manner, file) {
            Ok(response) => response,
            Err(error) => break failed(error),
        };
        if !matches!(response.status, 301 | 302 | 303 | 307 | 308) {
            break match &response.end {
                End::Cut(error @ NetError::Unkept(_)) => failed(error.clone()),
                _ => answered(client, &at, manner, &response),
            };
        }
        let next = match response.header("location").map(|location| at.redirected(location)) {
            None => break FetchOutcome::Astray(response.status, "it has no `Location` header".to_owned()),
            Some(Err(error)) => {
                break FetchOutcome::Astray(response.status, format!("its target is not a URL: {error}"));
            }
            Some(Ok(next)) => next,
        };
        let astray = |words| FetchOutcome::Astray(response.status, words);
        if !next.is_web() {
            break astray(format!("it leads to `{}`, not to http or https", next.shown()));
        }
        if seen.contains(&next.to_fetch()) {
            break astray(format!("it leads back to `{}`", next.shown()));
        }
        if redirects.len() + 1 == REDIRECTS {
            break astray(format!("it is the {REDIRECTS}th redirect in a row"));
        }
        redirects.push(Redirect { status: response.status, to: next.shown() });
        seen.push(next.to_fetch());
        at = next;
    };
    Served { redirects, outcome }
}

/// Requests `url`, again if no connection is established.
fn get(
    client: &Client,
    url: &Reference,
    manner: &Manner,
    file: &mut dyn Write,
) -> Result<Response, NetError> {
    let call = Call { method: Method::Get, url: url.to_fetch(), ..Call::default() };
    let (mut left, mut pause) = (manner.retries, PAUSE);
    loop {
        let response = client.fetch(&call, &mut Body { manner, file: &mut *file });
        match response {
            Err(error) if error.is_connect() && left > 0 && !manner.interrupt.wait(pause) => {
                left -= 1;
                pause *= 2;
            }
            response => return response,
        }
    }
}

/// Writes the body of a success to the file, and ignores all other bodies.
struct Body<'a> {
    manner: &'a Manner,
    file: &'a mut dyn Write,
}

impl Sink for Body<'_> {
    fn begin(&mut self, response: &Response) -> u64 {
        let promised = headers(response).promised().is_some();
        match self.manner.enough.filter(|_| promised) {
            _ if !is_success(response.status) => 0,
            Some(enough) => enough.min(self.manner.max_bytes),
            None => self.manner.max_bytes,
        }
    }

    fn take(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }
}

fn answered(client: &Client, url: &Reference, manner: &Manner, response: &Response) -> FetchOutcome {
    let head = (manner.head && is_success(response.status)).then(|| {
        let call = Call { method: Method::Head, url: url.to_fetch(), ..Call::default() };
        match client.send(&call) {
            Ok(response) => Head::Answered(response.status, headers(&response)),
            Err(error) => Head::Failed(error.to_string()),
        }
    });
    let end = match &response.end {
        End::Whole => BodyEnd::Whole,
        End::TooLong => BodyEnd::Enough,
        End::Cut(error @ NetError::Timeout { .. }) => BodyEnd::Late(error.to_string()),
        End::Cut(error) => BodyEnd::Cut(error.to_string()),
    };
    FetchOutcome::Answered(Box::new(Answered {
        status: response.status,
        headers: headers(response),
        received: response.received,
        end,
        seconds: response.time.as_secs_f64(),
        head,
    }))
}

fn headers(response: &Response) -> Headers {
    let header = |name| response.header(name).map(str::to_owned);
    Headers {
        length: header("content-length"),
        media_type: header("content-type"),
        coding: header("content-encoding"),
        transfer: header("transfer-encoding"),
    }
}

fn failed(error: NetError) -> FetchOutcome {
    match error {
        NetError::Forbidden(forbidden) => FetchOutcome::NotPublic(forbidden.to_string(), forbidden.kind),
        error => {
            let cause = match &error {
                NetError::Certificate { .. } | NetError::Untrusted { .. } => Cause::Certificate,
                NetError::Tls { .. } => Cause::Tls,
                NetError::Unkept(_) => Cause::Disk,
                error if error.is_here() => Cause::Here,
                _ => Cause::Server,
            };
            FetchOutcome::Failed(FetchFailure { cause, words: error.to_string() })
        }
    }
}
