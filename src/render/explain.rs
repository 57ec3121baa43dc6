//! The output of `explain`.

use std::io;

use super::Style;
use crate::check::rules::RULES;
use crate::check::{Example, Rule};
use crate::codes::{self, ApiCode, Family, PostbackCode};
use crate::diagnostic::Severity;

/// The column at which running text is wrapped.
const WIDTH: usize = 88;

/// Prints a rule: what, why, severity, codes, examples and sources.
///
/// # Errors
/// When `out` cannot be written to.
pub fn rule(rule: &Rule, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let manual = rule.manual();
    writeln!(out, "{}: {}", style.bold(rule.name), manual.title.trim())?;
    for paragraph in manual.why.split("\n\n") {
        writeln!(out, "\n{}", wrapped(paragraph, ""))?;
    }
    let severity = |level: Option<Severity>| level.map_or("silent", Severity::as_str);
    let (lenient, strict) = (severity(rule.level.lenient), severity(rule.level.strict));
    writeln!(out, "\n{}  {lenient}; with --strict: {strict}", style.bold("severity"))?;
    for level in &manual.levels {
        writeln!(out, "{}", wrapped(level, "          "))?;
    }
    for code in rule.codes {
        let meaning = codes::api(code).map_or("", |code| code.meaning);
        writeln!(out, "{}    {code}, {meaning}", style.bold("answer"))?;
    }
    for (heading, examples) in [("Fails", &manual.fails), ("Passes", &manual.passes)] {
        for shown in examples {
            example(heading, shown, style, out)?;
        }
    }
    for (heading, entries) in [("Sources", &manual.sources), ("Read otherwise by", &manual.otherwise)] {
        if !entries.is_empty() {
            writeln!(out, "\n{}", style.bold(heading))?;
        }
        for source in entries {
            writeln!(out, "  - {}", wrapped(source, "    ").trim_start())?;
        }
    }
    Ok(())
}

fn example(heading: &str, shown: &Example, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let mut words = shown.fence.split_whitespace();
    let heading = match (words.next(), words.next()) {
        (Some("toml"), _) => style.bold("With these media"),
        (_, Some(kind)) => format!("{}, within a {kind} request", style.bold(heading)),
        _ => style.bold(heading),
    };
    writeln!(out, "\n{heading}")?;
    for word in words {
        match word.strip_prefix("text-") {
            Some(length) => writeln!(out, "    (a slide with a text of {length} characters)")?,
            None => writeln!(out, "    (without `{}`)", word.trim_start_matches('-'))?,
        }
    }
    shown.text.lines().try_for_each(|line| writeln!(out, "    {line}"))
}

/// Prints what a code means as an API error.
///
/// # Errors
/// When `out` cannot be written to.
pub fn api(code: &ApiCode, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{} as an API error: {}", style.bold(code.code), code.meaning)?;
    let mut rows = vec![("answered to", code.actions)];
    if !code.argument.is_empty() {
        rows.push(("names", code.argument));
    }
    rows.push(("to fix it", code.repair));
    let found: Vec<&str> =
        RULES.iter().filter(|rule| rule.codes.contains(&code.code)).map(|rule| rule.name).collect();
    let found = found.join(", ");
    if !found.is_empty() {
        rows.push(("found by", &found));
    }
    rows.push(("documented", code.sources));
    facts(&rows, out)
}

/// Prints what a code means as a postback.
///
/// # Errors
/// When `out` cannot be written to.
pub fn postback(code: &PostbackCode, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{} as a postback code: {}", style.bold(code.code), code.meaning)?;
    let mut rows = vec![("follows", code.follows)];
    if !code.repair.is_empty() {
        rows.push(("what to do", code.repair));
    }
    rows.push(("documented", code.sources));
    facts(&rows, out)
}

/// Prints that a code belongs to API methods outside the scope of mmsctl.
///
/// # Errors
/// When `out` cannot be written to.
pub fn family(code: &str, family: &Family, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let code = code.to_ascii_uppercase();
    writeln!(out, "{} as an API error: belongs to {}, not to MMS", style.bold(&code), family.about)
}

/// Prints that a code is missing from the service's list.
///
/// # Errors
/// When `out` cannot be written to.
pub fn gap(code: &str, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let code = code.to_ascii_uppercase();
    writeln!(out, "{} as an API error: does not exist; the list goes from E353 to E355", style.bold(&code))
}

/// Prints every rule and code, a line each.
///
/// # Errors
/// When `out` cannot be written to.
pub fn list(style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}", style.bold("Rules"))?;
    rows(RULES.iter().map(|rule| (rule.name, rule.manual().title.trim().to_owned())), out)?;
    writeln!(out, "\n{}", style.bold("API error codes"))?;
    rows(codes::API.iter().map(|code| (code.code, code.meaning.to_owned())), out)?;
    writeln!(out, "\n{}", style.bold("Postback codes"))?;
    rows(codes::POSTBACK.iter().map(|code| (code.code, code.meaning.to_owned())), out)
}

fn rows(rows: impl Iterator<Item = (&'static str, String)>, out: &mut dyn io::Write) -> io::Result<()> {
    let rows: Vec<_> = rows.collect();
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    rows.iter().try_for_each(|(name, words)| writeln!(out, "  {name:width$}  {words}"))
}

/// Prints names with their texts, one below the other.
fn facts(rows: &[(&str, &str)], out: &mut dyn io::Write) -> io::Result<()> {
    rows.iter().try_for_each(|(name, words)| {
        writeln!(out, "  {name:13}{}", wrapped(words, "               ").trim_start())
    })
}

/// Wraps text in lines of at most [`WIDTH`] characters, each with `indent`.
fn wrapped(text: &str, indent: &str) -> String {
    let mut lines = vec![String::from(indent)];
    for word in text.split_whitespace() {
        let last = lines.last_mut().expect("there is always a line");
        let fresh = last.len() == indent.len();
        if !fresh && last.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(format!("{indent}{word}"));
            continue;
        }
        if !fresh {
            last.push(' ');
        }
        last.push_str(word);
    }
    lines.join("\n")
}
