//! Delivers one postback to an endpoint, and interprets the answer as the service would.

use std::cell::Cell;
use std::time::Duration;

use crate::cli::exit::Failure;
use crate::interrupt::Interrupt;
use crate::net::client::{Answer, Call, Client, ClientSettings, End};
use crate::net::error::{NetError, Phase};
use crate::postback::Carriage;
use crate::reference::{HostKind, Reference, form};

/// Most bytes of an answer's body that are read.
pub const ANSWER_BYTES: u64 = 64 << 10;

/// Most characters of an answer's body that are shown.
const EXCERPT: usize = 120;

/// How often an endpoint on this machine is looked for that does not listen yet, and the pause between: two seconds in
/// all. Ours: in a script it is started in the line before.
const LOOKS: (u32, Duration) = (40, Duration::from_millis(50));

/// Headers that say where a message ends and whom it is for; HTTP writes them itself (RFC 9110 and 9112).
const FRAMING: [&str; 8] =
    ["connection", "content-length", "expect", "host", "keep-alive", "te", "transfer-encoding", "upgrade"];

/// Carries postbacks to one endpoint.
#[derive(Debug)]
pub struct Courier<'a> {
    client: Client,
    url: &'a str,
    headers: Vec<(String, String)>,
    limit: Duration,
    interrupt: Interrupt,
    /// Whether the endpoint may be one that does not listen yet.
    is_fresh: Cell<bool>,
}

/// What came of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The status, if there was one.
    pub status: Option<u16>,
    /// The beginning of the answer's body.
    pub excerpt: String,
    /// Why the service takes it for failed; nothing where it is delivered.
    pub failure: Option<String>,
    /// What is worth saying besides.
    pub note: Option<String>,
    /// Whether the endpoint was not reached at all.
    pub unreached: bool,
    /// Whether the run was asked to end meanwhile, and whether the postback may have arrived all the same.
    pub interrupted: Option<bool>,
}

impl<'a> Courier<'a> {
    /// A courier to `url`, with headers as `NAME: VALUE`.
    ///
    /// # Errors
    /// When the URL, a header or a certificate is wrong.
    pub fn new(url: &'a str, headers: &[String], settings: ClientSettings) -> Result<Self, Failure> {
        let settings = ClientSettings {
            connect_timeout: settings.total_timeout,
            max_answer_bytes: ANSWER_BYTES,
            ..settings
        };
        let client = Client::new(&settings).map_err(|error| Failure::usage(error.to_string()))?;
        let headers = headers.iter().map(|text| header(text)).collect::<Result<_, _>>()?;
        let is_here = Reference::parse(url).is_ok_and(|url| url.host_kind() == HostKind::Loopback);
        Ok(Self {
            client,
            url,
            headers,
            limit: settings.total_timeout,
            interrupt: settings.interrupt,
            is_fresh: Cell::new(is_here),
        })
    }

    /// Makes one attempt.
    ///
    /// # Errors
    /// When the request cannot be made at all, such as for a header that HTTP does not allow.
    pub fn carry(&self, xml: &str, carriage: Carriage<'_>) -> Result<Outcome, Failure> {
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
        let call = Call { method: "POST", url: self.url.to_owned(), headers, body: body.into_bytes() };
        match self.send(&call) {
            Ok(answer) => Ok(self.answered(&answer)),
            Err(NetError::Setup(words)) => Err(Failure::usage(words)),
            Err(error) => Ok(self.failed(&error)),
        }
    }

    /// Sends, the first time as soon as an endpoint on this machine listens.
    fn send(&self, call: &Call) -> Result<Answer, NetError> {
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

    /// Success is HTTP 200 within the time limit and nothing else (API facts §4.5).
    fn answered(&self, answer: &Answer) -> Outcome {
        let status = answer.status;
        let failure = match (status, &answer.end) {
            (200, End::Whole | End::TooLong) => None,
            (200, End::Cut(error)) => Some(format!("its answer was not whole: {}", self.words(error))),
            (201..300, _) => Some(format!("it answered {status}: the service takes 200 alone for success")),
            (300..400, _) => {
                let place = answer.header("location").map(Reference::shown_location);
                let place = place.map_or(String::new(), |place| format!(" to `{place}`"));
                Some(format!("it answered {status}, a redirect{place}, which is not followed"))
            }
            _ => Some(format!("it answered {status}")),
        };
        let (excerpt, note) = shown(answer);
        let interrupted = matches!(answer.end, End::Cut(NetError::Interrupted(_))).then_some(true);
        Outcome { status: Some(status), excerpt, failure, note, unreached: false, interrupted }
    }

    fn failed(&self, error: &NetError) -> Outcome {
        let interrupted = matches!(error, NetError::Interrupted(_)).then(|| error.may_have_arrived());
        Outcome {
            status: None,
            excerpt: String::new(),
            failure: Some(self.words(error)),
            note: None,
            unreached: !error.may_have_arrived(),
            interrupted,
        }
    }

    /// The error in words; a time limit as it is, which may be less than a second.
    fn words(&self, error: &NetError) -> String {
        let limit = self.limit.as_secs_f64();
        match error {
            NetError::Timeout { phase: Phase::Connect, after } => {
                format!("no connection in {} s", after.as_secs_f64())
            }
            NetError::Timeout { phase: Phase::Answer, .. } => format!("no answer in {limit} s"),
            NetError::Timeout { phase: Phase::Body, .. } => format!("the answer did not end in {limit} s"),
            other => other.with_repair(),
        }
    }
}

/// Checks where to send.
///
/// # Errors
/// When it is no URL of a web server.
pub fn endpoint(url: &str) -> Result<Reference, Failure> {
    let whole = format!("http://{url}");
    match Reference::parse(url) {
        Ok(reference) if reference.is_web() => Ok(reference),
        _ if !url.contains("://") && Reference::parse(&whole).is_ok() => {
            Err(Failure::usage(format!("`{url}` has no scheme")).help(format!("write `{whole}`")))
        }
        Ok(reference) => Err(Failure::usage(format!("`{}` is no scheme to post to", reference.scheme()))
            .help("write an `http://` or `https://` URL")),
        Err(error) => Err(Failure::usage(format!("`--to` takes a URL: {error}"))
            .help("write it whole, such as `http://localhost:8080/postback`")),
    }
}

fn header(text: &str) -> Result<(String, String), Failure> {
    // The characters of a name (RFC 9110, section 5.6.2).
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let pair = text.split_once(':').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
    let (name, value) =
        pair.filter(|(name, _)| !name.is_empty() && name.chars().all(token)).ok_or_else(|| {
            // The value may be a secret, so it is not shown.
            Failure::usage("a `--header` has no name that HTTP knows")
                .help("write `NAME: VALUE`, as in `X-Token: abc`")
        })?;
    if FRAMING.iter().any(|framing| name.eq_ignore_ascii_case(framing)) {
        return Err(Failure::usage(format!("the header `{name}` is HTTP's own to write"))
            .help("leave it out; it follows from the URL and the body"));
    }
    on_one_line(&value, &format!("the value of the header `{name}`"))?;
    Ok((name, value))
}

/// Whether a header's value is one that HTTP can carry.
///
/// # Errors
/// When it holds a control character.
pub fn on_one_line(value: &str, what: &str) -> Result<(), Failure> {
    match value.chars().any(|c| c.is_control() && c != '\t') {
        true => Err(Failure::usage(format!("{what} holds a control character")).help("write it on one line")),
        false => Ok(()),
    }
}

/// The beginning of an answer's body, and what is worth saying of it. What is no text is named alone.
fn shown(answer: &Answer) -> (String, Option<String>) {
    if let Some(coding) = answer.coding() {
        let words = format!("the answer's body is compressed ({coding}), which was not asked for");
        return (String::new(), Some(words));
    }
    // As git tells the two apart.
    if answer.body.contains(&0) {
        return (String::new(), Some("the answer's body is binary".to_owned()));
    }
    let long =
        || format!("the answer's body is longer than {} KB; the rest was not read", ANSWER_BYTES >> 10);
    (excerpt(&answer.body), (answer.end == End::TooLong).then(long))
}

/// The beginning of a body on one line.
fn excerpt(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(&body[..body.len().min(4 * EXCERPT)]).into_owned();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(EXCERPT) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}
