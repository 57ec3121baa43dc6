//! Recognises the tags of templates (ERB, JSP, ASP, Jinja, Handlebars, FreeMarker) in a document that a program should
//! have filled in first.

/// What a template's tags begin and end with.
const TAGS: [(&str, &str); 8] = [
    ("<%", "%>"),
    ("{%", "%}"),
    ("{{#", "}}"),
    ("{{/", "}}"),
    ("<#", ">"),
    ("</#", ">"),
    ("<@", ">"),
    ("</@", ">"),
];

/// Bytes in which the other end of a tag is searched. Our choice: tags are short.
const TAG: usize = 4096;

/// Bytes in which the end of a macro's call is searched. Our choice: longer than a message.
const CALL: usize = 1 << 16;

/// What to do about a template.
pub(in crate::check) const ADVICE: &str = "fill in the template, and check what comes out of it";

/// What the template's tag at the start of `text` begins with; `None` if the text does not begin with one.
pub(in crate::check) fn opening(text: &str) -> Option<&'static str> {
    let begins = |open: &str, close: &str| {
        let Some(inside) = text.strip_prefix(open) else { return false };
        let word = inside.starts_with(|c: char| c.is_ascii_alphabetic());
        // `<%10` and `<#1` are prices and places.
        let tag = if close == ">" { word } else { !inside.starts_with(|c: char| c.is_ascii_digit()) };
        let Some(end) = inside[..inside.floor_char_boundary(TAG)].find(close).filter(|_| tag) else {
            return false;
        };
        open != "<@" || inside[..end].ends_with('/') || is_closed(&inside[end..])
    };
    TAGS.iter().find(|(open, close)| begins(open, close)).map(|(open, _)| *open)
}

/// Whether a FreeMarker macro's call is closed in `behind`, what follows it. `<@joe>` alone is how chats mention people.
fn is_closed(behind: &str) -> bool {
    behind[..behind.floor_char_boundary(CALL)].contains("</@")
}

/// The offset of the template's tag that begins at `at` or contains it, and what the tag begins with.
pub(in crate::check) fn tag(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let from = text.floor_char_boundary(at.saturating_sub(TAG));
    let around = |(open, close): &(&str, &str)| {
        let start = from + text[from..at].rfind(open)?;
        (!text[start..at].contains(close)).then_some(start)
    };
    let start = TAGS.iter().take(2).find_map(around).unwrap_or(at);
    opening(&text[start..]).map(|open| (start, open))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_text() {
        for (text, found) in [
            ("<%= name %>", Some("<%")),
            ("<% 5 %>", Some("<%")),
            ("<%10 off", None),
            ("<%", None),
            ("<#list slides as s>", Some("<#")),
            ("</#list>", Some("</#")),
            ("<#1 in town>", None),
            ("<@page/>", Some("<@")),
            ("<@page title=\"a\">a</@page>", Some("<@")),
            ("<@joe for info", None),
            ("<@joe> hi", None),
            ("<@joe for info</message-text>", None),
            ("{% if x %}", Some("{%")),
            ("{{#each slides}}", Some("{{#")),
            ("{{name}}", None),
        ] {
            assert_eq!(opening(text), found, "{text}");
        }
        assert_eq!(tag("a <% b < c %> d", 7), Some((2, "<%")));
        assert_eq!(tag("a {% b < c %} d", 7), Some((2, "{%")));
        assert_eq!(tag("<% b %> < c %>", 8), None);
    }
}
