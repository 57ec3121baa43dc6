//! The baseline file: known findings by document, one per line.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;
use crate::check::{Known, KnownFindings, Names};
use crate::cli::exit::Failure;
use crate::cli::inputs::read_text;
use crate::cli::outputs::Outputs;
use crate::diagnostic::Silence;
use crate::render::counted::counted;
use crate::source::Sources;

/// The version of the format: documents are named relative to the file's own folder.
const FORMAT: u32 = 2;

/// The earlier version, which is still read: documents were named as on the command line, from the working directory.
const BEFORE: u32 = 1;

/// What a file holds.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[schemars(title = "A baseline of mmsctl validate")]
pub struct File {
    /// The version of this format.
    #[schemars(extend("const" = 2))]
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

/// The format version of a baseline of any version.
#[derive(Deserialize)]
struct Head {
    format: Option<u64>,
}

/// Reads a baseline.
///
/// # Errors
/// When it cannot be read, or is not a baseline of a known version.
pub fn read(path: &Path, names: &Names) -> Result<HashMap<String, KnownFindings>, Failure> {
    let shown = path.display();
    if !path.exists() {
        return Err(Failure::world(format!("the baseline `{shown}` does not exist"))
            .help("`--update-baseline` creates it from the current findings"));
    }
    let text = read_text(path)?;
    let foreign = |what: String| {
        Failure::usage(format!("`{shown}` {what}"))
            .help("remove the file and create it again with `--update-baseline`")
    };
    let format = serde_json::from_str::<Head>(&text).ok().and_then(|head| head.format);
    match format {
        Some(format) if [FORMAT, BEFORE].map(u64::from).contains(&format) => {}
        Some(format) => {
            return Err(foreign(format!(
                "is a baseline of format {format}; this mmsctl reads format {BEFORE} and {FORMAT}"
            )));
        }
        None => {
            return Err(Failure::usage(format!("`{shown}` is not a baseline"))
                .help("name one that `--update-baseline` has made, or a new file for it to make"));
        }
    }
    let file: File = serde_json::from_str(&text).map_err(|error| foreign(format!("is damaged: {error}")))?;
    let before = file.format == BEFORE;
    let documents = file.documents.into_iter().map(|(name, entries)| {
        let name = if before { names.name_of(Path::new(&name)) } else { name };
        let known = entries.into_iter().map(|entry| {
            let Entry { rule, element, fingerprint } = entry;
            let fingerprint = u64::from_str_radix(&fingerprint, 16);
            fingerprint.map(|fingerprint| (fingerprint, Known { rule, element }))
        });
        Ok((name, known.collect::<Result<_, _>>()?))
    });
    documents
        .collect::<Result<_, std::num::ParseIntError>>()
        .map_err(|_| foreign("is damaged: a fingerprint is not a hexadecimal number".to_owned()))
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
    /// long as they exist.
    ///
    /// # Errors
    /// As [`read`].
    pub fn start(path: &Path, names: Names) -> Result<Self, Failure> {
        let old = if path.exists() { read(path, &names)? } else { HashMap::new() };
        let before = old.values().map(BTreeMap::len).sum();
        let documents = old.into_iter().filter(|(name, _)| names.file(name).exists()).collect();
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
