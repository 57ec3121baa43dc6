//! Flags that choose the limits to compare with.

use clap::Args;

use super::context::Context;
use super::exit::Failure;
use crate::limits::profile::{Profile, Sender};
use crate::limits::profiles::Profiles;
use crate::limits::select::{Choice, ChoiceError, Chosen, NearestOrAll, Pick};
use crate::nearest::did_you_mean;

/// Which limits are compared with. Without any, the common denominators: 600 KB in the US and 300 KB elsewhere.
#[derive(Args, Clone, Debug, Default)]
pub struct ProfileArgs {
    /// Use this limit (see `mmsctl profiles`); repeatable.
    #[arg(long, value_name = "PROFILE", help_heading = "Limits")]
    profile: Vec<String>,
    /// Use this carrier's limits, such as att, t-mobile or verizon; repeatable.
    #[arg(long, value_name = "CARRIER", help_heading = "Limits")]
    carrier: Vec<String>,
    /// Only limits for this type of sender; repeatable.
    #[arg(long, value_name = "TYPE", help_heading = "Limits")]
    sender: Vec<Sender>,
    /// Use the limits of every carrier.
    #[arg(long, help_heading = "Limits", conflicts_with = "carrier")]
    all_carriers: bool,
    /// Use carriers' limits from this source; by default Sinch, and all other sources for what Sinch does not publish;
    /// repeatable.
    #[arg(long, value_name = "SOURCE", help_heading = "Limits")]
    source: Vec<String>,
    /// Use carriers' limits from every source.
    #[arg(long, help_heading = "Limits", conflicts_with = "source")]
    all_sources: bool,
}

impl ProfileArgs {
    /// Whether no limit is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let none = self.profile.is_empty() && self.carrier.is_empty() && self.sender.is_empty();
        none && self.source.is_empty() && !self.all_carriers && !self.all_sources
    }

    /// The chosen limits. A note says whose numbers are used if Sinch publishes none.
    ///
    /// # Errors
    /// When a name is not known, or nobody publishes the requested limit.
    pub fn chosen<'p>(
        &self,
        profiles: &'p Profiles,
        context: &mut Context<'_>,
    ) -> Result<Vec<&'p Profile>, Failure> {
        let choice = Choice {
            profiles: self.profile.clone(),
            carriers: Pick::of(self.all_carriers, &self.carrier),
            senders: self.sender.clone(),
            sources: Pick::of(self.all_sources, &self.source),
        };
        let Chosen { profiles, without_sinch } =
            profiles.choose(&choice).map_err(|error| unchosen(&error, profiles))?;
        for (carrier, sender) in without_sinch {
            let from = sender.map_or(String::new(), |sender| format!(" from {}", sender.as_str()));
            let tag = context.err_style.bold("note");
            context.say(&format!(
                "{tag}: Sinch publishes no limit of {carrier}{from}; the numbers of others are used instead"
            ));
        }
        Ok(profiles)
    }
}

/// The error for a choice, with a suggestion.
pub fn unchosen(error: &ChoiceError, profiles: &Profiles) -> Failure {
    let help = match error {
        ChoiceError::Profile { nearest: Some(name), .. } => did_you_mean(name),
        ChoiceError::Profile { name, nearest: None } => {
            let name = name.to_ascii_lowercase();
            let within = |profile: &&Profile| profile.name.to_ascii_lowercase().contains(&name);
            let alike: Vec<&str> =
                profiles.iter().filter(within).map(|profile| profile.name.as_str()).take(8).collect();
            match alike.as_slice() {
                [] => "`mmsctl profiles` lists them".to_owned(),
                alike => format!("there are {}; `mmsctl profiles` lists all", alike.join(", ")),
            }
        }
        ChoiceError::Carrier { nearest, .. } | ChoiceError::Source { nearest, .. } => match nearest {
            NearestOrAll::Nearest(name) => did_you_mean(name),
            NearestOrAll::All(names) => format!("known are {}", names.join(", ")),
        },
        ChoiceError::Pair { others, .. } if others.is_empty() => {
            "no source publishes one; leave the sender out, or choose a `--profile`".to_owned()
        }
        ChoiceError::Pair { others, .. } => {
            format!("others have one: `--source {}`", others.join("`, `--source "))
        }
        ChoiceError::Nothing => "add `--carrier NAME`, `--sender TYPE` or `--all-carriers`".to_owned(),
    };
    Failure::usage(error.to_string()).help(help)
}
