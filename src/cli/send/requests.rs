//! Prepares the requests of a run: reads them, inserts the key and checks them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::command::Args;
use crate::analysis::{Judged, Settings, judge};
use crate::check::{Policy, rules};
use crate::cli::api_args::{Key, no_key};
use crate::cli::context::{Context, Secret};
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::inputs::{Hidden, Input, find, left_out, read_stdin};
use crate::diagnostic::{Diagnostic, Severity};
use crate::dialect::{Dialect, Term};
use crate::media::locate::Locations;
use crate::media::probe::Prober;
use crate::message::{Action, Message};
use crate::render::human::Human;
use crate::render::send::Findings;
use crate::send::echo::hidden;
use crate::send::{journal, key};
use crate::source::{PLACEHOLDER, Source, SourceId, Sources, declared_utf8};

/// A request that is ready to be sent.
#[derive(Debug)]
pub struct ReadyRequest {
    /// The path that it was read from, for people.
    pub path: String,
    /// Its text with the key inserted. The sources mask the key in output.
    pub sources: Sources,
    source: SourceId,
    /// Its dialect.
    pub dialect: Dialect,
    /// The action.
    pub action: Option<Action>,
    /// The recipient.
    pub to: Option<String>,
    /// The id of the request in the journal.
    pub id: String,
    /// All ids under which journals may know the request.
    pub ids: Vec<String>,
    /// The key in the request.
    pub key: Secret,
    /// The key that it held before, if a flag replaced that. It may be good still.
    replaced: Option<Secret>,
}

impl ReadyRequest {
    /// Masks secrets in the service's text, which may echo the key.
    pub fn mask(&self, words: &str) -> String {
        self.without_replaced(hidden(&self.sources.mask(words), self.key.expose()))
    }

    fn without_replaced(&self, words: String) -> String {
        self.replaced.iter().fold(words, |words, key| hidden(&words, key.expose()))
    }

    /// The body to send.
    pub fn body(&self) -> &str {
        self.sources.get(self.source).text()
    }

    /// The body with secrets masked.
    pub fn masked(&self) -> String {
        let source = self.sources.get(self.source);
        self.without_replaced(self.sources.mask(&source.masked(0..source.text().len())))
    }

    /// The name of the action.
    pub fn action_word(&self) -> &'static str {
        self.action.map_or("request", Action::canonical)
    }
}

/// Reads and checks every request, reports what is wrong, and adds it to `found`. Nothing is sent unless all requests
/// are right.
///
/// # Errors
/// [`Stop::Reported`] when a request is wrong.
pub fn read(
    args: &Args,
    key: Option<&Key>,
    found: &mut Findings,
    context: &mut Context<'_>,
) -> Result<Vec<ReadyRequest>, Stop> {
    if let Some(time) = args.wait.time_among(&args.paths) {
        return Err(Failure::usage(format!("`{time}` is not a file"))
            .help(format!("a time is joined to the flag: `--wait={time}`"))
            .into());
    }
    let has_stdin = args.paths.iter().any(|path| path == Path::new("-"));
    if has_stdin && args.api.api_key_stdin {
        return Err(Failure::usage("standard input cannot be both a request and the key").into());
    }
    if args.hidden.hidden() == Hidden::LeftOut {
        tell_left_out(&args.paths, context);
    }
    let stdin = has_stdin.then(|| read_stdin(context));
    let policy = context.config.policy(args.strict.strictness());
    let policy = (!args.no_check).then_some(policy);
    let (mut requests, mut exit) = (Vec::new(), Exit::Clean);
    let inputs = find(args.paths.clone(), stdin, args.hidden.hidden());
    for source in inputs.map(|input| input.and_then(Input::read)) {
        let judged = source.map(|source| as_it_lies(source, policy.as_ref()));
        match judged.and_then(|judged| Ok((addressed(&judged, key, args.dry_run)?, judged))) {
            Ok((request, judged)) => {
                if is_right(&judged, context)? {
                    requests.push(request)
                } else {
                    exit = exit.max(Exit::Findings)
                }
                if !judged.analysis.diagnostics.is_empty() {
                    found.documents.push(judged);
                }
            }
            Err(failure) => exit = exit.max(complain(failure, found, context)),
        }
    }
    for failure in twins(&requests) {
        exit = exit.max(complain(failure, found, context));
    }
    match key {
        Some(Key::FromEnvironment(around)) => own_keys(&requests, around, context),
        None if requests.iter().any(|request| request.key.expose() == PLACEHOLDER) => context
            .note("there is no API key, without which nothing is sent: set MMSCTL_API_KEY, or give `--api-key-file`"),
        _ => {}
    }
    if exit > Exit::Clean {
        context.say("nothing was sent");
        return Err(Stop::Reported(exit));
    }
    Ok(requests)
}

/// Warns about requests that are not sent because they are hidden or ignored: what git leaves out, as it often does
/// with generated files, may still be meant to be sent.
fn tell_left_out(paths: &[PathBuf], context: &mut Context<'_>) {
    const NAMED: usize = 3;
    let left = left_out(paths);
    let names: Vec<String> = left.iter().take(NAMED).map(|path| format!("`{}`", path.display())).collect();
    let more = if left.len() > NAMED { " and more" } else { "" };
    let (is, files) = if left.len() == 1 { ("is", "file") } else { ("are", "files") };
    if !left.is_empty() {
        let count = left.len();
        context.warn(
            &format!(
                "{count} {files} {is} left out, hidden or named by .gitignore or .ignore: {}{more}",
                names.join(", ")
            ),
            "`--no-ignore` sends them too",
        );
    }
}

/// Checks a request as it is in its file, like `validate`, unless checks are off. Positions are then those of the
/// file. A missing key is not reported, because the key is inserted later.
fn as_it_lies(source: Source, policy: Option<&Policy>) -> Judged {
    let (locations, probe) = (Locations::default(), Prober::default());
    let mut judged = judge(source, &Settings { policy, locations: &locations, fetch: None, probe: &probe });
    // Infos are left to `validate`.
    let counts =
        |found: &Diagnostic| found.severity > Severity::Info && found.rule != rules::API_KEY_MISSING.name;
    judged.analysis.diagnostics.retain(counts);
    judged
}

/// The request with its key inserted, in UTF-8 as the service requires (API facts §0.3). A dry run needs no key.
fn addressed(judged: &Judged, key: Option<&Key>, dry_run: bool) -> Result<ReadyRequest, Failure> {
    let read = judged.sources.get(judged.analysis.source);
    let (text, origin) = (read.text(), read.origin());
    if text.trim().is_empty() {
        return Err(Failure::world(format!("`{origin}` is empty"))
            .help("check that the program that writes it has not failed"));
    }
    let Message::Request(request) = &judged.analysis.message else {
        return Err(Failure::usage(format!("`{origin}` is not a request"))
            .help("only requests are sent; `mmsctl validate` says what this is"));
    };
    let own = key::own(request);
    let (filled, key) = match (key, own) {
        (Some(Key::Named(secret)), _) | (Some(Key::FromEnvironment(secret)), None) => {
            (key::filled(text, request, secret.expose()), secret.clone())
        }
        (_, Some(own)) => (text.to_owned(), Secret::new(own)),
        (None, None) if dry_run => (key::filled(text, request, PLACEHOLDER), Secret::new(PLACEHOLDER)),
        (None, None) => return Err(no_key()),
    };
    let ids = journal::ids(&key::filled(text, request, ""));
    let mut sources = Sources::default();
    let body = declared_utf8(&filled).into_owned();
    let source = sources.add(Source::new(origin.clone(), body.into_bytes()));
    let replaced = own.filter(|own| *own != key.expose()).map(Secret::new);
    if filled != text {
        // What is secret in the file stays so, wherever it is repeated.
        sources.add(Source::new(origin.clone(), text.as_bytes().to_vec()));
    }
    Ok(ReadyRequest {
        path: origin.to_string(),
        sources,
        source,
        dialect: request.dialect,
        action: request.action,
        to: request.fields.filled(Term::To).map(|field| field.trimmed().to_owned()),
        id: ids[0].clone(),
        ids,
        key,
        replaced,
    })
}

/// Whether a request has no errors. All findings are shown.
fn is_right(judged: &Judged, context: &mut Context<'_>) -> Result<bool, Stop> {
    let human = Human { style: context.err_style, verbose: false, quiet: false };
    human.findings(&judged.sources, &judged.analysis, context.stderr)?;
    Ok(judged.analysis.count(Severity::Error) == 0)
}

/// Notes which requests contain a key of their own, other than the environment's, and are sent with it.
fn own_keys(requests: &[ReadyRequest], around: &Secret, context: &mut Context<'_>) {
    let mut own = requests.iter().filter(|request| request.key.expose() != around.expose());
    let which = match (own.next(), own.count()) {
        (None, _) => return,
        (Some(request), 0) => format!("`{}` goes out with the key that it holds", request.path),
        (Some(_), more) => format!("{} requests go out with the keys that they hold", more + 1),
    };
    context.note(&format!("{which}, not with MMSCTL_API_KEY; `--api-key-file` replaces it"));
}

/// The errors of duplicate requests: sending both would send one message twice.
fn twins(requests: &[ReadyRequest]) -> Vec<Failure> {
    let mut seen: HashMap<&str, &ReadyRequest> = HashMap::new();
    let twins = requests.iter().filter_map(|request| {
        let first = seen.insert(&request.id, request)?;
        let words = format!("`{}` and `{}` are the same request", first.path, request.path);
        let help = match request.dialect {
            Dialect::Current => "leave one out; where both are meant, give each its own `client-reference`",
            // These have no such element (API facts §1.3).
            _ => "leave one out; where both are meant, send them in two runs, each with a journal of its own",
        };
        Some(Failure::usage(words).help(help))
    });
    twins.collect()
}

/// Reports the error of one input, and keeps it for JSON.
fn complain(failure: Failure, found: &mut Findings, context: &mut Context<'_>) -> Exit {
    context.complain(&failure);
    found.unread.push((failure.message, failure.help));
    failure.exit
}
