//! What people who know other programs type first, and what it is called here.

/// Words that mean something in other programs, and the advice in their place.
struct Habit {
    /// Where they are typed: a command, such as `postback listen`, or every command that has a flag, such as
    /// `--format`. The empty text is `mmsctl` itself.
    scope: &'static str,
    /// Flags, names of commands, or [`ANY`].
    words: &'static [&'static str],
    /// What to do instead.
    advice: &'static str,
}

/// Stands for every word that is no flag and not nearly a name that is known.
const ANY: &str = "*";

/// The first row that fits counts. The words are those of linters (ruff, eslint), ffmpeg, curl, git, stripe and other
/// programs with commands. Our choice.
const HABITS: &[Habit] = &[
    // Commands.
    row("", &["check", "lint", "linter", "test", "verify"], "'mmsctl validate' checks requests"),
    row("", &["format", "fmt"], "'mmsctl validate --fix' mends a request, and 'mmsctl convert' rewrites it"),
    row("", &["diff"], "'mmsctl validate --diff' shows what '--fix' would change"),
    row("", &["rule", "code", "codes", "error"], "'mmsctl explain' explains a rule or a code"),
    row("", &["version"], "'mmsctl --version' prints it"),
    row("", &["init", "new", "create", "compose", "make"], "'mmsctl build' composes a request"),
    row("", &["login", "auth"], "'mmsctl send' takes the API key from MMSCTL_API_KEY or '--api-key-file'"),
    row("", &["compress", "resize", "shrink", "optimize", "encode"], "'mmsctl fit' makes media smaller"),
    row("", &["size", "probe", "info", "inspect", "stat"], "'mmsctl estimate' tells sizes"),
    row("", &["listen", "serve", "server"], "'mmsctl postback listen' receives postbacks"),
    row("", &["trigger"], "'mmsctl postback trigger' sends postbacks to an endpoint"),
    row("", &["emit"], "'mmsctl postback emit' prints a postback"),
    row("", &["webhook", "webhooks", "events", "logs", "callback"], "'mmsctl postback' is about postbacks"),
    row(
        "",
        &["get", "fetch", "curl", "head", "ping"],
        "'mmsctl check-urls' fetches URLs as the service does",
    ),
    row("", &["save", "post", "submit", "push", "upload"], "'mmsctl send' sends requests, to save them too"),
    row("", &["list", "ls", "template"], "'mmsctl templates list' lists the templates"),
    row("", &["delete", "rm", "remove"], "'mmsctl templates delete' deletes templates"),
    row("", &["carriers", "carrier", "limits"], "'mmsctl profiles' lists limits"),
    row("", &["settings", "env"], "'mmsctl config' shows every setting"),
    row("", &["docs", "manual"], "'mmsctl man' prints the manual"),
    row("postback", &["send", "post", "fire", "resend"], "'mmsctl postback trigger' sends a postback"),
    row("postback", &["receive", "serve", "watch"], "'mmsctl postback listen' receives postbacks"),
    row(
        "postback",
        &["validate", "verify", "parse", "explain"],
        "'mmsctl postback check' explains postbacks",
    ),
    row(
        "postback",
        &[ANY],
        "'mmsctl postback emit CODE' prints a postback, 'postback trigger' sends it, and 'postback list' lists all",
    ),
    row("templates", &["get", "show"], "'mmsctl templates list' lists the templates"),
    row("templates", &["rm", "remove"], "'mmsctl templates delete' deletes templates"),
    row("cache", &["clean", "rm", "purge"], "'mmsctl cache clear' empties the cache"),
    // Words after a command that takes none.
    row("rules", &[ANY], "'mmsctl explain {}' explains a rule"),
    row(
        "config",
        &[ANY, "--list", "-l"],
        "'mmsctl config' shows every value; 'mmsctl.toml' is where to set one",
    ),
    row("postback listen", &[ANY], "'--port' sets the port, as in '--port 8080', and '--bind' the address"),
    row("postback trigger", &[ANY], "'--to' names the endpoint, as in '--to http://localhost:8080/'"),
    // Flags of one command.
    row("validate", &["--exit-zero", "--no-fail"], "'--fail-on never' exits with 0 whatever is found"),
    row(
        "validate",
        &["--max-warnings", "--werror", "-Werror", "--error-on-warning", "--warnings-as-errors"],
        "'--fail-on warning' exits with 1 for warnings too",
    ),
    row(
        "validate",
        &["--select", "--extend-select", "--only", "-S"],
        "every rule is checked; '--allow RULE' switches one off",
    ),
    row(
        "validate",
        &["--rule", "--rules"],
        "'--error', '--warn', '--info' and '--allow' set the severity of a rule",
    ),
    row(
        "validate",
        &["--fix-dry-run", "--show-fixes", "--dry-run", "--check", "-n"],
        "'--diff' shows what '--fix' would change",
    ),
    row("validate", &["--fix-only", "--write", "-w", "-i", "--in-place"], "'--fix' changes the files"),
    row(
        "validate",
        &["--add-noqa", "--suppress-all", "--write-baseline", "--generate-baseline"],
        "'--update-baseline' records what is found now in the file of '--baseline'",
    ),
    row("fit", &["-i", "--input"], "inputs are named without a flag"),
    row("fit", &["-y", "--overwrite", "--force"], "results are replaced without a flag, inputs never"),
    row(
        "fit",
        &["--size", "--max-size", "--target-size", "--limit", "--max-bytes", "-fs", "-b", "-b:v"],
        "'--budget' sets the size, as in '--budget 300KB'",
    ),
    row(
        "fit",
        &["--crf", "--bitrate", "--quality", "-crf", "-q:v"],
        "the quality follows from '--budget'; '--min-quality' refuses poor results",
    ),
    row(
        "fit",
        &["--scale", "--resize", "--width", "--height", "-s", "-vf"],
        "'--canvas' sets the largest picture",
    ),
    row("fit", &["-ss"], "'--start' begins later, as in '--start 0:05'"),
    row("fit", &["-t"], "'--trim' sets the length, as in '--trim 20s'"),
    row("fit", &["-r", "--fps"], "'--max-fps' sets the frame rate"),
    row("fit", &["-an", "--mute"], "'--no-audio' removes the sound"),
    row("fit", &["-threads", "--threads", "-j"], "'--jobs' sets how many files are fitted at the same time"),
    row(
        "estimate",
        &["--limit", "--budget", "--size"],
        "'--profile' compares with a limit, one of your own too",
    ),
    row("convert", &["-i", "--in-place", "--fix"], "'--write' replaces the input files"),
    row(
        "check-urls",
        &["-I", "--head", "-L", "--location"],
        "redirects are followed, and HEAD is compared with GET",
    ),
    row("send", &["-X", "--request"], "every request is sent by POST"),
    row("send", &["-d", "--data", "--data-binary", "-F"], "name the file of the request without a flag"),
    row("send", &["-v", "--verbose"], "'--dry-run' shows what would be sent, headers too"),
    row("send", &["--url"], "'--endpoint' sends to another URL"),
    row(
        "send",
        &["--to", "--from", "--subject", "--text", "--slide"],
        "'mmsctl build' writes requests, for 'mmsctl send' to send",
    ),
    row("postback listen", &["-p", "-P", "-l"], "'--port' sets the port"),
    row("postback listen", &["--host", "--address", "-H"], "'--bind' sets the address"),
    row(
        "postback listen",
        &["--forward-to"],
        "'mmsctl postback trigger --to' sends postbacks to an endpoint",
    ),
    row("postback trigger", &["--url", "--endpoint", "--forward-to", "-u"], "'--to' names the endpoint"),
    row("postback trigger", &["-H"], "'--header' adds a header"),
    // Flags that several commands have.
    row(
        "--allow",
        &["--ignore", "--extend-ignore", "--disable", "--off", "--skip", "--suppress", "-A", "-I"],
        "'--allow RULE' switches a rule off",
    ),
    row(
        "--error",
        &["--deny", "--forbid", "--enable", "-D"],
        "'--error RULE' makes the findings of a rule errors",
    ),
    row("--warn", &["-W"], "'--warn RULE' makes the findings of a rule warnings"),
    row(
        "--no-ignore",
        &["--exclude", "--ignore-path", "--ignore-pattern"],
        "files that .ignore or .gitignore name are left out",
    ),
    row("--no-ignore", &["--stdin", "--stdin-filename"], "'-' as a path is standard input"),
    row("--time-scale", &["--json"], "'--format ndjson' prints JSON"),
    row("--expect", &["--json"], "'--format ndjson' prints JSON"),
    row("--format", &["--json"], "'--format json' prints JSON"),
    row("--format", &["--output-format", "--reporter", "--formatter"], "'--format' sets the format"),
    row("--color", &["--no-color", "--no-colour"], "'--color never' prints without colour"),
    row(
        "--api-key-file",
        &["--api-key", "--key", "--token", "-u", "--user"],
        "the API key is never an argument: set MMSCTL_API_KEY, or use '--api-key-file' or '--api-key-stdin'",
    ),
    row("--ca-cert", &["-k", "--insecure", "--cacert"], "'--ca-cert' trusts one more certificate"),
    row("--ca-cert", &["-x", "--proxy"], "the proxy is the one in HTTPS_PROXY or HTTP_PROXY"),
    row(
        "--ca-cert",
        &["-m", "--max-time", "--connect-timeout"],
        "'--timeout' ends a request that takes longer",
    ),
    row("--dry-run", &["-n", "--simulate", "--what-if"], "'--dry-run' only shows what would be done"),
];

const fn row(scope: &'static str, words: &'static [&'static str], advice: &'static str) -> Habit {
    Habit { scope, words, advice }
}

/// What to do instead of `word`, if other programs have it; `path` is the command before it, such as `postback listen`,
/// and `has` tells whether it has a flag, such as `--format`.
pub fn advice(path: &str, has: impl Fn(&str) -> bool, word: &str) -> Option<&'static str> {
    let here = |row: &&Habit| if row.scope.starts_with("--") { has(row.scope) } else { row.scope == path };
    let row = HABITS.iter().filter(here).find(|row| row.words.contains(&word))?;
    Some(row.advice)
}

/// What to do instead of any `word` that is no flag after a command.
pub fn advice_on_any(path: &str, word: &str) -> Option<String> {
    let row = HABITS.iter().find(|row| row.scope == path && row.words.contains(&ANY))?;
    (!word.starts_with('-')).then(|| row.advice.replace("{}", word))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use clap::{Command, CommandFactory};

    use super::{ANY, HABITS};
    use crate::cli::Cli;

    /// The command of a path, and the rest of the path.
    fn find<'a>(root: &'a Command, path: &str) -> (&'a Command, Vec<String>) {
        let mut words = path.split(' ').filter(|word| !word.is_empty()).peekable();
        let mut command = root;
        while let Some(below) = words.peek().and_then(|word| command.find_subcommand(word)) {
            (command, _) = (below, words.next());
        }
        (command, words.map(str::to_owned).collect())
    }

    fn has(command: &Command, flag: &str) -> bool {
        let flag = flag.strip_prefix("--").unwrap_or_default();
        flag == "version" || command.get_arguments().any(|arg| arg.get_long() == Some(flag))
    }

    /// The commands that a scope means.
    fn scoped<'a>(root: &'a Command, scope: &str) -> Vec<&'a Command> {
        fn all<'a>(command: &'a Command, into: &mut Vec<&'a Command>) {
            into.push(command);
            command.get_subcommands().for_each(|below| all(below, into));
        }
        if !scope.starts_with("--") {
            let (command, rest) = find(root, scope);
            assert_eq!(rest, Vec::<String>::new(), "there is no command `{scope}`");
            return vec![command];
        }
        let mut commands = Vec::new();
        all(root, &mut commands);
        commands.retain(|command| has(command, scope));
        commands
    }

    #[test]
    fn only_words_that_are_unknown_have_advice_and_only_once() {
        let mut root = Cli::command();
        root.build();
        let mut seen = HashSet::new();
        for row in HABITS {
            let commands = scoped(&root, row.scope);
            assert!(!commands.is_empty(), "no command has `{}`", row.scope);
            for word in row.words {
                assert!(*word == ANY || seen.insert((row.scope, *word)), "{} {word} twice", row.scope);
                for command in &commands {
                    let mut shorts = command.get_arguments().filter_map(clap::Arg::get_short);
                    let is_short = shorts.any(|short| *word == format!("-{short}"));
                    // With a scope of several commands, a word that one of them knows is not asked about.
                    let known = has(command, word) || is_short || command.find_subcommand(word).is_some();
                    assert!(!known || row.scope.starts_with("--"), "{} has {word}", row.scope);
                }
            }
        }
    }

    #[test]
    fn advice_names_only_commands_and_flags_that_exist() {
        let mut root = Cli::command();
        root.build();
        for row in HABITS {
            // The texts in quotes are every second one.
            for quoted in row.advice.split('\'').skip(1).step_by(2).filter(|quoted| *quoted != "-") {
                let path =
                    quoted.strip_prefix("mmsctl ").or(quoted.starts_with("postback ").then_some(quoted));
                if quoted == "mmsctl.toml" {
                    continue;
                }
                let (commands, words) = match path {
                    Some(path) => {
                        let (command, rest) = find(&root, path);
                        (vec![command], rest)
                    }
                    None => (scoped(&root, row.scope), quoted.split(' ').map(str::to_owned).collect()),
                };
                // A name in capitals stands for a value.
                let is_value =
                    |word: &str| word == "{}" || word.bytes().all(|byte| byte.is_ascii_uppercase());
                let Some(flag) = words.first().filter(|word| !is_value(word)) else { continue };
                let elsewhere = root.get_subcommands().filter(|below| row.advice.contains(below.get_name()));
                let mut either = commands.iter().copied().chain(elsewhere);
                assert!(either.any(|command| has(command, flag)), "`{flag}` in: {}", row.advice);
            }
        }
    }
}
