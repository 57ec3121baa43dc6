//! The terminal that bars are drawn on.

use std::io;

use console::Term;
use indicatif::{ProgressDrawTarget, TermLike};

/// A terminal whose cursor waits at the left. Bars fill their lines, and at the end of the last one, the `^C` that the
/// terminal itself writes would begin a new line: the first bar was then left on the screen.
#[derive(Debug)]
struct Screen(Term);

/// Standard error, to draw bars on.
pub(super) fn stderr() -> ProgressDrawTarget {
    ProgressDrawTarget::term_like_with_hz(Box::new(Screen(Term::buffered_stderr())), 20)
}

impl TermLike for Screen {
    fn width(&self) -> u16 {
        self.0.size().1
    }

    fn height(&self) -> u16 {
        self.0.size().0
    }

    fn move_cursor_up(&self, lines: usize) -> io::Result<()> {
        self.0.move_cursor_up(lines)
    }

    fn move_cursor_down(&self, lines: usize) -> io::Result<()> {
        self.0.move_cursor_down(lines)
    }

    fn move_cursor_right(&self, characters: usize) -> io::Result<()> {
        self.0.move_cursor_right(characters)
    }

    fn move_cursor_left(&self, characters: usize) -> io::Result<()> {
        self.0.move_cursor_left(characters)
    }

    fn write_line(&self, line: &str) -> io::Result<()> {
        self.0.write_line(line)
    }

    fn write_str(&self, text: &str) -> io::Result<()> {
        self.0.write_str(text)
    }

    fn clear_line(&self) -> io::Result<()> {
        self.0.clear_line()
    }

    fn flush(&self) -> io::Result<()> {
        self.0.write_str("\r")?;
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    #[test]
    fn the_cursor_waits_at_the_left() {
        use std::io::{Read, Seek};

        use super::*;

        let mut file = tempfile::tempfile().unwrap();
        let (input, output) = (file.try_clone().unwrap(), file.try_clone().unwrap());
        let screen = Screen(Term::read_write_pair(input, output));
        screen.write_str("a bar").unwrap();
        screen.flush().unwrap();
        let mut shown = String::new();
        file.rewind().unwrap();
        file.read_to_string(&mut shown).unwrap();
        assert_eq!(shown, "a bar\r");
    }
}
