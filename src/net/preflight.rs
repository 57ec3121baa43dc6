//! Fetches a media URL as the service does (API facts §7): GET, redirects followed one by one, then HEAD to compare.
//! This module only observes; rules judge the facts.

use std::io::{self, Write};
use std::time::Duration;

use super::client::{Call, Client, End, Method, Response, Sink};
use super::error::{NetError, TlsFault};
use crate::interrupt::Interrupt;
use crate::reference::Reference;
use crate::served::{
    BodyEnd, Cause, FetchFailure, FetchOutcome, FinalResponse, Head, Headers, Redirect, Served, is_success,
};

/// The most redirects that are followed. Our choice: curl follows 30, browsers 20, and no media server needs more than
/// a few.
const REDIRECTS: usize = 10;

/// The pause before the first retry of a connection; it doubles each time. Our choice.
const PAUSE: Duration = Duration::from_millis(250);

/// The settings for fetching a URL.
#[derive(Clone, Debug)]
pub struct FetchOptions {
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
pub fn observe(client: &Client, url: &Reference, options: &FetchOptions, file: &mut dyn Write) -> Served {
    let (mut at, mut redirects, mut seen) = (url.clone(), Vec::new(), vec![url.to_fetch()]);
    let outcome = loop {
        let response = match get(client, &at, options, file) {
            Ok(response) => response,
            Err(error) => break failed(error),
        };
        let status = response.status;
        if !matches!(status, 301 | 302 | 303 | 307 | 308) {
            break match &response.end {
                End::Cut(error @ NetError::NotStored(_)) => failed(error.clone()),
                _ => responded(client, &at, options, &response),
            };
        }
        match next(&at, &response, &seen) {
            Ok(next) => {
                redirects.push(Redirect { status, to: next.shown() });
                seen.push(next.to_fetch());
                at = next;
            }
            Err(reason) => break FetchOutcome::BadRedirect { status, reason },
        }
    };
    Served { redirects, outcome }
}

/// Where a redirect from `at` leads, or why it cannot be followed. `seen` are the URLs that were fetched so far.
fn next(at: &Reference, redirect: &Response, seen: &[String]) -> Result<Reference, String> {
    let location = redirect.header("location").ok_or("it has no `Location` header")?;
    let next = at.redirected(location).map_err(|error| format!("its target is not a URL: {error}"))?;
    if !next.is_web() {
        return Err(format!("it leads to `{}`, not to http or https", next.shown()));
    }
    if seen.contains(&next.to_fetch()) {
        return Err(format!("it leads back to `{}`", next.shown()));
    }
    if seen.len() == REDIRECTS {
        return Err(format!("it is the {REDIRECTS}th redirect in a row"));
    }
    Ok(next)
}

/// Requests `url`, again if no connection is established.
fn get(
    client: &Client,
    url: &Reference,
    options: &FetchOptions,
    file: &mut dyn Write,
) -> Result<Response, NetError> {
    let call = Call { method: Method::Get, url: url.to_fetch(), ..Call::default() };
    let (mut left, mut pause) = (options.retries, PAUSE);
    loop {
        let response = client.fetch(&call, &mut Body { options, file: &mut *file });
        match response {
            Err(error) if error.is_connect() && left > 0 && !options.interrupt.wait(pause) => {
                left -= 1;
                pause *= 2;
            }
            response => return response,
        }
    }
}

/// Writes the body of a success to the file, and ignores all other bodies.
struct Body<'a> {
    options: &'a FetchOptions,
    file: &'a mut dyn Write,
}

impl Sink for Body<'_> {
    fn begin(&mut self, response: &Response) -> u64 {
        let promised = headers(response).promised().is_some();
        match self.options.enough.filter(|_| promised) {
            _ if !is_success(response.status) => 0,
            Some(enough) => enough.min(self.options.max_bytes),
            None => self.options.max_bytes,
        }
    }

    fn take(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }
}

fn responded(client: &Client, url: &Reference, options: &FetchOptions, response: &Response) -> FetchOutcome {
    let head = (options.head && is_success(response.status)).then(|| {
        let call = Call { method: Method::Head, url: url.to_fetch(), ..Call::default() };
        match client.send(&call) {
            Ok(response) => Head::Response(response.status, headers(&response)),
            Err(error) => Head::Failed(error.to_string()),
        }
    });
    let end = match &response.end {
        End::Whole => BodyEnd::Complete,
        End::TooLong => BodyEnd::LimitReached,
        End::Cut(error @ NetError::Timeout { .. }) => BodyEnd::TimedOut(error.to_string()),
        End::Cut(error) => BodyEnd::Truncated(error.to_string()),
    };
    FetchOutcome::Response(Box::new(FinalResponse {
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
        NetError::Forbidden(forbidden) => {
            FetchOutcome::NotPublic { host: forbidden.to_string(), kind: forbidden.kind }
        }
        error => {
            let cause = match &error {
                NetError::Tls { fault: TlsFault::Protocol, .. } => Cause::Tls,
                NetError::Tls { fault: TlsFault::Ended, .. } => Cause::Server,
                NetError::Tls { .. } => Cause::Certificate,
                NetError::NotStored(_) => Cause::LocalDisk,
                error if error.is_local() => Cause::LocalNetwork,
                _ => Cause::Server,
            };
            FetchOutcome::Failed(FetchFailure { cause, words: error.to_string() })
        }
    }
}
