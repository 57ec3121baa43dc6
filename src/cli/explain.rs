//! `mmsctl explain`

use super::context::Context;
use super::exit::{Exit, Failure};
use crate::check::rules;
use crate::codes;
use crate::nearest::nearest;
use crate::render::explain;

/// Explain a rule, an API error code or a postback code.
///
/// The same number means different things as an API error and as a postback code; both are shown, apart.
/// Needs no network.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// A rule's name or a code, such as `too-many-slides`, E225 or N003.
    #[arg(value_name = "RULE|CODE", required_unless_present = "list")]
    subjects: Vec<String>,
    /// List every rule and code, a line each.
    #[arg(long)]
    list: bool,
}

/// Runs the command.
///
/// # Errors
/// When a subject is unknown or the result cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    if args.list {
        explain::list(context.out_style, context.stdout)?;
    }
    let mut first = !args.list;
    for subject in &args.subjects {
        if !std::mem::take(&mut first) {
            writeln!(context.stdout)?;
        }
        one(subject, context)?;
    }
    Ok(Exit::Clean)
}

fn one(subject: &str, context: &mut Context<'_>) -> anyhow::Result<()> {
    let style = context.out_style;
    if let Some(rule) = rules::find(&subject.to_ascii_lowercase().replace('_', "-")) {
        return Ok(explain::rule(rule, style, context.stdout)?);
    }
    match (codes::api(subject), codes::postback(subject), codes::family(subject)) {
        (None, None, None) => return Err(unknown(subject).into()),
        (None, None, Some(family)) => explain::family(subject, family, style, context.stdout)?,
        (api, postback, _) => {
            if let Some(api) = api {
                explain::api(api, style, context.stdout)?;
            }
            if api.is_some() && postback.is_some() {
                writeln!(context.stdout)?;
            }
            if let Some(postback) = postback {
                explain::postback(postback, style, context.stdout)?;
            }
        }
    }
    Ok(())
}

fn unknown(subject: &str) -> Failure {
    let rules = rules::RULES.iter().map(|rule| rule.name);
    let failure = Failure::usage(format!("`{subject}` is neither a rule nor a code"));
    match nearest(subject, rules) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help("`mmsctl explain --list` shows them all"),
    }
}
