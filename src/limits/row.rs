//! A limit profile as written in TOML, and its conversion.

use schemars::JsonSchema;
use serde::Deserialize;

use super::profile::{Basis, Bound, Kilo, Kind, Limit, Medium, Profile, Sender};
use crate::bytes::{ByteSize, ParseSizeError};

/// A profile's keys, all of them optional: missing ones are taken from the profile that is overridden.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ProfileRow {
    /// Whose limit it is, in a few words.
    pub about: Option<String>,
    /// The kind of limit: of an account, a carrier, handsets, advice or your own.
    pub kind: Option<Kind>,
    /// Who published it, in a word.
    pub by: Option<String>,
    /// Where it is published.
    pub source: Option<String>,
    /// The date of the publication.
    pub date: Option<String>,
    /// The carrier, in a word.
    pub carrier: Option<String>,
    /// The type of sender.
    pub sender: Option<Sender>,
    /// The size of a message that the limit is compared with.
    pub basis: Option<Basis>,
    /// How KB and MB in the sizes are read.
    pub kilo: Option<Kilo>,
    /// The most bytes of a message.
    pub limit: Option<Size>,
    /// The low end of a range whose high end is `limit`.
    pub least: Option<Size>,
    /// The same limit on the wire, if `limit` is binary.
    pub wire: Option<Size>,
    /// The most bytes of single files, by medium.
    pub parts: Option<std::collections::BTreeMap<Medium, Size>>,
    /// The MIME types that are shown; without this key, they are not known.
    pub shows: Option<Vec<String>>,
    /// The largest image that is shown unchanged, in pixels.
    pub image: Option<(u32, u32)>,
    /// The most characters of a subject.
    pub subject: Option<usize>,
    /// A note on anything else.
    pub note: Option<String>,
}

/// A size as printed (`"1,050,000"`, `"600 KB"`), or a number of bytes.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Deserialize)]
#[serde(untagged, expecting = "a size is a whole number of bytes, or a text such as \"600 KB\"")]
pub enum Size {
    /// A number of bytes.
    Bytes(u64),
    /// The size as printed.
    Printed(String),
}

/// An error in a profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the profile `{name}` {problem}")]
pub struct ProfileError {
    /// The profile's name.
    pub name: String,
    /// The problem.
    pub problem: Problem,
}

/// A problem of a profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A key has no value.
    #[error("has no `{0}`")]
    Missing(&'static str),
    /// Neither the message nor its parts are limited.
    #[error("limits nothing: it has neither `limit` nor `parts`")]
    Unlimited,
    /// Both the message and its parts are limited.
    #[error("has both `limit` and `parts`; give one, and the other to a profile of its own")]
    LimitAndParts,
    /// A limit is zero, so that nothing would pass.
    #[error("has a limit of 0 bytes, which no message meets")]
    Zero,
    /// The low end of a range is above the high end.
    #[error("has `least` {least} above `limit` {limit}")]
    LeastAboveLimit {
        /// The low end.
        least: u64,
        /// The high end.
        limit: u64,
    },
    /// The binary limit and the limit on the wire cannot both hold.
    #[error("contradicts itself: {binary} bytes make about {expected} on the wire, not {wire}")]
    WireAgainstBinary {
        /// The binary limit.
        binary: u64,
        /// The limit on the wire.
        wire: u64,
        /// The bytes that the binary limit makes on the wire.
        expected: u64,
    },
    /// A `wire` limit is given although `limit` is already on the wire.
    #[error("has `wire`, but its `limit` is on the wire already")]
    WireTwice,
    /// A size cannot be read.
    #[error("has a `{key}` that is not a size: `{}`; write bytes, or as in \"600 KB\"", source.text())]
    NoSize {
        /// The key.
        key: &'static str,
        /// The text of the size, and why it is none.
        source: ParseSizeError,
    },
    /// Two profiles have the same name.
    #[error("is defined twice")]
    Twice,
    /// The name has characters that are not allowed.
    #[error("has an invalid name: use letters, digits, `-`, `_` and `.`")]
    Name,
}

impl ProfileRow {
    /// Fills the keys that this row leaves open from `base`. A new limit drops the old `limit`, `least`, `wire` and
    /// `parts`; a new basis drops the old `wire`.
    #[must_use]
    pub fn over(self, base: &ProfileRow) -> ProfileRow {
        let base = base.clone();
        let bounded = self.limit.is_some() || self.parts.is_some();
        let inherited = |size: Option<Size>| if bounded { None } else { size };
        ProfileRow {
            limit: self.limit.or(inherited(base.limit)),
            least: self.least.or(inherited(base.least)),
            wire: self.wire.or(if self.basis.is_some() { None } else { inherited(base.wire) }),
            parts: self.parts.or(if bounded { None } else { base.parts }),
            about: self.about.or(base.about),
            kind: self.kind.or(base.kind),
            by: self.by.or(base.by),
            source: self.source.or(base.source),
            date: self.date.or(base.date),
            carrier: self.carrier.or(base.carrier),
            sender: self.sender.or(base.sender),
            basis: self.basis.or(base.basis),
            kilo: self.kilo.or(base.kilo),
            shows: self.shows.or(base.shows),
            image: self.image.or(base.image),
            subject: self.subject.or(base.subject),
            note: self.note.or(base.note),
        }
    }

    /// Converts the row to a profile.
    ///
    /// # Errors
    /// If the row lacks a key or contradicts itself.
    pub fn profile(self, name: &str) -> Result<Profile, ProfileError> {
        let failed = |problem| ProfileError { name: name.to_owned(), problem };
        let typeable = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        if name.is_empty() || !name.chars().all(typeable) {
            return Err(failed(Problem::Name));
        }
        let kilo = self.kilo.ok_or_else(|| failed(Problem::Missing("kilo")))?;
        let basis = self.basis.ok_or_else(|| failed(Problem::Missing("basis")))?;
        let bound = self.bound(kilo).map_err(failed)?;
        let wire = self.wire.as_ref().map(|size| limit("wire", size, None, kilo)).transpose();
        let wire = wire.map_err(failed)?;
        agree(basis, &bound, wire.as_ref()).map_err(failed)?;
        let said = |value: Option<String>, key| {
            value.filter(|text| !text.trim().is_empty()).ok_or_else(|| failed(Problem::Missing(key)))
        };
        Ok(Profile {
            name: name.to_owned(),
            about: said(self.about, "about")?,
            kind: self.kind.ok_or_else(|| failed(Problem::Missing("kind")))?,
            by: said(self.by, "by")?,
            source: said(self.source, "source")?,
            date: said(self.date, "date")?,
            carrier: self.carrier,
            sender: self.sender,
            basis,
            bound,
            wire,
            shows: self.shows,
            image: self.image,
            subject: self.subject,
            note: self.note,
        })
    }

    fn bound(&self, kilo: Kilo) -> Result<Bound, Problem> {
        match (&self.limit, &self.parts) {
            (Some(_), Some(_)) => Err(Problem::LimitAndParts),
            (None, None) => Err(Problem::Unlimited),
            (Some(most), None) => limit("limit", most, self.least.as_ref(), kilo).map(Bound::Message),
            (None, Some(parts)) => parts
                .iter()
                .map(|(medium, size)| Ok((*medium, limit("parts", size, None, kilo)?)))
                .collect::<Result<_, _>>()
                .map(Bound::Parts),
        }
    }
}

/// A limit from its high end, and from its low end if it is a range.
fn limit(key: &'static str, most: &Size, least: Option<&Size>, kilo: Kilo) -> Result<Limit, Problem> {
    let (smaller, larger) = kilo.readings();
    let high = most.read(key, larger)?;
    let low = least.map_or_else(|| most.read(key, smaller), |least| least.read("least", smaller))?;
    match (low, high) {
        (0, _) | (_, 0) => Err(Problem::Zero),
        (least, limit) if least > limit => Err(Problem::LeastAboveLimit { least, limit }),
        (least, limit) => Ok(Limit { least, most: limit, printed: most.printed(), kilo }),
    }
}

impl Size {
    fn printed(&self) -> String {
        match self {
            Size::Bytes(bytes) => bytes.to_string(),
            Size::Printed(text) => text.clone(),
        }
    }

    /// The size in bytes, with `kilo` bytes to a KB.
    fn read(&self, key: &'static str, kilo: u64) -> Result<u64, Problem> {
        match self {
            Size::Bytes(bytes) => Ok(*bytes),
            Size::Printed(text) => match ByteSize::printed(text, kilo) {
                Ok(size) => Ok(size.0),
                Err(source) => Err(Problem::NoSize { key, source }),
            },
        }
    }
}

/// Checks that a binary limit and its companion on the wire can both hold: base64 makes 4/3 of the bytes, lines and
/// headers add a little, and published pairs are rounded.
fn agree(basis: Basis, bound: &Bound, wire: Option<&Limit>) -> Result<(), Problem> {
    let (Bound::Message(limit), Some(wire)) = (bound, wire) else { return Ok(()) };
    if basis == Basis::Wire {
        return Err(Problem::WireTwice);
    }
    let (binary, wire) = (limit.most, wire.most);
    let percent = u128::from(wire) * 100 / u128::from(binary);
    if (120..=150).contains(&percent) {
        return Ok(());
    }
    let expected = u64::try_from(u128::from(binary) * 137 / 100).unwrap_or(u64::MAX);
    Err(Problem::WireAgainstBinary { binary, wire, expected })
}
