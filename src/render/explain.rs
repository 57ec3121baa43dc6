//! What `explain` prints.

use std::io;

use super::Style;
use crate::check::Rule;
use crate::check::rules::RULES;
use crate::codes;
use crate::diagnostic::Severity;

/// Prints a rule: what, why, severity, codes, examples and sources.
///
/// # Errors
/// When `out` cannot be written to.
pub fn rule(rule: &Rule, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let manual = rule.manual();
    writeln!(out, "{}: {}", style.bold(rule.name), manual.title.trim())?;
    writeln!(out, "\n{}", manual.why)?;
    let severity = |level: Option<Severity>| level.map_or("silent", Severity::as_str);
    let (lenient, strict) = (severity(rule.level.lenient), severity(rule.level.strict));
    writeln!(out, "\n{}: {lenient}; with --strict: {strict}", style.bold("Severity"))?;
    for code in rule.codes {
        let meaning = codes::api(code).map_or("", |code| code.meaning);
        writeln!(out, "{}: {code}, {meaning}", style.bold("Service answers"))?;
    }
    for (heading, examples) in [("Fails", &manual.fails), ("Passes", &manual.passes)] {
        for example in examples.iter().filter(|example| example.fence != "toml") {
            let whole = example.fence.split_whitespace().nth(1);
            let within = whole.map_or(String::new(), |kind| format!(" (within a {kind} request)"));
            writeln!(out, "\n{}{within}:", style.bold(heading))?;
            for line in example.text.lines() {
                writeln!(out, "    {line}")?;
            }
        }
    }
    writeln!(out, "\n{}:", style.bold("Sources"))?;
    for source in &manual.sources {
        writeln!(out, "  - {source}")?;
    }
    Ok(())
}

/// Prints what a code means, as an API error and as a postback code; says whether it is known at all.
///
/// # Errors
/// When `out` cannot be written to.
pub fn code(code: &str, style: Style, out: &mut dyn io::Write) -> io::Result<bool> {
    let (api, postback) = (codes::api(code), codes::postback(code));
    if let Some(api) = api {
        writeln!(out, "{} as an API error: {}", style.bold(api.code), api.meaning)?;
    }
    if let Some(postback) = postback {
        writeln!(out, "{} as a postback: {}", style.bold(postback.code), postback.meaning)?;
    }
    Ok(api.is_some() || postback.is_some())
}

/// Prints every rule and code, a line each.
///
/// # Errors
/// When `out` cannot be written to.
pub fn list(style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    writeln!(out, "{}", style.bold("Rules"))?;
    for rule in RULES {
        writeln!(out, "  {:width$}  {}", rule.name, rule.manual().title.trim())?;
    }
    writeln!(out, "\n{}", style.bold("API error codes"))?;
    for code in codes::API {
        writeln!(out, "  {}  {}", code.code, code.meaning)?;
    }
    writeln!(out, "\n{}", style.bold("Postback codes"))?;
    for code in codes::POSTBACK {
        writeln!(out, "  {}  {}", code.code, code.meaning)?;
    }
    Ok(())
}
