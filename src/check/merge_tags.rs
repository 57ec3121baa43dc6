//! Merge tags: `{$name|default}` inside texts (API facts §5).

use super::Subject;
use super::values::unusual_texts;
use crate::dialect::Term;
use crate::elements::Field;
use crate::message::Request;

/// One merge tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag<'t> {
    /// `{$name|default}`, or without a default.
    Closed {
        /// The name of the merge value.
        name: &'t str,
        /// The text to use if the value is missing.
        default: Option<&'t str>,
    },
    /// `{$name` with no brace after it, or with another tag first.
    Unclosed {
        /// The characters that look like its name.
        name: &'t str,
    },
}

/// The fields, among those that people put tags in, that contain a tag, well-formed or not.
pub(super) fn tagged<'s, 'a>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'a Field> + use<'s, 'a> {
    let all = || {
        // A brace makes a text unusual, and most documents have no unusual text.
        let request = subject.request().filter(|_| unusual_texts(subject).next().is_some());
        let fields = request.into_iter().flat_map(taggable);
        fields.filter(|field| tags(&field.value.value).next().is_some()).collect()
    };
    // Several rules need them.
    subject.derived.tagged.get_or_init(all).iter().copied()
}

/// The fields that people put tags in: the texts that recipients read.
pub(super) fn taggable(request: &Request) -> impl Iterator<Item = &Field> {
    const SINGLE: [Term; 3] = [Term::Subject, Term::CustomSubject, Term::FallbackText];
    let heads = SINGLE.into_iter().filter_map(|term| request.fields.get(term));
    let texts = request.slides.iter().filter_map(|slide| slide.fields.get(Term::Text));
    let custom = request.custom_texts.iter().filter_map(|text| text.fields.get(Term::Value));
    heads.chain(texts).chain(custom)
}

/// The tags of a text, in order.
pub(super) fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    // Most texts have no tags, and searching for one character is fastest.
    let open = text.bytes().any(|byte| byte == b'{').then(|| text.split("{$").skip(1));
    open.into_iter().flatten().map(|rest| match rest.split_once('}') {
        Some((inside, _)) => match inside.split_once('|') {
            Some((name, default)) => Tag::Closed { name: name.trim(), default: Some(default) },
            None => Tag::Closed { name: inside.trim(), default: None },
        },
        None => {
            let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
            Tag::Unclosed { name: &rest[..end] }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found() {
        let closed = |name, default| Tag::Closed { name, default };
        for (text, expected) in [
            ("Hello", vec![]),
            ("{name} $x {x}", vec![]),
            ("Hello {$firstname|Sir}!", vec![closed("firstname", Some("Sir"))]),
            ("{$a|}{$b}", vec![closed("a", Some("")), closed("b", None)]),
            ("{$a {$b|c}", vec![Tag::Unclosed { name: "a" }, closed("b", Some("c"))]),
            ("{$", vec![Tag::Unclosed { name: "" }]),
        ] {
            assert_eq!(tags(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
