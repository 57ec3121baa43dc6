//! The XML declaration: productions \[23\] to \[26\], \[32\], \[80\] and \[81\].

use super::chars::is_space;
use super::syntax::{DeclarationFault, SyntaxErrorKind as Kind};
use super::tag;
use super::text::Fault;

/// How the declaration is called.
const NAME: &str = "xml";

/// The length in bytes of the XML declaration at the start of `markup`, even if it lacks a `?` or its `>`, or begins
/// with `<? xml`, `<?XML` or `?<xml`. It ends at its first `>` or before the next `<`: no declaration contains either.
pub(super) fn length(markup: &str) -> Option<usize> {
    let name = match markup.strip_prefix("<?") {
        Some(name) => name.trim_start_matches(is_space),
        None => unmarked(markup)?,
    };
    name.get(..NAME.len()).filter(|name| name.eq_ignore_ascii_case(NAME))?;
    let rest = name[NAME.len()..].strip_prefix(|c| is_space(c) || matches!(c, '?' | '<' | '>'))?;
    let start = markup.len() - rest.len() - 1;
    let end = memchr::memchr2(b'<', b'>', &markup.as_bytes()[start..]).map_or(markup.len(), |at| start + at);
    let written = markup[..end].trim_end_matches(is_space);
    // The last marks the wrong way round as well.
    let swapped = usize::from(markup[end..].starts_with(">?") && !written.ends_with('?'));
    Some(if markup[end..].starts_with('>') { end + 1 + swapped } else { written.len() })
}

/// The name and what follows of a declaration that begins without its `?`, or with it before the `<`. No element has
/// such a name with a version after it, unless its end tag follows: XML keeps the name for itself.
fn unmarked(markup: &str) -> Option<&str> {
    let name = markup.strip_prefix('<').or_else(|| markup.strip_prefix("?<"))?;
    let inside = name.strip_prefix(NAME)?;
    let inside = &inside[..inside.find(['<', '>'])?];
    let versioned =
        inside.starts_with(is_space) && inside.trim_start_matches(is_space).starts_with("version");
    (versioned && (inside.ends_with('?') || !markup.contains("</xml"))).then_some(name)
}

/// What nearly every declaration holds.
const USUAL: [&str; 2] = ["xml version=\"1.0\" encoding=\"UTF-8\"", "xml version=\"1.0\" encoding=\"utf-8\""];

/// Reports what is wrong with the text between `<?` and `?>` of an XML declaration.
pub(super) fn faults(inside: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if USUAL.contains(&inside) {
        return faults;
    }
    let tag = tag::start(inside, &mut faults);
    // Where a quote is missing, what follows is taken for something else.
    let marks = ['"', '\''].map(|mark| inside.matches(mark).count());
    if !faults.is_empty() && marks.iter().any(|count| count % 2 == 1) {
        return vec![(Kind::BadDeclaration(DeclarationFault::Quote), 0..inside.len())];
    }
    // The values as written: references have no meaning here.
    let pair = |raw: &tag::RawAttribute| (&inside[raw.name.clone()], &inside[raw.value.clone()]);
    let pairs: Vec<_> = tag.attributes.iter().map(pair).collect();
    if faults.is_empty()
        && let Some(why) = wrong(&pairs)
    {
        faults.push((Kind::BadDeclaration(why), 0..inside.len()));
    }
    faults
}

/// What is wrong with the names and values of an XML declaration, if anything (production \[23\]).
fn wrong(pairs: &[(&str, &str)]) -> Option<DeclarationFault> {
    let mut rest = pairs;
    match rest {
        [("version", version), tail @ ..] => {
            let minor = version.strip_prefix("1.").filter(|minor| !minor.is_empty());
            if !minor.is_some_and(|minor| minor.bytes().all(|b| b.is_ascii_digit())) {
                return Some(DeclarationFault::Version);
            }
            rest = tail;
        }
        _ => return Some(DeclarationFault::NoVersion),
    }
    if let [("encoding", name), tail @ ..] = rest {
        let legal = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.bytes().all(legal) {
            return Some(DeclarationFault::Encoding);
        }
        rest = tail;
    }
    match rest {
        [] | [("standalone", "yes" | "no")] => None,
        [("standalone", _)] => Some(DeclarationFault::Standalone),
        _ => Some(DeclarationFault::Order),
    }
}
