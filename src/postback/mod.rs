//! Postbacks: the notifications that the service POSTs to a callback URL (API facts §4).

mod conformance;
mod container_log;
mod content;
mod embedding;
mod events;
mod moment;
mod names;
mod read;
mod retry;
mod sample;
mod scan;
mod scenario;
mod story;
mod write;

pub use conformance::{Carriage, Probe, Trial, probes};
pub use content::{Notification, Postback};
pub use events::{Basis, EVENTS, Event, Form, SentAs};
pub use moment::Moment;
pub use names::{event, field};
pub(crate) use read::read;
pub use retry::{ANSWER_LIMIT, Attempt, NextStep, Queue, RetryPolicy};
pub use sample::{Elsewhere, Order, OrderError, Sample, Sampled};
pub use scan::{form_field, is_one, scan};
pub use scenario::{SCENARIOS, Scenario, scenario};
pub use story::{Story, tell};
#[cfg(test)]
pub use write::NotificationDraft;
pub use write::PostbackDraft;
