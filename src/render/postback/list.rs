//! What `postback list` prints: a table for people, format 1 for machines.

use std::io;

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

/// What an event's forms in a dialect stand on, the weakest.
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

#[derive(Serialize)]
struct List {
    format: u32,
    codes: Vec<JsonCode>,
}

#[derive(Serialize)]
struct JsonCode {
    code: &'static str,
    meaning: &'static str,
    action: &'static str,
    repair: Option<&'static str>,
    sources: &'static str,
    origin: Option<&'static str>,
    default_dialect: Option<Dialect>,
    forms: Vec<JsonForm>,
}

#[derive(Serialize)]
struct JsonForm {
    sent_as: Option<SentAs>,
    dialect: Dialect,
    basis: Basis,
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
            origin: event.map(|event| event.origin),
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
