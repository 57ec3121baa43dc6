//! `mmsctl postback trigger`

use std::time::Duration;

use clap::builder::NonEmptyStringValueParser;

use super::conform;
use super::delivery::{AttemptFormat, AttemptOutcome, Endpoint, Interrupted, endpoint_url, on_one_line};
use super::sample_args::{SampleArgs, find_event, refused};
use crate::cli::context::Context;
use crate::cli::durations::duration;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::network_args::NetworkArgs;
use crate::cli::report::Report;
use crate::dialect::Dialect;
use crate::postback::{
    ANSWER_LIMIT, Attempt, Carriage, NextStep, Order, Queue, RetryPolicy, SCENARIOS, Sampled, Scenario,
    SentAs, event, scenario,
};
use crate::render::postback::trigger::{self as show, AfterAttempt, AtTheEnd, Attempted, Delivery, Event};

/// The lower bound of a scaled time limit: an endpoint that needs a moment does not hang. Our choice.
const LEAST_LIMIT: Duration = Duration::from_secs(1);

/// The default content type. The one that the service uses is not documented (API facts §4.5); this is the one that
/// it asks of requests (API facts §0.3).
pub const CONTENT_TYPE: &str = "text/xml; charset=utf-8";

/// POST postbacks to an endpoint as the service does.
///
/// Sends one postback per POST. Only HTTP 200 within 10 seconds counts as delivered; otherwise it is sent again after 5
/// minutes, 5 times at most. Others are sent meanwhile, so an endpoint that fails once gets them out of order. An
/// endpoint on this machine that does not listen yet gets 2 seconds to start. Each attempt is reported. Exits with 5 if
/// a postback is never delivered, and with 1 if an endpoint does not conform.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// A code, such as N003, or a scenario: send (N101, N102), save (N003), fallback (N101, N102 as SMS),
    /// failure (N101, E102).
    #[arg(value_name = "CODE|SCENARIO", required_unless_present = "conformance")]
    what: Option<String>,
    /// The endpoint's URL.
    #[arg(long, value_name = "URL")]
    to: String,
    /// Test the endpoint instead: with every code in both dialects, with duplicates, and with postbacks that are out of
    /// order, unknown or broken.
    #[arg(long, conflicts_with_all = ["what", "duplicate", "out_of_order", "retries", "delay"])]
    conformance: bool,
    /// Send each postback twice.
    #[arg(long)]
    duplicate: bool,
    /// Send the postbacks of a scenario in reverse.
    #[arg(long)]
    out_of_order: bool,
    /// The pause between postbacks, such as `2s`.
    #[arg(long, value_name = "TIME", value_parser = duration)]
    delay: Option<Duration>,
    /// Multiply all waits by this: 0.01 turns 5 minutes into 3 seconds. Time limits never drop below 1 second.
    #[arg(long, value_name = "FACTOR", default_value_t = 1.0, value_parser = factor)]
    time_scale: f64,
    /// How often to try again.
    #[arg(long, value_name = "NUMBER", default_value_t = RetryPolicy::default().retries)]
    retries: u32,
    /// The Content-Type to send, none if empty [default: text/xml; charset=utf-8].
    #[arg(long, value_name = "TYPE")]
    content_type: Option<String>,
    /// Send it as this field of a form, such as `xml`, instead of raw.
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    form_field: Option<String>,
    /// An additional header; repeatable.
    #[arg(long = "header", value_name = "NAME: VALUE")]
    headers: Vec<String>,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: AttemptFormat,
    // The recipient is given as `--set to=…`: here, `--to` is the endpoint.
    #[command(flatten)]
    sample: SampleArgs<false>,
    #[command(flatten)]
    network: NetworkArgs<{ ANSWER_LIMIT.as_secs() }>,
}

fn factor(text: &str) -> Result<f64, String> {
    let factor: f64 = text.parse().map_err(|_| format!("`{text}` is not a number"))?;
    if factor.is_finite() && factor >= 0.0 { Ok(factor) } else { Err("it has to be 0 or more".to_owned()) }
}

impl Args {
    /// The service's delivery policy, scaled in time.
    fn policy(&self) -> RetryPolicy {
        let fresh = RetryPolicy::default();
        let scaled = fresh.scaled(self.time_scale);
        let limit = scaled.limit.max(LEAST_LIMIT.min(fresh.limit));
        RetryPolicy { limit: self.network.timeout.unwrap_or(limit), retries: self.retries, ..scaled }
    }

    fn carriage(&self) -> Carriage<'_> {
        let content_type = self.content_type.as_deref();
        match &self.form_field {
            Some(name) => Carriage::Form(name, content_type.filter(|text| !text.is_empty())),
            None => Carriage::Raw(Some(content_type.unwrap_or(CONTENT_TYPE)).filter(|text| !text.is_empty())),
        }
    }

    /// The postbacks to send, in order.
    fn postbacks(&self, context: &Context<'_>) -> Result<Vec<Sampled>, Failure> {
        let what = self.what.as_deref().unwrap_or_default();
        let mut made = match scenario(what) {
            Some(scenario) => self.steps(scenario, context)?,
            None => {
                let names: Vec<_> = SCENARIOS.iter().map(|scenario| scenario.name).collect();
                let order = self.sample.order(find_event(what, &names)?)?;
                vec![self.sample.sample(context).make(&order).map_err(|error| refused(&error))?]
            }
        };
        if self.out_of_order {
            made.reverse();
        }
        if self.duplicate {
            made = made.into_iter().flat_map(|made| [made.clone(), made]).collect();
        }
        Ok(made)
    }

    /// The postbacks of a scenario, all about one message. A given field is set in all postbacks that have it.
    fn steps(&self, scenario: &Scenario, context: &Context<'_>) -> Result<Vec<Sampled>, Failure> {
        let order = |(code, sent_as): &(&str, Option<SentAs>)| {
            let order = self.sample.order(event(code).expect("a test finds each step's form"))?;
            // A given `--sent-as` replaces the scenario's, if the form has one.
            Ok(Order { sent_as: sent_as.and(order.sent_as.or(*sent_as)), ..order })
        };
        let orders: Vec<Order> = scenario.steps.iter().map(order).collect::<Result<_, Failure>>()?;
        let given = orders.first().map_or(&[][..], |order| &order.fields);
        if let Some((term, _)) = given.iter().find(|(term, _)| !orders.iter().any(|order| order.holds(*term)))
        {
            let name = term.name_or_other(Dialect::Current);
            let words = format!("no postback of `{}` has `{name}`", scenario.name);
            return Err(Failure::usage(words).help("`mmsctl postback emit CODE` shows what each holds"));
        }
        let (sample, start) = (self.sample.sample(context), self.sample.moment(context));
        let step = self.delay.unwrap_or_default().max(Duration::from_secs(1));
        let made = orders.into_iter().zip(0..).map(|(order, turn)| {
            let mut fields = order.fields.clone();
            fields.retain(|(term, _)| order.holds(*term));
            let now = start.after(step.saturating_mul(turn));
            sample.at(now).make(&Order { fields, ..order }).map_err(|error| refused(&error))
        });
        made.collect()
    }
}

/// Runs the command.
///
/// # Errors
/// When the postbacks or the endpoint are invalid, or the result cannot be written.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let url = endpoint_url(&args.to)?;
    context.heed_interrupts();
    let policy = args.policy();
    on_one_line(args.content_type.as_deref().unwrap_or_default(), "the content type")?;
    let endpoint = Endpoint::new(&args.to, &args.headers, args.network.settings(policy.limit, context)?)?;
    let format = args.format;
    if let Some(flag) = args.sample.chosen().filter(|_| args.conformance) {
        return Err(Failure::usage(format!("`{flag}` cannot be used with `--conformance`"))
            .help("it sends every code in both dialects, with values of its own; leave the flag out")
            .into());
    }
    if args.conformance {
        let sample = args.sample.sample(context);
        return conform::run(&endpoint, &sample, args.carriage(), format, context);
    }
    let postbacks = args.postbacks(context)?;
    // Other parts of the URL may be secret.
    context.say(&format!("posting to {}://{}", url.scheme(), url.authority()));
    let delay = args.delay.unwrap_or_default();
    let due = (0..).map(|n| delay.saturating_mul(n)).take(postbacks.len());
    let round = Round { endpoint: &endpoint, carriage: args.carriage(), postbacks: &postbacks, format };
    round.run(Queue::new(policy, due), context)
}

/// One series of postbacks to an endpoint.
struct Round<'a> {
    endpoint: &'a Endpoint<'a>,
    carriage: Carriage<'a>,
    postbacks: &'a [Sampled],
    format: AttemptFormat,
}

impl Round<'_> {
    fn run(&self, mut queue: Queue, context: &mut Context<'_>) -> Result<Exit, Stop> {
        let fresh = |(index, made): (usize, &Sampled)| Delivery {
            postback: index + 1,
            code: made.code,
            attempts: 0,
            outcome: AtTheEnd::NotDelivered,
        };
        let mut deliveries: Vec<Delivery> = self.postbacks.iter().enumerate().map(fresh).collect();
        let start = (context.clock)();
        let (mut interrupted, mut report) = (false, Report::default());
        while let Some(attempt) = queue.next() {
            let now = (context.clock)().saturating_sub(start);
            interrupted = context.interrupt.wait(attempt.due.saturating_sub(now));
            if interrupted {
                break;
            }
            let begun = (context.clock)();
            let outcome = self.endpoint.deliver(&self.postbacks[attempt.item].xml, self.carriage)?;
            let ended = (context.clock)();
            let delivery = &mut deliveries[attempt.item];
            delivery.attempts = attempt.number;
            if outcome.interrupted != Interrupted::No {
                let may_have_arrived = outcome.interrupted == Interrupted::MaybeSent;
                delivery.outcome = if may_have_arrived { AtTheEnd::Unknown } else { AtTheEnd::NotDelivered };
                interrupted = true;
                break;
            }
            let now = ended.saturating_sub(start);
            let next = queue.ended(attempt, now, outcome.failure.is_none());
            delivery.outcome = match next {
                NextStep::Delivered => AtTheEnd::Delivered,
                NextStep::GivenUp => AtTheEnd::GivenUp,
                NextStep::Again(_) => AtTheEnd::NotDelivered,
            };
            let attempted = self.attempted(attempt, outcome, (ended.saturating_sub(begun), now), next);
            report.tell(context, |style, out| match self.format {
                AttemptFormat::Human => show::attempt(&attempted, style, out),
                AttemptFormat::Ndjson => show::line(&Event::Attempt(&attempted), out),
            })?;
        }
        self.end(&deliveries, interrupted, report, context)
    }

    fn attempted(
        &self,
        attempt: Attempt,
        outcome: AttemptOutcome,
        (time, now): (Duration, Duration),
        next: NextStep,
    ) -> Attempted {
        Attempted {
            postback: attempt.item + 1,
            code: self.postbacks[attempt.item].code,
            attempt: attempt.number,
            status: outcome.status,
            seconds: time.as_secs_f64(),
            body: outcome.excerpt,
            failure: outcome.failure,
            note: outcome.note,
            outcome: match next {
                NextStep::Delivered => AfterAttempt::Delivered,
                NextStep::GivenUp => AfterAttempt::GivenUp,
                NextStep::Again(_) => AfterAttempt::Again,
            },
            again_in_seconds: match next {
                NextStep::Again(due) => Some(due.saturating_sub(now).as_secs_f64()),
                _ => None,
            },
        }
    }

    /// Reports which postbacks were delivered and which were not.
    fn end(
        &self,
        deliveries: &[Delivery],
        interrupted: bool,
        mut report: Report,
        context: &mut Context<'_>,
    ) -> Result<Exit, Stop> {
        report.tell(context, |style, out| match self.format {
            AttemptFormat::Human => show::sum(deliveries, style, out),
            AttemptFormat::Ndjson => show::line(&Event::Summary { deliveries }, out),
        })?;
        let all = deliveries.iter().all(|delivery| delivery.outcome == AtTheEnd::Delivered);
        Ok(report.exit(match (interrupted, all) {
            (true, _) => Exit::Interrupted,
            (false, true) => Exit::Clean,
            (false, false) => Exit::Network,
        }))
    }
}
