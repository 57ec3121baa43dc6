//! The `mmsctl` binary: hands the process's arguments, streams and environment to the library.

use std::io::{BufWriter, Write};
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use mmsctl::cli::config::Config;
use mmsctl::cli::context::{Aside, Context, Environment, system_clock};
use mmsctl::cli::exit::Exit;
use mmsctl::interrupt::Interrupt;
use mmsctl::render::Style;

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    panic::set_hook(Box::new(report_bug));
    let run = || {
        let mut stdout = BufWriter::new(std::io::stdout().lock());
        let mut context = Context {
            stdin: &mut std::io::stdin().lock(),
            stdout: &mut stdout,
            stderr: &mut Aside(std::io::stderr()),
            environment: Environment::of_process(),
            clock: system_clock,
            config: Config::default(),
            interrupt: Interrupt::default(),
            out_style: Style::plain(),
            err_style: Style::plain(),
        };
        mmsctl::cli::run(std::env::args_os(), &mut context)
    };
    let exit = panic::catch_unwind(AssertUnwindSafe(run)).unwrap_or(Exit::Bug);
    ExitCode::from(exit.code())
}

/// Reports that the program is at fault and how to report the bug. The panic message is left out: it can quote a
/// document, and with it a key.
fn report_bug(info: &panic::PanicHookInfo<'_>) {
    // Panics of media parsers are caught and reported as damaged files.
    if mmsctl::media::probe::is_guarded() {
        return;
    }
    let place = info.location().map_or(String::new(), |at| format!(" at {}:{}", at.file(), at.line()));
    let version = env!("CARGO_PKG_VERSION");
    let _ = writeln!(
        std::io::stderr(),
        "error: mmsctl {version} has a bug{place}\n  help: please report the command and, if it may be \
         shared, the input; run with RUST_BACKTRACE=1 for more"
    );
}
