//! The door to the process: its streams and its environment, read once and passed down.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::ColorChoice;
use super::config::Config;
use super::exit::Failure;
use crate::interrupt::Interrupt;
use crate::net::client::Proxies;
use crate::render::Style;
use crate::render::display::plain;
use crate::source::{Source, Sources};

/// What a command may touch of the process it runs in.
pub struct Context<'a> {
    /// Standard input.
    pub stdin: &'a mut dyn Read,
    /// Where results go.
    pub stdout: &'a mut dyn Write,
    /// Where people are addressed.
    pub stderr: &'a mut dyn Write,
    /// The environment.
    pub environment: Environment,
    /// The clock: the time since 1970-01-01T00:00:00Z.
    pub clock: fn() -> Duration,
    /// What is configured.
    pub config: Config,
    /// The wish to end: Ctrl-C and SIGTERM, once [`Context::heed_interrupts`] was called.
    pub interrupt: Interrupt,
    /// How results are dressed.
    pub out_style: Style,
    /// How words to people are dressed.
    pub err_style: Style,
}

/// A stream that people are addressed on. Where nobody is there to read it (a closed pipe, a full disk), the work goes
/// on all the same: it is no result that is lost.
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

/// What is read of the environment.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// `PATH`, to look for ffprobe.
    pub path: Option<OsString>,
    /// `NO_COLOR`, any value but an empty one (no-color.org).
    pub no_color: bool,
    /// `COLUMNS`, where a shell exports it.
    pub columns: Option<usize>,
    /// `GITHUB_STEP_SUMMARY`: the file in which GitHub Actions wants a step's summary.
    pub step_summary: Option<PathBuf>,
    /// `GITHUB_WORKSPACE`: the folder of the repository in GitHub Actions.
    pub repository: Option<PathBuf>,
    /// Columns of the terminal, if there is one.
    pub terminal_columns: Option<usize>,
    /// `MMSCTL_API_KEY`. Never shown.
    pub api_key: Option<Secret>,
    /// The working directory, where the configuration is looked for first.
    pub directory: Option<PathBuf>,
    /// `MMSCTL_CONFIG`: the configuration to read instead.
    pub config: Option<PathBuf>,
    /// Where programs keep what can be made again: `XDG_CACHE_HOME`, or `.cache` in `HOME` (XDG Base Directory
    /// Specification 0.8).
    pub cache: Option<PathBuf>,
    /// Every variable that begins with `MMSCTL_`, but the key.
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

/// Text that never shows in debug output.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// A secret text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text, to be written where it belongs.
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

/// What the system's clock shows; nothing where it stands before 1970.
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
            columns: text("COLUMNS").and_then(|value| value.parse().ok()),
            step_summary: path("GITHUB_STEP_SUMMARY"),
            repository: path("GITHUB_WORKSPACE"),
            terminal_columns: terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)),
            api_key: text("MMSCTL_API_KEY").map(Secret),
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

    /// How a stream is dressed under `choice`.
    #[must_use]
    pub fn style(&self, choice: ColorChoice, is_terminal: bool) -> Style {
        let colour = match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => is_terminal && !self.no_color,
        };
        let columns = self.columns.or(self.terminal_columns.filter(|_| is_terminal));
        Style { colour, width: columns.unwrap_or(100).clamp(60, 140) }
    }
}

impl Context<'_> {
    /// From now on Ctrl-C and SIGTERM are a wish that the command looks for, so that it can leave nothing
    /// behind; before, they end the process at once.
    pub fn heed_interrupts(&self) {
        let interrupt = self.interrupt.clone();
        // A second call in one process finds a handler in place, which does the same.
        let _ = ctrlc::set_handler(move || interrupt.request());
    }

    /// Where results go: standard output, or `aside` of a document that is printed there.
    pub fn results(&mut self, aside: bool) -> &mut dyn Write {
        if aside { self.stderr } else { self.stdout }
    }

    /// Prints a document that was made of what was `read`. The key is masked unless it is asked for, and that is
    /// said, for what follows in the pipe would be wrong without it.
    ///
    /// # Errors
    /// When standard output cannot be written to.
    pub fn print_document(
        &mut self,
        document: &Source,
        read: &Sources,
        with_api_key: bool,
    ) -> io::Result<()> {
        let masked = read.mask(&document.masked(0..document.text().len()));
        let shown = if with_api_key { document.text() } else { &masked };
        if shown != document.text() {
            self.note("the API key is masked on standard output; `--with-api-key` keeps it");
        }
        let bytes = document.encoded(shown).unwrap_or_else(|| shown.as_bytes().to_vec());
        self.stdout.write_all(&bytes)
    }

    /// Says something to people.
    pub fn say(&mut self, words: &str) {
        // There is nobody left to tell that the stream of last words is closed.
        let _ = writeln!(self.stderr, "{words}");
    }

    /// Says something that a person may want to know.
    pub fn note(&mut self, words: &str) {
        let tag = self.err_style.bold("note");
        self.say(&format!("{tag}: {}", plain(words)));
    }

    /// Asks something of a person, who answers on the same line.
    pub fn ask(&mut self, words: &str) {
        let _ = write!(self.stderr, "{}", plain(words)).and_then(|()| self.stderr.flush());
    }

    /// Says what may be wrong, and how to mend it.
    pub fn warn(&mut self, words: &str, repair: &str) {
        let (tag, help) = (self.err_style.doubtful("warning"), self.err_style.bold("help"));
        self.say(&format!("{tag}: {}\n  {help}: {}", plain(words), plain(repair)));
    }

    /// Says what went wrong with one input, and goes on.
    pub fn complain(&mut self, failure: &Failure) {
        let tag = self.err_style.bad("error");
        self.say(&format!("{tag}: {}", plain(&failure.message)));
        if let Some(help) = &failure.help {
            let tag = self.err_style.bold("help");
            self.say(&format!("  {tag}: {}", plain(help)));
        }
    }
}
