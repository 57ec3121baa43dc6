//! The API key in a request's text.

use crate::dialect::Term;
use crate::message::Request;
use crate::source::{PLACEHOLDER, Span};
use crate::xml::{self, escaped};

/// The request's own key, if it has one: neither the placeholder nor the stars of a masked key are one.
#[must_use]
pub fn own(request: &Request) -> Option<&str> {
    let key = request.fields.filled(Term::ApiKey)?.trimmed();
    (key != PLACEHOLDER && key.contains(char::is_alphanumeric)).then_some(key)
}

/// Returns the text with `key` inserted: in the request's key element, or in a new element if it has none.
#[must_use]
pub fn filled(text: &str, request: &Request, key: &str) -> String {
    let key = escaped(key);
    let name = Term::ApiKey.name_or_other(request.dialect);
    let (range, new) = match request.fields.get(Term::ApiKey) {
        Some(field) => {
            let inside = tag_end(text, field.name.range().end);
            if text[..inside].ends_with("/>") {
                let start = field.name.range().start - "<".len();
                (start..inside, format!("<{name}>{key}</{name}>"))
            } else {
                (inside..end_tag(text, field.name).unwrap_or(inside).max(inside), key)
            }
        }
        None => {
            let inside = tag_end(text, request.root.range().end);
            (inside..inside, format!("\n  <{name}>{key}</{name}>"))
        }
    };
    format!("{}{new}{}", &text[..range.start], &text[range.end..])
}

/// The position of the end tag of the element with this name. A comment inside may hold one like it.
fn end_tag(text: &str, name: Span) -> Option<usize> {
    let document = xml::parse(name.source, text);
    let end = document.named_at(name)?.end_name_span()?;
    text[..end.range().start].rfind("</")
}

/// The position after the `>` that closes the tag open at `at`. A `>` inside quotes does not count.
fn tag_end(text: &str, at: usize) -> usize {
    let mut quote = None;
    for (index, c) in text[at..].char_indices() {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            ('>', None) => return at + index + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{self, Message};
    use crate::source::{Origin, Source, Sources};

    #[test]
    fn the_key_comes_to_its_place() {
        for (text, right) in [
            (
                "<request><api-key>YOUR-API-KEY</api-key><to>1</to></request>",
                "<request><api-key>a&amp;b</api-key><to>1</to></request>",
            ),
            ("<request><api-key/></request>", "<request><api-key>a&amp;b</api-key></request>"),
            (
                "<request><api-key x='>'></api-key></request>",
                "<request><api-key x='>'>a&amp;b</api-key></request>",
            ),
            (
                "<REQUEST><API_KEY><![CDATA[x]]></API_KEY></REQUEST>",
                "<REQUEST><API_KEY>a&amp;b</API_KEY></REQUEST>",
            ),
            (
                "<request><api-key><!-- put it here: <api-key>KEY</api-key> --></api-key></request>",
                "<request><api-key>a&amp;b</api-key></request>",
            ),
            (
                "<request><api-key>OLD<!-- see </wiki> --></api-key><to>1</to></request>",
                "<request><api-key>a&amp;b</api-key><to>1</to></request>",
            ),
            (
                "<request><api-key><!-- old </b> -->OLD<![CDATA[a</b]]></api-key ></request>",
                "<request><api-key>a&amp;b</api-key ></request>",
            ),
            ("<request><to>1</to></request>", "<request>\n  <api-key>a&amp;b</api-key><to>1</to></request>"),
            ("<REQUEST></REQUEST>", "<REQUEST>\n  <API_KEY>a&amp;b</API_KEY></REQUEST>"),
        ] {
            let mut sources = Sources::default();
            let id = sources.add(Source::new(Origin::Stdin, text.as_bytes().to_vec()));
            let Message::Request(request) = message::read(&xml::parse(id, text)) else { panic!("{text}") };
            assert_eq!(filled(text, &request, "a&b"), right);
            let whole = xml::parse(id, right);
            let Message::Request(request) = message::read(&whole) else { panic!("{right}") };
            assert!(whole.errors().is_empty() && own(&request).is_some());
            assert_eq!(request.fields.get(Term::ApiKey).unwrap().trimmed(), "a&b");
        }
    }
}
