//! The XML declaration: productions \[23\] to \[26\], \[32\], \[80\] and \[81\].

use super::syntax::SyntaxErrorKind as Kind;
use super::tag;
use super::text::Fault;

/// Reports what is wrong with the text between `<?` and `?>` of an XML declaration.
pub(super) fn faults(inside: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let tag = tag::start(inside, &mut faults);
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
fn wrong(pairs: &[(&str, &str)]) -> Option<&'static str> {
    let mut rest = pairs;
    match rest {
        [("version", version), tail @ ..] => {
            let minor = version.strip_prefix("1.").filter(|minor| !minor.is_empty());
            if !minor.is_some_and(|minor| minor.bytes().all(|b| b.is_ascii_digit())) {
                return Some("the version is not 1.0");
            }
            rest = tail;
        }
        _ => return Some("it must begin with the version"),
    }
    if let [("encoding", name), tail @ ..] = rest {
        let legal = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.bytes().all(legal) {
            return Some("the encoding is not a name");
        }
        rest = tail;
    }
    match rest {
        [] | [("standalone", "yes" | "no")] => None,
        [("standalone", _)] => Some("standalone is `yes` or `no`"),
        _ => Some("it holds version, encoding and standalone, in this order"),
    }
}
