//! Fits a whole message into one budget: everything that is not fitted is subtracted first, the rest is shared.

use std::path::{Path, PathBuf};

use super::shares::Medium;
use super::{Destination, Done, Equipment, MessageSettings, Refusal, Results, Shares, Task, Watch, run};
use crate::compose::{Composition, SlideSpec, is_url};
use crate::media::fit::{FitError, Fitted, Outcome};
use crate::media::plan::{Reason, Target, floor};

/// The result of fitting a message.
pub struct FittedMessage {
    /// The results of its media, in the order of the slides.
    pub results: Results,
}

/// A message while it is being fitted: what is shared, and the results so far.
struct Making<'a> {
    shares: Shares,
    destinations: Vec<Destination>,
    settings: &'a MessageSettings<'a>,
    made: Vec<Option<Made>>,
}

/// A medium that was fitted, or that was found to need too much.
struct Made {
    task: Task,
    done: Result<Done, FitError>,
}

impl Made {
    /// The bytes of the result, if there is one.
    fn bytes(&self) -> Option<u64> {
        let done = self.done.as_ref().ok()?;
        match &done.fitted.outcome {
            Outcome::Kept => Some(done.input_bytes),
            Outcome::Fitted(product) => Some(product.bytes),
            Outcome::Impossible(_) | Outcome::TooPoor { .. } => None,
        }
    }

    /// The least number of bytes that the medium would need, if it got too few.
    fn needed(&self) -> Option<u64> {
        match &self.done.as_ref().ok()?.fitted.outcome {
            Outcome::Impossible(reason) => Some(reason.least),
            _ => None,
        }
    }

    /// Whether the result fills its budget.
    fn is_full(&self) -> bool {
        match self.done.as_ref().map(|done| &done.fitted.outcome) {
            Ok(Outcome::Fitted(product)) => product.bytes >= self.task.target.floor(),
            _ => false,
        }
    }
}

impl FittedMessage {
    /// Fits the media of a message into `folder`. Several are fitted in parallel, but the share of each depends
    /// on earlier results only, so it is the same for any number of jobs.
    pub fn fit(
        shares: Shares,
        settings: &MessageSettings<'_>,
        folder: &Path,
        equipment: Equipment<'_>,
        watch: &mut dyn Watch,
    ) -> Self {
        let paths: Vec<PathBuf> = shares.media.iter().map(|medium| medium.path.clone()).collect();
        let destinations = Destination::inside(&paths, folder);
        let mut making =
            Making { shares, destinations, settings, made: paths.iter().map(|_| None).collect() };
        let refusal = making.all(equipment, watch).err();
        if refusal.is_some() {
            making.mark_impossible();
        }
        let mut untried = Vec::new();
        let made = making.made.into_iter().zip(paths).filter_map(|(made, path)| {
            if made.is_none() {
                untried.push(path);
            }
            made
        });
        let (tasks, done) = made.map(|made| (made.task, made.done)).unzip();
        Self { results: Results { tasks, done, untried, refusal, sizes: None } }
    }

    /// Whether every medium has a result.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let Results { done, refusal, .. } = &self.results;
        refusal.is_none() && done.iter().all(|done| done.as_ref().is_ok_and(|done| done.output.is_some()))
    }

    /// The composition with the results in place of the media.
    #[must_use]
    pub fn composed(&self, composition: &Composition) -> Composition {
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
    #[must_use]
    pub fn result(&self, path: &Path) -> Option<&Path> {
        let mut pairs = self.results.tasks.iter().zip(&self.results.done);
        let (_, done) = pairs.find(|(task, _)| task.input == path)?;
        done.as_ref().ok()?.output.as_deref()
    }
}

impl Making<'_> {
    /// Fits all media, until one has no result; fails if a limit cannot be met.
    fn all(&mut self, equipment: Equipment<'_>, watch: &mut dyn Watch) -> Result<(), Refusal> {
        // Videos fill whatever budget they get, so they come last and get what the other media leave.
        for videos in [false, true] {
            let turn = |index: &usize| self.shares.media[*index].is_video() == videos;
            let turn: Vec<usize> = (0..self.made.len()).filter(turn).collect();
            self.work(&turn, equipment, watch)?;
            if self.failed() {
                return Ok(());
            }
        }
        // Bytes that are left at the end go to media that could have used more.
        if self.is_full() { Ok(()) } else { self.work(&self.hungry(), equipment, watch) }
    }

    /// Fits the media of `turn`, each into its share of what the others leave. Starts again with new shares if a
    /// medium turns out to need more than was known; a medium whose share is the same keeps its result.
    fn work(
        &mut self,
        turn: &[usize],
        equipment: Equipment<'_>,
        watch: &mut dyn Watch,
    ) -> Result<(), Refusal> {
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
                self.made[index].as_ref().is_some_and(|made| made.task.target.budget == budgets[index])
            };
            let open: Vec<usize> = turn.iter().copied().filter(|index| !made_so(*index)).collect();
            let tasks: Vec<Task> = open.iter().map(task).collect();
            let done = run(&tasks, self.settings.work_settings, equipment, watch);
            for ((index, task), done) in open.iter().zip(tasks).zip(done) {
                self.made[*index] = Some(Made { task, done });
            }
            if !self.shares.learn(self.made.iter().map(|made| made.as_ref()?.needed())) {
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
            let (fitted, input_bytes) = (Fitted::impossible(Reason::estimated(least)), info.bytes);
            let (output, frames) = (None, Vec::new());
            let done = Done { input_bytes, fitted, output, replaces: false, seconds: 0.0, frames };
            self.made[index].get_or_insert(Made { task, done: Ok(done) });
        }
    }

    /// The bytes of each result so far.
    fn taken(&self) -> Vec<Option<u64>> {
        self.made.iter().map(|made| made.as_ref()?.bytes()).collect()
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
        let filled = |index: &usize| self.made[*index].as_ref().is_some_and(Made::is_full);
        (0..self.made.len()).filter(filled).collect()
    }
}
