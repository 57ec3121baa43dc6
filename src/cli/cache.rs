//! `mmsctl cache`

use clap::Subcommand;

use super::context::Context;
use super::exit::{Exit, Failure};
use crate::bytes::ByteSize;
use crate::media::cache::Cache;

/// Show where results of earlier fits are kept, or remove them.
///
/// `fit` and `build --fit` keep what they encode, by the content of the input, the settings and the version of
/// ffmpeg, so that the same run gives the same bytes without encoding.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print where it is.
    Path,
    /// Remove all results.
    Clear,
}

/// Runs the command.
///
/// # Errors
/// When there is no place for a cache, or the system refuses.
pub fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let Some(cache) = cache(context) else {
        let failure = Failure::world("there is no place for a cache: neither XDG_CACHE_HOME nor HOME is set");
        return Err(failure.help("set one of them").into());
    };
    match args.command {
        Command::Path => writeln!(context.stdout, "{}", cache.folder().display())?,
        Command::Clear => {
            let refused = |error: std::io::Error| {
                Failure::world(format!("`{}` cannot be cleared: {error}", cache.folder().display()))
            };
            let cleared = cache.clear().map_err(refused)?;
            context.say(&format!("removed {} results, {}", cleared.results, ByteSize(cleared.bytes)));
        }
    }
    Ok(Exit::Clean)
}

/// The cache of this user, if there is a place for one.
#[must_use]
pub fn cache(context: &Context<'_>) -> Option<Cache> {
    context.environment.cache.as_ref().map(|folder| Cache::new(folder.join("mmsctl")))
}
