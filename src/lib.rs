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
//! fitting: Composition, limits → a share for each medium → fit (what is left goes back to the shares)
//! postback: event → Postback → text → net::client | net::receiver → Postback → check::run (as above)
//! fixes:   [Diagnostic] → fix (in rounds; each fix is verified before it is kept) → the file's bytes
//! compose: flags or a manifest → Composition → Draft → text, which is judged like any other
//! convert: Document, Message → Draft → text, and a list of what is lost
//! online:  URL → net::preflight → Served, a file → Assets → check::run (as above)
//! sizes:   Message, Assets → size::estimate → Estimate → check::run, sizing → Sized → render
//! send:    Request → send → net::client → Outcome → a journal, render
//! ```
//! Invariants:
//! - parsing and reading never fail; mistakes are recorded in what they return;
//! - only `check` makes diagnostics, only `render` shows them, only `cli` knows clap and the process;
//! - every value that is read from a document has its place in it;
//! - text leaves `source` only masked, so no output shows a key;
//! - `net::client` sends each request once: it follows no redirect, repeats nothing and reuses no connection.

// Ground: no input or output, and no knowledge of documents.
mod bytes;
pub mod codes;
pub mod diagnostic;
pub mod interrupt;
mod limits;
mod nearest;
mod reason;
pub mod reference;
mod served;
pub mod source;

// Formats: text to trees, files to facts, the network.
mod files;
pub mod media;
pub mod net;
mod toml_file;
pub mod xml;

// Meaning: what documents of the API say, in every dialect.
pub mod dialect;
mod elements;
pub mod message;
mod postback;
mod reply;

// Judgement: how large a message is, and what is wrong with it.
pub mod check;
mod size;

// Flows: the pipelines that commands run.
pub mod analysis;
pub mod convert;
pub mod fix;
mod send;

// Assemblies: pipelines that are made of others.
pub mod compose;
mod fitting;
mod sizing;

// Output: everything that is printed.
pub mod render;

// Shell: the command line, one file per subcommand.
pub mod cli;
