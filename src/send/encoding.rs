//! What postbacks say of the encoding of templates (API facts §4.4).

use super::journal::EncodingKind;
use crate::dialect::Term;
use crate::message::{self, Message};
use crate::postback::Postback;
use crate::source::{Origin, Source, Sources};
use crate::xml;

/// What a postback says of the encoding of one template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodingReport {
    /// The template.
    pub mms_id: String,
    /// What became of it.
    pub kind: EncodingKind,
    /// The postback code that says so.
    pub code: String,
}

/// The reports in a postback; none if it is about anything else.
pub fn reports(postback: &Postback) -> impl Iterator<Item = EncodingReport> {
    postback.told().filter_map(|(_, fields)| {
        let value = |term| fields.filled(term).map(|field| field.trimmed().to_owned());
        let (code, mms_id) = (value(Term::Code)?, value(Term::MmsId)?);
        // N003 says that a template is ready, E002, E003, E004 and E011 that it is not (API facts §3.2).
        let kind = match code.as_str() {
            "N003" => EncodingKind::Ready,
            "E002" | "E003" | "E004" | "E011" => EncodingKind::Failed,
            _ => return None,
        };
        Some(EncodingReport { mms_id, kind, code })
    })
}

/// The reports in the text of a postback.
#[must_use]
pub fn reported(text: &str) -> Vec<EncodingReport> {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(Origin::Composed("postback".to_owned()), text.as_bytes().to_vec()));
    match message::read(&xml::parse(id, sources.get(id).text())) {
        Message::Postback(postback) => reports(&postback).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_about_the_encoding_of_templates() {
        for (code, kind) in [
            ("N003", Some(EncodingKind::Ready)),
            ("E002", Some(EncodingKind::Failed)),
            ("E004", Some(EncodingKind::Failed)),
            ("E101", None),
            ("N013", None),
        ] {
            let text = format!("<postback><code>{code}</code><mms-id> 5 </mms-id></postback>");
            let report =
                kind.map(|kind| EncodingReport { mms_id: "5".to_owned(), kind, code: code.to_owned() });
            assert_eq!(reported(&text), Vec::from_iter(report), "{code}");
        }
        assert!(reported("<postback><code>N003</code></postback>").is_empty());
        assert!(reported("<request/>").is_empty());
    }
}
