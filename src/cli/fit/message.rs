//! Fits a whole message into one budget: everything that is not fitted is subtracted first, the rest is shared.

use std::path::{Path, PathBuf};

use super::budget::Limit;
use super::failure;
use super::outputs::{Destination, Places};
use super::shares::{Medium, MessageSettings, Shares};
use super::work::{self, Done, Task};
use crate::cli::compose::{Composition, SlideSpec, is_url};
use crate::cli::context::Context;
use crate::cli::exit::Failure;
use crate::media::encode::Encode;
use crate::media::fit::{self, Fitted, Forecast, ForecastOutcome, Outcome, Source};
use crate::media::plan::{Target, floor};

/// The result of fitting a message.
pub(super) struct Message {
    /// One task for each medium to be fitted, in the order of the slides.
    pub(super) tasks: Vec<Task>,
    /// The result of each task.
    pub(super) done: Vec<Result<Done, Failure>>,
    /// Why a limit cannot be met, if it cannot.
    pub(super) refusal: Option<Failure>,
}

/// A forecast for a message.
pub(super) struct Prospect {
    /// The bytes of the message besides its media, by limit.
    pub(super) others: Vec<(Limit, u64)>,
    /// Each medium with its share of the budget, its present size and its forecast, in bytes.
    pub(super) media: Vec<(PathBuf, u64, u64, Forecast)>,
    /// Why a limit cannot be met, if it cannot.
    pub(super) refusal: Option<Failure>,
}

impl Prospect {
    /// Forecasts what fitting the media of `composition` would do.
    pub(super) fn of(
        composition: &Composition,
        settings: &MessageSettings<'_>,
        tools: &dyn Encode,
        context: &mut Context<'_>,
    ) -> Result<Self, Failure> {
        let mut shares = Shares::of(composition, settings, tools, context)?;
        let nothing = vec![None; shares.media.len()];
        let others = settings.limits.iter().map(|limit| (*limit, shares.used(*limit, &nothing))).collect();
        let several = shares.media.len() > 1;
        let mut media = Vec::new();
        let refusal = loop {
            let budgets = match shares.budgets(settings.limits, &nothing) {
                Ok(budgets) => budgets,
                Err(refusal) => {
                    // What was tried before tells more.
                    if media.is_empty() {
                        media = underfunded(&shares, settings.limits);
                    }
                    break Some(refusal);
                }
            };
            media.clear();
            for (medium, budget) in shares.media.iter().zip(budgets) {
                let target = Target { budget, ..settings.target.clone() };
                let planned = Source::open(&medium.path, target.gif_form, tools).and_then(|source| {
                    Ok((source.bytes, fit::forecast(&source, &target, tools, &context.interrupt)?))
                });
                let (bytes, mut forecast) = planned.map_err(|error| failure::of(&error))?;
                if several && matches!(forecast.outcome, ForecastOutcome::Fitted { .. }) {
                    forecast
                        .notes
                        .push("its budget grows by what the other media leave of theirs".to_owned());
                }
                media.push((medium.path.clone(), budget, bytes, forecast));
            }
            let needs = media.iter().map(|(.., forecast)| match &forecast.outcome {
                ForecastOutcome::Impossible(reason) => Some(reason.least),
                _ => None,
            });
            if !shares.learn(needs) {
                raise(&mut media, &shares, settings.limits);
                break None;
            }
        };
        Ok(Self { others, media, refusal })
    }
}

/// Raises the greatest sizes that are forecast to what each medium can get once the others leave some of their share.
fn raise(media: &mut [(PathBuf, u64, u64, Forecast)], shares: &Shares, limits: &[Limit]) {
    let least = |(_, _, bytes, forecast): &(_, _, u64, Forecast)| match forecast.outcome {
        ForecastOutcome::Kept => *bytes,
        ForecastOutcome::Fitted { least, .. } => least,
        ForecastOutcome::Impossible(_) => 0,
    };
    let least: Vec<u64> = media.iter().map(least).collect();
    for (index, (_, budget, _, forecast)) in media.iter_mut().enumerate() {
        // Others than videos get more only if they filled their share.
        if let ForecastOutcome::Fitted { most, .. } = &mut forecast.outcome
            && (shares.media[index].is_video() || *most >= floor(*budget))
        {
            *most = shares.ceiling(limits, &least, index).max(*most);
        }
    }
}

/// The forecasts for the media that need more than they could get, if nothing is fitted yet.
fn underfunded(shares: &Shares, limits: &[Limit]) -> Vec<(PathBuf, u64, u64, Forecast)> {
    let underfunded = shares.underfunded(limits, &vec![None; shares.media.len()]).into_iter();
    let refused = underfunded.map(|(index, budget, least)| {
        let Medium { path, info, .. } = &shares.media[index];
        (path.clone(), budget, info.bytes, Forecast::impossible(least))
    });
    refused.collect()
}

/// A message while it is being fitted: what is shared, and the results so far.
struct Making<'a> {
    shares: Shares,
    destinations: Vec<Destination>,
    settings: &'a MessageSettings<'a>,
    made: Vec<Option<(Task, Result<Done, Failure>)>>,
}

impl Message {
    /// Fits the media of `composition` into `folder`. Several are fitted in parallel, but the share of each depends
    /// on earlier results only, so it is the same for any number of jobs.
    pub(super) fn fit(
        composition: &Composition,
        settings: &MessageSettings<'_>,
        folder: &Path,
        tools: &dyn Encode,
        context: &mut Context<'_>,
    ) -> Result<Self, Failure> {
        let shares = Shares::of(composition, settings, tools, context)?;
        let paths: Vec<PathBuf> = shares.media.iter().map(|medium| medium.path.clone()).collect();
        let destinations = Places::inside(&paths, folder);
        let mut making =
            Making { shares, destinations, settings, made: paths.iter().map(|_| None).collect() };
        let refusal = making.all(tools, context).err();
        if refusal.is_some() {
            making.mark_impossible();
        }
        let (tasks, done) = making.made.into_iter().flatten().unzip();
        Ok(Self { tasks, done, refusal })
    }

    /// Whether every medium has a result.
    pub(super) fn is_whole(&self) -> bool {
        self.refusal.is_none()
            && self.done.iter().all(|done| done.as_ref().is_ok_and(|done| done.output.is_some()))
    }

    /// The composition with the results in place of the media.
    pub(super) fn composed(&self, composition: &Composition) -> Composition {
        let mut composed = composition.clone();
        for SlideSpec { folder, media, .. } in &mut composed.slides {
            for medium in media.iter_mut().filter(|medium| !is_url(&medium.value)) {
                let path = folder.join(&medium.value);
                // A medium without a result stays where it is; the name of its folder need not be valid Unicode.
                if let Some(result) = self.result(&path).filter(|result| *result != path) {
                    let result = std::path::absolute(result).unwrap_or_else(|_| result.to_owned());
                    medium.value = result.display().to_string();
                }
            }
        }
        composed
    }

    /// The path of the result for a medium.
    pub(super) fn result(&self, path: &Path) -> Option<&Path> {
        let mut pairs = self.tasks.iter().zip(&self.done);
        let (_, done) = pairs.find(|(task, _)| task.input == path)?;
        done.as_ref().ok()?.output.as_deref()
    }
}

impl Making<'_> {
    /// Fits all media, until one has no result; fails if a limit cannot be met.
    fn all(&mut self, tools: &dyn Encode, context: &mut Context<'_>) -> Result<(), Failure> {
        // Videos fill whatever budget they get, so they come last and get what the other media leave.
        for films in [false, true] {
            let turn = |index: &usize| self.shares.media[*index].is_video() == films;
            let turn: Vec<usize> = (0..self.made.len()).filter(turn).collect();
            self.work(&turn, tools, context)?;
            if self.failed() {
                return Ok(());
            }
        }
        // Bytes that are left at the end go to media that could have used more.
        if self.is_full() { Ok(()) } else { self.work(&self.hungry(), tools, context) }
    }

    /// Fits the media of `turn`, each into its share of what the others leave. Starts again with new shares if a
    /// medium turns out to need more than was known; a medium whose share is the same keeps its result.
    fn work(&mut self, turn: &[usize], tools: &dyn Encode, context: &mut Context<'_>) -> Result<(), Failure> {
        loop {
            let mut taken = self.taken();
            turn.iter().for_each(|index| taken[*index] = None);
            let budgets = self.shares.budgets(self.settings.limits, &taken)?;
            let task = |index: &usize| Task {
                input: self.shares.media[*index].path.clone(),
                destination: self.destinations[*index].clone(),
                target: Target { budget: budgets[*index], ..self.settings.target.clone() },
            };
            let made_so = |index: usize| {
                self.made[index].as_ref().is_some_and(|(task, _)| task.target.budget == budgets[index])
            };
            let open: Vec<usize> = turn.iter().copied().filter(|index| !made_so(*index)).collect();
            let tasks: Vec<Task> = open.iter().map(task).collect();
            let done = work::run(&tasks, self.settings.work_settings, tools, self.settings.quiet, context);
            for ((index, task), done) in open.iter().zip(tasks).zip(done) {
                self.made[*index] = Some((task, done));
            }
            if !self.shares.learn(self.made.iter().map(needed)) {
                return Ok(());
            }
        }
    }

    /// Records which of the media that were not tried need more than they could get.
    fn mark_impossible(&mut self) {
        for (index, budget, least) in self.shares.underfunded(self.settings.limits, &self.taken()) {
            let Medium { path, info, .. } = &self.shares.media[index];
            let task = Task {
                input: path.clone(),
                destination: self.destinations[index].clone(),
                target: Target { budget, ..self.settings.target.clone() },
            };
            let (fitted, input_bytes) = (Fitted::impossible(least), info.bytes);
            let done = Done { input_bytes, fitted, output: None, seconds: 0.0, frames: Vec::new() };
            self.made[index].get_or_insert((task, Ok(done)));
        }
    }

    /// The bytes of each result so far.
    fn taken(&self) -> Vec<Option<u64>> {
        let of =
            |made: &Option<(Task, Result<Done, Failure>)>| made.as_ref()?.1.as_ref().ok().and_then(bytes);
        self.made.iter().map(of).collect()
    }

    /// Whether a medium has no result although its turn has come.
    fn failed(&self) -> bool {
        self.made.iter().zip(self.taken()).any(|(made, bytes)| made.is_some() && bytes.is_none())
    }

    /// Whether some limit is used to the desired degree.
    fn is_full(&self) -> bool {
        let taken = self.taken();
        self.settings.limits.iter().any(|limit| self.shares.used(*limit, &taken) >= floor(limit.bytes))
    }

    /// The media that filled their budget. The others have no use for more.
    fn hungry(&self) -> Vec<usize> {
        let filled = |index: &usize| {
            self.made[*index].as_ref().is_some_and(|(task, done)| {
                match done.as_ref().map(|d| &d.fitted.outcome) {
                    Ok(Outcome::Fitted(product)) => product.bytes >= task.target.floor(),
                    _ => false,
                }
            })
        };
        (0..self.made.len()).filter(filled).collect()
    }
}

/// The least number of bytes that a medium without a result would need.
fn needed(made: &Option<(Task, Result<Done, Failure>)>) -> Option<u64> {
    match &made.as_ref()?.1.as_ref().ok()?.fitted.outcome {
        Outcome::Impossible(reason) => Some(reason.least),
        _ => None,
    }
}

/// The bytes of a result.
fn bytes(done: &Done) -> Option<u64> {
    match &done.fitted.outcome {
        Outcome::Kept => Some(done.input_bytes),
        Outcome::Fitted(product) => Some(product.bytes),
        Outcome::Impossible(_) | Outcome::TooPoor { .. } => None,
    }
}
