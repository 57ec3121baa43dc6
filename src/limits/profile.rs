//! A limit profile: how large a message or its files may be for one carrier, handset class or account, and who
//! says so.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A limit profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The name by which the profile is chosen.
    pub name: String,
    /// Whose limit it is, in a few words.
    pub about: String,
    /// The kind of limit: of an account, a carrier, handsets, advice or your own.
    pub kind: Kind,
    /// Who published it, in a word.
    pub by: String,
    /// Where it is published.
    pub source: String,
    /// The date of the publication.
    pub date: String,
    /// The carrier, if the limit is a carrier's.
    pub carrier: Option<String>,
    /// The type of sender, if the limit holds for only one.
    pub sender: Option<Sender>,
    /// The size that the limit is compared with.
    pub basis: Basis,
    /// What is limited, and to how much: a message or single files.
    pub bound: Bound,
    /// The same limit on the wire, if the source prints both.
    pub wire: Option<Limit>,
    /// The MIME types that are shown; `None` if they are not known.
    pub shows: Option<Vec<String>>,
    /// The largest image that is shown unchanged, in pixels.
    pub image: Option<(u32, u32)>,
    /// The most characters of a subject.
    pub subject: Option<usize>,
    /// A note on anything else.
    pub note: Option<String>,
}

/// What a profile limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// What an account's provider takes.
    Account,
    /// What a carrier transports.
    Carrier,
    /// What a class of handsets retrieves and shows.
    Handset,
    /// What is advised.
    Advice,
    /// What your configuration says.
    Own,
}

/// A type of sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize, Deserialize)]
pub enum Sender {
    /// Five or six digits.
    #[serde(rename = "short-code")]
    ShortCode,
    /// A registered long code.
    #[serde(rename = "10dlc")]
    LongCode,
    /// A toll-free number.
    #[serde(rename = "toll-free")]
    TollFree,
}

/// Which size of a message a limit is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// As MIME, in base64.
    Wire,
    /// As a handset retrieves it, or a file as it is.
    Binary,
}

/// How many bytes a printed KB has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
pub enum Kilo {
    /// 1000.
    #[serde(rename = "1000")]
    Thousand,
    /// 1024.
    #[serde(rename = "1024")]
    Binary,
    /// The source does not say, and both are kept: what is between them is at risk.
    #[serde(rename = "either")]
    Either,
}

/// What is limited, and to how much: a message or single files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A limit on all parts of a message together.
    Message(Limit),
    /// A limit on each file; media that are not listed are not limited.
    Parts(Vec<(Medium, Limit)>),
}

/// What a file is, as far as limits tell files apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Medium {
    Image,
    Gif,
    Audio,
    Video,
    /// A vCard, calendar entry, PDF or pass.
    Object,
}

/// A limit in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The bytes that are certain to pass: the low end of a range, or of the readings of a unit.
    pub least: u64,
    /// The most bytes that may pass.
    pub most: u64,
    /// The limit as the source prints it.
    pub printed: String,
    /// How KB and MB in the limit are read.
    pub kilo: Kilo,
}

impl Profile {
    /// The limit on a message, if the profile limits messages.
    #[must_use]
    pub fn message(&self) -> Option<&Limit> {
        match &self.bound {
            Bound::Message(limit) => Some(limit),
            Bound::Parts(_) => None,
        }
    }

    /// The limit on a single file, if the profile limits files of this medium.
    #[must_use]
    pub fn part(&self, medium: Medium) -> Option<&Limit> {
        match &self.bound {
            Bound::Message(_) => None,
            Bound::Parts(parts) => parts.iter().find(|(of, _)| *of == medium).map(|(_, limit)| limit),
        }
    }
}

impl Kilo {
    /// The fewest and most bytes that a KB may have.
    #[must_use]
    pub fn readings(self) -> (u64, u64) {
        match self {
            Kilo::Thousand => (1000, 1000),
            Kilo::Binary => (1024, 1024),
            Kilo::Either => (1000, 1024),
        }
    }
}

impl Kind {
    /// The word for this value in configuration and output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Account => "account",
            Kind::Carrier => "carrier",
            Kind::Handset => "handset",
            Kind::Advice => "advice",
            Kind::Own => "own",
        }
    }
}

impl Sender {
    /// The word for this value in configuration and output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Sender::ShortCode => "short-code",
            Sender::LongCode => "10dlc",
            Sender::TollFree => "toll-free",
        }
    }
}

impl Basis {
    /// The word for this value in configuration and output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Basis::Wire => "wire",
            Basis::Binary => "binary",
        }
    }
}

impl Medium {
    /// The word for this value in configuration and output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Medium::Image => "image",
            Medium::Gif => "gif",
            Medium::Audio => "audio",
            Medium::Video => "video",
            Medium::Object => "object",
        }
    }
}
