//! The output of `profiles`: a table or full details for people, format 1 for machines.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::Style;
use super::estimate::words::{limit as bytes, reading};
use super::table;
use crate::limits::profile::{Basis, Bound, Kilo, Kind, Limit, Medium, Profile, Sender};

/// The columns of a limit: wide enough for a range of two numbers of seven digits.
const LIMIT: usize = 19;

/// Prints a table for each source.
///
/// # Errors
/// When `out` cannot be written to.
pub fn human(profiles: &[&Profile], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let together = |one: &&Profile, other: &&Profile| {
        (&one.source, &one.date, one.kind, one.basis) == (&other.source, &other.date, other.kind, other.basis)
    };
    let name = profiles.iter().map(|profile| profile.name.len()).max().unwrap_or(0);
    for (index, group) in profiles.chunk_by(together).enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let first = group[0];
        let (kind, basis) = (first.kind.as_str(), first.basis.as_str());
        writeln!(out, "{}, {} ({kind}, {basis}, {})", style.bold(&first.source), first.date, first.by)?;
        for profile in group {
            let limit = profile.message().map_or_else(|| "by file".to_owned(), bytes);
            writeln!(out, "  {:<name$}  {limit:>LIMIT$}  {}", profile.name, profile.about)?;
        }
    }
    Ok(())
}

/// Prints all facts about each profile.
///
/// # Errors
/// When `out` cannot be written to.
pub fn explained(profiles: &[&Profile], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    for (index, profile) in profiles.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}: {}", style.bold(&profile.name), profile.about)?;
        for (key, value) in facts(profile) {
            table::folded(out, "  ", &format!("{key:<8}  {value}"), style.width)?;
        }
    }
    Ok(())
}

fn facts(profile: &Profile) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    let printed = |limit: &Limit| match reading(limit).as_str() {
        "bytes" => format!("{} bytes", bytes(limit)),
        unit => format!("{} bytes, printed as `{}`, a {unit}", bytes(limit), limit.printed),
    };
    match &profile.bound {
        Bound::Message(limit) => facts.push(("limit", printed(limit))),
        Bound::Parts(parts) => {
            facts.extend(parts.iter().map(|(medium, limit)| (medium.as_str(), printed(limit))));
        }
    }
    let compared = match (&profile.bound, profile.basis) {
        (Bound::Parts(_), _) => "each file as it is",
        (_, Basis::Binary) => "the message in the binary form, as a handset retrieves it",
        (_, Basis::Wire) => "the message as MIME, in base64",
    };
    facts.push(("compared", compared.to_owned()));
    facts.extend(profile.wire.as_ref().map(|limit| ("on wire", printed(limit))));
    facts.push(("kind", profile.kind.as_str().to_owned()));
    facts.extend(profile.carrier.clone().map(|carrier| ("carrier", carrier)));
    facts.extend(profile.sender.map(|sender| ("sender", sender.as_str().to_owned())));
    facts.extend(profile.shows.as_ref().map(|shows| ("shows", shows.join(", "))));
    facts.extend(profile.image.map(|(width, height)| ("pictures", format!("up to {width}x{height}"))));
    facts.extend(profile.subject.map(|most| ("subject", format!("up to {most} characters"))));
    facts.extend(profile.note.clone().map(|note| ("note", note)));
    facts.push(("source", format!("{} ({})", profile.source, profile.by)));
    facts.push(("date", profile.date.clone()));
    facts
}

/// Prints JSON.
///
/// # Errors
/// When `out` cannot be written to.
pub fn json(profiles: &[&Profile], out: &mut dyn io::Write) -> io::Result<()> {
    let profiles = profiles.iter().map(|profile| JsonProfile::from(*profile)).collect();
    serde_json::to_writer_pretty(&mut *out, &List { format: 1, profiles })?;
    writeln!(out)
}

/// All that is printed.
#[derive(JsonSchema, Serialize)]
pub struct List<'p> {
    /// The version of this format: 1. It only ever gains fields.
    format: u32,
    /// The chosen profiles.
    profiles: Vec<JsonProfile<'p>>,
}

#[derive(JsonSchema, Serialize)]
struct JsonProfile<'p> {
    /// The name of the profile.
    name: &'p str,
    /// Whose limit it is.
    about: &'p str,
    /// Whose limit it is: that of an account, a carrier, a class of handsets, …
    kind: Kind,
    /// Which size is compared with the limit.
    basis: Basis,
    /// The limit of a whole message.
    limit: Option<JsonLimit<'p>>,
    /// The limits of single files.
    parts: Vec<JsonPart<'p>>,
    /// The same limit for the message on the wire.
    wire: Option<JsonLimit<'p>>,
    /// The carrier.
    carrier: Option<&'p str>,
    /// The type of sender.
    sender: Option<Sender>,
    /// The media types that are shown; null where they are not known.
    shows: Option<&'p [String]>,
    /// The largest picture that is shown as it is, in pixels.
    image: Option<(u32, u32)>,
    /// The most characters of a subject.
    subject: Option<usize>,
    /// Who published it.
    by: &'p str,
    /// Where it is published.
    source: &'p str,
    /// The date of the source.
    date: &'p str,
    /// Further remarks.
    note: Option<&'p str>,
}

#[derive(JsonSchema, Serialize)]
struct JsonLimit<'p> {
    /// The limit in bytes.
    bytes: u64,
    /// The low end of the limit, where it is a range or its unit can be read in two ways; otherwise the limit.
    least_bytes: u64,
    /// The limit as the source prints it.
    printed: &'p str,
    /// How many bytes a KB has in it.
    kilo: Kilo,
}

#[derive(JsonSchema, Serialize)]
struct JsonPart<'p> {
    /// The kind of file.
    medium: Medium,
    /// The limit of one such file.
    #[serde(flatten)]
    limit: JsonLimit<'p>,
}

impl<'p> From<&'p Profile> for JsonProfile<'p> {
    fn from(profile: &'p Profile) -> Self {
        let parts = match &profile.bound {
            Bound::Message(_) => Vec::new(),
            Bound::Parts(parts) => parts
                .iter()
                .map(|(medium, limit)| JsonPart { medium: *medium, limit: limit.into() })
                .collect(),
        };
        Self {
            name: &profile.name,
            about: &profile.about,
            kind: profile.kind,
            basis: profile.basis,
            limit: profile.message().map(JsonLimit::from),
            parts,
            wire: profile.wire.as_ref().map(JsonLimit::from),
            carrier: profile.carrier.as_deref(),
            sender: profile.sender,
            shows: profile.shows.as_deref(),
            image: profile.image,
            subject: profile.subject,
            by: &profile.by,
            source: &profile.source,
            date: &profile.date,
            note: profile.note.as_deref(),
        }
    }
}

impl<'p> From<&'p Limit> for JsonLimit<'p> {
    fn from(limit: &'p Limit) -> Self {
        Self { bytes: limit.most, least_bytes: limit.least, printed: &limit.printed, kilo: limit.kilo }
    }
}
