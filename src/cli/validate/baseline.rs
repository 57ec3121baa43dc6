//! The baseline file: known findings by document, one per line.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;
use crate::check::{Known, KnownFindings, Names};
use crate::cli::context::Context;
use crate::cli::exit::Failure;
use crate::diagnostic::Silence;
use crate::files::{Outputs, folder_of, is_there, linked_folders, read_text, real_folder};
use crate::render::counted::counted;
use crate::source::Sources;

/// The version of the format: the fingerprint of a finding tells which element is missing.
const FORMAT: u32 = 3;

/// The version before, which is still read: such a finding had the fingerprint of any that misses another.
const BEFORE: u32 = 2;

/// What a file holds.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[schemars(title = "A baseline of mmsctl validate")]
pub struct File {
    /// The version of this format.
    #[schemars(extend("const" = 3))]
    format: u32,
    /// The findings of each document, by its path from the folder of this file.
    documents: BTreeMap<String, Vec<Entry>>,
}

/// One finding.
#[derive(Debug, Deserialize, Eq, JsonSchema, Ord, PartialEq, PartialOrd, Serialize)]
struct Entry {
    /// The rule that found it.
    rule: String,
    /// The names of the elements around it.
    element: String,
    /// What identifies it, in hexadecimal digits.
    fingerprint: String,
}

/// What tells a baseline of any version from other JSON: reports have a format and a list of documents.
#[derive(Deserialize)]
struct Head {
    format: Option<u32>,
    #[serde(default, rename = "documents")]
    _documents: BTreeMap<String, IgnoredAny>,
}

/// How the baseline in the file `path` names the documents of a run over `inputs`.
#[must_use]
pub fn names(path: &Path, inputs: &[PathBuf], context: &Context<'_>) -> Names {
    let here = context.environment.directory.clone().unwrap_or_default();
    let links = linked_folders(inputs, &here);
    Names::new(real_folder(&folder_of(path), &here), here, links)
}

/// What a file was found to hold.
#[derive(Debug, Default)]
pub struct Recorded {
    /// The findings of each document.
    pub documents: HashMap<String, KnownFindings>,
    /// Whether the file is of the version before.
    pub is_of_before: bool,
}

/// Reads a baseline.
///
/// # Errors
/// When it cannot be read, or is not a baseline of a known version.
pub fn read(path: &Path) -> Result<Recorded, Failure> {
    let shown = path.display();
    if !is_there(path)? {
        return Err(Failure::world(format!("the baseline `{shown}` does not exist"))
            .help("`--update-baseline` creates it from the current findings"));
    }
    let text = read_text(path)?;
    let unusable = |what: String, repair: &str| {
        let failure = Failure::usage(format!("`{shown}` {what}"));
        failure.help(format!("{repair}remove the file and create it again with `--update-baseline`"))
    };
    let damaged = |what: &dyn fmt::Display| unusable(format!("is damaged: {what}"), "correct it, or ");
    match serde_json::from_str::<Head>(&text) {
        Ok(Head { format: Some(FORMAT | BEFORE), .. }) => {}
        Ok(Head { format: Some(format), .. }) => {
            let what =
                format!("is a baseline of format {format}; this mmsctl reads format {BEFORE} and {FORMAT}");
            return Err(unusable(what, ""));
        }
        // A file that holds the word is a baseline that was cut off, or is in the middle of a merge.
        Err(error) if !error.is_data() && text.contains("\"format\"") => return Err(damaged(&error)),
        Ok(Head { format: None, .. }) | Err(_) => {
            return Err(Failure::usage(format!("`{shown}` is not a baseline"))
                .help("name one that `--update-baseline` has made, or a new file for it to make"));
        }
    }
    let file: File = serde_json::from_str(&text).map_err(|error| damaged(&error))?;
    let documents = file.documents.into_iter().map(|(name, entries)| {
        let known = entries.into_iter().map(|entry| {
            let Entry { rule, element, fingerprint } = entry;
            let fingerprint = u64::from_str_radix(&fingerprint, 16);
            fingerprint.map(|fingerprint| (fingerprint, Known { rule, element }))
        });
        Ok((name, known.collect::<Result<_, _>>()?))
    });
    let documents = documents
        .collect::<Result<_, std::num::ParseIntError>>()
        .map_err(|_| damaged(&"a fingerprint is not a hexadecimal number"))?;
    Ok(Recorded { documents, is_of_before: file.format == BEFORE })
}

/// A baseline that is being updated.
#[derive(Debug)]
pub struct Update {
    names: Names,
    documents: BTreeMap<String, KnownFindings>,
    before: usize,
    /// The number of findings that were not in the baseline before.
    fresh: usize,
}

impl Update {
    /// Starts from the present file, if there is one. Documents that this run does not check keep their entries, as
    /// long as they exist; what standard input held is kept as well.
    ///
    /// # Errors
    /// As [`read`].
    pub fn start(path: &Path, names: Names) -> Result<Self, Failure> {
        let old = if is_there(path)? { read(path)?.documents } else { HashMap::new() };
        let before = old.values().map(BTreeMap::len).sum();
        // Of a file that may not be looked at it is not known that it is gone.
        let is_gone = |name: &str| names.file(name).is_some_and(|file| matches!(is_there(&file), Ok(false)));
        let documents = old.into_iter().filter(|(name, _)| !is_gone(name)).collect();
        Ok(Self { names, documents, before, fresh: 0 })
    }

    /// Records the findings of a document.
    pub fn add(&mut self, sources: &Sources, analysis: &Analysis) {
        let key = self.names.name(sources.get(analysis.source).origin());
        let old = self.documents.remove(&key).unwrap_or_default();
        let known = analysis.suppressed.iter().filter(|suppressed| suppressed.by == Silence::Baseline);
        let now: KnownFindings = known
            .map(|suppressed| {
                let found = &suppressed.diagnostic;
                (found.fingerprint, Known { rule: found.rule.to_owned(), element: found.element.clone() })
            })
            .collect();
        self.fresh += now.keys().filter(|fingerprint| !old.contains_key(fingerprint)).count();
        if !now.is_empty() {
            self.documents.insert(key, now);
        }
    }

    /// Stages the file; returns a sentence about the changes.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(self, path: &Path, outputs: &mut Outputs) -> Result<String, Failure> {
        let now: usize = self.documents.values().map(BTreeMap::len).sum();
        let gone = self.before + self.fresh - now;
        let documents = self.documents.into_iter().map(|(name, known)| {
            let entries = known.into_iter().map(|(fingerprint, Known { rule, element })| Entry {
                rule,
                element,
                fingerprint: format!("{fingerprint:016x}"),
            });
            let mut entries: Vec<Entry> = entries.collect();
            entries.sort();
            (name, entries)
        });
        outputs.bytes(path, text(&File { format: FORMAT, documents: documents.collect() }).as_bytes())?;
        let findings = counted(now, "finding");
        Ok(format!("`{}` holds {findings}: {} new, {gone} gone", path.display(), self.fresh))
    }
}

/// The text of the file, one finding on a line, so that diffs are easy to read.
fn text(file: &File) -> String {
    let mut text = format!("{{\n  \"format\": {},\n  \"documents\": {{", file.format);
    for (index, (name, entries)) in file.documents.iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        text.push_str(&format!("{comma}\n    {}: [", json(name)));
        for (index, entry) in entries.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            text.push_str(&format!("{comma}\n      {}", json(entry)));
        }
        text.push_str("\n    ]");
    }
    text.push_str(if file.documents.is_empty() { "}\n}\n" } else { "\n  }\n}\n" });
    text
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("strings and numbers are JSON")
}
