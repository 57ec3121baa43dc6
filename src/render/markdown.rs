//! The results of a run as Markdown, for the summary of a step in GitHub Actions.

use super::display::plain;
use super::short::{place, words};
use super::{Failed, Summary};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

/// The most findings that are listed. Our choice: GitHub refuses a summary above one mebibyte, and nobody reads
/// hundreds of findings.
const LISTED: usize = 100;

/// The most characters of a cell. Our choice: enough to tell what is wrong, and with it even a hundred cells of
/// characters that take six bytes each stay far below GitHub's limit.
const CELL: usize = 1000;

/// The totals of the run and a table of the most severe findings.
#[derive(Debug, Default)]
pub struct Markdown {
    rows: [Vec<String>; 2],
    failures: Vec<String>,
}

impl Markdown {
    /// Takes in a document; documents come in the order of the inputs.
    pub fn document(&mut self, sources: &Sources, analysis: &Analysis) {
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
    }

    /// Takes in what makes the run fail.
    pub fn failed(&mut self, failed: Failed<'_>) {
        if self.failures.len() < LISTED {
            self.failures.push(format!("- {}: {}\n", failed.what.as_str(), text(failed.message)));
        }
    }

    /// The finished text.
    #[must_use]
    pub fn text(&self, summary: &Summary) -> String {
        let Summary { documents, errors, warnings, infos, allowed, known, failures, .. } = *summary;
        let mut text = format!(
            "### mmsctl\n\n\
             | documents | errors | warnings | infos | allowed | in the baseline | failures |\n\
             |---:|---:|---:|---:|---:|---:|---:|\n\
             | {documents} | {errors} | {warnings} | {infos} | {allowed} | {known} | {failures} |\n\n"
        );
        if !self.failures.is_empty() {
            text.extend(self.failures.iter().map(String::as_str));
            text.push_str(&more(failures.saturating_sub(self.failures.len())));
        }
        let rows: Vec<&str> = self.rows.iter().flatten().take(LISTED).map(String::as_str).collect();
        if !rows.is_empty() {
            text.push_str("| | place | rule | what is wrong |\n|---|---|---|---|\n");
            text.extend(rows.iter().copied());
            text.push_str(&more((errors + warnings).saturating_sub(rows.len())));
        }
        text
    }
}

/// The end of a list that leaves some out.
fn more(left_out: usize) -> String {
    if left_out == 0 { "\n".to_owned() } else { format!("\nand {left_out} more\n\n") }
}

fn row(sources: &Sources, found: &Diagnostic) -> String {
    let (severity, rule) = (found.severity.as_str(), found.rule);
    let help =
        found.help.as_deref().map_or(String::new(), |help| format!("; {}", sources.mask_finding(help)));
    let what = text(&format!("{}{help}", words(sources, found)));
    format!("| {severity} | {} | {rule} | {what} |\n", text(&place(sources, found)))
}

/// Text for a table cell or an entry of a list. What is between two backticks is shown as code. Nothing else in it is
/// markup: every character that could be is written as a character reference, which never has a meaning in Markdown
/// (CommonMark 0.31, section 2.5). Code spans and backslashes would not do, because a backtick, or a backslash before the
/// border of a cell, can end them early.
fn text(words: &str) -> String {
    let shown = plain(words);
    let cut = shown.char_indices().nth(CELL).map(|(at, _)| at);
    let (shown, dots) = cut.map_or((&*shown, ""), |at| (&shown[..at], "…"));
    let pieces: Vec<&str> = shown.split('`').collect();
    let mut safe = String::with_capacity(shown.len());
    for (at, piece) in pieces.iter().enumerate() {
        let (is_code, is_last) = (at % 2 == 1, at + 1 == pieces.len());
        match (is_code, is_last) {
            (false, _) => inert(piece, &mut safe),
            (true, false) => {
                safe.push_str("<code>");
                inert(piece, &mut safe);
                safe.push_str("</code>");
            }
            (true, true) => {
                inert("`", &mut safe);
                inert(piece, &mut safe);
            }
        }
    }
    safe + dots
}

/// Appends text in which nothing is markup, not even a URL, a name after `@` or a formula.
fn inert(text: &str, safe: &mut String) {
    for c in text.chars() {
        // The characters of file names and sentences that have no meaning within a line.
        if c.is_alphanumeric() || !c.is_ascii() || " -/,;%()'\"=?+".contains(c) {
            safe.push(c);
        } else if c == '.' && !safe.ends_with(['w', 'W']) {
            // `www.` begins a link (GitHub Flavored Markdown 0.29, section 6.9).
            safe.push(c);
        } else {
            safe.push_str(&format!("&#{};", u32::from(c)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_of_documents_does_not_count() {
        for (words, expected) in [
            ("a `<b>` is not; 5% (E108)", "a <code>&#60;b&#62;</code> is not; 5% (E108)"),
            ("<c> *d*\ne | f\\", "&#60;c&#62; &#42;d&#42;␊e &#124; f&#92;"),
            ("```x<img> [c](e) `", "<code></code><code>x&#60;img&#62; &#91;c&#93;(e) </code>"),
            ("one ` alone", "one &#96; alone"),
            ("`a\\|b`", "<code>a&#92;&#124;b</code>"),
            ("https://e.x www.e.x a@e.x", "https&#58;//e.x www&#46;e.x a&#64;e.x"),
            (
                "&lt;img&gt; ~~x~~ $y$ #1 _z_",
                "&#38;lt;img&#38;gt; &#126;&#126;x&#126;&#126; &#36;y&#36; &#35;1 &#95;z&#95;",
            ),
        ] {
            assert_eq!(text(words), expected, "{words}");
        }
        assert_eq!(text(&"x".repeat(CELL + 1)), format!("{}…", "x".repeat(CELL)));
    }

    #[test]
    fn no_text_has_markup_of_its_own() {
        for words in ["``", "`a``b`", "````x``", "a`|`b", "\u{202e}`\u{7}"] {
            let shown = text(words).replace("<code>", "").replace("</code>", "");
            assert!(!shown.contains(['`', '<', '>', '|', '*', '[', '\\', '\n', '\u{202e}']), "{shown}");
        }
    }
}
