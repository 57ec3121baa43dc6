//! The flags for the fields of a postback, generated from one table.

use clap::{Arg, ArgAction, ArgMatches, Command, Error, FromArgMatches};

use crate::cli::exit::Failure;
use crate::convert::spelt;
use crate::dialect::{Dialect, Term};
use crate::nearest::suggestion;
use crate::postback::{self, Event};

/// A field and its flag.
struct FieldFlag {
    term: Term,
    flag: &'static str,
    value_name: &'static str,
    help: &'static str,
}

const fn row(term: Term, flag: &'static str, value_name: &'static str, help: &'static str) -> FieldFlag {
    FieldFlag { term, flag, value_name, help }
}

/// Every field except code and delivery, in the order in which postbacks contain them.
const ROWS: &[FieldFlag] = &[
    row(Term::Origin, "origin", "ORIGIN", "The origin: MMS_MT or MMS_MO"),
    row(Term::DeliveryStatus, "status", "STATUS", "The delivery status, as in `Message Sent/Rejected`"),
    row(Term::MmsId, "mms-id", "ID", "The saved message"),
    row(Term::From, "from", "NUMBER", "The sender; for an incoming message, the subscriber"),
    row(Term::To, "to", "NUMBER", "The recipient; for an incoming message, the short code"),
    row(Term::Keyword, "keyword", "WORD", "The first word of an incoming message"),
    row(Term::TrackingId, "tracking-id", "ID", "What links the postbacks of one message"),
    row(Term::PostbackOperator, "operator-id", "ID", "The operator; SPID in the classic dialect"),
    row(Term::Timestamp, "timestamp", "TIME", "The time of the event"),
    row(Term::Handset, "handset", "DEVICE", "The recipient's device"),
    row(Term::AggregatorId, "aggregator-id", "ID", "The aggregator, in the classic dialect"),
    row(Term::AudioName, "audio-name", "URL", "The audio file that could not be encoded"),
    row(Term::VideoName, "video-name", "URL", "The video that could not be encoded"),
    row(Term::IncomingSubject, "message-subject", "TEXT", "The subject of an incoming message"),
    row(
        Term::StatusDetails,
        "status-details",
        "TEXT",
        "Details of the status, from the carrier or the service",
    ),
];

/// The values of the flags. Without `TO` there is no `--to`, for a command that has a `--to` of its own.
#[derive(Clone, Debug, Default)]
pub struct FieldFlags<const TO: bool> {
    /// Elements and their values, as given.
    fields: Vec<(Term, String)>,
    /// The values of `--set` as written.
    set: Vec<String>,
}

impl<const TO: bool> FieldFlags<TO> {
    fn rows() -> impl Iterator<Item = &'static FieldFlag> {
        ROWS.iter().filter(|row| TO || row.term != Term::To)
    }

    /// The first flag that is given, if one is.
    pub fn chosen(&self) -> Option<String> {
        let pair = self.set.first().map(|pair| format!("--set {pair}"));
        self.fields.first().map(flag).or(pair)
    }

    /// Elements and their values for a postback of `event`. Fields from flags are spelt as the dialect spells them;
    /// fields from `--set` stay as they are.
    ///
    /// # Errors
    /// When a flag contradicts the event or another flag, or a `--set` names no known field.
    pub fn fields(&self, event: &Event, dialect: Dialect) -> Result<Vec<(Term, String)>, Failure> {
        let mut fields = self.fields.clone();
        fields.iter().try_for_each(|(term, value)| agrees(*term, value, event))?;
        let other = if dialect == Dialect::Current { Dialect::Classic } else { Dialect::Current };
        spelt(&mut fields, other, dialect);
        let mut typed: Vec<String> = self.fields.iter().map(flag).collect();
        for pair in &self.set {
            let (term, value) = assignment(pair)?;
            typed.push(format!("--set {pair}"));
            if let Some(at) = fields.iter().position(|(given, other)| *given == term && *other != value) {
                let words = format!("`{}` and `--set {pair}` contradict each other", typed[at]);
                return Err(Failure::usage(words).help("leave one of them out"));
            }
            fields.push((term, value));
        }
        Ok(fields)
    }
}

/// The flag of an element, as it is typed.
fn flag((term, value): &(Term, String)) -> String {
    let row = ROWS.iter().find(|row| row.term == *term);
    format!("--{} {value}", row.map_or("set", |row| row.flag))
}

/// Checks that a value occurs in the event's postbacks, as far as they are documented.
fn agrees(term: Term, value: &str, event: &Event) -> Result<(), Failure> {
    let known = match term {
        Term::Origin => &[event.direction.as_str()][..],
        Term::DeliveryStatus => event.statuses,
        _ => &[],
    };
    if known.is_empty() || known.contains(&value) {
        return Ok(());
    }
    let (name, code) = (term.name_or_other(Dialect::Current), event.code);
    let known: Vec<_> = known.iter().map(|known| format!("`{known}`")).collect();
    Err(Failure::usage(format!("`{code}` has no {name} `{value}`"))
        .help(format!("it has {}; `--set {name}=…` sets any other anyway", known.join(", "))))
}

/// Parses `NAME=VALUE`.
///
/// # Errors
/// When the name is not that of a postback field.
pub fn assignment(pair: &str) -> Result<(Term, String), Failure> {
    let Some((name, value)) = pair.split_once('=') else {
        return Err(Failure::usage(format!("`{pair}` sets no field"))
            .help("write NAME=VALUE, as in `mms-id=35674`; in `--expect`, a comma in a value is `\\,`"));
    };
    match postback::field(name.trim()) {
        Some(Term::Code) => {
            Err(Failure::usage("the code is not set as a field").help("write it by itself, as in `N003`"))
        }
        Some(Term::Content) => {
            Err(Failure::usage("`content` is made of files").help("give each as `--file URL`"))
        }
        Some(term) => Ok((term, value.to_owned())),
        None => Err(unknown(name.trim())),
    }
}

/// The error for a name that no field has.
fn unknown(name: &str) -> Failure {
    let names = ROWS.iter().map(|row| row.flag).chain([Term::SentAs.name_or_other(Dialect::Current)]);
    let failure = Failure::usage(format!("`{name}` is not a field of postbacks"));
    failure
        .help(suggestion(name, names.clone(), || format!("fields: {}", names.collect::<Vec<_>>().join(", "))))
}

impl<const TO: bool> clap::Args for FieldFlags<TO> {
    fn augment_args(command: Command) -> Command {
        let command = command.next_help_heading("Fields");
        let command = Self::rows().fold(command, |command, row| {
            command.arg(Arg::new(row.flag).long(row.flag).value_name(row.value_name).help(row.help))
        });
        command
            .arg(
                Arg::new("set")
                    .long("set")
                    .value_name("NAME=VALUE")
                    .action(ArgAction::Append)
                    .help("Any field by its name in any dialect, with any value; repeatable"),
            )
            .next_help_heading(None::<&str>)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<const TO: bool> FromArgMatches for FieldFlags<TO> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let given =
            |row: &FieldFlag| matches.get_one::<String>(row.flag).map(|value| (row.term, value.clone()));
        let set = matches.get_many::<String>("set").into_iter().flatten().cloned().collect();
        Ok(Self { fields: Self::rows().filter_map(given).collect(), set })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
