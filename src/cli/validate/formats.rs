//! The output formats of a run, several at a time, each with its destination.

use std::io;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::analysis::Judged;
use crate::check::Naming;
use crate::cli::context::Context;
use crate::cli::exit::Failure;
use crate::cli::report::Results;
use crate::diagnostic::Severity;
use crate::files::{FileError, Growing, Outputs, append, real_folder, same_file};
use crate::render::github::Github;
use crate::render::gitlab::Gitlab;
use crate::render::human::{Human, HumanRun};
use crate::render::json::Json;
use crate::render::junit::Junit;
use crate::render::markdown::Markdown;
use crate::render::ndjson::Ndjson;
use crate::render::rdjson::Rdjson;
use crate::render::sarif::Sarif;
use crate::render::short::Short;
use crate::render::{Failed, Page, Render, Repository, Style, Summary};
use crate::source::lexical;

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Code frames, for people.
    Human,
    /// One line per finding, for people and editors.
    Short,
    /// One JSON object, format 1.
    Json,
    /// One JSON object per document, each on a line.
    Ndjson,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// GitHub Actions annotations, with a summary of the step.
    Github,
    /// JUnit XML, for test reports.
    Junit,
    /// GitLab code quality report.
    Gitlab,
    /// Diagnostics for reviewdog.
    Rdjson,
}

/// A format and the file it is written to: `sarif=findings.sarif`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// The format.
    pub format: Format,
    /// The file.
    pub path: PathBuf,
}

/// Parses `FORMAT=FILE`.
///
/// # Errors
/// When the text does not have this form, or there is no such format.
pub fn output(text: &str) -> Result<Output, String> {
    let (name, path) = text.split_once('=').ok_or("it is not FORMAT=FILE")?;
    let format = Format::from_str(name, false).map_err(|_| {
        let names = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let names: Vec<_> = names.map(|value| value.get_name().to_owned()).collect();
        format!("the format is one of {}", names.join(", "))
    })?;
    match path {
        "" => Err("the file is missing".to_owned()),
        "-" => Err(format!("standard output is for `--format {name}`")),
        _ => Ok(Output { format, path: path.into() }),
    }
}

/// How much is shown to people, and what fails a run.
#[derive(Clone, Copy, Debug)]
pub struct Verbosity {
    /// Whether infos get frames too.
    pub verbose: bool,
    /// Whether only errors are shown, without a summary.
    pub quiet: bool,
    /// The least severity that makes a run fail, if any does.
    pub fails: Option<Severity>,
}

impl Format {
    /// Whether it tells which findings can be fixed: to people in the summary.
    fn tells_fixes(self, quiet: bool) -> bool {
        match self {
            Format::Human | Format::Short => !quiet,
            Format::Json | Format::Ndjson | Format::Sarif | Format::Rdjson => true,
            Format::Github | Format::Junit | Format::Gitlab => false,
        }
    }

    /// The lowest severity that it shows.
    fn shows(self, quiet: bool) -> Severity {
        match self {
            Format::Human | Format::Short if quiet => Severity::Error,
            _ => Severity::Info,
        }
    }

    fn render(self, style: Style, verbosity: Verbosity, context: &Context<'_>) -> Box<dyn Render> {
        let Verbosity { verbose, quiet, fails } = verbosity;
        match self {
            Format::Human => Box::new(HumanRun { human: Human { style, verbose, quiet }, fails }),
            Format::Short => Box::new(Short { style, quiet, fails }),
            Format::Json => Box::new(Json::default()),
            Format::Ndjson => Box::new(Ndjson),
            Format::Sarif => Box::new(Sarif::of(repository(context))),
            Format::Github => Box::new(Github::of(repository(context))),
            Format::Junit => Box::new(Junit::of(fails, repository(context))),
            Format::Gitlab => Box::new(Gitlab::of(repository(context))),
            Format::Rdjson => Box::new(Rdjson::default()),
        }
    }
}

/// The folder of the repository, as the environment names it.
fn repository(context: &Context<'_>) -> Repository {
    let environment = &context.environment;
    let directory = environment.directory.clone().unwrap_or_default();
    let folder = environment.repository.as_deref();
    let folders = folder.map(|folder| vec![lexical(folder), real_folder(folder, &directory)]);
    Repository { directory, folders: folders.unwrap_or_default() }
}

/// All output formats of one run.
pub struct Formats {
    stdout: Box<dyn Render>,
    files: Vec<(Box<dyn Render>, Growing)>,
    step: Option<Step>,
    tells_fixes: bool,
    least_read: Severity,
}

/// The results for the summary of a step in GitHub Actions.
struct Step {
    markdown: Markdown,
    path: PathBuf,
}

/// The finished summary of a step.
pub struct StepSummary {
    text: String,
    path: PathBuf,
}

impl StepSummary {
    /// Appends it to the file that GitHub Actions names.
    ///
    /// # Errors
    /// When that file cannot be written.
    pub fn append(&self) -> Result<(), Failure> {
        Ok(append(&self.path, self.text.as_bytes())?)
    }
}

impl Formats {
    /// Prepares the formats; nothing is written yet.
    ///
    /// # Errors
    /// When a file cannot be written, or two formats have the same file.
    pub fn new(
        format: Format,
        outputs: &[Output],
        verbosity: Verbosity,
        style: Style,
        context: &Context<'_>,
    ) -> Result<Self, Failure> {
        for (index, output) in outputs.iter().enumerate() {
            if outputs[..index].iter().any(|other| same_file(&other.path, &output.path)) {
                let words = format!("`{}` is named by two `--output`", output.path.display());
                return Err(Failure::usage(words).help("give each format a file of its own"));
            }
        }
        let file = |output: &Output| {
            let growing = Growing::start(&output.path)?;
            Ok((output.format.render(Style::plain(), verbosity, context), growing))
        };
        let github = format == Format::Github || outputs.iter().any(|output| output.format == Format::Github);
        let step = context.environment.step_summary.clone().filter(|_| github);
        let all: Vec<_> = outputs.iter().map(|output| output.format).chain([format]).collect();
        let least_shown = all.iter().map(|format| format.shows(verbosity.quiet)).min();
        Ok(Self {
            tells_fixes: all.iter().any(|format| format.tells_fixes(verbosity.quiet)),
            least_read: least_shown.into_iter().chain(verbosity.fails).min().unwrap_or(Severity::Info),
            stdout: format.render(style, verbosity, context),
            files: outputs.iter().map(file).collect::<Result<_, Failure>>()?,
            step: step.map(|path| Step { markdown: Markdown::default(), path }),
        })
    }

    /// Whether one of the files has this path.
    pub fn writes_to(&self, path: &Path) -> bool {
        self.files.iter().any(|(_, file)| file.path() == path || same_file(file.path(), path))
    }

    /// Whether any of the formats describes in words where findings are.
    pub fn naming(&self) -> Naming {
        let files = self.files.iter().map(|(render, _)| render);
        let named = [&self.stdout].into_iter().chain(files).any(|render| render.shows_names());
        if named { Naming::Named } else { Naming::Unnamed }
    }

    /// Whether any of the formats tells which findings can be fixed.
    pub fn tells_fixes(&self) -> bool {
        self.tells_fixes
    }

    /// The lowest severity that a format shows or that decides whether the run fails.
    pub fn least_read(&self) -> Severity {
        self.least_read
    }

    /// The page writers of all formats, if every format writes about each document independently of the others.
    pub fn pages(&self) -> Option<Vec<Box<dyn Page>>> {
        let files = self.files.iter().map(|(render, _)| render);
        let forms = [&self.stdout].into_iter().chain(files);
        forms.map(|render| render.pages()).collect::<Option<_>>().filter(|_| self.step.is_none())
    }

    /// Whether temporary files would be left if the process were killed.
    pub fn has_files(&self) -> bool {
        !self.files.is_empty()
    }

    /// Writes the part before the first document.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(&mut self, results: &mut Results, context: &mut Context<'_>) -> Result<(), Failure> {
        self.each(results, context, |render, out| render.begin(out))
    }

    /// Writes about a document.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn document(
        &mut self,
        judged: &Judged,
        results: &mut Results,
        context: &mut Context<'_>,
    ) -> Result<(), Failure> {
        let Judged { sources, analysis } = judged;
        if let Some(step) = &mut self.step {
            step.markdown.document(sources, analysis);
        }
        self.each(results, context, |render, out| render.document(sources, analysis, out))
    }

    /// Writes the pages that [`Formats::pages`] produced for a document, one for each format.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn written(
        &mut self,
        pages: &[Vec<u8>],
        results: &mut Results,
        context: &mut Context<'_>,
    ) -> Result<(), Failure> {
        let mut pages = pages.iter();
        let next = |render: &mut dyn Render, out: &mut dyn io::Write| match pages.next() {
            Some(page) => render.page(page, out),
            None => Ok(()),
        };
        self.each(results, context, next)
    }

    /// Writes what makes the run fail.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn failed(
        &mut self,
        failed: Failed<'_>,
        results: &mut Results,
        context: &mut Context<'_>,
    ) -> Result<(), Failure> {
        if let Some(step) = &mut self.step {
            step.markdown.failed(failed);
        }
        self.each(results, context, |render, out| render.failed(failed, out))
    }

    /// Writes the part after the last document, and stages the files. Returns the summary of the step, which is to be
    /// appended once they are in their places.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(
        &mut self,
        summary: &Summary,
        outputs: &mut Outputs,
        results: &mut Results,
        context: &mut Context<'_>,
    ) -> Result<Option<StepSummary>, Failure> {
        self.each(results, context, |render, out| render.end(summary, out))?;
        for (_, file) in self.files.drain(..) {
            outputs.keep(file)?;
        }
        Ok(self.step.take().map(|Step { markdown, path }| StepSummary { text: markdown.text(summary), path }))
    }

    /// Has each format write. A format whose file cannot be written ends the run.
    fn each(
        &mut self,
        results: &mut Results,
        context: &mut Context<'_>,
        mut show: impl FnMut(&mut dyn Render, &mut dyn io::Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        results.print(context, |out| show(self.stdout.as_mut(), out));
        for (render, file) in &mut self.files {
            show(render.as_mut(), file).map_err(|error| FileError::unwritable(file.path(), error))?;
        }
        Ok(())
    }
}
