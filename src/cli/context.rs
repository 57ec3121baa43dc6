//! A command's access to the process: its streams and its environment, read once and passed down.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::ColorChoice;
use super::config::Config;
use super::exit::{Exit, Failure, Stop};
use super::signals;
use crate::interrupt::Interrupt;
use crate::net::client::Proxies;
use crate::render::Style;
use crate::render::display::plain;
use crate::source::{Source, Sources};

/// Everything that a command may access of its process.
pub struct Context<'a> {
    /// Standard input.
    pub stdin: &'a mut dyn Read,
    /// The stream for results.
    pub stdout: &'a mut dyn Write,
    /// The stream for messages to people.
    pub stderr: &'a mut dyn Write,
    /// The environment.
    pub environment: Environment,
    /// The clock: the time since 1970-01-01T00:00:00Z.
    pub clock: fn() -> Duration,
    /// The configuration.
    pub config: Config,
    /// The request to stop: set by Ctrl-C, SIGTERM and SIGHUP, once [`Context::heed_interrupts`] was called.
    pub interrupt: Interrupt,
    /// The style of results.
    pub out_style: Style,
    /// The style of messages to people.
    pub err_style: Style,
}

/// A stream for messages to people. Write errors (a closed pipe, a full disk) are ignored and the work goes on,
/// because no result is lost.
#[derive(Debug)]
pub struct Aside<W>(pub W);

impl<W: Write> Write for Aside<W> {
    fn write(&mut self, words: &[u8]) -> io::Result<usize> {
        let _ = self.0.write_all(words);
        Ok(words.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let _ = self.0.flush();
        Ok(())
    }
}

/// The parts of the environment that are used.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// `PATH`, searched for ffprobe.
    pub path: Option<OsString>,
    /// Whether `NO_COLOR` is set to a non-empty value (no-color.org).
    pub no_color: bool,
    /// Whether the terminal shows text alone, as `TERM` says.
    pub is_dumb: bool,
    /// `COLUMNS`, if the shell exports it.
    pub columns: Option<usize>,
    /// `GITHUB_STEP_SUMMARY`: the file in which GitHub Actions wants a step's summary.
    pub step_summary: Option<PathBuf>,
    /// The folder of the repository: `GITHUB_WORKSPACE` in GitHub Actions, `CI_PROJECT_DIR` in GitLab CI.
    pub repository: Option<PathBuf>,
    /// The columns of the terminal, if there is one.
    pub terminal_columns: Option<usize>,
    /// `MMSCTL_API_KEY`. It is never shown.
    pub api_key: Option<Secret>,
    /// The working directory, where the search for a configuration starts.
    pub directory: Option<PathBuf>,
    /// `MMSCTL_CONFIG`: the configuration file to read instead.
    pub config: Option<PathBuf>,
    /// The folder for data that can be regenerated: `XDG_CACHE_HOME`, or `.cache` in `HOME` (XDG Base Directory
    /// Specification 0.8).
    pub cache: Option<PathBuf>,
    /// Every variable whose name begins with `MMSCTL_`, except the key.
    pub variables: Vec<(String, String)>,
    /// `http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`, and those names in capitals.
    pub proxies: Proxies,
    /// Whether standard input is a terminal.
    pub stdin_is_terminal: bool,
    /// Whether standard output is a terminal.
    pub stdout_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub stderr_is_terminal: bool,
}

/// Text that debug output never shows.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Wraps a secret text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("****")
    }
}

/// The time of the system's clock since 1970; zero if the clock is set to before 1970.
#[must_use]
pub fn system_clock() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

impl Environment {
    /// Reads the process's environment.
    #[must_use]
    pub fn of_process() -> Self {
        let text = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let path = |name: &str| std::env::var_os(name).filter(|path| !path.is_empty()).map(PathBuf::from);
        let either = |name: &str| text(name).or_else(|| text(&name.to_uppercase()));
        Self {
            path: std::env::var_os("PATH"),
            no_color: text("NO_COLOR").is_some(),
            // On Windows, terminals have no such name.
            is_dumb: text("TERM").map_or(cfg!(unix), |name| name == "dumb"),
            columns: text("COLUMNS").and_then(|value| value.parse().ok()),
            step_summary: path("GITHUB_STEP_SUMMARY"),
            repository: path("GITHUB_WORKSPACE").or_else(|| path("CI_PROJECT_DIR")),
            terminal_columns: terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)),
            // A key that is not UTF-8 is not a key, but it is set.
            api_key: path("MMSCTL_API_KEY")
                .map(|key| Secret(key.into_os_string().into_string().unwrap_or_default())),
            directory: std::env::current_dir().ok(),
            config: text("MMSCTL_CONFIG").map(PathBuf::from),
            cache: text("XDG_CACHE_HOME")
                .map(PathBuf::from)
                .filter(|folder| folder.is_absolute())
                .or_else(|| text("HOME").map(|home| PathBuf::from(home).join(".cache"))),
            variables: std::env::vars_os()
                .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
                .filter(|(name, _)| name.starts_with("MMSCTL_") && name != "MMSCTL_API_KEY")
                .collect(),
            proxies: Proxies {
                http: either("http_proxy"),
                https: either("https_proxy"),
                all: either("all_proxy"),
                no: either("no_proxy"),
            },
            stdin_is_terminal: io::stdin().is_terminal(),
            stdout_is_terminal: io::stdout().is_terminal(),
            stderr_is_terminal: io::stderr().is_terminal(),
        }
    }

    /// The style of a stream under `choice`.
    #[must_use]
    pub fn style(&self, choice: ColorChoice, is_terminal: bool) -> Style {
        let colour = match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => is_terminal && !self.no_color && !self.is_dumb,
        };
        let columns = self.columns.or(self.terminal_columns.filter(|_| is_terminal));
        Style { colour, width: columns.unwrap_or(100).clamp(60, 140) }
    }
}

impl Context<'_> {
    /// Makes Ctrl-C, SIGTERM and SIGHUP set [`Context::interrupt`] from now on. The command checks it and can clean up;
    /// until now these signals end the process at once.
    pub fn heed_interrupts(&self) {
        signals::heed(self.interrupt.clone());
    }

    /// Drops all further results, because standard output cannot be written. Otherwise the text left in its buffer would
    /// be written, and fail, again at the end.
    pub fn mute(&mut self) {
        self.stdout = Box::leak(Box::new(io::sink()));
    }

    /// Prints a document that was made from the sources in `read`. The key is masked unless `with_api_key` is set.
    /// Masking is reported with a note, because the next command in the pipe would miss the key.
    ///
    /// # Errors
    /// When standard output cannot be written to.
    pub fn print_document(
        &mut self,
        document: &Source,
        read: &Sources,
        with_api_key: bool,
    ) -> io::Result<()> {
        let masked = read.mask_document(document);
        let shown = if with_api_key { document.text() } else { &masked };
        if shown != document.text() {
            self.note("the API key is masked on standard output; `--with-api-key` keeps it");
        }
        let bytes = document.encoded(shown).unwrap_or_else(|| shown.as_bytes().to_vec());
        self.stdout.write_all(&bytes)
    }

    /// Prints a message for people.
    pub fn say(&mut self, words: &str) {
        // If standard error is closed, there is nobody to tell.
        let _ = writeln!(self.stderr, "{words}");
    }

    /// Prints a note.
    pub fn note(&mut self, words: &str) {
        let tag = self.err_style.bold("note");
        self.say(&format!("{tag}: {}", plain(words)));
    }

    /// Prints a question; the reply is expected on the same line.
    pub fn ask(&mut self, words: &str) {
        let _ = write!(self.stderr, "{}", plain(words)).and_then(|()| self.stderr.flush());
    }

    /// Prints a warning and how to fix its cause.
    pub fn warn(&mut self, words: &str, repair: &str) {
        let (tag, help) = (self.err_style.doubtful("warning"), self.err_style.bold("help"));
        self.say(&format!("{tag}: {}\n  {help}: {}", plain(words), plain(repair)));
    }

    /// Prints the error of one input. The command goes on.
    pub fn complain(&mut self, failure: &Failure) {
        let tag = self.err_style.bad("error");
        self.say(&format!("{tag}: {}", plain(&failure.message)));
        if let Some(help) = &failure.help {
            let tag = self.err_style.bold("help");
            self.say(&format!("  {tag}: {}", plain(help)));
        }
    }

    /// Reports why a command stopped before its end; returns the exit code.
    pub fn stopped(&mut self, stop: Stop) -> Exit {
        match stop.failure() {
            Err(exit) => exit,
            Ok(failure) => {
                self.complain(&failure);
                failure.exit
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_is_for_terminals_that_show_it() {
        let colour = |environment: &Environment, choice| environment.style(choice, true).colour;
        let (fine, dumb) = (Environment::default(), Environment { is_dumb: true, ..Environment::default() });
        assert!(colour(&fine, ColorChoice::Auto) && !colour(&fine, ColorChoice::Never));
        assert!(!colour(&dumb, ColorChoice::Auto) && colour(&dumb, ColorChoice::Always));
    }
}
