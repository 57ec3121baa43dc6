//! The meanings of the service's codes. The same number means different things as an API error and as a postback code
//! (E100, E101, E102, E201), so there are two tables that never mix.

mod api;
mod find;
mod postback;

pub use api::{API, ApiCode, FAMILIES, Family};
pub use find::{all, api, family, is_gap, postback};
pub use postback::{POSTBACK, PostbackCode};
