//! `mmsctl templates list`

use std::collections::HashSet;

use super::session::{Session, failure};
use crate::cli::api_args::ApiArgs;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::format::Format;
use crate::cli::numbers::positive;
use crate::dialect::Dialect;
use crate::postback::Moment;
use crate::render::counted::counted;
use crate::render::templates as show;
use crate::send::outcome::Outcome;
use crate::send::response::reply;
use crate::send::templates::{Listed, PER_PAGE, Page, listing};

/// The most pages that are fetched. Our choice: a service that never ends its listing must not keep us for ever.
const PAGES: usize = 10_000;

/// The most unknown elements that are named. Our choice.
const NAMED: usize = 8;

/// List the templates stored at the service, newest first.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Only templates newer than this: a day, such as `2024-03-01`, or a time with its offset.
    #[arg(long, value_name = "TIME", value_parser = since)]
    since: Option<Moment>,
    /// Only this page, counted from 1; by default all.
    #[arg(long, value_name = "N", value_parser = positive::<u32>)]
    page: Option<u32>,
    /// Templates per page.
    #[arg(long, value_name = "N", default_value_t = PER_PAGE, value_parser = positive::<u32>)]
    items_per_page: u32,
    /// The dialect to write: `<mms-id>` or `<MMSID>`.
    #[arg(long, value_name = "DIALECT", default_value = "current")]
    dialect: Dialect,
    /// Output format.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    #[command(flatten)]
    api: ApiArgs,
}

/// Parses a day, meaning its start in UTC, or a point in time.
fn since(text: &str) -> Result<Moment, String> {
    let day = text.len() == "2024-03-01".len();
    let time = if day { format!("{text}T00:00:00+00:00") } else { text.to_owned() };
    time.parse().map_err(|_| "write it as `2024-03-01` or `2024-03-01T07:30:00+00:00`".to_owned())
}

/// Runs the command.
///
/// # Errors
/// When the service refuses or cannot be reached, or the result cannot be written.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Exit, Stop> {
    // A listing changes nothing, so it can be aborted at once.
    let session = Session::new(&args.api, args.dialect, context.interrupt.clone(), context)?;
    context.heed_interrupts();
    let collected = collect(args, &session, context);
    if context.interrupt.requested() {
        return Ok(Exit::Interrupted);
    }
    let (listed, failure) = match collected {
        Ok(listed) => {
            let unread = unread(args, &listed);
            (listed, unread)
        }
        Err(failure) => (Listed::default(), Some(failure)),
    };
    // Templates without an id are listed too.
    let (failure, doubt) = if listed.templates.is_empty() { (failure, None) } else { (None, failure) };
    match (args.format, &failure) {
        (Format::Json, _) => {
            let why = failure.as_ref().map(|failure| (failure.message.as_str(), failure.help.as_deref()));
            show::json(&listed, why, context.stdout)?;
        }
        (Format::Human, Some(_)) => {}
        (Format::Human, None) => show::human(&listed, context.out_style, context.stdout)?,
    }
    if let Some(Failure { message, help, .. }) = doubt {
        context.warn(&message, &help.unwrap_or_default());
    }
    failure.map_or(Ok(Exit::Clean), |failure| Err(failure.into()))
}

/// What the service lists and could not be read, if that can be told: its total may count templates of any time.
fn unread(args: &Args, listed: &Listed) -> Option<Failure> {
    let Listed { templates, total, unread, is_listing } = listed;
    let before = u64::from(args.page.unwrap_or(1) - 1) * u64::from(args.items_per_page);
    let due = total.filter(|_| args.since.is_none()).map(|total| total.saturating_sub(before));
    let nameless = templates.iter().filter(|template| template.mms_id.is_empty()).count();
    let message = match due {
        _ if nameless > 0 => format!("{} came without an id", counted(nameless, "template")),
        Some(due) if !templates.is_empty() && args.page.is_none() => {
            let missing = due.saturating_sub(templates.len() as u64);
            let words = format!("the listing is not complete: {} missing", counted(missing, "template"));
            return (missing > 0)
                .then(|| Failure::network(words).help("list again: some may have been deleted meanwhile"));
        }
        _ if !templates.is_empty() => return None,
        Some(0) => return None,
        Some(due) => format!("the service counts {}, and none could be read", counted(due, "template")),
        None if unread.is_empty() && !is_listing => {
            "the service reports success, but its answer is not a listing".to_owned()
        }
        None if unread.is_empty() || *total == Some(0) => return None,
        None => "no template could be read".to_owned(),
    };
    let names: Vec<String> = unread.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    Some(Failure::network(message).help(if names.is_empty() {
        "check that `--endpoint` is right".to_owned()
    } else {
        format!("the answer holds {}, which no documented answer does", names.join(", "))
    }))
}

/// The requested page, or all pages.
fn collect(args: &Args, session: &Session, context: &mut Context<'_>) -> Result<Listed, Failure> {
    let since = args.since.map(|moment| moment.utc().to_string());
    let per_page = args.items_per_page;
    let (mut all, mut known) = (Listed::default(), HashSet::new());
    for number in (args.page.unwrap_or(1)..=u32::MAX).take(PAGES) {
        let page = Page { number, per_page, since: since.clone() };
        let body = listing(&page, session.dialect, session.key.secret().expose())
            .map_err(|error| Failure::usage(error.to_string()))?;
        let (exchange, outcome) = session.ask(&body, context);
        let reply = match (&outcome, exchange) {
            (Outcome::Accepted(_), Ok(response)) => reply(&response).map_err(Failure::network)?,
            _ => return Err(failure(&outcome)),
        };
        let found = Listed::of(&reply);
        all.total = found.total.or(all.total);
        all.is_listing |= found.is_listing;
        all.unread.extend(found.unread);
        let before = all.templates.len();
        all.templates.extend(found.templates.into_iter().filter(|template| known.insert(template.clone())));
        // A service that does not know pages gives the same one again and again. A short page is not the last one: the
        // service has a most of its own.
        let new = all.templates.len() > before;
        let complete = all.total.is_some_and(|total| all.templates.len() as u64 >= total);
        if args.page.is_some() || !new || complete || context.interrupt.requested() {
            break;
        }
    }
    Ok(all)
}
