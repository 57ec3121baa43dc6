//! The library behind `mmsctl`: composing, checking and sizing MMS for the Sinch / mBlox / Skycore XML API.
//!
//! Information flows one way:
//!
//! ```text
//! args → cli::inputs → Sources → xml::parse → Document → message::read → Message
//!                                (syntax errors inside)   (oddities inside)  │
//! references → media::locate → media::probe → Assets ──────────────→ check::run → [Diagnostic] → render
//!
//! fit:     file → media::plan → media::encode → verified → renamed (tried results go back to the plan)
//! postback: event → Postback → text → net::client | net::receiver → Postback, the line above
//! fixes:   [Diagnostic] → mend (rounds, each looked at before it counts) → the file's bytes
//! convert: Document, Message → Draft → text, and what that loses
//! online:  URL → net::preflight → Served, a file → Assets, the line above
//! send:    Request → submit → net::client → Outcome → a journal, render
//! ```
//!
//! Invariants, most of them absences:
//! - parsing and reading never fail; what is wrong is recorded in what they return;
//! - only `check` makes diagnostics, only `render` shows them, only `cli` knows clap and the process;
//! - every value read from a document keeps its place;
//! - text leaves `source` masked, so no output shows a key;
//! - `net::client` sends what it is told once: it follows, repeats and reuses nothing.

pub mod analysis;
pub mod bytes;
pub mod check;
pub mod cli;
pub mod codes;
pub mod convert;
pub mod diagnostic;
pub mod dialect;
pub mod interrupt;
pub mod limits;
pub mod media;
pub mod mend;
pub mod message;
pub mod nearest;
pub mod net;
pub mod postback;
pub mod reference;
pub mod render;
pub mod reply;
pub mod served;
pub mod size;
pub mod source;
pub mod submit;
pub mod xml;
