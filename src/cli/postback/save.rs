//! `--save`: writes received bodies to files.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::cli::exit::Failure;
use crate::files::Outputs;
use crate::postback::Moment;

/// A folder for received bodies; file names sort in the order of arrival.
#[derive(Debug)]
pub struct Store(PathBuf);

impl Store {
    /// Opens a folder; creates it if it is missing.
    ///
    /// # Errors
    /// When it cannot be created or written to, or is not a folder.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        let mut outputs = Outputs::default();
        outputs.folder(folder).map_err(|error| Failure::from(error).help("name another `--save`"))?;
        outputs.commit()?;
        // Whether this user may write there is better found out now than with the first postback. This file goes again.
        Outputs::default()
            .bytes(&folder.join("postback"), b"")
            .map_err(|error| Failure::from(error).help("name another `--save`"))?;
        Ok(Self(folder.to_owned()))
    }

    /// Saves a body, whole or not at all, in a file whose name ends in `end`; returns the path of the file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(&self, body: &[u8], code: &str, end: &str, clock: Duration) -> Result<PathBuf, Failure> {
        let code =
            Some(code).filter(|code| !code.is_empty() && code.bytes().all(|b| b.is_ascii_alphanumeric()));
        let code = code.map_or("unknown", |code| &code[..code.len().min(8)]);
        let digits: String = Moment::since_epoch(clock).to_string().chars().take(19).collect();
        let digits = digits.replace(['-', ':'], "");
        // A counter distinguishes two bodies of the same millisecond; it sorts too.
        let names =
            (0..u32::MAX).map(|n| format!("{digits}.{:03}Z-{n:04}-{code}.{end}", clock.subsec_millis()));
        let path = names.map(|name| self.0.join(name)).find(|path| !path.exists());
        let path = path.expect("four thousand million files in a millisecond cannot be");
        let mut outputs = Outputs::default();
        outputs.bytes(&path, body)?;
        outputs.commit()?;
        Ok(path)
    }
}
