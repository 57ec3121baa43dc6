//! `mmsctl man`

use std::io::{self, Write};

use anyhow::Context as _;
use clap::{Command, CommandFactory};

use super::Cli;
use super::context::Context;
use super::exit::{Exit, Failure, Stop};
use crate::check::rules::RULES;
use crate::nearest::suggestion;

/// What the foot of a page says.
const SOURCE: &str = concat!("mmsctl ", env!("CARGO_PKG_VERSION"));

/// The file of the page with all rules.
const RULES_PAGE: &str = "mmsctl-rules.7";

/// The variables that change what commands do.
const ENVIRONMENT: [(&str, &str); 5] = [
    ("MMSCTL_API_KEY", "the API key, where --api-key-file and --api-key-stdin give none"),
    ("MMSCTL_CONFIG", "the configuration file, as --config names it"),
    ("MMSCTL_COMMAND_FLAG", "the value of a flag that is not given, such as MMSCTL_VALIDATE_FAIL_ON"),
    ("NO_COLOR", "no colour, as with --color never"),
    ("GITHUB_STEP_SUMMARY", "the file to which validate --format github adds its summary"),
];

/// The files that commands read by themselves.
const FILES: [(&str, &str); 1] =
    [("mmsctl.toml", "the configuration, in the working directory or the nearest folder above it")];

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
pub fn run(args: Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    let page = args.page.unwrap_or("mmsctl".to_owned());
    let wanted = if page.starts_with("mmsctl") { page } else { format!("mmsctl-{page}") };
    let is_wanted = |name: &str| name == wanted || name.strip_suffix(".1") == Some(&wanted);
    let Some((_, text)) = pages()?.into_iter().find(|(name, _)| is_wanted(name)) else {
        let all = names().collect::<Vec<_>>();
        let failure = Failure::usage(format!("there is no page `{wanted}`"));
        let meant = wanted.strip_prefix("mmsctl-").unwrap_or(&wanted);
        let help = suggestion(meant, all.iter().map(String::as_str), || format!("pages: {}", all.join(", ")));
        return Err(failure.help(help).into());
    };
    context.stdout.write_all(&text)?;
    Ok(Exit::Clean)
}

/// Every page by its file name: `mmsctl.1`, one for each subcommand at any depth, and `mmsctl-rules.7`.
///
/// # Errors
/// When clap cannot write one.
pub fn pages() -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let page = |(name, command): (String, Command)| {
        let text = page(&command.display_name(name.clone()), &name);
        let text = text.with_context(|| format!("the page `{name}` cannot be made"))?;
        Ok((format!("{name}.1"), text))
    };
    let rules = Ok((RULES_PAGE.to_owned(), rules_page().into_bytes()));
    commands().into_iter().map(page).chain([rules]).collect()
}

/// The names of all pages but the first, as the user asks for them.
pub fn names() -> impl Iterator<Item = String> {
    let names = commands().into_iter().map(|(name, _)| name).chain([RULES_PAGE.to_owned()]);
    names.filter_map(|name| name.strip_prefix("mmsctl-").map(str::to_owned))
}

/// Every command with the name of its page.
fn commands() -> Vec<(String, Command)> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let mut commands = Vec::new();
    add_commands(&command, "mmsctl", &mut commands);
    commands
}

/// Adds a command, then its subcommands.
fn add_commands(command: &Command, name: &str, commands: &mut Vec<(String, Command)>) {
    commands.push((name.to_owned(), command.clone()));
    for sub in command.get_subcommands() {
        add_commands(sub, &format!("{name}-{}", sub.get_name()), commands);
    }
}

fn page(command: &Command, name: &str) -> io::Result<Vec<u8>> {
    let man = clap_mangen::Man::new(command.clone()).title(name.to_uppercase()).source(SOURCE);
    let (mut title, mut sections) = (Vec::new(), Vec::new());
    man.render_title(&mut title)?;
    man.render_name_section(&mut sections)?;
    write!(sections, ".SH SYNOPSIS\n{}\n", roff(&synopsis(command)))?;
    man.render_description_section(&mut sections)?;
    man.render_options_section(&mut sections)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut sections)?;
    }
    sections.write_all(after_options(name).as_bytes())?;
    // Each of them begins with the same definitions.
    let (title, sections) = (String::from_utf8_lossy(&title), String::from_utf8_lossy(&sections));
    let definitions = title.split_once(".TH").map_or("", |(definitions, _)| definitions);
    let sections =
        if definitions.is_empty() { sections.into_owned() } else { sections.replace(definitions, "") };
    Ok((title.into_owned() + &sections).into_bytes())
}

/// The line of `--help` that says how the command is called.
fn synopsis(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    usage.strip_prefix("Usage: ").unwrap_or(&usage).to_owned()
}

/// The sections after the options: what all commands share is on the main page.
fn after_options(name: &str) -> String {
    if name != "mmsctl" {
        return ".SH SEE ALSO\n\\fBmmsctl\\fR(1) for exit codes, variables and files, \\fBmmsctl\\-rules\\fR(7)\n".to_owned();
    }
    let list = |heading: &str, rows: &[(&str, &str)]| {
        let rows: String = rows
            .iter()
            .map(|(term, words)| format!(".TP\n\\fB{}\\fR\n{}\n", roff(term), roff(words)))
            .collect();
        format!(".SH {heading}\n{rows}")
    };
    let exits = Exit::ALL.map(|exit| (exit.code().to_string(), exit.meaning()));
    let exits = exits.each_ref().map(|(code, meaning)| (code.as_str(), *meaning));
    let lists = [list("EXIT STATUS", &exits), list("ENVIRONMENT", &ENVIRONMENT), list("FILES", &FILES)];
    lists.concat() + ".SH SEE ALSO\n\\fBmmsctl\\-rules\\fR(7), \\fBffmpeg\\fR(1)\n"
}

/// All rules in one page.
fn rules_page() -> String {
    let mut text = format!(".TH MMSCTL-RULES 7 \"\" \"{SOURCE}\"\n");
    text.push_str(concat!(
        ".SH NAME\nmmsctl\\-rules \\- what mmsctl validate checks\n.SH DESCRIPTION\n",
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
