//! Types of lower layers as values of flags. They are named here, because nothing below the command line knows clap.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::dialect::Dialect;
use crate::limits::profile::{Kind, Sender};
use crate::message::PartKind;
use crate::postback::SentAs;

impl ValueEnum for Dialect {
    fn value_variants<'a>() -> &'a [Self] {
        &[Dialect::Current, Dialect::Classic]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Dialect::Current => "Lowercase with hyphens: `<mms-id>`",
            Dialect::Classic => "UPPERCASE: `<MMSID>`",
            // Only read, never written.
            Dialect::Legacy => return None,
        };
        Some(PossibleValue::new(self.as_str()).help(help))
    }
}

impl ValueEnum for SentAs {
    fn value_variants<'a>() -> &'a [Self] {
        &[SentAs::Mms, SentAs::Sms]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            SentAs::Mms => PossibleValue::new("mms").help("As an MMS"),
            SentAs::Sms => PossibleValue::new("sms").help("As an SMS with a link to an HTML page"),
        })
    }
}

impl ValueEnum for Sender {
    fn value_variants<'a>() -> &'a [Self] {
        &[Sender::ShortCode, Sender::LongCode, Sender::TollFree]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = PossibleValue::new(self.as_str());
        Some(match self {
            Sender::ShortCode => value.help("Five or six digits"),
            Sender::LongCode => value.alias("long-code").help("A registered long code"),
            Sender::TollFree => value.help("A toll-free number"),
        })
    }
}

impl ValueEnum for Kind {
    fn value_variants<'a>() -> &'a [Self] {
        &[Kind::Account, Kind::Carrier, Kind::Handset, Kind::Advice, Kind::Own]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()).help(match self {
            Kind::Account => "What an account's provider accepts",
            Kind::Carrier => "What a carrier transports",
            Kind::Handset => "What a class of handsets retrieves and shows",
            Kind::Advice => "What is recommended",
            Kind::Own => "What your configuration defines",
        }))
    }
}

impl ValueEnum for PartKind {
    fn value_variants<'a>() -> &'a [Self] {
        &PartKind::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()))
    }
}
