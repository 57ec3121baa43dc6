//! Turns errors about files into messages with a hint and an exit code.

use std::io::ErrorKind;

use super::complaint::Complaint;
use super::exit::{Exit, Failure, Stop};
use crate::files::FileError;

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        let exit = match &error {
            FileError::IsInput(_) | FileError::Twice(_) | FileError::AmongResults(_) => Exit::Usage,
            _ => Exit::World,
        };
        Failure { exit, message: error.to_string(), help: help(&error) }
    }
}

impl From<FileError> for Complaint {
    fn from(error: FileError) -> Self {
        Failure::from(error).into()
    }
}

impl From<FileError> for Stop {
    fn from(error: FileError) -> Self {
        Stop::Failure(error.into())
    }
}

/// How to fix the error, where more can be said than what it is.
fn help(error: &FileError) -> Option<String> {
    let words = match error {
        FileError::Unreadable { source, .. } => match source.kind() {
            ErrorKind::NotFound => "check the path; it is taken from the working directory",
            ErrorKind::PermissionDenied => "give this user the right to read it",
            _ => return None,
        },
        FileError::Unwritable { source, .. } => match source.kind() {
            ErrorKind::NotFound => "create the folder first",
            ErrorKind::PermissionDenied => "give this user the right to write there",
            ErrorKind::StorageFull => "make room on the disk; nothing was left half-written",
            _ => return None,
        },
        FileError::Broken { .. } | FileError::NotAFile(_) => return None,
        FileError::TooLarge { .. } => {
            "a request with eight full slides stays below 2 MB; a log can be split, or cut to its last days"
        }
        FileError::NotUtf8 { encoding, .. } => {
            return Some(format!("save it as UTF-8, for example with `iconv -f {encoding} -t UTF-8`"));
        }
        FileError::FolderToRead(_) => "name the file inside it that is meant",
        FileError::FolderToWrite(_) => "name a file",
        FileError::NotAFolder(_) => "name another `--out-dir`",
        FileError::ReadOnly(_) => "give this user the right to write it",
        FileError::Changed(_) => "run the command again",
        FileError::NoTemporaryFolder(_) => "set TMPDIR to a folder that this user may write to",
        FileError::IsInput(_) => "name another place: no input is overwritten",
        FileError::Twice(_) => "give each result a file of its own",
        FileError::AmongResults(_) => "name another folder: no input is overwritten",
    };
    Some(words.to_owned())
}
