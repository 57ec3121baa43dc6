//! The content of a response.

use crate::dialect::Dialect;
use crate::elements::{Fields, Oddity};
use crate::source::Span;

/// A response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The root element's name.
    pub root: Span,
    /// The dialect that it was read in.
    pub dialect: Dialect,
    /// Every element with one value.
    pub fields: Fields,
    /// The templates of a listing.
    pub templates: Vec<Fields>,
    /// The oddities that were recorded while reading.
    pub oddities: Vec<Oddity>,
}
