//! Responses, which the service returns to requests (API facts §1.6).

mod content;
mod read;
mod write;

pub use content::Reply;
pub(crate) use read::read;
pub use write::ReplyDraft;
