//! Finds the documents named on the command line: files, folders, patterns and standard input. They are found lazily,
//! while the first ones are being checked already, so a folder may hold any number.

use std::collections::{HashSet, VecDeque};
use std::io;
use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use ignore::{DirEntry, Walk, WalkBuilder};

use super::Input;
use super::named::Named;
use crate::cli::exit::Failure;
use crate::files::FileError;
use crate::reason::{fragment, io_reason};

/// Whether ignored and hidden files in folders are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// Files that `.gitignore` and `.ignore` exclude, and names that begin with a dot, are left out of folders.
    LeftOut,
    /// All files are taken.
    Taken,
}

/// The flag for ignored and hidden files.
#[derive(clap::Args, Clone, Copy, Debug)]
pub struct HiddenArgs {
    /// Include hidden files, and files that .gitignore or .ignore name, when searching folders.
    #[arg(long)]
    no_ignore: bool,
}

impl HiddenArgs {
    /// Whether ignored and hidden files are taken.
    pub fn hidden(self) -> Hidden {
        if self.no_ignore { Hidden::Taken } else { Hidden::LeftOut }
    }
}

/// The documents that `paths` name, in this order; those of a folder are sorted by name. A path that cannot be found
/// gives a failure in its place. A document that is named twice is taken once. `stdin` holds the contents of standard
/// input, if one of the paths is `-`.
pub fn find(
    paths: Vec<PathBuf>,
    stdin: Option<Result<Vec<u8>, Failure>>,
    hidden: Hidden,
) -> impl Iterator<Item = Result<Input, Failure>> + Send {
    let named = Named::new(paths.len());
    Found { paths: paths.into(), stdin, hidden, open: None, named }
}

/// The files that `paths` name, but [`find`] leaves out as hidden or ignored.
pub fn left_out(paths: &[PathBuf]) -> Vec<PathBuf> {
    let files = |hidden| {
        find(paths.to_vec(), None, hidden).filter_map(|input| match input {
            Ok(Input::File(path)) => Some(path),
            _ => None,
        })
    };
    let taken: HashSet<PathBuf> = files(Hidden::LeftOut).collect();
    files(Hidden::Taken).filter(|path| !taken.contains(path)).collect()
}

struct Found {
    paths: VecDeque<PathBuf>,
    stdin: Option<Result<Vec<u8>, Failure>>,
    hidden: Hidden,
    open: Option<Folder>,
    named: Named,
}

impl Iterator for Found {
    type Item = Result<Input, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) =
                self.open.as_mut().and_then(|folder| folder.next(&mut self.named, &self.paths))
            {
                return Some(found.map(Input::File));
            }
            if let Some(failure) = self.open.take().and_then(Folder::close) {
                return Some(Err(failure));
            }
            let path = self.paths.pop_front()?;
            if path == Path::new("-") {
                let again = || Err(Failure::usage("standard input can be read once only"));
                return Some(self.stdin.take().unwrap_or_else(again).map(Input::Stdin));
            }
            if self.named.again(&path) {
                continue;
            }
            match path.metadata() {
                Ok(metadata) if metadata.is_dir() => self.open = Some(Folder::all(path, self.hidden)),
                Err(_) if path.symlink_metadata().is_err() && is_pattern(&path) => {
                    match Folder::matching(&path, self.hidden) {
                        Ok(folder) => self.open = Some(folder),
                        Err(failure) => return Some(Err(failure)),
                    }
                }
                _ => return Some(Ok(Input::File(path))),
            }
        }
    }
}

/// A folder that is being walked.
struct Folder {
    walk: Walk,
    wanted: Wanted,
    /// The path on the command line.
    named: PathBuf,
    /// Whether that path is a pattern without the `./` that the walk puts before its matches.
    is_bare: bool,
    /// Whether it contained a document, or an error was reported for it.
    fruitful: bool,
    /// The depth of a subfolder that was walked before, while the walk is inside that subfolder.
    walked: Option<usize>,
}

enum Wanted {
    /// Files whose names end in `.xml`.
    Xml,
    /// Files whose paths match a pattern.
    Fitting(GlobMatcher),
}

impl Folder {
    fn all(named: PathBuf, hidden: Hidden) -> Self {
        Self::new(walk(&named, hidden), Wanted::Xml, named)
    }

    fn matching(pattern: &Path, hidden: Hidden) -> Result<Self, Failure> {
        let named = pattern.to_owned();
        let shown = pattern.display();
        let text = pattern.to_str().ok_or_else(|| {
            Failure::usage(format!("`{shown}` is not a file, and as a pattern it is not UTF-8"))
        })?;
        let plain = text.strip_prefix("./").unwrap_or(text);
        let glob = GlobBuilder::new(plain).literal_separator(true).build().map_err(|error| {
            Failure::usage(format!("`{shown}` is neither a file nor a pattern: {}", error.kind()))
                .help("`*` matches a name, `**` folders, `[ab]` and `{a,b}` alternatives")
        })?;
        let wanted = Wanted::Fitting(glob.compile_matcher());
        Ok(Self::new(walk(&base(Path::new(plain)), hidden), wanted, named))
    }

    fn new(walk: Walk, wanted: Wanted, named: PathBuf) -> Self {
        let is_bare = matches!(wanted, Wanted::Fitting(_)) && !named.starts_with(".");
        Self { walk, wanted, named, is_bare, fruitful: false, walked: None }
    }

    fn next(&mut self, named: &mut Named, left: &VecDeque<PathBuf>) -> Option<Result<PathBuf, Failure>> {
        loop {
            let entry = match self.walk.next()? {
                Ok(entry) => entry,
                Err(error) => {
                    self.fruitful = true;
                    return Some(Err(unwalkable(&error)));
                }
            };
            if self.was_walked(&entry, named, left) {
                continue;
            }
            let path = if self.is_bare { without_here(entry.path()) } else { entry.path() };
            let fits = match &self.wanted {
                Wanted::Xml => is_xml(path),
                Wanted::Fitting(glob) => glob.is_match(without_here(path)),
            };
            if fits && is_file(&entry) {
                self.fruitful = true;
                if named.again_in_folder(entry.path(), left) {
                    continue;
                }
                return Some(Ok(if self.is_bare { path.to_owned() } else { entry.into_path() }));
            }
        }
    }

    /// Whether an entry is, or is inside, a folder that the command line names too and that was walked already.
    fn was_walked(&mut self, entry: &DirEntry, named: &mut Named, left: &VecDeque<PathBuf>) -> bool {
        self.walked = self.walked.filter(|depth| entry.depth() > *depth);
        // A pattern passes through folders without taking all they contain.
        let is_folder = entry.depth() > 0 && entry.file_type().is_some_and(|kind| kind.is_dir());
        if self.walked.is_none()
            && is_folder
            && matches!(self.wanted, Wanted::Xml)
            && named.again_in_folder(entry.path(), left)
        {
            self.walked = Some(entry.depth());
            self.fruitful = true;
        }
        self.walked.is_some()
    }

    /// The error for a folder or pattern without any document.
    fn close(self) -> Option<Failure> {
        if self.fruitful {
            return None;
        }
        let shown = self.named.display();
        Some(match self.wanted {
            Wanted::Xml => Failure::world(format!("`{shown}` contains no `.xml` file"))
                .help("name the files themselves if they end otherwise; see also `--no-ignore`"),
            Wanted::Fitting(_) => Failure::world(format!("no file matches `{shown}`"))
                .help("`**` matches folders; what .gitignore names is skipped without `--no-ignore`"),
        })
    }
}

/// Walks a folder in the order of file names. Links to folders are not followed, so a loop cannot trap the walk.
fn walk(folder: &Path, hidden: Hidden) -> Walk {
    let mut builder = WalkBuilder::new(folder);
    builder.standard_filters(hidden == Hidden::LeftOut);
    // Paths in one folder differ only in their last component, and are faster to compare as a whole.
    builder.sort_by_file_path(|one, other| one.as_os_str().cmp(other.as_os_str()));
    builder.build()
}

/// Whether an entry can be read like a file. A dangling link counts, so that the error is reported when it is read. A
/// pipe does not: reading it could block.
fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| {
        kind.is_file() || kind.is_symlink() && entry.path().metadata().map_or(true, |file| file.is_file())
    })
}

/// The path without a `./` at its start.
fn without_here(path: &Path) -> &Path {
    path.strip_prefix("./").unwrap_or(path)
}

/// Whether a name ends in `.xml`, in any case, and has letters before it. Looks at the last bytes alone: taking a path
/// apart for each file of a folder takes longer.
fn is_xml(path: &Path) -> bool {
    let bytes = path.as_os_str().as_encoded_bytes();
    bytes.split_last_chunk().is_some_and(|(name, end): (_, &[u8; 4])| {
        let is_named = name.last().is_some_and(|before| !std::path::is_separator(char::from(*before)));
        is_named && end.eq_ignore_ascii_case(b".xml")
    })
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// The folder that contains every match of a pattern.
fn base(pattern: &Path) -> PathBuf {
    let plain = |part: &Component<'_>| !is_pattern(Path::new(part.as_os_str()));
    let parts: PathBuf = pattern.components().take_while(plain).collect();
    if parts.as_os_str().is_empty() { PathBuf::from(".") } else { parts }
}

fn unwalkable(error: &ignore::Error) -> Failure {
    let words = error.io_error().map_or_else(|| error.to_string(), reason);
    match (path_of(error), error.io_error()) {
        (Some(path), Some(error)) => FileError::unreadable(path, io::Error::new(error.kind(), words)).into(),
        (Some(path), None) => Failure::world(format!("`{}` cannot be read: {words}", path.display())),
        (None, _) => Failure::world(format!("a folder cannot be read: {words}")),
    }
}

/// The message of the system, without what the walk and Rust add to it.
fn reason(error: &io::Error) -> String {
    let words = io_reason(error);
    // Errors of the folder walk contain the path once more.
    let again = words.strip_prefix("IO error for operation on ").and_then(|rest| rest.rsplit_once(": "));
    again.map_or(words.clone(), |(_, words)| fragment(words))
}

/// The path that an error is about.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fixed_folders_of_a_pattern_are_its_base() {
        for (pattern, folder) in [
            ("*.xml", "."),
            ("requests/**/*.xml", "requests"),
            ("a/b{c,d}/e/*.xml", "a"),
            ("/var/mms/[ab].xml", "/var/mms"),
            ("../x/?.xml", "../x"),
        ] {
            assert_eq!(base(Path::new(pattern)), Path::new(folder), "{pattern}");
        }
    }
}
