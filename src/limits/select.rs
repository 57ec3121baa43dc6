//! Selects the profiles that a run compares messages with.

use super::profile::{Kind, Profile, Sender};
use super::profiles::Profiles;
use crate::nearest::nearest;

/// The publisher whose numbers are preferred: mmsctl talks to its service.
const FIRST: &str = "sinch";

/// The profiles to compare with if nothing is chosen: the common denominators.
const USUAL: [&str; 2] = ["us-600kb", "elsewhere-300kb"];

/// Which names of a kind are chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pick {
    /// Those that are meant if nothing is said.
    #[default]
    Default,
    /// Every one.
    All,
    /// These, at least one.
    Named(Vec<String>),
}

impl Pick {
    /// The pick of a command line with a flag for all and one for each name.
    #[must_use]
    pub fn of(all: bool, names: &[String]) -> Self {
        match names {
            _ if all => Self::All,
            [] => Self::Default,
            names => Self::Named(names.to_vec()),
        }
    }
}

/// A choice of profiles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Names of profiles.
    pub profiles: Vec<String>,
    /// Carriers; by default none, or all if a type of sender is named.
    pub carriers: Pick,
    /// Types of sender; all if none is named.
    pub senders: Vec<Sender>,
    /// Publishers; by default Sinch and your own profiles.
    pub sources: Pick,
}

/// Why a choice has no profiles to compare with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceError {
    /// No profile has that name.
    #[error("there is no profile `{name}`")]
    Profile {
        /// The name.
        name: String,
        /// The nearest name, if any.
        nearest: Option<String>,
    },
    /// No profile is for that carrier.
    #[error("there is no limit of a carrier `{name}`")]
    Carrier {
        /// The name.
        name: String,
        /// The names that may be meant.
        nearest: NearestOrAll,
    },
    /// Nobody of that name publishes limits.
    #[error("there is no limit by `{name}`")]
    Source {
        /// The name.
        name: String,
        /// The names that may be meant.
        nearest: NearestOrAll,
    },
    /// No chosen publisher has a limit for this pair.
    #[error("no chosen source has a limit of `{carrier}`{}", sender.map_or(String::new(), |s| format!(" from `{}`", s.as_str())))]
    Pair {
        /// The carrier.
        carrier: String,
        /// The sender.
        sender: Option<Sender>,
        /// The publishers that have one.
        others: Vec<String>,
    },
    /// A publisher was chosen, but no carrier or profile.
    #[error("a source is chosen, but no carrier of it")]
    Nothing,
}

/// The names that may be meant by an unknown one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NearestOrAll {
    /// The nearest name.
    Nearest(String),
    /// All names, since none is near.
    All(Vec<String>),
}

/// The chosen profiles, and the pairs for which others' numbers replace Sinch's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen<'p> {
    /// The profiles in the order of choice, each once.
    pub profiles: Vec<&'p Profile>,
    /// The pairs of carrier and type of sender for which Sinch publishes no limit, so that everybody else's limits
    /// are taken.
    pub without_sinch: Vec<(String, Option<Sender>)>,
}

impl Profiles {
    /// Returns the profiles of a choice; the common denominators if nothing is chosen.
    ///
    /// # Errors
    /// If a name is not known, or if nobody publishes what is asked for.
    pub fn choose(&self, choice: &Choice) -> Result<Chosen<'_>, ChoiceError> {
        let mut chosen = Chosen::default();
        for name in &choice.profiles {
            chosen.add(self.named(name)?);
        }
        let sources = self.publishers(choice)?;
        for carrier in self.carriers(choice, &sources)? {
            self.of_carrier(&carrier, choice, &sources, &mut chosen)?;
        }
        if chosen.profiles.is_empty() {
            if choice.sources != Pick::Default {
                return Err(ChoiceError::Nothing);
            }
            chosen.profiles = USUAL.iter().filter_map(|name| self.get(name)).collect();
        }
        Ok(chosen)
    }

    /// The profile of this name, in any case.
    ///
    /// # Errors
    /// If there is none; the error names the nearest one.
    pub fn named(&self, name: &str) -> Result<&Profile, ChoiceError> {
        let alike = || self.iter().find(|profile| profile.name.eq_ignore_ascii_case(name));
        self.get(name).or_else(alike).ok_or_else(|| ChoiceError::Profile {
            name: name.to_owned(),
            nearest: nearest(name, self.iter().map(|profile| profile.name.as_str())).map(str::to_owned),
        })
    }

    /// The chosen carriers, as profiles spell them; all means those of which `sources` publish limits.
    fn carriers(&self, choice: &Choice, sources: &[String]) -> Result<Vec<String>, ChoiceError> {
        match &choice.carriers {
            Pick::Named(names) => names.iter().map(|name| self.carrier(name)).collect(),
            Pick::Default if choice.senders.is_empty() => Ok(Vec::new()),
            Pick::Default | Pick::All => {
                let published = self.iter().filter(|profile| sources.contains(&profile.by));
                Ok(distinct(published.filter_map(|profile| profile.carrier.as_deref())))
            }
        }
    }

    /// The name of a carrier, as profiles spell it.
    ///
    /// # Errors
    /// If no profile is for this carrier; the error names the nearest one, or all.
    pub fn carrier(&self, name: &str) -> Result<String, ChoiceError> {
        let known = distinct(self.iter().filter_map(|profile| profile.carrier.as_deref()));
        spelt(name, &known).ok_or_else(|| {
            let nearest = near_or_all(name, &known);
            ChoiceError::Carrier { name: name.to_owned(), nearest }
        })
    }

    /// The name of a publisher, as profiles spell it.
    ///
    /// # Errors
    /// If no profile is by this publisher; the error names the nearest one, or all.
    pub fn publisher(&self, name: &str) -> Result<String, ChoiceError> {
        let known = distinct(self.iter().map(|profile| profile.by.as_str()));
        spelt(name, &known).ok_or_else(|| {
            let nearest = near_or_all(name, &known);
            ChoiceError::Source { name: name.to_owned(), nearest }
        })
    }

    /// The chosen publishers; Sinch and the own profiles by default.
    fn publishers(&self, choice: &Choice) -> Result<Vec<String>, ChoiceError> {
        match &choice.sources {
            Pick::Default => Ok(vec![FIRST.to_owned(), "own".to_owned()]),
            Pick::All => Ok(distinct(self.iter().map(|profile| profile.by.as_str()))),
            Pick::Named(names) => names.iter().map(|name| self.publisher(name)).collect(),
        }
    }

    /// Adds the limits of a carrier: those of the chosen publishers, or everybody's if no publisher is named.
    fn of_carrier<'p>(
        &'p self,
        carrier: &str,
        choice: &Choice,
        sources: &[String],
        chosen: &mut Chosen<'p>,
    ) -> Result<(), ChoiceError> {
        let senders: Vec<Option<Sender>> = match choice.senders.as_slice() {
            [] => vec![None],
            named => named.iter().copied().map(Some).collect(),
        };
        for sender in senders {
            let (asked, others): (Vec<&Profile>, Vec<&Profile>) =
                self.candidates(carrier, sender).partition(|profile| sources.contains(&profile.by));
            if !asked.is_empty() {
                chosen.add_all(asked);
            } else if choice.sources == Pick::Default && !others.is_empty() {
                chosen.add_all(others);
                chosen.without_sinch.push((carrier.to_owned(), sender));
            } else if matches!(choice.carriers, Pick::Named(_)) {
                let others = distinct(others.iter().map(|profile| profile.by.as_str()));
                return Err(ChoiceError::Pair { carrier: carrier.to_owned(), sender, others });
            }
        }
        Ok(())
    }

    /// Everybody's limits of a carrier for a type of sender, or for all types.
    fn candidates(&self, carrier: &str, sender: Option<Sender>) -> impl Iterator<Item = &Profile> {
        let is_of = |profile: &Profile| profile.carrier.as_deref() == Some(carrier);
        // Limits without a carrier hold for the carriers of the US, which are those that have limits of kind
        // `Carrier`.
        let is_american = self.iter().any(|profile| is_of(profile) && profile.kind == Kind::Carrier);
        self.iter().filter(move |profile| match &profile.carrier {
            Some(_) => {
                is_of(profile) && (sender.is_none() || profile.sender.is_none() || profile.sender == sender)
            }
            None => is_american && sender.is_some() && profile.sender == sender,
        })
    }
}

impl<'p> Chosen<'p> {
    fn add_all(&mut self, profiles: Vec<&'p Profile>) {
        profiles.into_iter().for_each(|profile| self.add(profile));
    }

    fn add(&mut self, profile: &'p Profile) {
        if self.profiles.iter().all(|known| known.name != profile.name) {
            self.profiles.push(profile);
        }
    }
}

/// The names in order, each once.
fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in names {
        if !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
    }
    found
}

/// The letters and digits of a name, in lower case: `AT&T` is `att`.
fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The known name with the same letters, however it is spelt.
fn spelt(name: &str, known: &[String]) -> Option<String> {
    known.iter().find(|known| letters(known) == letters(name)).cloned()
}

fn near_or_all(name: &str, known: &[String]) -> NearestOrAll {
    nearest(name, known.iter().map(String::as_str))
        .map_or_else(|| NearestOrAll::All(known.to_vec()), |near| NearestOrAll::Nearest(near.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(choice: Choice) -> Vec<String> {
        let chosen = Profiles::embedded().choose(&choice).unwrap();
        chosen.profiles.iter().map(|profile| profile.name.clone()).collect()
    }

    fn carrier(name: &str) -> Choice {
        Choice { carriers: Pick::Named(vec![name.to_owned()]), ..Choice::default() }
    }

    #[test]
    fn sinch_comes_first_and_others_only_when_asked_for() {
        assert_eq!(names(Choice::default()), USUAL);
        let short = Choice { senders: vec![Sender::ShortCode], ..carrier("AT&T") };
        assert_eq!(names(short.clone()), ["sinch-att-short-code"]);
        assert_eq!(names(carrier("tmobile")), ["sinch-t-mobile-short-code", "sinch-t-mobile-10dlc"]);
        let telnyx = Choice { sources: Pick::Named(vec!["Telnyx".into()]), ..short.clone() };
        assert_eq!(names(telnyx), ["telnyx-att-short-code"]);
        let all = names(Choice { sources: Pick::All, ..short });
        assert!(all.len() > 5 && all.contains(&"lineageos-att".to_owned()), "{all:?}");
        let every = Choice { carriers: Pick::All, senders: vec![Sender::LongCode], ..Choice::default() };
        assert_eq!(names(every).len(), 4);
        let twice = Choice { profiles: vec!["sinch-att-10dlc".into(); 2], ..carrier("att") };
        assert_eq!(names(twice), ["sinch-att-10dlc", "sinch-att-short-code"]);
    }

    #[test]
    fn where_sinch_has_no_number_the_others_stand_in_and_that_is_said() {
        let choice = Choice { senders: vec![Sender::TollFree], ..carrier("att") };
        let chosen = Profiles::embedded().choose(&choice).unwrap();
        assert_eq!(chosen.without_sinch, [("att".to_owned(), Some(Sender::TollFree))]);
        for name in ["telnyx-att-toll-free", "bandwidth-toll-free"] {
            assert!(chosen.profiles.iter().any(|profile| profile.name == name), "{name}");
        }
        let bell = names(Choice { sources: Pick::All, senders: vec![Sender::TollFree], ..carrier("bell") });
        assert_eq!(bell, ["lineageos-bell"], "Canada is not the US");
    }

    #[test]
    fn what_is_not_known_is_answered_with_what_is() {
        let error = |choice: Choice| Profiles::embedded().choose(&choice).unwrap_err();
        let near = |name: &str| NearestOrAll::Nearest(name.to_owned());
        assert_eq!(
            error(carrier("verzion")),
            ChoiceError::Carrier { name: "verzion".into(), nearest: near("verizon") }
        );
        let choice = Choice { profiles: vec!["us-600k".into()], ..Choice::default() };
        assert_eq!(
            error(choice),
            ChoiceError::Profile { name: "us-600k".into(), nearest: Some("us-600kb".into()) }
        );
        assert!(matches!(
            error(carrier("zzzz")),
            ChoiceError::Carrier { nearest: NearestOrAll::All(all), .. } if all.contains(&"att".to_owned())
        ));
        let choice = Choice { sources: Pick::Named(vec!["aws".into()]), ..carrier("att") };
        assert!(
            matches!(error(choice), ChoiceError::Pair { others, .. } if others.contains(&"sinch".to_owned()))
        );
        let choice = Choice { sources: Pick::Named(vec!["twilio".into()]), ..Choice::default() };
        assert_eq!(error(choice), ChoiceError::Nothing);
    }
}
