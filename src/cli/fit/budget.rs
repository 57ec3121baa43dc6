//! What results have to meet: a given size, or the limits of carriers and handsets, and what those handsets show.

use super::options::FitArgs;
use crate::cli::context::Context;
use crate::cli::exit::Failure;
use crate::fitting::{Basis, Limit};
use crate::limits::capabilities::Capabilities;

/// What results have to meet.
pub struct Bounds {
    /// The limits of their sizes.
    pub limits: Vec<Limit>,
    /// What the handsets of the chosen profiles show.
    pub capabilities: Capabilities,
}

/// The limits that apply. `usual` is the basis of a `--budget` without `--basis`.
///
/// # Errors
/// When no limit is given, or a limit is not known.
pub fn bounds(args: &FitArgs, usual: Basis, context: &mut Context<'_>) -> Result<Bounds, Failure> {
    let given = args.budget.map(|budget| Limit { bytes: budget.0, basis: args.basis.unwrap_or(usual) });
    if args.profiles.is_empty() {
        let limits = vec![given.ok_or_else(nothing_given)?];
        return Ok(Bounds { limits, capabilities: Capabilities::default() });
    }
    let profiles = context.config.profiles();
    let chosen = args.profiles.chosen(&profiles, context)?;
    let capabilities = Capabilities::of(&chosen);
    // A given size replaces the limits of the profiles, but not what their handsets show.
    if let Some(limit) = given {
        return Ok(Bounds { limits: vec![limit], capabilities });
    }
    let limits: Vec<Limit> = chosen.into_iter().flat_map(Limit::of_profile).collect();
    if limits.is_empty() {
        return Err(Failure::usage("the chosen limits are of single files, not of messages")
            .help("choose a carrier's or a handset's limit, or give `--budget`"));
    }
    Ok(Bounds { limits, capabilities })
}

fn nothing_given() -> Failure {
    Failure::usage("no size limit is given").help(
        "give `--budget 600KB`, which is safe across US carriers, or `--carrier NAME`, or `--profile NAME`",
    )
}
