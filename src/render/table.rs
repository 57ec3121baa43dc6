//! Writes aligned columns and wrapped text.

use std::io;

/// The alignment of a column's cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// Writes rows below a heading, with two blanks between columns. Widths are counted in characters.
pub(super) fn write(
    out: &mut dyn io::Write,
    indent: &str,
    columns: &[(&str, Align)],
    rows: &[Vec<String>],
) -> io::Result<()> {
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.chain([columns[column].0.chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    let heading: Vec<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
    for row in std::iter::once(&heading).chain(rows) {
        let mut line = String::from(indent);
        for (index, cell) in row.iter().enumerate() {
            let blank = " ".repeat(widths[index] - cell.chars().count());
            match columns[index].1 {
                Align::Left => line.extend([cell.as_str(), &blank]),
                Align::Right => line.extend([&blank, cell.as_str()]),
            }
            line.push_str("  ");
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Writes running text in lines of at most `width` columns, all but the first with a further indent. A longer word
/// gets a line of its own.
pub(super) fn folded(out: &mut dyn io::Write, indent: &str, text: &str, width: usize) -> io::Result<()> {
    let mut line = String::from(indent);
    let mut column = indent.len();
    let mut fresh = true;
    for word in text.split(' ') {
        let length = word.chars().count();
        if !fresh && column + 1 + length > width {
            writeln!(out, "{line}")?;
            line = format!("{indent}  ");
            column = line.len();
            fresh = true;
        }
        if !fresh {
            line.push(' ');
            column += 1;
        }
        line.push_str(word);
        column += length;
        fresh = false;
    }
    writeln!(out, "{line}")
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn text_is_folded_between_words() {
        let mut out = Vec::new();
        folded(&mut out, "  ", "one two three averyverylongword x", 12).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "  one two\n    three\n    averyverylongword\n    x\n");
    }
}
