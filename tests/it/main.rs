//! Whole runs of the program against files, media, hostile input and the environment.

#![expect(clippy::unwrap_used, reason = "in a test an unwrap is an assertion")]

mod bad_input;
mod build;
mod documented;
mod estimate;
mod harness;
mod media;
mod preflight;
mod secrets;
mod server;
mod streams;
mod wire;
