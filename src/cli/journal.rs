//! The file of a journal. A line is on disk before the next step is taken, and only one run at a time writes.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::exit::Failure;
use crate::reason::io_reason;
use crate::send::journal::Past;

/// Whether a journal goes on where an earlier run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// It begins with this run, so it holds no lines yet.
    New,
    /// It may hold the lines of earlier runs.
    Resumed,
}

/// A journal that is open for writing.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
}

impl Journal {
    /// Opens or creates a journal; returns it with its contents.
    ///
    /// # Errors
    /// When it cannot be read or written, another run has it open, it is not a journal, or it is not as new as `start`
    /// says.
    pub fn open(path: &Path, start: Start) -> Result<(Self, Past), Failure> {
        on_disk(path)?;
        let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
        let mut file = opened.map_err(|error| failed(path, &error))?;
        let (past, whole) = known(&mut file, path, start)?;
        let mut cut = || -> io::Result<()> {
            file.set_len(whole)?;
            file.seek(SeekFrom::End(0))?;
            file.sync_all()?;
            sync_folder(path)
        };
        cut().map_err(|error| failed(path, &error))?;
        Ok((Self { file, path: path.to_owned() }, past))
    }

    /// Checks a journal like [`Journal::open`] and returns its contents, but does not change it. A missing file
    /// counts as an empty journal.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub fn look(path: &Path, start: Start) -> Result<Past, Failure> {
        on_disk(path)?;
        match File::open(path) {
            Ok(mut file) => known(&mut file, path, start).map(|(past, _)| past),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Past::default()),
            Err(error) => Err(failed(path, &error)),
        }
    }

    /// Appends a line; when this returns, the line is on disk.
    ///
    /// # Errors
    /// When it cannot be written. In that case nothing may be sent.
    pub fn add(&mut self, line: &str) -> Result<(), Failure> {
        let write = self.file.write_all(line.as_bytes()).and_then(|()| self.file.sync_data());
        write.map_err(|error| {
            let words =
                format!("the journal `{}` cannot be written: {}", self.path.display(), io_reason(&error));
            Failure::world(words)
                .help("nothing more is sent without it; free some space, then continue with `--resume`")
        })
    }
}

/// Refuses `-`, which elsewhere stands for standard input or output: neither can be read again by a later run.
fn on_disk(path: &Path) -> Result<(), Failure> {
    if path.as_os_str() == "-" {
        return Err(Failure::usage("a journal cannot be standard output")
            .help("name a file; one that is named `-` is written `./-`"));
    }
    Ok(())
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::world(format!("the journal `{}` cannot be kept: {}", path.display(), io_reason(error)))
        .help("name a file in a folder that can be written to")
}

/// Locks a journal against other runs and reads it. Returns its contents, and how many bytes of the file are whole
/// lines: a partial line at the end was torn off when a run died.
fn known(file: &mut File, path: &Path, start: Start) -> Result<(Past, u64), Failure> {
    let (shown, failed) = (path.display(), |error: &io::Error| failed(path, error));
    // A device can be read without end, and stores nothing.
    if !file.metadata().map_err(|error| failed(&error))?.is_file() {
        return Err(failed(&io::Error::other("it is not a regular file")));
    }
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let words = format!("the journal `{shown}` is in use by another run");
            return Err(Failure::world(words).help("wait for it to end"));
        }
        Err(TryLockError::Error(error)) => return Err(failed(&error)),
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    if !bytes.is_empty() && start == Start::New {
        return Err(Failure::usage(format!("the journal `{shown}` is not empty"))
            .help("give `--resume` to continue where it ends, or name another file"));
    }
    let past = Past::read(&String::from_utf8_lossy(&bytes)).map_err(|error| {
        Failure::world(format!("`{shown}`: {error}")).help("name the file that an earlier run wrote")
    })?;
    let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    Ok((past, whole as u64))
}

/// Flushes the folder too, so that the file's name is on disk.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEGIN: &str = "{\"event\":\"begin\",\"format\":1,\"at\":\"\",\"id\":\"a\",\"path\":\"\",\"action\":\"\",\
                         \"endpoint\":\"\"}\n";

    #[test]
    fn a_torn_line_is_cut_off_before_the_next_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("j");
        let torn = format!("{BEGIN}{}", &BEGIN[..40]);
        std::fs::write(&path, &torn).unwrap();
        Journal::look(&path, Start::Resumed).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), torn);
        let (mut journal, _) = Journal::open(&path, Start::Resumed).unwrap();
        journal.add(BEGIN).unwrap();
        drop(journal);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), BEGIN.repeat(2));
    }

    #[test]
    fn two_runs_do_not_share_a_journal_and_no_other_file_is_taken_for_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("j");
        let first = Journal::open(&path, Start::New).unwrap();
        assert!(Journal::open(&path, Start::Resumed).unwrap_err().message.contains("in use"));
        drop(first);
        std::fs::write(&path, BEGIN).unwrap();
        assert!(Journal::open(&path, Start::New).unwrap_err().message.contains("not empty"));
        assert!(Journal::open(&path, Start::Resumed).is_ok());
        for other in ["<request/>\n", "<request/>", "my notes"] {
            std::fs::write(&path, other).unwrap();
            assert!(Journal::open(&path, Start::Resumed).unwrap_err().message.contains("line 1"));
            assert_eq!(std::fs::read_to_string(&path).unwrap(), other);
        }
    }
}
