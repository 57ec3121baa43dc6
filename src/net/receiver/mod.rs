//! The HTTP receiver: accepts POSTs, responds to them, and hands them over one by one. It can be exposed to the
//! internet: bodies, headers, connections, time and total memory are bounded, no matter how many clients are slow,
//! broken or hostile.

mod connection;
mod error;
mod exchange;
mod received;
mod refusal;
mod running;
mod settings;
mod shared;

pub use error::ReceiverError;
pub use received::Received;
pub use refusal::{Refusal, Refused};
pub use running::{Next, Receiver};
pub use settings::{ReceiverSettings, RespondWhen, STATUS_NOT_STORED};
