//! The command: options, then findings, in every wanted format.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::baseline::Update;
use super::fixes::{FixArgs, Fixing, Taken, Tried, honest};
use super::formats::{Format, Formats, Output, Verbosity};
use super::policy::PolicyArgs;
use super::{baseline, formats};
use crate::analysis::{Analysis, Judged, Settings, judge_all};
use crate::check::{Baseline, Policy};
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::inputs::{HiddenArgs, Input, find, read_stdin};
use crate::cli::media_args::{MediaArgs, repair};
use crate::cli::online::{Depth, FetchArgs, Online};
use crate::cli::report::Results;
use crate::diagnostic::Severity;
use crate::files::Outputs;
use crate::media::fetch::Fetch;
use crate::media::probe::Once;
use crate::render::counted::counted;
use crate::render::progress::Progress;
use crate::render::{Failed, FailedTo, Page, Summary};
use crate::sizing::Remedy;
use crate::source::{Origin, Sources};

/// Check requests, responses and postbacks.
///
/// Reports what is wrong, where, which code the service would answer with, and how to fix it. Media that `--base-url`
/// and `--media-dir` map to local files are inspected; `--online` fetches them instead. A comment in a document,
/// `<!-- mmsctl-allow: RULE reason -->`, allows a rule's findings in the element that follows; `mmsctl explain
/// stale-allow` says more.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Files, folders (their `.xml` files), patterns such as 'requests/**/*.xml', or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    hidden: HiddenArgs,
    /// Output format on standard output.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Also write findings to this file, in this format; repeatable.
    #[arg(long, value_name = "FORMAT=FILE", value_parser = formats::output)]
    output: Vec<Output>,
    /// The lowest severity that makes the exit code 1.
    #[arg(long, value_name = "SEVERITY", default_value = "error", help_heading = "Strictness")]
    fail_on: FailOn,
    #[command(flatten)]
    policy: PolicyArgs,
    /// Fail if a medium cannot be inspected.
    #[arg(long, help_heading = "Media")]
    require_media: bool,
    #[command(flatten)]
    media: MediaArgs,
    #[command(flatten)]
    fixes: FixArgs,
    /// Fetch the media from their URLs as the service does, and check how they are served.
    #[arg(long, help_heading = "Network")]
    online: bool,
    #[command(flatten)]
    fetch: FetchArgs,
    /// Show only errors, and no summary.
    #[arg(short, long)]
    quiet: bool,
    /// Show code frames for infos too.
    #[arg(short, long)]
    verbose: bool,
}

/// The least severity that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Anything.
    Info,
    /// Nothing; only unreadable inputs make the run fail.
    Never,
}

impl FailOn {
    fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Info => Some(Severity::Info),
            FailOn::Never => None,
        }
    }
}

/// Up to this size in bytes, a document's output is first written in memory by its worker. Our choice: requests are
/// far smaller, and the output for a larger document takes as much memory again.
const PAGE: usize = 64 << 10;

/// Runs the command.
///
/// # Errors
/// When the flags contradict each other or the result cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let locations = args.media.locations(&context.config)?;
    args.media.note_missing(context);
    let probe = Once::new(args.media.prober(true, context));
    let mut policy = args.policy.over(context.config.policy(args.policy.strict.strictness()))?;
    let update = baseline(&args, &mut policy, context)?;
    let online = args.online.then(|| args.fetch.online(Depth::Whole, context)).transpose()?;
    let fetch = online.as_ref().map(|online| online as &dyn Fetch);
    let fails = args.fail_on.severity();
    let verbosity = Verbosity { verbose: args.verbose, quiet: args.quiet, fails };
    let stdin = args.paths.iter().any(|path| path == Path::new("-")).then(|| read_stdin(context));
    // Standard output carries the fixed document, so findings go to standard error.
    let results = Results::new(args.fixes.fix && stdin.is_some());
    let style = results.style(context);
    let formats = Formats::new(args.format, &args.output, verbosity, style, context)?;
    keep_baseline(&args.policy, &formats)?;
    policy.naming = formats.naming();
    // Fixing needs all findings that have a fix.
    policy.least_read = (!args.fixes.fix && !args.fixes.diff).then(|| formats.least_read());
    let settings = Settings { policy: Some(&policy), locations: &locations, fetch, probe: &probe };
    let hidden = args.hidden.hidden();
    let mut run = Run {
        formats,
        fixing: Fixing::new(args.fixes, args.quiet),
        results,
        update,
        require_media: args.require_media,
        summary: Summary::default(),
        exit: Exit::Clean,
    };
    run.judge(find(args.paths, stdin, hidden), &settings, progress(online.as_ref(), context), context)?;
    if let Some(failure) = online.as_ref().and_then(Online::unkept) {
        run.fail(FailedTo::Inspect, &failure, context)?;
    }
    run.fixing.finish(context);
    if run.fixing.shows_findings() {
        if fails.is_some_and(|least| run.summary.at_least(least) > 0) {
            run.exit = run.exit.max(Exit::Findings);
        }
        run.write(args.policy.baseline.as_deref(), context)?;
    }
    Ok(run.results.exit(run.exit, context))
}

/// Refuses to overwrite the baseline with a report.
fn keep_baseline(args: &PolicyArgs, formats: &Formats) -> Result<(), Failure> {
    let Some(path) = args.baseline.as_deref().filter(|path| formats.writes_to(path)) else { return Ok(()) };
    let words = format!("`{}` is the baseline", path.display());
    Err(Failure::usage(words).help("name another file for `--output`"))
}

/// The progress bar. While media are fetched, the user waits for the fetches, so their bar is shown.
fn progress(online: Option<&Online>, context: &Context<'_>) -> Progress {
    match online {
        Some(online) => online.progress(),
        None => {
            let environment = &context.environment;
            // With the results on the same terminal, a bar would get between them.
            let is_shown = environment.stderr_is_terminal && !environment.stdout_is_terminal;
            Progress::counting("checking", is_shown)
        }
    }
}

/// Loads the baseline into `policy`; returns an update of it, if it is to be updated.
fn baseline(args: &Args, policy: &mut Policy, context: &mut Context<'_>) -> Result<Option<Update>, Failure> {
    let PolicyArgs { baseline, update_baseline, .. } = &args.policy;
    let Some(path) = baseline else {
        // The configuration can name the file too, so the argument parser does not ask for it.
        let lacking = || {
            Failure::usage("`--update-baseline` needs `--baseline`")
                .help("name the file to write: `--baseline mms.json --update-baseline`")
        };
        return if *update_baseline { Err(lacking()) } else { Ok(None) };
    };
    let names = baseline::names(path, &args.paths, context);
    if *update_baseline {
        policy.baseline = Some(Baseline::Everything);
        return Update::start(path, names).map(Some);
    }
    let recorded = baseline::read(path)?;
    if recorded.is_of_before {
        context.note(&format!(
            "`{}` is of an earlier format: findings about missing elements can seem new; `--update-baseline` renews it",
            path.display()
        ));
    }
    policy.baseline = Some(Baseline::Of(recorded.documents, names));
    Ok(None)
}

/// The state of a run.
struct Run {
    formats: Formats,
    fixing: Fixing,
    results: Results,
    update: Option<Update>,
    require_media: bool,
    summary: Summary,
    exit: Exit,
}

impl Run {
    /// Checks the inputs and shows the findings of each.
    fn judge(
        &mut self,
        inputs: impl Iterator<Item = Result<Input, Failure>> + Send,
        settings: &Settings<'_>,
        progress: Progress,
        context: &mut Context<'_>,
    ) -> Result<(), Failure> {
        // Otherwise nothing is left behind, and the signal itself ends the run at once.
        if self.formats.has_files() || self.fixing.args().fix || self.update.is_some() {
            context.heed_interrupts();
        }
        if self.fixing.shows_findings() {
            self.formats.begin(&mut self.results, context)?;
        }
        let read = |input: Result<Input, Failure>| input.and_then(Input::read);
        let fixes = self.fixing.args();
        let pages = self.formats.pages().filter(|_| !self.looks_closer());
        let tells_fixes = self.looks_closer() || self.formats.tells_fixes();
        let honest = |judged| if tells_fixes { honest(judged) } else { judged };
        let finish = |judged: Judged| match (&pages, honest(judged)) {
            (Some(pages), judged) if judged.sources.bytes() <= PAGE => {
                Finished::Written(Written::new(&judged, pages))
            }
            (_, judged) => Finished::Tried(Box::new(fixes.try_on(judged, settings))),
        };
        let done = judge_all(inputs, settings, read, finish, |judged| {
            progress.advance();
            if context.interrupt.requested() {
                return Err(self.interrupted());
            }
            match judged {
                Ok(Finished::Tried(tried)) => progress.aside(|| self.document(*tried, context)),
                Ok(Finished::Written(written)) => progress.aside(|| self.written(written, context)),
                Err(failure) => progress.aside(|| self.fail(FailedTo::Read, &failure, context)),
            }
        });
        progress.finish();
        done
    }

    /// Whether documents are needed for more than showing their findings.
    fn looks_closer(&self) -> bool {
        let fixes = self.fixing.args();
        fixes.fix || fixes.diff || self.update.is_some() || self.require_media
    }

    fn written(&mut self, written: Written, context: &mut Context<'_>) -> Result<(), Failure> {
        self.spare(&written.origin)?;
        self.summary += written.summary;
        self.formats.written(&written.pages, &mut self.results, context)
    }

    /// Fails if a document is one of the files to be written.
    fn spare(&self, origin: &Origin) -> Result<(), Failure> {
        match origin {
            Origin::File(path) if self.formats.writes_to(path) => {
                let words = format!("`{}` is one of the inputs", path.display());
                Err(Failure::usage(words).help("name another file for `--output`"))
            }
            _ => Ok(()),
        }
    }

    fn document(&mut self, tried: Tried, context: &mut Context<'_>) -> Result<(), Failure> {
        self.spare(tried.source().origin())?;
        let Taken { left, exit, failed } = self.fixing.take(tried, &mut self.results, context);
        self.exit = self.exit.max(exit);
        if let Some(judged) = left {
            let Judged { sources, analysis } = &judged;
            self.summary += Summary::of(sources, analysis);
            self.formats.document(&judged, &mut self.results, context)?;
            if let Some(update) = &mut self.update {
                update.add(sources, analysis);
            }
            if self.require_media {
                for failure in uninspected(sources, analysis) {
                    self.fail(FailedTo::Inspect, &failure, context)?;
                }
            }
        }
        failed.map_or(Ok(()), |failure| self.fail(FailedTo::Write, &failure, context))
    }

    /// Reports something that makes the run fail whatever is found, in every format.
    fn fail(&mut self, what: FailedTo, failure: &Failure, context: &mut Context<'_>) -> Result<(), Failure> {
        self.summary.failures += 1;
        self.exit = self.exit.max(failure.exit);
        context.complain(failure);
        if self.fixing.shows_findings() {
            let failed = Failed { what, message: &failure.message, help: failure.help.as_deref() };
            self.formats.failed(failed, &mut self.results, context)?;
        }
        Ok(())
    }

    /// Writes what comes after the last document, the reports, and the baseline.
    fn write(&mut self, baseline: Option<&Path>, context: &mut Context<'_>) -> Result<(), Failure> {
        let mut outputs = Outputs::default();
        let step = self.formats.end(&self.summary, &mut outputs, &mut self.results, context)?;
        let recorded = self.update.take().zip(baseline);
        let recorded = recorded.map(|(update, path)| update.write(path, &mut outputs)).transpose()?;
        outputs.commit()?;
        if let Some(words) = recorded {
            context.say(&words);
        }
        // Last, because it is of the least use: it repeats what the reports say.
        step.map_or(Ok(()), |step| step.append())
    }

    fn interrupted(&self) -> Failure {
        let mut message = "interrupted".to_owned();
        if self.fixing.args().fix {
            let fixed = counted(self.fixing.documents(), "document");
            message.push_str(&format!(" with {fixed} fixed; the others are unchanged"));
        }
        if self.formats.has_files() {
            message.push_str("; no report was written");
        }
        if self.update.is_some() {
            message.push_str("; the baseline is unchanged");
        }
        Failure { exit: Exit::Interrupted, message, help: None }
    }
}

/// A document that a worker has finished.
enum Finished {
    /// Its output is written, and nothing else is to be done.
    Written(Written),
    /// It still has to be shown, and possibly fixed or recorded, by the thread that collects the results.
    Tried(Box<Tried>),
}

/// The output about a document; the document itself has been freed.
struct Written {
    origin: Origin,
    /// A page for each format.
    pages: Vec<Vec<u8>>,
    summary: Summary,
}

impl Written {
    fn new(judged: &Judged, pages: &[Box<dyn Page>]) -> Self {
        let Judged { sources, analysis } = judged;
        let write = |page: &dyn Page| {
            let mut text = Vec::new();
            page.write(sources, analysis, &mut text).expect("memory can be written to");
            text
        };
        Self {
            origin: sources.get(analysis.source).origin().clone(),
            pages: pages.iter().map(|page| write(page.as_ref())).collect(),
            summary: Summary::of(sources, analysis),
        }
    }
}

/// A failure for each medium that was not inspected.
fn uninspected(sources: &Sources, analysis: &Analysis) -> Vec<Failure> {
    let failure = |(url, why): (&str, String)| {
        let message = sources.mask(&format!("`{url}` could not be inspected: {why}"));
        let repair = repair(Remedy::of(&analysis.assets, url));
        Failure::world(message).help(format!("{repair}, or drop `--require-media`"))
    };
    let missing = analysis.assets.iter().filter_map(|(url, _)| Some((url, analysis.assets.missing(url)?)));
    missing.map(failure).collect()
}
