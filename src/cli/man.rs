//! `mmsctl man`

use clap::{Command, CommandFactory};

use super::Cli;
use super::context::Context;
use super::exit::{Exit, Failure};
use crate::check::rules::RULES;

/// Print a manual page.
///
/// Pages are roff, generated from the same definitions as `--help`: `mmsctl man validate | man -l -`.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// A subcommand, such as `build` or `postback-emit`, or `rules.7` for the list of rules; by default the main page.
    #[arg(value_name = "PAGE")]
    page: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// When there is no such page or the result cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let page = args.page.unwrap_or("mmsctl".to_owned());
    let wanted = if page.starts_with("mmsctl") { page } else { format!("mmsctl-{page}") };
    let pages = pages();
    let is_wanted = |name: &str| name == wanted || name.strip_suffix(".1") == Some(&wanted);
    let Some((_, text)) = pages.iter().find(|(name, _)| is_wanted(name)) else {
        let names = names().collect::<Vec<_>>().join(", ");
        return Err(Failure::usage(format!("there is no page `{wanted}`"))
            .help(format!("pages: {names}"))
            .into());
    };
    context.stdout.write_all(text)?;
    Ok(Exit::Clean)
}

/// Every page by its file name: `mmsctl.1`, one for each subcommand at any depth, and `mmsctl-rules.7`.
#[must_use]
pub fn pages() -> Vec<(String, Vec<u8>)> {
    let mut command = Cli::command();
    command.build();
    let mut pages = Vec::new();
    add_pages(&command, "mmsctl", &mut pages);
    pages.push(("mmsctl-rules.7".to_owned(), rules_page().into_bytes()));
    pages
}

/// The names of all pages but the first, as the user asks for them.
pub fn names() -> impl Iterator<Item = String> {
    let names = pages().into_iter().filter_map(|(name, _)| name.strip_prefix("mmsctl-").map(str::to_owned));
    names.map(|name| name.strip_suffix(".1").map_or(name.clone(), str::to_owned))
}

/// Adds the page of a command, then those of its subcommands.
fn add_pages(command: &Command, name: &str, pages: &mut Vec<(String, Vec<u8>)>) {
    let text = page(&command.clone().display_name(name.to_owned()), name);
    pages.push((format!("{name}.1"), text));
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        add_pages(sub, &format!("{name}-{}", sub.get_name()), pages);
    }
}

fn page(command: &Command, title: &str) -> Vec<u8> {
    let mut text = Vec::new();
    let man = clap_mangen::Man::new(command.clone()).title(title.to_uppercase());
    man.render(&mut text).expect("writing to memory does not fail");
    text
}

/// All rules in one page.
fn rules_page() -> String {
    let mut text = String::from(concat!(
        ".TH MMSCTL-RULES 7 \"\" \"mmsctl ",
        env!("CARGO_PKG_VERSION"),
        "\"\n.SH NAME\nmmsctl\\-rules \\- what mmsctl validate checks\n.SH DESCRIPTION\n",
        "Each rule with its severity (lenient and strict), the codes that the service would answer, and why.\n",
        ".SH RULES\n",
    ));
    for rule in RULES {
        let manual = rule.manual();
        let severity = |severity: Option<crate::diagnostic::Severity>| {
            severity.map_or("silent", crate::diagnostic::Severity::as_str)
        };
        let (lenient, strict) = (severity(rule.level.lenient), severity(rule.level.strict));
        let codes =
            if rule.codes.is_empty() { "no code documented".to_owned() } else { rule.codes.join(", ") };
        text.push_str(&format!(".TP\n\\fB{}\\fR ({lenient}; strict: {strict}; {codes})\n", roff(rule.name)));
        text.push_str(&format!("{}.\n{}\n", roff(manual.title.trim()), roff(&manual.why)));
    }
    text.push_str(".SH SEE ALSO\n\\fBmmsctl\\-validate\\fR(1), \\fBmmsctl\\-explain\\fR(1)\n");
    text
}

/// Escapes text so that roff shows it literally: no escapes, no request at the start of a line, no empty lines.
fn roff(text: &str) -> String {
    let escaped = text.replace('\\', "\\e").replace('-', "\\-");
    let guard = |line: &str| {
        if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line.to_owned() }
    };
    escaped.lines().filter(|line| !line.is_empty()).map(guard).collect::<Vec<_>>().join("\n")
}
