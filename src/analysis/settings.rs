//! How documents are judged.

use crate::check::Policy;
use crate::media::fetch::Fetch;
use crate::media::locate::Locations;
use crate::media::probe::Probe;

/// How documents are judged.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// Which rules apply and with which severities; `None` if findings are not wanted.
    pub policy: Option<&'a Policy>,
    /// Which local file is used for which URL.
    pub locations: &'a Locations,
    /// How media are fetched; `None` if they are not.
    pub fetch: Option<&'a dyn Fetch>,
    /// How local files are inspected.
    pub probe: &'a (dyn Probe + Sync),
}
