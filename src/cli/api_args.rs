//! Flags shared by commands that call the service: the endpoint and the API key.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

use super::context::{Context, Secret};
use super::exit::Failure;
use super::inputs::read_stdin;
use super::network_args::NetworkArgs;
use crate::dialect::Dialect;
use crate::files::{Exposure, read_secret};
use crate::interrupt::Interrupt;
use crate::net::client::{Client, ClientSettings};
use crate::reference::Reference;
use crate::send::echo::hidden;
use crate::send::endpoint::{self, EndpointError};
use crate::source::{PLACEHOLDER, is_blank};

/// The longest time of one exchange with the service. Our choice: the service fetches every medium before it
/// responds, and if we give up earlier, the outcome is unknown.
pub(super) const TIMEOUT: Duration = Duration::from_secs(90);

/// The fewest letters and digits that may be an API key. The documented ones have 32 (API facts §1.1); our choice, as
/// names of files that long have other characters too.
const LEAST_KEY: usize = 16;

/// How the service is spoken to.
#[derive(Args, Clone, Debug, Default)]
pub struct ApiArgs {
    /// Send to this URL instead of the service's own, which depends on the dialect.
    #[arg(long, value_name = "URL", help_heading = "Service")]
    pub endpoint: Option<String>,
    /// Allow sending the key over plain http, where anyone in between can read it.
    #[arg(long, help_heading = "Service")]
    pub insecure_http: bool,
    /// Read the API key from this file. It overrides the key in a request, which overrides MMSCTL_API_KEY.
    #[arg(long, value_name = "FILE", help_heading = "Service", conflicts_with = "api_key_stdin")]
    pub api_key_file: Option<PathBuf>,
    /// Read the API key from standard input; it counts as `--api-key-file` does.
    #[arg(long, help_heading = "Service")]
    pub api_key_stdin: bool,
    #[command(flatten)]
    pub network: NetworkArgs<{ TIMEOUT.as_secs() }>,
}

/// An API key and where it comes from.
#[derive(Clone, Debug)]
pub enum Key {
    /// From a flag of this run: it replaces a key in the document.
    Named(Secret),
    /// From the environment: it is used only if a document has no key.
    FromEnvironment(Secret),
}

impl Key {
    /// The key itself.
    pub fn secret(&self) -> &Secret {
        match self {
            Key::Named(secret) | Key::FromEnvironment(secret) => secret,
        }
    }
}

impl ApiArgs {
    /// The account's key, if there is one.
    ///
    /// # Errors
    /// When it cannot be read, or is not a valid key.
    pub fn key(&self, context: &mut Context<'_>) -> Result<Option<Key>, Failure> {
        let (bytes, whose) = match &self.api_key_file {
            Some(path) => (self.file(path, context)?, format!("`{}`", path.display())),
            None if self.api_key_stdin => (read_stdin(context)?, "standard input".to_owned()),
            None => {
                let around = context.environment.api_key.as_ref();
                return around
                    .map(|key| alone(key.expose(), "MMSCTL_API_KEY").map(Key::FromEnvironment))
                    .transpose();
            }
        };
        let text = String::from_utf8(bytes).unwrap_or_default();
        Ok(Some(Key::Named(alone(&text, &whose)?)))
    }

    fn file(&self, path: &Path, context: &mut Context<'_>) -> Result<Vec<u8>, Failure> {
        let (bytes, exposure) =
            read_secret(path).map_err(|error| no_file(path).unwrap_or_else(|| error.into()))?;
        if exposure == Exposure::Others {
            let words = format!("`{}` can be read by others on this machine", path.display());
            context.warn(&words, &format!("`chmod 600 {}`", path.display()));
        }
        Ok(bytes)
    }

    /// The endpoint for requests of a dialect. Error messages never show the key, even if it is part of the URL.
    ///
    /// # Errors
    /// When a key must not be sent to that endpoint.
    pub fn endpoint(&self, dialect: Dialect, key: &Secret) -> Result<Reference, Failure> {
        let url = self.endpoint.as_deref().unwrap_or_else(|| endpoint::of(dialect));
        endpoint::check(url, self.insecure_http).map_err(|error| {
            let failure = Failure::usage(hidden(&error.to_string(), key.expose()));
            match error {
                EndpointError::Plain(_) => failure.help("write https, or give `--insecure-http`"),
                _ => failure.help("write it as `https://HOST/PATH`"),
            }
        })
    }

    /// The HTTP client. `interrupt` aborts an exchange in progress. For requests that change something at the
    /// service, [`Interrupt::insistent`] is best, because the outcome of an aborted request is unknown.
    ///
    /// # Errors
    /// When a certificate cannot be read, or the URL of a proxy is not valid.
    pub fn client(&self, interrupt: Interrupt, context: &Context<'_>) -> Result<Client, Failure> {
        let settings = ClientSettings { interrupt, ..self.network.settings(TIMEOUT, context)? };
        Client::new(&settings).map_err(|error| Failure::usage(error.to_string()))
    }
}

/// The error for a file that could not be read, if something else was given in its place: standard input, or the key
/// itself, which is not repeated, because error messages end up in logs.
fn no_file(path: &Path) -> Option<Failure> {
    if path.as_os_str() == "-" {
        return Some(
            Failure::usage("`--api-key-file` does not read standard input")
                .help("`--api-key-stdin` does; a file named `-` is written `./-`"),
        );
    }
    let name = path.to_str()?;
    let is_key = name.len() >= LEAST_KEY && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_key.then(|| {
        Failure::world(
            "the file of `--api-key-file` cannot be read; its name is hidden, as it looks like a key",
        )
        .help("name a file that holds the key; others can read the arguments of a command")
    })
}

/// The key in a text that holds nothing else; `whose` names the source in error messages. A leading byte order mark,
/// which some editors write, is ignored.
///
/// # Errors
/// When there is no key, or more than one.
pub fn alone(text: &str, whose: &str) -> Result<Secret, Failure> {
    let key = text.strip_prefix('\u{feff}').unwrap_or(text).trim();
    let refused = |help: &str| Err(Failure::usage(format!("{whose} holds no API key")).help(help));
    let quoted = |quote| key.len() > 1 && key.starts_with(quote) && key.ends_with(quote);
    if key.starts_with("MMSCTL_API_KEY=") {
        return refused("it must contain only the key, without `MMSCTL_API_KEY=` before it");
    }
    if quoted('"') || quoted('\'') {
        return refused("it must contain only the key, without the quotes around it");
    }
    // As in a request (`send::key::own`).
    if !key.is_empty() && (key == PLACEHOLDER || !key.contains(char::is_alphanumeric)) {
        return refused("what it holds stands in place of a key; put the key itself there");
    }
    // The service takes an invisible character for a part of the key.
    if key.is_empty() || key.contains(|c: char| is_blank(c) || c.is_control()) {
        return refused(
            "it must contain only the key, on one line, in UTF-8 and without invisible characters",
        );
    }
    Ok(Secret::new(key))
}

/// The usage error of a run without a key.
pub fn no_key() -> Failure {
    Failure::usage("there is no API key")
        .help("set MMSCTL_API_KEY, or give `--api-key-file` or `--api-key-stdin`; it is never an argument")
}
