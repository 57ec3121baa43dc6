//! Inspects each file once, no matter how many documents name it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::{Probe, ProbeError};
use crate::media::info::MediaInfo;

/// The most files that are remembered. Our choice: a campaign has fewer media, and their facts take at most a megabyte
/// or two.
const REMEMBERED: usize = 4096;

/// The result for one file: the first thread that asks computes it while the others wait.
type Facts = Arc<OnceLock<Result<MediaInfo, ProbeError>>>;

/// A [`Probe`] that remembers its results.
#[derive(Debug)]
pub struct Once<P> {
    probe: P,
    seen: Mutex<HashMap<PathBuf, Facts>>,
}

impl<P: Probe> Once<P> {
    /// Wraps `probe` and remembers its results.
    pub fn new(probe: P) -> Self {
        Self { probe, seen: Mutex::default() }
    }
}

impl<P: Probe> Probe for Once<P> {
    fn probe(&self, path: &Path) -> Result<MediaInfo, ProbeError> {
        let facts = {
            let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(facts) = seen.get(path) {
                Arc::clone(facts)
            } else {
                // Neighbouring documents name the same media, so old results can be dropped.
                if seen.len() >= REMEMBERED {
                    seen.clear();
                }
                Arc::clone(seen.entry(path.to_owned()).or_default())
            }
        };
        facts.get_or_init(|| self.probe.probe(path)).clone()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[derive(Default)]
    struct Counting(AtomicUsize);

    impl Probe for Counting {
        fn probe(&self, path: &Path) -> Result<MediaInfo, ProbeError> {
            self.0.fetch_add(1, Ordering::SeqCst);
            Err(ProbeError::Missing(path.to_owned()))
        }
    }

    #[test]
    fn each_file_is_looked_at_once_and_not_all_are_remembered() {
        let once = Once::new(Counting::default());
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..100).for_each(|n| drop(once.probe(Path::new(&n.to_string())))));
            }
        });
        assert_eq!(once.probe.0.load(Ordering::SeqCst), 100);
        for n in 0..3 * REMEMBERED {
            let path = PathBuf::from(n.to_string());
            assert_eq!(once.probe(&path), Err(ProbeError::Missing(path.clone())));
        }
        assert!(once.seen.lock().unwrap().len() <= REMEMBERED);
    }
}
