//! `mmsctl explain`

use std::collections::HashSet;
use std::io;

use super::context::Context;
use super::exit::{Exit, Failure, Stop};
use crate::check::{Rule, rules};
use crate::codes;
use crate::nearest::suggestion;
use crate::render::explain;

/// Explain a rule, an API error code or a postback code.
///
/// The same number can mean one thing as an API error and another as a postback code; both are shown. Works offline.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Rules or codes, such as `too-many-slides`, E225 or N003.
    #[arg(value_name = "RULE|CODE", required_unless_present = "list")]
    subjects: Vec<String>,
    /// List every rule and code, under a heading for each kind.
    #[arg(long)]
    list: bool,
}

/// Runs the command.
///
/// # Errors
/// When the result cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    if args.list {
        explain::list(context.out_style, context.stdout)?;
    }
    let (mut exit, mut first) = (Exit::Clean, !args.list);
    let listed = args.subjects.iter().flat_map(|subjects| subjects.split([',', ';']));
    // Spellings such as `e 225` and `Too many slides` are accepted too.
    let named = listed.map(|subject| match subject.split_whitespace().collect::<String>() {
        code if is_known(&code) => code,
        _ => subject.split_whitespace().collect::<Vec<_>>().join("-"),
    });
    let mut seen = HashSet::new();
    for subject in named.filter(|subject| seen.insert(subject.to_ascii_lowercase().replace('_', "-"))) {
        let subject = subject.as_str();
        if !is_known(subject) {
            let failure = unknown(subject);
            context.complain(&failure);
            exit = exit.max(failure.exit);
            continue;
        }
        if !std::mem::take(&mut first) {
            writeln!(context.stdout)?;
        }
        explain_one(subject, context)?;
    }
    Ok(exit)
}

/// The rule of that name; case and `_` for `-` do not matter.
fn rule(subject: &str) -> Option<&'static Rule> {
    rules::find(&subject.to_ascii_lowercase().replace('_', "-"))
}

fn is_known(subject: &str) -> bool {
    let code = codes::api(subject).is_some() || codes::postback(subject).is_some();
    code || codes::family(subject).is_some() || codes::is_gap(subject) || rule(subject).is_some()
}

fn explain_one(subject: &str, context: &mut Context<'_>) -> io::Result<()> {
    let (style, out) = (context.out_style, &mut *context.stdout);
    if let Some(rule) = rule(subject) {
        return explain::rule(rule, style, out);
    }
    if codes::is_gap(subject) {
        return explain::gap(subject, style, out);
    }
    let (api, postback) = (codes::api(subject), codes::postback(subject));
    if let Some(api) = api {
        explain::api(api, style, out)?;
    }
    if api.is_some() && postback.is_some() {
        writeln!(out)?;
    }
    match (postback, codes::family(subject)) {
        (Some(postback), _) => explain::postback(postback, style, out),
        (None, Some(family)) if api.is_none() => explain::family(subject, family, style, out),
        _ => Ok(()),
    }
}

fn unknown(subject: &str) -> Failure {
    let rules = rules::RULES.iter().map(|rule| rule.name);
    let failure = Failure::usage(format!("`{subject}` is neither a rule nor a code"));
    // The letter of a code is easily left out.
    let is_number = subject.bytes().all(|byte| byte.is_ascii_digit());
    let codes = ["E", "N"].map(|letter| format!("{letter}{subject}"));
    let codes: Vec<_> =
        codes.iter().filter(|code| is_number && is_known(code)).map(|code| format!("`{code}`")).collect();
    if !codes.is_empty() {
        return failure.help(format!("did you mean {}?", codes.join(" or ")));
    }
    failure.help(suggestion(subject, rules, || "`mmsctl explain --list` shows them all".to_owned()))
}
