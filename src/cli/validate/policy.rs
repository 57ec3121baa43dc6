//! Flags that set severities and what makes a run fail.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, Error, FromArgMatches};

use crate::check::rules::RULES;
use crate::check::{Policy, UnknownRule, Weight};
use crate::cli::exit::Failure;
use crate::cli::strict_args::StrictArgs;
use crate::diagnostic::Severity;
use crate::nearest::suggestion;

/// Flags that set severities and what makes a run fail.
#[derive(clap::Args, Clone, Debug, Default)]
#[command(mut_arg("strict", |arg| arg.help_heading("Strictness")))]
pub struct PolicyArgs {
    #[command(flatten)]
    pub strict: StrictArgs,
    #[command(flatten)]
    pub weights: Weights,
    /// Report only findings that are not in this file.
    #[arg(long, value_name = "FILE", help_heading = "Strictness")]
    pub baseline: Option<PathBuf>,
    /// Record this run's findings in the `--baseline` file.
    #[arg(long, help_heading = "Strictness")]
    pub update_baseline: bool,
}

impl PolicyArgs {
    /// Applies these flags to `base`, the configured policy.
    ///
    /// # Errors
    /// When a rule does not exist.
    pub fn over(&self, mut base: Policy) -> Result<Policy, Failure> {
        for (rule, weight) in &self.weights.0 {
            base.weigh(rule, *weight).map_err(|error| unknown(&error))?;
        }
        Ok(base)
    }
}

/// The error for a rule that does not exist, with a suggestion.
fn unknown(error: &UnknownRule) -> Failure {
    let failure = Failure::usage(error.to_string());
    let rules = RULES.iter().map(|rule| rule.name);
    failure.help(suggestion(&error.name, rules, || "`mmsctl rules` lists them".to_owned()))
}

/// The weights of single rules, in the order given; later ones take precedence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights(pub Vec<(String, Weight)>);

const FLAGS: [(&str, Weight, &str); 4] = [
    (
        "error",
        Weight::As(Severity::Error),
        "Report a rule's findings as errors; repeatable, the last flag wins",
    ),
    ("warn", Weight::As(Severity::Warning), "Report a rule's findings as warnings"),
    ("info", Weight::As(Severity::Info), "Report a rule's findings as infos"),
    ("allow", Weight::Allow, "Do not report a rule's findings"),
];

impl clap::Args for Weights {
    fn augment_args(command: Command) -> Command {
        FLAGS.iter().fold(command, |command, (name, _, help)| {
            command.arg(
                Arg::new(*name)
                    .long(*name)
                    .value_name("RULE")
                    .action(ArgAction::Append)
                    .value_delimiter(',')
                    .value_parser(RuleName)
                    .hide_possible_values(true)
                    .help_heading("Strictness")
                    .help(*help),
            )
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Weights {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut said = Vec::new();
        for (name, weight, _) in FLAGS {
            let rules = matches.get_many::<String>(name).into_iter().flatten();
            let places = matches.indices_of(name).into_iter().flatten();
            said.extend(places.zip(rules).map(|(place, rule)| (place, rule.clone(), weight)));
        }
        said.sort_by_key(|(place, ..)| *place);
        Ok(Self(said.into_iter().map(|(_, rule, weight)| (rule, weight)).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Accepts any word, so that an unknown rule gets our message with a suggestion, while shells still complete rule
/// names.
#[derive(Clone)]
struct RuleName;

impl TypedValueParser for RuleName {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(RULES.iter().map(|rule| PossibleValue::new(rule.name))))
    }
}
