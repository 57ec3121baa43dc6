//! The output of `postback trigger`: each attempt as it ends, the totals, and an endpoint's conformance.

use std::io;
use std::time::Duration;

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::Style;
use crate::render::counted::counted;
use crate::render::display::plain;
use crate::render::table::{self, Align};

/// One attempt.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Attempted {
    /// Which postback, from 1.
    pub postback: usize,
    /// Its code.
    pub code: &'static str,
    /// Which attempt, from 1.
    pub attempt: u32,
    /// The status of the answer, if there was one.
    pub status: Option<u16>,
    /// How long it took.
    pub seconds: f64,
    /// The beginning of the answer's body.
    pub body: String,
    /// Why it failed.
    pub failure: Option<String>,
    /// A further remark.
    pub note: Option<String>,
    /// What becomes of it.
    pub outcome: AfterAttempt,
    /// In how many seconds it is tried again.
    pub again_in_seconds: Option<f64>,
}

/// What becomes of a postback after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AfterAttempt {
    /// It is delivered.
    Delivered,
    /// It is tried again.
    Again,
    /// No attempts are left.
    GivenUp,
}

/// What came of a postback.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Delivery {
    /// Which postback, from 1.
    pub postback: usize,
    /// Its code.
    pub code: &'static str,
    /// How often it was tried.
    pub attempts: u32,
    /// What came of it.
    pub outcome: AtTheEnd,
}

/// What came of a postback when the run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AtTheEnd {
    /// It is delivered.
    Delivered,
    /// All attempts failed.
    GivenUp,
    /// The run was interrupted when it had been sent, so it may be delivered.
    Unknown,
    /// The run was interrupted before it was delivered.
    NotDelivered,
}

/// Prints an attempt, for people.
///
/// # Errors
/// When `out` cannot be written to.
pub fn attempt(attempt: &Attempted, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let status = attempt.status.map_or("---".to_owned(), |status| status.to_string());
    let status = match attempt.outcome {
        AfterAttempt::Delivered => style.good(&status),
        AfterAttempt::Again | AfterAttempt::GivenUp => style.bad(&status),
    };
    let time = milliseconds(attempt.seconds);
    let mut words = attempt.failure.as_deref().map_or_else(|| "delivered".to_owned(), plain);
    match (attempt.outcome, attempt.again_in_seconds) {
        (AfterAttempt::Again, Some(seconds)) => words.push_str(&format!("; again in {}", span(seconds))),
        (AfterAttempt::GivenUp, _) => words.push_str("; given up"),
        _ => {}
    }
    let Attempted { postback, code, attempt: number, .. } = attempt;
    writeln!(out, "#{postback} {code}  attempt {number}  {status} {time:>8}  {words}")?;
    if !attempt.body.is_empty() {
        writeln!(out, "{}", style.dim(&format!("    {}", plain(&attempt.body))))?;
    }
    if let Some(note) = &attempt.note {
        writeln!(out, "    {}", style.doubtful(&plain(note)))?;
    }
    out.flush()
}

/// Prints the result of every postback, for people.
///
/// # Errors
/// When `out` cannot be written to.
pub fn sum(deliveries: &[Delivery], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let groups = [
        (AtTheEnd::Delivered, style.good("delivered"), ""),
        (AtTheEnd::GivenUp, style.bad("given up"), ""),
        (AtTheEnd::Unknown, style.bad("unknown"), " (sent, but no answer was awaited)"),
        (AtTheEnd::NotDelivered, style.bad("not delivered"), ""),
    ];
    for (outcome, words, why) in groups {
        let which: Vec<_> = deliveries.iter().filter(|delivery| delivery.outcome == outcome).collect();
        if which.is_empty() {
            continue;
        }
        let names: Vec<_> =
            which.iter().map(|delivery| format!("#{} {}", delivery.postback, delivery.code)).collect();
        writeln!(out, "{words}: {}{why}", names.join(", "))?;
    }
    out.flush()
}

/// Prints a line of JSON.
///
/// # Errors
/// When `out` cannot be written to.
pub fn line(event: &Event<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Line { format: 1, event })?;
    writeln!(out)?;
    out.flush()
}

/// What a line of JSON is about.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(tag = "event", rename_all = "lowercase")]
pub enum Event<'a> {
    /// An attempt that ended.
    Attempt(&'a Attempted),
    /// All of it.
    Summary {
        /// What came of every postback.
        deliveries: &'a [Delivery],
    },
    /// An endpoint's conformance.
    Conformance(&'a Conformance),
}

/// All that is printed.
#[derive(JsonSchema, Serialize)]
pub struct Line<'a> {
    /// The version of this format: 1. It only ever gains fields.
    format: u32,
    /// What the line is about.
    #[serde(flatten)]
    event: &'a Event<'a>,
}

/// How an endpoint did in its trials.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Conformance {
    /// Each trial.
    pub trials: Vec<Tried>,
    /// How many seconds the slowest answer took.
    pub slowest_seconds: f64,
    /// How many seconds the service waits for an answer.
    pub limit_seconds: f64,
    /// Whether all vital trials were passed.
    pub conforms: bool,
}

/// How one trial went.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Tried {
    /// Its name.
    pub name: &'static str,
    /// How it ended.
    pub result: TrialResult,
    /// How many POSTs passed.
    pub passed: usize,
    /// How many were made.
    pub made: usize,
    /// What failed, and why.
    pub failures: Vec<(String, String)>,
    /// What to do about it.
    pub advice: Option<&'static str>,
}

/// How a trial ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrialResult {
    /// All POSTs passed.
    Passed,
    /// A POST did not pass, and postbacks can get lost.
    Failed,
    /// A POST did not pass, but no postback gets lost.
    Risky,
    /// Not all POSTs were made.
    NotTried,
}

impl TrialResult {
    fn word(self) -> &'static str {
        match self {
            TrialResult::Passed => "passed",
            TrialResult::Failed => "failed",
            TrialResult::Risky => "risky",
            TrialResult::NotTried => "not-tried",
        }
    }
}

/// Prints an endpoint's conformance, for people.
///
/// # Errors
/// When `out` cannot be written to.
pub fn conformance(report: &Conformance, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let rows: Vec<Vec<String>> = report
        .trials
        .iter()
        .map(|tried| {
            let made = format!("{} of {}", tried.passed, tried.made);
            let first = tried.failures.first().map_or(String::new(), |(what, why)| {
                let more = tried.failures.len() - 1;
                let more = if more > 0 { format!(", and {more} more") } else { String::new() };
                format!("{}: {}{more}", plain(what), plain(why))
            });
            vec![tried.name.to_owned(), tried.result.word().to_owned(), made, first]
        })
        .collect();
    let columns = ["trial", "result", "passed", "what failed first"].map(|name| (name, Align::Left));
    table::write(out, "", &columns, &rows)?;
    writeln!(out)?;
    for (tried, advice) in report.trials.iter().filter_map(|tried| Some((tried, tried.advice?))) {
        writeln!(out, "{}: {advice}", style.bold(tried.name))?;
    }
    let (slowest, limit) = (milliseconds(report.slowest_seconds), report.limit_seconds);
    let close = report.slowest_seconds > limit / 2.0;
    let slowest = if close { style.doubtful(&slowest) } else { slowest };
    writeln!(out, "slowest answer: {slowest}; the service waits {limit} s")?;
    let failed = report.trials.iter().filter(|tried| tried.result == TrialResult::Failed).count();
    match report.conforms {
        true => writeln!(out, "{}", style.good("the endpoint conforms")),
        false if failed == 0 => writeln!(out, "{}", style.bad("the endpoint could not be tried to the end")),
        false => {
            writeln!(
                out,
                "{}: {}",
                style.bad("the endpoint does not conform"),
                counted(failed, "failed trial")
            )
        }
    }
}

fn milliseconds(seconds: f64) -> String {
    if seconds < 1.0 { format!("{:.0} ms", seconds * 1000.0) } else { format!("{seconds:.1} s") }
}

/// Formats a duration: `5 min 0 s`, `3 s` or `300 ms`.
fn span(seconds: f64) -> String {
    match Duration::try_from_secs_f64(seconds) {
        Ok(time) if time.as_secs() >= 60 => format!("{} min {} s", time.as_secs() / 60, time.as_secs() % 60),
        _ => milliseconds(seconds),
    }
}
