//! Runs the program in a folder of its own, with a clean environment.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use mmsctl::analysis::{Judged, Settings, judge};
use mmsctl::check::Policy;
use mmsctl::media::locate::Locations;
use mmsctl::media::probe::Prober;
use mmsctl::source::{Origin, Source};

/// A temporary folder and the program in it.
pub struct Desk {
    folder: tempfile::TempDir,
    environment: Vec<(String, String)>,
    input: Vec<u8>,
    /// The folder inside of the temporary one that the program is started in.
    inside: String,
}

/// What came of a run.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Desk {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            environment: Vec::new(),
            input: Vec::new(),
            inside: String::new(),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with the folders it needs.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Copies a committed sample from `tests/media`.
    pub fn sample(&self, name: &str, to: &str) -> PathBuf {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/media").join(name);
        self.put(to, std::fs::read(from).unwrap())
    }

    /// The names in a folder, sorted.
    pub fn list(&self, name: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.path(name)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    pub fn environment(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn inside(mut self, folder: &str) -> Self {
        folder.clone_into(&mut self.inside);
        self
    }

    pub fn stdin(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.input = bytes.as_ref().to_vec();
        self
    }

    /// Runs the program with arguments that are set apart by blanks.
    pub fn run(&self, line: &str) -> Run {
        self.run_with(&line.split_whitespace().collect::<Vec<_>>())
    }

    /// Starts the program and lets it run.
    pub fn start(&self, line: &str) -> Running {
        let mut command = self.command(&line.split_whitespace().collect::<Vec<_>>());
        let mut child = command.stdin(Stdio::null()).spawn().unwrap();
        let stdout = Stream::of(child.stdout.take().unwrap());
        let stderr = Stream::of(child.stderr.take().unwrap());
        Running { child, stdout, stderr }
    }

    /// Runs the program in a shell that says `before` first, such as `ulimit -f 1`.
    pub fn run_after(&self, before: &str, line: &str) -> Run {
        let mut command = self.after(before, line);
        Run::new(command.stdin(Stdio::null()).output().unwrap())
    }

    /// Starts the program in a shell that says `before` first, such as `trap '' HUP`.
    pub fn start_after(&self, before: &str, line: &str) -> Running {
        let mut child = self.after(before, line).stdin(Stdio::null()).spawn().unwrap();
        let stdout = Stream::of(child.stdout.take().unwrap());
        let stderr = Stream::of(child.stderr.take().unwrap());
        Running { child, stdout, stderr }
    }

    fn after(&self, before: &str, line: &str) -> Command {
        let script = format!("{before}; exec \"$0\" \"$@\"");
        let mut words = vec!["-c", script.as_str(), env!("CARGO_BIN_EXE_mmsctl")];
        words.extend(line.split_whitespace());
        self.command_of("sh", &words)
    }

    /// Runs a script in a shell that finds the program as `mmsctl`.
    #[cfg(unix)]
    pub fn shell(&self, script: &str) -> Run {
        let folder = Path::new(env!("CARGO_BIN_EXE_mmsctl")).parent().unwrap();
        let script = format!("PATH='{}':$PATH\n{script}", folder.display());
        Run::new(self.command_of("sh", &["-c", &script]).stdin(Stdio::null()).output().unwrap())
    }

    /// Starts the program with its results going to `stdout`, where nobody sees them.
    pub fn start_into(&self, stdout: Stdio, line: &str) -> Running {
        let mut command = self.command(&line.split_whitespace().collect::<Vec<_>>());
        let mut child = command.stdin(Stdio::null()).stdout(stdout).spawn().unwrap();
        let stderr = Stream::of(child.stderr.take().unwrap());
        Running { child, stdout: Stream::of(std::io::empty()), stderr }
    }

    /// Runs the program.
    pub fn run_with(&self, arguments: &[&str]) -> Run {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        // The program may end without having read its input.
        let _ = child.stdin.take().unwrap().write_all(&self.input);
        Run::new(child.wait_with_output().unwrap())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        self.command_of(env!("CARGO_BIN_EXE_mmsctl"), arguments)
    }

    fn command_of(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.path(&self.inside)).env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

/// The program while it runs. Dropping it ends it.
pub struct Running {
    child: Child,
    stdout: Stream,
    stderr: Stream,
}

/// What a program writes, read by a thread of its own so that it never fills up.
struct Stream {
    lines: std::sync::mpsc::Receiver<String>,
    seen: String,
}

impl Stream {
    fn of(pipe: impl Read + Send + 'static) -> Self {
        let (sender, lines) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let lines = BufReader::new(pipe).lines();
            lines.map_while(Result::ok).try_for_each(|line| sender.send(line))
        });
        Self { lines, seen: String::new() }
    }

    /// The next line that holds `word`.
    #[track_caller]
    fn awaited(&mut self, word: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(60));
            let Ok(line) = line else { panic!("`{word}` never comes:\n{}", self.seen) };
            self.seen.push_str(&format!("{line}\n"));
            if line.contains(word) {
                return line;
            }
        }
    }

    fn rest(mut self) -> String {
        while let Ok(line) = self.lines.recv() {
            self.seen.push_str(&format!("{line}\n"));
        }
        std::mem::take(&mut self.seen)
    }
}

impl Running {
    /// Waits for the next line on standard error that holds `word`.
    #[track_caller]
    pub fn says(&mut self, word: &str) -> String {
        self.stderr.awaited(word)
    }

    /// Waits for the next line of the result that holds `word`.
    #[track_caller]
    pub fn prints(&mut self, word: &str) -> String {
        self.stdout.awaited(word)
    }

    /// The process's number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to end, as Ctrl-C does.
    pub fn interrupt(&self) {
        self.signal(interruption());
    }

    /// Sends it a signal.
    pub fn signal(&self, name: &str) {
        let kill = Command::new("kill").args([&format!("-{name}"), &self.id().to_string()]).status().unwrap();
        assert!(kill.success());
    }

    /// Waits for its end.
    pub fn ends(mut self) -> Run {
        let status = self.child.wait().unwrap();
        let closed = || Stream { lines: std::sync::mpsc::channel().1, seen: String::new() };
        let (stdout, stderr) = (
            std::mem::replace(&mut self.stdout, closed()).rest(),
            std::mem::replace(&mut self.stderr, closed()).rest(),
        );
        Run { code: status.code().expect("the program was not killed"), stdout, stderr }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Run {
    pub fn new(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let code = output.status.code().expect("the program was not killed");
        let run = Self { code, stdout: text(output.stdout), stderr: text(output.stderr) };
        assert_ne!(run.code, 70, "{}", run.stderr);
        run
    }

    /// Asserts the exit code, and gives the run back.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Asserts that people were told all of that.
    #[track_caller]
    pub fn says(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.stderr.contains(word), "`{word}` is missing in:\n{}", self.stderr);
        }
        self
    }

    /// Asserts that the result holds all of that.
    #[track_caller]
    pub fn prints(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.stdout.contains(word), "`{word}` is missing in:\n{}", self.stdout);
        }
        self
    }

    /// The result as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}:\n{}", self.stdout))
    }

    /// The rules of all findings, in order.
    #[track_caller]
    pub fn rules(&self) -> Vec<String> {
        let json = self.json();
        let documents = json["documents"].as_array().unwrap().iter();
        let found = documents.flat_map(|document| document["diagnostics"].as_array().unwrap());
        found.map(|found| found["rule"].as_str().unwrap().to_owned()).collect()
    }
}

/// Whether the tests, and so what they start, ignore the signal of this number: 1 under nohup, 2 in the background of
/// a script.
pub fn ignored(signal: u32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.map_or(0, |mask| u64::from_str_radix(mask.trim(), 16).unwrap());
    ignored & 1 << (signal - 1) != 0
}

/// The signal of Ctrl-C, or another that asks to end.
pub fn interruption() -> &'static str {
    if ignored(2) { "TERM" } else { "INT" }
}

/// The exit code of what [`interruption`] ends: 128 and the signal's number, as shells show it.
pub fn interrupted() -> i32 {
    if ignored(2) { 143 } else { 130 }
}

/// A standard output that nobody reads.
pub fn closed() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    Stdio::from(writer)
}

/// A standard output with no room left.
pub fn full() -> Stdio {
    Stdio::from(std::fs::File::options().write(true).open("/dev/full").unwrap())
}

/// Runs ffmpeg quietly, or says that it has to be installed.
#[track_caller]
pub fn ffmpeg(folder: &Path, line: &str) {
    let arguments = ["-nostdin", "-v", "error", "-y"].into_iter().chain(line.split_whitespace());
    let done = Command::new("ffmpeg").args(arguments).current_dir(folder).output();
    let output = done.expect("ffmpeg is needed by these tests; `make tools` installs it");
    assert!(output.status.success(), "ffmpeg {line}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A saveMMS request in the current dialect with these slides.
pub fn save(slides: &str) -> String {
    format!(
        "<request>\n<action>saveMMS</action>\n<api-key>qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ</api-key>\n\
         <message-subject>Spring</message-subject>\n<name>spring-24</name>\n{slides}\n</request>\n"
    )
}

/// A text as `validate` judges it, without media.
pub fn judged(text: &str) -> Judged {
    let source = Source::new(Origin::Composed("case".into()), text.as_bytes().to_vec());
    let (policy, locations, probe) = (Policy::default(), Locations::default(), Prober::default());
    let settings = Settings { policy: Some(&policy), locations: &locations, fetch: None, probe: &probe };
    judge(source, &settings)
}
