//! Writes the sized message as MIME or in the binary form.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::output::Output;
use crate::cli::context::Context;
use crate::cli::exit::{Failure, Stop};
use crate::cli::media_args::repair;
use crate::files::{self, Outputs, spared};
use crate::size::body::Open;
use crate::size::estimate::Content;
use crate::size::layout::{Layout, LayoutPart};
use crate::size::{binary, mime};
use crate::sizing::{Remedy, Sized};

/// A form of the message and its destination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    form: Form,
    path: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Mime,
    Binary,
}

impl Target {
    fn is_stdout(&self) -> bool {
        self.path == Path::new("-")
    }
}

/// The files to write.
///
/// # Errors
/// When both forms would go to standard output.
pub fn targets(mime: Option<&Path>, binary: Option<&Path>) -> Result<Vec<Target>, Failure> {
    let target = |form, path: Option<&Path>| path.map(|path| Target { form, path: path.to_owned() });
    let targets: Vec<Target> =
        [target(Form::Mime, mime), target(Form::Binary, binary)].into_iter().flatten().collect();
    if targets.len() > 1 && targets.iter().all(Target::is_stdout) {
        return Err(Failure::usage("`--write-mime` and `--write-binary` both go to standard output")
            .help("give each a file of its own"));
    }
    Ok(targets)
}

/// Whether one of the targets is standard output.
pub fn take_stdout(targets: &[Target]) -> bool {
    targets.iter().any(Target::is_stdout)
}

/// Writes the one message of the run.
///
/// # Errors
/// When there is not exactly one message, a part is not known, or a file cannot be read or written.
pub fn write(targets: &[Target], output: &mut Output<'_>, context: &mut Context<'_>) -> Result<(), Stop> {
    if targets.is_empty() {
        return Ok(());
    }
    let message = match output.held() {
        [message] => message,
        // The error of the only input was reported before.
        [] => return Ok(()),
        several => {
            let words = format!("{} messages cannot be written to one file", several.len());
            return Err(Failure::usage(words).help("estimate one message at a time").into());
        }
    };
    complete(message)?;
    let places: Vec<&Path> =
        targets.iter().filter(|target| !target.is_stdout()).map(|target| target.path.as_path()).collect();
    let media = message.files.iter().map(|(_, file)| file.as_path());
    let others = message.others.iter().map(PathBuf::as_path).chain([Path::new(&message.path)]);
    spared(&places, media.chain(others))?;
    let mut outputs = Outputs::default();
    // Files come before standard output, because they can still fail.
    for target in targets.iter().filter(|target| !target.is_stdout()) {
        outputs.filled(&target.path, |out| form(target.form, message, out))?;
    }
    for target in targets.iter().filter(|target| target.is_stdout()) {
        for (_, path) in &message.files {
            files::open(path)?;
        }
        let mut buffered = io::BufWriter::new(&mut *context.stdout);
        form(target.form, message, &mut buffered)?;
        io::Write::flush(&mut buffered)?;
    }
    outputs.commit()?;
    Ok(())
}

fn form(form: Form, message: &Sized<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let layout: &Layout = &message.estimate.layout;
    let mut open = |part: &LayoutPart| -> io::Result<Box<dyn Read>> {
        let file = message.files.iter().find(|(reference, _)| *reference == part.reference);
        let (_, path) = file.ok_or_else(|| io::Error::other("there is no local file for it"))?;
        let file = files::open(path).map_err(io::Error::other)?;
        Ok(Box::new(file))
    };
    let open: &mut Open<'_> = &mut open;
    match form {
        Form::Mime => mime::write(layout, open, out),
        Form::Binary => binary::write(layout, open, out),
    }
}

/// Checks that all content of the message is known.
fn complete(message: &Sized<'_>) -> Result<(), Failure> {
    let path = &message.path;
    if message.estimate.content == Content::TemplateUnknown {
        let words = format!("`{path}` cannot be written: the service holds its content");
        return Err(Failure::usage(words).help("write the saveMMS request that it came from"));
    }
    if let Some(part) = message.estimate.unknown().next() {
        let missing = message.missing(&part.reference);
        let why = missing.map_or("it has no URL", |missing| &missing.why);
        let what = if part.reference.is_empty() { part.kind.as_str() } else { &part.reference };
        let words = format!("`{path}` cannot be written: `{what}` could not be inspected: {why}");
        return Err(Failure::world(words).help(repair(missing.map_or(Remedy::Map, |missing| missing.remedy))));
    }
    Ok(())
}
