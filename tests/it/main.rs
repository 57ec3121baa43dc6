//! Whole runs of the program against files, media, hostile input and the environment.

#![expect(clippy::unwrap_used, reason = "in a test an unwrap is an assertion")]

mod bad_input;
mod baselines;
mod build;
mod changing_files;
mod check_urls;
#[cfg(unix)]
mod closed_output;
#[cfg(unix)]
mod completions;
mod config;
mod convert;
mod documented;
mod estimate;
mod fit;
#[cfg(unix)]
mod fit_care;
mod fit_containers;
mod fit_films;
mod fit_hostile;
mod fit_interrupted;
mod fit_manifest;
mod fit_message;
mod fit_places;
mod fix;
mod formats;
mod harness;
mod hostile;
mod http_client;
mod inputs;
mod many_mistakes;
mod media;
mod picture_bytes;
mod pictures;
mod pictures_hostile;
mod pictures_tiff;
mod postback;
mod postback_listen;
mod postback_load;
mod postback_trigger;
mod preflight;
mod receiver;
mod schemas;
mod secrets;
mod send;
mod send_batch;
mod send_journal;
mod send_keys;
mod send_wait;
mod server;
mod severities;
mod streams;
mod templates;
mod terminal;
mod unusual_documents;
mod well_formed;
