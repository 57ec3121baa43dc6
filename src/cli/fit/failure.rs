//! Turns the errors of fitting into messages with a hint and an exit code.

use std::path::Path;
use std::{fmt, io};

use crate::bytes::ByteSize;
use crate::cli::complaint::Complaint;
use crate::cli::exit::{Exit, Failure};
use crate::files::FileError;
use crate::fitting::{FittingError, Needs, Refusal};
use crate::media::encode::ToolError;
use crate::media::fit::{FitError, Outcome, WORKSPACE};
use crate::media::plan::Reason;
use crate::media::probe::ProbeError;
use crate::nearest::suggestion;

impl From<FittingError> for Complaint {
    fn from(error: FittingError) -> Self {
        let words = error.to_string();
        let failure = match error {
            FittingError::Fit(error) => of(&error),
            FittingError::File(error) => error.into(),
            FittingError::Compose(error) => return error.into(),
            FittingError::Refused(refusal) => refusal.into(),
            FittingError::Weight { stray, named } => {
                let named = named.iter().map(String::as_str);
                Failure::usage(words).help(suggestion(stray.to_str().unwrap_or_default(), named, || {
                    "name a picture, video or sound of the message, as the message does".to_owned()
                }))
            }
            FittingError::WeighedTwice(_) => Failure::usage(words).help("give it once"),
            FittingError::Repeated { .. } => Failure { exit: Exit::Findings, message: words, help: None }
                .help("move it to a slide of its own"),
            FittingError::SameName { .. } => Failure::usage(words).help("rename one of them"),
        };
        failure.into()
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        let unchanged: Vec<_> = refusal.unchanged.iter().map(|name| format!("`{name}`")).collect();
        let help = match refusal.needs {
            Needs::Rest if unchanged.is_empty() => "raise the budget, or shorten the texts".to_owned(),
            Needs::Rest => {
                format!("raise the budget, or leave out what is sent unchanged: {}", unchanged.join(", "))
            }
            _ if refusal.has_duration => {
                "raise the budget, `--trim` videos and sounds, or leave a medium out".to_owned()
            }
            _ => "raise the budget, or leave a medium out".to_owned(),
        };
        Failure { exit: Exit::Limit, message: refusal.to_string(), help: None }.help(help)
    }
}

/// The failure for a file without a result.
pub(super) fn of(error: &FitError) -> Failure {
    let words = error.to_string();
    match error {
        FitError::Probe(error) => match error {
            ProbeError::UnknownKind(path) if path.extension().is_some_and(|end| end == "xml") => {
                Failure::world(words)
                    .help("name the media themselves, or a manifest (`mmsctl fit spring.toml`)")
            }
            ProbeError::UnknownKind(_) => Failure::world(words).help(
                "whatever its name says, it is no known video, audio or image: save it as MP4, MP3 or JPEG",
            ),
            ProbeError::Empty(_) => Failure::world(words).help("was it written to the end?"),
            ProbeError::Missing(path) if path == Path::new("-") => {
                Failure::world(words).help("fit reads files only: save standard input to one first")
            }
            ProbeError::Missing(_) => {
                Failure::world(words).help("check the path; it is taken from the working directory")
            }
            ProbeError::NotAFile(path) if path.is_dir() => {
                Failure::world(words).help("name the files inside the folder")
            }
            ProbeError::NotAFile(_) => Failure::world(words)
                .help("a file is read more than once: save what comes from there to one first"),
            ProbeError::Unreadable { reason, .. } if reason.contains("permission") => {
                Failure::world(words).help("give this user the right to read it")
            }
            ProbeError::Unreadable { .. } => Failure::world(words).help("see where the path leads"),
        },
        FitError::Tool(error) => of_tool(error),
        FitError::Kind { .. } => Failure::world(words).help("fit takes video, audio and images"),
        FitError::Unshown { shown, .. } => {
            let names: Vec<_> = shown.iter().map(|kind| kind.name()).collect();
            let failure = Failure { exit: Exit::Limit, message: words, help: None };
            failure.help(match names.as_slice() {
                [] => "leave it out, or choose another profile".to_owned(),
                names => format!(
                    "what it shows of that sort is {}: get such a file within the limit elsewhere, which is kept \
                     as it is, or choose another profile",
                    names.join(", ")
                ),
            })
        }
        FitError::Unheard { .. } => Failure { exit: Exit::Limit, message: words, help: None }
            .help("`--no-audio` would do; it plays AMR, which needs an ffmpeg with libopencore_amrnb"),
        FitError::Changed { .. } => Failure::world(words).help("run it again once nothing writes to it"),
        FitError::Damaged { .. } => Failure::world(words).help("was it written to the end? get it again"),
        FitError::Unsupported { .. } => {
            Failure::world(words).help("save it as JPEG or PNG; a JPEG as baseline, of 8 bits")
        }
        FitError::Large { .. } => Failure::world(words).help("make it smaller, in pixels, where it was made"),
        FitError::Unread { .. } => tool(words).help("save it as JPEG or PNG, or install a newer ffmpeg"),
        FitError::Short { got, .. } => {
            let failure = Failure::world(words);
            if got * 10.0 >= 1.0 {
                failure.help(format!(
                    "get the whole file again, or take what there is with `--trim {:.1}s`",
                    (got * 10.0).floor() / 10.0
                ))
            } else {
                failure.help("get the whole file again")
            }
        }
        FitError::Start { .. } => Failure::usage(words).help("name an earlier `--start`"),
        FitError::Result { .. } => tool(words).help("is the input damaged, or the disk full?"),
        FitError::Read { .. } => Failure::world(words).help("was it moved or removed meanwhile?"),
        FitError::Write { path, error } => {
            let error = io::Error::new(error.kind(), error.to_string());
            FileError::unwritable(path, error).into()
        }
    }
}

/// The failure for a file without a result, if everything is written into `folder`.
pub(super) fn within(folder: &Path, error: &FitError) -> Failure {
    let shown = named(folder);
    // A folder that never was is said to be missing.
    let was_there = !matches!(error, FitError::Write { path, .. } if path == folder) || shown != folder;
    match error {
        FitError::Tool(ToolError::Failed { .. }) | FitError::Read { .. } | FitError::Write { .. }
            if was_there && !folder.exists() =>
        {
            Failure::world(format!("`{}` is gone: it was removed during the run", shown.display()))
                .help("run it again, and leave the folder where it is")
        }
        FitError::Tool(ToolError::Failed { stderr, .. }) if FULL.iter().any(|full| stderr.contains(full)) => {
            full(shown)
        }
        FitError::Write { error, .. } if error.kind() == io::ErrorKind::StorageFull => full(shown),
        error => of(error),
    }
}

/// The folder as users know it: without the hidden folder inside it in which results are made.
fn named(folder: &Path) -> &Path {
    let hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(WORKSPACE.as_bytes());
    match folder.parent() {
        Some(parent) if folder.file_name().is_some_and(hidden) => parent,
        _ => folder,
    }
}

fn full(folder: &Path) -> Failure {
    Failure::world(format!("the disk of `{}` is full: the result cannot be written", folder.display()))
        .help("make room on it, or name a folder elsewhere; nothing was left half-written")
}

/// Messages that mean a full disk: the system's own, and x264's about the statistics file of its first pass. The
/// latter names no reason, but in a folder that was just made there is no other.
const FULL: [&str; 2] = ["No space left on device", "stats file could not be written to"];

fn of_tool(error: &ToolError) -> Failure {
    let words = error.to_string();
    match error {
        ToolError::Missing(program) => {
            let whole = if *program == "ffmpeg" { "" } else { ", of which it is a part" };
            tool(words).help(format!("install ffmpeg{whole}; video and audio need it"))
        }
        ToolError::Garbled(program) => {
            tool(words).help(format!("is another program called so? `{program} -version` shows what it is"))
        }
        ToolError::Encoder(_) => tool(words).help("install a full build of ffmpeg"),
        ToolError::Failed { status, .. } if status.contains("SIGXFSZ") => {
            tool(words).help("files may not be that large here: raise `ulimit -f`")
        }
        ToolError::Failed { status, .. } if status.contains("SIGKILL") => {
            tool(words).help("something else killed it: is there too little memory?")
        }
        // It reads the container, and not what is in it.
        ToolError::Failed { stderr, .. } if stderr.contains("Decoder (codec") => tool(words)
            .help("save it as MP4 (H.264, AAC) or MP3 where it was made; if it is only the sound, `--no-audio` would do"),
        ToolError::Failed { .. } => tool(words),
        ToolError::Stalled { .. } => tool(words).help("is the input on a drive that does not answer?"),
        ToolError::TimedOut { .. } => tool(words).help("raise `--timeout`, or choose a faster `--preset`"),
        ToolError::Interrupted => {
            Failure { exit: Exit::Interrupted, message: "interrupted".to_owned(), help: None }
        }
    }
}

fn tool(words: impl Into<String>) -> Failure {
    Failure { exit: Exit::Tool, message: words.into(), help: None }
}

/// What a result has to be within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// The budget of a file, in bytes.
    Budget(u64),
    /// A medium's share of the budget of a message, in bytes. It is no option's value.
    Share(u64),
}

impl Room {
    /// What would make a result possible that needs at least `least` bytes.
    fn repair(self, input: &Path, reason: &Reason) -> String {
        let Reason { least, fitting_seconds, fits_silent, .. } = *reason;
        let trim = fitting_seconds.map(|seconds| format!("`--trim {seconds:.1}s`"));
        let fitting: Vec<_> = trim.into_iter().chain(fits_silent.then(|| "`--no-audio`".into())).collect();
        let trim = (!fitting.is_empty()).then(|| format!("{} would fit; ", fitting.join(" or ")));
        match (self, trim) {
            (Room::Budget(_), Some(trim)) => format!("{trim}so would `--budget {least}`"),
            (Room::Budget(_), None) => format!("`--budget {least}` would do"),
            (Room::Share(share), trim) => {
                let (input, times) = (input.display(), least.div_ceil(share.max(1)).clamp(2, 100));
                let larger = format!("raise the budget, or its share with `--weight {input}={times}`");
                format!("{}{larger}", trim.unwrap_or_default())
            }
        }
    }
}

impl fmt::Display for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Room::Budget(bytes) => write!(f, "{} ({bytes} bytes)", ByteSize(bytes)),
            Room::Share(bytes) => write!(f, "its share of the message, {} ({bytes} bytes)", ByteSize(bytes)),
        }
    }
}

/// The failure for an outcome that is not the desired one, or `None` if it is.
pub(super) fn of_outcome(
    input: &Path,
    room: Room,
    outcome: &Outcome,
    similarity: Option<f64>,
) -> Option<Failure> {
    let name = input.display();
    let limit = |message| Failure { exit: Exit::Limit, message, help: None };
    match outcome {
        Outcome::Kept | Outcome::Fitted(_) => None,
        Outcome::Impossible(reason) => {
            let estimate = if reason.is_estimate { ", by estimate," } else { "" };
            let failure = limit(format!(
                "`{name}` cannot be fitted into {room}: the least reachable is{estimate} {} ({} bytes)",
                ByteSize(reason.least),
                reason.least
            ));
            let repair = room.repair(input, reason);
            Some(failure.help(repair))
        }
        Outcome::TooPoor { least, .. } => {
            let has = similarity.map_or(String::new(), |similarity| format!(": its SSIM is {similarity:.4}"));
            let size = ByteSize(match room {
                Room::Budget(bytes) | Room::Share(bytes) => bytes,
            });
            let failure = limit(format!(
                "`{name}` at {size} looks less like its input than `--min-quality {least}` allows{has}"
            ));
            Some(failure.help(match room {
                Room::Budget(_) => {
                    "raise the budget, lower `--min-quality`, or trim it if it is a video".to_owned()
                }
                Room::Share(_) => {
                    format!(
                        "raise the budget, or its share with `--weight {name}=2`, or lower `--min-quality`"
                    )
                }
            }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_a_folder_that_is_gone_are_named_as_users_know_them() {
        let here = tempfile::tempdir().unwrap();
        let (inside, gone) = (here.path().join(".mmsctl-ab12"), here.path().join("gone"));
        std::fs::create_dir(&inside).unwrap();
        let written =
            |kind: io::ErrorKind| FitError::Write { path: inside.join("x.jpg"), error: kind.into() };
        let words = within(&inside, &written(io::ErrorKind::StorageFull)).message;
        assert!(words.starts_with(&format!("the disk of `{}` is full", here.path().display())), "{words}");
        let failure = within(&gone, &written(io::ErrorKind::NotFound));
        assert_eq!(failure.exit, Exit::World);
        assert_eq!(failure.message, format!("`{}` is gone: it was removed during the run", gone.display()));
        let never = FitError::Write { path: gone.clone(), error: io::ErrorKind::NotFound.into() };
        assert!(within(&gone, &never).message.contains("cannot be written"));
    }

    #[test]
    fn what_looks_too_poor_may_get_a_larger_share_of_its_message() {
        let outcome = Outcome::TooPoor { least: 0.9, bytes: 900 };
        let help = |room| of_outcome(Path::new("a.jpg"), room, &outcome, Some(0.8)).unwrap().help.unwrap();
        assert!(help(Room::Share(1_000)).contains("`--weight a.jpg=2`"));
        assert!(!help(Room::Budget(1_000)).contains("--weight"));
    }

    #[test]
    fn a_share_of_a_message_is_not_called_its_budget() {
        for (room, fitting_seconds, fits_silent, help) in [
            (Room::Budget(3_000), None, false, "`--budget 5000` would do"),
            (Room::Budget(3_000), None, true, "`--no-audio` would fit; so would `--budget 5000`"),
            (Room::Budget(3_000), Some(2.2), false, "`--trim 2.2s` would fit; so would `--budget 5000`"),
            (
                Room::Budget(3_000),
                Some(2.2),
                true,
                "`--trim 2.2s` or `--no-audio` would fit; so would `--budget 5000`",
            ),
            (Room::Share(3_000), None, false, "raise the budget, or its share with `--weight a.3gp=2`"),
            (
                Room::Share(30),
                Some(0.5),
                false,
                "`--trim 0.5s` would fit; raise the budget, or its share with `--weight a.3gp=100`",
            ),
        ] {
            let outcome =
                Outcome::Impossible(Reason { fitting_seconds, fits_silent, ..Reason::exact(5_000) });
            let failure = of_outcome(Path::new("a.3gp"), room, &outcome, None).unwrap();
            assert_eq!(failure.help.unwrap(), help);
            assert_eq!(failure.message.contains("its share of the message"), matches!(room, Room::Share(_)));
        }
    }
}
