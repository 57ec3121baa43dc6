//! Flags shared by `emit` and `trigger`: which postback is wanted, and with which values.

use super::fields::FieldFlags;
use crate::cli::context::Context;
use crate::cli::exit::Failure;
use crate::codes;
use crate::dialect::Dialect;
use crate::nearest::suggestion;
use crate::postback::{EVENTS, Elsewhere, Event, Moment, Order, OrderError, Sample, SentAs, event};

/// The flags of a made-up postback.
#[derive(clap::Args, Clone, Debug)]
pub struct SampleArgs<const TO: bool> {
    /// The dialect to write: `<mms-id>` or `<MMSID>`. By default classic for N003, E002 and E003, as they are
    /// documented, and current for the others.
    #[arg(long, value_name = "DIALECT")]
    dialect: Option<Dialect>,
    /// How the message went out.
    #[arg(long, value_name = "DELIVERY", ignore_case = true)]
    sent_as: Option<SentAs>,
    /// A file of an incoming message; repeatable.
    #[arg(long = "file", value_name = "URL", help_heading = "Fields")]
    files: Vec<String>,
    #[command(flatten)]
    fields: FieldFlags<TO>,
    /// The seed of sample values: the same number gives the same values.
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    /// The time to take as now for sample values, such as `2014-06-07T07:27:29-05:00`.
    #[arg(long, value_name = "TIME")]
    now: Option<Moment>,
}

impl<const TO: bool> SampleArgs<TO> {
    /// The first flag that says what a postback holds, if one is given.
    pub fn chosen(&self) -> Option<String> {
        let dialect = self.dialect.map(|dialect| format!("--dialect {}", dialect.as_str()));
        let delivery = || self.sent_as.map(|sent_as| format!("--sent-as {sent_as}"));
        let file = || self.files.first().map(|file| format!("--file {file}"));
        dialect.or_else(delivery).or_else(file).or_else(|| self.fields.chosen())
    }

    /// The sample message that the postbacks are about.
    pub fn sample(&self, context: &Context<'_>) -> Sample {
        let clock = (context.clock)();
        // Any number will do, as long as the next run gets another one.
        let seed = self.seed.unwrap_or(clock.as_secs() ^ u64::from(clock.subsec_nanos()) << 32);
        Sample::new(seed, self.moment(context))
    }

    /// The time of the event.
    pub fn moment(&self, context: &Context<'_>) -> Moment {
        self.now.unwrap_or_else(|| Moment::since_epoch((context.clock)()))
    }

    /// The order for a postback of one event.
    ///
    /// # Errors
    /// When a flag contradicts the event, or a `--set` names no known field.
    pub fn order(&self, event: &'static Event) -> Result<Order, Failure> {
        Ok(Order {
            event,
            dialect: self.dialect,
            sent_as: self.sent_as,
            fields: self.fields.fields(event, self.dialect.unwrap_or(event.dialect))?,
            files: self.files.clone(),
        })
    }
}

/// Finds the event of a code, in any case; `others` are further words that could have been meant.
///
/// # Errors
/// When there is no such event.
pub fn find_event(code: &str, others: &[&'static str]) -> Result<&'static Event, Failure> {
    if let Some(event) = event(code) {
        return Ok(event);
    }
    if let Some(known) = codes::postback(code) {
        let words =
            format!("`{}` is about {}, not about MMS, and has no form here", known.code, known.follows);
        return Err(Failure::usage(words).help("`mmsctl postback list` shows the codes that have one"));
    }
    let failure = Failure::usage(match others {
        [] => format!("`{code}` is not a postback code"),
        _ => format!("`{code}` is neither a postback code nor a scenario"),
    });
    if let Some(api) = codes::api(code) {
        let words = format!("{} is an API error, which responses carry: {}", api.code, api.meaning);
        return Err(failure.help(words));
    }
    let known = EVENTS.iter().map(|event| event.code).chain(others.iter().copied());
    Err(failure.help(suggestion(code, known, || match others {
        [] => "`mmsctl postback list` shows them all".to_owned(),
        _ => format!("scenarios: {}; `mmsctl postback list` shows the codes", others.join(", ")),
    })))
}

/// Turns an order that cannot be met into a usage error with a hint.
pub fn refused(error: &OrderError) -> Failure {
    let failure = Failure::usage(error.to_string());
    let OrderError::NoField { code, name, elsewhere, holds } = error else {
        return match error {
            OrderError::NoDelivery { .. } => failure.help("leave `--sent-as` out"),
            _ => failure,
        };
    };
    match elsewhere {
        Some(Elsewhere::SentAs(SentAs::Sms)) => failure.help("add `--sent-as sms`"),
        Some(Elsewhere::SentAs(SentAs::Mms)) => failure.help("add `--sent-as mms`"),
        Some(Elsewhere::Dialect(dialect)) => failure.help(format!("add `--dialect {}`", dialect.as_str())),
        None => failure
            .help(suggestion(name, holds.iter().copied(), || format!("`{code}` holds {}", holds.join(", ")))),
    }
}
