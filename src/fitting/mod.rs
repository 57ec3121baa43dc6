//! Fits media into the limits of their messages: several files in parallel, or a whole message, whose media share what
//! its other parts leave.

mod destination;
mod error;
mod limit;
mod manifest;
mod message;
mod prospect;
mod settings;
mod shares;
mod work;

pub use destination::Destination;
pub use error::{FittingError, Needs, Refusal};
pub use limit::{Basis, Limit};
pub use manifest::{MessageSizes, moved};
pub use message::FittedMessage;
pub use prospect::Prospect;
pub use settings::{Equipment, MessageSettings, Sheet, Watch, WorkSettings};
pub use shares::Shares;
pub use work::{Done, Results, Task, run};
