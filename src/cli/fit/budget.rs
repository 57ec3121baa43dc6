//! The byte budget: a given size, or the limits of carriers and handsets.

use super::options::FitArgs;
use crate::cli::context::Context;
use crate::cli::exit::Failure;
use crate::fitting::{Basis, Limit};

/// The limits that apply. `usual` is the basis of a `--budget` without `--basis`.
///
/// # Errors
/// When no limit is given, or a limit is not known.
pub fn limits(args: &FitArgs, usual: Basis, context: &mut Context<'_>) -> Result<Vec<Limit>, Failure> {
    let given = args.budget.map(|budget| Limit { bytes: budget.0, basis: args.basis.unwrap_or(usual) });
    if args.profiles.is_empty() {
        return given.map(|limit| vec![limit]).ok_or_else(nothing_given);
    }
    let profiles = context.config.profiles();
    let chosen = args.profiles.chosen(&profiles, context)?;
    // A given size replaces the limits of the profiles, but the names of the profiles are still checked.
    if let Some(limit) = given {
        return Ok(vec![limit]);
    }
    let limits: Vec<Limit> = chosen.into_iter().flat_map(Limit::of_profile).collect();
    if limits.is_empty() {
        return Err(Failure::usage("the chosen limits are of single files, not of messages")
            .help("choose a carrier's or a handset's limit, or give `--budget`"));
    }
    Ok(limits)
}

fn nothing_given() -> Failure {
    Failure::usage("no size limit is given").help(
        "give `--budget 600KB`, which is safe across US carriers, or `--carrier NAME`, or `--profile NAME`",
    )
}
