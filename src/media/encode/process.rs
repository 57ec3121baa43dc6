//! Runs external tools: one child process at a time, whose output is drained, and which is watched and ended.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

#[cfg(unix)]
use nix::sys::signal::{Signal, killpg};
#[cfg(any(target_os = "linux", target_os = "android"))]
use nix::time::ClockId;
#[cfg(unix)]
use nix::unistd::Pid;

use super::ToolError;
use super::progress::News;
use crate::interrupt::Interrupt;

/// The last lines of a tool's standard error that are kept. Our choice.
const TAIL_LINES: usize = 40;

/// The bytes after which a longer line is split. Our choice.
const LINE_BYTES: u64 = 4096;

/// How often an interrupt is checked for while a tool is silent. Our choice: too short to be noticed.
const TICK: Duration = Duration::from_millis(50);

/// How long a tool may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// The longest time in which nothing shows that it works: it has nothing new to say and uses no processor.
    pub idle: Duration,
    /// The longest time in which it has nothing new to say, whatever it uses.
    pub silence: Duration,
    /// The longest time in all; `None` means no limit.
    pub total: Option<Duration>,
}

impl Default for Patience {
    /// A minute without a sign of work: ffmpeg reports five times a second. Ten minutes without a word, because it says
    /// nothing while x264 ends the frames that it looks ahead to: at the preset `slow`, more than fifty, each of which
    /// takes seconds if they are large and the machine is busy. Both are our choice.
    fn default() -> Self {
        Self { idle: Duration::from_secs(60), silence: Duration::from_secs(600), total: None }
    }
}

/// A tool works if the processor has worked for it for this part of the time. Our choice: what only waits takes less,
/// and what shares a processor with twenty others takes more.
const WORKING: u32 = 100;

/// A tool with its arguments.
pub(super) struct Call<'a> {
    pub(super) program: &'static str,
    pub(super) arguments: &'a [OsString],
    pub(super) patience: Patience,
    pub(super) interrupt: &'a Interrupt,
}

impl Call<'_> {
    /// Runs the tool and passes each line of its standard output to `on_line`. Returns the last lines of its standard
    /// error, whatever their level.
    pub(super) fn run(&self, on_line: &mut dyn FnMut(&str)) -> Result<Vec<String>, ToolError> {
        if self.interrupt.requested() {
            return Err(ToolError::Interrupted);
        }
        let mut running = self.start()?;
        self.watch(&mut running, on_line)?;
        let status = self.end(&mut running.child)?;
        running.ended = true;
        let stderr = running.last_words();
        if status.success() {
            Ok(stderr)
        } else {
            Err(ToolError::Failed {
                program: self.program,
                status: status.to_string(),
                stderr: if stderr.is_empty() { "it gave no reason".to_owned() } else { stderr.join("\n") },
            })
        }
    }

    fn start(&self) -> Result<Running, ToolError> {
        let mut command = Command::new(self.program);
        command.args(self.arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // The child gets a process group of its own: Ctrl-C at the terminal reaches only mmsctl, which then ends the
        // child in order.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => ToolError::Missing(self.program),
            _ => ToolError::Failed {
                program: self.program,
                status: "not started".to_owned(),
                stderr: error.to_string(),
            },
        })?;
        let (sender, lines) = channel();
        let stdout = child.stdout.take().expect("standard output is piped");
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let stderr = child.stderr.take().expect("standard error is piped");
        let words = Some(std::thread::spawn(move || tail(stderr)));
        Ok(Running { child, lines, words, ended: false })
    }

    /// Passes lines to `on_line` until standard output is closed.
    fn watch(&self, running: &mut Running, on_line: &mut dyn FnMut(&str)) -> Result<(), ToolError> {
        let started = Instant::now();
        let (mut heard, mut worked, mut used) = (started, started, running.processor_time());
        let mut news = News::default();
        loop {
            if self.interrupt.requested() {
                return Err(ToolError::Interrupted);
            }
            let now = Instant::now();
            if let Some(allowed) = self.patience.total.filter(|total| now - started > *total) {
                return Err(ToolError::TimedOut { program: self.program, allowed });
            }
            if now - worked > self.patience.idle {
                let using = running.processor_time();
                let works = using
                    .zip(used)
                    .is_none_or(|(using, used)| using.saturating_sub(used) > (now - worked) / WORKING);
                if !works || now - heard > self.patience.silence {
                    let seconds = (now - heard).as_secs();
                    return Err(ToolError::Stalled { program: self.program, seconds });
                }
                (worked, used) = (now, using);
            }
            match running.lines.recv_timeout(TICK) {
                Ok(line) => {
                    if news.is_new(&line) {
                        (heard, used) = (Instant::now(), running.processor_time());
                        worked = heard;
                    }
                    on_line(&line);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }

    /// Waits until a tool that has closed its standard output exits.
    fn end(&self, child: &mut Child) -> Result<std::process::ExitStatus, ToolError> {
        let started = Instant::now();
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return Ok(status),
                Ok(None) if started.elapsed() > self.patience.idle => {
                    let seconds = self.patience.idle.as_secs();
                    return Err(ToolError::Stalled { program: self.program, seconds });
                }
                Ok(None) if self.interrupt.wait(Duration::from_millis(2)) => {
                    return Err(ToolError::Interrupted);
                }
                Ok(None) => {}
                Err(error) => {
                    let stderr = error.to_string();
                    return Err(ToolError::Failed {
                        program: self.program,
                        status: "lost".to_owned(),
                        stderr,
                    });
                }
            }
        }
    }
}

/// A child process and its output. Dropping it ends the child and all that the child started, so that no error path
/// leaves a process behind.
struct Running {
    child: Child,
    lines: Receiver<String>,
    words: Option<JoinHandle<Vec<String>>>,
    /// Whether the child was waited for: its process ID may belong to another process by now.
    ended: bool,
}

impl Running {
    /// How long the processor has worked for the child, where the system tells.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    fn processor_time(&self) -> Option<Duration> {
        let child = Pid::from_raw(i32::try_from(self.child.id()).ok()?);
        Some(ClockId::pid_cpu_clock_id(child).ok()?.now().ok()?.into())
    }

    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    fn processor_time(&self) -> Option<Duration> {
        None
    }

    fn last_words(&mut self) -> Vec<String> {
        self.words.take().and_then(|words| words.join().ok()).unwrap_or_default()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.ended {
            return;
        }
        // If `ffmpeg` is a script, killing only the script would leave the real ffmpeg running.
        #[cfg(unix)]
        if let Ok(group) = i32::try_from(self.child.id()) {
            let _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
        }
        // Both may fail if the child has exited already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Drains a stream, whose writer would block otherwise, and keeps its last lines.
fn tail(stream: impl Read) -> Vec<String> {
    let (mut reader, mut kept) = (BufReader::new(stream), VecDeque::new());
    let mut line = Vec::new();
    loop {
        line.clear();
        match reader.by_ref().take(LINE_BYTES).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return kept.into(),
            Ok(_) => {
                let words = String::from_utf8_lossy(&line);
                let words = words.rsplit('\r').find(|part| !part.trim().is_empty()).unwrap_or("").trim();
                if !words.is_empty() {
                    kept.push_back(words.to_owned());
                }
                if kept.len() > TAIL_LINES {
                    kept.pop_front();
                }
            }
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str, patience: Patience, interrupt: &Interrupt) -> Result<Vec<String>, ToolError> {
        let arguments = ["-c".into(), script.into()];
        Call { program: "sh", arguments: &arguments, patience, interrupt }.run(&mut |_| {})
    }

    #[test]
    fn a_tool_that_fails_is_quoted() {
        let error =
            shell("echo first >&2; echo last >&2; exit 3", Patience::default(), &Interrupt::default());
        let Err(ToolError::Failed { status, stderr, .. }) = error else { panic!("{error:?}") };
        assert!(status.contains('3') && stderr == "first\nlast", "{status}: {stderr}");
    }

    #[test]
    fn floods_on_both_streams_do_not_block() {
        let script = "i=0; while [ $i -lt 3000 ]; do echo out$i; echo err$i >&2; i=$((i+1)); done";
        let stderr = shell(script, Patience::default(), &Interrupt::default()).unwrap();
        assert_eq!((stderr.len(), stderr.last().unwrap().as_str()), (TAIL_LINES, "err2999"));
    }

    #[test]
    fn idleness_silence_and_slowness_end_a_tool() {
        let (short, long) = (Duration::from_millis(80), Duration::from_secs(60));
        for (script, silence) in [
            #[cfg(target_os = "linux")]
            ("exec sleep 600", long),
            ("exec sleep 600", short),
            ("while :; do :; done", short),
        ] {
            let patience = Patience { idle: short, silence, total: None };
            let stalled = shell(script, patience, &Interrupt::default());
            assert!(matches!(stalled, Err(ToolError::Stalled { .. })), "{script}: {stalled:?}");
        }
        let slow = Patience { total: Some(short), ..Patience::default() };
        let timed_out = shell("while :; do echo x; done", slow, &Interrupt::default());
        assert_eq!(timed_out.unwrap_err().to_string(), "`sh` was ended after 0.08 s");
    }

    #[test]
    fn a_tool_that_works_may_be_silent_for_longer() {
        // Even a busy machine lets it work for a hundredth of this time.
        let patience = Patience { idle: Duration::from_millis(300), ..Patience::default() };
        let silent = "i=0; while [ $i -lt 1000000 ]; do i=$((i+1)); done; exit 3";
        let ended = shell(silent, patience, &Interrupt::default());
        assert!(matches!(ended, Err(ToolError::Failed { .. })), "{ended:?}");
    }

    /// Whether a process exists and has not exited.
    #[cfg(target_os = "linux")]
    fn lives(process: &str) -> bool {
        let status = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        status.rsplit(") ").next().is_some_and(|rest| !rest.is_empty() && !rest.starts_with('Z'))
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_a_tool_has_started_ends_with_it() {
        let interrupt = Interrupt::default();
        let arguments = ["-c".into(), "sleep 600 & echo $!; wait".into()];
        let call = Call {
            program: "sh",
            arguments: &arguments,
            patience: Patience::default(),
            interrupt: &interrupt,
        };
        let mut grandchild = String::new();
        let ended = call.run(&mut |line| {
            grandchild = line.to_owned();
            interrupt.request();
        });
        assert_eq!(ended, Err(ToolError::Interrupted));
        let started = Instant::now();
        // The kernel may take a moment to end it.
        while lives(&grandchild) {
            assert!(started.elapsed() < Duration::from_secs(10), "{grandchild} is still there");
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_missing_tool_and_an_interrupted_one_are_told_apart() {
        let interrupt = Interrupt::default();
        let call = Call {
            program: "mmsctl-no-tool",
            arguments: &[],
            patience: Patience::default(),
            interrupt: &interrupt,
        };
        assert_eq!(call.run(&mut |_| {}), Err(ToolError::Missing("mmsctl-no-tool")));
        let shared = interrupt.clone();
        let arguments = ["-c".into(), "echo begun; exec sleep 600".into()];
        let call = Call {
            program: "sh",
            arguments: &arguments,
            patience: Patience::default(),
            interrupt: &interrupt,
        };
        assert_eq!(call.run(&mut |_| shared.request()), Err(ToolError::Interrupted));
    }
}
