//! `--wait`: waits until saved messages are encoded, which the service reports by postback (API facts §4.4).

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use crate::cli::context::Context;
use crate::cli::durations::duration;
use crate::cli::exit::Failure;
use crate::cli::postback::{holds_document, no_receiver, own_address, posted, say_refused};
use crate::dialect::Term;
use crate::interrupt::Interrupt;
use crate::message::{self, Action, Message};
use crate::net::receiver::{Next, Receiver, ReceiverSettings};
use crate::render::counted::counted;
use crate::render::send::{Encoding, SendState, Sent};
use crate::send::journal::Standing;
use crate::send::outcome::Outcome;
use crate::source::{Origin, Source};
use crate::xml;

/// The flags of waiting.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct WaitArgs {
    /// Wait until saved messages are encoded, but no longer than this [default: 10m].
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

/// Listens for postbacks, and remembers what they say about templates.
#[derive(Debug)]
pub struct EncodingWait {
    receiver: Receiver,
    time: Duration,
    heard: HashMap<String, Encoding>,
}

impl WaitArgs {
    /// The listener, if `--wait` is given.
    ///
    /// # Errors
    /// When the port cannot be opened.
    pub fn encoding(&self, context: &mut Context<'_>) -> Result<Option<EncodingWait>, Failure> {
        let Some(time) = self.wait else { return Ok(None) };
        let bind = self.callback_bind.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let address = SocketAddr::new(bind, self.callback_port.unwrap_or_default());
        let settings = ReceiverSettings { wanted: holds_document, ..ReceiverSettings::new(address) };
        let receiver = Receiver::start(settings).map_err(|error| no_receiver(&error, "--callback-port"))?;
        context.say(&format!("listening for postbacks on http://{}/", receiver.address()));
        Ok(Some(EncodingWait { receiver, time, heard: HashMap::new() }))
    }
}

impl EncodingWait {
    /// Handles all postbacks that have arrived, without waiting.
    pub fn drain(&mut self, context: &mut Context<'_>) {
        let interrupt = context.interrupt.clone();
        while self.handle_next(Duration::ZERO, &interrupt, context) {}
    }

    /// Waits until there is a postback about every template of `all` or the time is over, and records the results
    /// there.
    pub fn wait(mut self, all: &mut [Sent], context: &mut Context<'_>) {
        let pending = |heard: &HashMap<String, Encoding>, all: &[Sent]| {
            all.iter().filter_map(saved).flatten().filter(|id| !heard.contains_key(*id)).count()
        };
        let end = self.receiver.elapsed() + self.time;
        let mut left = pending(&self.heard, all);
        if left > 0 {
            context.say(&format!("waiting for the encoding of {}", counted(left, "template")));
        }
        let interrupt = context.interrupt.clone();
        while left > 0 && !interrupt.requested() {
            let time = end.saturating_sub(self.receiver.elapsed());
            if !self.handle_next(time, &interrupt, context) && time.is_zero() {
                break;
            }
            left = pending(&self.heard, all);
        }
        // From now on, clients are told to try again later. Postbacks that were answered already still count.
        self.receiver.close();
        while self.handle_next(Duration::ZERO, &Interrupt::default(), context) {}
        // Of a template whose time was not over, nothing is known.
        let silent = (!interrupt.requested()).then_some(Encoding::Silent);
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
    fn handle_next(&mut self, time: Duration, interrupt: &Interrupt, context: &mut Context<'_>) -> bool {
        let received = match self.receiver.next(time, interrupt) {
            Next::Received(received) => received,
            Next::Refused(refused) => {
                say_refused(&refused, context);
                return true;
            }
            Next::Nothing => return false,
        };
        let origin = Origin::Composed("postback".to_owned());
        for text in posted(&received.body, &origin).unwrap_or_default() {
            self.read(text);
        }
        true
    }

    fn read(&mut self, source: Source) {
        let mut sources = crate::source::Sources::default();
        let id = sources.add(source);
        let Message::Postback(postback) = message::read(&xml::parse(id, sources.get(id).text())) else {
            return;
        };
        for (_, fields) in postback.told() {
            let value = |term| fields.filled(term).map(|field| field.trimmed().to_owned());
            let (Some(code), Some(mms_id)) = (value(Term::Code), value(Term::MmsId)) else { continue };
            // N003 says that a template is ready, E002, E003, E004 and E011 that it is not (API facts §3.2).
            let encoding = match code.as_str() {
                "N003" => Encoding::Ready,
                "E002" | "E003" | "E004" | "E011" => Encoding::Failed(code),
                _ => continue,
            };
            self.heard.insert(mms_id, encoding);
        }
    }
}

/// The template that was saved, by this run or an earlier one, and of whose encoding nothing is known yet. It has no id
/// if the service did not name it; postbacks about it cannot be told from others.
fn saved(sent: &Sent) -> Option<Option<&str>> {
    let open = matches!(sent.encoding, None | Some(Encoding::Silent));
    match &sent.state {
        _ if sent.action != Some(Action::SaveMms) || !open => None,
        SendState::Now(Outcome::Accepted(said), _) => Some(said.mms_id.as_deref()),
        SendState::Before(Standing::Accepted(ended)) => Some(ended.mms_id.as_deref()),
        _ => None,
    }
}
