//! What a fit works with.

use super::Workspace;
use crate::interrupt::Interrupt;
use crate::media::encode::Encode;

/// The tools and the folder that a fit works with.
#[derive(Clone, Copy)]
pub struct Kit<'a> {
    /// The media tools.
    pub tools: &'a dyn Encode,
    /// The folder for results and intermediate files.
    pub workspace: &'a Workspace,
    /// The interrupt, which is checked while no tool runs.
    pub interrupt: &'a Interrupt,
}
