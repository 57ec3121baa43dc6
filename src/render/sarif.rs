//! Findings as SARIF 2.1.0 (OASIS, 2020), for code scanning. Every rule is described, whether it found anything or
//! not: the index of a rule then does not depend on the results, and readers of the log see which rules were checked.

use std::io;

use serde_json::{Value, json};

use super::elements::{Elements, indented};
use super::offered::offered;
use super::{Failed, Page, Render, Repository, Summary};
use crate::analysis::Analysis;
use crate::check::Rule;
use crate::check::rules::RULES;
use crate::codes;
use crate::diagnostic::{Diagnostic, Fix, Label, Safety, Severity, Silence};
use crate::reference;
use crate::source::{Origin, Source, Sources, Span};

const HEAD: &str = r#"{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "columnKind": "unicodeCodePoints",
      "tool": "#;

/// Writes one SARIF log with one run.
#[derive(Debug)]
pub struct Sarif {
    results: Elements,
    failures: Vec<Value>,
    repository: Repository,
}

impl Sarif {
    /// A log with files relative to the folder of the repository, if it is known: code scanning takes relative URIs for
    /// such.
    #[must_use]
    pub fn of(repository: Repository) -> Self {
        Self { results: Elements::default(), failures: Vec::new(), repository }
    }
}

/// Writes the results of a document.
#[derive(Debug)]
struct Results(Repository);

impl Page for Results {
    fn write(&self, sources: &Sources, analysis: &Analysis, out: &mut dyn io::Write) -> io::Result<()> {
        let (document, mut results) = (Document { sources, repository: &self.0 }, Elements::default());
        let found = analysis.diagnostics.iter().map(|found| (found, None));
        let silent = analysis.suppressed.iter().map(|silent| (&silent.diagnostic, Some(&silent.by)));
        found
            .chain(silent)
            .try_for_each(|(found, silence)| results.block(&document.result(found, silence), "        ", out))
    }
}

impl Render for Sarif {
    fn pages(&self) -> Option<Box<dyn Page>> {
        Some(Box::new(Results(self.repository.clone())))
    }

    fn elements(&mut self) -> Option<&mut Elements> {
        Some(&mut self.results)
    }

    fn shows_names(&self) -> bool {
        true
    }

    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let rules: Vec<Value> = RULES.iter().map(|rule| descriptor(rule)).collect();
        let tool = json!({ "driver": {
            "name": env!("CARGO_PKG_NAME"),
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "shortDescription": { "text": env!("CARGO_PKG_DESCRIPTION") },
            "rules": rules,
        }});
        write!(out, "{HEAD}{},\n      \"results\": [", indented(&tool, "      ")?)
    }

    fn failed(&mut self, failed: Failed<'_>, _: &mut dyn io::Write) -> io::Result<()> {
        let Failed { message, help, .. } = failed;
        let help = help.map_or(String::new(), |help| format!("; {help}"));
        self.failures.push(json!({ "level": "error", "message": { "text": format!("{message}{help}") } }));
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let gap = if self.results.any() { "\n      " } else { "" };
        let invocation = json!({
            "executionSuccessful": summary.failures == 0,
            "toolExecutionNotifications": self.failures,
        });
        let invocations = indented(&[invocation], "      ")?;
        writeln!(out, "{gap}],\n      \"invocations\": {invocations}\n    }}\n  ]\n}}")
    }
}

/// A document whose findings are being written.
struct Document<'a> {
    sources: &'a Sources,
    repository: &'a Repository,
}

impl Document<'_> {
    fn result(&self, found: &Diagnostic, silence: Option<&Silence>) -> Value {
        let mask = |text: &str| self.sources.mask_finding(text);
        let help = found.help.as_deref().map_or(String::new(), |help| format!("; {}", mask(help)));
        let mut location = self.location(&found.primary);
        location["logicalLocations"] = json!([{ "fullyQualifiedName": found.element, "kind": "element" }]);
        let mut result = json!({
            "ruleId": found.rule,
            "ruleIndex": RULES.iter().position(|rule| rule.name == found.rule),
            "level": level(found.severity),
            "message": { "text": format!("{}{help}", mask(&found.message)) },
            "locations": [location],
            "partialFingerprints": { "mmsctlFinding/v2": format!("{:016x}", found.fingerprint) },
        });
        let related = found.related.iter().enumerate().map(|(id, label)| {
            let mut location = self.location(label);
            location["id"] = json!(id);
            location
        });
        insert(&mut result, "relatedLocations", related.collect());
        insert(
            &mut result,
            "fixes",
            offered(self.sources, found).into_iter().map(|fix| self.fix(fix)).collect(),
        );
        insert(&mut result, "suppressions", silence.into_iter().map(|by| self.suppression(by)).collect());
        let mut properties = json!({});
        insert(&mut properties, "codes", found.codes.iter().map(|code| json!(code)).collect());
        if let Some(slide) = found.slide {
            properties["slide"] = json!(slide);
        }
        if properties != json!({}) {
            result["properties"] = properties;
        }
        result
    }

    fn location(&self, label: &Label) -> Value {
        let mut location = json!({ "physicalLocation": {
            "artifactLocation": self.artifact(label.span),
            "region": self.region(label.span),
        }});
        if !label.message.is_empty() {
            location["message"] = json!({ "text": self.sources.mask_finding(&label.message) });
        }
        location
    }

    fn artifact(&self, span: Span) -> Value {
        json!({ "uri": self.uri(self.source(span).origin()) })
    }

    /// The origin of a text as a URI reference.
    fn uri(&self, origin: &Origin) -> String {
        match origin {
            Origin::File(path) => reference::of_path(&self.repository.path(path)),
            Origin::Stdin => "stdin".to_owned(),
            Origin::Composed(_) => "composed".to_owned(),
        }
    }

    fn region(&self, span: Span) -> Value {
        let source = self.source(span);
        let (start, end) = (source.position(span.start), source.position(span.end));
        json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "byteOffset": start.byte,
            "byteLength": end.byte.saturating_sub(start.byte),
        })
    }

    fn fix(&self, fix: &Fix) -> Value {
        let replacements: Vec<Value> = fix
            .edits
            .iter()
            .map(|edit| {
                json!({ "deletedRegion": self.region(edit.span), "insertedContent": { "text": edit.text } })
            })
            .collect();
        let artifact = fix.edits.first().map(|edit| self.artifact(edit.span));
        let mut shown =
            json!({ "artifactChanges": [{ "artifactLocation": artifact, "replacements": replacements }] });
        if fix.safety == Safety::Unsafe {
            shown["description"] = json!({ "text": "this is a guess, or removes something: review it" });
        }
        shown
    }

    fn suppression(&self, by: &Silence) -> Value {
        match by {
            Silence::Inline { reason: Some(reason) } => {
                json!({ "kind": "inSource", "justification": self.sources.mask(reason) })
            }
            Silence::Inline { reason: None } => json!({ "kind": "inSource" }),
            Silence::Baseline => json!({ "kind": "external", "justification": "in the baseline" }),
        }
    }

    fn source(&self, span: Span) -> &Source {
        self.sources.get(span.source)
    }
}

/// Adds a list to an object, unless it is empty.
fn insert(object: &mut Value, name: &str, list: Vec<Value>) {
    if !list.is_empty() {
        object[name] = Value::Array(list);
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// The descriptor of a rule, with its manual.
fn descriptor(rule: &Rule) -> Value {
    let manual = rule.manual();
    let severity = rule.level.lenient.or(rule.level.strict).unwrap_or(Severity::Info);
    let answers = rule.codes.iter().map(|code| {
        let meaning = codes::api(code).map_or("", |code| code.meaning);
        format!("- `{code}`: {meaning}\n")
    });
    let answers: String = answers.collect();
    let sources: String = manual.sources.iter().map(|source| format!("- {source}\n")).collect();
    let mut markdown = format!("{}\n", manual.why);
    for (heading, list) in [("The service answers", answers), ("Sources", sources)] {
        if !list.is_empty() {
            markdown.push_str(&format!("\n**{heading}**\n\n{list}"));
        }
    }
    json!({
        "id": rule.name,
        "shortDescription": { "text": manual.title },
        "fullDescription": { "text": manual.why },
        "help": { "text": manual.why, "markdown": markdown },
        "defaultConfiguration": { "level": level(severity), "enabled": rule.level.lenient.is_some() },
        "properties": { "codes": rule.codes, "tags": ["mms"] },
    })
}
