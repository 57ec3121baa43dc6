//! Whole runs of the program against files, media, hostile input and the environment.

#![expect(clippy::unwrap_used, reason = "in a test an unwrap is an assertion")]

mod baselines;
mod broken_documents;
mod build;
mod changing_files;
mod check_urls;
#[cfg(unix)]
mod closed_output;
mod combined_mistakes;
#[cfg(unix)]
mod completions;
mod config;
mod convert;
mod documented;
mod estimate;
mod fit;
mod fit_containers;
mod fit_disguised_files;
#[cfg(unix)]
mod fit_environment;
mod fit_in_step;
#[cfg(unix)]
mod fit_interrupted;
mod fit_manifest;
mod fit_message;
mod fit_outputs;
mod fit_profiles;
mod fit_streams;
mod fit_video;
mod fix;
mod formats;
mod fuzz_regressions;
mod harness;
mod http_client;
mod input_errors;
mod inputs;
mod media;
mod pasted_documents;
mod picture_bytes;
mod pictures;
mod pictures_options;
mod pictures_tiff;
mod pictures_untrusted;
mod postback;
mod postback_listen;
mod postback_load;
mod postback_trigger;
mod preflight;
#[cfg(unix)]
mod readme;
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
mod well_formed;
