//! Fetching media from their URLs.

use std::path::PathBuf;

use crate::served::Served;

/// The result of fetching a URL.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// How the URL is served.
    pub served: Served,
    /// The file that holds the response body, or its beginning, if it is the medium.
    pub file: Option<PathBuf>,
}

/// Fetches URLs.
pub trait Fetch: Sync {
    /// The number of URLs fetched in parallel.
    fn at_a_time(&self) -> usize;

    /// Fetches each URL that was not fetched before. Results are in the order of `urls`, with `None` for texts that are
    /// not URLs.
    fn fetch(&self, urls: &[String]) -> Vec<Option<Fetched>>;
}
