//! Forecasts what fitting a whole message would do, without encoding anything.

use std::path::PathBuf;

use super::shares::Medium;
use super::{Equipment, Limit, MessageSettings, Refusal, Shares};
use crate::media::fit::{self, FitError, Forecast, ForecastOutcome, Source};
use crate::media::plan::{Reason, Target, floor};

/// A forecast for a message.
pub struct Prospect {
    /// The bytes of the message besides its media, by limit.
    pub others: Vec<(Limit, u64)>,
    /// The forecast for each medium, in the order of the slides.
    pub media: Vec<MediumProspect>,
    /// The media without a forecast, because a limit cannot be met.
    pub untried: Vec<PathBuf>,
    /// Why a limit cannot be met, if it cannot.
    pub refusal: Option<Refusal>,
}

/// A forecast for one medium of a message.
pub struct MediumProspect {
    /// Its file.
    pub path: PathBuf,
    /// Its share of the message's budget, in bytes.
    pub budget: u64,
    /// Its present size, in bytes.
    pub bytes: u64,
    /// What fitting it would do.
    pub forecast: Forecast,
}

impl Prospect {
    /// Forecasts what fitting the media of a message would do.
    ///
    /// # Errors
    /// When a medium cannot be read, or ffmpeg fails.
    pub fn of(
        mut shares: Shares,
        settings: &MessageSettings<'_>,
        equipment: Equipment<'_>,
    ) -> Result<Self, FitError> {
        let nothing = vec![None; shares.media.len()];
        let others = settings.limits.iter().map(|limit| (*limit, shares.used(*limit, &nothing))).collect();
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
            let forecasts = shares.media.iter().zip(budgets);
            let forecasts = forecasts.map(|(medium, budget)| foresee(medium, budget, settings, equipment));
            media = forecasts.collect::<Result<_, _>>()?;
            if !shares.learn(media.iter().map(MediumProspect::needed)) {
                raise(&mut media, &shares, settings.limits);
                break None;
            }
        };
        if media.len() > 1 {
            media.iter_mut().for_each(MediumProspect::note_growth);
        }
        let is_open = |path: &&PathBuf| media.iter().all(|medium| medium.path != **path);
        let untried = shares.media.iter().map(|medium| &medium.path).filter(is_open).cloned().collect();
        Ok(Self { others, media, untried, refusal })
    }
}

impl MediumProspect {
    /// The least number of bytes that the medium would need, if its share is too small.
    fn needed(&self) -> Option<u64> {
        match &self.forecast.outcome {
            ForecastOutcome::Impossible(reason) => Some(reason.least),
            _ => None,
        }
    }

    /// The fewest bytes that the medium may take.
    fn least(&self) -> u64 {
        match self.forecast.outcome {
            ForecastOutcome::Kept => self.bytes,
            ForecastOutcome::Fitted { least, .. } => least,
            ForecastOutcome::Impossible(_) | ForecastOutcome::TooPoor { .. } => 0,
        }
    }

    /// Notes that the share is not final.
    fn note_growth(&mut self) {
        if let ForecastOutcome::Fitted { .. } = self.forecast.outcome {
            self.forecast.notes.push("its budget grows by what the other media leave of theirs".to_owned());
        }
    }
}

/// Forecasts what fitting a medium into its share would do.
fn foresee(
    medium: &Medium,
    budget: u64,
    settings: &MessageSettings<'_>,
    Equipment { tools, interrupt, .. }: Equipment<'_>,
) -> Result<MediumProspect, FitError> {
    let target = Target { budget, ..settings.target.clone() };
    let source = Source::open(&medium.path, target.gif_form, tools)?;
    let forecast = fit::forecast(&source, &target, settings.work_settings.min_similarity, tools, interrupt)?;
    Ok(MediumProspect { path: medium.path.clone(), budget, bytes: source.bytes, forecast })
}

/// Raises the greatest sizes that are forecast to what each medium can get once the others leave some of their share.
fn raise(media: &mut [MediumProspect], shares: &Shares, limits: &[Limit]) {
    let least: Vec<u64> = media.iter().map(MediumProspect::least).collect();
    for (index, medium) in media.iter_mut().enumerate() {
        // Others than videos get more only if they filled their share.
        if let ForecastOutcome::Fitted { most, .. } = &mut medium.forecast.outcome
            && (shares.media[index].is_video() || *most >= floor(medium.budget))
        {
            *most = shares.ceiling(limits, &least, index).max(*most);
        }
    }
}

/// The forecasts for the media that need more than they could get, if nothing is fitted yet.
fn underfunded(shares: &Shares, limits: &[Limit]) -> Vec<MediumProspect> {
    let underfunded = shares.underfunded(limits, &vec![None; shares.media.len()]).into_iter();
    let refused = underfunded.map(|(index, budget, least)| {
        let Medium { path, info, .. } = &shares.media[index];
        let forecast = Forecast::impossible(Reason::estimated(least));
        MediumProspect { path: path.clone(), budget, bytes: info.bytes, forecast }
    });
    refused.collect()
}
