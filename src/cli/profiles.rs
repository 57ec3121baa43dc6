//! `mmsctl profiles`

use super::context::Context;
use super::exit::{Exit, Stop};
use super::format::Format;
use super::profile_args::unchosen;
use crate::limits::profile::{Kind, Profile, Sender};
use crate::render::profiles as show;

/// List and explain the limits that `estimate` compares with.
///
/// Each comes with its source, date and unit: what accounts accept, what carriers transport for each type of sender,
/// what classes of handsets retrieve and show, and what is recommended. With PROFILE, shows all that is known about it.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Explain these limits instead of listing all.
    #[arg(value_name = "PROFILE")]
    names: Vec<String>,
    /// Only limits of this carrier; repeatable.
    #[arg(long, value_name = "CARRIER")]
    carrier: Vec<String>,
    /// Only limits for this type of sender; repeatable.
    #[arg(long, value_name = "TYPE")]
    sender: Vec<Sender>,
    /// Only limits from this source; repeatable.
    #[arg(long, value_name = "SOURCE")]
    source: Vec<String>,
    /// Only limits of this kind; repeatable.
    #[arg(long, value_name = "KIND")]
    kind: Vec<Kind>,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// Runs the command.
///
/// # Errors
/// When a name is not known or the result cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let profiles = &*context.config.profiles();
    let failed = |error| unchosen(&error, profiles);
    let all = |names: &[String], find: &dyn Fn(&String) -> Result<String, _>| {
        names.iter().map(find).collect::<Result<Vec<String>, _>>().map_err(failed)
    };
    let carriers = all(&args.carrier, &|name| profiles.carrier(name))?;
    let sources = all(&args.source, &|name| profiles.publisher(name))?;
    let fits = |profile: &&Profile| {
        (carriers.is_empty() || profile.carrier.as_ref().is_some_and(|carrier| carriers.contains(carrier)))
            && (args.sender.is_empty() || profile.sender.is_some_and(|sender| args.sender.contains(&sender)))
            && (sources.is_empty() || sources.contains(&profile.by))
            && (args.kind.is_empty() || args.kind.contains(&profile.kind))
    };
    let explained = !args.names.is_empty();
    let named = args.names.iter().map(|name| profiles.named(name)).collect::<Result<Vec<_>, _>>();
    let named = named.map_err(failed)?.into_iter();
    let listed = profiles.iter().filter(|_| !explained);
    let chosen: Vec<&Profile> = named.chain(listed).filter(fits).collect();
    if chosen.is_empty() {
        context.note("no limit matches; `[profiles.NAME]` in `mmsctl.toml` adds one of your own");
    }
    match args.format {
        Format::Json => show::json(&chosen, context.stdout)?,
        Format::Human if explained => show::explained(&chosen, context.out_style, context.stdout)?,
        Format::Human => show::human(&chosen, context.out_style, context.stdout)?,
    }
    Ok(Exit::Clean)
}
