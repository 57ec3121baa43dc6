//! The output of `postback list`: a table for people, format 1 for machines.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use crate::codes::{POSTBACK, PostbackCode};
use crate::dialect::{Dialect, Term};
use crate::postback::{Basis, Event, Form, SentAs, event};
use crate::render::table::{self, Align};

/// Prints a table.
///
/// # Errors
/// When `out` cannot be written to.
pub fn human(out: &mut dyn io::Write) -> io::Result<()> {
    let columns = ["code", "action", "current", "classic", "default", "sent as", "meaning"];
    let rows: Vec<Vec<String>> = POSTBACK.iter().map(row).collect();
    table::write(out, "", &columns.map(|name| (name, Align::Left)), &rows)
}

fn row(code: &PostbackCode) -> Vec<String> {
    let event = event(code.code);
    let cell = |words: Option<&str>| words.unwrap_or("-").to_owned();
    let basis = |dialect| event.and_then(|event| basis(event, dialect)).map(Basis::as_str);
    let deliveries: Vec<_> = event.map_or(&[][..], |event| event.forms).iter().collect();
    let deliveries: Vec<_> = deliveries.iter().filter_map(|form| form.sent_as).map(SentAs::as_str).collect();
    vec![
        code.code.to_owned(),
        code.follows.to_owned(),
        cell(basis(Dialect::Current)),
        cell(basis(Dialect::Classic)),
        cell(event.map(|event| event.dialect.as_str())),
        cell(Some(deliveries.join(" ").as_str()).filter(|words| !words.is_empty())),
        code.meaning.to_owned(),
    ]
}

/// The weakest basis of an event's forms in a dialect.
fn basis(event: &Event, dialect: Dialect) -> Option<Basis> {
    event.forms.iter().map(|form| form.layout(dialect).basis).max()
}

/// Prints JSON.
///
/// # Errors
/// When `out` cannot be written to.
pub fn json(out: &mut dyn io::Write) -> io::Result<()> {
    let codes = POSTBACK.iter().map(JsonCode::from).collect();
    serde_json::to_writer_pretty(&mut *out, &List { format: 1, codes })?;
    writeln!(out)
}

/// All that is printed.
#[derive(JsonSchema, Serialize)]
pub struct List {
    /// The version of this format: 1. It only ever gains fields.
    format: u32,
    /// All postback codes.
    codes: Vec<JsonCode>,
}

#[derive(JsonSchema, Serialize)]
struct JsonCode {
    /// The code.
    code: &'static str,
    /// What the code means.
    meaning: &'static str,
    /// The kind of event that it follows, such as `saveMMS`.
    action: &'static str,
    /// How to fix the cause, if something failed.
    repair: Option<&'static str>,
    /// Where it is documented.
    sources: &'static str,
    /// The `origin` of its postbacks: `MMS_MT` or `MMS_MO`.
    origin: Option<&'static str>,
    /// The dialect that its postbacks are written in by default.
    default_dialect: Option<Dialect>,
    /// The forms of its postbacks.
    forms: Vec<JsonForm>,
}

#[derive(JsonSchema, Serialize)]
struct JsonForm {
    /// Whether it is about a message sent as MMS or as SMS; null where that makes no difference.
    sent_as: Option<SentAs>,
    /// The dialect of this form.
    dialect: Dialect,
    /// The evidence for this form.
    basis: Basis,
    /// Its fields, by their names in the current dialect.
    fields: Vec<&'static str>,
}

impl From<&PostbackCode> for JsonCode {
    fn from(code: &PostbackCode) -> Self {
        let event = event(code.code);
        let forms = event.map_or(&[][..], |event| event.forms);
        let in_both = |form| [Dialect::Current, Dialect::Classic].map(|dialect| in_dialect(form, dialect));
        Self {
            code: code.code,
            meaning: code.meaning,
            action: code.follows,
            repair: Some(code.repair).filter(|words| !words.is_empty()),
            sources: code.sources,
            origin: event.map(|event| event.direction.as_str()),
            default_dialect: event.map(|event| event.dialect),
            forms: forms.iter().flat_map(in_both).collect(),
        }
    }
}

fn in_dialect(form: &Form, dialect: Dialect) -> JsonForm {
    let layout = form.layout(dialect);
    let name = |term: &Term| term.name_or_other(dialect);
    JsonForm {
        sent_as: form.sent_as,
        dialect,
        basis: layout.basis,
        fields: layout.terms.iter().map(name).collect(),
    }
}
