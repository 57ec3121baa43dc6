//! The difference between two texts as a unified diff.

use std::io;

use similar::{ChangeTag, TextDiff};

use super::Style;
use super::display::{in_patch, plain};
use crate::source::{SourceId, Sources};

/// The number of unchanged lines around each change.
const CONTEXT: usize = 3;

/// Writes how the first text becomes the second. Keys are masked, so a diff near a key is for reading, not for
/// `patch`. If the output goes to a `terminal` or has colours, control characters are replaced too. Otherwise the
/// lines are those of the texts, byte for byte.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    sources: &Sources,
    [before, after]: [SourceId; 2],
    style: Style,
    terminal: bool,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let [old, new] = [before, after].map(|id| masked(sources, id));
    let name = in_patch(&sources.get(before).origin().to_string());
    let shown = |line: &str| if terminal || style.colour { plain(line) } else { line.to_owned() };
    // A line ends where `patch` and `git apply` take it to end: at LF alone.
    let [old, new] = [&old, &new].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let diff = TextDiff::from_slices(&old, &new);
    writeln!(out, "{}", style.bold(&format!("--- {name}")))?;
    writeln!(out, "{}", style.bold(&format!("+++ {name}")))?;
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        writeln!(out, "{}", style.dim(&hunk.header().to_string()))?;
        for change in hunk.iter_changes() {
            let (line, end) = split(change.value());
            let line = shown(line);
            let line = match change.tag() {
                ChangeTag::Delete => style.removed(&format!("-{line}")),
                ChangeTag::Insert => style.added(&format!("+{line}")),
                ChangeTag::Equal => format!(" {line}"),
            };
            write!(out, "{line}{end}")?;
            if end.is_empty() {
                writeln!(out, "\n\\ No newline at end of file")?;
            }
        }
    }
    Ok(())
}

/// The text with secrets masked, after the byte order mark of its file. A key that only one of the texts identifies as a
/// key is masked in both.
fn masked(sources: &Sources, id: SourceId) -> String {
    const MARK: &str = "\u{feff}";
    let source = sources.get(id);
    let is_marked = source.encoded("").is_some_and(|bytes| bytes == MARK.as_bytes());
    let mark = if is_marked { MARK } else { "" };
    format!("{mark}{}", sources.mask(&source.masked(0..source.text().len())))
}

/// Splits a line from its line break, which stays outside of any colour.
fn split(line: &str) -> (&str, &str) {
    let end = ["\r\n", "\n"].into_iter().find(|end| line.ends_with(end)).map_or(0, str::len);
    line.split_at(line.len() - end)
}
