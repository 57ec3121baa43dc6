//! Command lines as people read them.

use std::ffi::OsString;

/// Formats a command line for people to read and shells to run.
#[must_use]
pub fn shown(program: &str, arguments: &[OsString]) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,+%@".contains(c);
    let quoted = |argument: &OsString| {
        let text = argument.to_string_lossy();
        if !text.is_empty() && text.chars().all(plain) {
            text.into_owned()
        } else {
            format!("'{}'", text.replace('\'', "'\\''"))
        }
    };
    std::iter::once(program.to_owned()).chain(arguments.iter().map(quoted)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::arguments::{Cut, Input, decode};

    #[test]
    fn hostile_names_stay_names() {
        let cut = Cut { start: 1.5, seconds: Some(2.0) };
        let input = Input { cut, ..Input::whole("/tmp/-i http:x's.mp4".into(), "mov") };
        let line = shown("ffmpeg", &decode(&input, &[0, 2]));
        let end = "-protocol_whitelist file,pipe -f mov -ss 1.500 -t 2.000 -i \
                   'file:/tmp/-i http:x'\\''s.mp4' -map 0:0 -map 0:2 -f null -";
        assert!(line.ends_with(end), "{line}");
    }
}
