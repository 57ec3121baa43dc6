//! `mmsctl cache`

use std::io;

use clap::Subcommand;

use super::context::Context;
use super::exit::{Exit, Failure, Stop};
use crate::bytes::ByteSize;
use crate::media::cache::Cache;
use crate::reason::io_reason;

/// Show where the results of earlier fits are cached, or remove them.
///
/// `fit` and `build --fit` cache what they encode, keyed by the input's content, the settings and the version of
/// ffmpeg, so that a repeated run gives the same bytes without encoding.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the cache's folder.
    Path,
    /// Remove everything in the cache.
    Clear,
}

/// Runs the command.
///
/// # Errors
/// When there is no folder for a cache, or the operating system reports an error.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let Some(cache) = cache(context) else {
        let failure = Failure::world("there is no place for a cache: neither XDG_CACHE_HOME nor HOME is set");
        return Err(failure.help("set one of them").into());
    };
    match args.command {
        Command::Path => writeln!(context.stdout, "{}", cache.folder().display())?,
        Command::Clear => {
            let refused = |error: io::Error| {
                let (folder, reason) = (cache.folder().display(), io_reason(&error));
                let failure = Failure::world(format!("`{folder}` cannot be cleared: {reason}"));
                match error.kind() {
                    io::ErrorKind::NotADirectory => failure.help("remove it: the cache is a folder"),
                    _ => failure,
                }
            };
            let cleared = cache.clear().map_err(refused)?;
            let results = if cleared.results == 1 { "result" } else { "results" };
            context.say(&format!("removed {} {results}, {}", cleared.results, ByteSize(cleared.bytes)));
        }
    }
    Ok(Exit::Clean)
}

/// The cache of this user, or `None` if there is no folder for one.
#[must_use]
pub fn cache(context: &Context<'_>) -> Option<Cache> {
    context.environment.cache.as_ref().map(|folder| Cache::new(folder.join("mmsctl")))
}
