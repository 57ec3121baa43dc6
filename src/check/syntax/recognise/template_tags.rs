//! Recognises the tags of templates (ERB, JSP, ASP, Jinja, Handlebars, FreeMarker) in a document that a program should
//! have filled in first, and placeholders in URLs.

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

/// Bytes in which the end of a placeholder or a statement is searched. Our choice: a text may hold a million braces.
const BRACED: usize = 256;

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

/// A placeholder in a URL or a number: `{{file}}`, `${id}`, `#{id}`, `{0}`, `%s`, `*|FILE|*`, `%%file%%`. None has braces
/// or such a percent sign in it otherwise.
pub(in crate::check) fn placeholder(url: &str) -> Option<&str> {
    // Most URLs have neither.
    if ![b'{', b'%', b'|'].iter().any(|mark| url.as_bytes().contains(mark)) {
        return None;
    }
    let found = url.match_indices(['{', '%']).find_map(|(at, mark)| match mark {
        "{" => braced(url, at),
        _ => formatted(&url[at..]),
    });
    found.or_else(|| mail_tag(url))
}

/// A placeholder or a statement in a text: `{{name}}`, `${name}`, `#{name}`, `*|NAME|*`, `%%name%%`, `%s`, `{% if x %}`.
/// Other braces may be meant as they are.
pub(in crate::check) fn tag_in_text(text: &str) -> Option<&str> {
    let marked = |tag: &&str| tag.starts_with("{{") || tag.starts_with(['$', '#']);
    let is_word = |tag: &&str| tag.contains(|c: char| c.is_ascii_alphabetic());
    let value = text.match_indices('{').find_map(|(at, _)| braced(text, at).filter(marked).filter(is_word));
    value.or_else(|| statement(text)).or_else(|| mail_tag(text)).or_else(|| conversion(text))
}

/// A tag of a mailing service: `*|FNAME|*` (Mailchimp), `%%FirstName%%` (Salesforce Marketing Cloud).
fn mail_tag(text: &str) -> Option<&str> {
    [("*|", "|*"), ("%%", "%%")].into_iter().find_map(|(open, close)| {
        text.match_indices(open).find_map(|(at, _)| {
            let inside = &text[at + open.len()..text.floor_char_boundary(at + open.len() + BRACED)];
            let name = &inside[..inside.find(close)?];
            let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ':' | '.' | ' ');
            // What is between two `%%` may be words of a message, which begin with small letters mostly.
            let whole = name.chars().all(is_name)
                && name.split(' ').all(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
                && (!name.contains(' ') || name.split(' ').all(|word| word.starts_with(char::is_uppercase)));
            whole.then(|| &text[at..at + open.len() + name.len() + close.len()])
        })
    })
}

/// A conversion of `printf` in a text, set apart from the words: `Hi %s, your code is %1$d`.
fn conversion(text: &str) -> Option<&str> {
    text.match_indices('%').find_map(|(at, _)| {
        let rest = &text[at + 1..];
        let place = rest.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix('$');
        let kind = place.unwrap_or(rest).strip_prefix(['s', 'd'])?;
        let apart = |c: char| c.is_whitespace() || c.is_ascii_punctuation() && c != '%';
        let alone = text[..at].chars().next_back().is_none_or(apart) && kind.chars().next().is_none_or(apart);
        // `5 %d` may be a slip of the pen for a share.
        let shares = text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit());
        (alone && !shares).then(|| &text[at..text.len() - kind.len()])
    })
}

/// A statement of a template, as in `{% if x %}`: the first on its line that is closed.
fn statement(text: &str) -> Option<&str> {
    text.match_indices("{%").find_map(|(at, _)| {
        let near = &text[at + 2..text.floor_char_boundary(at + 2 + BRACED)];
        let words = &near[..near.find("%}")?];
        let is_word = words.trim_start_matches(['-', ' ']).starts_with(|c: char| c.is_ascii_alphabetic());
        (is_word && !words.contains('\n')).then(|| &text[at..at + 2 + words.len() + 2])
    })
}

/// A name or a number in braces, with the `$` or `#` that templates put before them.
fn braced(url: &str, at: usize) -> Option<&str> {
    let near = &url[at..url.floor_char_boundary(at + BRACED)];
    let inside = near.trim_start_matches('{');
    let end = inside.find('}')?;
    let is_name = |name: &str| {
        let digits = name.bytes().all(|byte| byte.is_ascii_digit());
        let word = name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '.'))
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
        !name.is_empty() && (digits || word)
    };
    let twice = url[at..].starts_with("{{");
    let name = inside[..end].trim();
    let marked = url[..at].ends_with(['$', '#']);
    let close = at + near.len() - inside.len() + end;
    // `{{{name}}}` is `{{name}}` unescaped.
    let opened = near.bytes().take(3).take_while(|byte| *byte == b'{').count();
    let closed = url[close..].bytes().take(3).take_while(|byte| *byte == b'}').count();
    let close = close + if twice { opened.min(closed) } else { 1 };
    (twice || is_name(name)).then(|| &url[at - usize::from(marked)..close])
}

/// A conversion of `printf`, such as `%s`, that cannot be a percent-encoded character.
fn formatted(rest: &str) -> Option<&str> {
    let after = rest.strip_prefix("%s").or_else(|| rest.strip_prefix("%i"))?;
    (!after.starts_with(|c: char| c.is_alphanumeric())).then(|| &rest[..2])
}

/// Whether a FreeMarker macro's call is closed in `after`, what follows it. `<@joe>` alone is how chats mention people.
fn is_closed(after: &str) -> bool {
    after[..after.floor_char_boundary(CALL)].contains("</@")
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

    /// Searching to the end of the text from each brace takes minutes.
    #[test]
    fn many_braces_are_searched_near_each_alone() {
        for piece in ["{", "{{", "${", "{%a", "{a", "*|", "%%", "*|a", "% s"] {
            let text = piece.repeat(200_000);
            assert_eq!((placeholder(&text), tag_in_text(&text)), (None, None), "{piece}");
        }
    }

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
        for (url, found) in [
            ("https://a.com/{{ file.name }}.jpg", Some("{{ file.name }}")),
            ("https://a.com/{{file|upper}}.jpg", Some("{{file|upper}}")),
            ("https://a.com/{{{file}}}.jpg", Some("{{{file}}}")),
            ("https://a.com/${id}.jpg", Some("${id}")),
            ("https://a.com/#{id}", Some("#{id}")),
            ("https://a.com/{0}.jpg", Some("{0}")),
            ("https://a.com/%20%s.jpg", Some("%s")),
            ("https://a.com/*|FILE|*.jpg", Some("*|FILE|*")),
            ("https://a.com/%%file%%.jpg", Some("%%file%%")),
            ("https://a.com/50%sale.jpg", None),
            ("https://a.com/100%.jpg", None),
            ("https://a.com/{5A0C-11}.jpg", None),
            ("https://a.com/{}.jpg", None),
            ("https://a.com/{a", None),
        ] {
            assert_eq!(placeholder(url), found, "{url}");
        }
        for (text, found) in [
            ("Hi {% if x %}you{% endif %}", Some("{% if x %}")),
            ("Hi {%- x -%}", Some("{%- x -%}")),
            ("{% if {{ x }} %}", Some("{{ x }}")),
            ("{%5 off%}, {% if", None),
            ("Dear *|FNAME|*, 20% off", Some("*|FNAME|*")),
            ("Dear %%First Name%%", Some("%%First Name%%")),
            ("Hi %s, your code is %1$d", Some("%s")),
            ("code %1$d.", Some("%1$d")),
            ("%d", Some("%d")),
            ("*|* stars *| and |*, 5 %%, 50%% off, %%%", None),
            ("10%%off today%% wow", None),
            ("5 %d, 5%s off, 20%discount, %sale, 100 %", None),
        ] {
            assert_eq!(tag_in_text(text), found, "{text}");
        }
        assert_eq!(tag("a <% b < c %> d", 7), Some((2, "<%")));
        assert_eq!(tag("a {% b < c %} d", 7), Some((2, "{%")));
        assert_eq!(tag("<% b %> < c %>", 8), None);
    }
}
