//! `--wait`: waits until saved messages are encoded, which the service reports by postback (API facts §4.4).

use std::collections::{HashMap, HashSet};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::record::Record;
use crate::cli::context::Context;
use crate::cli::durations::duration;
use crate::cli::exit::Failure;
use crate::cli::postback::{holds_postback, no_receiver, own_address, posted, say_refused};
use crate::interrupt::Interrupt;
use crate::message::{self, Action, Message};
use crate::net::receiver::{Next, Received, Receiver, ReceiverSettings, RespondWhen};
use crate::postback::Postback;
use crate::render::counted::counted;
use crate::render::postback::check::story;
use crate::render::send::{Encoding, SendState, Sent};
use crate::send::encoding::reports;
use crate::send::journal::{EncodingKind, Standing};
use crate::send::outcome::Outcome;
use crate::source::{Origin, Sources};
use crate::xml;

/// The flags of waiting.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct WaitArgs {
    /// Wait until saved messages are encoded, but no longer than this [default: 10m]. Postbacks about anything else are
    /// shown on standard error.
    #[arg(
        long,
        value_name = "TIME",
        value_parser = duration,
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "10m",
        requires = "callback_port",
        help_heading = "Postbacks"
    )]
    wait: Option<Duration>,
    /// The port that the account's callback URL leads to; 0 takes a free one.
    #[arg(long, value_name = "PORT", requires = "wait", help_heading = "Postbacks")]
    callback_port: Option<u16>,
    /// The address to listen on [default: 127.0.0.1, which other machines cannot reach].
    #[arg(long, value_name = "ADDRESS", value_parser = own_address, requires = "wait", help_heading = "Postbacks")]
    callback_bind: Option<IpAddr>,
}

/// Listens for postbacks, and remembers what they say about templates. Each one is recorded, or told of, before it is
/// answered with 200: the service does not repeat it after that (API facts §4.5).
#[derive(Debug)]
pub struct EncodingWait {
    receiver: Receiver,
    time: Duration,
    heard: HashMap<String, Encoding>,
    /// The postbacks about the encoding of templates. Those of others are told of at the end, when it is known which
    /// templates are meant.
    about_templates: Vec<(Sources, Postback)>,
}

impl WaitArgs {
    /// The first of `paths` that is none, but the time of `--wait`, which is joined to the flag.
    pub fn time_among<'a>(&self, paths: &'a [PathBuf]) -> Option<&'a str> {
        let is_time = |text: &&str| duration(text).is_ok() && Path::new(text).symlink_metadata().is_err();
        paths.iter().filter(|_| self.wait.is_some()).filter_map(|path| path.to_str()).find(is_time)
    }

    /// The listener, if `--wait` is given.
    ///
    /// # Errors
    /// When the port cannot be opened.
    pub fn encoding(&self, context: &mut Context<'_>) -> Result<Option<EncodingWait>, Failure> {
        let Some(time) = self.wait else { return Ok(None) };
        let bind = self.callback_bind.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let address = SocketAddr::new(bind, self.callback_port.unwrap_or_default());
        let fresh = ReceiverSettings::new(address);
        let settings = ReceiverSettings { wanted: holds_postback, respond: RespondWhen::Kept, ..fresh };
        let receiver = Receiver::start(settings).map_err(|error| no_receiver(&error, "--callback-port"))?;
        context.say(&format!("listening for postbacks on http://{}/", receiver.address()));
        Ok(Some(EncodingWait { receiver, time, heard: HashMap::new(), about_templates: Vec::new() }))
    }
}

impl EncodingWait {
    /// Handles all postbacks that have arrived, without waiting.
    pub fn drain(&mut self, record: &mut Record, context: &mut Context<'_>) {
        while self.handle_next(Duration::ZERO, &Interrupt::default(), record, context) {}
    }

    /// Handles the postbacks that arrive within `time`; returns whether the run was interrupted.
    pub fn hear_for(&mut self, time: Duration, record: &mut Record, context: &mut Context<'_>) -> bool {
        let interrupt = context.interrupt.clone();
        let end = self.receiver.elapsed().saturating_add(time);
        loop {
            let left = end.saturating_sub(self.receiver.elapsed());
            let heard = self.handle_next(left, &interrupt, record, context);
            if interrupt.requested() || !heard && left.is_zero() {
                return interrupt.requested();
            }
        }
    }

    /// Waits until there is a postback about every template of `all` or the time is over, and records the results
    /// there.
    pub fn wait(mut self, all: &mut [Sent], record: &mut Record, context: &mut Context<'_>) {
        let pending = |heard: &HashMap<String, Encoding>, all: &[Sent]| {
            all.iter().filter_map(saved).flatten().filter(|id| !heard.contains_key(*id)).count()
        };
        let end = self.receiver.elapsed().saturating_add(self.time);
        let mut left = pending(&self.heard, all);
        if left > 0 {
            context.say(&format!("waiting for the encoding of {}", counted(left, "template")));
        }
        let interrupt = context.interrupt.clone();
        // If the journal cannot be written, no postback is taken.
        while left > 0 && !interrupt.requested() && record.broken.is_none() {
            let time = end.saturating_sub(self.receiver.elapsed());
            if !self.handle_next(time, &interrupt, record, context) && time.is_zero() {
                break;
            }
            left = pending(&self.heard, all);
        }
        // From now on, clients are told to try again later. Postbacks that have arrived already still count.
        self.receiver.close();
        self.drain(record, context);
        self.tell_of_others(all, context);
        // Of a template whose time was not over, nothing is known.
        let is_over = !interrupt.requested() && record.broken.is_none();
        let silent = is_over.then_some(Encoding::Silent);
        for sent in all.iter_mut() {
            let heard = |id| self.heard.get(id).cloned();
            let heard = saved(sent).and_then(|id| id.and_then(heard).or_else(|| silent.clone()));
            sent.encoding = heard.or(sent.encoding.take());
        }
        let left = pending(&self.heard, all);
        if silent.is_none() && left > 0 {
            context.note(&format!("the encoding of {} is not known yet", counted(left, "template")));
        }
    }

    /// Handles one postback, or says why a request was refused; returns whether one arrived.
    fn handle_next(
        &mut self,
        time: Duration,
        interrupt: &Interrupt,
        record: &mut Record,
        context: &mut Context<'_>,
    ) -> bool {
        match self.receiver.next(time, interrupt) {
            Next::Received(received) => self.take(received, record, context),
            Next::Refused(refused) => say_refused(&refused, context),
            Next::Nothing => return false,
        }
        true
    }

    /// Records a postback, tells of it unless it may be about a template of this run, and has it answered. One that
    /// cannot be recorded is dropped, so that its sender is told to come back.
    fn take(&mut self, mut received: Received, record: &mut Record, context: &mut Context<'_>) {
        let origin = Origin::Composed("postback".to_owned());
        // The receiver accepts only bodies that contain a postback.
        for source in posted(&received.body, &origin).unwrap_or_default() {
            let mut sources = Sources::default();
            let id = sources.add(source);
            let text = sources.get(id).text();
            let Message::Postback(postback) = message::read(&xml::parse(id, text)) else { continue };
            if record.postback(text, (context.clock)(), &sources).is_err() {
                return;
            }
            self.read(sources, postback, context);
        }
        received.keep();
    }

    fn read(&mut self, sources: Sources, postback: Postback, context: &mut Context<'_>) {
        let mut left = postback.told().count();
        for report in reports(&postback) {
            let encoding = match report.kind {
                EncodingKind::Ready => Encoding::Ready,
                _ => Encoding::Failed(report.code),
            };
            self.heard.insert(report.mms_id, encoding);
            left -= 1;
        }
        if left == 0 {
            self.about_templates.push((sources, postback));
        } else {
            tell(&sources, &postback, context);
        }
    }

    /// Tells of the encoding of templates that this run did not save.
    fn tell_of_others(&mut self, all: &[Sent], context: &mut Context<'_>) {
        let own: HashSet<&str> = all.iter().filter_map(template).flatten().collect();
        for (sources, postback) in std::mem::take(&mut self.about_templates) {
            if !reports(&postback).all(|report| own.contains(report.mms_id.as_str())) {
                tell(&sources, &postback, context);
            }
        }
    }
}

/// Tells of a postback that is not about this run.
fn tell(sources: &Sources, postback: &Postback, context: &mut Context<'_>) {
    let head = context.err_style.dim("postback: ");
    // If standard error is closed, there is nobody to tell.
    let _ = story(sources, postback, |_| head.clone(), context.err_style, context.stderr);
}

/// The template that was saved, by this run or an earlier one, and of whose encoding nothing is known yet.
fn saved(sent: &Sent) -> Option<Option<&str>> {
    template(sent).filter(|_| matches!(sent.encoding, None | Some(Encoding::Silent)))
}

/// The template that was saved, by this run or an earlier one. It has no id if the service did not name it; postbacks
/// about it cannot be told from others.
fn template(sent: &Sent) -> Option<Option<&str>> {
    match &sent.state {
        _ if sent.action != Some(Action::SaveMms) => None,
        SendState::Now(Outcome::Accepted(said), _) => Some(said.mms_id.as_deref()),
        SendState::Before(Standing::Accepted(ended)) => Some(ended.mms_id.as_deref()),
        _ => None,
    }
}
