//! Turns the errors of composing into messages with a hint and an exit code.

use crate::cli::complaint::Complaint;
use crate::cli::exit::{Failure, Stop};
use crate::compose::{ComposeError, ComposeFault};
use crate::elements::DraftError;
use crate::media::kind::{Family, MediaKind};
use crate::media::probe::ProbeError;

/// What a slide may hold.
const PARTS: &str = "a slide carries images, audio, video, vCards, calendar entries, PDFs and passes";

impl From<ComposeError> for Complaint {
    fn from(ComposeError { fault, at }: ComposeError) -> Self {
        let home = if at.is_some() { "the manifest's folder" } else { "the working directory" };
        Complaint { failure: failure(fault, home), at }
    }
}

impl From<ComposeFault> for Complaint {
    fn from(fault: ComposeFault) -> Self {
        ComposeError::from(fault).into()
    }
}

impl From<ComposeFault> for Failure {
    fn from(fault: ComposeFault) -> Self {
        Complaint::from(fault).failure
    }
}

impl From<ComposeFault> for Stop {
    fn from(fault: ComposeFault) -> Self {
        Stop::Failure(fault.into())
    }
}

/// The failure for a fault. `home` is where relative paths start from.
fn failure(fault: ComposeFault, home: &str) -> Failure {
    let words = fault.to_string();
    let usage = |help: &str| Failure::usage(words.clone()).help(help);
    match fault {
        ComposeFault::Toml(fault) => fault.into(),
        ComposeFault::File(error) => error.into(),
        // As `validate` judges it: nothing is wrong with the file but that no slide carries it.
        ComposeFault::Probe(ProbeError::UnknownKind(_)) => Failure::findings(words).help(PARTS),
        ComposeFault::Probe(error) => Failure::world(words).help(repair(&error, home)),
        ComposeFault::Xml => usage("`mmsctl validate` checks composed requests"),
        ComposeFault::Medium { .. } => usage("name media after `--slide`"),
        ComposeFault::Scheme(_) => {
            usage("the service fetches only http and https URLs; give one, or a local file")
        }
        ComposeFault::NoBaseUrl(_) => usage(
            "give the URL under which the media will be served, as `--base-url https://…/` or `base-url`",
        ),
        ComposeFault::BaseUrl { .. } => {
            usage("write it in full, as in `https://media.your-company.com/mms/`")
        }
        ComposeFault::SameName { .. } => usage("rename one of them, or give `--out-dir` with `--hash-names`"),
        ComposeFault::NameNotUtf8(_) => {
            usage("rename it, or give `--out-dir` to have it copied under a safe name")
        }
        ComposeFault::UnknownUrl(_) => usage("use a URL that ends in one, such as `.jpg`, or a local file"),
        ComposeFault::Unsupported { kind, .. } | ComposeFault::NoPart { kind, .. } => {
            Failure::findings(words).help(instead_of(kind))
        }
        ComposeFault::NotInDialect { key, .. } => {
            usage(&format!("leave `{key}` out, or use the other dialect"))
        }
        ComposeFault::Draft(DraftError::Character { .. }) => usage("remove the character from the text"),
        // XML takes more, but the tags of a template do not (rule `data-name`).
        ComposeFault::Draft(DraftError::DataName(_)) => {
            usage("use letters, digits and `_`, beginning with a letter")
        }
        ComposeFault::Draft(DraftError::NotInDialect { .. }) => Failure::usage(words),
    }
}

/// What to do about a local medium that cannot be inspected.
fn repair(error: &ProbeError, home: &str) -> String {
    match error {
        ProbeError::Missing(_) => return format!("check the path; it starts from {home}"),
        ProbeError::NotAFile(_) => "name the files inside it",
        ProbeError::Empty(_) => "was it written to the end?",
        ProbeError::UnknownKind(_) => PARTS,
        ProbeError::Unreadable { .. } => "give this user the right to read it",
    }
    .to_owned()
}

/// What to give in place of a medium of this kind.
fn instead_of(kind: MediaKind) -> &'static str {
    match kind.family() {
        Family::Image => "convert it to JPEG, PNG or GIF",
        Family::Audio => "convert it to MP3 or WAV",
        Family::Video => "convert it to MP4 or 3GP",
        _ => PARTS,
    }
}
