//! Media fetched from their URLs.

use std::path::PathBuf;

use crate::served::Served;

/// A URL that was fetched.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// What was observed.
    pub served: Served,
    /// The file that holds what came, if that is the medium, or its beginning.
    pub file: Option<PathBuf>,
}

/// A way to fetch.
pub trait Fetch: Sync {
    /// How many URLs are fetched at a time.
    fn at_a_time(&self) -> usize;

    /// Fetches each URL, or remembers having done so; the results come in their order, nothing for what is no URL.
    fn fetch(&self, urls: &[String]) -> Vec<Option<Fetched>>;
}
