//! Draws a bar for each part against the line of a limit: coloured blocks on a terminal, plain ASCII elsewhere.

use std::io;

use crate::bytes::grouped;
use crate::render::Style;
use crate::render::display::plain;
use crate::size::encoding::documented_per_part;
use crate::size::estimate::Estimate;
use crate::size::verdict::{Figure, Verdict};

/// Blocks of one to eight eighths.
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// The most columns of a part's name.
const NAME: usize = 24;

/// The least columns of the bars, however narrow the terminal.
const LEAST: usize = 20;

/// A bar with its name and the bytes at which it begins and ends.
struct Bar {
    name: String,
    from: u64,
    to: u64,
}

/// Draws the parts of the size that `verdict` compares, one below the other. Each bar begins where the one before it
/// ends.
pub(super) fn draw(
    estimate: &Estimate,
    verdict: &Verdict<'_>,
    style: Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let Some(compared) = verdict.compared.as_ref().filter(|c| !matches!(c.figure, Figure::Part(_))) else {
        return Ok(());
    };
    let (total, limit) = (compared.used.bytes, compared.limit.most);
    let bars = bars(estimate, compared.figure, total);
    let names = bars.iter().map(|bar| bar.name.chars().count()).max().unwrap_or(0);
    let numbers = bars.iter().map(|bar| grouped(bar.to - bar.from).len()).max().unwrap_or(0);
    // The rest of the line after the indent, three gaps of two blanks, and the limit's line itself.
    let columns = style.width.saturating_sub(2 + names + numbers + 4 + 1).max(LEAST);
    let scale = Scale::new(columns, total, limit);
    let (name, line) = (&verdict.profile.name, grouped(limit));
    writeln!(out, "  {}", style.dim(&format!("up to the limit of {name}, {line} bytes")))?;
    for bar in &bars {
        let blank = " ".repeat(names - bar.name.chars().count());
        let picture = scale.picture(bar, style);
        writeln!(out, "  {}{blank}  {:>numbers$}  {picture}", bar.name, grouped(bar.to - bar.from))?;
    }
    Ok(())
}

/// The bars of the parts, then those of the data around them.
fn bars(estimate: &Estimate, figure: Figure, total: u64) -> Vec<Bar> {
    let mut bars = Vec::new();
    let mut at = 0u64;
    for part in &estimate.parts {
        let bytes = match figure {
            Figure::Mime => part.encoded_bytes,
            Figure::Documented => part.bytes.map(|bytes| documented_per_part(bytes, 0)),
            Figure::Binary | Figure::Part(_) => part.bytes,
        };
        let to = at.saturating_add(bytes.unwrap_or(0)).min(total);
        let mark = if bytes.is_none() { " ?" } else { "" };
        bars.push(Bar { name: format!("{} {}{mark}", part.slide, short(&plain(part.name()))), from: at, to });
        at = to;
    }
    bars.push(Bar { name: "headers".to_owned(), from: at, to: total.max(at) });
    bars
}

/// A name shortened to [`NAME`] columns in the middle, because its end tells more.
fn short(name: &str) -> String {
    let length = name.chars().count();
    if length <= NAME {
        return name.to_owned();
    }
    let head: String = name.chars().take(NAME - 10).collect();
    let tail: String = name.chars().skip(length - 8).collect();
    format!("{head}..{tail}")
}

/// Converts bytes to columns.
struct Scale {
    /// The columns up to the limit's line.
    left: usize,
    /// The columns after it.
    right: usize,
    limit: u64,
    total: u64,
}

impl Scale {
    fn new(columns: usize, total: u64, limit: u64) -> Self {
        let over = total.saturating_sub(limit);
        let right = share(over, total.max(1), columns - 1).max(usize::from(over > 0)).min(columns - 2);
        Self { left: columns - 1 - right, right, limit, total }
    }

    fn picture(&self, bar: &Bar, style: Style) -> String {
        let left = strip((bar.from, bar.to.min(self.limit)), (0, self.limit), self.left, style.colour);
        let right =
            strip((bar.from.max(self.limit), bar.to), (self.limit, self.total), self.right, style.colour);
        let line = if style.colour { "│" } else { "|" };
        format!("{}{line}{}", style.good(&left), style.bad(&right)).trim_end().to_owned()
    }
}

/// The part of `from..to` that is within `start..end`, drawn in this many columns.
fn strip((from, to): (u64, u64), (start, end): (u64, u64), columns: usize, blocks: bool) -> String {
    let span = end.saturating_sub(start);
    if to <= from || to <= start || from >= end || span == 0 {
        return " ".repeat(columns);
    }
    let fine = columns * EIGHTHS.len();
    let first = (share(from - start, span, fine) / EIGHTHS.len()).min(columns - 1);
    let last = share(to - start, span, fine).max(first * EIGHTHS.len() + 1);
    let (full, rest) = (last / EIGHTHS.len(), last % EIGHTHS.len());
    let mut text = " ".repeat(first);
    if blocks {
        text.extend(std::iter::repeat_n(EIGHTHS[7], full.saturating_sub(first)));
        text.extend((rest > 0).then(|| EIGHTHS[rest - 1]));
    } else {
        text.extend(std::iter::repeat_n('#', (full + usize::from(rest > 3)).saturating_sub(first).max(1)));
    }
    let blank = columns.saturating_sub(text.chars().count());
    text + &" ".repeat(blank)
}

/// The share of `columns` that corresponds to `part` of `whole`, rounded.
fn share(part: u64, whole: u64, columns: usize) -> usize {
    let product = u128::from(part) * columns as u128 + u128::from(whole) / 2;
    usize::try_from(product / u128::from(whole.max(1))).unwrap_or(columns).min(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(columns: usize, total: u64, limit: u64, from: u64, to: u64, colour: bool) -> String {
        let style = Style { colour, width: 80 };
        Scale::new(columns, total, limit).picture(&Bar { name: String::new(), from, to }, style)
    }

    #[test]
    fn bars_end_where_their_share_ends() {
        assert_eq!(picture(11, 500, 1000, 0, 500, false), "#####     |");
        assert_eq!(picture(11, 500, 1000, 500, 501, false), "     #    |", "the least is seen");
        assert_eq!(picture(11, 2000, 1000, 500, 2000, false), "  ###|#####", "the rest is beyond the line");
        assert_eq!(picture(11, u64::MAX, 1000, 0, u64::MAX, false), "#|#########");
        assert_eq!(picture(11, 0, 1000, 0, 0, false), "          |");
        let coloured = picture(11, 500, 1000, 0, 450, true);
        assert_eq!(coloured, "\u{1b}[1;32m████▌     \u{1b}[0m│\u{1b}[1;31m\u{1b}[0m");
    }

    #[test]
    fn names_keep_their_ends() {
        assert_eq!(short("hero.jpg"), "hero.jpg");
        assert_eq!(short("a-very-long-name-of-a-picture-1.jpg"), "a-very-long-na..re-1.jpg");
    }
}
