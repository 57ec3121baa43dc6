//! The results of a run as Markdown, for the summary of a step in GitHub Actions.

use std::io;

use super::short::{place, words};
use super::{Render, Summary};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

/// The most findings that are listed. Our choice: GitHub refuses a summary above one mebibyte, and nobody reads
/// hundreds of findings.
const LISTED: usize = 100;

/// Writes the totals of the run and a table of the most severe findings, all at the end.
#[derive(Debug, Default)]
pub struct Markdown {
    rows: [Vec<String>; 2],
    unread: Vec<String>,
}

impl Render for Markdown {
    fn document(&mut self, sources: &Sources, analysis: &Analysis, _: &mut dyn io::Write) -> io::Result<()> {
        for found in &analysis.diagnostics {
            let rows = match found.severity {
                Severity::Error => &mut self.rows[0],
                Severity::Warning => &mut self.rows[1],
                Severity::Info => continue,
            };
            if rows.len() < LISTED {
                rows.push(row(sources, found));
            }
        }
        Ok(())
    }

    fn unread(&mut self, message: &str, _: Option<&str>, _: &mut dyn io::Write) -> io::Result<()> {
        if self.unread.len() < LISTED {
            self.unread.push(format!("- {}\n", text(message)));
        }
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let Summary { documents, errors, warnings, infos, allowed, known, unread, .. } = *summary;
        writeln!(out, "### mmsctl\n")?;
        writeln!(out, "| documents | errors | warnings | infos | allowed | in the baseline | unread |")?;
        writeln!(out, "|---:|---:|---:|---:|---:|---:|---:|")?;
        writeln!(
            out,
            "| {documents} | {errors} | {warnings} | {infos} | {allowed} | {known} | {unread} |\n"
        )?;
        if !self.unread.is_empty() {
            writeln!(out, "{}", self.unread.concat())?;
        }
        let rows: Vec<&String> = self.rows.iter().flatten().take(LISTED).collect();
        if rows.is_empty() {
            return Ok(());
        }
        writeln!(out, "| | place | rule | what is wrong |\n|---|---|---|---|")?;
        rows.iter().try_for_each(|row| out.write_all(row.as_bytes()))?;
        match (errors + warnings).saturating_sub(rows.len()) {
            0 => writeln!(out),
            more => writeln!(out, "\nand {more} more\n"),
        }
    }
}

fn row(sources: &Sources, found: &Diagnostic) -> String {
    let (severity, rule) = (found.severity.as_str(), found.rule);
    let help =
        found.help.as_deref().map_or(String::new(), |help| format!("; {}", sources.mask_finding(help)));
    let what = text(&format!("{}{help}", words(sources, found)));
    format!("| {severity} | {} | {rule} | {what} |\n", text(&place(sources, found)))
}

/// Escapes text for a table cell. Code spans stay code; markup outside of them is disabled.
fn text(words: &str) -> String {
    let mut inside = false;
    let mut safe = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '`' => inside = !inside,
            '|' => safe.push('\\'),
            '<' if !inside => {
                safe.push_str("&lt;");
                continue;
            }
            '*' | '_' | '[' | ']' | '\\' if !inside => safe.push('\\'),
            _ => {}
        }
        safe.push(if c.is_control() { ' ' } else { c });
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn markup_of_documents_does_not_count() {
        assert_eq!(text("a `<b>` | <c> *d*\ne"), "a `<b>` \\| &lt;c> \\*d\\* e");
    }
}
