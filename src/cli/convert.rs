//! `mmsctl convert`

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::context::Context;
use super::exit::{Exit, Failure, Stop};
use super::inputs::{HiddenArgs, Input, find, read_stdin};
use crate::analysis::{Analysis, Settings, analyse};
use crate::check::{Policy, Strictness, rules};
use crate::convert::{ConvertError, Converted, Grade, convert};
use crate::diagnostic::Severity;
use crate::dialect::Dialect;
use crate::files::{Outputs, place};
use crate::media::locate::Locations;
use crate::media::probe::Prober;
use crate::render::display::{origin, plain};
use crate::render::human::Human;
use crate::source::{EncodingFault, Source, SourceId, Sources};
use crate::xml;

/// Convert requests, responses and postbacks to another dialect.
///
/// The message stays the same; it is rewritten as `mmsctl build` would write it, in the documented order and in UTF-8.
/// Booleans and operator ids that the dialects spell differently are translated. Whatever cannot be kept (comments,
/// unknown elements, elements that the dialect does not have) is listed with its position, and such a document is
/// written only with `--allow-loss`. Elements that the target dialect also requires, such as `service-id`, are
/// reported. Requests in the form used before 2014-02 can be converted too.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Files, folders (their `.xml` files), patterns such as 'requests/**/*.xml', or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The dialect to write.
    #[arg(long, value_name = "DIALECT")]
    to: Dialect,
    /// Convert a document even if something in it is lost. Without this flag, losses are listed, the document is not
    /// written and the exit code is 1.
    #[arg(long)]
    allow_loss: bool,
    #[command(flatten)]
    hidden: HiddenArgs,
    /// Write the single document to this file; `-`, the default, is standard output, where its API key is masked.
    #[arg(short, long, value_name = "FILE", help_heading = "Output", group = "place")]
    output: Option<PathBuf>,
    /// Write the documents into this folder, under their own names.
    #[arg(long, value_name = "DIR", help_heading = "Output", group = "place")]
    out_dir: Option<PathBuf>,
    /// Replace the input files by the converted documents.
    #[arg(long, help_heading = "Output", group = "place")]
    write: bool,
    /// Do not mask the API key of a document that goes to standard output; in files it is never masked.
    #[arg(long, help_heading = "Output")]
    with_api_key: bool,
    /// Do not list values that are merely spelled differently.
    #[arg(short, long)]
    quiet: bool,
}

/// The destination of one document's result.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    Stdout,
    File(PathBuf),
    InPlace(PathBuf),
}

/// Runs the command.
///
/// # Errors
/// When the flags contradict each other or the result cannot be written.
pub fn run(mut args: Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let paths = std::mem::take(&mut args.paths);
    let stdin = paths.iter().any(|path| path == Path::new("-")).then(|| read_stdin(context));
    let hidden = args.hidden.hidden();
    let (mut exit, mut inputs) = (Exit::Clean, Vec::new());
    for input in find(paths, stdin, hidden) {
        match input {
            Ok(input) => inputs.push(input),
            Err(failure) => {
                context.complain(&failure);
                exit = exit.max(failure.exit);
            }
        }
    }
    let targets = args.targets(&inputs)?;
    for (input, target) in inputs.into_iter().zip(targets) {
        exit = exit.max(match input.read() {
            Ok(source) => args.convert_one(source, &target, context)?,
            Err(failure) => {
                context.complain(&failure);
                failure.exit
            }
        });
    }
    Ok(exit)
}

impl Args {
    /// The destination of each input's result, in the order of the inputs.
    fn targets(&self, inputs: &[Input]) -> Result<Vec<Target>, Failure> {
        let targets = inputs.iter().map(|input| self.target(input)).collect::<Result<Vec<_>, _>>()?;
        if self.out_dir.is_none() && !self.write && inputs.len() > 1 {
            let words = format!("{} documents cannot go to one place", inputs.len());
            return Err(
                Failure::usage(words).help("name a folder with `--out-dir`, or replace them with `--write`")
            );
        }
        let read: HashSet<PathBuf> = inputs
            .iter()
            .filter_map(|input| match input {
                Input::File(path) => place(path),
                Input::Stdin(_) => None,
            })
            .collect();
        let mut taken = HashMap::new();
        for (input, target) in inputs.iter().zip(&targets) {
            let (Input::File(from), Target::File(to)) = (input, target) else { continue };
            if let Some(other) = taken.insert(to, from) {
                let words = format!(
                    "`{}` and `{}` would both become `{}`",
                    other.display(),
                    from.display(),
                    to.display()
                );
                return Err(Failure::usage(words).help("convert them into different folders"));
            }
            if place(to).is_some_and(|place| read.contains(&place)) {
                let words = format!("`{}` is one of the inputs", to.display());
                return Err(Failure::usage(words).help("name another place, or give `--write`"));
            }
        }
        Ok(targets)
    }

    fn target(&self, input: &Input) -> Result<Target, Failure> {
        let nameless = |flag: &str| {
            Failure::usage(format!("standard input has no name for `{flag}`"))
                .help("name a file with `--output`")
        };
        Ok(match (input, &self.out_dir, &self.output) {
            (Input::File(path), None, _) if self.write => Target::InPlace(path.clone()),
            (Input::Stdin(_), None, _) if self.write => return Err(nameless("--write")),
            (Input::File(path), Some(folder), _) => {
                Target::File(folder.join(path.file_name().unwrap_or(path.as_os_str())))
            }
            (Input::Stdin(_), Some(_), _) => return Err(nameless("--out-dir")),
            (_, None, Some(file)) if file != Path::new("-") => Target::File(file.clone()),
            _ => Target::Stdout,
        })
    }

    /// Converts one document.
    fn convert_one(&self, source: Source, target: &Target, context: &mut Context<'_>) -> Result<Exit, Stop> {
        let mut sources = Sources::default();
        let id = sources.add(source);
        let source = sources.get(id);
        let mut analysis = analysed(&sources, id);
        let converted = match self.converted(&sources, id, &mut analysis) {
            Ok(converted) => converted,
            Err(error) => {
                let human = Human { style: context.err_style, verbose: false, quiet: true };
                human.findings(&sources, &analysis, context.stderr)?;
                context.complain(&unconverted(source, &error));
                return Ok(Exit::Findings);
            }
        };
        self.say_losses(&sources, id, &converted, context);
        if converted.loses() && !self.allow_loss {
            let failure = Failure::findings(format!(
                "`{}` was not converted: what is listed above would be lost",
                source.origin()
            ));
            context.complain(&failure.help("give `--allow-loss` to convert it anyway"));
            return Ok(Exit::Findings);
        }
        self.say_refused(source, &converted, &analysis, context);
        let result = Source::new(source.origin().clone(), converted.text.into_bytes());
        if let Target::Stdout = target {
            context.print_document(&result, &sources, self.with_api_key)?;
            return Ok(Exit::Clean);
        }
        Ok(match self.write(source, target, result.text().as_bytes()) {
            Ok(()) => Exit::Clean,
            Err(failure) => {
                context.complain(&failure);
                failure.exit
            }
        })
    }

    /// Writes the result for `source` to its file, if it gets one.
    fn write(&self, source: &Source, target: &Target, bytes: &[u8]) -> Result<(), Failure> {
        let mut outputs = Outputs::default();
        match target {
            Target::Stdout => {}
            Target::InPlace(path) => match source.encoded(source.text()) {
                Some(read) => outputs.replace(path, &read, bytes)?,
                None => outputs.bytes(path, bytes)?,
            },
            Target::File(path) => {
                if let Some(folder) = &self.out_dir {
                    outputs.folder(folder)?;
                }
                outputs.bytes(path, bytes)?;
            }
        }
        Ok(outputs.commit()?)
    }

    /// The document in the other dialect. If it cannot be converted, `analysis` keeps only the findings that prevent
    /// it from being read.
    fn converted(
        &self,
        sources: &Sources,
        id: SourceId,
        analysis: &mut Analysis,
    ) -> Result<Converted, ConvertError> {
        let document = xml::parse(id, sources.get(id).text());
        let garbled = matches!(sources.get(id).encoding_fault(), Some(EncodingFault::Invalid { .. }));
        let done = if garbled {
            Err(ConvertError::NotWellFormed)
        } else {
            convert(&document, &analysis.message, self.to)
        };
        done.inspect_err(|error| {
            analysis.diagnostics.retain(|found| {
                *error == ConvertError::NotWellFormed && found.codes.contains(&"E108")
                    || *error == ConvertError::UnknownRoot && found.rule == rules::UNKNOWN_ROOT.name
                    || *error == ConvertError::UnknownAction
                        && rules::ACTION.iter().any(|rule| rule.name == found.rule)
            });
        })
    }

    /// Reports the errors that the result has and the document does not, because the other dialect demands more.
    fn say_refused(
        &self,
        source: &Source,
        converted: &Converted,
        before: &Analysis,
        context: &mut Context<'_>,
    ) {
        let mut sources = Sources::default();
        let id = sources.add(Source::new(source.origin().clone(), converted.text.clone().into_bytes()));
        let known =
            |rule| before.diagnostics.iter().any(|old| old.rule == rule && old.severity == Severity::Error);
        let after = analysed(&sources, id).diagnostics;
        for found in after.iter().filter(|found| found.severity == Severity::Error && !known(found.rule)) {
            let codes =
                if found.codes.is_empty() { String::new() } else { format!(" ({})", found.codes.join(", ")) };
            let help = found.help.as_deref().map_or(String::new(), |help| format!("; {help}"));
            let (dialect, what) =
                (self.to.as_str(), sources.mask_finding(&format!("{}{codes}{help}", found.message)));
            context.note(&format!("{}: in the {dialect} dialect {}", origin(source.origin()), what));
        }
    }

    fn say_losses(&self, sources: &Sources, id: SourceId, converted: &Converted, context: &mut Context<'_>) {
        let source = sources.get(id);
        for loss in &converted.losses {
            let tag = match loss.grade {
                Grade::Lost => context.err_style.bad("lost"),
                Grade::Changed if self.quiet => continue,
                Grade::Changed => context.err_style.dim("changed"),
            };
            let (at, what) = (source.position(loss.span.start), sources.mask(&loss.what));
            context.say(&format!(
                "{tag}: {}:{}:{}: {}",
                origin(source.origin()),
                at.line,
                at.column,
                plain(&what)
            ));
        }
    }
}

/// Analyses a document without inspecting its media.
fn analysed(sources: &Sources, id: SourceId) -> Analysis {
    let (policy, locations) = (Policy::new(Strictness::Lenient), Locations::default());
    let probe = Prober { ffprobe: false, decode_images: false };
    let settings = Settings { policy: Some(&policy), locations: &locations, fetch: None, probe: &probe };
    analyse(sources, id, &settings)
}

/// The failure for a document that cannot be converted.
fn unconverted(source: &Source, error: &ConvertError) -> Failure {
    let failure = Failure::findings(format!("`{}` is not converted: {error}", source.origin()));
    failure.help(match error {
        ConvertError::ActionNotInDialect { .. } => {
            "its nearest is `getMMSTemplates`, which answers with more than ids"
        }
        _ => "`mmsctl validate` shows what is wrong with it",
    })
}
