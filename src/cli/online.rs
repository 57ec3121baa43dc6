//! Fetches the media of a run: each URL once, many in parallel, into temporary files that are removed with the run.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use clap::Args;

use super::context::Context;
use super::exit::Failure;
use super::network_args::NetworkArgs;
use crate::bytes::ByteSize;
use crate::files::Scratch;
use crate::limits;
use crate::media::fetch::{Fetch, Fetched};
use crate::net::client::{Client, ClientSettings};
use crate::net::error::NetError;
use crate::net::hosts::Hosts;
use crate::net::preflight::{FetchOptions, observe};
use crate::reason::io_reason;
use crate::reference::Reference;
use crate::render::progress::Progress;
use crate::served::{Cause, FetchFailure, FetchOutcome, Served};

/// The number of URLs that are fetched at a time. Our choice: enough for all eight slides of two messages.
const AT_A_TIME: usize = 16;

/// The default time limit of one fetch. Our choice; the service's own limit is not documented.
pub(super) const TIMEOUT: Duration = Duration::from_secs(30);

/// The default number of further tries after the first.
const RETRIES: u32 = 2;

/// Bytes that are enough to tell a file's kind and dimensions, if its length is announced.
const HEAD_BYTES: u64 = 64 << 10;

/// How media are fetched.
#[derive(Args, Clone, Debug, Default)]
pub struct FetchArgs {
    /// Read at most this much of a medium, such as `20MB`.
    #[arg(long, value_name = "SIZE", default_value = limits::FETCHED_SIZE, help_heading = "Network")]
    pub max_bytes: ByteSize,
    /// How often to retry when no connection can be made.
    #[arg(long, value_name = "N", default_value_t = RETRIES, help_heading = "Network")]
    pub retries: u32,
    /// Also contact hosts that the service cannot reach: this machine, private networks, example domains.
    #[arg(long, help_heading = "Network")]
    pub allow_private: bool,
    #[command(flatten)]
    pub network: NetworkArgs<{ TIMEOUT.as_secs() }>,
}

/// How much of a medium is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// All of it, and a HEAD request besides, to check how it is served.
    Whole,
    /// Only enough to tell its size and kind.
    Size,
}

impl FetchArgs {
    /// The fetcher for these flags.
    ///
    /// # Errors
    /// When a certificate cannot be read, a proxy cannot be used, or no temporary folder can be made.
    pub fn online(&self, depth: Depth, context: &Context<'_>) -> Result<Online, Failure> {
        let hosts = if self.allow_private { Hosts::Any } else { Hosts::Public };
        let settings = ClientSettings { hosts, ..self.network.settings(TIMEOUT, context)? };
        let usage = |error: NetError| Failure::usage(error.to_string());
        let client = Client::new(&settings).map_err(usage)?;
        client.check_proxies().map_err(usage)?;
        let options = FetchOptions {
            max_bytes: self.max_bytes.0,
            enough: (depth == Depth::Size).then_some(HEAD_BYTES),
            retries: self.retries,
            head: depth == Depth::Whole,
            interrupt: context.interrupt.clone(),
        };
        // Makes Ctrl-C end the run in an orderly way, so that fetched files are removed.
        context.heed_interrupts();
        Ok(Online {
            client,
            options,
            scratch: Scratch::new()?,
            known: Mutex::default(),
            free: Mutex::new(AT_A_TIME),
            freed: Condvar::new(),
            progress: Progress::growing("fetching", context.environment.stderr_is_terminal),
        })
    }
}

/// The result for a URL; `None` if it is not a URL that can be fetched.
type Known = OnceLock<Option<Fetched>>;

/// Fetches URLs and remembers the results.
#[derive(Debug)]
pub struct Online {
    client: Client,
    options: FetchOptions,
    scratch: Scratch,
    known: Mutex<HashMap<String, Arc<Known>>>,
    free: Mutex<usize>,
    freed: Condvar,
    progress: Progress,
}

impl Fetch for Online {
    fn at_a_time(&self) -> usize {
        AT_A_TIME
    }

    fn fetch(&self, urls: &[String]) -> Vec<Option<Fetched>> {
        let asked: Vec<(&String, Arc<Known>)> = urls.iter().map(|url| (url, self.known(url))).collect();
        let next = AtomicUsize::new(0);
        let work = || {
            while let Some((url, known)) = asked.get(next.fetch_add(1, Ordering::Relaxed)) {
                known.get_or_init(|| self.fetch_one(url));
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..asked.len().min(AT_A_TIME) {
                scope.spawn(work);
            }
            work();
        });
        asked.iter().map(|(_, known)| known.get().cloned().flatten()).collect()
    }
}

impl Online {
    /// The slot for a URL's result, shared by all who ask for it.
    fn known(&self, url: &str) -> Arc<Known> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(url.to_owned()).or_default())
    }

    fn fetch_one(&self, url: &str) -> Option<Fetched> {
        let reference = Reference::parse(url).ok().filter(Reference::is_web)?;
        self.progress.grow();
        let turn = self.freed.wait_while(lock(&self.free), |free| *free == 0);
        *turn.unwrap_or_else(PoisonError::into_inner) -= 1;
        let fetched = self.fetch_now(&reference);
        *lock(&self.free) += 1;
        self.freed.notify_one();
        self.progress.advance();
        Some(fetched)
    }

    fn fetch_now(&self, reference: &Reference) -> Fetched {
        match self.scratch.create() {
            Ok((path, mut file)) => {
                let served = observe(&self.client, reference, &self.options, &mut file);
                // An encoded body is not the medium itself.
                let medium = served.success().is_some_and(|answered| answered.headers.coded().is_none());
                Fetched { served, file: medium.then_some(path) }
            }
            Err(error) => {
                let words = NetError::NotStored(io_reason(&error)).to_string();
                let fault = FetchFailure { cause: Cause::LocalDisk, words };
                let served = Served { redirects: Vec::new(), outcome: FetchOutcome::Failed(fault) };
                Fetched { served, file: None }
            }
        }
    }

    /// The progress bar, for code that prints while it is drawn. Documents do not advance it.
    pub fn progress(&self) -> Progress {
        self.progress.watched()
    }

    /// The failure to keep what was fetched, if this machine could not.
    pub fn unkept(&self) -> Option<Failure> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let fault = known.values().find_map(|known| match &known.get()?.as_ref()?.served.outcome {
            FetchOutcome::Failed(fault) if fault.cause == Cause::LocalDisk => Some(fault.words.clone()),
            _ => None,
        })?;
        let failure = Failure::world(format!("what is fetched is not checked: {fault}"));
        Some(failure.help("make room for temporary files, or name another folder for them in TMPDIR"))
    }

    /// Removes the progress bar after the last fetch.
    pub fn finish(self) {
        self.progress.finish();
    }
}

fn lock(free: &Mutex<usize>) -> MutexGuard<'_, usize> {
    free.lock().unwrap_or_else(PoisonError::into_inner)
}
