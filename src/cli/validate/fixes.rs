//! Fixes in `validate`: applies them, shows them as a diff, or leaves documents unchanged.

use std::collections::BTreeMap;

use crate::analysis::{Judged, Settings, judge, unabridged};
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure};
use crate::cli::report::Results;
use crate::diagnostic::Safety;
use crate::files::{Outputs, names};
use crate::fix::{FixError, Fixed, apply, take_back};
use crate::render::counted::counted;
use crate::render::{diff, display};
use crate::source::{Origin, Source, Sources};

/// The flags about fixes.
#[derive(clap::Args, Clone, Copy, Debug)]
pub struct FixArgs {
    /// Apply safe fixes to the files; a document from standard input goes to standard output once fixed, and its
    /// remaining findings to standard error.
    #[arg(long, help_heading = "Fixes", group = "fixes", conflicts_with = "update_baseline")]
    pub fix: bool,
    /// Print what `--fix` would change as a diff, and change nothing; the exit code is 1 if there is anything to fix.
    /// API keys are masked.
    #[arg(long, help_heading = "Fixes", group = "fixes")]
    #[arg(conflicts_with_all = ["format", "output", "update_baseline"])]
    pub diff: bool,
    /// With `--fix` or `--diff`, also apply fixes that are guesses; review them afterwards.
    #[arg(long, help_heading = "Fixes", requires = "fixes")]
    unsafe_fixes: bool,
    /// With `--fix`, do not mask the API key of a document that goes to standard output.
    #[arg(long, help_heading = "Fixes", requires = "fix")]
    with_api_key: bool,
}

/// Applies or shows the fixes of one document after another.
#[derive(Debug)]
pub struct Fixing {
    args: FixArgs,
    quiet: bool,
    /// Findings that were fixed, or would be.
    fixed: usize,
    /// Documents that were changed, or would be.
    documents: usize,
    /// Findings that a diff leaves, and that unsafe fixes would fix.
    unsafely: usize,
    /// Documents that could not be written.
    failed: usize,
}

impl Fixing {
    /// Prepares fixing for the flags. With `quiet`, messages that need no action are left out.
    #[must_use]
    pub fn new(args: FixArgs, quiet: bool) -> Self {
        Self { args, quiet, fixed: 0, documents: 0, unsafely: 0, failed: 0 }
    }

    /// The flags.
    #[must_use]
    pub fn args(&self) -> FixArgs {
        self.args
    }

    /// Whether findings are shown, rather than only a diff.
    #[must_use]
    pub fn shows_findings(&self) -> bool {
        !self.args.diff
    }

    /// The documents that were changed so far.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.documents
    }

    /// Applies or shows the fixes of a document.
    pub fn take(&mut self, tried: Tried, results: &mut Results, context: &mut Context<'_>) -> Taken {
        let Tried { judged, outcome } = tried;
        let left = |judged| if self.args.diff { Taken::default() } else { Taken::left(judged) };
        match outcome {
            FixOutcome::Untouched => {
                if self.args.diff {
                    self.unsafely += offered(&judged, Safety::Unsafe);
                }
                left(judged)
            }
            FixOutcome::Refused(error) => {
                let name = judged.sources.get(judged.analysis.source).origin();
                context.note(&format!("{name} is not fixed: {error}; {}", error.advice()));
                left(judged)
            }
            FixOutcome::Fixed(fixed, after) => {
                remarks(&judged, &fixed, context);
                if self.args.diff {
                    let exit = self.show(&judged, *after, &fixed, results, context);
                    return Taken { exit, ..Taken::default() };
                }
                self.write(judged, *after, &fixed, results, context)
            }
        }
    }

    fn show(
        &mut self,
        judged: &Judged,
        after: Judged,
        fixed: &Fixed,
        results: &mut Results,
        context: &mut Context<'_>,
    ) -> Exit {
        let before = judged.sources.get(judged.analysis.source);
        self.unsafely += offered(&after, Safety::Unsafe);
        if after.sources.get(after.analysis.source).text() == before.text() {
            return Exit::Clean;
        }
        self.count(fixed);
        let mut sources = Sources::default();
        let old = before.encoded(before.text()).expect("what was fixed is UTF-8");
        let [old, new] = [old, fixed.bytes.clone()].map(|bytes| Source::new(before.origin().clone(), bytes));
        let [old, new] = [old, new].map(|source| sources.add(source));
        let (style, terminal) = (context.out_style, context.environment.stdout_is_terminal);
        results.print(context, |out| diff::write(&sources, [old, new], style, terminal, out));
        Exit::Findings
    }

    /// Replaces the document by the fixed one.
    fn write(
        &mut self,
        mut judged: Judged,
        after: Judged,
        fixed: &Fixed,
        results: &mut Results,
        context: &mut Context<'_>,
    ) -> Taken {
        let before = judged.sources.get(judged.analysis.source);
        match before.origin() {
            Origin::File(_) if fixed.count() == 0 => return Taken::left(judged),
            Origin::File(path) => {
                let read = before.encoded(before.text()).expect("what was fixed is UTF-8");
                let (mut outputs, names) = (Outputs::default(), names(path));
                let replaced = outputs.replace(path, &read, &fixed.bytes).and_then(|()| outputs.commit());
                if let Err(error) = replaced {
                    self.failed += 1;
                    // No fix is offered that was just asked for and could not be made.
                    judged.analysis.diagnostics.iter_mut().for_each(|found| found.fix = None);
                    return Taken { failed: Some(error.into()), ..Taken::left(judged) };
                }
                if names > 1 {
                    context.note(&format!("{}: its other hard links keep the old content", path.display()));
                }
            }
            _ => {
                let source = after.sources.get(after.analysis.source);
                let printed = context.print_document(source, &judged.sources, self.args.with_api_key);
                results.heed(printed, context);
            }
        }
        if fixed.count() == 0 {
            return Taken::left(judged);
        }
        self.count(fixed);
        if !self.quiet {
            context.say(&format!("fixed: {}: {}", display::origin(before.origin()), listed(&fixed.by_rule)));
        }
        Taken::left(after)
    }

    fn count(&mut self, fixed: &Fixed) {
        self.fixed += fixed.count();
        self.documents += 1;
    }

    /// Reports the totals at the end.
    pub fn finish(&self, context: &mut Context<'_>) {
        if self.quiet || !self.args.fix && !self.args.diff {
            return;
        }
        let (findings, documents) = (counted(self.fixed, "finding"), counted(self.documents, "document"));
        let mut line = match (self.fixed, self.args.diff) {
            (0, _) if self.failed > 0 => format!("nothing was fixed in {}", counted(self.failed, "document")),
            (0, _) => "nothing to fix".to_owned(),
            (_, true) => format!("{findings} would be fixed in {documents}"),
            (_, false) => format!("{findings} fixed in {documents}"),
        };
        if self.unsafely > 0 && self.args.diff && !self.args.unsafe_fixes {
            line.push_str(&format!("; {} more with `--unsafe-fixes`", self.unsafely));
        }
        context.say(&line);
    }
}

/// What comes of a document.
#[derive(Debug)]
pub struct Taken {
    /// The document to be shown, unless only a diff was asked for.
    pub left: Option<Judged>,
    /// The exit code that its fixes lead to.
    pub exit: Exit,
    /// Why it could not be written.
    pub failed: Option<Failure>,
}

impl Default for Taken {
    fn default() -> Self {
        Self { left: None, exit: Exit::Clean, failed: None }
    }
}

impl Taken {
    fn left(judged: Judged) -> Self {
        Self { left: Some(judged), ..Self::default() }
    }
}

/// A document with the result of its fixes.
pub struct Tried {
    judged: Judged,
    outcome: FixOutcome,
}

/// The result of the fixes of a document.
enum FixOutcome {
    /// No fix was asked for, or the document has none.
    Untouched,
    /// The fixes cannot be applied.
    Refused(FixError),
    /// The fixes were applied in memory, and the result was checked.
    Fixed(Fixed, Box<Judged>),
}

impl Tried {
    /// The document as it was read.
    #[must_use]
    pub fn source(&self) -> &Source {
        self.judged.sources.get(self.judged.analysis.source)
    }
}

impl FixArgs {
    /// Applies the requested fixes in memory. This can run for many documents in parallel.
    #[must_use]
    pub fn try_on(self, judged: Judged, settings: &Settings<'_>) -> Tried {
        let source = judged.sources.get(judged.analysis.source);
        let is_file = matches!(source.origin(), Origin::File(_));
        if !self.fix && !self.diff || is_file && !self.can_fix(&judged) {
            return Tried { judged, outcome: FixOutcome::Untouched };
        }
        let reach = if self.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
        let check = |sources: &Sources, id| unabridged(sources, id, settings).diagnostics;
        let outcome = match apply(source, reach, &check) {
            Err(error) => FixOutcome::Refused(error),
            Ok(fixed) => {
                let after = judge(Source::new(source.origin().clone(), fixed.bytes.clone()), settings);
                FixOutcome::Fixed(fixed, Box::new(honest(after)))
            }
        };
        Tried { judged, outcome }
    }

    /// Whether a document has a fix of the requested safety.
    fn can_fix(self, judged: &Judged) -> bool {
        let unsafely = self.unsafe_fixes && offered(judged, Safety::Unsafe) > 0;
        unsafely || offered(judged, Safety::Safe) > 0
    }
}

/// A document whose findings have the fixes that would be made, and no others.
#[must_use]
pub fn honest(mut judged: Judged) -> Judged {
    let Judged { sources, analysis } = &mut judged;
    take_back(sources, analysis.source, &mut analysis.diagnostics);
    judged
}

/// Reports the fixes of a document that were not applied.
fn remarks(judged: &Judged, fixed: &Fixed, context: &mut Context<'_>) {
    let name = judged.sources.get(judged.analysis.source).origin();
    for rule in &fixed.refused {
        context.note(&format!("{name}: skipped a fix for {rule}: it would change more than intended"));
    }
    if !fixed.settled {
        context.note(&format!("{name}: some fixes are left; run the command again, or fix the rest by hand"));
    }
}

/// The number of findings that have a fix of this safety.
fn offered(judged: &Judged, safety: Safety) -> usize {
    let fixes = judged.analysis.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref());
    fixes.filter(|fix| fix.safety == safety).count()
}

/// Formats counts of fixed findings, as in `2 raw-ampersand, 1 to-format`.
fn listed(fixed: &BTreeMap<&'static str, usize>) -> String {
    fixed.iter().map(|(rule, count)| format!("{count} {rule}")).collect::<Vec<_>>().join(", ")
}
