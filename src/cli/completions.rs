//! `mmsctl completions`

use clap::CommandFactory;
use clap_complete::Shell;

use super::Cli;
use super::context::Context;
use super::exit::Exit;

/// Print completions for a shell.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The shell.
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Runs the command.
///
/// # Errors
/// When the result cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    context.stdout.write_all(&script(args.shell))?;
    Ok(Exit::Clean)
}

/// A shell's completions.
#[must_use]
pub fn script(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "mmsctl", &mut script);
    script
}
