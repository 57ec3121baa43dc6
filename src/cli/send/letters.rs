//! The requests of a run: read, given their key, judged.

use std::collections::HashMap;
use std::path::Path;

use super::Args;
use crate::analysis::{Judged, Settings, judge};
use crate::check::{Policy, Strictness};
use crate::cli::api_args::{Key, no_key};
use crate::cli::context::{Context, Secret};
use crate::cli::exit::{Exit, Failure};
use crate::cli::inputs::{Hidden, Input, find, read_stdin};
use crate::diagnostic::Severity;
use crate::dialect::{Dialect, Term};
use crate::media::locate::Locations;
use crate::media::probe::Prober;
use crate::message::{self, Action, Message};
use crate::render::human::Human;
use crate::source::{Origin, Source, SourceId, Sources};
use crate::submit::echo::hidden;
use crate::submit::{journal, key};
use crate::xml;

/// A request that is ready to be sent.
#[derive(Debug)]
pub struct Letter {
    /// Its path, for people.
    pub path: String,
    /// Its text with the key in it, which hides itself.
    pub sources: Sources,
    source: SourceId,
    /// Its dialect.
    pub dialect: Dialect,
    /// What it asks for.
    pub action: Option<Action>,
    /// The recipient.
    pub to: Option<String>,
    /// What a journal calls it.
    pub id: String,
    /// What journals may call it.
    pub ids: Vec<String>,
    /// The key that it goes out with.
    pub key: Secret,
}

impl Letter {
    /// The service's words, fit for showing: it may echo the key.
    pub fn mask(&self, words: &str) -> String {
        hidden(&self.sources.mask(words), self.key.expose())
    }

    /// What is sent.
    pub fn body(&self) -> &str {
        self.sources.get(self.source).text()
    }

    /// The same, fit for showing.
    pub fn masked(&self) -> String {
        let source = self.sources.get(self.source);
        source.masked(0..source.text().len())
    }

    /// The action's word.
    pub fn action_word(&self) -> &'static str {
        self.action.map_or("request", Action::canonical)
    }
}

/// Reads and judges every request; what is wrong is said. Nothing is sent unless all are right.
///
/// # Errors
/// As an exit code, when one is wrong.
pub fn read(
    args: &Args,
    key: Option<&Key>,
    context: &mut Context<'_>,
) -> anyhow::Result<Result<Vec<Letter>, Exit>> {
    let has_stdin = args.paths.iter().any(|path| path == Path::new("-"));
    if has_stdin && args.api.api_key_stdin {
        return Err(Failure::usage("standard input cannot be both a request and the key").into());
    }
    let stdin = has_stdin.then(|| read_stdin(context));
    let policy = context.config.policy(if args.strict { Strictness::Strict } else { Strictness::Lenient });
    let policy = (!args.no_check).then_some(policy);
    let (mut letters, mut exit) = (Vec::new(), Exit::Clean);
    let inputs = find(args.paths.clone(), stdin, Hidden::LeftOut);
    for source in inputs.map(|input| input.and_then(Input::read)) {
        match source.and_then(|source| addressed(source, key)) {
            Ok((letter, origin)) => match judged(letter, origin, policy.as_ref(), context)? {
                Some(letter) => letters.push(letter),
                None => exit = exit.max(Exit::Findings),
            },
            Err(failure) => {
                exit = exit.max(failure.exit);
                context.complain(&failure);
            }
        }
    }
    exit = exit.max(twins(&letters, context));
    if let Some(Key::Around(around)) = key {
        own_keys(&letters, around, context);
    }
    if exit > Exit::Clean {
        context.say("nothing is sent");
        return Ok(Err(exit));
    }
    Ok(Ok(letters))
}

/// The request with its key, and where it was read from.
fn addressed(source: Source, key: Option<&Key>) -> Result<(Letter, Origin), Failure> {
    let origin = source.origin().clone();
    let mut sources = Sources::default();
    let id = sources.add(source);
    let text = sources.get(id).text();
    let Message::Request(request) = message::read(&xml::parse(id, text)) else {
        return Err(Failure::usage(format!("`{origin}` is not a request"))
            .help("only requests are sent; `mmsctl validate` says what this is"));
    };
    let (filled, key) = match (key, key::own(&request)) {
        (Some(Key::Named(secret)), _) | (Some(Key::Around(secret)), None) => {
            (key::filled(text, &request, secret.expose()), secret.clone())
        }
        (_, Some(own)) => (text.to_owned(), Secret::new(own)),
        (None, None) => return Err(no_key()),
    };
    let ids = journal::ids(&key::filled(text, &request, ""));
    let to = request.fields.filled(Term::To).map(|field| field.trimmed().to_owned());
    let (dialect, action) = (request.dialect, request.action);
    let mut sources = Sources::default();
    let source = sources.add(Source::new(origin.clone(), filled.into_bytes()));
    Ok((
        Letter {
            path: origin.to_string(),
            sources,
            source,
            dialect,
            action,
            to,
            id: ids[0].clone(),
            ids,
            key,
        },
        origin,
    ))
}

/// The letter, if it has no errors; what it has is shown.
fn judged(
    letter: Letter,
    origin: Origin,
    policy: Option<&Policy>,
    context: &mut Context<'_>,
) -> anyhow::Result<Option<Letter>> {
    let Some(policy) = policy else { return Ok(Some(letter)) };
    let (locations, probe) = (Locations::default(), Prober::default());
    let settings = Settings { policy: Some(policy), locations: &locations, fetch: None, probe: &probe };
    let source = Source::new(origin, letter.body().as_bytes().to_vec());
    let Judged { sources, mut analysis } = judge(source, &settings);
    // What needs no doing is `validate`'s to say.
    analysis.diagnostics.retain(|diagnostic| diagnostic.severity > Severity::Info);
    let human = Human { style: context.err_style, verbose: false, quiet: false };
    let mut words = Vec::new();
    human.findings(&sources, &analysis, &mut words)?;
    // Nobody may be there to read them, which stops nothing.
    let _ = context.stderr.write_all(&words);
    Ok((analysis.count(Severity::Error) == 0).then_some(letter))
}

/// Says which requests go out with another key than the environment's: each holds its own.
fn own_keys(letters: &[Letter], around: &Secret, context: &mut Context<'_>) {
    let mut own = letters.iter().filter(|letter| letter.key.expose() != around.expose());
    let which = match (own.next(), own.count()) {
        (None, _) => return,
        (Some(letter), 0) => format!("`{}` goes out with the key that it holds", letter.path),
        (Some(_), more) => format!("{} requests go out with the keys that they hold", more + 1),
    };
    context.note(&format!("{which}, not with MMSCTL_API_KEY; `--api-key-file` replaces it"));
}

/// Complains about requests that are the same: sending both would send one message twice.
fn twins(letters: &[Letter], context: &mut Context<'_>) -> Exit {
    let mut seen: HashMap<&str, &Letter> = HashMap::new();
    let mut exit = Exit::Clean;
    for letter in letters {
        if let Some(first) = seen.insert(&letter.id, letter) {
            let words = format!("`{}` and `{}` are the same request", first.path, letter.path);
            let failure = Failure::usage(words)
                .help("leave one out; where both are meant, give each its own `client-reference`");
            context.complain(&failure);
            exit = exit.max(failure.exit);
        }
    }
    exit
}
