//! Delivers one postback to an endpoint, and interprets the response as the service would.

use std::cell::Cell;
use std::time::Duration;

use clap::ValueEnum;

use crate::cli::exit::Failure;
use crate::interrupt::Interrupt;
use crate::net::client::{Call, Client, ClientSettings, End, Method, Response};
use crate::net::error::{NetError, Phase};
use crate::postback::Carriage;
use crate::reference::{HostKind, Reference, form};
use crate::served::http_status;

/// The most bytes of a response body that are read.
pub const ANSWER_BYTES: u64 = 64 << 10;

/// The fewest bytes of a word that is taken for a secret. Our choice.
const LEAST_SECRET: usize = 6;

/// How many times to retry an endpoint on this machine that does not listen yet, and the pause between tries: two
/// seconds in all. Our choice: a script often starts the endpoint in the line before.
const LOOKS: (u32, Duration) = (40, Duration::from_millis(50));

/// Headers that frame or route a message; the HTTP client writes them itself (RFC 9110 and 9112).
const FRAMING: [&str; 8] =
    ["connection", "content-length", "expect", "host", "keep-alive", "te", "transfer-encoding", "upgrade"];

/// How attempts are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AttemptFormat {
    /// Lines, for people.
    Human,
    /// One line of JSON per attempt, and one for the whole run, format 1.
    Ndjson,
}

/// An endpoint that postbacks are delivered to.
#[derive(Debug)]
pub struct Endpoint<'a> {
    client: Client,
    url: &'a str,
    headers: Vec<(String, String)>,
    /// What may be secret in the request; an endpoint that fails may show it in its answer.
    secrets: Vec<String>,
    limit: Duration,
    interrupt: Interrupt,
    /// Whether the endpoint is on this machine and was not tried yet, so it may still be starting.
    is_fresh: Cell<bool>,
}

/// The result of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptOutcome {
    /// The status of the response, if there was one.
    pub status: Option<u16>,
    /// The beginning of the response body.
    pub excerpt: String,
    /// Why the service would regard the delivery as failed; `None` if it is delivered.
    pub failure: Option<String>,
    /// A remark about the response.
    pub note: Option<String>,
    /// Whether the endpoint was not reached at all.
    pub unreached: bool,
    /// Whether the run was interrupted during the attempt.
    pub interrupted: Interrupted,
}

/// Whether and when the run was interrupted during an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interrupted {
    /// It was not.
    No,
    /// It was, before anything was sent.
    BeforeSending,
    /// It was, and the postback may have arrived.
    MaybeSent,
}

impl<'a> Endpoint<'a> {
    /// Prepares deliveries to `url`, with headers given as `NAME: VALUE`.
    ///
    /// # Errors
    /// When the URL, a header or a certificate is wrong.
    pub fn new(url: &'a str, headers: &[String], settings: ClientSettings) -> Result<Self, Failure> {
        let settings = ClientSettings {
            connect_timeout: settings.total_timeout,
            max_response_bytes: ANSWER_BYTES,
            ..settings
        };
        let client = Client::new(&settings).map_err(|error| Failure::usage(error.to_string()))?;
        let headers = headers.iter().map(|text| header(text)).collect::<Result<Vec<_>, _>>()?;
        let is_here = Reference::parse(url).is_ok_and(|url| url.host_kind() == HostKind::Loopback);
        Ok(Self {
            client,
            url,
            secrets: secrets(url, &headers),
            headers,
            limit: settings.total_timeout,
            interrupt: settings.interrupt,
            is_fresh: Cell::new(is_here),
        })
    }

    /// Makes one attempt.
    ///
    /// # Errors
    /// When the request cannot be made at all, for example because HTTP does not allow a header.
    pub fn deliver(&self, xml: &str, carriage: Carriage<'_>) -> Result<AttemptOutcome, Failure> {
        let (content_type, body) = match carriage {
            Carriage::Raw(content_type) => (content_type, xml.to_owned()),
            Carriage::Form(name, other) => {
                (Some(other.unwrap_or("application/x-www-form-urlencoded")), form(name, xml))
            }
        };
        let mut headers = self.headers.clone();
        let is_given = headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        headers.extend(
            content_type.filter(|_| !is_given).map(|text| ("content-type".to_owned(), text.to_owned())),
        );
        let call = Call { method: Method::Post, url: self.url.to_owned(), headers, body: body.into_bytes() };
        match self.send(&call) {
            Ok(response) => Ok(self.answered(&response)),
            Err(NetError::Setup(words)) => Err(Failure::usage(words)),
            Err(error) => Ok(self.failed(&error)),
        }
    }

    /// Sends a request. The first time, waits until an endpoint on this machine listens.
    fn send(&self, call: &Call) -> Result<Response, NetError> {
        let (mut left, pause) = LOOKS;
        loop {
            match self.client.send(call) {
                Err(NetError::Refused { .. })
                    if self.is_fresh.get() && left > 0 && !self.interrupt.wait(pause) =>
                {
                    left -= 1;
                }
                exchange => {
                    self.is_fresh.set(false);
                    return exchange;
                }
            }
        }
    }

    /// Interprets a response. Success is HTTP 200 within the time limit, and nothing else (API facts §4.5).
    fn answered(&self, response: &Response) -> AttemptOutcome {
        let status = response.status;
        let failure = match (status, &response.end) {
            (200, End::Whole | End::TooLong) => None,
            (200, _) if response.lacks_tls_close() => None,
            (200, End::Cut(error)) => Some(format!("its answer was incomplete: {}", self.words(error))),
            (201..300, _) => Some(format!("it answered {status}: the service counts only 200 as success")),
            (300..400, _) if response.header("location").is_some() => {
                let place = response.header("location").map(Reference::shown_location).unwrap_or_default();
                Some(format!("it answered {status}, a redirect to `{place}`, which is not followed"))
            }
            _ => Some(format!("it answered {}", http_status(status))),
        };
        let masked = |text: &str| {
            self.secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret, "****"))
        };
        let excerpt = response.excerpt(masked);
        let note = repair(response).or_else(|| remark(response));
        let interrupted = match response.end {
            End::Cut(NetError::Interrupted(_)) => Interrupted::MaybeSent,
            _ => Interrupted::No,
        };
        AttemptOutcome { status: Some(status), excerpt, failure, note, unreached: false, interrupted }
    }

    fn failed(&self, error: &NetError) -> AttemptOutcome {
        let interrupted = match error {
            NetError::Interrupted(_) if error.may_have_arrived() => Interrupted::MaybeSent,
            NetError::Interrupted(_) => Interrupted::BeforeSending,
            _ => Interrupted::No,
        };
        AttemptOutcome {
            status: None,
            excerpt: String::new(),
            failure: Some(self.words(error)),
            note: None,
            unreached: !error.may_have_arrived(),
            interrupted,
        }
    }

    /// The error in words. The time limit is shown with its fraction, because it may be less than a second.
    fn words(&self, error: &NetError) -> String {
        let limit = self.limit.as_secs_f64();
        match error {
            NetError::Timeout { phase: Phase::Connect, after } => {
                format!("no connection in {} s", after.as_secs_f64())
            }
            NetError::Timeout { phase: Phase::Response, .. } => format!("no answer in {limit} s"),
            NetError::Timeout { phase: Phase::Body, .. } => format!("the answer did not end in {limit} s"),
            other => other.with_repair(),
        }
    }
}

/// The words of a request that may be secret, longest first: the values in the query of its URL, and those of its
/// headers. Shorter ones would cover ordinary words.
fn secrets(url: &str, headers: &[(String, String)]) -> Vec<String> {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let values = query.split('&').map(|pair| pair.split_once('=').map_or(pair, |(_, value)| value));
    let words = headers.iter().flat_map(|(_, value)| value.split_whitespace());
    let mut secrets: Vec<String> =
        values.chain(words).filter(|word| word.len() >= LEAST_SECRET).map(str::to_owned).collect();
    secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    secrets
}

/// Parses the URL of the endpoint.
///
/// # Errors
/// When it is not an HTTP URL.
pub fn endpoint_url(url: &str) -> Result<Reference, Failure> {
    let whole = format!("http://{url}");
    match Reference::parse(url) {
        Ok(reference) if reference.is_web() => Ok(reference),
        _ if !url.contains("://") && Reference::parse(&whole).is_ok() => {
            Err(Failure::usage(format!("`{url}` has no scheme")).help(format!("write `{whole}`")))
        }
        Ok(reference) => Err(Failure::usage(format!("cannot post to `{}:` URLs", reference.scheme()))
            .help("write an `http://` or `https://` URL")),
        Err(error) => Err(Failure::usage(format!("`--to` takes a URL: {error}"))
            .help("write it whole, such as `http://localhost:8080/postback`")),
    }
}

fn header(text: &str) -> Result<(String, String), Failure> {
    // The characters of a header name (RFC 9110, section 5.6.2).
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let pair = text.split_once(':').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
    let (name, value) =
        pair.filter(|(name, _)| !name.is_empty() && name.chars().all(token)).ok_or_else(|| {
            // The value may be secret, so it is not shown.
            Failure::usage("a `--header` has no valid name").help("write `NAME: VALUE`, as in `X-Token: abc`")
        })?;
    if FRAMING.iter().any(|framing| name.eq_ignore_ascii_case(framing)) {
        return Err(Failure::usage(format!("the header `{name}` is set by mmsctl itself"))
            .help("leave it out; it follows from the URL and the body"));
    }
    on_one_line(&value, &format!("the value of the header `{name}`"))?;
    Ok((name, value))
}

/// Checks that a value can be sent in an HTTP header.
///
/// # Errors
/// When it holds a control character.
pub fn on_one_line(value: &str, what: &str) -> Result<(), Failure> {
    if value.chars().any(|c| c.is_control() && c != '\t') {
        Err(Failure::usage(format!("{what} holds a control character")).help("write it on one line"))
    } else {
        Ok(())
    }
}

/// What would help against a status, if that is known (RFC 9110, section 15).
fn repair(response: &Response) -> Option<String> {
    match response.status {
        300..=399 => response.header("location").map(|_| {
            "give that URL as `--to`; the account's callback URL must lead there directly, too".to_owned()
        }),
        401 => {
            let scheme = response.header("www-authenticate").and_then(|text| text.split_whitespace().next());
            let wants = scheme.map_or("a login".to_owned(), |scheme| format!("a login (`{scheme}`)"));
            Some(format!("it requires {wants}; `--header \"Authorization: …\"` sends one"))
        }
        405 => {
            let takes = response
                .header("allow")
                .map_or("not POST".to_owned(), |methods| format!("`{methods}`, not POST"));
            Some(format!("it takes {takes}; correct `--to`, or let it take POST"))
        }
        415 => Some("`--content-type` names another type, and `--form-field` sends a form".to_owned()),
        _ => None,
    }
}

/// A remark about a response body that is not shown, or not whole.
fn remark(response: &Response) -> Option<String> {
    if let Some(coding) = response.coding() {
        return Some(format!("the answer's body is compressed ({coding}), which was not asked for"));
    }
    if response.is_binary() {
        return Some("the answer's body is binary".to_owned());
    }
    if response.lacks_tls_close() {
        let words = "the connection ended without the message that closes TLS; some clients fail then";
        return Some(words.to_owned());
    }
    let long =
        || format!("the answer's body is longer than {} KB; the rest was not read", ANSWER_BYTES >> 10);
    (response.end == End::TooLong).then(long)
}
