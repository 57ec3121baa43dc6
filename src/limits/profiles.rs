//! The built-in limit profiles, and the ones from the configuration on top of them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::profile::{Basis, Kilo, Kind, Limit, Medium, Profile};
use super::row::{Problem, ProfileError, ProfileRow};

/// The published limits, as data.
const EMBEDDED: &str = include_str!("profiles.toml");

/// Profiles by name, in the order in which they are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profiles {
    rows: Vec<(String, ProfileRow)>,
    profiles: Vec<Profile>,
}

#[derive(Deserialize)]
struct File {
    table: Vec<Table>,
}

/// A group of profiles, with the keys that they share.
#[derive(Deserialize)]
struct Table {
    #[serde(flatten)]
    shared: ProfileRow,
    profiles: BTreeMap<String, ProfileRow>,
}

impl Profiles {
    /// The published profiles.
    #[must_use]
    pub fn embedded() -> &'static Profiles {
        static EMBEDDED_PROFILES: LazyLock<Profiles> =
            LazyLock::new(|| read(EMBEDDED).expect("a test reads the embedded profiles"));
        &EMBEDDED_PROFILES
    }

    /// These profiles, extended by `own`: a known name overrides the given keys and keeps the rest; a new name is
    /// added at the end. By default, a new profile limits the binary size, its KB has 1000 bytes, and its `source` is
    /// your configuration.
    ///
    /// # Errors
    /// If a profile is incomplete, contradicts itself or occurs twice.
    pub fn extended(
        &self,
        own: impl IntoIterator<Item = (String, ProfileRow)>,
    ) -> Result<Profiles, ProfileError> {
        let mut all = self.clone();
        let mut seen: Vec<String> = Vec::new();
        for (name, row) in own {
            if seen.contains(&name) {
                return Err(ProfileError { name, problem: Problem::Twice });
            }
            let known = all.rows.iter().position(|(known, _)| *known == name);
            let row = row.over(&known.map_or_else(|| own_defaults(&name), |at| replaced(&all.rows[at].1)));
            let profile = row.clone().profile(&name)?;
            match known {
                Some(at) => {
                    all.rows[at].1 = row;
                    all.profiles[at] = profile;
                }
                None => {
                    all.rows.push((name.clone(), row));
                    all.profiles.push(profile);
                }
            }
            seen.push(name);
        }
        Ok(all)
    }

    /// Iterates over all profiles.
    pub fn iter(&self) -> impl Iterator<Item = &Profile> {
        self.profiles.iter()
    }

    /// The profile of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Profile> {
        self.profiles.iter().find(|profile| profile.name == name)
    }
}

/// What the service does with the media of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// They are transcoded.
    Transcoding,
    /// They are delivered as they are.
    Plain,
}

/// The largest file of a medium that an account takes, as published by Sinch; `None` if it publishes no number.
#[must_use]
pub fn source_limit(medium: Medium, account: Account) -> Option<&'static Limit> {
    let name = match account {
        Account::Transcoding => "sinch-account-transcoded",
        Account::Plain => "sinch-account",
    };
    Profiles::embedded().get(name)?.part(medium)
}

/// The recommended largest size of a medium.
#[must_use]
pub fn advised(medium: Medium, account: Account) -> Option<&'static Limit> {
    let name = match account {
        Account::Transcoding => "sinch-advice-transcoded",
        Account::Plain => "sinch-advice",
    };
    Profiles::embedded().get(name)?.part(medium)
}

/// The size in bytes above which transcoding a video is not documented to succeed.
#[must_use]
pub fn transcodable_video() -> Option<u64> {
    advised(Medium::Video, Account::Transcoding).map(|limit| limit.most)
}

/// A known profile as the base of an own one: its source names your configuration first, because the publisher did
/// not publish the changed keys.
fn replaced(row: &ProfileRow) -> ProfileRow {
    let source = row.source.as_ref().map(|source| format!("your configuration, on top of: {source}"));
    ProfileRow { source, ..row.clone() }
}

/// The defaults of an own profile.
fn own_defaults(name: &str) -> ProfileRow {
    ProfileRow {
        about: Some(format!("your own profile `{name}`")),
        kind: Some(Kind::Own),
        by: Some("own".to_owned()),
        source: Some("your configuration".to_owned()),
        date: Some("undated".to_owned()),
        basis: Some(Basis::Binary),
        kilo: Some(Kilo::Thousand),
        ..ProfileRow::default()
    }
}

fn read(text: &str) -> Result<Profiles, Box<dyn std::error::Error>> {
    let file: File = toml::from_str(text)?;
    let mut all = Profiles { rows: Vec::new(), profiles: Vec::new() };
    for table in file.table {
        for (name, row) in table.profiles {
            let row = row.over(&table.shared);
            if all.get(&name).is_some() {
                return Err(Box::new(ProfileError { name, problem: Problem::Twice }));
            }
            all.profiles.push(row.clone().profile(&name)?);
            all.rows.push((name, row));
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::profile::{Bound, Sender};
    use crate::limits::row::Size;

    #[test]
    fn every_published_row_says_where_when_and_what_it_compares() {
        let file: File = toml::from_str(EMBEDDED).unwrap();
        let mut rows = 0;
        for table in file.table {
            for (name, row) in table.profiles {
                let row = row.over(&table.shared);
                for (key, value) in [("source", &row.source), ("date", &row.date), ("by", &row.by)] {
                    assert!(value.as_ref().is_some_and(|v| !v.trim().is_empty()), "{name} has no {key}");
                }
                let years = row.date.as_deref().unwrap().matches("20").count();
                assert!(years > 0, "{name} has no year");
                assert!(row.basis.is_some() && row.kilo.is_some(), "{name} does not say what it compares");
                row.profile(&name).unwrap();
                rows += 1;
            }
        }
        assert_eq!(Profiles::embedded().iter().count(), rows);
        assert!(rows > 100, "{rows}");
    }

    /// API facts §8.1, §8.4 and §8.5, and the ranges of §6.5.
    #[test]
    fn published_limits_read_as_bytes() {
        for (name, least, most) in [
            ("sinch-att-short-code", 1_050_000, 1_050_000),
            ("sinch-verizon-10dlc", 1_310_720, 1_310_720),
            ("skycore-sprint", 600_000, 1_200_000),
            ("plivo-att-10dlc", 675_000, 675_000),
            ("aosp-default", 307_200, 307_200),
            ("oma-image-basic", 30_720, 30_720),
            ("oma-megapixel", 307_200, 614_400),
            ("us-600kb", 600_000, 600_000),
            ("elsewhere-300kb", 300_000, 300_000),
        ] {
            let limit = Profiles::embedded().get(name).unwrap().message().unwrap();
            assert_eq!((limit.least, limit.most), (least, most), "{name}");
        }
        let wire = |name: &str| Profiles::embedded().get(name).unwrap().wire.clone().unwrap().most;
        assert_eq!(wire("sinch-att-short-code"), 1_400_000);
        assert_eq!(wire("sinch-att-10dlc"), 2_097_152);
        let gif = source_limit(Medium::Gif, Account::Transcoding).unwrap();
        assert_eq!((gif.least, gif.most), (1_024_000, 1_048_576));
        assert_eq!(source_limit(Medium::Object, Account::Plain), None);
        assert_eq!(transcodable_video(), Some(10_000_000));
    }

    fn own(text: &str) -> Result<Profiles, ProfileError> {
        let rows: BTreeMap<String, ProfileRow> = toml::from_str(text).unwrap();
        Profiles::embedded().extended(rows)
    }

    #[test]
    fn own_profiles_are_added_and_override_by_name() {
        let all = own("[mine]\nlimit = \"400 KB\"\n[aosp-default]\nlimit = 1048576\n\
                       [sinch-att-10dlc]\nlimit = \"1 MiB\"\nsender = \"toll-free\"\n")
        .unwrap();
        let mine = all.get("mine").unwrap();
        assert_eq!((mine.kind, mine.basis, mine.by.as_str()), (Kind::Own, Basis::Binary, "own"));
        assert_eq!(mine.message().unwrap().most, 400_000);
        let android = all.get("aosp-default").unwrap();
        assert_eq!(android.message().unwrap().most, 1_048_576);
        assert_eq!(android.subject, Some(40), "what is not said stays");
        let carrier = all.get("sinch-att-10dlc").unwrap();
        assert_eq!((carrier.sender, carrier.wire.as_ref()), (Some(Sender::TollFree), None));
        assert_eq!(all.iter().count(), Profiles::embedded().iter().count() + 1);
    }

    #[test]
    fn contradictions_are_refused() {
        for (text, words) in [
            ("[x]\nlimit = 0", "the profile `x` has a limit of 0 bytes"),
            ("[x]\nleast = \"2 MB\"\nlimit = \"1 MB\"", "has `least` 2000000 above `limit` 1000000"),
            (
                "[x]\nlimit = \"1 MB\"\nwire = \"1 MB\"",
                "1000000 bytes make about 1370000 on the wire, not 1000000",
            ),
            ("[x]\nlimit = \"1 MB\"\nwire = \"9 MB\"", "contradicts itself"),
            ("[x]\nbasis = \"wire\"\nlimit = \"1 MB\"\nwire = \"2 MB\"", "has `wire`, but its `limit`"),
            ("[x]\nlimit = \"many\"", "has a `limit` that is not a size: `many`"),
            ("[x]\nlimit = \"1,5 MB\"", "has a `limit` that is not a size: `1,5 MB`"),
            ("[x]\nabout = \"y\"", "limits nothing"),
            ("[x]\nlimit = 5\nparts = { image = 5 }", "has both `limit` and `parts`"),
            ("[\"x y\"]\nlimit = 5", "has an invalid name"),
        ] {
            let error = own(text).unwrap_err().to_string();
            assert!(error.contains(words), "{text}: {error}");
        }
        let row = ProfileRow { limit: Some(Size::Bytes(5)), ..ProfileRow::default() };
        let twice = [("x".to_owned(), row.clone()), ("x".to_owned(), row)];
        assert_eq!(Profiles::embedded().extended(twice).unwrap_err().problem, Problem::Twice);
        assert!(toml::from_str::<BTreeMap<String, ProfileRow>>("[x]\nlimits = 5").is_err(), "a misspelt key");
        let error = toml::from_str::<BTreeMap<String, ProfileRow>>("[x]\nlimit = -1").unwrap_err();
        assert!(error.to_string().contains("a size is a whole number of bytes"), "{error}");
    }

    #[test]
    fn a_unit_in_lower_case_is_read_with_the_kilobytes_of_its_profile() {
        let all = own("[x]\nkilo = \"1024\"\nlimit = \"600 kb\"\n").unwrap();
        assert_eq!(all.get("x").unwrap().message().unwrap().most, 614_400);
    }

    #[test]
    fn every_part_limit_names_its_media() {
        let transcoded = Profiles::embedded().get("sinch-account-transcoded").unwrap();
        assert!(matches!(&transcoded.bound, Bound::Parts(parts) if parts.len() == 5));
    }
}
