//! Fits several files in parallel, while one thread watches.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use super::{Destination, Equipment, MessageSizes, Refusal, Sheet, Watch, WorkSettings};
use crate::media::cache::Cache;
use crate::media::fit::{self, Event, FitError, Fitted, Kit, Outcome, Pair, Source, Stamp, Workspace};
use crate::media::kind::MediaKind;
use crate::media::plan::Target;

/// One file to fit.
#[derive(Clone, Debug)]
pub struct Task {
    /// The file.
    pub input: PathBuf,
    /// Where its result goes.
    pub destination: Destination,
    /// What it is fitted to.
    pub target: Target,
}

/// The result of a task.
#[derive(Debug)]
pub struct Done {
    /// The size of the input, in bytes.
    pub input_bytes: u64,
    /// What came of it.
    pub fitted: Fitted,
    /// The path of the result; the input itself if it is kept and no copy was wanted.
    pub output: Option<PathBuf>,
    /// Whether the result took the place of a file of other content, which nobody asked for.
    pub replaces: bool,
    /// How long it took.
    pub seconds: f64,
    /// Frames before and after fitting, if they are wanted.
    pub frames: Vec<Pair>,
}

/// The results of a run: of single files, or of the media of a message.
#[derive(Debug, Default)]
pub struct Results {
    /// The files that were worked on, in their order.
    pub tasks: Vec<Task>,
    /// The result of each task.
    pub done: Vec<Result<Done, FitError>>,
    /// The media that no task was made for, because a limit of their message cannot be met.
    pub untried: Vec<PathBuf>,
    /// Why a limit of the message cannot be met, if it cannot.
    pub refusal: Option<Refusal>,
    /// The size of the message, once it is made.
    pub sizes: Option<MessageSizes>,
}

impl Results {
    /// The tasks that failed, each with its error.
    pub fn failures(&self) -> impl Iterator<Item = (&Task, &FitError)> {
        let pairs = self.tasks.iter().zip(&self.done);
        pairs.filter_map(|(task, done)| Some((task, done.as_ref().err()?)))
    }
}

/// A message from a worker.
enum News {
    Event(Event),
    Done(Box<Result<Done, FitError>>),
}

/// Fits all files; results are in the order of `tasks`.
pub fn run(
    tasks: &[Task],
    settings: &WorkSettings,
    equipment: Equipment<'_>,
    watch: &mut dyn Watch,
) -> Vec<Result<Done, FitError>> {
    watch.begin(tasks.iter().map(|task| task.input.display().to_string()).collect());
    let clock = equipment.clock;
    let (sender, news) = channel();
    let next = &AtomicUsize::new(0);
    let mut done: Vec<Option<Result<Done, FitError>>> = tasks.iter().map(|_| None).collect();
    thread::scope(|scope| {
        for _ in 0..settings.jobs.min(tasks.len()) {
            let sender = sender.clone();
            scope.spawn(move || {
                while let Some((index, task)) = take(next, tasks) {
                    let started = clock();
                    let mut fitted = fit_one(task, settings, equipment, &|event| say(&sender, index, event));
                    if let Ok(done) = &mut fitted {
                        done.seconds = clock().saturating_sub(started).as_secs_f64();
                    }
                    // The receiver is gone only if the run has ended.
                    let _ = sender.send((index, News::Done(Box::new(fitted))));
                }
            });
        }
        drop(sender);
        for (index, news) in news {
            match news {
                News::Event(event) => watch.event(index, event),
                News::Done(fitted) => {
                    watch.done(index);
                    done[index] = Some(*fitted);
                }
            }
        }
    });
    watch.end();
    done.into_iter().map(|done| done.expect("every task is worked on")).collect()
}

fn say(sender: &Sender<(usize, News)>, index: usize, event: Event) {
    let _ = sender.send((index, News::Event(event)));
}

fn take<'t>(next: &AtomicUsize, tasks: &'t [Task]) -> Option<(usize, &'t Task)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    tasks.get(index).map(|task| (index, task))
}

/// Returns the cached result for a source, or fits it now. `stamp` is the state in which the source was opened.
fn cached(
    source: &Source,
    stamp: &Stamp,
    task: &Task,
    settings: &WorkSettings,
    kit: &Kit<'_>,
    on_event: &dyn Fn(Event),
) -> Result<Fitted, FitError> {
    let key = || Cache::key(source, &task.target, settings.min_similarity, kit.tools);
    let place = settings.cache.as_ref().and_then(|cache| Some((cache, key()?)));
    if let Some(fitted) =
        place.as_ref().and_then(|(cache, key)| cache.get(key, task.target.budget, kit.workspace))
    {
        return Ok(fitted);
    }
    let fitted = fit::fit(source, &task.target, settings.min_similarity, kit, &mut |event| on_event(event));
    if !kit.interrupt.requested() {
        stamp.check(&task.input)?;
    }
    let fitted = fitted?;
    if let Some((cache, key)) = place {
        // A full or read-only cache costs time, nothing else.
        let _ = cache.put(&key, &fitted);
    }
    Ok(fitted)
}

/// Fits one file and moves the result into its place.
fn fit_one(
    task: &Task,
    settings: &WorkSettings,
    Equipment { tools, interrupt, .. }: Equipment<'_>,
    on_event: &dyn Fn(Event),
) -> Result<Done, FitError> {
    let stamp = Stamp::of(&task.input);
    let source = Source::open(&task.input, task.target.gif_form, tools)?;
    let workspace = match Workspace::inside(&task.destination.folder) {
        // What stays where it is needs no place beside it.
        Err(_) if !task.destination.wants_copies() && fit::keeps(&source, &task.target, tools)? => {
            Workspace::temporary()?
        }
        workspace => workspace?,
    };
    let kit = Kit { tools, workspace: &workspace, interrupt };
    let mut fitted = cached(&source, &stamp, task, settings, &kit, on_event)?;
    let frames = match settings.sheet {
        Sheet::Wanted => fit::sheet(&source, &fitted, &task.target, &kit)?,
        Sheet::Unwanted => Vec::new(),
    };
    fitted.notes.extend(delivered(&fitted.outcome, &source).and_then(|kind| task.destination.misnamed(kind)));
    let made = match &fitted.outcome {
        Outcome::Fitted(product) => Some((product.file.clone(), product.kind)),
        Outcome::Kept if task.destination.wants_copies() => {
            Some((workspace.copy(&source.absolute)?, source.kind))
        }
        _ => None,
    };
    let mut done = Done {
        input_bytes: source.bytes,
        output: (fitted.outcome == Outcome::Kept).then(|| task.input.clone()),
        fitted,
        replaces: false,
        seconds: 0.0,
        frames,
    };
    if let Some((file, kind)) = made {
        done.replaces = task.destination.replaces(&file, kind);
        done.output = Some(workspace.place(&file, &task.destination.path(kind))?);
    }
    Ok(done)
}

/// The kind of the file that is delivered, if there is one.
fn delivered(outcome: &Outcome, source: &Source) -> Option<MediaKind> {
    match outcome {
        Outcome::Fitted(product) => Some(product.kind),
        Outcome::Kept => Some(source.kind),
        Outcome::Impossible(_) | Outcome::TooPoor { .. } => None,
    }
}
