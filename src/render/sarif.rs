//! Findings as SARIF 2.1.0 (OASIS, 2020), for code scanning. Results are written as they come; the tool and its rules,
//! which only then are known, follow.

use std::io;

use serde_json::{Value, json};

use super::elements::{Elements, indented};
use super::{Render, Summary};
use crate::analysis::Analysis;
use crate::check::Rule;
use crate::check::rules;
use crate::codes;
use crate::diagnostic::{Diagnostic, Fix, Label, Severity, Silence};
use crate::reference;
use crate::source::{Origin, Source, Sources, Span};

const HEAD: &str = r#"{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "columnKind": "unicodeCodePoints",
      "results": ["#;

/// One SARIF log with one run.
#[derive(Debug, Default)]
pub struct Sarif {
    results: Elements,
    /// The rules of the results, in the order of their first result.
    rules: Vec<&'static Rule>,
    /// The documents of the results.
    artifacts: Vec<String>,
    unread: Vec<Value>,
}

impl Render for Sarif {
    fn shows_names(&self) -> bool {
        true
    }

    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(HEAD.as_bytes())
    }

    fn document(
        &mut self,
        sources: &Sources,
        analysis: &Analysis,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        if analysis.diagnostics.is_empty() && analysis.suppressed.is_empty() {
            return Ok(());
        }
        self.artifacts.push(uri(sources.get(analysis.source).origin()));
        let document = Document { sources, artifact: self.artifacts.len() - 1 };
        for found in &analysis.diagnostics {
            let result = document.result(found, self.index(found.rule), None);
            self.results.block(&result, "        ", out)?;
        }
        for suppressed in &analysis.suppressed {
            let found = &suppressed.diagnostic;
            let result = document.result(found, self.index(found.rule), Some(&suppressed.by));
            self.results.block(&result, "        ", out)?;
        }
        Ok(())
    }

    fn unread(&mut self, message: &str, help: Option<&str>, _: &mut dyn io::Write) -> io::Result<()> {
        let help = help.map_or(String::new(), |help| format!("; {help}"));
        self.unread.push(json!({ "level": "error", "message": { "text": format!("{message}{help}") } }));
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let gap = if self.results.written() > 0 { "\n      " } else { "" };
        let invocation = json!({
            "executionSuccessful": summary.unread == 0,
            "toolExecutionNotifications": self.unread,
        });
        let rules: Vec<Value> = self.rules.iter().map(|rule| descriptor(rule)).collect();
        let tool = json!({ "driver": {
            "name": env!("CARGO_PKG_NAME"),
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "shortDescription": { "text": env!("CARGO_PKG_DESCRIPTION") },
            "rules": rules,
        }});
        write!(out, "{gap}],\n      \"artifacts\": [")?;
        let mut artifacts = Elements::default();
        for uri in &self.artifacts {
            artifacts.block(&json!({ "location": { "uri": uri } }), "        ", out)?;
        }
        write!(out, "{}]", if artifacts.written() > 0 { "\n      " } else { "" })?;
        write!(out, ",\n      \"invocations\": {}", indented(&[invocation], "      ")?)?;
        writeln!(out, ",\n      \"tool\": {}\n    }}\n  ]\n}}", indented(&tool, "      ")?)
    }
}

impl Sarif {
    /// The place of a rule among those of the results.
    fn index(&mut self, name: &str) -> usize {
        self.rules.iter().position(|rule| rule.name == name).unwrap_or_else(|| {
            self.rules.extend(rules::find(name));
            self.rules.len() - 1
        })
    }
}

/// A document whose findings are written.
struct Document<'a> {
    sources: &'a Sources,
    artifact: usize,
}

impl Document<'_> {
    fn result(&self, found: &Diagnostic, rule: usize, silence: Option<&Silence>) -> Value {
        let mask = |text: &str| self.sources.mask(text);
        let help = found.help.as_deref().map_or(String::new(), |help| format!("; {}", mask(help)));
        let mut location = self.location(&found.primary);
        location["logicalLocations"] = json!([{ "fullyQualifiedName": found.element, "kind": "element" }]);
        let mut result = json!({
            "ruleId": found.rule,
            "ruleIndex": rule,
            "level": level(found.severity),
            "message": { "text": format!("{}{help}", mask(&found.message)) },
            "locations": [location],
            "partialFingerprints": { "mmsctlFinding/v1": format!("{:016x}", found.fingerprint) },
        });
        let related = found.related.iter().enumerate().map(|(id, label)| {
            let mut location = self.location(label);
            location["id"] = json!(id);
            location
        });
        insert(&mut result, "relatedLocations", related.collect());
        insert(&mut result, "fixes", found.fix.iter().map(|fix| self.fix(fix)).collect());
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
            location["message"] = json!({ "text": self.sources.mask(&label.message) });
        }
        location
    }

    fn artifact(&self, span: Span) -> Value {
        json!({ "uri": uri(self.source(span).origin()), "index": self.artifact })
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
                let text = self.sources.mask(&edit.text);
                json!({ "deletedRegion": self.region(edit.span), "insertedContent": { "text": text } })
            })
            .collect();
        let artifact = fix.edits.first().map(|edit| self.artifact(edit.span));
        json!({ "artifactChanges": [{ "artifactLocation": artifact, "replacements": replacements }] })
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

/// Adds a list, if there is anything in it.
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

/// Where a text comes from, as a URI reference.
fn uri(origin: &Origin) -> String {
    match origin {
        Origin::File(path) => reference::of_path(path),
        Origin::Stdin => "stdin".to_owned(),
        Origin::Composed(_) => "composed".to_owned(),
    }
}

/// A rule with its manual.
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
