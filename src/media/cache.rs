//! The on-disk cache of fitted files, keyed by a hash of input, settings and tools. This module accesses the file
//! system.
//!
//! A repeated run gives the same bytes without encoding. A damaged entry counts as missing.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::encode::Encode;
use super::fit::{Fitted, Outcome, Product, Settings, Source, Workspace};
use super::kind::MediaKind;
use super::plan::Target;

/// Increased whenever the same settings begin to give other results.
const GENERATION: u32 = 23;

/// A cache folder.
#[derive(Clone, Debug)]
pub struct Cache(PathBuf);

/// The metadata of a cached result.
#[derive(Serialize, Deserialize)]
struct Entry {
    extension: String,
    hash: String,
    settings: Option<Settings>,
    similarity: Option<f64>,
    notes: Vec<String>,
}

/// The number of results and bytes that were removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cleared {
    /// Results removed.
    pub results: u64,
    /// Bytes removed.
    pub bytes: u64,
}

impl Cache {
    /// The cache in `folder`, which need not exist yet.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// The cache folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// The key of the result of fitting `source` to `target`; `None` if the source cannot be read.
    #[must_use]
    pub fn key(
        source: &Source,
        target: &Target,
        min_similarity: Option<f64>,
        tools: &dyn Encode,
    ) -> Option<String> {
        let input = hash(File::open(&source.absolute).ok()?).ok()?;
        // Pictures are encoded without ffmpeg, so a key is valid without it.
        let ffmpeg = tools.abilities().unwrap_or_default();
        let version = env!("CARGO_PKG_VERSION");
        let all = format!(
            "{GENERATION} {version} {input} {:?} {target:?} {min_similarity:?} {ffmpeg:?}",
            source.kind
        );
        Some(digits(&Sha256::digest(all)))
    }

    /// The cached result with this key, copied into the workspace; `None` if it is missing, damaged or larger than
    /// `budget`, as none is that was stored whole.
    #[must_use]
    pub fn get(&self, key: &str, budget: u64, workspace: &Workspace) -> Option<Fitted> {
        let entry = fs::read(self.entry(key)).ok()?;
        let entry: Entry = serde_json::from_slice(&entry).ok()?;
        let bytes = fs::read(self.result(key)).ok()?;
        if bytes.len() as u64 > budget || digits(&Sha256::digest(&bytes)) != entry.hash {
            return None;
        }
        let kind = MediaKind::from_extension(&entry.extension)?;
        let file = workspace.file(&format!("cached.{}", entry.extension));
        workspace.write(&file, &bytes).ok()?;
        let product = Product { file, kind, bytes: bytes.len() as u64 };
        Some(Fitted {
            outcome: Outcome::Fitted(product),
            encodes: 0,
            settings: entry.settings,
            similarity: entry.similarity,
            notes: entry.notes,
        })
    }

    /// Stores a result under this key.
    ///
    /// # Errors
    /// If the system refuses to write; a result that is not stored is computed again next time.
    pub fn put(&self, key: &str, fitted: &Fitted) -> io::Result<()> {
        let Outcome::Fitted(product) = &fitted.outcome else { return Ok(()) };
        let bytes = fs::read(&product.file)?;
        let entry = Entry {
            extension: product.kind.extension().to_owned(),
            hash: digits(&Sha256::digest(&bytes)),
            settings: fitted.settings.clone(),
            similarity: fitted.similarity,
            notes: fitted.notes.clone(),
        };
        fs::create_dir_all(&self.0)?;
        // Write the result first, so that an entry never refers to a missing result.
        self.write(&self.result(key), &bytes)?;
        self.write(&self.entry(key), &serde_json::to_vec(&entry)?)
    }

    /// Removes all results from the folder.
    ///
    /// # Errors
    /// If the system refuses to list the folder or to remove a file.
    pub fn clear(&self) -> io::Result<Cleared> {
        let mut cleared = Cleared::default();
        let entries = match fs::read_dir(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(cleared),
            entries => entries?,
        };
        for entry in entries {
            let path = entry?.path();
            // Leave files that the cache did not write.
            let ours = path.extension().is_some_and(|end| end == "result" || end == "json");
            let found = fs::metadata(&path).ok().filter(|found| ours && found.is_file());
            let Some(found) = found else { continue };
            match fs::remove_file(&path) {
                // Another process was quicker.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                removed => removed?,
            }
            cleared.bytes += found.len();
            cleared.results += u64::from(path.extension().is_some_and(|end| end == "result"));
        }
        Ok(cleared)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = NamedTempFile::new_in(&self.0)?;
        file.write_all(bytes)?;
        file.persist(path).map(|_| ()).map_err(|error| error.error)
    }

    fn entry(&self, key: &str) -> PathBuf {
        self.0.join(format!("{key}.json"))
    }

    fn result(&self, key: &str) -> PathBuf {
        self.0.join(format!("{key}.result"))
    }
}

fn hash(mut file: File) -> io::Result<String> {
    let (mut hash, mut buffer) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(digits(&hash.finalize())),
            n => hash.update(&buffer[..n]),
        }
    }
}

fn digits(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_process_has_cleared_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..400 {
            fs::write(folder.path().join(format!("{number}.result")), "1").unwrap();
        }
        let cleared = std::thread::scope(|scope| {
            let clearing: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| Cache::new(folder.path().to_owned()).clear().unwrap()))
                .collect();
            clearing.into_iter().map(|one| one.join().unwrap().results).sum::<u64>()
        });
        assert_eq!(cleared, 400);
    }

    #[test]
    fn what_is_larger_than_the_budget_counts_as_missing() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, workspace) = (Cache::new(folder.path().to_owned()), Workspace::temporary().unwrap());
        let file = workspace.file("a.mp3");
        workspace.write(&file, &[0; 100]).unwrap();
        let outcome = Outcome::Fitted(Product { file, kind: MediaKind::Mp3, bytes: 100 });
        let fitted = Fitted { outcome, encodes: 1, settings: None, similarity: None, notes: Vec::new() };
        cache.put("key", &fitted).unwrap();
        assert!(cache.get("key", 100, &workspace).is_some() && cache.get("key", 99, &workspace).is_none());
    }
}
