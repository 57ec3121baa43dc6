//! The on-disk cache of fitted files, keyed by the hash of input, settings and tools. A door to files.
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

/// Counted up when the same settings come to give other results.
const GENERATION: u32 = 8;

/// A folder of results.
#[derive(Clone, Debug)]
pub struct Cache(PathBuf);

/// What is known of a result beside its bytes.
#[derive(Serialize, Deserialize)]
struct Entry {
    extension: String,
    hash: String,
    settings: Option<Settings>,
    similarity: Option<f64>,
    notes: Vec<String>,
}

/// What was removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cleared {
    /// How many results.
    pub results: u64,
    /// How many bytes.
    pub bytes: u64,
}

impl Cache {
    /// The cache in `folder`, which need not be there yet.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Where it is.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// The name of what `target` makes of `source`; nothing where the source cannot be read to its end.
    #[must_use]
    pub fn key(
        source: &Source,
        target: &Target,
        min_similarity: Option<f64>,
        tools: &dyn Encode,
    ) -> Option<String> {
        let input = hash(File::open(&source.absolute).ok()?).ok()?;
        // Pictures are made without ffmpeg: where there is none, there is none to tell apart.
        let ffmpeg = tools.abilities().unwrap_or_default();
        let version = env!("CARGO_PKG_VERSION");
        let all = format!(
            "{GENERATION} {version} {input} {:?} {target:?} {min_similarity:?} {ffmpeg:?}",
            source.kind
        );
        Some(digits(&Sha256::digest(all)))
    }

    /// The result of that name, copied into the workspace.
    #[must_use]
    pub fn get(&self, key: &str, workspace: &Workspace) -> Option<Fitted> {
        let entry = fs::read(self.entry(key)).ok()?;
        let entry: Entry = serde_json::from_slice(&entry).ok()?;
        let bytes = fs::read(self.result(key)).ok()?;
        if digits(&Sha256::digest(&bytes)) != entry.hash {
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

    /// Keeps a result under that name.
    ///
    /// # Errors
    /// When the system refuses; a result that is not kept is made again.
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
        // An entry names a result that is there: the result comes first.
        self.write(&self.result(key), &bytes)?;
        self.write(&self.entry(key), &serde_json::to_vec(&entry)?)
    }

    /// Removes all results.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn clear(&self) -> io::Result<Cleared> {
        let mut cleared = Cleared::default();
        let entries = match fs::read_dir(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(cleared),
            entries => entries?,
        };
        for entry in entries {
            let path = entry?.path();
            // What is not ours stays.
            let ours = path.extension().is_some_and(|end| end == "result" || end == "json");
            if ours && path.is_file() {
                cleared.bytes += fs::metadata(&path)?.len();
                cleared.results += u64::from(path.extension().is_some_and(|end| end == "result"));
                fs::remove_file(&path)?;
            }
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
