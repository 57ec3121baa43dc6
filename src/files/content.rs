//! The contents of files, compared and told apart.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::FileError;

/// The number of hexadecimal digits of a content hash in a name: 64 bits, enough for any campaign.
const HASH_DIGITS: usize = 16;

/// Opens a file for copying.
///
/// # Errors
/// When it cannot be read.
pub fn open(path: &Path) -> Result<File, FileError> {
    File::open(path).map_err(|error| FileError::unreadable(path, error))
}

/// Whether two files hold the same bytes.
///
/// # Errors
/// When one of them cannot be read.
pub fn same_content(one: &Path, other: &Path) -> Result<bool, FileError> {
    let length =
        |path: &Path| fs::metadata(path).map(|m| m.len()).map_err(|error| FileError::unreadable(path, error));
    Ok(length(one)? == length(other)? && content_hash(one)? == content_hash(other)?)
}

/// The first hexadecimal digits of a file's SHA-256.
///
/// # Errors
/// When it cannot be read.
pub fn content_hash(path: &Path) -> Result<String, FileError> {
    let read = || -> io::Result<String> {
        let (mut file, mut hash, mut buffer) = (File::open(path)?, Sha256::new(), vec![0; 1 << 16]);
        loop {
            match file.read(&mut buffer)? {
                0 => break,
                n => hash.update(&buffer[..n]),
            }
        }
        let digits: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(digits[..HASH_DIGITS].to_owned())
    };
    read().map_err(|error| FileError::unreadable(path, error))
}
